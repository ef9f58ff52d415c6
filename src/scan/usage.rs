//! Whether a name is used for today or as what was: by what is said of its end, by its own verb, and by what its clause says of
//! the time. A mistake either way costs something: history that is flagged makes people stop reading, so in doubt a
//! clause speaks of the past; but an instruction is always for today.

use std::ops::Range;

use super::clause::Sentence;
use super::ending::Governor;
use super::tense::{Clause, is_regular_past};
use super::when::{month, year};
use super::words::{LOOKS_AHEAD, Signs};

/// How far before a name a verb may stand that tells how it began.
const MOST_TO_THE_VERB: usize = 20;

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Usage {
    /// For today.
    Now,
    /// As what was right when its text was written. Whether that is meant for today, only its reader knows.
    OfItsTime,
    /// As what is to come.
    Planned,
    /// As what was.
    History,
    /// In somebody else's words, or as a source.
    Quoted,
}

/// What a sentence says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing that makes it history.
    Now,
    /// The same, and somebody is asked to do something with it.
    Asked,
    /// How it began is told, which is history where nothing goes on today.
    Began,
    /// It is spoken of as what was.
    Past,
    /// It is only what something is about.
    Subject,
    /// It is no more, or something took its place.
    Ended,
}

/// A name in a sentence, with what is known of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Its words, with an edition.
    pub(super) words: Range<usize>,
    /// The first year in which it was right, where that is known.
    pub(super) from: Option<i16>,
    /// The last year in which it was right.
    pub(super) until: Option<i16>,
    /// Whether it names something that is done again and again, and each time bears the name of what it is about.
    pub(super) is_review: bool,
    /// Whether it has an edition, so that a year beside it is no date.
    pub(super) has_edition: bool,
}

impl Told {
    /// Whether it makes a name history.
    pub(super) fn is_past(self) -> bool {
        !matches!(self, Self::Now | Self::Asked)
    }
}

impl Named {
    /// Whether it was right in a year.
    fn was_right_in(&self, year: i16) -> bool {
        self.until.is_some_and(|until| year <= until) && self.from.is_none_or(|from| from <= year)
    }

    /// Whether it was right in one of these years.
    pub(super) fn was_right_in_one_of(&self, years: &[i16]) -> bool {
        years.iter().any(|year| self.was_right_in(*year))
    }
}

impl Sentence<'_> {
    /// What it says of a name, quotations apart.
    pub(super) fn told(&self, named: &Named) -> Told {
        let Some(own) = self.clause_of(named.words.start) else { return Told::Now };
        // "Every Child Matters, which led to the Act" says nothing else of it.
        // "KCSIE, which came into force in 2016" says nothing but its edition.
        let is_issue = |at: usize| {
            let verb = at + 1 + usize::from(["was", "is"].contains(&self.word(at + 1)));
            named.has_edition && (["came", "comes"].contains(&self.word(verb)) || self.has(verb, Signs::ISSUED))
        };
        let relative = Some(self.past_bracket(named.words.end))
            .filter(|at| !own.has_verb() && self.is_relative(*at) && !is_issue(*at));
        let clause = relative.and_then(|at| self.clause_of(at)).unwrap_or(own);
        let governor = self.governor(named);
        let depends = |is_so: &dyn Fn(&Governor) -> bool| governor.as_ref().is_some_and(is_so);
        // "Was established in 2006 and is", "set up an LSCB, whose role is": what is so today counts.
        let began = self.tells_how_it_began(named);
        // "The latest KCSIE came into force in 2016": what is said to be the latest is meant for today.
        let is_latest = named.has_edition && self.is_said_to_be_the_latest(named);
        let goes_on = || is_latest || self.goes_on(named, clause, began);
        let is_old = depends(&|governor| self.makes_old(governor, named))
            || (!is_latest && self.has_gone(named))
            || self.is_revised(named)
            || self.next_verb(named).is_some_and(|at| self.goes_at(at));
        if is_old || (depends(&|governor| self.says_how_it_began(governor)) && !goes_on()) {
            return Told::Ended;
        }
        if depends(&|governor| self.is_subject(governor, named, clause)) {
            return Told::Subject;
        }
        if self.is_named_among_partners(named) {
            return Told::Now;
        }
        let is_past = self.looks_back
            || self.is_of_what_was_replaced(named)
            || self.is_single_review(named)
            || (!clause.says(Signs::DUTY) && self.entry.is_some_and(|year| named.was_right_in(year)))
            || (!named.has_edition && (self.is_told_of_a_day(named, clause) || self.is_dated(named, clause)))
            || (self.does_something_past(named, clause) && !goes_on())
            || (!is_latest && self.tells_of_its_issue(named, clause))
            || (depends(&|governor| self.has_done(governor)) && !self.is_taken_in(named) && !goes_on())
            || (self.is_told_as_past(named, clause, governor.as_ref()) && !goes_on());
        match () {
            () if is_past && began => Told::Began,
            () if is_past => Told::Past,
            () if clause.says(Signs::ASKS) || self.is_imperative() => Told::Asked,
            () => Told::Now,
        }
    }

    /// "The partners have a duty: the local authority, the police and the CCG": who they are holds since then, whenever that was
    /// laid down.
    fn is_named_among_partners(&self, named: &Named) -> bool {
        const DUTIES: &[&str] =
            &["duty", "duties", "responsibility", "responsibilities", "requirement", "arrangements", "responsible"];
        const PARTNERS: &[&str] = &["partners", "agencies", "organisations", "bodies"];
        const MEMBERS: &[&str] = &[
            "namely",
            "including",
            "authority",
            "authorities",
            "police",
            "chief",
            "officer",
            "health",
            "council",
            "service",
        ];
        let is_member = |at: usize| {
            let is_light = self.has(at, Signs::LIGHT.and(Signs::ARTICLE)) || MEMBERS.contains(&self.word(at));
            is_light || self.is_capital(at) || self.names.iter().any(|name| name.contains(&at))
        };
        let mut at = named.words.start;
        while at > self.words.start && is_member(at - 1) && !PARTNERS.contains(&self.word(at - 1)) {
            at -= 1;
        }
        let leads_in = at > self.words.start
            && PARTNERS.contains(&self.word(at - 1))
            && (!self.gap(at).trim().is_empty() || ["namely", "including"].contains(&self.word(at)));
        leads_in && !named.has_edition && self.words.clone().any(|at| DUTIES.contains(&self.word(at)))
    }

    /// "The department revised Working Together (2015) in August 2018".
    fn is_revised(&self, named: &Named) -> bool {
        let verb = named.words.start.wrapping_sub(1);
        let is_verb = ["revised", "updated", "amended"].contains(&self.word(verb))
            && !self.has(verb.wrapping_sub(1), Signs::ARTICLE);
        let dated = (named.words.end..named.words.end + 4).find(|at| self.word(*at) == "in");
        let is_later = dated.is_some_and(|at| (at + 1..=at + 2).any(|at| year(self.word(at)).is_some()));
        named.has_edition && is_later && is_verb
    }

    /// "Ask the board", and not "Have you seen" or "Calls for".
    fn is_imperative(&self) -> bool {
        let (first, word) = (self.words.start, self.word(self.words.start));
        let is_form = !word.ends_with('s') || word.ends_with("ss");
        self.has(first, Signs::PRESENT) && !self.has(first, Signs::AUXILIARY) && is_form
    }

    /// How the name of something that may not be there yet is used, where it is otherwise used so: as planned, where the
    /// sentence looks ahead. Words of names count too: a Bill is no law yet.
    pub(super) fn usage_of_what_is_to_come(&self, usage: Usage) -> Usage {
        let stands_at = |index| self.has(index, Signs::AHEAD) || self.stands_one_of(LOOKS_AHEAD, index);
        let looks_ahead = usage == Usage::Now && self.words.clone().any(stands_at);
        if looks_ahead { Usage::Planned } else { usage }
    }

    /// What the clause says of its time.
    fn is_told_as_past(&self, named: &Named, clause: &Clause, governor: Option<&Governor>) -> bool {
        let is_owner = self.is_owner(named);
        // "Reflects the changes to KCSIE which came into effect in September 2020".
        let is_followed = || {
            governor.is_some_and(|governor| self.is_followed(governor))
                || self.is_taken_in(named)
                || (named.has_edition
                    && (governor.is_some_and(|governor| self.follows_changes(governor))
                        || self.is_among_what_is_followed(named)))
        };
        // "Our policy is aligned to KCSIE 2023 until September 2024": it was written then, and is handed out today.
        let goes_on = || clause.says(Signs::PRESENT) && !clause.says(Signs::PAST) && is_followed();
        let ends = clause.ends.iter().any(|year| named.was_right_in(*year - 1)) && !goes_on();
        if clause.says(Signs::LOOKS_BACK) || ends {
            return true;
        }
        let is_dated = !clause.says(Signs::DUTY) && named.was_right_in_one_of(&clause.years);
        if is_dated && (is_owner || self.brings_about(named)) {
            return true;
        }
        // "Established in 2006, it is", and not "was established in 2006".
        let may_be_done = !named.has_edition && !clause.says(Signs::PRESENT);
        let told = if may_be_done { Signs::PARTICIPLE } else { Signs::PAST };
        let past = (is_dated && clause.says(told)) || (clause.says(Signs::PAST) && !clause.says(Signs::PRESENT));
        past && !is_followed()
    }

    /// "Every Child Matters brings about new duties in 2006": the present of those who tell history.
    fn brings_about(&self, named: &Named) -> bool {
        let (at, _) = self.predicate(named);
        ["brings", "introduces", "creates", "establishes", "leads"].contains(&self.word(at)) && !named.has_edition
    }

    /// "Changes to the role of LSCBs", "a study of serious case reviews": whether a name is what something is about.
    fn is_subject(&self, governor: &Governor, named: &Named, clause: &Clause) -> bool {
        // "Change for Children" is the name of what it began as, and "a review of CRB checks" is one of checks.
        let is_about = |at| {
            let links = ["of", "to", "in", "into", "for"].contains(&self.word(at + 1));
            self.has(at, Signs::ABOUT) && links && !self.stands("for children", at + 1)
        };
        if self.is_of_its_own(named) {
            return false;
        }
        // "Following a review of LSCBs, the partners will": what has to be done has to be done by others.
        let is_apart = ["following", "after"].contains(&self.word(self.words.start));
        let may_be = !named.has_edition && (is_apart || !clause.says(Signs::DUTY)) && !self.is_owner(named);
        may_be && self.has_owner(governor, named, is_about)
    }

    /// "A CRB check", "the LSCB's procedures": whether a name only says whose something is, and that is looked at or old.
    pub(super) fn is_of_its_own(&self, named: &Named) -> bool {
        self.has(named.words.end, Signs::OF_A_BODY)
    }

    /// "Has been agreed by the CCG".
    fn has_done(&self, governor: &Governor) -> bool {
        // "Has been issued with the LSCB's leaflet" tells of no deed.
        let is_doer = self.word(governor.at + 1) != "with" || self.word(governor.at) == "agreed";
        // "Must have been vetted by the CRB", "adults who have been checked by it": what has to be so, and of whom it is.
        let is_asked = || {
            let near = governor.at.saturating_sub(4).max(self.words.start)..governor.at;
            near.into_iter().any(|at| {
                self.has(at, Signs::DUTY) || (["who", "that"].contains(&self.word(at)) && self.word(at + 1) != "is")
            })
        };
        // "All our staff have been vetted by the CRB" says what they are.
        let is_check = ["vetted", "checked", "cleared", "screened"].contains(&self.word(governor.at));
        let is_deed = self.before(governor.at, 1) == "been" && is_regular_past(self.word(governor.at)) && !is_check;
        governor.by && is_doer && is_deed && !is_asked()
    }

    /// "LSCBs were replaced", "Working Together 2010 still had", "a serious case review in Leeds found".
    fn does_something_past(&self, named: &Named, clause: &Clause) -> bool {
        let (at, _) = self.predicate(named);
        // "The Regulations 2006, made under the Act, say".
        let is_helper = ["was", "were", "had", "did"].contains(&self.word(at));
        let is_apart = !is_helper && self.gap(at).contains(',');
        let past = self.has(at, Signs::PAST) && !self.asks_of(at) && !is_apart;
        !clause.says(Signs::DUTY.and(Signs::GOES_ON)) && (past || self.is_verb_in_ed(at))
    }

    /// "The LSCB was established in 2006", "published advice on sexting".
    fn tells_how_it_began(&self, named: &Named) -> bool {
        let (at, verb) = self.predicate(named);
        let Range { start, .. } = named.words;
        let before = self.piece_of(start).start.max(start.saturating_sub(MOST_TO_THE_VERB))..start;
        let begins = |at: usize| self.has(at, Signs::CREATES.and(Signs::ISSUED)) || self.stands("set up", at);
        before.chain(at..=verb + 1).any(begins)
    }

    /// "Working Together was published in July 2018", where nothing is said of today.
    fn tells_of_its_issue(&self, named: &Named, clause: &Clause) -> bool {
        // "The revised Working Together, which was published in 2018": what is said beside it is said of something else.
        let is_verb = |at: usize| {
            ["was", "were", "came"].contains(&self.word(at)) && !["which", "that"].contains(&self.before(at, 1))
        };
        named.has_edition && !clause.says(Signs::PRESENT) && named.words.clone().any(is_verb)
    }

    /// Whether a form in "-ed" behind a name is its verb: "the LSCB trained 1,900 people", and not "LSCB trained staff".
    fn is_verb_in_ed(&self, at: usize) -> bool {
        // "CRB-checked", "all drivers are CRB checked", "CRB checks carried out are".
        let is_carried_out = || {
            let next = Signs::AUXILIARY.and(Signs::PREPOSITION);
            ["out", "up", "off"].contains(&self.word(at + 1)) && self.has(at + 2, next)
        };
        let is_joined = || {
            self.gap(at).contains(['-', ',']) || self.gap(at + 1).contains('?') || self.asks_of(at) || is_carried_out()
        };
        // "CCG Looked After Children team".
        if !is_regular_past(self.word(at)) || self.has(at, Signs::PARTICIPLE) || self.is_capital(at) || is_joined() {
            return false;
        }
        let has_object = self.has(at + 1, Signs::OBJECT)
            || self.word(at + 1).starts_with(|letter: char| letter.is_ascii_digit())
            || self.names.iter().any(|name| name.start == at + 1);
        // "The LSCB agreed", and not "all coaches CRB cleared".
        let is_last = || {
            let name = self.names.iter().find(|name| name.end == at);
            let is_one = |name: &Range<usize>| self.has(name.start.wrapping_sub(1), Signs::ARTICLE);
            let ends = name.is_some_and(|name| is_one(name) || self.word(at - 1).ends_with('s'));
            ends && !self.words.contains(&(at + 1))
        };
        // "Working Together (chapter 4) introduced", and not "(CCG) designated nurse".
        let is_behind_bracket = || self.gap(at).contains(')') && !self.names.iter().any(|name| name.end == at);
        has_object || is_last() || is_behind_bracket()
    }

    /// A report has a name of its own: "Serious Case Review: Child M", "the serious case review into the death of", "a recent
    /// serious case review".
    fn is_single_review(&self, named: &Named) -> bool {
        let end = named.words.end;
        let about = ["into", "about", "on", "regarding", "concerning"].contains(&self.word(end));
        let is_known = (about && self.word(end + 1) == "the")
            || ["recent", "another"].contains(&self.before(named.words.start, 1))
            || (self.before(named.words.start, 1) == "new" && self.before(named.words.start, 2) == "a")
            || self.is_called_after_somebody(named);
        // "Took part in 2 serious case reviews": those are known ones.
        let count = self.before(named.words.start, 1);
        let in_words = ["two", "three", "four", "five", "six"].contains(&count);
        let are_counted = !count.is_empty()
            && ((in_words && self.before(named.words.start, 2) != "of")
                || count.bytes().all(|byte| byte.is_ascii_digit()))
            && ["in", "of", "from"].contains(&self.before(named.words.start, 2));
        if named.is_review && are_counted {
            return true;
        }
        if !named.is_review || self.word(end - 1).ends_with('s') {
            return false;
        }
        let is_capital = |index| self.words.contains(&index) && self.is_capital(index);
        let mark = self.gap(end).trim();
        let in_short = self.names.iter().any(|name| name.start == end);
        let has_title = !mark.is_empty() && mark.chars().all(|mark| ":-\u{2013}\u{2014}(".contains(mark)) && !in_short;
        let of_somebody =
            self.word(end) == "of" && ["child", "children", "baby", "family", "young"].contains(&self.word(end + 1));
        let has_number = self.word(end).contains(char::is_numeric);
        is_known || ((has_title || has_number) && is_capital(end)) || ((about || of_somebody) && is_capital(end + 1))
    }

    /// "The Jane Doe SCR".
    fn is_called_after_somebody(&self, named: &Named) -> bool {
        let Some(article) = named.words.start.checked_sub(3) else { return false };
        let is_name =
            |index| self.words.contains(&index) && self.is_capital(index) && self.gap(index).trim().is_empty();
        self.has(article, Signs::ARTICLE) && (article + 1..named.words.start).all(is_name)
    }

    /// A year that belongs to the name: "a serious case review of 2014".
    fn is_dated(&self, named: &Named, clause: &Clause) -> bool {
        // "LSCB annual report 2014/15".
        let end = named.words.end + if self.stands("annual report", named.words.end) { 2 } else { 0 };
        let linked = ["of", "from", "in"].contains(&self.word(end));
        let at = end + usize::from(linked);
        let has_month = month(self.word(at)).is_some();
        let joins = linked || has_month || end > named.words.end || self.gap(end).contains(['(', ',']);
        let year = year(self.word(at + usize::from(has_month)));
        // "Every Child Matters (2003) has five outcomes" tells when it came out.
        let is_told = linked || has_month || end > named.words.end || named.is_review || !clause.says(Signs::PRESENT);
        year.is_some_and(|year| joins && is_told && named.was_right_in(year))
    }

    /// "LSCB media statement, 29 May 2014": a day in what is no sentence dates all of it.
    fn is_told_of_a_day(&self, named: &Named, clause: &Clause) -> bool {
        clause.days.iter().any(|year| named.was_right_in(*year)) && !clause.says(Signs::PARTICIPLE.and(Signs::PRESENT))
    }

    /// "The LSCB's report".
    fn is_owner(&self, named: &Named) -> bool {
        let written = self.written(named.words.clone());
        written.ends_with("'s") || written.ends_with("\u{2019}s")
    }
}
