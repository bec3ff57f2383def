//! What people have decided about findings: silences in the report file, levels of a project.

mod severities;
mod silences;

pub use severities::{Level, Severities};
pub use silences::{Around, Silenced, silence, silence_where};
