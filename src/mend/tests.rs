//! The way in, on small texts.
