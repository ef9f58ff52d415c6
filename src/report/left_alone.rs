//! The files that were met and not judged, in one line that every report has.

use std::borrow::Cow;

use super::{LeftAlone, WhyLeftAlone};
use crate::model::words::listed;

/// Makes a document's text harmless in the format at hand.
type Safe = fn(&str) -> Cow<'_, str>;

/// "Left alone: 2 YAML files that do not begin with paramount (a.yaml, b.yaml)." Nothing that was met vanishes.
pub(super) fn left_alone(files: &[LeftAlone], safe: Safe) -> Option<String> {
    /// How many of a kind are named.
    const MOST: usize = 5;
    let of = |why: WhyLeftAlone, [one, many]: [&str; 2]| {
        let files = files.iter().filter(|file| file.why == why).map(|file| safe(&file.path));
        let files: Vec<Cow<'_, str>> = files.collect();
        let named = files.get(..MOST).unwrap_or(&files).join(", ");
        let more = match files.len().saturating_sub(MOST) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        match files.len() {
            0 => None,
            1 => Some(format!("1 {one} ({named})")),
            count => Some(format!("{count} {many} ({named}{more})")),
        }
    };
    let kinds = [
        of(
            WhyLeftAlone::NotOurs,
            ["YAML file that does not begin with paramount", "YAML files that do not begin with paramount"],
        ),
        of(WhyLeftAlone::Excluded, ["file that the settings exclude", "files that the settings exclude"]),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    (!kinds.is_empty()).then(|| format!("Left alone: {}.", listed(&kinds, "and")))
}
