//! What the name of a file says of it.

/// Whether a file has the name of a document.
pub fn is_yaml(path: &str) -> bool {
    matches!(ending_of(path).as_deref(), Some("yaml" | "yml"))
}

/// Whether a file is called nearly like a document: with the ending of another program behind it, as programs add it when they
/// save, `policy.yaml.txt`; with what is put behind the name of a copy, `policy.yaml (1)`; or with a slip in the ending.
pub fn is_nearly_yaml(path: &str) -> bool {
    const MISSPELT: [&str; 5] = ["ymal", "yalm", "yamll", "yamal", "yam"];
    if ending_of(path).is_some_and(|ending| MISSPELT.contains(&ending.as_str()) || is_of_copy(&ending)) {
        return true;
    }
    const ADDED: [&str; 10] = ["txt", "doc", "docx", "rtf", "pdf", "xlsx", "csv", "htm", "html", "odt"];
    let Some((name, _)) = path.rsplit_once('.') else { return false };
    is_yaml(name) && ending_of(path).is_some_and(|ending| ADDED.contains(&ending.as_str()))
}

/// `yaml (1)`, `yaml - Copy`, `yaml copy`.
fn is_of_copy(ending: &str) -> bool {
    let behind = ending.strip_prefix("yaml").or_else(|| ending.strip_prefix("yml"));
    behind.is_some_and(|behind| behind.starts_with([' ', '_', '(', '~']))
}

fn ending_of(path: &str) -> Option<String> {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_programs_add_do_not_hide_a_document() {
        assert!(is_yaml("a/policy.YAML") && is_yaml("b.yml") && !is_yaml("yaml") && !is_yaml("a.yaml.txt"));
        for name in ["a/policy.yaml.txt", "policy.yml.DOCX", "policy.ymal", "policy.yaml (1)", "policy.yaml - Copy"] {
            assert!(is_nearly_yaml(name), "{name}");
        }
        for name in ["policy.yaml", "policy.txt", "policy.yaml.bak", "policy.yaml.md"] {
            assert!(!is_nearly_yaml(name), "{name}");
        }
    }
}
