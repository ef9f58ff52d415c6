//! The catalogue of guidance for people: every document that is known and by which names, or one of them with its editions.

use std::io::{self, Write};

use jiff::civil::Date as Day;
use serde_json::{Value, json};

use super::ExplainFormat;
use crate::guidance::{Catalogue, Edition, Family, Folded, Moment, Part, Row, Term};
use crate::model::Date;
use crate::model::words::listed;
use crate::report::{self, Look, escape};

/// The catalogue that holds in a folder, on a day.
pub struct Known<'c> {
    /// The catalogue.
    pub catalogue: &'c Catalogue,
    /// The day.
    pub today: Day,
}

/// A heading and what stands under it.
type Block = (&'static str, Vec<String>);

impl Known<'_> {
    /// Prints every family: its title, its newest edition, the names by which it is cited.
    ///
    /// # Errors
    /// Where the output cannot be written to.
    pub fn print_all(&self, format: ExplainFormat, look: Look, out: &mut dyn Write) -> io::Result<()> {
        if format == ExplainFormat::Json {
            let families: Vec<Value> = self.catalogue.families().iter().map(|family| self.to_json(family)).collect();
            let as_at = self.catalogue.as_at.map(|day| day.to_string());
            return report::write_json(&json!({"as_at": as_at, "families": families}), out);
        }
        let described = &self.catalogue.described;
        match format {
            ExplainFormat::Markdown => {
                writeln!(out, "# Guidance\n\nWhat {described}, knows. A citation by any of these names is watched.\n")?;
            }
            _ => writeln!(out, "GUIDANCE: what {described}, knows; a citation by any of these names is watched\n")?,
        }
        for family in self.catalogue.families() {
            let title = format!("{}: {}", family.title, self.state(family));
            let names: Vec<&str> = family.short_names().collect();
            let also = if names.is_empty() { String::new() } else { format!("Also {}", names.join("; ")) };
            match format {
                ExplainFormat::Markdown => {
                    let also = if also.is_empty() { also } else { format!(". {}", self.safe(&also, format)) };
                    writeln!(out, "- `{}` {}{also}", escape::line(&family.id), self.safe(&title, format))?;
                }
                _ => {
                    writeln!(out, "  {}", escape::line(&family.id))?;
                    for text in [title, also].iter().filter(|text| !text.is_empty()) {
                        self.paragraph(text, "      ", look, out)?;
                    }
                }
            }
        }
        let more = "paramount explain NAME, by any of its names, tells more about one of them.";
        if format == ExplainFormat::Human { writeln!(out, "\n{more}") } else { Ok(()) }
    }

    /// Prints one family.
    ///
    /// # Errors
    /// Where the output cannot be written to.
    pub fn print(&self, family: &Family, format: ExplainFormat, look: Look, out: &mut dyn Write) -> io::Result<()> {
        if format == ExplainFormat::Json {
            return report::write_json(&self.to_json(family), out);
        }
        let (title, id) = (self.safe(&family.title, format), escape::line(&family.id));
        let kind = self.safe(family.kind_in_words(), format);
        match format {
            ExplainFormat::Markdown => writeln!(out, "# {title}\n\n`{id}`, {kind}")?,
            _ => writeln!(out, "{title}\n{id}, {kind}")?,
        }
        for (heading, items) in self.blocks(family).into_iter().filter(|(_, items)| !items.is_empty()) {
            match format {
                ExplainFormat::Markdown => writeln!(out, "\n## {heading}\n")?,
                _ => writeln!(out, "\n{heading}:\n")?,
            }
            for item in items {
                match format {
                    ExplainFormat::Markdown => writeln!(out, "- {}", self.safe(&item, format))?,
                    _ => self.paragraph(&item, "  ", look, out)?,
                }
            }
        }
        Ok(())
    }

    fn blocks(&self, family: &Family) -> Vec<Block> {
        let moment = family.on(self.today);
        let editions = family.editions().iter().enumerate().rev();
        let editions = editions.map(|(index, edition)| self.edition(family, index, edition, moment)).collect();
        let parts = family.editions().iter().flat_map(|edition| &edition.parts).map(|part| self.part(part));
        let never = family.never().map(|(name, meant)| match meant {
            Some(meant) => format!("{name}: {meant} is meant"),
            None => name.to_owned(),
        });
        let mut never: Vec<String> = never.collect();
        never.sort();
        vec![
            ("Today", vec![self.state(family)]),
            ("Holds in", family.places().map(str::to_owned).collect()),
            ("Also called", family.short_names().map(str::to_owned).collect()),
            ("Often written wrongly as", family.wrong_titles().map(str::to_owned).collect()),
            ("Editions", editions),
            ("Sections by their commencement", parts.collect()),
            ("Cited, and never existed", never),
            ("Names around it", self.terms_around(family).map(name_around).collect()),
            ("Remarks", family.note.iter().cloned().collect()),
            ("Who says so", vec![self.catalogue.described.to_string()]),
        ]
    }

    /// The newest edition and how it stands: "the newest edition is 2026, published on 18 March 2026".
    fn state(&self, family: &Family) -> String {
        let moment = family.on(self.today);
        let Some(newest) = moment.newest().or_else(|| moment.perhaps()) else {
            return match family.editions() {
                _ if family.is_law() => "its dates are not listed".to_owned(),
                [only] if only.name != "unstated" => {
                    format!("{} edition, whose first day is not known", only.in_words())
                }
                _ => "its editions were not looked up".to_owned(),
            };
        };
        let last = family.editions().iter().position(|edition| edition.name == newest.name);
        if let Some(ended) = last.and_then(|index| moment.after(index)).and_then(|after| after.ended) {
            let now = self.catalogue.told_as_term(family).and_then(|term| term.now.as_deref());
            let now =
                now.map_or_else(|| "nothing in the catalogue took its place".to_owned(), |now| format!("now {now}"));
            return format!("ended {}; {now}", ended.when());
        }
        let began = family.beginning(newest).map(|began| format!(", {began}")).unwrap_or_default();
        if family.is_law() {
            return began.trim_start_matches([',', ' ']).to_owned();
        }
        format!("the newest edition is {}{began}", newest.in_words())
    }

    /// An edition in a few sentences: when it held, how sure that is, how else it is cited, remarks, where it was read.
    fn edition(&self, family: &Family, index: usize, edition: &Edition, moment: Moment<'_>) -> String {
        let mut text = edition.in_words();
        if let Some(title) = &edition.title {
            text.push_str(&format!(" (\"{title}\")"));
        }
        let until = family.until(index);
        if let Some(began) = family.beginning(edition) {
            let began = if until.is_some() { began.replace(" since ", " from ") } else { began };
            text.push_str(&format!(", {began}"));
        }
        if let Some(until) = until {
            let did = if moment.after(index).is_some_and(|after| after.ended.is_some()) { "ended" } else { "replaced" };
            text.push_str(&format!(", {did} {}", until.when()));
        }
        text.push_str(&format!("{}.", edition.certainty.doubt()));
        let others: Vec<&str> = edition.names().skip(1).collect();
        if !others.is_empty() {
            text.push_str(&format!(" Also cited as {}.", listed(&others, "and")));
        }
        for (label, words) in [("", &edition.note), ("Read in: ", &edition.source)] {
            if let Some(words) = words {
                text.push_str(&format!(" {label}{}", words.trim()));
            }
        }
        text
    }

    fn part(&self, part: &Part) -> String {
        let when = match part.from {
            Some(from) if part.is_in_force(self.today) => format!("in force since {}", from.in_words()),
            Some(from) => format!("in force from {}", from.in_words()),
            None => "no day is set".to_owned(),
        };
        let note = part.note.as_ref().map(|note| format!(". {}", note.trim())).unwrap_or_default();
        format!("{}: {when}{note}", part.sections.join(", "))
    }

    /// The replaced names that give way to it, are called as it is, or stand in it.
    fn terms_around<'k>(&'k self, family: &'k Family) -> impl Iterator<Item = &'k Term> {
        let phrases = self.catalogue.phrases();
        let position = self.catalogue.families().iter().position(|known| known.id == family.id);
        let names_it = move |text: &str| {
            let folded = Folded::of(text);
            phrases
                .find(text, &folded)
                .any(|hit| matches!((hit.phrase.row, position), (Row::Family(row), Some(at)) if row == at))
        };
        self.catalogue.terms().iter().filter(move |term| {
            term.quoted_in.contains(&family.id)
                || term.names().any(|name| name.eq_ignore_ascii_case(&family.title))
                || term.now.as_deref().is_some_and(&names_it)
        })
    }

    fn to_json(&self, family: &Family) -> Value {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        let editions = family.editions().iter().enumerate().map(|(index, edition)| {
            let parts = edition
                .parts
                .iter()
                .map(|part| json!({"sections": part.sections, "from": day(part.from), "note": part.note}));
            json!({
                "edition": edition.name, "title": edition.title, "from": day(edition.in_force_from()),
                "published": day(edition.published()), "until": day(family.until(index)),
                "says": family.beginning(edition), "certainty": edition.certainty.word(),
                "also_cited_as": edition.names().skip(1).collect::<Vec<_>>(), "parts": parts.collect::<Vec<_>>(),
                "source": edition.source, "note": edition.note, "listed_in": edition.listed_in.as_ref(),
            })
        });
        let newest = family.on(self.today).newest().map(|edition| edition.name.as_str());
        json!({
            "id": family.id, "title": family.title, "kind": family.kind_in_words(), "newest": newest,
            "state": self.state(family), "holds_in": family.places().collect::<Vec<_>>(), "short": family.short_names().collect::<Vec<_>>(),
            "wrong_titles": family.wrong_titles().collect::<Vec<_>>(), "editions": editions.collect::<Vec<_>>(),
            "names_around": self.terms_around(family).map(|term| term.id.as_str()).collect::<Vec<_>>(),
            "note": family.note,
        })
    }

    fn safe(&self, text: &str, format: ExplainFormat) -> String {
        super::safe(text, format, self.catalogue.sources.is_empty())
    }

    fn paragraph(&self, text: &str, indent: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
        let hanging = format!("{indent}  ");
        let width = look.width.saturating_sub(2);
        let options = textwrap::Options::new(width)
            .initial_indent(indent)
            .subsequent_indent(&hanging)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        writeln!(out, "{}", textwrap::fill(&escape::line(text), &options))
    }
}

fn name_around(term: &Term) -> String {
    let names: Vec<&str> = term.names().collect();
    let name = names.first().copied().unwrap_or(&term.id);
    match (&term.now, term.from) {
        (Some(now), Some(from)) => {
            let latest = if term.at_latest { " at the latest" } else { "" };
            format!("{name}: {now}, since {}{latest}", from.in_words())
        }
        (Some(now), None) => format!("{name}: {now}"),
        (None, _) => name.to_owned(),
    }
}
