//! The details of standards: floors that cannot be read or reached, options and directions that do not fit the type.

use std::collections::BTreeSet;

use crate::finding::{Draft, Findings};
use crate::model::amount::{Better, DetailType};
use crate::model::located::{Item, Leaf};
use crate::model::standards::Detail;
use crate::model::words::listed;
use crate::model::{Amount, DetailKind, Standard};
use crate::source::NodeId;

/// Adds what makes details of a standard unusable. `shared` is the shared standard that this one tightens, where there is
/// one.
pub fn check_details(standard: &Standard, shared: Option<&Standard>, findings: &mut Findings<'_>) {
    for (name, detail) in standard.details.iter() {
        let (Some((at, name)), Some(kind)) = (name.located(), DetailKind::of(detail)) else { continue };
        if let Some(draft) = other_type(at, name, &kind, shared) {
            findings.add(draft.value(name.as_str()));
            continue;
        }
        let faults = [options(at, name, detail, &kind), better(name, detail, &kind), floor(name, detail, &kind)];
        for draft in faults.into_iter().flatten() {
            findings.add(draft.value(name.as_str()));
        }
    }
}

/// A detail that the shared standard has as something else cannot be compared with it.
fn other_type(at: NodeId, name: &str, kind: &DetailKind, shared: Option<&Standard>) -> Option<Draft> {
    let known = DetailKind::of(shared?.details.get(name)?)?;
    (known.kind != kind.kind).then(|| {
        let message = format!("{name} is {} in the shared standard and {} here", noun(known.kind), noun(kind.kind));
        Draft::new(at, message, format!("write type: {}, or give the detail another name", known.kind))
    })
}

fn options(at: NodeId, name: &str, detail: &Item<Detail>, kind: &DetailKind) -> Option<Draft> {
    let first = detail.options.first().and_then(Leaf::at);
    match kind.kind {
        DetailType::Choice | DetailType::Set if kind.options.is_empty() => {
            let message = format!("{name} has no options, so no policy can give a value for it");
            Some(Draft::new(at, message, "add options; those of a choice from worst to best"))
        }
        DetailType::Choice | DetailType::Set => {
            let mut seen = BTreeSet::new();
            let (at, twice) =
                detail.options.iter().filter_map(Leaf::located).find(|(_, option)| !seen.insert(*option))?;
            Some(Draft::new(at, format!("the option {twice} stands here twice"), "take one of them out"))
        }
        _ => {
            let message = format!("{name} is {}, and only a choice or a set has options", noun(kind.kind));
            Some(Draft::new(first?, message, "take the options out, or write type: choice or type: set"))
        }
    }
}

/// A direction that the type does not have.
fn better(name: &str, detail: &Item<Detail>, kind: &DetailKind) -> Option<Draft> {
    let (at, better) = detail.better.located()?;
    let fitting: &[Better] = match kind.kind {
        DetailType::Count | DetailType::Money => &[Better::Higher, Better::Lower, Better::None],
        DetailType::Choice => &[Better::Higher, Better::None],
        DetailType::Duration => &[Better::Shorter, Better::Longer, Better::None],
        DetailType::YesNo => &[Better::Yes, Better::None],
        DetailType::Set => &[Better::More, Better::None],
    };
    (!fitting.contains(better)).then(|| {
        let words: Vec<&str> = fitting.iter().map(|better| better.word()).collect();
        let message = format!("{name} is {}, which does not get better as {better}", noun(kind.kind));
        Draft::new(at, message, format!("write better: {}", listed(&words, "or")))
    })
}

/// A floor that cannot be read, that nothing can reach, or that nothing is compared with.
fn floor(name: &str, detail: &Item<Detail>, kind: &DetailKind) -> Option<Draft> {
    let at = detail.floor.at()?;
    let Some(text) = detail.floor.text() else {
        let help = "write the amount that is good enough, or take floor out";
        return detail.floor.is_unstated().then(|| Draft::new(at, format!("the floor of {name} has no value"), help));
    };
    let floor = match kind.read_floor(text) {
        Ok(floor) => floor,
        Err(unreadable) => {
            return Some(Draft::new(at, format!("the floor of {name}: {}", unreadable.message), floor_help(kind)));
        }
    };
    if let (DetailType::Set, Amount::Count(least)) = (kind.kind, &floor) {
        let options = kind.options.len();
        return (*least as usize > options).then(|| {
            let message = format!("{name} has {options} options, and its floor asks for {least} of them");
            Draft::new(at, message, "add the missing options, or lower the floor")
        });
    }
    (kind.better == Better::None).then(|| {
        let message = format!("nothing is ever below the floor of {name}, because nothing says which way is better");
        Draft::new(at, message, "add better, or take the floor out")
    })
}

/// A type for the middle of a sentence.
fn noun(kind: DetailType) -> &'static str {
    match kind {
        DetailType::Count => "a number",
        DetailType::Duration => "a length of time",
        DetailType::Money => "an amount of money",
        DetailType::YesNo => "a yes or no",
        DetailType::Choice => "a choice",
        DetailType::Set => "a set",
    }
}

fn floor_help(kind: &DetailKind) -> String {
    match kind.kind {
        DetailType::Set => "write how many of the options are good enough, such as 2".to_owned(),
        DetailType::Count => "write a number such as 2, or all".to_owned(),
        DetailType::Duration => "write a length of time such as 1 year".to_owned(),
        DetailType::Money => "write an amount such as \"50.00\"".to_owned(),
        DetailType::YesNo => "write yes or no".to_owned(),
        DetailType::Choice => format!("write {}", listed(&kind.options, "or")),
    }
}
