//! Whether an operator can be said of a field at all, and whether what it is held against can be compared with it.

use super::{Bound, Field, FieldType, Operator, Shown, Standing, Subject};
use crate::model::amount::DetailType;
use crate::model::located::Read;
use crate::model::words::{YesNo, listed, nearest};
use crate::model::{Date, DetailKind, Duration};

/// Why an operator cannot be said.
#[derive(Debug)]
pub(super) struct Misfit {
    pub message: String,
    pub help: String,
}

impl Misfit {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

type Details = [(String, DetailKind)];

/// The word in `otherwise` that stands for the value found.
pub(super) const FOUND: &str = "found";

/// The word in the `otherwise` of a list that should include something: what it does not include.
pub(super) const MISSING: &str = "missing";

/// A detail of the standard.
pub(super) fn known_detail<'d>(name: &str, details: &'d Details) -> Result<&'d DetailKind, Misfit> {
    details.iter().find(|(known, _)| known == name).map(|(_, kind)| kind).ok_or_else(|| {
        let known: Vec<&str> = details.iter().map(|(known, _)| known.as_str()).collect();
        let help = match known.as_slice() {
            [] => "write the value itself; this standard has no details".to_owned(),
            known => format!("use ${}, or write the value itself", listed(known, "or $")),
        };
        let near = nearest(name, &known).map(|near| format!("; did you mean ${near}?")).unwrap_or_default();
        Misfit::new(format!("this standard has no detail called {name}{near}"), help)
    })
}

/// Whether every `$name` of a wording can be filled in.
pub(super) fn wording(text: &str, operator: &Operator, details: &Details) -> Result<(), Misfit> {
    let is_filled = |name: &str| name == FOUND || name == MISSING && matches!(operator, Operator::Includes(_));
    let names = super::wording::names(text).filter(|name| !is_filled(name));
    for name in names {
        known_detail(name, details)?;
    }
    Ok(())
}

/// Whether the operator fits.
pub(super) fn operator(
    subject: &Subject,
    operator: &Operator,
    filtered: bool,
    details: &Details,
) -> Result<(), Misfit> {
    let field = match subject {
        Subject::Field(field) | Subject::OfPolicy(field) => field,
        Subject::Detail(name) => return of_detail(known_detail(name, details)?, name, operator),
    };
    let of_items = matches!(
        operator,
        Operator::Present(_)
            | Operator::AtLeast(_)
            | Operator::AtMost(_)
            | Operator::Each(_)
            | Operator::Evidence(Shown::Items)
    );
    if filtered && !of_items {
        let help = "say present, at_least, at_most, each or evidence of the items that count";
        return Err(Misfit::new("where picks items of a list, and this is not said of a list", help));
    }
    match operator {
        Operator::Present(_) => Ok(()),
        Operator::Is(Bound::Literal(text)) => value(field, text),
        Operator::OneOf(options) => options.iter().try_for_each(|option| value(field, option)),
        Operator::Is(Bound::Detail(name)) => {
            known_detail(name, details)?;
            single(field)
        }
        Operator::Includes(bound) if field.kind == FieldType::List => match bound {
            Bound::Literal(_) => Ok(()),
            Bound::Detail(name) => match known_detail(name, details)?.kind {
                DetailType::Set | DetailType::Choice => Ok(()),
                _ => Err(cannot_measure(field, &format!("${name}"))),
            },
        },
        Operator::Each(_) if field.kind == FieldType::List => Ok(()),
        Operator::AtLeast(bound) | Operator::AtMost(bound) => measured(field, bound, details),
        Operator::Within(bound) if field.kind == FieldType::Date => match bound {
            Bound::Literal(text) if Duration::read(text).is_ok() => Ok(()),
            Bound::Detail(name) if known_detail(name, details)?.kind == DetailType::Duration => Ok(()),
            Bound::Literal(text) => Err(cannot_measure(field, text)),
            Bound::Detail(name) => Err(cannot_measure(field, &format!("${name}"))),
        },
        Operator::AgreesWith(standing) => agreeing(field, standing),
        Operator::Evidence(Shown::Standard(_)) if field.kind == FieldType::Names => Ok(()),
        Operator::Evidence(Shown::Items) if field.items_have("where") => Ok(()),
        Operator::Includes(_) | Operator::Each(_) => {
            Err(Misfit::new(not_of(field), "say it of a list, such as trainers"))
        }
        Operator::Within(_) => Err(Misfit::new(not_of(field), "say within of a date, such as review.last")),
        Operator::Evidence(_) => Err(Misfit::new(
            not_of(field),
            "say it of evidence, with the name of a standard, or with yes of a list whose items have where: lessons",
        )),
    }
}

fn of_detail(kind: &DetailKind, name: &str, operator: &Operator) -> Result<(), Misfit> {
    let option = |text: &String| match kind.kind {
        DetailType::Choice if kind.options.contains(text) => Ok(()),
        DetailType::YesNo if YesNo::read(text).is_ok() => Ok(()),
        _ => Err(Misfit::new(
            format!("\"{text}\" is no value of the detail {name}"),
            format!(
                "write {}",
                if kind.options.is_empty() { "yes or no".to_owned() } else { listed(&kind.options, "or") }
            ),
        )),
    };
    match operator {
        Operator::Present(_) => Ok(()),
        Operator::Is(Bound::Literal(text)) => option(text),
        Operator::OneOf(options) => options.iter().try_for_each(option),
        _ => Err(Misfit::new(
            format!("this cannot be said of what the policy says about {name}"),
            "say present, is or one_of of a detail",
        )),
    }
}

fn not_of(field: &Field) -> String {
    format!("this cannot be said of {}", field.path())
}

fn cannot_measure(field: &Field, text: &str) -> Misfit {
    let help = match field.kind {
        FieldType::List => "write a whole number, or a detail that is a count",
        FieldType::Duration | FieldType::Date => "write a length of time such as 1 year, or a detail that is one",
        _ => "write a value of the kind that the field takes",
    };
    Misfit::new(format!("\"{text}\" is not an amount that fits {}", field.path()), help)
}

fn single(field: &Field) -> Result<(), Misfit> {
    match field.kind {
        FieldType::List | FieldType::Block | FieldType::Names => {
            Err(Misfit::new(not_of(field), "say it of a field with a single value, or use present or includes"))
        }
        _ => Ok(()),
    }
}

/// A value that the field can have: a word that it never takes would make a sentence that never holds.
fn value(field: &Field, text: &str) -> Result<(), Misfit> {
    single(field)?;
    let unknown = |help: String| Err(Misfit::new(format!("{} never says \"{text}\"", field.path()), help));
    match (field.kind, field.words()) {
        (FieldType::YesNo, _) if YesNo::read(text).is_err() => unknown("write yes or no".to_owned()),
        (FieldType::Word, Some(words)) if !words.contains(&text) => unknown(format!("write {}", listed(&words, "or"))),
        _ => Ok(()),
    }
}

fn measured(field: &Field, bound: &Bound, details: &Details) -> Result<(), Misfit> {
    let kind = match bound {
        Bound::Detail(name) => known_detail(name, details)?.kind,
        Bound::Literal(text) => {
            let duration = Duration::read(text).is_ok();
            let number = text.parse::<u32>().is_ok();
            let fits = match field.kind {
                FieldType::List => number,
                FieldType::Duration => duration,
                FieldType::Date => Date::read(text).is_ok(),
                FieldType::Text => number || duration,
                _ => false,
            };
            return if fits { Ok(()) } else { Err(cannot_measure(field, text)) };
        }
    };
    let fits = match field.kind {
        FieldType::List => kind == DetailType::Count,
        FieldType::Duration => kind == DetailType::Duration,
        FieldType::Text => !matches!(kind, DetailType::Set | DetailType::YesNo),
        FieldType::Word => kind == DetailType::Choice,
        _ => false,
    };
    match bound {
        Bound::Detail(name) if !fits => Err(cannot_measure(field, &format!("${name}"))),
        _ => Ok(()),
    }
}

fn agreeing(field: &Field, standing: &Standing) -> Result<(), Misfit> {
    match standing {
        Standing::Field(theirs) if field.kind == FieldType::List && theirs.kind == FieldType::List => Ok(()),
        Standing::Field(theirs) => single(field).and_then(|()| single(theirs)),
        Standing::Detail(_) => single(field),
    }
}
