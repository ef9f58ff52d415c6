//! Flags names in commitments that nothing answers to: standards that no set in use has, actions that do not exist.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Fix, Severity, shortened};
use crate::model::by_words::nearest_by_words;
use crate::model::located::Leaf;
use crate::model::placeholder::is_placeholder;
use crate::model::policy::Commitment;
use crate::model::start::within_of_start;
use crate::model::words::{listed, nearest, plain_name};
use crate::model::{Model, Policy};
use crate::rules::{Check, Context, Rule};
use crate::settings::NamedStandards;
use crate::source::NodeId;
use crate::standards::{Expectation, SetUsed, shared};

pub(super) static RULE: Rule = Rule {
    id: "commitment/unknown-standard",
    summary: "a standard or an action that does not exist",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_standard.md"),
    checks: &[Check::Policy(check)],
};

/// What to do with a name that is near none of the standards: most such commitments are the policy's own.
fn no_standard_fits(id: &str) -> String {
    let own = if plain_name(id) == id { format!("id: {id}") } else { "id: and a short name of yours".to_owned() };
    format!("write {own}, in place of standard, unless one of those that paramount explain lists fits")
}

/// What an office calls standards by that stands neither in their names nor in their titles.
const OFFICE_WORDS: [(&str, &str); 4] = [
    ("two-trainers", "co facilitation facilitators co-delivery pairs"),
    ("refresher", "renewal update"),
    ("cancellation", "no-shows"),
    ("place-allocation", "booking bookings"),
];

/// What an office calls the ways in which training is delivered, which share a word with other standards.
const WAYS_OF_DELIVERY: [&str; 9] = [
    "e-learning",
    "elearning",
    "online",
    "online-learning",
    "online-training",
    "virtual",
    "virtual-training",
    "face-to-face",
    "modes",
];

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    standards(policy, ctx, findings);
    actions(policy, findings);
    may_be_induction(policy, ctx, findings);
    read_against(policy, ctx, findings);
}

/// A commitment of the policy's own that says by when new people have done something, where none answers the standard that asks so.
fn may_be_induction(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    const INDUCTION: &str = "induction";
    let is_asked = ctx.document.controls.expectations.iter().any(|expectation| expectation.id == INDUCTION);
    if !is_asked || policy.answers_to(INDUCTION).next().is_some() {
        return;
    }
    // A deadline of a level was told from an induction when it was written.
    let is_own = |id: &&str| !id.starts_with("deadline");
    let own = policy
        .commitments
        .iter()
        .filter(|commitment| commitment.standard.is_absent() && commitment.id.text().filter(is_own).is_some());
    let found = own.filter_map(|commitment| Some((commitment, within_of_start(commitment.says.text()?)?)));
    for (commitment, (words, length)) in found.take(1) {
        let draft = Draft::new(
            commitment.at,
            format!("nothing here answers {INDUCTION}, and this says \"{}\"", shortened(words)),
            format!(
                "if it is the induction of all who are new, write standard: {INDUCTION} in place of id, and below it details: {{within: \
                 {length}}}; else leave it"
            ),
        );
        findings.add(draft.value(words).severity(Severity::Note).authority(Authority::standards_in_use()));
    }
}

/// What a record was read against is a set of standards in an edition; in other words it would count as nothing.
fn read_against(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let sets = &ctx.workspace.standards;
    let written = policy.recorded.read_against.iter().filter_map(Leaf::located);
    for (at, text) in written.filter(|(_, text)| !is_set_with_edition(text) && !is_placeholder(text)) {
        let named = sets.iter().find_map(|set| with_edition(text, set));
        let meant = match named {
            Some(named) => named,
            None => {
                let known: Vec<String> = sets.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect();
                if known.is_empty() { "a set and its edition with @ between".to_owned() } else { listed(&known, "or") }
            }
        };
        findings.add(
            Draft::new(
                at,
                format!("\"{}\" is no set of standards with its edition", shortened(text)),
                format!("write {meant}, if the source was read for these standards; else take read_against out"),
            )
            .value(text.as_str())
            .authority(Authority::standards_in_use()),
        );
    }
}

/// `shared@2026-11-26`, of whatever set: a record may come from where others are in use.
fn is_set_with_edition(text: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || letter == '@');
    text.split_once('@').is_some_and(|(set, edition)| is_plain(set) && is_plain(edition))
}

/// The set that a text begins with, with the edition that stands behind it, else the one in use.
fn with_edition(text: &str, set: &SetUsed) -> Option<String> {
    let rest = text.get(set.id.len()..).filter(|_| text[..set.id.len()].eq_ignore_ascii_case(&set.id))?;
    let edition = rest.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '@' | ':' | ',' | '-'));
    let is_edition = edition.starts_with(|letter: char| letter.is_ascii_digit()) && !edition.contains(' ');
    Some(format!("{}@{}", set.id, if is_edition { edition } else { &set.edition }))
}

fn standards(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // A set that could not be read may have the standard.
    if !ctx.document.controls.vocabulary.is_whole() {
        return;
    }
    let expectations = &ctx.document.controls.expectations;
    let known: BTreeSet<&str> = expectations.iter().map(|expectation| expectation.id.as_str()).collect();
    let named = policy.commitments.iter().filter_map(|commitment| Some((commitment, commitment.standard.located()?)));
    for (commitment, (at, id)) in named {
        if known.contains(id.as_str()) {
            continue;
        }
        let fix = with_title(id, expectations.iter()).and_then(|standard| title_fix(ctx, at, standard));
        if let Some(standard) = expectations.iter().find(|standard| is_title(id, &standard.title)) {
            let message = format!("\"{}\" is the title of a standard, which is called {}", shortened(id), standard.id);
            let draft = Draft::new(at, message, format!("write {}", standard.id)).value(id.as_str());
            findings.add(draft.authority(Authority::standards_in_use()).fix(fix));
            continue;
        }
        if let Some(several) = several(id, &known) {
            let message = format!("{} standards stand in one entry: \"{}\"", several.len(), shortened(id));
            let help =
                format!("write an entry for each, with what it says: standard: {}", several.join(", and standard: "));
            findings.add(Draft::new(at, message, help).value(id.as_str()).authority(Authority::standards_in_use()));
            continue;
        }
        let bare = without_place(id);
        let delivery = known.get("accessible-delivery").filter(|_| WAYS_OF_DELIVERY.contains(&plain_name(id).as_str()));
        let near = delivery.copied().or_else(|| near(id, &known, findings.has_room())).or_else(|| {
            let titled = || with_title(bare, expectations.iter());
            known.iter().find(|known| **known == bare).copied().or_else(titled).filter(|_| bare != id)
        });
        let (hint, help) = match near {
            Some(near) => (format!("; did you mean {near}?"), format!("write {near}")),
            None if is_shared(id) => is_elsewhere(ctx),
            None => by_its_words(id, expectations, findings.has_room())
                .or_else(|| by_its_details(commitment, expectations))
                .unwrap_or_else(|| (String::new(), no_standard_fits(id))),
        };
        findings.add(
            Draft::new(at, format!("the standards in use have none called {id}{hint}"), help)
                .value(id.as_str())
                .authority(Authority::standards_in_use())
                .suggesting(near.filter(|_| fix.is_none()))
                .fix(fix),
        );
    }
}

/// What is said of a name by the details beside it, which only one standard takes.
fn by_its_details(commitment: &Commitment, expectations: &[Expectation]) -> Option<(String, String)> {
    let names: Vec<&str> = commitment.details.iter().filter_map(|(name, _)| name.text()).collect();
    let takes =
        |standard: &&Expectation| names.iter().all(|name| standard.kinds.iter().any(|(known, _)| known == name));
    let mut fitting = expectations.iter().filter(|_| !names.is_empty()).filter(takes);
    let Expectation { id, title, .. } = fitting.next().filter(|_| fitting.next().is_none())?;
    Some((
        format!("; did you mean {id}?"),
        format!(
            "write {id} ({title}), which takes {}, if that is what it answers; else give the commitment a name of its own: id in place of \
             standard",
            listed(&names, "and")
        ),
    ))
}

/// What is said of a name by the standards whose words it shares: "Cancellations and no shows".
fn by_its_words(written: &str, expectations: &[Expectation], is_shown: bool) -> Option<(String, String)> {
    let title =
        |id: &str| expectations.iter().find(|standard| standard.id == id).map(|standard| standard.title.as_str());
    let words = |standard: &Expectation| {
        let of_office = OFFICE_WORDS.iter().find(|(id, _)| *id == standard.id).map_or("", |(_, words)| words);
        format!("{} {of_office}", standard.title)
    };
    let titles: Vec<String> = expectations.iter().map(words).collect();
    let known: Vec<(&str, &str)> =
        expectations.iter().zip(&titles).map(|(standard, title)| (standard.id.as_str(), title.as_str())).collect();
    let near = if is_shown { nearest_by_words(written, &known) } else { Vec::new() };
    if near.is_empty() {
        return None;
    }
    let named: Vec<String> = near.iter().filter_map(|id| title(id).map(|title| format!("{id} ({title})"))).collect();
    let help = format!(
        "write {}, if that is what it answers; else give the commitment a name of its own: id in place of standard",
        listed(&named, "or")
    );
    Some((format!("; did you mean {}?", listed(&near, "or")), help))
}

/// A name without the number before it, or what stands in brackets behind it, as lists have them: "10. refresher", "Two Trainers
/// (core)".
fn without_place(written: &str) -> &str {
    let bare = written.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ')' | ' '));
    bare.split_once(" (").filter(|(_, behind)| behind.ends_with(')')).map_or(bare, |(before, _)| before).trim()
}

/// The standards that stand in the place of one: "refresher, induction".
fn several<'t>(written: &'t str, known: &BTreeSet<&str>) -> Option<Vec<&'t str>> {
    let parts = written.split([',', ';', '/', '&', '+']).flat_map(|part| part.split(" and ")).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    (parts.len() > 1 && parts.iter().all(|part| known.contains(part))).then_some(parts)
}

/// The only standard of this title, or of this name in the letters of a sentence: "Two trainers". A question mark says that
/// somebody was not sure.
fn with_title<'e>(written: &str, expectations: impl Iterator<Item = &'e Expectation>) -> Option<&'e str> {
    if written.contains('?') {
        return None;
    }
    let meant = words_of(written);
    let mut fitting: Vec<&str> = expectations
        .filter(|standard| words_of(&standard.title) == meant || words_of(&standard.id) == meant)
        .map(|standard| standard.id.as_str())
        .collect();
    fitting.dedup();
    if let [only] = fitting.as_slice() { Some(only) } else { None }
}

/// Whether a text is a title, or as good as that.
fn is_title(text: &str, title: &str) -> bool {
    /// Letters that may be wrong in one.
    const MOST_WRONG: usize = 3;
    let apart = text.chars().count().abs_diff(title.chars().count());
    let folded = |text: &str| words_of(text).join(" ");
    apart <= MOST_WRONG + 1 && text.contains(' ') && strsim::osa_distance(&folded(text), &folded(title)) <= MOST_WRONG
}

/// The words of a text, whatever stands between them.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn title_fix(ctx: &Context<'_>, at: NodeId, id: &str) -> Option<Fix> {
    Fix::of_scalar(ctx.document.loaded.arena.as_ref()?, at, id, format!("write {id}"))
}

/// What is said of a shared standard that is not in use: the settings name other sets only, or an edition without it.
fn is_elsewhere(ctx: &Context<'_>) -> (String, String) {
    let pinned = ctx.document.controls.settings.standards.iter().find_map(|named| match named {
        NamedStandards::Shared(edition) => edition.as_deref(),
        NamedStandards::File(_) => None,
    });
    match pinned {
        Some(edition) => (
            format!(
                ": it is a shared one, and the settings name the edition {}, which did not have it",
                shortened(edition)
            ),
            "write shared in place of that edition in paramount.yaml, or wait with the commitment".to_owned(),
        ),
        None => (
            ": it is a shared one, and the settings name only others".to_owned(),
            "add shared to standards in paramount.yaml".to_owned(),
        ),
    }
}

fn is_shared(id: &str) -> bool {
    let Some(Model::Standards(set)) = &shared().model else { return false };
    set.list.iter().any(|standard| standard.id.text() == Some(id))
}

fn actions(policy: &Policy, findings: &mut Findings<'_>) {
    let known: BTreeSet<&str> = policy.actions.iter().filter_map(|action| action.id.text()).collect();
    for (at, id) in references(policy) {
        if known.contains(id) {
            continue;
        }
        let near = near(id, &known, findings.has_room());
        let says = format!("the {} itself: what it puts off waits for one of its own actions", policy.noun());
        let authority = Authority::own_policy(says);
        if let Some(meant) = action_by_its_words(id, policy).filter(|_| near.is_none() && findings.has_room()) {
            let message =
                format!("an action is named by its id, and this is none: {}; did you mean {meant}?", shortened(id));
            let help = format!("write {meant}, if that is the action; else add one with what was promised and by when");
            findings.add(Draft::new(at, message, help).value(id).authority(authority));
            continue;
        }
        let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let message = format!("there is no {} among the actions{hint}", shortened(id));
        let help = match near {
            Some(near) => format!("write {near}"),
            None => format!(
                "name an entry of actions, or add one: - {{id: {}, says: \"[insert what was promised or is left open]\", due: unstated}}, with \
                 due where the source says by when",
                plain_name(id)
            ),
        };
        findings.add(Draft::new(at, message, help).value(id).authority(authority).suggesting(near));
    }
}

/// The action that a text means by what the action says, by a part of its id, or as the only one that there is.
fn action_by_its_words<'p>(written: &str, policy: &'p Policy) -> Option<&'p str> {
    let actions: Vec<(&str, &str)> = policy
        .actions
        .iter()
        .filter_map(|action| Some((action.id.text()?, action.says.text().unwrap_or_default())))
        .collect();
    let meant = words_of(written);
    let saying = actions.iter().find(|(_, says)| !meant.is_empty() && words_of(says) == meant);
    if let Some((id, _)) = saying {
        return Some(id);
    }
    match (actions.as_slice(), nearest_by_words(written, &actions).as_slice()) {
        ([(only, _)], _) | (_, [only]) => Some(only),
        _ => None,
    }
}

/// Every place where a policy names one of its actions.
fn references(policy: &Policy) -> impl Iterator<Item = (NodeId, &str)> {
    let levels = policy.levels.given().map(|levels| &levels.action);
    let named = policy.commitments.iter().map(|commitment| &commitment.action).chain(levels);
    named.filter_map(Leaf::located).map(|(at, id)| (at, id.as_str()))
}

/// The known name closest to a misspelt one. The name of its rule, shared/two-trainers, is close to the standard.
fn near<'k>(id: &str, known: &BTreeSet<&'k str>, is_shown: bool) -> Option<&'k str> {
    let bare = id.rsplit('/').next().unwrap_or(id);
    let known: Vec<&str> = known.iter().copied().collect();
    is_shown.then(|| nearest(bare, &known)).flatten()
}
