//! What may be written at a place: names of entries and words from the schemas, and the ids of what is there to be named.

use gen_lsp_types::{CompletionItem, CompletionItemKind, MarkupContent, MarkupKind, Range, TextEdit};
use serde_json::Value;

use super::folder::Folder;
use super::position::Encoding;
use super::typing::{Step, Typing, typing};
use crate::load::{self, Recognised};
use crate::model::schema::{self, FieldType};
use crate::model::{DetailKind, Kind};
use crate::report::escape;
use crate::source::{Source, Span};
use crate::standards::Expectation;
use crate::workspace::Document;

/// Where something is written.
pub(super) struct Asked<'f> {
    pub(super) folder: &'f Folder,
    pub(super) document: &'f Document,
    /// The text as the editor has it.
    pub(super) source: &'f Source,
    pub(super) offset: u32,
    pub(super) encoding: Encoding,
}

/// Something that may be written.
struct Offer {
    /// What is shown, and written.
    name: String,
    /// What else it is found by.
    also: String,
    /// A few words beside it.
    detail: String,
    /// What it means, in Markdown.
    documentation: String,
    /// What stands behind it: a colon, where it is the name of an entry.
    behind: &'static str,
    kind: CompletionItemKind,
}

impl Offer {
    fn value(name: impl Into<String>, detail: impl Into<String>) -> Self {
        let (name, detail) = (name.into(), detail.into());
        let also = format!("{name} {detail}");
        Self { name, also, detail, documentation: String::new(), behind: "", kind: CompletionItemKind::Value }
    }

    fn saying(mut self, documentation: impl Into<String>) -> Self {
        self.documentation = documentation.into();
        self
    }

    fn named_by(mut self, names: &str) -> Self {
        self.also = format!("{} {names}", self.also);
        self
    }
}

impl Asked<'_> {
    /// All that may be written there.
    pub(super) fn offers(&self) -> Vec<CompletionItem> {
        let text = self.source.text();
        let Some(typing) = typing(text, self.offset as usize) else { return Vec::new() };
        let Recognised::Ours(kind) = load::recognise(text.as_bytes()) else { return self.items(&typing, kinds()) };
        let root = schema::schema(kind);
        let Some(described) = described(root, &typing.path) else {
            return self.items(&typing, self.of_free_names(&typing));
        };
        let mut offers = match typing.key {
            Some(key) => self.values(root, described, &typing, key),
            None => self.names(root, described, &typing),
        };
        if typing.key.is_none() && typing.path.last() == Some(&Step::Item) {
            let key =
                typing.path.iter().rev().find_map(|step| if let Step::Entry(name) = step { Some(*name) } else { None });
            offers.extend(key.into_iter().flat_map(|key| self.named(&typing, key)));
        }
        self.items(&typing, offers)
    }

    /// The names of entries that a block may have and does not have yet.
    fn names(&self, root: &Value, described: &Value, typing: &Typing<'_>) -> Vec<Offer> {
        if schema::field_type(root, described) == FieldType::Names {
            return self.of_free_names(typing);
        }
        let known = typing.blocks.first();
        let is_new = |key: &&str| !known.is_some_and(|block| block.iter().any(|(name, _)| name == key));
        let keys = schema::keys(root, described).unwrap_or_default().into_iter().filter(is_new);
        keys.filter_map(|key| Some(entry(root, schema::property(root, described, key)?, key))).collect()
    }

    /// Names that the standards give: the details of the one that a commitment answers, and the standards themselves in evidence.
    fn of_free_names(&self, typing: &Typing<'_>) -> Vec<Offer> {
        match typing.path.last() {
            Some(Step::Entry("evidence")) => {
                let named = |offer: Offer| Offer { behind: ":", kind: CompletionItemKind::Property, ..offer };
                self.standards().map(named).collect()
            }
            Some(Step::Entry("details")) => {
                let kinds = self.answered(typing).map(|standard| standard.kinds.as_slice()).unwrap_or_default();
                kinds.iter().map(|(name, kind)| detail(name, kind)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The standard that the commitment answers in whose details somebody writes.
    fn answered(&self, typing: &Typing<'_>) -> Option<&Expectation> {
        let named = |block: &Vec<(&str, &str)>| {
            let (_, id) = block.iter().find(|(name, _)| *name == "standard")?;
            self.document.controls.expectations.iter().find(|standard| standard.id == *id)
        };
        typing.blocks.iter().find_map(named)
    }

    /// What may stand under a name.
    fn values(&self, root: &Value, described: &Value, typing: &Typing<'_>, key: &str) -> Vec<Offer> {
        if typing.path.last() == Some(&Step::Entry("details")) {
            let kinds = self.answered(typing).map(|standard| standard.kinds.as_slice()).unwrap_or_default();
            let kind = kinds.iter().find(|(name, _)| name == key);
            return kind.into_iter().flat_map(|(_, kind)| options(kind)).collect();
        }
        let mut offers = self.named(typing, key);
        if let Some(value) = schema::property(root, described, key) {
            let words = schema::words(root, value).unwrap_or_default();
            let word =
                |word: &str| Offer::value(word, "").saying(schema::meaning(root, value, word).unwrap_or_default());
            offers.extend(words.into_iter().map(word));
            if schema::field_type(root, value) == FieldType::YesNo {
                offers.extend(["yes", "no"].map(|word| Offer::value(word, "")));
            }
            if schema::may_be_none(root, value) {
                offers.push(Offer::value("none", "looked for, and not there"));
            }
        }
        offers
    }

    /// The ids of what there is to be named under a name.
    fn named(&self, typing: &Typing<'_>, key: &str) -> Vec<Offer> {
        let controls = &self.document.controls;
        let is_in = |name: &str| typing.path.contains(&Step::Entry(name));
        match key {
            "standard" => self.standards().collect(),
            "topics" => {
                let topics = controls.vocabulary.in_order();
                topics.map(|(id, _)| Offer::value(id, controls.vocabulary.title(id).unwrap_or_default())).collect()
            }
            "action" => {
                let actions = self.document.policy().into_iter().flat_map(|policy| policy.actions.iter());
                actions.filter_map(|it| Some(Offer::value(it.id.text()?, it.says.text().unwrap_or_default()))).collect()
            }
            "by" => {
                let bodies = self.document.policy().into_iter().flat_map(|policy| policy.bodies.iter());
                bodies.filter_map(|it| Some(Offer::value(it.id.text()?, it.name.text().unwrap_or_default()))).collect()
            }
            "id" if is_in("guidance") => self.guidance(),
            "edition" if is_in("guidance") => self.editions(typing),
            "policy" if self.document.course().is_some() || is_in("stated_by") => self.policies(),
            "supersedes" => self.policies(),
            "read_against" => {
                let sets = &self.folder.session().workspace.standards;
                sets.iter().map(|set| Offer::value(format!("{}@{}", set.id, set.edition), "")).collect()
            }
            _ => Vec::new(),
        }
    }

    fn standards(&self) -> impl Iterator<Item = Offer> {
        let standards = self.document.controls.expectations.iter();
        standards.map(|standard| Offer::value(&standard.id, &standard.title).saying(escape::markdown(&standard.why)))
    }

    fn guidance(&self) -> Vec<Offer> {
        let families = self.document.controls.guidance.families().iter();
        let offers = families.map(|family| {
            let names: Vec<&str> = family.short_names().collect();
            Offer::value(&family.id, &family.title).named_by(&names.join(" "))
        });
        offers.collect()
    }

    fn editions(&self, typing: &Typing<'_>) -> Vec<Offer> {
        let id = typing.blocks.first().and_then(|block| block.iter().find(|(name, _)| *name == "id"));
        let family = id.and_then(|(_, id)| self.document.controls.guidance.family(id));
        let editions = family.into_iter().flat_map(|family| family.editions().iter().rev());
        editions.map(|edition| Offer::value(&edition.name, edition.in_words())).collect()
    }

    /// The policies of the run: each name, which means the edition in force, and each edition.
    fn policies(&self) -> Vec<Offer> {
        let policies = self.folder.session().workspace.documents.iter().filter_map(Document::policy);
        let mut offers: Vec<Offer> = Vec::new();
        for policy in policies {
            let (Some(name), title) = (policy.policy.text(), policy.title.text().unwrap_or_default()) else { continue };
            if !offers.iter().any(|offer| offer.name == name) {
                offers.push(Offer::value(name, title));
            }
            offers.extend(policy.edition.text().map(|edition| Offer::value(format!("{name}@{edition}"), title)));
        }
        offers
    }

    /// What an editor is told of offers.
    fn items(&self, typing: &Typing<'_>, offers: Vec<Offer>) -> Vec<CompletionItem> {
        let written = Span::new(typing.prefix.len(), 0).start;
        let span = Span { start: self.offset.saturating_sub(written), end: self.offset };
        let range = self.encoding.range(self.source, span);
        offers.into_iter().map(|offer| item(offer, range)).collect()
    }
}

fn item(offer: Offer, range: Range) -> CompletionItem {
    let Offer { name, also, detail, documentation, behind, kind } = offer;
    let documentation = MarkupContent { kind: MarkupKind::Markdown, value: documentation };
    CompletionItem {
        text_edit: Some(TextEdit { range, new_text: format!("{name}{behind}") }.into()),
        label: escape::line(&name).into_owned(),
        filter_text: Some(escape::line(&also).into_owned()),
        detail: Some(escape::line(&detail).into_owned()).filter(|detail| !detail.is_empty()),
        documentation: Some(documentation).filter(|text| !text.value.is_empty()).map(Into::into),
        kind: Some(kind),
        ..CompletionItem::default()
    }
}

/// The first lines of documents.
fn kinds() -> Vec<Offer> {
    Kind::WORDS
        .iter()
        .map(|kind| Offer::value(format!("paramount: {kind}/v1"), format!("a file of kind {kind}")))
        .collect()
}

/// The schema at the end of a way.
fn described<'s>(root: &'s Value, path: &[Step<'_>]) -> Option<&'s Value> {
    path.iter().try_fold(root, |described, step| match step {
        Step::Entry(name) => schema::property(root, described, name),
        Step::Item => schema::items(root, described),
    })
}

/// An entry with what its schema says of it.
fn entry(root: &Value, described: &Value, key: &str) -> Offer {
    let says = |described: &Value| described.get("description").and_then(Value::as_str).map(str::to_owned);
    let says = says(described).or_else(|| says(schema::larger(root, described))).unwrap_or_default();
    let behind = match schema::field_type(root, described) {
        FieldType::Block | FieldType::List | FieldType::Names => ":",
        _ => ": ",
    };
    Offer { behind, kind: CompletionItemKind::Property, ..Offer::value(key, "").saying(says) }
}

/// A detail of a standard.
fn detail(name: &str, kind: &DetailKind) -> Offer {
    Offer { behind: ": ", kind: CompletionItemKind::Property, ..Offer::value(name, kind.to_string()) }
}

/// What a detail may be, where that is a list of words.
fn options(kind: &DetailKind) -> Vec<Offer> {
    kind.options.iter().map(|option| Offer::value(option, "")).collect()
}
