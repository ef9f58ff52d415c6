//! Sections and policies in the words of a sentence.

use std::fmt::Display;

use crate::model::located::{Leaf, OneOrMany};
use crate::model::words::{listed, with_capital};

/// A list of sections for a sentence: "section 12d", "sections 3.5 and 9.4", "the cover".
pub fn sections(list: &OneOrMany<Leaf<String>>) -> Option<String> {
    let names: Vec<&str> = list.iter().filter_map(Leaf::text).collect();
    sections_named(&names)
}

/// Sections for a sentence, as [`sections`].
pub fn sections_named(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [only] if only.eq_ignore_ascii_case("cover") => Some("the cover".to_owned()),
        [only] => Some(format!("section {only}")),
        // A section such as "2 (pages 29, 41 and 107)" would run into its neighbours.
        _ if names.iter().any(|name| name.contains(',') || name.contains(" and ")) => {
            Some(format!("sections {}", names.join("; ")))
        }
        _ => Some(format!("sections {}", listed(names, "and"))),
    }
}

/// Sections behind a name: ", section 12d"; empty where there are none.
pub fn section_suffix(sections: Option<impl Display>) -> String {
    sections.map(|sections| format!(", {sections}")).unwrap_or_default()
}

/// The name of a policy for a sentence: "Isle of Wight 2024" for `isle-of-wight@2024`.
pub fn spoken_name(id: &str) -> String {
    const SMALL: [&str; 4] = ["of", "and", "the", "on"];
    let (name, edition) = id.split_once('@').unwrap_or((id, ""));
    let words = name.split('-').map(|word| if SMALL.contains(&word) { word.to_owned() } else { with_capital(word) });
    let mut spoken: Vec<String> = words.collect();
    spoken.push(edition.to_owned());
    spoken.join(" ").trim_end().to_owned()
}
