//! What the name of a file says of it.

/// Whether a file has the name of a document.
pub fn is_yaml(path: &str) -> bool {
    matches!(ending_of(path).as_deref(), Some("yaml" | "yml"))
}

/// Whether a file is called like a document with the ending of another program behind it, as programs add it when they
/// save: `policy.yaml.txt`, `policy.yaml.docx`.
pub fn is_nearly_yaml(path: &str) -> bool {
    const ADDED: [&str; 10] = ["txt", "doc", "docx", "rtf", "pdf", "xlsx", "csv", "htm", "html", "odt"];
    let Some((name, _)) = path.rsplit_once('.') else { return false };
    is_yaml(name) && ending_of(path).is_some_and(|ending| ADDED.contains(&ending.as_str()))
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
        assert!(is_nearly_yaml("a/policy.yaml.txt") && is_nearly_yaml("policy.yml.DOCX"));
        for name in ["policy.yaml", "policy.txt", "policy.yaml.bak", "policy.yaml.md"] {
            assert!(!is_nearly_yaml(name), "{name}");
        }
    }
}
