//! "Did you mean": suggestions for any name among any names are computed in bounded time, without a panic, and reproducibly.
#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use arbitrary::Arbitrary;
use cpu_time::ProcessTime;
use fuzz::rig;
use fuzz::texts::Texts;
use fuzz::thousand::Thousand;
use libfuzzer_sys::fuzz_target;
use slots_runtime::{AttributeError, ObjectExt, Slots};

const LONGEST: usize = 1 << 20;
const MOST_NAMES: usize = 1000;
/// Bytes of all names together.
const MOST_BYTES: usize = 4 << 20;
/// Of the processor, with the sanitizer, which makes everything some times slower; a person who mistypes a name waits.
const PATIENCE: Duration = Duration::from_secs(1);

static THOUSAND: LazyLock<Vec<&str>> = LazyLock::new(|| Thousand::CLASS.names().collect());

/// A name that repeats one piece many times and contains another piece once.
#[derive(Arbitrary, Debug)]
struct Name<'a> {
    piece: &'a str,
    /// Mostly a few times; else a power of two, so that all lengths are tried.
    times: u8,
    rest: &'a str,
}

impl Name<'_> {
    fn text(&self, room: usize) -> String {
        let most = room.saturating_sub(self.rest.len()) / self.piece.len().max(1);
        let times = match self.times {
            0..=127 => usize::from(self.times % 4),
            long => 1 << (long % 21),
        };
        self.piece.repeat(times.min(most)) + self.rest
    }
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    among: u8,
    asked: Name<'a>,
    /// Each with the power of two that tells how many more there are like it.
    names: Vec<(Name<'a>, u8)>,
}

fn check_suggestions(error: &AttributeError, asked: &str, names: &[&str]) {
    let start = ProcessTime::now();
    let hints = error.suggestions();
    let spent = start.elapsed();
    assert!(
        spent < PATIENCE,
        "{spent:?} for a name of {} bytes among {}",
        asked.len(),
        names.len()
    );

    assert!(hints.len() <= 3);
    for (at, hint) in hints.iter().enumerate() {
        assert!(
            hint != asked && names.contains(&hint.as_str()) && !hints[..at].contains(hint),
            "{hint:?}"
        );
    }
    // The text looks for them once more, and must find the same.
    let hint = hints.first().map_or(String::new(), |hint| format!(". Did you mean: '{hint}'?"));
    assert_eq!(error.to_string(), error.message() + &hint);
}

/// Among slots and an overflow map of any names.
fn among_any(input: &Input<'_>, asked: &str) {
    let mut rig = rig::rig();
    let mut room = MOST_BYTES;
    let mut left = MOST_NAMES;
    for (name, copies) in &input.names {
        let text = name.text(room.min(LONGEST));
        for copy in 0..1 << (copies % 11) {
            if left == 0 || room < text.len() + 4 {
                break;
            }
            (left, room) = (left - 1, room - text.len() - 4);
            let key = if copy == 0 { text.clone() } else { format!("{text}{copy}") };
            rig.__dict__.insert_owned(&key, 1.into());
        }
    }
    let names = rig.dir();
    match rig.getattr(asked) {
        Err(error) => check_suggestions(&error, asked, &names),
        Ok(_) => assert!(names.contains(&asked)),
    }
    // Names stored as new entries: each has suggestions, none of which is the name itself.
    let start = ProcessTime::now();
    for possible_typo in rig.possible_typos() {
        assert!(!possible_typo.near.is_empty() && !possible_typo.near.contains(&possible_typo.name));
    }
    let spent = start.elapsed();
    assert!(spent < PATIENCE * 4, "{spent:?} for {} names", names.len());
}

/// Among those of a large class.
fn among_a_thousand(asked: &str) {
    match Thousand::default().getattr(asked) {
        Err(error) => check_suggestions(&error, asked, &THOUSAND),
        Ok(_) => assert!(THOUSAND.contains(&asked)),
    }
}

/// Among the names of choices.
fn among_choices(asked: &str) {
    let mut texts = Texts::default();
    if let Err(error) = texts.set_text("choice", asked) {
        check_suggestions(&error, asked, &["off", "free-running", "None", "a, b", "ab"]);
    }
}

fuzz_target!(|input: Input<'_>| {
    let asked = input.asked.text(LONGEST);
    match input.among % 8 {
        0 => among_a_thousand(&asked),
        1 => among_choices(&asked),
        _ => among_any(&input, &asked),
    }
});
