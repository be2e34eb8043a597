//! "Did you mean": for any name among any names, of any length and number, soon, without a panic, and always the same.
#![no_main]

use std::time::Duration;

use arbitrary::Arbitrary;
use cpu_time::ProcessTime;
use fuzz::rig;
use fuzz::texts::Texts;
use libfuzzer_sys::fuzz_target;
use slots_runtime::{AttributeError, ObjectExt};

const LONGEST: usize = 1 << 20;
const MOST_NAMES: usize = 1000;
/// Bytes of all names together.
const MOST_BYTES: usize = 4 << 20;
/// Of the processor, with the sanitizer, which makes everything some times slower; a person who mistypes a name waits.
const PATIENCE: Duration = Duration::from_secs(1);

/// A name made of one piece many times, and of one that is there once.
#[derive(Arbitrary, Debug)]
struct Name<'a> {
    piece: &'a str,
    /// As a power of two, so that all lengths are tried.
    times: u8,
    rest: &'a str,
}

impl Name<'_> {
    fn text(&self, room: usize) -> String {
        let most = room.saturating_sub(self.rest.len()) / self.piece.len().max(1);
        self.piece.repeat((1 << (self.times % 21)).min(most)) + self.rest
    }
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    asked: Name<'a>,
    names: Vec<(Name<'a>, u16)>,
}

fn judge(error: &AttributeError, asked: &str, names: &[&str]) {
    let start = ProcessTime::now();
    let hints = error.suggestions();
    let text = error.to_string();
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
    assert_eq!(error.clone().suggestions(), hints);
    assert!(text.starts_with(&error.message()));
}

fuzz_target!(|input: Input<'_>| {
    let asked = input.asked.text(LONGEST);
    let mut rig = rig::rig();
    let mut room = MOST_BYTES;
    let mut left = MOST_NAMES;
    for (name, copies) in &input.names {
        let text = name.text(room.min(LONGEST));
        for copy in 0..usize::from(*copies).clamp(1, left.max(1)) {
            if left == 0 || room < text.len() + 4 {
                break;
            }
            (left, room) = (left - 1, room - text.len() - 4);
            let key = if copy == 0 { text.clone() } else { format!("{text}{copy}") };
            rig.__dict__.insert_owned(&key, 1.into());
        }
    }

    // A name that no attribute has.
    let names = rig.dir();
    match rig.getattr(&asked) {
        Err(error) => judge(&error, &asked, &names),
        Ok(_) => assert!(names.contains(&asked.as_str()) || asked == "top"),
    }
    // Those that were taken for new names: each with its hints, none of them itself.
    let start = ProcessTime::now();
    for suspicion in rig.suspicious() {
        assert!(!suspicion.near.is_empty() && !suspicion.near.contains(&suspicion.name));
    }
    let spent = start.elapsed();
    assert!(spent < PATIENCE * 4, "{spent:?} for {} names", names.len());
    // A class of many names, and the names of choices.
    let mut texts = Texts::default();
    if let Err(error) = texts.getattr(&asked) {
        judge(&error, &asked, &texts.dir());
    }
    if let Err(error) = texts.set_text("choice", &asked) {
        judge(&error, &asked, &["off", "free-running", "None", "a, b", "ab"]);
    }
});
