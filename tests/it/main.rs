//! All tests of the whole tool, in one program: a module a topic, and what they share in `support`.
//!
//! `cargo test --test it base::` runs one topic.

mod agreement;
mod answers;
mod base;
mod baseline;
mod calendar;
mod change;
mod change_laws;
mod citations;
mod cli;
mod course_repo;
mod courses;
mod coverage;
mod diff;
mod diff_report;
mod due;
mod editions;
mod editor;
mod gate;
mod house;
mod identity;
mod impact;
mod length;
mod lifecycle;
mod limits;
mod materials;
mod materials_hostile;
mod one_mistake;
mod parity;
mod pull_request;
mod records;
mod remit;
mod revisions;
mod rules;
mod scopes;
mod several_documents;
mod shelf;
mod signing;
mod story;
mod support;
mod texts;
mod waivers;
mod whose_word;
mod wordings;
mod yaml_oracle;
