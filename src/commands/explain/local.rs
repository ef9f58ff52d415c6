//! What the settings of the current folder add to what is built in: standards and guidance of one's own.

use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::guidance::{Catalogue, Library};
use crate::load::Loaded;
use crate::model::Kind;
use crate::session;
use crate::settings::{FILE_NAME, NamedStandards, Settings, SettingsStore, read_named};
use crate::tree::Tree;

/// The standards files that hold in a folder, as far as they can be read.
pub(super) fn sets(folder: &Path) -> Result<Vec<Loaded>, Error> {
    let tree = session::root(None, &[folder.to_path_buf()])?;
    let Some(settings) = settings(&tree, folder) else { return Ok(Vec::new()) };
    let files = settings.standards.iter().filter_map(|named| match named {
        NamedStandards::Shared(_) => None,
        NamedStandards::File(path) => Some(read_named(&tree, path, Kind::Standards)),
    });
    Ok(files.collect())
}

/// The catalogue of guidance that holds in a folder.
pub(super) fn catalogue(folder: &Path) -> Result<Arc<Catalogue>, Error> {
    let tree = session::root(None, &[folder.to_path_buf()])?;
    let settings = settings(&tree, folder).unwrap_or_default();
    Ok(Library::new(&tree).catalogue(&settings))
}

/// The settings that hold in a folder, where it is part of the tree.
fn settings(tree: &Tree, folder: &Path) -> Option<Arc<Settings>> {
    let here = tree.relative(folder)?;
    let settings_file = if here.is_empty() { FILE_NAME.to_owned() } else { format!("{here}/{FILE_NAME}") };
    Some(SettingsStore::new(tree).for_path(&settings_file))
}
