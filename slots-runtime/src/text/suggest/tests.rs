//! Tests of the ranking: each rule, its accuracy on generated typos, its run time on bad input.

mod bounds;
mod typos;

use std::format;
use std::string::String;
use std::time::{Duration, Instant};
use std::vec::Vec;

use super::slips::distance;
use super::suggest;

const CAMERA: [&str; 12] = [
    "exposure_time",
    "auto_exposure",
    "gain",
    "trigger",
    "pixel_format",
    "binning_x",
    "binning_y",
    "temperature",
    "target_temperature",
    "tags",
    "cache_size",
    "roi",
];

fn camera(typo: &str) -> Vec<&'static str> {
    suggest(typo, CAMERA.into_iter())
}

/// The first suggestion for each typo is `meant`.
#[track_caller]
fn all_mean(meant: &str, typos: &[&str]) {
    for typo in typos {
        assert_eq!(camera(typo).first(), Some(&meant), "{typo}");
    }
}

#[test]
fn name_in_other_case_or_with_other_separator_is_found() {
    all_mean(
        "exposure_time",
        &["exposureTime", "ExposureTime", "EXPOSURE_TIME", "exposure-time", "exposure.time"],
    );
    all_mean(
        "exposure_time",
        &["exposure time", "exposuretime", "_exposure_time", "exposure__time"],
    );
}

#[test]
fn reordered_words_are_found() {
    all_mean("exposure_time", &["time_exposure", "timeExposure"]);
}

#[test]
fn plural_and_singular_are_found() {
    all_mean("gain", &["gains"]);
    all_mean("tags", &["tag", "tagss"]);
    assert_eq!(suggest("query_counts", ["queries_count"].into_iter()), ["queries_count"]);
}

#[test]
fn keyboard_typos_are_found() {
    all_mean(
        "exposure_time",
        &["exposre_time", "exposurre_time", "exposure_tine", "exposure_tiem", "exposre_tmie"],
    );
    all_mean("gain", &["gian", "gai", "agin", "gaim"]);
    all_mean("binning_y", &["binningxy", "binningy_"]);
    assert_eq!(suggest("irndex", ["index", "rindex"].into_iter()), ["rindex", "index"]);
}

#[test]
fn abbreviated_words_are_found() {
    all_mean("exposure_time", &["exp_time", "e_time", "xpsr_tm", "expsr_time", "exp_t"]);
    all_mean("temperature", &["temp", "tmprtr"]);
    all_mean("target_temperature", &["t_temperature", "target_temp"]);
    assert_eq!(
        suggest("m_norm", ["max_grad_norm", "normal"].into_iter()).first(),
        Some(&"max_grad_norm")
    );
    assert_eq!(suggest("ctrl_mode", ["control_mode"].into_iter()), ["control_mode"]);
}

#[test]
fn abbreviations_without_separator_are_found() {
    all_mean("exposure_time", &["exptime", "et"]);
    assert_eq!(suggest("lr", ["learning_rate", "line"].into_iter()), ["learning_rate"]);
}

#[test]
fn declared_abbreviation_is_found_by_full_words() {
    assert_eq!(suggest("maximum_value", ["max_value"].into_iter()), ["max_value"]);
    assert_eq!(suggest("message", ["msg"].into_iter()), ["msg"]);
}

#[test]
fn extra_or_missing_word_is_found() {
    all_mean("exposure_time", &["exposure_time_ms", "camera_exposure_time", "time"]);
    all_mean("gain", &["gain_ms", "camera_gain"]);
    assert_eq!(suggest("choice_ms", ["choices", "choice"].into_iter()), ["choice"]);
}

#[test]
fn tie_lists_up_to_three_names_with_common_prefix_first() {
    assert_eq!(camera("exposure"), ["exposure_time", "auto_exposure"]);
    assert_eq!(camera("binning"), ["binning_x", "binning_y"]);
    assert_eq!(
        suggest("num", ["num_a", "num_b", "num_c", "num_d"].into_iter()),
        ["num_a", "num_b", "num_c"]
    );
}

#[test]
fn stronger_rule_suppresses_weaker_one() {
    assert_eq!(camera("temperatures"), ["temperature"]);
}

#[test]
fn acronyms_and_digits_are_split_as_words() {
    assert_eq!(suggest("port_http", ["HTTPPort"].into_iter()), ["HTTPPort"]);
    assert_eq!(suggest("HTTP2Port", ["http2_port"].into_iter()), ["http2_port"]);
    assert_eq!(suggest("text_utf8", ["utf8Text"].into_iter()), ["utf8Text"]);
}

#[test]
fn letters_of_all_scripts_are_supported() {
    assert_eq!(suggest("ГРОМКОСТЬ", ["громкость"].into_iter()), ["громкость"]);
    assert_eq!(suggest("größ", ["größe"].into_iter()), ["größe"]);
    assert_eq!(suggest("温度計測", ["温度計側"].into_iter()), ["温度計側"]);
}

#[test]
fn unrelated_name_gets_no_suggestion() {
    for other in ["batch_size", "velocity", "z", "os", "host", "get", "learning_rate"] {
        assert!(camera(other).is_empty(), "{other}");
    }
}

#[test]
fn declared_name_gets_no_suggestion() {
    assert!(camera("gain").is_empty());
    assert!(suggest("size", ["Size", "size"].into_iter()).is_empty());
}

#[test]
fn empty_and_dunder_names_are_neither_corrected_nor_suggested() {
    for name in ["", "_", "__", "---", "__gain__"] {
        assert!(camera(name).is_empty(), "{name}");
    }
    assert!(suggest("dict", ["__dict__", "", "_"].into_iter()).is_empty());
}

/// The quickest of three, as other tests run beside this one.
fn time_of(typo: &str, names: &[String]) -> Duration {
    let time = |_| {
        let start = Instant::now();
        suggest(typo, names.iter().map(String::as_str));
        start.elapsed()
    };
    (0..3).map(time).min().expect("three times")
}

#[test]
fn suggestion_time_is_bounded_for_any_name_and_class() {
    let names = |unit: &str, times: usize| -> Vec<String> {
        (0..1000).map(|i| format!("{}{i}", unit.repeat(times))).collect()
    };
    let classes = [
        names("slot", 1),
        names("a", 90),
        names("a_", 46),
        names("aB", 46),
        names("ſİ", 22),
        names("a", 1000),
        names("a_", 500),
        names("a", 20_000),
    ];
    let typos = [
        ("a", 1 << 20),
        ("é", 1 << 19),
        ("_", 1 << 20),
        ("a", 1010),
        ("a_", 505),
        ("a", 93),
        ("a_", 47),
        ("aB", 47),
        ("İ", 47),
        ("slto", 1),
    ];
    // An unoptimised build is about twenty times slower.
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 50 });
    for class in &classes {
        for (unit, times) in typos {
            let time = time_of(&unit.repeat(times), class);
            assert!(
                time < limit,
                "{unit} x {times} on {}..: {time:?}",
                class[0].chars().take(10).collect::<String>()
            );
        }
    }
}

#[test]
fn random_strings_never_panic_and_return_only_candidates() {
    let letters: Vec<char> = "aeiouxyzXYZ_-. 09éßİſΣς語\u{301}\u{0}🦀".chars().collect();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    for _ in 0..3000 {
        let mut name =
            || -> String { (0..random(9)).map(|_| letters[random(letters.len())]).collect() };
        let typo = name();
        let class: Vec<String> = (0..20).map(|_| name()).collect();
        let hints = suggest(&typo, class.iter().map(String::as_str));
        assert!(hints.len() <= 3 && hints.iter().all(|hint| class.iter().any(|name| name == hint)));
        assert!(!class.contains(&typo) || hints.is_empty());
    }
}

#[test]
fn long_names_are_matched_only_by_their_letters() {
    let long = "exposure_".repeat(20);
    let spelled = long.to_uppercase();
    let other = "gain_".repeat(20);
    assert_eq!(suggest(&spelled, [&*long, &*other, "_"].into_iter()), [&*long]);
    assert!(suggest(&long, [&*other, "_", "", "exposure"].into_iter()).is_empty());
}

#[test]
fn duplicate_candidate_is_suggested_once() {
    assert_eq!(suggest("gains", ["gain", "gain_", "gain"].into_iter()), ["gain", "gain_"]);
}

/// The definition, cell by cell.
fn plain_distance(a: &[char], b: &[char]) -> usize {
    match (a, b) {
        ([], rest) | (rest, []) => rest.len(),
        ([before_a @ .., last_a], [before_b @ .., last_b]) => {
            let changed = plain_distance(before_a, before_b) + usize::from(last_a != last_b);
            let one = plain_distance(before_a, b).min(plain_distance(a, before_b)) + 1;
            let swapped = match (before_a, before_b) {
                ([a @ .., next_a], [b @ .., next_b]) if next_a == last_b && next_b == last_a => {
                    plain_distance(a, b) + 1
                }
                _ => usize::MAX,
            };
            let parted = |[short, long]: [&[char]; 2]| match (short, long) {
                ([short @ .., y, x], [long @ .., first, _, last]) if first == x && last == y => {
                    plain_distance(short, long) + 2
                }
                _ => usize::MAX,
            };
            changed.min(one).min(swapped).min(parted([a, b])).min(parted([b, a]))
        }
    }
}

#[test]
fn distance_is_optimal_string_alignment() {
    let mut words: Vec<Vec<char>> = Vec::from([Vec::new()]);
    for length in 0..4 {
        let longer: Vec<_> = words.iter().filter(|word| word.len() == length).cloned().collect();
        words.extend(
            longer
                .iter()
                .flat_map(|word| ['a', 'b', 'c'].map(|letter| [&**word, &[letter]].concat())),
        );
    }
    for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
        let expected = plain_distance(a, b);
        for most in 0..5 {
            assert_eq!(
                distance(a, b, most),
                (expected <= most).then_some(expected),
                "{a:?} {b:?} {most}"
            );
        }
    }
}
