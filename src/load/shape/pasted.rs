//! Values that read well and are not what they look like: quotation marks of Word, which stay in the text, and bullets,
//! which begin no list.

use super::{Shape, synonyms};
use crate::finding::{Draft, Severity, shortened};
use crate::load::bullet::Bullet;
use crate::load::mend;
use crate::load::text_sign::SpoiltSign;
use crate::model::schema;
use crate::source::{NodeId, Span, Style};

impl Shape<'_> {
    /// Adds a finding for each value of which none speaks yet.
    pub(super) fn pasted(&mut self) {
        /// A file of thousands of bullets is not looked through to its end for each one's place.
        const MOST: usize = 500;
        let arena = self.arena;
        let mut looked_at = 0;
        for node in arena.nodes() {
            self.mark_left_over(node);
            self.sign_before_text(node);
            self.entry_in_text(node);
            let Some(text) = arena.text(node).filter(|_| arena.style(node) == Style::Plain) else { continue };
            if let Some(bare) = mend::in_curly_quotes(text) {
                self.findings.under("load/not-plain", Severity::Warning);
                if self.told.contains(&node) {
                    continue;
                }
                if !self.findings.has_room() {
                    self.findings.count_only();
                    continue;
                }
                let (message, help) = if bare.trim().is_empty() {
                    (
                        "nothing stands between these quotation marks",
                        "write what belongs here; where the source gives nothing, take this line out".to_owned(),
                    )
                } else {
                    let message = "the quotation marks round this are curly ones, which stay in the text as letters";
                    (message, format!("write straight ones: \"{}\"", shortened(bare)))
                };
                self.findings.add(
                    Draft::new(node, message, help).value(text).fix(mend::straight(arena.source(), arena.span(node))),
                );
            } else if let Some(bullet) = Bullet::of(text).filter(|_| looked_at < MOST) {
                looked_at += 1;
                if self.told.contains(&node) || !self.begins_a_list(node) {
                    continue;
                }
                let (message, help) = bullet.said();
                self.findings.under("load/wrong-type", Severity::Error);
                self.findings.add(Draft::new(node, message, help).value(text));
            }
        }
    }

    /// Adds a finding for a text that begins with the # of a form's line, which made a remark of it there.
    fn mark_left_over(&mut self, node: NodeId) {
        let arena = self.arena;
        let Some(text) = arena.text(node).filter(|_| arena.style(node) == Style::Quoted) else { return };
        let Some(sentence) = text.strip_prefix('#').map(str::trim_start) else { return };
        // "#MeToo and #2" are words; a sentence begins with a word of its own.
        let first = sentence.split_whitespace().next().unwrap_or_default();
        let is_sentence = first != sentence && first.chars().skip(1).all(|letter| !letter.is_uppercase());
        if !is_sentence || !first.starts_with(char::is_alphabetic) || self.told.contains(&node) {
            return;
        }
        self.findings.under("load/not-plain", Severity::Warning);
        if !self.findings.has_room() {
            return self.findings.count_only();
        }
        let message = "this text begins with a #, which is part of it here";
        let help = format!("take the # out: {}", shortened(sentence));
        self.findings.add(Draft::new(node, message, help).value("#"));
    }

    /// Adds a finding for a text with a sign before it that is part of it: what Word made of `>-`, or a long dash.
    fn sign_before_text(&mut self, node: NodeId) {
        let arena = self.arena;
        let is_plain = arena.style(node) == Style::Plain && !self.told.contains(&node);
        let text = arena.text(node).filter(|_| is_plain);
        let Some(text) =
            text.filter(|text| text.starts_with(|letter: char| "->~=|&".contains(letter) || !letter.is_ascii()))
        else {
            return;
        };
        let source = arena.source();
        let span = arena.span(node);
        let line = source.line_at(span.start);
        let begins = source.line_start(line) as usize;
        let sign = SpoiltSign::on(source, line).filter(|sign| begins + sign.at.start == span.start as usize);
        let draft = if let Some(sign) = sign {
            let written = source.line(line)[sign.at.clone()].trim_end();
            let message = format!("{written} stands here where {} belongs, and is part of the text", sign.meant);
            let place = Span::new(begins + sign.at.start, begins + sign.at.end);
            Draft::new(place, message, format!("write {}", sign.meant)).fix(Some(sign.fix(source, line)))
        } else {
            let sentence = text.trim_start_matches(['\u{2013}', '\u{2014}']);
            let is_dash = sentence.len() < text.len() && sentence.starts_with(' ');
            if !is_dash || !sentence.contains(char::is_alphanumeric) {
                return;
            }
            let help = format!("take it out: {}", shortened(sentence.trim_start()));
            Draft::new(node, "a dash stands before this text, and is part of it", help)
        };
        self.findings.under("load/not-plain", Severity::Warning);
        if !self.findings.has_room() {
            return self.findings.count_only();
        }
        // Of names, and of what stands in a list, others speak.
        if arena.key_of(node).is_some() && !self.is_item(node) {
            self.findings.add(draft.value(text));
        }
    }

    /// Adds a finding for a line of a text below `>-` that reads like a detail of the commitment: the line with the name of the
    /// details is lost above it.
    fn entry_in_text(&mut self, node: NodeId) {
        let arena = self.arena;
        let is_in_quotes = arena.source().slice(arena.span(node)).starts_with(['"', '\'']);
        if arena.style(node) != Style::Quoted || is_in_quotes || self.told.contains(&node) {
            return;
        }
        let source = arena.source();
        // The name of a detail has no colon in it, so the first one of the line is looked at and no other.
        let is_detail = |line: &u32| {
            let entry = source.line(*line).trim().split_once(':');
            entry.and_then(|(name, value)| Some((name, value.strip_prefix(' ')?))).is_some_and(|(name, value)| {
                synonyms::is_detail(name) && name == name.to_lowercase() && !value.is_empty()
            })
        };
        let span = arena.span(node);
        let (first, last) = (source.line_at(span.start), source.line_at(span.end));
        // Most texts have no colon, and then none of their lines is looked at.
        if memchr::memchr(b':', source.lines(first, last).as_bytes()).is_none() {
            return;
        }
        let Some(line) = (first..=last).find(is_detail) else { return };
        let takes_details = self.described(arena.parent(node)).and_then(|block| schema::keys(self.schema, block));
        if !takes_details.is_some_and(|keys| keys.contains(&synonyms::DETAILS_ENTRY)) {
            return;
        }
        let entry = source.line(line);
        let start = source.line_start(line) as usize + entry.len() - entry.trim_start().len();
        let name = entry.trim().split(':').next().unwrap_or_default();
        let holder = arena.key_of(node).map_or(1, |key| source.line_columns(arena.span(key)).column);
        let message = format!("{name} reads like a detail, and is a part of the text here");
        let help = format!(
            "if it is one, write a line above it, with {} spaces in front: {}:",
            holder - 1,
            synonyms::DETAILS_ENTRY
        );
        self.findings.under("load/not-plain", Severity::Warning);
        self.findings.add(Draft::new(Span::new(start, start + name.len()), message, help).value(name));
    }

    /// Whether a value stands on a line of its own below an entry that takes a list.
    fn begins_a_list(&self, node: NodeId) -> bool {
        let arena = self.arena;
        let Some(key) = arena.key_of(node) else { return false };
        let line = |node| arena.source().line_at(arena.span(node).start);
        let takes_list =
            || self.described(node).is_some_and(|described| schema::items(self.schema, described).is_some());
        line(key) != line(node) && takes_list()
    }
}
