//! One topic: which level of which partnership teaches it, in whose words.

use schemars::JsonSchema;
use serde::Serialize;

use super::level::{self, LevelsState, levels_in_force};
use super::subject::Subject;
use super::{as_word, shortened, texts};
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Policy, Statement};
use crate::model::scheme::Scheme;

/// Who teaches one topic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TopicTable {
    /// The topic.
    pub topic: String,
    /// What it is about.
    pub title: String,
    /// The answer of each column, in their order.
    pub answers: Vec<TopicAnswer>,
}

/// Where one document teaches a topic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TopicAnswer {
    /// What is known of its levels.
    #[serde(serialize_with = "as_word")]
    pub levels: LevelsState,
    /// What it calls one of them: level, group, stage.
    pub noun: String,
    /// What everybody learns of it, at whatever level.
    pub for_all: Vec<Outcome>,
    /// The levels that teach it, lowest first.
    pub taught_at: Vec<TaughtAt>,
    /// The levels that do not.
    pub not_at: Vec<String>,
    /// What it says of it among the issues that it puts first.
    pub priorities: Vec<Outcome>,
}

/// A level that teaches a topic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaughtAt {
    /// Its number or letter; null for a course that names none.
    pub number: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// Who takes part.
    pub audience: Option<String>,
    /// How it is delivered.
    pub delivery: Vec<String>,
    /// The included levels through which it reaches the topic; none where its own outcomes name it.
    pub through: Vec<String>,
    /// Its own outcomes that name it.
    pub outcomes: Vec<Outcome>,
}

/// What people learn.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Outcome {
    /// What it says.
    pub says: String,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// Who teaches `topic`.
pub(super) fn table(subjects: &[Subject<'_>], topic: &str) -> TopicTable {
    let title = subjects.iter().find_map(|subject| subject.controls.vocabulary.title(topic));
    TopicTable {
        topic: shortened(topic),
        title: shortened(title.unwrap_or(topic)),
        answers: subjects.iter().map(|subject| answer(subject, topic)).collect(),
    }
}

fn answer(subject: &Subject<'_>, topic: &str) -> TopicAnswer {
    let levels = subject.policy().and_then(|policy| policy.levels.given());
    let mut answer = TopicAnswer {
        levels: level::state(subject),
        noun: levels.map_or("level", |levels| levels.noun()).to_owned(),
        for_all: Vec::new(),
        taught_at: Vec::new(),
        not_at: Vec::new(),
        priorities: Vec::new(),
    };
    if let Some(policy) = subject.policy() {
        by_policy(subject, policy, topic, &mut answer);
    } else if let Some(course) = subject.course() {
        let outcomes = naming(subject, &course.outcomes, topic);
        if !outcomes.is_empty() {
            answer.taught_at.push(TaughtAt {
                number: course.level.text().map(shortened),
                title: None,
                audience: texts(&course.audience).first().cloned(),
                delivery: Vec::new(),
                through: Vec::new(),
                outcomes,
            });
        }
    }
    answer
}

fn by_policy(subject: &Subject<'_>, policy: &Policy, topic: &str, answer: &mut TopicAnswer) {
    answer.priorities = naming(subject, &policy.priorities, topic);
    let Some(levels) = levels_in_force(policy) else { return };
    answer.for_all = naming(subject, &levels.for_all, topic);
    let scheme = Scheme::of(levels);
    let number = |index: usize| scheme.levels[index].number.text().map(shortened);
    for (index, level) in scheme.levels.iter().enumerate() {
        let outcomes = naming(subject, &level.outcomes, topic);
        let providers = scheme.includes[index].iter().filter(|&&included| scheme.own[included].contains_key(topic));
        let through: Vec<String> = providers.filter_map(|&included| number(included)).collect();
        if outcomes.is_empty() && through.is_empty() {
            answer.not_at.extend(number(index));
            continue;
        }
        answer.taught_at.push(TaughtAt {
            number: number(index),
            title: level.title.text().map(shortened),
            audience: level.audience.text().map(shortened),
            delivery: level::delivery(level),
            through: if outcomes.is_empty() { through } else { Vec::new() },
            outcomes,
        });
    }
}

/// The statements that name a topic.
fn naming(subject: &Subject<'_>, statements: &[Item<Statement>], topic: &str) -> Vec<Outcome> {
    let naming = statements.iter().filter(|statement| names(statement, topic));
    naming.map(|statement| outcome(subject, statement)).collect()
}

fn names(statement: &Statement, topic: &str) -> bool {
    statement.topics.iter().filter_map(Leaf::text).any(|known| known == topic)
}

fn outcome(subject: &Subject<'_>, statement: &Item<Statement>) -> Outcome {
    Outcome {
        says: statement.says.text().map(shortened).unwrap_or_default(),
        sections: texts(&statement.section),
        line: subject.line(statement.at),
    }
}
