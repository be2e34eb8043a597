#!/usr/bin/env bash
# Builds the test module and the example pylab for a Python, and runs the tests of the bridge with it.
#
# test.sh                            the interpreter of the variable PYTHON, or python3
# test.sh 3.13                       a version: python3.13, or the newest one of pyenv
# test.sh 3.10 3.12 3.13             several versions, one after the other
# test.sh 3.12 -- -k shared          the words after `--` are those of pytest
set -euo pipefail
cd "$(dirname "$0")"
target=$(cd ../.. && pwd)/target/python
versions=()
while [ $# -gt 0 ] && [[ $1 =~ ^3\.[0-9]+$ ]]; do
    versions+=("$1")
    shift
done
if [ "${1:-}" = -- ]; then shift; fi

# The interpreter of a version, such as 3.13.
interpreter() {
    local found
    found=$(command -v "python$1" || true)
    # A shim of pyenv exists for each version, and fails for one that is not active.
    if [ -n "$found" ] && "$found" -c '' 2>/dev/null; then
        echo "$found"
        return
    fi
    found=$(printf '%s\n' "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python | sort -V | tail -n 1)
    [ -x "$found" ] && echo "$found"
}

test_with() {
    local python=$1
    shift
    if ! "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        echo "WARNING: THERE IS NO PYTHON 3.10 OR NEWER WITH THE MODULE venv, SO THE TESTS OF THE BRIDGE TO PYTHON DID NOT RUN."
        return 0
    fi
    local version environment
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    environment=$target/venv-$version
    [ -x "$environment/bin/mypy" ] || {
        if ! { "$python" -m venv "$environment" && "$environment/bin/pip" install -q maturin pytest mypy; }; then
            echo "WARNING: maturin, pytest AND mypy CANNOT BE INSTALLED, SO THE TESTS OF THE BRIDGE TO PYTHON DID NOT RUN."
            return 0
        fi
        # The example plots only if it is there; its test accepts both.
        "$environment/bin/pip" install -q matplotlib || echo "matplotlib cannot be installed: the example makes no plot"
    }
    (
        export VIRTUAL_ENV=$environment PATH=$environment/bin:$PATH CARGO_TARGET_DIR=$target
        export CARGO_PROFILE_DEV_DEBUG=0
        echo "Python $version"
        maturin develop -q --manifest-path testmodule/Cargo.toml
        maturin develop -q --manifest-path ../../examples/pylab/Cargo.toml
        pytest -q -p no:cacheprovider tests "$@"
        PYO3_PYTHON=$environment/bin/python cargo clippy -q --locked --workspace --all-targets -- -D warnings
    )
}

if [ ${#versions[@]} -eq 0 ]; then
    test_with "${PYTHON:-python3}" "$@"
    exit
fi
for version in "${versions[@]}"; do
    python=$(interpreter "$version") || {
        echo "there is no python$version"
        exit 1
    }
    test_with "$python" "$@"
done
