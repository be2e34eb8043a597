//! Every set of distinct names gets a table, and the table finds exactly them.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use std::collections::HashMap;

use super::{HashParams, Key, NameTable};
use crate::lookup::perfect_hash::search::{SearchError, places_for, search};
use crate::lookup::perfect_hash::start::Scratch;

#[test]
fn table_of_adversarial_set_finds_exactly_its_names() {
    for (label, set) in sets() {
        for whole in [false, true] {
            let (table, factor) = Owned::build(&set, whole);
            assert!(factor <= 2, "{label} took {factor} times the places");
            check(&table, &set);
        }
    }
}

#[test]
fn table_exists_for_sets_of_every_size() {
    let mut worst = 1;
    for n in 0..600_u64 {
        for kind in 0..3 {
            let set: Vec<String> = (0..n)
                .map(|i| match kind {
                    0 => format!("field_{i}"),
                    1 => format!("{i:x}"),
                    _ => random_name(i * 77 + n, 12) + &i.to_string(),
                })
                .collect();
            let (table, factor) = Owned::build(&set, n % 2 == 0);
            worst = worst.max(factor);
            check(&table, &set);
        }
    }
    assert!(worst <= 2);
}

#[test]
fn table_lookup_matches_hash_map() {
    let mut seed = 7;
    for round in 0..3000 {
        let n = (next(&mut seed) % 80) as usize;
        let letters = 1 + next(&mut seed) % 26;
        let longest = 1 + next(&mut seed) % 24;
        let one = |seed: &mut u64| {
            let l = next(seed) % (longest + 1);
            (0..l).map(|_| (b'a' + (next(seed) % letters) as u8) as char).collect::<String>()
        };
        let mut map = HashMap::new();
        let mut set = vec![];
        for _ in 0..n {
            let s = one(&mut seed);
            if !map.contains_key(&s) {
                map.insert(s.clone(), set.len());
                set.push(s);
            }
        }
        let (table, _) = Owned::build(&set, round % 2 == 0);
        for _ in 0..100 {
            let s = one(&mut seed);
            assert_eq!(
                table.view().find(&s).map(|k| k.index),
                map.get(&s).copied(),
                "{round} {s:?}"
            );
        }
        check(&table, &set);
    }
}

#[test]
fn duplicate_name_is_reported() {
    for (label, mut set) in sets() {
        if set.is_empty() {
            continue;
        }
        let twice = set[set.len() / 2].clone();
        set.push(twice);
        let names: Vec<&[u8]> = set.iter().map(String::as_bytes).collect();
        let mut places = places_for(names.len());
        let error = loop {
            match search(
                &names,
                false,
                &mut vec![Scratch::NEW; places],
                &mut vec![0; places],
                &mut vec![0; places],
            ) {
                Err(SearchError::Full) => places *= 2,
                other => break other.unwrap_err(),
            }
        };
        assert_eq!(error, SearchError::Duplicate((set.len() - 1) / 2, set.len() - 1), "{label}");
    }
    let many = vec![&b"a"[..]; 70_000];
    assert_eq!(search(&many, false, &mut [], &mut [], &mut []), Err(SearchError::TooMany));
}

struct ShapeKey {
    hash: u32,
    index: usize,
    name: Box<str>,
}

impl Key for ShapeKey {
    #[inline(always)]
    fn fits(&self, hash: u32) -> bool {
        self.hash == hash
    }
    #[inline(always)]
    fn name(&self) -> &str {
        &self.name
    }
}

struct Owned {
    spec: HashParams,
    displace: Vec<u16>,
    entries: Vec<ShapeKey>,
}

impl Owned {
    fn build<T: AsRef<str>>(set: &[T], whole: bool) -> (Self, usize) {
        let names: Vec<&str> = set.iter().map(AsRef::as_ref).collect();
        let bytes: Vec<&[u8]> = names.iter().map(|n| n.as_bytes()).collect();
        let (mut places, mut factor) = (places_for(names.len()), 1);
        loop {
            let (mut notes, mut order, mut displace) =
                (vec![Scratch::NEW; places], vec![0; places], vec![0; places]);
            match search(&bytes, whole, &mut notes, &mut order, &mut displace) {
                Ok(spec) => {
                    let key = |&i: &u16| {
                        let i = usize::from(i);
                        ShapeKey { hash: notes[i].hash, index: i, name: names[i].into() }
                    };
                    let entries =
                        if names.is_empty() { vec![] } else { order.iter().map(key).collect() };
                    return (Self { spec, displace, entries }, factor);
                }
                Err(SearchError::Full) => {
                    places *= 2;
                    factor *= 2;
                    assert!(factor < 64, "{names:?}");
                }
                Err(error) => panic!("{error:?}"),
            }
        }
    }
    fn view(&self) -> NameTable<'_, ShapeKey> {
        NameTable::new(self.spec, &self.displace, &self.entries)
    }
}

fn check(table: &Owned, set: &[String]) {
    let view = table.view();
    let known: std::collections::HashSet<&str> = set.iter().map(String::as_str).collect();
    for (i, name) in set.iter().enumerate() {
        assert_eq!(view.find(name).map(|k| k.index), Some(i), "{name:.40}");
        if name.len() > 4096 {
            continue;
        }
        for near in [
            format!("{name}a"),
            format!("a{name}"),
            name.chars().rev().collect(),
            name.replacen('a', "b", 1),
            name.chars().skip(1).collect(),
            name.to_uppercase(),
        ] {
            if !known.contains(near.as_str()) {
                assert!(view.find(&near).is_none(), "{near:?}");
            }
        }
    }
    for miss in ["", "a", "ab", "abc", "no such name", "ÿ", "\0"] {
        if !known.contains(miss) {
            assert!(view.find(miss).is_none());
        }
    }
}

fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*seed ^ (*seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn random_name(mut seed: u64, longest: u64) -> String {
    let l = 1 + next(&mut seed) % longest;
    (0..l).map(|_| (b'a' + (next(&mut seed) % 26) as u8) as char).collect()
}

fn thue_morse(bits: usize, flip: usize) -> String {
    (0..1usize << bits)
        .map(|i| {
            if (i.count_ones() as usize + flip).is_multiple_of(2) { "abcdefgh" } else { "abcdefgi" }
        })
        .collect()
}

fn sets() -> Vec<(&'static str, Vec<String>)> {
    let ab = |n: u32, count: u32| {
        (0..count)
            .map(|i| (0..n).map(|b| if i >> (b % 31) & 1 == 0 { 'a' } else { 'b' }).collect())
            .collect::<Vec<String>>()
    };
    let mut s: Vec<(&'static str, Vec<String>)> = vec![
        ("none", vec![]),
        // With some multipliers these two are one number.
        ("alike", ["yYB|x×\u{c}abcdefgh", "\u{4}WK\u{7f}Y谽abcdefgh"].map(String::from).to_vec()),
        ("empty", vec![String::new()]),
        ("empty+", ["", "a", "bb", "longer name", "x"].map(String::from).to_vec()),
        ("same8", (0..64_u64).map(|i| format!("{:08x}", i * 0x9e37_79b1 % (1 << 32))).collect()),
        ("prefix14", (0..64).map(|i| format!("common_prefix_{i:02}")).collect()),
        ("prefix200", (0..256).map(|i| "p".repeat(200) + &format!("{i:03}")).collect()),
        ("suffix24", (0..64).map(|i| format!("{i:02}_a_long_common_suffix_x")).collect()),
        ("suffix200", (0..256).map(|i| format!("{i:03}") + &"s".repeat(200)).collect()),
        (
            "middle41",
            (0..64).map(|i| format!("the_same_beginning_{i:02}_and_the_same_ending")).collect(),
        ),
        ("one64", (33u8..97).map(|c| (c as char).to_string()).collect()),
        ("one127", (0u8..128).map(|c| (c as char).to_string()).collect()),
        ("ab6", ab(6, 64)),
        ("ab16", ab(16, 256)),
        ("ab1..8", (1..9).flat_map(|n| ab(n, 1 << n)).collect()),
        ("rep64", (1..=64).map(|n| "a".repeat(n)).collect()),
        ("rep300", (0..300).map(|n| "a".repeat(n)).collect()),
        (
            "onehot",
            (0..100).map(|i| (0..100).map(|j| if i == j { 'b' } else { 'a' }).collect()).collect(),
        ),
        (
            "onehot256",
            (0..256).map(|i| (0..256).map(|j| if i == j { 'b' } else { 'a' }).collect()).collect(),
        ),
        ("field1000", (0..1000).map(|i| format!("field_{i}")).collect()),
        ("field1024", (0..1024).map(|i| format!("field_{i:04}")).collect()),
        ("random1000", {
            let mut v: Vec<String> = (0..1300).map(|i| random_name(i, 20)).collect();
            v.sort();
            v.dedup();
            v.truncate(1000);
            v
        }),
        (
            "unicode",
            ["größe", "é", "日本語", "名前", "🦀", "Ω", "ω", "été", "a\u{301}", "à"]
                .map(String::from)
                .to_vec(),
        ),
        (
            "megabyte",
            (0..12)
                .map(|i| "m".repeat((1 << 20) - 1) + &((b'a' + i) as char).to_string())
                .collect(),
        ),
        (
            "megahot",
            (0..12)
                .map(|i| {
                    let mut v = vec![b'm'; 1 << 20];
                    v[777 * (i + 1)] = b'x';
                    String::from_utf8(v).unwrap()
                })
                .collect(),
        ),
        (
            "thuemorse",
            vec![thue_morse(12, 0), thue_morse(12, 1), thue_morse(11, 0), thue_morse(11, 1)],
        ),
        (
            "thuewhole",
            vec![
                thue_morse(12, 0),
                thue_morse(12, 1),
                thue_morse(12, 0) + &thue_morse(12, 1) + &thue_morse(12, 0),
                thue_morse(12, 0)
                    + &thue_morse(12, 1).replace("abcdefgi", "abcdefgj")
                    + &thue_morse(12, 0),
                thue_morse(12, 0) + &thue_morse(12, 0) + &thue_morse(12, 0),
            ],
        ),
        ("hextwo", (0..256).map(|i| format!("{i:02x}")).collect()),
        ("many20000", (0..20000).map(|i| format!("attr{i}")).collect()),
    ];
    for n in [1usize, 2, 3, 4, 8, 16] {
        s.push(("small", FIELDS[..n].iter().map(ToString::to_string).collect()));
    }
    s
}

const FIELDS: [&str; 16] = [
    "gain",
    "position",
    "velocity",
    "acceleration",
    "mass",
    "name",
    "id",
    "enabled",
    "color",
    "width",
    "height",
    "depth",
    "parent",
    "children",
    "max_connections",
    "timeout_ms",
];
