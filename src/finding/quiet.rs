//! One fact is one finding: where two findings about a document tell the same, this table says which of them speaks.

use super::{Finding, Group, Place, Severity};

/// A finding that speaks, and one that would only repeat it.
struct Pair {
    /// The rules that speak. A name that ends in `/` stands for the whole family.
    speaks: &'static [&'static str],
    quiet: Quiet,
    place: Where,
}

/// Which finding keeps quiet.
enum Quiet {
    /// One of these rules. A name that ends in `/` stands for the whole family.
    Rules(&'static [&'static str]),
    /// A standard, of a document of this kind. What it says of a cycle that is there is a fact of its own: whoever mends
    /// the words would only meet it then.
    Standard(&'static str),
    /// What nobody has recorded yet of a policy.
    NotRecorded,
}

/// Where the finding that keeps quiet has to stand, seen from the one that speaks.
enum Where {
    SameLine,
    /// In the text that the other one marks.
    Within,
    SamePlace,
    /// At the same entry, which is not the whole document.
    SameEntry,
    /// At the same entry, or at the list of which the other one stands in an item.
    EntryOrItem,
    /// At the same entry, or at one that holds it.
    EntryOrAbove,
    /// As before, where the one that speaks is a note: a placeholder in a draft. Elsewhere a placeholder may be waived, and a
    /// course that lacks a trainer must not be let off with it.
    EntryOrAboveInDraft,
    /// Anywhere, where the one that speaks stands at this entry.
    SpeakingAt(&'static str),
    /// The standard judges this block, and the other finding stands in it, or at the top because it is missing.
    Block(&'static str),
}

const TABLE: &[Pair] = &[
    // A tag or reference was refused; what the value in its place is not follows from that.
    Pair {
        speaks: &["load/not-plain"],
        quiet: Quiet::Rules(&["load/wrong-type", "load/unknown-word", "load/bad-date", "load/bad-duration"]),
        place: Where::SameLine,
    },
    // A remark that cut a sentence, where the rest of the file cannot be read for it.
    Pair { speaks: &["load/invalid-yaml"], quiet: Quiet::Rules(&["load/not-plain"]), place: Where::SameLine },
    // A name is a finding because of the invisible character in it.
    Pair {
        speaks: &["load/invalid-yaml", "load/unknown-key"],
        quiet: Quiet::Rules(&["load/invisible-text"]),
        place: Where::Within,
    },
    // That a value still has to be filled in is one fact: "TBC is not a date" adds nothing to it, nor that there is no file
    // called TBC.
    Pair {
        speaks: &["document/placeholder"],
        quiet: Quiet::Rules(&[
            "load/",
            "course/",
            "standards/",
            "commitment/nothing-said",
            "commitment/unknown-standard",
            "guidance/not-in-catalogue",
            "guidance/no-such-edition",
        ]),
        place: Where::SamePlace,
    },
    // What a standard misses is what the placeholder keeps the place of.
    Pair { speaks: &["document/placeholder"], quiet: Quiet::Standard("policy"), place: Where::EntryOrItem },
    Pair { speaks: &["document/placeholder"], quiet: Quiet::Standard("course"), place: Where::EntryOrAboveInDraft },
    // A record that says by itself that it is not finished need not hear of every standard that it has not come to yet.
    Pair {
        speaks: &["document/placeholder"],
        quiet: Quiet::NotRecorded,
        place: Where::SpeakingAt("/recorded/read_against"),
    },
    // These rules know more about a review's dates than the standard that asks for a review. Of a course, dates that
    // contradict each other must not hide that it was not reviewed.
    Pair {
        speaks: &["review/missing", "review/ambiguous-cycle", "review/contradicts-itself"],
        quiet: Quiet::Standard("policy"),
        place: Where::Block("review"),
    },
    Pair { speaks: &["review/overdue"], quiet: Quiet::Standard("course"), place: Where::Block("review") },
    Pair { speaks: &["review/future", "load/"], quiet: Quiet::Standard("course"), place: Where::SameEntry },
    // That a place is not in the materials says more than that the evidence does not resolve.
    Pair { speaks: &["course/evidence-unresolved"], quiet: Quiet::Standard("course"), place: Where::EntryOrAbove },
];

/// Takes out the findings about one document that only repeat another one. The last finding that is listed of a rule
/// stays where it says how many more there are.
pub fn drop_repeated(findings: &mut Vec<Finding>) {
    let mut is_repeated = vec![false; findings.len()];
    for pair in TABLE {
        // A set of standards may be called what a family of rules is called.
        let is_rule = |finding: &&Finding| finding.block.is_none() && is_one_of(&finding.rule, pair.speaks);
        let speaking: Vec<&Finding> = findings.iter().filter(is_rule).collect();
        for (finding, is_repeated) in findings.iter().zip(&mut is_repeated) {
            *is_repeated |= finding.more == 0
                && pair.quiet.is(finding)
                && speaking.iter().any(|speaking| pair.place.holds(finding, speaking));
        }
    }
    let mut is_repeated = is_repeated.into_iter();
    findings.retain(|_| !is_repeated.next().unwrap_or_default());
}

fn is_one_of(rule: &str, names: &[&str]) -> bool {
    names.iter().any(|name| rule == *name || name.ends_with('/') && rule.starts_with(name))
}

impl Quiet {
    fn is(&self, finding: &Finding) -> bool {
        match self {
            Self::Rules(names) => is_one_of(&finding.rule, names),
            Self::Standard(kind) => {
                finding.block.is_some()
                    && finding.document.kind.as_deref() == Some(kind)
                    && finding.group != Some(Group::ReviewCycle)
            }
            Self::NotRecorded => matches!(finding.group, Some(Group::NotRecorded | Group::OnlyTicked)),
        }
    }
}

impl Where {
    fn holds(&self, quiet: &Finding, speaks: &Finding) -> bool {
        let (place, speaking) = (&quiet.place, &speaks.place);
        let is_same_entry = || !place.pointer.is_empty() && place.pointer == speaking.pointer;
        match self {
            Self::SameLine => place.line == speaking.line,
            Self::Within => {
                place.line == speaking.line
                    && speaking.column <= place.column
                    && place.end_column <= speaking.end_column
            }
            Self::SamePlace => place == speaking,
            Self::SameEntry => is_same_entry(),
            Self::EntryOrItem => is_same_entry() || is_in_item(speaking, &place.pointer),
            Self::EntryOrAbove => is_same_entry() || !place.pointer.is_empty() && is_below(speaking, &place.pointer),
            Self::EntryOrAboveInDraft => speaks.severity == Severity::Note && Self::EntryOrAbove.holds(quiet, speaks),
            Self::SpeakingAt(pointer) => speaking.pointer == *pointer,
            Self::Block(block) => {
                let is_there = || speaking.pointer.is_empty() || speaking.pointer.starts_with(&format!("/{block}"));
                quiet.block.as_deref() == Some(block) && is_there()
            }
        }
    }
}

fn is_below(place: &Place, pointer: &str) -> bool {
    place.pointer.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'))
}

fn is_in_item(place: &Place, pointer: &str) -> bool {
    let rest = place.pointer.strip_prefix(pointer).and_then(|rest| rest.strip_prefix('/'));
    !pointer.is_empty() && rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}
