//! Tests the flags of maps.

use std::collections::BTreeMap;
use std::time::Duration;

use clap::{CommandFactory, Parser};
use slots_cli::{Flags, SlotArgs};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[slot_value(rename_all = "lowercase")]
enum Axis {
    X,
    Y,
}

#[slots(default)]
#[derive(Debug, Default)]
struct Job {
    labels: BTreeMap<String, String>,
    limits: BTreeMap<Axis, u32>,
    notes: Option<BTreeMap<String, Option<String>>>,
    waits: BTreeMap<u8, Duration>,
    ports: BTreeMap<String, Vec<u16>>,
}

#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Bench {
    #[command(flatten)]
    job: SlotArgs<Job>,
}

fn parsed(given: &[&str]) -> Result<Job, String> {
    let words = std::iter::once("bench").chain(given.iter().copied());
    let bench = Bench::try_parse_from(words).map_err(|error| error.to_string())?;
    let mut job = Job { labels: map(&[("old", "entry")]), ..Job::default() };
    let _ = bench.job.apply(&mut job).map_err(|error| error.to_string())?;
    Ok(job)
}

fn map(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn flag_of_a_map_takes_one_entry_at_each_use() {
    let job =
        parsed(&["--labels", "a=1", "--labels=b=x, y: \"z\" = {}", "--labels", "c="]).unwrap();
    assert_eq!(job.labels, map(&[("a", "1"), ("b", "x, y: \"z\" = {}"), ("c", "")]));
    assert_eq!(parsed(&["--labels", "a=None"]).unwrap().labels, map(&[("a", "None")]));
    let job = parsed(&["--limits", "x=1", "--limits", "y=2", "--limits", "x=3"]).unwrap();
    assert_eq!(job.limits, BTreeMap::from([(Axis::X, 3), (Axis::Y, 2)]));
    let job = parsed(&["--notes", "a=None", "--notes", "b=x", "--waits", "1=5ms"]).unwrap();
    let notes = BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some("x".to_owned()))]);
    assert_eq!(job.notes, Some(notes));
    assert_eq!(job.waits, BTreeMap::from([(1, Duration::from_millis(5))]));
    let job = parsed(&["--ports", "web=80, 443", "--ports", "dns=53"]).unwrap();
    assert_eq!((&*job.ports["web"], &*job.ports["dns"]), (&[80, 443][..], &[53][..]));
}

#[test]
fn flag_of_a_map_takes_whole_maps() {
    let expected = map(&[("a", "1"), ("b", "x=2")]);
    for given in [
        &["--labels", "{a: 1, b: x=2}"][..],
        &["--labels", "a: 1, b: x=2"],
        &["--labels", "\"a\": 1, b: x=2"],
        &["--labels", "{a: 1,}", "--labels", "b=x=2"],
        &["--labels", "a=1", "--labels", "{}", "--labels", "b: x=2"],
    ] {
        assert_eq!(parsed(given).unwrap().labels, expected, "{given:?}");
    }
    assert!(parsed(&["--labels", "{}"]).unwrap().labels.is_empty());
    assert_eq!(parsed(&["--notes", "None"]).unwrap().notes, None);
}

#[test]
fn error_of_an_entry_states_the_syntax_or_the_rejected_part() {
    for (flag, text, why) in [
        ("--labels", "a", "expected KEY=VALUE"),
        ("--labels", "=1", "expected KEY=VALUE"),
        ("--limits", "x=many", "must be u32, not 'many'"),
        ("--limits", "z=1", "one of 'x', 'y'"),
        ("--labels", "{a}", "must be BTreeMap<String, String>, not '{a}'"),
    ] {
        let error = parsed(&[flag, text]).unwrap_err();
        let start = format!("error: invalid value '{text}' for '{flag} <KEY=VALUE>': ");
        assert!(error.starts_with(&start) && error.contains(why), "{error}");
    }
}

#[test]
fn help_and_origin_have_the_syntax_of_entries() {
    let help = Bench::command().render_help().to_string();
    assert!(help.contains("--labels <KEY=VALUE>"), "{help}");
    let bench = Bench::try_parse_from(["bench", "--labels", "a=1", "--labels", "b=2"]).unwrap();
    let [labels] = bench.job.assignments() else { panic!() };
    assert_eq!(labels.as_given(), "--labels a=1 --labels b=2");
    assert_eq!(labels.text, r#"{"a": "1", "b": "2"}"#);
}

#[test]
fn flags_that_are_validated_while_clap_parses_take_entries() {
    let flags = Flags::of::<Job>();
    let command = flags.add_to(clap::Command::new("bench")).unwrap();
    let error = command.clone().try_get_matches_from(["bench", "--limits", "x=-1"]).unwrap_err();
    assert!(error.to_string().contains("must be in 0..=4294967295"), "{error}");
    let matches = command.try_get_matches_from(["bench", "--limits", "x=1", "--limits", "y=2"]);
    let mut job = Job::default();
    let _ = slots_cli::apply(&mut job, &flags.assignments(&matches.unwrap())).unwrap();
    assert_eq!(job.limits.len(), 2);
}
