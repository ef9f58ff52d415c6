//! The command line: argument types and their help, nothing else.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date as Day;

use crate::explain::ExplainFormat;
use crate::model::duration::Unit;
use crate::model::located::Read;
use crate::model::{Duration, Kind};
use crate::report::compare::CompareReport;
use crate::report::coverage::CoverageReport;
use crate::report::deliver;
use crate::report::diff::DiffReport;
use crate::report::due::{DueReport, GroupBy};
use crate::report::summary::SummaryReport;
use crate::report::{Format, Report, SCHEMAS};
use crate::session::Request;
use crate::template;
use crate::tree::LAST_COMMIT;

/// A report that is asked for as a file.
type AsFile<R> = (&'static Format<R>, PathBuf);

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
    /// Show on one page the few things that matter most, each with by when, by whom and who signs
    Summary(SummaryArgs),
    /// Show every date that needs somebody: reviews, approvals, promises
    Due(DueArgs),
    /// Show which outcomes of a policy's levels are taught by which course, and which by none
    Coverage(CoverageArgs),
    /// Show policies side by side: what each says to every standard, in numbers, level by level, and when each is due
    Compare(CompareArgs),
    /// Show what changed between two documents, and whether it is weaker
    Diff(DiffArgs),
    /// Explain a topic, a rule, a standard or guidance; without a name, list them; with --config, say where settings come from
    Explain(ExplainArgs),
    /// Start a policy, a course, a set of standards or settings: a file with a sentence for every entry, to be filled in
    New(NewArgs),
    /// Write what policies answer to standards into a spreadsheet, to be filled in there, and take what was changed back
    Sheet(SheetArgs),
    /// Print the JSON Schema of a kind of document, for editors
    Schema(SchemaArgs),
    /// For editors: talk to one over standard input and output, in the language server protocol
    #[cfg(not(target_os = "wasi"))]
    Server(ServerArgs),
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
    #[arg(long, default_value = "human", value_parser = formats::<Report>())]
    pub format: &'static Format<Report>,
    /// Also write a report to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<Report>)]
    pub report: Vec<AsFile<Report>>,
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
    /// Show people every note and excerpt; the other formats always have every note
    #[arg(long)]
    pub all: bool,
    /// Mend in the files what has only one mend, such as dates in words, misspelt names of entries and missing quotes; then
    /// report what is left
    #[arg(long)]
    pub fix: bool,
    /// With --fix: show what would be mended and write nothing; the exit code is that of the files as they are
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub diff: bool,
}

/// Arguments of `summary`.
#[derive(Debug, Args)]
pub struct SummaryArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it
    #[arg(long, default_value = "human", value_parser = formats::<SummaryReport>())]
    pub format: &'static Format<SummaryReport>,
    /// Also write it to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<SummaryReport>)]
    pub report: Vec<AsFile<SummaryReport>>,
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
    #[arg(long, value_enum, default_value_t = GroupBy::Urgency)]
    pub by: GroupBy,
    /// How to print the dates
    #[arg(long, default_value = "human", value_parser = formats::<DueReport>())]
    pub format: &'static Format<DueReport>,
    /// Also write the dates to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<DueReport>)]
    pub report: Vec<AsFile<DueReport>>,
}

/// Arguments of `coverage`.
#[derive(Debug, Args)]
pub struct CoverageArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print it
    #[arg(long, default_value = "human", value_parser = formats::<CoverageReport>())]
    pub format: &'static Format<CoverageReport>,
    /// Also write it to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<CoverageReport>)]
    pub report: Vec<AsFile<CoverageReport>>,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Which documents.
    #[command(flatten)]
    pub input: InputArgs,
    /// Show one topic instead: which level of which partnership teaches it, as in --by topic recognise-abuse
    #[arg(long, num_args = 2, value_names = ["topic", "TOPIC"])]
    pub by: Vec<String>,
    /// How to print it
    #[arg(long, default_value = "human", value_parser = formats::<CompareReport>())]
    pub format: &'static Format<CompareReport>,
    /// Also write it to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<CompareReport>)]
    pub report: Vec<AsFile<CompareReport>>,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(
    override_usage = "paramount diff [OPTIONS] OLD NEW\n       paramount diff [OPTIONS] --base REV [PATHS]...\n       paramount diff [OPTIONS] --tracked FILE.docx [PATHS]..."
)]
pub struct DiffArgs {
    /// Two documents of one kind (policies, courses, sets of standards, catalogues of guidance, settings), the older first:
    /// files, or files of a commit as REV:path. With --base: the files and folders to look at [default: all]. With --tracked:
    /// the policy that records the document, or folders to look for it [default: here]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Compare every document and every settings file with what it was in this branch, tag or commit
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
    /// The folder that paths are relative to and that nothing leaves [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
    /// The day that the report names, written 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
    /// How to print the changes
    #[arg(long, default_value = "human", value_parser = formats::<DiffReport>())]
    pub format: &'static Format<DiffReport>,
    /// Also write the changes to a file, as FORMAT=FILE; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report::<DiffReport>)]
    pub report: Vec<AsFile<DiffReport>>,
    /// Which changes make the exit code 1 [default: weakened, and never between documents of different partnerships]
    #[arg(long, value_enum)]
    pub fail_on: Option<DiffFailOn>,
    /// Show rewordings, moves and record keeping to people too
    #[arg(long)]
    pub all: bool,
    /// Show too which courses below the root would be judged differently, had the one policy taken the other's place
    #[arg(long, conflicts_with = "base")]
    pub impact: bool,
    /// Show what the tracked changes of a Word document would do to what its policy records, before anybody accepts them
    #[arg(long, value_name = "FILE.docx", conflicts_with_all = ["base", "impact", "all"])]
    pub tracked: Option<PathBuf>,
    /// For git alone: take the arguments with which it calls a program that compares files, and always succeed
    #[arg(long, conflicts_with_all = ["base", "impact", "fail_on", "tracked"])]
    pub git_driver: bool,
}

/// Arguments of `server`.
#[derive(Debug, Args)]
pub struct ServerArgs {
    /// The state with which documents are compared while they are written: a branch, tag or commit
    #[arg(long, value_name = "REV", default_value = LAST_COMMIT)]
    pub base: String,
    /// A folder, inside the root or not, with policies that courses name; may be given several times
    #[arg(long, value_name = "DIR")]
    pub policies: Vec<PathBuf>,
    /// Judge as at this day, written 2026-11-22 [default: today, whatever day that is by then]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
    /// Taken and not needed: editors say how they talk
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A topic such as policy or dates, a rule such as review/overdue, a standard such as two-trainers, a document of national
    /// guidance such as kcsie; or guidance, for all that is known of that
    pub name: Option<String>,
    /// Say instead where each setting for a document or folder comes from
    #[arg(long, value_name = "PATH", conflicts_with = "name")]
    pub config: Option<PathBuf>,
    /// With --config: the folder that paths are relative to [default: the nearest folder above with .git]
    #[arg(long, requires = "config")]
    pub root: Option<PathBuf>,
    /// The day as at which waivers have ended, and editions of guidance begun, or not, written 2026-11-22 [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub today: Option<Day>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// What to start
    #[arg(value_parser = startable())]
    pub kind: Kind,
    /// The file to write; left out, the document is printed
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The same, as an option
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub output: Option<PathBuf>,
    /// The document that the policy is: .docx, .odt, .md or .txt; the file is begun from what it says
    #[arg(long, value_name = "DOCUMENT")]
    pub from: Option<PathBuf>,
    /// Quote the document's own sentences in the commitments that are suggested
    #[arg(long, requires = "from")]
    pub quote: bool,
    /// For pages that show the document beside the questions: print its sentences as JSON, and begin nothing
    #[arg(long, requires = "from", hide = true)]
    pub sentences: bool,
    /// Write the file even where there is one already, whose text is then lost
    #[arg(long)]
    pub force: bool,
    /// Ask first for what you know already, one question at a time; Enter skips one [default: on a terminal]
    #[arg(long)]
    pub ask: bool,
    /// Ask nothing, on a terminal either
    #[arg(long, conflicts_with = "ask")]
    pub no_ask: bool,
    /// The folder in which the file has to lie [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
}

/// Arguments of `sheet`.
#[derive(Debug, Args)]
pub struct SheetArgs {
    /// Which way.
    #[command(subcommand)]
    pub direction: SheetDirection,
}

/// The two ways of a sheet.
#[derive(Debug, Subcommand)]
pub enum SheetDirection {
    /// Write a row for each standard and policy: what the policy answers, or what is to be filled in
    Out(SheetOutArgs),
    /// Write the cells that were changed into the policies, line by line; nothing, where any of them cannot be
    In(SheetInArgs),
}

/// Arguments of `sheet out`.
#[derive(Debug, Args)]
pub struct SheetOutArgs {
    /// The sheet to write, called .xlsx or .csv
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Policies, and folders that hold some
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Write the sheet even where there is one already, whose changes are then lost
    #[arg(long)]
    pub force: bool,
    /// The folder that paths are relative to and that nothing leaves [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
}

/// Arguments of `sheet in`.
#[derive(Debug, Args)]
pub struct SheetInArgs {
    /// The sheet, called .xlsx or .csv
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Show what would change and write nothing
    #[arg(long)]
    pub diff: bool,
    /// The folder that the paths in the sheet are relative to [default: the nearest folder above with .git]
    #[arg(long)]
    pub root: Option<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The kind of document, or of report
    #[arg(value_parser = schemas())]
    pub kind: String,
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

/// The kinds of document that can be started.
fn startable() -> impl TypedValueParser<Value = Kind> {
    let kinds = template::KINDS.map(|kind| PossibleValue::new(kind.word()).help(example(kind)));
    PossibleValuesParser::new(kinds).try_map(|word| Kind::read(&word).map_err(|fault| fault.message))
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

/// The formats of a report, with what each is for.
fn formats<R: deliver::Report>() -> impl TypedValueParser<Value = &'static Format<R>> {
    let names = R::FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(names).try_map(|name| format_called(&name))
}

fn parse_report<R: deliver::Report>(text: &str) -> Result<AsFile<R>, String> {
    let (format, file) = text.split_once('=').ok_or("write it as json=report.json")?;
    let format = format_called(format)?;
    if file.is_empty() {
        return Err("name a file after the equals sign".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}

fn format_called<R: deliver::Report>(name: &str) -> Result<&'static Format<R>, String> {
    R::format(name).ok_or_else(|| format!("there is no format called {name}"))
}
