#!/usr/bin/env bash
# The deep campaign: many runs of the invariants, in chunks with a seed each, several at a time. A chunk that is done is
# remembered in cache/deep, so the campaign can be stopped and goes on where it was; `rm -r cache/deep` begins anew.
# A chunk of a contract or a test that has changed since does not count as done.
#
#   DEEP_RUNS   runs in all             (10000)
#   DEEP_CHUNK  runs of a chunk         (500)
#   DEEP_DEPTH  calls of a run          (200)
#   DEEP_JOBS   chunks at a time        (number of processors)
#   DEEP_SEED   the first chunk's seed  (1)
#
# Ends with a line of runs, calls, seconds and failures, and fails when a chunk did.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$here"
runs=${DEEP_RUNS:-10000}
chunk=${DEEP_CHUNK:-500}
export DEPTH=${DEEP_DEPTH:-200}
jobs=${DEEP_JOBS:-$(getconf _NPROCESSORS_ONLN)}
first=${DEEP_SEED:-1}
export FORGE
FORGE=$(echo node_modules/@foundry-rs/forge-*-*/bin/forge)

"$FORGE" build >/dev/null
version=$(cat out/Escrow.sol/Escrow.json test/invariant/*.sol test/support/*.sol test/support/mocks/*.sol foundry.toml |
  sha256sum | cut -c1-12)
export DONE=cache/deep/$version
mkdir -p "$DONE"

one_chunk() {
  seed=$1 size=$2
  name=$DONE/$seed-$size-$DEPTH
  if [ -e "$name.ok" ]; then
    echo "chunk $seed: done before ($(cat "$name.ok"))"
    return 0
  fi
  began=$(date +%s)
  status=0
  FOUNDRY_INVARIANT_RUNS=$size FOUNDRY_INVARIANT_DEPTH=$DEPTH FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR=$name.failures \
    nice -n 10 "$FORGE" test --match-path test/invariant/Escrow.t.sol --match-test invariant_ --fuzz-seed "$seed" \
    >"$name.log" 2>&1 || status=$?
  seconds=$(($(date +%s) - began))
  counts=$(sed -n 's/^\[PASS\].*(runs: \([0-9]*\), calls: \([0-9]*\),.*/\1 \2/p' "$name.log")
  if [ "$status" -ne 0 ] || [ -z "$counts" ]; then
    echo "chunk $seed: FAILED after $seconds s; see contracts/$name.log" >&2
    return 1
  fi
  echo "$counts $seconds" >"$name.ok"
  rm -rf "$name.log" "$name.failures"
  echo "chunk $seed: ${counts% *} runs, ${counts#* } calls, $seconds s"
}
export -f one_chunk

began=$(date +%s)
failed=0
for ((at = 0; at < runs; at += chunk)); do
  echo "$((first + at / chunk)) $((runs - at < chunk ? runs - at : chunk))"
done | tee "$DONE/plan" | xargs -P "$jobs" -L 1 bash -c 'one_chunk "$0" "$1"' || failed=1

total=0 calls=0 spent=0 missing=0
while read -r seed size; do
  if [ ! -e "$DONE/$seed-$size-$DEPTH.ok" ]; then
    missing=$((missing + 1))
    continue
  fi
  read -r r c s <"$DONE/$seed-$size-$DEPTH.ok"
  total=$((total + r)) calls=$((calls + c)) spent=$((spent + s))
done <"$DONE/plan"
echo "deep campaign: $total runs, $calls calls, $spent s of chunks, $(($(date +%s) - began)) s now, $missing chunks failed"
if [ "$failed" -ne 0 ] || [ "$missing" -ne 0 ]; then
  echo "THE DEEP CAMPAIGN FAILED" >&2
  exit 1
fi
