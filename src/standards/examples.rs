//! The examples of standards, which are their tests: fragments of courses, completed and judged.

use jiff::civil::Date as Day;

use super::{AskedOf, Expectation, check_course};
use crate::load::{self, Loaded};
use crate::model::standards::{Example, Fragment, Standard};
use crate::model::{Date, Item, Kind, Model, Standards};
use crate::predicate::Resolution;
use crate::source::{Arena, NodeId};

/// The most examples of one file that are judged: each is a document of its own.
const MOST_EXAMPLES: usize = 1_000;

/// An example that does not agree with its standard, or is missing.
#[derive(Clone, Debug)]
pub struct ExampleFault {
    /// Where.
    pub at: NodeId,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl ExampleFault {
    fn new(at: NodeId, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: help.into() }
    }
}

/// Judges the examples of a set of standards as at the first day of its edition; as at `today` where the edition is no
/// date.
pub fn check_examples(set: &Standards, arena: &Arena, today: Day) -> Vec<ExampleFault> {
    let edition = set.edition.text().and_then(Date::parse);
    let day = edition.map_or(today, Date::first_day);
    let mut faults = Vec::new();
    let mut judged = 0;
    for standard in &set.list {
        let Some(expectation) = as_used(set, standard) else { continue };
        faults.extend(missing(standard));
        for example in &standard.course.examples {
            judged += 1;
            if judged > MOST_EXAMPLES {
                let message = format!("more than {MOST_EXAMPLES} examples, and those from here on are not judged");
                faults.push(ExampleFault::new(example.at, message, "keep a few examples for each standard"));
                return faults;
            }
            faults.extend(check_example(example, &expectation, arena, day).err());
        }
    }
    faults
}

/// The standard as courses meet it: one that tightens a shared standard together with that.
fn as_used(set: &Standards, standard: &Standard) -> Option<Expectation> {
    let own = Expectation::of(set, standard)?;
    let Some(Model::Standards(shared)) = &super::shared().model else { return Some(own) };
    if set.standards.text() == shared.standards.text() {
        return Some(own);
    }
    let base = shared.list.iter().find(|known| known.id.text() == Some(&own.id));
    let Some(mut base) = base.and_then(|base| Expectation::of(shared, base)) else { return Some(own) };
    base.tighten(&own);
    Some(base)
}

/// A standard that judges courses shows one that passes and one that fails.
fn missing(standard: &Item<Standard>) -> Option<ExampleFault> {
    let side = &standard.course;
    let first = side.check.first()?;
    let lacks =
        match (side.examples.iter().any(|it| it.passes.is_some()), side.examples.iter().any(|it| it.fails.is_some())) {
            (true, true) => return None,
            (true, false) => "no example of a course that fails",
            (false, true) => "no example of a course that passes",
            (false, false) => "no examples of courses that pass and fail",
        };
    let message = format!("\"{}\" judges courses and has {lacks}", standard.title());
    Some(ExampleFault::new(first.at, message, "add examples: with passes and fails, each with a part of a course"))
}

fn check_example(
    example: &Item<Example>,
    expectation: &Expectation,
    arena: &Arena,
    day: Day,
) -> Result<(), ExampleFault> {
    let fault = |message: String, help: &str| ExampleFault::new(example.at, message, help);
    let (fragment, passes) = match (example.passes, example.fails) {
        (Some(fragment), None) => (fragment, true),
        (None, Some(fragment)) => (fragment, false),
        _ => {
            return Err(fault("this example says neither or both of passes and fails".to_owned(), "write one of them"));
        }
    };
    let course = completed(arena, fragment, Kind::Course, "course: example\ntitle: Example\n")?;
    let policy = match example.policy {
        Some(policy) => {
            Some(completed(arena, policy, Kind::Policy, "policy: example\nedition: \"1\"\ntitle: Example\n")?)
        }
        None => None,
    };
    let Some(Model::Course(model)) = &course.model else { return Ok(()) };
    let under = policy.as_ref().and_then(|loaded| match &loaded.model {
        Some(Model::Policy(policy)) => Some((&**policy, loaded)),
        _ => None,
    });
    let judged = std::slice::from_ref(expectation);
    let found = check_course(model, &course, under, AskedOf::now(judged), day, &|_, _| Resolution::Resolved);
    let disagrees = "change the example or the sentences, whichever is not meant";
    match (passes, found.first(), example.value.at.text()) {
        (true, None, _) => Ok(()),
        (true, Some(finding), _) => {
            Err(fault(format!("this example should pass, and is told: {}", finding.message), disagrees))
        }
        (false, None, _) => Err(fault("this example should fail, and passes".to_owned(), disagrees)),
        (false, Some(_), None) => Ok(()),
        (false, Some(_), Some(wanted)) if found.iter().any(|finding| finding.place.pointer == wanted) => Ok(()),
        (false, Some(finding), Some(wanted)) => {
            let place = if finding.place.pointer.is_empty() { "the whole course" } else { &finding.place.pointer };
            Err(fault(format!("this example should fail at {wanted}, and fails at {place}"), disagrees))
        }
    }
}

/// The smallest valid document with a fragment in it.
fn completed(arena: &Arena, fragment: Fragment, kind: Kind, least: &str) -> Result<Loaded, ExampleFault> {
    let given = |line: &&str| {
        let key = line.split(':').next().unwrap_or_default();
        arena.get(fragment.at, key).is_none()
    };
    let mut text = format!("paramount: {kind}/v1\n");
    for line in least.lines().filter(given) {
        text.push_str(line);
        text.push('\n');
    }
    for (key, value) in arena.entries(fragment.at) {
        write_flow(arena, key, &mut text);
        text.push_str(": ");
        match arena.text(key) {
            Some("commitments") => write_commitments(arena, value, &mut text),
            _ => write_flow(arena, value, &mut text),
        }
        text.push('\n');
    }
    let loaded = load::load("example", kind, text.into_bytes());
    match loaded.findings.first() {
        None => Ok(loaded),
        Some(finding) => {
            let message = format!("this example is no {kind}: {}", finding.message);
            Err(ExampleFault::new(fragment.at, message, finding.help.as_str()))
        }
    }
}

/// The commitments of an example, each with a text: what an example leaves out is there, and without a text a commitment
/// would be no answer.
fn write_commitments(arena: &Arena, list: NodeId, out: &mut String) {
    out.push('[');
    for (item, separator) in arena.items(list).zip(std::iter::once("").chain(std::iter::repeat(", "))) {
        out.push_str(separator);
        let start = out.len() + 1;
        write_flow(arena, item, out);
        if arena.is_mapping(item) && ["says", "quote"].iter().all(|key| arena.get(item, key).is_none()) {
            out.insert_str(start, "says: example, ");
        }
    }
    out.push(']');
}

/// A node in brackets and quotes, on one line.
fn write_flow(arena: &Arena, node: NodeId, out: &mut String) {
    let separate = |out: &mut String, first: &mut bool| {
        if !std::mem::take(first) {
            out.push_str(", ");
        }
    };
    let mut first = true;
    if arena.is_mapping(node) {
        out.push('{');
        for (key, value) in arena.entries(node) {
            separate(out, &mut first);
            write_flow(arena, key, out);
            out.push_str(": ");
            write_flow(arena, value, out);
        }
        out.push('}');
    } else if arena.is_sequence(node) {
        out.push('[');
        for item in arena.items(node) {
            separate(out, &mut first);
            write_flow(arena, item, out);
        }
        out.push(']');
    } else if !arena.is_blank(node) {
        out.push_str(&serde_json::Value::from(arena.text(node).unwrap_or_default()).to_string());
    }
}
