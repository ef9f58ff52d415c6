//! What each step costs, as a ratio to the bare scan of the same bytes in the same run: absolute times say little on a
//! shared machine. `cargo bench --bench ratios`.

#![expect(clippy::print_stdout, reason = "a benchmark talks to the terminal")]

#[expect(dead_code, reason = "only some of it is measured")]
#[path = "../tests/it/support/office/mod.rs"]
mod office;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, io};

use clap::Parser as _;
use granit_parser::Parser;
use jiff::civil::{Date, date};
use office::Word;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::load::{self, Recognised};
use paramount::model::Policy;
use paramount::report::deliver::Report as _;
use paramount::report::{Look, Report};
use paramount::session::{self, Materials, Request};
use paramount::{check, extract};

/// How often each step is run at most, and for how long together; the fastest run counts, since noise only ever adds.
const RUNS: usize = 15;
const LONGEST: Duration = Duration::from_secs(10);

/// The day of every run.
const TODAY: Date = date(2026, 11, 22);

/// How reports are laid out.
const LOOK: Look = Look { color: false, width: 100 };

/// How many courses a run over courses has.
const COURSES: u32 = 40;

/// How many documents a run over policies has, where the command line says nothing else.
const DOCUMENTS: [usize; 2] = [100, 2_000];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for documents in if asked.is_empty() { DOCUMENTS.to_vec() } else { asked } {
        steps(documents);
    }
    markdown();
    word();
}

/// What each step of a run over policies costs on one core, beside the bare scan of their YAML.
fn steps(documents: usize) {
    let texts = texts(documents);
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let scanned = || texts.iter().map(|(_, text)| Parser::new_from_str(text).count()).sum::<usize>();
    let scan = fastest(scanned);
    println!("{} documents, {bytes} bytes; the bare scan is 1.00", texts.len());
    let line = |name: &str, time: Duration| {
        println!("{name:<34} {:>6.2}", time.as_secs_f64() / scan.as_secs_f64());
    };
    line("the bare scan again, as the noise", fastest(scanned));
    line("recognise", fastest(|| texts.iter().filter(|(_, text)| is_ours(text)).count()));
    line("load: scan, shape, model", fastest(|| load_all(&texts).len()));
    let loaded = load_all(&texts);
    let trees = || loaded.iter().filter_map(|document| document.arena.as_ref());
    line("model out of the tree", fastest(|| trees().filter(|tree| load::from_arena::<Policy>(tree).is_ok()).count()));
    let folder = tempfile::tempdir().expect("a folder for the copies");
    for (index, (_, text)) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{index}.yaml")), text).expect("a copy can be written");
    }
    let paths = [folder.path().to_path_buf()];
    let request = Request { paths: &paths, root: Some(folder.path()), policies: &[] };
    let read = || session::read(&request, Materials::Read).expect("a folder that can be read");
    line("find, load and put together", fastest(|| on_one_core(|| read().workspace.documents.len())));
    let session = read();
    line("rules and standards", fastest(|| on_one_core(|| check::check(&session.workspace, TODAY).0.len())));
    let report = report(folder.path());
    for name in ["json", "human", "sarif", "html"] {
        let format = Report::format(name).expect("a format");
        let written = fastest(|| format.write(&report, LOOK, &mut io::sink()).is_ok());
        line(&format!("report of {} findings, {name}", report.findings.len()), written);
    }
    line("the whole command, JSON", fastest(|| on_one_core(|| command(folder.path(), "json"))));
    line("the whole command, for people", fastest(|| on_one_core(|| command(folder.path(), "human"))));
    line("the whole command, all cores", fastest(|| command(folder.path(), "json")));
    if commit(folder.path()) {
        let changed = format!("{}# changed since\n", texts[0].1);
        fs::write(folder.path().join("0.yaml"), changed).expect("a document can be changed");
        let since = || command_into(folder.path(), &["--base", "HEAD", "--format", "json"], &mut io::sink());
        line("one document changed, --base", fastest(|| on_one_core(since)));
    }
}

/// Makes a repository of a folder, with one commit of all that is there; whether there is a git that does.
fn commit(folder: &Path) -> bool {
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-C"];
        let output = Command::new("git").args(who).arg(folder).args(arguments).output();
        output.is_ok_and(|output| output.status.success())
    };
    git(&["init", "--quiet"]) && git(&["add", "."]) && git(&["commit", "--quiet", "--message", "before"])
}

/// What reading a lesson costs beside parsing its Markdown, and what a run over courses costs that are taught from
/// lessons: the text is parsed once and looked at once.
fn markdown() {
    let lesson = lesson();
    let parse = fastest(|| pulldown_cmark::Parser::new(&lesson).count());
    println!("\na lesson of {} bytes; parsing its Markdown is 1.00", lesson.len());
    let line = |name: &str, time: Duration| {
        println!("{name:<34} {:>6.2}", time.as_secs_f64() / parse.as_secs_f64());
    };
    line("read a Markdown material", fastest(|| extract::read("lesson.md", lesson.as_bytes()).passages.len()));
    let folder = tempfile::tempdir().expect("a folder for the courses");
    for number in 0..COURSES {
        let course = format!(
            "paramount: course/v1\ncourse: course-{number}\ntitle: Neglect\nmaterials: [{number}.md]\nevidence:\n  \
             child-voice: [{{where: \"{number}.md#what-children-told-us\"}}]\n"
        );
        fs::write(folder.path().join(format!("{number}.yaml")), course).expect("a course can be written");
        fs::write(folder.path().join(format!("{number}.md")), &lesson).expect("a lesson can be written");
    }
    let run = fastest(|| on_one_core(|| command(folder.path(), "json")));
    line("a course and its lesson, one core", run / COURSES);
}

/// What reading a Word document costs beside unpacking it.
fn word() {
    let mut document = Word::new().heading(1, "What children told us");
    for paragraph in lesson().lines().filter(|line| !line.is_empty()) {
        document = document.paragraph(paragraph);
    }
    let bytes = document.build();
    let unpack = fastest(|| unpacked(&bytes));
    println!("\na Word document that unpacks to {} bytes; unpacking it is 1.00", unpacked(&bytes));
    let time = fastest(|| extract::read("lesson.docx", &bytes).passages.len());
    println!("{:<34} {:>6.2}", "read a Word material", time.as_secs_f64() / unpack.as_secs_f64());
}

fn unpacked(bytes: &[u8]) -> u64 {
    let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).expect("a container");
    let sizes = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).expect("a part");
        io::copy(&mut part, &mut io::sink()).expect("a part that unpacks")
    });
    sizes.sum()
}

fn on_one_core<T: Send>(step: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    pool.install(step)
}

/// A lesson of about 50 KB: headings, paragraphs over several lines, a list.
fn lesson() -> String {
    let mut text = String::from("# Neglect\n\n## What children told us\n\n");
    while text.len() < 50_000 {
        text.push_str(
            "Nobody *asked* what it was like at home. A girl of eleven said so to the worker who wrote it down,\n\
             in her own words, before the meeting; **Working Together to Safeguard Children** says who is to do what.\n\n\
             - The school knew that she came without breakfast.\n- The health visitor knew of the cold flat.\n\n",
        );
    }
    text
}

/// `paramount check` over a folder, printed to nowhere.
fn command(folder: &Path, format: &str) -> u8 {
    command_into(folder, &["--format", format], &mut io::sink())
}

fn command_into(folder: &Path, more: &[&str], out: &mut dyn io::Write) -> u8 {
    let folder = folder.to_str().expect("a path in UTF-8");
    let arguments = ["paramount", "check", folder, "--root", folder].into_iter().chain(more.iter().copied());
    let cli = Cli::try_parse_from(arguments).expect("arguments that parse");
    let mut console = Console { out, errors: &mut io::sink(), look: LOOK, today: TODAY };
    commands::run(cli, &mut console).code()
}

/// The report of a run, read back from what it prints for programs.
fn report(folder: &Path) -> Report {
    let mut printed = Vec::new();
    command_into(folder, &["--format", "json"], &mut printed);
    serde_json::from_slice(&printed).expect("a report")
}

fn is_ours(text: &str) -> bool {
    matches!(load::recognise(text.as_bytes()), Recognised::Ours(_))
}

fn load_all(texts: &[(PathBuf, String)]) -> Vec<load::Loaded> {
    texts
        .iter()
        .filter_map(|(path, text)| match load::recognise(text.as_bytes()) {
            Recognised::Ours(kind) => Some(load::load(&path.to_string_lossy(), kind, text.clone().into_bytes())),
            _ => None,
        })
        .collect()
}

/// The five policies, each several times under other names.
fn texts(documents: usize) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/partnerships");
    let mut texts = Vec::new();
    for partnership in fs::read_dir(folder).expect("the policies").flatten() {
        for file in fs::read_dir(partnership.path()).expect("a partnership's editions").flatten() {
            let text = fs::read_to_string(file.path()).expect("a policy");
            for copy in 0..documents / 5 {
                let name = format!("policy: copy-{copy}-");
                texts.push((file.path().join(copy.to_string()), text.replacen("policy: ", &name, 1)));
            }
        }
    }
    texts
}

fn fastest<T>(mut step: impl FnMut() -> T) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(step());
        start.elapsed()
    };
    let begun = Instant::now();
    let in_time = |run: &usize| *run == 0 || begun.elapsed() < LONGEST;
    (0..RUNS).take_while(in_time).map(run).min().unwrap_or_default()
}
