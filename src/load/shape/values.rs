//! Values that do not fit their place: another kind of value, a word from no list, a date or length of time that
//! cannot be read.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::{Shape, example};
use crate::finding::{Draft, Fix, Severity, shortened};
use crate::load::mend;
use crate::load::remarked::RemarkedEntries;
use crate::model::amount::Beside;
use crate::model::course::{MOMENT_FORMAT, Moment};
use crate::model::duration::DURATION_FORMAT;
use crate::model::located::{UNSTATED, Unreadable};
use crate::model::money::{CURRENCY_FORMAT, MONEY_FORMAT, read_currency, read_money, read_money_beside};
use crate::model::placeholder::is_placeholder;
use crate::model::words::Strength;
use crate::model::{Date, Duration, config, date, schema};
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
                let said = self.is_done(node, text).or_else(|| self.due_again(node, text));
                let said = said.or_else(|| self.by_its_cycle(node, text));
                let said =
                    said.or_else(|| self.by_next_review(node, text)).or_else(|| self.by_end_of_period(node, text));
                let said = said.or_else(|| self.year_that_begins(node, text)).or_else(|| no_end(format, text));
                let said = said.unwrap_or_else(|| unreadable(format, text, self.beside(node)));
                self.with_triggers(node, text, said)
            }
            (ValidationErrorKind::Constant { expected_value }, Some(text))
                if expected_value.as_str() == Some("none") =>
            {
                self.no_block(node, described, &name, text)
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
                if self.is_item(self.arena.parent(node)) {
                    "write one word after the colon; where several hold, write an item for each, with its hyphen"
                } else {
                    "write one word after the colon"
                },
            ),
            (_, Some(text)) => Unreadable::new(
                format!("this does not belong under {name}: \"{}\"", shortened(text)),
                "write another value; what the source says in these words goes into says, or under notes: of the document itself",
            ),
        };
        self.told.insert(node);
        let fix = self.value_fix(node, described, kind, &name);
        let cut = matches!(kind, ValidationErrorKind::Type { .. }).then(|| self.cut_text(node)).flatten();
        let (message, help, fix) = cut.unwrap_or((message, help, fix));
        self.findings.add(Draft::new(node, message, help).value(text.unwrap_or_default()).fix(fix));
    }

    /// What the block of a value has room for beside it.
    pub(super) fn beside(&self, node: NodeId) -> Beside {
        let block = self.described(self.arena.parent(node));
        let entries = block.and_then(|block| schema::keys(self.schema, block)).unwrap_or_default();
        Beside::of(&entries)
    }

    /// What is said of a year of accounts in the place of the day on which a period begins.
    fn year_that_begins(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let is_from = self.arena.key_of(node).and_then(|key| self.arena.text(key)) == Some("from");
        let year = text.get(..4).filter(|_| is_from && date::is_financial_year(text))?;
        Some(Unreadable::new(
            format!("\"{text}\" looks like a financial year, or one of schools, not a date"),
            format!(
                "write the month that is meant: {year}-04 for the April in which a financial year begins, {year}-09 for the September in \
                 which a school year does"
            ),
        ))
    }

    /// What is said of an action that is done, in the place of the day by which it is to be.
    fn is_done(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        const DONE: [&str; 9] =
            ["done", "completed", "complete", "finished", "closed", "achieved", "implemented", "delivered", "\u{2713}"];
        let key = self.arena.key_of(node).and_then(|key| self.arena.text(key));
        let lower = text.trim().to_lowercase();
        let first = lower.split([' ', ',', ':']).next().unwrap_or_default();
        const NOT_YET: [&str; 8] = ["not", "partly", "partially", "in", "ongoing", "started", "nearly", "underway"];
        const NO_MORE: [&str; 9] = [
            "not needed",
            "no longer",
            "superseded",
            "not required",
            "cancelled",
            "dropped",
            "abandoned",
            "withdrawn",
            "overtaken",
        ];
        if key == Some("done") && NO_MORE.iter().any(|words| lower.starts_with(words)) {
            return Some(Unreadable::new(
                format!("\"{}\" says that it is not to be done any more", shortened(text)),
                format!(
                    "{}; what became of it can stand under notes: of the document itself",
                    self.arena.item_taken_out(self.arena.parent(node))
                ),
            ));
        }
        if key == Some("done") && NOT_YET.contains(&first) {
            return Some(Unreadable::new(
                format!("\"{}\" says that it is not done, or not all of it", shortened(text)),
                "take this line out, and keep its words in says",
            ));
        }
        // "Completed January 2026"
        let day = text.trim().get(first.len()..).map(|rest| rest.trim_start_matches([' ', ',', ':', '-']));
        let day = day
            .map(|rest| rest.strip_prefix("on ").or_else(|| rest.strip_prefix("in ")).unwrap_or(rest))
            .and_then(date::meant_by);
        if let Some(day) = day.filter(|_| key == Some("done") && DONE.contains(&first)) {
            return Some(Unreadable::new(
                format!("\"{}\" says more than the day on which it was done", shortened(text)),
                format!("write {day} ({})", day.in_words()),
            ));
        }
        if key == Some("done") && ["yes", "no", "y", "n", "true", "false"].contains(&first)
            || key == Some("done") && DONE.contains(&first)
        {
            return Some(Unreadable::new(
                format!("\"{}\" does not say when it was done", shortened(text)),
                "write the day, month or year in which it was done; unstated, where nobody knows; where it is not done, take this line out",
            ));
        }
        (key == Some("due") && DONE.contains(&first)).then(|| {
            Unreadable::new(
                format!("\"{}\" says that it is done, not when it was to be", shortened(text)),
                "write under due the day that the document set, or unstated; and below it done: with the day on which it was",
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
                mend::unquoted(arena, node, |text| read_money(text).is_ok()).or_else(|| mend::money(arena, node))
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
    pub(super) fn words_of<'e>(&self, described: &'e Value, kind: &'e ValidationErrorKind) -> Vec<&'e str>
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
    pub(super) fn may_be_left_out(&self, node: NodeId) -> bool {
        let key = self.arena.key_of(node).and_then(|key| self.arena.text(key));
        let above = self.described(self.arena.parent(node));
        key.is_none_or(|key| above.is_some_and(|above| !schema::requires(self.schema, above, key)))
    }

    /// What is open in the record of a decision, which only people can fill in.
    fn undecided(&self, node: NodeId, name: &str) -> Option<Unreadable> {
        let list = self.arena.parent(self.arena.parent(node));
        let is_of_change = self.arena.key_of(list).and_then(|key| self.arena.text(key)) == Some("changes");
        let (lacks, help) = match name {
            "reason" => ("why this was decided", "write why it may be so, and what keeps children as safe"),
            "approved_by" => ("who decided this", "write the body or role that approved it; no names of people"),
            "date" => ("when this was decided", "write the day on which it was approved"),
            _ => return None,
        };
        let message = format!("nobody has filled in yet {lacks}: {name} is empty, so the change is not signed off");
        is_of_change.then(|| Unreadable::new(message, help))
    }

    fn nothing_written(&self, node: NodeId, name: &str) -> Unreadable {
        if let Some(undecided) = self.undecided(node, name) {
            return undecided;
        }
        if self.is_item(node) && self.arena.is_blank(node) {
            let message = format!("nothing stands behind this hyphen of {name}");
            return Unreadable::new(
                message,
                "write behind it what belongs there; where nothing does, take the hyphen out",
            );
        }
        let write = match self.arena.key_of(node).filter(|_| self.may_be_left_out(node)) {
            Some(key) if self.arena.style(self.arena.parent(node)) == Style::Flow => {
                format!("write a value; where the source gives none, {}", self.arena.taken_out(key))
            }
            _ if self.may_be_left_out(node) => {
                "write a value; where the source gives none, take this line out".to_owned()
            }
            _ => "write a value".to_owned(),
        };
        if !self.arena.is_blank(node) {
            return Unreadable::new(format!("{name} is empty"), write);
        }
        let source = self.arena.source();
        let after = source.line_columns(self.arena.span(node));
        let rest: String = source.line(after.line).chars().skip(after.column as usize - 1).collect();
        let rest = rest.trim_start_matches([':', ' ']);
        if ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&rest.trim_end()) {
            let message = format!("nothing is written after {name} but the fault of a cell in a spreadsheet");
            return Unreadable::new(
                message,
                "write what the cell should have; where the source gives nothing, take this line out",
            );
        }
        let own = source.line(after.line);
        // What stands beside it is no part of it.
        let inside = own.len() - own.trim_start().len() + 1;
        if let Some(remarked) = RemarkedEntries::below(source, after.line + 1, inside) {
            let (message, help) = remarked.said();
            return Unreadable::new(format!("nothing is written after {name}: {message}"), help);
        }
        let message = format!("nothing is written after {name}");
        match rest.strip_prefix('#').map(str::trim) {
            // Of a number the # before it is no part.
            Some(number) if number.starts_with(|letter: char| letter.is_ascii_digit()) && !number.contains(' ') => {
                let number = read_money_beside(&format!("#{number}"), Beside::Charge)
                    .err()
                    .filter(|_| ["amount", "fee"].contains(&name))
                    .map_or_else(|| format!("write \"{number}\""), |fault| fault.help);
                Unreadable::new(message, format!("{number}; what follows # is a remark that nobody reads"))
            }
            Some(_) => Unreadable::new(message, "put the text in quotes: what follows # is a remark that nobody reads"),
            None => Unreadable::new(message, write),
        }
    }

    /// What to call a value in a sentence: its key, else the key of the list that it stands in.
    pub(super) fn name(&self, node: NodeId) -> String {
        let arena = self.arena;
        let holder = [node, arena.parent(node)].into_iter().find_map(|candidate| arena.key_of(candidate));
        holder.and_then(|key| arena.text(key)).map_or_else(|| "this document".to_owned(), shortened)
    }
}

/// What is said of the end of a waiver that is no date. A waiver has no source that could leave it open.
fn no_end(format: &str, text: &str) -> Option<Unreadable> {
    let Unreadable { message, help } =
        Date::read_beside(text, Beside::Nothing).err().filter(|_| format == config::END_FORMAT)?;
    let day = "write the last day on which it counts, as 2024-11-05";
    Some(Unreadable::new(message, if help.contains("unstated") { day.to_owned() } else { help }))
}

/// A date, length of time or amount that cannot be read.
fn unreadable(format: &str, text: &str, beside: Beside) -> Unreadable {
    const LONGEST: usize = 120;
    let read = |text: &str| match format {
        DURATION_FORMAT => Duration::read_beside(text, beside).map(drop),
        MONEY_FORMAT => read_money_beside(text, beside).map(drop),
        CURRENCY_FORMAT => read_currency(text),
        MOMENT_FORMAT => Moment::read(text),
        _ => Date::read_beside(text, beside).map(drop),
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
    let help = if name == "topics" {
        // Made of the text, it would be a topic that no standards have.
        "write the short name that the standards in use have for this topic, such as recognise-abuse".to_owned()
    } else if short.is_empty() || is_placeholder(text) {
        "write lower-case letters, digits and hyphens, such as refresher-policy".to_owned()
    } else {
        format!("write lower-case letters, digits and hyphens, such as {}", short.join("-"))
    };
    Unreadable::new(format!("{name} should be a short name: \"{}\"", shortened(text)), help)
}

/// A value with quotation marks round it or on one side of it, which would be right without them.
pub(super) fn in_quotes(text: &str, bare: &str) -> Unreadable {
    if text.contains(mend::CURLY) {
        let message = format!("the quotation marks in {text} are curly ones, which belong to the text here");
        return Unreadable::new(message, format!("write {bare}, without quotation marks or with straight ones"));
    }
    let message = format!("the quotation mark in {text} has no other one, so that it belongs to the text here");
    Unreadable::new(message, format!("write {bare}, without the quotation mark"))
}
