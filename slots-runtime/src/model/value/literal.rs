//! `values!`: names with values of different types.

/// An array of names with their values, which may be of different types, for
/// [`update`](crate::ObjectExt::update).
///
/// The type is `[(&str, Value<'_>); N]`. A value is any expression whose type [converts](crate::IntoValue). Braces
/// with `=>` make a map, brackets a list, and both may be nested; an item of theirs is any expression with
/// `Into<OwnedValue>`. A name that is given twice is kept twice at the top, so that `update` rejects it; in a nested
/// map, the last value replaces the others.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Roi {
///     x: u32,
///     y: u32,
/// }
///
/// #[slots]
/// struct Camera {
///     gain: f64,
///     name: String,
///     tags: Vec<String>,
///     roi: Roi,
///     extra: OwnedValue,
/// }
///
/// let mut cam = Camera {
///     gain: 1.0,
///     name: "left".into(),
///     tags: vec![],
///     roi: Roi { x: 0, y: 0 },
///     extra: OwnedValue::None,
/// };
/// let name = String::from("right");
/// cam.update(values! {
///     "gain" => 2.0,
///     "name" => &name,
///     "roi.x" => 5,
///     "tags" => ["dark", "cold"],
///     "extra" => { "run" => 7, "limits" => [0, 2.5, { "hard" => true }] },
/// })?;
/// assert_eq!((cam.gain, cam.name.as_str(), cam.roi.x, cam.tags.len()), (2.0, "right", 5, 2));
/// assert_eq!(cam.extra.to_string(), r#"{"run": 7, "limits": [0, 2.5, {"hard": true}]}"#);
/// # Ok::<(), UpdateError>(())
/// ```
#[macro_export]
macro_rules! values {
    ($($entries:tt)*) => { $crate::__values!(@entries $crate::Value; [] $($entries)*) };
}

/// The steps of [`values!`].
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    // The entries of a map, as pairs of a name and a value of the given type.
    (@entries $to:path; [$($done:tt)*]) => { [$($done)*] };
    (@entries $to:path; [$($done:tt)*] $name:expr => { $($map:tt)* } $(, $($rest:tt)*)?) => {
        $crate::__values!(@entries $to; [$($done)* ($name, <$to>::from($crate::__values!(@map $($map)*))),] $($($rest)*)?)
    };
    (@entries $to:path; [$($done:tt)*] $name:expr => [ $($list:tt)* ] $(, $($rest:tt)*)?) => {
        $crate::__values!(@entries $to; [$($done)* ($name, <$to>::from($crate::__values!(@list [] $($list)*))),] $($($rest)*)?)
    };
    (@entries $to:path; [$($done:tt)*] $name:expr => $value:expr $(, $($rest:tt)*)?) => {
        $crate::__values!(@entries $to; [$($done)* ($name, <$to>::from($value)),] $($($rest)*)?)
    };
    // A map.
    (@map) => { $crate::Dict::new() };
    (@map $($entries:tt)*) => {
        <$crate::Dict as ::core::iter::FromIterator<(_, $crate::OwnedValue)>>::from_iter(
            $crate::__values!(@entries $crate::OwnedValue; [] $($entries)*)
        )
    };
    // A list.
    (@list []) => { <$crate::OwnedList as ::core::default::Default>::default() };
    (@list [$($done:tt)+]) => {
        <$crate::OwnedList as ::core::iter::FromIterator<$crate::OwnedValue>>::from_iter([$($done)+])
    };
    (@list [$($done:tt)*] { $($map:tt)* } $(, $($rest:tt)*)?) => {
        $crate::__values!(@list [$($done)* $crate::OwnedValue::from($crate::__values!(@map $($map)*)),] $($($rest)*)?)
    };
    (@list [$($done:tt)*] [ $($list:tt)* ] $(, $($rest:tt)*)?) => {
        $crate::__values!(@list [$($done)* $crate::OwnedValue::from($crate::__values!(@list [] $($list)*)),] $($($rest)*)?)
    };
    (@list [$($done:tt)*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::__values!(@list [$($done)* $crate::OwnedValue::from($value),] $($($rest)*)?)
    };
}
