//! Conversions of values: lossless conversions are accepted, all others are rejected.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the way back tells whether it was exact"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use proptest::collection::{btree_map, vec};
use proptest::{option, prelude::*};
use slots_runtime::{Bytes, Dict, Value, ValueError, prelude::*};

fn to<T: SlotValue>(value: impl Into<Value<'static>>) -> Result<T, ErrorKind> {
    value.into().extract::<T>().map_err(|rejected| rejected.kind())
}

/// Asserts that an integer type accepts the same values as `TryFrom`, from all widths, at all boundaries.
macro_rules! every_width_from {
    ($number:expr; $($int:ident)*) => {$(
        let must = <$int>::try_from($number).map_err(|_| ErrorKind::Value);
        assert_eq!(to::<$int>($number), must, "{} to {}", $number, stringify!($int));
        assert_eq!(to::<Option<$int>>($number), must.map(Some));
        if let Ok(small) = must {
            // The value converts back and equals its literal.
            let value = Value::from(small);
            assert_eq!((value == small, value == $number), (true, true));
            assert_eq!(value.to_string(), small.to_string());
        }
        assert_eq!(<$int>::from_text(&$number.to_string()).is_ok(), must.is_ok());
    )*};
}

macro_rules! boundaries_of {
    ($($int:ident)*) => {$(
        for number in [<$int>::MIN, <$int>::MIN + 1, 0, 1, <$int>::MAX / 2, <$int>::MAX - 1, <$int>::MAX] {
            every_width_from!(number; i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
        }
    )*};
}

#[test]
fn integer_of_any_width_fits_or_is_out_of_range() {
    boundaries_of!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
    let error = Value::from(u128::MAX).extract::<u64>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "must be in 0..=18446744073709551615, not 340282366920938463463374607431768211455"
    );
}

#[test]
fn numbers_convert_to_floats_only_exactly() {
    for exact in [0, 1, -1, 1 << 53, -(1 << 53), (1 << 53) + 2, i64::MIN] {
        assert_eq!(to::<f64>(exact).map(|it| it as i128), Ok(i128::from(exact)));
    }
    for inexact in [(1 << 53) + 1, -(1 << 53) - 1, i64::MAX, i64::MIN + 1] {
        assert_eq!(to::<f64>(inexact), Err(ErrorKind::Value), "{inexact}");
        assert_eq!(to::<f32>(inexact), Err(ErrorKind::Value), "{inexact}");
    }
    assert_eq!(to::<f64>(i128::MIN), Ok(-(2_f64.powi(127))));
    assert_eq!(to::<f64>(1_u128 << 127), Ok(2_f64.powi(127)));
    assert_eq!(to::<f64>(u128::MAX - ((1 << 75) - 1)), Ok((u128::MAX - ((1 << 75) - 1)) as f64));
    for inexact in [i128::MAX, i128::MIN + 1] {
        assert_eq!(to::<f64>(inexact), Err(ErrorKind::Value), "{inexact}");
    }
    for inexact in [u128::MAX, u128::MAX - 1, (1 << 127) + 1] {
        assert_eq!(to::<f64>(inexact), Err(ErrorKind::Value), "{inexact}");
    }
    assert_eq!(Value::from(1_u128 << 127), 2_f64.powi(127));
    assert_ne!(Value::from(u128::MAX), 2_f64.powi(128));

    for narrow in
        [0.0, 0.5, -0.0, 0.1, 1e30, f64::from(f32::MAX), f64::from(f32::MIN_POSITIVE), 16_777_216.0]
    {
        assert!(to::<f32>(narrow).is_ok(), "{narrow}");
    }
    for wide in
        [0.1 + 0.2, 1e300, f64::from(f32::MAX) * 2.0, 16_777_217.0, 1e-300, f64::MIN_POSITIVE]
    {
        assert_eq!(to::<f32>(wide), Err(ErrorKind::Value), "{wide}");
    }
    assert_eq!(to::<f32>(16_777_217), Err(ErrorKind::Value));
    assert!(to::<f32>(f64::NAN).unwrap().is_nan() && to::<f64>(f32::NAN).unwrap().is_nan());
    assert_eq!(to::<f32>(f64::INFINITY), Ok(f32::INFINITY));
    assert_eq!(to::<f32>(-0.0).map(f32::to_bits), Ok((-0.0_f32).to_bits()));
    assert_eq!(to::<f64>(-0.0).map(f64::to_bits), Ok((-0.0_f64).to_bits()));
}

#[test]
fn unrelated_types_never_convert() {
    use ErrorKind::Type;
    assert_eq!(to::<bool>(1), Err(Type));
    assert_eq!(to::<bool>(0.0), Err(Type));
    assert_eq!(to::<bool>("true"), Err(Type));
    assert_eq!(to::<i32>(true), Err(Type));
    assert_eq!(to::<i32>(1.0), Err(Type));
    assert_eq!(to::<i32>("1"), Err(Type));
    assert_eq!(to::<i32>('1'), Err(Type));
    assert_eq!(to::<i32>(()), Err(Type));
    assert_eq!(to::<f64>("1"), Err(Type));
    assert_eq!(to::<f64>(true), Err(Type));
    assert_eq!(to::<String>(1), Err(Type));
    assert_eq!(to::<String>(()), Err(Type));
    assert_eq!(to::<char>(97), Err(Type));
    assert_eq!(to::<Vec<i32>>("1"), Err(Type));
    assert_eq!(to::<Vec<i32>>(1), Err(Type));
    assert_eq!(to::<Vec<String>>("a"), Err(Type));
    assert_eq!(to::<BTreeMap<String, i32>>(vec![1]), Err(Type));
    assert_eq!(to::<Duration>(true), Err(Type));
    assert_eq!(to::<PathBuf>(1), Err(Type));
    assert_eq!(to::<IpAddr>(1), Err(Type));
    assert_eq!(to::<()>(1), Err(Type));
    assert_eq!(to::<i32>(Duration::from_secs(1)), Err(Type));
}

#[test]
fn strings_convert_to_all_string_like_types() {
    assert_eq!(to::<String>('é').as_deref(), Ok("é"));
    assert_eq!(to::<char>("é"), Ok('é'));
    for no_char in ["", "ab", "e\u{301}"] {
        assert_eq!(to::<char>(no_char), Err(ErrorKind::Value), "{no_char}");
    }
    assert_eq!(to::<Box<str>>("a").as_deref(), Ok("a"));
    assert_eq!(to::<Arc<str>>("a").as_deref(), Ok("a"));
    assert_eq!(to::<Rc<str>>("a").as_deref(), Ok("a"));
    assert_eq!(to::<Cow<'static, str>>(String::from("a")).as_deref(), Ok("a"));
    assert_eq!(to::<PathBuf>("/tmp/a b"), Ok(PathBuf::from("/tmp/a b")));
    assert_eq!(to::<IpAddr>("::1"), Ok(IpAddr::V6(Ipv6Addr::LOCALHOST)));
    assert_eq!(to::<Ipv4Addr>(Ipv4Addr::LOCALHOST), Ok(Ipv4Addr::LOCALHOST));
    assert_eq!(to::<Ipv4Addr>("1.2.3"), Err(ErrorKind::Value));
    assert_eq!(to::<SocketAddr>("127.0.0.1:80").map(|it| it.port()), Ok(80));
}

#[test]
fn seconds_convert_to_duration_only_exactly() {
    assert_eq!(to::<Duration>(5), Ok(Duration::from_secs(5)));
    assert_eq!(to::<Duration>(i64::MAX), Ok(Duration::from_secs(i64::MAX as u64)));
    assert_eq!(to::<Duration>(u64::MAX), Ok(Duration::from_secs(u64::MAX)));
    assert_eq!(to::<Duration>(0.1), Ok(Duration::from_millis(100)));
    assert_eq!(to::<Duration>(1e-9), Ok(Duration::from_nanos(1)));
    assert_eq!(to::<Duration>(-0.0), Ok(Duration::ZERO));
    for seconds in [-1.0, -1e-9, 1e-10, 1.5e-9, f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(to::<Duration>(seconds), Err(ErrorKind::Value), "{seconds}");
    }
    assert_eq!(to::<Duration>(-1), Err(ErrorKind::Value));
    assert_eq!(to::<Duration>(u128::MAX), Err(ErrorKind::Value));
    assert_eq!(to::<Duration>("5ms"), Ok(Duration::from_millis(5)));
}

#[test]
fn containers_convert_item_by_item() {
    assert_eq!(to::<Vec<u8>>(vec![1, 255]), Ok(vec![1, 255]));
    assert_eq!(to::<Vec<u8>>(vec![1, 256]), Err(ErrorKind::Value));
    assert_eq!(to::<Vec<u8>>(Bytes::from(vec![1, 2])), Ok(vec![1, 2]));
    assert_eq!(to::<Vec<i64>>(Bytes::from(vec![1, 2])), Ok(vec![1, 2]));
    assert_eq!(to::<[f64; 2]>(vec![1, 2]), Ok([1.0, 2.0]));
    assert_eq!(to::<[f64; 2]>(vec![1, 2, 3]), Err(ErrorKind::Value));
    assert_eq!(
        to::<VecDeque<Option<i32>>>(vec![Some(1), None]),
        Ok(VecDeque::from([Some(1), None]))
    );
    assert_eq!(to::<Box<i32>>(5), Ok(Box::new(5)));
    assert_eq!(to::<Option<Box<i32>>>(()), Ok(None));
    let dict = || Dict::from_iter([("a", 1), ("b", 2)]);
    let pairs = [(String::from("a"), 1), (String::from("b"), 2)];
    assert_eq!(to::<BTreeMap<String, u8>>(dict()), Ok(BTreeMap::from(pairs.clone())));
    assert_eq!(to::<HashMap<String, u8>>(dict()), Ok(HashMap::from(pairs)));
    assert_eq!(to::<Vec<Vec<u8>>>(vec![vec![1], vec![]]), Ok(vec![vec![1], vec![]]));
}

fn assert_reads_back<T: SlotValue + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let back = value
        .to_value()
        .extract::<T>()
        .map_err(|rejected: ValueError| TestCaseError::fail(rejected.to_string()))?;
    prop_assert_eq!(value, &back);
    let owned = value.to_value().to_owned().unwrap();
    prop_assert_eq!(&owned.as_value().extract::<T>().unwrap(), value);
    Ok(())
}

proptest! {
    #[test]
    fn value_converts_back_to_original(
        signed in any::<i128>(), unsigned in any::<u128>(), float in any::<f64>(), single in any::<f32>(),
        text in any::<String>(), c in any::<char>(), bytes in any::<Vec<u8>>(), nanos in any::<(u64, u32)>(),
        nested in vec(option::of(vec(any::<String>(), 0..4)), 0..5), map in btree_map(any::<String>(), any::<i64>(), 0..6), flag in any::<bool>(),
    ) {
        assert_reads_back(&signed)?;
        assert_reads_back(&unsigned)?;
        prop_assume!(!float.is_nan() && !single.is_nan());
        assert_reads_back(&float)?;
        assert_reads_back(&single)?;
        assert_reads_back(&text)?;
        assert_reads_back(&c)?;
        assert_reads_back(&bytes)?;
        assert_reads_back(&Duration::new(nanos.0, nanos.1 % 1_000_000_000))?;
        assert_reads_back(&nested)?;
        assert_reads_back(&map)?;
        assert_reads_back(&flag)?;
    }
}
