//! The command line: argument types and their help, nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date as Day;

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
    /// Say what is wrong with policies, standards and settings
    Check(CheckArgs),
    /// Explain a rule or a standard; without a name, list them all
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
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse_report)]
    pub report: Vec<(FormatName, PathBuf)>,
    /// From which severity on findings make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A rule such as review/overdue, or a standard such as two-trainers
    pub name: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// The kind of document, or of report
    #[arg(value_enum)]
    pub kind: SchemaName,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// For people, on a terminal
    Human,
    /// For programs: check-report/v1
    Json,
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

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// A partnership's policy
    Policy,
    /// A course
    Course,
    /// A set of standards
    Standards,
    /// A catalogue of guidance
    Guidance,
    /// A paramount.yaml
    Config,
    /// The JSON that check prints
    CheckReport,
}

fn parse_day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write the day as 2026-11-22".to_owned())
}

fn parse_report(text: &str) -> Result<(FormatName, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("write it as json=report.json")?;
    let format = FormatName::from_str(format, false).map_err(|_| format!("there is no format called {format}"))?;
    if file.is_empty() {
        return Err("name a file after the equals sign".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}
