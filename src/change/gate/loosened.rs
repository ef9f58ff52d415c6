//! What a change loosens: the entries of settings, standards and documents that ask for less than before it, each with
//! the findings that it takes away.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{
    Compared, Relabelled, TakenAway, changed, changes_remit, conditions, exempting, of_remit, out_of_sight, relabelled,
};
use crate::change::{Change, Comparison, Link, Verdict};
use crate::load::Loaded;
use crate::model::{Kind, Model};
use crate::settings::FILE_NAME;
use crate::source::NodeId;
use crate::standards::{Expectation, Expectations};
use crate::workspace::{Document, PolicyFor};

/// One thing that a change loosens.
#[derive(Debug)]
pub struct Loosened<'c> {
    /// The document that says it; the one before the change where it is gone.
    pub document: &'c Loaded,
    /// Where; `None` for the document as a whole.
    pub at: Option<NodeId>,
    /// What it is.
    pub what: What,
    /// What it takes away.
    pub takes: Vec<&'c TakenAway>,
}

/// A way to loosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A catalogue of guidance that says something else.
    Catalogue,
    /// The settings file is gone, or no settings file any more.
    SettingsGone,
    /// A settings file that stands nearer than the one that held.
    SettingsCome,
    /// A set of standards that is there no more.
    SetGone,
    /// What a set of standards or a settings file says otherwise, so that less is asked, or nobody can tell.
    Said {
        /// The kind of the document.
        kind: Kind,
        /// The field.
        field: String,
        /// The standard, where it is about one.
        standard: Option<String>,
        /// The title of the standard, the rule, or what else it is about.
        about: String,
        /// What it says now, in a sentence.
        sentence: String,
        /// Whether it certainly asks for less.
        weakens: bool,
    },
    /// An entry of a document that decides what is asked of it.
    Entry {
        /// Its name.
        name: String,
        /// The word or text that it was; `None` where it was none.
        from: Option<String>,
        /// What it is now.
        to: Option<String>,
    },
    /// A citation of which nobody can tell any more whether it is in date.
    Relabelled(Relabelled),
    /// Evidence for a standard that no check can look up any more.
    OutOfSight(String),
    /// Something that cannot be told.
    Unexplained,
}

impl Loosened<'_> {
    /// Whether it would hide something that the same change brings.
    pub fn hides_new(&self) -> bool {
        self.takes.iter().any(|taken| taken.is_new)
    }
}

/// Everything that a change loosens.
pub fn loosened<'c>(compared: &'c Compared<'c>) -> Vec<Loosened<'c>> {
    let mut list: Vec<Loosened<'c>> = Vec::new();
    for (new, old) in pairs(compared) {
        let mut add = |document: &'c Loaded, at: Option<NodeId>, what: What| {
            list.push(Loosened { document, at, what, takes: Vec::new() });
        };
        let kind = new.or(old).and_then(|document| document.loaded.kind);
        let name = new.or(old).map_or("", |document| document.loaded.reference.path.as_str());
        if kind == Some(Kind::Config) || name.rsplit('/').next() == Some(FILE_NAME) {
            settings(new, old, &mut add);
        } else if kind == Some(Kind::Standards) {
            // What a set asks otherwise is said by the comparison.
            if let (None, Some(old)) = (new, old) {
                add(&old.loaded, None, What::SetGone);
            }
        } else if kind == Some(Kind::Guidance) {
            if let Some(document) = new.or(old) {
                add(&document.loaded, None, What::Catalogue);
            }
        } else if let (Some(new), Some(old)) = (new, old) {
            entries(new, old, &mut add);
            remit(new, old, &mut add);
            for citation in relabelled(new, old) {
                add(&new.loaded, Some(citation.at), What::Relabelled(citation));
            }
            for (standard, at) in out_of_sight((new, compared.head), (old, compared.base)) {
                add(&new.loaded, Some(at), What::OutOfSight(standard.to_owned()));
            }
        }
    }
    for (new, old) in followers(compared) {
        remit(new, old, &mut |document, at, what| list.push(Loosened { document, at, what, takes: Vec::new() }));
    }
    let comparisons = compared.comparisons.iter().chain(&compared.settings);
    list.extend(comparisons.flat_map(|comparison| said_otherwise(comparison, compared)));
    attribute(&mut list, compared);
    // What only might loosen and takes nothing away is no news.
    list.retain(|loosened| !loosened.takes.is_empty() || !loosened.what.is_only_possible());
    list
}

impl What {
    /// Whether it is a loosening only where it takes something away. A course that becomes e-learning, or another wording
    /// of a catalogue, loosens nothing by itself.
    fn is_only_possible(&self) -> bool {
        match self {
            Self::Catalogue | Self::SettingsCome | Self::Relabelled(_) | Self::Unexplained => true,
            Self::Said { weakens, .. } => !weakens,
            Self::Entry { name, .. } => name != "policy",
            _ => false,
        }
    }

    /// Whether it is blamed only for what nothing else explains: settings that came or went, other files, a catalogue, and
    /// a set of standards that lies elsewhere now or is of another edition.
    fn is_vague(&self) -> bool {
        match self {
            Self::SettingsCome | Self::SettingsGone | Self::Catalogue => true,
            Self::Said { field, weakens, .. } => is_of_other_files(field) || field == "standards" && !weakens,
            _ => false,
        }
    }

    /// Whether it can be what takes a finding away.
    fn may_take(
        &self,
        loosened: &Loosened<'_>,
        taken: &TakenAway,
        (compared, asked): (&Compared<'_>, &Asked<'_>),
    ) -> bool {
        let finding = &taken.finding;
        let document = compared.head.at(&finding.document.path);
        let is_here = document.is_some_and(|document| document.loaded.reference == loosened.document.reference);
        match self {
            Self::Catalogue => finding.rule.starts_with("guidance/"),
            Self::SetGone => asked.has(&finding.rule, None),
            Self::Said { kind: Kind::Config, field, about, .. } => match field.split('.').next().unwrap_or_default() {
                "waivers" | "rules" => about.split(' ').next_back() == Some(finding.rule.as_str()),
                "exclude" => document.is_none(),
                "standards" => asked.has(&finding.rule, None),
                "guidance" => finding.rule.starts_with("guidance/"),
                "due_within" => finding.rule == "review/due-soon",
                "programme" => finding.rule == "level/outcome-uncovered",
                field => is_of_other_files(field),
            },
            Self::Said { standard, .. } => asked.has(&finding.rule, standard.as_deref()),
            Self::SettingsGone | Self::SettingsCome => true,
            Self::Entry { name, .. } if of_remit().any(|known| known == name) => {
                is_here || document.is_some_and(|course| stands_under(course, loosened.document, compared))
            }
            Self::Entry { name, .. } => is_here && asked.decides(name, loosened, &finding.rule),
            Self::Relabelled(citation) => is_here && finding.subject == citation.subject(),
            Self::OutOfSight(_) => false,
            Self::Unexplained => is_here,
        }
    }
}

/// Whether a field of settings names other files that decide what is found, so that nobody can tell which findings.
fn is_of_other_files(field: &str) -> bool {
    matches!(field, "extends" | "policies")
}

/// What the standards before the change ask for, by their rules: every finding that is taken away asks for it.
struct Asked<'c>(HashMap<&'c str, Vec<&'c Expectation>>);

impl<'c> Asked<'c> {
    fn before(compared: &'c Compared<'_>) -> Self {
        // The documents of a folder share their standards.
        let lists: Vec<&Arc<Expectations>> =
            compared.base.documents.iter().map(|document| &document.controls.expectations).collect();
        let mut seen = BTreeSet::new();
        let distinct = lists.into_iter().filter(|list| seen.insert(Arc::as_ptr(list)));
        let mut asked: HashMap<&str, Vec<&Expectation>> = HashMap::new();
        for expectation in distinct.flat_map(|list| list.iter()) {
            asked.entry(&expectation.rule).or_default().push(expectation);
        }
        Self(asked)
    }

    fn of<'a>(&'a self, rule: &str) -> impl Iterator<Item = &'c Expectation> + use<'a, 'c> {
        self.0.get(rule).into_iter().flatten().copied()
    }

    /// Whether a rule is that of a standard: of this one, else of any.
    fn has(&self, rule: &str, standard: Option<&str>) -> bool {
        self.of(rule).any(|expectation| standard.is_none_or(|standard| expectation.id == standard))
    }

    /// Whether what a rule asks of a document can depend on an entry of it. Any exempting entry decides on the whole
    /// document; another one only on the standards whose conditions name it.
    fn decides(&self, name: &str, loosened: &Loosened<'_>, rule: &str) -> bool {
        let kind = loosened.document.kind.unwrap_or(Kind::Config);
        let is_condition = |it: &Expectation| conditions(std::slice::from_ref(it)).contains(name);
        exempting(kind).any(|known| known == name) || self.of(rule).any(is_condition)
    }
}

/// What a set of standards or a settings file asks less for than it did, and what nobody can rank.
fn said_otherwise<'c>(comparison: &Comparison, compared: &'c Compared<'_>) -> Vec<Loosened<'c>> {
    let document = compared.head.at(&comparison.new.document.path);
    let kind = document.and_then(|document| document.loaded.kind);
    let (Some(document), Some(kind @ (Kind::Standards | Kind::Config))) = (document, kind) else { return Vec::new() };
    let counts = |change: &&Change| change.verdict.weakens() || change.verdict == Verdict::Unclear;
    let is_a_move = |change: &Change| change.field == "standards" && keeps_its_sets(document, compared);
    let loosened = comparison.changes.iter().filter(counts).map(|change| Loosened {
        document: &document.loaded,
        at: document.loaded.arena.as_ref().and_then(|arena| arena.at_pointer(&change.new.place.pointer)),
        what: What::Said {
            kind,
            field: change.field.clone(),
            standard: change.standard.clone(),
            about: change.about.clone(),
            sentence: change.sentence.clone(),
            weakens: change.verdict.weakens() && !is_a_move(change),
        },
        takes: Vec::new(),
    });
    loosened.collect()
}

/// Whether every set of standards that held where a settings file stands holds there still, from whatever file and in
/// whatever edition.
fn keeps_its_sets(settings: &Document, compared: &Compared<'_>) -> bool {
    let sets = |document: &Document| -> BTreeSet<String> {
        document.controls.expectations.iter().map(|expectation| expectation.set.clone()).collect()
    };
    let before = compared.base.at(&settings.loaded.reference.path);
    before.is_some_and(|before| sets(before).is_subset(&sets(settings)))
}

/// Documents after and before the change that may loosen something, where they are not the same.
fn pairs<'c>(compared: &'c Compared<'_>) -> Vec<(Option<&'c Document>, Option<&'c Document>)> {
    let differ =
        |new: &Document, old: &Document| new.loaded.sha256.is_empty() || new.loaded.sha256 != old.loaded.sha256;
    let mut pairs = Vec::new();
    for new in &compared.head.documents {
        let old = if super::is_control(new) {
            compared.base.at(&new.loaded.reference.path)
        } else {
            compared.pairing.twin(new)
        };
        match old {
            Some(old) if !differ(new, old) => {}
            old => pairs.push((Some(new), old)),
        }
    }
    let gone = compared.base.documents.iter().filter(|old| super::is_control(old));
    // A set of standards that lies elsewhere now is not gone: what it asks is compared.
    let moved = |old: &Document| compared.pairing.after(old).any(|(_, link)| link == Link::Name);
    let gone = gone.filter(|old| compared.head.at(&old.loaded.reference.path).is_none() && !moved(old));
    pairs.extend(gone.map(|old| (None, Some(old))));
    pairs
}

/// Whether a settings file holds no more, or came. What one says otherwise is said by the comparison.
fn settings<'c>(
    new: Option<&'c Document>,
    old: Option<&'c Document>,
    add: &mut dyn FnMut(&'c Loaded, Option<NodeId>, What),
) {
    let is_settings = |document: &&Document| matches!(document.loaded.model, Some(Model::Config(_)));
    let Some(shown) = new.or(old).map(|document| &document.loaded) else { return };
    match (new.filter(is_settings), old.filter(is_settings)) {
        (None, Some(_)) => add(shown, None, What::SettingsGone),
        (Some(_), None) => add(shown, None, What::SettingsCome),
        _ => {}
    }
}

/// Entries that decide what is asked of a document and that say something else now.
fn entries<'c>(new: &'c Document, old: &Document, add: &mut dyn FnMut(&'c Loaded, Option<NodeId>, What)) {
    let Some(kind) = new.loaded.kind else { return };
    let mut names: BTreeSet<&str> = exempting(kind).collect();
    if kind == Kind::Course {
        names.extend(conditions(&old.controls.expectations));
    }
    // Said by `remit`, with what they decide on.
    let is_of_remit = |name: &&str| kind == Kind::Policy && of_remit().any(|known| known == *name);
    for name in changed(&new.loaded, &old.loaded, names).into_iter().filter(|name| !is_of_remit(name)) {
        add_entry(name, (new, old), add);
    }
}

fn add_entry<'c>(
    name: &str,
    (new, old): (&'c Document, &Document),
    add: &mut dyn FnMut(&'c Loaded, Option<NodeId>, What),
) {
    let written = |document: &Document| {
        let arena = document.loaded.arena.as_ref()?;
        Some(arena.text(arena.get(NodeId::ROOT, name)?)?.to_owned())
    };
    let at = new.loaded.arena.as_ref().and_then(|arena| arena.get(NodeId::ROOT, name));
    add(&new.loaded, at, What::Entry { name: name.to_owned(), from: written(old), to: written(new) });
}

/// Entries by which a policy is for another country, or about other people, than it was.
fn remit<'c>(new: &'c Document, old: &Document, add: &mut dyn FnMut(&'c Loaded, Option<NodeId>, What)) {
    if changes_remit(new, old) {
        for name in changed(&new.loaded, &old.loaded, of_remit()) {
            add_entry(name, (new, old), add);
        }
    }
}

/// Editions that came with the change, and the ones there were already that they follow.
fn followers<'c>(compared: &'c Compared<'_>) -> impl Iterator<Item = (&'c Document, &'c Document)> {
    compared.head.documents.iter().filter_map(|new| {
        let before = compared.pairing.before(new).filter(|before| before.link == Link::Follows)?;
        Some((new, before.document))
    })
}

/// Whether a course stands under a policy.
fn stands_under(course: &Document, policy: &Loaded, compared: &Compared<'_>) -> bool {
    match compared.head.policy_for(course, compared.today) {
        PolicyFor::Resolved(found) => found.loaded.reference == policy.reference,
        _ => false,
    }
}

/// Gives every finding that is taken away to what may take it; to its own document where nothing else may.
fn attribute<'c>(list: &mut Vec<Loosened<'c>>, compared: &'c Compared<'_>) {
    let asked = Asked::before(compared);
    for taken in &compared.taken_away {
        let takers: Vec<usize> = (0..list.len())
            .filter(|&index| list.get(index).is_some_and(|one| one.what.may_take(one, taken, (compared, &asked))))
            .collect();
        let is_vague = |index: &usize| list.get(*index).is_some_and(|one| one.what.is_vague());
        let exact: Vec<usize> = takers.iter().copied().filter(|index| !is_vague(index)).collect();
        let takers = if exact.is_empty() { takers } else { exact };
        if takers.is_empty() {
            let path = &taken.finding.document.path;
            let document = compared.head.at(path).or_else(|| compared.base.at(path));
            if let Some(document) = document {
                list.push(Loosened {
                    document: &document.loaded,
                    at: None,
                    what: What::Unexplained,
                    takes: vec![taken],
                });
            }
            continue;
        }
        for index in takers {
            if let Some(one) = list.get_mut(index) {
                one.takes.push(taken);
            }
        }
    }
}
