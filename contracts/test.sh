#!/usr/bin/env bash
# The contracts' tests: formatting, artefacts and golden vectors as checked in, every branch of the tree tested, and
# the tests themselves with their gas snapshots. Ends with their number.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
. "$here/../tools/setup.sh"
contract_tools "$here"
cd "$here"
forge=$(echo node_modules/@foundry-rs/forge-*-*/bin/forge)

"$forge" fmt --check src test >/dev/null || {
  echo "Solidity is not formatted: run '$forge fmt' in contracts" >&2
  exit 1
}
"$forge" build
node tools/artefact.mjs --check
node tools/golden.mjs --check
node tools/golden-tx.mjs --check
node tools/check-tree.mjs
node tools/check-rules.mjs
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
FORGE_SNAPSHOT_CHECK=true "$forge" test 2>&1 | tee "$log" || status=$?
sed -n 's/^Ran .*: \([0-9]*\) tests passed, \([0-9]*\) failed.*/\1 passed, \2 failed/p' "$log" | tail -1
exit "$status"
