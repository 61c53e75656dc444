//! Keeps a fault of the program, or of a crate that it reads a format with, to the one article that brings it about.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::article::Reason;

/// What comes of reading an article; where the program fails, that it did.
///
/// What was being read is not to be read on with: only what was read already may be given in.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, Reason>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| fault.downcast_ref::<&str>().copied()).unwrap_or("an unknown fault");
        Err(Reason::Fault(said.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_a_reason() {
        assert_eq!(guarded(|| Ok(7)), Ok(7));
        let failed: Result<(), Reason> = guarded(|| panic!("no {}", "heron"));
        assert_eq!(failed, Err(Reason::Fault("no heron".to_owned())));
    }
}
