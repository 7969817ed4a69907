#!/usr/bin/env bash
# Posts a file as a comment on a pull request, or updates the comment that starts with the same line. Needs GitHub's `gh`.
#
#   GH_REPO=owner/name NUMBER=5 [ONLY_UPDATE=true] .github/scripts/comment-on-pull-request.sh comment.md
set -euo pipefail
: "${GH_REPO:?}" "${NUMBER:?}"

marker=$(head -n 1 "$1")
comment=$(gh api --paginate "repos/$GH_REPO/issues/$NUMBER/comments" |
  jq --slurp --arg marker "$marker" \
    'add | [.[] | select(.user.login == "github-actions[bot]" and (.body | startswith($marker))) | .id] | first // empty')
if [ -n "$comment" ]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$comment" -F body=@"$1" --silent
elif [ "${ONLY_UPDATE:-}" != true ]; then
  gh api --method POST "repos/$GH_REPO/issues/$NUMBER/comments" -F body=@"$1" --silent
fi
