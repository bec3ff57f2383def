//! `fazhi schema`: the JSON Schema of a report file.

use super::args::Common;
use super::{Exit, print};
use crate::diagnostic::Lang;
use crate::schema;

/// Prints the schema that offers keys in the spelling `keys`.
pub fn run(common: &Common, keys: Lang) -> Exit {
    print(common, &schema::report(keys))
}
