//! The state before a change: read through git, judged as the change is, and subtracted.

use jiff::civil::Date as Day;

use crate::change::gate::{Compared, UnderBase};
use crate::change::history::subtract;
use crate::change::{Comparison, compare, pairs};
use crate::check::{check, check_change};
use crate::cli::InputArgs;
use crate::error::{Error, catch_panic};
use crate::finding::{Finding, sort};
use crate::load::MOST_BYTES;
use crate::model::{Kind, Policy};
use crate::report::{Base, Report};
use crate::session::{self, Materials, Session};
use crate::tree::Tree;
use crate::workspace::{Document, Workspace};

/// Judges the change between `rev` and what was read, and puts what it comes to into the report; gives back the
/// state before it.
pub(super) fn apply(
    rev: &str,
    arguments: &InputArgs,
    input: &mut Session,
    report: &mut Report,
    today: Day,
) -> Result<Option<Tree>, Error> {
    let Some(tree) = &input.tree else { return Ok(None) };
    let before = Tree::commit(tree.root(), rev)?;
    let base = read(&before, arguments, &input.asked);
    let (of_base, base_faults) = check(&base, today);
    let head = &input.workspace;
    let (under_base, under_faults) = under_base(tree, &before, head, &base, arguments, &input.asked, today);
    let difference = subtract(std::mem::take(&mut report.findings), &of_base, under_base, (head, &base));
    let (comparisons, comparison_faults) = comparisons(head, &base);
    let compared = Compared { head, base: &base, comparisons, today, taken_away: difference.taken_away };
    let (of_change, faults) = check_change(&compared);
    let faults = faults.into_iter().chain(comparison_faults);
    report.findings = difference.findings;
    report.findings.extend(of_change);
    sort(&mut report.findings);
    report.fixed = difference.fixed;
    report.changes = compared.comparisons;
    report.base = before.revision().map(|revision| Base { rev: revision.rev.clone(), commit: revision.commit.clone() });
    input.failures.extend(base_faults.into_iter().chain(under_faults).chain(faults));
    Ok(Some(before))
}

/// What could not be read then is known from the findings; what could not be done is of the past.
fn read(tree: &Tree, arguments: &InputArgs, asked: &[String]) -> Workspace {
    let mut failures = Vec::new();
    session::read_tree(tree, asked, &arguments.policies, Materials::Read, &mut failures)
}

/// The findings of the change under what held before it; `None` where that is what holds now.
fn under_base(
    tree: &Tree,
    before: &Tree,
    head: &Workspace,
    base: &Workspace,
    arguments: &InputArgs,
    asked: &[String],
    today: Day,
) -> (Option<Vec<Finding>>, Vec<Error>) {
    let under = UnderBase::of(head, base, |path| before.read(path, MOST_BYTES).ok());
    if under.is_empty() {
        return (None, Vec::new());
    }
    let mut workspace = read(&tree.with_replaced(under.replaced.clone()), arguments, asked);
    under.remind(&mut workspace);
    let (findings, faults) = check(&workspace, today);
    (Some(findings.into_iter().filter_map(|finding| under.restore(finding, head)).collect()), faults)
}

/// Policies and sets of standards that are not what they were, two and two.
fn comparisons(head: &Workspace, base: &Workspace) -> (Vec<Comparison>, Vec<Error>) {
    let compared = |document: &&Document| matches!(document.loaded.kind, Some(Kind::Policy | Kind::Standards));
    let before: Vec<&Document> = base.documents.iter().filter(compared).collect();
    let after: Vec<&Document> = head.documents.iter().filter(compared).collect();
    let (mut comparisons, mut faults) = (Vec::new(), Vec::new());
    for (old, new) in pairs(&before, &after).pairs {
        // A draft that comes into use is held against what it supersedes.
        let was_draft = old.policy().is_some_and(Policy::is_draft) && !new.policy().is_some_and(Policy::is_draft);
        let superseded = new.policy().filter(|_| was_draft).and_then(|policy| policy.supersedes.text());
        let earlier = superseded.and_then(|id| base.named("policy", id).chain(head.named("policy", id)).next());
        let old = earlier.unwrap_or(old);
        if !old.loaded.sha256.is_empty() && old.loaded.sha256 == new.loaded.sha256 {
            continue;
        }
        match catch_panic(&new.loaded.reference.path, || compare(old, new)) {
            Ok(comparison) if comparison.is_silent() => {}
            Ok(comparison) => comparisons.push(comparison),
            Err(fault) => faults.push(fault),
        }
    }
    (comparisons, faults)
}
