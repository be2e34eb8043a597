# Each recipe is plain cargo; `just` is only a short way to say it.

# everything that a change must pass
ci:
    bash .ci/run

# behaviour, documentation, compile errors
test:
    cargo test

# the compile errors alone; `just bless` writes down new ones, to be read in the diff
ui:
    cargo test -p ui-tests

bless:
    TRYBUILD=overwrite cargo test -p ui-tests
    UPDATE_EXPECT=1 cargo test -p slots-macros

lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace

# what is too slow for every change, one line a check: load, fuzzing, sanitizers,
# valgrind, Miri, mutants, minimal versions
deep:
    bash .ci/deep

# ours beside the peers, in one process; without `--quick` it takes a minute and uses a million objects
ratios:
    cargo run --release -p benches --bin ratios -- --quick

# instructions of the hot paths beside the committed table; fails if one grew
icount:
    bash benches/icount.sh

# what a derive costs to build, beside the peers: some minutes
build-cost:
    bash benches/build_cost.sh

# the table and the picture of the README, from a run in full
chart:
    cargo run --release -p benches --bin ratios -- --json target/ratios.json
    cargo run --release -p benches --bin chart -- target/ratios.json docs/charts/peers.svg

# the behaviour tests under AddressSanitizer, and with the fields of structs in random order
sanitize:
    RUSTFLAGS=-Zsanitizer=address cargo +nightly test -p tests -p slots-runtime --lib --target x86_64-unknown-linux-gnu --target-dir target/asan -- --skip makes_it_slow
    RUSTFLAGS=-Zrandomize-layout cargo +nightly test -p tests --lib --target-dir target/random
