//! Flags a commitment whose text is about some levels or some people, and whose record is about others, or all.
//!
//! Only plain texts are judged, and only where somebody goes by what is recorded: where the entry gives a number, where another
//! entry of the same standard is for some levels, or where a course is held to what is asked and the text begins with its levels.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::amount::DetailType;
use crate::model::level_number::without_noun;
use crate::model::located::Leaf;
use crate::model::policy::{Charge, Commitment, section_suffix, sections};
use crate::model::standards::Binds;
use crate::model::words::listed;
use crate::model::{DetailKind, Item, Policy};
use crate::rules::level::named::mentioned;
use crate::rules::level::{numbers, otherwise, told};
use crate::rules::{Check, Context, Rule};
use crate::standards::Expectation;

use super::{has_quotation_mark, own_words, scope_is_read};

pub(super) static RULE: Rule = Rule {
    id: "commitment/scope-disagrees",
    summary: "the text is about some levels or people, and the record about all",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("scope_disagrees.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let by_level: BTreeSet<&str> = policy
        .answers()
        .filter(|(_, commitment)| commitment.scope.levels.iter().next().is_some())
        .map(|(standard, _)| standard)
        .collect();
    let list = policy.levels.given().and_then(|levels| {
        // What is written beside a text is the number that the list is to have.
        let numbers = told(&numbers(levels)?, &otherwise(policy, levels));
        Some((numbers, levels.noun()))
    });
    let list = list.as_ref().map(|(numbers, noun)| {
        let numbers: Vec<&str> = numbers.iter().map(AsRef::as_ref).collect();
        let bare: Vec<&str> = numbers.iter().map(|number| without_noun(number, noun)).collect();
        (numbers, bare, *noun)
    });
    for (standard, commitment) in policy.answers().filter(|(_, commitment)| scope_is_read(ctx, commitment)) {
        if !commitment.is_committed() {
            continue;
        }
        let expectation = ctx.document.controls.expectations.iter().find(|expectation| expectation.id == standard);
        let Some((expectation, says)) = expectation.zip(commitment.says.text()) else { continue };
        if has_quotation_mark(says) {
            continue;
        }
        let counts = |words: &str| {
            by_level.contains(standard)
                || gives_number(commitment, expectation)
                || expectation.binds == Some(Binds::Course) && begins_with(says, words)
        };
        let of_levels =
            list.as_ref().and_then(|(numbers, bare, noun)| of_levels(commitment, says, (numbers, bare, noun), counts));
        let found = of_levels.or_else(|| of_people(commitment, says, expectation));
        if let Some(draft) = found {
            findings.add(draft.authority(own_words(policy, commitment)));
        }
    }
    if let Some((numbers, bare, noun)) = &list {
        charges(policy, numbers, bare, noun, findings);
    }
}

/// A charge that names some levels in words, and not where courses and comparisons look for them.
fn charges(policy: &Policy, numbers: &[&str], bare: &[&str], noun: &str, findings: &mut Findings<'_>) {
    // What stands beside another price is another charge, of which loading speaks.
    let is_plain = |charge: &&Item<Charge>| {
        charge.levels.is_empty() && charge.whom.text().is_some_and(|whom| !whom.contains('\u{a3}'))
    };
    for charge in policy.charges.iter().filter(is_plain) {
        let Some((at, (words, meant))) =
            charge.whom.located().and_then(|(at, whom)| Some((at, mentioned(whom, bare, noun)?)))
        else {
            continue;
        };
        let number = |meant: &&str| bare.iter().position(|bare| bare == meant).and_then(|at| numbers.get(at)).copied();
        let levels: Vec<&str> = meant.iter().filter_map(number).collect();
        if levels.len() == numbers.len() {
            continue;
        }
        let words = shortened(words);
        let message = format!("this charge is for \"{words}\", and is recorded for all training");
        let help = format!("write below it levels: [{}]", levels.join(", "));
        let source =
            Authority::own_policy(format!("the {} itself{}", policy.noun(), section_suffix(sections(&charge.section))));
        findings.add(Draft::new(at, message, help).value(format!("all, said: {words}")).authority(source));
    }
}

/// Whether an entry gives a number or a length of time, which is taken to hold for all that it is about.
fn gives_number(commitment: &Commitment, expectation: &Expectation) -> bool {
    let is_number = |kind: DetailType| matches!(kind, DetailType::Count | DetailType::Duration);
    expectation.kinds.iter().any(|(name, kind)| is_number(kind.kind) && is_read(commitment, name, kind))
}

/// Whether a detail is there in a form that can be read: what cannot be is a finding of its own.
fn is_read(commitment: &Commitment, name: &str, kind: &DetailKind) -> bool {
    commitment.details.get(name).is_some_and(|written| kind.read(written).is_ok())
}

/// A text that names some levels in one place beside a scope that has not all of them, or none, where `counts` says that
/// somebody goes by it. The policy's levels have numbers with the word for a level and bare.
fn of_levels(
    commitment: &Item<Commitment>,
    says: &str,
    (numbers, bare, noun): (&[&str], &[&str], &str),
    counts: impl Fn(&str) -> bool,
) -> Option<Draft> {
    let (words, meant) = mentioned(says, bare, noun)?;
    let of_list = |meant: &str| bare.iter().position(|bare| *bare == meant).and_then(|at| numbers.get(at)).copied();
    let meant: Vec<&str> = meant.into_iter().filter_map(of_list).collect();
    let scope: Vec<&str> = commitment.scope.levels.iter().filter_map(Leaf::text).collect();
    let written = format!("[{}]", meant.join(", "));
    let words = shortened(words);
    if scope.is_empty() {
        let is_for_some = meant.len() < numbers.len() && is_what_it_is_about(says, &words) && counts(&words);
        return is_for_some.then(|| {
            Draft::new(
                commitment.at,
                format!("the text says \"{words}\", and this is recorded for all training"),
                format!(
                    "where it is for no other training, write scope: {{levels: {written}}}; where it is another duty, give it an id of your \
                     own in place of standard; else reword says"
                ),
            )
            .value(format!("all, said: {words}"))
        });
    }
    // Other words may be about other levels: only what goes on from the level that is recorded is told.
    let goes_on = meant.len() > 1 && scope.len() < meant.len() && scope.iter().all(|level| meant.contains(level));
    goes_on.then(|| {
        let at = commitment.scope.levels.iter().find_map(Leaf::at);
        let message = format!("the text says \"{words}\", and scope has {} alone", listed(&scope, "and"));
        let help = format!("where it is for all of them, write levels: {written} under scope; else reword says");
        Draft::new(at.unwrap_or(commitment.at), message, help).value(format!("{}, said: {words}", scope.join(", ")))
    })
}

/// Whether a text of one sentence is about the levels that it names: it begins with them, or has them behind "at", "for" or
/// "every".
fn is_what_it_is_about(says: &str, words: &str) -> bool {
    let Some(at) = says.find(words) else { return false };
    let before = says[..at].trim_end().rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    let is_one_sentence = !says.trim_end().trim_end_matches('.').contains(". ");
    is_one_sentence
        && (begins_with(says, words) || ["at", "for", "every", "each", "all", "of"].contains(&before.as_str()))
}

/// Whether a text begins with the levels that it names: "Group B is", "The Level 4 modules", "For Levels 2 and 3".
fn begins_with(says: &str, words: &str) -> bool {
    says.find(words)
        .is_some_and(|at| ["", "the", "for", "at", "all"].contains(&says[..at].trim().to_ascii_lowercase().as_str()))
}

/// A text about some people beside an interval that is then taken for that of all.
fn of_people(commitment: &Item<Commitment>, says: &str, expectation: &Expectation) -> Option<Draft> {
    let is_for_all = commitment.scope.written().is_none();
    let is_of_people = |about: Option<&str>| about.is_some_and(|about| about.contains("how often people"));
    let counts = expectation
        .kinds
        .iter()
        .any(|(name, kind)| is_of_people(kind.about.as_deref()) && commitment.details.get(name).is_some());
    let people = some_people(says).filter(|_| is_for_all && counts)?;
    let draft = Draft::new(
        commitment.at,
        format!("the text is about \"{}\", and this is recorded for everybody", shortened(people)),
        "where it is for these people only, give the entry an id of your own in place of standard; scope is about training, not \
         about people",
    );
    Some(draft.value(format!("everybody, said: {}", shortened(people))))
}

/// The people whom the first words of a text name, where they are not all that work with children.
fn some_people(says: &str) -> Option<&str> {
    const SOME: [&str; 16] = [
        "lead",
        "leads",
        "manager",
        "managers",
        "supervisor",
        "supervisors",
        "governor",
        "governors",
        "headteacher",
        "headteachers",
        "trustee",
        "trustees",
        "chair",
        "chairs",
        "returning",
        "deputies",
    ];
    const ALL: [&str; 8] = ["all", "every", "everyone", "everybody", "anyone", "any", "each", "practitioners"];
    const VERBS: [&str; 14] = [
        "must", "will", "should", "may", "can", "are", "is", "have", "has", "need", "repeat", "refresh", "receive",
        "attend",
    ];
    /// "Managers must see that it is refreshed": they do it for others.
    const FOR_OTHERS: [&str; 9] =
        ["see", "ensure", "make", "check", "arrange", "monitor", "remind", "support", "release"];
    const MOST_BEFORE: usize = 8;
    let mut end = 0;
    let mut is_some = false;
    let mut words = says.split(' ').take(MOST_BEFORE);
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_ascii_lowercase();
        if VERBS.contains(&bare.as_str()) {
            let is_for_others = words.next().is_some_and(|next| FOR_OTHERS.contains(&next));
            return (is_some && !is_for_others).then(|| says[..end].trim_end_matches([' ', ',']));
        }
        if ALL.contains(&bare.as_str()) {
            return None;
        }
        is_some |= SOME.contains(&bare.as_str());
        end += word.len() + 1;
        // "Staff returning from a break": what comes back is some of them, however the sentence goes on.
        if bare == "returning" {
            return Some(says[..end - 1].trim_end_matches([' ', ',']));
        }
        if word.ends_with(['.', ';', ':']) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_are_not_all_are_named_by_the_first_words() {
        for (text, people) in [
            ("Designated safeguarding leads should also receive updates.", "Designated safeguarding leads"),
            ("Staff returning from a break repeat the course.", "Staff returning"),
            ("School governors, and trustees, must refresh it.", "School governors, and trustees"),
        ] {
            assert_eq!(some_people(text), Some(people), "{text}");
        }
        for text in
            ["Staff should refresh it.", "All staff and managers must refresh it.", "The lead", "", "Training is led."]
        {
            assert_eq!(some_people(text), None, "{text}");
        }
    }
}
