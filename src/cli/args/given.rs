//! How a value is taken that the shell or the environment hands over.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, PathBufValueParser, TypedValueParser, ValueParserFactory};
use clap::parser::ValueSource;
use clap::{Arg, Command, Error};

use crate::source::path_name;

/// A path that an option or a variable names; a variable that is empty names none.
#[derive(Debug, Clone)]
pub struct Named(Option<PathBuf>);

impl Named {
    /// The path.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }
}

impl ValueParserFactory for Named {
    type Parser = NamedParser;

    fn value_parser() -> NamedParser {
        NamedParser
    }
}

/// Takes a [`Named`].
#[derive(Debug, Clone, Copy)]
pub struct NamedParser;

impl TypedValueParser for NamedParser {
    type Value = Named;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Named, Error> {
        PathBufValueParser::new().parse_ref(command, arg, value).map(|path| Named(Some(path)))
    }

    fn parse_ref_(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
        source: ValueSource,
    ) -> Result<Named, Error> {
        if value.is_empty() && source == ValueSource::EnvVariable {
            return Ok(Named(None));
        }
        self.parse_ref(command, arg, value)
    }
}

/// An article as it is printed; what the shell completed may be no UTF-8.
pub(super) fn article() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(printed)
}

fn printed(given: OsString) -> String {
    given.into_string().unwrap_or_else(|given| path_name(Path::new(&given)))
}
