//! Where in an unfinished text somebody is writing: under which names, and what stands there so far. Half a document has no tree,
//! so indentation says it, line by line upwards, as people read it.

/// A step from the top of a document downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'t> {
    /// Into the entry of this name.
    Entry(&'t str),
    /// Into an item of a list.
    Item,
}

/// A block of entries as far as it is written: names with what stands behind their colons.
pub(super) type Entries<'t> = Vec<(&'t str, &'t str)>;

/// What somebody is about to write.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typing<'t> {
    /// The way to the block or list that it belongs to.
    pub(super) path: Vec<Step<'t>>,
    /// The name of the entry whose value is written; `None` where a name, or an item of a list, is.
    pub(super) key: Option<&'t str>,
    /// What is written of it so far.
    pub(super) prefix: &'t str,
    /// The blocks around it, the nearest first, with their other entries.
    pub(super) blocks: Vec<Entries<'t>>,
}

/// A line, taken apart.
struct Line<'t> {
    /// The columns of its hyphens.
    hyphens: Vec<usize>,
    /// The column at which its text begins.
    column: usize,
    /// Its text.
    text: &'t str,
    /// The name that it begins with, and what stands behind the colon.
    entry: Option<(&'t str, &'t str)>,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let (mut hyphens, mut column, mut text) = (Vec::new(), 0, line.trim_end_matches(['\n', '\r']));
        loop {
            let bare = text.trim_start_matches(' ');
            column += text.len() - bare.len();
            text = bare;
            match text.strip_prefix('-') {
                Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
                    hyphens.push(column);
                    column += 1;
                    text = rest;
                }
                _ => return Self { hyphens, column, text, entry: entry(text) },
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.hyphens.is_empty() && (self.text.is_empty() || self.text.starts_with('#'))
    }
}

/// The name that a text begins with, and what stands behind its colon.
fn entry(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "-_/".contains(letter));
    let is_entry = is_name && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_entry.then(|| (name, rest.trim()))
}

/// What holds a line: a block whose names begin in a column, or a list whose hyphens do.
#[derive(Clone, Copy)]
enum Holder {
    Block(usize),
    List(usize),
}

/// What is about to be written at an offset; `None` where that is a text of several lines, or in no order that anybody can read.
pub(super) fn typing(text: &str, offset: usize) -> Option<Typing<'_>> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let line = Line::of(text.get(start..offset)?);
    let (key, written) = line.entry.map_or((None, line.text), |(name, value)| (Some(name), value));
    let flow = Flow::of(written);
    let is_flow = !flow.steps.is_empty();
    let mut way = Way { steps: Vec::new(), blocks: vec![entries_below(text, offset, line.column)] };
    let mut holder = way.up_hyphens(&line.hyphens, Holder::Block(line.column));
    for above in text.get(..start)?.lines().rev().map(Line::of).filter(|above| !above.is_empty()) {
        holder = way.up(&above, holder)?;
    }
    if matches!(holder, Holder::Block(column) if column > 0) && way.steps.is_empty() && !is_flow && start > 0 {
        return None;
    }
    let Way { mut steps, mut blocks } = way;
    steps.reverse();
    if is_flow {
        steps.extend(key.map(Step::Entry));
        steps.extend(flow.steps.iter().skip(1));
        blocks.insert(0, flow.entries);
        return Some(Typing { path: steps, key: flow.key, prefix: unquoted(flow.prefix), blocks });
    }
    Some(Typing { path: steps, key, prefix: unquoted(written), blocks })
}

/// A value without the quotation mark that begins it.
fn unquoted(written: &str) -> &str {
    written.strip_prefix(['"', '\'']).unwrap_or(written)
}

/// The entries that follow in the same block.
fn entries_below(text: &str, offset: usize, column: usize) -> Entries<'_> {
    let below = text.get(offset..).unwrap_or_default().lines().skip(1).map(Line::of).filter(|line| !line.is_empty());
    let inside = below.take_while(|line| line.hyphens.is_empty() && line.column >= column);
    inside.filter(|line| line.column == column).filter_map(|line| line.entry).collect()
}

/// The way upwards, as far as it was gone.
struct Way<'t> {
    steps: Vec<Step<'t>>,
    blocks: Vec<Entries<'t>>,
}

impl<'t> Way<'t> {
    /// What holds a block behind these hyphens.
    fn up_hyphens(&mut self, hyphens: &[usize], holder: Holder) -> Holder {
        hyphens.iter().rev().fold(holder, |_, column| {
            self.steps.push(Step::Item);
            Holder::List(*column)
        })
    }

    /// What holds it above one more line; `None` where the line cannot hold it.
    fn up(&mut self, line: &Line<'t>, holder: Holder) -> Option<Holder> {
        let first = line.hyphens.first().copied().unwrap_or(line.column);
        match holder {
            Holder::Block(column) if line.column == column && line.entry.is_some() => {
                if let (Some(block), Some(entry)) = (self.blocks.last_mut(), line.entry) {
                    block.push(entry);
                }
                Some(self.up_hyphens(&line.hyphens, holder))
            }
            // A hyphen alone on its line.
            Holder::Block(column) if first < column && line.text.is_empty() => {
                Some(self.up_hyphens(&line.hyphens, holder))
            }
            Holder::Block(column) if line.column < column => self.into(line),
            Holder::List(column) if line.column <= column && line.entry.is_some() => self.into(line),
            Holder::Block(_) | Holder::List(_) => Some(holder),
        }
    }

    /// Into the entry of a line that has nothing behind its colon.
    fn into(&mut self, line: &Line<'t>) -> Option<Holder> {
        let (name, _) = line.entry.filter(|(_, value)| value.is_empty() || value.starts_with('#'))?;
        self.steps.push(Step::Entry(name));
        self.blocks.push(Vec::new());
        Some(self.up_hyphens(&line.hyphens, Holder::Block(line.column)))
    }
}

/// A value in brackets, as far as it is written.
#[derive(Default)]
struct Flow<'t> {
    /// The steps into it; the first is the bracket itself.
    steps: Vec<Step<'t>>,
    key: Option<&'t str>,
    prefix: &'t str,
    entries: Entries<'t>,
}

/// An open bracket.
struct Open<'t> {
    is_list: bool,
    key: Option<&'t str>,
    entries: Entries<'t>,
}

impl<'t> Flow<'t> {
    fn of(text: &'t str) -> Self {
        let mut open: Vec<Open<'t>> = Vec::new();
        let mut begun = 0;
        for (at, mark) in text.match_indices(['{', '[', '}', ']', ',', ':']) {
            let written = text.get(begun..at).unwrap_or_default().trim();
            match (mark, open.last_mut()) {
                ("{" | "[", _) if written.is_empty() => {
                    open.push(Open { is_list: mark == "[", key: None, entries: Vec::new() });
                }
                ("}" | "]", Some(_)) => {
                    open.pop();
                }
                (",", Some(last)) => {
                    if let Some(key) = last.key.take() {
                        last.entries.push((key, written));
                    }
                }
                (":", Some(last)) if !last.is_list && last.key.is_none() => last.key = Some(written),
                _ => continue,
            }
            begun = at + 1;
        }
        let Some(last) = open.last() else { return Self::default() };
        let mut steps = Vec::new();
        for (depth, bracket) in open.iter().enumerate() {
            steps.push(if depth == 0 { Step::Item } else { Step::Entry("") });
            if let (Some(key), true) = (bracket.key, depth + 1 < open.len()) {
                steps.push(Step::Entry(key));
            }
            if bracket.is_list {
                steps.push(Step::Item);
            }
        }
        steps.retain(|step| *step != Step::Entry(""));
        let prefix = text.get(begun..).unwrap_or_default().trim_start();
        Self { steps, key: last.key, prefix, entries: last.entries.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::Step::{Entry, Item};
    use super::*;

    fn at(text: &str) -> (Vec<Step<'_>>, Option<&str>, &str) {
        let typing = typing(text, text.len()).expect("a place");
        (typing.path, typing.key, typing.prefix)
    }

    #[test]
    fn indentation_says_where_something_is_written() {
        let commitment = "paramount: policy/v1\ncommitments:\n  - standard: two-trainers\n    section: \"1\"\n    ";
        assert_eq!(at(""), (vec![], None, ""));
        assert_eq!(at("paramount: policy/v1\nti"), (vec![], None, "ti"));
        assert_eq!(at("paramount: policy/v1\nstatus: dr"), (vec![], Some("status"), "dr"));
        assert_eq!(at(&format!("{commitment}str")), (vec![Entry("commitments"), Item], None, "str"));
        assert_eq!(at(&format!("{commitment}strength: m")), (vec![Entry("commitments"), Item], Some("strength"), "m"));
        let details = format!("{commitment}details:\n      min");
        assert_eq!(at(&details), (vec![Entry("commitments"), Item, Entry("details")], None, "min"));
        let outcomes = vec![Entry("levels"), Entry("list"), Item, Entry("outcomes"), Item, Entry("topics"), Item];
        let topics = at("levels:\n  list:\n  - number: 1\n    outcomes:\n    - topics: [neglect, re");
        assert_eq!(topics, (outcomes, None, "re"));
        assert_eq!(at("a:\n- b: 1\n- "), (vec![Entry("a"), Item], None, ""));
        assert_eq!(at("a:\n  -\n    b: \"x"), (vec![Entry("a"), Item], Some("b"), "x"));
    }

    #[test]
    fn brackets_say_it_too() {
        assert_eq!(at("scope: {agency: multi, mo"), (vec![Entry("scope")], None, "mo"));
        assert_eq!(at("scope: {agency: mu"), (vec![Entry("scope")], Some("agency"), "mu"));
        assert_eq!(at("scope: {levels: [1, "), (vec![Entry("scope"), Entry("levels"), Item], None, ""));
        assert_eq!(at("list:\n  - {id: a, topics: [b"), (vec![Entry("list"), Item, Entry("topics"), Item], None, "b"));
        let text = "scope: {agency: multi, mo";
        assert_eq!(typing(text, text.len()).expect("a place").blocks[0], [("agency", "multi")]);
    }

    #[test]
    fn the_other_entries_of_the_block_are_known() {
        let text = "a:\n  - standard: x\n    \n    says: y\nb: 1\n";
        let typing = typing(text, text.find("    \n").expect("a place") + 4).expect("a place");
        assert_eq!(typing.blocks[0], [("says", "y"), ("standard", "x")]);
    }

    #[test]
    fn in_a_text_of_several_lines_nothing_is_offered() {
        let text = "a:\n  says: >-\n    Some wor";
        assert_eq!(typing(text, text.len()), None);
    }
}
