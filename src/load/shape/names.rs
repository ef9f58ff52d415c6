//! Names of entries that their block does not have, with what was probably meant.

use std::collections::HashSet;

use serde_json::Value;

use super::example::Holder;
use super::misplaced::in_words;
use super::refers::bearer_meant;
use super::scope::PEOPLE;
use super::{Shape, entry_names, example, synonyms};
use crate::finding::{Draft, Fix, Severity, shortened};
use crate::load::bullet::Bullet;
use crate::load::text::{strange_letter, without_hidden};
use crate::load::{mend, remarked};
use crate::model::schema;
use crate::model::words::{Event, Kind, listed, nearest};
use crate::source::{NodeId, Style};

/// What an office calls what it writes beside a record.
const REMARKS: [&str; 8] = ["note", "notes", "comment", "comments", "remark", "remarks", "nb", "query"];

/// What the entries just read were part of, so that one mistake is one finding.
#[derive(Clone, Copy)]
enum Run<'a> {
    Nothing,
    /// The pieces of a sentence with commas, between brackets.
    Sentence,
    /// The entries of a block, which were not indented under its name.
    Block(&'a str),
    /// The lines with which an e-mail begins.
    Email,
}

/// An entry as it is written.
struct Entry<'a> {
    key: NodeId,
    value: NodeId,
    name: &'a str,
}

impl<'a> Shape<'a> {
    /// Entries that their block does not have.
    pub(super) fn unknown_keys(&mut self, node: NodeId, described: &'static Value, unexpected: &[String]) {
        let arena = self.arena;
        let mut unexpected: HashSet<&str> = unexpected.iter().map(String::as_str).collect();
        let known = schema::keys(self.schema, described).unwrap_or_default();
        let mut above = None;
        let mut run = Run::Nothing;
        self.findings.under("load/unknown-key", Severity::Error);
        if self.findings.has_room() && self.item_of_another_list(node, &unexpected) {
            return;
        }
        let is_email = node == NodeId::ROOT && synonyms::is_email(unexpected.iter().copied());
        let mut belong_together: Vec<Holder<'static>> = Vec::new();
        for (key, value) in arena.entries(node) {
            let Some(name) = arena.text(key) else { continue };
            let entry = Entry { key, value, name };
            if !unexpected.remove(name) {
                above = Some(entry);
                run = Run::Nothing;
            } else if name == "<<" {
                // A merge key was refused as such already.
            } else if !self.findings.has_room() {
                self.findings.count_only();
            } else if is_email && synonyms::is_email_line(name) {
                run = self.line_of_email(&entry, run);
            } else if !self.is_told_with_another(node, key, name)
                && !self.moves_with_another(described, name, &mut belong_together)
            {
                run = self.unexpected(node, described, &entry, above.as_ref(), run, &known);
            }
        }
    }

    /// Says of the first line of the head of an e-mail that it is one; the others are told with it.
    fn line_of_email(&mut self, line: &Entry<'a>, run: Run<'a>) -> Run<'a> {
        if !matches!(run, Run::Email) {
            let message = "the head of an e-mail stands here, and its lines read as entries";
            let help = "take out the lines of the e-mail: from whom, when, to whom, about what; nothing of them is the policy's own";
            self.findings.add(Draft::new(line.key, message, help).value(line.name));
        }
        Run::Email
    }

    /// Whether an entry belongs in the one place where the entry before it does, `together`: it is moved with that.
    fn moves_with_another(&self, described: &'static Value, name: &str, together: &mut Vec<Holder<'static>>) -> bool {
        let places = example::places(self.schema, described, name);
        let place = if let [place] = places.as_slice() { place.clone() } else { Vec::new() };
        let is_moved = !place.is_empty() && place == *together;
        *together = place;
        is_moved
    }

    /// Says what an entry is that its block does not have, by the last one above it that the block has.
    fn unexpected(
        &mut self,
        node: NodeId,
        described: &'static Value,
        entry: &Entry<'a>,
        above: Option<&Entry<'a>>,
        run: Run<'a>,
        known: &[&'static str],
    ) -> Run<'a> {
        let &Entry { key, value, name } = entry;
        let broken_off = self.arena.style(node) == Style::Flow && self.arena.is_blank(value);
        let holder = above.and_then(|above| self.left_empty(node, described, above.name, above.value, name));
        match (holder, run) {
            (None, Run::Sentence) if broken_off => Run::Sentence,
            (Some(holder), Run::Block(already)) if holder == already => Run::Block(already),
            (Some(holder), _) => {
                let sentence = above.is_some_and(|above| self.is_empty_sentence(above.value));
                self.not_indented(key, name, holder, sentence);
                Run::Block(holder)
            }
            (None, _) if broken_off && name_in(name, known).is_some() => {
                self.without_space(key, name, known);
                Run::Nothing
            }
            (None, _) if broken_off => {
                let fix = above.and_then(|above| self.sentence_fix(node, above.value, key, known));
                self.ended_by_comma(key, name, fix);
                Run::Sentence
            }
            (None, _) => {
                self.unknown_key(node, described, (key, name), known);
                Run::Nothing
            }
        }
    }

    /// The block above, where it is empty and would have `name` as an entry. Then its being empty is explained, too.
    fn left_empty(
        &mut self,
        node: NodeId,
        described: &'static Value,
        holder: &'a str,
        value: NodeId,
        name: &str,
    ) -> Option<&'a str> {
        if self.arena.text(value) != Some("") || self.arena.style(node) == Style::Flow {
            return None;
        }
        if self.is_empty_sentence(value) {
            self.explained.insert((value, ""));
            return Some(holder);
        }
        if !self.arena.is_blank(value) {
            return None;
        }
        let name = without_hidden(name).unwrap_or_else(|| name.to_owned());
        let block = schema::property(self.schema, described, holder)?;
        let fits = match schema::keys(self.schema, block) {
            Some(keys) => keys.contains(&name.as_str()),
            // A block with free names, such as the details of a commitment.
            None => {
                block.get("additionalProperties").is_some() && nearest_here(self.schema, described, &name).is_none()
            }
        };
        fits.then(|| {
            self.explained.insert((value, ""));
            holder
        })
    }

    /// Whether a sentence was begun with `>-` or `|`, and nothing is indented under it.
    fn is_empty_sentence(&self, value: NodeId) -> bool {
        let written = self.arena.source().slice(self.arena.span(value));
        self.arena.text(value) == Some("") && !self.arena.is_blank(value) && !written.starts_with(['"', '\'', '*'])
    }

    fn not_indented(&mut self, key: NodeId, name: &str, holder: &str, sentence: bool) {
        if sentence {
            let message = format!("this sentence is not indented under {holder}, so it does not belong to it");
            let help = format!("indent the sentence by two spaces more than {holder}");
            self.findings.add(Draft::new(key, message, help).value(name));
            return;
        }
        let message = match without_hidden(name) {
            Some(plain) => format!("the spaces before {plain} are not plain ones, so it does not stand under {holder}"),
            None => format!("{holder} is empty, because {} stands beside it and not under it", shortened(name)),
        };
        let help = format!("indent it, and the other entries of {holder}, by two spaces more than {holder}");
        let source = self.arena.source();
        let line = source.line_at(self.arena.span(key).start);
        let fix = without_hidden(name).and_then(|_| mend::plain_indentation(source, line, line, 2));
        self.findings.add(Draft::new(key, message, help).value(name).fix(fix));
    }

    /// The sentence that commas cut into entries in quotes: the value above, and the pieces that follow it.
    fn sentence_fix(&self, node: NodeId, value: NodeId, first: NodeId, known: &[&'static str]) -> Option<Fix> {
        let arena = self.arena;
        let from = arena.entries(node).skip_while(|(key, _)| *key != first);
        let is_piece = |(key, value): &(NodeId, NodeId)| {
            arena.is_blank(*value) && arena.text(*key).is_some_and(|name| !known.contains(&name))
        };
        let pieces: Vec<(NodeId, NodeId)> = from.take_while(is_piece).collect();
        // A piece that is the name of an entry here, or nearly, may be meant as one.
        let may_be_meant = |(key, _): &(NodeId, NodeId)| {
            arena.text(*key).is_some_and(|name| nearest(name, known).is_some() || name_in(name, known).is_some())
        };
        if arena.is_blank(value) || pieces.iter().any(may_be_meant) {
            return None;
        }
        mend::in_quotes_between(arena, value, pieces.last()?.0)
    }

    /// An entry between braces without the colon, or without the space behind it.
    fn without_space(&mut self, key: NodeId, text: &str, known: &[&'static str]) {
        let Some((name, value)) = name_in(text, known) else { return };
        let message = format!("behind {name} stands no colon with a plain space, so it is not read as an entry");
        let shown = shortened(value);
        // What is cut short would be pasted so.
        let help = match shown == value {
            true => format!("write {name}: {value}"),
            false => format!("write {name}, a colon and a space, and leave the rest as it is"),
        };
        self.findings.add(Draft::new(key, message, help).value(text));
    }

    fn ended_by_comma(&mut self, key: NodeId, name: &str, fix: Option<Fix>) {
        let message = "a comma inside a sentence ended it here: between { and } a comma starts a new entry";
        self.findings.add(Draft::new(key, message, "put the whole sentence in quotes").value(name).fix(fix));
    }

    fn unknown_key(
        &mut self,
        node: NodeId,
        described: &'static Value,
        written: (NodeId, &'a str),
        known: &[&'static str],
    ) {
        let (key, name) = written;
        if name.is_empty() {
            let help =
                "write the name of the entry before the colon; where it is none, put a # before the line, as a remark";
            self.findings.add(Draft::new(key, "a colon stands here without a name before it", help));
            return;
        }
        let hidden = without_hidden(name).filter(|plain| known.contains(&plain.as_str()));
        if let Some(plain) = hidden {
            self.explain_missing(node, known, &plain);
            let message =
                format!("in the name {plain} stands a character that nobody can see, so it is not read as {plain}");
            let help = format!("delete {plain} and type it again");
            let fix = Fix::of_scalar(self.arena, key, &plain, format!("write {plain}"));
            self.findings.add(Draft::new(key, message, help).value(name).fix(fix));
            return;
        }
        if let Some((message, help)) = self.line_in_quotes(node, key, known) {
            self.findings.add(Draft::new(key, message, help).value(name));
            return;
        }
        let strange = known.iter().find_map(|known| Some((*known, strange_letter(name, known)?)));
        if let Some((plain, letter)) = strange {
            self.explain_missing(node, known, plain);
            let message = format!(
                "the letter {letter} (U+{:04X}) of this name is one of another alphabet, so it is not read as {plain}",
                u32::from(letter)
            );
            self.findings.add(Draft::new(key, message, format!("delete {plain} and type it again")).value(name));
            return;
        }
        let source = self.arena.source();
        if let Some(remarked) = remarked::name_above(source, source.line_at(self.arena.span(key).start)) {
            let (message, help) = remarked.said();
            self.findings.add(Draft::new(key, message, help).value(name));
            return;
        }
        if self.with_number(node, key, name, known) {
            return;
        }
        if let Some((message, help)) =
            Bullet::of(name).filter(|bullet| known.contains(&bullet.rest)).map(|bullet| bullet.said())
        {
            let fix = self.name_fix(node, key, name, known).filter(|fix| fix.reshapes);
            self.findings.add(Draft::new(key, message, help).value(name).fix(fix));
            return;
        }
        let is_known =
            nearest(name, known).is_some() || schema::is_entry(name) || entry_names::meant(name, known).is_some();
        let is_known = is_known || self.of_charge(node, key, name).is_some();
        if let Some(sentence) = self.cut_sentence(node, key).filter(|_| !is_known) {
            return self.cut_by_colon(node, described, key, &sentence);
        }
        let (meant, help) = self.meant(node, described, (key, name), known);
        let message = format!("there is no entry called {} here{meant}", shortened(name));
        let fix = self.name_fix(node, key, name, known).filter(|fix| fix.reshapes || fix.title == help);
        self.findings.add(Draft::new(key, message, help).value(name).fix(fix));
    }

    /// What is said of an entry with a quotation mark of Word before its name and another one behind its value.
    fn line_in_quotes(&mut self, node: NodeId, key: NodeId, known: &[&'static str]) -> Option<(&'static str, String)> {
        let (name, (_, value)) = self.arena.text(key).zip(self.arena.entries(node).find(|(other, _)| *other == key))?;
        let bare = name.strip_prefix(mend::CURLY)?;
        let plain = known.iter().find(|known| **known == bare)?;
        let value = self.arena.text(value)?.trim_end_matches(mend::CURLY);
        self.explain_missing(node, known, plain);
        let message = "the quotation marks stand round the whole line, so that no entry begins here";
        Some((message, format!("take them out: {}", example::entry(plain, Some(value)))))
    }

    /// What was probably meant by an unknown name, and what to write: what is nearest to the block itself first.
    fn meant(
        &mut self,
        node: NodeId,
        described: &'static Value,
        (key, name): (NodeId, &'a str),
        known: &[&'static str],
    ) -> (String, String) {
        let written = self.arena.entries(node).find(|(candidate, _)| *candidate == key);
        let text = written.and_then(|(_, value)| self.arena.text(value));
        if let Some(said) = self.duty_of_level(node, name) {
            return said;
        }
        if let Some(said) = self.of_charge(node, key, name) {
            return said;
        }
        if let Some(said) = self.scheme_of_scope(node, name) {
            return said;
        }
        if let Some(said) = self.how_often_of_action(node, text).filter(|_| synonyms::is_frequency(name)) {
            return said;
        }
        if let Some(said) = self.beside_details(node, name, known, text) {
            return said;
        }
        if let Some(said) = self.said_in_words(key, name, text, known) {
            return said;
        }
        if let Some(said) = self.people_of_commitment(node, name, text, known) {
            return said;
        }
        let of_day = self.promise_of_commitment(node, key, name, known);
        if let Some(said) = of_day.or_else(|| self.begins_to_hold(node, key, name, text, known)) {
            return said;
        }
        if known.contains(&"earlier")
            && self.arena.get(node, "by").is_some()
            && let Some(help) = self.endorsed_besides(node, name, text)
        {
            return ("; by is the body that approved it".to_owned(), help);
        }
        if let Some(said) = self.of_another_block(node, name, text, known) {
            return said;
        }
        if let Some(said) = self.called_by_an_office(node, described, name, text, known) {
            return said;
        }
        if let Some(said) = self.of_block_above(node, described, (key, name), text) {
            return said;
        }
        if let Some(said) = self.under_a_name_of_an_office(node, described, name, text) {
            return said;
        }
        if let Some(said) = self.named_standard(node, name, text) {
            return said;
        }
        // Staff are no training, and the audience of a level is another thing.
        if is_of_people(name) && self.is_scope(node) {
            return self.elsewhere(node, (key, name), known, &[]);
        }
        let below = example::places(self.schema, described, name);
        if let [place] = below.as_slice() {
            return self.in_its_one_place(node, place, name, text);
        }
        // The name of an office for an entry is no slip of the fingers for another one: committees are no commitments.
        let near = entry_names::meant(name, known)
            .or_else(|| nearest(name, known).and_then(|near| known.iter().copied().find(|known| *known == near)));
        if let Some(near) = near {
            return self.called(node, described, near, text);
        }
        if let Some((holder, within)) = self.holder_with(node, name) {
            return (format!("; it belongs to {holder}"), self.to_the_left(node, key, within));
        }
        self.elsewhere(node, (key, name), known, &below)
    }

    fn is_scope(&self, node: NodeId) -> bool {
        self.arena.key_of(node).and_then(|key| self.arena.text(key)) == Some("scope")
    }

    /// What is said of the policy's own word for a level in a scope.
    fn scheme_of_scope(&self, node: NodeId, name: &str) -> Option<(String, String)> {
        let is_word = name.trim_end_matches('s').eq_ignore_ascii_case(self.scheme());
        let is_free = is_word && self.is_scope(node) && self.arena.get(node, "levels").is_none();
        is_free.then(|| ("; did you mean levels?".to_owned(), "write levels".to_owned()))
    }

    /// What is said of an entry that belongs below another one of its block, and nowhere else.
    fn in_its_one_place(
        &mut self,
        node: NodeId,
        place: &[Holder<'static>],
        name: &str,
        text: Option<&str>,
    ) -> (String, String) {
        if node != NodeId::ROOT {
            // What the whole holds is unknown where a part of it stands in the wrong place.
            self.explained.insert((node, ""));
        }
        // Whoever is named there gives it, and the entry says yes or no.
        let is_giver = name == "commissioned" && text.is_some_and(|text| text.contains(' '));
        let said = if is_giver { Some("yes") } else { text };
        let (meant, help) = self.belongs_under(node, place, &example::entry(name, said));
        let help = match (is_giver, self.arena.get(node, "scope")) {
            (false, _) => help,
            (true, Some(_)) => format!("{help}; who gives it goes into says"),
            (true, None) => {
                "write scope: {commissioned: yes}, where this is for commissioned training alone, and who gives \
                             it under says"
                    .to_owned()
            }
        };
        (meant, help)
    }

    /// What is said of the people whom a commitment is for: who has to act stands under `by`, and these do not.
    fn people_of_commitment(
        &self,
        node: NodeId,
        name: &str,
        text: Option<&str>,
        known: &[&'static str],
    ) -> Option<(String, String)> {
        /// Who has to act is a short name.
        const LONGEST_NAME: usize = 3;
        let arena = self.arena;
        let text = text.filter(|_| is_of_people(name) && known.contains(&"scope") && known.contains(&"by"))?;
        let may_act = arena.get(node, "by").is_none() && text.split_whitespace().count() <= LONGEST_NAME;
        let is_other = self.level_meant(text).is_some() || bearer_meant(text).is_some() || name == "group";
        // The document itself has an entry of that name.
        let is_other = is_other || schema::keys(self.schema, self.schema).is_some_and(|keys| keys.contains(&name));
        if is_other || may_act && ["who", "role", "roles"].contains(&name) {
            return None;
        }
        let out = self.out_of_item(node, name);
        Some(("; a commitment has no entry for the people whom it is for".to_owned(), format!("{out}; {PEOPLE}")))
    }

    /// An entry of the block under a name that an office has for it.
    fn called_by_an_office(
        &mut self,
        node: NodeId,
        described: &'static Value,
        name: &str,
        text: Option<&'a str>,
        known: &[&'static str],
    ) -> Option<(String, String)> {
        let entry = entry_names::meant(name, known)?;
        // What the document has under its own name already, it may have in another place too.
        if node == NodeId::ROOT && self.arena.get(node, entry).is_some() {
            return None;
        }
        // The twelfth page is no twelfth section.
        let page = text.filter(|_| entry == "section" && name.eq_ignore_ascii_case("page"));
        if let Some(page) = page.filter(|_| self.arena.get(node, entry).is_none()) {
            self.explain_missing(node, known, entry);
            let number = page.trim_start_matches(['p', 'P', '.', ' ']);
            return Some((
                "; it belongs under section".to_owned(),
                format!("write section: page {}", shortened(number)),
            ));
        }
        let is_sentence = |text: &&str| text.contains(' ') && synonyms::words_meant(text, Event::WORDS).is_empty();
        if entry == "event" && text.filter(is_sentence).is_some() {
            let help = format!(
                "write in its place event: and {}, by what happened; what changed can stand {}",
                listed(Event::WORDS, "or"),
                self.place_of_words(node)
            );
            return Some(("; a version has a word for what happened".to_owned(), help));
        }
        Some(self.called(node, described, entry, text))
    }

    /// Where an entry belongs whose block has none of its name, nor one near it; what to do with it where nowhere.
    fn elsewhere(
        &mut self,
        node: NodeId,
        (key, name): (NodeId, &'a str),
        known: &[&'static str],
        below: &[Vec<Holder<'static>>],
    ) -> (String, String) {
        let written = self.arena.entries(node).find(|(candidate, _)| *candidate == key);
        let text = written.and_then(|(_, value)| self.arena.text(value));
        const MOST_NAMED: usize = 3;
        if (2..=MOST_NAMED).contains(&below.len()) {
            let places: Vec<String> = below.iter().map(|place| in_words(place)).collect();
            return (
                format!("; it belongs under {}", listed(&places, "or")),
                "move it under the one that is meant".to_owned(),
            );
        }
        let elsewhere = example::places(self.schema, self.schema, name);
        if let ([place], true) = (elsewhere.as_slice(), node != NodeId::ROOT && !is_of_people(name)) {
            return self.belongs_under(NodeId::ROOT, place, &example::entry(name, text));
        }
        let is_heading =
            written.is_some_and(|(_, value)| self.arena.is_blank(value)) && name.starts_with(char::is_uppercase);
        if is_heading && self.arena.style(node) == Style::Block {
            let help = "put a # in front of it, as a remark: headings are not needed".to_owned();
            return ("; it looks like a heading".to_owned(), help);
        }
        let settings = schema::keys(schema::schema(Kind::Config), schema::schema(Kind::Config)).unwrap_or_default();
        if node == NodeId::ROOT && settings.contains(&name) {
            let help = "move it, with all that stands under it, into a file called paramount.yaml".to_owned();
            return ("; it belongs in the settings".to_owned(), help);
        }
        if REMARKS.contains(&name.to_lowercase().as_str()) {
            let place = self.place_of_words(node);
            let own = if self.is_item(node) && place != "under notes: of the document itself" {
                format!("; what the document itself says of this goes {place}")
            } else {
                String::new()
            };
            let help = format!("write it behind a # on a line of its own, or under notes: of the document itself{own}");
            return ("; it reads like a remark".to_owned(), help);
        }
        if let Some(said) = self.other_of_level(node, name) {
            return said;
        }
        if self.arena.key_of(node).and_then(|key| self.arena.text(key)) == Some("scope") {
            let out = self.out_of_item(node, name);
            let help = format!("{out}; a scope says for which training, by {}; {PEOPLE}", listed(known, "or"));
            return ("; it is no part of a scope".to_owned(), help);
        }
        const MOST_LISTED: usize = 12;
        let place = self.place_of_words(node);
        let help = if known.len() > MOST_LISTED && known.contains(&"notes") {
            let out = if text.is_some() { "take this line out" } else { "take it out with all that stands below it" };
            format!("{out}; what has no entry of its own can stand {place}")
        } else {
            let out = self.out_of_item(node, name);
            format!("use one of {}; where none is meant, {out}, and say it {place}", listed(known, "and"))
        };
        (String::new(), help)
    }

    /// Where the policy's own words go that a block has no entry for.
    pub(super) fn place_of_words(&self, block: NodeId) -> &'static str {
        let has = |block: NodeId, name: &str| {
            let known = self.described(block).and_then(|described| schema::keys(self.schema, described));
            known.is_some_and(|known| known.contains(&name))
        };
        let mut at = block;
        loop {
            match () {
                () if has(at, "says") => return "under says",
                () if has(at, "for") && has(at, "amount") => return "under for",
                // Of guidance these are the words of its title.
                () if has(at, "as_written") && has(at, "every") => return "under as_written",
                () if has(at, "notes") && at == NodeId::ROOT => return "under notes: of the document itself",
                () if at == NodeId::ROOT => return "behind a # on a line of its own",
                () => at = self.arena.parent(at),
            }
        }
    }

    /// The block around this one that has an entry of this name, in words, and the block right in it that this one is a part of.
    fn holder_with(&self, node: NodeId, name: &str) -> Option<(String, NodeId)> {
        let arena = self.arena;
        let mut at = node;
        while at != NodeId::ROOT {
            let within = at;
            at = arena.parent(at);
            // What is there already does not lack this one.
            let lacks = arena.is_mapping(at) && arena.get(at, name).is_none();
            let known = lacks.then(|| self.described(at)).flatten();
            if known.and_then(|described| schema::keys(self.schema, described)).is_some_and(|keys| keys.contains(&name))
            {
                let holder = match arena.key_of(at).and_then(|key| arena.text(key)) {
                    Some(block) => block.to_owned(),
                    None if at == NodeId::ROOT => "the document itself".to_owned(),
                    None => "the entry around it".to_owned(),
                };
                return Some((holder, within));
            }
        }
        None
    }

    /// How an entry leaves the block that it stands in. What stands below it would lose its place if it only moved to the left.
    fn to_the_left(&self, node: NodeId, key: NodeId, within: NodeId) -> String {
        let arena = self.arena;
        let is_last = arena.entries(node).last().is_some_and(|(last, _)| last == key);
        match arena.key_of(within).and_then(|block| arena.text(block)) {
            Some(block) if !is_last || within != node => {
                format!("move it up, to a line of its own above {block}, and let it start as far left as {block} does")
            }
            _ => "move it to the left, so that it stands where it belongs".to_owned(),
        }
    }
}

/// Whether a name says for which people something is.
fn is_of_people(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "audience",
        "for",
        "people",
        "staff",
        "who",
        "for whom",
        "roles",
        "role",
        "staff group",
        "staff groups",
        "applies to",
        "group",
    ];
    NAMES.contains(&name.to_lowercase().replace(['_', '-'], " ").as_str())
}

/// The known name with which a text begins that has something else than a colon and a plain space behind it, and its value:
/// "role:Trainer", "date 2023-11", "name :Board".
pub(super) fn name_in<'t>(text: &'t str, known: &[&'static str]) -> Option<(&'static str, &'t str)> {
    let name = known
        .iter()
        .find(|name| text.strip_prefix(**name).is_some_and(|rest| rest.starts_with([':', ' ', '=', ';', '\u{a0}'])))?;
    let value =
        text[name.len()..].trim_start_matches([':', ' ', '=', ';', '-', '\u{2013}', '\u{2014}', '\u{a0}', '\u{ad}']);
    (!value.is_empty()).then_some((*name, value))
}

fn nearest_here<'s>(root: &'s Value, described: &'s Value, name: &str) -> Option<&'s str> {
    nearest(name, &schema::keys(root, described).unwrap_or_default())
}
