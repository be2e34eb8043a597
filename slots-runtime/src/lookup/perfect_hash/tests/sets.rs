//! The sets of names for which tables are made.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

pub(super) fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*seed ^ (*seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

pub(super) fn random_name(mut seed: u64, longest: u64) -> String {
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

pub(super) fn sets() -> Vec<(&'static str, Vec<String>)> {
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
