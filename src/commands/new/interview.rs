//! Asks for what somebody knows already, one question at a time. Every question can be skipped, and what is skipped stays
//! open in the document.

use std::io::{self, BufRead, Read, Write};

use crate::model::located::{UNSTATED, Unreadable};
use crate::model::placeholder::is_placeholder;
use crate::model::standards::Standards;
use crate::model::words::{Agency, Kind, Mode, Status, listed};
use crate::model::{Date, Duration};
use crate::report::escape;
use crate::template::{Answers, Asked, by_theme, is_answered_by_commitment, quoted, short_name};

/// How long an answer may be, in bytes.
const MOST: u64 = 1000;

/// How often a question is put before it is left open.
const TRIES: usize = 3;

/// Somebody who answers.
pub(super) struct Interview<'i> {
    /// Where the answers come from, a line each.
    pub(super) input: &'i mut dyn BufRead,
    /// Where the questions go.
    pub(super) out: &'i mut dyn Write,
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
    /// The edition of a document, which stands in its name: example-shire@2025.
    Edition,
    /// A date in any unmistakable form.
    Date,
    /// A length of time in any unmistakable form.
    Duration,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

const OF_POLICY: [Question; 12] = [
    Question {
        words: "Which partnership or area is the policy for? For example: Example Shire",
        fills: &[("policy", Wanted::ShortName), ("area", Wanted::Text)],
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
        self.fills.iter().any(|(_, wanted)| matches!(wanted, Wanted::Date | Wanted::Duration))
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
            answers.values.extend(self.put(question)?);
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
        for _ in 0..TRIES {
            let Some(answer) = self.line(question.words)? else { break };
            if let Some(left) = left_open(&answer) {
                writeln!(self.out, "  {}", escape::line(&left))?;
                break;
            }
            let read = question.fills.iter().map(|(path, wanted)| Ok((*path, wanted.value(&answer)?)));
            match read.collect::<Result<Vec<_>, Unreadable>>() {
                // A name without a letter that a short name can have gives none, and that entry stays open.
                Ok(values) => {
                    for (_, value) in values.iter().filter(|(_, value)| question.is_read() && *value != answer) {
                        writeln!(self.out, "  Read as {value}.")?;
                    }
                    return Ok(values.into_iter().filter(|(_, value)| !value.is_empty()).collect());
                }
                Err(fault) => writeln!(self.out, "  {}: {}.", escape::line(&fault.message), escape::line(&fault.help))?,
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
        for _ in 0..TRIES {
            let Some(answer) = self.line("Which of these does it speak of? Write their numbers, such as 1 3 4.")?
            else {
                break;
            };
            let numbers = answer.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty());
            let chosen: Option<Vec<&Asked<'_>>> =
                numbers.map(|word| group.get(word.parse::<usize>().ok()?.checked_sub(1)?)).collect();
            match chosen.filter(|chosen| !chosen.is_empty()) {
                Some(chosen) => return Ok(chosen.into_iter().filter_map(Asked::id).map(str::to_owned).collect()),
                None => writeln!(self.out, "  Write numbers from 1 to {}.", group.len())?,
            }
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
                continue;
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
            Self::Edition => edition(answer),
            Self::Date | Self::Duration if answer == UNSTATED => Ok(answer.to_owned()),
            Self::Date => Date::meant(answer).map(|date| date.to_string()),
            Self::Duration => Duration::meant(answer).map(|duration| duration.to_string()),
            Self::OneOf(words) => {
                let lower = answer.to_lowercase();
                let word = words.iter().find(|word| **word == lower);
                word.map(|word| (*word).to_owned()).ok_or_else(|| {
                    let message = format!("\"{answer}\" is not one of the words for this");
                    Unreadable::new(message, format!("write {}", listed(words, "or")))
                })
            }
        }
    }
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

/// The edition as one word: a year, a month, a number.
fn edition(answer: &str) -> Result<String, Unreadable> {
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
