# Short names for common commands. Each recipe can be run without `just`.

# all checks that a change must pass
ci:
    bash .ci/run

# behaviour, documentation, compile errors
test:
    cargo test

# compile errors; `just bless` accepts new messages, which then appear in the diff
ui:
    cargo test -p ui-tests

bless:
    TRYBUILD=overwrite cargo test -p ui-tests
    UPDATE_EXPECT=1 cargo test -p slots-macros

lint:
    cargo fmt --all --check
    cargo clippy --workspace --exclude kernel-tests --all-targets -- -D warnings

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace

# slow checks, one line of output per check: load, fuzzing, sanitizers, valgrind, Miri, mutants,
# minimal versions, other systems
deep:
    bash .ci/deep

# checks that the packages can be published, one line of output per check
release-check:
    bash .ci/release-check

# comparison with other libraries in one process; without `--quick` it takes a minute and uses a million objects
ratios:
    cargo run --release -p benches --bin ratios -- --quick

# instruction counts of the hot paths, compared with the committed table; fails if a count increased
icount:
    bash benches/icount.sh

# build cost of a derive, compared with other libraries; takes some minutes
build-cost:
    bash benches/build_cost.sh

# table and chart of the README, from a full run
chart:
    cargo run --release -p benches --bin ratios -- --json target/ratios.json
    cargo run --release -p benches --bin chart -- target/ratios.json docs/charts/peers.svg

# tests that reach unsafe code under AddressSanitizer, with struct fields in random order; `bash .ci/deep address-sanitizer` runs all tests
sanitize:
    ROLLBACK_UPDATES=5000 RUSTFLAGS="-Zsanitizer=address -Zrandomize-layout" cargo +nightly test -p kernel-tests -p slots-runtime --test kernel --test threads --lib --target x86_64-unknown-linux-gnu --target-dir target/asan -- --skip suggestion_time
