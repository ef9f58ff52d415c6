//! By when somebody who is new has done something: "within three months of appointment".

use super::duration::Duration;
use super::located::Read;

/// What makes somebody new.
const STARTS: [&str; 8] = ["appoint", "start", "join", "new", "taking up", "employ", "in post", "in role"];

/// The length of time after which new people have done something, where a text begins with it.
pub(crate) fn after_start(text: &str) -> Option<Duration> {
    let lower = text.to_lowercase();
    let bare = lower.trim().trim_start_matches("within ");
    let end = [" of ", " from ", " after "].iter().filter_map(|word| bare.find(word)).min()?;
    let (length, rest) = bare.split_at(end);
    STARTS
        .iter()
        .any(|start| rest.contains(start))
        .then(|| Duration::said_exactly(length).or_else(|| Duration::read(length).ok()))?
}

/// The words of a sentence that say within which time of starting something is done, and that length of time.
pub(crate) fn within_of_start(sentence: &str) -> Option<(&str, Duration)> {
    /// "of taking up the role"
    const MOST_BEHIND: usize = 3;
    let at = sentence.find("within ")?;
    let rest = sentence.get(at..)?;
    let rest = rest.split([',', ';', '.', '(']).next().unwrap_or(rest);
    let of = [" of ", " from ", " after "].iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min()?;
    let end = rest.get(of..)?.match_indices(' ').nth(MOST_BEHIND - 1).map_or(rest.len(), |(space, _)| of + space);
    let words = rest.get(..end)?;
    after_start(words).map(|length| (words, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_new_people_do_in_time_is_found_in_a_sentence() {
        let within = |text: &'static str| within_of_start(text).map(|(words, length)| (words, length.to_string()));
        for (text, words, length) in [
            ("Level 2 is completed within three months of starting.", "within three months of starting", "3 months"),
            (
                "New staff do it within 6 weeks of appointment, and again later",
                "within 6 weeks of appointment",
                "6 weeks",
            ),
        ] {
            assert_eq!(within(text), Some((words, length.to_owned())), "{text}");
        }
        for text in ["Done within three months of publication.", "Within the team of new people", "", "within of"] {
            assert_eq!(within(text), None, "{text}");
        }
    }
}
