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

report="$RUNNER_TEMP/openapi-review.md"
# One that another step left is of another document.
rm -f "$report"
# A command to use instead of the one from npm.
if [ -z "${OPENAPI_REVIEW:-}" ]; then
  installed="$RUNNER_TEMP/openapi-review"
  mkdir -p "$installed"
  # Installed outside the repository, whose .npmrc could name another registry. No package needs a script to install.
  package="openapi-review@${VERSION:-latest}"
  if ! reason=$(cd "$installed" && npm install --prefix . --ignore-scripts --loglevel error --no-audit --no-fund "$package" 2>&1); then
    reason="${reason//%/%25}"
    echo "::error::npm could not install $package: ${reason//$'\n'/%0A}"
    exit 2
  fi
  OPENAPI_REVIEW="node $installed/node_modules/openapi-review/dist/cli.js"
fi

status=0
# The command is several words.
# shellcheck disable=SC2086
$OPENAPI_REVIEW --git "$BASE" --format github --markdown "$report" ${FAIL_ON:+--fail-on "$FAIL_ON"} -- "$DOCUMENT" || status=$?
if [ "$status" -gt 1 ] || [ ! -f "$report" ]; then
  echo "::error::openapi-review could not review $DOCUMENT."
  exit 2
fi
cat "$report" >>"$GITHUB_STEP_SUMMARY"

if [ "${COMMENT:-}" = true ] && [ -n "${NUMBER:-}" ]; then
  comment="$RUNNER_TEMP/openapi-review-comment.md"
  printf '<!-- openapi-review %s -->\n### `%s`\n\n' "$DOCUMENT" "$DOCUMENT" >"$comment"
  cat "$report" >>"$comment"
  GH_TOKEN="$token" "$(dirname "$0")/comment-on-pull-request.sh" "$comment" ||
    echo "::notice::The comment was not written. It needs the permission pull-requests: write, which forks don't have."
fi
exit "$status"
