//! The two sides of a change as markup: what stood there and what stands there now, beside each other, with what was taken
//! out, put in and moved told by word, line and colour.

use maud::{Markup, html};

use super::columns::{Fate, Stretch, columns};
use super::words::{self, Shown};
use crate::change::{Change, Comparison, Item, Kind, Relation, Side, Verdict};
use crate::finding::shortened;
use crate::report::capital::capitalised;
use crate::report::html::{as_written, hidden};

/// How many words of unchanged text stay in sight next to a changed word.
const CONTEXT: usize = 12;

/// How many unchanged words are worth folding.
const FOLDED: usize = 20;

/// Both sides.
pub(super) fn draw(change: &Change, comparison: &Comparison) -> Markup {
    let names = words::labels(comparison, as_written);
    let columns = columns(&change.words);
    let [old, new] = [Whose::Old, Whose::New].map(|whose| whose.column(change, comparison.relation, &columns));
    html! {
        @if old.is_some() || new.is_some() {
            div.both {
                @for (name, column) in names.iter().zip([old, new]) {
                    figure.side {
                        figcaption { strong { (capitalised(name)) } @if let Some(column) = &column { (column.place) (fates(&column.fates)) } }
                        @match column {
                            Some(column) => (column.says),
                            None => p.nothing { "Nothing to set beside it." },
                        }
                    }
                }
            }
        }
    }
}

/// Two texts beside each other, each under its name.
pub(super) fn texts(names: [&str; 2], columns: &[Vec<Stretch<'_>>; 2]) -> Markup {
    html! {
        div.both {
            @for (name, text) in names.iter().zip(columns) {
                @let shown: Vec<Fate> = text.iter().map(|stretch| stretch.fate).collect();
                figure.side {
                    figcaption { strong { (name) } (fates(&shown)) }
                    @if text.is_empty() { p.nothing { "Nothing." } } @else { (wording(text)) }
                }
            }
        }
    }
}

/// What the marks of a page mean.
pub(in crate::report) fn legend() -> Markup {
    html! {
        ul.legend {
            li { "How words are marked:" }
            @for fate in Fate::CHANGED { li { (sample(fate)) } }
        }
    }
}

/// One of the two sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Old,
    New,
}

/// What is shown of a side.
struct Column {
    /// ", line 41"; nothing where nothing stands.
    place: String,
    says: Markup,
    /// The fates of which something is shown.
    fates: Vec<Fate>,
}

impl Whose {
    fn of(self, change: &Change) -> (&Side, &Side) {
        match self {
            Self::Old => (&change.old, &change.new),
            Self::New => (&change.new, &change.old),
        }
    }

    /// What became of something that only this side has. Between two partnerships nobody took anything out.
    fn fate(self, change: &Change, relation: Relation) -> Fate {
        match (self, relation, change.kind) {
            (_, Relation::Different, _) => Fate::Kept,
            (Self::Old, _, Kind::Moved) => Fate::MovedFrom,
            (Self::New, _, Kind::Moved) => Fate::MovedTo,
            (Self::Old, ..) => Fate::TakenOut,
            (Self::New, ..) => Fate::PutIn,
        }
    }

    fn column(self, change: &Change, relation: Relation, columns: &[Vec<Stretch<'_>>; 2]) -> Option<Column> {
        let (side, other) = self.of(change);
        let shown = words::shown(change, side, relation)?;
        let text = &columns[usize::from(self == Self::New)];
        let only_here = self.fate(change, relation);
        let of_value = if side.value == other.value { Fate::Kept } else { only_here };
        let value = match shown {
            Shown::Nothing => return Some(Column::nothing(side)),
            Shown::Value(key, value) if !is_the_text(value, text) => Some((Some(key), value)),
            // The items of several changes in one say what each does, and not what it was.
            Shown::Place if words::is_several(change) => side.value.as_deref().map(|value| (None, value)),
            Shown::Recorded(_) | Shown::Place | Shown::Value(..) => None,
        };
        let value = value.map(|(key, text)| (key, Stretch { fate: of_value, text }));
        let items: Vec<&Item> = change.items.iter().filter(|item| self.has(item)).collect();
        let says = match shown {
            Shown::Recorded(says) => Some(Stretch { fate: Fate::Kept, text: says }),
            _ => recorded(side, other, only_here).filter(|_| change.words.is_empty()),
        };
        let stretches = text.iter().chain(value.iter().map(|(_, value)| value)).chain(&says);
        let mut fates: Vec<Fate> = stretches.map(|stretch| stretch.fate).collect();
        fates.extend(items.first().map(|_| only_here));
        let says = html! {
            @if let Some((key, value)) = &value {
                p.value { @if let Some(key) = key { (key.replace('_', " ")) ": " } (mark(*value)) }
            }
            @if !items.is_empty() { ul { @for item in items { li { (self::item(item, change, relation, only_here)) } } } }
            @if !text.is_empty() { (wording(text)) }
            @if let Some(says) = says { blockquote { (mark(Stretch { text: &shortened(says.text), ..says })) } }
        };
        Some(Column { place: format!(", {}", words::lines(&side.place, &side.also)), says, fates })
    }

    /// Whether an item stands on this side alone. One that has no place went where that is weaker.
    fn has(self, item: &Item) -> bool {
        let is_old = match (&item.old, &item.new) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => item.verdict == Verdict::Weakened,
        };
        is_old == (self == Self::Old)
    }
}

impl Column {
    fn nothing(side: &Side) -> Self {
        let says = html! { p.nothing { (capitalised(&words::nothing(side))) } };
        Self { place: String::new(), says, fates: Vec::new() }
    }
}

/// Whether a value is the text whose words are marked, so that it need not be said again.
fn is_the_text(value: &str, text: &[Stretch<'_>]) -> bool {
    let text: String = text.iter().map(|stretch| stretch.text).collect();
    !text.is_empty() && shortened(&text) == value
}

/// The recorder's words, where they are the same on both sides or on one side only. Where they differ that is a change of
/// its own, and stands elsewhere with its words marked.
fn recorded<'c>(side: &'c Side, other: &Side, only_here: Fate) -> Option<Stretch<'c>> {
    let text = side.says.as_deref()?;
    match &other.says {
        Some(says) if says == text => Some(Stretch { fate: Fate::Kept, text }),
        Some(_) => None,
        None => Some(Stretch { fate: only_here, text }),
    }
}

fn item(item: &Item, change: &Change, relation: Relation, fate: Fate) -> Markup {
    let place = item.old.as_ref().or(item.new.as_ref());
    let differs = item.verdict != change.verdict && item.verdict != Verdict::Neutral;
    html! {
        (mark(Stretch { fate, text: &item.name }))
        @if let Some(place) = place { span.place { ", line " (place.line) } }
        @if differs { ", " (item.verdict.word(relation)) }
        @if !item.note.is_empty() { ": " (item.note) }
    }
}

/// A text, of which long stretches that stayed are folded.
fn wording(text: &[Stretch<'_>]) -> Markup {
    let last = text.len().saturating_sub(1);
    html! {
        div.wording {
            @for (index, stretch) in text.iter().enumerate() {
                @match stretch.fate {
                    Fate::Kept => (kept(stretch.text, index > 0, index < last)),
                    _ => (mark(*stretch)),
                }
            }
        }
    }
}

/// A stretch that stayed. Its ends stay in sight next to what changed before and after it.
fn kept(text: &str, changed_before: bool, changed_after: bool) -> Markup {
    let ends = word_ends(text);
    let head = if changed_before { CONTEXT } else { 0 };
    let tail = if changed_after { CONTEXT } else { 0 };
    let folded = ends.len().saturating_sub(head + tail);
    let end_of = |words: usize| words.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or_default();
    if folded < FOLDED {
        return html! { span { (text) } };
    }
    let (head, rest) = text.split_at(end_of(head));
    let (middle, tail) = rest.split_at(end_of(ends.len() - tail) - head.len());
    html! {
        span { (head) }
        details.kept { summary { (folded) " words unchanged" } span { (middle) } }
        span { (tail) }
    }
}

/// Where the words of a text end, each with the space after it.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = text.split_inclusive(char::is_whitespace).map(str::len).collect();
    let mut end = 0;
    for length in &mut ends {
        end += *length;
        *length = end;
    }
    ends
}

/// A stretch with its mark, the spaces at its ends outside. Whoever hears the page hears what became of it.
fn mark(stretch: Stretch<'_>) -> Markup {
    let text = stretch.text.trim();
    let (before, after) = stretch.text.split_once(text).unwrap_or_default();
    let said = hidden(&format!("{}: ", stretch.fate.word()));
    html! {
        (before)
        @match stretch.fate {
            Fate::Kept => span { (text) },
            Fate::TakenOut => del { (said) (text) },
            Fate::PutIn => ins { (said) (text) },
            Fate::MovedFrom => span.from { (said) (text) },
            Fate::MovedTo => span.to { (said) (text) },
        }
        (after)
    }
}

/// The word for a fate, marked as it marks text.
fn sample(fate: Fate) -> Markup {
    let class = match fate {
        Fate::Kept => "",
        Fate::TakenOut => "out",
        Fate::PutIn => "in",
        Fate::MovedFrom => "from",
        Fate::MovedTo => "to",
    };
    html! { span class={ "sample " (class) } { (fate.word()) } }
}

fn fates(shown: &[Fate]) -> Markup {
    html! {
        @for fate in Fate::CHANGED.into_iter().filter(|fate| shown.contains(fate)) { " " (sample(fate)) }
    }
}
