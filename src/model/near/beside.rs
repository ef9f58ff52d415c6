//! What a place has room for beside the value that belongs in it: where the rest of a text goes that says more.

use super::EACH_WITH_ITS_SCOPE;

/// Where what stands beside a value belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// A commitment or an action has room for it in its text.
    Says,
    /// The same, beside a detail of a commitment that may be left out.
    Detail,
    /// A charge has entries for what is paid for, and by whom.
    Charge,
    /// A review has the source's own words beside its cycle, and other dates of it.
    Review,
    /// An approval has those before it.
    Approval,
    /// Nothing beside the value takes it.
    Nothing,
}

impl Beside {
    /// What a block has room for, by the names of its entries.
    pub fn of(entries: &[&str]) -> Self {
        let has = |name| entries.contains(&name);
        match () {
            () if has("as_written") => Self::Review,
            () if has("earlier") => Self::Approval,
            () if has("amount") && has("for") => Self::Charge,
            () if has("says") => Self::Says,
            () => Self::Nothing,
        }
    }

    /// The entry that takes the source's own words.
    fn entry(self) -> Option<&'static str> {
        match self {
            Self::Says | Self::Detail => Some("says"),
            Self::Charge => Some("for"),
            Self::Review => Some("as_written"),
            Self::Approval | Self::Nothing => None,
        }
    }

    /// What to do with the words of the source, behind what to write for the value.
    pub(in crate::model) fn own_words(self) -> String {
        match self.entry() {
            Some(entry) => format!("; the source's own words go into {entry}"),
            None => "; the source's own words can stand behind a # beside it".to_owned(),
        }
    }

    /// What to do with some words beside a value, behind what to write for it.
    pub(super) fn rest(self, rest: &str) -> String {
        match self.entry() {
            _ if rest.is_empty() => String::new(),
            Some(entry) => format!("; what else it says (\"{rest}\") goes into {entry}"),
            None => format!("; what else it says (\"{rest}\") can stand behind a # beside it"),
        }
    }

    /// What to do where several values stand, each for other training or other people.
    pub(super) fn each(self) -> String {
        match self {
            Self::Says | Self::Detail => EACH_WITH_ITS_SCOPE.to_owned(),
            Self::Review => format!(
                "write the shorter one, if it is how often the whole is reviewed at least; what comes round less often, such as a rewrite, \
                 is an action, or the end under period{}",
                self.own_words()
            ),
            _ => format!("write the one that holds for the whole{}", self.own_words()),
        }
    }

    /// What to do with what holds for others, behind what to write for the one value.
    pub(super) fn rest_of_group(self) -> String {
        match self {
            Self::Says | Self::Detail => {
                "; where it is for some training only, add which, such as scope: {levels: [2]}, and write another entry for \
                 what it says of the rest; all else that it says, of some people too, goes into says"
                    .to_owned()
            }
            _ => self.own_words(),
        }
    }

    /// What to do where a value is no value of its kind at all.
    pub fn unstated(self) -> String {
        let entry = self.entry().map_or_else(String::new, |entry| format!(", and keep the source's words in {entry}"));
        match self {
            // What a standard asks for is not left out, and a charge without an amount is none.
            Self::Says | Self::Charge => format!("write unstated{entry}"),
            // What a policy says of something else is no value that it leaves open.
            Self::Detail => {
                "take the line out, and keep the source's words in says; unstated only where it speaks of this and leaves \
                 it open".to_owned()
            }
            _ => format!("take this line out, or write unstated{entry}"),
        }
    }
}
