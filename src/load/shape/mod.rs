//! All faults of a document's structure at once, each on its exact token: the schema finds them, this module says them,
//! and says a mistake once where the schema complains twice.

mod answers;
mod approval;
mod cited;
mod colon;
mod comes_round;
mod crowded;
mod cut;
mod entry_names;
mod example;
mod kinds;
mod misplaced;
mod missing;
mod name_fix;
mod names;
mod none;
mod numbered;
mod of_charge;
mod order;
mod own_commitment;
mod pasted;
mod references;
mod refers;
mod remains;
mod reviews;
mod scope;
mod single;
mod sound;
mod standard_named;
mod strength;
mod synonyms;
mod values;
mod ways;
mod word;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

pub(super) use own_commitment::is_size_of_group;
pub(super) use synonyms::is_detail;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};
use sound::Demands;

pub use synonyms::{strength_meant, words_meant};

use crate::finding::{About, Finding, Findings, Fix};
use crate::model::located::{Read, UNSTATED};
use crate::model::money::{self, read_currency, read_money};
use crate::model::{Date, Duration, Kind, config, course, date, duration, schema};
use crate::source::{Arena, NodeId};

/// A format of texts as schemas call it, and whether a text is in it.
type TextFormat = (&'static str, fn(&str) -> bool);

/// The formats of texts that are written in schemas.
const FORMATS: [TextFormat; 6] = [
    (date::DATE_FORMAT, |text| text == UNSTATED || Date::parse(text).is_some()),
    // An end that has still to be written is a matter for the rules about waivers.
    (config::END_FORMAT, |text| config::Needed::End.is_open(text) || Date::parse(text).is_some()),
    (duration::DURATION_FORMAT, |text| text == UNSTATED || Duration::read(text).is_ok()),
    (course::MOMENT_FORMAT, |text| course::Moment::read(text).is_ok()),
    (money::MONEY_FORMAT, |text| text == UNSTATED || read_money(text).is_ok()),
    (money::CURRENCY_FORMAT, |text| text == UNSTATED || read_currency(text).is_ok()),
];

/// What judges the documents of one kind.
#[derive(Default)]
struct Judge {
    demands: OnceLock<Option<Demands>>,
    validator: OnceLock<Validator>,
}

impl Judge {
    fn of(kind: Kind) -> &'static Self {
        static JUDGES: LazyLock<HashMap<Kind, Judge>> =
            LazyLock::new(|| Kind::ALL.iter().map(|&kind| (kind, Judge::default())).collect());
        &JUDGES[&kind]
    }

    /// Whether nothing is wrong with a document; of what is not sure here, the validator has to say what it is.
    fn is_sound(&self, schema: &'static Value, arena: &Arena) -> bool {
        let demands = self.demands.get_or_init(|| Demands::of(schema));
        demands.as_ref().is_some_and(|demands| demands.are_met_by(arena))
    }

    fn validator(&self, schema: &'static Value) -> &Validator {
        self.validator.get_or_init(|| {
            let options = jsonschema::draft202012::options().should_validate_formats(true);
            let options = FORMATS.iter().fold(options, |options, &(name, reads)| options.with_format(name, reads));
            options.build(schema).expect("internal error: a schema made from our own types does not compile")
        })
    }
}

/// What a look at the structure of a document gives.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The faults.
    pub(super) faults: Vec<Finding>,
    /// The names of entries of the document itself that are there in some form that could not be read, so that nobody takes
    /// them for missing.
    pub(super) unread: BTreeSet<String>,
    /// What is no fault and yet written otherwise than documents are.
    pub(super) tidying: Vec<Fix>,
}

/// Looks at the structure of a document.
pub(super) fn check(kind: Kind, about: &About<'_>) -> Checked {
    let Some(arena) = about.arena else { return Checked::default() };
    let (schema, judge) = (schema::schema(kind), Judge::of(kind));
    let mut shape = Shape {
        arena,
        schema,
        findings: Findings::about(about.clone()),
        children: HashMap::new(),
        explained: HashSet::new(),
        told: HashSet::new(),
        levels: OnceCell::new(),
    };
    if !judge.is_sound(schema, arena) {
        shape.report_all(judge.validator(schema).iter_errors(&to_json(arena, NodeId::ROOT)));
    }
    shape.pasted();
    shape.remains();
    if kind == Kind::Policy {
        shape.crowded();
        shape.statements_of_none();
        shape.references();
        shape.refers();
        shape.order_of_dates();
        shape.whole_answers_that_lack();
        shape.answers_without_their_entry();
        shape.what_is_there();
    }
    // A catalogue gives the months in which guidance began to hold; there no financial year is possible.
    if matches!(kind, Kind::Policy | Kind::Course) {
        shape.financial_years();
    }
    Checked { unread: shape.unread(), tidying: shape.dates_in_words(), faults: shape.findings.into_list() }
}

/// The tree as the validator wants it. Scalars stay the characters written; nothing is guessed to be a number.
fn to_json(arena: &Arena, node: NodeId) -> Value {
    if arena.is_mapping(node) {
        let mut map = Map::new();
        // A key that is no word is a finding already.
        for (name, value) in arena.entries(node).filter_map(|(key, value)| Some((arena.text(key)?, value))) {
            // Of a key written twice the first counts, as everywhere.
            map.entry(name).or_insert_with(|| to_json(arena, value));
        }
        Value::Object(map)
    } else if arena.is_sequence(node) {
        arena.items(node).map(|item| to_json(arena, item)).collect()
    } else if arena.is_blank(node) {
        Value::Null
    } else {
        Value::String(arena.text(node).unwrap_or_default().to_owned())
    }
}

/// The faults of one document, on their way to findings.
struct Shape<'a> {
    arena: &'a Arena,
    schema: &'static Value,
    findings: Findings<'a>,
    /// The children of nodes that were looked into, so that a file of thousands of faults is not searched each time.
    children: HashMap<NodeId, Children<'a>>,
    /// What an earlier finding explains: a name missing from a block, because it is there misspelt; or a value (with an
    /// empty name) that is empty because what belongs to it stands beside it.
    explained: HashSet<(NodeId, &'a str)>,
    /// Values of which a finding speaks.
    told: HashSet<NodeId>,
    /// The levels of a policy's list, once somebody has asked for them.
    levels: OnceCell<Vec<scope::ListedLevel<'a>>>,
}

enum Children<'a> {
    Items(Vec<NodeId>),
    Entries(HashMap<&'a str, NodeId>),
}

impl<'a> Shape<'a> {
    /// The entries of the document itself that are misspelt, or empty because what belongs to them stands beside them.
    fn unread(&self) -> BTreeSet<String> {
        let arena = self.arena;
        let of_document = |&(node, name): &(NodeId, &'a str)| match name {
            "" if arena.parent(node) == NodeId::ROOT => arena.text(arena.key_of(node)?),
            _ => Some(name).filter(|_| node == NodeId::ROOT),
        };
        self.explained.iter().filter_map(of_document).map(str::to_owned).collect()
    }

    fn report_all<'e>(&mut self, faults: impl Iterator<Item = ValidationError<'e>>) {
        // A file of a million faults is told about the first thousands; nobody reads more, and finding each one's
        // place takes time.
        const MOST_FAULTS: usize = 5_000;
        let faults: Vec<_> = faults.take(MOST_FAULTS).collect();
        // Names first: a misspelt one explains why the right one is missing.
        let (names, others): (Vec<_>, Vec<_>) =
            faults.iter().partition(|fault| matches!(fault.kind(), ValidationErrorKind::AdditionalProperties { .. }));
        for fault in names.into_iter().chain(others) {
            self.report(fault);
        }
    }

    fn report(&mut self, fault: &ValidationError<'_>) {
        let Some((node, described)) = self.find(fault.instance_path().as_str()) else { return };
        if self.explained.contains(&(node, "")) {
            return;
        }
        match fault.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => self.unknown_keys(node, described, unexpected),
            ValidationErrorKind::Required { property } => {
                self.missing_key(node, described, &[property.as_str().unwrap_or_default()]);
            }
            // The one choice between names in the formats: a commitment has a standard, an id, or both.
            ValidationErrorKind::AnyOf { .. } if self.arena.is_mapping(node) => {
                self.missing_key(node, described, &["standard", "id"]);
            }
            kind => self.bad_value(node, described, kind),
        }
    }

    /// The node under an instance path, with the schema that describes it.
    fn find(&mut self, path: &str) -> Option<(NodeId, &'static Value)> {
        let mut node = NodeId::ROOT;
        let mut described = self.schema;
        for step in path.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            node = self.child(node, &step)?;
            let below = schema::property(self.schema, described, &step).filter(|_| !self.is_item(node));
            described = below.or_else(|| schema::items(self.schema, described)).unwrap_or(described);
        }
        Some((node, described))
    }

    /// All entries of all blocks. Looking for the key of each value would take too long in a block of thousands.
    fn all_entries(&self) -> impl Iterator<Item = (NodeId, NodeId)> + use<'a> {
        let arena = self.arena;
        arena.nodes().filter(move |node| arena.is_mapping(*node)).flat_map(move |block| arena.entries(block))
    }

    /// The schema that describes a node.
    fn described(&self, node: NodeId) -> Option<&'static Value> {
        schema::at(self.schema, self.arena, node)
    }

    fn is_item(&self, node: NodeId) -> bool {
        self.arena.is_sequence(self.arena.parent(node))
    }

    fn child(&mut self, node: NodeId, step: &str) -> Option<NodeId> {
        let arena = self.arena;
        let children = self.children.entry(node).or_insert_with(|| {
            if arena.is_sequence(node) {
                return Children::Items(arena.items(node).collect());
            }
            let mut entries = HashMap::new();
            for (key, value) in arena.entries(node) {
                if let Some(name) = arena.text(key) {
                    entries.entry(name).or_insert(value);
                }
            }
            Children::Entries(entries)
        });
        match children {
            Children::Items(items) => items.get(step.parse::<usize>().ok()?).copied(),
            Children::Entries(entries) => entries.get(step).copied(),
        }
    }
}
