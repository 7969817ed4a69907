#!/usr/bin/env bash
# Keeps one open issue in step with a drift report: opens it, updates it, and closes it when the report is empty.
# Usage: update-issue.sh <report file>   (needs gh, signed in, with permission to write issues)
set -euo pipefail
report=$1
label=spec-drift
title="The vendor's OpenAPI document differs from our spec"

number=$(gh issue list --state open --label "$label" --limit 1 --json number --jq '.[].number')

if [ ! -s "$report" ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "There is no drift any more."; fi
  exit 0
fi

body=$(mktemp)
trap 'rm -f "$body"' EXIT
{
  echo 'Follow the vendor in `spec/openapi.yaml`, or list what stays different, with reason and source, in'
  echo '`spec/deviations.yaml`. `tools/drift/README.md` explains the report.'
  echo
  echo '```'
  # An issue holds 65,536 characters.
  head -c 60000 "$report"
  echo
  echo '```'
} >"$body"

if [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$body"
else
  gh label create "$label" --force --description "The spec and the vendor's document differ"
  gh issue create --title "$title" --label "$label" --body-file "$body"
fi
