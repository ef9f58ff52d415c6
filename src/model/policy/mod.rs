//! `policy/v1`: what a partnership's policy says, where and how strongly.

mod commitment;
mod late;
mod levels;
mod named;
mod record;
mod spoken;

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Deserialize;

pub use commitment::{Commitment, DetailText, Scope};
pub use late::is_for_place_not_used;
pub use levels::{Delivery, Level, Levels, LevelsStatus, Statement, TargetGroup};
pub use named::{Body, Cited, Term};
pub use record::{AlsoStated, Approval, Change, EarlierApproval, Lead, Origin, Period, Recorded, Review, Version};
pub use spoken::{section_suffix, sections, sections_named, spoken_name};

use super::date::Date;
use super::located::{Field, Item, Leaf, List, OneOrMany, Text};
use super::money::{Currency, Money};
use super::remit::Remit;
use super::words::{Fault, Jurisdiction, Status, Subject};

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
    /// The country or island for which it is written, where that is not England. Standards and guidance that are for
    /// another one do not judge it.
    pub jurisdiction: Leaf<Jurisdiction>,
    /// Whose safeguarding it is about, where that is not children alone: adults, or joint for both in one document.
    /// Standards that are about others do not judge it.
    pub subject: Leaf<Subject>,
    /// The time that it covers, as a strategy for some years does: its end is a date to keep.
    #[schemars(with = "Period")]
    pub period: Option<Item<Period>>,
    /// For whom it is written, in its own words: everybody who works with children in the area. For whom each level of
    /// training is stands under the level.
    #[schemars(with = "Text")]
    pub audience: Leaf<String>,
    /// The people and groups who were asked before it was decided on, as the document names them.
    #[schemars(with = "OneOrMany<Text>")]
    pub consulted: OneOrMany<Leaf<String>>,
    /// To whom it is sent, or where it can be had.
    #[schemars(with = "OneOrMany<Text>")]
    pub distribution: OneOrMany<Leaf<String>>,
    /// How many people at most are trained together, where the document gives one number for all its training: 25.
    #[schemars(with = "Text")]
    pub group_size: Leaf<String>,
    /// Whose text its own descends from, as it says ("with thanks to ..."): other partnerships, authors. Guidance that it
    /// descends from stands under guidance, with `as: origin`.
    #[schemars(with = "OneOrMany<Text>")]
    pub adapted_from: OneOrMany<Leaf<String>>,
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
    /// For which country it is and about whom, once somebody asked.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) remit: OnceLock<Remit>,
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

    /// The commitments that answer a standard, each with the standard's name: those that record what the document says to it.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Item<Commitment>)> {
        let answering = self.commitments.iter().filter(|commitment| commitment.has_text());
        answering.filter_map(|commitment| Some((commitment.standard.text()?, commitment)))
    }

    /// The commitments that answer one standard.
    pub fn answers_to(&self, standard: &str) -> impl Iterator<Item = &Item<Commitment>> {
        // In this order, because names are compared sooner than texts are looked through.
        self.naming(standard).filter(|commitment| commitment.has_text())
    }

    /// Whether a commitment names this standard and none records what the document says to it.
    pub fn is_only_ticked(&self, standard: &str) -> bool {
        self.naming(standard).next().is_some() && self.answers_to(standard).next().is_none()
    }

    fn naming(&self, standard: &str) -> impl Iterator<Item = &Item<Commitment>> {
        self.commitments.iter().filter(move |commitment| commitment.standard.text() == Some(standard))
    }

    /// The numbers or letters of its levels.
    pub fn level_numbers(&self) -> impl Iterator<Item = &str> {
        let levels = self.levels.given().into_iter().flat_map(|levels| &levels.list);
        levels.filter_map(|level| level.number.text())
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
    #[schemars(with = "Money")]
    pub amount: Leaf<String>,
    /// ISO 4217 code: GBP.
    #[schemars(with = "Currency")]
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
