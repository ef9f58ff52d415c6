//! How a count is written: 4, iv, d, fourth.

/// A way to write a count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// 1, 2, 3, with zeros in front up to so many digits.
    Decimal(usize),
    /// a, b ... z, aa, bb.
    LowerLetter,
    /// A, B ... Z, AA, BB.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// One, Two, Three.
    Cardinal,
    /// First, Second, Third.
    OrdinalText,
    /// -1-, -2-.
    Dashed,
    /// A bullet.
    Bullet,
    /// Nothing.
    #[default]
    None,
}

impl Format {
    /// The format that Word calls so; `custom` is how it writes the first number of a format of one's own, "001, 002".
    pub(super) fn of_word(name: &str, custom: Option<&str>) -> Self {
        match name {
            "none" => Self::None,
            "bullet" => Self::Bullet,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::Cardinal,
            "ordinalText" => Self::OrdinalText,
            "numberInDash" => Self::Dashed,
            "decimalZero" => Self::Decimal(2),
            "custom" => Self::Decimal(custom.map_or(1, |custom| custom.split(',').next().unwrap_or_default().len())),
            _ => Self::Decimal(1),
        }
    }

    /// The format that LibreOffice writes so.
    pub(super) fn of_odf(name: &str) -> Self {
        match name {
            "" => Self::None,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "1st" => Self::Ordinal,
            "One" => Self::Cardinal,
            "First" => Self::OrdinalText,
            zeros if zeros.len() > 1 && zeros.strip_suffix('1').is_some_and(|rest| rest.bytes().all(|b| b == b'0')) => {
                Self::Decimal(zeros.len())
            }
            _ => Self::Decimal(1),
        }
    }

    /// A count as it is written.
    pub(super) fn written(&self, count: u32) -> String {
        match self {
            // Nobody wants a thousand zeros.
            Self::Decimal(digits) => format!("{count:0digits$}", digits = (*digits).min(9)),
            Self::LowerLetter => letters(count, b'a'),
            Self::UpperLetter => letters(count, b'A'),
            Self::LowerRoman => roman(count).to_lowercase(),
            Self::UpperRoman => roman(count),
            Self::Ordinal => format!("{count}{}", ending(count)),
            Self::Cardinal => in_words(count, &CARDINALS, &TENS).unwrap_or_else(|| count.to_string()),
            Self::OrdinalText => ordinal(count),
            Self::Dashed => format!("- {count} -"),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// After z comes aa, then bb.
fn letters(count: u32, first: u8) -> String {
    /// Longer rows of one letter are no number that somebody reads.
    const MOST: u32 = 26 * 8;
    if count == 0 || count > MOST {
        return count.to_string();
    }
    let letter = first + u8::try_from((count - 1) % 26).unwrap_or_default();
    char::from(letter).to_string().repeat(((count - 1) / 26 + 1) as usize)
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 3999 {
        return count.to_string();
    }
    let (mut rest, mut text) = (count, String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    text
}

fn ending(count: u32) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

const CARDINALS: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const ORDINALS: [&str; 20] = [
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
];
const TENS: [&str; 8] = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
const ORDINAL_TENS: [&str; 8] =
    ["Twentieth", "Thirtieth", "Fortieth", "Fiftieth", "Sixtieth", "Seventieth", "Eightieth", "Ninetieth"];

/// Up to 99 in words; more is written in figures.
fn in_words(count: u32, ones: &[&str; 20], tens: &[&str; 8]) -> Option<String> {
    if let Some(word) = ones.get(count as usize) {
        return Some((*word).to_owned());
    }
    let ten = |names: &[&str; 8]| names.get((count as usize / 10).checked_sub(2)?).map(|name| (*name).to_owned());
    match count % 10 {
        0 => ten(tens),
        one => Some(format!("{}-{}", ten(&TENS)?, ones[one as usize].to_lowercase())),
    }
}

fn ordinal(count: u32) -> String {
    in_words(count, &ORDINALS, &ORDINAL_TENS).unwrap_or_else(|| format!("{count}{}", ending(count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_processors_write_them() {
        let word = |name: &str, counts: &[u32]| {
            counts.iter().map(|count| Format::of_word(name, None).written(*count)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(word("decimal", &[0, 1, 12]), "0 1 12");
        assert_eq!(word("decimalZero", &[1, 9, 10, 100]), "01 09 10 100");
        assert_eq!(word("lowerLetter", &[1, 26, 27, 28, 53]), "a z aa bb aaa");
        assert_eq!(word("upperLetter", &[1, 27]), "A AA");
        assert_eq!(word("lowerRoman", &[1, 4, 9, 14, 40, 1990, 4000]), "i iv ix xiv xl mcmxc 4000");
        assert_eq!(word("upperRoman", &[0, 3]), "0 III");
        assert_eq!(word("ordinal", &[1, 2, 3, 4, 11, 12, 13, 21, 112]), "1st 2nd 3rd 4th 11th 12th 13th 21st 112th");
        assert_eq!(word("cardinalText", &[1, 19, 20, 21, 100]), "One Nineteen Twenty Twenty-one 100");
        assert_eq!(word("ordinalText", &[1, 12, 20, 32, 101]), "First Twelfth Twentieth Thirty-second 101st");
        assert_eq!(word("numberInDash", &[3]), "- 3 -");
        assert_eq!(word("none", &[3]) + &word("bullet", &[3]), "");
        assert_eq!(Format::of_word("custom", Some("001, 002, 003, ...")).written(7), "007");
        assert_eq!(Format::of_odf("i").written(4) + &Format::of_odf("01").written(4), "iv04");
        assert_eq!(letters(u32::MAX, b'a'), u32::MAX.to_string());
    }
}
