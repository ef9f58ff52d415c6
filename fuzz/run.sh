#!/usr/bin/env bash
# fuzz/run.sh SECONDS [TARGET...]: tries each law of tests/it/laws for so long, beginning with what this repository has of
# that kind and with fuzz/seeds. Needs `cargo install cargo-fuzz`. What it finds stands in fuzz/artifacts: copy it into
# tests/it/laws/inputs/TARGET, where `cargo test` tries it from then on, and mend its kind.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:?how many seconds}"
shift
targets=("$@")
if [ ${#targets[@]} = 0 ]; then mapfile -t targets < <(cd fuzz/fuzz_targets && ls -- *.rs | sed 's/\.rs$//'); fi

# Every file that git names, into the folder $1, less the lines that match $2: the law puts its own before them.
copied() {
  while read -r file; do sed -E "/$2/d" "$file" >"$1/${file//\//-}"; done
}

# Each slip of an office as it is written, into the folder $1.
slips() {
  cat tests/slips/*.txt | awk -v folder="$1" '
    /^=== / { close(file); file = folder "/slip-" ++count; next }
    /^[ !-]/ && file { print substr($0, 2) > file }'
}

# The old and the new document of each change, parted as the law wants them, into the folder $1.
pairs() {
  local head='/^(paramount|policy|edition|title):/d'
  for pair in tests/change/*/old.yaml; do
    { sed -E "$head" "$pair" && echo ---- && sed -E "$head" "${pair%old.yaml}new.yaml"; } >"$1/$(basename "$(dirname "$pair")")"
  done
}

seeds() {
  local folder="fuzz/corpus/$1"
  mkdir -p "$folder"
  if [ -d "fuzz/seeds/$1" ]; then cp -- "fuzz/seeds/$1"/* "$folder/"; fi
  case "$1" in
    config_load) git grep -l '^paramount: config/v1' -- '*.yaml' | copied "$folder" '^paramount:' ;;
    standards_load) git grep -l '^paramount: standards/v1' -- '*.yaml' | copied "$folder" '^(paramount|standards|edition):' ;;
    diff_pair) pairs "$folder" ;;
    fix_roundtrip) slips "$folder" && git ls-files 'tests/*.yaml' | copied "$folder" '^$' ;;
    markdown_text) git ls-files '*.md' | copied "$folder" '^\r$' ;;
    ooxml_text) git ls-files '*.docx' '*.pptx' | while read -r file; do cp -- "$file" "$folder/${file//\//-}"; done ;;
    yaml_oracle) git ls-files '*.yaml' | copied "$folder" '^paramount:' ;;
    yaml_tree) git ls-files '*.yaml' | copied "$folder" '^\r$' ;;
  esac
}

for target in "${targets[@]}"; do
  seeds "$target"
  # Half a second of work may take a minute where others work beside it.
  cargo +stable fuzz run -s none "$target" -- -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 -max_len=16384 \
    -verbosity=0 -print_final_stats=1
done
