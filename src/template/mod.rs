//! ② Report → Markdown: words the elements, hands texts to the template, renders it.
//!
//! The only place that names Tera.

mod compose;
mod context;
mod drafting;
mod elements;
mod entries;
mod escape;
mod faults;
mod form;
mod layout;
mod phrases;
mod placeholders;
mod sentences;
mod speaker;
mod tables;
mod words;

pub use compose::{Composed, compose};
pub use layout::{Layout, LayoutSource};
pub use placeholders::{PLACEHOLDERS, Placeholder, check_placeholders};
pub use speaker::Speaker;
