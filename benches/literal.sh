#!/usr/bin/env bash
# Shows that a literal name and a handle cost as much as the field: their machine code is the same.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --release -p benches --example literal
program="${CARGO_TARGET_DIR:-target}/release/examples/literal"
place() { nm "$program" | awk -v name="$1" '$3 == name { print $1 }'; }
code() { # the instructions of a function
    objdump -d --no-show-raw-insn -M intel --disassemble="$1" "$program" |
        sed -nE 's/^ *[0-9a-f]+:\s+(.*)$/\1/p' | sed -E 's/\s+#.*//; /^(nop|int3|cs nop|data16|xchg)/d'
}
status=0
for what in get set; do
    field=$(code "field_$what")
    [ -n "$field" ] || { echo "no code of field_$what found" >&2; exit 2; }
    printf '%s\n%s\n' "field_$what:" "$(sed 's/^/    /' <<<"$field")"
    for access in literal handle; do
        # The compiler merges functions whose code is the same.
        if [ "$(place "${access}_$what")" = "$(place "field_$what")" ]; then
            echo "${access}_$what: the same, merged into one function"
        elif [ "$(code "${access}_$what")" = "$field" ]; then
            echo "${access}_$what: the same"
        else
            printf '%s differs:\n%s\n' "${access}_$what" "$(code "${access}_$what" | sed 's/^/    /')"
            status=1
        fi
    done
done
exit $status
