//! What a single word can be a sign of. Words that speak of the past or of today say so of their clause; the others only of
//! a name that they stand with. Each word is looked up once, in one table.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// What a word can be a sign of; it can be a sign of several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u64);

/// The signs, each with the folded words that have it.
macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of the signs, in order")]
        enum Number { $($name),* }

        impl Signs {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << Number::$name as u64);)*
        }

        const WORDS: &[(Signs, &str)] = &[$((Signs::$name, $words)),*];
    };
}

impl Signs {
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

static SIGNS: LazyLock<HashMap<&'static str, Signs, RandomState>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Signs, RandomState> = HashMap::default();
    let words = WORDS.iter().flat_map(|(signs, words)| words.split_whitespace().map(move |word| (*signs, word)));
    let phrases = [LOOKS_BACK, SENTENCE_LOOKS_BACK, GOES, LOOKS_AHEAD].into_iter().flatten();
    let first = phrases.filter_map(|phrase| Some((Signs::BEGINS_A_PHRASE, phrase.split(' ').next()?)));
    for (signs, word) in words.chain(first) {
        let known = table.entry(word).or_default();
        *known = known.and(signs);
    }
    table
});

signs! {
    /// A form such as "was" and "found".
    PAST =
        "was were had did found said told gave took became began brought came wrote saw went knew thought met ran led \
         held sat spoke fell grew kept lost felt meant showed built sent spent chose won drew rose stood understood \
         made died lived failed paid bought taught caught sought dealt drove wore broke forgot got sold laid threw rang \
         shook withdrew undertook didnt wasnt werent";
    /// What is done or so today.
    PRESENT =
        "is are has have do does may can says say sets requires require asks ask expects expect tells tell applies \
         apply means gives covers lists describes describe explains explain defines remains contains includes include \
         provides provide follow follows read see use uses contact refer send speak complete compare discuss take check \
         know makes works agrees decides leads publishes monitors meets holds carries ring rings calls write find \
         download runs pays keeps share shares sends helps shows puts supports ensure ensures replaces replace must \
         should shall will need needs continues continue \
         emphasises stresses recognises clarifies advises confirms specifies stipulates reinforces encourages \
         oversees commissions coordinates promotes recommends recognises offers delivers";
    /// What has to be done.
    DUTY = "must should shall will need needs";
    /// What the reader is asked to do.
    ASKS = "must should shall need";
    /// Before it "found" and the like are no past.
    AUXILIARY = "be been being is are am has have having get gets as when where if not to";
    /// A form in "-ed" that stands behind a noun without being its verb.
    PARTICIPLE =
        "updated revised amended issued published dated called named based required expected needed approved agreed \
         related entitled combined shared commissioned checked led";
    /// One thing comes in place of another.
    REPLACES =
        "replace replaces replaced replacing supersede supersedes superseded superseding succeed succeeded abolish \
         abolishes abolished abolishing disband disbanded disbanding dissolve dissolved dissolving rename renamed rebrand rebranded scrap \
         scrapped scrapping replacement abolition dissolution remove removes removed removing merger merging";
    /// What something was, or what it came from.
    FORMERLY =
        "instead unlike vs versus formerly previously originally historically erstwhile predecessor predecessors forerunner precursor \
         successor successors remembered abolition dissolution demise";
    /// An adjective for what was.
    OLD = "old former erstwhile then ex defunct previous earlier outdated superseded";
    /// What is said of a thing that is no more.
    GONE =
        "replaced superseded succeeded abolished disbanded dissolved renamed rebranded scrapped axed obsolete defunct \
         outdated withdrawn archived gone merged removed changing ending closing disappear";
    /// Something is made that was not there.
    CREATES = "created established introduced founded formed";
    /// A document is brought out.
    ISSUED = "published issued updated revised released launched laid developed designed devised";
    /// Something is called by a name.
    CALLED = "called known named";
    /// One thing is held against another.
    COMPARES = "change changes changed difference differences differ differs";
    /// What is said of something as a subject of its own: it is not used.
    ABOUT =
        "change changes revision revisions amendment amendments reform reforms review analysis study evaluation";
    /// What a body makes or has, and what is done again and again under its name: if that is reviewed or old, the body is not.
    OF_A_BODY =
        "check checks checking disclosure disclosures clearance certificate certificates procedure procedures policy policies \
         training protocol protocols action";
    /// A word that may stand between a name and the word on which it depends.
    LIGHT =
        "the a an our your their its his her this these those all any every each both two three four local own first of \
         to by as with for in on upon and or use using term terms name names word abbreviation role roles work so draft new \
         revised updated existing current";
    /// A word that may stand between a name and its verb.
    PASSED_OVER =
        "also then all long since recently finally now still even first already only itself guidance edition report \
         version document model system process processes form forms meeting meetings assessment assessments check checks";
    /// The beginning of an object: what stands before it is a verb.
    OBJECT =
        "the a an its our their his her this that these those every each all no some any two three four what how why \
         who where when whether it them him us off out up new away with less more much many several few nothing";
    /// A pronoun that is a subject: a clause begins with it.
    SUBJECT = "i we you he she it they there nobody everybody everyone who which";
    /// An article or the like.
    ARTICLE = "the a an our your their its his her this that these those each every any no";
    /// A clause begins.
    OPENS = "if when where because while although though unless which who whose";
    /// Something is said to go on.
    GOES_ON = "continues continue keeps";
    /// Something is planned. In doubt it is: what does not exist yet is mostly announced.
    AHEAD =
        "will would could may might bill draft planned propose proposed proposes proposal proposals consultation \
         consulted consulting consults announced expected expects intends intended intention future forthcoming \
         upcoming coming prepare prepares preparing bring brings introduce introduces introducing creates once when \
         until yet commence commences commencement pilot pilots pathfinder pathfinders";
    /// A clause that has it speaks of the past.
    LOOKS_BACK = "";
    /// The first word of one of the phrases below, so that a text is not compared with all of them at every word.
    BEGINS_A_PHRASE = "";
    /// Something is denied.
    NEGATES = "no not dont never nobody cannot cant nor doesnt didnt wasnt werent";
    /// Neither of the past nor of today.
    WOULD = "would could might";
    /// A past that needs an object, else it is a participle.
    TRANSITIVE = "made found held sent brought kept laid built";
    /// A preposition.
    PREPOSITION = "in by to for at on with against under as";
    /// What depends on it is what people go by, whenever that was written down.
    FOLLOWED = "against follow follows following meet meets accordance according based comply complies aligned adhere adheres reflect reflects";
    /// A day behind it is one in the life of the text itself.
    STAMPS = "reviewed approved ratified adopted review operational";
    /// An occasion, which is no document.
    OCCASION =
        "consultation conference event events awards week festival project network celebration intake cohort starters leavers";
    /// A word that may stand between a title and its edition.
    ON_COVERS =
        "statutory statuary guidance framework document edition version updated revised published issued dated latest current \
         new hmg dfe dfes dcsf doh dh rcn rcpch ukcis ukccis hm government govt gov uk department education health home office \
         nhs england london nottingham tso hmso stationery royal college of from the for advice professionals guide last most recently currently amended effective update updates";
    /// Another document, which has a date of its own.
    PAPERS =
        "policy policies procedure procedures act acts regulations bill order report strategy strategies plan handbook \
         framework inspection ofsted toolkit";
    /// What a document does.
    SAYS = "says states sets tells lists requires asks explains describes defines names applies covers outlines";
    /// What leads in a call-out.
    CALLS_OUT =
        "note remember tip important warning caution action task activity exercise reminder message point learning \
         question";
}

// Phrases of several words.

/// What a clause says of all that stands in it.
pub(super) const LOOKS_BACK: &[&str] =
    &["in those days", "at that time", "until then", "in the past", "years ago", "the days of", "then called"];

/// What a sentence says of all that stands in it.
pub(super) const SENTENCE_LOOKS_BACK: &[&str] = &[
    "what has changed",
    "its successor",
    "its predecessor",
    "change of name",
    "merged to become",
    "be read as the",
    "be read as a reference",
    "be read as references",
    "be read as referring",
    "be read as meaning",
    "be read as safeguarding",
    "now means",
    "merged to form",
    "changed its name",
    "changed their name",
    "successive names",
    "various guises",
    "in the previous version",
    "in the previous edition",
    "in the previous guidance",
    "in the previous strategy",
    "in the previous policy",
    "in the previous framework",
    "in the previous document",
    "in the previous system",
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
    "amended to",
    "changed to become",
    "changed to read",
    "updated to read",
    "in old money",
    "will become",
    "became the",
    "cease to",
    "ceases to",
    "ceased to",
    "came out",
    "out of use",
    "out of date",
    "on their way out",
    "on its way out",
    "wound up",
    "become the",
    "become part",
    "merge with",
    "merge into",
    "merge to",
    "merged into",
    "merged to",
    "merged with",
    "merged functions",
    "changed to",
    "change to",
];

/// Words by which a sentence speaks of what is planned.
pub(super) const LOOKS_AHEAD: &[&str] =
    &["is to be", "are to be", "due to", "there is no", "does not exist", "not in force", "plans to"];
