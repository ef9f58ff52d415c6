//! What is said of a sentence that does not hold: `$name` stands for what was asked for, `$found` for what was found.

/// The names behind the dollar signs of a wording.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('$').skip(1).map(|rest| &rest[..name_length(rest)])
}

/// The wording with each name filled in; a name that has no value leaves none.
pub(super) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut parts = text.split('$');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_at(name_length(part));
        filled.push_str(&value(name)?);
        filled.push_str(rest);
    }
    Some(filled)
}

fn name_length(text: &str) -> usize {
    text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in() {
        let text = "gives $found, and $minimum are asked for";
        assert_eq!(names(text).collect::<Vec<_>>(), ["found", "minimum"]);
        let value = |name: &str| Some(name.len().to_string());
        assert_eq!(fill(text, value).as_deref(), Some("gives 5, and 7 are asked for"));
        assert_eq!(fill(text, |_| None), None);
        assert_eq!(fill("no names, 5 $", |name| name.is_empty().then(String::new)).as_deref(), Some("no names, 5 "));
    }
}
