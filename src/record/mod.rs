//! Typed values out of a YAML tree, declared once: how they are read, spelt and described.
//!
//! `record!` declares a mapping, `choices!` an enumeration. Both the report
//! file and the packs are read this way, with the same care.

mod decimal;
mod declare;
mod nearest;
mod reader;
mod setting;
mod sound;
mod text;
mod value;

pub use decimal::{Decimal, MAX_DIGITS, Rounding};
pub(crate) use declare::{choices, read_record, record};
pub use nearest::nearest;
pub use reader::{Choice, Key, PendingReference, Read, Reader, Record, Shape};

pub use setting::Setting;
pub use text::{Field, Heading, Name, Paragraph, Phrase, Piece, Reference, Text, Title, Wording};
pub use value::{Date, DateTime, Located, OneOrMany};
