# What ./stint, ./test and contracts/test.sh need on a machine; sourced by them.

jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Finds a JDK 25 or later and sets JAVA_HOME: by JAVA_HOME, by the javac on PATH, and in the folders where systems keep
# their JDKs.
find_jdk() {
  local on_path candidate major
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate" || true)
    if [ "${major:-0}" -ge 25 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Stint needs a JDK 25 or later and found none. Install one (for instance Temurin 25: the package" >&2
  echo "temurin-25-jdk, or an archive from adoptium.net) and set JAVA_HOME to its folder if it is not found." >&2
  return 1
}

need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "Stint needs $2 and found none. Install it (package '$3') and start again." >&2
  return 1
}

# Installs a folder's npm packages when they are missing or older than the lock file. Not by `npm ci`: that refuses a
# lock file which lacks the binaries of other platforms, and not every registry has them all.
npm_packages() {
  [ "$1/package-lock.json" -nt "$1/node_modules" ] || return 0
  need npm "Node.js 20 or later with npm" nodejs || return 1
  echo "getting $2 (once, about ten seconds) ..." >&2
  local log
  log=$(mktemp)
  if ! npm --prefix "$1" install --no-save --no-fund --no-audit >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "npm could not install $2; the messages are above" >&2
    return 1
  fi
  rm -f "$log"
  touch "$1/node_modules"
}

# The contracts' tools: anvil, forge, solc.
contract_tools() {
  npm_packages "$1" "the local chain and the contracts' tools"
}

# The script of the pages, made anew when a source of it is newer.
web_bundle() {
  npm_packages "$1" "the web page's tools"
  if [ -e "$1/dist/app.js" ] && [ -z "$(find "$1/src" "$1/package.json" "$1/tools" -newer "$1/dist/app.js" -print -quit)" ]; then
    return 0
  fi
  npm --prefix "$1" run --silent build >&2
}

# The browser that the pages are tested in.
browser() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  echo "The tests of the pages need a Chromium and found none. Install it (package 'chromium') and start again." >&2
  return 1
}
