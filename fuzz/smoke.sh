#!/usr/bin/env bash
# Runs each fuzz target for some seconds (20 by default): `bash fuzz/smoke.sh [seconds]`. New corpus inputs are not
# kept. For a finding, the input is kept and the output of the fuzzer is printed.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-20}

missing() { echo "fuzz: $1" >&2 && exit 2; }
cargo +nightly --version >/dev/null 2>&1 || missing "a nightly compiler is needed: rustup toolchain install nightly"
cargo +nightly fuzz --version >/dev/null 2>&1 || missing "cargo-fuzz is needed: cargo install cargo-fuzz --locked"

log=$(mktemp) && grown=$(mktemp -d)
trap 'rm -rf "$log" "$grown"' EXIT
cargo +nightly fuzz build >"$log" 2>&1 || { cat "$log" >&2 && missing "the targets do not build"; }

found=0
for target in $(cargo +nightly fuzz list); do
    mkdir -p "$grown/$target" "corpus/$target"
    # The fuzzer writes to the first directory and only reads the second.
    if cargo +nightly fuzz run "$target" "$grown/$target" "corpus/$target" -- \
        -max_total_time="$seconds" -timeout=60 -max_len=1000 -print_final_stats=1 >"$log" 2>&1; then
        echo "fuzz $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") executions"
    else
        found=1
        cat "$log" >&2
        echo "fuzz $target: A FINDING, see above; its input is in fuzz/artifacts/$target"
    fi
done
exit "$found"
