//! Is a file ours whose first entry is written in a way that YAML knows and people do not: behind a question mark, a tag or
//! an anchor, with codes for its letters, or as an item of a list? Such a file must not be passed over.

use granit_parser::{Event, Parser, options};

use super::MOST_DEPTH;
use super::recognise::{KEY, Recognised, is_nearly, kind_of};
use crate::model::Kind;
use crate::source::Span;

/// What a scanner makes of the beginning of a file that nobody would take for ours by its lines.
pub(super) fn recognise(bytes: &[u8]) -> Option<Recognised> {
    let text = readable(bytes);
    let mut entries = Entries { text, open: Vec::new(), key: None, count: 0 };
    // Beyond the first entry a file is looked through only where it could name a kind of ours.
    let names_a_kind = Kind::WORDS.iter().any(|kind| text.contains(&format!("{kind}/v1")));
    let options = options! {
        flow_nesting_limit: MOST_DEPTH,
        block_nesting_limit: MOST_DEPTH,
        emit_unresolved_aliases: true,
        simple_key_max_lookahead: 1024,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        // What is wrong with the file further down, or where its beginning ends, is of no interest here.
        let (event, span) = next.ok()?;
        let span = span.byte_range().map_or_else(Span::default, |bytes| Span::new(bytes.start, bytes.end));
        if let Some(answer) = entries.answer(&event, span) {
            return Some(answer);
        }
        if entries.count > 0 && !names_a_kind {
            return None;
        }
    }
    None
}

/// The entries of a document, as they are read.
struct Entries<'t> {
    text: &'t str,
    /// The open lists and blocks; of a block, whether a name comes next.
    open: Vec<Option<bool>>,
    /// The name that was read last, where its value is still to come.
    key: Option<(String, Span)>,
    /// How many entries were read.
    count: usize,
}

impl Entries<'_> {
    fn answer(&mut self, event: &Event<'_>, span: Span) -> Option<Recognised> {
        match event {
            Event::MappingStart(..) => {
                self.value_begins();
                self.open.push(Some(true));
            }
            Event::SequenceStart(..) => {
                self.value_begins();
                self.open.push(None);
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                self.value_ends();
            }
            Event::Scalar(text, ..) => return self.scalar(text, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.value_begins();
                self.value_ends();
            }
            _ => {}
        }
        None
    }

    fn scalar(&mut self, text: &str, span: Span) -> Option<Recognised> {
        if self.open.last() == Some(&Some(true)) {
            self.key = Some((text.to_owned(), span));
            self.value_ends();
            return None;
        }
        let answer = self.key.take().and_then(|(key, at)| self.judge(&key, at, text));
        self.count += 1;
        self.value_ends();
        answer
    }

    /// Whether an entry is the one by which documents of ours are known. Further down only one of the document itself is.
    fn judge(&self, key: &str, at: Span, value: &str) -> Option<Recognised> {
        let kind = kind_of(value);
        if self.count == 0 {
            let is_meant = is_nearly(key) && (kind.is_some() || key.eq_ignore_ascii_case(KEY));
            let (line, span) = self.line(at);
            return is_meant.then(|| Recognised::NearMiss(line, kind.unwrap_or(Kind::Policy), span));
        }
        (key == KEY && kind.is_some() && self.open.len() == 1).then_some(Recognised::NotFirst(at))
    }

    /// The line on which something begins.
    fn line(&self, at: Span) -> (String, Span) {
        let at = at.start as usize;
        let (before, after) = (self.text.get(..at).unwrap_or_default(), self.text.get(at..).unwrap_or_default());
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = &self.text[start..at + after.find(['\n', '\r']).unwrap_or(after.len())];
        let text = line.trim();
        let start = start + line.find(text).unwrap_or_default();
        (crate::finding::shortened(text), Span::new(start, start + text.len()))
    }

    fn value_begins(&mut self) {
        self.count += usize::from(self.key.take().is_some());
    }

    /// After a name comes a value, and after a value a name.
    fn value_ends(&mut self) {
        if let Some(Some(is_name)) = self.open.last_mut() {
            *is_name = !*is_name;
        }
    }
}

/// The bytes as far as they are text.
fn readable(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => std::str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::recognise;
    use super::*;

    #[test]
    fn a_first_entry_in_an_unusual_spelling_hides_no_document() {
        for text in [
            "? paramount\n: policy/v1\npolicy: a\n",
            "!!str paramount: policy/v1\n",
            "!x paramount: policy/v1\n",
            "&a paramount: policy/v1\n",
            "\"\\x70aramount\": policy/v1\n",
            "\"\\u0070aramount\": \"policy\\x2fv1\"\n",
            "{\n  paramount: policy/v1, policy: a}\n",
            "--- !!map\n? paramount\n: policy/v1\n",
            "- paramount: policy/v1\n",
            "? !!str \"para\\\n  mount\"\n: policy/v1\n",
        ] {
            let answer = recognise(text.as_bytes());
            assert!(matches!(answer, Recognised::NearMiss(_, Kind::Policy, _)), "{text}: {answer:?}");
        }
        let answer = recognise(b"title: T\n? paramount\n: policy/v1\n");
        assert!(matches!(answer, Recognised::NotFirst(_)), "{answer:?}");
        let answer = recognise(b"title: policy/v1\nlist: [a, {b: c}]\n!!str paramount: course/v1\n");
        assert!(matches!(answer, Recognised::NotFirst(_)), "{answer:?}");
    }

    #[test]
    fn files_of_others_stay_theirs() {
        for text in [
            "? name\n: paramount\n",
            "a: 1\nb:\n  ? paramount\n  : policy/v1\n",
            "- a\n- b: policy/v1\n",
            "{{ template }}\n",
            "apiVersion: apps/v1\nkind: &k paramount\n",
            "paramount\n",
        ] {
            assert_eq!(recognise(text.as_bytes()), Recognised::Foreign, "{text}");
        }
    }

    #[test]
    fn the_line_is_what_was_written() {
        let text = "# c\n!!str paramount: policy/v1  # x\n";
        let Recognised::NearMiss(line, _, span) = recognise(text.as_bytes()) else { panic!("a near miss") };
        assert_eq!(line, "!!str paramount: policy/v1  # x");
        assert_eq!(&text[span.range()], line);
    }
}
