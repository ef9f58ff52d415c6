//! Notes what a document follows and the catalogue does not know: nobody would ever say that it was replaced.

use super::cited::{Places, catalogue_says, cited_by, follows, with_related};
use crate::finding::{Draft, Findings, Severity, shortened};
use crate::guidance::{Catalogue, Family, Meant};
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::words::{counted, listed};
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

/// How many comparisons of misspelt ids one document may cost.
const MOST_COMPARISONS: usize = 100_000;

/// How many names one finding lists; a longer list is counted.
const MOST_NAMED: usize = 6;

pub(super) static RULE: Rule = Rule {
    id: "guidance/not-in-catalogue",
    summary: "the catalogue does not know what is cited, so nobody checks whether it still holds",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("not_in_catalogue.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if is_known_there(ctx) {
        check(&policy.guidance, policy.noun(), &own_names(policy), ctx.guidance(), findings);
    }
}

/// The names by which a policy knows itself, its issuers and its groups: their documents are its own to watch.
fn own_names(policy: &Policy) -> Vec<String> {
    let bodies = policy.issuers.iter().chain(&*policy.bodies).flat_map(|body| [&body.id, &body.short]);
    let names = bodies.chain([&policy.policy, &policy.area]).filter_map(|leaf| leaf.text());
    names.map(|name| format!("{}-", name.to_lowercase().replace(' ', "-"))).collect()
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if is_known_there(ctx) {
        check(cited_by(course), "course", &[], ctx.guidance(), findings);
    }
}

/// Whether the built-in catalogue is for the document's country; where it is not, `document/outside-scope` says so.
fn is_known_there(ctx: &Context<'_>) -> bool {
    ctx.remit.jurisdiction.is_some_and(|jurisdiction| ctx.guidance().is_for(jurisdiction))
}

/// What nearly reads like a known name, or could be two, is told by itself; the rest is one fact.
fn check(entries: &[Item<Cited>], noun: &str, own: &[String], catalogue: &Catalogue, findings: &mut Findings<'_>) {
    let mut comparisons = MOST_COMPARISONS / catalogue.families().len().max(1);
    let mut unknown: Vec<(&str, &Item<Cited>)> = Vec::new();
    for entry in entries.iter().filter(|entry| follows(&entry.role)) {
        let Some((at, id)) = entry.id.located() else { continue };
        match catalogue.meant(id, entry.edition.text()) {
            Meant::Family(_) => continue,
            Meant::OneOf(candidates) => findings.add(ambiguous(at, id, &candidates, catalogue)),
            Meant::Unknown => {
                if let Some(families) = two_in_one(id, catalogue) {
                    findings.add(two_documents(at, id, &families, catalogue));
                    continue;
                }
                if let Some((family, part)) = catalogue.with_part(id) {
                    findings.add(part_of(at, id, family, part, catalogue));
                    continue;
                }
                let near = catalogue.nearest(id).filter(|_| comparisons > 0);
                comparisons = comparisons.saturating_sub(1);
                match near {
                    Some(near) => findings.add(misspelt(at, id, near, catalogue)),
                    None if own.iter().any(|name| id.to_lowercase().starts_with(name)) => {}
                    None => unknown.push((id, entry)),
                }
            }
        }
    }
    if let Some(draft) = together(&unknown, noun, catalogue, findings) {
        findings.add(draft);
    }
}

fn ambiguous(at: NodeId, id: &str, candidates: &[&Family], catalogue: &Catalogue) -> Draft {
    let titles: Vec<&str> = candidates.iter().map(|family| family.title.as_str()).collect();
    let ids: Vec<&str> = candidates.iter().map(|family| family.id.as_str()).collect();
    let message = format!("\"{}\" can mean {}, so neither is judged", shortened(id), listed(&titles, "or"));
    Draft::new(at, message, format!("write {}", listed(&ids, "or")))
        .value(id)
        .authority(catalogue_says(&catalogue.described))
}

/// The documents of guidance that a name joins, where the catalogue knows all of them: "KCSIE and Working Together".
fn two_in_one<'c>(id: &str, catalogue: &'c Catalogue) -> Option<Vec<&'c Family>> {
    let parts = id.split([';', ',', '&', '/', '+']).flat_map(|part| part.split(" and ")).map(str::trim);
    let family = |part: &str| match catalogue.meant(part, None) {
        Meant::Family(family) => Some(family),
        _ => None,
    };
    let families: Vec<&Family> = parts.map(family).collect::<Option<_>>()?;
    (families.len() > 1).then_some(families)
}

fn two_documents(at: NodeId, id: &str, families: &[&Family], catalogue: &Catalogue) -> Draft {
    let entries: Vec<String> = families.iter().map(|family| format!("- {{id: {}, edition: ...}}", family.id)).collect();
    let message = format!("\"{}\" are several documents in one entry, so none of them is watched", shortened(id));
    Draft::new(at, message, format!("write an entry for each: {}", listed(&entries, "and")))
        .value(id)
        .authority(catalogue_says(&catalogue.described))
        .severity(Severity::Warning)
}

fn part_of(at: NodeId, id: &str, family: &Family, part: &str, catalogue: &Catalogue) -> Draft {
    Draft::new(
        at,
        format!(
            "\"{}\" names a part of {}, so the catalogue does not know it and nobody checks whether it is still current",
            shortened(id),
            family.title
        ),
        format!("write {}, and below it what of it is cited: sections: [\"{}\"]", family.id, shortened(part)),
    )
    .value(id)
    .authority(catalogue_says(&catalogue.described))
}

fn misspelt(at: NodeId, id: &str, near: &str, catalogue: &Catalogue) -> Draft {
    Draft::new(
        at,
        format!("{} is not in the catalogue of guidance; did you mean {near}?", shortened(id)),
        format!("write {near} if that is what is cited, so that its editions are watched"),
    )
    .value(id)
    .authority(catalogue_says(&catalogue.described))
}

fn together(
    unknown: &[(&str, &Item<Cited>)],
    noun: &str,
    catalogue: &Catalogue,
    findings: &Findings<'_>,
) -> Option<Draft> {
    let (first, others) = unknown.split_first()?;
    let mut names: Vec<String> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for (id, entry) in unknown {
        let id = shortened(id);
        if !ids.contains(&id) {
            names.push(called(&id, entry));
            ids.push(id);
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    if count > MOST_NAMED {
        names.truncate(MOST_NAMED);
        names.push(format!("{} more", count - MOST_NAMED));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let message = match names.as_slice() {
        [only] => format!(
            "this {noun} follows {only}, which is not in the catalogue of guidance, so nobody checks whether it is still \
             current"
        ),
        _ => format!(
            "this {noun} follows {} that are not in the catalogue of guidance, so nobody checks whether they are still \
             current: {}",
            counted(count, "document"),
            listed(&names, "and")
        ),
    };
    let help = format!(
        "look at {} yourself when this {noun} is reviewed. paramount explain guidance lists what is known; what comes out \
         in editions can be a row in a catalogue of your own, named under guidance in paramount.yaml",
        if count == 1 { "it" } else { "them" }
    );
    let places = Places::of(unknown.iter().map(|(_, entry)| &*entry.sections));
    let draft = Draft::new(first.1.id.at()?, message, help)
        .value(shortened(&ids.join(", ")))
        .subject("/guidance")
        .label(places.label)
        .authority(catalogue_says(&catalogue.described));
    Some(with_related(draft, others.iter().map(|(_, entry)| *entry), "not in the catalogue either", findings))
}

/// What the document calls it, in quotes, where that is recorded; else its id in the record.
fn called(id: &str, entry: &Cited) -> String {
    match entry.as_written.text() {
        Some(written) if written != id => format!("\"{}\"", shortened(written)),
        _ => id.to_owned(),
    }
}
