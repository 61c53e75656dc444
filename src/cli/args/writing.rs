//! How the index is written.

use clap::{Args, value_parser};

/// How the index is written.
#[derive(Debug, Clone, Args)]
pub struct Writing {
    /// Read so many files at a time; as many as there are cores unless said otherwise
    #[arg(long, value_name = "COUNT", help_heading = WRITING, value_parser = value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// Collect so much in memory before it is written, 20 or more
    #[arg(long, value_name = "MB", help_heading = WRITING, default_value_t = 80)]
    #[arg(value_parser = value_parser!(u16).range(20..=16_000))]
    pub memory: u16,

    /// Wait while another morgue is writing to the index
    #[arg(long, help_heading = WRITING)]
    pub wait: bool,
}

pub(super) const WRITING: &str = "Writing";

impl Writing {
    /// How much memory that is, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        usize::from(self.memory) * 1_000_000
    }
}
