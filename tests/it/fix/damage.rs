//! Ten thousand slips in real files: each is mended back to what stood there, or left as it is; and not a byte elsewhere
//! changes.

use paramount::source::MONTHS;
use std::collections::BTreeMap;
use std::fs;

use regex::Regex;

use super::mended;
use crate::support::{files_below, root};

/// How many slips are made, all in all.
const SLIPS: usize = 10_000;

/// Numbers without a pattern, the same in every run (xorshift, by Marsaglia).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("a small number")
    }
}

/// A kind of slip: its name, whether it keeps the file from being read, where it may be made, and how.
struct Slip {
    name: &'static str,
    breaks: bool,
    place: Regex,
    make: fn(&str, &Regex) -> String,
}

fn slips() -> Vec<Slip> {
    let slip =
        |name, breaks, place: &str, make| Slip { name, breaks, place: Regex::new(place).expect("an expression"), make };
    vec![
        slip("two letters change places", false, r"^( *(?:- )?[a-z])([a-z])([a-z])([a-z_]{3,}:)", |text, place| {
            place.replace(text, "${1}${3}${2}${4}").into_owned()
        }),
        slip("a name begins with a capital", false, r"^( *(?:- )?)([a-z])([a-z_]{2,}:)", |text, place| {
            place
                .replace(text, |found: &regex::Captures<'_>| {
                    format!("{}{}{}", &found[1], found[2].to_uppercase(), &found[3])
                })
                .into_owned()
        }),
        slip("a date is written in words", false, r": (\d{4})-(\d{2})-(\d{2})([,}\n])", |text, place| {
            place
                .replace(text, |found: &regex::Captures<'_>| {
                    let day: usize = found[3].parse().expect("a day");
                    format!(
                        ": {day} {} {}{}",
                        MONTHS[found[2].parse::<usize>().expect("a month") - 1],
                        &found[1],
                        &found[4]
                    )
                })
                .into_owned()
        }),
        slip("a month is written in words", false, r": (\d{4})-(\d{2})([,}\n])", |text, place| {
            place
                .replace(text, |found: &regex::Captures<'_>| {
                    format!(": {} {}{}", MONTHS[found[2].parse::<usize>().expect("a month") - 1], &found[1], &found[3])
                })
                .into_owned()
        }),
        slip("must is written as shall", false, r"strength: must\b", |text, place| {
            place.replace(text, "strength: shall").into_owned()
        }),
        slip("a word begins with a capital", false, r"strength: should\b", |text, place| {
            place.replace(text, "strength: Should").into_owned()
        }),
        slip("a hyphen has no space", true, r"^( *)- ([a-z_]+: )", |text, place| {
            place.replace(text, "${1}-${2}").into_owned()
        }),
        slip("a line is indented with tabs", true, r"^((?:  )+)([a-z_]+:|- )", |text, place| {
            place
                .replace(text, |found: &regex::Captures<'_>| {
                    format!("{}{}", "\t".repeat(found[1].len() / 2), &found[2])
                })
                .into_owned()
        }),
        slip("a line is indented with hard spaces", true, r"^( +)([a-z_]+:|- )", |text, place| {
            place
                .replace(text, |found: &regex::Captures<'_>| {
                    format!("{}{}", "\u{a0}".repeat(found[1].len()), &found[2])
                })
                .into_owned()
        }),
        slip("a hard space stands behind a colon", true, r"^( *(?:- )?[a-z_]+:) (\S)", |text, place| {
            place.replace(text, "${1}\u{a0}${2}").into_owned()
        }),
        slip(
            "the quotes round a colon are missing",
            true,
            "^( *(?:- )?[a-z_]+: )\"([^\"\\\\]*: [^\"\\\\]*)\"\n",
            |text, place| place.replace(text, "${1}${2}\n").into_owned(),
        ),
        slip(
            "the quotes round a colon are curly",
            true,
            "^( *(?:- )?[a-z_]+: )\"([^\"\\\\]*: [^\"\\\\]*)\"\n",
            |text, place| place.replace(text, "${1}\u{201c}${2}\u{201d}\n").into_owned(),
        ),
        slip(
            "the quotes round a comma are missing",
            false,
            r#"(says: )"([^"\\{}\[\]:#]*, [^"\\{}\[\]:#]*)"([,}])"#,
            |text, place| place.replace(text, "${1}${2}${3}").into_owned(),
        ),
    ]
}

/// The documents in which slips are made, in the order of their names.
fn documents() -> Vec<String> {
    let mut files = files_below(&root().join("policies/partnerships"));
    files.extend(files_below(&root().join("tests/examples")));
    files.sort();
    let texts = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    let texts: Vec<String> = texts.map(|file| fs::read_to_string(file).expect("a document")).collect();
    texts.into_iter().filter(|text| text.starts_with("paramount: ")).collect()
}

/// Some entries of a document below its head, as a document of their own: quickly read, and as real.
fn part_of(document: &str, numbers: &mut Numbers) -> String {
    const LINES: usize = 50;
    let lines: Vec<&str> = document.split_inclusive('\n').collect();
    let begins =
        |at: usize| lines.get(at).is_some_and(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let from = 1 + numbers.below(lines.len().saturating_sub(LINES).max(1));
    let from = (1..=from).rev().find(|at| begins(*at)).unwrap_or(1);
    let to = (from + LINES..lines.len()).find(|at| begins(*at)).unwrap_or(lines.len());
    lines[..1].iter().chain(&lines[from..to.max(from)]).copied().collect()
}

/// How often each kind of slip was made, and how often mended back.
type Tally = BTreeMap<&'static str, (usize, usize)>;

/// Makes up to so many slips in a document, has them mended, and holds every line to what it may be.
fn damage(document: &str, slips: &[&Slip], most: usize, numbers: &mut Numbers, tally: &mut Tally) -> usize {
    let lines: Vec<&str> = document.split_inclusive('\n').collect();
    let mut damaged: BTreeMap<usize, (&'static str, String)> = BTreeMap::new();
    for _ in 0..most {
        let slip = slips[numbers.below(slips.len())];
        let is_free = |at: &usize| (*at - 1..=*at + 1).all(|line| !damaged.contains_key(&line));
        let can = |at: &usize| is_free(at) && (slip.make)(lines[*at], &slip.place) != lines[*at];
        let places: Vec<usize> = (1..lines.len()).filter(can).collect();
        if !places.is_empty() {
            let at = places[numbers.below(places.len())];
            damaged.insert(at, (slip.name, (slip.make)(lines[at], &slip.place)));
        }
    }
    let text: String = (0..lines.len()).map(|at| damaged.get(&at).map_or(lines[at], |(_, now)| now)).collect();
    let after = mended(&text);
    let mended_lines: Vec<&str> = after.split_inclusive('\n').collect();
    assert_eq!(mended_lines.len(), lines.len(), "lines came or went");
    for (at, line) in mended_lines.iter().enumerate() {
        let Some((name, now)) = damaged.get(&at) else {
            assert_eq!(*line, lines[at], "line {} was sound", at + 1);
            continue;
        };
        let is_back = *line == lines[at];
        let (all, back) = tally.entry(name).or_default();
        *all += 1;
        *back += usize::from(is_back);
        assert!(is_back || line == now, "{name}:\n{}{now}{line}", lines[at]);
    }
    if after != text {
        assert_eq!(mended(&after), after, "a second time");
    }
    damaged.len()
}

#[test]
fn slips_in_real_files_are_mended_back_or_left() {
    /// How many slips a document gets that leave it readable; of the others it gets one, as it cannot be read then.
    const MOST: usize = 30;
    let (slips, documents) = (slips(), documents());
    assert!(documents.len() > 10);
    let (breaking, others): (Vec<&Slip>, Vec<&Slip>) = slips.iter().partition(|slip| slip.breaks);
    // Few sentences need their quotes, and most documents have none that does.
    let quotes: Vec<&Slip> = slips.iter().filter(|slip| slip.name.starts_with("the quotes round a colon")).collect();
    let needs_quotes = |document: &&String| document.split_inclusive('\n').any(|line| quotes[0].place.is_match(line));
    let quoted: Vec<&String> = documents.iter().filter(needs_quotes).collect();
    let mut numbers = Numbers(0x5eed_2026_1126_0001);
    let mut tally = Tally::new();
    let mut made = 0;
    while made < SLIPS {
        let document = &documents[numbers.below(documents.len())];
        made += damage(quoted[numbers.below(quoted.len())], &quotes, 1, &mut numbers, &mut tally);
        for _ in 0..4 {
            made += damage(&part_of(document, &mut numbers), &others, MOST, &mut numbers, &mut tally);
            made += damage(&part_of(document, &mut numbers), &breaking, 1, &mut numbers, &mut tally);
        }
    }
    for (name, (all, back)) in &tally {
        assert!(back * 5 >= all * 4, "{name}: {back} of {all} were mended back\n{tally:#?}");
    }
    assert_eq!(tally.len(), slips.len(), "{tally:#?}");
}
