#!/usr/bin/env bash
# Compares the instruction counts of the hot paths, by callgrind, with the committed table. Counts do not depend on other load.
#
#   bash benches/icount.sh            compares with benches/icount.txt; fails if a count grew by more than 3 %
#   bash benches/icount.sh --write    writes benches/icount.txt
#
# A count is for one operation, including the loop around it (`nothing`). Counts depend on the compiler, which
# rust-toolchain.toml pins, and slightly on memcmp of the C library.
set -euo pipefail
cd "$(dirname "$0")/.."
table=benches/icount.txt
if ! command -v valgrind >/dev/null; then
    echo "icount: valgrind is not installed" >&2
    exit 2
fi
cargo build --quiet --release -p benches --bin icount
out=$(mktemp)
now=$(mktemp)
bare=$(mktemp)
trap 'rm -f "$out" "$now" "$bare"' EXIT
# With line tables, callgrind would split a function by the source files of its inlined parts.
strip --strip-debug -o "$bare" "${CARGO_TARGET_DIR:-target}/release/icount"
chmod +x "$bare"
valgrind --quiet --tool=callgrind --callgrind-out-file="$out" "$bare" 2>/dev/null
callgrind_annotate --inclusive=yes --threshold=100 --auto=no "$out" |
    sed -nE "s/^ *([0-9,]+) \([^)]*\) .*[: ]icount::([a-z_0-9]+)( .*)?$/\2 \1/p" |
    tr -d , | grep -v '^main ' | awk '!seen[$1]++ { printf "%-24s %8.1f\n", $1, $2 / 1000 }' |
    sort >"$now"
if [ "${1:-}" = --write ]; then
    cp "$now" "$table"
    cat "$table"
    exit 0
fi
join -a 1 -a 2 -e - -o 0,1.2,2.2 <(sort "$table") "$now" | awk '
    BEGIN { printf "%-24s %8s %8s\n", "path", "before", "now" }
    { printf "%-24s %8s %8s", $1, $2, $3 }
    $2 == "-" || $3 == "-" { print "  only on one side: run with --write"; bad = 1; next }
    $3 > $2 * 1.03 + 0.5 { print "  more"; bad = 1; next }
    $3 < $2 * 0.97 - 0.5 { print "  less: run with --write"; next }
    { print "" }
    END { exit bad }'
