//! Names of a class that conflict, as documentation examples that must not compile.
//!
//! The classes `Masked` and `Shadowed` of the recordings are among them: Python accepts both in silence, and in both a
//! slot of the base can no longer be reached by its name.

/// A class attribute that hides a slot of the base, the recordings' `Masked`.
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { name: String, #[slot(unset)] last_name: Option<String> }
///
/// #[slots]
/// struct Masked { #[slot(base)] person: Person }
///
/// #[slots]
/// impl Masked { const last_name: &'static str = "Fixed"; }
/// ```
///
/// Under another name it is one more class attribute:
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { name: String, #[slot(unset)] last_name: Option<String> }
///
/// #[slots]
/// struct Masked { #[slot(base)] person: Person }
///
/// #[slots]
/// impl Masked { const fixed_name: &'static str = "Fixed"; }
/// ```
pub struct AClassAttributeOverASlotOfABase;

/// A slot of a base that is declared again, the recordings' `Shadowed`.
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Point2D { x: i64, y: i64 }
///
/// #[slots]
/// struct Shadowed { #[slot(base)] point: Point2D, x: i64 }
/// ```
///
/// The same in a generic struct, whose names are known when its types are:
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Point2D { x: i64, y: i64 }
///
/// #[slots]
/// struct Shadowed<T: 'static> { #[slot(base)] point: Point2D, x: T }
///
/// let class = Shadowed::<u8>::CLASS;
/// ```
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Point2D { x: i64, y: i64 }
///
/// #[slots]
/// struct Shadowed<T: 'static> { #[slot(base)] point: Point2D, z: T }
///
/// let class = Shadowed::<u8>::CLASS;
/// ```
pub struct ASlotOfABaseAgain;

/// A slot and a class attribute of one name: Python's `'age' in __slots__ conflicts with class variable`.
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { age: i64 }
///
/// #[slots]
/// impl Person { const age: i64 = 35; }
/// ```
///
/// A property is one too:
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { age: i64 }
///
/// #[slots]
/// impl Person {
///     #[getter]
///     fn age(&self) -> i64 { 35 }
/// }
/// ```
///
/// Left out of the slots, the field may stand behind a property of its name:
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { #[slot(skip)] age: i64 }
///
/// #[slots]
/// impl Person {
///     #[getter]
///     fn age(&self) -> i64 { self.age }
/// }
/// ```
pub struct ASlotAndAClassAttribute;

/// Two overflow maps.
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[dynamic]
/// struct Animal {}
///
/// #[dynamic]
/// struct Dog<T: 'static> { #[slot(base)] animal: Animal, chip: T }
///
/// let class = Dog::<u8>::CLASS;
/// ```
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[dynamic]
/// struct Animal {}
///
/// #[slots]
/// struct Dog<T: 'static> { #[slot(base)] animal: Animal, chip: T }
///
/// let class = Dog::<u8>::CLASS;
/// ```
pub struct TwoOverflowMaps;

/// An `Option` of an `Option`: by name, `Some(None)` and `None` would be the same.
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { label: Option<Option<String>> }
///
/// let camera = Camera { label: None };
/// let _ = camera.getattr("label");
/// ```
///
/// The same behind another name:
///
/// ```compile_fail
/// use slots_runtime::prelude::*;
///
/// #[derive(SlotValue)]
/// struct Label(Option<String>);
///
/// #[slots]
/// struct Camera { label: Option<Label> }
///
/// let camera = Camera { label: None };
/// let _ = camera.getattr("label");
/// ```
///
/// A list tells them apart:
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { label: Option<Vec<Option<String>>> }
///
/// let camera = Camera { label: Some(vec![None]) };
/// assert_eq!(camera.getattr("label")?.to_string(), "[None]");
/// # Ok::<(), slots_runtime::AttributeError>(())
/// ```
pub struct AnOptionOfAnOption;
