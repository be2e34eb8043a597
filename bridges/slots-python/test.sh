#!/usr/bin/env bash
# Builds the test module and the example pylab for a Python, and runs the tests of the bridge with it. PYTHON selects the interpreter.
set -euo pipefail
cd "$(dirname "$0")"
target=$(cd ../.. && pwd)/target/python
python=${PYTHON:-python3}
if ! "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    echo "WARNING: THERE IS NO PYTHON 3.10 OR NEWER WITH THE MODULE venv, SO THE TESTS OF THE BRIDGE TO PYTHON DID NOT RUN."
    exit 0
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
environment=$target/venv-$version
[ -x "$environment/bin/mypy" ] || {
    if ! { "$python" -m venv "$environment" && "$environment/bin/pip" install -q maturin pytest mypy; }; then
        echo "WARNING: maturin, pytest AND mypy CANNOT BE INSTALLED, SO THE TESTS OF THE BRIDGE TO PYTHON DID NOT RUN."
        exit 0
    fi
    # The example plots only if it is there; its test accepts both.
    "$environment/bin/pip" install -q matplotlib || echo "matplotlib cannot be installed: the example makes no plot"
}
export VIRTUAL_ENV=$environment PATH=$environment/bin:$PATH CARGO_TARGET_DIR=$target
export CARGO_PROFILE_DEV_DEBUG=0
maturin develop -q --manifest-path testmodule/Cargo.toml
maturin develop -q --manifest-path ../../examples/pylab/Cargo.toml
pytest -q -p no:cacheprovider tests "$@"
