//! A rule's page, taken apart: why it matters, how to fix it, and the examples that are its tests.

/// A rule's Markdown page. Every page has the same headings in the same order.
#[derive(Clone, Copy, Debug)]
pub struct Page(&'static str);

/// An example from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example<'p> {
    /// Whether it stands under "Flagged".
    pub flagged: bool,
    /// Whether it is the text of a material, and no YAML.
    pub is_material: bool,
    /// The words after the fence's language: `today=2026-03-01 kind=policy`.
    pub settings: Vec<(&'p str, &'p str)>,
    /// The document, or a fragment of one.
    pub text: &'p str,
}

impl<'p> Example<'p> {
    /// The files that stand beside the document, as (name, line): a line of the example that begins with
    /// `# file NAME: ` is a line of that file, which ends with a line feed.
    pub fn files(&self) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.text.lines().filter_map(|line| line.strip_prefix("# file ")?.split_once(": "))
    }
}

impl Page {
    /// The headings that every page has.
    pub const HEADINGS: [&'static str; 5] = ["What it checks", "Why it matters", "Flagged", "Passes", "How to fix"];

    /// A page.
    pub fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The text under a heading, trimmed.
    pub fn section(&self, heading: &str) -> &'static str {
        let mark = format!("## {heading}\n");
        let Some(start) = self.0.find(&mark).map(|at| at + mark.len()) else { return "" };
        let rest = &self.0[start..];
        if rest.starts_with("## ") {
            return "";
        }
        rest[..rest.find("\n## ").unwrap_or(rest.len())].trim()
    }

    /// The first paragraph under "Why it matters", on one line.
    pub fn why(&self) -> String {
        let section = self.section("Why it matters");
        let paragraph = section.split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The documents on a page that is no rule's, in order.
    pub fn samples(&self) -> Vec<Example<'static>> {
        fenced(self.0, false).into_iter().filter(|example| !example.is_material).collect()
    }

    /// The examples, in order: the blocks in ```yaml fences, and ```text fences for
    /// materials, under "Flagged" and "Passes".
    pub fn examples(&self) -> Vec<Example<'static>> {
        let mut examples = fenced(self.section("Flagged"), true);
        examples.extend(fenced(self.section("Passes"), false));
        examples
    }
}

fn fenced(section: &'static str, flagged: bool) -> Vec<Example<'static>> {
    const FENCE: &str = "```";
    let mut found = Vec::new();
    let mut rest = section;
    while let Some((_, block)) = rest.split_once(FENCE) {
        let Some((info, after)) = block.split_once('\n') else { break };
        // An empty example has its end right at its beginning.
        let end = if after.starts_with(FENCE) { Some(0) } else { after.find("\n```").map(|at| at + 1) };
        let Some(end) = end else { break };
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        if ["yaml", "text"].contains(&language) {
            let settings = words.filter_map(|word| word.split_once('=')).collect();
            found.push(Example { flagged, is_material: language == "text", settings, text: &after[..end] });
        }
        rest = &after[end + FENCE.len()..];
    }
    found
}
