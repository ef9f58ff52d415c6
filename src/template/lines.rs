//! The lines of a start: which entries there are, which of them are in use, and which only keep a place.

/// How a value begins that keeps the place of one.
const OPEN: &str = "[insert ";

/// The lines of a document. An entry that is not in use yet has a `#` right before it, where it begins, so that it stands in its
/// column whichever way the `#` is taken away; a sentence has a space behind its `#`.
#[derive(Debug)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// How many entries in use keep a place.
    pub(super) fn open(&self) -> usize {
        self.0.iter().filter(|line| !line.trim_start().starts_with('#')).map(|line| line.matches(OPEN).count()).sum()
    }

    /// Writes a value at a dotted path such as `review.every`, and takes the entries that hold it into use.
    pub(super) fn set(&mut self, path: &str, value: &str) {
        let Some(way) = self.find(path) else { return };
        for &index in &way {
            let line = &mut self.0[index];
            *line = entry(line).unwrap_or_else(|| line.clone());
        }
        let Some(line) = way.last().map(|&index| &mut self.0[index]) else { return };
        if let Some((key, _)) = line.split_once(':') {
            *line = format!("{key}: {value}");
        }
    }

    /// Takes an entry into use as it stands, with those that hold it.
    pub(super) fn take(&mut self, path: &str) {
        for index in self.find(path).unwrap_or_default() {
            let line = &mut self.0[index];
            *line = entry(line).unwrap_or_else(|| line.clone());
        }
    }

    /// Writes a remark behind the value at a path.
    pub(super) fn remark(&mut self, path: &str, remark: &str) {
        let last = self.find(path).and_then(|way| way.last().copied());
        if let Some(line) = last.and_then(|index| self.0.get_mut(index)) {
            line.push_str(&format!(" # {remark}"));
        }
    }

    /// Writes lines in place of what stands in an entry, and takes it into use.
    pub(super) fn fill(&mut self, name: &str, lines: &[String]) {
        let Some((first, end)) = self.extent(name) else { return };
        let key = entry(&self.0[first]).unwrap_or_else(|| self.0[first].clone());
        self.0.splice(first..end, std::iter::once(key).chain(lines.iter().cloned()));
    }

    /// Writes another entry behind one.
    pub(super) fn add_behind(&mut self, name: &str, lines: &[String]) {
        let Some((_, end)) = self.extent(name) else { return };
        self.0.splice(end..end, std::iter::once(String::new()).chain(lines.iter().cloned()));
    }

    /// From where to where the entry of this name goes.
    fn extent(&self, name: &str) -> Option<(usize, usize)> {
        let first = *self.find(name)?.first()?;
        let below = self.0.iter().skip(first + 1).take_while(|line| line.starts_with(' ')).count();
        Some((first, first + 1 + below))
    }

    /// The lines of the entry of this name and of what stands in it, all in use, without the sentences.
    pub(super) fn block(&self, name: &str) -> Option<String> {
        let (first, end) = self.extent(name)?;
        Some(self.0[first..end].iter().filter_map(|line| entry(line)).map(|line| line + "\n").collect())
    }

    /// The lines that lead to an entry, the outermost first.
    fn find(&self, path: &str) -> Option<Vec<usize>> {
        let wanted: Vec<&str> = path.split('.').collect();
        let mut way: Vec<(usize, usize, String)> = Vec::new();
        for (index, line) in self.0.iter().enumerate() {
            let Some(entry) = entry(line) else { continue };
            let Some((key, _)) = entry.trim_start().split_once(':') else { continue };
            let indent = indent_of(&entry);
            way.retain(|(_, outer, _)| *outer < indent);
            way.push((index, indent, key.to_owned()));
            if way.iter().map(|(.., key)| key.as_str()).eq(wanted.iter().copied()) {
                return Some(way.into_iter().map(|(index, ..)| index).collect());
            }
        }
        None
    }
}

/// The entry that a line is, or would be without its `#`; `None` for a sentence and an empty line.
fn entry(line: &str) -> Option<String> {
    let (indent, text) = line.split_at(indent_of(line));
    let text = text.strip_prefix('#').unwrap_or(text);
    (!text.is_empty() && !text.starts_with(' ')).then(|| format!("{indent}{text}"))
}

/// An entry as one that is not in use yet.
pub(super) fn ready(entry: &str) -> String {
    let (indent, text) = entry.split_at(indent_of(entry));
    format!("{indent}#{text}")
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A sentence.\n#\na: \"[insert a]\"\n#b:\n  #c: \"[insert c]\"\n  #d: \"[insert d]\"\ne:\n  # Another.\n  c: 1\n";

    #[test]
    fn a_value_takes_the_entries_that_hold_it_into_use() {
        let mut lines = Lines::of(TEXT);
        assert_eq!(lines.open(), 1);
        lines.set("b.d", "2");
        lines.set("nowhere", "3");
        assert_eq!(lines.text(), TEXT.replace("#b:", "b:").replace("#d: \"[insert d]\"", "d: 2"));
        assert_eq!(lines.block("b").as_deref(), Some("b:\n  c: \"[insert c]\"\n  d: 2\n"));
        assert_eq!(lines.block("e").as_deref(), Some("e:\n  c: 1\n"));
    }
}
