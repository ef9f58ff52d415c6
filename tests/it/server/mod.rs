//! The language server, driven as an editor drives it.

mod actions;
mod completion;
mod editor;
mod hostile;
mod hover;
mod names;
mod program;
mod protocol;
mod same_as_check;
mod since;
mod story;
mod vscode;
