//! What each step costs, as a ratio to the bare scan of the same bytes in the same run: absolute times say little on a
//! shared machine. `cargo bench --bench ratios`.

#![expect(clippy::print_stdout, reason = "a benchmark talks to the terminal")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io};

use clap::Parser as _;
use granit_parser::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::load::{self, Recognised};
use paramount::report::Look;

/// How often each step is run; the fastest run counts, since noise only ever adds.
const RUNS: usize = 15;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let scan = fastest(|| texts.iter().map(|(_, text)| Parser::new_from_str(text).count()).sum::<usize>());
    println!("{} documents, {bytes} bytes; the bare scan is 1.00", texts.len());
    let line = |name: &str, time: Duration| {
        println!("{name:<34} {:>6.2}", time.as_secs_f64() / scan.as_secs_f64());
    };
    line("bare scan", scan);
    line("recognise", fastest(|| texts.iter().filter(|(_, text)| is_ours(text)).count()));
    line("load: scan, shape, model", fastest(|| load_all(&texts).len()));
    let folder = tempfile::tempdir().expect("a folder for the copies");
    for (index, (_, text)) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{index}.yaml")), text).expect("a copy can be written");
    }
    line("the whole command, all cores", fastest(|| command(folder.path())));
}

/// `paramount check --format json` over a folder, printed to nowhere.
fn command(folder: &Path) -> u8 {
    let folder = folder.to_str().expect("a path in UTF-8");
    let arguments = ["paramount", "check", folder, "--root", folder, "--format", "json"];
    let cli = Cli::try_parse_from(arguments).expect("arguments that parse");
    let look = Look { color: false, width: 100 };
    let (out, errors) = (&mut io::sink(), &mut io::sink());
    let mut console = Console { out, errors, look, today: date(2026, 11, 22) };
    commands::run(cli, &mut console).code()
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

/// The five policies, twenty times each under other names.
fn texts() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/partnerships");
    let mut texts = Vec::new();
    for partnership in fs::read_dir(folder).expect("the policies").flatten() {
        for file in fs::read_dir(partnership.path()).expect("a partnership's editions").flatten() {
            let text = fs::read_to_string(file.path()).expect("a policy");
            for copy in 0..20 {
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
    (0..RUNS).map(run).min().unwrap_or_default()
}
