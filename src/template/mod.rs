//! ② Report → Markdown: words the elements, hands texts to the template, renders it.
//!
//! The only place that names Tera.

mod compose;
mod context;
mod elements;
mod entries;
mod escape;
mod faults;
mod form;
mod layout;
mod phrases;
mod tables;
mod words;

pub use compose::{Composed, compose};
pub use layout::{Layout, LayoutSource};
