//! Flags quotes that do not stand in the document that they are taken from.

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::load::is_office;
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};
use crate::source::{NodeId, look_up};

pub(super) static RULE: Rule = Rule {
    id: "source/quote-missing",
    summary: "a quote that its source does not have",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("quote_missing.md"),
    checks: &[Check::Policy(check)],
};

/// How many words of a quote a message repeats, and how many have to agree for that to help.
const WORDS_SHOWN: usize = 6;
const WORDS_THAT_HELP: usize = 3;

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let quotes = policy.commitments.iter().filter_map(|commitment| commitment.quote.located());
    let (places, quotes): (Vec<NodeId>, Vec<&str>) = quotes.map(|(at, quote)| (at, quote.as_str())).unzip();
    let Some(first) = places.first() else { return };
    let Some((at, file)) = policy.source.file.located() else {
        if policy.source.file.at().is_none() {
            findings.add(nowhere_to_look(*first, quotes.len()));
        }
        return;
    };
    // A file that is missing or cannot be opened is a finding already.
    let Some(original) = &ctx.document.original else { return };
    let Some(text) = &original.text else {
        findings.add(no_text(at, file, quotes.len()));
        return;
    };
    let noun = policy.noun();
    let says = format!("{}, the text of the {noun} itself", shortened(file));
    for ((at, quote), missing) in places.into_iter().zip(&quotes).zip(look_up(text, &quotes)) {
        let Some(from) = missing else { continue };
        let message = format!("this quote does not stand in {}", shortened(file));
        let draft = Draft::new(at, message, help(quote, from)).value(*quote);
        findings.add(draft.authority(Authority::own_policy(says.clone())));
    }
}

fn help(quote: &str, from: usize) -> String {
    let (before, after) = quote.split_at_checked(from).unwrap_or_default();
    let mut agreed: Vec<&str> = before.split_whitespace().collect();
    // A word that agrees in its first letters only does not agree.
    if after.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric) {
        agreed.pop();
    }
    if agreed.len() < WORDS_THAT_HELP {
        return "look the passage up and quote it as it stands there, or take the quote out".to_owned();
    }
    let shown = agreed[agreed.len().saturating_sub(WORDS_SHOWN)..].join(" ");
    format!("compare with the source, which agrees as far as \"{}\", and quote it as it stands", shortened(&shown))
}

fn nowhere_to_look(at: NodeId, quotes: usize) -> Draft {
    let them = if quotes == 1 { "this quote" } else { "the quotes here" };
    Draft::new(
        at,
        format!("nobody can look {them} up, because source names no file"),
        "keep the text of the document beside this file and name it under source, file",
    )
    .severity(Severity::Note)
    .value("no file")
}

fn no_text(at: NodeId, file: &str, quotes: usize) -> Draft {
    let them = if quotes == 1 { "1 quote cannot" } else { "the quotes cannot" };
    let why = if is_office(file) { "could not be read to its end" } else { "is not plain text" };
    Draft::new(
        at,
        format!("{them} be looked up, because this file {why}"),
        "save the words of the document as a text file in UTF-8 and name that",
    )
    .value(file)
}
