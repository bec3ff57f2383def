//! A pack's filled example, as a report file of one's own.

use super::english;
use crate::diagnostic::Lang;
use crate::pack::Builtin;
use crate::schema;

/// What tells an editor which schema a file follows.
pub const SCHEMA: &str = "# yaml-language-server: $schema=";

/// The example of `pack` with its keys in `keys`, and with the schema that stands beside it.
pub fn example(pack: &Builtin, keys: Lang) -> String {
    let text = pack.example();
    let text = match keys {
        Lang::Zh => text.to_owned(),
        Lang::En => english(text),
    };
    let line = format!("{SCHEMA}{}", schema::file_name(keys));
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(SCHEMA) => format!("{line}\n{rest}"),
        _ => format!("{line}\n{text}"),
    }
}
