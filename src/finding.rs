//! A finding: plain data about one place in one document. Knows nothing of how it was found or will be printed.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::source::{Arena, LineColumns, NodeId, Source, Span};

/// How many findings of one rule a document may have before the rest is only counted.
pub const MOST_PER_RULE: usize = 100;

/// How much of a document's text a finding repeats, in characters.
pub const MOST_QUOTED: usize = 200;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The tool cannot tell, or it is information.
    Note,
    /// Breaks a should, contradicts itself, is out of date.
    Warning,
    /// Breaks a must, or cannot be read.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The document that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRef {
    /// Relative to the root, with `/`.
    pub path: String,
    /// policy, course, standards, guidance, config or material; null where the file could not be recognised.
    pub kind: Option<String>,
    /// What the document is called in other documents: `norfolk@2024`.
    pub id: Option<String>,
}

/// A place in a document. Lines and columns are 1-based, columns count code points, the end is exclusive. Places are
/// ordered as one reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The key path as an RFC 6901 pointer; empty for the whole document.
    pub pointer: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// The part of a material: "slide 12".
    pub part: Option<String>,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| (place.line, place.column, place.end_line, place.end_column);
        let words = self.pointer.cmp(&other.pointer).then_with(|| self.part.cmp(&other.part));
        key(self).cmp(&key(other)).then(words)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Who says that a document should be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorityKind {
    /// The law or statutory guidance.
    Statutory,
    /// The document itself, or the policy it stands under.
    OwnPolicy,
    /// A shared or local standard.
    SharedStandard,
    /// This tool: a file has to be readable, and what it refers to has to exist.
    Engine,
}

/// Who says so, with the words for a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Authority {
    /// The kind of authority.
    pub kind: AuthorityKind,
    /// Who, and where they say it.
    pub says: String,
}

impl Authority {
    /// The document itself.
    pub fn own_policy(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::OwnPolicy, says: says.into() }
    }

    /// A standard.
    pub fn standard(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::SharedStandard, says: says.into() }
    }

    /// National guidance.
    pub fn statutory(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::Statutory, says: says.into() }
    }

    /// The standards in use, for names that have to stand in one of them.
    pub fn standards_in_use() -> Self {
        Self { kind: AuthorityKind::Engine, says: "the standards in use: a name has to be one of theirs".into() }
    }

    /// The file format.
    pub fn engine() -> Self {
        Self { kind: AuthorityKind::Engine, says: "the file format: without this the document cannot be judged".into() }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// Its document.
    pub path: String,
    /// Its line.
    pub line: u32,
    /// What it has to do with the finding.
    pub message: String,
}

/// The lines that a finding shows, kept so that the document's text can be dropped after its check.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// Number of the first line; 0 where there is nothing to show.
    pub first_line: u32,
    /// The lines, each cut to a length that fits a screen.
    pub lines: Vec<String>,
}

/// The date of a document's review behind a finding, for telling what is most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// The last day on which it is in time.
    pub last_day: Day,
    /// Today.
    pub today: Day,
}

/// A finding that belongs into one block with its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A standard on which a policy is silent.
    Silent,
    /// A standard that nobody has looked for in a policy.
    NotRecorded,
    /// A commitment in a weaker word than expected.
    WeakerWord,
    /// A commitment that is only partly there.
    Partial,
    /// A standard for which a course has nothing written at all.
    NothingWritten,
}

/// What is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule or standard: `review/overdue`, `shared/two-trainers`.
    pub rule: String,
    /// How bad it is, after settings.
    pub severity: Severity,
    /// Compared with a base: new or unchanged; null where nothing was compared.
    pub state: Option<State>,
    /// The document.
    pub document: Arc<DocumentRef>,
    /// The place in it.
    pub place: Place,
    /// The key path with list items named by what identifies them, never by position.
    pub subject: String,
    /// What was found there; never a date that passes, an age or a message.
    pub value: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Why it matters.
    pub why: String,
    /// Who says so.
    pub authority: Authority,
    /// The finding's identity across runs.
    pub fingerprint: String,
    /// Why it does not count, where it does not.
    pub suppressed: Option<Suppressed>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// The lines to show.
    #[serde(skip)]
    #[schemars(skip)]
    pub excerpt: Excerpt,
    /// A few words under the marked text.
    #[serde(skip)]
    #[schemars(skip)]
    pub label: String,
    /// The date behind it.
    #[serde(skip)]
    #[schemars(skip)]
    pub clock: Option<Clock>,
    /// The block it belongs to.
    #[serde(skip)]
    #[schemars(skip)]
    pub group: Option<Group>,
}

/// How a finding compares with the base of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The change brought it.
    New,
    /// It was there before.
    Unchanged,
}

/// A decision not to count a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Suppressed {
    /// waiver or baseline.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub approved_by: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

impl Finding {
    /// What makes it the same finding in another run: rule, document, subject and value.
    fn identity(&self) -> (&str, &str, &str, &str, &str) {
        let (kind, name) = match (&self.document.kind, &self.document.id) {
            (Some(kind), Some(id)) => (kind.as_str(), id.as_str()),
            _ => ("", self.document.path.as_str()),
        };
        (&self.rule, kind, name, &self.subject, &self.value)
    }
}

/// Puts findings into the order of every report and gives each its fingerprint. Findings with the same identity are
/// told apart by a count among themselves.
pub fn sort_and_fingerprint(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        (&one.document.path, &one.place, &one.rule, &one.message, &one.value).cmp(&(
            &other.document.path,
            &other.place,
            &other.rule,
            &other.message,
            &other.value,
        ))
    });
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    for finding in findings {
        let digest = |count: u32| {
            let (rule, kind, name, subject, value) = finding.identity();
            let mut hash = Sha256::new();
            for part in [rule, kind, name, subject, value, &count.to_string()] {
                hash.update(u64::try_from(part.len()).unwrap_or_default().to_le_bytes());
                hash.update(part.as_bytes());
            }
            <[u8; 32]>::from(hash.finalize())
        };
        let count = seen.entry(digest(0)).or_default();
        let fingerprint = digest(*count);
        *count += 1;
        finding.fingerprint = fingerprint.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    }
}

/// Where a finding is put.
#[derive(Clone, Copy, Debug)]
pub enum Spot {
    /// A key or value.
    Node(NodeId),
    /// Bytes, where there is no tree yet.
    Bytes(Span),
    /// The first key, for what is absent altogether.
    Top,
}

impl From<NodeId> for Spot {
    fn from(node: NodeId) -> Self {
        Self::Node(node)
    }
}

impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        Self::Bytes(span)
    }
}

impl<T: Into<Spot>> From<Option<T>> for Spot {
    fn from(place: Option<T>) -> Self {
        place.map_or(Self::Top, Into::into)
    }
}

/// A finding in the making: what a rule has to say.
#[derive(Debug)]
pub struct Draft {
    spot: Spot,
    message: String,
    help: String,
    why: String,
    value: String,
    label: String,
    authority: Authority,
    severity: Option<Severity>,
    related: Vec<Related>,
    clock: Option<Clock>,
    group: Option<Group>,
}

impl Draft {
    /// What is wrong, in a sentence without a full stop, and what to do, starting with a verb.
    pub fn new(spot: impl Into<Spot>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            spot: spot.into(),
            message: message.into(),
            help: help.into(),
            why: String::new(),
            value: String::new(),
            label: String::new(),
            authority: Authority::engine(),
            severity: None,
            related: Vec::new(),
            clock: None,
            group: None,
        }
    }

    /// Why it matters; left out, the first paragraph of the rule's own page says so.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// What was found: part of the finding's identity.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// A few words under the marked text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Who says so; left out, the file format.
    #[must_use]
    pub fn authority(mut self, authority: Authority) -> Self {
        self.authority = authority;
        self
    }

    /// A severity other than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Another place that belongs to it.
    #[must_use]
    pub fn related(mut self, related: Related) -> Self {
        self.related.push(related);
        self
    }

    /// The date of the document's review, where the finding is about that.
    #[must_use]
    pub fn clock(mut self, last_day: Day, today: Day) -> Self {
        self.clock = Some(Clock { last_day, today });
        self
    }

    /// The block it belongs to.
    #[must_use]
    pub fn group(mut self, group: Group) -> Self {
        self.group = Some(group);
        self
    }
}

/// What findings are about: a document as far as it could be read.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// Its name in reports.
    pub document: Arc<DocumentRef>,
    /// Its text, where it is text.
    pub source: Option<&'a Source>,
    /// Its tree, where it could be scanned.
    pub arena: Option<&'a Arena>,
}

/// Collects the findings about one document.
#[derive(Debug)]
pub struct Findings<'a> {
    about: About<'a>,
    list: Vec<Finding>,
    counts: BTreeMap<Cow<'static, str>, usize>,
    rule: Cow<'static, str>,
    severity: Severity,
}

impl<'a> Findings<'a> {
    /// An empty collection.
    pub fn about(about: About<'a>) -> Self {
        Self {
            about,
            list: Vec::new(),
            counts: BTreeMap::new(),
            rule: Cow::Borrowed("load/unreadable"),
            severity: Severity::Error,
        }
    }

    /// Says under which rule, and with which severity unless a draft has its own, the next findings stand.
    pub fn under(&mut self, rule: impl Into<Cow<'static, str>>, severity: Severity) -> &mut Self {
        self.rule = rule.into();
        self.severity = severity;
        self
    }

    /// Adds a finding. Past [`MOST_PER_RULE`] it is only counted.
    pub fn add(&mut self, draft: Draft) {
        debug_assert!(!draft.message.is_empty() && !draft.help.is_empty(), "a finding says what and what to do");
        let count = self.counts.entry(self.rule.clone()).or_default();
        *count += 1;
        if *count > MOST_PER_RULE {
            return;
        }
        let finding = self.finding(draft);
        self.list.push(finding);
    }

    /// Whether a further finding of the current rule is still listed. Past that it is only counted, and what takes time
    /// to word needs no words.
    pub fn has_room(&self) -> bool {
        self.counts.get(&self.rule).is_none_or(|count| *count < MOST_PER_RULE)
    }

    /// Counts a finding for which there is no room.
    pub fn count_only(&mut self) {
        *self.counts.entry(self.rule.clone()).or_default() += 1;
    }

    /// A related place in this document.
    pub fn place_of(&self, spot: impl Into<Spot>, message: impl Into<String>) -> Related {
        let line = self.place(spot.into()).line;
        Related { path: self.about.document.path.clone(), line, message: message.into() }
    }

    /// The findings, with a last one for each rule that had too many.
    pub fn into_list(mut self) -> Vec<Finding> {
        let over: Vec<_> = self.counts.iter().filter(|(_, count)| **count > MOST_PER_RULE).collect();
        for (rule, count) in over {
            let last = self.list.iter().rposition(|finding| finding.rule == rule.as_ref());
            if let Some(index) = last {
                let more = count - MOST_PER_RULE;
                self.list[index].message = format!("{}, and {more} more like this", self.list[index].message);
            }
        }
        self.list
    }

    fn finding(&self, draft: Draft) -> Finding {
        let place = self.place(draft.spot);
        let node = match draft.spot {
            Spot::Node(node) => node,
            Spot::Bytes(_) | Spot::Top => NodeId::ROOT,
        };
        Finding {
            rule: self.rule.clone().into_owned(),
            severity: draft.severity.unwrap_or(self.severity),
            state: None,
            document: Arc::clone(&self.about.document),
            subject: self.about.arena.map(|arena| arena.subject(node)).unwrap_or_default(),
            excerpt: self.excerpt(&place),
            place,
            value: shortened(&draft.value),
            message: draft.message,
            help: draft.help,
            why: draft.why,
            authority: draft.authority,
            fingerprint: String::new(),
            suppressed: None,
            related: draft.related,
            label: draft.label,
            clock: draft.clock,
            group: draft.group,
        }
    }

    fn place(&self, spot: Spot) -> Place {
        let node = match spot {
            Spot::Node(NodeId::ROOT) | Spot::Top => self.about.arena.map(|arena| arena.heading(NodeId::ROOT)),
            Spot::Node(node) => Some(node),
            Spot::Bytes(_) => None,
        };
        let span = match (spot, node, self.about.arena) {
            (Spot::Bytes(span), ..) => span,
            (_, Some(node), Some(arena)) if arena.is_mapping(node) || arena.is_sequence(node) => {
                arena.span(arena.heading(node))
            }
            (_, Some(node), Some(arena)) => arena.span(node),
            _ => Span::default(),
        };
        let LineColumns { line, column, end_line, end_column } = self
            .about
            .source
            .map_or(LineColumns { line: 1, column: 1, end_line: 1, end_column: 1 }, |source| source.line_columns(span));
        let pointer = match (spot, node, self.about.arena) {
            (Spot::Top | Spot::Node(NodeId::ROOT), ..) => String::new(),
            (_, Some(node), Some(arena)) => arena.pointer(node),
            _ => String::new(),
        };
        Place { pointer, line, column, end_line, end_column, part: None }
    }

    fn excerpt(&self, place: &Place) -> Excerpt {
        /// A sentence over many lines is known by its first ones.
        const MOST_LINES: u32 = 2;
        let Some(source) = self.about.source else { return Excerpt::default() };
        let last = place.end_line.min(place.line + MOST_LINES - 1);
        let lines = (place.line..=last).map(|line| source.line(line).chars().take(MOST_QUOTED).collect()).collect();
        Excerpt { first_line: place.line, lines }
    }
}

/// A text cut to the length that findings may repeat.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_QUOTED {
        return text.to_owned();
    }
    text.chars().take(MOST_QUOTED - 1).chain(['\u{2026}']).collect()
}
