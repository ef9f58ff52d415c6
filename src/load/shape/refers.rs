//! Names by which a policy refers to something: to one of its bodies, to guidance, to a body under its other name, to a level.
//! Nearly one of them, two in one, or another one than its entry says beside it.

use super::Shape;
use super::crowded::BODIES;
use super::example::{self, value};
use crate::finding::{Draft, Severity, shortened};
use crate::model::located::UNSTATED;
use crate::model::placeholder::is_placeholder;
use crate::model::schema;
use crate::model::words::{Answer, nearest, plain_name};
use crate::privacy::names_person;
use crate::source::NodeId;

impl Shape<'_> {
    /// Adds a finding for each of them of which none speaks yet.
    pub(super) fn refers(&mut self) {
        let drafts = [
            self.near_bodies(),
            self.unknown_bearers(),
            self.two_names(),
            self.two_guides(),
            self.other_years(),
            self.own_levels(),
        ];
        for draft in drafts.into_iter().flatten() {
            self.findings.under("load/wrong-type", Severity::Warning);
            if !self.findings.has_room() {
                return self.findings.count_only();
            }
            self.findings.add(draft);
        }
    }

    pub(super) fn items_of(&self, list: &str) -> Vec<NodeId> {
        self.arena.get(NodeId::ROOT, list).map(|list| self.arena.items(list).collect()).unwrap_or_default()
    }

    fn sound(&self, node: NodeId) -> Option<&str> {
        self.arena.text(node).filter(|_| !self.told.contains(&node))
    }

    /// One word under `by` that is nearly the short name of a body of the policy: excutive, training_group.
    fn near_bodies(&self) -> Vec<Draft> {
        let arena = self.arena;
        let items: Vec<NodeId> = ["bodies", "issuers"].iter().flat_map(|list| self.items_of(list)).collect();
        let texts =
            |name: &str| -> Vec<&str> { items.iter().filter_map(|item| arena.text(arena.get(*item, name)?)).collect() };
        // A short name that cannot stay as it is is not what anything refers to.
        let is_sound = |item: &&NodeId| arena.get(**item, "id").is_none_or(|id| !self.told.contains(&id));
        if !items.iter().all(|item| is_sound(&item)) {
            return Vec::new();
        }
        let ids = texts("id");
        // A body is known by its abbreviation too, whatever letters have capitals.
        let names = [texts("id"), texts("short"), texts("name")].concat();
        if ids.is_empty() {
            return Vec::new();
        }
        let near = |node: NodeId| {
            let text = self.sound(node)?;
            // Most are known, and those are not compared letter by letter.
            let is_known = || ACT.contains(&text) || names.iter().any(|name| name.eq_ignore_ascii_case(text));
            if text.contains(' ') || is_known() {
                return None;
            }
            let plain = text.to_lowercase().replace('_', "-");
            let id = ids.iter().copied().find(|id| *id == plain).or_else(|| nearest(text, &ids))?;
            let message = format!("\"{}\" is no body of this policy; did you mean {id}?", shortened(text));
            Some(Draft::new(node, message, format!("write {id}")).value(text))
        };
        self.all_entries()
            .filter(|(key, _)| arena.text(*key) == Some("by"))
            .filter_map(|(_, node)| near(node))
            .collect()
    }

    /// Somebody under `by` of a commitment who is none of those that every policy has, and no body of this one: "line managers".
    /// Such a commitment would count as one of the partnership.
    fn unknown_bearers(&self) -> Vec<Draft> {
        let arena = self.arena;
        let bodies: Vec<NodeId> = ["bodies", "issuers"].iter().flat_map(|list| self.items_of(list)).collect();
        let names = |item: &NodeId| -> Vec<&str> {
            let called = arena.get(*item, "also_called");
            let called = called.into_iter().flat_map(|called| [called].into_iter().chain(arena.items(called)));
            let own = ["id", "short", "name"].iter().filter_map(|name| arena.get(*item, name));
            own.chain(called).filter_map(|node| arena.text(node)).collect()
        };
        let known: Vec<&str> = bodies.iter().flat_map(names).collect();
        let ids: Vec<&str> = bodies.iter().filter_map(|body| arena.text(arena.get(*body, "id")?)).collect();
        let unknown = |item: NodeId| {
            let node = arena.get(item, "by")?;
            let text = self.sound(node)?;
            let bare = text.strip_prefix("the ").unwrap_or(text);
            let is_known =
                ACT.contains(&text) || text == UNSTATED || known.iter().any(|name| name.eq_ignore_ascii_case(bare));
            if is_known {
                return None;
            }
            let plain = text.to_lowercase().replace(['_', ' '], "-");
            let is_near = !text.contains(' ') && (ids.contains(&plain.as_str()) || nearest(text, &ids).is_some());
            // The name of a body is one of a part of the partnership, whether it is listed or not; a person is told as one.
            let last = bare.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let is_short = text.len() > 1 && text.chars().all(|letter| letter.is_ascii_uppercase());
            let is_body = is_short || text.contains(char::is_uppercase) && BODIES.contains(&last.as_str());
            let is_to = arena.get(item, "to").is_none()
                && arena.get(item, "answer").and_then(|answer| arena.text(answer)) == Some(Answer::Delegated.word());
            if is_near || is_body || is_to || is_placeholder(text) || names_person(text) {
                return None;
            }
            if let Some(meant) = bearer_meant(text) {
                let message = format!("\"{}\" is not the word for them here; did you mean {meant}?", shortened(text));
                return Some(Draft::new(node, message, format!("write {meant}")).value(text));
            }
            let message = format!(
                "\"{}\" is nobody that the record knows by that name, and counts as the partnership",
                shortened(text)
            );
            let body = if may_be_body(bare) {
                let id = plain_name(bare);
                format!(
                    "; a body of its own stands under bodies: - {{id: {id}, name: {}}}, and here by: {id}",
                    value(bare)
                )
            } else {
                String::new()
            };
            let help = format!(
                "write agencies where each agency acts, participants or trainers where they do, partnership where it is done for \
                 all{body}; who it is in the source's words goes into says"
            );
            Some(Draft::new(node, message, help).value(text))
        };
        self.items_of("commitments").into_iter().filter_map(unknown).collect()
    }

    /// "the Executive; the Exec Board", where each name is an item.
    fn two_names(&self) -> Vec<Draft> {
        let arena = self.arena;
        let names = ["bodies", "issuers"].iter().flat_map(|list| self.items_of(list));
        let names = names.filter_map(|item| arena.get(item, "also_called"));
        let two = |node: NodeId| {
            let text = self.sound(node)?;
            let names: Vec<&str> = text.split([';', ',']).map(str::trim).collect();
            let is_name = |name: &&str| name.contains(char::is_uppercase);
            if names.len() < 2 || !names.iter().all(is_name) {
                return None;
            }
            let message = format!("this reads as one name: \"{}\"", shortened(text));
            let names: Vec<String> = names.into_iter().map(value).collect();
            let help = format!("if they are several, write also_called: [{}]", names.join(", "));
            Some(Draft::new(node, message, help).value(text))
        };
        names.flat_map(|node| [node].into_iter().chain(arena.items(node)).filter_map(two).collect::<Vec<_>>()).collect()
    }

    /// "Working Together 2018" with another edition beside it.
    fn other_years(&self) -> Vec<Draft> {
        let arena = self.arena;
        let other = |item: NodeId| {
            let edition = self.sound(arena.get(item, "edition")?)?;
            let [year] = years(edition)[..] else { return None };
            let name = |entry: &'static str| Some((entry, arena.get(item, entry)?));
            let (entry, node) = ["id", "as_written"].into_iter().filter_map(name).find(|(_, node)| {
                let named = self.sound(*node).map(years).unwrap_or_default();
                !named.is_empty() && !named.contains(&year)
            })?;
            let text = self.sound(node)?;
            let message =
                format!("the name says {}, and the edition beside it is {edition}", years(text).join(" and "));
            let help = format!(
                "look up which of the two the document cites, and write that one under edition; correct {entry}"
            );
            Some(Draft::new(node, message, help).value(text))
        };
        self.items_of("guidance").into_iter().filter_map(other).collect()
    }

    /// A level that includes itself.
    fn own_levels(&self) -> Vec<Draft> {
        let arena = self.arena;
        let list = arena.get(NodeId::ROOT, "levels").and_then(|levels| arena.get(levels, "list"));
        let own = |level: NodeId| {
            let number = arena.text(arena.get(level, "number")?)?;
            let includes = arena.get(level, "includes")?;
            let node =
                [includes].into_iter().chain(arena.items(includes)).find(|node| arena.text(*node) == Some(number))?;
            let message = format!("{} includes itself here", shortened(number));
            let help =
                "write the numbers of the others that it takes in, as in includes: [1]; none where it takes in none";
            Some(Draft::new(node, message, help).value(number).severity(Severity::Error))
        };
        list.map(|list| arena.items(list).filter_map(own).collect()).unwrap_or_default()
    }

    /// "KCSIE 2024, Working Together 2023", where each document of guidance is an item.
    fn two_guides(&self) -> Vec<Draft> {
        let arena = self.arena;
        let Some(items) =
            schema::property(self.schema, self.schema, "guidance").and_then(|list| schema::items(self.schema, list))
        else {
            return Vec::new();
        };
        let two = |item: NodeId| {
            let node = arena.get(item, "id")?;
            let text = self.sound(node)?;
            let written = example::several(self.schema, items, text)?;
            let message = format!("several documents stand in one entry: \"{}\"", shortened(text));
            let help = format!("write an entry for each: - {}", written.join(", - "));
            Some(Draft::new(node, message, help).value(text))
        };
        self.items_of("guidance").into_iter().filter_map(two).collect()
    }
}

/// The word for those who act, where a text says no more than that: "all agencies", "the trainers".
pub(super) fn bearer_meant(text: &str) -> Option<&'static str> {
    const FILLERS: [&str; 9] = ["all", "each", "every", "the", "our", "its", "partner", "member", "individual"];
    const MEANT: [(&str, &[&str]); 4] = [
        (
            "agencies",
            &[
                "agency",
                "agencies",
                "organisation",
                "organisations",
                "employer",
                "employers",
                "school",
                "schools",
                "college",
                "colleges",
                "setting",
                "settings",
                "nursery",
                "nurseries",
                "branch",
                "branches",
                "service",
                "services",
                "partner",
                "partners",
                "members",
            ],
        ),
        ("trainers", &["trainer", "trainers"]),
        ("participants", &["participant", "participants", "delegate", "delegates", "learner", "learners", "attendees"]),
        ("partnership", &["partnership"]),
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace().filter(|word| !FILLERS.contains(word));
    let (word, None) = (words.next()?, words.next()) else { return None };
    MEANT.iter().find(|(_, names)| names.contains(&word)).map(|(meant, _)| *meant)
}

/// The years that a text names.
fn years(text: &str) -> Vec<&str> {
    let is_year = |word: &&str| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split(|letter: char| !letter.is_alphanumeric()).filter(is_year).collect()
}

/// Those who act under names that every policy has.
const ACT: [&str; 4] = ["partnership", "agencies", "trainers", "participants"];

/// Whether what stands under `by` may be the name of a body: what is a role, is longer than a name, or names several, is none.
fn may_be_body(text: &str) -> bool {
    const ROLES: [&str; 18] = [
        "lead",
        "leads",
        "officer",
        "officers",
        "head",
        "heads",
        "manager",
        "managers",
        "director",
        "chair",
        "coordinator",
        "administrator",
        "adviser",
        "advisor",
        "nurse",
        "doctor",
        "secretary",
        "staff",
    ];
    let lower = text.to_lowercase();
    let is_everyone = ["each ", "every", "all "].iter().any(|begins| lower.starts_with(begins));
    let is_role = ROLES.contains(&lower.rsplit(' ').next().unwrap_or_default()) || lower.starts_with("head of ");
    let is_several = text.contains([',', ';', '/', '(', '&']) || text.contains(" and ");
    !is_everyone && !is_role && !is_several && text.split(' ').count() < 5
}
