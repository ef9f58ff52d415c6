//! One small set of documents with everything in it: dates of all kinds, and text that wants to be a command.

/// Path and text of each.
pub(crate) const MIXED: [(&str, &str); 12] = [
    ("paramount.yaml", "paramount: config/v1\ndue_within: 30 days\n"),
    ("courses/maple.yaml", MAPLE),
    ("courses/oak.yaml", OAK),
    (
        "courses/pine.yaml",
        "paramount: course/v1\ncourse: pine\ntitle: Pine\nstatus: withdrawn\nreview: {next_due: 2020-01}\n",
    ),
    ("policies/ashford.yaml", ASHFORD),
    ("policies/birch.yaml", BIRCH),
    ("policies/elm.yaml", ELM),
    ("policies/fern-2020.yaml", FERN_2020),
    ("policies/fern-2025.yaml", FERN_2025),
    (
        "policies/gorse.yaml",
        "paramount: policy/v1\npolicy: gorse\nedition: \"2021\"\ntitle: Policy\nstatus: withdrawn\n",
    ),
    ("policies/hazel.yaml", "paramount: policy/v1\npolicy: hazel\n  edition: [broken\n"),
    ("policies/standards.yaml", "paramount: standards/v1\nstandards: local\nedition: 2026-11\nlist: []\n"),
];

/// A course that is bought in: its review is its policy's group's business, the agreement its own lead's.
const MAPLE: &str = r##"paramount: course/v1
course: maple
title: "Maple | ::warning::é, =1+1"
policy: ashford
lead: {role: Course Coordinator}
review: {last: 2025-11, every: 1 year, by: wdg}
commissioned:
  provider: "a ##vso[task.complete]\u202eCharity @everyone"
  until: 2027-03
"##;

/// A course that is being written, under no policy.
const OAK: &str = r#"paramount: course/v1
course: oak
title: Oak
status: draft
review: {as_written: when it is ready}
lead: {role: Course Coordinator}
"#;

/// Dated in all ways: stated, promised, done, contradicted.
const ASHFORD: &str = r#"paramount: policy/v1
policy: ashford
edition: "2024"
title: Training Strategy
issuers:
  - {id: ascp, name: Ashford Safeguarding Children Partnership, short: ASCP}
  - {id: alliance, name: Café Alliance}
area: Ashford
status: published
review:
  next_due: 2026-11
  by: WDG
  section: "3.5"
  also_stated:
    - {every: 1 year, section: cover}
    - {next_due: 2027-03, as_written: bi-annual, section: ["4", "7.1"]}
lead: {role: Workforce Development Officer}
bodies:
  - {id: wdg, name: Workforce Development Group, short: WDG}
commitments:
  - {standard: quality-assurance, answer: deferred, action: tqa-framework, says: Later.}
  - {standard: course-evaluation, answer: deferred, action: tqa-framework, says: Later.}
actions:
  - {id: tqa-framework, says: "Develop a framework (TQA), in time.", due: 2024-12, section: "11.4", by: partnership}
  - {id: handbook, says: Write a handbook., due: 2026-12-20, by: agencies}
  - {id: next-audit, says: Hold the next audit., due: 2027-06, section: Appendix 2}
  - {id: far-off, says: Look back on all this., due: 2031}
  - {id: leaflet, says: Print a leaflet., due: 2025-01, done: 2025-02}
  - {id: poster, says: Print a poster., due: 2025-01, done: unstated}
"#;

/// Worked out from a leap day; its text wants to be a command everywhere.
const BIRCH: &str = r##"paramount: policy/v1
policy: birch
edition: "2024"
title: Policy
area: "Birch | \e[31m##vso[task.complete]\u202e\n::error::é"
status: approved
versions:
  - {version: "1", date: 2024-02-29, event: ratified}
review:
  every: 1 year
  by: group
  section: "=cmd|' /C calc'!A0"
bodies:
  - {id: group, name: "=HYPERLINK(\"http://example.org\") @everyone, closes #1 <b> `x`"}
actions:
  - id: "+1; DTSTART:20000101"
    says: "-2+3\r\nEND:VCALENDAR\\, [link](http://example.org); \"quoted\" | ![image](x) 100 % \t日本語 and far more than what stands in one line"
    due: 2028-02
    by: "@lead"
"##;

/// A draft without a date.
const ELM: &str = r#"paramount: policy/v1
policy: elm
edition: "2014"
title: Strategy
area: Elm
status: draft
approval: none
review: {as_written: as required, section: Introduction}
lead: {role: Board Manager}
actions:
  - {id: plan, says: Write the plan., due: unstated}
"#;

/// Replaced by the next.
const FERN_2020: &str = r#"paramount: policy/v1
policy: fern
edition: "2020"
title: Policy
area: Fern
review: {next_due: 2021}
"#;

const FERN_2025: &str = r#"paramount: policy/v1
policy: fern
edition: "2025"
title: Policy
area: Fern
status: published
supersedes: fern@2020
review: none
"#;
