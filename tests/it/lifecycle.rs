//! What is in force, replaced, withdrawn or still to come, and that whoever asks is told the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date as Day;
use paramount::check::check;
use paramount::coverage::programme;
use paramount::due::{Ask, Calendar, Status, WhyLeftOut, calendar};
use paramount::finding::{Finding, Severity, State as FindingState};
use paramount::load;
use paramount::model::{Kind, located::Read};
use paramount::settings::Settings;
use paramount::standards::Library;
use paramount::tree::Tree;
use paramount::workspace::{Controls, Document, State, Workspace};
use proptest::prelude::*;

use crate::support::check_with;
use crate::support::repository::Repository;

const TODAY: &str = "2026-11-26";

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

fn policy(name: &str, edition: &str, rest: &str) -> (String, String) {
    let path = format!("{name}-{edition}.yaml");
    (path, format!("paramount: policy/v1\npolicy: {name}\nedition: \"{edition}\"\ntitle: Training policy\n{rest}\n"))
}

fn course(id: &str, policy: &str, rest: &str) -> (String, String) {
    (format!("{id}.yaml"), format!("paramount: course/v1\ncourse: {id}\ntitle: {id}\npolicy: {policy}\n{rest}\n"))
}

fn workspace(documents: &[(String, String)]) -> Workspace {
    let tree = Tree::disk(&crate::support::root()).expect("the repository");
    let expectations = Library::new(&tree).expectations(&Settings::default());
    let documents = documents.iter().map(|(path, text)| {
        let kind = text.strip_prefix("paramount: ").and_then(|rest| rest.split_once('/')).map(|(kind, _)| kind);
        let kind = Kind::read(kind.expect("a first key")).expect("a kind");
        let loaded = load::load(path, kind, text.as_bytes().to_vec());
        let controls = Controls { expectations: Arc::clone(&expectations), ..Controls::default() };
        Document { controls, ..Document::alone(loaded) }
    });
    Workspace::new(documents.collect(), Vec::new(), None)
}

/// What becomes of each document, in the order of their paths: "ashford@2021 replaced by ashford@2024".
fn states(documents: &[(String, String)]) -> Vec<String> {
    let workspace = workspace(documents);
    let told = workspace.documents.iter().map(|document| {
        let id = document.loaded.reference.id.as_deref().expect("an id");
        match workspace.state(document, day(TODAY)) {
            State::Draft => format!("{id} draft"),
            State::NotYet(date) => format!("{id} from {date}"),
            State::InForce => format!("{id} in force"),
            State::Replaced(newer) => format!("{id} replaced by {}", newer.reference.id.as_deref().expect("an id")),
            State::Withdrawn => format!("{id} withdrawn"),
        }
    });
    told.collect()
}

fn findings(documents: &[(String, String)]) -> Vec<Finding> {
    let (findings, faults) = check(&workspace(documents), day(TODAY));
    assert!(faults.is_empty());
    findings
}

/// The rules that speak of a document, with how bad that is, apart from notes.
fn said_of(path: &str, documents: &[(String, String)]) -> Vec<(String, Severity)> {
    let found = findings(documents).into_iter().filter(|finding| finding.document.path == path);
    found.filter(|finding| finding.severity > Severity::Note).map(|finding| (finding.rule, finding.severity)).collect()
}

fn dates(documents: &[(String, String)]) -> Calendar {
    calendar(&workspace(documents), &Ask { today: day(TODAY), within: None })
}

const OVERDUE: &str = "status: approved\napproval: {date: 2021-03}\nreview: {next_due: 2022-03}";
const NEW: &str = "status: approved\napproval: {date: 2024-03}\nreview: {next_due: 2027-03}";

#[test]
fn a_newer_edition_replaces_the_old_one_without_saying_so() {
    let documents = [
        policy("ashford", "2021", OVERDUE),
        policy("ashford", "2024", NEW),
        course("neglect", "ashford@2021", ""),
        course("abuse", "ashford", ""),
    ];
    assert_eq!(
        states(&documents),
        ["abuse in force", "ashford@2021 replaced by ashford@2024", "ashford@2024 in force", "neglect in force"]
    );
    let told = said_of("neglect.yaml", &documents);
    assert!(told.contains(&("course/policy-superseded".to_owned(), Severity::Warning)), "{told:?}");
    assert_eq!(said_of("ashford-2021.yaml", &documents), []);
    let made = dates(&documents);
    assert_eq!(made.left_out.len(), 1);
    assert_eq!(made.left_out[0].why, WhyLeftOut::ReplacedBy("ashford@2024".to_owned()));
    assert_eq!(made.count(Status::Overdue), 0);
    assert!(!programme(&workspace(&documents), day(TODAY)).without_courses.contains(&"Ashford 2021".to_owned()));
    // Alone, it is overdue.
    assert!(said_of("ashford-2021.yaml", &documents[..1]).contains(&("review/overdue".to_owned(), Severity::Error)));
}

#[test]
fn what_cannot_be_told_apart_by_dates_is_by_its_name() {
    for (old, new) in [("2021", "2024"), ("3.9", "3.10"), ("2", "3")] {
        let documents = [policy("ashford", old, "status: approved"), policy("ashford", new, "status: approved")];
        let mut told = states(&documents);
        told.sort_by_key(|state| state.contains("replaced"));
        assert_eq!(told, [format!("ashford@{new} in force"), format!("ashford@{old} replaced by ashford@{new}")]);
    }
    // One of them has no date, so all go by their names.
    let documents = [policy("ashford", "3", OVERDUE), policy("ashford", "4", "status: approved")];
    assert_eq!(states(&documents), ["ashford@3 replaced by ashford@4", "ashford@4 in force"]);
    // Two files of one edition are duplicates, and neither is newer.
    let mut documents = [policy("ashford", "2024", OVERDUE), policy("ashford", "2024", NEW)];
    documents[1].0 = "copy.yaml".to_owned();
    assert_eq!(states(&documents), ["ashford@2024 in force", "ashford@2024 in force"]);
}

#[test]
fn a_slip_in_one_entry_of_a_new_edition_does_not_bring_the_old_one_back() {
    for slip in [
        "approval: {date: 2024-03}\nreview: {last: 2027-02, every: 1 year}",
        "approval: {date: 2024-03}\nsource: {published: 2042}",
        "approval: {date: 2024-03}\nversions: [{version: \"1\", date: 2042-03, event: amended}]",
        "approval: {date: 2024-03}\nversions: [{version: \"1\", date: 2042-03, event: ratified}]",
        "approval: {date: 2042-03}\nsource: {published: 2024}",
        "review: {last: 2027-02}",
    ] {
        for supersedes in ["", "supersedes: ashford@2021\n"] {
            let new = policy("ashford", "2024", &format!("status: approved\n{supersedes}{slip}"));
            let documents = [policy("ashford", "2021", OVERDUE), new];
            assert_eq!(
                states(&documents),
                ["ashford@2021 replaced by ashford@2024", "ashford@2024 in force"],
                "{slip} {supersedes}"
            );
            assert_eq!(said_of("ashford-2021.yaml", &documents), [], "{slip}");
            assert_eq!(dates(&documents).left_out.len(), 1, "{slip}");
        }
    }
}

#[test]
fn what_is_not_in_use_yet_or_any_more_replaces_nothing() {
    let old = || policy("ashford", "2021", OVERDUE);
    for (unused, state) in [
        ("status: draft", "draft"),
        ("status: withdrawn", "withdrawn"),
        ("status: approved\napproval: {date: 2027-03}", "from 2027-03"),
        ("status: approved\nsource: {published: 2027}", "from 2027"),
    ] {
        for supersedes in ["", "supersedes: ashford@2021\n"] {
            let documents = [old(), policy("ashford", "2024", &format!("{supersedes}{unused}"))];
            assert_eq!(states(&documents), ["ashford@2021 in force", &format!("ashford@2024 {state}")]);
            assert_eq!(dates(&documents).count(Status::Overdue), 1);
        }
    }
    let coming = [old(), policy("ashford", "2027", "status: published")];
    assert_eq!(states(&coming), ["ashford@2021 in force", "ashford@2027 from 2027"]);
}

#[test]
fn a_policy_begins_with_the_period_that_it_covers() {
    let old = || policy("ashford", "2024", "period: {from: 2024-04, to: 2027-03}");
    let next = |rest: &str| policy("ashford", "next", &format!("period: {{from: 2027-04, to: 2030-03}}\n{rest}"));
    for (rest, state) in [
        ("", "from 2027-04"),
        ("source: {published: 2026-10}", "from 2027-04"),
        ("versions: [{version: \"1\", date: 2026-10, event: reviewed}]", "from 2027-04"),
    ] {
        let documents = [old(), next(rest)];
        assert_eq!(states(&documents), ["ashford@2024 in force", &format!("ashford@next {state}")], "{rest}");
    }
    // Whoever approved or issued it has put it in force.
    for rest in ["approval: {date: 2026-10}", "versions: [{version: \"1\", date: 2026-10, event: issued}]"] {
        let documents = [old(), next(rest)];
        assert_eq!(states(&documents), ["ashford@2024 replaced by ashford@next", "ashford@next in force"], "{rest}");
    }
}

/// "Training Strategy April 2018 - March 2019", published in 2018 and to be reviewed every year.
#[test]
fn a_period_that_is_over_is_overdue_until_something_follows() {
    const OVER: &str = "source: {published: 2018}\nperiod: {from: 2018-04, to: 2019-03}\nreview: {every: 1 year}\n";
    let overdue = |documents: &[(String, String)]| {
        let workspace = workspace(documents);
        let (findings, faults) = check(&workspace, day(TODAY));
        assert!(faults.is_empty());
        let messages: Vec<String> = findings
            .iter()
            .filter(|finding| finding.rule == "review/overdue")
            .map(|finding| finding.message.clone())
            .collect();
        (messages, dates(documents).count(Status::Overdue))
    };
    let (messages, dates) = overdue(&[policy("ashford", "2018", OVER)]);
    assert_eq!(
        messages,
        ["the period that this policy covers ended in March 2019, and nothing is recorded that happened to it since"]
    );
    assert_eq!(dates, 2, "the end of the period, and the review that is worked out");
    // A version that was only amended is the text of then.
    for (more, goes_on) in [
        ("versions: [{date: 2026-02, event: amended}]", false),
        ("versions: [{date: 2019-01, event: reviewed}]", false),
        ("versions: [{date: 2031-02, event: reviewed}]", false),
        ("versions: [{date: 2026-02, event: issued}]", true),
        ("versions: [{date: 2026-02, event: reviewed}]", true),
        ("approval: {date: 2026-02}", true),
    ] {
        let (messages, _) = overdue(&[policy("ashford", "2018", &format!("{OVER}{more}"))]);
        assert_eq!(messages.iter().any(|message| message.contains("covers ended")), !goes_on, "{more}: {messages:?}");
    }
    let later = [policy("ashford", "2018", OVER), policy("ashford", "2025", "period: {from: 2025-04, to: 2028-03}")];
    assert_eq!(overdue(&later), (vec![], 0));
}

#[test]
fn a_draft_goes_by_its_name_until_something_says_it_supersedes_it() {
    let draft = |edition| policy("ashford", edition, "status: draft\nsource: {published: 2023}");
    let documents = [policy("ashford", "2024", NEW), draft("2027")];
    assert_eq!(states(&documents), ["ashford@2024 in force", "ashford@2027 draft"]);
    let documents = [draft("2023"), policy("ashford", "2024", NEW)];
    assert_eq!(states(&documents), ["ashford@2023 replaced by ashford@2024", "ashford@2024 in force"]);
    let documents = [draft("b"), policy("ashford", "a", &format!("supersedes: ashford@b\n{NEW}"))];
    assert_eq!(states(&documents), ["ashford@a in force", "ashford@b replaced by ashford@a"]);
}

#[test]
fn the_last_of_a_chain_has_replaced_all_of_it() {
    let documents = [
        policy("ashford", "2019", "status: withdrawn"),
        policy("ashford", "2021", OVERDUE),
        policy("bexley", "2022", "status: approved\nsupersedes: ashford@2021"),
        policy("bexley", "2024", "status: approved"),
        policy("kent", "2025", "status: approved\nsupersedes: bexley@2024"),
    ];
    let told = states(&documents);
    assert_eq!(told.iter().filter(|state| state.ends_with("replaced by kent@2025")).count(), 4, "{told:?}");
    assert_eq!(told[4], "kent@2025 in force");
    let name = [&documents[..], &[course("neglect", "bexley", "")]].concat();
    let told = said_of("neglect.yaml", &name);
    assert!(told.contains(&("course/policy-superseded".to_owned(), Severity::Warning)), "{told:?}");
    // Who supersedes a newer edition takes a step back on purpose.
    let back =
        [policy("ashford", "2021", &format!("supersedes: ashford@2024\n{OVERDUE}")), policy("ashford", "2024", NEW)];
    assert_eq!(states(&back), ["ashford@2021 in force", "ashford@2024 replaced by ashford@2021"]);
}

#[test]
fn a_circle_of_replacements_leaves_the_newest_in_force() {
    let both = [
        policy("ashford", "2021", "status: approved\nsupersedes: ashford@2024"),
        policy("ashford", "2024", "status: approved\nsupersedes: ashford@2021"),
    ];
    assert_eq!(states(&both), ["ashford@2021 replaced by ashford@2024", "ashford@2024 in force"]);
    let others = [
        policy("ashford", "2021", "status: approved\nsupersedes: bexley@2021"),
        policy("bexley", "2021", "status: approved\nsupersedes: ashford@2021"),
    ];
    assert_eq!(states(&others), ["ashford@2021 in force", "bexley@2021 in force"]);
    let itself = [policy("ashford", "2021", "status: approved\nsupersedes: ashford@2021")];
    assert_eq!(states(&itself), ["ashford@2021 in force"]);
}

#[test]
fn nothing_is_asked_of_what_nobody_works_to() {
    let newer = || policy("ashford", "2024", NEW);
    for gone in [
        vec![policy("ashford", "2021", "status: withdrawn")],
        vec![policy("ashford", "2021", "status: approved"), newer()],
        vec![course("neglect", "ashford", "status: withdrawn\nmode: face-to-face\ntrainers: [{role: a}]"), newer()],
    ] {
        assert_eq!(said_of(&gone[0].0, &gone), []);
    }
    // Where it is in use, standards do ask.
    let used = [policy("ashford", "2021", "status: approved")];
    assert!(said_of(&used[0].0, &used).iter().any(|(rule, _)| rule.starts_with("shared/")));
}

#[test]
fn an_amendment_puts_no_review_off() {
    let reviewed = "status: approved\napproval: {date: 2019-03}\nreview: {every: 1 year}\n";
    for amended in [
        "versions: [{version: \"4\", date: 2026-11-20, event: amended}]",
        "versions: [{version: \"4\", date: 2026-11-20}]",
    ] {
        for text in [reviewed, "status: approved\nsource: {published: 2019-03}\nreview: {every: 1 year}\n"] {
            let documents = [policy("ashford", "2019", &format!("{text}{amended}"))];
            let told = said_of(&documents[0].0, &documents);
            assert!(told.contains(&("review/overdue".to_owned(), Severity::Error)), "{text}{amended}: {told:?}");
            assert_eq!(dates(&documents).count(Status::Overdue), 1);
        }
    }
    for held in ["event: reviewed", "event: ratified"] {
        let held = format!("{reviewed}versions: [{{version: \"4\", date: 2026-11-20, {held}}}]");
        assert_eq!(dates(&[policy("ashford", "2019", &held)]).count(Status::Overdue), 0, "{held}");
    }
    // Who records nothing but versions is reviewed by the first of them.
    let amended =
        "review: {every: 1 year}\nversions: [{version: \"1\", date: 2019-03}, {version: \"2\", date: 2026-11}]";
    assert_eq!(dates(&[policy("ashford", "2019", amended)]).count(Status::Overdue), 1);
}

/// Policies of two names that supersede one another at random.
fn any_policies() -> impl Strategy<Value = Vec<(String, String)>> {
    let status = prop::sample::select(vec!["draft", "published", "approved", "withdrawn"]);
    let date = prop::sample::select(vec![
        "",
        "approval: {date: 2024-03}",
        "source: {published: 2019}",
        "approval: {date: 2031}",
    ]);
    let one = (any::<bool>(), 0..4u8, status, date, prop::option::of((any::<bool>(), 0..4u8)));
    prop::collection::vec(one, 1..7).prop_map(|all| {
        let name = |is_first| if is_first { "ashford" } else { "bexley" };
        let documents = all.into_iter().map(|(first, edition, status, date, old)| {
            let supersedes = old.map(|(first, edition)| format!("supersedes: {}@{edition}\n", name(first)));
            policy(
                name(first),
                &edition.to_string(),
                &format!("status: {status}\n{}{date}", supersedes.unwrap_or_default()),
            )
        });
        let mut seen = BTreeSet::new();
        documents.filter(|(path, _)| seen.insert(path.clone())).collect()
    })
}

proptest! {
    #[test]
    fn what_replaces_is_in_force_itself(documents in any_policies()) {
        let workspace = workspace(&documents);
        let today = day(TODAY);
        let mut holding = 0;
        for document in &workspace.documents {
            match workspace.state(document, today) {
                State::Replaced(newer) => {
                    let newer = workspace.at(&newer.reference.path).expect("a document of the run");
                    prop_assert!(matches!(workspace.state(newer, today), State::InForce), "{documents:?}");
                }
                State::InForce => holding += 1,
                _ => {}
            }
        }
        let is_used = |text: &str| !text.contains("draft") && !text.contains("withdrawn") && !text.contains("2031");
        prop_assert_eq!(holding == 0, !documents.iter().any(|(_, text)| is_used(text)), "{:?}", documents);
    }
}

const LATE: &str = "paramount: policy/v1\npolicy: ashford\nedition: \"2019\"\ntitle: Training policy\nstatus: approved\n\
                    approval: {by: Executive Group, date: 2019-03}\nreview: {every: 1 year}\n";

/// The rules of what a change mends, and what it brings with the path.
fn brought_by(change: impl Fn(&Repository)) -> (Vec<String>, Vec<(String, String)>) {
    let repository = Repository::new();
    repository.write("old.yaml", LATE);
    repository.commit();
    change(&repository);
    let report = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]).report;
    let new = report.findings.into_iter().filter(|finding| finding.state == Some(FindingState::New));
    let new = new.map(|finding| (finding.rule, finding.document.path.clone())).collect();
    (report.fixed.into_iter().map(|finding| finding.rule).collect(), new)
}

#[test]
fn a_change_that_only_amends_or_moves_a_date_mends_no_review() {
    let (fixed, _) = brought_by(|repository| {
        repository
            .write("old.yaml", format!("{LATE}versions: [{{version: \"4\", date: 2026-11-20, event: amended}}]\n"));
    });
    assert!(!fixed.contains(&"review/overdue".to_owned()), "{fixed:?}");
    let (fixed, new) =
        brought_by(|repository| repository.write("old.yaml", LATE.replace("date: 2019-03", "date: 2026-03")));
    assert!(fixed.contains(&"review/overdue".to_owned()));
    assert_eq!(new, [("change/date-only-bump".to_owned(), "old.yaml".to_owned())]);
}

#[test]
fn a_change_that_retires_a_policy_wakes_nothing_on_it() {
    for retire in [
        |repository: &Repository| repository.write("old.yaml", LATE.replace("approved", "withdrawn")),
        |repository: &Repository| {
            let text = LATE.replace("2019", "2026").replace("2026-03", "2026-10");
            repository.write("new.yaml", text.replace("title:", "supersedes: ashford@2019\ntitle:"));
        },
        |repository: &Repository| repository.write("new.yaml", LATE.replace("2019", "2026")),
    ] {
        let (_, new) = brought_by(retire);
        let on_the_old = new.iter().filter(|(rule, path)| path == "old.yaml" && !rule.starts_with("change/"));
        assert_eq!(on_the_old.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    }
}
