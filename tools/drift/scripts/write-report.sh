#!/usr/bin/env bash
# Writes the drift report to a file. Without drift the file is empty; input that cannot be compared is a failure.
# Usage: VENDOR_SPEC_URL=<file or https: URL> write-report.sh <report file>
set -euo pipefail
: "${VENDOR_SPEC_URL:?is not set: give the file or https: URL of the vendor\'s OpenAPI document}"
report=$1

status=0
npx -y pnpm@12.21.0 drift "$VENDOR_SPEC_URL" >"$report" || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
# What ends with 1 and says nothing is a crash, not drift.
if [ ! -s "$report" ]; then echo "drift wrote no report" >&2; exit 2; fi
cat "$report"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  { echo '```'; cat "$report"; echo '```'; } >>"$GITHUB_STEP_SUMMARY"
fi
if [ "$status" -eq 0 ]; then : >"$report"; fi
