//! A document without a counterpart in the other state, and what that means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Removed;
use crate::finding::DocumentRef;
use crate::model::Kind;
use crate::model::policy::spoken_name;
use crate::workspace::Document;

/// A document that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lone {
    /// Its path, kind and id.
    pub document: DocumentRef,
    /// Its name for a sentence.
    pub name: String,
    /// What that means, in a sentence.
    pub sentence: String,
    /// Whether what it asked for is asked by nobody any more.
    pub weakens: bool,
}

impl Lone {
    fn new(document: &Document, sentence: String, weakens: bool) -> Self {
        let document = document.loaded.reference.as_ref().clone();
        let name = document.id.as_deref().map_or_else(|| document.path.clone(), spoken_name);
        Self { document, name, sentence, weakens }
    }

    /// A document that came. `unread_in` is the revision in which its file was there and could not be read.
    pub fn came(document: &Document, unread_in: Option<&str>) -> Self {
        let sentence = match unread_in {
            Some(rev) => format!("it could not be read in {rev}, so there is nothing to compare it with"),
            None => "it is new, and no earlier edition of it is known to compare it with".to_owned(),
        };
        Self::new(document, sentence, false)
    }

    /// A document that went, though its file may still be there.
    pub fn went(removed: &Removed<'_>, is_still_there: bool) -> Self {
        let what = if is_still_there {
            "the file is still there and is read as what it was no more: settings leave it out, or its first lines \
             changed"
        } else {
            "it is gone"
        };
        let meaning = match removed.document.loaded.kind {
            Some(Kind::Course) => "nothing says any more who teaches what here",
            Some(Kind::Config) => "nothing holds here any more of what it judged by, left out, lowered or waived",
            _ if removed.leaves_a_gap => {
                "no other edition of it is left, so what it asked for is asked by nobody any more"
            }
            _ => "that leaves no gap: it was not in use, or another edition has taken its place",
        };
        Self::new(removed.document, format!("{what}; {meaning}"), removed.leaves_a_gap)
    }
}
