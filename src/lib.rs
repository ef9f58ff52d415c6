//! # How paramount is built
//!
//! A run goes one way, and each step is a function with a plain-data result:
//!
//! ```text
//! discover -> load -> model -> check -> findings -> report
//! ```
//!
//! * [`tree`] is the only door to files, [`discover`] says which to look at; [`paths`] are text.
//! * [`load`] turns bytes into a located tree ([`source::Arena`]) in one scan, finds all faults of structure at once and
//!   reads the typed [`model`] from the same tree. Broken input is a finding, never a failure.
//! * [`settings`] are the nearest `paramount.yaml`, resolved; [`standards`] are what documents are judged by, as data;
//!   [`predicate`] is the small language of their sentences.
//! * [`privacy`] knows what could lead to a child; no report ever repeats it.
//! * [`guidance`] is the catalogue of national guidance: which edition holds on a day, which names were replaced.
//! * [`extract`] takes the text out of Markdown and office files, [`scan`] tells what it cites and gives away, and
//!   [`materials`] keeps what is known of the files that courses are taught from, each looked at once per run.
//! * [`workspace`] holds all documents of a run. Whether a document is a draft, not yet begun, in force, replaced or withdrawn
//!   is decided in `src/workspace/lifecycle.rs` alone ([`workspace::State`]).
//! * [`check`] lets every one meet every rule of [`rules`] and every standard.
//! * [`change`] says what differs between two documents; whether that is weaker is decided in `src/change/judge.rs` alone, by
//!   the direction that [`model::fields`] states for each field. [`change::gate`] is what a change takes away from being found,
//!   [`change::history`] which findings were there before.
//! * [`due`], [`coverage`] and [`compare`] answer other questions of the same documents: when is what due, who teaches what,
//!   and what several of them say side by side.
//! * [`finding`] is plain data; of two findings that tell one fact, its table `quiet` says which one speaks. [`report`]
//!   prints them and does not know how anything was checked; [`report::deliver`] brings reports to files and exit codes.
//! * [`draft`] begins a policy's record from the document itself: what it says of itself, and what sounds like a duty in it.
//! * [`template`] starts a document for somebody to fill in, with a question for each standard.
//! * [`sheet`] lays out what policies answer as a spreadsheet that somebody fills in, and takes the changed cells back.
//! * [`help`] are the pages about the format and the commands that `explain` prints.
//! * [`explain`] says what a rule, a standard or a document of guidance is about.
//! * [`fix`] makes the fixes that come with findings: in memory, read again after each round, refused where the document
//!   would read worse. [`tree`] writes the file.
//! * [`numerals`] knows numbers that people write as words.
//! * [`words_at`] parts a text into words and says where each stands.
//! * [`unfinished`] names files in the making, so that what a killed run leaves is found and taken away.
//! * [`session`] is what a run is made of: everything that was named, read and put together.
//! * [`server`] answers editors, in the language server protocol.
//! * [`commands`] glue these together, [`cli`] holds the argument types.
//!
//! Clock, files and formats stay out of the rules: the day is an argument, the text is in the tree.

pub mod change;
pub mod check;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod coverage;
pub mod discover;
pub mod draft;
pub mod due;
pub mod error;
pub mod explain;
pub mod extract;
pub mod finding;
pub mod fix;
pub mod guidance;
pub mod help;
pub mod load;
pub mod materials;
pub mod model;
pub mod numerals;
pub mod paths;
pub mod predicate;
pub mod privacy;
pub mod report;
pub mod rules;
pub mod scan;
#[cfg(not(target_os = "wasi"))]
pub mod server;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod source;
pub mod standards;
pub mod template;
pub mod tree;
pub mod unfinished;
pub mod words_at;
pub mod workspace;
