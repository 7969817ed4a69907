#!/usr/bin/env bash
# Writes the drift report to a file. Without drift the file is empty; input that cannot be compared is a failure.
# Usage: write-report.sh <report file> [<vendor's documents, as `drift` takes them>]
set -euo pipefail
report=$1

status=0
npx -y pnpm@12.21.0 drift "${@:2}" >"$report" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
# What ends with 1 and says nothing is a crash, not drift.
if [ ! -s "$report" ]; then echo "drift wrote no report" >&2; exit 2; fi
cat "$report"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  { echo '```'; cat "$report"; echo '```'; } >>"$GITHUB_STEP_SUMMARY"
fi
if [ "$status" -eq 0 ]; then : >"$report"; fi
