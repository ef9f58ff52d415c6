//! Who approved a policy, where more than one body or a date beside one stands there. Who agreed before the approval has an entry
//! of its own, `earlier`; who endorsed or noted it afterwards decided nothing, and has none.

use serde_json::Value;

use super::Shape;
use super::crowded::{BODIES, with_date};
use crate::finding::{Draft, Severity, shortened};
use crate::model::paste::sentence;
use crate::model::{Date, date, schema};
use crate::source::NodeId;

/// What to do with a body that agreed when all was decided.
const AFTERWARDS: &str = "who endorsed or noted it afterwards can stand under notes: of the document itself";

impl Shape<'_> {
    /// "Executive Board, 14 March 2025"; "Workforce Group and Executive Board".
    pub(super) fn crowded_body(&self, approval: NodeId) -> Option<Draft> {
        let node = self.arena.get(approval, "by")?;
        let text = self.sound_text(node)?;
        if let Some((body, date)) = with_date(text) {
            let message = format!("a date stands beside the body: \"{}\"", shortened(text));
            return Some(Draft::new(node, message, self.with_its_date(approval, body, date)).value(text));
        }
        if let Some((body, other)) = endorsed_by(text) {
            let message = format!("more than the body that approved it stands here: \"{}\"", shortened(text));
            let other = sentence(other);
            let help = match body {
                Some(body) => format!(
                    "write by: {}; if {other} agreed before, write below it earlier: [{{by: {other}}}]; {AFTERWARDS}",
                    sentence(body)
                ),
                None => format!(
                    "write by: with the body that approved it; if it is {other}, write by: {other}; {AFTERWARDS}"
                ),
            };
            return Some(Draft::new(node, message, help).value(text).severity(Severity::Note));
        }
        if let Some(body) = decided(text) {
            let message = format!("the body alone belongs here: \"{}\"", shortened(text));
            let help = format!("write by: {}", sentence(body));
            return Some(Draft::new(node, message, help).value(text).severity(Severity::Note));
        }
        let (first, second) = two_bodies(text)?;
        let message = format!("two bodies seem to stand here: \"{}\"", shortened(text));
        if let Some(date) = self.day_meant(approval).filter(|_| agreed_before(second).is_none()) {
            let (first, second) = (sentence(first), sentence(bare(second)));
            let help = format!(
                "if {second} decided last, write by: {second}, and below it earlier: [{{by: {first}}}]; where {date} is the day of {first}, it \
                 goes there, as {{by: {first}, date: {date}}}, and date: has the day of {second}, or unstated where the document gives none; \
                 leave it if this is the name of one body"
            );
            return Some(Draft::new(node, message, help).value(text).severity(Severity::Note));
        }
        let help = match agreed_before(second) {
            Some(before) => {
                format!("write by: {}, and below it earlier: [{{by: {}}}]", sentence(first), sentence(before))
            }
            None => format!(
                "write by: {} if it decided last, and below it earlier: [{{by: {}}}]; leave it if this is the name of one body",
                sentence(decided(second).unwrap_or(second).trim_start_matches("the ")),
                sentence(first)
            ),
        };
        Some(Draft::new(node, message, help).value(text).severity(Severity::Note))
    }

    /// The approval that a list of bodies with their dates is: the last of them approved, and the others agreed before.
    pub(super) fn approvals_in(&self, list: NodeId, described: &'static Value) -> Option<String> {
        const MOST: usize = 6;
        schema::property(self.schema, described, "earlier")?;
        let items = self.arena.items(list).take(MOST).map(|item| with_date(self.arena.text(item)?));
        let mut dated: Vec<(&str, Date)> = items.collect::<Option<_>>()?;
        dated.sort_by_key(|(_, date)| date.first_day());
        let (last, before) = dated.split_last().filter(|(_, before)| !before.is_empty())?;
        let entries = |(body, date): &(&str, Date)| format!("by: {}, date: {date}", sentence(body));
        let before: Vec<String> = before.iter().map(|one| format!("{{{}}}", entries(one))).collect();
        Some(format!("{{{}, earlier: [{}]}}", entries(last), before.join(", ")))
    }

    /// What to do with a date that stands beside the body. Where the approval has another one, the earlier of the two is that of
    /// whoever agreed before.
    fn with_its_date(&self, approval: NodeId, text: &str, date: Date) -> String {
        let written = self.arena.get(approval, "date");
        let own = self.day_meant(approval);
        // "Trust Board (9 July 2026) and Commission (16 July 2026)"
        if let Some((first, second)) = [" and ", "; ", ", "].iter().find_map(|between| text.split_once(between))
            && let Some((first, before)) = with_date(first)
        {
            let second = second.trim_start_matches("the ");
            let both = [(first, before), (second, date)];
            let [(one, one_date), (other, other_date)] = if later(before, date) { [both[1], both[0]] } else { both };
            return format!(
                "write by: {} and date: {other_date}, and below it earlier: [{{by: {}, date: {one_date}}}]",
                sentence(other),
                sentence(one)
            );
        }
        let body = sentence(text);
        let Some(own) = own else {
            return match written {
                Some(_) => format!("write by: {body}, and under date: {date}"),
                None => format!("write by: {body}, and below it date: {date}"),
            };
        };
        if own == date {
            return format!("write by: {body}; the date has its own entry already");
        }
        let pair = endorsed_by(text).and_then(|(body, other)| Some((body?, other, true)));
        let pair = pair.or_else(|| two_bodies(text).map(|(first, second)| (first, second, false)));
        let Some((first, second, is_endorsed)) = pair else {
            let before = if later(date, own) { "...".to_owned() } else { date.to_string() };
            return format!(
                "write by: {body}; {own} stands under date: keep there the day of the approval; what a body agreed to before goes under \
                 earlier, as [{{by: its name, date: {before}}}]; {AFTERWARDS}"
            );
        };
        let (first, second) = (sentence(first), sentence(bare(second)));
        match (later(date, own), is_endorsed) {
            (false, _) => format!("write by: {first}, and below it earlier: [{{by: {second}, date: {date}}}]"),
            (true, true) => format!(
                "write by: {first}; {second} came after it, on {date}, and decided nothing: that can stand under notes: of the document itself"
            ),
            (true, false) => format!(
                "if both had to agree, write by: {second} and date: {date}, and below it earlier: [{{by: {first}, date: {own}}}]; else write \
                 by: {first}; {AFTERWARDS}"
            ),
        }
    }

    /// The day of an approval, in whatever form it is written.
    fn day_meant(&self, approval: NodeId) -> Option<Date> {
        self.arena.get(approval, "date").and_then(|date| self.arena.text(date)).and_then(date::meant_by)
    }

    /// What to do with a second body, or a second day, of an approval that has `entry` already: each body has its own day.
    pub(super) fn second_body(&self, approval: NodeId, entry: &str, text: Option<&str>) -> String {
        let own = self.arena.get(approval, "by").and_then(|by| self.sound_text(by));
        let date = self.day_meant(approval).map(|date| format!(", date: {date}")).unwrap_or_default();
        let other = text
            .filter(|_| entry == "by")
            .map(|text| with_date(text).map_or((text, None), |(body, date)| (body, Some(date))));
        let (Some(own), Some((other, day))) = (own, other) else {
            return "write under by and date who decided last and when, with date: unstated where the document gives no day for that, and who \
                    decided before, with the day of that, under earlier: [{by: ..., date: ...}]; then take this line out"
                .to_owned();
        };
        let (own, other) = (sentence(own), sentence(bare(other)));
        let day = day
            .map_or_else(|| "its own day, or unstated where the document gives none".to_owned(), |day| day.to_string());
        format!(
            "if {other} decided last, write by: {other}, date: with {day}, and earlier: [{{by: {own}{date}}}]; if it agreed before, write \
             earlier: [{{by: {other}}}]; then take this line out"
        )
    }

    /// What is said of an entry of an approval for who endorsed it besides: `endorsed_by: Learning Subgroup, 9 June 2026`.
    pub(super) fn endorsed_besides(&self, approval: NodeId, name: &str, text: Option<&str>) -> Option<String> {
        let verb = name.to_lowercase();
        let verb =
            verb.split(['_', ' ', '-']).next().filter(|verb| ENDORSED.contains(verb) || *verb == "recommended")?;
        let (body, date) = with_date(text?).map_or((text?, None), |(body, date)| (body, Some(date)));
        let own = self.day_meant(approval);
        let body = sentence(body);
        let date = date.map(|date| (date, own.is_some_and(|own| later(date, own))));
        Some(match date {
            Some((date, true)) => format!(
                "take this line out: {body} came after the approval, on {date}, and that it {verb} it can stand under notes: of the document \
                 itself"
            ),
            Some((date, false)) => format!("write in its place earlier: [{{by: {body}, date: {date}}}]"),
            None => {
                format!("if that was before the approval, write in its place earlier: [{{by: {body}}}]; {AFTERWARDS}")
            }
        })
    }

    /// A body of `earlier` that agreed after the approval itself.
    pub(super) fn later_than_approval(&self) -> Vec<Draft> {
        let arena = self.arena;
        let Some(approval) = arena.get(NodeId::ROOT, "approval") else { return Vec::new() };
        let Some((_, own)) = self.date(approval, "date") else { return Vec::new() };
        let earlier = arena.get(approval, "earlier").into_iter().flat_map(|list| arena.items(list));
        let is_after = |item: NodeId| self.date(item, "date").filter(|(_, date)| later(*date, own));
        let draft = |(node, date): (NodeId, Date)| {
            let message = format!(
                "this stands under earlier, and its date, {}, is after that of the approval, {}",
                date.in_words(),
                own.in_words()
            );
            let help = format!(
                "look the two dates up; who decided last stands under by and date, and who decided before under earlier; {AFTERWARDS}"
            );
            Draft::new(node, message, help).value(date.to_string())
        };
        earlier.filter_map(is_after).map(draft).collect()
    }
}

/// Whether a date lies wholly after another one.
fn later(date: Date, other: Date) -> bool {
    date.first_day() > other.last_day()
}

/// What bodies do beside deciding.
const ENDORSED: [&str; 9] = [
    "endorsed",
    "noted",
    "supported",
    "received",
    "acknowledged",
    "seconded",
    "scrutinised",
    "considered",
    "commended",
];

/// The body that approved a policy, and the one that a text says endorsed or noted it besides: "Executive Board, noted by the
/// Council's Management Team". The first is missing where only the other stands there.
fn endorsed_by(text: &str) -> Option<(Option<&str>, &str)> {
    let lower = text.to_ascii_lowercase();
    ENDORSED.iter().find_map(|verb| {
        let phrase = format!("{verb} by ");
        let at = lower.find(&phrase).filter(|at| *at == 0 || lower[..*at].ends_with([' ', '(']))?;
        let other = text[at + phrase.len()..].trim_end_matches([')', '.', ' ']);
        let other = other.strip_prefix("the ").unwrap_or(other);
        let before = text[..at].trim_end_matches([' ', '(', ',', ';', '-']);
        let before = ["and then", "and was", "and", "then", "was"].iter().fold(before, |before, word| {
            before.strip_suffix(&format!(" {word}")).map_or(before, |before| before.trim_end_matches([' ', ',', ';']))
        });
        (!other.is_empty()).then_some((Some(before).filter(|before| !before.is_empty()), other))
    })
}

/// The body that agreed before another one, where the text says so: "after the Learning Subgroup".
fn agreed_before(text: &str) -> Option<&str> {
    let bare = AFTER.iter().find_map(|after| text.strip_prefix(after))?;
    Some(bare.trim_start_matches("the "))
}

/// The body that a text says decided: "ratified by the Partnership Executive".
fn decided(text: &str) -> Option<&str> {
    const VERBS: [&str; 6] = ["ratified", "approved", "agreed", "adopted", "confirmed", "signed off"];
    let (verb, body) = text.split_once(" by ")?;
    let verb = verb.trim_start_matches("and ").trim_start_matches("then ").to_lowercase();
    VERBS.contains(&verb.as_str()).then(|| body.trim_start_matches("the "))
}

/// The name of a second body without what is said of its part in it.
fn bare(second: &str) -> &str {
    agreed_before(second).or_else(|| decided(second)).unwrap_or(second).trim_start_matches("the ")
}

/// Words behind which stands the body that agreed before.
const AFTER: [&str; 9] = [
    "after agreement by ",
    "after approval by ",
    "after ",
    "following agreement by ",
    "following approval by ",
    "following ",
    "on the recommendation of ",
    "on the advice of ",
    "recommended by ",
];

/// The two names of bodies that a text joins. "Learning and Development Board" is one.
fn two_bodies(text: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 6] = ["; ", ", ", " and ", " & ", " / ", " then "];
    // "Executive Group after the Subgroup", with a comma or without.
    let behind = AFTER.iter().find_map(|after| text.find(&format!(" {after}")));
    let parted = behind.map(|at| (text[..at].trim_end_matches([' ', ',']), text[at..].trim()));
    let is_body = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
        words.len() > 1 && words.len() < 8 && BODIES.contains(&last.as_str())
    };
    let joined = BETWEEN.iter().flat_map(|between| text.match_indices(between));
    let mut both = joined.map(|(at, between)| (text[..at].trim(), text[at + between.len()..].trim()));
    parted.into_iter().chain(&mut both).find(|(first, second)| is_body(first) && is_body(bare(second)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_told_from_two() {
        let both = two_bodies("HMBSCP Executive Group, after the Learning and Improvement Subgroup");
        assert_eq!(both, Some(("HMBSCP Executive Group", "after the Learning and Improvement Subgroup")));
        assert_eq!(both.and_then(|(_, second)| agreed_before(second)), Some("Learning and Improvement Subgroup"));
        assert_eq!(
            two_bodies("Workforce Development Group and the Executive Board"),
            Some(("Workforce Development Group", "the Executive Board"))
        );
        let both = two_bodies("Learning Sub-group, ratified by the Partnership Executive");
        assert_eq!(both.and_then(|(_, second)| decided(second)), Some("Partnership Executive"));
        for text in
            ["Learning and Development Board", "Executive Board", "Board and staff", "Group A and Group B of it"]
        {
            assert_eq!(two_bodies(text), None, "{text}");
        }
    }

    #[test]
    fn who_only_endorsed_it_is_told_apart() {
        for (text, body, other) in [
            ("Management Board, endorsed by the Learning Subgroup", Some("Management Board"), "Learning Subgroup"),
            ("Executive Board (noted by Cabinet)", Some("Executive Board"), "Cabinet"),
            ("Trust Board and then endorsed by the Commission", Some("Trust Board"), "Commission"),
            ("noted by the Management Team", None, "Management Team"),
        ] {
            assert_eq!(endorsed_by(text), Some((body, other)), "{text}");
        }
        for text in ["Executive Board", "endorsed by ", "Board that was unendorsed by it"] {
            assert_eq!(endorsed_by(text), None, "{text}");
        }
    }
}
