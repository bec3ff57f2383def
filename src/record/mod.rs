//! Typed values out of a YAML tree, declared once: how they are read, spelt and described.
//!
//! `record!` declares a mapping, `choices!` an enumeration. Both the report
//! file and the packs are read this way, with the same care.

mod backslash;
mod beside;
mod blank;
pub(crate) mod braces;
mod date;
mod decimal;
mod declare;
mod hanzi;
mod listed;
mod lists;
mod nearest;
mod number;
mod parted;
mod pieces;
mod reader;
mod setting;
mod sound;
mod text;
mod typed;
mod undashed;
mod unknown;
mod value;

pub use beside::Beside;
pub use blank::left as left_blank;
pub use braces::Braces;
pub use decimal::{Decimal, MAX_DIGITS, Rounding};
pub(crate) use declare::{choices, read_record, record};
pub(crate) use hanzi::digits as hanzi_digits;
pub use nearest::{bare_name, contained, nearest, stands_bare};
pub(crate) use number::plain_number;
pub(crate) use parted::in_brackets;
pub use reader::{Choice, Key, PendingReference, Read, Reader, Record, Shape};
pub use sound::{Likeness, Sound};
pub(crate) use typed::narrowed;
pub(crate) use undashed::dash_ahead;

pub use date::{Date, DateTime};
pub use setting::Setting;
pub use text::{Field, Heading, Name, Paragraph, Phrase, Piece, Reference, Text, Title, Wording};
pub use value::{Located, OneOrMany};
