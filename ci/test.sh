#!/usr/bin/env bash
# Installs what the tests need and runs them all. Needs Rust and, for the calendar's and the editor's tests, Python 3
# and Node.js where they are there; without them those tests say that they were left out.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR=never
# Formatting and lints first: they fail fastest. A toolchain without them is no reason to fail.
if cargo fmt --version >/dev/null 2>&1; then cargo fmt --check; fi
if cargo clippy --version >/dev/null 2>&1; then cargo clippy --locked --all-targets -- -D warnings; fi

# The language server that editors use for YAML, for tests/editor.rs.
if command -v npm >/dev/null 2>&1 && [ ! -x target/editor/node_modules/.bin/yaml-language-server ]; then
  mkdir -p target/editor
  npm install --silent --no-audit --no-fund --prefix target/editor yaml-language-server@1 ||
    echo "the YAML language server could not be installed; its test will say that it was left out"
fi

# An independent reader of calendars, for tests/calendar.rs.
if command -v python3 >/dev/null 2>&1 && [ ! -x target/calendar/bin/python ]; then
  mkdir -p target
  { python3 -m venv target/calendar && target/calendar/bin/pip install --quiet "icalendar>=6,<8"; } || {
    rm -rf target/calendar
    echo "Python's icalendar could not be installed; its test will say that it was left out"
  }
fi

cargo test --locked
