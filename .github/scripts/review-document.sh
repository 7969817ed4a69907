#!/usr/bin/env bash
# The steps of action.yml: reviews a document against another commit, annotates the lines of the pull request, and
# comments on it once. Runs nothing of the repository that it reviews.
#
#   DOCUMENT=spec/openapi.yaml BASE=origin/main FAIL_ON=major COMMENT=true NUMBER=5 GH_REPO=owner/name VERSION=latest \
#     RUNNER_TEMP=/tmp GITHUB_STEP_SUMMARY=/tmp/summary.md review-document.sh
set -euo pipefail
: "${DOCUMENT:?}" "${BASE:?}" "${RUNNER_TEMP:?}" "${GITHUB_STEP_SUMMARY:?}"

# Only the comment needs the token.
token="${GH_TOKEN:-}"
unset GH_TOKEN

fail() {
  local reason="${1//%/%25}"
  reason="${reason//$'\r'/%0D}"
  echo "::error::${reason//$'\n'/%0A}"
  exit 2
}

report="$RUNNER_TEMP/openapi-review.md"
# One that another step left is of another document.
rm -f "$report"
# A command to use instead of the one from npm.
if [ -z "${OPENAPI_REVIEW:-}" ]; then
  installed="$RUNNER_TEMP/openapi-review"
  mkdir -p "$installed"
  # Installed outside the repository, whose .npmrc could name another registry. No package needs a script to install.
  package="openapi-review@${VERSION:-latest}"
  reason=$(cd "$installed" && npm install --prefix . --ignore-scripts --loglevel error --no-audit --no-fund "$package" 2>&1) ||
    fail "npm could not install $package: $reason"
  OPENAPI_REVIEW="node $installed/node_modules/openapi-review/dist/cli.js"
fi

# The repository may be in a folder of the workspace, and the document may be gone with its folder.
folder=. name="$DOCUMENT"
if [ -f "$DOCUMENT" ]; then folder=$(dirname -- "$DOCUMENT") name=$(basename -- "$DOCUMENT"); fi
git_here() { git -C "$folder" "$@" 2>/dev/null; }
is_in() { [ -n "$(git_here ls-tree "$1" -- "$name")" ]; }
hint=""
commit=$(git_here merge-base HEAD "$BASE") || [ ! -f "$DOCUMENT" ] || hint=" Check out with fetch-depth: 0, so that $BASE is there."

status=0
if [ -n "$commit" ] && is_in "$commit" && ! is_in HEAD && [ ! -e "$DOCUMENT" ]; then
  printf '**Required: major**\n\nThe document is deleted, with all its operations.\n' >"$report"
  echo "::error::The document is deleted, with all its operations. This needs a major version."
  [ -z "${FAIL_ON:-}" ] || status=1
else
  versions=(--git "$BASE" -- "$DOCUMENT")
  is_new=""
  # One that isn't committed was generated, and may be in no commit at all.
  if [ -n "$commit" ] && ! is_in "$commit" && is_in HEAD; then
    is_new=true
    # Compared with itself, so that one that can't be read fails now, and not in the next pull request.
    versions=(-- "$DOCUMENT" "$DOCUMENT")
  fi
  errors="$RUNNER_TEMP/openapi-review-errors.txt"
  # The command is several words.
  # shellcheck disable=SC2086
  $OPENAPI_REVIEW --format github --markdown "$report" ${FAIL_ON:+--fail-on "$FAIL_ON"} "${versions[@]}" 2>"$errors" || status=$?
  if [ "$status" -gt 1 ] || [ ! -f "$report" ]; then
    reason=$(cat "$errors")
    fail "openapi-review could not review $DOCUMENT. ${reason#openapi-review: }$hint"
  fi
  if [ -n "$is_new" ]; then
    echo "The document is new at this path, so there is nothing to compare it with." | tee "$report"
  elif [ "$commit" = "$(git_here rev-parse HEAD)" ] && git_here diff --quiet HEAD; then
    echo "::notice::The commit is a part of $BASE, so nothing can have changed. Run the action on pull_request, or give it another base."
  fi
fi
cat "$report" >>"$GITHUB_STEP_SUMMARY"

if [ "${COMMENT:-}" = true ] && [ -n "${NUMBER:-}" ]; then
  comment="$RUNNER_TEMP/openapi-review-comment.md"
  printf '<!-- openapi-review %s -->\n### `%s`\n\n' "$DOCUMENT" "$DOCUMENT" >"$comment"
  cat "$report" >>"$comment"
  # Most pull requests don't change the document.
  only_update=""
  if grep -q '^\*\*Required: no version bump' "$report"; then only_update=true; fi
  GH_TOKEN="$token" ONLY_UPDATE="$only_update" "$(dirname "$0")/comment-on-pull-request.sh" "$comment" ||
    echo "::notice::The comment was not written. It needs the permission pull-requests: write, which pull requests from forks and of Dependabot don't have."
fi
exit "$status"
