//! What one command takes, laid out only for the command that is run: to lay it out for all of them takes a fifth of a start.

use std::ops::Deref;

use clap::builder::{Resettable, StyledStr};
use clap::{ArgMatches, Args, Command, FromArgMatches};

/// What a command takes.
#[derive(Debug)]
pub struct Late<T>(Box<T>);

impl<T> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Args> Late<T> {
    /// Lays out what the command takes; what is said of it stays as the list of commands has it.
    fn laid_out(command: Command, lay_out: fn(Command) -> Command) -> Command {
        let said = |said: Option<&StyledStr>| said.cloned().map_or(Resettable::Reset, Resettable::Value);
        let (about, more) = (said(command.get_about()), said(command.get_long_about()));
        lay_out(command).about(about).long_about(more)
    }
}

impl<T: Args> Args for Late<T> {
    fn augment_args(command: Command) -> Command {
        Self::laid_out(command, T::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::laid_out(command, T::augment_args_for_update)
    }
}

impl<T: FromArgMatches> FromArgMatches for Late<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Box::new).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}
