//! Small pictures that stand beside a word, so that no state is told by colour alone.

use maud::{Markup, html};

use crate::coverage::Extent;
use crate::due::Status;
use crate::finding::Severity;
use crate::report::diff::sections::Section;

/// A picture with a shape and a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Mark {
    Status(Status),
    Severity(Severity),
    Change(Section),
    Taught(Extent),
    /// What cannot be told.
    Unknown,
}

/// The outlines, in a square of 16.
const TRIANGLE: &str = "M8 1.5 15 14.5H1Z";
const CIRCLE: &str = "M8 1.5a6.5 6.5 0 1 0 .01 0Z";
const SQUARE: &str = "M2 2H14V14H2Z";
const DIAMOND: &str = "M8 1 15 8 8 15 1 8Z";
const DOWN: &str = "M5.5 1.5H10.5V7.5H14.5L8 14.5 1.5 7.5H5.5Z";
const UP: &str = "M5.5 14.5H10.5V8.5H14.5L8 1.5 1.5 8.5H5.5Z";
const BOTH: &str = "M8 .8 13 5.6H10.2V10.4H13L8 15.2 3 10.4H5.8V5.6H3Z";
/// The left half of the circle.
const HALF: &str = "M8 1.5a6.5 6.5 0 0 0 0 13Z";

impl Mark {
    /// The name of its colour in the stylesheet.
    pub(in crate::report) fn tone(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) | Self::Taught(Extent::Nothing) => "bad",
            Self::Status(Status::DueSoon) | Self::Severity(Severity::Warning) | Self::Taught(Extent::InPart) => "soon",
            Self::Status(Status::Later) | Self::Severity(Severity::Note) => "calm",
            Self::Status(Status::Undated) | Self::Unknown => "open",
            Self::Taught(Extent::Whole) => "good",
            Self::Change(section) => match section {
                Section::Weakened | Section::Mixed => "bad",
                Section::Planned | Section::Unclear | Section::NotCompared | Section::SignedOff => "soon",
                Section::Strengthened => "good",
                Section::NewlyRecorded | Section::Reworded | Section::Neutral => "calm",
                Section::OneSided | Section::Moved | Section::RecordKeeping => "open",
            },
        }
    }

    fn outline(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) => TRIANGLE,
            Self::Status(Status::DueSoon) | Self::Severity(Severity::Warning) => CIRCLE,
            Self::Status(Status::Later | Status::Undated) | Self::Severity(Severity::Note) | Self::Unknown => SQUARE,
            Self::Taught(_) => CIRCLE,
            Self::Change(section) => match section {
                Section::Weakened | Section::Planned | Section::SignedOff => DOWN,
                Section::Mixed => BOTH,
                Section::Strengthened => UP,
                Section::Unclear | Section::NotCompared => DIAMOND,
                Section::NewlyRecorded
                | Section::Reworded
                | Section::Neutral
                | Section::OneSided
                | Section::Moved
                | Section::RecordKeeping => SQUARE,
            },
        }
    }

    /// Whether it is an outline and nothing inside.
    fn is_hollow(self) -> bool {
        matches!(
            self,
            Self::Status(Status::Undated)
                | Self::Unknown
                | Self::Change(Section::Planned | Section::SignedOff | Section::NotCompared | Section::OneSided)
                | Self::Taught(Extent::InPart | Extent::Nothing)
        )
    }

    /// The stripes of what was worked out, inside of the outline.
    fn stripes(self) -> &'static str {
        match self {
            Self::Status(Status::Overdue) | Self::Severity(Severity::Error) => "M4 14 9.5 4M7.5 14 11.5 8M11 14 13 11",
            _ => "M3 9 9 3M4 13 13 4M8 13 13 8",
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
        let inside = if is_hatched || self.is_hollow() { "none" } else { "currentColor" };
        let dashes = matches!(self, Self::Status(Status::Undated) | Self::Unknown).then_some("3 2");
        html! {
            path d=(self.outline()) fill=(inside) stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"
                stroke-dasharray=[dashes] {}
            @if is_hatched { path d=(self.stripes()) fill="none" stroke="currentColor" stroke-width="1.5" {} }
            @if self == Self::Taught(Extent::InPart) { path d=(HALF) fill="currentColor" {} }
        }
    }
}
