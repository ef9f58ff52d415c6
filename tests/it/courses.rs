//! Courses judged by the shared standards, in the light of a policy.

use jiff::civil::{Date, date};
use paramount::finding::{self, AuthorityKind, Finding, Severity};
use paramount::load::{self, Loaded};
use paramount::model::{Kind, Model, Standards};
use paramount::predicate::Resolution;
use paramount::standards::{self, AskedOf};

use crate::support::stopwatch::timed;
use crate::support::{SHARED, check, check_with, root};

const TODAY: (i16, i8, i8) = (2026, 11, 22);

pub(crate) fn today() -> Date {
    date(TODAY.0, TODAY.1, TODAY.2)
}

fn document(path: &str, kind: Kind, head: &str, text: &str) -> Loaded {
    let loaded = load::load(path, kind, format!("paramount: {kind}/v1\n{head}{text}").into_bytes());
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    loaded
}

fn judged_with(
    course: &str,
    policy: Option<&str>,
    evidence: &dyn Fn(&str, paramount::source::NodeId) -> Resolution,
) -> Vec<Finding> {
    let course = document("course.yaml", Kind::Course, "course: example\ntitle: Example\n", course);
    let head = "policy: southampton\nedition: \"2014\"\ntitle: Example\n";
    let policy = policy.map(|text| document("policy.yaml", Kind::Policy, head, text));
    let Some(Model::Course(model)) = &course.model else { panic!("no course") };
    let under = policy.as_ref().map(|loaded| match &loaded.model {
        Some(Model::Policy(policy)) => (&**policy, loaded),
        _ => panic!("no policy"),
    });
    standards::check_course(model, &course, under, AskedOf::now(&SHARED.expectations), today(), evidence)
}

pub(crate) fn judged(course: &str, policy: Option<&str>) -> Vec<Finding> {
    judged_with(course, policy, &|_, _| Resolution::Resolved)
}

/// The finding of one standard.
pub(crate) fn of<'f>(findings: &'f [Finding], standard: &str) -> Option<&'f Finding> {
    findings.iter().find(|finding| finding.rule == format!("shared/{standard}"))
}

pub(crate) fn commitment(standard: &str, rest: &str) -> String {
    format!("commitments:\n  - {{standard: {standard}, section: \"12(d)\", says: It is so., {rest}}}\n")
}

pub(crate) const ONE_TRAINER: &str = "mode: face-to-face\ntrainers: [{role: Social worker}]\n";
pub(crate) const TWO_TRAINERS: &str = "mode: face-to-face\ntrainers: [{role: Social worker}, {role: Health visitor}]\n";

fn shared() -> (&'static Standards, &'static Loaded) {
    let loaded = standards::shared();
    match &loaded.model {
        Some(Model::Standards(set)) => (set, loaded),
        _ => panic!("no standards"),
    }
}

#[test]
fn shared_examples_agree_with_their_standards() {
    let (set, loaded) = shared();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let arena = loaded.arena.as_ref().expect("a tree");
    let faults: Vec<_> = standards::check_examples(set, arena, today())
        .into_iter()
        .map(|fault| format!("{}: {}", arena.pointer(fault.at), fault.message))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for standard in &set.list {
        let unreadable: Vec<_> = standards::sentence_faults(set, standard)
            .into_iter()
            .map(|fault| (arena.pointer(fault.at), fault.message))
            .collect();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        if !standard.course.check.is_empty() {
            let passes = standard.course.examples.iter().filter(|example| example.passes.is_some()).count();
            let fails = standard.course.examples.iter().filter(|example| example.fails.is_some()).count();
            assert!(passes >= 1 && fails >= 2, "{}: {passes} passing, {fails} failing", standard.title());
        }
    }
}

#[test]
fn one_trainer_in_a_room_is_not_enough() {
    let findings = judged(ONE_TRAINER, None);
    let finding = of(&findings, "two-trainers").expect("a finding");
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.message, "this course names 1 of the 2 trainers asked for");
    assert_eq!((finding.place.pointer.as_str(), finding.place.line), ("/trainers", 5));
    assert_eq!(finding.authority.kind, AuthorityKind::SharedStandard);
    assert!(of(&judged(TWO_TRAINERS, None), "two-trainers").is_none());
}

#[test]
fn e_learning_is_not_asked_for_trainers() {
    let findings = judged("mode: e-learning\n", None);
    for standard in ["two-trainers", "trainer-background", "qualified-trainers"] {
        assert!(of(&findings, standard).is_none(), "{standard}");
    }
    // A mode that cannot be read may well have been meant for e-learning.
    let course = load::load(
        "course.yaml",
        Kind::Course,
        b"paramount: course/v1\ncourse: example\ntitle: Example\nmode: elearning\n".to_vec(),
    );
    let Some(Model::Course(model)) = &course.model else { panic!("no course") };
    let findings =
        standards::check_course(model, &course, None, AskedOf::now(&SHARED.expectations), today(), &|_, _| {
            Resolution::Resolved
        });
    assert!(of(&findings, "two-trainers").is_none());
}

#[test]
fn a_policy_that_asks_for_more_speaks_for_itself() {
    let policy = commitment("two-trainers", "strength: must, details: {minimum: 3}");
    let findings = judged(TWO_TRAINERS, Some(&policy));
    let finding = of(&findings, "two-trainers").expect("a finding");
    assert_eq!(finding.message, "Southampton 2014 asks for 3 trainers, section 12(d); this course gives 2");
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.authority.kind, AuthorityKind::OwnPolicy);
    let related = finding.related.first().expect("the policy's line");
    assert_eq!((related.path.as_str(), related.line), ("policy.yaml", 6));
}

#[test]
fn all_means_every_trainer() {
    let policy = commitment("trainer-background", "strength: must, details: {minimum: all}");
    let mixed = "trainers: [{safeguarding_background: yes, last_practice: 2026}, {role: Teacher}]\n";
    let finding = judged(mixed, Some(&policy));
    let finding = of(&finding, "trainer-background").expect("a finding");
    assert_eq!(finding.message, "Southampton 2014 asks for all trainers, section 12(d); this course gives 1");
    assert!(of(&judged(mixed, None), "trainer-background").is_none());
    let every = "trainers: [{safeguarding_background: yes, last_practice: 2026}]\n";
    assert!(of(&judged(every, Some(&policy)), "trainer-background").is_none());
}

#[test]
fn severity_is_the_weaker_of_standard_and_policy() {
    let severity = |rest: &str| {
        let policy = commitment("two-trainers", &format!("{rest}, details: {{minimum: 2}}"));
        of(&judged(ONE_TRAINER, Some(&policy)), "two-trainers").map(|finding| finding.severity)
    };
    assert_eq!(severity("strength: must"), Some(Severity::Error));
    assert_eq!(severity("strength: will"), Some(Severity::Error));
    assert_eq!(severity("strength: should"), Some(Severity::Warning));
    assert_eq!(severity("by: partnership"), Some(Severity::Warning));
    assert_eq!(severity("strength: may"), Some(Severity::Note));
    assert_eq!(severity("answer: deferred"), Some(Severity::Note));
    assert_eq!(severity("answer: delegated"), Some(Severity::Note));
    assert_eq!(severity("answer: refuses"), None);
}

#[test]
fn silence_warns_about_core_standards_only() {
    let findings = judged(ONE_TRAINER, Some("commitments: []\n"));
    assert_eq!(of(&findings, "two-trainers").map(|finding| finding.severity), Some(Severity::Warning));
    assert_eq!(of(&findings, "two-trainers").map(|finding| finding.related.len()), Some(0));
    for standard in ["trainer-background", "aims-and-objectives", "evidence-base", "course-evaluation"] {
        assert!(of(&findings, standard).is_none(), "{standard}");
    }
    // A commitment about other courses is silence about this one.
    let policy = commitment("two-trainers", "strength: must, scope: {mode: live-online}");
    assert_eq!(
        of(&judged(ONE_TRAINER, Some(&policy)), "two-trainers").map(|finding| finding.severity),
        Some(Severity::Warning)
    );
}

#[test]
fn the_most_specific_scope_counts_and_the_weaker_on_a_tie() {
    let policy = "commitments:\n\
        - {standard: two-trainers, says: Two., strength: must, details: {minimum: 2}}\n\
        - {standard: two-trainers, says: Four., strength: must, scope: {mode: face-to-face}, details: {minimum: 4}}\n\
        - {standard: two-trainers, says: Three., strength: should, scope: {agency: multi}, details: {minimum: 3}}\n";
    let course = format!("agency: multi\n{TWO_TRAINERS}");
    let findings = judged(&course, Some(policy));
    let finding = of(&findings, "two-trainers").expect("a finding");
    assert_eq!(
        (finding.severity, finding.message.as_str()),
        (Severity::Warning, "Southampton 2014 asks for 3 trainers; this course gives 2")
    );
    let findings = judged(&format!("agency: single\n{TWO_TRAINERS}"), Some(policy));
    let finding = of(&findings, "two-trainers").expect("a finding");
    assert_eq!(
        (finding.severity, finding.message.as_str()),
        (Severity::Error, "Southampton 2014 asks for 4 trainers; this course gives 2")
    );
}

#[test]
fn meeting_the_policy_and_not_the_floor_is_a_note() {
    let policy = commitment("two-trainers", "strength: must, details: {minimum: 1}");
    let findings = judged(ONE_TRAINER, Some(&policy));
    let finding = of(&findings, "two-trainers").expect("a finding");
    assert_eq!(finding.severity, Severity::Note);
    assert!(
        finding.message.ends_with("Southampton 2014 asks for less, and the course gives that"),
        "{}",
        finding.message
    );
    assert_eq!(finding.authority.kind, AuthorityKind::SharedStandard);
    // Meeting neither is as bad as the policy's word.
    let none = judged("mode: face-to-face\n", Some(&policy));
    assert_eq!(of(&none, "two-trainers").map(|finding| finding.severity), Some(Severity::Error));
}

#[test]
fn terms_agree_with_the_policy() {
    let policy = commitment("cancellation", "strength: will, details: {notice: 7 working days, fee: unstated}");
    let course = "cancellation: {notice: 5 working days, fee: \"20.00\"}\n";
    let findings = judged(course, Some(&policy));
    let finding = of(&findings, "cancellation").expect("a finding");
    assert_eq!(
        finding.message,
        "Southampton 2014 asks for 7 working days, section 12(d); this course gives 5 working days"
    );
    assert_eq!(finding.place.pointer, "/cancellation/notice");
    assert_eq!(finding.severity, Severity::Warning);
    assert!(of(&judged(course, None), "cancellation").is_none());
    let charges = "charges: [{id: voluntary, amount: \"50.00\"}, {id: funders, amount: unstated}]\n\
        commitments: [{standard: free-training, says: Some pay., strength: will}]\n";
    let course = "charges: [{charge: voluntary, amount: \"45\"}, {charge: funders, amount: \"0.00\"}]\n";
    let findings = judged(course, Some(charges));
    let finding = of(&findings, "free-training").expect("a finding");
    assert_eq!(finding.place.pointer, "/charges/0/amount");
    assert_eq!(finding.related.first().map(|related| related.line), Some(5));
}

#[test]
fn evidence_counts_where_it_resolves_or_cannot_be_told() {
    let course = "evidence: {child-voice: [{where: \"lesson.md#voice\"}]}\n";
    let with = |resolution| judged_with(course, None, &move |_, _| resolution);
    assert!(of(&with(Resolution::Resolved), "child-voice").is_none());
    assert!(of(&with(Resolution::CannotTell), "child-voice").is_none());
    let missing = with(Resolution::Missing);
    let finding = of(&missing, "child-voice").expect("a finding");
    assert_eq!(finding.place.pointer, "/evidence/child-voice/0/where");
}

#[test]
fn drafts_are_told_in_notes() {
    let draft = judged(&format!("status: draft\n{ONE_TRAINER}"), None);
    assert!(!draft.is_empty() && draft.iter().all(|finding| finding.severity == Severity::Note));
}

/// What is left of the findings of standards beside those of rules.
fn beside(mut found: Vec<Finding>, rules: &[Finding]) -> Vec<Finding> {
    found.extend_from_slice(rules);
    finding::drop_repeated(&mut found);
    found
}

#[test]
fn what_the_engine_said_is_not_said_again() {
    let text = "review: {last: 2024-01-01, every: 1 year}\n";
    let course = document("course.yaml", Kind::Course, "course: example\ntitle: Example\n", text);
    let Some(Model::Course(model)) = &course.model else { panic!("no course") };
    let check = |earlier: &[Finding]| {
        let resolve = |_: &str, _| Resolution::Resolved;
        let found =
            standards::check_course(model, &course, None, AskedOf::now(&SHARED.expectations), today(), &resolve);
        beside(found, earlier)
    };
    let alone = check(&[]);
    let mut overdue = of(&alone, "annual-review").expect("a finding").clone();
    overdue.rule = "review/overdue".to_owned();
    overdue.place.pointer = "/review/every".to_owned();
    overdue.block = None;
    let after = check(&[overdue]);
    assert!(of(&after, "annual-review").is_none());
    assert_eq!(after.len(), alone.len(), "the engine's finding stands in its place");
}

#[test]
fn dates_that_contradict_each_other_do_not_hide_a_review_that_was_not_held() {
    let text = "review: {last: 2024-01-01, every: 1 year, next_due: 2028-01-01}\n";
    let course = document("course.yaml", Kind::Course, "course: example\ntitle: Example\n", text);
    let Some(Model::Course(model)) = &course.model else { panic!("no course") };
    let resolve = |_: &str, _| Resolution::Resolved;
    let earlier = |rule: &str, pointer: &str| {
        let mut finding = of(&judged(text, None), "annual-review").expect("a finding").clone();
        finding.rule = rule.to_owned();
        finding.place.pointer = pointer.to_owned();
        finding.block = None;
        [finding]
    };
    let said = |earlier: &[Finding]| {
        let found =
            standards::check_course(model, &course, None, AskedOf::now(&SHARED.expectations), today(), &resolve);
        of(&beside(found, earlier), "annual-review").is_some()
    };
    for rule in ["cycle-mismatch", "due-soon", "contradicts-itself", "ambiguous-cycle", "trigger-met"] {
        assert!(said(&earlier(&format!("review/{rule}"), "/review/next_due")), "{rule}");
    }
    assert!(!said(&earlier("review/future", "/review/last")) && said(&earlier("review/future", "/approval/date")));
}

#[test]
fn a_good_course_is_silent() {
    let course = include_str!("../courses/good.yaml");
    let loaded = load::load("course.yaml", Kind::Course, course.as_bytes().to_vec());
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let Some(Model::Course(model)) = &loaded.model else { panic!("no course") };
    for policy in ["norfolk/2024", "southampton/2014", "isle-of-wight/2024", "hampshire/2019", "islington/2024"] {
        let path = root().join(format!("policies/partnerships/{policy}.yaml"));
        let bytes = std::fs::read(path).expect("a policy");
        let policy = load::load("policy.yaml", Kind::Policy, bytes);
        let Some(Model::Policy(of_policy)) = &policy.model else { panic!("no policy") };
        let resolve = |_: &str, _| Resolution::Resolved;
        let under = Some((&**of_policy, &policy));
        let found =
            standards::check_course(model, &loaded, under, AskedOf::now(&SHARED.expectations), today(), &resolve);
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// What is wrong with a standard's sentences.
fn faults(check: &str) -> Vec<String> {
    let text = format!(
        "standards: local\nedition: 2026-11\nlist:\n  - id: example\n    title: Example\n    details:\n      \
         minimum: {{type: count, floor: 2, better: higher}}\n      every: {{type: duration, floor: 1 year}}\n    \
         course:\n      expects: must\n      check:\n{check}"
    );
    let loaded = load::load("standards.yaml", Kind::Standards, format!("paramount: standards/v1\n{text}").into_bytes());
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let Some(Model::Standards(set)) = &loaded.model else { panic!("no standards") };
    set.list.iter().flat_map(|standard| standards::sentence_faults(set, standard)).map(|fault| fault.message).collect()
}

#[test]
fn sentences_that_could_never_fire_are_faults() {
    let cases = [
        ("{field: trianers, at_least: 2}", "a course has no field called trianers"),
        ("{field: trainers, at_least: $minimun}", "this standard has no detail called minimun; did you mean $minimum?"),
        ("{field: trainers, at_least: $every}", "\"$every\" is not an amount that fits trainers"),
        ("{field: mode, is: elearning}", "mode never says \"elearning\""),
        ("{field: mode, within: 1 year}", "this cannot be said of mode"),
        ("{field: policy.levles.list, at_least: 1}", "a policy has no field called levles.list"),
        ("{field: trainers.role, present: true}", "trainers is a list, so trainers.role names no single field of it"),
        (
            "{field: trainers, each: {field: qualifed, present: true}}",
            "an entry of trainers has no field called qualifed",
        ),
        (
            "{field: trainers, each: {field: role, each: {field: role, present: true}}}",
            "each stands inside another each or where, and sentences nest only once",
        ),
        ("{field: lead, evidence: child-voice}", "this cannot be said of lead"),
        ("{field: trainers, at_least: 2, at_most: 3}", "this sentence says two things at once"),
        ("{field: trainers}", "this sentence does not say what should hold of trainers"),
        ("{field: aims, present: true, otherwise: gives $aims}", "this standard has no detail called aims"),
        (
            "{field: mode, where: {field: role, present: true}, is: blended}",
            "where is said of the items of a list, and this field is none",
        ),
    ];
    for (sentence, message) in cases {
        assert_eq!(faults(&format!("        - {sentence}\n")), [message], "{sentence}");
    }
    let many = "        - {field: level, present: true}\n".repeat(51);
    assert_eq!(faults(&many), ["more than 50 sentences stand in one list, and those from here on are left out"]);
}

#[test]
fn what_is_not_written_names_the_section_that_asks() {
    let policy = commitment("aims-and-objectives", "strength: must");
    let findings = judged("outcomes: [{says: Tell neglect from poverty}]\n", Some(&policy));
    let finding = of(&findings, "aims-and-objectives").expect("a finding");
    assert_eq!(finding.message, "this course does not state its aims (asked for by Southampton 2014, section 12(d))");
}

#[test]
fn judging_takes_time_in_proportion_to_the_text() {
    // As many as a document may hold.
    let items = 24_000;
    let course = format!(
        "trainers:\n{}charges:\n{}",
        "  - {qualified: none of these}\n".repeat(items),
        "  - {charge: a, amount: \"2\"}\n".repeat(items)
    );
    let policy = "charges: [{id: a, amount: \"1\"}]\ncommitments: [{standard: free-training, says: Some pay., strength: must}]\n";
    let (findings, taken) = timed(|| judged(&course, Some(policy)));
    assert!(findings.len() < 300, "{}", findings.len());
    assert!(taken.as_secs() < 30, "{taken:?}");
}

/// A course that names its policy by the title is told the short name, and `--fix` writes it; a title of two policies is not
/// guessed at.
#[test]
fn a_policy_named_by_its_title_is_put_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = std::fs::canonicalize(folder.path()).expect("the folder");
    let policy = |name: &str| {
        format!("paramount: policy/v1\npolicy: {name}\nedition: \"2024\"\ntitle: Ashford Training Strategy\n")
    };
    let course = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: \"Ashford training  strategy\"\n";
    std::fs::write(root.join("policy.yaml"), policy("ashford")).expect("a policy");
    std::fs::write(root.join("course.yaml"), course).expect("a course");
    let unresolved = || -> Vec<Finding> {
        let findings = check(&root, "2026-11-22", &[]).report.findings;
        findings.into_iter().filter(|finding| finding.rule == "course/policy-unresolved").collect()
    };
    let found = unresolved();
    assert_eq!(found.iter().map(|finding| finding.help.as_str()).collect::<Vec<_>>(), ["write ashford"]);

    std::fs::write(root.join("other.yaml"), policy("ashdown")).expect("another policy");
    assert!(unresolved()[0].message.starts_with("there is no policy called"), "{:#?}", unresolved());

    std::fs::remove_file(root.join("other.yaml")).expect("the other policy");
    check_with(&root, "2026-11-22", &[], &["--fix"]);
    let mended = std::fs::read_to_string(root.join("course.yaml")).expect("the course");
    assert_eq!(mended, course.replace("Ashford training  strategy", "ashford"));
}
