//! Waivers: whether they say who decided what, why and until when, and whether they are still needed. What each of them
//! covers is known once everything else is graded.

mod incomplete;
mod lapsed;
mod lapsing;
mod unused;

use super::{Context, Rule, find};
use crate::finding::{Authority, shortened};
use crate::model::config::Waiver;
use crate::model::words::counted;
use crate::model::{Config, Date, Item};
use crate::paths::folder_of;
use crate::settings::{Documents, MOST_WAIVERS, Use, Uses};

pub(super) static RULES: &[&Rule] = &[&incomplete::RULE, &lapsed::RULE, &lapsing::RULE, &unused::RULE];

/// A waiver that says all it has to, with what it did in this run.
struct Complete<'c> {
    written: &'c Item<Waiver>,
    rule: &'c str,
    documents: Documents,
    until: Date,
    met: Use,
}

impl Complete<'_> {
    /// Whether it covers nothing, as far as this run can tell: the whole folder that it may be for was judged. What is
    /// said about changes is said only where there is one.
    fn covers_nothing(&self, ctx: &Context<'_>) -> bool {
        let is_about_changes = self.rule.starts_with("change/");
        self.met.covered == 0 && !is_about_changes && ctx.workspace.is_whole(&self.documents.folder())
    }

    /// Who says that it is to end: the waiver itself, with the role that decided.
    fn itself(&self) -> Authority {
        // A person's address is not repeated in every report.
        let approver = self.written.approved_by.text().filter(|approver| !incomplete::names_an_address(approver));
        let approver = approver.map(|approver| format!(", approved by: {}", shortened(approver)));
        Authority::own_policy(format!("the waiver itself{}", approver.unwrap_or_default()))
    }

    /// How many findings it stands for: "1 finding", "3 findings".
    fn covered(&self) -> String {
        counted(self.met.covered, "finding")
    }
}

/// The waivers of a settings file that could count. The others have their finding already: they lack something, or
/// name a rule that does not exist or cannot be waived: those of waivers, for one.
fn complete<'c>(config: &'c Config, uses: &'c Uses, ctx: &'c Context<'_>) -> impl Iterator<Item = Complete<'c>> {
    let file = ctx.document.loaded.reference.path.as_str();
    config.waivers.iter().take(MOST_WAIVERS).filter_map(move |written| {
        let is_readable = written.value.at.is_absent() || written.value.at.text().is_some();
        if !is_readable || written.lacking().next().is_some() {
            return None;
        }
        let rule = written.rule.text().filter(|rule| exists(rule, ctx) && !rule.starts_with("waiver/"))?;
        let documents = Documents::read(written.document.text()?, folder_of(file)).ok()?;
        let until = *written.until.get()?;
        Some(Complete { written, rule, documents, until, met: uses.of(file, written.at) })
    })
}

fn exists(rule: &str, ctx: &Context<'_>) -> bool {
    find(rule).is_some() || ctx.document.controls.expectations.iter().any(|expectation| expectation.rule == rule)
}
