#!/usr/bin/env bash
# Puts paramount where the next step finds it: the release that is asked for, whose digest stands in releases.txt, or else
# a build of the commit that this action was taken from. Leaves the program's path as an output.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
readonly here

main() {
  local folder program
  folder="$(mktemp -d "${RUNNER_TEMP:?}/paramount-program.XXXXXX")"
  if [ -n "${PARAMOUNT_VERSION:-}" ]; then
    program="$folder/paramount"
    take_release "$PARAMOUNT_VERSION" "$(target)" "$folder"
  else
    program="$folder/release/paramount"
    build "$folder"
  fi
  "$program" --version
  printf 'program=%s\n' "$program" >>"$GITHUB_OUTPUT"
}

# Downloads an archive, and unpacks the program only after its digest was compared.
take_release() {
  local version="$1" target="$2" folder="$3" digest address
  if ! [[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
    stop "The input \"version\" is written as 1.2.3; left out, the tool is built."
  fi
  read -r digest address < <(listed "$version" "$target") ||
    stop "This commit of the action does not know a release $version for $target; it knows: $(known). Without \"version\" the tool is built."
  curl --fail --silent --show-error --location --retry 3 --max-time 300 --output "$folder/archive.tar.gz" -- "$address" ||
    stop "The release $version cannot be downloaded from $address."
  if [ "$(sha256 "$folder/archive.tar.gz")" != "$digest" ]; then
    stop "What was downloaded is not the release $version: its SHA-256 is not the one in ci/github/releases.txt."
  fi
  tar -xzf "$folder/archive.tar.gz" -C "$folder" paramount
}

# The digest and the address of a release.
listed() {
  awk -v version="$1" -v target="$2" '$1 == version && $2 == target { print $3, $4; exit }' "$here/releases.txt"
}

# The releases that are listed.
known() {
  awk '!/^#/ && NF == 4 { print $1 }' "$here/releases.txt" | sort -u | paste -s -d ' ' - | sed 's/^$/none/'
}

# Builds in this action's own folder: cargo obeys settings of the folder that it is called in, and the one of the job
# holds whatever a pull request brings.
build() {
  command -v cargo >/dev/null || stop "Without \"version\" the tool is built, and this machine has no Rust to build it with."
  (cd "$here/../.." && cargo build --release --locked --bin paramount --target-dir "$1")
}

# This machine, as releases name it.
target() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo x86_64-unknown-linux-gnu ;;
    Linux-aarch64) echo aarch64-unknown-linux-gnu ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    *) echo "$(uname -s)-$(uname -m)" ;;
  esac
}

# macOS has another program for it.
sha256() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

stop() {
  printf '::error title=paramount::%s\n' "$1"
  exit 2
}

main
