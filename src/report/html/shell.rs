//! What every page has in common: the head with its security policy, the frame of the page, what it rests on, and the
//! report itself as data.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;

use super::{Mark, as_written};
use crate::guidance::GuidanceUsed;
use crate::report::circumstances::as_at;
use crate::report::{Tool, escape, json, known};
use crate::source::sha256_base64;
use crate::standards::SetUsed;

/// The one stylesheet of all pages.
const STYLE: &str = include_str!("page.css");

/// The one script, for pages that have something to filter. It holds no data, and whoever runs none misses none.
const SCRIPT: &str = include_str!("page.js");

/// A page without its frame.
pub(in crate::report) struct Page<'p> {
    /// What the page is called, in its heading and by the browser.
    pub(in crate::report) title: &'p str,
    /// What it says, in a sentence below the title.
    pub(in crate::report) lead: &'p str,
    /// Its parts, each with its address in the page.
    pub(in crate::report) contents: Vec<(&'p str, String)>,
    /// What it is about.
    pub(in crate::report) body: Markup,
    /// What was not read, not shown, not done.
    pub(in crate::report) remarks: Vec<String>,
    /// Who made it.
    pub(in crate::report) tool: &'p Tool,
    /// The day as at which it was made, ISO 8601.
    pub(in crate::report) today: &'p str,
    /// The standards that were used.
    pub(in crate::report) standards: &'p [SetUsed],
    /// The guidance that was known.
    pub(in crate::report) guidance: Option<&'p GuidanceUsed>,
}

impl Page<'_> {
    /// Writes the page, with `report` in it as data: the page is its own archive.
    pub(in crate::report) fn write(&self, report: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
        self.write_with(None, report, out)
    }

    /// As [`Self::write`], with controls that stay hidden until the script shows them.
    pub(in crate::report) fn write_with(
        &self,
        controls: Option<&Markup>,
        report: &impl Serialize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        // Line ends become plain ones when a browser reads the page, and a hash is of what the browser has read.
        let [style, script] = [STYLE, SCRIPT].map(|text| text.replace("\r\n", "\n"));
        let script = controls.map(|_| script.as_str());
        writeln!(out, "{}", escape::markup(&self.head(&policy(&style, script)).into_string()))?;
        writeln!(out, "<style>{style}</style>")?;
        if let Some(script) = script {
            // A module waits for the page to be there.
            writeln!(out, "<script type=\"module\">{script}</script>")?;
        }
        writeln!(out, "</head>")?;
        writeln!(out, "{}", escape::markup(&self.frame(controls, &json::in_markup(report)?).into_string()))
    }

    fn head(&self, policy: &str) -> Markup {
        html! {
            (DOCTYPE)
            (PreEscaped("<html lang=\"en-GB\"><head>"))
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (self.title) " \u{2013} paramount" }
        }
    }

    fn frame(&self, controls: Option<&Markup>, data: &str) -> Markup {
        html! {
            body {
                a.skip href="#content" { "Skip to the content" }
                header {
                    h1 { (self.title) }
                    p.lead { (self.lead) }
                    @if self.contents.len() > 1 {
                        nav aria-label="On this page" {
                            ul { @for (id, name) in &self.contents { li { a href={ "#" (id) } { (name) } } } }
                        }
                    }
                }
                @if let Some(controls) = controls { (controls) }
                main id="content" tabindex="-1" {
                    (self.body)
                    @if !self.remarks.is_empty() {
                        section.remarks aria-labelledby="remarks" {
                            h2 id="remarks" { "What this page does not tell" }
                            ul { @for remark in &self.remarks { li { (remark) } } }
                        }
                    }
                }
                footer {
                    p {
                        "Made by " (self.tool.name) " " (self.tool.version) " "
                        (as_at(self.today, self.standards, as_written)) "."
                        @if let Some(used) = self.guidance { " " (known::in_words(used, self.today)) }
                    }
                    p { "This page holds its own report as data, in the element with the id report." }
                }
                template id="report" { (PreEscaped(data)) }
            }
            (PreEscaped("</html>"))
        }
    }
}

/// What the page allows itself: its own stylesheet, its own script where it has one, and nothing from elsewhere.
fn policy(style: &str, script: Option<&str>) -> String {
    let hash = |text: &str| format!("'sha256-{}'", sha256_base64(text.as_bytes()));
    let script = script.map(|script| format!(" script-src {};", hash(script))).unwrap_or_default();
    format!("default-src 'none'; style-src {};{script} base-uri 'none'; form-action 'none'", hash(style))
}

/// A number that stands at the top of a page.
pub(in crate::report) struct Tile {
    pub(in crate::report) mark: Mark,
    pub(in crate::report) number: usize,
    pub(in crate::report) words: &'static str,
}

impl Tile {
    /// A number with what it counts, of one and of several.
    pub(in crate::report) fn counting(mark: Mark, number: usize, [one, several]: [&'static str; 2]) -> Self {
        Self { mark, number, words: if number == 1 { one } else { several } }
    }

    /// Several of them side by side.
    pub(in crate::report) fn draw_all(tiles: &[Self]) -> Markup {
        html! {
            ul.tiles {
                @for tile in tiles {
                    li class=[(tile.number > 0).then(|| tile.mark.tone())] {
                        (tile.mark.draw()) " " strong { (tile.number) } " " (tile.words)
                    }
                }
            }
        }
    }
}

/// Text for whoever does not see the picture that stands there.
pub(in crate::report) fn hidden(text: &str) -> Markup {
    html! { span.hidden { (text) } }
}

/// A path, which a narrow column may break where a folder ends.
pub(in crate::report) fn path(path: &str) -> Markup {
    html! {
        span.path { @for part in path.split_inclusive('/') { (part) @if part.ends_with('/') { wbr; } } }
    }
}
