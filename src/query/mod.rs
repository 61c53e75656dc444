//! Floor 2: what a person asks for, as a pure tree of values.
//!
//! [`parse`] reads the one query language of every command; [`Query`] is what was understood, and prints itself back in that
//! language. Nothing here knows how an index answers it.
//!
//! | written | means |
//! | --- | --- |
//! | `5G security` | both words, in any order |
//! | `"golden power"` | the words side by side |
//! | `"golden veto"~5` | the words at most five words apart |
//! | `huawei OR zte` | either; binds closer than a mere space, so `italy huawei OR zte` asks for `italy` and one of the two |
//! | `italy AND huawei OR zte AND rome` | a written `AND` binds closest |
//! | `-word`, `NOT word` | not that |
//! | `(…)` | what belongs together |
//! | `secur*` | every word that begins so |
//! | `pompeo~`, `pompeo~1` | every word spelled nearly so: at most two letters different, or one |
//! | `speaker:pompeo`, `title:"golden power"`, `topic:(5g OR spying)` | in one [`Field`] |
//! | `date:2020-10`, `date:2020-09..2020-10`, `date:..2019` | published then |
//! | `kind:quote` | one kind of passage |
//!
//! Whatever else is written is words: addresses, times and pasted sentences need no care, unless a quote mark or a
//! parenthesis is left open.
//!
//! | room | holds |
//! | --- | --- |
//! | [`ast`] | the tree and how to build it without writing text |
//! | [`field`] | the fields and their names |
//! | [`days`] | dates as they are written in queries |
//! | `parse` | text to tree, and what is wrong with the text |
//! | `print` | tree to text |

pub mod ast;
pub mod days;
pub mod field;
mod parse;
mod print;

pub use ast::{Query, Text};
pub use days::Days;
pub use field::Field;
pub use parse::{Options, parse};
