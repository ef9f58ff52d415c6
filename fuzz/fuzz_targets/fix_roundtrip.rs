//! `cargo +stable fuzz run -s none fix_roundtrip`
#![no_main]

#[path = "../../tests/it/laws/mod.rs"]
#[allow(dead_code, reason = "a target tries one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::fixes::roundtrip(data));
