//! What every report says of itself: as at which day, against which standards, compared with what.

use std::borrow::Cow;

use super::{Base, BaseTaken};
use crate::model::Date;
use crate::model::located::Read;
use crate::standards::SetUsed;

/// Makes text harmless in the format at hand.
type Safe = fn(&str) -> Cow<'_, str>;

/// How much of a commit's hash people need.
const SHORT_HASH: usize = 10;

/// "as at 22 November 2026 against shared@2026-11".
pub(super) fn as_at(today: &str, standards: &[SetUsed], safe: Safe) -> String {
    let day = Date::read(today).map_or_else(|_| safe(today).into_owned(), Date::in_words);
    let sets: Vec<String> = standards.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect();
    let against = if sets.is_empty() { String::new() } else { format!(" against {}", safe(&sets.join(", "))) };
    format!("as at {day}{against}")
}

/// What stands in the place of a commit where there is none.
pub(super) const NOTHING_YET: &str = "nothing, as there is no commit yet";

/// "main (0123456789)"; the hash alone where it was named by that.
pub(super) fn revision(base: &Base, safe: Safe) -> String {
    let short: String = base.commit.chars().take(SHORT_HASH).collect();
    match base.taken {
        BaseTaken::NothingYet => return NOTHING_YET.to_owned(),
        BaseTaken::WhereParted => {
            return format!("{} as it was when this branch left it ({})", safe(&base.rev), safe(&short));
        }
        BaseTaken::Named => {}
    }
    if base.commit.starts_with(&base.rev) {
        return safe(&short).into_owned();
    }
    format!("{} ({})", safe(&base.rev), safe(&short))
}
