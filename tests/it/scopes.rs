//! One meaning of scopes: whatever two policies say to one standard, in whatever scopes, a course is asked less by the
//! later one exactly where a comparison of the two says so; and no change lets a course off by a weaker policy unsigned.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use jiff::civil::date;
use paramount::change::{self, Comparison, Relation, Verdict};
use paramount::commands::Outcome;
use paramount::finding::Severity;
use paramount::load::Loaded;
use paramount::model::amount::Amount;
use paramount::model::position::{Count, Position};
use paramount::model::scope::{Cell, Training};
use paramount::model::words::{Answer, Strength};
use paramount::model::{DetailKind, Item, Kind, Model, policy::Commitment};
use paramount::standards::{AskedOf, Expectation, Resolution, check_course};
use paramount::workspace::Document;
use proptest::prelude::*;

use crate::base::{about_change, changed, course, new, with_one_trainer};
use crate::support::pair::{completed, document};
use crate::support::repository::Repository;

/// A standard that is not among the core ones, so that a silent policy asks nothing, with two details.
const STANDARD: &str = "trainer-background";

/// Every kind of course: each agency, mode and level, bought in or not, with so many trainers of so recent a practice.
fn courses() -> &'static [Arc<Loaded>] {
    static COURSES: OnceLock<Vec<Arc<Loaded>>> = OnceLock::new();
    COURSES.get_or_init(|| {
        let agencies = ["single", "multi"];
        let modes = ["face-to-face", "live-online", "blended", "e-learning"];
        let bought = ["", "commissioned: {provider: Somebody}\n"];
        let trainers = [(0, ""), (1, "2026-06"), (1, "2024-06"), (2, "2026-06"), (2, "2024-06")];
        let mut found = Vec::new();
        for (agency, mode) in agencies.iter().flat_map(|agency| modes.map(|mode| (agency, mode))) {
            for (level, bought) in ["1", "2", "3"].iter().flat_map(|level| bought.map(|bought| (level, bought))) {
                for (count, practice) in trainers {
                    let trainer = format!("  - {{safeguarding_background: yes, last_practice: {practice}}}\n");
                    let trainers = trainer.repeat(count);
                    let text = format!("agency: {agency}\nmode: {mode}\nlevel: {level}\n{bought}trainers:\n{trainers}");
                    found.push(document("course.yaml", Kind::Course, &completed(Kind::Course, &text)).loaded);
                }
            }
        }
        found
    })
}

/// What a policy comes to for one course: how bad its fault is, where it has one.
fn fault(course: &Loaded, policy: &Document) -> Option<Severity> {
    let Some(Model::Course(model)) = &course.model else { panic!("a course") };
    let under = policy.policy().map(|policy_model| (policy_model, policy.loaded.as_ref()));
    let asked = AskedOf::now(std::slice::from_ref(expectation(policy)));
    let today = date(2026, 11, 26);
    let found = check_course(model, course, under, asked, today, &|_, _| Resolution::Resolved);
    found.iter().map(|finding| finding.severity).max()
}

fn expectation(policy: &Document) -> &Expectation {
    policy.controls.expectations.iter().find(|known| known.id == STANDARD).expect("a shared standard")
}

/// Whether a policy undertakes less for some training, by its record or by what it asks of a course.
fn undertakes_less(old: &Document, new: &Document) -> bool {
    let kinds = &expectation(old).kinds;
    courses().iter().any(|course| {
        let Some(Model::Course(course)) = &course.model else { panic!("a course") };
        [Count::AsRecorded, Count::AsAsked].into_iter().any(|count| {
            let (one, other) =
                (position(old, &course.cell(), kinds, count), position(new, &course.cell(), kinds, count));
            match (one, other) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(one), Some(other)) => {
                    let (before, after) = (undertaken(&one), undertaken(&other));
                    after.0 < before.0
                        || before.1.zip(after.1).is_some_and(|(before, after)| after < before)
                        || kinds.iter().any(|(name, kind)| match (amount(&one, name), amount(&other, name)) {
                            (Some(one), Some(other)) => kind.rank(other, one) == Some(std::cmp::Ordering::Less),
                            (one, other) => one.is_some() && other.is_none(),
                        })
                }
            }
        })
    })
}

fn position<'d>(
    policy: &'d Document,
    cell: &Cell<'_>,
    kinds: &[(String, DetailKind)],
    count: Count,
) -> Option<Position<'d>> {
    let commitments = &policy.policy().expect("a policy").commitments;
    let placed = |commitment: &'d Item<Commitment>| Some((Training::of(&commitment.scope)?, commitment));
    Position::in_cell(
        &commitments.iter().filter(|it| it.has_text()).filter_map(placed).collect::<Vec<_>>(),
        cell,
        kinds,
        count,
    )
}

/// The order of an answer, and the word of one that undertakes something.
fn undertaken(position: &Position<'_>) -> (u8, Option<Strength>) {
    match position.answer() {
        Answer::Commits => (4, position.strength()),
        Answer::Partial => (3, position.strength()),
        Answer::Deferred => (2, None),
        Answer::Delegated => (1, None),
        Answer::Refuses => (0, None),
    }
}

fn amount<'p>(position: &'p Position<'_>, name: &str) -> Option<&'p Amount> {
    position.details.iter().find(|(known, ..)| known == name).and_then(|(.., amount, _)| amount.as_ref())
}

/// Whether a comparison says that something is less, or has to be read by a person.
fn says(comparison: &Comparison, verdicts: &[Verdict]) -> bool {
    comparison
        .changes
        .iter()
        .any(|change| change.standard.as_deref() == Some(STANDARD) && verdicts.contains(&change.verdict))
}

fn commitment() -> impl Strategy<Value = String> {
    let answer =
        prop::sample::select(vec!["commits", "commits", "commits", "partial", "deferred", "delegated", "refuses"]);
    let strength = prop::sample::select(vec!["must", "will", "should", "may"]);
    let by = prop::sample::select(vec!["", "", "partnership", "agencies", "trainers"]);
    let agency = prop::sample::select(vec!["", "", "agency: multi", "agency: single"]);
    let mode = prop::sample::select(vec!["", "", "mode: live-online", "mode: [blended, face-to-face]"]);
    let levels = prop::sample::select(vec!["", "", "levels: 1", "levels: [2, 3]"]);
    let bought = prop::sample::select(vec!["", "", "", "commissioned: yes"]);
    let minimum = prop::sample::select(vec!["", "minimum: 1", "minimum: 2"]);
    let recency = prop::sample::select(vec!["", "", "recency: 1 year", "recency: 3 years"]);
    // Now and then a tick, which is no answer to either question.
    let says = prop::sample::select(vec!["Trainers know the work.", "Trainers know the work.", "TBC", ""]);
    (answer, strength, by, (agency, mode, levels, bought), (minimum, recency, says)).prop_map(
        |(answer, strength, by, (agency, mode, levels, bought), (minimum, recency, says))| {
            let given = |parts: &[&str]| {
                let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
                format!("{{{}}}", parts.join(", "))
            };
            let mut text = format!("  - standard: {STANDARD}\n    section: \"1\"\n    answer: {answer}\n");
            if matches!(answer, "commits" | "partial") {
                writeln!(text, "    strength: {strength}").expect("text");
            }
            for (name, value) in [("by", by), ("says", says)] {
                if !value.is_empty() {
                    writeln!(text, "    {name}: {value}").expect("text");
                }
            }
            let scope = given(&[agency, mode, levels, bought]);
            writeln!(text, "    scope: {scope}\n    details: {}", given(&[minimum, recency])).expect("text");
            text
        },
    )
}

/// Two policies, of which the later one keeps some commitments of the earlier one.
fn two_policies() -> impl Strategy<Value = (String, String)> {
    let list = || prop::collection::vec(commitment(), 0..3);
    (list(), list(), list()).prop_map(|(kept, gone, came)| {
        let policy = |others: Vec<String>| format!("commitments:\n{}{}", kept.concat(), others.concat());
        (policy(gone), policy(came))
    })
}

fn policy(path: &str, text: &str) -> Document {
    document(path, Kind::Policy, &completed(Kind::Policy, text))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_course_is_asked_less_only_where_a_comparison_says_so((before, after) in two_policies()) {
        let (old, new) = (policy("old.yaml", &before), policy("new.yaml", &after));
        let comparison = change::compare(&old, &new);
        prop_assert!(comparison.relation == Relation::Lineage);
        let said: Vec<(Verdict, &str)> =
            comparison.changes.iter().map(|change| (change.verdict, change.sentence.as_str())).collect();
        let is_silent = !says(&comparison, &[Verdict::Weakened, Verdict::Mixed, Verdict::Unclear]);
        for course in courses().iter().filter(|_| is_silent) {
            let (then, now) = (fault(course, &old), fault(course, &new));
            let text = course.source.as_ref().map(|source| source.text().to_owned()).unwrap_or_default();
            prop_assert!(now >= then, "{then:?} became {now:?} without a word\n{text}\n{before}\n{after}\n{said:#?}");
        }
        // That others have to act may be weaker though as much is asked.
        let one_bearer = !format!("{before}{after}").contains("by:");
        let is_weaker = one_bearer && says(&comparison, &[Verdict::Weakened, Verdict::Mixed]);
        prop_assert!(!is_weaker || undertakes_less(&old, &new), "no less anywhere\n{before}\n{after}\n{said:#?}");
    }
}

/// The policy of `base`, with an answer for a narrower scope that asks for nothing, and a new version.
fn with_an_exception(version: &str) -> String {
    let exception = "  - {standard: two-trainers, id: online, section: \"2\", scope: {mode: live-online}, \
                     answer: refuses, says: Online one trainer leads the session.}\n";
    format!("{}{exception}versions:\n  - {version}\n", crate::base::POLICY)
}

fn online(course: &str) -> String {
    course.replace("face-to-face", "live-online")
}

/// A repository with a policy and a course that is held online by two trainers.
fn repository_with_an_online_course() -> Repository {
    let repository = crate::base::repository();
    repository.write("courses/online.yaml", online(&course("online")));
    repository.commit();
    repository
}

#[test]
fn an_exception_that_nobody_signed_lets_no_course_off() {
    let repository = repository_with_an_online_course();
    let unsigned = "{version: \"2\", date: 2026-11, event: amended}";
    repository.write("policy.yaml", with_an_exception(unsigned));
    repository.write("courses/online.yaml", with_one_trainer(&online(&course("online"))));
    let checked = changed(&repository);
    assert_eq!(new(&checked), [("shared/two-trainers", "courses/online.yaml")], "{:#?}", checked.report.findings);
    assert_eq!(about_change(&checked), [("change/weakened-unexplained", Severity::Error, "policy.yaml")]);
    let trainer = checked.report.findings.iter().find(|finding| finding.rule == "shared/two-trainers");
    assert_eq!(trainer.map(|finding| finding.severity), Some(Severity::Error));
    assert_eq!(checked.outcome, Outcome::Findings);
}

#[test]
fn an_exception_that_is_signed_holds() {
    let repository = repository_with_an_online_course();
    let signed = "{version: \"2\", date: 2026-11, event: amended, changes: [{standard: two-trainers, effect: weakened, \
                  from: commits, to: refuses, reason: One trainer is enough online, approved_by: Executive Group}]}";
    repository.write("policy.yaml", with_an_exception(signed));
    repository.write("courses/online.yaml", with_one_trainer(&online(&course("online"))));
    let checked = changed(&repository);
    assert_eq!((new(&checked), about_change(&checked)), (vec![], vec![]), "{:#?}", checked.report.findings);
}

/// What a course lacked before is not mended by a policy that asks for less.
#[test]
fn a_weaker_policy_mends_no_course() {
    let repository = repository_with_an_online_course();
    repository.write("courses/online.yaml", with_one_trainer(&online(&course("online"))));
    repository.commit();
    repository.write("policy.yaml", with_an_exception("{version: \"2\", date: 2026-11, event: amended}"));
    let checked = changed(&repository);
    assert_eq!((new(&checked), checked.report.fixed.len()), (vec![], 0), "{:#?}", checked.report.findings);
    assert_eq!(about_change(&checked), [("change/weakened-unexplained", Severity::Error, "policy.yaml")]);
}

/// A new edition beside the old one, which asks for less unsigned, lets off no course that follows the edition in force.
#[test]
fn a_weaker_edition_lets_no_course_off() {
    let repository = repository_with_an_online_course();
    let unsigned = "{version: \"2\", date: 2026-11, event: amended}";
    let edition = with_an_exception(unsigned).replace("\"2024\"", "\"2026\"\nsupersedes: ashford@2024");
    repository.write("policy-2026.yaml", edition);
    repository.write("courses/online.yaml", with_one_trainer(&online(&course("online"))));
    let checked = changed(&repository);
    assert_eq!(new(&checked), [("shared/two-trainers", "courses/online.yaml")], "{:#?}", checked.report.findings);
    assert_eq!(about_change(&checked), [("change/weakened-unexplained", Severity::Error, "policy-2026.yaml")]);
}
