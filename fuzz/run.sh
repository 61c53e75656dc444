#!/usr/bin/env bash
# Fuzzes one target, or each in turn: fuzz/run.sh [TARGET [SECONDS]]. Needs cargo-fuzz and a nightly toolchain.
# What it finds lies in fuzz/artifacts/TARGET/.
set -euo pipefail
cd "$(dirname "$0")/.."

dictionary() {
    case $1 in
        html | feed | agency | office) echo markup ;;
        pdf | printed) echo pdf ;;
        manifest) echo manifest ;;
        json | table | mail | crawl | markdown | packed) echo records ;;
        rich) echo rich ;;
        *) echo words ;;
    esac
}

# What is replayed as a test is where fuzzing begins; articles of the corpus lead further.
seed() {
    mkdir -p "fuzz/corpus/$1"
    case $1 in
        plain | article) find corpus -type f -name '*.txt' -exec cp -t "fuzz/corpus/$1" {} + ;;
        html) find corpus -type f -name '*.htm*' -exec cp -t "fuzz/corpus/$1" {} + ;;
    esac
}

for target in ${1:-$(cargo +nightly fuzz list)}; do
    seed "$target"
    cargo +nightly fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "tests/replay/$target" -- \
        -max_total_time="${2:-600}" -timeout=10 -rss_limit_mb=1500 -max_len=65536 \
        -dict="fuzz/dict/$(dictionary "$target").dict"
done
