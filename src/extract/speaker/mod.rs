//! Who is who in an article.
//!
//! | room | does |
//! | --- | --- |
//! | [`mention`] | finds the words that may name a speaker: names, pronouns, descriptions |
//! | [`name`] | finds where a name begins and ends, and the title in front of it |
//! | [`bare`] | finds the name alone behind titles |
//! | [`word`] | tells which words belong to a name |
//! | [`body`] | tells which words belong to an organisation's name |
//! | [`title`] | tells titles from names |
//! | [`office`] | finds what an office in front of a name is of or for |
//! | [`calling`] | tells nouns that say what somebody is right beside the name alone |
//! | [`nickname`] | finds nicknames inside names |
//! | [`surname`] | learns which common words are names in this article |
//! | [`scene`] | a paragraph with its mentions |
//! | [`noun`] | tells which nouns and verbs say what somebody is |
//! | [`role`] | reads what the article says somebody is |
//! | [`repeat`] | tells by which nouns somebody is called again of whom something else was said |
//! | [`epithet`] | reads what the article calls somebody in place of the name |
//! | [`delayed`] | finds who is described first and named afterwards |
//! | [`bearer`] | tells from a name alone whether a person, an organisation or a place bears it |
//! | [`description`] | reads somebody described and not named |
//! | [`spelling`] | how the names are spelled, each spelling read once |
//! | [`filed`] | values filed by words |
//! | [`field`] | tells which fields one office, ministry or firm deals in together |
//! | [`figure`] | somebody with all their names and roles, the fullest first |
//! | [`cast`] | gathers everyone the article names, each once, with the fullest name and role |
//! | [`person`] | tells which names of an archive are one person's |
//! | [`stage`] | follows the article and tells whom each mention means |

mod bare;
mod bearer;
mod body;
mod calling;
pub(super) mod cast;
mod delayed;
mod description;
mod epithet;
mod field;
mod figure;
mod filed;
pub(super) mod mention;
mod name;
mod nickname;
pub(super) mod noun;
mod office;
pub mod person;
mod repeat;
mod role;
pub(super) mod scene;
mod spelling;
pub(super) mod stage;
mod surname;
mod title;
mod word;

pub(super) use figure::{Figure, contrary};
