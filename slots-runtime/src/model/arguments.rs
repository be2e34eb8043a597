//! `Arguments`: the positional and keyword arguments of a call by name.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::model::value::IntoValue;
use crate::model::vtable::Input;

/// The arguments of a call by name, as in Python: positional arguments, then keyword arguments.
///
/// [`call`](crate::ObjectExt::call) accepts a tuple, an array, a `Vec` and `Arguments`; the macro
/// [`arguments!`](crate::arguments) makes them.
///
/// ```
/// use slots_runtime::{Arguments, arguments, prelude::*};
///
/// #[slots]
/// struct Camera { frames: u32 }
///
/// #[slots]
/// impl Camera {
///     #[method]
///     fn snap(&mut self, count: u32, #[arg(unit = "s", default = 0.1)] time: f64) -> f64 {
///         self.frames += count;
///         f64::from(count) * time
///     }
/// }
///
/// let mut cam = Camera { frames: 0 };
/// assert_eq!(cam.call("snap", arguments!(2, time = 0.5))?, 1.0);
/// assert_eq!(cam.call("snap", Arguments::new().arg(3).keyword_text("time", "500ms"))?, 1.5);
/// assert_eq!(cam.frames, 5);
/// # Ok::<(), AttributeError>(())
/// ```
#[derive(Debug, Default)]
pub struct Arguments<'v> {
    pub(crate) positional: Vec<Input<'v>>,
    pub(crate) keywords: Vec<(Cow<'v, str>, Input<'v>)>,
}

impl<'v> Arguments<'v> {
    /// Makes an empty list of arguments.
    pub fn new() -> Self {
        Arguments::default()
    }

    /// Adds a positional argument.
    #[must_use]
    pub fn arg(self, value: impl IntoValue<'v>) -> Self {
        self.input(Input::Value(value.into_value()))
    }

    /// Adds an argument by its name.
    #[must_use]
    pub fn keyword(self, name: impl Into<Cow<'v, str>>, value: impl IntoValue<'v>) -> Self {
        self.keyword_input(name, Input::Value(value.into_value()))
    }

    /// Adds a positional argument from a string, which is parsed as by [`set_text`](crate::ObjectExt::set_text).
    #[must_use]
    pub fn text(self, text: &'v str) -> Self {
        self.input(Input::Text(text))
    }

    /// Adds an argument by its name from a string, which is parsed as by [`set_text`](crate::ObjectExt::set_text).
    #[must_use]
    pub fn keyword_text(self, name: impl Into<Cow<'v, str>>, text: &'v str) -> Self {
        self.keyword_input(name, Input::Text(text))
    }

    /// Adds a positional argument of any kind, such as a typed value that does not convert.
    #[must_use]
    pub fn input(mut self, input: Input<'v>) -> Self {
        self.positional.push(input);
        self
    }

    /// Adds an argument of any kind by its name.
    #[must_use]
    pub fn keyword_input(mut self, name: impl Into<Cow<'v, str>>, input: Input<'v>) -> Self {
        self.keywords.push((name.into(), input));
        self
    }
}

/// Values that are the arguments of a call: `()`, a tuple, an array, a `Vec` or [`Arguments`].
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Adder {}
///
/// #[slots]
/// impl Adder {
///     #[method]
///     fn add(a: i64, b: f64) -> f64 { a as f64 + b }
/// }
///
/// let mut adder = Adder {};
/// assert_eq!(adder.call("add", (1, 0.5))?, 1.5);
/// assert_eq!(adder.call("add", [1, 2])?, 3.0);
/// # Ok::<(), AttributeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of arguments",
    label = "write a tuple such as `(3,)`, or `arguments!(3, mode = \"fast\")`"
)]
pub trait IntoArguments<'v> {
    /// Converts to the arguments.
    fn into_arguments(self) -> Arguments<'v>;
}

impl<'v> IntoArguments<'v> for Arguments<'v> {
    fn into_arguments(self) -> Arguments<'v> {
        self
    }
}

impl<'v, V: IntoValue<'v>> IntoArguments<'v> for Vec<V> {
    fn into_arguments(self) -> Arguments<'v> {
        self.into_iter().fold(Arguments::new(), Arguments::arg)
    }
}

impl<'v, V: IntoValue<'v>, const N: usize> IntoArguments<'v> for [V; N] {
    fn into_arguments(self) -> Arguments<'v> {
        self.into_iter().fold(Arguments::new(), Arguments::arg)
    }
}

macro_rules! tuples {
    ($($(($item:ident $type:ident))*;)*) => {$(
        impl<'v, $($type: IntoValue<'v>),*> IntoArguments<'v> for ($($type,)*) {
            fn into_arguments(self) -> Arguments<'v> {
                let ($($item,)*) = self;
                Arguments::new()$(.arg($item))*
            }
        }
    )*};
}

tuples! {
    ;
    (a A);
    (a A) (b B);
    (a A) (b B) (c C);
    (a A) (b B) (c C) (d D);
    (a A) (b B) (c C) (d D) (e E);
    (a A) (b B) (c C) (d D) (e E) (f F);
    (a A) (b B) (c C) (d D) (e E) (f F) (g G);
    (a A) (b B) (c C) (d D) (e E) (f F) (g G) (h H);
}

/// Makes [`Arguments`]: positional arguments, and keyword arguments.
///
/// ```
/// use slots_runtime::{arguments, prelude::*};
///
/// #[slots]
/// struct Stage { x: f64 }
///
/// #[slots]
/// impl Stage {
///     #[method]
///     fn go(&mut self, x: f64, #[arg(default = 1.0)] speed: f64) {
///         self.x = x / speed;
///     }
/// }
///
/// let mut stage = Stage { x: 0.0 };
/// stage.call("go", arguments!(5, speed = 2.0))?;
/// assert_eq!(stage.x, 2.5);
/// # Ok::<(), AttributeError>(())
/// ```
#[macro_export]
macro_rules! arguments {
    (@ $made:expr;) => { $made };
    (@ $made:expr; $name:ident = $value:expr $(, $($rest:tt)*)?) => {
        $crate::arguments!(@ $made.keyword(::core::stringify!($name), $value); $($($rest)*)?)
    };
    (@ $made:expr; $value:expr $(, $($rest:tt)*)?) => {
        $crate::arguments!(@ $made.arg($value); $($($rest)*)?)
    };
    ($($arguments:tt)*) => { $crate::arguments!(@ $crate::Arguments::new(); $($arguments)*) };
}
