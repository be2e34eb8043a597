//! Rules with literal values, which are data, accept the same values as rules whose values are constants, which are calls.

use slots_runtime::prelude::*;

/// Declares a struct in which each slot has a rule of literals and one of constants, and compares which values both accept.
macro_rules! same_values {
    ($($test:ident $number:ident: $low:literal $high:literal, [$($value:expr),*];)*) => {$(
        #[test]
        fn $test() {
            const LOW: $number = $low;
            const HIGH: $number = $high;

            #[slots]
            #[derive(Default)]
            struct Rules {
                #[slot(range = $low..=$high)]
                closed: $number,
                #[slot(range = LOW..=HIGH)]
                closed_constant: $number,
                #[slot(range = $low..$high)]
                half_open: $number,
                #[slot(range = LOW..HIGH)]
                half_open_constant: $number,
                #[slot(range = ..$high)]
                below: $number,
                #[slot(range = ..HIGH)]
                below_constant: $number,
                #[slot(range = $low..)]
                above: Option<$number>,
                #[slot(range = LOW..)]
                above_constant: Option<$number>,
                #[slot(choices = [$low, $high])]
                one_of: $number,
                #[slot(choices = [LOW, HIGH])]
                one_of_constant: $number,
            }

            let values: &[$number] = &[LOW, HIGH, $($value),*];
            for value in values {
                for name in ["closed", "half_open", "below", "above", "one_of"] {
                    let constant = format!("{name}_constant");
                    let mut object = Rules::default();
                    let by_literal = object.setattr(name, *value);
                    let by_constant = object.setattr(&constant, *value);
                    assert_eq!(by_literal.is_ok(), by_constant.is_ok(), "{name} = {value}");
                    if let (Err(literal), Err(constant)) = (by_literal, by_constant) {
                        let constant = constant.message().to_string();
                        assert_eq!(literal.message().to_string(), constant.replace("_constant", ""));
                    }
                    assert_eq!(object.set_text(name, &value.to_string()).is_ok(), object.getattr(name).unwrap() == object.getattr(&constant).unwrap() && object.setattr(&constant, *value).is_ok(), "{name} = {value} as a string");
                }
                let mut object = Rules::default();
                let typed = object.replace_attr("closed", *value).is_ok();
                let handle = Rules::slot::<$number>("closed").unwrap();
                assert_eq!(handle.set(&mut object, *value).is_ok(), typed, "{value} by handle");
                assert_eq!((LOW..=HIGH).contains(value), typed, "{value} of its type");
            }
        }
    )*};
}

same_values! {
    literal_f64_equal_constants f64: 0.5 2.5, [0.0, -0.0, 2.499_9, 2.500_1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX];
    literal_f32_equal_constants f32: 0.5 2.5, [0.0, -0.0, 2.4999, 2.50001, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX];
    literal_i8_equal_constants i8: 2 9, [1, 3, 8, 10, -128, 127];
    literal_i16_equal_constants i16: 2 9, [1, 3, 8, 10, i16::MIN, i16::MAX];
    literal_i32_equal_constants i32: 2 9, [1, 3, 8, 10, i32::MIN, i32::MAX];
    literal_i64_equal_constants i64: 2 9, [1, 3, 8, 10, i64::MIN, i64::MAX];
    literal_isize_equal_constants isize: 2 9, [1, 3, 8, 10, isize::MIN, isize::MAX];
    literal_u8_equal_constants u8: 2 9, [1, 3, 8, 10, 0, 255];
    literal_u16_equal_constants u16: 2 9, [1, 3, 8, 10, 0, u16::MAX];
    literal_u32_equal_constants u32: 2 9, [1, 3, 8, 10, 0, u32::MAX];
    literal_u64_equal_constants u64: 2 9, [1, 3, 8, 10, 0, u64::MAX];
    literal_usize_equal_constants usize: 2 9, [1, 3, 8, 10, 0, usize::MAX];
}

#[slots]
#[derive(Default)]
struct Modes {
    #[slot(choices = ["soft", "hard"])]
    mode: String,
    #[slot(choices = ["soft", "hard"])]
    maybe: Option<String>,
    #[slot(range = -10..=-5)]
    negative: i32,
    #[slot(choices = [-1.5, 1.5])]
    sign: f64,
    #[slot(range = 0..=10, check = is_even)]
    even: u32,
    #[slot(range = (0..=3))]
    in_parentheses: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a check takes a reference")]
fn is_even(value: &u32) -> Result<(), &'static str> {
    if value.is_multiple_of(2) { Ok(()) } else { Err("odd") }
}

#[test]
fn literal_choices_of_strings_are_compared_whole() {
    let mut modes = Modes::default();
    for (value, is_accepted) in
        [("soft", true), ("hard", true), ("sof", false), ("softer", false), ("", false)]
    {
        assert_eq!(modes.setattr("mode", value).is_ok(), is_accepted, "{value}");
        assert_eq!(modes.setattr("maybe", value).is_ok(), is_accepted, "{value}");
        assert_eq!(modes.replace_attr("mode", value.to_owned()).is_ok(), is_accepted, "{value}");
    }
    modes.setattr("maybe", Value::None).unwrap();
    assert_eq!(modes.maybe, None);
}

#[test]
fn negative_literals_keep_their_sign() {
    let mut modes = Modes::default();
    for (value, is_accepted) in [(-10, true), (-5, true), (-4, false), (5, false), (-11, false)] {
        assert_eq!(modes.setattr("negative", value).is_ok(), is_accepted, "{value}");
    }
    assert!(modes.setattr("sign", -1.5).is_ok() && modes.setattr("sign", 1.5).is_ok());
    assert!(modes.setattr("sign", 1.0).is_err());
}

#[test]
fn a_second_rule_is_applied_beside_a_literal_range() {
    let mut modes = Modes::default();
    assert!(modes.setattr("even", 4).is_ok());
    assert!(modes.setattr("even", 5).is_err());
    assert!(modes.setattr("even", 12).is_err());
    assert!(
        modes.setattr("in_parentheses", 3).is_ok() && modes.setattr("in_parentheses", 4).is_err()
    );
}
