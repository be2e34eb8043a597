//! How errors print: causes once, control characters escaped, the form of Unicode named.

use slots_runtime::Shared;
use slots_runtime::prelude::*;

use super::{chain, site};

#[test]
fn error_chain_prints_each_cause_once() {
    let mut site = site();
    let error = site.setattr("word", "two words").unwrap_err();
    assert_eq!(error.to_string(), "'Site' object attribute 'word' is rejected");
    assert_eq!(chain(&error), "'Site' object attribute 'word' is rejected: one word is enough");
    assert_eq!(format!("{error:#}"), chain(&error));
    assert_eq!(error.message_with_causes(), chain(&error));

    let error = site.setattr("total", -3).unwrap_err();
    let whole =
        format!("'Site' object attribute 'total' is rejected: overdrawn by 3: {}", std::fmt::Error);
    assert_eq!((chain(&error), format!("{error:#}")), (whole.clone(), whole));

    let error = site.set_text("address", "1.2.3").unwrap_err();
    assert_eq!(
        chain(&error),
        "'Site' object attribute 'address' must be Ipv4Addr, not '1.2.3': invalid IPv4 address syntax"
    );
    assert_eq!(format!("{error:#}"), chain(&error));
}

#[test]
fn update_error_prints_each_cause_once() {
    let error = site().update([("word", "two words"), ("sied", "x")]).unwrap_err();
    assert_eq!(
        chain(&error),
        "'Site' object attribute 'word' is rejected: one word is enough\n\
         'Site' object has no attribute 'sied'. Did you mean: 'side'?"
    );
}

#[test]
fn failed_getter_and_deleter_name_failed_operation() {
    let mut site = site();
    site.v.clear();
    let error = site.getattr("total").unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "'Site' object attribute 'total' cannot be read: there is nothing to add"
    );
    let error = site.delattr("total").unwrap_err();
    assert_eq!(
        format!("{error:#}"),
        "'Site' object attribute 'total' cannot be deleted: a total stays"
    );
}

#[test]
fn busy_names_the_object_only() {
    let live = Shared::new(site());
    let inner = live.clone();
    let error = live.write(|_| inner.getattr("level").unwrap_err()).expect("not busy");
    assert_eq!(error.kind(), ErrorKind::Busy);
    assert_eq!(error.to_string(), "'Site' object is locked");
}

#[test]
fn control_characters_are_escaped_in_print_and_kept_in_data() {
    let mut site = site();
    let name = "\u{1b}[31mlevel\n\u{202e}x";
    let error = site.getattr(name).unwrap_err();
    let shown = r"'Site' object has no attribute '\u{1b}[31mlevel\n\u{202e}x'";
    assert_eq!((error.to_string().as_str(), error.message_with_causes().as_str()), (shown, shown));
    // CPython's message is unchanged.
    assert_eq!(error.message(), format!("'Site' object has no attribute '{name}'"));
    assert_eq!((error.name(), error.path()), (name, name));
    assert!(!format!("{error:?}").contains(['\u{1b}', '\n', '\u{202e}']));

    let error = site.set_text("level", "1\u{1b}[2J\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        r"'Site' object attribute 'level' must be f64, not '1\u{1b}[2J\n'"
    );
    let path = format!("main.\"{name}\"");
    let error = site.get_path(path.as_str()).unwrap_err();
    assert!(!error.to_string().contains(['\u{1b}', '\n', '\u{202e}']), "{error}");
    let error = site.get_path("a..\u{1b}").unwrap_err();
    assert!(!error.to_string().contains('\u{1b}'), "{error}");
}

#[dynamic]
#[derive(Default)]
struct Names {
    größe: f64,
    überlänge: f64,
    grün_blau: f64,
    été: f64,
}

#[test]
fn identical_looking_suggestion_mentions_normalization() {
    let names = Names::default();
    let error = names.getattr("gro\u{308}ße").unwrap_err();
    assert_eq!(error.suggestions(), ["größe"]);
    assert_eq!(
        error.to_string(),
        "'Names' object has no attribute 'gro\u{308}ße'. Did you mean: 'größe'? \
         The two differ in Unicode normalization"
    );
    for name in ["u\u{308}berla\u{308}nge", "e\u{301}te\u{301}"] {
        let error = names.getattr(name).unwrap_err();
        assert!(
            error.to_string().ends_with("? The two differ in Unicode normalization"),
            "{error}"
        );
    }
    for typo in ["gro\u{301}ße", "grosse", "größ", "gro\u{308}ß", "GRÖSSE"] {
        let error = names.getattr(typo).unwrap_err();
        assert!(!error.to_string().contains("normalization"), "{error}");
    }
}

#[test]
fn overflow_entry_in_other_normalization_is_found() {
    let mut names = Names::default();
    names.setattr("cafe\u{301}", 1).expect("dynamic");
    let error = names.getattr("café").unwrap_err();
    assert!(error.to_string().ends_with("? The two differ in Unicode normalization"), "{error}");
}

#[test]
fn equally_similar_names_are_all_suggested() {
    #[slots]
    #[derive(Default)]
    struct Run {
        end_time: f64,
        exposure_time: f64,
        gain: f64,
    }
    let run = Run::default();
    let error = run.getattr("time").unwrap_err();
    assert_eq!(error.suggestions(), ["end_time", "exposure_time"]);
    assert_eq!(
        error.to_string(),
        "'Run' object has no attribute 'time'. Did you mean: 'end_time' or 'exposure_time'?"
    );
    let error = run.getattr("gian").unwrap_err();
    assert_eq!(error.to_string(), "'Run' object has no attribute 'gian'. Did you mean: 'gain'?");
}
