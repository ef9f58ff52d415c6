//! Laws of the answers of a policy, over the shared standards as they are: to say more makes nothing worse, neither for the
//! policy nor, where it says a thing in part, for its courses.

use std::collections::BTreeMap;

use paramount::finding::{Finding, Severity};
use paramount::load::Loaded;
use paramount::model::amount::DetailType;
use paramount::model::{DetailKind, Kind, Model};
use paramount::predicate::Resolution;
use paramount::standards::{AskedOf, Expectation, check_course, check_policy};
use paramount::workspace::Document;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::courses::today;
use crate::support::SHARED;
use crate::support::pair::{completed, document};

/// What a rule has to say: how bad it is at worst, and how often it is so bad.
type Weights = BTreeMap<String, (Severity, usize)>;

fn weights(findings: &[Finding]) -> Weights {
    let mut weights = Weights::new();
    for finding in findings {
        let (worst, count) = weights.entry(finding.rule.clone()).or_insert((finding.severity, 0));
        if finding.severity > *worst {
            (*worst, *count) = (finding.severity, 0);
        }
        *count += usize::from(finding.severity == *worst);
    }
    weights
}

/// Whether nothing weighs more on one side than on the other.
fn is_no_more(one: &Weights, other: &Weights) -> bool {
    one.iter().all(|(rule, weight)| other.get(rule).is_some_and(|theirs| weight <= theirs))
}

fn policy(commitments: &[String]) -> Document {
    let list = if commitments.is_empty() { " []\n".to_owned() } else { format!("\n{}", commitments.concat()) };
    let text = format!("recorded: {{read_against: shared@2026-11}}\ncommitments:{list}");
    document("policy.yaml", Kind::Policy, &completed(Kind::Policy, &text))
}

fn of_policy(commitments: &[String], standard: &str) -> Vec<Finding> {
    let policy = policy(commitments);
    check_policy(
        policy.policy().expect("a policy"),
        &policy.loaded,
        std::slice::from_ref(expectation(standard)),
        today(),
    )
}

fn of_course(course: &Loaded, commitments: &[String], standard: &str) -> Vec<Finding> {
    let policy = policy(commitments);
    let Some(Model::Course(model)) = &course.model else { panic!("a course") };
    let under = policy.policy().map(|policy_model| (policy_model, policy.loaded.as_ref()));
    let asked = AskedOf::now(std::slice::from_ref(expectation(standard)));
    check_course(model, course, under, asked, today(), &|_, _| Resolution::Resolved)
}

fn expectation(id: &str) -> &'static Expectation {
    SHARED.expectations.iter().find(|known| known.id == id).expect("a shared standard")
}

/// The standards that say something of courses.
fn standard() -> impl Strategy<Value = &'static str> {
    select(of_courses().map(|known| known.id.as_str()).collect::<Vec<_>>())
}

/// Those of them that only commitments answer: where a block may answer, a policy without one is not silent but unread.
fn standard_for_commitments() -> impl Strategy<Value = &'static str> {
    let answered_by = |known: &Expectation| known.policy.as_ref().is_some_and(|policy| policy.answered_by.is_some());
    select(of_courses().filter(|known| !answered_by(known)).map(|known| known.id.as_str()).collect::<Vec<_>>())
}

fn of_courses() -> impl Iterator<Item = &'static Expectation> {
    let has_sentences = |known: &&Expectation| known.course.as_ref().is_some_and(|course| !course.check.is_empty());
    SHARED.expectations.iter().filter(has_sentences)
}

/// A value of a detail. `Good` ones are no less than the standard asks for; lists are of any length.
fn detail(name: &str, kind: &DetailKind, only_good: bool) -> BoxedStrategy<Option<String>> {
    let values: Vec<String> = match kind.kind {
        DetailType::Count => ["1", "2", "3", "all"].map(str::to_owned).to_vec(),
        DetailType::Duration => ["6 months", "1 year", "2 years", "4 years"].map(str::to_owned).to_vec(),
        DetailType::Money => vec!["\"0.00\"".to_owned(), "\"20.00\"".to_owned()],
        DetailType::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        DetailType::Choice => kind.options.clone(),
        DetailType::Set => {
            let name = name.to_owned();
            let lists = subsequence(kind.options.clone(), 0..=kind.options.len());
            return lists.prop_map(move |list| Some(format!("{name}: [{}]", list.join(", ")))).boxed();
        }
    };
    let is_good = |text: &String| {
        !only_good || kind.read_floor(text.trim_matches('"')).is_ok_and(|amount| !kind.is_below_floor(&amount))
    };
    let given = values.into_iter().filter(is_good).map(|value| Some(format!("{name}: {value}")));
    select(given.chain([None, None]).collect::<Vec<_>>()).boxed()
}

/// A commitment to a standard: an answer of these, in some scope, with some details.
fn commitment(
    standard: &'static str,
    answers: &'static [&'static str],
    only_good: bool,
) -> impl Strategy<Value = String> {
    let kinds = &expectation(standard).kinds;
    let details: Vec<_> = kinds.iter().map(|(name, kind)| detail(name, kind, only_good)).collect();
    let strength = select(vec!["must", "will", "should", "may"]);
    let by = select(vec!["", "by: agencies, ", "by: partnership, ", "by: trainers, "]);
    let agency = select(vec!["", "", "agency: multi", "agency: single"]);
    let mode = select(vec!["", "", "mode: live-online", "mode: [blended, face-to-face]"]);
    (select(answers), strength, by, agency, mode, details).prop_map(
        move |(answer, strength, by, agency, mode, details)| {
            let strength = match answer {
                "commits" | "partial" => format!("strength: {strength}, "),
                _ => String::new(),
            };
            let scope = [agency, mode].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let details = details.into_iter().flatten().collect::<Vec<_>>().join(", ");
            format!(
                "  - {{standard: {}, section: \"1\", says: It is so., {by}answer: {answer}, {strength}\
                 scope: {{{scope}}}, details: {{{details}}}}}\n",
                standard
            )
        },
    )
}

/// A course of which some fields are written, in some kind of training.
pub(crate) fn course() -> impl Strategy<Value = String> {
    let agency = select(vec!["", "agency: multi\n", "agency: single\n"]);
    let mode = select(vec!["", "mode: live-online\n", "mode: blended\n", "mode: e-learning\n"]);
    let fields = subsequence(
        vec![
            "lead: {role: Training officer}\n",
            "review: {last: 2025-03}\n",
            "certificate: {valid_for: 30 months}\n",
            "lessons: [{review: A review, published: 2023-06, where: \"lesson.md\"}]\n",
            "trainers: [{qualified: experience, safeguarding_background: yes, last_practice: 2023}]\n",
            "evaluation: [{after: end, method: form}]\n",
            "approval: {by: Panel, date: 2025-03}\n",
            "cancellation: {notice: 1 year, fee: \"10.00\", substitute: no}\n",
            "commissioned: {provider: A trust, terms: [impact]}\n",
            "aims: [Notice neglect]\n",
        ],
        0..=10,
    );
    (agency, mode, fields)
        .prop_map(|(agency, mode, fields)| completed(Kind::Course, &format!("{agency}{mode}{}", fields.concat())))
}

/// Without another answer in part, whose terms a narrower one replaces as any narrower answer does.
const WHOLE_ANSWERS: &[&str] = &["commits", "commits", "commits", "deferred", "delegated", "refuses"];

/// Without what is put off, which counts even beside a commitment, and what is left to others, which is not judged at all.
const OWN_ANSWERS: &[&str] = &["commits", "commits", "partial", "refuses"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_commitment_more_makes_no_record_worse(
        (standard, said, more) in standard_for_commitments().prop_flat_map(|standard| {
            let commitment = || commitment(standard, OWN_ANSWERS, true);
            (Just(standard), prop::collection::vec(commitment(), 0..3), commitment())
        })
    ) {
        let before = weights(&of_policy(&said, standard));
        let both: Vec<String> = said.iter().cloned().chain([more]).collect();
        let after = weights(&of_policy(&both, standard));
        prop_assert!(is_no_more(&after, &before), "{before:?} became {after:?}\n{}", both.concat());
    }

    #[test]
    fn an_answer_in_part_asks_a_course_for_no_less_than_silence(
        (standard, said, part, text) in standard().prop_flat_map(|standard| {
            let said = prop::collection::vec(commitment(standard, WHOLE_ANSWERS, false), 0..3);
            (Just(standard), said, commitment(standard, &["partial"], false), course())
        })
    ) {
        let course = document("course.yaml", Kind::Course, &text).loaded;
        let without = weights(&of_course(&course, &said, standard));
        let both: Vec<String> = said.iter().cloned().chain([part]).collect();
        let with = weights(&of_course(&course, &both, standard));
        prop_assert!(is_no_more(&without, &with), "{without:?} became {with:?}\n{text}\n{}", both.concat());
    }

    #[test]
    fn a_longer_list_weighs_no_more_than_a_shorter_one(
        (standard, name, long, short) in lists()
    ) {
        let saying = |list: &[String]| {
            let details = if list.is_empty() { String::new() } else { format!("{name}: [{}]", list.join(", ")) };
            let commitment = format!(
                "  - {{standard: {}, section: \"1\", says: It is so., strength: must, details: {{{details}}}}}\n",
                standard
            );
            weights(&of_policy(&[commitment], standard))
        };
        let (more, less) = (saying(&long), saying(&short));
        prop_assert!(is_no_more(&more, &less), "{less:?} became {more:?} for {long:?}, not {short:?}");
    }

    #[test]
    fn two_entries_say_what_one_says((standard, name, list, _) in lists(), at in 0_usize..9) {
        let entry = |list: &[String]| {
            format!(
                "  - {{standard: {}, section: \"1\", says: It is so., strength: must, details: {{{name}: [{}]}}}}\n",
                standard,
                list.join(", ")
            )
        };
        let (one, other) = list.split_at(at.min(list.len()));
        let told = |commitments: &[String]| -> Vec<(Severity, String)> {
            let found = of_policy(commitments, standard);
            found.into_iter().map(|finding| (finding.severity, finding.message)).collect()
        };
        prop_assert_eq!(told(&[entry(&list)]), told(&[entry(one), entry(other)]));
    }
}

/// A standard with a list among its details, and two lists of which one has the other in it.
fn lists() -> impl Strategy<Value = (&'static str, &'static str, Vec<String>, Vec<String>)> {
    let is_list = |kind: &DetailKind| kind.kind == DetailType::Set;
    let all = SHARED.expectations.iter().flat_map(move |standard| {
        let lists = standard.kinds.iter().filter(move |(_, kind)| is_list(kind));
        lists.map(move |(name, kind)| (standard.id.as_str(), name.as_str(), kind))
    });
    select(all.collect::<Vec<_>>()).prop_flat_map(|(standard, name, kind)| {
        let long = subsequence(kind.options.clone(), 0..=kind.options.len());
        long.prop_flat_map(move |long| {
            let short = subsequence(long.clone(), 0..=long.len());
            (Just(standard), Just(name), Just(long), short)
        })
    })
}
