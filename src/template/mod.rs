//! ② Report → Markdown: words the elements, hands texts to the template, renders it.
//!
//! The only place that names Tera.

mod compose;
mod context;
mod drafting;
mod elements;
mod entries;
mod escape;
mod form;
mod sentences;
mod speaker;
mod tables;
mod words;

pub use compose::{Composed, Layout, compose};
pub use speaker::Speaker;
