//! What the sentences behind one on a level tell of it: "It is a two-hour e-learning course", "It covers the signs of abuse".

use std::sync::LazyLock;

use regex::Regex;

use super::level_text::{has_duty, is_length};
use super::outline::{Outline, Paragraph, Role};
use super::sentence::sentences;
use super::spoken::{captured, pattern};

/// What sentences tell of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prose {
    pub(super) length: Option<String>,
    pub(super) outcomes: Vec<String>,
}

/// How many paragraphs below a heading are read.
const MOST: usize = 6;

const SUBJECT: &str = r"^(?:It|This|(?:The|This)\s+(?:course|level|training|module)|Level\s+\w+)\s+";

static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"{SUBJECT}(?:is|lasts|takes|runs\s+for)\s+(?:an?\s+)?(?P<what>[^.;]{{3,160}}?)[.;]?$"))
});

/// "An e-learning module lasting one hour", "a classroom course of 6 hours".
static LASTING: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b(?:lasting|of)\s+([\w-]+\s+(?:hour|minute|day)s?)\b"));

static COVERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"{SUBJECT}(?:also\s+)?covers\s+(?P<what>[^.;]{{5,400}})[.;]?$")));

/// What is told of the level that a paragraph names, by the paragraph or below a heading. `is_other` is whether a sentence turns to
/// another level.
pub(super) fn find(outline: &Outline<'_>, at: usize, is_other: impl Fn(&str) -> bool) -> Prose {
    let mut told = Prose::default();
    let Some(paragraph) = outline.paragraphs.get(at) else { return told };
    let below = outline.paragraphs.iter().skip(at + 1).take(MOST).take_while(|below| below.role == Role::Text);
    let below: Vec<&Paragraph<'_>> = match paragraph.role {
        Role::Heading => below.filter(|below| below.is_open()).collect(),
        Role::Text | Role::Item => vec![paragraph],
        _ => Vec::new(),
    };
    let all = below.iter().flat_map(|paragraph| sentences(paragraph.text));
    // Before the sentence on this level another one may stand.
    let own = all.skip_while(|sentence| paragraph.role != Role::Heading && is_other(sentence));
    for sentence in own.take_while(|sentence| !is_other(sentence)) {
        told.length = told.length.or_else(|| length_in(sentence).map(str::to_owned));
        told.outcomes.extend(captured(&COVERS, sentence, 1).map(str::to_owned));
    }
    told
}

/// How long a level takes, with how it is taught where the same words say so.
fn length_in(sentence: &str) -> Option<&str> {
    const ENDS: [&str; 8] = [", and must", " and must", ", which", ", completed", ", with", ", to be", " by ", " for "];
    let what = captured(&LENGTH, sentence, 1)?;
    let end = ENDS.iter().filter_map(|end| what.find(end)).min().unwrap_or(what.len());
    let what = what[..end].trim_end_matches(',');
    let lasts = || captured(&LASTING, what, 1).is_some_and(is_length) && !has_duty(what);
    (is_length(what) || lasts()).then_some(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_a_level_takes_is_read_with_how_it_is_taught() {
        for (sentence, expected) in [
            (
                "It is a two-hour e-learning course, and must be completed within six weeks of starting.",
                Some("two-hour e-learning course"),
            ),
            (
                "It is a one-day course delivered face to face by two trainers.",
                Some("one-day course delivered face to face"),
            ),
            (
                "It is an e-learning module lasting 1 hour, completed within two weeks.",
                Some("e-learning module lasting 1 hour"),
            ),
            (
                "It is a one-day classroom course of 6 hours, with no more than 16 people.",
                Some("one-day classroom course of 6 hours"),
            ),
            ("It lasts two days (12 hours).", Some("two days (12 hours)")),
            ("It is refreshed every two years.", None),
            ("It is for all staff.", None),
            ("It is a course for managers.", None),
        ] {
            assert_eq!(length_in(sentence), expected, "{sentence}");
        }
    }
}
