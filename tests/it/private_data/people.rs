//! People who do not exist.

use paramount::source::MONTHS;

/// Somebody, and what could lead to them.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) birth: String,
    pub(crate) nhs: String,
    pub(crate) case: String,
    pub(crate) street: String,
    pub(crate) mother: String,
    pub(crate) telephone: String,
}

impl Person {
    /// Everything that no output may repeat.
    pub(crate) fn parts(&self) -> Vec<String> {
        let whole = [&self.birth, &self.nhs, &self.case, &self.street, &self.telephone].map(Clone::clone);
        let names = self.name.split(' ').chain(self.mother.split(' ')).map(str::to_owned);
        whole.into_iter().chain(names).collect()
    }

    /// All of it in a sentence that has something else to be quoted for.
    pub(crate) fn sentence(&self) -> String {
        let Self { name, birth, nhs, case, street, mother, telephone } = self;
        format!(
            "{name}, born {birth}, NHS number {nhs}, case number {case}, lived at {street} with {mother}, telephone \
             {telephone}, and was known to the LSCB."
        )
    }

    /// The names of its fields.
    pub(crate) const FIELDS: [&str; 8] =
        ["Name", "Date of birth", "NHS number", "Case number", "Address", "Mother", "Telephone", "Known to"];

    /// The same as cells of a row.
    pub(crate) fn cells(&self) -> [&str; 8] {
        [&self.name, &self.birth, &self.nhs, &self.case, &self.street, &self.mother, &self.telephone, "the LSCB"]
    }
}

/// One for each place. No two share anything.
pub(crate) fn all() -> Vec<Person> {
    (0..78_u32).map(person).collect()
}

fn person(number: u32) -> Person {
    let letters = format!("{}{}", letter(number / 26), letter(number % 26));
    let (day, month, year) = (1 + number % 28, 1 + number % 12, 2004 + number % 12);
    // As people write dates, each in another way.
    let birth = match number % 4 {
        0 => format!("{day:02}/{month:02}/{year}"),
        1 => format!("{day}-{}-{year}", &MONTHS[month as usize - 1][..3]),
        2 => format!("{day} {} {year}", MONTHS[month as usize - 1]),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    Person {
        name: format!("Inventa{letters} Madeup{letters}"),
        birth,
        nhs: nhs_number(400_100_000 + number * 37),
        case: format!("CSC-2021-{:05}", 31_700 + number),
        street: format!("{number} Nowhere{letters} Lane, Imagington{letters}"),
        mother: format!("Mumma{letters} Fabrica{letters}"),
        telephone: format!("07700 900{number:03}"),
    }
}

fn letter(number: u32) -> char {
    char::from_u32(u32::from('a') + number).expect("a letter")
}

/// Nine digits, or the next ones that have a check digit, with it, as they are printed.
fn nhs_number(nine: u32) -> String {
    let check = |nine: u32| {
        let digits = format!("{nine}");
        let sum: u32 =
            digits.chars().zip((2..=10).rev()).filter_map(|(digit, weight)| Some(digit.to_digit(10)? * weight)).sum();
        (11 - sum % 11) % 11
    };
    let nine = (nine..).find(|nine| check(*nine) < 10).expect("every second one has");
    let digits = format!("{nine}{}", check(nine));
    format!("{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
}
