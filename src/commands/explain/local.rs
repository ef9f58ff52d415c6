//! Standards of one's own: those that the settings of the current folder name.

use std::path::Path;

use crate::error::Error;
use crate::load::Loaded;
use crate::model::Kind;
use crate::session;
use crate::settings::{FILE_NAME, NamedStandards, SettingsStore, read_named};

/// The standards files that hold in a folder, as far as they can be read.
pub(super) fn sets(folder: &Path) -> Result<Vec<Loaded>, Error> {
    let tree = session::root(None, &[folder.to_path_buf()])?;
    let Some(here) = tree.relative(folder) else { return Ok(Vec::new()) };
    let settings_file = if here.is_empty() { FILE_NAME.to_owned() } else { format!("{here}/{FILE_NAME}") };
    let settings = SettingsStore::new(&tree).for_path(&settings_file);
    let files = settings.standards.iter().filter_map(|named| match named {
        NamedStandards::Shared => None,
        NamedStandards::File(path) => Some(read_named(&tree, path, Kind::Standards)),
    });
    Ok(files.collect())
}
