#!/usr/bin/env bash
# fuzz/run.sh SECONDS [TARGET...]: tries each law of tests/it/laws for so long, beginning with the documents of this
# repository. Needs `cargo install cargo-fuzz`. What it finds stands in fuzz/artifacts: copy it into
# tests/it/laws/inputs/TARGET, where `cargo test` tries it from then on, and mend its kind.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:?how many seconds}"
shift
targets=("$@")
if [ ${#targets[@]} = 0 ]; then mapfile -t targets < <(cd fuzz/fuzz_targets && ls -- *.rs | sed 's/\.rs$//'); fi

seeds() {
  case "$1" in
    markdown_text) git ls-files '*.md' ;;
    ooxml_text) git ls-files '*.docx' '*.pptx' '*.odt' '*.odp' ;;
    *) git ls-files '*.yaml' ;;
  esac
}
for target in "${targets[@]}"; do
  mkdir -p "fuzz/corpus/$target"
  seeds "$target" | while read -r file; do cp -- "$file" "fuzz/corpus/$target/${file//\//-}"; done
  cargo +stable fuzz run -s none "$target" -- -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 -max_len=16384 -verbosity=0 -print_final_stats=1
done
