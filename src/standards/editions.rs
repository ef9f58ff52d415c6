//! The editions of the shared set: all of them are built in, and each is read when it is first asked for.

use std::sync::OnceLock;

use crate::load::{self, Loaded};
use crate::model::{Kind, edition_order};

/// What the set that is built in is called.
pub const SHARED: &str = "shared";

/// An edition that is built in.
#[derive(Debug)]
struct BuiltIn {
    edition: &'static str,
    path: &'static str,
    text: &'static str,
    loaded: OnceLock<Loaded>,
}

impl BuiltIn {
    const fn new(edition: &'static str, path: &'static str, text: &'static str) -> Self {
        Self { edition, path, text, loaded: OnceLock::new() }
    }

    fn loaded(&self) -> &Loaded {
        self.loaded.get_or_init(|| load::built_in(self.path, Kind::Standards, self.text))
    }
}

/// The newest edition, which counts where nothing else is said.
static NEWEST: BuiltIn =
    BuiltIn::new("2026-11-26", "policies/standards/shared.yaml", include_str!("../../policies/standards/shared.yaml"));

/// Those before it, the newest first.
static OLDER: [BuiltIn; 1] = [BuiltIn::new(
    "2026-11",
    "policies/standards/shared/2026-11.yaml",
    include_str!("../../policies/standards/shared/2026-11.yaml"),
)];

fn all() -> impl Iterator<Item = &'static BuiltIn> {
    std::iter::once(&NEWEST).chain(&OLDER)
}

/// The shared standards in their newest edition, built in.
pub fn shared() -> &'static Loaded {
    NEWEST.loaded()
}

/// The shared standards in an edition that there has been; `None` for one that never was.
pub fn shared_edition(edition: &str) -> Option<&'static Loaded> {
    all().find(|built_in| built_in.edition == edition).map(BuiltIn::loaded)
}

/// Whether the bytes with this SHA-256 are those of an edition of the shared standards.
pub(super) fn is_built_in(hash: &str) -> bool {
    all().any(|built_in| load::built_in_sum(built_in.path) == Some(hash))
}

/// The editions of the shared standards that there have been, the newest first.
pub fn shared_editions() -> Vec<&'static str> {
    all().map(|built_in| built_in.edition).collect()
}

/// Whether one edition of a set is the other one or came after it. A month that has a second edition names that one by
/// its day, so that the month alone is the first.
pub fn is_from_or_after(edition: &str, other: &str) -> bool {
    edition_order(edition) >= edition_order(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    #[test]
    fn each_edition_is_the_one_that_its_file_says() {
        for built_in in all() {
            let Some(Model::Standards(set)) = &built_in.loaded().model else { panic!("{}", built_in.path) };
            assert_eq!(set.standards.text(), Some("shared"));
            assert_eq!(set.edition.text(), Some(built_in.edition), "{}", built_in.path);
            let judged = load::load(built_in.path, Kind::Standards, built_in.text.as_bytes().to_vec());
            assert!(judged.findings.is_empty() && judged.private.is_empty(), "{:?}", judged.findings);
        }
    }

    #[test]
    fn the_newest_edition_comes_first() {
        let editions = shared_editions();
        for pair in editions.windows(2) {
            assert!(is_from_or_after(pair[0], pair[1]) && !is_from_or_after(pair[1], pair[0]), "{pair:?}");
        }
        assert_eq!(shared_edition(editions[0]).map(|loaded| &loaded.sha256), Some(&shared().sha256));
        assert!(shared_edition("2024-01").is_none());
    }

    #[test]
    fn editions_follow_each_other_as_dates_do() {
        for (later, earlier) in [("2026-12", "2026-11-26"), ("2026-11-26", "2026-11"), ("2027", "2026-11"), ("10", "9")]
        {
            assert!(is_from_or_after(later, earlier) && !is_from_or_after(earlier, later), "{later} {earlier}");
        }
        assert!(is_from_or_after("2026-11", "2026-11"));
    }
}
