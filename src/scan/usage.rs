//! Whether a name is used for today or as what was: by the word on which it depends, by its own verb, and by what its clause
//! says of the time. A mistake either way costs something: history that is flagged makes people stop reading, so in doubt a
//! clause speaks of the past; but an instruction is always for today.

use std::ops::Range;

use super::clause::{Clause, Sentence, is_regular_past};
use super::edition::{month, year};
use super::words::{GOES, LOOKS_AHEAD, Signs};

/// How many words may stand between a name and the word on which it depends, or its verb.
const MOST_BETWEEN: usize = 8;

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Usage {
    /// For today.
    Now,
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
    /// It is no more, or something took its place.
    Ended,
}

/// A name in a sentence, with what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Its words, with an edition.
    pub(super) words: Range<usize>,
    /// The first year in which it was right, where that is known.
    pub(super) from: Option<i16>,
    /// The last year in which it was right.
    pub(super) until: Option<i16>,
    /// Whether it names something that is done again and again, and each time bears the name of what it is about.
    pub(super) is_review: bool,
    /// Whether it is so old an edition that "was" is enough for a clause to look back.
    pub(super) is_long_gone: bool,
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
}

impl Named {
    /// Whether it was right in a year.
    fn was_right_in(&self, year: i16) -> bool {
        self.until.is_some_and(|until| year <= until) && self.from.is_none_or(|from| from <= year)
    }

    fn was_right_in_one_of(&self, years: &[i16]) -> bool {
        years.iter().any(|year| self.was_right_in(*year))
    }
}

impl Sentence<'_> {
    /// What it says of a name, quotations apart.
    pub(super) fn told(&self, named: &Named) -> Told {
        let Some(clause) = self.clause_of(named.words.start) else { return Told::Now };
        let governor = self.governor(named);
        let makes_old = governor.as_ref().is_some_and(|governor| self.makes_old(governor, named));
        if makes_old || self.has_gone(named) || self.is_object_of_an_end(named) {
            return Told::Ended;
        }
        let is_past = self.looks_back
            || self.is_single_review(named)
            || (!named.has_edition && (self.is_dated(named) || self.is_of_a_day(named, clause)))
            || self.does_something_past(named, clause)
            || self.is_told_as_past(named, clause, governor.as_ref());
        match () {
            () if is_past => Told::Past,
            () if clause.duty || self.has(self.words.start, Signs::PRESENT) => Told::Asked,
            () => Told::Now,
        }
    }

    /// "abolishes the statutory requirement for an LSCB", "the establishment of LSCBs", "has published its new KCSIE 2024":
    /// whether the verb whose object a name is, or belongs to, ends it, begins it or brings it as news.
    fn is_object_of_an_end(&self, named: &Named) -> bool {
        let mut at = named.words.start;
        let mut belongs = false;
        for _ in 0..MOST_BETWEEN {
            let Some(before) = at.checked_sub(1).filter(|before| self.words.contains(before)) else { return false };
            if !self.gap(at).chars().all(|mark| mark.is_whitespace() || "'\"\u{2018}\u{201c}*_".contains(mark)) {
                return false;
            }
            let word = self.word(before);
            if self.has(before, Signs::REPLACES) && (belongs || named.has_edition) {
                return true;
            }
            belongs |= ["of", "for", "to"].contains(&word);
            let is_verb = self.has(before, Signs::PAST.and(Signs::PRESENT)) && self.may_be_verb(before);
            if is_verb
                || self.has(before, Signs::SUBJECT.and(Signs::OPENS))
                || ["by", "from", "with", "at"].contains(&word)
            {
                return false;
            }
            at = before;
        }
        false
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
        if clause.looks_back || clause.ends.iter().any(|year| named.was_right_in(*year - 1)) {
            return true;
        }
        let is_dated = named.was_right_in_one_of(&clause.years) && !clause.duty;
        if is_dated && is_owner {
            return true;
        }
        let long_gone = named.is_long_gone && !clause.duty;
        let past = (is_dated && (clause.past || (clause.past_or_participle && !named.has_edition)))
            || (clause.past && (!clause.present || long_gone));
        past && !governor.is_some_and(|governor| self.is_followed(governor))
    }

    /// The word on which a name depends: the first before it that is more than an article or a link.
    fn governor(&self, named: &Named) -> Option<Governor> {
        const JOINING: &str = ",('\"\u{2018}\u{2019}\u{201c}\u{201d}-\u{2013}\u{2014}*";
        let mut at = named.words.start;
        let (mut apart, mut direct, mut by) = (false, true, false);
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
                return Some(Governor { at: before, apart, direct, by });
            }
            direct &= self.has(before, Signs::ARTICLE);
            by |= self.word(before) == "by";
            at = before;
        }
        None
    }

    /// Whether the word on which a name depends makes it what was.
    fn makes_old(&self, governor: &Governor, named: &Named) -> bool {
        self.says_formerly(governor) || self.says_instead(governor, named) || self.says_how_it_began(governor)
    }

    /// "the old LSCB", "formerly the LSCB", "once called a CAF", "no longer refers to KCSIE 2024".
    fn says_formerly(&self, governor: &Governor) -> bool {
        let Governor { at, apart, direct, .. } = *governor;
        let (word, before) = (self.word(at), self.before(at, 1));
        let signs = Signs::of(word);
        let is_formerly = match word {
            "remember" => at > self.words.start,
            "be" => at.checked_sub(2).is_some_and(|used| self.stands("used to", used)),
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
            "instead" => self.word(at + 1) == "of",
            "from" => {
                let leads_on = at == self.words.start && self.word(named.words.end) == "to";
                MOVES.contains(&before) || leads_on || self.compares(at)
            }
            "between" => self.compares(at),
            "than" => before == "rather",
            "version" => before == "draft",
            "vs" | "versus" => true,
            word => Signs::of(word).has(Signs::REPLACES) && !apart,
        }
    }

    /// "The Children Act 2004 set up LSCBs", and not "set up by the LSCB".
    fn says_how_it_began(&self, governor: &Governor) -> bool {
        let Governor { at, direct, by, .. } = *governor;
        let is_set_up = self.word(at) == "up" && self.before(at, 1) == "set";
        let verb = at.saturating_sub(usize::from(is_set_up));
        let is_asked_for = verb == self.words.start || self.before(verb, 1) == "to";
        (is_set_up || self.has(at, Signs::CREATES)) && direct && !by && !is_asked_for
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
            let place = at > named.words.end && is_place(at);
            if !(dated || is_date(at) || place || self.has(at, Signs::PASSED_OVER)) {
                break;
            }
            at += 1;
        }
        let mut verb = at;
        let between = Signs::AUXILIARY.and(Signs::PAST).and(Signs::DUTY).and(Signs::PASSED_OVER);
        while verb < at + MOST_BETWEEN && self.has(verb, between) {
            verb += 1;
        }
        (at, verb)
    }

    /// "LSCBs have been replaced", "KCSIE 2024 no longer applies", "the LSCB (now the partnership)".
    fn has_gone(&self, named: &Named) -> bool {
        let end = named.words.end;
        let now = self.word(end) == "now" && self.gap(end).contains(['(', ',']);
        if now || self.stands("as was", end) || self.stands("at the time", end) {
            return true;
        }
        let (at, verb) = self.predicate(named);
        let with_auxiliary = verb > at;
        let passed = |word: &str| (end..verb).any(|index| self.word(index) == word);
        let by_another = self.has(verb, Signs::GONE) && ["by", "with"].contains(&self.word(verb + 1));
        let gone = (with_auxiliary && self.has(verb, Signs::GONE)) || by_another || self.is_done_away_with(named);
        let called = passed("now") && self.has(verb, Signs::CALLED);
        // An edition that "has been published" is news, and one that "has been updated" is old.
        let is_news = named.has_edition
            && passed("been")
            && ["updated", "published", "released", "issued", "revised"].contains(&self.word(verb));
        let replaces = self.replaces_another(at) || (with_auxiliary && self.replaces_another(verb));
        gone || called || is_news || replaces || self.stands_one_of(GOES, at) || self.stands_one_of(GOES, verb)
    }

    /// "has removed the requirement to establish LSCBs": whether a verb ends another thing that has a name.
    fn replaces_another(&self, verb: usize) -> bool {
        const LONGEST: usize = 12;
        let object = self.names.iter().find(|name| name.start > verb);
        self.has(verb, Signs::REPLACES)
            && self.word(verb + 1) != "by"
            && object
                .is_some_and(|object| object.start <= verb + LONGEST && self.piece_of(verb).contains(&object.start))
    }

    /// "LSCBs, set up by the Act, are to be replaced": whether its clause says so behind the name.
    fn is_done_away_with(&self, named: &Named) -> bool {
        const MOST_WORDS: usize = 24;
        let end = named.words.end;
        let is_passive = |at: usize| {
            let auxiliary = ["be", "been", "being", "is", "are", "was", "were"].contains(&self.before(at, 1));
            auxiliary && self.has(at, Signs::GONE) && self.are_in_one_clause(named.words.start, at)
        };
        (end..end + MOST_WORDS).any(is_passive)
    }

    /// "LSCBs were replaced", "Working Together 2010 still had", "a serious case review in Leeds found".
    fn does_something_past(&self, named: &Named, clause: &Clause) -> bool {
        let (at, _) = self.predicate(named);
        if self.is_owner(named) && !self.has(named.words.end, Signs::AUXILIARY.and(Signs::PAST)) {
            return false;
        }
        let signs = Signs::of(self.word(at));
        let ends_here = !self.words.contains(&(at + 1));
        let is_verb = named.is_review || !is_regular_past(self.word(at)) || self.is_verb_in_ed(at);
        if signs.has(Signs::REPORTS) && !signs.has(Signs::PARTICIPLE) && !ends_here && is_verb {
            return true;
        }
        let past =
            signs.has(Signs::PAST) && !self.asks_of(at) && !(signs.has(Signs::PARTICIPLE) && at == named.words.end);
        !clause.duty && !clause.goes_on && (past || self.is_verb_in_ed(at))
    }

    /// Whether a form in "-ed" behind a name is its verb: "the LSCB trained 1,900 people", and not "LSCB trained staff".
    fn is_verb_in_ed(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let dated = ["in", "on", "from"].contains(&next) && {
            let next = at + 2 + usize::from(month(self.word(at + 2)).is_some());
            year(self.word(next)).is_some()
        };
        let has_object = self.has(at + 1, Signs::OBJECT) || next.starts_with(|letter: char| letter.is_ascii_digit());
        let verb = dated
            || has_object
            || next.ends_with("ly")
            || !self.words.contains(&(at + 1))
            || self.gap(at).contains(')');
        is_regular_past(self.word(at)) && !self.has(at, Signs::PARTICIPLE) && verb
    }

    /// A report has a name of its own: "Serious Case Review: Child M", "the serious case review into the death of".
    fn is_single_review(&self, named: &Named) -> bool {
        let (start, end) = (named.words.start, named.words.end);
        if !named.is_review || self.word(end - 1).ends_with('s') {
            return false;
        }
        let is_capital = |index| self.words.contains(&index) && self.is_capital(index);
        let in_short = self.names.iter().any(|name| name.start == end);
        let named_after = is_capital(end)
            && !in_short
            && self.gap(end).trim().chars().all(|mark| ":-\u{2013}\u{2014}(".contains(mark));
        let about = ["into", "about", "on", "regarding", "concerning"].contains(&self.word(end)) && {
            let the = self.word(end + 1) == "the"
                && ["death", "deaths", "murder", "case", "abuse"].contains(&self.word(end + 2));
            the || is_capital(end + 1)
        };
        let of_somebody = self.word(end) == "of"
            && ["child", "children", "baby", "family", "young"].contains(&self.word(end + 1))
            && is_capital(end + 1);
        // A capital right at the beginning of a sentence says nothing.
        let named_before = start > self.words.start + 1
            && self.is_capital(start - 1)
            && self.is_capital(start - 2)
            && self.gap(start).trim().is_empty();
        let colon = !self.gap(end).trim().is_empty();
        (named_after && colon) || about || of_somebody || named_before
    }

    /// A year that belongs to the name: "the 2013 serious case review", "a serious case review of 2014".
    fn is_dated(&self, named: &Named) -> bool {
        let right = |word: &str| year(word).is_some_and(|year| named.was_right_in(year));
        let (start, end) = (named.words.start, named.words.end);
        let before = (right(self.before(start, 1)) && self.gap(start).trim().is_empty())
            || (right(self.before(start, 3)) && self.stands("the first", start.saturating_sub(2)));
        let linked = ["of", "from", "in"].contains(&self.word(end));
        let at = end + usize::from(linked);
        let has_month = month(self.word(at)).is_some();
        let joins = linked || has_month || self.gap(end).contains(['(', ',']);
        before || (joins && right(self.word(at + usize::from(has_month))))
    }

    /// "LSCB media statement, 29 May 2014": a day in what is no sentence dates all of it.
    fn is_of_a_day(&self, named: &Named, clause: &Clause) -> bool {
        clause.days.iter().any(|year| named.was_right_in(*year)) && !clause.past_or_participle && !clause.present
    }

    /// "The LSCB's report".
    fn is_owner(&self, named: &Named) -> bool {
        let written = self.written(named.words.clone());
        written.ends_with("'s") || written.ends_with("\u{2019}s")
    }

    /// "written in line with KCSIE 2021": when it was written does not matter, it is what is followed.
    fn is_followed(&self, governor: &Governor) -> bool {
        let (word, before) = (self.word(governor.at), self.before(governor.at, 1));
        let alone = [
            "against",
            "follow",
            "follows",
            "following",
            "meet",
            "meets",
            "accordance",
            "according",
            "based",
            "comply",
            "complies",
            "required",
        ];
        alone.contains(&word) || [("in", "line"), ("set", "out")].contains(&(before, word))
    }
}

/// "predecessor", "successors".
fn is_of_kin(word: &str) -> bool {
    ["predecessor", "predecessors", "successor", "successors"].contains(&word)
}
