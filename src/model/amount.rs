//! What a detail of a standard can be: its type, its better direction, and its value in a policy.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

use super::duration::Duration;
use super::located::{Leaf, OneOrMany, Read, Unreadable};
use super::money::read_money_beside;
use super::near;
pub use super::near::{Beside, EACH_WITH_ITS_SCOPE, exact_money, is_free, is_limit};
use super::policy::DetailText;
use super::standards::Detail;
use super::words::{YesNo, listed, spoken, words};

words! {
    /// The types of a detail.
    DetailType {
        /// A whole number, or `all`.
        Count = "count",
        /// A length of time.
        Duration = "duration",
        /// An amount of money.
        Money = "money",
        /// Yes or no.
        YesNo = "yes-no",
        /// One of the options, listed from worst to best.
        Choice = "choice",
        /// Any of the options: more of them is more.
        Set = "set",
    }
}

words! {
    /// Which way a detail gets better.
    Better {
        /// A larger number.
        Higher = "higher",
        /// A smaller number.
        Lower = "lower",
        /// Less time.
        Shorter = "shorter",
        /// More time.
        Longer = "longer",
        /// More of the options.
        More = "more",
        /// Yes.
        Yes = "yes",
        /// Neither way: a position that a policy may take.
        None = "none",
    }
}

/// The type of a detail with what is needed to read and rank its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailKind {
    /// Its type.
    pub kind: DetailType,
    /// What it says, completing "NAME is ...": how often people come back to refresh their training.
    pub about: Option<String>,
    /// Which way it gets better.
    pub better: Better,
    /// The options of a choice (worst to best) or a set.
    pub options: Vec<String>,
    /// What the options mean, where their words alone do not say it.
    pub meaning: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// The value below which it is not good enough.
    pub floor: Option<Amount>,
    /// Whether an answer to the standard has to give it.
    pub asked: bool,
}

/// The value of a detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A whole number.
    Count(u32),
    /// Everyone, which ranks above any number.
    All,
    /// A length of time.
    Duration(Duration),
    /// Pence.
    Money(u64),
    /// Yes or no.
    YesNo(YesNo),
    /// The position of the option in its list.
    Choice(usize),
    /// The positions of the options.
    Set(BTreeSet<usize>),
}

/// A detail as a policy gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DetailValue {
    /// A value that could be read.
    Known(Amount),
    /// The source mentions it without giving the value.
    Unstated,
}

/// Whether a detail of this name is how often something is done: `every`, `reviewed_every`.
pub(crate) fn is_interval(name: &str) -> bool {
    name == "every" || name.ends_with("_every")
}

impl DetailKind {
    /// A kind of which nothing is known but its type and which way it gets better.
    pub fn plain(kind: DetailType, better: Better) -> Self {
        Self { kind, about: None, better, options: Vec::new(), meaning: None, unit: None, floor: None, asked: false }
    }

    /// The kind that a standards file describes; `None` while its type is missing or unreadable.
    pub fn of(detail: &Detail) -> Option<Self> {
        let kind = *detail.kind.get()?;
        let default = match kind {
            DetailType::Set => Better::More,
            DetailType::YesNo => Better::Yes,
            _ => Better::None,
        };
        let mut made = Self {
            kind,
            about: detail.about.text().map(|about| about.trim().trim_end_matches('.').to_owned()),
            better: detail.better.get().copied().unwrap_or(default),
            options: detail.options.iter().filter_map(|option| option.text().map(str::to_owned)).collect(),
            meaning: detail.meaning.text().map(|meaning| meaning.trim_end().to_owned()),
            unit: detail.unit.text().map(str::to_owned),
            floor: None,
            asked: detail.asked.is_yes(),
        };
        made.floor = detail.floor.text().and_then(|floor| made.read_floor(floor).ok());
        Some(made)
    }

    /// Reads a floor. The floor of a set is a number of options.
    pub fn read_floor(&self, text: &str) -> Result<Amount, Unreadable> {
        match self.kind {
            DetailType::Set => read_count(text, Beside::Nothing),
            _ => self.read_one(text),
        }
    }

    /// Reads the value of a detail. `Err` gives the leaf at fault and why.
    pub fn read<'a>(
        &self,
        written: &'a OneOrMany<Leaf<DetailText>>,
    ) -> Result<DetailValue, (&'a Leaf<DetailText>, Unreadable)> {
        if written.iter().any(Leaf::is_unstated) {
            return Ok(DetailValue::Unstated);
        }
        let mut set = BTreeSet::new();
        let mut last = None;
        for leaf in written {
            // A leaf that load could not read at all is a finding already.
            let Some(DetailText(text)) = leaf.get() else { continue };
            let amount = self.read_one(text).map_err(|fault| (leaf, fault))?;
            if let (DetailType::Set, Amount::Choice(option)) = (self.kind, &amount) {
                set.insert(*option);
            } else if last.replace(amount).is_some() {
                let help = match self.kind {
                    DetailType::Choice => {
                        let named: Vec<&str> = written
                            .iter()
                            .filter_map(|leaf| leaf.get())
                            .map(|DetailText(text)| text.as_str())
                            .collect();
                        format!("{}; what it says of all of them goes into says", self.one_of(&named))
                    }
                    DetailType::Money => {
                        "write unstated, and each sum under charges, as an item with what it is for, and per (half day, day)".to_owned()
                    }
                    _ => near::EACH_WITH_ITS_SCOPE.to_owned(),
                };
                let fault = Unreadable::new("several values stand where one belongs", help);
                return Err((leaf, fault));
            }
        }
        Ok(match (self.kind, last) {
            (DetailType::Set, _) => DetailValue::Known(Amount::Set(set)),
            (_, Some(amount)) => DetailValue::Known(amount),
            (_, None) => DetailValue::Unstated,
        })
    }

    /// What is wrong with the value of a detail: of a list every option that there is not, else the first fault.
    pub fn faults<'a>(&self, written: &'a OneOrMany<Leaf<DetailText>>) -> Vec<(&'a Leaf<DetailText>, Unreadable)> {
        let Err(first) = self.read(written) else { return Vec::new() };
        if self.kind != DetailType::Set {
            return vec![first];
        }
        let options = written.iter().filter_map(|leaf| Some((leaf, leaf.get()?)));
        options.filter_map(|(leaf, DetailText(text))| Some((leaf, self.read_one(text).err()?))).collect()
    }

    /// What is wrong with one value, or one option of several.
    pub fn fault_in(&self, text: &str) -> Option<Unreadable> {
        self.read_one(text).err()
    }

    fn read_one(&self, text: &str) -> Result<Amount, Unreadable> {
        if let Some(rest) = near::unstated_with_more(text) {
            return Err(rest);
        }
        let beside = self.beside();
        match self.kind {
            DetailType::Count if text == "all" => Ok(Amount::All),
            DetailType::Count => read_count(text, beside),
            DetailType::Duration => Duration::read_beside(text, beside)
                .and_then(
                    |length| if self.is_too_short(length) { Err(near::no_time(text, beside)) } else { Ok(length) },
                )
                .map(Amount::Duration),
            DetailType::Money => read_money_beside(text, beside).map(Amount::Money),
            DetailType::YesNo => YesNo::read(text).map(Amount::YesNo).map_err(|_| near::yes_or_no(text, beside)),
            DetailType::Choice | DetailType::Set => {
                let option = self.options.iter().position(|option| option == text);
                option.map(Amount::Choice).ok_or_else(|| near::no_option(text, self))
            }
        }
    }

    /// Whether one way is better than the other.
    pub fn has_direction(&self) -> bool {
        self.better != Better::None
    }

    /// Where what stands beside its value belongs, and whether the value may be left out.
    pub fn beside(&self) -> Beside {
        if self.asked { Beside::Says } else { Beside::Detail }
    }

    /// Whether a length of time is none, where less is better: it would be the best that there is.
    fn is_too_short(&self, length: Duration) -> bool {
        self.better == Better::Shorter && length.amount == 0
    }

    /// Whether a text may hold a value of this kind, however it is written: "twelve" may be a count, and is no length of time.
    pub fn may_be_of(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        match self.kind {
            DetailType::Duration => near::names_length(&lower),
            DetailType::Count => !near::names_length(&lower) && near::names_number(&lower),
            DetailType::Money => near::is_free(text) || lower.chars().any(|letter| letter.is_ascii_digit()),
            DetailType::YesNo => {
                let help = near::yes_or_no(text, Beside::Detail).help;
                let is_either = help.starts_with("write yes where the source");
                let is_one = help.starts_with("write yes") || help.starts_with("write no");
                YesNo::read(&lower).is_ok() || is_one && !is_either
            }
            DetailType::Choice | DetailType::Set => !near::names_length(&lower) && !near::names_number(&lower),
        }
    }

    /// The value as documents write it, where a text can mean nothing else and says nothing else: "Two", "every 2 years",
    /// "\u{a3}40", "Yes".
    pub fn exactly(&self, text: &str) -> Option<String> {
        let lower = text.trim().to_lowercase();
        match self.kind {
            DetailType::Count if lower == "all" => Some(lower),
            DetailType::Count => near::exact_count(text, self.unit.as_deref()).map(|count| count.to_string()),
            DetailType::Duration => Duration::said_exactly(text).map(|length| length.to_string()),
            DetailType::Money => near::exact_money(text),
            DetailType::YesNo => YesNo::read(&lower).ok().map(|word| word.word().to_owned()),
            DetailType::Choice | DetailType::Set => {
                let plain = lower.replace([' ', '_'], "-");
                self.options.iter().find(|option| **option == plain).cloned()
            }
        }
    }

    /// Whether `one` is better than `other` in this detail's own direction: `Greater` is better. `None` where the two
    /// cannot be ranked, or where neither way is better.
    pub fn rank(&self, one: &Amount, other: &Amount) -> Option<Ordering> {
        if one == other {
            return Some(Ordering::Equal);
        }
        let order = match (one, other) {
            (Amount::All, Amount::Count(_)) => Ordering::Greater,
            (Amount::Count(_), Amount::All) => Ordering::Less,
            (Amount::Count(one), Amount::Count(other)) => one.cmp(other),
            (Amount::Money(one), Amount::Money(other)) => one.cmp(other),
            (Amount::Duration(one), Amount::Duration(other)) => one.compare(*other)?,
            (Amount::YesNo(one), Amount::YesNo(other)) => one.cmp(other),
            (Amount::Choice(one), Amount::Choice(other)) => one.cmp(other),
            (Amount::Set(one), Amount::Set(other)) if one.is_superset(other) => Ordering::Greater,
            (Amount::Set(one), Amount::Set(other)) if one.is_subset(other) => Ordering::Less,
            _ => return None,
        };
        match self.better {
            Better::None => None,
            Better::Lower | Better::Shorter => Some(order.reverse()),
            Better::Higher | Better::Longer | Better::More | Better::Yes => Some(order),
        }
    }

    /// Whether a value is below the floor. Values that cannot be ranked against it are not.
    pub fn is_below_floor(&self, amount: &Amount) -> bool {
        match (&self.floor, amount) {
            (Some(Amount::Count(least)), Amount::Set(options)) => options.len() < *least as usize,
            (Some(floor), amount) => self.rank(amount, floor) == Some(Ordering::Less),
            (None, _) => false,
        }
    }

    /// The better of two values; the union of two sets. Where they cannot be ranked, the first.
    pub fn better_of(&self, one: Amount, other: Amount) -> Amount {
        match (one, other) {
            (Amount::Set(one), Amount::Set(other)) => Amount::Set(one.union(&other).copied().collect()),
            (one, other) if self.rank(&other, &one) == Some(Ordering::Greater) => other,
            (one, _) => one,
        }
    }

    /// The worse of two values; the union of two sets, because lists that stand side by side add up. Where they cannot be
    /// ranked, the first.
    pub fn worse_of(&self, one: Amount, other: Amount) -> Amount {
        match (one, other) {
            (one @ Amount::Set(_), other @ Amount::Set(_)) => self.better_of(one, other),
            (one, other) if self.rank(&other, &one) == Some(Ordering::Less) => other,
            (one, _) => one,
        }
    }

    /// The value in words, with its unit: "2 trainers", "every year" stays "1 year", options by name.
    pub fn in_words(&self, amount: &Amount) -> String {
        let unit = self.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let name = |option: &usize| spoken(self.options.get(*option).map_or("", String::as_str));
        match amount {
            Amount::Count(number) if self.kind == DetailType::Set => format!("{number} of them"),
            Amount::Count(1) => format!("1{}", singular(&unit)),
            Amount::Count(number) => format!("{number}{unit}"),
            Amount::All => format!("all{unit}"),
            Amount::Duration(duration) => duration.to_string(),
            Amount::Money(pence) => format!("\u{a3}{}.{:02}", pence / 100, pence % 100),
            Amount::YesNo(word) => word.word().to_owned(),
            Amount::Choice(option) => name(option),
            Amount::Set(options) if options.is_empty() => "none".to_owned(),
            Amount::Set(options) => listed(&options.iter().map(name).collect::<Vec<_>>(), "and"),
        }
    }
}

/// One of a unit that standards files name in the plural: "trainers".
fn singular(unit: &str) -> &str {
    unit.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(unit)
}

impl fmt::Display for DetailKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            DetailType::Choice => {
                let meaning = self.meaning.as_ref().map(|meaning| format!(" ({meaning})")).unwrap_or_default();
                write!(formatter, "one of {}{meaning}", listed(&self.options, "or"))
            }
            DetailType::Set => write!(formatter, "any of {}", listed(&self.options, "and")),
            DetailType::Count => match &self.unit {
                Some(unit) => write!(formatter, "a number of {unit}, or all"),
                None => formatter.write_str("a number, or all"),
            },
            DetailType::Duration => formatter.write_str("a length of time"),
            DetailType::Money => formatter.write_str("an amount in pounds and pence"),
            DetailType::YesNo => formatter.write_str("yes or no"),
        }
    }
}

fn read_count(text: &str, beside: Beside) -> Result<Amount, Unreadable> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().map(Amount::Count).ok_or_else(|| {
        near::count(text, beside).unwrap_or_else(|| {
            Unreadable::new(
                format!("\"{text}\" is not a whole number"),
                format!("write a number in figures; where the source gives none, {}", beside.unstated()),
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(kind: DetailType, better: Better, options: &[&str], floor: &str) -> DetailKind {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        let mut made = DetailKind { options, ..DetailKind::plain(kind, better) };
        made.floor = made.read_floor(floor).ok();
        made
    }

    #[test]
    fn all_ranks_above_any_number() {
        let count = kind(DetailType::Count, Better::Higher, &[], "2");
        assert_eq!(count.rank(&Amount::All, &Amount::Count(9)), Some(Ordering::Greater));
        assert!(count.is_below_floor(&Amount::Count(1)) && !count.is_below_floor(&Amount::All));
    }

    #[test]
    fn a_longer_cycle_is_worse_and_working_days_are_not_ranked() {
        let every = kind(DetailType::Duration, Better::Shorter, &[], "1 year");
        let duration = |text| Amount::Duration(Duration::read(text).expect(text));
        assert!(every.is_below_floor(&duration("2 years")) && !every.is_below_floor(&duration("12 months")));
        assert!(!every.is_below_floor(&duration("400 working days")));
    }

    #[test]
    fn a_set_is_stronger_only_as_a_superset() {
        let set = kind(DetailType::Set, Better::More, &["a", "b", "c"], "2");
        let of = |options: &[usize]| Amount::Set(options.iter().copied().collect());
        assert_eq!(set.rank(&of(&[0, 1]), &of(&[0])), Some(Ordering::Greater));
        assert_eq!(set.rank(&of(&[0, 1]), &of(&[2])), None);
        assert_eq!(set.better_of(of(&[0]), of(&[2])), of(&[0, 2]));
        assert!(set.is_below_floor(&of(&[2])));
    }

    #[test]
    fn one_of_a_unit_is_said_in_the_singular() {
        let trainers =
            DetailKind { unit: Some("trainers".to_owned()), ..kind(DetailType::Count, Better::Higher, &[], "2") };
        assert_eq!(trainers.in_words(&Amount::Count(1)), "1 trainer");
        assert_eq!(trainers.in_words(&Amount::Count(2)), "2 trainers");
    }

    #[test]
    fn positions_have_no_better_way() {
        let position = kind(DetailType::Choice, Better::None, &["none", "approval"], "");
        assert_eq!(position.rank(&Amount::Choice(0), &Amount::Choice(1)), None);
        assert!(!position.is_below_floor(&Amount::Choice(0)));
    }
}
