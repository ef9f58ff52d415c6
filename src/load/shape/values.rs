//! Values that do not fit their place: another kind of value, a word from no list, a date or length of time that
//! cannot be read.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::{Shape, example, synonyms};
use crate::finding::{Draft, Fix, Severity, shortened};
use crate::load::bullet::{self, Bullet};
use crate::load::mend;
use crate::load::sentence::is_word;
use crate::model::amount::{Beside, CURRENCY_FORMAT, MONEY_FORMAT, read_currency, read_money, read_money_beside};
use crate::model::course::{MOMENT_FORMAT, Moment};
use crate::model::duration::DURATION_FORMAT;
use crate::model::located::{Read, UNSTATED, Unreadable};
use crate::model::placeholder::{Placeholder, is_placeholder, placeholder};
use crate::model::words::{Answer, Strength, listed, nearest};
use crate::model::{Date, Duration, date, schema};
use crate::source::{NodeId, Style};

impl Shape<'_> {
    /// A value that its place does not take.
    pub(super) fn bad_value(&mut self, node: NodeId, described: &'static Value, kind: &ValidationErrorKind) {
        let rule = match kind {
            ValidationErrorKind::Format { format } if [DURATION_FORMAT, MOMENT_FORMAT].contains(&format.as_str()) => {
                "load/bad-duration"
            }
            ValidationErrorKind::Format { format } if format == MONEY_FORMAT => "load/wrong-type",
            ValidationErrorKind::Format { format } if format == CURRENCY_FORMAT => "load/unknown-word",
            ValidationErrorKind::Format { .. } => "load/bad-date",
            ValidationErrorKind::OneOfNotValid { .. } | ValidationErrorKind::Enum { .. } => "load/unknown-word",
            ValidationErrorKind::Constant { expected_value } if expected_value.as_str() != Some("none") => {
                "load/unknown-word"
            }
            _ => "load/wrong-type",
        };
        let text = self.arena.text(node);
        let rule = if text.is_none_or(str::is_empty) { "load/wrong-type" } else { rule };
        self.findings.under(rule, Severity::Error);
        if !self.findings.has_room() {
            return self.findings.count_only();
        }
        if let Some(draft) = self.entry_read_as_text(node, described) {
            self.told.insert(node);
            return self.findings.add(draft);
        }
        let name = self.name(node);
        let Unreadable { message, help } = match (kind, text) {
            (_, Some("")) => self.nothing_written(node, &name),
            (ValidationErrorKind::Format { format }, Some(text)) => {
                self.by_its_cycle(node, text).unwrap_or_else(|| unreadable(format, text))
            }
            (ValidationErrorKind::Constant { expected_value }, Some(text))
                if expected_value.as_str() == Some("none") =>
            {
                self.no_block(described, &name, text)
            }
            (
                ValidationErrorKind::OneOfNotValid { .. }
                | ValidationErrorKind::Enum { .. }
                | ValidationErrorKind::Constant { .. },
                Some(text),
            ) => self.unknown_word(node, described, kind, &name, text),
            (ValidationErrorKind::Pattern { .. }, Some(text)) => no_short_name(&name, text),
            (ValidationErrorKind::Type { kind }, _) => self.wrong_type(node, described, kind, &name),
            (_, None) => Unreadable::new(
                format!("{name} should be a single word, and several things stand under it"),
                "write one word after the colon",
            ),
            (_, Some(text)) => Unreadable::new(
                format!("this does not belong under {name}: \"{}\"", shortened(text)),
                "write another value, or take the entry out",
            ),
        };
        self.told.insert(node);
        let fix = self.value_fix(node, described, kind, &name);
        let cut = matches!(kind, ValidationErrorKind::Type { .. }).then(|| self.cut_text(node)).flatten();
        let (message, help, fix) = cut.unwrap_or((message, help, fix));
        self.findings.add(Draft::new(node, message, help).value(text.unwrap_or_default()).fix(fix));
    }

    /// What is said of a part of a year for the next review, "Spring 2027", in which the cycle of the review ends.
    fn by_its_cycle(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let arena = self.arena;
        let review = arena.parent(node);
        let (first, last) = date::part_of_a_year(text).filter(|_| arena.get(review, "next_due") == Some(node))?;
        let date = |block: NodeId, name: &str| Date::parse(arena.text(arena.get(block, name)?)?);
        let approved = || date(arena.get(NodeId::ROOT, "approval")?, "date");
        let every = Duration::parse(arena.text(arena.get(review, "every")?)?)?;
        let due = date(review, "last").or_else(approved)?.plus(every)?;
        let is_within = first.first_day() <= due.first_day() && due.last_day() <= last.last_day();
        is_within.then(|| {
            Unreadable::new(
                format!("\"{text}\" is a part of a year, not a date"),
                format!(
                    "write {due} ({}), when its cycle of {every} ends, unless the document means another month",
                    due.in_words()
                ),
            )
        })
    }

    /// The value as its place takes it, where it says that in other letters.
    fn value_fix(&self, node: NodeId, described: &Value, kind: &ValidationErrorKind, name: &str) -> Option<Fix> {
        let arena = self.arena;
        if matches!(kind, ValidationErrorKind::Type { kind: TypeKind::Single(wanted) } if wanted.to_string() == "array")
        {
            let line = arena.source().line_at(arena.span(node).start);
            return mend::bullets(arena.source(), line).or_else(|| mend::hyphens(arena.source(), line, line));
        }
        let text = arena.text(node)?;
        if matches!(kind, ValidationErrorKind::Type { .. }) && self.is_item(node) {
            return self.sentence_of_item(node, described, text);
        }
        match kind {
            ValidationErrorKind::Format { .. } if text.eq_ignore_ascii_case(UNSTATED) => {
                mend::word(arena, node, &[UNSTATED])
            }
            ValidationErrorKind::Format { format } if format == date::DATE_FORMAT => mend::date(arena, node),
            ValidationErrorKind::Format { format } if format == DURATION_FORMAT => mend::duration(arena, node),
            ValidationErrorKind::Format { format } if format == MONEY_FORMAT => {
                mend::unquoted(arena, node, |text| read_money(text).is_ok())
            }
            ValidationErrorKind::Pattern { .. } => mend::short_name(arena, node),
            ValidationErrorKind::OneOfNotValid { .. } if name == "strength" && text.eq_ignore_ascii_case("shall") => {
                Fix::of_scalar(arena, node, Strength::Must.word(), "write must, which is what shall says")
            }
            ValidationErrorKind::OneOfNotValid { .. }
            | ValidationErrorKind::Enum { .. }
            | ValidationErrorKind::Constant { .. } => mend::word(arena, node, &self.words_of(described, kind)),
            _ => None,
        }
    }

    /// A sentence in the place of an item that needs nothing else, as what the item says. Where a file may be named as well,
    /// nobody knows.
    fn sentence_of_item(&self, node: NodeId, described: &Value, text: &str) -> Option<Fix> {
        let is_of_block = self.arena.style(self.arena.parent(node)) == Style::Block;
        let names_file = schema::property(self.schema, described, "where").is_some();
        let is_meant = example::main_entry(self.schema, described) == Some("says");
        let is_sentence = text.contains(' ') && is_of_block && !names_file && is_meant;
        if is_sentence { mend::named(self.arena, node, "says") } else { None }
    }

    /// The words that a place takes.
    fn words_of<'e>(&self, described: &'e Value, kind: &'e ValidationErrorKind) -> Vec<&'e str>
    where
        Self: 'e,
    {
        match kind {
            ValidationErrorKind::Constant { expected_value } => expected_value.as_str().into_iter().collect(),
            ValidationErrorKind::Enum { options } => {
                options.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
            }
            _ => schema::words(self.schema, described).unwrap_or_default(),
        }
    }

    /// Adds a note where a date may as well be a financial year: 2011-12.
    pub(super) fn financial_years(&mut self) {
        for node in self.arena.nodes() {
            let Some(text) = self.arena.text(node).filter(|text| date::is_financial_year(text)) else { continue };
            let Some(month) = Date::parse(text).filter(|_| self.is_date(node)) else { continue };
            let ends = month.first_day().year() + 1;
            let draft = Draft::new(
                node,
                format!("\"{text}\" is read as {}; it may have been meant as a financial year", month.in_words()),
                format!("write {ends}-03 if the year that ends in March {ends} is meant; else leave it as it is"),
            );
            self.findings.under("load/bad-date", Severity::Note).add(draft.value("a financial year?"));
        }
    }

    /// Dates in words, which are read and yet not written as documents write them.
    pub(super) fn dates_in_words(&self) -> Vec<Fix> {
        let nodes = self.arena.nodes().filter(|node| self.arena.text(*node).is_some_and(date::is_in_words));
        let fixes = nodes.filter(|node| self.is_date(*node)).filter_map(|node| mend::date(self.arena, node));
        fixes.map(|fix| fix.placed(self.arena.source())).collect()
    }

    fn is_date(&self, node: NodeId) -> bool {
        let described = self.described(node).map(|described| schema::resolved(self.schema, described));
        described.and_then(|described| described.get("format")).is_some_and(|format| format == date::DATE_FORMAT)
    }

    /// Whether an entry or item need not be there.
    fn may_be_left_out(&self, node: NodeId) -> bool {
        let key = self.arena.key_of(node).and_then(|key| self.arena.text(key));
        let above = self.described(self.arena.parent(node));
        key.is_none_or(|key| above.is_some_and(|above| !schema::requires(self.schema, above, key)))
    }

    fn nothing_written(&self, node: NodeId, name: &str) -> Unreadable {
        let write = if self.may_be_left_out(node) { "write a value, or take the entry out" } else { "write a value" };
        if !self.arena.is_blank(node) {
            return Unreadable::new(format!("{name} is empty"), write);
        }
        let source = self.arena.source();
        let after = source.line_columns(self.arena.span(node));
        let rest: String = source.line(after.line).chars().skip(after.column as usize - 1).collect();
        let rest = rest.trim_start_matches([':', ' ']);
        if ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&rest.trim_end()) {
            let message = format!("nothing is written after {name} but the fault of a cell in a spreadsheet");
            return Unreadable::new(message, "write what the cell should have, or take the entry out");
        }
        let help = if rest.starts_with('#') {
            "put the text in quotes: what follows # is a remark that nobody reads"
        } else {
            write
        };
        Unreadable::new(format!("nothing is written after {name}"), help)
    }

    fn unknown_word(
        &self,
        node: NodeId,
        described: &Value,
        kind: &ValidationErrorKind,
        name: &str,
        text: &str,
    ) -> Unreadable {
        let words = self.words_of(described, kind);
        let bare = mend::without_quotes(text);
        if bare != text && words.contains(&bare) {
            return in_quotes(text, bare);
        }
        if let Some(several) = synonyms::several(text, &words) {
            let count = synonyms::count(several.len(), "word");
            let message = format!("{count} stand under {name}, which takes one of them: \"{}\"", shortened(text));
            return Unreadable::new(message, format!("write {}, whichever holds", listed(&several, "or")));
        }
        if let Some(left) = left_to(name, bare) {
            return left;
        }
        if let Some(either) = synonyms::either(bare, &words) {
            let message =
                format!("\"{}\" is not a word that {name} takes, and may mean either of two", shortened(text));
            let options = either.iter().map(|word| match schema::meaning(self.schema, described, word) {
                Some(meaning) => format!("{word} ({})", meaning.trim_end_matches('.').to_lowercase()),
                None => (*word).to_owned(),
            });
            return Unreadable::new(message, format!("write {}", listed(&options.collect::<Vec<_>>(), "or")));
        }
        let near = synonyms::word(bare, &words).or_else(|| nearest(bare, &words));
        let meant = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let message = format!("\"{}\" is not a word that {name} takes{meant}", shortened(text));
        let help = match near {
            // Whoever says no to a standard may as well mean that nothing is said.
            Some("refuses") => {
                "write refuses where the source declines; where it says nothing, take the whole entry out".to_owned()
            }
            Some(near) => format!("write {near}"),
            None if words.is_empty() => "use another word".to_owned(),
            None if text == UNSTATED && self.may_be_left_out(node) => {
                format!("write {}; where none of them is said, take the entry out", listed(&words, "or"))
            }
            None => format!("write {}", listed(&words, "or")),
        };
        Unreadable::new(message, help)
    }

    fn wrong_type(&self, node: NodeId, described: &'static Value, kind: &TypeKind, name: &str) -> Unreadable {
        let wanted = match kind {
            TypeKind::Single(kind) => kind.to_string(),
            TypeKind::Multiple(kinds) => kinds.iter().next().map_or_else(String::new, |kind| kind.to_string()),
        };
        match wanted.as_str() {
            "object" => self.no_entries(node, described, name),
            "array" => self.no_list(node, described, name),
            _ => self.no_single_value(node, described, name),
        }
    }

    /// A list or entries where one value belongs. Of a list of texts the value is shown that has them all.
    fn no_single_value(&self, node: NodeId, described: &Value, name: &str) -> Unreadable {
        /// A longer value is not worth repeating in an explanation.
        const LONGEST: usize = 160;
        let arena = self.arena;
        if !arena.is_sequence(node) {
            let help = "write one value after the colon; put a sentence with brackets or colons in quotes";
            return Unreadable::new(format!("{name} should be a single value, and is several entries"), help);
        }
        let described = schema::resolved(self.schema, described);
        if ["format", "pattern"].iter().any(|word| described.get(word).is_some()) || ["standard", "by"].contains(&name)
        {
            let help = "write the one that holds after the colon; where several do, write an entry for each";
            return Unreadable::new(format!("{name} should be a single value, and is a list"), help);
        }
        let items: Option<Vec<&str>> = arena.items(node).map(|item| arena.text(item)).collect();
        let joined = items.filter(|items| items.len() > 1).map(|items| items.join("; "));
        let help = match joined.filter(|joined| joined.len() <= LONGEST && !joined.contains('"')) {
            Some(joined) => format!("write all of it after the colon: {name}: \"{joined}\""),
            None => "write all of it as one text after the colon, with semicolons in place of the hyphens".to_owned(),
        };
        Unreadable::new(format!("{name} should be a single value, and is a list"), help)
    }

    /// A list or a value where entries belong.
    fn no_entries(&self, node: NodeId, described: &'static Value, name: &str) -> Unreadable {
        let arena = self.arena;
        if let Some(text) = arena.text(node) {
            let example = example::block(self.schema, described, text);
            if self.is_item(node) {
                let several = example::several(self.schema, described, text);
                let message = format!(
                    "each item of {name} has entries of its own, and this is only a text: \"{}\"",
                    shortened(text)
                );
                let help = match example {
                    _ if several.is_some() => one_item_each(name, &several.unwrap_or_default()),
                    Some(example) => format!("name what it is: {}", example::item(&example)),
                    None => "write its entries by name".to_owned(),
                };
                return Unreadable::new(message, help);
            }
            return self.no_block(described, name, text);
        }
        let message = format!("{name} has entries of its own, and is a list here");
        let lists = schema::keys(self.schema, described).unwrap_or_default().into_iter().filter(|key| {
            let held = schema::property(self.schema, described, key);
            held.and_then(|held| schema::items(self.schema, held)).is_some()
        });
        let is_own = |first: &str| schema::keys(self.schema, described).is_some_and(|keys| keys.contains(&first));
        // What stands in the items tells which of its lists is meant, or that none is.
        let first =
            arena.items(node).next().and_then(|item| arena.entries(item).next()).and_then(|(key, _)| arena.text(key));
        let list = lists.into_iter().find(|list| {
            let held = schema::property(self.schema, described, list);
            let keys = held.and_then(|held| schema::keys(self.schema, schema::items(self.schema, held)?));
            first.is_some_and(|first| !is_own(first) && keys.is_some_and(|keys| keys.contains(&first)))
        });
        let help = match (list, first) {
            (Some(list), Some(_)) => self.below_its_name(node, name, list),
            (_, Some(_)) => {
                format!("take out the hyphens: the entries of {name} stand below it, indented by two spaces")
            }
            (_, None) => {
                let keys = schema::keys(self.schema, described).unwrap_or_default();
                let earlier = if keys.contains(&"earlier") { "; what came before goes under earlier" } else { "" };
                let entries = entries_in_words(&keys);
                format!(
                    "write {name} once, and its entries by name below it, indented by two spaces: {entries}{earlier}"
                )
            }
        };
        Unreadable::new(message, help)
    }

    /// How the name of a list is written above it, where the list stands right below the block that holds it.
    fn below_its_name(&self, node: NodeId, name: &str, list: &str) -> String {
        let column = |node: NodeId| self.arena.source().line_columns(self.arena.span(node)).column;
        let holder = self.arena.key_of(node).map_or(1, column);
        let hyphens = self.arena.items(node).next().map_or(holder, column).saturating_sub(2);
        let line = format!("write this line between {name}: and the list, indented by two spaces: {list}:");
        // A list may begin right under its name, and not further to the left.
        if hyphens >= holder + 2 { line } else { format!("{line} and indent the list, with all of it, as far") }
    }

    /// Entries or a value where a list belongs.
    fn no_list(&self, node: NodeId, described: &'static Value, name: &str) -> Unreadable {
        let arena = self.arena;
        let items = schema::items(self.schema, described);
        let Some(text) = arena.text(node) else {
            let message = format!("{name} should be a list, and its items begin with a hyphen");
            let first = arena.entries(node).next().and_then(|(key, _)| arena.text(key));
            if let Some(bullet) = first.and_then(Bullet::of) {
                let (message, help) = bullet.said();
                return Unreadable::new(message, help);
            }
            let known = items.and_then(|items| schema::keys(self.schema, items)).unwrap_or_default();
            let are_headings = arena.entries(node).all(|(_, below)| arena.is_sequence(below) || arena.is_blank(below));
            if let Some(heading) = first.filter(|first| are_headings && !known.contains(first)) {
                let message = format!("\"{}\" is a heading, and the list {name} has none", shortened(heading));
                let help = "take the line out, or put a # in front of it, and so with other headings in the list";
                return Unreadable::new(message, help);
            }
            let first = first.map(shortened);
            let help = match first {
                Some(first) => format!(
                    "put a hyphen and a space before the first entry of each item (- {first}: ...), and indent its other entries as far as {first}"
                ),
                None => format!("start each item of {name} on a line of its own with a hyphen and a space"),
            };
            return Unreadable::new(message, help);
        };
        if let Some(bullet) = Bullet::of(text).filter(|bullet| bullet.several().is_some()) {
            let (message, help) = bullet.said();
            return Unreadable::new(message, help);
        }
        if let Some(numbered) = bullet::numbered(text) {
            let shown = |text: &&str| {
                let block = items.and_then(|items| example::block(self.schema, items, text));
                block.map_or_else(|| example::value(text), |block| example::bare(&block))
            };
            let message =
                format!("the items of {name} have numbers, and the items of a list begin with a hyphen and a space");
            return Unreadable::new(message, one_item_each(name, &numbered.iter().map(shown).collect::<Vec<_>>()));
        }
        let message = format!("{name} should be a list: \"{}\"", shortened(text));
        let example = items.and_then(|items| example::block(self.schema, items, text));
        let words: Vec<&str> =
            text.split([';', ',', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
        let several = items.and_then(|items| example::several(self.schema, items, text));
        let help = match example {
            _ if several.is_some() => one_item_each(name, &several.unwrap_or_default()),
            // Where only the shape is shown, several may be meant.
            Some(example) if example.ends_with(": ...}") => {
                format!("write an item for each on the lines below {name}, indented, with a hyphen: - {example}")
            }
            Some(_) if words.len() > 1 => {
                let example = items.and_then(|items| example::block(self.schema, items, "..."));
                let example = example.unwrap_or_default();
                format!("write each on a line of its own below {name}, indented, with a hyphen: - {example}")
            }
            Some(example) => format!("write it on the line below {name}, indented, with a hyphen: - {example}"),
            None if words.iter().all(|word| is_word(word)) => format!("write {name}: [{}]", words.join(", ")),
            None => "start each item on a line of its own with a hyphen and a space".to_owned(),
        };
        Unreadable::new(message, help)
    }

    /// A text where entries belong, or the word `none`.
    fn no_block(&self, described: &'static Value, name: &str, text: &str) -> Unreadable {
        let message = format!("{name} has entries of its own, and here it is only \"{}\"", shortened(text));
        let plain = text.to_lowercase();
        let is_none = matches!(plain.as_str(), "none" | "no" | "nil" | "~" | "null" | "nothing")
            || plain.starts_with("not ")
            || matches!(placeholder(text), Some(Placeholder::NotStated | Placeholder::NotApplicable));
        let may_be_none = described.get("then").is_some();
        let help = match example::block(self.schema, described, text) {
            _ if is_none && may_be_none => "write none, in small letters, where the source has none".to_owned(),
            Some(example) if may_be_none => format!("write {name}: {example}; or none where the source has none"),
            Some(example) => format!("write {name}: {example}"),
            None if name == synonyms::DETAILS_ENTRY => details_of(text),
            None => {
                let none = if may_be_none { "; or none where the source has none" } else { "" };
                let entries = entries_in_words(&schema::keys(self.schema, described).unwrap_or_default());
                format!("write below {name}, each on a line of its own and indented by two spaces, {entries}{none}")
            }
        };
        Unreadable::new(message, help)
    }

    /// What to call a value in a sentence: its key, else the key of the list that it stands in.
    fn name(&self, node: NodeId) -> String {
        let arena = self.arena;
        let holder = [node, arena.parent(node)].into_iter().find_map(|candidate| arena.key_of(candidate));
        holder.and_then(|key| arena.text(key)).map_or_else(|| "this document".to_owned(), shortened)
    }
}

/// What is said of a text that leaves a matter to somebody, which is an answer of its own and no strength.
fn left_to(name: &str, text: &str) -> Option<Unreadable> {
    let whom = ["strength", "answer"].contains(&name).then(|| synonyms::left_to(text)).flatten()?;
    let (text, to) = (shortened(text), example::value(whom));
    let delegated = Answer::Delegated.word();
    Some(if name == "answer" {
        Unreadable::new(
            format!("\"{text}\" is not a word that answer takes; did you mean {delegated}?"),
            format!("write {delegated}, and below it to: {to}"),
        )
    } else {
        Unreadable::new(
            format!("\"{text}\" says to whom this is left, not how strongly it is worded"),
            format!("write answer: {delegated} and below it to: {to}, in place of strength"),
        )
    })
}

/// How details are written, for a text in their place that begins with the name of one: "every 3 years".
fn details_of(text: &str) -> String {
    let detail = text.trim().split_once([' ', ':']).filter(|(name, _)| synonyms::is_detail(name));
    match detail {
        Some((name, value)) => {
            format!("write details: {{{name}: {}}}", example::value(value.trim_start_matches([':', ' '])))
        }
        None => "write below details, indented by two spaces, the name of the detail, a colon, a space and its value"
            .to_owned(),
    }
}

/// What to write for a text that says several items of a list.
fn one_item_each(name: &str, items: &[String]) -> String {
    /// More of them are not worth repeating in an explanation.
    const MOST: usize = 5;
    let shown: Vec<String> = items.iter().take(MOST).map(|item| format!("- {item}")).collect();
    let shown = if items.len() > MOST { format!("{}, and so on", shown.join(", ")) } else { listed(&shown, "and") };
    format!(
        "write each of the {} on a line of its own below {name}, indented: {shown}",
        if items.len() == 2 { "two".to_owned() } else { items.len().to_string() },
    )
}

/// The first entries that a block has: "every, last and next_due".
fn entries_in_words(keys: &[&str]) -> String {
    const MOST: usize = 4;
    let first: Vec<String> = keys.iter().take(MOST).map(|key| format!("{key}:")).collect();
    listed(&first, "or")
}

/// A date, length of time or amount that cannot be read.
fn unreadable(format: &str, text: &str) -> Unreadable {
    const LONGEST: usize = 60;
    let read = |text: &str| match format {
        DURATION_FORMAT => Duration::read(text).map(drop),
        MONEY_FORMAT => read_money_beside(text, Beside::Charge).map(drop),
        CURRENCY_FORMAT => read_currency(text),
        MOMENT_FORMAT => Moment::read(text),
        _ => Date::read(text).map(drop),
    };
    // What is longer than any date is not understood better for being read to its end.
    let cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        let fault = read(&format!("{cut}\u{2026}")).err();
        return fault.unwrap_or_else(|| Unreadable::new("this text cannot be read", "write it anew"));
    }
    let bare = mend::without_quotes(text);
    if bare != text && read(bare).is_ok() {
        return in_quotes(text, bare);
    }
    if text.eq_ignore_ascii_case("unstated") {
        return Unreadable::new(format!("\"{text}\" is written in small letters"), "write unstated");
    }
    read(text).err().unwrap_or_else(|| Unreadable::new(format!("\"{text}\" cannot be read"), "write it anew"))
}

/// A text where a short name belongs, with the nearest short name.
fn no_short_name(name: &str, text: &str) -> Unreadable {
    const LONGEST: usize = 40;
    let letters =
        text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
    let parts: String = letters.take(LONGEST).collect();
    let short: Vec<&str> = parts.split('-').filter(|part| !part.is_empty()).collect();
    let help = if short.is_empty() || is_placeholder(text) {
        "write lower-case letters, digits and hyphens, such as refresher-policy".to_owned()
    } else {
        format!("write lower-case letters, digits and hyphens, such as {}", short.join("-"))
    };
    Unreadable::new(format!("{name} should be a short name: \"{}\"", shortened(text)), help)
}

/// A value with quotation marks round it or on one side of it, which would be right without them.
fn in_quotes(text: &str, bare: &str) -> Unreadable {
    if text.contains(mend::CURLY) {
        let message = format!("the quotation marks in {text} are curly ones, which belong to the text here");
        return Unreadable::new(message, format!("write {bare}, without quotation marks or with straight ones"));
    }
    let message = format!("the quotation mark in {text} has no other one, so that it belongs to the text here");
    Unreadable::new(message, format!("write {bare}, without the quotation mark"))
}
