//! The language server, driven as an editor drives it.

mod editor;
mod protocol;
mod same_as_check;
