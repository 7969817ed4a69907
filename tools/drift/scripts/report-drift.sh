#!/usr/bin/env bash
# Keeps one open issue in step with drift: opens it, updates it, and closes it when there is none any more. Input that can't
# be compared is a failure.
# Usage: report-drift.sh [<vendor's documents, as `drift` takes them>]   (needs gh, signed in, with permission to write issues)
set -euo pipefail
label=spec-drift

status=0
# What reads the vendor's documents doesn't need to write issues.
report=$(env -u GH_TOKEN npx -y pnpm@12.21.0 drift "$@") || status=$?
echo "$report"
# What ends with 1 and says nothing is a crash, not drift.
if [ "$status" -gt 1 ] || [ -z "$report" ]; then exit 2; fi

# An issue holds 65,536 characters. The fence is longer than any that the vendor's texts may hold.
body=$(printf '%s\n' \
  'Follow the vendor in `spec/openapi.yaml`, or list what stays different, with reason and source, in' \
  '`spec/deviations.yaml`. `tools/drift/README.md` explains the report.' \
  '' '````````' "${report:0:60000}" '````````')
echo "$body" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"

number=$(gh issue list --state open --label "$label" --limit 1 --json number --jq '.[].number')
if [ "$status" -eq 0 ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "There is no drift any more."; fi
elif [ -n "$number" ]; then
  gh issue edit "$number" --body "$body"
else
  gh label create "$label" --force --description "The spec and the vendor's document differ"
  gh issue create --title "The vendor's OpenAPI document differs from our spec" --label "$label" --body "$body"
fi
