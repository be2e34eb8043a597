//! Properties that only read or write a field, which the library accesses without a call, compared with properties whose methods do
//! the same in two statements, which it calls.

use std::error::Error as _;

use slots_runtime::prelude::*;

macro_rules! fields {
    ($($field:ident: $ty:ty, $short:ident $set_short:ident, $long:ident $set_long:ident;)*) => {
        #[slots]
        #[derive(Debug, Default, Clone, PartialEq)]
        struct Fields { $($field: $ty,)* }

        #[slots]
        impl Fields {
            $(
                #[getter]
                fn $short(&self) -> $ty {
                    self.$field
                }

                #[setter]
                fn $set_short(&mut self, to: $ty) {
                    self.$field = to;
                }

                #[getter]
                fn $long(&self) -> $ty {
                    let value = self.$field;
                    value
                }

                #[setter]
                fn $set_long(&mut self, to: $ty) {
                    let value = to;
                    self.$field = value;
                }
            )*
        }

        const PAIRS: &[(&str, &str)] = &[$((stringify!($short), stringify!($long)),)*];
    };
}

fields! {
    a: f64, f64_short set_f64_short, f64_long set_f64_long;
    b: f32, f32_short set_f32_short, f32_long set_f32_long;
    c: bool, bool_short set_bool_short, bool_long set_bool_long;
    d: i8, i8_short set_i8_short, i8_long set_i8_long;
    e: u8, u8_short set_u8_short, u8_long set_u8_long;
    f: i16, i16_short set_i16_short, i16_long set_i16_long;
    g: u16, u16_short set_u16_short, u16_long set_u16_long;
    h: i32, i32_short set_i32_short, i32_long set_i32_long;
    i: u32, u32_short set_u32_short, u32_long set_u32_long;
    j: i64, i64_short set_i64_short, i64_long set_i64_long;
    k: u64, u64_short set_u64_short, u64_long set_u64_long;
    l: usize, usize_short set_usize_short, usize_long set_usize_long;
    m: i128, i128_short set_i128_short, i128_long set_i128_long;
}

#[test]
fn property_of_one_field_takes_and_returns_the_same_values_as_one_with_code() {
    let values: [Value<'_>; 13] = [
        Value::from(true),
        Value::from(0),
        Value::from(-1),
        Value::from(1.5),
        Value::from(2.0),
        Value::from(f64::NAN),
        Value::from(f64::INFINITY),
        Value::from(300),
        Value::from(i64::MIN),
        Value::from(u64::MAX),
        Value::from("1"),
        Value::from("text"),
        Value::None,
    ];
    let (mut short, mut long) = (Fields::default(), Fields::default());
    for (short_name, long_name) in PAIRS {
        for value in &values {
            let by_field = short.setattr(short_name, value.clone());
            let by_call = long.setattr(long_name, value.clone());
            let text = |error: AttributeError| error.to_string().replace("_short", "_long");
            assert_eq!(by_field.map_err(text), by_call.map_err(text), "{short_name}: {value:?}");
            assert_eq!(format!("{short:?}"), format!("{long:?}"), "{short_name}: {value:?}");
            let (by_field, by_call) = (short.getattr(short_name), long.getattr(long_name));
            assert_eq!(format!("{by_field:?}"), format!("{by_call:?}"), "{short_name}: {value:?}");
        }
    }
}

/// The field of a slot with rules, with another name as an attribute, and behind an alias.
#[slots]
#[derive(Debug, Default)]
struct Ruled {
    #[slot(range = 0.0..=1.0)]
    level: f64,
    #[slot(rename = "color", alias = "colour")]
    paint: String,
    #[slot(readonly)]
    serial: u32,
    r#type: i64,
}

#[slots]
impl Ruled {
    #[getter]
    fn amount(&self) -> f64 {
        self.level
    }

    #[setter]
    fn set_amount(&mut self, to: f64) {
        self.level = to;
    }

    #[getter]
    fn tint(&self) -> &str {
        &self.paint
    }

    #[setter]
    fn set_tint(&mut self, to: String) {
        self.paint = to;
    }

    #[getter]
    fn number(&self) -> &u32 {
        &self.serial
    }

    #[setter]
    fn set_number(&mut self, to: u32) {
        self.serial = to;
    }

    #[getter]
    fn kind(&self) -> i64 {
        self.r#type
    }

    #[setter]
    fn set_kind(&mut self, to: i64) {
        self.r#type = to;
    }

    /// Reads one field and writes another one.
    #[getter]
    fn crossed(&self) -> i64 {
        self.r#type
    }

    #[setter]
    fn set_crossed(&mut self, to: u32) {
        self.serial = to;
    }
}

#[test]
fn setter_of_one_field_ignores_the_rules_of_the_slot_as_the_method_does() {
    let mut it = Ruled::default();
    assert!(it.setattr("level", 2.0).is_err());
    assert_eq!(it.setattr("amount", 2.0), Ok(Stored::Property));
    assert_eq!((it.level, it.getattr("amount")), (2.0, Ok(Value::from(2.0))));
    assert!(it.setattr("serial", 7_u32).is_err());
    assert_eq!(it.setattr("number", 7_u32), Ok(Stored::Property));
    assert_eq!((it.serial, it.getattr("number")), (7, Ok(Value::from(7))));
    assert_eq!(it.setattr("kind", 5), Ok(Stored::Property));
    assert_eq!((it.r#type, it.getattr("kind")), (5, Ok(Value::from(5))));
    assert_eq!(it.setattr("crossed", 9_u32), Ok(Stored::Property));
    assert_eq!((it.serial, it.r#type, it.getattr("crossed")), (9, 5, Ok(Value::from(5))));
}

#[test]
fn property_of_a_string_field_borrows_it() {
    let mut it = Ruled { paint: String::from("red"), ..Ruled::default() };
    assert_eq!(it.getattr("tint"), Ok(Value::from("red")));
    assert_eq!(it.setattr("tint", "blue"), Ok(Stored::Property));
    assert_eq!(it.setattr("tint", String::from("green")), Ok(Stored::Property));
    assert_eq!((it.paint.as_str(), it.getattr("colour")), ("green", Ok(Value::from("green"))));
    let error = it.setattr("tint", 1).unwrap_err().to_string();
    assert_eq!(error, "'Ruled' object attribute 'tint' must be String, not int");
}

/// The property reads a field of the target of `Deref`, which has the name of no field of the struct.
#[slots]
#[derive(Debug, Default)]
struct Wrapper {
    #[slot(skip)]
    inner: Ruled,
    own: f64,
}

impl std::ops::Deref for Wrapper {
    type Target = Ruled;

    fn deref(&self) -> &Ruled {
        &self.inner
    }
}

#[slots]
impl Wrapper {
    #[getter]
    fn depth(&self) -> f64 {
        self.level
    }

    #[getter]
    fn height(&self) -> f64 {
        self.own
    }
}

#[test]
fn getter_of_a_field_behind_deref_is_called() {
    let inner = Ruled { level: 0.25, ..Ruled::default() };
    let it = Wrapper { inner, own: 3.0 };
    assert_eq!(
        (it.getattr("depth"), it.getattr("height")),
        (Ok(Value::from(0.25)), Ok(Value::from(3.0)))
    );
}

#[slots]
#[derive(Debug, Default)]
struct Base {
    pad: u8,
    raw: f64,
}

#[slots]
impl Base {
    #[getter]
    fn gain(&self) -> f64 {
        self.raw
    }

    #[setter]
    fn set_gain(&mut self, to: f64) {
        self.raw = to;
    }
}

/// Has the slot of the base.
#[slots]
#[derive(Debug, Default)]
struct Middle {
    first: u32,
    #[slot(base)]
    base: Base,
}

#[slots]
#[derive(Debug, Default)]
struct Other {
    level: f64,
}

#[slots]
impl Other {
    #[getter]
    fn height(&self) -> f64 {
        self.level
    }

    #[setter]
    fn set_height(&mut self, to: f64) {
        self.level = to;
    }
}

#[slots]
#[derive(Debug, Default)]
struct Both {
    #[slot(base)]
    left: Other,
    #[slot(base)]
    right: Middle,
}

#[test]
fn inherited_property_accesses_the_field_of_its_base() {
    let mut it = Middle::default();
    it.setattr("gain", 2.5).unwrap();
    assert_eq!((it.base.raw, it.getattr("gain")), (2.5, Ok(Value::from(2.5))));

    let mut it = Both::default();
    it.setattr("gain", 2.5).unwrap();
    it.setattr("height", 3.5).unwrap();
    assert_eq!((it.left.level, it.right.base.raw), (3.5, 2.5));
    assert_eq!(it.getattr("gain"), Ok(Value::from(2.5)));
    assert_eq!(it.getattr("height"), Ok(Value::from(3.5)));
}

/// A class with a check calls the setter and checks the object.
#[slots(check = Checked::check)]
#[derive(Debug, Default)]
struct Checked {
    raw: f64,
}

impl Checked {
    fn check(&self) -> Result<(), String> {
        if self.raw < 10.0 { Ok(()) } else { Err(String::from("raw is too large")) }
    }
}

#[slots]
impl Checked {
    #[getter]
    fn gain(&self) -> f64 {
        self.raw
    }

    #[setter]
    fn set_gain(&mut self, to: f64) {
        self.raw = to;
    }
}

#[test]
fn write_of_a_field_by_its_property_is_checked() {
    let mut it = Checked::default();
    it.setattr("gain", 2.5).unwrap();
    let error = it.setattr("gain", 11.0).unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "raw is too large");
    assert_eq!(it.getattr("gain"), Ok(Value::from(2.5)));
}

#[test]
fn typed_access_to_a_property_of_one_field_is_rejected() {
    let mut it = Base::default();
    assert!(it.attr::<f64>("gain").is_err());
    assert!(it.attr_mut::<f64>("gain").is_err());
    assert!(Base::slot::<f64>("gain").is_err());
}
