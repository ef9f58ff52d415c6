//! Digests of texts, as letters and figures.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    in_hex(&Sha256::digest(bytes))
}

/// The SHA-256 of bytes, in the letters that a browser's security policy takes.
pub fn sha256_base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// The first half of the SHA-256 of a list of texts, in hexadecimal digits: short, and still nothing that two lists share.
pub fn fingerprint<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // With its length before it, no part can pass for a piece of another.
        hash.update(u64::try_from(part.len()).unwrap_or_default().to_le_bytes());
        hash.update(part.as_bytes());
    }
    in_hex(&hash.finalize()[..16])
}

fn in_hex(digest: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
