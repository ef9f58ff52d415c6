//! `policy/v1`: what a partnership's policy says, where and how strongly.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::Date;
use super::duration::Duration;
use super::located::{Entries, Field, Item, Leaf, List, OneOrMany, Text};
use super::words::{Agency, Answer, Citation, Event, Fault, Mode, Status, Strength, Trigger};

/// A partnership's policy or strategy for safeguarding training, as machine-readable data.
///
/// The text is paraphrased; names of bodies, processes and guidance stay as written. What the file does not answer,
/// the document is silent on, as far as the standards in `recorded.read_against` go.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["paramount", "policy", "edition", "title"]))]
pub struct Policy {
    /// The format of this file; always the first key.
    #[schemars(with = "PolicyFormat")]
    pub paramount: Leaf<String>,
    /// The policy's short name, the same in every edition: southampton. Printed with the edition: southampton@2014.
    #[schemars(with = "Slug")]
    pub policy: Leaf<String>,
    /// Which edition this file records, often its year.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// The title as on the cover.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// The bodies that issue the policy.
    pub issuers: List<Item<Body>>,
    /// The area in which it holds.
    #[schemars(with = "Text")]
    pub area: Leaf<String>,
    /// Where it stands between writing and retirement.
    pub status: Leaf<Status>,
    /// The edition that this one replaces: southampton@2011.
    #[schemars(with = "Text")]
    pub supersedes: Leaf<String>,
    /// The document that this file records.
    pub source: Origin,
    /// Who read the source, when, and against which standards.
    pub recorded: Recorded,
    /// The events of this document's history, oldest first.
    pub versions: List<Item<Version>>,
    /// Who approved the document and when; `none` where that was looked for and is not there.
    pub approval: Field<Approval>,
    /// When the document itself is reviewed; `none` where it does not say. Reviews of contracts, fees or agencies'
    /// own strategies do not belong here.
    pub review: Field<Review>,
    /// Who answers for the document; a role, never a person's name. `none` where it names nobody.
    pub lead: Field<Lead>,
    /// Committees and groups that the document names.
    pub bodies: List<Item<Body>>,
    /// Guidance and law that the document cites, one entry per family and edition.
    pub guidance: List<Item<Cited>>,
    /// Replaced names of bodies and processes that the document uses, as written.
    pub terms: List<Item<Term>>,
    /// What the document commits to, in its own order.
    pub commitments: List<Item<Commitment>>,
    /// Levels or groups of training, with what people learn at each.
    pub levels: Field<Levels>,
    /// What the document promises about the future.
    pub actions: List<Item<Action>>,
    /// What training costs, for whom.
    pub charges: List<Item<Charge>>,
    /// The issues that the document puts first.
    pub priorities: List<Item<Statement>>,
    /// What is wrong with the source text itself.
    pub source_faults: List<Item<SourceFault>>,
    /// Free text, read by nobody.
    #[schemars(with = "Text")]
    pub notes: Leaf<String>,
}

impl Policy {
    /// What the document calls itself, for messages: "strategy" or "policy".
    pub fn noun(&self) -> &'static str {
        let says = |word| self.title.text().is_some_and(|title| title.to_lowercase().contains(word));
        if says("strategy") && !says("policy") { "strategy" } else { "policy" }
    }

    /// Whether the document is a draft, of which less is asked.
    pub fn is_draft(&self) -> bool {
        self.status.get() == Some(&Status::Draft)
    }

    /// The entry of `actions` with this id.
    pub fn action(&self, id: &str) -> Option<&Item<Action>> {
        self.actions.iter().find(|action| action.id.text() == Some(id))
    }
}

/// The first key of a policy.
#[derive(JsonSchema)]
pub struct PolicyFormat(
    #[schemars(extend("const" = "policy/v1"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

/// A short name: lower-case letters, digits and hyphens.
#[derive(JsonSchema)]
#[schemars(inline)]
pub struct Slug(
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

/// A board, partnership, committee or group.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id", "name"]))]
pub struct Body {
    /// Short name by which other entries refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// The name as written.
    #[schemars(with = "Text")]
    pub name: Leaf<String>,
    /// The abbreviation as written.
    #[schemars(with = "Text")]
    pub short: Leaf<String>,
    /// Other names that the same document uses for it.
    #[schemars(with = "OneOrMany<Text>")]
    pub also_called: OneOrMany<Leaf<String>>,
}

/// The document that a file records.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Origin {
    /// Its title.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// When it was published, as precisely as it says.
    pub published: Leaf<Date>,
    /// The text of the document beside this file; quotes are looked up in it.
    #[schemars(with = "Text")]
    pub file: Leaf<String>,
    /// Where it was found. Never fetched.
    #[schemars(with = "Text")]
    pub url: Leaf<String>,
    /// Fingerprint (SHA-256, hexadecimal) of `file`, so that a changed source is noticed.
    #[schemars(with = "Text")]
    pub sha256: Leaf<String>,
}

/// Whether the file is faithful to its source: who read it, when, and what they looked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Recorded {
    /// The role of whoever wrote the file.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
    /// The role of whoever compared the file with its source a second time.
    #[schemars(with = "Text")]
    pub checked_by: Leaf<String>,
    /// When.
    pub checked: Leaf<Date>,
    /// The standards that the reader looked for: shared@2026-11. What is newer is "not recorded" rather than silent.
    #[schemars(with = "OneOrMany<Text>")]
    pub read_against: OneOrMany<Leaf<String>>,
}

/// One event in the life of the document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Version {
    /// The version's number as written.
    #[schemars(with = "Text")]
    pub version: Leaf<String>,
    /// When it happened.
    pub date: Leaf<Date>,
    /// What happened.
    pub event: Leaf<Event>,
    /// Changes that were decided on, so that a weakened duty is on record.
    pub changes: List<Item<Change>>,
}

/// A change to a commitment that somebody decided on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// The standard concerned, or the local id of a commitment.
    #[schemars(with = "Text")]
    pub standard: Leaf<String>,
    /// What it did to the commitment: weakened, strengthened.
    #[schemars(with = "Text")]
    pub effect: Leaf<String>,
    /// What held before.
    #[schemars(with = "Text")]
    pub from: Leaf<String>,
    /// What holds now.
    #[schemars(with = "Text")]
    pub to: Leaf<String>,
    /// Why.
    #[schemars(with = "Text")]
    pub reason: Leaf<String>,
    /// Who decided.
    #[schemars(with = "Text")]
    pub approved_by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
}

/// Who approved the document, and when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Approval {
    /// The body; `unstated` where the document says only that it was approved.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// The document's own clock.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// How often the document is reviewed.
    pub every: Leaf<Duration>,
    /// The cycle in the document's own word, where that is not plain: bi-annual, as required.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// When it was last reviewed.
    pub last: Leaf<Date>,
    /// When the next review is due, as stated.
    pub next_due: Leaf<Date>,
    /// Who reviews it: the id of a body, or a role.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// What makes it be reviewed early.
    pub triggers: List<Leaf<Trigger>>,
    /// What other places of the same document say about its review.
    pub also_stated: List<Item<AlsoStated>>,
}

/// A second statement about the document's review.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct AlsoStated {
    /// Another date.
    pub next_due: Leaf<Date>,
    /// Another cycle.
    pub every: Leaf<Duration>,
    /// The cycle in the document's own word.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// Who answers for a document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Lead {
    /// A role, not a name: people leave.
    #[schemars(with = "Text")]
    pub role: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// The page that names the role.
    #[schemars(with = "Text")]
    pub page: Leaf<String>,
}

/// One family and edition of guidance that the document cites.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id"]))]
pub struct Cited {
    /// The family: working-together.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// The edition cited; `unstated` where the document gives none.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// In what role it is cited.
    #[serde(rename = "as")]
    pub role: Leaf<Citation>,
    /// The title as the document has it, where it is wrong or unusual.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// Where it is cited.
    #[schemars(with = "OneOrMany<Text>")]
    pub sections: OneOrMany<Leaf<String>>,
}

/// A replaced name that the document uses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["term"]))]
pub struct Term {
    /// The name as written.
    #[schemars(with = "Text")]
    pub term: Leaf<String>,
    /// Whether the document speaks of today or of the past.
    #[serde(rename = "as")]
    pub role: Leaf<Citation>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// What the document commits to: one duty, answering one standard or standing for itself.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("anyOf" = [{"required": ["standard"]}, {"required": ["id"]}]))]
pub struct Commitment {
    /// The standard that it answers.
    #[schemars(with = "Text")]
    pub standard: Leaf<String>,
    /// A local name, where no standard fits.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// To which training it applies; left out, to all.
    pub scope: Scope,
    /// Who has to act: partnership, agencies, trainers, participants, or the id of a body.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// How the document answers; left out, it commits.
    pub answer: Leaf<Answer>,
    /// How strongly, in the source's own word; never upgraded.
    pub strength: Leaf<Strength>,
    /// What it says, in the recorder's own words.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// The amounts and positions in it, by the details of the standard.
    pub details: Entries<OneOrMany<Leaf<DetailText>>>,
    /// What is missing, where the answer is partial.
    #[schemars(with = "Text")]
    pub lacks: Leaf<String>,
    /// The action that will bring it, where the answer is deferred.
    #[schemars(with = "Text")]
    pub action: Leaf<String>,
    /// Who decides instead, where the answer is delegated.
    #[schemars(with = "Text")]
    pub to: Leaf<String>,
    /// The source's own words, which must stand in `source.file`.
    #[schemars(with = "Text")]
    pub quote: Leaf<String>,
}

impl Commitment {
    /// The answer; a commitment that says nothing else commits.
    pub fn answer(&self) -> Answer {
        self.answer.get().copied().unwrap_or(Answer::Commits)
    }

    /// Where the document says so: "section 12d", "sections 3.5 and 9.4", or nothing.
    pub fn sections(&self) -> Option<String> {
        sections(&self.section)
    }
}

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
        _ => Some(format!("sections {}", super::words::listed(names, "and"))),
    }
}

/// The name of a policy for a sentence: "Isle of Wight 2024" for `isle-of-wight@2024`.
pub fn spoken_name(id: &str) -> String {
    const SMALL: [&str; 4] = ["of", "and", "the", "on"];
    let (name, edition) = id.split_once('@').unwrap_or((id, ""));
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    let mut spoken: Vec<String> = words.collect();
    spoken.push(edition.to_owned());
    spoken.join(" ").trim_end().to_owned()
}

/// The value of a detail as written: its meaning depends on the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailText(pub String);

impl super::located::Read for DetailText {
    fn read(text: &str) -> Result<Self, super::located::Unreadable> {
        Ok(Self(text.to_owned()))
    }
}

impl JsonSchema for DetailText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DetailText".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": ["string", "number", "boolean"]})
    }
}

/// To which training a commitment applies. All that is given must match; an empty scope is all training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Scope {
    /// Single-agency or multi-agency training.
    pub agency: Leaf<Agency>,
    /// How the training is delivered.
    pub mode: OneOrMany<Leaf<Mode>>,
    /// At which levels.
    #[schemars(with = "OneOrMany<Text>")]
    pub levels: OneOrMany<Leaf<String>>,
    /// Whether the training is bought in.
    pub commissioned: Leaf<super::words::YesNo>,
}

/// Levels or groups of training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Levels {
    /// Whether the levels hold now; left out, they do.
    pub status: Leaf<LevelsStatus>,
    /// The word that the document uses: level, group, stage.
    #[schemars(with = "Text")]
    pub scheme: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// The promise that will bring the levels, where they are under review.
    #[schemars(with = "Text")]
    pub action: Leaf<String>,
    /// What everybody learns.
    pub for_all: List<Item<Statement>>,
    /// Groups of people, and the levels that they need.
    pub target_groups: List<Item<TargetGroup>>,
    /// The levels, lowest first.
    pub list: List<Item<Level>>,
}

impl Levels {
    /// What the policy calls one of its levels: "level", "group", "stage".
    pub fn noun(&self) -> &str {
        let word = self.scheme.text().unwrap_or("level");
        // A scheme that is more than a word, "competency framework 2019", would not fit into a sentence.
        if word.chars().all(|letter| letter.is_ascii_lowercase()) { word } else { "level" }
    }
}

super::words::words! {
    /// Whether a scheme of levels is in force.
    LevelsStatus {
        /// The levels hold.
        InForce = "in-force",
        /// The document says that they are being rewritten, and gives none.
        UnderReview = "under-review",
    }
}

/// A group of people and the levels they need.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct TargetGroup {
    /// Who they are.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// The numbers of their levels.
    #[schemars(with = "OneOrMany<Text>")]
    pub levels: OneOrMany<Leaf<String>>,
}

/// One level of training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["number"]))]
pub struct Level {
    /// Its number or letter.
    #[schemars(with = "Text")]
    pub number: Leaf<String>,
    /// Its name, where it has one.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// Who takes part.
    #[schemars(with = "Text")]
    pub audience: Leaf<String>,
    /// The lower levels that it includes; `none` where the document says that it includes none.
    #[schemars(with = "OneOrMany<Text>")]
    pub includes: OneOrMany<Leaf<String>>,
    /// How it is delivered.
    pub delivery: List<Item<Delivery>>,
    /// What people learn, one entry per point of the source.
    pub outcomes: List<Item<Statement>>,
}

/// A way in which a level is delivered.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Delivery {
    /// Single-agency or multi-agency.
    pub agency: Leaf<Agency>,
    /// How.
    pub mode: Leaf<Mode>,
}

/// A sentence with its topics: a learning outcome, a priority.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Statement {
    /// The topics of the standards file that it is about.
    #[schemars(with = "List<Slug>")]
    pub topics: List<Leaf<String>>,
    /// What it says, in the recorder's own words.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// Something that the document promises.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id"]))]
pub struct Action {
    /// Short name by which deferred commitments refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// What is promised.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// By when; `unstated` where the document gives no date.
    pub due: Leaf<Date>,
    /// When it was done, once it was.
    pub done: Leaf<Date>,
    /// Who promised.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// What a place costs.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id"]))]
pub struct Charge {
    /// Short name by which courses refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// Who pays, or what for.
    #[serde(rename = "for")]
    #[schemars(with = "Text")]
    pub whom: Leaf<String>,
    /// The amount: "50.00", "0.00" where it is free, `unstated` where the document gives none.
    #[schemars(with = "Text")]
    pub amount: Leaf<String>,
    /// ISO 4217 code: GBP.
    #[schemars(with = "Text")]
    pub currency: Leaf<String>,
    /// For what unit: person, course.
    #[schemars(with = "Text")]
    pub per: Leaf<String>,
    /// At which levels.
    #[schemars(with = "OneOrMany<Text>")]
    pub levels: OneOrMany<Leaf<String>>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// Something wrong with the source text itself.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct SourceFault {
    /// What kind of fault.
    pub kind: Leaf<Fault>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// What is wrong.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
}
