//! What holds of any input. `cargo test` tries each law on generated input and on every input that ever broke one
//! (`tests/it/laws/inputs/`); the targets under `fuzz/` try them for as long as one likes.

pub(crate) mod fixes;
pub(crate) mod output;
pub(crate) mod pairs;
pub(crate) mod paths;
pub(crate) mod runs;
pub(crate) mod texts;
pub(crate) mod yaml;

/// A law: it panics where the bytes break it.
pub(crate) type Law = fn(&[u8]);

/// Every law by the name of its fuzz target.
pub(crate) const LAWS: [(&str, Law); 10] = [
    ("yaml_tree", yaml::tree),
    ("yaml_oracle", yaml::oracle),
    ("config_load", runs::config),
    ("standards_load", runs::standards),
    ("markdown_text", texts::markdown),
    ("ooxml_text", texts::office),
    ("refs_resolve", paths::resolved),
    ("render_all", output::rendered),
    ("diff_pair", pairs::compared),
    ("fix_roundtrip", fixes::roundtrip),
];
