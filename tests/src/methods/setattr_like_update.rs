//! `setattr` has short paths for numbers. It must accept, reject and report the same as `update`, which has none of them.

use slots_runtime::prelude::*;

/// Stores half of the value that is read and written.
mod doubled {
    use slots_runtime::{Value, ValueError};

    pub(super) fn to_value(half: &f64) -> Value<'_> {
        Value::from(half * 2.0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature of `with`")]
    pub(super) fn from_value(value: Value<'_>) -> Result<f64, ValueError> {
        value.extract::<f64>().map(|whole| whole / 2.0)
    }
}

/// Stores a string without spaces.
mod without_spaces {
    use slots_runtime::{Value, ValueError};

    #[expect(clippy::ptr_arg, reason = "the signature of `with`")]
    pub(super) fn to_value(text: &String) -> Value<'_> {
        Value::from(text.as_str())
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature of `with`")]
    pub(super) fn from_value(value: Value<'_>) -> Result<String, ValueError> {
        value.extract::<String>().map(|text| text.replace(' ', ""))
    }
}

macro_rules! classes {
    ($([$(#[$attribute:meta])*] $name:ident;)*) => {
        $(
            $(#[$attribute])*
            #[derive(Clone, Debug, Default, PartialEq)]
            struct $name {
                truth: bool,
                #[slot(choices = [true])]
                chosen_truth: bool,
                tiny: i8,
                #[slot(range = -3..=3)]
                ranged_tiny: i8,
                #[slot(choices = [1, 2, 4])]
                chosen_small: i16,
                #[slot(range = 0..10)]
                ranged_int: i32,
                #[slot(range = -10..)]
                ranged_long: i64,
                #[slot(range = ..=9)]
                ranged_byte: u8,
                #[slot(choices = [0, 7])]
                chosen_word: u16,
                #[slot(range = 1..=7)]
                ranged_unsigned: u32,
                #[slot(range = ..5)]
                ranged_size: usize,
                big: u64,
                wide: u128,
                single: f32,
                #[slot(range = 0.0..=1.0)]
                ranged_single: f32,
                float: f64,
                #[slot(range = -1.0..1.0)]
                ranged_float: f64,
                #[slot(choices = [0.5, 1.5], alias = "other_float")]
                chosen_float: f64,
                #[slot(range = 0.0..=1.0)]
                ranged_option: Option<f64>,
                #[slot(range = 0.0..=1.0, readonly)]
                readonly_float: f64,
                #[slot(range = 0.0..=1.0, unit = "s")]
                ranged_time: f64,
                #[slot(with = doubled, range = 0.0..=1.0)]
                half: f64,
                #[slot(with = without_spaces, choices = ["left", "up left"])]
                side: String,
                #[slot(range = 0..=3)]
                signed_size: isize,
                list: Vec<f64>,
                letter: char,
                text: String,
                #[slot(choices = ["left", "right"])]
                chosen_text: String,
                #[slot(skip)]
                log: Vec<String>,
            }
        )*
    };
}

classes! {
    [#[slots]] Ruled;
    [#[slots(check = check)]] Checked;
    [#[slots]] Hooked;
    [#[slots(frozen)]] Frozen;
}

fn check(it: &Checked) -> Result<(), String> {
    if it.float > 1.9 && it.float < 2.1 || it.text == "2" {
        Err("two is not accepted".into())
    } else {
        Ok(())
    }
}

#[slots]
impl Hooked {
    #[on_set]
    fn changed(&mut self, name: &str, old: Value<'_>) {
        let new = self.getattr(name).map(|new| new.to_string());
        self.log.push(format!("{name}: {old} -> {new:?}"));
    }
}

/// Inherits the hook of its base, and has a check.
#[slots(check = check_derived)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Derived {
    #[slot(base)]
    base: Hooked,
    #[slot(range = 0.0..=5.0)]
    own: f64,
}

fn check_derived(it: &Derived) -> Result<(), String> {
    if it.base.ranged_int == 4 { Err("four is not accepted".into()) } else { Ok(()) }
}

fn values() -> Vec<Value<'static>> {
    let mut values = vec![
        Value::None,
        Value::from(true),
        Value::from(false),
        Value::from('c'),
        Value::from("left"),
        Value::from("up left"),
        Value::from("2"),
        Value::from(String::from("right")),
        Value::from(u64::MAX),
        Value::from(i128::MAX),
    ];
    let ints = [-11, -3, -1, 0, 1, 2, 3, 4, 7, 9, 10, 200, 70_000, i64::MAX, i64::MIN];
    values.extend(ints.map(Value::from));
    let floats = [-1.0, -0.0, 0.0, 0.1, 0.5, 1.0, 1.5, 2.0, 1e300, f64::NAN, f64::INFINITY];
    values.extend(floats.map(Value::from));
    values.push(Value::from(vec![0.5]));
    values
}

/// Writes every value to every attribute, by both methods.
fn compare<T: Slots + Clone + std::fmt::Debug + Default>(extra: &[&str]) {
    let names: Vec<String> = T::default().dir().into_iter().map(String::from).collect();
    let names = names.iter().map(String::as_str).chain(extra.iter().copied());
    for name in names {
        let (mut by_setattr, mut by_update) = (T::default(), T::default());
        for value in values() {
            let one = by_setattr.setattr(name, value.clone());
            let all = by_update.update([(name, value.clone())]);
            match (&one, &all) {
                (Ok(_), Ok(_)) => {}
                (Err(one), Err(all)) => {
                    assert_eq!(one.kind(), all.errors()[0].kind(), "{name} = {value}");
                    assert_eq!(one.to_string(), all.errors()[0].to_string(), "{name} = {value}");
                }
                _ => panic!("{name} = {value}: {one:?}, but {all:?}"),
            }
            assert_eq!(format!("{by_setattr:?}"), format!("{by_update:?}"), "{name} = {value}");
        }
    }
}

#[test]
fn slots_with_rules() {
    compare::<Ruled>(&["ranged_flaot"]);
}

#[test]
fn class_with_check() {
    compare::<Checked>(&["ranged_flaot"]);
}

#[test]
fn class_with_hook() {
    compare::<Hooked>(&["ranged_flaot"]);
}

#[test]
fn frozen_class() {
    compare::<Frozen>(&["ranged_flaot"]);
}

#[test]
fn derived_class_with_hook_of_base() {
    compare::<Derived>(&["owm"]);
}

/// A hook is called only for a value that differs; NaN equals itself, and the two zeros are equal, so that the old value is -0.0.
#[test]
fn equal_number_calls_no_hook() {
    let mut it = Hooked::default();
    for value in [0.0, -0.0, 1.0, 1.0, f64::NAN, f64::NAN] {
        it.setattr("float", value).unwrap();
    }
    assert_eq!(it.log, ["float: -0.0 -> Ok(\"1.0\")", "float: 1.0 -> Ok(\"NaN\")"]);
}

#[test]
fn accepted_choice_reuses_memory_of_string() {
    let mut it = Ruled { chosen_text: String::with_capacity(32), ..Ruled::default() };
    it.setattr("chosen_text", "right").unwrap();
    assert_eq!((it.chosen_text.as_str(), it.chosen_text.capacity()), ("right", 32));
}
