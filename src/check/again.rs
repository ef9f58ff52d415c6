//! A run that is judged again and again while somebody writes: of all documents only those are judged anew of which something
//! else may be found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date as Day;
use rayon::prelude::*;

use super::basis::Basis;
use super::limits::{Cut, Rank, left_out};
use super::{MOST_LISTED, find_about, grade_one, judge_waivers};
use crate::error::{Error, catch_panic};
use crate::finding::{Finding, sort_and_fingerprint};
use crate::model::Model;
use crate::settings::Uses;
use crate::workspace::{Document, Workspace};

/// Of how many times as many findings as are listed all are kept, so that a list of the worst of them can be made anew. Where
/// there are more, no more is kept than is listed.
const KEPT: usize = 4;

/// What is found in a run, by the paths of the documents.
#[derive(Debug)]
pub struct Judged {
    /// How many findings are listed.
    most: usize,
    known: BTreeMap<String, Known>,
    today: Option<Day>,
    /// Where the list of findings ends, and the finding that says how many more there are.
    cut: Option<(Cut, Finding)>,
}

/// What is found about one document.
#[derive(Debug)]
struct Known {
    /// What it rests on; `None` where not all that was found is kept.
    basis: Option<Basis>,
    /// Graded and in order.
    findings: Vec<Finding>,
    /// How many of the findings at which the list ends are in it.
    room: usize,
    /// What the waivers of its settings did.
    uses: Uses,
    /// Where the tool itself failed.
    faults: Vec<Error>,
}

impl Default for Judged {
    fn default() -> Self {
        Self::listing(MOST_LISTED)
    }
}

impl Judged {
    /// Nothing yet, of which so many findings will be listed.
    fn listing(most: usize) -> Self {
        Self { most, known: BTreeMap::new(), today: None, cut: None }
    }

    /// All findings that are listed.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.known.keys().flat_map(|path| self.about(path))
    }

    /// The faults of ours.
    pub fn faults(&self) -> impl Iterator<Item = &Error> {
        self.known.values().flat_map(|known| &known.faults)
    }

    /// The listed findings about the document at a path.
    pub fn about(&self, path: &str) -> impl Iterator<Item = &Finding> {
        let known = self.known.get(path);
        let mut cut = self.cut.as_ref().map(|(cut, _)| Cut { room: known.map_or(0, |known| known.room), ..*cut });
        let is_listed = move |finding: &&Finding| cut.as_mut().is_none_or(|cut| cut.lists(rank(finding)));
        let more = self.cut.iter().map(|(_, more)| more).filter(move |more| more.document.path == path);
        known.into_iter().flat_map(|known| &known.findings).filter(is_listed).chain(more)
    }

    /// Judges a run; gives back the paths of the documents of which something else may be found than before.
    pub fn judge(&mut self, workspace: &Workspace, today: Day) -> BTreeSet<String> {
        self.today = Some(today);
        let documents = workspace.documents.par_iter();
        let bases: Vec<(&Document, Basis)> =
            documents.map(|document| (document, Basis::of(document, workspace, today))).collect();
        let is_news = |(document, basis): &(&Document, Basis)| {
            let known = self.known.get(path_of(document)).and_then(|known| known.basis.as_ref());
            known != Some(basis) || has_waivers(document)
        };
        let concerned: Vec<(&Document, Basis)> = bases.into_iter().filter(is_news).collect();
        let gone: Vec<String> = self.known.keys().filter(|path| workspace.at(path).is_none()).cloned().collect();
        gone.iter().for_each(|path| drop(self.known.remove(path)));
        let mut news = self.judge_anew(concerned, workspace, today);
        news.extend(gone);
        news.extend(self.list(workspace));
        news
    }

    /// The same where documents were written in which others find what they found before, and nothing else changed. Files
    /// that courses are taught from may be among them.
    pub fn judge_written(&mut self, workspace: &Workspace, written: &BTreeSet<String>, today: Day) -> BTreeSet<String> {
        let is_alone = |known: &Known| known.basis.is_some();
        if self.today != Some(today) || !self.known.values().all(is_alone) {
            return self.judge(workspace, today);
        }
        let leans_on_them = |known: &Known| known.basis.as_ref().is_some_and(|basis| basis.leans_on(written));
        let leaning = self.known.iter().filter(|(_, known)| leans_on_them(known)).map(|(path, _)| path.as_str());
        let paths: BTreeSet<&str> = leaning.chain(written.iter().map(String::as_str)).collect();
        let with_waivers = workspace.documents.iter().filter(|document| has_waivers(document));
        let documents = paths.into_iter().filter_map(|path| workspace.at(path)).filter(|one| !has_waivers(one));
        let concerned: Vec<_> =
            documents.chain(with_waivers).map(|document| (document, Basis::of(document, workspace, today))).collect();
        let mut news = self.judge_anew(concerned, workspace, today);
        news.extend(self.list(workspace));
        news
    }

    /// Judges these documents.
    fn judge_anew(
        &mut self,
        concerned: Vec<(&Document, Basis)>,
        workspace: &Workspace,
        today: Day,
    ) -> BTreeSet<String> {
        let judged: Vec<(&Document, Known)> = concerned
            .into_par_iter()
            .map(|(document, basis)| (document, Known::judge(document, basis, workspace, today)))
            .collect();
        let documents: Vec<&Document> = judged.iter().map(|(document, _)| *document).collect();
        self.known.extend(judged.into_iter().map(|(document, known)| (path_of(document).to_owned(), known)));
        self.judge_waivers(&documents, workspace, today);
        self.fingerprint(&documents, workspace)
    }

    /// Judges the waivers of settings by what they did in the whole run.
    fn judge_waivers(&mut self, documents: &[&Document], workspace: &Workspace, today: Day) {
        let mut settings = documents.iter().filter(|document| has_waivers(document)).peekable();
        if settings.peek().is_none() {
            return;
        }
        let mut uses = Uses::default();
        self.known.values().for_each(|known| uses.add(known.uses.clone()));
        for document in settings {
            let judged = catch_panic(path_of(document), || judge_waivers(document, workspace, today, &uses));
            let Some(known) = self.known.get_mut(path_of(document)) else { continue };
            match judged {
                Ok(mut list) => {
                    list.retain_mut(|finding| grade_one(finding, document, today, &mut Uses::default()));
                    known.findings.extend(list);
                }
                Err(fault) => known.faults.push(fault),
            }
        }
    }

    /// Puts the findings about these documents in order and gives them their fingerprints; gives back the paths of all whose
    /// findings have new ones. Those of documents that share a name are told apart by a count among them all.
    fn fingerprint(&mut self, documents: &[&Document], workspace: &Workspace) -> BTreeSet<String> {
        let mut by_name: HashMap<(&str, &str), BTreeSet<&str>> = HashMap::new();
        for document in documents {
            let (kind, name) = document.loaded.reference.name();
            let paths =
                by_name.entry((kind, name)).or_insert_with(|| workspace.named(kind, name).map(path_of).collect());
            paths.insert(path_of(document));
        }
        for paths in by_name.values() {
            let mut all: Vec<Finding> = Vec::new();
            for path in paths {
                all.extend(self.known.get_mut(*path).into_iter().flat_map(|known| std::mem::take(&mut known.findings)));
            }
            sort_and_fingerprint(&mut all);
            for finding in all {
                if let Some(known) = self.known.get_mut(&finding.document.path) {
                    known.findings.push(finding);
                }
            }
        }
        by_name.into_values().flatten().map(str::to_owned).collect()
    }

    /// Lists as many findings as a report does: which of them give way, all documents decide together. Gives back the paths of
    /// those of which another part is listed now.
    fn list(&mut self, workspace: &Workspace) -> BTreeSet<String> {
        let all = self.known.values().flat_map(|known| &known.findings).map(rank);
        let (Some(home), Some(cut)) = (workspace.home(), Cut::of(all, self.most)) else {
            let was_cut = self.cut.take().is_some();
            return if was_cut { self.known.keys().cloned().collect() } else { BTreeSet::new() };
        };
        let is_elsewhere = self.cut.as_ref().is_none_or(|(before, _)| before.rank != cut.rank);
        let (mut left, mut unlisted, mut news) = (cut, Vec::new(), BTreeSet::new());
        let mut total = 0;
        for (path, known) in &mut self.known {
            let room = left.room;
            unlisted.extend(known.findings.iter().filter(|finding| !left.lists(rank(finding))));
            let listed = room - left.room;
            let was_listed = std::mem::replace(&mut known.room, listed);
            if is_elsewhere || listed != was_listed {
                news.insert(path.clone());
            }
            total += known.findings.len();
        }
        let more = left_out(unlisted.into_iter().map(|finding| (finding, rank(finding))), home);
        news.insert(path_of(home).to_owned());
        self.cut = more.map(|more| (cut, more));
        if total > KEPT * self.most {
            self.forget_the_rest();
        }
        news
    }

    /// Keeps no more than is listed.
    fn forget_the_rest(&mut self) {
        let Some((cut, _)) = &self.cut else { return };
        for known in self.known.values_mut() {
            let mut cut = Cut { room: known.room, ..*cut };
            known.findings.retain(|finding| cut.lists(rank(finding)));
            known.basis = None;
        }
    }
}

impl Known {
    /// Judges one document, but for its waivers.
    fn judge(document: &Document, basis: Basis, workspace: &Workspace, today: Day) -> Self {
        let mut uses = Uses::default();
        let (mut findings, faults) = match find_about(document, document, workspace, today) {
            Ok(found) => (found.findings, Vec::new()),
            Err(fault) => (Vec::new(), vec![fault]),
        };
        findings.retain_mut(|finding| grade_one(finding, document, today, &mut uses));
        Self { basis: Some(basis), findings, room: 0, uses, faults }
    }
}

/// How much a finding matters among all.
fn rank(finding: &Finding) -> Rank {
    (finding.suppressed.is_none(), finding.severity)
}

fn path_of(document: &Document) -> &str {
    &document.loaded.reference.path
}

/// Whether a document is settings with waivers, which all findings of the run may concern.
pub(super) fn has_waivers(document: &Document) -> bool {
    matches!(&document.loaded.model, Some(Model::Config(config)) if config.waivers.iter().next().is_some())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::{check, limits::listed};
    use crate::load;
    use crate::model::Kind;

    /// A policy with so many entries that nobody knows.
    fn policy(number: usize, unknown: usize) -> Document {
        let entries: String = (0..unknown).map(|entry| format!("x{entry}: 1\n")).collect();
        let text = format!("paramount: policy/v1\npolicy: p{number}\nedition: \"1\"\ntitle: T\n{entries}");
        Document::alone(load::load(&format!("{number}.yaml"), Kind::Policy, text.into_bytes()))
    }

    fn told<'f>(findings: impl Iterator<Item = &'f Finding>) -> BTreeSet<(String, String, usize)> {
        let one = |finding: &Finding| (finding.document.path.clone(), finding.fingerprint.clone(), finding.more);
        findings.map(one).collect()
    }

    /// With room for all, for some and for few; over the last limit nothing is kept but what is listed.
    #[test]
    fn a_list_is_the_one_that_a_report_has_whatever_was_written_before() {
        let today = date(2026, 11, 22);
        for most in [1, 5, 12, 20, 1000] {
            let mut workspace = Workspace::new((0..4).map(|number| policy(number, 3)).collect(), Vec::new(), None);
            let mut judged = Judged::listing(most);
            judged.judge(&workspace, today);
            for step in 0..24 {
                let written = policy(step % 4, 1 + step * 5 % 9);
                let path = written.loaded.reference.path.clone();
                workspace.rewrite(written);
                let news = judged.judge_written(&workspace, &BTreeSet::from([path.clone()]), today);
                assert!(news.contains(&path));
                let fresh =
                    listed(check(&workspace, today).0, &workspace, most, |finding| finding.suppressed.is_none());
                assert_eq!(told(judged.findings()), told(fresh.iter()), "{most} {step}");
            }
        }
    }
}
