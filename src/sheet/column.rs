//! The columns: what each is called, how wide it is, and which of them come back.

/// A column of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The short name of the standard.
    Standard,
    /// What the standard asks.
    Title,
    /// The question that the policy answers.
    Question,
    /// The policy: `norfolk@2024`.
    Policy,
    /// What tells apart several answers of one policy to one standard, or what answers in place of a commitment.
    About,
    /// How it answers.
    Answer,
    /// How strongly, in its own word.
    Strength,
    /// Where it says so.
    Section,
    /// What it says, in the recorder's words.
    Says,
    /// The amounts and positions in it.
    Numbers,
    /// Which of them the standard knows.
    NumbersKnown,
    /// What is missing, of an answer that goes part of the way.
    Lacks,
    /// The action that will bring it, of an answer that is put off.
    Action,
    /// Who decides instead.
    To,
    /// The path of the document.
    File,
    /// The entry of the document that the row is about.
    Entry,
    /// The hash of the document as it was when the sheet was made.
    State,
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Self; 17] = [
        Self::Standard,
        Self::Title,
        Self::Question,
        Self::Policy,
        Self::About,
        Self::Answer,
        Self::Strength,
        Self::Section,
        Self::Says,
        Self::Numbers,
        Self::NumbersKnown,
        Self::Lacks,
        Self::Action,
        Self::To,
        Self::File,
        Self::Entry,
        Self::State,
    ];

    /// Those that are filled in and come back.
    pub const OPEN: [Self; 8] =
        [Self::Answer, Self::Strength, Self::Section, Self::Says, Self::Numbers, Self::Lacks, Self::Action, Self::To];

    /// Those that tie a row to its document.
    pub const TIES: [Self; 3] = [Self::File, Self::Entry, Self::State];

    /// What stands above it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::Title => "What it asks",
            Self::Question => "Question",
            Self::Policy => "Policy",
            Self::About => "About",
            Self::Answer => "Answer",
            Self::Strength => "Strength",
            Self::Section => "Section",
            Self::Says => "What the policy says",
            Self::Numbers => "Numbers",
            Self::NumbersKnown => "Numbers that belong here",
            Self::Lacks => "What is missing",
            Self::Action => "Promised action",
            Self::To => "Left to whom",
            Self::File => "File",
            Self::Entry => "Entry",
            Self::State => "State of the file",
        }
    }

    /// How many characters stand side by side in it.
    pub(super) fn width(self) -> u16 {
        match self {
            Self::Standard | Self::Policy => 20,
            Self::Title | Self::Question => 36,
            Self::About => 18,
            Self::Answer | Self::Strength => 12,
            Self::Section | Self::Numbers => 22,
            Self::Says => 60,
            Self::NumbersKnown | Self::Lacks => 30,
            Self::Action | Self::To => 22,
            Self::File | Self::Entry | Self::State => 16,
        }
    }

    /// Whether it is filled in and comes back.
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether it ties a row to its document.
    pub(super) fn is_tie(self) -> bool {
        Self::TIES.contains(&self)
    }

    /// The entry of a commitment that it shows.
    pub(super) fn key(self) -> Option<&'static str> {
        match self {
            Self::Answer => Some("answer"),
            Self::Strength => Some("strength"),
            Self::Section => Some("section"),
            Self::Says => Some("says"),
            Self::Numbers => Some("details"),
            Self::Lacks => Some("lacks"),
            Self::Action => Some("action"),
            Self::To => Some("to"),
            _ => None,
        }
    }
}
