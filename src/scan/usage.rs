//! Whether a name is used for today or as what was: by the word on which it depends, by its own verb, and by what its clause
//! says of the time. A mistake either way costs something: history that is flagged makes people stop reading, so in doubt a
//! clause speaks of the past; but an instruction is always for today.

use std::ops::Range;

use super::clause::Sentence;
use super::tense::{Clause, is_regular_past};
use super::when::{month, year};
use super::words::{GOES, LOOKS_AHEAD, Signs};

/// How many words may stand between a name and the word on which it depends, or its verb.
const MOST_BETWEEN: usize = 8;

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

/// The word on which a name depends.
struct Governor {
    at: usize,
    /// Whether a comma or a bracket stands between.
    apart: bool,
    /// Whether nothing but an article stands between.
    direct: bool,
    /// Whether the name is who does it.
    by: bool,
    /// Whether the name belongs to it: "the need for an LSCB".
    belongs: bool,
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
        let Some(clause) = self.clause_of(named.words.start) else { return Told::Now };
        let governor = self.governor(named);
        if governor.as_ref().is_some_and(|governor| self.makes_old(governor, named)) || self.has_gone(named) {
            return Told::Ended;
        }
        if governor.as_ref().is_some_and(|governor| self.is_subject(governor, named, clause)) {
            return Told::Subject;
        }
        let is_past = self.looks_back
            || self.is_single_review(named)
            || (!named.has_edition && (self.is_dated(named) || self.is_told_of_a_day(named, clause)))
            || self.does_something_past(named, clause)
            || self.tells_of_its_issue(named, clause)
            || governor.as_ref().is_some_and(|governor| self.has_done(governor))
            || self.is_told_as_past(named, clause, governor.as_ref());
        match () {
            () if is_past => Told::Past,
            () if clause.says(Signs::ASKS) || self.is_imperative() => Told::Asked,
            () => Told::Now,
        }
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
        if clause.says(Signs::LOOKS_BACK) || clause.ends.iter().any(|year| named.was_right_in(*year - 1)) {
            return true;
        }
        let is_dated = !clause.says(Signs::DUTY) && named.was_right_in_one_of(&clause.years);
        if is_dated && (is_owner || self.brings_about(named)) {
            return true;
        }
        let told = if named.has_edition { Signs::PAST } else { Signs::PARTICIPLE };
        let past = (is_dated && clause.says(told)) || (clause.says(Signs::PAST) && !clause.says(Signs::PRESENT));
        past && !governor.is_some_and(|governor| self.is_followed(governor))
    }

    /// "Every Child Matters brings about new duties in 2006": the present of those who tell history.
    fn brings_about(&self, named: &Named) -> bool {
        let (at, _) = self.predicate(named);
        ["brings", "introduces", "creates", "establishes", "leads"].contains(&self.word(at)) && !named.has_edition
    }

    /// "Changes to the role of LSCBs", "a study of serious case reviews": whether a name is what something is about.
    fn is_subject(&self, governor: &Governor, named: &Named, clause: &Clause) -> bool {
        let is_about =
            |at| self.has(at, Signs::ABOUT) && ["of", "to", "in", "into", "for"].contains(&self.word(at + 1));
        let may_be = !named.has_edition && !clause.says(Signs::DUTY) && !self.is_owner(named);
        may_be && self.has_owner(governor, named, is_about)
    }

    /// "Has been agreed by the CCG".
    fn has_done(&self, governor: &Governor) -> bool {
        governor.by && self.before(governor.at, 1) == "been" && is_regular_past(self.word(governor.at))
    }

    /// The word on which a name depends: the first before it that is more than an article or a link.
    fn governor(&self, named: &Named) -> Option<Governor> {
        const JOINING: &str = ",('\"\u{2018}\u{2019}\u{201c}\u{201d}-\u{2013}\u{2014}*";
        let mut at = named.words.start;
        let (mut apart, mut direct, mut by, mut belongs) = (false, true, false, false);
        for _ in 0..MOST_BETWEEN {
            let before = at.checked_sub(1).filter(|before| self.words.contains(before))?;
            let gap = self.gap(at);
            if !gap.chars().all(|mark| mark.is_whitespace() || JOINING.contains(mark)) {
                return None;
            }
            apart |= gap.contains([',', '(']);
            if let Some(name) = self.names.iter().find(|name| name.end == at) {
                at = name.start;
                direct = false;
                continue;
            }
            if !self.has(before, Signs::LIGHT) {
                return Some(Governor { at: before, apart, direct, by, belongs });
            }
            direct &= self.has(before, Signs::ARTICLE);
            by |= ["by", "with"].contains(&self.word(before));
            belongs |= ["of", "for", "to"].contains(&self.word(before));
            at = before;
        }
        None
    }

    /// Whether the word on which a name depends makes it what was.
    fn makes_old(&self, governor: &Governor, named: &Named) -> bool {
        self.says_formerly(governor)
            || self.says_instead(governor, named)
            || self.says_how_it_began(governor)
            || self.ends(governor, named)
    }

    /// "the old LSCB", "formerly the LSCB", "once called a CAF", "no longer refers to KCSIE 2024".
    fn says_formerly(&self, governor: &Governor) -> bool {
        let Governor { at, apart, direct, .. } = *governor;
        let (word, before) = (self.word(at), self.before(at, 1));
        let signs = Signs::of(word);
        let is_formerly = match word {
            "remember" => at > self.words.start,
            "speak" | "talk" | "hear" => self.word(at + 1) == "of",
            _ => signs.has(Signs::FORMERLY) && (!apart || is_of_kin(word)),
        };
        let is_called = signs.has(Signs::CALLED)
            && ["once", "formerly", "formally", "previously", "originally", "was", "were", "then"].contains(&before);
        let is_old = match word {
            "then" => self.has(at.wrapping_sub(1), Signs::ARTICLE),
            _ => signs.has(Signs::OLD) && !apart && direct,
        };
        // "An earlier edition, Working Together 2015", "the previous edition of Working Together".
        let is_of_old = self.has(at.wrapping_sub(1), Signs::OLD) && (apart || ["edition", "version"].contains(&word));
        let no_longer = (word == "longer" && before == "no") || self.is_after_no_longer(at);
        is_formerly || is_called || is_old || is_of_old || no_longer || is_of_kin(before)
    }

    /// "replaces LSCBs", "instead of the LSCB", "since KCSIE 2024", "moved from the CAF", "From LSCB to partnership".
    fn says_instead(&self, governor: &Governor, named: &Named) -> bool {
        const MOVES: &[&str] = &["over", "evolved", "grew", "moved", "emerged", "transition", "shift", "away"];
        let Governor { at, apart, direct, .. } = *governor;
        let before = self.before(at, 1);
        match self.word(at) {
            "since" => direct && !apart,
            "from" => {
                let leads_on = at == self.words.start && self.word(named.words.end) == "to";
                MOVES.contains(&before) || MOVES.contains(&self.before(at, 2)) || leads_on
            }
            "between" => self.compares(at),
            _ => false,
        }
    }

    /// "The Children Act 2004 set up LSCBs", and not "set up by the LSCB".
    fn says_how_it_began(&self, governor: &Governor) -> bool {
        let Governor { at, direct, by, .. } = *governor;
        let is_set_up = self.word(at) == "up" && self.before(at, 1) == "set";
        (is_set_up || self.has(at, Signs::CREATES)) && direct && !by
    }

    /// "replaces LSCBs", "abolishes the statutory requirement for an LSCB", "the removal of the duty to have an LSCB".
    fn ends(&self, governor: &Governor, named: &Named) -> bool {
        !governor.apart && self.has_owner(governor, named, |at| self.has(at, Signs::REPLACES))
    }

    /// Whether a name belongs to such a word: that on which it depends, or one to which this belongs in turn.
    fn has_owner(&self, governor: &Governor, named: &Named, is_one: impl Fn(usize) -> bool) -> bool {
        let (mut at, mut belongs) = (governor.at, governor.belongs || named.has_edition);
        for _ in 0..MOST_BETWEEN {
            if is_one(at) {
                return belongs || at == governor.at;
            }
            let is_verb = self.has(at, Signs::PAST.and(Signs::PRESENT)) && self.may_be_verb(at);
            // "Changes to reflect the LSCB's advice".
            let is_infinitive = self.word(at) == "to" && self.has(at + 2, Signs::ARTICLE);
            let parts = is_verb || is_infinitive || self.has(at, Signs::SUBJECT.and(Signs::OPENS));
            if parts || governor.by || at == self.words.start || !self.gap(at).trim().is_empty() {
                break;
            }
            belongs |= ["of", "for", "to"].contains(&self.word(at));
            at -= 1;
        }
        false
    }

    /// "no longer refers to", "no longer a need for".
    fn is_after_no_longer(&self, at: usize) -> bool {
        let article = usize::from(self.has(at.wrapping_sub(1), Signs::ARTICLE));
        at.checked_sub(2 + article).is_some_and(|no| self.stands("no longer", no))
    }

    /// Whether the piece around a word speaks of changes.
    fn compares(&self, at: usize) -> bool {
        self.piece_of(at).any(|index| self.has(index, Signs::COMPARES))
    }

    /// The words after a name that can be its verb: behind dates, places and adverbs, and behind auxiliaries as well.
    fn predicate(&self, named: &Named) -> (usize, usize) {
        let mut at = named.words.end;
        if self.gap(at).contains('(') {
            let closes = (at + 1..=at + MOST_BETWEEN).find(|next| self.gap(*next).contains(')'));
            at = closes.filter(|_| self.words.contains(&at)).unwrap_or(at);
        }
        for _ in 0..MOST_BETWEEN {
            let is_place = |index| self.words.contains(&index) && self.is_capital(index);
            let is_date = |index| year(self.word(index)).is_some() || month(self.word(index)).is_some();
            let dated = ["in", "of", "from"].contains(&self.word(at)) && (is_date(at + 1) || is_place(at + 1));
            let adverb = self.has(at, Signs::PASSED_OVER) || self.word(at).ends_with("ly");
            if !(dated || is_date(at) || adverb) {
                break;
            }
            at += 1;
        }
        let mut verb = at;
        // "LSCBs, in their current form, will be": what stands between two commas is passed over, and so is "that".
        if self.gap(verb).contains(',') && self.has(verb, Signs::PREPOSITION) {
            let closes = (verb + 1..=verb + MOST_BETWEEN).find(|next| self.gap(*next).contains(','));
            verb = closes.unwrap_or(verb);
        }
        verb += usize::from(["that", "which"].contains(&self.word(verb)));
        let between = Signs::AUXILIARY.and(Signs::PAST).and(Signs::DUTY).and(Signs::PASSED_OVER);
        while verb < at + MOST_BETWEEN && self.has(verb, between) {
            verb += 1;
        }
        (at, verb)
    }

    /// "LSCBs have been replaced", "KCSIE 2024 no longer applies", "the LSCB (now the partnership)".
    fn has_gone(&self, named: &Named) -> bool {
        let (at, verb) = self.predicate(named);
        let passed = |word: &str| (named.words.end..verb).any(|index| self.word(index) == word);
        let by_another = ["by", "with"].contains(&self.word(verb + 1));
        let changes = self.word(verb) == "change" && verb > at && !self.has(verb + 1, Signs::OBJECT);
        let gone = self.has(verb, Signs::GONE) && (verb > at || self.asks_of(verb) || by_another);
        let called = passed("now") && self.has(verb, Signs::CALLED);
        // An edition that "has been published" is news, and one that "has been updated" is old.
        let is_news = named.has_edition
            && passed("been")
            && ["updated", "published", "released", "issued", "revised"].contains(&self.word(verb));
        gone || changes || called || is_news || self.stands_one_of(GOES, verb)
    }

    /// "LSCBs were replaced", "Working Together 2010 still had", "a serious case review in Leeds found".
    fn does_something_past(&self, named: &Named, clause: &Clause) -> bool {
        let (at, _) = self.predicate(named);
        let past = self.has(at, Signs::PAST) && !self.asks_of(at);
        !clause.says(Signs::DUTY.and(Signs::GOES_ON)) && (past || self.is_verb_in_ed(at))
    }

    /// "Working Together was published in July 2018", where nothing is said of today.
    fn tells_of_its_issue(&self, named: &Named, clause: &Clause) -> bool {
        let is_verb = |at: usize| ["was", "were", "came"].contains(&self.word(at));
        named.has_edition && !clause.says(Signs::PRESENT) && named.words.clone().any(is_verb)
    }

    /// Whether a form in "-ed" behind a name is its verb: "the LSCB trained 1,900 people", and not "LSCB trained staff".
    fn is_verb_in_ed(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let has_object = self.has(at + 1, Signs::OBJECT) || next.starts_with(|letter: char| letter.is_ascii_digit());
        let verb = has_object || !self.words.contains(&(at + 1)) || self.gap(at).contains(')');
        is_regular_past(self.word(at)) && !self.has(at, Signs::PARTICIPLE) && verb
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
        let are_counted = !count.is_empty()
            && count.bytes().all(|byte| byte.is_ascii_digit())
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
    fn is_dated(&self, named: &Named) -> bool {
        let end = named.words.end;
        let linked = ["of", "from", "in"].contains(&self.word(end));
        let at = end + usize::from(linked);
        let has_month = month(self.word(at)).is_some();
        let joins = linked || has_month || self.gap(end).contains(['(', ',']);
        let year = year(self.word(at + usize::from(has_month)));
        year.is_some_and(|year| joins && named.was_right_in(year))
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

    /// Whether what stands before a name is what people go by: "in accordance with KCSIE 2023 and KCSIE 2024".
    pub(super) fn goes_by(&self, name: &Named) -> bool {
        (self.words.start..name.words.start).any(|at| self.has(at, Signs::FOLLOWED) || self.stands("in line with", at))
    }

    /// "written in line with KCSIE 2021": when it was written does not matter, it is what is followed.
    fn is_followed(&self, governor: &Governor) -> bool {
        let (word, before) = (self.word(governor.at), self.before(governor.at, 1));
        // "Following a review, police were told" tells what came before.
        let is_after = word == "following" && governor.at == self.words.start;
        (self.has(governor.at, Signs::FOLLOWED) && !is_after)
            || [("in", "line"), ("set", "out")].contains(&(before, word))
    }
}

/// "predecessor", "successors".
fn is_of_kin(word: &str) -> bool {
    ["predecessor", "predecessors", "successor", "successors"].contains(&word)
}
