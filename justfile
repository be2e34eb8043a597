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

# what is too slow for every change, one line a check: load, fuzzing, sanitizers, valgrind, minimal versions
deep:
    bash .ci/deep

# the behaviour tests under AddressSanitizer, and with the fields of structs in random order
sanitize:
    RUSTFLAGS=-Zsanitizer=address cargo +nightly test -p tests -p slots-runtime --lib --target x86_64-unknown-linux-gnu --target-dir target/asan
    RUSTFLAGS=-Zrandomize-layout cargo +nightly test -p tests --lib --target-dir target/random
