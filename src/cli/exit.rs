//! How a run ends.

use std::process::ExitCode;

/// How a run ended, told as grep tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Something was found, or done.
    Found,
    /// Nothing was found.
    Nothing,
    /// What was asked about was found, and is not what it is said to be.
    Differs,
    /// Something went wrong, perhaps beside a result: a source was skipped, or the run could not go on.
    Trouble,
    /// A person ended the run early.
    Ended,
}

/// What shells say of a program that was ended with Ctrl-C.
pub const ENDED: u8 = 130;

impl Exit {
    /// The end of a run that found something or did not.
    #[must_use]
    pub const fn found(something: bool) -> Self {
        if something { Self::Found } else { Self::Nothing }
    }

    /// The same end, unless something went wrong on the way; that a run was ended early outweighs that.
    #[must_use]
    pub const fn unless(self, trouble: bool) -> Self {
        if trouble && !matches!(self, Self::Ended) { Self::Trouble } else { self }
    }

    /// What the system is told.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Nothing => 1,
            Self::Trouble => 2,
            Self::Differs => 3,
            Self::Ended => ENDED,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_outweighs_what_was_found() {
        for (end, trouble, code) in [(true, false, 0), (false, false, 1), (true, true, 2), (false, true, 2)] {
            assert_eq!(Exit::found(end).unless(trouble).code(), code);
        }
        assert_eq!(Exit::Ended.unless(true).code(), 130);
    }
}
