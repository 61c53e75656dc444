#!/usr/bin/env bash
# Minimises what fuzzing has led to, and packs it to be replayed as a test: fuzz/keep.sh TARGET.
# Of the inputs that reach the same code the smallest are kept. Needs cargo-fuzz, a nightly toolchain, tar and xz.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:?usage: fuzz/keep.sh TARGET}
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
cargo +nightly fuzz run --sanitizer none "$target" "$kept" "fuzz/corpus/$target" -- \
    -set_cover_merge=1 -use_counters=0 -max_len=1500 -timeout=60
tar -C "$kept" --sort=name --owner=0 --group=0 --mtime=@0 -c . | xz -9 >"tests/replay/$target.tar.xz"
