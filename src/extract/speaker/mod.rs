//! Who is who in an article.
//!
//! | room | does |
//! | --- | --- |
//! | [`mention`] | finds the words that may name a speaker: names, pronouns, descriptions |
//! | [`scene`] | a paragraph with its mentions |
//! | [`role`] | reads what the article says somebody is |
//! | [`stage`] | follows the article and tells whom each mention means |
//! | [`cast`] | gathers everyone the article names, each once, with the fullest name and role |

pub(super) mod cast;
pub(super) mod mention;
mod role;
pub(super) mod scene;
pub(super) mod stage;
