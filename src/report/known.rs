//! How old the knowledge is that a report rests on.

use crate::guidance::GuidanceUsed;
use crate::model::Date;
use crate::model::date::{days_between, span_in_words};
use crate::model::located::Read;

/// "Guidance is known up to 22 November 2026, 5 months before that day; editions that came out since are not judged."
pub(super) fn in_words(used: &GuidanceUsed, today: &str) -> String {
    let Ok(as_at) = Date::read(&used.as_at) else { return "It is not known how old the guidance is.".to_owned() };
    let local: Vec<&str> = used.local.iter().map(|file| file.path.as_str()).collect();
    let local = if local.is_empty() { String::new() } else { format!(" with rows of {}", local.join(", ")) };
    let age = match Date::read(today).map(Date::first_day) {
        Ok(today) if days_between(as_at.last_day(), today) > 0 => {
            let age = span_in_words(as_at.last_day(), today);
            format!(", {age} before that day; editions that came out since are not judged")
        }
        _ => String::new(),
    };
    format!("Guidance is known up to {}{local}{age}.", as_at.in_words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::LocalGuidance;

    #[test]
    fn the_age_is_said_once_there_is_one() {
        let mut used = GuidanceUsed { as_at: "2026-11-22".to_owned(), sha256: String::new(), local: Vec::new() };
        assert_eq!(in_words(&used, "2026-11-22"), "Guidance is known up to 22 November 2026.");
        assert_eq!(in_words(&used, "2024-02-15"), "Guidance is known up to 22 November 2026.");
        assert!(in_words(&used, "2027-03-01").contains("3 months before that day"));
        let file = LocalGuidance { path: "own.yaml".to_owned(), as_at: String::new(), sha256: String::new() };
        used.local.push(file);
        assert_eq!(in_words(&used, "2026-11-22"), "Guidance is known up to 22 November 2026 with rows of own.yaml.");
    }
}
