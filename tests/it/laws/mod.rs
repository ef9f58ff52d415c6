//! What holds of any input. `cargo test` tries each law on generated input and on every input that ever broke one
//! (`tests/it/laws/inputs/`); the targets under `fuzz/` try them for as long as one likes.

pub mod output;
pub mod pairs;
pub mod paths;
pub mod runs;
pub mod texts;
pub mod yaml;

/// A law: it panics where the bytes break it.
pub type Law = fn(&[u8]);

/// Every law by the name of its fuzz target.
pub const LAWS: [(&str, Law); 9] = [
    ("yaml_tree", yaml::tree),
    ("yaml_oracle", yaml::oracle),
    ("config_load", runs::config),
    ("standards_load", runs::standards),
    ("markdown_text", texts::markdown),
    ("ooxml_text", texts::office),
    ("refs_resolve", paths::resolved),
    ("render_all", output::rendered),
    ("diff_pair", pairs::compared),
];
