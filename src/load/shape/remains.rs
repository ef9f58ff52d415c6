//! What other programs leave in a text: the codes and marks of a web page, and letters that were read in another encoding
//! than they were written in.

use memchr::memchr2;

use super::Shape;
use crate::finding::{Draft, Fix, Severity, shortened};
use crate::source::{NodeId, Style};

/// Codes of web pages, with what they stand for.
const CODES: [(&str, &str); 16] = [
    ("&nbsp;", " "),
    ("&#160;", " "),
    ("&amp;", "&"),
    ("&#38;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\u{201d}"),
    ("&apos;", "\u{2019}"),
    ("&#39;", "\u{2019}"),
    ("&rsquo;", "\u{2019}"),
    ("&lsquo;", "\u{2018}"),
    ("&rdquo;", "\u{201d}"),
    ("&ldquo;", "\u{201c}"),
    ("&ndash;", "\u{2013}"),
    ("&mdash;", "\u{2014}"),
    ("&pound;", "\u{a3}"),
];

/// Marks of web pages, with what they stand for.
const MARKS: [&str; 14] = [
    "<br>",
    "<br/>",
    "<br />",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<strong>",
    "</strong>",
    "<em>",
    "</em>",
    "</span>",
];

/// Letters written in one encoding and read in another, with what they were.
const MISREAD: [(&str, &str); 11] = [
    ("\u{e2}\u{20ac}\u{2122}", "\u{2019}"),
    ("\u{e2}\u{20ac}\u{2dc}", "\u{2018}"),
    ("\u{e2}\u{20ac}\u{153}", "\u{201c}"),
    ("\u{e2}\u{20ac}\u{9d}", "\u{201d}"),
    ("\u{e2}\u{20ac}\u{201c}", "\u{2013}"),
    ("\u{e2}\u{20ac}\u{201d}", "\u{2014}"),
    ("\u{e2}\u{20ac}\u{a6}", "\u{2026}"),
    ("\u{c2}\u{a3}", "\u{a3}"),
    ("\u{c3}\u{a9}", "\u{e9}"),
    ("\u{c3}\u{a8}", "\u{e8}"),
    ("\u{c2}\u{a0}", " "),
];

/// What stands in place of a letter that could not be read.
const LOST: char = '\u{fffd}';

impl Shape<'_> {
    /// Adds a finding for the first such remain of each text of which none speaks yet.
    pub(super) fn remains(&mut self) {
        let arena = self.arena;
        // Most documents have none of the signs that these begin with.
        if !may_have_remains(arena.source().text()) {
            return;
        }
        for node in arena.nodes() {
            let text = arena.text(node).filter(|text| may_have_remains(text) && !self.told.contains(&node));
            let Some(text) = text else { continue };
            let Some((message, help)) = said(text) else { continue };
            self.findings.under("load/not-plain", Severity::Warning);
            if !self.findings.has_room() {
                self.findings.count_only();
                continue;
            }
            let draft = Draft::new(node, message, help).value(text).fix(self.without_remains(node, text));
            self.findings.add(draft);
        }
    }

    /// The text with the letters that its codes stand for, where nothing else is to be decided.
    fn without_remains(&self, node: NodeId, text: &str) -> Option<Fix> {
        let plain = decoded(text);
        // What a sign means to the format where no quotes are round the text is left to a person.
        let may_mean_more = self.arena.style(node) == Style::Plain && plain.contains(['#', ':', '<', '>', '&']);
        if plain == text || said(&plain).is_some() || may_mean_more && !plain.contains(" & ") {
            return None;
        }
        Fix::of_scalar(self.arena, node, &plain, "write the letters that these codes stand for")
    }
}

/// Whether a text has any of the signs that remains begin with.
fn may_have_remains(text: &str) -> bool {
    memchr2(b'&', b'<', text.as_bytes()).is_some() || !text.is_ascii()
}

/// A text with the letters that codes of web pages and misread letters stand for.
fn decoded(text: &str) -> String {
    let codes = CODES.iter().chain(&MISREAD);
    codes.fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter))
}

/// What is wrong with the first remain in a text, and what to write.
fn said(text: &str) -> Option<(String, String)> {
    if text.contains(LOST) {
        let message = "a letter of this text was lost: the sign \u{fffd} stands in its place".to_owned();
        return Some((
            message,
            "write the letter that the document has; it is often an apostrophe or a dash".to_owned(),
        ));
    }
    if let Some((code, letter)) = CODES.iter().find(|(code, _)| text.contains(code)) {
        let what = if *letter == " " { "a space" } else { letter };
        return Some((
            format!("{code} is how a web page writes {what}, and stays in the text here"),
            format!("write {what} in its place: {}", shortened(&decoded(text))),
        ));
    }
    if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark)) {
        let message = format!("{mark} is a mark of a web page, and stays in the text here");
        return Some((message, "take it out, and others like it; write a space where it parted two words".to_owned()));
    }
    let (written, letter) = MISREAD.iter().find(|(written, _)| text.contains(written))?;
    Some((
        format!("the letters {written} are one that was read wrongly when the text was copied"),
        format!(
            "write {} in their place: {}",
            if *letter == " " { "a space" } else { letter },
            shortened(&decoded(text))
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remains_are_told_from_text() {
        for text in [
            "Executive&nbsp;Group",
            "Learning &amp; Development",
            "must<br>be",
            "Children\u{e2}\u{20ac}\u{2122}s",
            "a\u{fffd}b",
        ] {
            assert!(said(text).is_some(), "{text}");
        }
        for text in ["Learning & Development", "R&D; all", "a < b", "caf\u{e9}", "\u{c2}ge"] {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(decoded("Learning &amp; Children\u{e2}\u{20ac}\u{2122}s"), "Learning & Children\u{2019}s");
    }
}
