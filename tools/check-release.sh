#!/usr/bin/env bash
# Unpacks a release into an empty folder and starts its hub on a machine that, as far as the PATH tells, has a JDK and
# coreutils only. Needs anvil for the chain. Usage: tools/check-release.sh ARCHIVE
set -euo pipefail
archive=$(readlink -f "$1")
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/tools/setup.sh"
find_jdk
anvil=$(find "$home/contracts/node_modules/@foundry-rs" -name anvil -type f | head -n 1)
work=$(mktemp -d)
started=()

clear_up() {
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap clear_up EXIT

# What dpkg or rpm says is coreutils' would do too; these are what the release uses, and what PostgreSQL's programs do.
mkdir "$work/path" "$work/away"
for tool in basename cat chmod cp cut dirname env head id ls mkdir mktemp mv readlink rm sleep tail test uname; do
  ln -s "$(command -v "$tool")" "$work/path/$tool"
done
# As root, PostgreSQL is started in a user namespace: it refuses to run as root.
[ "$(id -u)" != 0 ] || ln -s "$(command -v unshare)" "$work/path/unshare"
tar -C "$work/away" -xzf "$archive"
release=$(echo "$work"/away/stint-*)

bare=(env -i PATH="$work/path:$JAVA_HOME/bin" HOME="$work/user" LANG=C.UTF-8)
stint=("${bare[@]}" "$release/bin/stint")

mkdir "$work/user"
"${stint[@]}" --version | grep -qE '^stint [0-9]'
"${stint[@]}" hub --help | grep -q -- '--metrics'
for file in LICENSE README.md Containerfile stint-hub.service hub.properties grafana.json docs/operating.md \
  bom/java.cdx.json bom/pages.cdx.json; do
  [ -s "$release/$file" ] || { echo "the archive has no $file" >&2; exit 1; }
done

"$anvil" --port 0 >"$work/anvil" 2>&1 &
started+=($!)
for ((i = 0; i < 300; i++)); do
  rpc=http://$(grep -o -m 1 '127\.0\.0\.1:[0-9]*' "$work/anvil" || true)
  if [ "$rpc" != http:// ]; then break; fi
  sleep 0.1
done
# The first account that anvil gives coin to, known to everybody.
printf '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80\n' >"$work/key"
printf 'correct horse\n' >"$work/password"
chmod 600 "$work/key"
"${stint[@]}" key import "$work/keeper.json" --from "$work/key" --light --password-file "$work/password" >/dev/null
"${stint[@]}" deploy --rpc "$rpc" --key "$work/keeper.json" --password-file "$work/password" --data "$work/deployer" --yes >/dev/null

serve() {
  rm -f "$work/log"
  "${stint[@]}" hub --chain local --rpc "$rpc" --port 0 --data "$work/data" --keeper "$work/keeper.json" \
    --password-file "$work/password" >"$work/log" 2>&1 &
  hub=$!
  started+=("$hub")
  for ((i = 0; i < 1200; i++)); do
    if grep -q '^ready:' "$work/log"; then break; fi
    kill -0 "$hub" 2>/dev/null || break
    sleep 0.1
  done
  grep '^ready:' "$work/log" || { cat "$work/log" >&2; exit 1; }
  kill "$hub"
  wait "$hub" || { cat "$work/log" >&2; echo "it did not end well" >&2; exit 1; }
}

serve
"${bare[@]}" "$release/bin/stint-prepare" --chain local --rpc "$rpc"
[ -s "$release/cache/stint.aot" ]
serve
echo "the release starts with a JDK and coreutils alone"
