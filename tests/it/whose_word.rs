//! Whose word it is that a course lacks something, and how much it weighs: what a policy asks of its courses is said in its
//! name, and everything else in the standard's.

use std::collections::BTreeMap;
use std::path::Path;

use paramount::finding::{AuthorityKind, Finding, Severity};
use paramount::load::{self, Loaded};
use paramount::model::words::{Answer, Strength};
use paramount::model::{Kind, Model, Policy};
use paramount::predicate::Resolution;
use paramount::standards::{self, AskedOf};

use crate::courses::{ONE_TRAINER, TWO_TRAINERS, commitment, judged, of, today};
use crate::support::{SHARED, root};

/// What is found by one standard, shortly: how bad it is, whose word, and the sentence.
fn told(course: &str, policy: &str, standard: &str) -> Option<(Severity, AuthorityKind, String)> {
    let findings = judged(course, Some(policy));
    of(&findings, standard).map(|finding| (finding.severity, finding.authority.kind, finding.message.clone()))
}

fn by_standard(severity: Severity, message: &str) -> Option<(Severity, AuthorityKind, String)> {
    Some((severity, AuthorityKind::SharedStandard, message.to_owned()))
}

fn by_policy(severity: Severity, message: &str) -> Option<(Severity, AuthorityKind, String)> {
    Some((severity, AuthorityKind::OwnPolicy, message.to_owned()))
}

#[test]
fn a_number_that_only_the_standard_has_weighs_as_silence_does_in_its_name() {
    let message = "this course names 1 of the 2 trainers asked for";
    let silent = "commitments: []\n".to_owned();
    let open = ["", ", details: {minimum: unstated}"];
    let open = open.map(|details| commitment("two-trainers", &format!("strength: must{details}")));
    for policy in open.iter().chain([&silent]) {
        assert_eq!(told(ONE_TRAINER, policy, "two-trainers"), by_standard(Severity::Warning, message), "{policy}");
    }
    // Of what is not core, silence says nothing, and a policy that speaks of it brings it up.
    let open = commitment("trainer-background", "strength: must");
    let background = "this course names too few trainers with safeguarding practice: it takes 1 trainer";
    assert_eq!(told("mode: blended\n", &silent, "trainer-background"), None);
    assert_eq!(told("mode: blended\n", &open, "trainer-background"), by_standard(Severity::Note, background));
    // A policy that gives a lower number has decided.
    let lower = commitment("two-trainers", "strength: must, details: {minimum: 1}");
    let message = format!("{message}; Southampton 2014 asks for less, and the course gives that");
    assert_eq!(told(ONE_TRAINER, &lower, "two-trainers"), by_standard(Severity::Note, &message));
    // With nobody at all the course falls short of the policy too, and the policy's own number is named.
    let message = "Southampton 2014 asks for 1 trainer, section 12(d); this course gives none";
    assert_eq!(told("mode: blended\n", &lower, "two-trainers"), by_policy(Severity::Error, message));
}

#[test]
fn each_trainer_is_held_to_the_policy_and_then_to_the_standard() {
    let policy = commitment("qualified-trainers", "strength: must, details: {qualification: experience}");
    let course = "trainers: [{id: a, role: Social worker}, {id: b, role: Teacher, qualified: experience}]\n";
    let findings = judged(course, Some(&policy));
    let told: Vec<_> = findings
        .iter()
        .filter(|finding| finding.rule == "shared/qualified-trainers")
        .map(|finding| (finding.place.pointer.as_str(), finding.severity, finding.authority.kind))
        .collect();
    let expected = [
        ("/trainers/0", Severity::Warning, AuthorityKind::OwnPolicy),
        ("/trainers/1/qualified", Severity::Note, AuthorityKind::SharedStandard),
    ];
    assert_eq!(told, expected, "{findings:#?}");
}

#[test]
fn an_answer_in_part_weighs_as_much_as_silence_and_asks_for_nothing() {
    let partial = commitment("child-voice", "answer: partial, strength: must, lacks: the voice of children");
    let message = "this course does not show where its materials use what children have said";
    let silent = "commitments: []\n";
    assert_eq!(told(ONE_TRAINER, silent, "child-voice"), by_standard(Severity::Warning, message));
    assert_eq!(told(ONE_TRAINER, &partial, "child-voice"), by_standard(Severity::Warning, message));
    // Of what is not core, silence says nothing, and a policy that speaks of it brings it up.
    let partial = commitment("evidence-base", "answer: partial, strength: must, lacks: research");
    let message = "this course does not show where its materials name the research that they rest on";
    assert_eq!(told(ONE_TRAINER, silent, "evidence-base"), None);
    assert_eq!(told(ONE_TRAINER, &partial, "evidence-base"), by_standard(Severity::Note, message));
    // Its number holds no course, and neither does a lower one let it off.
    for minimum in [1, 3] {
        let partial =
            commitment("two-trainers", &format!("answer: partial, lacks: a part, details: {{minimum: {minimum}}}"));
        let message = "this course names 1 of the 2 trainers asked for";
        assert_eq!(told(ONE_TRAINER, &partial, "two-trainers"), by_standard(Severity::Warning, message), "{minimum}");
        assert_eq!(told(TWO_TRAINERS, &partial, "two-trainers"), None, "{minimum}");
    }
}

#[test]
fn an_answer_in_part_beside_a_whole_one_lets_no_course_off() {
    let whole = "  - {standard: child-voice, section: \"1\", says: They speak., strength: must}\n";
    let part = "  - {standard: child-voice, section: \"2\", says: Children first., scope: {agency: multi}, answer: partial, lacks: a part, strength: will}\n";
    let course = format!("agency: multi\n{ONE_TRAINER}");
    let alone = told(&course, &format!("commitments:\n{whole}"), "child-voice");
    assert_eq!(alone.as_ref().map(|(severity, ..)| *severity), Some(Severity::Error));
    for policy in [format!("commitments:\n{whole}{part}"), format!("commitments:\n{part}{whole}")] {
        assert_eq!(told(&course, &policy, "child-voice"), alone);
    }
}

#[test]
fn what_a_policy_says_without_asking_is_not_asked_for() {
    let message = "this course does not say how it is evaluated";
    for answer in ["answer: deferred", "answer: delegated", "strength: may"] {
        let policy = commitment("course-evaluation", answer);
        assert_eq!(told(ONE_TRAINER, &policy, "course-evaluation"), by_standard(Severity::Note, message), "{answer}");
    }
    // A term that it gives is its own all the same.
    let partial = commitment("cancellation", "answer: partial, lacks: a part, details: {fee: \"0.00\"}");
    let message = "Southampton 2014 says \u{a3}0.00, section 12(d); this course gives \u{a3}20.00";
    assert_eq!(told("cancellation: {fee: \"20.00\"}\n", &partial, "cancellation"), by_policy(Severity::Note, message));
}

#[test]
fn what_binds_agencies_is_not_asked_of_a_course() {
    let message = "this course does not say which role answers for it";
    for by in ["", ", by: agencies"] {
        let policy = commitment("named-lead", &format!("strength: must{by}"));
        assert_eq!(told(ONE_TRAINER, &policy, "named-lead"), by_standard(Severity::Warning, message), "{by}");
    }
    let of_courses = commitment("named-lead", "strength: must, by: partnership");
    let message = format!("{message} (asked for by Southampton 2014, section 12(d))");
    assert_eq!(told(ONE_TRAINER, &of_courses, "named-lead"), by_policy(Severity::Error, &message));
    // A strategy that agencies look at every two years is no reason to look at a course less often.
    let policy = commitment("annual-review", "strength: must, by: agencies, details: {every: 2 years}");
    let course = "review: {last: 2025-03}\n";
    let message = "this course was last reviewed more than 1 year ago (March 2025)";
    assert_eq!(told(course, &policy, "annual-review"), by_standard(Severity::Warning, message));
}

#[test]
fn the_levels_of_a_policy_are_not_a_word_about_courses() {
    let levels = "levels: {list: [{number: 1}, {number: 2}]}\n";
    let message = "this course does not say which level of its policy it teaches";
    let stated = format!("{levels}{}", commitment("learning-levels", "strength: must, by: partnership"));
    for policy in [levels, &stated] {
        assert_eq!(told(ONE_TRAINER, policy, "learning-levels"), by_standard(Severity::Warning, message));
    }
}

#[test]
fn a_course_that_does_not_say_of_which_kind_it_is_is_asked_what_each_kind_is_asked() {
    let asked = |scope: &str, minimum: u32| {
        format!(
            "  - {{standard: two-trainers, section: \"1\", says: So many., scope: {{{scope}}}, strength: must, \
             details: {{minimum: {minimum}}}}}\n"
        )
    };
    let whole = told("trainers: [{role: Social worker}]\n", &format!("commitments:\n{}", asked("", 3)), "two-trainers");
    let message = "Southampton 2014 asks for 3 trainers, section 1; this course gives 1";
    assert_eq!(whole, by_policy(Severity::Error, message));
    let halves =
        [["agency: single", "agency: multi"], ["mode: [e-learning, blended]", "mode: [face-to-face, live-online]"]];
    for [one, other] in halves {
        let split = format!("commitments:\n{}{}", asked(one, 3), asked(other, 3));
        assert_eq!(told("trainers: [{role: Social worker}]\n", &split, "two-trainers"), whole, "{one}");
        // Of two numbers the lower one is asked for certainly.
        let uneven = format!("commitments:\n{}{}", asked(one, 3), asked(other, 4));
        assert_eq!(told("trainers: [{role: Social worker}]\n", &uneven, "two-trainers"), whole, "{one}");
        // What is asked of one half alone is not certainly asked of the course.
        let half =
            told("trainers: [{role: Social worker}]\n", &format!("commitments:\n{}", asked(one, 3)), "two-trainers");
        assert_eq!(
            half.map(|(severity, whose, _)| (severity, whose)),
            Some((Severity::Warning, AuthorityKind::SharedStandard))
        );
    }
    let levels = "levels: {list: [{number: 1}, {number: 2}]}\n";
    let split = format!("{levels}commitments:\n{}{}", asked("levels: 1", 3), asked("levels: 2", 3));
    assert_eq!(told("trainers: [{role: Social worker}]\n", &split, "two-trainers"), whole);
}

#[test]
fn an_agreement_has_the_terms_that_the_policy_asks_for() {
    let policy =
        commitment("commissioning", "strength: will, details: {terms: [finance, impact, materials, outcomes]}");
    let course = |terms: &str| format!("commissioned: {{provider: A trust, terms: [{terms}]}}\n");
    let message = "this course has an agreement that does not settle outcomes and materials \
                   (asked for by Southampton 2014, section 12(d))";
    assert_eq!(told(&course("impact, finance"), &policy, "commissioning"), by_policy(Severity::Warning, message));
    assert_eq!(told(&course("impact, finance, outcomes, materials"), &policy, "commissioning"), None);
    assert_eq!(told(ONE_TRAINER, &policy, "commissioning"), None, "it is not bought in");
    // How many terms an agreement has is for a policy to say.
    assert!(of(&judged(&course("impact"), None), "commissioning").is_none());
}

const POLICIES: [&str; 5] =
    ["hampshire/2019", "isle-of-wight/2024", "islington/2024", "norfolk/2024", "southampton/2014"];

/// Ten courses of which nothing is written but of which kind they are.
const BARE: [&str; 10] = [
    "",
    ", agency: single",
    ", agency: multi",
    ", mode: e-learning",
    ", agency: single, mode: face-to-face",
    ", agency: single, mode: e-learning",
    ", agency: multi, mode: face-to-face",
    ", agency: multi, mode: live-online",
    ", agency: multi, mode: blended, commissioned: {provider: A trust}",
    ", agency: multi, mode: face-to-face, level: 3",
];

fn partnership(path: &str) -> Loaded {
    let bytes = std::fs::read(root().join(Path::new("policies/partnerships")).join(path).with_extension("yaml"));
    load::load("policy.yaml", Kind::Policy, bytes.expect("a policy"))
}

fn model(loaded: &Loaded) -> &Policy {
    match &loaded.model {
        Some(Model::Policy(policy)) => policy,
        _ => panic!("no policy"),
    }
}

fn judged_under(policy: &Loaded, course: &str) -> Vec<Finding> {
    let text = format!("{{paramount: course/v1, course: bare, title: A bare course{course}}}\n");
    let course = load::load("course.yaml", Kind::Course, text.into_bytes());
    assert!(course.findings.is_empty(), "{:?}", course.findings);
    let Some(Model::Course(bare)) = &course.model else { panic!("no course") };
    let under = Some((model(policy), policy));
    standards::check_course(bare, &course, under, AskedOf::now(&SHARED.expectations), today(), &|_, _| {
        Resolution::Resolved
    })
}

/// Whether a policy asks anybody for something by a standard, and not agencies for what they owe themselves.
fn asks_courses(policy: &Policy, standard: &str) -> bool {
    let of_agencies = ["named-lead", "annual-review"].contains(&standard);
    policy.commitments.iter().filter(|commitment| commitment.standard.text() == Some(standard)).any(|commitment| {
        commitment.answer() == Answer::Commits
            && commitment.strength.get().is_some_and(|strength| *strength >= Strength::Should)
            && !(of_agencies && commitment.by.text() == Some("agencies"))
    })
}

#[test]
fn nothing_is_said_in_the_name_of_a_policy_that_does_not_ask_for_it() {
    let mut untrue = Vec::new();
    let mut read: BTreeMap<&str, usize> = BTreeMap::new();
    for path in POLICIES {
        let loaded = partnership(path);
        for course in BARE {
            let mut findings = judged_under(&loaded, course);
            findings.sort_by(|one, other| one.rule.cmp(&other.rule));
            for finding in findings {
                *read.entry(path).or_default() += 1;
                let standard = finding.rule.rsplit('/').next().expect("a standard");
                let in_its_name = finding.authority.kind == AuthorityKind::OwnPolicy
                    || finding.message.contains("asked for by")
                    || finding.severity == Severity::Error;
                if in_its_name && !asks_courses(model(&loaded), standard) {
                    untrue.push(format!("{path}, {course}: {} ({})", finding.message, finding.authority.says));
                }
            }
        }
    }
    assert!(untrue.is_empty(), "{}", untrue.join("\n"));
    assert!(read.values().all(|count| *count >= BARE.len()), "{read:?}");
}
