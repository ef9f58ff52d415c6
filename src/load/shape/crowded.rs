//! Texts of a policy that say more than their place takes: an edition with its date, a sentence where the name of an edition
//! belongs, a body with the day on which it decided, two bodies.

use super::Shape;
use super::none::says_none;
use crate::finding::{Draft, Severity, shortened};
use crate::model::amount::{exact_money, is_free, is_limit};
use crate::model::located::UNSTATED;
use crate::model::placeholder::is_placeholder;
use crate::model::words::LEVELS;
use crate::model::{Date, date};
use crate::source::NodeId;

/// Words with which the names of bodies end.
pub(super) const BODIES: [&str; 17] = [
    "board",
    "cabinet",
    "committee",
    "council",
    "directors",
    "executive",
    "forum",
    "governors",
    "group",
    "meeting",
    "panel",
    "partnership",
    "subgroup",
    "sub-group",
    "team",
    "trust",
    "trustees",
];

impl Shape<'_> {
    /// Adds a finding for each such text of which none speaks yet.
    pub(super) fn crowded(&mut self) {
        let arena = self.arena;
        let own = |name: &str| arena.get(NodeId::ROOT, name);
        let drafts = [
            own("edition").and_then(|node| {
                self.dated_edition(node)
                    .or_else(|| self.edition_with_remark(node))
                    .or_else(|| self.any_edition(node))
                    .or_else(|| self.edition_in_words(node))
            }),
            own("levels").and_then(|levels| self.scheme_in_words(arena.get(levels, "scheme")?)),
            own("title").and_then(|node| self.title_of_draft(node)),
            own("supersedes").and_then(|node| self.unnamed_edition(node)),
            own("approval").and_then(|approval| self.crowded_body(approval)),
        ];
        let commitments = own("commitments").into_iter().flat_map(|list| arena.items(list));
        let bare: Vec<Draft> = commitments.filter_map(|commitment| self.bare_text(commitment)).collect();
        let charges = own("charges").into_iter().flat_map(|charges| arena.items(charges));
        let prices: Vec<Draft> =
            charges.filter_map(|charge| self.price_in_words(charge).or_else(|| self.another_price(charge))).collect();
        self.findings.under("load/wrong-type", Severity::Warning);
        for draft in drafts.into_iter().flatten().chain(prices).chain(bare) {
            self.findings.add(draft);
        }
    }

    /// The text of a value that was read well.
    pub(super) fn sound_text(&self, node: NodeId) -> Option<&str> {
        self.arena.text(node).filter(|text| !text.trim().is_empty() && !self.told.contains(&node))
    }

    /// "v3.2 (Apr 2025)".
    fn dated_edition(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node)?;
        if Date::meant(text).is_ok() {
            return None;
        }
        let (edition, date) = with_date(text)?;
        if !edition.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let message = format!("the edition has a date beside it: \"{}\"", shortened(text));
        let help = format!(
            "write edition: \"{edition}\"; if the document came out on that date, write it under source, as published: {date}"
        );
        Some(Draft::new(node, message, help).value(text))
    }

    /// "2.0 - last saved by J Smith", "Policy_2025_v3.docx".
    fn edition_with_remark(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node)?;
        if is_file_name(text) {
            let message = format!("this is the name of a file, and no edition: \"{}\"", shortened(text));
            return Some(
                Draft::new(node, message, "write the edition as the document has it, often its year").value(text),
            );
        }
        let (edition, remark) = [" - ", " (", ", ", " \u{2013} ", " \u{2014} ", "; "]
            .iter()
            .find_map(|between| text.split_once(between))
            .or_else(|| {
                text.split_once(' ').filter(|(edition, _)| edition.contains(|letter: char| letter.is_ascii_digit()))
            })?;
        let is_remark =
            remark.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| OF_FILES.contains(&word));
        let help = format!(
            "write edition: \"{}\"; what else it says belongs in a remark, behind # or under notes",
            edition.trim()
        );
        let message = format!("the edition has a remark beside it: \"{}\"", shortened(text));
        (is_remark && edition.contains(|letter: char| letter.is_ascii_digit()))
            .then(|| Draft::new(node, message, help).value(text))
    }

    /// "latest", which is another edition each time.
    fn any_edition(&self, node: NodeId) -> Option<Draft> {
        const ANY: [&str; 7] =
            ["latest", "current", "newest", "new", "most recent", "latest version", "current version"];
        let text = self.sound_text(node).filter(|text| ANY.contains(&text.to_lowercase().as_str()))?;
        let message = format!("\"{}\" is no name of an edition: it is another one each time", shortened(text));
        Some(Draft::new(node, message, "write the edition as the document has it, often its year").value(text))
    }

    /// "Learning Policy DRAFT v0.3" of a document whose status is another one; "Policy_v3_final.docx".
    fn title_of_draft(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node)?;
        if is_file_name(text) {
            let message = format!("this is the name of a file, and no title: \"{}\"", shortened(text));
            return Some(Draft::new(node, message, "write the title as on the cover").value(text));
        }
        let status = self.arena.get(NodeId::ROOT, "status").and_then(|node| self.arena.text(node))?;
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        let is_draft = words.any(|word| word == "DRAFT") || text.to_lowercase().contains("(draft");
        (is_draft && matches!(status, "approved" | "published")).then(|| {
            let message = format!("the title says that this is a draft, and status says {status}");
            let help = "write status: draft if it is one; if not, write the title as on the cover of what is in use";
            Draft::new(node, message, help).value(text)
        })
    }

    /// "our strategy of 2021", where southampton@2021 belongs.
    fn unnamed_edition(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node)?;
        let is_named = text.split_once('@').is_some_and(|(name, edition)| {
            !name.is_empty() && !edition.is_empty() && !name.contains(char::is_whitespace)
        });
        if is_named || text == UNSTATED || is_placeholder(text) {
            return None;
        }
        if says_none(text) {
            let message =
                format!("\"{}\" is no edition; a policy that replaces none has no entry supersedes", shortened(text));
            return Some(Draft::new(node, message, "take the line out").value(text));
        }
        let policy = self.arena.get(NodeId::ROOT, "policy").and_then(|name| self.arena.text(name)).unwrap_or("name");
        let message =
            format!("this does not say which edition is replaced, as records name editions: \"{}\"", shortened(text));
        let no_record = match self.version_named_in(text) {
            Some(line) => format!("take this line out: that version stands under versions already (line {line})"),
            None => format!(
                "take this line out, and write it under versions{}: - {}",
                self.line_below(NodeId::ROOT, "versions"),
                version(text)
            ),
        };
        let help = format!(
            "write {}@ and right behind it the edition, as the record of that edition has it; where it has no record, {no_record}",
            shortened(policy)
        );
        Some(Draft::new(node, message, help).value(text))
    }

    /// The line of the version in the list of them that a text names by its number.
    fn version_named_in(&self, text: &str) -> Option<u32> {
        let arena = self.arena;
        let names = |node: NodeId| {
            let number = arena.text(node)?.trim().trim_start_matches(['v', 'V']);
            let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
            words
                .map(|word| word.trim_start_matches(['v', 'V']).trim_end_matches('.'))
                .any(|word| word == number)
                .then_some(node)
        };
        let versions = self.items_of("versions").into_iter();
        let node = versions.filter_map(|item| names(arena.get(item, "version")?)).next()?;
        Some(arena.source().line_at(arena.span(node).start))
    }

    /// Where an entry of a block stands, for the middle of a sentence: " (line 12)".
    fn line_below(&self, block: NodeId, name: &str) -> String {
        let line =
            self.arena.entry(block, name).map(|(key, _)| self.arena.source().line_at(self.arena.span(key).start));
        line.map_or_else(String::new, |line| format!(" (line {line})"))
    }

    /// "2025 revised": others name an edition together with the policy, in one word.
    fn edition_in_words(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node).filter(|text| text.contains(char::is_whitespace) && !is_placeholder(text));
        // A month, as a cover has it, is known as the year that it is in.
        let text = text.filter(|text| Date::meant(text).is_err())?;
        let message = format!("the edition stands in several words: \"{}\"", shortened(text));
        if let Some((edition, rest)) = text.split_once(" (").filter(|(edition, _)| !edition.contains(' ')) {
            let help = format!(
                "write edition: \"{edition}\"; its version (\"{}\") stands under versions, and other words under notes: of the document itself",
                rest.trim_end_matches(')')
            );
            return Some(Draft::new(node, message, help).value(text));
        }
        let one = text.split_whitespace().collect::<Vec<_>>().join("-");
        let help = format!("write it in one word, as others name it behind the policy and an @: edition: \"{one}\"");
        Some(Draft::new(node, message, help).value(text))
    }

    /// "Groups 1 to 5", where the one word belongs that the policy has for a level.
    fn scheme_in_words(&self, node: NodeId) -> Option<Draft> {
        let text = self.sound_text(node)?;
        let lower = text.to_lowercase();
        let word = lower.split(|letter: char| !letter.is_alphabetic()).find(|word| LEVELS.contains(word))?;
        let word = word.trim_end_matches('s');
        let (wrong, rest) = match () {
            () if lower == word => ("stands in small letters", ""),
            () if lower.trim_end_matches('s') == word => ("is for one of them, in small letters", ""),
            () => ("says more here", "; which there are, the list tells"),
        };
        let message =
            format!("scheme is the one word that the policy has for a level, and {wrong}: \"{}\"", shortened(text));
        (text != word).then(|| Draft::new(node, message, format!("write scheme: {word}{rest}")).value(text))
    }

    /// "2", "always" or "Level 1" under `says`, of which nobody can tell what the document says.
    fn bare_text(&self, commitment: NodeId) -> Option<Draft> {
        const BARE: [&str; 12] = [
            "yes",
            "no",
            "always",
            "never",
            "true",
            "false",
            "required",
            "mandatory",
            "optional",
            "done",
            "as above",
            "see above",
        ];
        let node = self.arena.get(commitment, "says")?;
        let text = self.arena.text(node).filter(|text| text.len() <= "Levels 1, 2, 3 and 4".len())?;
        let plain = text.trim().trim_end_matches('.').to_lowercase();
        let mut words = plain.split([' ', ',']).filter(|word| !word.is_empty());
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let is_of_levels = |word: &str| is_number(word) || word == "and" || LEVELS.contains(&word);
        let is_bare = BARE.contains(&plain.as_str()) || !plain.is_empty() && words.all(is_of_levels);
        let text = self.sound_text(node).filter(|_| is_bare && !is_placeholder(text))?;
        let message = format!("this is not a sentence, and nobody can tell from it what the document says: \"{text}\"");
        let help = "write under says what the source says, in its own words or in short; a number belongs under details, levels under scope";
        Some(Draft::new(node, message, help).value(text))
    }

    /// "Free, £20 for Level 3" under `for`, beside nothing as the amount.
    fn another_price(&self, charge: NodeId) -> Option<Draft> {
        let amount = self.arena.get(charge, "amount").and_then(|node| self.sound_text(node))?;
        let node = self.arena.get(charge, "for")?;
        let text = self.sound_text(node).filter(|_| is_free(amount) || amount == "0.00")?;
        let price = price_in(text).filter(|price| price != "0.00")?;
        let message = format!("for names an amount, and the amount recorded is {amount}: \"{}\"", shortened(text));
        let help = format!(
            "where some pay, write an item of its own for them, with amount: \"{price}\" and levels or for whom it is"
        );
        Some(Draft::new(node, message, help).value(text))
    }

    /// "£60 a full day" under `for`, where nothing stands under `amount`.
    fn price_in_words(&self, charge: NodeId) -> Option<Draft> {
        let node = self.arena.get(charge, "for").filter(|_| self.arena.get(charge, "amount").is_none())?;
        let text = self.sound_text(node)?;
        if is_free(text) {
            let message = format!("what is paid stands under for: \"{text}\"");
            let help = "write under for what it is paid for, or by whom, and below it amount: \"0.00\"";
            return Some(Draft::new(node, message, help).value(text));
        }
        let amount = price_in(text)?;
        let message = format!("the amount of this charge stands under for: \"{}\"", shortened(text));
        let help = format!("write below it amount: \"{amount}\", and keep under for what is paid for");
        Some(Draft::new(node, message, help).value(text))
    }
}

/// The first amount of pounds that a text names, and that is no limit: "groups with an income under \u{a3}50,000".
fn price_in(text: &str) -> Option<String> {
    let is_price = |at: usize| !is_limit(&text[..at].to_lowercase());
    // Of a long text, the first few tell.
    let (at, _) = text.match_indices('\u{a3}').take(4).find(|(at, _)| is_price(*at))?;
    let written = text[at..].split_whitespace().next()?;
    exact_money(written.trim_end_matches([',', ':', ';', '.', ')']))
}

/// An item of the list of versions for what a text says of an edition: "Version 3.2 (September 2023)".
fn version(text: &str) -> String {
    let (named, date) = with_date(text).map_or((text, None), |(named, date)| (named, Some(date)));
    let lower = named.to_lowercase();
    let begins = ["version ", "edition ", "v"].iter().find(|begin| {
        lower.strip_prefix(**begin).is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    });
    let version = named.get(begins.map_or(0, |begin| begin.len())..).unwrap_or(named).replace(['"', '\\'], "'");
    let date = date.map_or_else(String::new, |date| format!(", date: {date}"));
    format!("{{version: \"{version}\"{date}}}")
}

/// Words that people put into the names of files, and not into those of editions.
const OF_FILES: [&str; 13] = [
    "draft", "final", "copy", "saved", "amended", "amends", "edited", "edits", "updated", "check", "comments",
    "tracked", "clean",
];

/// Whether a text is nothing but the name of a file of an office.
fn is_file_name(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    [".docx", ".doc", ".pdf", ".odt", ".rtf", ".xlsx"].iter().any(|ending| lower.ends_with(ending))
}

/// A text and the date at its end, behind a comma, a dash, "on" or in brackets.
pub(super) fn with_date(text: &str) -> Option<(&str, Date)> {
    const BETWEEN: [&str; 10] =
        [", ", "; ", " on ", " from ", " since ", " - ", " \u{2013} ", " \u{2014} ", " (", " in "];
    BETWEEN
        .iter()
        .find_map(|between| {
            let (before, behind) = text.trim().rsplit_once(between)?;
            let date = date::meant_by(behind.trim_matches(['(', ')', '.', ' ']))?;
            (!before.trim().is_empty()).then_some((before.trim(), date))
        })
        .or_else(|| with_date_behind(text))
}

/// A text and the date in words right behind it: "Executive Board 14 May 2026".
fn with_date_behind(text: &str) -> Option<(&str, Date)> {
    /// "9.7.26"
    const SHORTEST: usize = 6;
    [1, 2, 3].into_iter().rev().find_map(|count| {
        let (at, _) = text.rmatch_indices(' ').nth(count - 1)?;
        let (body, behind) = text.split_at(at);
        let behind = behind.trim();
        let names_month = behind.chars().any(char::is_alphabetic);
        let has_marks = behind.matches(['.', '/', '-']).count() == 2 && behind.len() >= SHORTEST;
        Some((body.trim(), date::meant_by(behind).filter(|_| if count == 1 { has_marks } else { names_month })?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_told_from_its_date() {
        let dated = |text| with_date(text).map(|(body, date)| (body, date.to_string()));
        assert_eq!(dated("v3.2 (Apr 2025)"), Some(("v3.2", "2025-04".to_owned())));
        assert_eq!(dated("Executive Board on 14th March 2025"), Some(("Executive Board", "2025-03-14".to_owned())));
        assert_eq!(dated("Executive Board (2024\u{2013}25)"), None);
        assert_eq!(version("Version 3.2 (September 2023)"), "{version: \"3.2\", date: 2023-09}");
    }
}
