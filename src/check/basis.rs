//! What the findings about a document rest on: its own text, what it is judged by, and what the rules ask the run about other
//! documents and files. Where none of that changed, nothing else is found.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem::discriminant;
use std::sync::Arc;

use jiff::civil::Date as Day;

use crate::load::{Loaded, Original};
use crate::materials;
use crate::model::{Course, Model};
use crate::workspace::{Controls, Document, PolicyFor, State, Workspace};

/// What the findings about one document rest on.
#[derive(Debug)]
pub(super) struct Basis {
    loaded: Arc<Loaded>,
    controls: Controls,
    original: Option<Arc<Original>>,
    /// What the rules ask about others, as a hash.
    others: u64,
    /// The paths of the documents and files that are part of that.
    leans_on: BTreeSet<String>,
}

impl Basis {
    /// What the findings about a document of a run rest on.
    pub(super) fn of(document: &Document, workspace: &Workspace, today: Day) -> Self {
        let mut others = Others::default();
        others.run(document, workspace, today);
        others.namesakes(document, workspace);
        others.state(workspace.state(document, today));
        others.policy(&workspace.policy_for(document, today));
        match &document.loaded.model {
            Some(Model::Course(course)) => others.materials(document, course, workspace),
            Some(Model::Config(_)) => others.programme(document, workspace, today),
            _ => others.text(document, workspace, today),
        }
        Self {
            loaded: Arc::clone(&document.loaded),
            controls: document.controls.clone(),
            original: document.original.clone(),
            others: others.hasher.finish(),
            leans_on: others.leans_on,
        }
    }

    /// Whether both are of the same texts, whatever these are judged by.
    pub(super) fn is_of_the_same_texts(&self, other: &Self) -> bool {
        let original = |basis: &Self| basis.original.as_ref().map(Arc::as_ptr);
        Arc::ptr_eq(&self.loaded, &other.loaded) && original(self) == original(other) && self.others == other.others
    }

    /// Whether another document or a file at one of these paths is part of it.
    pub(super) fn leans_on(&self, paths: &BTreeSet<String>) -> bool {
        paths.iter().any(|path| self.leans_on.contains(path))
    }
}

/// Whether both are of the same texts. What was read or put together again counts as another one.
impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        self.controls.are_those_of(&other.controls) && self.is_of_the_same_texts(other)
    }
}

/// What the rules ask about other documents and files.
#[derive(Default)]
struct Others {
    hasher: DefaultHasher,
    leans_on: BTreeSet<String>,
}

impl Others {
    fn add(&mut self, answer: impl Hash) {
        answer.hash(&mut self.hasher);
    }

    /// The text of another document is all that anybody may ask of it.
    fn document(&mut self, loaded: &Loaded) {
        let path = &loaded.reference.path;
        self.add((path, &loaded.sha256, loaded.findings.len()));
        self.leans_on.insert(path.clone());
    }

    /// The day, the sets in use, and whether the whole run is spoken of in the document.
    fn run(&mut self, document: &Document, workspace: &Workspace, today: Day) {
        let is_home = workspace.home().is_some_and(|home| Arc::ptr_eq(&home.loaded, &document.loaded));
        let has_shared_guidance = workspace.named("guidance", "shared").next().is_some();
        self.add((today, is_home, has_shared_guidance));
        workspace.standards.iter().for_each(|set| self.add((&set.id, &set.edition, &set.sha256)));
    }

    /// Other documents of its kind and name.
    fn namesakes(&mut self, document: &Document, workspace: &Workspace) {
        let (kind, name) = document.loaded.reference.name();
        let others = workspace.named(kind, name).filter(|other| !Arc::ptr_eq(&other.loaded, &document.loaded));
        others.for_each(|other| self.document(&other.loaded));
    }

    fn state(&mut self, state: State<'_>) {
        self.add(discriminant(&state));
        match state {
            State::NotYet(date) => self.add(date),
            State::Replaced(newer) => self.document(newer),
            State::Draft | State::InForce | State::Withdrawn => {}
        }
    }

    /// The policy under which a course stands.
    fn policy(&mut self, policy: &PolicyFor<'_>) {
        match policy {
            PolicyFor::Unnamed => {}
            PolicyFor::Unresolved(why) => self.add(why),
            PolicyFor::Resolved(found) => {
                self.add(found.is_pinned);
                self.document(found.loaded);
                self.state(found.state);
            }
        }
    }

    /// What is known of the files that a course names, and which beside it nobody names.
    fn materials(&mut self, document: &Document, course: &Course, workspace: &Workspace) {
        let manifest = &document.loaded.reference.path;
        for (path, place) in materials::files(manifest, course) {
            let material = workspace.shelf.get(&path);
            let text = material.and_then(|material| material.text.as_ref());
            self.add(material.map(|material| &material.fault));
            self.add(text.map(|text| (&text.sha256, text.whole)));
            self.add(material.zip(place).map(|(material, place)| material.find(place)));
            self.leans_on.extend(material.map(|material| material.path.clone()));
        }
        self.add(workspace.shelf.unclaimed(manifest));
    }

    /// What the text of a material says, and for whom it is.
    fn text(&mut self, document: &Document, workspace: &Workspace, today: Day) {
        let path = &document.loaded.reference.path;
        if document.loaded.reference.kind.as_deref() == Some(materials::KIND) {
            let text = workspace.shelf.get(path).and_then(|material| material.text.as_ref());
            self.add(text.map(|text| (&text.sha256, text.whole, text.sightings.len())));
            self.add(workspace.remit(document, today));
        }
    }

    /// The courses of which settings say that they are all, and their policies. What is asked of these is part of what others
    /// find in a document, so that nobody need look again where that is the same.
    fn programme(&mut self, document: &Document, workspace: &Workspace, today: Day) {
        let path = Some(document.loaded.reference.path.as_str());
        let mut courses = Self::default();
        for course in workspace.documents.iter().filter(|course| course.course().is_some()) {
            let settings = &course.controls.settings;
            if settings.has_whole_programme && settings.path.as_deref() == path {
                courses.document(&course.loaded);
                courses.policy(&workspace.policy_for(course, today));
            }
        }
        self.add(courses.hasher.finish());
    }
}
