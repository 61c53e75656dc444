//! A search engine for a folder of saved news articles: who said what, about what, and when.
//!
//! One river: **bytes → [`RawArticle`](article::RawArticle) → [`Article`](article::Article) → passages → index → hits → page**.
//! A module imports only from floors below its own, and a test holds that:
//!
//! | floor | modules |
//! | --- | --- |
//! | 0 | [`article`], [`error`]: the values |
//! | 1 | [`text`]: words and when they are the same |
//! | 2 | [`query`]: what a person asks for |

pub mod article;
pub mod error;
pub mod query;
pub mod text;

pub use error::{Error, Result};
