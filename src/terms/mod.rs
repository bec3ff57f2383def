//! Words and terms as data: tables of what to write and what not, those of the program (`terms/`) and
//! those of an office, looked for all at once.

mod builtin;
mod fixed;
mod governing;
mod laws;
mod list;
mod pairing;
mod pattern;
mod phrases;
mod search;
mod table;
mod word_set;

pub use builtin::{BUILTIN, Block, Builtin, OFFICE, blocks, values};
pub use fixed::{Fixed, Near};
pub use governing::is_verb;
pub use laws::{Law, Laws};
pub use list::{List, Place, Term, Text};
pub use pattern::{Match, Pattern, filled};
pub use phrases::{Phrase, Variants, kin, phrases, variants};
pub use search::{Hit, Terms, inside, pairs};
pub use table::{Certainty, Entry, Grade, Table};
pub use word_set::WordSet;
