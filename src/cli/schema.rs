//! `fazhi schema`: the JSON Schema of a report file.

use super::args::Common;
use super::{Exit, files};
use crate::diagnostic::Lang;
use crate::schema;

/// Prints the schema that offers keys in the spelling `keys`.
pub fn run(_: &Common, keys: Lang) -> Exit {
    files::print(schema::report(keys).as_bytes()).map_or(Exit::Failed, |()| Exit::Done)
}
