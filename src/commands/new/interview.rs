//! Asks for what somebody knows already, one question at a time. Every question can be skipped, and what is skipped stays
//! open in the document.

use std::io::{self, BufRead, Read, Write};

use crate::draft::area_of;
use crate::load::words_meant;
use crate::model::located::{UNSTATED, Unreadable};
use crate::model::placeholder::is_placeholder;
use crate::model::standards::Standards;
use crate::model::words::{Agency, Kind, Mode, Status, listed};
use crate::model::{Date, Duration, date};
use crate::report::escape;
use crate::template::{Answers, Asked, by_theme, is_answered_by_commitment, quoted, short_name};

/// How long an answer may be, in bytes.
const MOST: u64 = 1000;

/// How often a question is put to somebody at a terminal before it is left open.
pub(super) const TRIES: usize = 3;

/// Somebody who answers.
pub(super) struct Interview<'i> {
    /// Where the answers come from, a line each.
    pub(super) input: &'i mut dyn BufRead,
    /// Where the questions go.
    pub(super) out: &'i mut dyn Write,
    /// How often a question is put before it is left open.
    pub(super) tries: usize,
}

/// One question, and the entries that its answer fills.
struct Question {
    words: &'static str,
    fills: &'static [(&'static str, Wanted)],
}

/// What an answer has to be.
#[derive(Clone, Copy)]
enum Wanted {
    /// Any words.
    Text,
    /// A short name, made of any words.
    ShortName,
    /// The short name of an area, of which the name of its partnership may be given as well.
    AreaName,
    /// An area.
    Area,
    /// A partnership, where its name is given in place of its area.
    Issuer,
    /// The edition of a document, which stands in its name: example-shire@2025.
    Edition,
    /// A date in any unmistakable form.
    Date,
    /// A length of time in any unmistakable form.
    Duration,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// The entry for who issues the document.
const ISSUERS: &str = "issuers";

const OF_POLICY: [Question; 12] = [
    Question {
        words: "Which partnership or area is the policy for? For example: Example Shire",
        fills: &[("policy", Wanted::AreaName), ("area", Wanted::Area), (ISSUERS, Wanted::Issuer)],
    },
    Question { words: "What is the title on its cover?", fills: &[("title", Wanted::Text)] },
    Question { words: "Which edition is it? Often that is its year.", fills: &[("edition", Wanted::Edition)] },
    Question {
        words: "How does it stand: draft, published, approved or withdrawn?",
        fills: &[("status", Wanted::OneOf(Status::WORDS))],
    },
    Question { words: "Which body approved it? A body, not a person.", fills: &[("approval.by", Wanted::Text)] },
    Question { words: "When was it approved?", fills: &[("approval.date", Wanted::Date)] },
    Question { words: "From when does it hold, if it is for some years?", fills: &[("period.from", Wanted::Date)] },
    Question { words: "Until when does it hold?", fills: &[("period.to", Wanted::Date)] },
    Question {
        words: "How often is it reviewed? For example: every 2 years",
        fills: &[("review.every", Wanted::Duration)],
    },
    Question { words: "When is its next review due?", fills: &[("review.next_due", Wanted::Date)] },
    Question {
        words: "Which role answers for it? A role, not a person's name.",
        fills: &[("lead.role", Wanted::Text)],
    },
    Question { words: "What is your own role?", fills: &[("recorded.by", Wanted::Text)] },
];

const OF_COURSE: [Question; 8] = [
    Question {
        words: "What is the title of the course?",
        fills: &[("course", Wanted::ShortName), ("title", Wanted::Text)],
    },
    Question {
        words: "Which policy does it stand under? Its short name, as that policy's file has it.",
        fills: &[("policy", Wanted::ShortName)],
    },
    Question {
        words: "Is it for one agency's own staff (single), or for people of several (multi)?",
        fills: &[("agency", Wanted::OneOf(Agency::WORDS))],
    },
    Question {
        words: "How is it taught: face-to-face, live-online, e-learning or blended?",
        fills: &[("mode", Wanted::OneOf(Mode::WORDS))],
    },
    Question {
        words: "Which level of the policy does it teach? A number or letter.",
        fills: &[("level", Wanted::Text)],
    },
    Question {
        words: "Which role answers for it? A role, not a person's name.",
        fills: &[("lead.role", Wanted::Text)],
    },
    Question { words: "When was it last looked through?", fills: &[("review.last", Wanted::Date)] },
    Question { words: "How often is that done? For example: every year", fills: &[("review.every", Wanted::Duration)] },
];

const OF_STANDARDS: [Question; 1] = [Question {
    words: "What is the set of standards called? Often that is the name of the area.",
    fills: &[("standards", Wanted::ShortName)],
}];

impl Question {
    /// Whether its answer is a value that was read, and may have been read otherwise than it was meant.
    fn is_read(&self) -> bool {
        self.fills.iter().any(|(_, wanted)| matches!(wanted, Wanted::Edition | Wanted::Date | Wanted::Duration))
    }
}

impl Interview<'_> {
    /// Asks all that is worth asking before a document of this kind is written.
    ///
    /// # Errors
    /// Where questions cannot be shown, or answers not be read.
    pub(super) fn ask(&mut self, kind: Kind, sets: &[&Standards]) -> io::Result<Answers> {
        let questions: &[Question] = match kind {
            Kind::Policy => &OF_POLICY,
            Kind::Course => &OF_COURSE,
            Kind::Standards => &OF_STANDARDS,
            Kind::Config | Kind::Guidance => &[],
        };
        let mut answers = Answers::default();
        if questions.is_empty() {
            return Ok(answers);
        }
        writeln!(
            self.out,
            "Some questions first. Enter alone skips one: it stays open in the file, as [insert ...].\n\
             Dates may be written as you like. Nothing that you write leaves this computer.\n"
        )?;
        for question in questions {
            let (issuers, values): (Vec<_>, Vec<_>) =
                self.put(question)?.into_iter().partition(|(path, _)| *path == ISSUERS);
            answers.values.extend(values);
            let lines = |name: String| vec!["  - id: partnership".to_owned(), format!("    name: {name}")];
            answers.lists.extend(issuers.into_iter().map(|(path, name)| (path, lines(name))));
        }
        if kind == Kind::Policy {
            for (theme, group) in by_theme(sets, is_answered_by_commitment) {
                answers.standards.extend(self.spoken_of(&theme, &group)?);
            }
        }
        Ok(answers)
    }

    /// The values that the answer to a question gives; none where it was skipped.
    fn put(&mut self, question: &Question) -> io::Result<Vec<(&'static str, String)>> {
        for left in (0..self.tries).rev() {
            let Some(answer) = self.line(question.words)? else { break };
            if let Some(open) = left_open(&answer) {
                writeln!(self.out, "  {}", escape::line(&open))?;
                break;
            }
            let read = question.fills.iter().map(|(path, wanted)| match year_that_begins(path, &answer) {
                Some(fault) => Err(fault),
                None => Ok((*path, wanted.value(&answer)?)),
            });
            match read.collect::<Result<Vec<_>, Unreadable>>() {
                // A name without a letter that a short name can have gives none, and that entry stays open.
                Ok(values) => {
                    for (_, value) in
                        values.iter().filter(|(_, value)| question.is_read() && value.trim_matches('"') != answer)
                    {
                        writeln!(self.out, "  Read as {value}.")?;
                    }
                    return Ok(values.into_iter().filter(|(_, value)| !value.is_empty()).collect());
                }
                Err(fault) => {
                    writeln!(
                        self.out,
                        "  {}: {}.{}",
                        escape::line(&fault.message),
                        escape::line(&fault.help),
                        if left == 0 { STAYS_OPEN } else { "" }
                    )?;
                    // The start has a word there, which nobody would look for as what stays open.
                    if left == 0 && question.fills.iter().any(|(path, _)| *path == "status") {
                        return Ok(vec![("status", "\"[insert draft, published or approved]\"".to_owned())]);
                    }
                }
            }
        }
        Ok(Vec::new())
    }

    /// The standards of a theme of which the policy speaks.
    fn spoken_of(&mut self, theme: &str, group: &[Asked<'_>]) -> io::Result<Vec<String>> {
        writeln!(self.out, "\n{theme}:")?;
        for (number, asked) in (1..).zip(group) {
            writeln!(self.out, "  {number}. {}", escape::line(&asked.question_with_marks()))?;
        }
        for left in (0..self.tries).rev() {
            let Some(answer) =
                self.line("Which of these does it speak of? Write their numbers, such as 1 3 4 or 1-4.")?
            else {
                break;
            };
            if let Some(open) = left_open(&answer) {
                writeln!(self.out, "  {}", escape::line(&open))?;
                break;
            }
            if let Some(numbers) = numbers(&answer, group.len()) {
                if answer.contains(|letter: char| !letter.is_ascii_digit() && letter != ' ') {
                    let read: Vec<String> = numbers.iter().map(usize::to_string).collect();
                    writeln!(self.out, "  Read as {}.", listed(&read, "and"))?;
                }
                let chosen = numbers.into_iter().filter_map(|number| group.get(number - 1)?.id());
                return Ok(chosen.map(str::to_owned).collect());
            }
            let after = if left == 0 { STAYS_OPEN } else { "" };
            writeln!(self.out, "  Write numbers from 1 to {}, such as 1 3 4 or 1-4.{after}", group.len())?;
        }
        Ok(Vec::new())
    }

    /// Puts a question and reads a line; `None` where it is empty, or where nothing more is to be read.
    fn line(&mut self, words: &str) -> io::Result<Option<String>> {
        loop {
            write!(self.out, "{words}\n> ")?;
            self.out.flush()?;
            let mut bytes = Vec::new();
            self.input.take(MOST).read_until(b'\n', &mut bytes)?;
            if bytes.len() as u64 == MOST && bytes.last() != Some(&b'\n') {
                skip_line(self.input)?;
                writeln!(self.out, "  That is longer than {MOST} letters: write it into the file afterwards.")?;
                if self.tries > 1 {
                    continue;
                }
                return Ok(None);
            }
            // Keys that move the cursor, and what came along with a copied text, are no part of an answer.
            let seen = |letter: &char| !escape::is_active(*letter) || *letter == '\t';
            let answer: String = String::from_utf8_lossy(&bytes).trim().chars().filter(seen).collect();
            let answer = without_quotes(answer.trim()).to_owned();
            return Ok((!answer.is_empty()).then_some(answer));
        }
    }
}

impl Wanted {
    /// An answer as a value of YAML.
    fn value(self, answer: &str) -> Result<String, Unreadable> {
        match self {
            Self::Text => Ok(quoted(answer)),
            Self::ShortName => Ok(short_name(answer)),
            Self::AreaName => Ok(short_name(area_of(answer).unwrap_or(answer))),
            Self::Area => Ok(quoted(area_of(answer).unwrap_or(answer))),
            Self::Issuer => Ok(area_of(answer).map_or_else(String::new, |_| quoted(answer))),
            Self::Edition => edition(answer),
            Self::Date | Self::Duration if answer == UNSTATED => Ok(answer.to_owned()),
            Self::Date => {
                Date::meant(answer).map(|date| date.to_string()).map_err(|fault| with_more(answer).unwrap_or(fault))
            }
            Self::Duration => Duration::meant(answer).map(|duration| duration.to_string()),
            Self::OneOf(words) => {
                let lower = answer.to_lowercase();
                let word = words.iter().find(|word| **word == lower);
                word.map(|word| (*word).to_owned()).ok_or_else(|| {
                    let message = format!("\"{answer}\" is not one of the words for this");
                    Unreadable::new(message, which_word(&words_meant(answer, words), words))
                })
            }
        }
    }
}

/// What to write for an answer that may mean some of the words.
fn which_word(meant: &[&str], words: &[&str]) -> String {
    match meant {
        ["published", "approved"] => "write approved where a body approved it, else published".to_owned(),
        [] => format!("write {}", listed(words, "or")),
        meant => format!("write {}, if that is what is meant", listed(meant, "or")),
    }
}

/// What is said of a date with more behind it: "31/03/2028, or sooner if guidance changes".
fn with_more(answer: &str) -> Option<Unreadable> {
    let at = [",", ";", "(", " or ", " unless "].iter().filter_map(|mark| answer.find(mark)).min()?;
    let (date, rest) = answer.split_at(at);
    let date = Date::meant(date.trim()).ok().filter(|_| rest.contains(char::is_alphabetic))?;
    Some(Unreadable::new(
        format!("\"{answer}\" says more than a date"),
        format!("write {} alone; what else it says goes into the file afterwards", date.in_words()),
    ))
}

/// What is said of a financial year where a period begins: of its two ends only one is meant.
fn year_that_begins(path: &str, answer: &str) -> Option<Unreadable> {
    let year = answer.get(..4).filter(|_| path == "period.from" && date::is_financial_year(answer))?;
    let message = format!("\"{answer}\" looks like a financial year, not a date");
    Some(Unreadable::new(message, format!("write {year}-04 for the April in which it begins")))
}

/// What is said of a refused answer where the question is not put again.
const STAYS_OPEN: &str = " This stays open.";

/// The numbers of an answer, in order: "1 3 4", "1, 3 and 4", "6-9", "1 to 3". `None` where anything in it is no number
/// from 1 to `most`, or nothing is.
fn numbers(answer: &str, most: usize) -> Option<Vec<usize>> {
    const DASHES: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}'];
    let plain = answer.to_lowercase().replace(DASHES, "-").replace(" to ", "-").replace(" and ", " ");
    let plain = plain.replace(" -", "-").replace("- ", "-");
    let one = |word: &str| word.parse::<usize>().ok().filter(|number| (1..=most).contains(number));
    let mut chosen = Vec::new();
    for part in plain.split([' ', ',', ';', '&', '.', '\t']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (one(first)?, one(last)?);
        if first > last {
            return None;
        }
        chosen.extend(first..=last);
    }
    chosen.sort_unstable();
    chosen.dedup();
    (!chosen.is_empty()).then_some(chosen)
}

/// What is said of an answer that gives nothing to write, and leaves the entry open.
fn left_open(answer: &str) -> Option<String> {
    const NOBODY: [&str; 5] = ["none", "no", "nobody", "no one", "nothing"];
    if is_placeholder(answer) {
        return Some(format!("\"{answer}\" only keeps a place, so this stays open."));
    }
    let is_nobody = NOBODY.contains(&answer.to_lowercase().as_str());
    is_nobody.then(|| "This stays open: the file says what to write where there is none.".to_owned())
}

/// The edition as one word: a year, a month, a number. "Version 4.2" is the number.
fn edition(answer: &str) -> Result<String, Unreadable> {
    const CALLED: [&str; 4] = ["version", "edition", "issue", "v"];
    let is_numbered = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    let number = answer.split_once(' ').filter(|(word, rest)| {
        CALLED.contains(&word.trim_end_matches('.').to_lowercase().as_str()) && is_numbered(rest)
    });
    let answer = number.map_or(answer, |(_, rest)| rest);
    const LONGEST: usize = 20;
    if answer.len() <= LONGEST && !answer.contains([' ', '@', '/', '#', ':']) {
        return Ok(quoted(answer));
    }
    let message =
        format!("\"{answer}\" is no edition, which is one word in the name of the record: example-shire@2025");
    let date = Date::meant(answer).ok().map(|date| date.to_string());
    let help = match date.as_deref().and_then(|date| Some((date.get(..4)?, date))) {
        Some((year, date)) if year != date => format!("write {year}, or {date}"),
        _ => "write its year, such as 2025, or another single word".to_owned(),
    };
    Err(Unreadable::new(message, help))
}

/// Reads on to the end of the line, keeping nothing of it.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let held = input.fill_buf()?;
        let end = held.iter().position(|byte| *byte == b'\n');
        let (read, is_over) = (end.map_or(held.len(), |end| end + 1), end.is_some() || held.is_empty());
        input.consume(read);
        if is_over {
            return Ok(());
        }
    }
}

/// An answer without the quotation marks round all of it, straight or curly: the file has its own.
fn without_quotes(answer: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('"', '"'), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];
    let inside = PAIRS.iter().find_map(|&(open, close)| {
        let inside = answer.strip_prefix(open)?.strip_suffix(close)?;
        (!inside.contains([open, close])).then_some(inside)
    });
    inside.map_or(answer, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(question: usize, answers: &str, tries: usize) -> (Vec<(&'static str, String)>, String) {
        let (mut input, mut out) = (answers.as_bytes(), Vec::new());
        let values = Interview { input: &mut input, out: &mut out, tries }.put(&OF_POLICY[question]);
        (values.expect("answers"), String::from_utf8(out).expect("text"))
    }

    #[test]
    fn a_refused_answer_is_asked_again_at_a_terminal_alone() {
        let answers = "October 2024\nthe second one\n2024-10\n";
        let (values, said) = asked(2, answers, TRIES);
        assert_eq!(values, [("edition", "\"2024-10\"".to_owned())], "{said}");
        assert!(said.contains(": write 2024, or 2024-10.\n"), "{said}");
        assert!(said.contains(": write its year, such as 2025, or another single word.\n"), "{said}");
        let (values, said) = asked(2, answers, 1);
        assert!(values.is_empty() && said.ends_with(": write 2024, or 2024-10. This stays open.\n"), "{said}");
        let (values, said) = asked(2, "Version 4.2\n", 1);
        assert_eq!(values, [("edition", "\"4.2\"".to_owned())], "{said}");
        let (values, said) = asked(9, "31/03/2028, or sooner if guidance changes\n", 1);
        assert!(values.is_empty() && said.contains("write 31 March 2028 alone; what else"), "{said}");
        let (values, said) = asked(5, "01/11/2024\n2011-12\n1 November 2024\n", TRIES);
        assert_eq!(values, [("approval.date", "2024-11-01".to_owned())], "{said}");
    }

    #[test]
    fn numbers_are_taken_one_by_one_and_in_ranges() {
        for (answer, read) in [
            ("1 3 4", vec![1, 3, 4]),
            ("6-9", vec![6, 7, 8, 9]),
            ("1 to 3", vec![1, 2, 3]),
            ("2 \u{2013} 3, 5 and 6", vec![2, 3, 5, 6]),
            ("1, 1-2.", vec![1, 2]),
        ] {
            assert_eq!(numbers(answer, 9), Some(read), "{answer}");
        }
        for answer in ["7 a 3", "9-6", "0", "10", "1-10", "all", "-", "1-", "1-2-3", "99999999999999999999"] {
            assert_eq!(numbers(answer, 9), None, "{answer}");
        }
    }
}
