//! `paramount explain --config PATH`: where each setting for a document or folder comes from.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date as Day;

use crate::cli::ExplainArgs;
use crate::commands::{Console, Failure};
use crate::error::Error;
use crate::explain::ExplainFormat;
use crate::load::Loaded;
use crate::model::Date;
use crate::report;
use crate::report::settings::{self, Origin, Setting, SettingsReport};
use crate::session;
use crate::settings::{Entry, FILE_NAME, Provenance, Settings, SettingsStore};
use crate::tree::Tree;

pub(super) fn run(path: &Path, arguments: &ExplainArgs, console: &mut Console<'_>) -> Result<(), Failure> {
    let (tree, named) = place(path, arguments)?;
    let store = SettingsStore::new(&tree);
    let is_folder = tree.is_folder(&named);
    let settings = match (is_folder, named.as_str()) {
        (false, _) => store.for_path(&named),
        // What a file in the folder would go by.
        (true, "") => store.for_path(FILE_NAME),
        (true, folder) => store.for_path(&format!("{folder}/{FILE_NAME}")),
    };
    let files: BTreeMap<String, Loaded> =
        store.take_files().into_iter().map(|file| (file.reference.path.clone(), file)).collect();
    let about = Gathered {
        settings: &settings,
        files: &files,
        document: (!is_folder).then_some(named.as_str()),
        today: arguments.today.unwrap_or(console.today),
    };
    let (rows, other_waivers) = about.rows();
    let report = SettingsReport {
        left_out: settings.excludes(&named),
        files: settings.files().to_vec(),
        faults: settings.files().iter().filter_map(|file| files.get(file)).map(|file| file.findings.len()).sum(),
        settings: rows,
        other_waivers,
        path: named,
    };
    let out = &mut *console.out;
    Ok(match arguments.format {
        ExplainFormat::Human => settings::human(&report, console.look, out),
        ExplainFormat::Markdown => settings::markdown(&report, out),
        ExplainFormat::Json => report::write_json(&report, out),
    }?)
}

/// The root, and the path relative to it.
fn place(path: &Path, arguments: &ExplainArgs) -> Result<(Tree, String), Error> {
    let missing = || {
        let message = format!("{} does not exist or cannot be looked at", path.display());
        Error::new(message, "check the spelling, and that the command runs in the right folder")
    };
    std::fs::symlink_metadata(path).map_err(|_| missing())?;
    let tree = session::root(arguments.root.as_deref(), &[path.to_path_buf()])?;
    match tree.relative(path) {
        Some(named) => Ok((tree, named)),
        None => Err(Error::new(
            format!("{} lies outside the root, so no settings hold for it", path.display()),
            "name a root that holds it with --root",
        )),
    }
}

/// What was read, on its way to rows.
struct Gathered<'a> {
    settings: &'a Settings,
    files: &'a BTreeMap<String, Loaded>,
    /// The document that is asked about, where it is no folder.
    document: Option<&'a str>,
    today: Day,
}

impl Gathered<'_> {
    /// A row for each setting, and how many waivers are left out of them.
    fn rows(&self) -> (Vec<Setting>, usize) {
        let mut rows = Vec::new();
        let mut others = 0;
        let said: BTreeMap<&Entry, &[Provenance]> = self.settings.said().collect();
        for (entry, value) in self.unsaid() {
            if said.get(&entry).is_none_or(|said| said.is_empty()) {
                let entry = entry.key().to_owned();
                rows.push(Setting { entry, value, origin: None, instead_of: None });
            }
        }
        for (entry, said) in said {
            for said in said {
                match self.value(entry, said) {
                    Some(value) => rows.push(self.row(entry, value, said)),
                    None => others += 1,
                }
            }
        }
        // The order of the README; rules and waivers, of which there are many, last.
        rows.sort_by_key(|row| ORDER.iter().position(|key| *key == row.entry));
        (rows, others)
    }

    fn row(&self, entry: &Entry, value: String, said: &Provenance) -> Setting {
        let over = said.overrides.as_deref().and_then(|over| Some((over.value.clone(), self.origin(over)?)));
        Setting { entry: entry.key().to_owned(), value, origin: self.origin(said), instead_of: over }
    }

    fn origin(&self, said: &Provenance) -> Option<Origin> {
        let file = self.files.get(said.file.as_ref())?;
        let span = file.arena.as_ref()?.span(said.at);
        Some(Origin { file: said.file.to_string(), line: file.source.as_ref()?.line_columns(span).line })
    }

    /// What a setting comes to, in words; `None` for a waiver of another document.
    fn value(&self, entry: &Entry, said: &Provenance) -> Option<String> {
        match entry {
            Entry::Rule(rule) => Some(format!("{rule}: {}", said.value)),
            Entry::Waivers => {
                let Some(waiver) = self.settings.waiver_at(&said.file, said.at) else {
                    return Some(format!(
                        "{}: does not count, because something in it is missing or wrong",
                        said.value
                    ));
                };
                if self.document.is_some_and(|document| !waiver.is_for(document)) {
                    return None;
                }
                let end = Date::day(waiver.until.last_day()).in_words();
                Some(match waiver.has_lapsed(self.today) {
                    true => format!("{}: ended on {end}, and does not count", said.value),
                    false => format!("{}, until {end}", said.value),
                })
            }
            _ => Some(said.value.clone()),
        }
    }

    /// What holds where nothing is said.
    fn unsaid(&self) -> [(Entry, String); 6] {
        let listed = |list: Vec<String>, none: &str| if list.is_empty() { none.to_owned() } else { list.join(", ") };
        let standards = self.settings.standards.iter().map(ToString::to_string).collect();
        [
            (Entry::Standards, listed(standards, "none")),
            (Entry::Guidance, "the catalogue that is built in".to_owned()),
            (Entry::Policies, "the policies among the documents that are checked".to_owned()),
            (Entry::Programme, "partial".to_owned()),
            (Entry::Exclude, "nothing".to_owned()),
            (Entry::DueWithin, self.settings.due_within.to_string()),
        ]
    }
}

const ORDER: [&str; 8] =
    ["standards", "guidance", "policies", "programme", "exclude", "due_within", "rules", "waivers"];
