#!/usr/bin/env bash
# Installs what the tests need and runs them all. Needs Rust. For the tests of the calendar, of the editor, of office
# files and of pages it uses Python 3, Node.js and apt where they are there; without them those tests say that they were
# left out.
set -euo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR=never
# Formatting and lints first: they fail fastest. A toolchain without them is no reason to fail.
if cargo fmt --version >/dev/null 2>&1; then cargo fmt --check; fi
if cargo clippy --version >/dev/null 2>&1; then cargo clippy --locked --all-targets -- -D warnings; fi

# The language server that editors use for YAML, for tests/it/editor.rs.
if command -v npm >/dev/null 2>&1 && [ ! -x target/editor/node_modules/.bin/yaml-language-server ]; then
  mkdir -p target/editor
  npm install --silent --no-audit --no-fund --prefix target/editor yaml-language-server@1 || true
fi

# A folder of Python's own with what is named after it: an independent reader of calendars for tests/it/due.rs and
# tests/it/calendar.rs, and writers of Word and PowerPoint files for tests/it/parity.rs.
python_with() {
  local folder="target/$1"
  shift
  if command -v python3 >/dev/null 2>&1 && [ ! -e "$folder/complete" ]; then
    mkdir -p target
    rm -rf "$folder"
    { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet "$@" && touch "$folder/complete"; } ||
      rm -rf "$folder"
  fi
}
python_with calendar "icalendar>=6,<8"
python_with office "python-docx>=1,<2" "python-pptx>=1,<2"

# LibreOffice, which writes office files of its own for tests/it/parity.rs. One to two minutes where it is not there yet.
if ! command -v soffice >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  {
    timeout 300 "${as_root[@]}" apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive timeout 900 "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
        libreoffice-writer-nogui libreoffice-impress-nogui >/dev/null
  } || true
fi

# Chromium, and what drives and judges it for tests/it/browser.rs, at the versions of tests/browser/package-lock.json.
if ! command -v chromium >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  {
    timeout 120 "${as_root[@]}" apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive timeout 300 "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
        chromium >/dev/null
  } || true
fi
if command -v npm >/dev/null 2>&1 && ! cmp -s tests/browser/package-lock.json target/browser/complete; then
  mkdir -p target/browser
  cp tests/browser/package.json tests/browser/package-lock.json target/browser/
  {
    timeout 120 npm ci --silent --no-audit --no-fund --prefix target/browser &&
      cp tests/browser/package-lock.json target/browser/complete
  } || true
fi

# What is not there now is left out below, and that is said here.
[ -x target/editor/node_modules/.bin/yaml-language-server ] || echo "left out: the test with the YAML language server"
[ -x target/calendar/bin/python ] || echo "left out: the tests with Python's icalendar"
[ -x target/office/bin/python ] || echo "left out: the test with python-docx and python-pptx"
{ command -v chromium >/dev/null 2>&1 && [ -e target/browser/complete ]; } ||
  echo "left out: the test of the pages in a browser"
command -v soffice >/dev/null 2>&1 || echo "left out: the test with LibreOffice"

cargo test --locked
