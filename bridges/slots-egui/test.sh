#!/usr/bin/env bash
# Tests the inspector without a window. With the argument `pictures`, compares its pictures with those in docs/inspector instead, which
# needs a Vulkan driver (on Debian: mesa-vulkan-drivers); with UPDATE_SNAPSHOTS=1 it writes them.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
export CARGO_TARGET_DIR=$root/target/egui
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0 CARGO_INCREMENTAL=0
if ! cargo tree >/dev/null; then
    echo "WARNING: THE PACKAGES OF egui CANNOT BE FETCHED, SO THE TESTS OF THE INSPECTOR DID NOT RUN."
    exit 0
fi
if [ "${1:-}" = pictures ]; then
    cargo test -q --locked --features pictures --test inspector pictures
    exit
fi
cargo fmt --check
cargo clippy -q --locked --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc -q --locked --no-deps
cargo test -q --locked
# No later step uses the programs of this folder.
[ -n "${KEEP_TARGET:-}" ] || rm -rf "$CARGO_TARGET_DIR"
