//! ② Report → Markdown: words the elements, hands texts to the template, renders it.
//!
//! The only place that names Tera.

mod chain;
mod charts;
mod compose;
mod context;
mod drafting;
mod elements;
mod entries;
mod escape;
mod faults;
mod form;
mod layout;
mod meter;
mod names;
mod numbers;
mod phrases;
mod placeholders;
mod sentences;
mod speaker;
mod syntax;
mod tables;
mod tools;
mod types;
mod vocabulary;
mod words;

pub use compose::{Composed, compose};
pub use layout::{Layout, LayoutSource};
pub use placeholders::{PLACEHOLDERS, Placeholder, check_placeholders};
pub use speaker::Speaker;
pub use vocabulary::{Group, Word, vocabulary};
