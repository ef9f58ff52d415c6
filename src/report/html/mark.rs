//! Small pictures that stand beside a word, so that no state is told by colour alone.

use maud::{Markup, html};

use crate::due::Status;
use crate::finding::Severity;

/// A picture with a shape and a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Mark {
    Status(Status),
    Severity(Severity),
}

impl Mark {
    /// The name of its colour in the stylesheet.
    pub(in crate::report) fn tone(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) => "bad",
            Self::Status(Status::DueSoon) | Self::Severity(Severity::Warning) => "soon",
            Self::Status(Status::Later) | Self::Severity(Severity::Note) => "calm",
            Self::Status(Status::Undated) => "open",
        }
    }

    /// The outline, in a square of 16: a triangle, a circle, a square, a square of dashes.
    fn outline(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) => "M8 1.5 15 14.5H1Z",
            Self::Status(Status::DueSoon) | Self::Severity(Severity::Warning) => "M8 1.5a6.5 6.5 0 1 0 .01 0Z",
            Self::Status(Status::Later | Status::Undated) | Self::Severity(Severity::Note) => "M2 2H14V14H2Z",
        }
    }

    /// The stripes of what was worked out, inside of the outline.
    fn stripes(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) => "M4 14 9.5 4M7.5 14 11.5 8M11 14 13 11",
            Self::Status(_) | Self::Severity(_) => "M3 9 9 3M4 13 13 4M8 13 13 8",
        }
    }

    /// The picture. Whoever cannot see it reads the word beside it.
    pub(in crate::report) fn draw(self) -> Markup {
        self.drawn(false)
    }

    /// The picture of what no document states and the tool has worked out.
    pub(in crate::report) fn draw_hatched(self) -> Markup {
        self.drawn(true)
    }

    fn drawn(self, is_hatched: bool) -> Markup {
        html! {
            svg class={ "mark " (self.tone()) } viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
                (self.shape(is_hatched))
            }
        }
    }

    /// What the picture consists of, for a place inside another picture.
    pub(in crate::report) fn shape(self, is_hatched: bool) -> Markup {
        let is_empty = is_hatched || self == Self::Status(Status::Undated);
        let inside = if is_empty { "none" } else { "currentColor" };
        let dashes = (self == Self::Status(Status::Undated)).then_some("3 2");
        html! {
            path d=(self.outline()) fill=(inside) stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"
                stroke-dasharray=[dashes] {}
            @if is_hatched { path d=(self.stripes()) fill="none" stroke="currentColor" stroke-width="1.5" {} }
        }
    }
}
