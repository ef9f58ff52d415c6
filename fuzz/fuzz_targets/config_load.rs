//! `cargo +stable fuzz run -s none config_load`
#![no_main]

#[path = "../../tests/it/laws/mod.rs"]
#[allow(dead_code, reason = "a target tries one law")]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::runs::config(data));
