#!/usr/bin/env bash
# Posts the report of a review run on its pull request, or updates the comment that has it. Needs GitHub's `gh`.
#
#   GH_REPO=owner/name RUN_ID=123 NUMBER=5 .github/scripts/post-review-report.sh
set -euo pipefail
: "${GH_REPO:?}" "${RUN_ID:?}" "${NUMBER:?}"

marker='<!-- spec-review -->'
# GitHub refuses a comment of more than 65,536 characters.
longest=60000

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
gh run download "$RUN_ID" --repo "$GH_REPO" --name review --dir "$folder" || true

{
  echo "$marker"
  # First, because what is cut below may end inside a block of code.
  printf '[The run, with the whole report](https://github.com/%s/actions/runs/%s)\n\n' \
    "$GH_REPO" "$RUN_ID"
  if [ -s "$folder/report.md" ]; then
    head -c "$longest" "$folder/report.md"
  else
    echo 'The spec could not be reviewed. The log of the run says why, in one sentence.'
  fi
} >"$folder/comment.md"

"$(dirname "$0")/comment-on-pull-request.sh" "$folder/comment.md"
