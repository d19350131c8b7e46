#!/usr/bin/env bash
# Generates two chains and has bcoin, a full node of another make, verify every block and script
# of them: one plain, one shuffled and obfuscated with stale branches. Ends with 0 when bcoin
# accepts all of both and has the tip of the manifest. Needs node, npm and the registry once:
# bcoin is installed into chain/target/peer.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
work=$root/chain/target/peer

for tool in node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed"
    exit 0
  fi
done

mkdir -p "$work"
cp "$here/package.json" "$here/accept.js" "$work"
if [ ! -d "$work/node_modules/bcoin" ]; then
  # Without scripts: the native parts of bcoin don't build on new nodes and aren't needed.
  (cd "$work" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error)
fi

check() {
  local name=$1
  shift
  rm -rf "${work:?}/$name"
  "$root/entente" chain generate --out "$work/$name" "$@" >/dev/null
  local tip
  tip=$(sed -n 's/^  "tip" : "\([0-9a-f]*\)".*/\1/p' "$work/$name/manifest.json")
  (cd "$work" && NODE_BACKEND=js node accept.js "$name" "$tip")
}

check plain --seed 5 --transactions 20000 --per-block 400
check hard --seed 6 --transactions 20000 --per-block 100 --shuffle 40 --stale 8 --xor --undo
