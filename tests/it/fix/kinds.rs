//! One slip each: what it becomes, or that it stays.

use super::{BEGIN, below, mended};

/// Asserts that each text becomes the other one, and that nothing is left to do then.
fn become_so(cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(below(before), *after, "from:\n{before}");
        assert_eq!(below(after), *after, "a second time, from:\n{before}");
    }
}

fn stay(cases: &[&str]) {
    for text in cases {
        assert_eq!(below(text), *text);
    }
}

#[test]
fn dates_are_written_in_figures() {
    let cases = [
        ("5 November 2024", "2024-11-05"),
        ("5th Nov 2024", "2024-11-05"),
        ("the 5th of November 2024", "2024-11-05"),
        ("November 2024", "2024-11"),
        ("Sept. 2024", "2024-09"),
        ("\"November 2024\"", "\"2024-11\""),
        ("\u{201c}5 November 2024\u{201d}", "2024-11-05"),
        ("2024\u{2013}11\u{2013}05", "2024-11-05"),
        ("5\u{a0}November\u{a0}2024", "2024-11-05"),
        ("Unstated", "unstated"),
        ("2026/09/14", "2026-09-14"),
        ("25/12/2026", "2026-12-25"),
        ("25.12.2026", "2026-12-25"),
        ("09/2026", "2026-09"),
        ("2026-11;", "2026-11"),
    ];
    for (before, after) in cases {
        let text = |date: &str| format!("recorded: {{by: training officer, date: {date}}} # as told\n");
        assert_eq!(below(&text(before)), text(after));
    }
}

#[test]
fn dates_that_may_mean_two_days_or_none_stay() {
    for date in [
        "01/11/2024",
        "03/04/2026",
        "1.11.2024",
        "11-05-2024",
        "2014/15",
        "2011/12",
        "25/12/26",
        "2024-1",
        "due 5 November 2024",
        "by March 2025",
        "Autumn 2024",
        "31 June 2024",
    ] {
        stay(&[&format!("recorded: {{by: training officer, date: {date}}}\n")]);
    }
}

#[test]
fn lengths_of_time_are_written_in_figures() {
    let text = |every: &str| format!("review: {{every: {every}, next_due: 2027-03}}\n");
    for (before, after) in [
        ("every two years", "2 years"),
        ("Annually", "1 year"),
        ("once a year", "1 year"),
        ("every 18 mths;", "18 months"),
        ("\u{201c}1 year\u{201d}", "1 year"),
    ] {
        become_so(&[(&text(before), &text(after))]);
    }
    for every in [
        "bi-annually",
        "twice a year",
        "twice-yearly",
        "three-times-a-year",
        "in-year",
        "second year",
        "at least annually",
        "2-3 years",
        "termly",
        "regularly",
    ] {
        stay(&[&text(every)]);
    }
}

/// The comma or semicolon of the sentence that a word was taken from.
#[test]
fn signs_behind_words_and_names_go() {
    become_so(&[
        ("status: draft;\n", "status: draft\n"),
        ("status: Draft,\n", "status: draft\n"),
        ("bodies:\n  - id: wdg;\n    name: A;\n", "bodies:\n  - id: wdg\n    name: A;\n"),
    ]);
    stay(&["bodies:\n  - id: The group;\n    name: A\n"]);
}

#[test]
fn a_list_on_one_line_keeps_its_line() {
    let list = |items: &str| format!("review:\n  every: 1 year\n  triggers:\n    {items}\n");
    become_so(&[
        (&list("\u{2022} learning \u{2022} legislation"), &list("[learning, legislation]")),
        (&list("\u{f0b7}\tlearning \u{f0b7}\tlegislation"), &list("[learning, legislation]")),
        (&list("\u{25aa} learning, all \u{25aa} legislation"), &list("[\"learning, all\", legislation]")),
    ]);
    stay(&[
        &list("\u{2022} \"learning\" \u{2022} legislation"),
        &list("\u{2022} learning \u{2022} legislation\n    \u{2022} others"),
        "bodies:\n  \u{2022} id: a \u{2022} id: b\n",
    ]);
}

#[test]
fn dates_in_words_stay_in_sentences() {
    stay(&["notes: ratified on 5 November 2024\n", "notes: November 2024\n"]);
}

#[test]
fn sentences_are_put_in_quotes() {
    become_so(&[
        ("notes: Neglect: signs\n", "notes: \"Neglect: signs\"\n"),
        ("notes: Neglect: signs   # as printed\n", "notes: \"Neglect: signs\"   # as printed\n"),
        ("notes: Neglect: \"signs\"\n", "notes: 'Neglect: \"signs\"'\n"),
        ("notes: it's \"so\": x\n", "notes: 'it''s \"so\": x'\n"),
        ("notes: \"Best\" practice\n", "notes: '\"Best\" practice'\n"),
        ("notes: \u{201c}Neglect: signs\u{201d}\n", "notes: \"Neglect: signs\"\n"),
        ("notes: [Draft] the signs\n", "notes: \"[Draft] the signs\"\n"),
        ("notes: @all staff\n", "notes: \"@all staff\"\n"),
        (
            "notes: the board\n  will see: all\nsubject: children\n",
            "notes: \"the board\n  will see: all\"\nsubject: children\n",
        ),
        ("bodies:\n  - {id: a, name: Group: one}\n", "bodies:\n  - {id: a, name: \"Group: one\"}\n"),
        (
            "bodies:\n  - {id: a, name: Group: one, short: G}\n",
            "bodies:\n  - {id: a, name: \"Group: one\", short: G}\n",
        ),
        (
            "bodies:\n  - {id: a, name: A: one}\n  - {id: b, name: B: two}\n",
            "bodies:\n  - {id: a, name: \"A: one\"}\n  - {id: b, name: \"B: two\"}\n",
        ),
        (
            "actions:\n  - {id: a, says: one, two, and three}\n",
            "actions:\n  - {id: a, says: \"one, two, and three\"}\n",
        ),
        (
            "notes: \"Neglect and its signs\nsubject: children\n",
            "notes: \"Neglect and its signs\"\nsubject: children\n",
        ),
        ("notes:\u{a0}all of it\nsubject: children\n", "notes: all of it\nsubject: children\n"),
    ]);
}

#[test]
fn a_sentence_of_which_the_end_is_unclear_stays() {
    stay(&["notes: first\n  subject: children\n", "notes: > text: here\n", "notes: *all: staff\n", "consulted: [\n"]);
}

/// Where a remark, an entry, a list or another width may be meant, a person decides.
#[test]
fn what_may_be_meant_otherwise_stays() {
    stay(&[
        "notes: Train: every lead #2 and deputy\n",
        "notes: Train: every lead\t# see 3.2\n",
        "notes: \"Everybody refreshes  # see 3.2\n",
        "lead: {role: Manager, section, team}\n",
        "notes: [a, b] and c\n",
        "notes: \"X\"; or\n",
        "status: &a Draft\nnotes: *a\n",
        "bodies:\n  - {id: a-b;, name: A}\n  - {id: a-b, name: B}\n",
        "lead: {role: Manager, sektion, team}\n",
        "consulted:\n  \u{2022} Young people: a group  # met twice\n",
        "notes:\n  \u{2022} One: x\n    by: wdg\n  \u{2022} Two\n",
        "notes: |\n  Table:\n  \tA\tB\n  -note: hello\n",
        "review: {last: 2011\u{2013}12}\n",
        "source: {published: 2011.12}\n",
        "source: {published: \u{201c}2011-12\u{201d}}\n",
        "source: {published: 2011-12;}\n",
    ]);
}

/// What a name begins behind a comma is an entry, however it is written.
#[test]
fn no_entry_is_taken_into_the_sentence_before_it() {
    stay(&[
        "commitments:\n  - {standard: refresher, section: \"1\", says: All staff: yearly, Strength: must}\n",
        "actions:\n  - {id: a, says: Do: it, done 2024, Due: 2025-01}\n",
        "lead: {role: Head: of, Section: 1}\n",
        "lead: {role: Head: of, Checked By: officer}\n",
        "lead: {section: 1,\n  role: Head: of, Section: 1}\n",
    ]);
}

/// A sentence in quotes that goes on below ends where its quotes do.
#[test]
fn quotes_that_are_closed_further_down_are_not_closed_before() {
    stay(&[
        "source:\n  title: \"Refresh this training\n  by: the end of the year.\"\n",
        "source:\n  title: \"Refresh this training,\n  to: all staff, yearly.\"\n",
        "source:\n  title: \"one\n  answer: refuses\"\n",
        "source:\n  title: \"one\n  answer: refuses\u{201d}\n",
        "commitments:\n -standard: refresher\n  section: \"1\"\n  says: \"x\n -by: y\"\n",
    ]);
    become_so(&[(
        "notes: \"Neglect and its signs\nsubject: \"children\"\n",
        "notes: \"Neglect and its signs\"\nsubject: \"children\"\n",
    )]);
}

/// Only a text takes lines, and a mark or hyphen begins something else.
#[test]
fn no_value_takes_in_the_lines_below_it() {
    stay(&[
        "review:\n  every: 3 years\n    except for: level 3\n",
        "review:\n  reason: it is so\n    \u{2013} except: level 3\n",
        "commitments:\n  - standard: course-evaluation\n    section: \"1\"\n    strength: will\n      The programme is judged: it is evaluated\n",
    ]);
}

#[test]
fn a_list_below_an_item_is_not_made_part_of_it() {
    let list = |items: &str| format!("review:\n  every: 1 year\n  triggers:\n{items}");
    stay(&[
        &list("    \u{2022} one\n      \u{25e6} two\n      \u{25e6} three\n    \u{2022} four\n"),
        &list("    \u{2022} one\n      - two\n    \u{2022} three\n"),
        &list("    \u{2022} one (a \u{b7} b \u{b7} c)\n"),
        &list("    \u{2022} one \u{b7} two \u{2022} three\n"),
        &list("    \u{2022} one \u{2022} two\n      - three\n"),
    ]);
}

/// One word of the language is not written for another, and nothing is guessed of what settings name.
#[test]
fn no_name_becomes_another_word() {
    stay(&[
        "superseded: example@2026\n",
        "actions:\n  - {id: a, says: Do it., none: 2024-01}\n",
        "levels:\n  list:\n    - number: 1\n      audience: [everybody]\n      excludes: [volunteers]\n",
        "reviewer: Head of Safeguarding\n",
        "source: {title: A, publisher: A county}\n",
        "leader: Head of Safeguarding\n",
        "recorder: An officer\n",
        "recorded: {by: x, data: y, checker: z}\n",
        "versions:\n  - {session: 2, date: 2024}\n  - {versions: \"1\", change: first}\n",
        "sections: 2\nsingle: x\nperson: x\n",
        // The entry takes something else.
        "comitments: all of them\n",
        "source: {title: A, publisehd: soon}\n",
    ]);
    let course = "paramount: course/v1\ncourse: c\ntitle: T\nstatus: draft\nexcludes: [x]\nfrom: online\n";
    assert_eq!(mended(course), course);
    for settings in ["paramount: config/v1\ninclude:\n  - x.yaml\n", "paramount: config/v1\nExclude:\n  - x.yaml\n"] {
        assert_eq!(mended(settings), settings);
    }
}

#[test]
fn hyphens_get_their_space() {
    become_so(&[
        (
            "bodies:\n  -id: a\n   name: A\n  -id: b\n   name: B\n",
            "bodies:\n  - id: a\n    name: A\n  - id: b\n    name: B\n",
        ),
        ("bodies:\n  -id: a\n    name: A\n", "bodies:\n  - id: a\n    name: A\n"),
        ("bodies:\n  -id: a\n", "bodies:\n  - id: a\n"),
    ]);
    stay(&["notes: >-\n  -id: a\n  -id: b\n"]);
}

/// A line that a guess puts somewhere has to be an entry that its new block has.
#[test]
fn a_tab_makes_no_entry_beside_a_hyphen_without_a_space() {
    stay(&[
        "bodies:\n  -id: a\n\tname: A\n",
        "bodies:\n  -id: a\n\tname: A\n  -id: b\n\tname: B\n",
        "commitments:\n  -standard: two-trainers\n\tsection: 3\n\tsays: all\n",
        "commitments:\n  -standard: two-trainers\n\tsays: all\n\tsection: 3\nreview:\n  every: 1 year\n",
        "levels:\n  list:\n    -number: 1\n\taudience: all\n",
        "approval:\n  by: Executive Group\n\tsays: all of it\n",
    ]);
}

/// What stays unreadable stays as it was where a mend would move lines; quotes round a value hold by themselves.
#[test]
fn lines_move_only_where_the_document_is_then_read() {
    stay(&[
        "bodies:\n  -id: a\n   name: A\n -id: b\n  name: B\n",
        "bodies:\n    -id: a\n     name: A\n  -id: b\n   name: B\n",
        "bodies:\n  -id: a\n   name: A\n   - id: b\n   name: B\n",
        "bodies:\n  -id: a\n   name: A\n  -id: b\n   name: B\nconsulted: [\n",
        "review:\n\tevery: 1 year\nconsulted: [\n",
        "review:\n\tevery: 1 year\nnotes: A: b\nconsulted: [\n",
        "consulted:\n  \u{2022} one: group\n  \u{2022} two\nnotes: [\n",
    ]);
    become_so(&[(
        "notes: A: b\nbodies:\n  -id: a\n   name: A\nconsulted: [\n",
        "notes: \"A: b\"\nbodies:\n  -id: a\n   name: A\nconsulted: [\n",
    )]);
}

/// Quotation marks with nothing but signs behind them were meant as those of the format.
#[test]
fn what_stands_in_quotes_is_not_quoted_again() {
    stay(&[
        "notes: \"Neglect: signs\":\nsubject: children\n",
        "notes: \"all staff\")\n",
        "notes: \"all staff\"?\n",
        "notes: \"all staff\" ...\n",
        "notes: 'all: staff')\n",
        "notes: \u{201c}all staff\":\nsubject: children\n",
        "notes: \"all staff\u{201d}:\nsubject: children\n",
        "notes: \u{201c}all: staff\u{201d})\n",
        "notes: \u{2018}all: staff\u{2019};\n",
        "bodies:\n  - {id: a, name: \u{201c}A: one\u{201d};, short: B}\n",
        "notes: \u{201c}the board\n  will see: all\u{201d}.\nsubject: children\n",
    ]);
    become_so(&[
        ("notes: \"Best\" practice: all\n", "notes: '\"Best\" practice: all'\n"),
        ("notes: \u{201c}Best\u{201d} practice: all\n", "notes: \"\u{201c}Best\u{201d} practice: all\"\n"),
    ]);
}

#[test]
fn bullets_become_hyphens() {
    for bullet in ["\u{2022}", "\u{b7}", "\u{25aa}", "\u{f0b7}", "\u{2022}\t", "\u{2013}", "\u{2014}", "o\t"] {
        let text = |mark: &str| format!("triggers:\n  {mark} learning\n  {mark} legislation\n");
        let block = |mark: &str| format!("review:\n  every: 1 year\n  {}", text(mark).replace("\n  ", "\n    "));
        assert_eq!(below(&block(bullet)), block("-"), "{bullet:?}");
    }
    become_so(&[(
        "bodies:\n  \u{2022} id: a\n    name: A\n  \u{2022} id: b\n    name: B\n",
        "bodies:\n  - id: a\n    name: A\n  - id: b\n    name: B\n",
    )]);
    stay(&["notes: the board\n  \u{2013} and the policy \u{2013} last\n"]);
}

#[test]
fn indentation_is_made_of_plain_spaces() {
    become_so(&[
        ("review:\n\tevery: 1 year\n\tnext_due: 2027-03\n", "review:\n  every: 1 year\n  next_due: 2027-03\n"),
        ("bodies:\n  - id: a\n\t  name: A\n", "bodies:\n  - id: a\n    name: A\n"),
        (
            "review:\n\u{a0}\u{a0}every: 1 year\n\u{a0}\u{a0}next_due: 2027-03\n",
            "review:\n  every: 1 year\n  next_due: 2027-03\n",
        ),
        ("review:\n\u{2007}\u{202f}every: 1 year\n", "review:\n  every: 1 year\n"),
    ]);
    stay(&["notes: |\n  a\n  \tb\n", "notes: a\u{a0}b\n"]);
}

#[test]
fn names_are_written_as_they_are_known() {
    become_so(&[
        ("Area: Example\n", "area: Example\n"),
        ("comitments: []\n", "commitments: []\n"),
        ("recorded: {by: officer, Checked By: manager}\n", "recorded: {by: officer, checked_by: manager}\n"),
        ("ar\u{200b}ea: Isle\n", "area: Isle\n"),
    ]);
    stay(&[
        // It is there already; it is near to several; it is too short to be near to anything.
        "area: Example\narae: Example\n",
        "bodies:\n  - {is: a, name: A}\n",
        "somewhat: else\n",
        // Which of the two was meant?
        "reveiw: {every: 1 year}\neviews: {every: 2 years}\n",
    ]);
}

#[test]
fn words_are_written_as_they_are_known() {
    let text = |strength: &str| {
        format!(
            "commitments:\n  - standard: two-trainers\n    section: 3\n    strength: {strength}\n    says: all of them\n"
        )
    };
    for (before, after) in
        [("shall", "must"), ("Shall", "must"), ("Should", "should"), ("\u{201c}must\u{201d}", "must")]
    {
        assert_eq!(below(&text(before)), text(after));
    }
    // No word is taken for another one; yes and true are both read.
    stay(&[&text("shuold"), &text("can"), "status: Aproved\n"]);
    become_so(&[("status: Draft\n", "status: draft\n")]);
}

#[test]
fn line_ends_marks_and_the_end_of_the_file_stay() {
    let text = format!("\u{feff}{BEGIN}Area: Example # \u{e9}\nnotes: A: b").replace('\n', "\r\n");
    let expected = text.replace("Area", "area").replace("A: b", "\"A: b\"");
    assert_eq!(mended(&text), expected);
}

#[test]
fn two_slips_on_a_line_are_both_mended() {
    become_so(&[(
        "approval: {By: Executive Group, date: 5 November 2024}\n",
        "approval: {by: Executive Group, date: 2024-11-05}\n",
    )]);
    become_so(&[(
        "approval: {By: Group: one, date: 5 November 2024}\n",
        "approval: {by: \"Group: one\", date: 2024-11-05}\n",
    )]);
}
