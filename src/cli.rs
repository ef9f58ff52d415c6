//! The command line: argument types and their help, nothing else.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date as Day;

use crate::model::duration::Unit;
use crate::model::located::Read;
use crate::model::{Duration, Kind};
use crate::report::SCHEMAS;
use crate::session::Request;

/// Checks safeguarding-children training policies and courses against shared standards.
#[derive(Debug, Parser)]
#[command(name = "paramount", version, about, long_about = None, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong with policies, courses and their materials, standards and settings
    Check(CheckArgs),
    /// Show every date that needs somebody: reviews, approvals, promises
    Due(DueArgs),
    /// Show which outcomes of a policy's levels are taught by which course, and which by none
    Coverage(CoverageArgs),
    /// Show what changed between two documents, and whether it is weaker
    Diff(DiffArgs),
    /// Explain a rule or a standard; without a name, list them all; with --config, say where settings come from
    Explain(ExplainArgs),
    /// Print the JSON Schema of a kind of document, for editors
    Schema(SchemaArgs),
}

/// Which documents, and as at which day.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files and folders to look at
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// The folder that paths are relative to and that nothing leaves [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
    /// A folder, inside the root or not, with policies that courses name; may be given several times
    #[arg(long, value_name = "DIR")]
    pub policies: Vec<PathBuf>,
    /// Judge as at this day, written 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
}

impl InputArgs {
    /// What a run is asked to look at.
    pub fn request(&self) -> Request<'_> {
        Request { paths: &self.paths, root: self.root.as_deref(), policies: &self.policies }
    }
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub format: FormatName,
    /// Also write a report to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<FormatName>)]
    pub report: Vec<(FormatName, PathBuf)>,
    /// The state before a change, such as origin/main: only what the change brings counts
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
    /// An earlier report, made with --report json=FILE: what it has is known and does not count again
    #[arg(long, value_name = "REPORT.json")]
    pub baseline: Option<PathBuf>,
    /// From which severity on findings make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// List for people, too, what does not count because of a waiver or a baseline; JSON always has it
    #[arg(long)]
    pub show_suppressed: bool,
}

/// Arguments of `due`.
#[derive(Debug, Args)]
pub struct DueArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// How far ahead to look, such as "6 months" or "60 days" [default: all the way]
    #[arg(long, value_name = "DURATION", value_parser = parse_stretch)]
    pub within: Option<Duration>,
    /// What to group the dates by, for people
    #[arg(long, value_enum, default_value_t = By::Urgency)]
    pub by: By,
    /// How to print the dates
    #[arg(long, value_enum, default_value_t = DueFormatName::Human)]
    pub format: DueFormatName,
    /// Also write the dates to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<DueFormatName>)]
    pub report: Vec<(DueFormatName, PathBuf)>,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it
    #[arg(long, value_enum, default_value_t = CoverageFormatName::Human)]
    pub format: CoverageFormatName,
    /// Also write it to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<CoverageFormatName>)]
    pub report: Vec<(CoverageFormatName, PathBuf)>,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(override_usage = "paramount diff [OPTIONS] OLD NEW\n       paramount diff [OPTIONS] --base REV [PATHS]...")]
pub struct DiffArgs {
    /// Two documents, the older first: files, or files of a commit as REV:path. With --base: the files and folders to
    /// look at [default: all]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Compare every policy and standards file with what it was in this branch, tag or commit
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
    /// The folder that paths are relative to and that nothing leaves [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
    /// The day that the report names, written 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = DiffFormatName::Human)]
    pub format: DiffFormatName,
    /// Also write the changes to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<DiffFormatName>)]
    pub report: Vec<(DiffFormatName, PathBuf)>,
    /// Which changes make the exit code 1 [default: weakened, and never between documents of different partnerships]
    #[arg(long, value_enum)]
    pub fail_on: Option<DiffFailOn>,
    /// Show rewordings, moves and record keeping to people too
    #[arg(long)]
    pub all: bool,
    /// Show too which courses below the root would be judged differently, had the one policy taken the other's place
    #[arg(long, conflicts_with = "base")]
    pub impact: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A rule such as review/overdue, or a standard such as two-trainers
    pub name: Option<String>,
    /// Say instead where each setting for a document or folder comes from
    #[arg(long, value_name = "PATH", conflicts_with = "name")]
    pub config: Option<PathBuf>,
    /// With --config: the folder that paths are relative to [default: the nearest folder above with .git]
    #[arg(long, requires = "config")]
    pub root: Option<PathBuf>,
    /// With --config: the day as at which waivers have ended or not, written 2026-11-22 [default: today]
    #[arg(long, requires = "config", value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The kind of document, or of report
    #[arg(value_parser = schemas())]
    pub kind: String,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// For people, on a terminal
    Human,
    /// For programs: check-report/v1
    Json,
    /// For a pull request or a web page
    Markdown,
}

/// The formats of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormatName {
    /// For people, on a terminal
    Human,
    /// For programs: due-report/v1
    Json,
    /// For spreadsheets
    Csv,
    /// For a web page
    Markdown,
    /// For calendars: one event a date, with an alarm
    Ics,
}

/// The formats of coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormatName {
    /// For people, on a terminal
    Human,
    /// For a web page
    Markdown,
    /// For programs: coverage-report/v1
    Json,
}

/// The formats of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormatName {
    /// For people, on a terminal
    Human,
    /// For programs: diff-report/v1
    Json,
    /// For a pull request or a web page
    Markdown,
}

/// Which changes make the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFailOn {
    /// What is weaker and not signed off
    Weakened,
    /// That, and what a person has to read
    Unclear,
    /// None
    Never,
}

/// What a calendar is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Overdue, due soon, later, no date
    Urgency,
    /// Who has to act
    Owner,
}

/// The formats of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people, on a terminal
    Human,
    /// For a web page
    Markdown,
    /// For programs
    Json,
}

/// When findings make the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding
    Note,
    /// Never
    Never,
}

/// What has a schema: the kinds of document, and the reports that programs read.
fn schemas() -> PossibleValuesParser {
    let kinds = Kind::ALL.iter().map(|kind| PossibleValue::new(kind.word()).help(example(*kind)));
    let reports = SCHEMAS.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(kinds.chain(reports))
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Policy => "A partnership's policy",
        Kind::Course => "A course",
        Kind::Standards => "A set of standards",
        Kind::Guidance => "A catalogue of guidance",
        Kind::Config => "A paramount.yaml",
    }
}

fn parse_day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write the day as 2026-11-22".to_owned())
}

fn parse_stretch(text: &str) -> Result<Duration, String> {
    let stretch = Duration::read(text).map_err(|fault| format!("{}; {}", fault.message, fault.help))?;
    if stretch.unit == Unit::WorkingDays {
        return Err(
            "working days cannot be counted, because bank holidays differ; write days, weeks or months".to_owned()
        );
    }
    Ok(stretch)
}

fn parse_report<F: ValueEnum>(text: &str) -> Result<(F, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("write it as json=report.json")?;
    let format = F::from_str(format, false).map_err(|_| format!("there is no format called {format}"))?;
    if file.is_empty() {
        return Err("name a file after the equals sign".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}
