//! Pages about the format and the commands, compiled in: what `explain TOPIC` prints. Their samples are loaded and checked by
//! the tests, and their commands are parsed.

/// A page that can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its name.
    pub name: &'static str,
    /// Other words by which people ask for it.
    pub also: &'static [&'static str],
    /// The page, in Markdown. Its first line is its name and what it is about.
    pub page: &'static str,
}

impl Topic {
    /// What it is about, in a few words.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, summary)| summary)
    }

    /// The page below its first line.
    pub fn text(&self) -> &'static str {
        self.page.split_once('\n').map_or("", |(_, text)| text).trim()
    }

    /// Every word by which it can be asked for.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }
}

macro_rules! topic {
    ($name:literal $(, $also:literal)*) => {
        Topic { name: $name, also: &[$($also),*], page: include_str!(concat!($name, ".md")) }
    };
}

/// All topics under their headings, in the order in which somebody new would read them.
pub const TOPICS: &[(&str, &[Topic])] = &[
    (
        "To begin",
        &[
            topic!("new", "start", "template"),
            topic!("yaml", "quotes", "colon", "lists", "indentation", "tab", "tabs", "hash", "remarks"),
            topic!("editors", "editor", "schema", "vscode", "server", "language-server", "lsp"),
        ],
    ),
    (
        "Writing a policy",
        &[
            topic!(
                "policy",
                "policies",
                "strategy",
                "period",
                "approval",
                "earlier",
                "versions",
                "version",
                "actions",
                "action",
                "charges",
                "charge",
                "recorded",
                "read-against",
                "unstated",
                "example",
                "examples"
            ),
            topic!("issuers", "issuer", "partnership"),
            topic!("commitments", "commitment", "answer", "answers", "strength", "says", "quote"),
            topic!("section", "sections"),
            topic!("details", "detail", "numbers"),
            topic!("levels", "level", "groups", "outcomes", "topics"),
            topic!("lead", "role", "roles", "bodies"),
            topic!("review", "reviews", "cycle", "next-due"),
            topic!("priorities", "priority"),
            topic!("guidance", "citations", "terms"),
            topic!("dates", "date", "today"),
            topic!("durations", "duration", "working-days"),
            topic!("scope", "jurisdiction", "subject", "wales", "adults"),
        ],
    ),
    (
        "Courses, standards and settings",
        &[
            topic!("course", "courses", "trainers"),
            topic!("evidence", "materials", "where", "lessons", "slides"),
            topic!("standards", "standard", "sentences"),
            topic!("config", "settings", "paramount.yaml", "exclude", "root", "programme"),
            topic!("waivers", "waiver", "exceptions"),
        ],
    ),
    (
        "Commands",
        &[
            topic!("check", "findings", "severity"),
            topic!("fix", "fixes", "mend", "mends"),
            topic!("summary"),
            topic!("due", "calendar", "overdue-dates"),
            topic!("coverage"),
            topic!("compare", "comparison"),
            topic!("sheet", "spreadsheet", "excel", "xlsx"),
            topic!("diff", "changes", "weakened", "signing-off"),
            topic!("formats", "format", "report", "reports"),
            topic!("exit-codes", "exit-code", "codes"),
        ],
    ),
    (
        "In CI, and with care",
        &[
            topic!("ci", "github", "gitlab", "pull-request"),
            topic!("base"),
            topic!("baseline", "known"),
            topic!("private-data", "privacy", "names", "nhs-number"),
            topic!("limits", "security", "offline"),
            topic!("rules", "rule"),
        ],
    ),
];

/// All topics.
pub fn topics() -> impl Iterator<Item = &'static Topic> {
    TOPICS.iter().flat_map(|(_, topics)| topics.iter())
}

/// The topic that a word asks for, with spaces or hyphens in it and in any case.
pub fn find(word: &str) -> Option<&'static Topic> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    topics().find(|topic| topic.words().any(|known| known == word))
}
