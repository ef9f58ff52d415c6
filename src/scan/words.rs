//! What a single word can be a sign of. Words that speak of the past or of today say so of their clause; the others only of
//! a name that they stand with. Each word is looked up once, in one table.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word can be a sign of; it can be a sign of several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u32);

impl Signs {
    /// A form such as "was" and "found".
    pub(super) const PAST: Self = Self(1);
    /// What is done or so today.
    pub(super) const PRESENT: Self = Self(1 << 1);
    /// What has to be done.
    pub(super) const DUTY: Self = Self(1 << 2);
    /// Before it "found" and the like are no past.
    pub(super) const AUXILIARY: Self = Self(1 << 3);
    /// What reports do, whatever they ask for.
    pub(super) const REPORTS: Self = Self(1 << 4);
    /// A form in "-ed" that stands behind a noun without being its verb.
    pub(super) const PARTICIPLE: Self = Self(1 << 5);
    /// One thing comes in place of another.
    pub(super) const REPLACES: Self = Self(1 << 6);
    /// What something was, or what it came from.
    pub(super) const FORMERLY: Self = Self(1 << 7);
    /// An adjective for what was.
    pub(super) const OLD: Self = Self(1 << 8);
    /// What is said of a thing that is no more.
    pub(super) const GONE: Self = Self(1 << 9);
    /// Something is made that was not there.
    pub(super) const CREATES: Self = Self(1 << 10);
    /// Something is called by a name.
    pub(super) const CALLED: Self = Self(1 << 11);
    /// One thing is held against another.
    pub(super) const COMPARES: Self = Self(1 << 12);
    /// A word that may stand between a name and the word on which it depends.
    pub(super) const LIGHT: Self = Self(1 << 13);
    /// A word that may stand between a name and its verb.
    pub(super) const PASSED_OVER: Self = Self(1 << 14);
    /// The beginning of an object: what stands before it is a verb.
    pub(super) const OBJECT: Self = Self(1 << 15);
    /// A pronoun that is a subject: a clause begins with it.
    pub(super) const SUBJECT: Self = Self(1 << 16);
    /// An article or the like.
    pub(super) const ARTICLE: Self = Self(1 << 17);
    /// A clause begins.
    pub(super) const OPENS: Self = Self(1 << 18);
    /// Something is said to go on.
    pub(super) const GOES_ON: Self = Self(1 << 19);

    /// Something is planned. In doubt it is: what does not exist yet is mostly announced.
    pub(super) const AHEAD: Self = Self(1 << 20);

    /// The signs of a folded word.
    pub(super) fn of(word: &str) -> Self {
        SIGNS.get(word).copied().unwrap_or_default()
    }

    /// Whether one of these is among them.
    pub(super) fn has(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    /// These and those.
    pub(super) const fn and(self, signs: Self) -> Self {
        Self(self.0 | signs.0)
    }
}

static SIGNS: LazyLock<HashMap<&'static str, Signs>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Signs> = HashMap::new();
    for (signs, words) in WORDS {
        for word in words.split_whitespace() {
            let known = table.entry(word).or_default();
            *known = known.and(*signs);
        }
    }
    table
});

const WORDS: &[(Signs, &str)] = &[
    (
        Signs::PAST,
        "was were had did found said told gave took became began brought came wrote saw went knew thought met ran led held \
         sat spoke fell grew kept lost felt meant showed built sent spent chose won drew rose stood understood made died lived \
         failed paid bought taught caught sought dealt drove wore broke forgot got sold laid threw rang shook withdrew undertook",
    ),
    (
        Signs::PRESENT,
        "is are am has have do does may can says say sets requires require asks ask expects expect tells tell applies apply \
         means gives covers lists describes describe explains explain defines remains contains includes include provides \
         provide follow follows read see use uses contact refer send speak complete compare discuss take check know makes \
         works agrees decides leads publishes monitors meets holds carries ring rings calls write find download runs \
         pays keeps share shares sends helps shows puts supports ensure ensures replaces replace",
    ),
    (Signs::PRESENT.and(Signs::DUTY), "must should shall will need needs"),
    (Signs::PRESENT.and(Signs::GOES_ON), "continues continue keeps"),
    (Signs::AUXILIARY, "be been being is are am has have having get gets as when where if not to"),
    (
        Signs::REPORTS,
        "found said concluded identified recommended revealed highlighted noted showed described told raised asked \
         questioned criticised examined looked called heard pointed stated warned",
    ),
    (
        Signs::PARTICIPLE,
        "updated revised amended issued published dated called named based required expected needed approved agreed related \
         entitled combined shared commissioned led",
    ),
    (
        Signs::REPLACES,
        "replace replaces replaced replacing supersede supersedes superseded superseding succeed succeeded abolish abolishes \
         abolished abolishing disband disbanded dissolve dissolved rename renamed rebrand rebranded scrap scrapped scrapping \
         replacement abolition dissolution remove removes removed removing establishment",
    ),
    (
        Signs::FORMERLY,
        "formerly previously originally historically erstwhile predecessor predecessors successor successors remembered \
         abolition dissolution demise",
    ),
    (Signs::OLD, "old former erstwhile then ex defunct previous earlier outdated superseded"),
    (
        Signs::GONE,
        "replaced superseded succeeded abolished disbanded dissolved renamed rebranded scrapped obsolete defunct outdated \
         withdrawn gone removed changing ending closing",
    ),
    (Signs::CREATES, "created established introduced founded"),
    (Signs::CALLED, "called known named"),
    (Signs::COMPARES, "change changes changed difference differences differ differs"),
    (
        Signs::LIGHT,
        "the a an our your their its his her this these those all any every each both two three four local own first of to by \
         as with for in on upon and or use using term terms name names word abbreviation role roles work so",
    ),
    (
        Signs::PASSED_OVER,
        "also then all long since recently finally now still even first already only itself guidance edition report version \
         document",
    ),
    (
        Signs::OBJECT,
        "the a an its our their his her this that these those every each all no some any two three four what how why who \
         where when whether it them him us off out up new away with less \
         more much many several few nothing",
    ),
    (Signs::SUBJECT, "i we you he she it they there nobody everybody everyone who which"),
    (Signs::ARTICLE, "the a an our your their its his her this that these those each every any no"),
    (
        Signs::AHEAD,
        "will would could may might bill draft planned propose proposed proposes proposal proposals consultation consulted \
         consulting consults announced expected expects intends intended intention future forthcoming upcoming coming \
         prepare prepares preparing bring brings introduce introduces introducing creates once when until yet commence \
         commences commencement pilot pilots pathfinder pathfinders",
    ),
    (Signs::OPENS, "if when where because while although though unless which who whose"),
];

/// What a clause says of all that stands in it.
pub(super) const LOOKS_BACK: &[&str] = &[
    "in those days",
    "at that time",
    "until then",
    "in the past",
    "years ago",
    "used to",
    "the days of",
    "then called",
];

/// What a sentence says of all that stands in it.
pub(super) const SENTENCE_LOOKS_BACK: &[&str] = &[
    "what has changed",
    "its successor",
    "its predecessor",
    "change of name",
    "changed its name",
    "changed their name",
    "successive names",
    "in the previous",
    "in the old",
    "under the old",
];

/// What becomes of a name that goes.
pub(super) const GOES: &[&str] = &[
    "no longer",
    "gave way",
    "give way",
    "gives way",
    "given way",
    "turned into",
    "came before",
    "cease to",
    "ceases to",
    "ceased to",
    "came out",
    "out of use",
    "out of date",
    "wound up",
];

/// Words by which a sentence speaks of what is planned.
pub(super) const LOOKS_AHEAD: &[&str] =
    &["is to be", "are to be", "due to", "there is no", "does not exist", "not in force", "plans to"];
