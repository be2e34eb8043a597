//! Properties of each number type.

use slots_runtime::prelude::*;

macro_rules! numbers {
    ($($name:ident $set:ident: $ty:ty = $least:expr, $most:expr;)*) => {
        #[slots]
        #[derive(Debug, Default)]
        struct Numbers {
            $(#[slot(skip)] $name: $ty,)*
        }

        #[slots]
        impl Numbers {
            $(
                #[getter]
                fn $name(&self) -> $ty {
                    self.$name
                }

                #[setter]
                fn $set(&mut self, to: $ty) {
                    self.$name = to;
                }
            )*
        }

        #[test]
        fn property_has_the_value_of_each_number_type() {
            let mut numbers = Numbers::default();
            $(
                for value in [$least, $most] {
                    numbers.setattr(stringify!($name), value).unwrap();
                    assert_eq!(numbers.$name.to_string(), value.to_string());
                    assert_eq!(numbers.getattr(stringify!($name)).unwrap(), Value::from(value));
                    numbers.setattr(stringify!($name), &value).unwrap();
                    assert_eq!(numbers.$name.to_string(), value.to_string());
                }
            )*
        }
    };
}

numbers! {
    byte set_byte: u8 = u8::MIN, u8::MAX;
    short set_short: u16 = u16::MIN, u16::MAX;
    word set_word: u32 = u32::MIN, u32::MAX;
    long set_long: u64 = u64::MIN, u64::MAX;
    widest set_widest: u128 = u128::MIN, u128::MAX;
    size set_size: usize = usize::MIN, usize::MAX;
    signed_byte set_signed_byte: i8 = i8::MIN, i8::MAX;
    signed_short set_signed_short: i16 = i16::MIN, i16::MAX;
    signed_word set_signed_word: i32 = i32::MIN, i32::MAX;
    signed_long set_signed_long: i64 = i64::MIN, i64::MAX;
    signed_widest set_signed_widest: i128 = i128::MIN, i128::MAX;
    signed_size set_signed_size: isize = isize::MIN, isize::MAX;
    single set_single: f32 = f32::MIN, 0.1;
    double set_double: f64 = f64::MIN, 0.1;
    truth set_truth: bool = false, true;
}

#[test]
fn setter_of_a_number_converts_or_rejects() {
    let mut numbers = Numbers::default();
    numbers.setattr("double", 2).unwrap();
    numbers.set_text("single", "0.1").unwrap();
    numbers.setattr("byte", Value::Float(3.0)).unwrap_err();
    assert_eq!((numbers.double, numbers.single, numbers.byte), (2.0, 0.1, 0));
    for (name, value, expected) in
        [("byte", 256, "must be in 0..=255, not 256"), ("truth", 1, "must be bool, not int")]
    {
        let error = numbers.setattr(name, value).unwrap_err();
        assert!(error.to_string().ends_with(expected), "{error}");
    }
    assert!(!numbers.truth);
}
