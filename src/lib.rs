//! A search engine for a folder of saved news articles: who said what, about what, and when.
//!
//! One river: **bytes → [`RawArticle`](article::RawArticle) → [`Article`](article::Article) → passages → index → hits → page**.
//!
//! ```
//! use morgue::{extract, source};
//!
//! let page = "Hourly ferries from May\n\n“Nobody should sleep on a quay,” said Ruth Adeyemi-Lund, head of the harbour board.\n";
//! source::articles("ferry.txt", page.as_bytes(), None, &mut |raw| {
//!     let article = extract::article(raw.expect("this is text")).expect("and an article");
//!     let quotation = &article.quotations[0];
//!     assert_eq!(quotation.text, "Nobody should sleep on a quay,");
//!     let speaker = quotation.speaker.as_ref().expect("the page names her");
//!     assert_eq!(speaker.name, "Ruth Adeyemi-Lund");
//!     assert_eq!(speaker.role.as_deref(), Some("head of the harbour board"));
//! });
//! ```
//!
//! A module imports only from floors below its own, and a test holds that:
//!
//! | floor | modules |
//! | --- | --- |
//! | 6 | [`cli`]: the command line |
//! | 5 | [`render`]: terminal, JSON, CSV, Markdown |
//! | 4 | [`search`]: a query answered; [`ingest`]: the index brought up to date |
//! | 3 | [`source`]: from a path to what its format says; [`index`]: what can be searched, and what has been read |
//! | 2 | [`extract`]: a raw article understood; [`query`]: what a person asks for |
//! | 1 | [`text`]: lines, paragraphs, tokens, words |
//! | 0 | [`article`], [`error`]: the values |

pub mod article;
pub mod cli;
pub mod error;
pub mod extract;
pub mod index;
pub mod ingest;
pub mod query;
pub mod render;
pub mod search;
pub mod source;
pub mod text;

pub use error::{Error, Result};
