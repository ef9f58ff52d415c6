//! What there is to say about a rule, a standard or a document of national guidance, for people on a terminal, on a page and in
//! an editor alike.

pub mod guidance;
pub mod standard;
pub mod waiver;

use clap::ValueEnum;

use crate::report::escape;

/// The formats of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people, on a terminal
    Human,
    /// For a web page
    Markdown,
    /// For programs
    Json,
}

/// A text for a format. What a file of one's own says may come from a stranger; what is built in may use Markdown.
fn safe(text: &str, format: ExplainFormat, is_built_in: bool) -> String {
    match format {
        ExplainFormat::Markdown if !is_built_in => escape::markdown(text).into_owned(),
        _ => escape::line(text).into_owned(),
    }
}
