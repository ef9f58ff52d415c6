#!/usr/bin/env bash
# Runs paramount once and brings what it says to where people look: the summary on the run's page, annotations on the
# lines, a file for code scanning, and outputs for later steps. The exit code comes last, when all of that is written.
#
# Everything from outside arrives in the environment (action.yml says what), and nothing of it can become an option.
set -euo pipefail

# GitHub drops the summary of a step that is larger than 1 MiB.
readonly MOST_SUMMARY_BYTES=1000000

reports="$(mktemp -d "${RUNNER_TEMP:?}/paramount.XXXXXX")"
sarif="${PARAMOUNT_SARIF:-}"
sarif="${sarif:-$reports/paramount.sarif}"
readonly reports sarif
# Whether the file for code scanning is ours: a change may bring one of the same name.
has_run=no

main() {
  refuse_option base "${PARAMOUNT_BASE:-}"
  refuse_option fail-on "${PARAMOUNT_FAIL_ON:-}"
  refuse_option sarif-file "$sarif"
  local arguments=(
    --format=github
    --fail-on="${PARAMOUNT_FAIL_ON:-error}"
    --report="human=$reports/report.txt"
    --report="json=$reports/report.json"
    --report="markdown=$reports/summary.md"
    --report="sarif=$sarif"
  )
  local base line
  find_base
  if [ -n "$base" ]; then arguments+=(--base="$base"); fi
  while read -r line; do
    refuse_option policies "$line"
    if [ -n "$line" ]; then arguments+=(--policies="$line"); fi
  done <<<"${PARAMOUNT_POLICIES:-}"
  local paths=()
  while read -r line; do
    refuse_option paths "$line"
    if [ -n "$line" ]; then paths+=("$line"); fi
  done <<<"${PARAMOUNT_PATHS:-.}"
  if [ "${#paths[@]}" = 0 ]; then paths=(.); fi

  rm -f -- "$sarif"
  has_run=yes
  local code=0
  "${PARAMOUNT:?}" check "${arguments[@]}" -- "${paths[@]}" || code=$?
  show_report
  summarise "$code"
  case "$code" in
    0 | 1) ;;
    2) annotate "Something that was asked for could not be done, so the check is incomplete. The log and the summary say what." ;;
    3) annotate "Nothing was checked: no policy, no course and no settings were found. The first line of a policy is \"paramount: policy/v1\"." ;;
    4) annotate "A fault of the tool itself: the check is incomplete. The log and the summary say where." ;;
    *) annotate "The tool broke off (exit code $code). The log says more." ;;
  esac
  if [ "$code" -gt 4 ]; then code=4; fi
  finish "$code"
}

# Puts the commit before the change into `base`; leaves it empty where everything counts.
find_base() {
  base="${PARAMOUNT_BASE:-}"
  if [ "$base" = none ]; then
    base=""
    return
  fi
  if [ -z "$base" ] && [ -n "${EVENT_HEAD:-}" ] && [ "$(commit 'HEAD^2')" = "$EVENT_HEAD" ]; then
    # GitHub has merged the pull request to try it out, so what it would be merged into is the other parent. The commit
    # that the event names may be older, and would count what others changed since.
    base="$(commit 'HEAD^1')"
  fi
  if [ -z "$base" ]; then base="${EVENT_BASE:-}"; fi
  # A branch that was pushed for the first time had no state before, and its commit is all zeros.
  if [[ "$base" =~ ^0+$ ]]; then base=""; fi
  if [ -z "$base" ] || [ -n "$(commit "$base")" ]; then return; fi
  # A push of several commits goes back further than a shallow clone. Whoever serves the clone may still have it.
  git fetch --quiet --no-tags --no-recurse-submodules --depth=1 origin "$base" >/dev/null 2>&1 || true
  if [ -n "$(commit "$base")" ]; then return; fi
  stop "The state before the change ($base) is not in this clone. Give actions/checkout \"fetch-depth: 2\", or \"fetch-depth: 0\" where one push brings several commits; with \"base: none\" everything counts."
}

# The hash of a commit; nothing where the clone does not have it.
commit() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}" || true
}

# Nothing that is given as a value is read as an option, or ends a line of an output.
refuse_option() {
  case "$2" in
    -*) stop "The input \"$1\" begins with a dash ($2), as options do. Write ./ before the name of a file." ;;
    *[[:cntrl:]]*) stop "The input \"$1\" has a line end or another control character in it." ;;
  esac
}

# The whole report for people, folded away in the log.
show_report() {
  if [ ! -s "$reports/report.txt" ]; then return; fi
  printf '::group::The whole report\n'
  cat "$reports/report.txt"
  printf '::endgroup::\n'
}

# What the run's page shows, line by line as far as GitHub takes it.
summarise() {
  if [ ! -s "$reports/summary.md" ]; then
    printf '**paramount wrote no summary** (exit code %s). The log of the step says why.\n' "$1" >>"$GITHUB_STEP_SUMMARY"
    return
  fi
  LC_ALL=C awk -v most="$MOST_SUMMARY_BYTES" '
    { bytes += length($0) + 1 }
    bytes > most { print "\n**The summary is longer than GitHub shows.** The log of the step has the whole report."; exit }
    { print }
  ' "$reports/summary.md" >>"$GITHUB_STEP_SUMMARY"
}

# Says something as an error of the run. Line ends and percent signs are written so that they are no commands.
annotate() {
  local text="${1//'%'/%25}"
  text="${text//$'\r'/%0D}"
  text="${text//$'\n'/%0A}"
  printf '::error title=paramount::%s\n' "$text"
}

# Says why there is nothing to show, and ends.
stop() {
  annotate "$1"
  # As code, so that nothing of it links or mentions anybody.
  printf '**paramount could not run.** %s\n' "\`${1//[$'`\r\n']/ }\`" >>"$GITHUB_STEP_SUMMARY"
  finish 2
}

# Leaves the outputs, and ends with the exit code.
finish() {
  {
    printf 'exit-code=%s\n' "$1"
    count new '.summary.new'
    count fixed '.summary.fixed'
    count weakened '[.changes[].changes[] | select(.verdict == ("weakened", "mixed") and .approved == null)] | length'
    if [ -s "$reports/summary.md" ]; then printf 'summary-file=%s\n' "$reports/summary.md"; fi
    if [ "$has_run" = yes ] && [ -s "$sarif" ]; then printf 'sarif-file=%s\n' "$sarif"; fi
  } >>"$GITHUB_OUTPUT"
  exit "$1"
}

# A number of the report as an output; nothing where there is no report.
count() {
  local number
  if [ -s "$reports/report.json" ] && number="$(jq "$2" "$reports/report.json")"; then
    printf '%s=%s\n' "$1" "$number"
  fi
}

main
