//! Documents to findings: every document meets every rule and standard, in parallel; then settings grade what was
//! found, and the waivers in them are judged by what they did.

mod again;
mod basis;
mod beside;
mod change;
mod known_now;
mod let_off;
mod limits;

use jiff::civil::Date as Day;
use rayon::prelude::*;

pub use again::Judged;
pub use change::{JudgedChange, judge_change};
pub use limits::{MOST_LISTED, listed};

use crate::change::gate::Compared;
use crate::error::{Error, catch_panic};
use crate::finding::{Authority, Finding, Findings, Severity, State, drop_repeated, sort_and_fingerprint};
use crate::load::{self, Loaded};
use crate::model::Model;
use crate::rules::{self, ChangeFindings, Check, Context, Rule};
use crate::settings::{self, Grade, Uses};
use crate::source::NodeId;
use crate::standards::{self, AskedOf, Resolution};
use crate::workspace::{Document, Part, PolicyFor, Workspace};

/// What was found about one document, each finding with its rule's own severity.
#[derive(Debug)]
pub struct Found<'w> {
    /// The document, whose settings hold for the findings.
    pub document: &'w Document,
    /// The findings, not in order.
    pub findings: Vec<Finding>,
}

/// Everything that is wrong with the documents of a workspace, as at `today`, in the order of reports; and for each
/// document in which a rule itself failed, an error.
pub fn check(workspace: &Workspace, today: Day) -> (Vec<Finding>, Vec<Error>) {
    let (found, mut faults) = find(workspace, today);
    let (findings, more) = grade(found, workspace, today);
    faults.extend(more);
    (findings, faults)
}

/// What is found about some documents of a workspace. What the waivers of settings did is not among it.
pub fn check_some(documents: &[&Document], workspace: &Workspace, today: Day) -> Vec<Finding> {
    let found = documents.par_iter().map(|document| find_about(document, document, workspace, today)).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for Found { document, findings: mut list } in apart(found).0 {
        list.retain_mut(|finding| grade_one(finding, document, today, &mut Uses::default()));
        findings.extend(list);
    }
    sort_and_fingerprint(&mut findings);
    findings
}

/// The same for a workspace that holds outlines of its documents: `parts` have them whole, each part for as long as it is
/// judged.
pub fn check_in_parts(
    workspace: &Workspace,
    parts: impl Iterator<Item = (Part, Workspace, Vec<Error>)>,
    today: Day,
) -> (Vec<Finding>, Vec<Error>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for (part, whole, unread) in parts {
        let judge = |&index: &usize| {
            let document = whole.documents.get(index).filter(|document| !document.loaded.is_outline())?;
            Some(find_about(document, workspace.documents.get(index)?, &whole, today))
        };
        let (judged, more) = apart(part.judged.par_iter().filter_map(judge).collect());
        found.extend(judged);
        faults.extend(unread);
        faults.extend(more);
    }
    let (findings, more) = grade(found, workspace, today);
    faults.extend(more);
    (findings, faults)
}

/// What is found about the documents of a workspace, before settings have their say.
pub fn find(workspace: &Workspace, today: Day) -> (Vec<Found<'_>>, Vec<Error>) {
    let documents = workspace.documents.par_iter();
    apart(documents.map(|document| find_about(document, document, workspace, today)).collect())
}

/// What is found about one document, as one that the run holds.
fn find_about<'w>(
    document: &Document,
    held: &'w Document,
    workspace: &Workspace,
    today: Day,
) -> Result<Found<'w>, Error> {
    let path = &document.loaded.reference.path;
    catch_panic(path, || Found { document: held, findings: check_document(document, workspace, today) })
}

/// What settings make of everything that was found, in the order of reports.
pub fn grade(found: Vec<Found<'_>>, workspace: &Workspace, today: Day) -> (Vec<Finding>, Vec<Error>) {
    let graded: Vec<_> = found
        .into_par_iter()
        .map(|Found { document, mut findings }| {
            let mut uses = Uses::default();
            findings.retain_mut(|finding| grade_one(finding, document, today, &mut uses));
            (findings, uses)
        })
        .collect();
    // Findings may be most of what a run holds in memory, so the list of all is made as long as it has to be, and no longer.
    let mut findings = Vec::with_capacity(graded.iter().map(|(list, _)| list.len()).sum());
    let mut uses = Uses::default();
    for (list, noted) in graded {
        findings.extend(list);
        uses.add(noted);
    }
    let judge = |document: &Document| {
        let path = &document.loaded.reference.path;
        catch_panic(path, || {
            let mut list = judge_waivers(document, workspace, today, &uses);
            list.retain_mut(|finding| grade_one(finding, document, today, &mut Uses::default()));
            list
        })
    };
    let (about_waivers, faults) = apart(workspace.documents.iter().map(judge).collect());
    findings.extend(about_waivers.into_iter().flatten());
    sort_and_fingerprint(&mut findings);
    (findings, faults)
}

/// What is wrong with a change as such. Settings have their say as anywhere, and the stricter ones: those of the document
/// after the change, or those before it.
pub fn check_change(compared: &Compared<'_>) -> (Vec<Finding>, Vec<Error>) {
    let judge = |rule: &'static Rule| {
        catch_panic(rule.id, || {
            let mut findings = ChangeFindings::by(rule);
            for check in rule.checks {
                if let Check::Change(check) = check {
                    check(compared, &mut findings);
                }
            }
            findings.into_list()
        })
    };
    let (lists, faults) = apart(rules::all().map(judge).collect());
    let mut findings: Vec<Finding> = lists.into_iter().flatten().collect();
    findings.iter_mut().for_each(fill_in);
    findings.retain_mut(|finding| {
        let settings = [compared.head, compared.base].map(|workspace| compared.settings(workspace, finding));
        let grades = settings.iter().flatten().map(|settings| settings.grade(finding, compared.today));
        match grades.max_by_key(strictness) {
            Some(Grade::LeftOut) => return false,
            Some(Grade::Counts(severity)) => finding.severity = severity,
            Some(Grade::Waived(severity, suppressed)) => {
                finding.severity = severity;
                finding.suppressed = Some(Box::new(suppressed));
            }
            None => {}
        }
        finding.state = Some(State::New);
        true
    });
    sort_and_fingerprint(&mut findings);
    (findings, faults)
}

/// What counts is stricter than what is waived, and what is waived is at least reported.
fn strictness(grade: &Grade) -> (u8, Option<Severity>) {
    match grade {
        Grade::LeftOut => (0, None),
        Grade::Waived(severity, _) => (1, Some(*severity)),
        Grade::Counts(severity) => (2, Some(*severity)),
    }
}

/// What could be done, and the faults of ours in the rest.
fn apart<T>(outcomes: Vec<Result<T, Error>>) -> (Vec<T>, Vec<Error>) {
    let (mut done, mut faults) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok(one) => done.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    (done, faults)
}

/// Whether a finding is about an item in which an entry stands twice: then what it says may be another item's.
fn is_of_two(fault: &Finding, loaded: &Loaded) -> bool {
    let item =
        |finding: &Finding| -> Vec<String> { finding.place.pointer.split('/').take(3).map(str::to_owned).collect() };
    let mut twice = loaded.findings.iter().filter(|finding| finding.rule == "load/duplicate-key");
    twice.any(|finding| item(finding) == item(fault))
}

fn check_document(document: &Document, workspace: &Workspace, today: Day) -> Vec<Finding> {
    let context = Context::new(document, workspace, today);
    let loaded = &document.loaded;
    let mut list = loaded.findings.clone();
    list.extend(rules::all().flat_map(|rule| apply(rule, &context)));
    // A policy that nobody works to any more, and a course that nobody holds, protects and harms no child.
    let is_judged = !context.state().is_past();
    if let Some(policy) = document.policy() {
        let mut faults = Findings::about(loaded.about());
        let known = |id: &str| {
            let expectation = document.controls.expectations.iter().find(|expectation| expectation.id == id)?;
            Some((expectation.title.as_str(), expectation.kinds.as_slice()))
        };
        load::check_commitments(policy, known, &mut faults);
        list.extend(faults.into_list().into_iter().filter(|fault| !is_of_two(fault, loaded)));
        if is_judged {
            list.extend(standards::check_policy(policy, loaded, context.judging(), today));
        }
    }
    if let Some(Model::Course(course)) = &loaded.model
        && is_judged
    {
        let policy = match workspace.policy_for(document, today) {
            PolicyFor::Resolved(found) => Some((found.policy, found.loaded)),
            _ => None,
        };
        let evidence = |_: &str, item| shown_at(item, loaded, workspace);
        let asked = AskedOf { expectations: context.judging(), before: document.controls.before() };
        list.extend(standards::check_course(course, loaded, policy, asked, today, &evidence));
    }
    list.extend(check_settings(document));
    list.extend(limits::standards_left_out(document));
    drop_repeated(&mut list);
    let mut list = limits::worst(list, loaded);
    for finding in &mut list {
        fill_in(finding);
    }
    list.shrink_to_fit();
    list
}

/// Whether the place that an entry of evidence gives is in the materials.
fn shown_at(item: NodeId, course: &Loaded, workspace: &Workspace) -> Resolution {
    let place = course.arena.as_ref().and_then(|arena| arena.text(arena.get(item, "where")?));
    place.map_or(Resolution::CannotTell, |place| workspace.resolution(place, &course.reference.path))
}

fn apply(rule: &'static Rule, context: &Context<'_>) -> Vec<Finding> {
    let loaded = &context.document.loaded;
    let mut findings = Findings::about(loaded.about());
    findings.under(rule.id, rule.severity);
    for check in rule.checks {
        match (*check, &loaded.model) {
            (Check::Document(check), Some(_)) => check(context, &mut findings),
            (Check::Policy(check), Some(Model::Policy(policy))) => check(policy, context, &mut findings),
            (Check::Course(check), Some(Model::Course(course))) => check(course, context, &mut findings),
            (Check::Standards(check), Some(Model::Standards(standards))) => check(standards, context, &mut findings),
            (Check::Text(check), None) => {
                if let Some(text) = context.material().and_then(|material| material.text.as_ref()) {
                    check(text, context, &mut findings);
                }
            }
            _ => {}
        }
    }
    findings.into_list()
}

fn check_settings(document: &Document) -> Vec<Finding> {
    if !matches!(document.loaded.model, Some(Model::Config(_))) {
        return Vec::new();
    }
    let standards = document.controls.expectations.iter().map(|expectation| expectation.rule.as_str());
    let known: Vec<&str> = rules::all().map(|rule| rule.id).chain(standards).collect();
    settings::check_rules(&document.loaded, &known, |name| match rules::find(name) {
        Some(rule) => Some(rule.severity),
        // A standard's severity depends on the answer; its errors are kept from being lowered one by one.
        None => known.contains(&name).then_some(crate::finding::Severity::Warning),
    })
}

/// What the waivers of a settings file did, where the document is one.
fn judge_waivers(document: &Document, workspace: &Workspace, today: Day, uses: &Uses) -> Vec<Finding> {
    let Some(Model::Config(config)) = &document.loaded.model else { return Vec::new() };
    let context = Context::new(document, workspace, today);
    let mut list = Vec::new();
    for rule in rules::all() {
        let mut findings = Findings::about(document.loaded.about());
        findings.under(rule.id, rule.severity);
        for check in rule.checks {
            if let Check::Waivers(check) = check {
                check(config, uses, &context, &mut findings);
            }
        }
        list.extend(findings.into_list());
    }
    list.iter_mut().for_each(fill_in);
    list
}

/// Fills in what the rule's page says.
pub fn fill_in(finding: &mut Finding) {
    if finding.why.is_empty()
        && let Some(rule) = rules::find(&finding.rule)
    {
        finding.why = rules::why(rule);
    }
    if finding.authority.says.is_empty() {
        finding.authority = Authority::engine();
    }
}

/// Applies the settings of the finding's document; `false` where the finding is not reported.
fn grade_one(finding: &mut Finding, document: &Document, today: Day, uses: &mut Uses) -> bool {
    match document.controls.settings.grade(finding, today) {
        Grade::LeftOut => return false,
        Grade::Counts(severity) => finding.severity = severity,
        Grade::Waived(severity, suppressed) => {
            finding.severity = severity;
            finding.suppressed = Some(Box::new(suppressed));
        }
    }
    uses.note(&document.controls.settings, finding);
    true
}
