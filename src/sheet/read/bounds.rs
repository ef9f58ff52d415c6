//! What a workbook unpacks to, found out before anything makes room for it. The reader of workbooks trusts what the file says
//! of itself, so that is held against what it has.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use crate::error::Error;

/// How many parts a workbook has at most.
const MOST_PARTS: usize = 1_000;

/// How many bytes all its parts unpack to at most.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// The number by which a list of texts says how many it has; room is made for as many.
const STATED_TEXTS: &[u8] = b"uniqueCount";

/// Whether a workbook may be read.
///
/// # Errors
/// Where it is no archive, or unpacks to more than any sheet of policies.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    // The container of Office before 2007, in which newer files are wrapped when they get a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Error::new(
            "the sheet needs a password, or was saved in the format of before 2007",
            "save it without a password as Excel Workbook (.xlsx)",
        ));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(too_much());
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| damaged())?;
        let mut unpacked = Vec::new();
        // A part that says it is small and is not ends here too.
        part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| damaged())?;
        left = left.checked_sub(unpacked.len() as u64).ok_or_else(too_much)?;
        if states_too_many(&unpacked) {
            return Err(damaged());
        }
    }
    Ok(())
}

/// What is said of a file that is not read.
pub(super) fn damaged() -> Error {
    Error::new(
        "the sheet is damaged, or no Excel workbook",
        "open it in a spreadsheet program and save it once more as Excel Workbook (.xlsx)",
    )
}

fn too_much() -> Error {
    Error::new(
        format!("the sheet unpacks to more than {} MiB, as no sheet of policies does", MOST_UNPACKED / 1024 / 1024),
        "make a new sheet with paramount sheet out, and copy what you changed into it",
    )
}

/// Whether a part says of itself that it has more texts than bytes.
fn states_too_many(part: &[u8]) -> bool {
    memmem::find_iter(part, STATED_TEXTS).any(|at| {
        let rest = part.get(at + STATED_TEXTS.len()..).unwrap_or_default().iter();
        let digits = rest.skip_while(|byte| b" \t\r\n=\"'".contains(byte)).take_while(|byte| byte.is_ascii_digit());
        let stated =
            digits.fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        stated > part.len()
    })
}
