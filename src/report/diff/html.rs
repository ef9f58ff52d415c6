//! Changes as a page: what is weaker first, old and new side by side, and what a reader need not see first folded away. Its
//! parts serve the page of a check, too.

use std::collections::BTreeMap;
use std::io::{self, Write};

use maud::{Markup, html};

use super::placed::{Placed, placed};
use super::sections::Section;
use super::{DiffReport, JsonReport, Pair, sides, words};
use crate::change::{Change, Comparison, Lone, Relation};
use crate::report::capital::capitalised;
use crate::report::html::{Mark, Page, Tile, as_written};

/// Writes `diff` as a page.
pub(super) fn write(report: &DiffReport, out: &mut dyn Write) -> io::Result<()> {
    let differ: Vec<&Pair> = report.pairs.iter().filter(|pair| !pair.comparison.is_silent()).collect();
    let placed = placed(differ.iter().map(|pair| &pair.comparison));
    let lone = [("gone", "Gone", &report.removed), ("new", "New", &report.added)];
    let lone = lone.into_iter().filter(|(.., documents)| !documents.is_empty());
    let lone: Vec<(&str, String, Markup)> =
        lone.map(|(id, name, found)| (id, format!("{name} ({})", found.len()), list(found))).collect();
    let courses = words::courses(report, as_written);
    let addresses: Vec<String> = (1..=differ.len()).map(|number| format!("document-{number}")).collect();
    let names = differ.iter().map(|pair| (words::heading(&pair.comparison, as_written), pair.comparison.changes.len()));
    let names = names.map(|(name, many)| format!("{name} ({many})"));
    let same = words::same(report).filter(|_| words::nothing_differs(report, as_written).is_none());
    let mut contents: Vec<(&str, String)> = lone.iter().map(|(id, name, _)| (*id, name.clone())).collect();
    contents.extend(addresses.iter().map(String::as_str).zip(names));
    contents.extend(courses.iter().map(|(heading, _)| ("courses", capitalised(heading))));
    let body = html! {
        @if !placed.is_empty() { (Tile::draw_all(&tiles(placed.iter()))) }
        @if differ.iter().any(|pair| pair.comparison.relation == Relation::Lineage) { (sides::legend()) }
        @for (id, name, list) in &lone { section aria-labelledby=(id) { h2 id=(id) { (name) } (list) } }
        @for (pair, address) in differ.iter().zip(&addresses) { (document(pair, address, &placed)) }
        @if let Some(same) = same { p { (same) } }
        @if let Some((heading, courses)) = &courses { (judged_differently(heading, courses)) }
    };
    let page = Page {
        title: "What changed",
        lead: &lead(report),
        contents,
        body,
        remarks: words::remarks(report, as_written),
        tool: &report.tool,
        today: &report.today,
        standards: &report.standards,
        guidance: None,
    };
    page.write(&JsonReport::of(report), out)
}

fn lead(report: &DiffReport) -> String {
    let circumstances = words::circumstances(report, as_written);
    match words::nothing_differs(report, as_written) {
        Some(sentence) => format!("{sentence} Compared {circumstances}."),
        None => format!("{}. {}.", capitalised(&words::totals(report)), capitalised(&circumstances)),
    }
}

/// How many changes stand in each section that is not folded.
pub(in crate::report) fn tiles<'p, 'r: 'p>(placed: impl Iterator<Item = &'p Placed<'r>>) -> Vec<Tile> {
    let mut counts: BTreeMap<Section, (usize, Relation)> = BTreeMap::new();
    for place in placed.filter(|place| !place.section.is_folded()) {
        counts.entry(place.section).or_insert((0, place.comparison.relation)).0 += 1;
    }
    let tile = |(section, (number, relation)): (Section, (usize, Relation))| Tile {
        mark: Mark::Change(section),
        number,
        words: section.heading(relation),
    };
    counts.into_iter().map(tile).collect()
}

/// The changes of a section of one document, under their heading; `name` is what tells its heading from others.
pub(in crate::report) fn section(section: Section, name: &str, changes: &[&Placed<'_>]) -> Markup {
    let Some(first) = changes.first() else { return html! {} };
    let whose = words::whose(section, first.comparison, as_written);
    let heading = capitalised(&format!("{whose}{}", section.heading(first.comparison.relation)));
    let heading = format!("{heading}{name} ({})", changes.len());
    let list = html! { @for change in changes { (draw(change)) } };
    if section.is_folded() {
        return html! { details.folded { summary { h3 { (heading) } } (list) } };
    }
    html! { h3.section { (heading) } (list) }
}

/// What to do about what is weaker in a document and nobody has signed off.
pub(in crate::report) fn what_to_do(comparison: &Comparison) -> Markup {
    html! {
        @if let Some(help) = words::what_to_do(comparison) { p.help { strong { "What to do: " } (help) "." } }
    }
}

/// One comparison: the two files, then the changes by section.
fn document(pair: &Pair, address: &str, placed: &[Placed<'_>]) -> Markup {
    let comparison = &pair.comparison;
    let names = words::labels(comparison, as_written);
    let files = words::files(pair, as_written);
    let mut sections: BTreeMap<Section, Vec<&Placed<'_>>> = BTreeMap::new();
    for place in placed.iter().filter(|place| std::ptr::eq(place.comparison, comparison)) {
        sections.entry(place.section).or_default().push(place);
    }
    let weakens = sections.keys().filter(|section| section.weakens()).max().copied();
    html! {
        section {
            h2 id=(address) { (words::heading(comparison, as_written)) }
            p.detail { @for (name, file) in names.iter().zip(&files) { (capitalised(name)) ": " (file) ". " } }
            @if let Some(shared) = words::in_both(comparison, as_written) { p { (shared) } }
            @for (section, changes) in &sections {
                (self::section(*section, "", changes))
                @if Some(*section) == weakens { (what_to_do(comparison)) }
            }
        }
    }
}

/// One change: what it is about, the sentence, the two sides, who signed.
fn draw(placed: &Placed<'_>) -> Markup {
    let Placed { comparison, section, change, address } = placed;
    let mark = Mark::Change(*section);
    let to_sign = words::to_sign(change, comparison);
    html! {
        article class={ "change " (mark.tone()) } id=(address) {
            h4 {
                span class={ "word " (mark.tone()) } { (mark.draw()) " " (change.verdict.word(comparison.relation)) } " "
                (change.about)
                @if !change.scope.is_empty() { " (" (change.scope) ")" }
                " " a.here href={ "#" (address) } aria-label={ "Address of this change: " (change.about) } { "#" }
            }
            (sentence(change, comparison.relation))
            (sides::draw(change, comparison))
            @if let Some(signed) = words::signed_by(change, comparison, as_written) {
                p class={ "signed " @if change.approved.is_some() { "good" } @else { (mark.tone()) } } { (capitalised(&signed)) "." }
            }
            @if !to_sign.is_empty() { (entries_to_sign(to_sign)) }
        }
    }
}

/// The entries that would sign a change off, to be pasted.
pub(super) fn entries_to_sign(entries: &[String]) -> Markup {
    html! {
        details { summary { "The entry that would, once it is filled in" } pre { @for entry in entries { (entry) "\n" } } }
    }
}

/// The sentence of a change; of several in one, each with what it does.
fn sentence(change: &Change, relation: Relation) -> Markup {
    html! {
        @if words::is_several(change) {
            ul.sentence {
                @for item in &change.items {
                    li { strong { (capitalised(item.verdict.word(relation))) } ": " (item.note) }
                }
            }
        } @else {
            p.sentence { (change.sentence) }
        }
    }
}

/// Documents without a counterpart.
fn list(documents: &[Lone]) -> Markup {
    html! {
        ul { @for document in documents { li class=[document.weakens.then_some("bad")] { (words::lone(document, as_written)) } } }
    }
}

fn judged_differently(heading: &str, courses: &[words::Course]) -> Markup {
    html! {
        section aria-labelledby="courses" {
            h2 id="courses" { (capitalised(heading)) }
            @for course in courses {
                h3 { (course.name) }
                ul { @for effect in &course.effects { li { (capitalised(effect)) } } }
            }
        }
    }
}
