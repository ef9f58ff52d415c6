//! `check-report/v1`: the report as data.

use std::io::{self, Write};

use super::Report;

/// Writes the report as indented JSON, ASCII control characters escaped by the encoder.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    out.write_all(b"\n")
}
