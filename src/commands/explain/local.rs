//! What the settings of a folder add to what is built in: standards and guidance of one's own.

use std::path::Path;
use std::sync::Arc;

use crate::error::Error;
use crate::guidance::{Catalogue, Library};
use crate::session::{self, SetsInUse};
use crate::settings::{FILE_NAME, Settings, SettingsStore};
use crate::tree::Tree;

/// The sets of standards that hold in a folder.
pub(super) fn sets(folder: &Path) -> Result<SetsInUse, Error> {
    let tree = session::root(None, &[folder.to_path_buf()])?;
    Ok(SetsInUse::at(&tree, &settings_file(&tree, folder).unwrap_or_default()))
}

/// The catalogue of guidance that holds in a folder.
pub(super) fn catalogue(folder: &Path) -> Result<Arc<Catalogue>, Error> {
    let tree = session::root(None, &[folder.to_path_buf()])?;
    let settings = settings(&tree, folder).unwrap_or_default();
    Ok(Library::new(&tree).catalogue(&settings))
}

/// The settings that hold in a folder, where it is part of the tree.
fn settings(tree: &Tree, folder: &Path) -> Option<Arc<Settings>> {
    Some(SettingsStore::new(tree).for_path(&settings_file(tree, folder)?))
}

fn settings_file(tree: &Tree, folder: &Path) -> Option<String> {
    let here = tree.relative(folder)?;
    Some(if here.is_empty() { FILE_NAME.to_owned() } else { format!("{here}/{FILE_NAME}") })
}
