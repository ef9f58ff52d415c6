//! Whether a name is said to be no more, or what something else came from: by the word on which it depends, or by its own verb.

use super::clause::Sentence;
use super::tense::is_regular_past;
use super::usage::Named;
use super::when::{month, year};
use super::words::{GOES, Signs};

/// How many words may stand between a name and the word on which it depends, or its verb.
const MOST_BETWEEN: usize = 8;

/// The word on which a name depends.
pub(super) struct Governor {
    pub(super) at: usize,
    /// Whether a comma or a bracket stands between.
    pub(super) apart: bool,
    /// Whether nothing but an article stands between.
    pub(super) direct: bool,
    /// Whether the name is who does it.
    pub(super) by: bool,
    /// Whether the name belongs to it: "the need for an LSCB".
    pub(super) belongs: bool,
}

impl Sentence<'_> {
    /// The word on which a name depends: the first before it that is more than an article or a link.
    pub(super) fn governor(&self, named: &Named) -> Option<Governor> {
        const JOINING: &str = ",('\"\u{2018}\u{2019}\u{201c}\u{201d}-\u{2013}\u{2014}*";
        let mut at = named.words.start;
        let (mut apart, mut direct, mut by, mut belongs) = (false, true, false, false);
        for _ in 0..MOST_BETWEEN {
            let before = at.checked_sub(1).filter(|before| self.words.contains(before))?;
            let gap = self.gap(at);
            // "Keeping Children Safe (DfE, 2025), Working Together": the bracket belongs to the name before.
            let is_behind_name = self.names.iter().any(|name| name.end == at);
            let joins = |mark: char| mark.is_whitespace() || JOINING.contains(mark) || mark == ')' && is_behind_name;
            if !gap.chars().all(joins) {
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
    pub(super) fn makes_old(&self, governor: &Governor, named: &Named) -> bool {
        self.says_formerly(governor, named)
            || self.is_taken_out(governor, named)
            || self.says_instead(governor, named)
            || self.ends(governor, named)
    }

    /// "the old LSCB", "formerly the LSCB", "once called a CAF", "no longer refers to KCSIE 2024".
    fn says_formerly(&self, governor: &Governor, named: &Named) -> bool {
        let Governor { at, apart, direct, .. } = *governor;
        let (word, before) = (self.word(at), self.before(at, 1));
        let signs = Signs::of(word);
        let is_formerly = match word {
            "remember" => at > self.words.start,
            // "DBS (formally CRB)".
            // "Please stop using KCSIE 2021".
            "stop" => self.word(at + 1) == "using",
            // "Do not use the term", "called practice reviews, not serious case reviews".
            "not" => self.word(at + 1) == "use" || self.gap(at).contains(','),
            // "Please discard KCSIE 2021", "throw away any copies of it".
            "discard" | "bin" | "shred" | "destroy" | "delete" | "recycle" => named.has_edition,
            "away" => named.has_edition && self.before(at, 1) == "throw",
            "copies" | "copy" => self.is_thrown_away(at) && !self.is_check(named.words.end),
            // "Check that your policy does not refer to KCSIE 2021", "if it still refers to it".
            "refer" | "refers" | "cite" | "cites" | "mention" | "mentions" | "quote" | "quotes" => {
                named.has_edition && self.is_denied_or_still(at)
            }
            "compared" => named.has_edition,
            "different" => ["to", "from", "than"].contains(&self.word(at + 1)),
            "formally" => self.gap(at).contains(['(', '[', ',']),
            "speak" | "talk" | "hear" => self.word(at + 1) == "of",
            _ => signs.has(Signs::FORMERLY) && (!apart || is_of_kin(word)),
        };
        // "A child who was known to the LSCB" is none.
        let is_called = signs.has(Signs::CALLED)
            && (word != "known" || self.word(at + 1) == "as")
            && ["once", "formerly", "formally", "previously", "originally", "was", "were", "then"].contains(&before);
        // "(sometimes referred to as a CAF)".
        let is_still_called = (signs.has(Signs::CALLED) || word == "referred")
            && ["still", "sometimes", "often", "commonly"].contains(&before)
            && !named.has_edition;
        // "Functions previously undertaken by the CRB", "formerly chair of an LSCB".
        // What has to be done with what was "previously identified by the LSCB" is for today.
        let asks = || self.clause_of(at).is_some_and(|clause| clause.says(Signs::ASKS));
        let is_done = (governor.by || governor.belongs) && Signs::of(before).has(Signs::FORMERLY) && !asks();
        let is_old = match word {
            "then" => self.has(at.wrapping_sub(1), Signs::ARTICLE),
            // "A previous CRB check", "old CRB certificates", and not "the old CRB check".
            _ => {
                let is_of_a_check =
                    self.is_check(named.words.end) && (word != "old" || !self.has(at.wrapping_sub(1), Signs::ARTICLE));
                signs.has(Signs::OLD) && !apart && direct && !is_of_a_check
            }
        };
        // "An earlier edition, Working Together 2015", "the previous edition of Working Together".
        let is_of_old = self.has(at.wrapping_sub(1), Signs::OLD)
            && (apart || ["edition", "version", "editions", "versions", "copy", "copies"].contains(&word));
        let no_longer = (word == "longer" && before == "no") || self.is_after_no_longer(at);
        is_formerly || is_called || is_still_called || is_done || is_old || is_of_old || no_longer || is_of_kin(before)
    }

    /// "Throw away any copies of".
    fn is_thrown_away(&self, copies: usize) -> bool {
        const FARTHEST: usize = 4;
        let near = copies.saturating_sub(FARTHEST).max(self.words.start)..copies;
        near.into_iter().any(|at| {
            ["discard", "bin", "shred", "destroy", "delete", "recycle"].contains(&self.word(at))
                || self.stands("throw away", at)
        })
    }

    /// "Does not refer to", "still refers to": a name that should not stand where it is.
    fn is_denied_or_still(&self, verb: usize) -> bool {
        self.is_denied(verb) || self.before(verb, 1) == "still"
    }

    /// Whether a word is what somebody was checked by.
    fn is_check(&self, at: usize) -> bool {
        const CHECKS: &[&str] =
            &["check", "checks", "disclosure", "disclosures", "clearance", "certificate", "certificates"];
        CHECKS.contains(&self.word(at))
    }

    /// "replaces LSCBs", "instead of the LSCB", "since KCSIE 2024", "moved from the CAF", "From LSCB to partnership".
    fn says_instead(&self, governor: &Governor, named: &Named) -> bool {
        const MOVES: &[&str] = &[
            "over",
            "evolved",
            "grew",
            "moved",
            "moving",
            "move",
            "emerged",
            "transition",
            "shift",
            "away",
            "changed",
            "changing",
        ];
        let Governor { at, apart, direct, .. } = *governor;
        let before = self.before(at, 1);
        // "The change from the system of SCRs".
        let is_from = |at: usize| {
            self.word(at) == "from" && (MOVES.contains(&self.before(at, 1)) || self.before(at, 1) == "change")
        };
        if self.has_owner(governor, named, is_from) {
            return true;
        }
        match self.word(at) {
            "since" => direct && !apart,
            "from" => {
                let leads_on = at == self.words.start && self.word(named.words.end) == "to";
                MOVES.contains(&before) || MOVES.contains(&self.before(at, 2)) || leads_on
            }
            "between" => self.compares(at),
            "than" => before == "rather",
            // "Adapted the CAF and created the early help assessment".
            "adapted" | "taken" => (named.words.end..named.words.end + MOST_BETWEEN).any(|at| {
                self.word(at) == "and" && (self.has(at + 1, Signs::CREATES) || self.word(at + 1) == "turned")
            }),
            _ => false,
        }
    }

    /// "The Children Act 2004 set up LSCBs", and not "set up by the LSCB".
    pub(super) fn says_how_it_began(&self, governor: &Governor) -> bool {
        let Governor { at, direct, by, .. } = *governor;
        let is_set_up = self.word(at) == "up" && self.before(at, 1) == "set";
        (is_set_up || self.has(at, Signs::CREATES)) && direct && !by
    }

    /// "replaces LSCBs", "abolishes the statutory requirement for an LSCB", "the removal of the duty to have an LSCB".
    fn ends(&self, governor: &Governor, named: &Named) -> bool {
        // "Took over", "has taken the place".
        let takes = |at: usize, back| ["take", "took", "taken", "takes", "taking"].contains(&self.before(at, back));
        let is_work = |at: usize| ["functions", "duties", "responsibilities", "powers"].contains(&self.word(at));
        let takes_over = |at| match self.word(at) {
            // "Take on the functions of CCGs".
            "on" => takes(at, 1) && governor.belongs && (at + 1..=governor.at).any(is_work),
            "over" => takes(at, 1),
            "place" => takes(at, 2) || self.before(at, 1) == "in",
            _ => false,
        };
        let ends = |at| self.has(at, Signs::REPLACES) || self.stands("establishment of", at);
        let is_end = |at| ends(at) && !self.is_denied(at) && !self.is_taken_away(at, governor);
        !governor.apart && self.has_owner(governor, named, |at| is_end(at) || takes_over(at))
    }

    /// "Does not replace the CRB check", "is not meant to replace", "is no replacement for".
    pub(super) fn is_denied(&self, verb: usize) -> bool {
        const NEAR: usize = 4;
        let near = verb.saturating_sub(NEAR).max(self.piece_of(verb).start)..verb;
        near.into_iter().any(|at| self.has(at, Signs::NEGATES))
    }

    /// "Remove barriers to CRB checks", "the names of those without one": what is taken away is no duty and no mention of it.
    fn is_taken_away(&self, verb: usize, governor: &Governor) -> bool {
        const OF_IT: &[&str] = &[
            "requirement",
            "requirements",
            "duty",
            "duties",
            "need",
            "reference",
            "references",
            "mention",
            "mentions",
            "provision",
            "provisions",
            "section",
            "link",
            "links",
            "obligation",
            "rule",
            "rules",
        ];
        self.word(verb) == "remove"
            && verb < governor.at
            && !(verb + 1..=governor.at).any(|at| OF_IT.contains(&self.word(at)))
    }

    /// Whether a name belongs to such a word: that on which it depends, or one to which this belongs in turn.
    pub(super) fn has_owner(&self, governor: &Governor, named: &Named, is_one: impl Fn(usize) -> bool) -> bool {
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

    /// "Update any reference to peer-on-peer abuse": what is looked for to be taken out.
    fn is_taken_out(&self, governor: &Governor, named: &Named) -> bool {
        let is_reference = ["reference", "references", "mention", "mentions"].contains(&self.word(governor.at));
        let verbs = ["update", "change", "amend", "delete", "correct", "updated", "changed", "amended", "deleted"];
        let near = governor.at.saturating_sub(MOST_BETWEEN).max(self.words.start)..governor.at;
        let behind = named.words.end..(named.words.end + MOST_BETWEEN).min(self.words.end);
        let is_verb = |at: usize| verbs.contains(&self.word(at)) || self.has(at, Signs::REPLACES);
        let is_to_be = |at: usize| is_verb(at) && ["be", "been", "are", "were"].contains(&self.before(at, 1));
        // "Amend CRB to DBS".
        let is_amended = governor.direct
            && ["amend", "amended", "update", "change", "changed", "correct"].contains(&self.word(governor.at))
            && self.word(named.words.end) == "to"
            && self.is_capital(named.words.end + 1);
        is_amended || is_reference && (near.into_iter().any(is_verb) || behind.into_iter().any(is_to_be))
    }

    /// "no longer refers to", "no longer a need for".
    fn is_after_no_longer(&self, at: usize) -> bool {
        let article = usize::from(self.has(at.wrapping_sub(1), Signs::ARTICLE));
        at.checked_sub(2 + article).is_some_and(|no| self.stands("no longer", no))
    }

    /// "It replaces version 4, which was based on Working Together 2018", "... the policy approved by the LSCB on 2 February".
    pub(super) fn is_of_what_was_replaced(&self, named: &Named) -> bool {
        let goes_back = |at: &usize| {
            let word = self.word(*at);
            let next = self.word(at + 1);
            (["which", "that"].contains(&word)
                && ["was", "were", "followed", "reflected", "relied", "referred"].contains(&next))
                || (is_regular_past(word) && next == "by" && !self.has(*at, Signs::REPLACES))
        };
        let which = (self.words.start..named.words.start).rev().find(goes_back);
        which.is_some_and(|which| (self.words.start..which).any(|at| self.has(at, Signs::REPLACES)))
    }

    /// Whether the piece around a word speaks of changes.
    fn compares(&self, at: usize) -> bool {
        self.piece_of(at).any(|index| self.has(index, Signs::COMPARES))
    }

    /// The word behind a bracket that opens before a word, or that word.
    pub(super) fn past_bracket(&self, at: usize) -> usize {
        let opens = self.words.contains(&at) && self.gap(at).contains('(');
        let closes = (at + 1..=at + MOST_BETWEEN).filter(|_| opens).find(|next| self.gap(*next).contains(')'));
        closes.unwrap_or(at)
    }

    /// The words after a name that can be its verb: behind dates, places and adverbs, and behind auxiliaries as well.
    pub(super) fn predicate(&self, named: &Named) -> (usize, usize) {
        let mut at = self.past_bracket(named.words.end);
        for _ in 0..MOST_BETWEEN {
            let is_place = |index| self.words.contains(&index) && self.is_capital(index);
            // "Domestic violence may be".
            let is_month = |index| {
                month(self.word(index)).is_some() && (self.word(index) != "may" || year(self.word(index + 1)).is_some())
            };
            let is_date = |index| year(self.word(index)).is_some() || is_month(index);
            let dated = ["in", "of", "from"].contains(&self.word(at)) && (is_date(at + 1) || is_place(at + 1));
            let adverb = self.has(at, Signs::PASSED_OVER) || self.word(at).ends_with("ly");
            if !(dated || is_date(at) || adverb) {
                break;
            }
            at += 1;
        }
        let mut verb = at;
        // "LSCBs, in their current form, will be": what stands between two commas is passed over, and so is "that".
        if self.gap(verb).contains(',') {
            let closes = (verb + 1..=verb + MOST_BETWEEN).find(|next| self.gap(*next).contains(','));
            let is_verb =
                |at: &usize| self.has(verb, Signs::PREPOSITION) || self.has(*at, Signs::AUXILIARY.and(Signs::DUTY));
            verb = closes.filter(is_verb).unwrap_or(verb);
        }
        verb += usize::from(["that", "which"].contains(&self.word(verb)));
        let between = Signs::AUXILIARY.and(Signs::PAST).and(Signs::DUTY).and(Signs::PASSED_OVER);
        while verb < at + MOST_BETWEEN && self.has(verb, between) {
            verb += 1;
        }
        (at, verb)
    }

    /// "And has since been replaced", "but is no longer in use".
    pub(super) fn goes_at(&self, verb: usize) -> bool {
        (verb + 1..=verb + 4).any(|at| self.has(at, Signs::GONE) || self.stands_one_of(GOES, at))
    }

    /// "LSCBs have been replaced", "KCSIE 2024 no longer applies", "the LSCB (now the partnership)".
    pub(super) fn has_gone(&self, named: &Named) -> bool {
        let (at, verb) = self.predicate(named);
        let passed = |word: &str| (named.words.end..verb).any(|index| self.word(index) == word);
        let by_another = ["by", "with"].contains(&self.word(verb + 1));
        // "LSCBs will change", and not "the Bill will change home education".
        let is_last = self.may_end_before(verb + 1) || self.has(verb + 1, Signs::PREPOSITION);
        let changes = self.word(verb) == "change" && verb > at && is_last;
        // "Working Together 2015 (superseded)", "KCSIE 2021 - withdrawn".
        let end = named.words.end;
        let is_stamped = self.has(end, Signs::GONE) && self.gap(end).contains(['(', '[', ':', '-', '\u{2013}']);
        // "..., which replaced the edition of 2019": what it does to another is not done to it.
        let replaces = ["that", "which"].contains(&self.before(verb, 1)) && self.has(verb + 1, Signs::OBJECT);
        let is_gone = self.has(verb, Signs::GONE) && (verb > at || self.asks_of(verb) || by_another);
        let gone = is_stamped || (is_gone && !replaces);
        let called = (passed("now") || passed("will"))
            && self.has(verb, Signs::CALLED)
            && !["to", "on", "upon"].contains(&self.word(verb + 1));
        // An edition that "has been published" is news, and one that "has been updated" is old.
        let is_news = named.has_edition
            && passed("been")
            && self.has(verb, Signs::ISSUED)
            && !(verb..self.words.end).any(|at| self.has(at, Signs::ASKS))
            && !["developed", "designed", "devised"].contains(&self.word(verb));
        let was_in_force = passed("was") && self.stands("in force", verb);
        // "Is actually an outdated term", "was the predecessor of".
        let article =
            (verb..=verb + 1).find(|at| self.has(*at, Signs::ARTICLE) && *at > named.words.end).unwrap_or(verb);
        let is_of_kin = ["the", "a", "an"].contains(&self.word(article)) && OLD_KIN.contains(&self.word(article + 1));
        let is_another = [named.words.end, at].into_iter().any(|at| self.is_now_another(at));
        gone || changes
            || called
            || is_news
            || was_in_force
            || is_of_kin
            || is_another
            || self.goes(verb, named)
            || self.goes_behind_more(named)
    }

    /// "The LSCB for the local area will cease to exist"; "KCSIE 2022 changes included", as tables of versions have it.
    fn goes_behind_more(&self, named: &Named) -> bool {
        let end = named.words.end;
        let ends = |at: usize| ["cease to", "ceased to", "be abolished"].iter().any(|phrase| self.stands(phrase, at));
        let is_helper = |at: usize| ["will", "has", "have", "was", "were"].contains(&self.word(at));
        let behind_a_place = ["for", "in", "across"].contains(&self.word(end))
            && (end + 1..end + MOST_BETWEEN).any(|at| is_helper(at) && ends(at + 1));
        let is_worked_in = named.has_edition
            && ["changes", "updates", "amendments"].contains(&self.word(end))
            && ["included", "added", "incorporated", "made", "reflected"].contains(&self.word(end + 1));
        behind_a_place || is_worked_in
    }

    /// "No longer applies", and not "checks no longer than three years old", "if your CRB check is out of date".
    fn goes(&self, verb: usize, named: &Named) -> bool {
        let is_age =
            self.stands("no longer than", verb) || (self.stands("out of date", verb) && self.is_check(named.words.end));
        self.stands_one_of(GOES, verb) && !is_age
    }

    /// "The LSCB (now the partnership)", and not "(now in room 4)".
    fn is_now_another(&self, at: usize) -> bool {
        let at = at - usize::from(self.before(at, 1) == "now");
        let (mark, next) = (self.gap(at), self.word(at + 1));
        if self.word(at) != "now" || ["", "a", "an"].contains(&next) {
            return false;
        }
        let named = at + 1 + usize::from(next == "the");
        let is_name = || self.words.contains(&named) && self.is_capital(named);
        let is_said = Signs::PREPOSITION.and(Signs::PRESENT).and(Signs::PAST).and(Signs::PARTICIPLE);
        let is_apart = mark.contains(['(', '[']) || (mark.contains([',', '-', '\u{2013}', '/']) && is_name());
        is_apart && !next.starts_with(|letter: char| letter.is_ascii_digit()) && !self.has(at + 1, is_said)
    }
}

/// What is said to be one of another thing is no more.
const OLD_KIN: &[&str] = &[
    "predecessor",
    "predecessors",
    "forerunner",
    "forerunners",
    "precursor",
    "precursors",
    "outdated",
    "obsolete",
    "former",
];

/// "predecessor", "successors".
fn is_of_kin(word: &str) -> bool {
    OLD_KIN.contains(&word) || ["successor", "successors"].contains(&word)
}
