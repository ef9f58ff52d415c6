//! `cargo +stable fuzz run -s none diff_pair`
#![no_main]

#[path = "../../tests/it/laws/mod.rs"]
#[allow(dead_code, reason = "a target tries one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::pairs::compared(data));
