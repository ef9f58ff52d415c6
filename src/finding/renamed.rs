//! Rules that went under another name once. The old name goes on meaning the same rule in settings, waivers, baselines
//! and on the command line, and a finding keeps the fingerprint that it had under its first name.

/// Old names of rules, each with the name of today; of several old names of one rule the oldest comes first.
#[derive(Clone, Copy, Debug)]
pub struct Renamed(&'static [(&'static str, &'static str)]);

/// The rules of this tool that were renamed. None has been so far.
pub const RENAMED: Renamed = Renamed(&[]);

impl Renamed {
    /// A table of (once, now), for trying what a rename would do.
    pub const fn of(table: &'static [(&'static str, &'static str)]) -> Self {
        Self(table)
    }

    /// What a rule is called today.
    pub fn today<'r>(&self, rule: &'r str) -> &'r str {
        self.0.iter().find(|(once, _)| *once == rule).map_or(rule, |(_, now)| now)
    }

    /// What a rule was called when it was new.
    pub fn at_first<'r>(&self, rule: &'r str) -> &'r str {
        self.0.iter().find(|(_, now)| *now == rule).map_or(rule, |(once, _)| once)
    }

    /// The old names with those of today.
    pub fn table(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_old_name_means_the_rule_of_today() {
        const TABLE: Renamed = Renamed::of(&[("review/passed", "review/overdue"), ("review/late", "review/overdue")]);
        assert_eq!(TABLE.today("review/passed"), "review/overdue");
        assert_eq!(TABLE.today("review/late"), "review/overdue");
        assert_eq!(TABLE.today("review/missing"), "review/missing");
        assert_eq!(TABLE.at_first("review/overdue"), "review/passed");
        assert_eq!(TABLE.at_first("review/missing"), "review/missing");
    }
}
