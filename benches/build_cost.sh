#!/usr/bin/env bash
# Build cost of a derive: 100 structs of 16 fields and one of 500, each struct used once.
#
#   bash benches/build_cost.sh [contender ..]           all figures but the slowest, of all contenders or of some
#   bash benches/build_cost.sh --all [contender ..]     also release builds of 500 fields that take minutes
#   bash benches/build_cost.sh --mix                    only `cargo check` of settings of many kinds, of plain, slots and serde
#
# Columns: seconds of processor time of `cargo check` and of a release build, with the dependencies already built (short
# ones: the minimum of three; other load affects processor time least); per field, the bytes of code, of read-only data,
# and of read-only data with addresses (`.data.rel.ro`, which a static program stores in `.rodata`) in the library with the
# structs; lines of the expansion. The last line has the number of crates and the seconds of a clean build of this library. Needs the registry, python3 and binutils.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$work/target"
unset RUSTFLAGS
all='' mix=''
[ "${1:-}" = --all ] && { all=--all; shift; }
[ "${1:-}" = --mix ] && { mix=--mix; shift; }
contenders=${*:-plain slots serde bevy_reflect facet field_accessor}

dependencies() {
    case $1 in
    plain) ;;
    slots) echo "slots-runtime = { path = \"$home/slots-runtime\" }" ;;
    serde) printf 'serde = { version = "1.0.229", features = ["derive"] }\nserde_json = "1.0.154"\n' ;;
    bevy_reflect) echo 'bevy_reflect = { version = "0.20.1", default-features = false }' ;;
    facet) printf 'facet = "0.46.5"\nfacet-reflect = "0.46.5"\n' ;;
    field_accessor) echo 'field_accessor = "0.6.2"' ;;
    esac
}

source_of() { # contender, structs, fields
    python3 - "$@" <<'PY'
import sys
contender, structs, fields = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
nouns = "exposure gain offset trigger sensor filter window phase frame shutter cooling target pulse region stage beam".split()
types = ["f64"] * 4 + ["i64", "bool", "u32", "String"]
head = {
    "plain": "",
    "slots": "use slots_runtime::prelude::*;",
    "serde": "use serde::{Deserialize, Serialize};",
    "bevy_reflect": "use bevy_reflect::{Reflect, structs::Struct};",
    "facet": "use facet::Facet; use facet_reflect::Peek;",
    "field_accessor": "use field_accessor::FieldAccessor;",
}[contender]
derive = {
    "plain": "#[derive(Default)]",
    "slots": "#[slots] #[derive(Default)]",
    "serde": "#[derive(Default, Serialize, Deserialize)]",
    "bevy_reflect": "#[derive(Default, Reflect)]",
    "facet": "#[derive(Default, Facet)]",
    "field_accessor": "#[derive(Default, FieldAccessor)]",
}[contender]
if fields > 32:
    derive = derive.replace("Default, ", "").replace(" #[derive(Default)]", "").replace("#[derive(Default)]", "")
print("#![allow(dead_code, non_snake_case)]")
print(head)
if contender == "facet":
    derive += "\n"
for s in range(structs):
    # No two structs have the same names or the same order of types, or the linker would keep their data once.
    names = [f"{nouns[f % 16]}_{nouns[(f + s) % 16]}{f // 16 + s}" for f in range(fields)]
    kinds = [types[(f + s) % 8] for f in range(fields)]
    number = names[kinds.index("f64")]
    print(derive, f"pub struct S{s} {{")
    for name, kind in zip(names, kinds):
        print(f"    pub {name}: {kind},")
    print("}")
    use = {
        "plain": f"Some(it.{number} + name.len() as f64)",
        "slots": "it.setattr(name, 2.0).ok()?; it.attr::<f64>(name).ok().copied()",
        "serde": f"let text = serde_json::to_string(it).ok()?; *it = serde_json::from_str(&text).ok()?; Some(it.{number} + name.len() as f64)",
        "bevy_reflect": "*it.field_mut(name)?.try_downcast_mut()? = 2.0; it.field(name)?.try_downcast_ref::<f64>().copied()",
        "facet": "Peek::new(&*it).into_struct().ok()?.field_by_name(name).ok()?.get::<f64>().ok().copied()",
        "field_accessor": f"S{s}GetterSetter::<f64>::set(it, name, 2.0).ok()?; S{s}GetterSetter::<f64>::get(it, name).ok().copied()",
    }[contender]
    print(f"pub fn use{s}(it: &mut S{s}, name: &str) -> Option<f64> {{ {use} }}")
PY
}

mix_of() { # contender: 100 structs and 40 enums, of which 20 have data, with lists, options and maps of them
    python3 - "$1" <<'PY'
import sys
contender = sys.argv[1]
head, for_struct, for_enum = {
    "plain": ("", "#[derive(Default)]", "#[derive(Default)]"),
    "slots": ("use slots_runtime::prelude::*;", "#[slots(default)] #[derive(Default)]", "#[derive(Default, SlotValue)]"),
    "serde": ("use serde::{Deserialize, Serialize};", *["#[derive(Default, Serialize, Deserialize)]"] * 2),
}[contender]
print("#![allow(dead_code)]\nuse std::collections::BTreeMap;", head)
for e in range(40):
    second, third = (f"Network {{ host: String, port{e}: u16 }}", f"Timer(f64)") if e % 2 else ("Network", f"Timer{e}")
    print(for_enum, f"pub enum E{e} {{ #[default] Off, {second}, {third} }}")
for s in range(100):
    kinds = ["f64", "bool", "u32", "String", "Option<String>", "Vec<String>", "Option<u16>", f"E{s % 40}", f"Option<E{(s + 7) % 40}>", f"Vec<E{(s + 13) % 40}>"]
    if s >= 20:
        kinds += [f"S{s - 20}", f"Option<S{s - 19}>", f"Vec<S{s - 18}>", f"BTreeMap<String, S{s - 17}>"]
    # Eight fields of each struct, of other kinds than those of its neighbours.
    fields = [kinds[(s + f * 3) % len(kinds)] for f in range(8)]
    print(for_struct, f"pub struct S{s} {{", ", ".join(f"pub field{f}_{s}: {kind}" for f, kind in enumerate(fields)), "}")
PY
}

seconds() { # runs a command, the least of three
    python3 - "$@" <<'PY'
import os, resource, subprocess, sys
def used():
    of = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of.ru_utime + of.ru_stime
best = 1e9
for _ in range(3):
    os.utime("src/lib.rs")
    start = used()
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    best = min(best, used() - start)
    if best > 5:
        break
print(f"{best:.2f}")
PY
}

bytes() { # text and read-only data of a library
    size -A "$1" | awk '$1 ~ /^\.text/ { t += $2 } $1 ~ /^\.rodata/ { r += $2 } $1 ~ /^\.data\.rel\.ro/ { a += $2 } END { print t + 0, r + 0, a + 0 }'
}

package() { # contender structs fields
    local dir="$work/$1-$2-$3"
    mkdir -p "$dir/src"
    cat >"$dir/Cargo.toml" <<T
[package]
name = "cost_$1_$2_$3"
version = "0.0.0"
edition = "2024"
[workspace]
[dependencies]
$(dependencies "$1")
T
    if [ "$2" = mix ]; then mix_of "$1"; else source_of "$1" "$2" "$3"; fi >"$dir/src/lib.rs"
    cd "$dir"
}

measure() { # contender structs fields
    local check release=- text=- rodata=- addresses=- lines
    package "$1" "$2" "$3"
    cargo check --quiet 2>/dev/null
    check=$(seconds cargo check --quiet)
    # `-Z` needs a nightly compiler. The switch that allows it here makes cargo rebuild everything, so use another folder.
    lines=$(CARGO_TARGET_DIR="$work/expand" RUSTC_BOOTSTRAP=1 cargo rustc --quiet --profile=check -- -Zunpretty=expanded 2>/dev/null | rustfmt --edition 2024 2>/dev/null | wc -l)
    if [ "$3" -lt 500 ] || [ "$all" = --all ] || [[ $1 =~ ^(plain|slots|facet)$ ]]; then
        cargo build --quiet --release 2>/dev/null
        release=$(seconds cargo build --quiet --release)
        read -r text rodata addresses < <(bytes "$CARGO_TARGET_DIR/release/libcost_${1}_$2_$3.rlib")
        text=$((text / ($2 * $3)))
        rodata=$((rodata / ($2 * $3)))
        addresses=$((addresses / ($2 * $3)))
    fi
    printf '%-16s %4d x %-4d %8s %9s %10s %12s %11s %8d\n' "$1" "$2" "$3" "$check" "$release" "$text" "$rodata" "$addresses" "$lines"
    cd "$home"
}

if [ -n "$mix" ]; then
    printf '%-16s %8s\n' "settings" check
    for contender in plain slots serde; do
        package "$contender" mix 8
        cargo check --quiet 2>/dev/null
        printf '%-16s %8s\n' "$contender" "$(seconds cargo check --quiet)"
    done
    exit
fi

printf '%-16s %-11s %8s %9s %10s %12s %11s %8s\n' contender structs check release text/field rodata/field relro/field lines
for contender in $contenders; do
    measure "$contender" 100 16
done
for contender in $contenders; do
    # field_accessor is quadratic: it needs minutes and more memory than most machines have.
    [ "$contender" = field_accessor ] || measure "$contender" 1 500
done

cd "$home"
rm -rf "$work/target"
crates=$(cargo tree -p slots-runtime -e normal,build --prefix none | awk '{ print $1 }' | sort -u | wc -l)
TIMEFORMAT='clean build of slots-runtime: %R s, %U s of processor time'
printf '\n%d crates; ' "$crates"
time cargo build --quiet -p slots-runtime
