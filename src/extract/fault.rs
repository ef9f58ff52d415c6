//! What keeps a material from being read whole, and how a person is told.

/// What cut a material off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// The file is larger than is read.
    TooLarge,
    /// It holds more paragraphs than are read.
    TooManyPassages,
    /// It holds more text than is read.
    TooMuchText,
    /// It names guidance more often than is looked at.
    TooManyNames,
    /// The container holds too many files.
    TooManyEntries,
    /// The container inflates to more than is read.
    InflatesTooFar,
    /// A part inflates to so many times its size that it can only be an attack.
    RatioTooHigh,
    /// Two parts share one place in the file, or one name.
    AmbiguousParts,
    /// It needs a password, or is of the format before 2007.
    Locked,
    /// A part is a link to another file.
    SymbolicLink,
    /// A part brings its own definitions of markup, as no office program writes.
    Definitions,
    /// Markup nests too deeply.
    TooDeep,
    /// A mark carries too many attributes.
    TooManyAttributes,
    /// It is no file of its format, or is damaged.
    Damaged,
    /// A part is named and is not there.
    MissingPart,
    /// It is no text in UTF-8.
    NotUtf8,
    /// It only points at the file, which is kept elsewhere (Git LFS).
    Pointer,
}

impl FaultKind {
    /// The rule of the family `load` that a finding for this fault belongs to.
    pub fn rule(self) -> &'static str {
        match self {
            Self::TooLarge
            | Self::TooManyPassages
            | Self::TooMuchText
            | Self::TooManyNames
            | Self::TooManyEntries
            | Self::InflatesTooFar
            | Self::RatioTooHigh => "load/too-large",
            Self::TooDeep | Self::TooManyAttributes => "load/too-deep",
            Self::NotUtf8 => "load/not-utf8",
            Self::AmbiguousParts
            | Self::Locked
            | Self::SymbolicLink
            | Self::Definitions
            | Self::Damaged
            | Self::MissingPart
            | Self::Pointer => "load/unreadable",
        }
    }

    /// A word for it, by which it is known again in another run.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooManyPassages => "too-many-passages",
            Self::TooMuchText => "too-much-text",
            Self::TooManyNames => "too-many-names",
            Self::TooManyEntries => "too-many-entries",
            Self::InflatesTooFar => "inflates-too-far",
            Self::RatioTooHigh => "ratio-too-high",
            Self::AmbiguousParts => "ambiguous-parts",
            Self::Locked => "locked",
            Self::SymbolicLink => "symbolic-link",
            Self::Definitions => "definitions",
            Self::TooDeep => "too-deep",
            Self::TooManyAttributes => "too-many-attributes",
            Self::Damaged => "damaged",
            Self::MissingPart => "missing-part",
            Self::NotUtf8 => "not-utf8",
            Self::Pointer => "pointer",
        }
    }

    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::TooLarge | Self::InflatesTooFar => {
                "make the file smaller: compress its pictures, or split it into several materials"
            }
            Self::TooManyPassages | Self::TooMuchText | Self::TooManyNames => "split the file into several materials",
            Self::Locked => "save it without a password, as .docx or .pptx",
            Self::Pointer => {
                "fetch the file with \"git lfs pull\" before the check; in CI, check out with LFS switched on"
            }
            Self::NotUtf8 => "open the file in an editor and save it again with the encoding UTF-8",
            _ => "open it in the program that it was made with and save it again under its name",
        }
    }
}

/// Something that keeps a material from being read whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The sentence for a person: lower case, no full stop.
    pub says: String,
}

impl Fault {
    /// What it is, and how a person is told.
    pub fn new(kind: FaultKind, says: impl Into<String>) -> Self {
        Self { kind, says: says.into() }
    }
}
