//! `ObjectExt`: the methods that access the attributes of an object by name and by path.

use alloc::vec::Vec;

use crate::access::child::ChildMut;
use crate::access::diff::Difference;
use crate::access::leaves::Leaves;
use crate::access::modify::modify;
use crate::access::stored::Stored;
use crate::access::transaction::change::Operation;
use crate::access::{call, check, diff, dir, fast, paths, typed, typed_path};
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::{self, Undo};
use crate::methods::views::{ListView, MapView};
use crate::methods::views_mut::{ListViewMut, MapViewMut};
use crate::model::arguments::IntoArguments;
use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::kernel::by_words::by_words;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::possible_typo::PossibleTypo;
use crate::model::value::owned::OwnedValue;
use crate::model::value::{IntoValue, Value};
use crate::model::vars;
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

/// The methods that access attributes by names that are known only at run time.
///
/// Every `#[slots]` struct and `dyn Object` has them. A method with `path` in its name takes a path such as `roi.x` or
/// `stages[2].position`; every other method takes one name. All methods resolve names, validate values and report errors
/// in the same way.
///
/// | to | by name | by path |
/// |---|---|---|
/// | read a [`Value`] | [`getattr`](Self::getattr) | [`get_path`](Self::get_path) |
/// | write and convert | [`setattr`](Self::setattr) | [`set_path`](Self::set_path) |
/// | write from a string | [`set_text`](Self::set_text) | [`set_text_path`](Self::set_text_path) |
/// | delete | [`delattr`](Self::delattr) | [`delete_path`](Self::delete_path) |
/// | set to the default | [`reset`](Self::reset) | [`reset_path`](Self::reset_path) |
/// | test whether it is there | [`hasattr`](Self::hasattr) | [`has_path`](Self::has_path) |
/// | borrow as `&T` | [`attr`](Self::attr) | [`attr_path`](Self::attr_path) |
/// | borrow as `&mut T` | [`attr_mut`](Self::attr_mut) | [`attr_path_mut`](Self::attr_path_mut) |
/// | change a `T` by a closure | [`modify`](Self::modify) | [`modify_path`](Self::modify_path) |
/// | call a method | [`call`](Self::call) | [`call_path`](Self::call_path) |
/// | write several, all or none | [`update`](Self::update) | [`update`](Self::update) |
#[doc(alias = "reflect")]
#[doc(alias = "field")]
pub trait ObjectExt: Object {
    /// Returns the value of an attribute, like Python's `getattr(object, name)`.
    ///
    /// The name is searched among the slots and properties, in the overflow map, and among the class attributes, in this
    /// order, which is CPython's. The value is borrowed, not copied.
    ///
    /// # Errors
    /// - [`Unknown`](crate::ErrorKind::Unknown): no attribute has this name.
    /// - [`Unset`](crate::ErrorKind::Unset): the slot is unset.
    /// - [`NoGetter`](crate::ErrorKind::NoGetter): the property has no getter.
    /// - The error that a getter returns.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// let cam = Camera { gain: 2.0 };
    /// assert_eq!(cam.getattr("gain")?, 2.0);
    /// assert_eq!(cam.getattr("gian").unwrap_err().suggestions(), ["gain"]);
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[inline]
    #[doc(alias = "get")]
    fn getattr(&self, name: &str) -> Result<Value<'_>, AttributeError> {
        by_words(fast::getattr(ObjectRef::new(self), name))
    }

    /// Writes an attribute, like Python's `setattr(object, name, value)`.
    ///
    /// The value is converted to the type of the slot where the conversion loses nothing. After an error the attribute has
    /// its old value. The result states where the value was stored: on a dynamic object, also whether the overflow map has
    /// a new entry.
    ///
    /// # Errors
    /// - [`Unknown`](crate::ErrorKind::Unknown): no attribute has this name, and the class is not dynamic.
    /// - [`ReadOnly`](crate::ErrorKind::ReadOnly): a class attribute, a `readonly` slot, or an attribute of a frozen class.
    /// - [`NoSetter`](crate::ErrorKind::NoSetter): the property has no setter.
    /// - [`Type`](crate::ErrorKind::Type): the value cannot be converted to the type of the slot.
    /// - [`Value`](crate::ErrorKind::Value): a rule, a check or a setter rejected the value.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// let mut cam = Camera { gain: 2.0 };
    /// cam.setattr("gain", 3)?;
    /// assert_eq!(cam.gain, 3.0);
    /// let error = cam.setattr("gain", "high").unwrap_err();
    /// assert_eq!(error.to_string(), "'Camera' object attribute 'gain' must be f64, not str");
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[inline]
    #[doc(alias = "set")]
    fn setattr<'v>(
        &mut self,
        name: &str,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError> {
        fast::set_value(ObjectMut::new(self), name, value.into_value())
    }

    /// Deletes an attribute, like Python's `delattr(object, name)`.
    ///
    /// A slot declared `#[slot(unset)]` becomes unset, an entry of the overflow map is removed, and the deleter of a
    /// property is called.
    ///
    /// # Errors
    /// - [`Unknown`](crate::ErrorKind::Unknown): no attribute has this name.
    /// - [`Unset`](crate::ErrorKind::Unset): the slot is unset already.
    /// - [`CannotDelete`](crate::ErrorKind::CannotDelete): the slot is not declared `#[slot(unset)]`.
    /// - [`ReadOnly`](crate::ErrorKind::ReadOnly): a class attribute, a `readonly` slot, or an attribute of a frozen class.
    /// - [`NoDeleter`](crate::ErrorKind::NoDeleter): the property has no deleter.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Person { #[slot(unset)] last_name: Option<String> }
    /// let mut me = Person { last_name: Some("Doe".into()) };
    /// me.delattr("last_name")?;
    /// assert_eq!(me.last_name, None);
    /// assert_eq!(me.delattr("last_name").unwrap_err().kind(), ErrorKind::Unset);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn delattr(&mut self, name: &str) -> Result<(), AttributeError> {
        fast::delattr(ObjectMut::new(self), name)
    }

    /// Calls a method that is marked `#[method]` in the class body, like Python's `getattr(object, name)(*args, **kwargs)`.
    ///
    /// The arguments are positional or have names; each is converted and validated like the value of a slot. An argument that
    /// is not given has its default. The result is a copy of the value that the method returns.
    ///
    /// Like direct field access, the code of the method is neither validated nor reported: no check and no hook is called
    /// for the fields that it writes.
    ///
    /// # Errors
    /// - [`Unknown`](crate::ErrorKind::Unknown): no attribute has this name, or no argument.
    /// - [`Missing`](crate::ErrorKind::Missing): an argument without a default is not given.
    /// - [`Type`](crate::ErrorKind::Type): the attribute is not a method, an argument has the wrong type, or there are too many.
    /// - [`Value`](crate::ErrorKind::Value): a rule rejected an argument.
    /// - [`Duplicate`](crate::ErrorKind::Duplicate): an argument is given twice.
    /// - [`ReadOnly`](crate::ErrorKind::ReadOnly): the method takes `&mut self`, and the class is frozen.
    /// - [`MethodFailed`](crate::ErrorKind::MethodFailed): the method returned an error, which is the source.
    ///
    /// ```
    /// use slots_runtime::{arguments, prelude::*};
    ///
    /// #[slots]
    /// struct Camera { taken: u32 }
    ///
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn snap(&mut self, #[arg(default = 1)] frames: u32) -> Result<u32, String> {
    ///         if frames == 0 {
    ///             return Err("no frame to take".into());
    ///         }
    ///         self.taken += frames;
    ///         Ok(self.taken)
    ///     }
    /// }
    ///
    /// let mut cam = Camera { taken: 0 };
    /// let object: &mut dyn Object = &mut cam;
    /// assert_eq!(object.call("snap", ())?, 1);
    /// assert_eq!(object.call("snap", arguments!(frames = 4))?, 5);
    /// let error = object.call("snap", ("all",)).unwrap_err();
    /// assert_eq!(error.to_string(), "'Camera' object method 'snap' argument 'frames' must be u32, not str");
    /// let error = object.call("snap", (0,)).unwrap_err();
    /// assert_eq!(error.message_with_causes(), "'Camera' object method 'snap' failed: no frame to take");
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[doc(alias = "invoke")]
    #[doc(alias = "method")]
    fn call<'v>(
        &mut self,
        name: &str,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        call::call(ObjectMut::new(self), name, arguments.into_arguments())
    }

    /// Calls a method that takes `&self` or no receiver; see [`call`](Self::call).
    ///
    /// # Errors
    /// As [`call`](Self::call); [`NotBorrowable`](crate::ErrorKind::NotBorrowable) if the method takes `&mut self`.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn level(&self, factor: f64) -> f64 { self.gain * factor }
    /// }
    ///
    /// let cam = Camera { gain: 2.0 };
    /// assert_eq!(cam.call_ref("level", (3,))?, 6.0);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn call_ref<'v>(
        &self,
        name: &str,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        call::call_ref(ObjectRef::new(self), name, arguments.into_arguments())
    }

    /// Calls a method of a nested object; the last segment of the path is the name of the method. See [`call`](Self::call).
    ///
    /// # Errors
    /// As [`call`](Self::call); for the path to the object as [`get_path`](Self::get_path), and as
    /// [`set_path`](Self::set_path) if the method takes `&mut self`.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { shutter: Shutter }
    /// # #[slots] struct Shutter { is_open: bool }
    /// #[slots]
    /// impl Shutter {
    ///     #[method]
    ///     fn open(&mut self) { self.is_open = true; }
    /// }
    ///
    /// let mut cam = Camera { shutter: Shutter { is_open: false } };
    /// cam.call_path("shutter.open", ())?;
    /// assert!(cam.shutter.is_open);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn call_path<'v, P: ToPath>(
        &mut self,
        path: P,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        let arguments = arguments.into_arguments();
        path.__with_steps(|steps| call::at_path::call_path(ObjectMut::new(self), steps, arguments))
    }

    /// Returns whether [`getattr`](Self::getattr) would succeed, like Python's `hasattr`, without an allocation.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Person { name: String, #[slot(unset)] last_name: Option<String> }
    /// let me = Person { name: "Aquiles".into(), last_name: None };
    /// assert!(me.hasattr("name") && !me.hasattr("last_name") && !me.hasattr("age"));
    /// ```
    #[inline]
    fn hasattr(&self, name: &str) -> bool {
        fast::hasattr(ObjectRef::new(self), name)
    }

    /// Returns the names of all attributes, like Python's `dir`.
    ///
    /// These are the slots (set or unset), properties, methods, class attributes and entries of the overflow map, sorted by code
    /// point, each once.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Person { name: String, #[slot(unset)] last_name: Option<String> }
    /// let me = Person { name: "Aquiles".into(), last_name: None };
    /// assert_eq!(me.dir(), ["last_name", "name"]);
    /// ```
    #[doc(alias = "__slots__")]
    fn dir(&self) -> Vec<&str> {
        dir::dir(ObjectRef::new(self))
    }

    /// Returns names and values: the slots that are set, then the entries of the overflow map.
    ///
    /// Slots come in declaration order, those of bases first; entries in insertion order. Python's `vars` returns the
    /// `__dict__` alone; see [`dict`](Self::dict).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Person { name: String, #[slot(unset)] last_name: Option<String> }
    /// let me = Person { name: "Aquiles".into(), last_name: None };
    /// let mut vars = me.vars();
    /// assert_eq!(vars.next().map(|(name, value)| (name, value.to_string())), Some(("name", "Aquiles".into())));
    /// assert!(vars.next().is_none());
    /// ```
    fn vars(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        vars::vars(ObjectRef::new(self))
    }

    /// Returns the overflow map, Python's `__dict__`; `None` if the class is not dynamic.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Camera { gain: f64 }
    ///
    /// let mut cam = Camera::default();
    /// cam.setattr("comment", "dark")?;
    /// assert_eq!(cam.dict().map(Dict::len), Some(1));
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[doc(alias = "__dict__")]
    fn dict(&self) -> Option<&Dict> {
        ObjectRef::new(self).dict()
    }

    /// Returns the overflow map to be changed in place.
    ///
    /// `None` if the class is not dynamic, if it or a base has a check or a hook, or if the overflow map is frozen: a change
    /// in place would be neither validated nor reported. Use [`setattr`](Self::setattr) and [`delattr`](Self::delattr)
    /// there. An entry with the name of a slot is stored, but a read by name returns the slot, as in CPython.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Camera { gain: f64 }
    ///
    /// let mut cam = Camera::default();
    /// cam.dict_mut().unwrap().insert("comment", "dark").unwrap();
    /// assert_eq!(cam.getattr("comment")?, "dark");
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[doc(alias = "__dict__")]
    fn dict_mut(&mut self) -> Option<&mut Dict> {
        let class = self.class();
        if class.is_guarded() || class.is_dict_frozen() {
            return None;
        }
        ObjectMut::new(self).dict()
    }

    /// Returns the entries of the overflow map whose names resemble declared names: typos that a dynamic object accepts.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[dynamic]
    /// #[derive(Default)]
    /// struct Camera { exposure_time: f64 }
    ///
    /// let mut cam = Camera::default();
    /// cam.setattr("exp_time", 0.01)?;
    /// let possible_typos = cam.possible_typos();
    /// assert_eq!((possible_typos[0].name, possible_typos[0].near.as_slice()), ("exp_time", ["exposure_time"].as_slice()));
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn possible_typos(&self) -> Vec<PossibleTypo<'_>> {
        dir::possible_typos(ObjectRef::new(self))
    }

    /// Borrows the value of an attribute of type `T`, without a conversion.
    ///
    /// A slot declared `#[slot(unset)]` is an `Option<..>`, which can be borrowed while it is `None`.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr); [`Type`](crate::ErrorKind::Type) if the attribute is of another type;
    /// [`NotBorrowable`](crate::ErrorKind::NotBorrowable) if a getter computes the value.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// let cam = Camera { gain: 2.0 };
    /// let gain: &f64 = cam.attr("gain")?;
    /// assert_eq!(*gain, 2.0);
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[inline(always)]
    fn attr<T: 'static>(&self, name: &str) -> Result<&T, AttributeError> {
        let object = ObjectRef::new(self);
        match object.find(name) {
            Some(found) => match found.typed() {
                Some(value) => Ok(value),
                None => typed::attr_slow(object, name),
            },
            None if object.class().is_dynamic() => typed::attr_of_dict(object, name),
            None => Err(typed::unknown(object.class(), name)),
        }
    }

    /// Borrows the value of an attribute of type `T`, to be changed in place.
    ///
    /// # Errors
    /// As [`attr`](Self::attr); [`ReadOnly`](crate::ErrorKind::ReadOnly) as for [`setattr`](Self::setattr);
    /// [`NotBorrowable`](crate::ErrorKind::NotBorrowable) where a write has to be validated or reported to a hook: the slot has a rule, the
    /// value holds objects with rules, or the object has a check or a hook.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera { name: String, #[slot(range = 0.0..=10.0)] gain: f64 }
    ///
    /// let mut cam = Camera { name: "left".into(), gain: 1.0 };
    /// cam.attr_mut::<String>("name")?.push('!');
    /// assert_eq!(cam.name, "left!");
    /// assert!(cam.attr_mut::<f64>("gain").is_err());
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn attr_mut<T: 'static>(&mut self, name: &str) -> Result<&mut T, AttributeError> {
        typed::attr_mut(ObjectMut::new(self), name)
    }

    /// Calls `f` with a copy of the value of type `T`, and writes the copy; returns the result of `f`.
    ///
    /// Unlike [`attr_mut`](Self::attr_mut), it works for every slot: the new value is validated, and hooks are called. If it is
    /// rejected, or if `f` panics, the attribute keeps its value.
    ///
    /// # Errors
    /// As [`attr`](Self::attr) and [`replace_attr`](Self::replace_attr). An attribute that cannot be written is rejected before
    /// `f` is called.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera { #[slot(range = 0.0..=10.0)] gain: f64 }
    ///
    /// let mut cam = Camera { gain: 4.0 };
    /// cam.modify("gain", |gain: &mut f64| *gain *= 2.0)?;
    /// assert_eq!(cam.gain, 8.0);
    /// assert!(cam.modify("gain", |gain: &mut f64| *gain *= 2.0).is_err());
    /// assert_eq!(cam.gain, 8.0);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn modify<T: Clone + 'static, R>(
        &mut self,
        name: &str,
        f: impl FnOnce(&mut T) -> R,
    ) -> Result<R, AttributeError> {
        modify(ObjectMut::new(self), Ok(&[Step::Name(name)]), f)
    }

    /// As [`modify`](Self::modify), at a path. Rules, checks and hooks of all enclosing objects apply.
    ///
    /// # Errors
    /// As [`modify`](Self::modify), and [`attr_path`](Self::attr_path), with the whole path.
    fn modify_path<T: Clone + 'static, R, P: ToPath>(
        &mut self,
        path: P,
        f: impl FnOnce(&mut T) -> R,
    ) -> Result<R, AttributeError> {
        path.__with_steps(|steps| modify(ObjectMut::new(self), steps, f))
    }

    /// Writes an attribute of type `T` without a conversion and returns the old value.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr); [`Type`](crate::ErrorKind::Type) if the attribute is not of type `T`, or is a property.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// let mut cam = Camera { gain: 2.0 };
    /// assert_eq!(cam.replace_attr("gain", 3.0)?, 2.0);
    /// assert_eq!(cam.replace_attr("gain", 3_i32).unwrap_err().kind(), ErrorKind::Type);
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[inline(always)]
    fn replace_attr<T: 'static>(&mut self, name: &str, value: T) -> Result<T, AttributeError> {
        typed::replace_attr(ObjectMut::new(self), name, value)
    }

    /// Writes an attribute from a string, for input from a console, a command line or the environment.
    ///
    /// The type and the unit of the attribute determine how the string is parsed. A list is `[1, 2]`, a map or an object
    /// `{x: 1, y: 2}`, a variant with data `{hardware: {line: 3}}`: the forms in which values are printed. An entry of the
    /// overflow map stores the string itself. `None` sets an `Option` to `None`, and `"None"` in quotes is a string; `none`
    /// and `null` do the same if the type in the `Option` does not accept them itself, as a number does not.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr); a string that cannot be parsed is rejected too.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "s")]
    ///     exposure_time: f64,
    ///     tags: Vec<String>,
    ///     roi: Roi,
    /// }
    /// # #[slots]
    /// # struct Roi { x: u32, y: u32 }
    ///
    /// let mut cam = Camera { exposure_time: 1.0, tags: vec![], roi: Roi { x: 0, y: 0 } };
    /// cam.set_text("exposure_time", "5ms")?;
    /// cam.set_text("tags", "dark, \"night 2\"")?;
    /// cam.set_text("roi", "{x: 1, y: 2}")?;
    /// assert_eq!((cam.exposure_time, cam.tags.len(), cam.roi.y), (0.005, 2, 2));
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn set_text(&mut self, name: &str, text: &str) -> Result<Stored, AttributeError> {
        fast::set_text(ObjectMut::new(self), name, text)
    }

    /// Writes several attributes, all or none. Names may be paths.
    ///
    /// After an error the object has its old values. Checks of the whole object validate the result of all writes. The
    /// returned [`Undo`] restores the old values.
    ///
    /// # Errors
    /// [`UpdateError`] with all errors of names, types and rules, not only the first; each as for [`set_path`](Self::set_path). The
    /// checks of the objects that are written and the setters run only if all values are accepted, and the first of them that fails is
    /// the only error. See
    /// [Order of a write](crate::guide::reference::errors#order-of-a-write).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64, name: String }
    /// let mut cam = Camera { gain: 1.0, name: "left".into() };
    /// let error = cam.update([("gain", Value::from(2)), ("nmae", "right".into()), ("name", 5.into())]).unwrap_err();
    /// assert_eq!(error.errors().len(), 2);
    /// assert_eq!(cam.gain, 1.0);
    ///
    /// let undo = cam.update([("gain", Value::from(2)), ("name", "right".into())])?;
    /// assert_eq!((cam.gain, cam.name.as_str()), (2.0, "right"));
    /// undo.apply(&mut cam)?;
    /// assert_eq!((cam.gain, cam.name.as_str()), (1.0, "left"));
    /// # Ok::<(), UpdateError>(())
    /// ```
    #[doc(alias = "patch")]
    #[doc(alias = "merge")]
    fn update<'v, P, V>(
        &mut self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<Undo, UpdateError>
    where
        P: ToPath,
        V: IntoValue<'v>,
    {
        let writes =
            writes.into_iter().map(|(path, value)| (path, Input::Value(value.into_value())));
        update::update(ObjectMut::new(self), writes)
    }

    /// As [`update`](Self::update), where some writes have a value and others a string; see [`Input`].
    ///
    /// # Errors
    /// As [`update`](Self::update).
    fn update_with<'v, P: ToPath>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<Undo, UpdateError> {
        update::update(ObjectMut::new(self), writes.into_iter())
    }

    /// As [`update`](Self::update), from strings: `name=value` pairs of a command line, all or none.
    ///
    /// # Errors
    /// As [`update`](Self::update).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera { #[slot(unit = "s")] exposure_time: f64, gain: f64 }
    ///
    /// let mut cam = Camera { exposure_time: 1.0, gain: 1.0 };
    /// let arguments = ["exposure_time=5ms", "gain=2"];
    /// cam.update_texts(arguments.iter().filter_map(|argument| argument.split_once('=')))?;
    /// assert_eq!((cam.exposure_time, cam.gain), (0.005, 2.0));
    /// cam.update_texts(vec![(String::from("gain"), String::from("3"))])?;
    /// assert_eq!(cam.gain, 3.0);
    /// # Ok::<(), UpdateError>(())
    /// ```
    fn update_texts<P: ToPath, T: AsRef<str>>(
        &mut self,
        writes: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Undo, UpdateError> {
        let (paths, texts): (Vec<P>, Vec<T>) = writes.into_iter().unzip();
        let texts = texts.iter().map(|text| Input::Text(text.as_ref()));
        update::update(ObjectMut::new(self), paths.into_iter().zip(texts))
    }

    /// Tests the writes of an [`update`](Self::update) without making them: names, paths, types, and the rules of slots.
    ///
    /// The object does not change, and no getter, setter or hook is called. Checks of whole objects and setters of
    /// properties are not part of the test, so that the update itself may still fail.
    ///
    /// It takes `&mut self`, since it finds the places of the writes as an update does, which borrows each of them to be changed.
    ///
    /// # Errors
    /// [`UpdateError`] lists every error.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64, name: String }
    /// let mut cam = Camera { gain: 1.0, name: "left".into() };
    /// cam.validate_update([("gain", 2)])?;
    /// assert_eq!(cam.gain, 1.0);
    /// assert_eq!(cam.validate_update([("gian", 2), ("name", 3)]).unwrap_err().errors().len(), 2);
    /// # Ok::<(), UpdateError>(())
    /// ```
    fn validate_update<'v, P, V>(
        &mut self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
        V: IntoValue<'v>,
    {
        self.validate_update_with(
            writes.into_iter().map(|(path, value)| (path, Input::Value(value.into_value()))),
        )
    }

    /// As [`validate_update`](Self::validate_update), for the writes of [`update_with`](Self::update_with). Typed
    /// values are not moved.
    ///
    /// # Errors
    /// As [`validate_update`](Self::validate_update).
    fn validate_update_with<'v, P: ToPath>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<(), UpdateError> {
        update::validate_update(ObjectMut::new(self), writes.into_iter())
    }

    /// Returns the object itself, or its base at any depth, as a `B`.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Device { serial: u32 }
    ///
    /// #[slots]
    /// struct Camera { #[slot(base)] device: Device, gain: f64 }
    ///
    /// let cam = Camera { device: Device { serial: 7 }, gain: 1.0 };
    /// let object: &dyn Object = &cam;
    /// assert_eq!(object.as_base::<Device>().unwrap().serial, 7);
    /// assert!(object.isinstance::<Device>() && !object.is::<Device>());
    /// ```
    fn as_base<B: 'static>(&self) -> Option<&B> {
        ObjectRef::new(self).part()
    }

    /// As [`as_base`](Self::as_base), to be changed in place.
    ///
    /// `None` also if the object has a check or a hook that a write to the base alone would not call, or if the base, or an
    /// object in it, has rules: with a `&mut` to a struct, a caller can replace its read-only slots. If `B` is the type of
    /// the object itself, the result is never `None`.
    fn as_base_mut<B: 'static>(&mut self) -> Option<&mut B> {
        let class = self.class();
        let part = core::any::TypeId::of::<B>();
        let is_itself = class.is::<B>();
        let has_rules = || class.part_class(part).is_some_and(Class::has_rules);
        if !is_itself && (class.is_guarded() || class.freezes_part(part) || has_rules()) {
            return None;
        }
        ObjectMut::new(self).part()
    }

    /// Returns whether the object is a `B` or derives from it, like Python's `isinstance`.
    fn isinstance<B: 'static>(&self) -> bool {
        self.class().offset_of_part(core::any::TypeId::of::<B>()).is_some()
    }

    /// Returns whether the object is exactly a `T`.
    fn is<T: 'static>(&self) -> bool {
        self.class().is::<T>()
    }

    /// Returns the object as a `T`, if `T` is its type; for a base see [`as_base`](Self::as_base).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { gain: f64 }
    /// let object: Box<dyn Object> = Box::new(Camera { gain: 2.0 });
    /// assert_eq!(object.downcast_ref::<Camera>().map(|cam| cam.gain), Some(2.0));
    /// ```
    fn downcast_ref<T: 'static>(&self) -> Option<&T> {
        if self.is::<T>() { self.as_base() } else { None }
    }

    /// Returns the object as a `T` to be changed in place, if `T` is its type.
    fn downcast_mut<T: 'static>(&mut self) -> Option<&mut T> {
        if self.is::<T>() { ObjectMut::new(self).part() } else { None }
    }

    /// Returns the nested object in the attribute of this name.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr); [`Type`](crate::ErrorKind::Type) if the value is not an object with attributes.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let cam = Camera { roi: Roi { x: 3 } };
    /// assert_eq!(cam.child("roi")?.getattr("x")?, 3);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn child(&self, name: &str) -> Result<&dyn Object, AttributeError> {
        paths::child(ObjectRef::new(self), name)
    }

    /// As [`child`](Self::child), to be changed by name; see [`ChildMut`].
    ///
    /// # Errors
    /// As [`child`](Self::child), `ReadOnly`, and `NotBorrowable` where this object has a check or a hook, or the slot has a rule,
    /// which a write to the nested object alone would not apply: use [`set_path`](Self::set_path).
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let mut cam = Camera { roi: Roi { x: 3 } };
    /// cam.child_mut("roi")?.setattr("x", 4)?;
    /// assert_eq!(cam.roi.x, 4);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn child_mut(&mut self, name: &str) -> Result<ChildMut<'_>, AttributeError> {
        paths::child_mut(ObjectMut::new(self), name).map(ChildMut::new)
    }

    /// Returns the value at a path such as `roi.x` or `stages[2].position`.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr), with the whole path, and:
    /// - [`BadPath`](crate::ErrorKind::BadPath): the string is not a path.
    /// - [`NotReachable`](crate::ErrorKind::NotReachable): a value on the path is `None`.
    /// - [`OutOfRange`](crate::ErrorKind::OutOfRange): a list has no item of this index.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let mut cam = Camera { roi: Roi { x: 3 } };
    /// assert_eq!(cam.get_path("roi.x")?, 3);
    /// cam.set_path("roi.x", 4)?;
    /// assert_eq!(cam.roi.x, 4);
    /// assert_eq!(
    ///     cam.get_path("roi.z").unwrap_err().to_string(),
    ///     "'Roi' object has no attribute 'z' (at 'roi.z')"
    /// );
    /// # Ok::<(), AttributeError>(())
    /// ```
    #[inline]
    fn get_path<P: ToPath>(&self, path: P) -> Result<Value<'_>, AttributeError> {
        by_words(paths::get(ObjectRef::new(self), &path))
    }

    /// Writes the value at a path. Rules, checks and hooks of all enclosing objects apply.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr) and [`get_path`](Self::get_path), with the whole path.
    fn set_path<'v, P: ToPath>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError> {
        paths::set_value(ObjectMut::new(self), &path, value.into_value())
    }

    /// As [`set_path`](Self::set_path), from text.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text) and [`get_path`](Self::get_path), with the whole path.
    fn set_text_path<P: ToPath>(&mut self, path: P, text: &str) -> Result<Stored, AttributeError> {
        path.__with_steps(|steps| paths::set_path(ObjectMut::new(self), steps, Input::Text(text)))
    }

    /// Resets an attribute to its default, the value that a new object has if none is given.
    ///
    /// The default is declared by `#[slots(default)]`, `#[slot(default)]` or `#[slot(default = expr)]`; an optional slot without one
    /// becomes `None` or unset. An entry of the overflow map that the default object lacks is removed. Rules, checks and hooks
    /// apply as for [`setattr`](Self::setattr). The returned [`Undo`] restores the old value.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr); [`NoDefault`](crate::ErrorKind::NoDefault) if a new object needs a value for the slot, and for a
    /// property.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(default = 1.0)]
    ///     gain: f64,
    ///     name: String,
    /// }
    ///
    /// let mut cam = Camera { gain: 5.0, name: "left".into() };
    /// let undo = cam.reset("gain")?;
    /// assert_eq!(cam.gain, 1.0);
    /// undo.apply(&mut cam)?;
    /// assert_eq!(cam.gain, 5.0);
    /// assert_eq!(cam.reset("name").unwrap_err().message(), "'Camera' object attribute 'name' has no default");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn reset(&mut self, name: &str) -> Result<Undo, AttributeError> {
        update::reset(ObjectMut::new(self), Ok(&[Step::Name(name)]))
    }

    /// As [`reset`](Self::reset), at a path. The default is that of the outermost object on the path whose class has one there: the
    /// default of `roi` in `Camera` comes before the default of `x` in `Roi`.
    ///
    /// # Errors
    /// As [`reset`](Self::reset) and [`get_path`](Self::get_path), with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Roi { #[slot(default = 640)] width: u32 }
    ///
    /// #[slots]
    /// struct Camera { roi: Roi }
    ///
    /// let mut cam = Camera { roi: Roi { width: 32 } };
    /// cam.reset_path("roi.width")?;
    /// assert_eq!(cam.roi.width, 640);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn reset_path<P: ToPath>(&mut self, path: P) -> Result<Undo, AttributeError> {
        path.__with_steps(|steps| update::reset(ObjectMut::new(self), steps))
    }

    /// Validates the object as it is: the rules of all slots and the checks of the class, also those of all objects in it.
    ///
    /// A write by name is always validated. This method is for an object that was made in another way: by a struct expression,
    /// by direct field access, or by a deserializer that is not the library's. No getter and no hook is called.
    ///
    /// # Errors
    /// [`UpdateError`] with all errors, each with its path: first those of rules, in the order of the slots, then those of
    /// checks: those of the objects in an object, in the order of its slots, and then its own. The error of a check names the
    /// class and the path of the object, since no attribute was written.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Stage {
    ///     #[slot(range = 0.0..=10.0)]
    ///     position: f64,
    /// }
    ///
    /// #[slots(check = Rack::is_named)]
    /// struct Rack { name: String, stages: Vec<Stage> }
    ///
    /// impl Rack {
    ///     fn is_named(&self) -> Result<(), String> {
    ///         if self.name.is_empty() { Err("needs a name".into()) } else { Ok(()) }
    ///     }
    /// }
    ///
    /// let rack = Rack { name: String::new(), stages: vec![Stage { position: 2.0 }, Stage { position: 20.0 }] };
    /// assert_eq!(
    ///     rack.validate().unwrap_err().to_string(),
    ///     "'Stage' object attribute 'position' must be in 0.0..=10.0, not 20.0 (at 'stages[1].position')\n\
    ///      'Rack' object is rejected: needs a name"
    /// );
    /// ```
    fn validate(&self) -> Result<(), UpdateError> {
        let errors = check::inner::object(ObjectRef::new(self));
        if errors.is_empty() { Ok(()) } else { Err(UpdateError::from(errors)) }
    }

    /// Iterates over all values in the object that have no parts, each with its path, type and documentation: scalars, strings, empty
    /// lists and maps, and `None`. The parts of objects, lists, tuples, maps and active variants of enums are visited in their order; the
    /// entries of an overflow map come last. [`get_path`](Self::get_path) returns the same value for the path.
    ///
    /// No getter is called, unless [`with_properties`](Leaves::with_properties) selects the properties. A value at a path of
    /// [`MAX_DEPTH`](crate::MAX_DEPTH) steps is one leaf. [`Class::leaves`] lists the slots of a class without an object.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Stage {
    ///     /// Distance from the sensor.
    ///     position: f64,
    /// }
    ///
    /// #[slots]
    /// struct Rack { name: String, stages: Vec<Stage>, tags: Vec<String> }
    ///
    /// let rack = Rack {
    ///     name: "left".into(),
    ///     stages: vec![Stage { position: 1.5 }, Stage { position: 2.0 }],
    ///     tags: vec![],
    /// };
    /// let lines: Vec<String> =
    ///     rack.leaves().map(|leaf| format!("{} = {}", leaf.path, leaf.value.unwrap())).collect();
    /// assert_eq!(lines, ["name = left", "stages[0].position = 1.5", "stages[1].position = 2.0", "tags = []"]);
    /// assert_eq!(rack.leaves().nth(1).unwrap().doc, "Distance from the sensor.");
    /// ```
    #[doc(alias = "walk")]
    #[doc(alias = "visit")]
    fn leaves(&self) -> Leaves<'_> {
        Leaves::new(ObjectRef::new(self))
    }

    /// Returns a list in an attribute, with its number of items and each item. A `None` is not a list.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr); [`Type`](crate::ErrorKind::Type) if the value is not a list.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Plan { name: String, steps: Vec<String> }
    /// let plan = Plan { name: "a".into(), steps: vec!["x".into(), "y".into()] };
    /// let steps = plan.list("steps")?;
    /// assert_eq!((steps.len(), steps.get(1).unwrap().to_string()), (2, "y".to_owned()));
    /// assert_eq!(plan.list("name").unwrap_err().message(), "'Plan' object attribute 'name' must be a list, not str");
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn list(&self, name: &str) -> Result<ListView<'_>, AttributeError> {
        ListView::at(ObjectRef::new(self), Ok(&[Step::Name(name)]))
    }

    /// As [`list`](Self::list), to be edited; see [`ListViewMut`].
    ///
    /// # Errors
    /// As [`list`](Self::list), and [`ReadOnly`](crate::ErrorKind::ReadOnly); [`Type`](crate::ErrorKind::Type) for a property.
    /// A value whose items are fixed, such as an array, rejects each edit.
    fn list_mut(&mut self, name: &str) -> Result<ListViewMut<'_>, AttributeError> {
        ListViewMut::at(ObjectMut::new(self), Ok(&[Step::Name(name)]))
    }

    /// As [`list`](Self::list), at a path.
    ///
    /// # Errors
    /// As [`list`](Self::list) and [`get_path`](Self::get_path), with the whole path.
    fn list_path<P: ToPath>(&self, path: P) -> Result<ListView<'_>, AttributeError> {
        path.__with_steps(|steps| ListView::at(ObjectRef::new(self), steps))
    }

    /// As [`list_mut`](Self::list_mut), at a path. Rules, checks and hooks of all enclosing objects apply.
    ///
    /// # Errors
    /// As [`list_mut`](Self::list_mut) and [`get_path`](Self::get_path), with the whole path.
    fn list_path_mut<P: ToPath>(&mut self, path: P) -> Result<ListViewMut<'_>, AttributeError> {
        path.__with_steps(|steps| ListViewMut::at(ObjectMut::new(self), steps))
    }

    /// Returns a map in an attribute, with its number of items and each item. A `None` is not a map.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr); [`Type`](crate::ErrorKind::Type) if the value is not a map.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # use std::collections::BTreeMap;
    /// # #[slots] struct Rack { limits: BTreeMap<String, f64> }
    /// let rack = Rack { limits: BTreeMap::from([("low".into(), 1.0)]) };
    /// let limits = rack.map("limits")?;
    /// assert_eq!((limits.keys().next().unwrap(), limits.get("low").unwrap()), ("low".into(), 1.0.into()));
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn map(&self, name: &str) -> Result<MapView<'_>, AttributeError> {
        MapView::at(ObjectRef::new(self), Ok(&[Step::Name(name)]))
    }

    /// As [`map`](Self::map), to be edited; see [`MapViewMut`].
    ///
    /// # Errors
    /// As [`map`](Self::map), and [`ReadOnly`](crate::ErrorKind::ReadOnly); [`Type`](crate::ErrorKind::Type) for a property.
    /// A value whose items are fixed, such as an array, rejects each edit.
    fn map_mut(&mut self, name: &str) -> Result<MapViewMut<'_>, AttributeError> {
        MapViewMut::at(ObjectMut::new(self), Ok(&[Step::Name(name)]))
    }

    /// As [`map`](Self::map), at a path.
    ///
    /// # Errors
    /// As [`map`](Self::map) and [`get_path`](Self::get_path), with the whole path.
    fn map_path<P: ToPath>(&self, path: P) -> Result<MapView<'_>, AttributeError> {
        path.__with_steps(|steps| MapView::at(ObjectRef::new(self), steps))
    }

    /// As [`map_mut`](Self::map_mut), at a path. Rules, checks and hooks of all enclosing objects apply.
    ///
    /// # Errors
    /// As [`map_mut`](Self::map_mut) and [`get_path`](Self::get_path), with the whole path.
    fn map_path_mut<P: ToPath>(&mut self, path: P) -> Result<MapViewMut<'_>, AttributeError> {
        path.__with_steps(|steps| MapViewMut::at(ObjectMut::new(self), steps))
    }

    /// Returns the differences from another object: the path, the value here and the value there. Nested objects, lists of equal
    /// length, maps and enums with the same variant are compared by their parts. Values of opaque types and unset slots of
    /// both objects are not compared.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Roi { x: u32, y: u32 }
    ///
    /// #[slots]
    /// struct Camera { gain: f64, roi: Roi }
    ///
    /// let one = Camera { gain: 1.0, roi: Roi { x: 0, y: 2 } };
    /// let other = Camera { gain: 1.0, roi: Roi { x: 5, y: 2 } };
    /// let [difference] = &one.diff(&other)[..] else { panic!() };
    /// assert_eq!(difference.path.to_string(), "roi.x");
    /// assert_eq!((difference.old.clone(), difference.new.clone()), (Some(0.into()), Some(5.into())));
    /// assert!(one.diff(&one).is_empty());
    /// ```
    fn diff<T: Object + ?Sized>(&self, other: &T) -> Vec<Difference> {
        diff::diff(ObjectRef::new(self), ObjectRef::new(other))
    }

    /// Returns the differences from the defaults of the class: the path, the default and the value here, as [`diff`](Self::diff) of the
    /// default object with this one. A slot without a default differs, and its old value is `None`.
    ///
    /// With the feature `serde`, `AsMap::only_changed` serializes them.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Camera {
    ///     #[slot(default = 1.0)]
    ///     gain: f64,
    ///     #[slot(default = 8)]
    ///     bits: u8,
    /// }
    ///
    /// let cam = Camera { gain: 1.0, bits: 12 };
    /// let [difference] = &cam.diff_from_default()[..] else { panic!() };
    /// assert_eq!(difference.path.to_string(), "bits");
    /// assert_eq!((difference.old.clone(), difference.new.clone()), (Some(8.into()), Some(12.into())));
    /// ```
    fn diff_from_default(&self) -> Vec<Difference> {
        diff::diff_from_default(ObjectRef::new(self))
    }

    /// Inserts an item into a list, before the one at the end of the path, or sets the value of a key of a map.
    ///
    /// The item is validated, and so are the rules of the slot that holds the list and the checks of its object. A map value
    /// becomes an object. The index after the last one adds an item, as [`push_path`](Self::push_path) does. The returned
    /// [`Undo`] removes the item, or restores the old value of the key.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Plan { steps: Vec<String> }
    ///
    /// let mut plan = Plan { steps: vec!["b".into()] };
    /// plan.insert_path("steps[0]", "a")?;
    /// plan.push_path("steps", "c")?;
    /// assert_eq!(plan.steps, ["a", "b", "c"]);
    /// let undo = plan.delete_path("steps[-1]")?;
    /// assert_eq!(plan.steps, ["a", "b"]);
    /// undo.apply(&mut plan)?;
    /// assert_eq!(plan.steps, ["a", "b", "c"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`set_path`](Self::set_path); [`OutOfRange`](crate::ErrorKind::OutOfRange) for an index behind the end of the list;
    /// [`Type`](crate::ErrorKind::Type) if the items of the value are fixed, such as those of an array, and for a set or a heap, whose
    /// type determines the order of the items.
    fn insert_path<'v, P: ToPath>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        let insert = Operation::Insert(Input::Value(value.into_value()));
        path.__with_steps(|steps| update::edit(ObjectMut::new(self), steps, insert))
    }

    /// Adds an item to the end of the list, or to the set, at a path; see [`insert_path`](Self::insert_path).
    ///
    /// If the value is `None` and can be a list, it becomes a list with this item. A set, a heap and a list in an `Rc` or `Arc` are
    /// written as a whole: hooks get the path and the old items. They are edited only if their items are scalars, strings, or lists,
    /// tuples and enums of them.
    ///
    /// ```
    /// # use std::collections::BTreeSet;
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Plan { tags: BTreeSet<String> }
    /// let mut plan = Plan { tags: BTreeSet::from(["b".into()]) };
    /// plan.push_path("tags", "a")?;
    /// assert_eq!(plan.get_path("tags[0]")?, "a");
    /// assert_eq!(plan.push_path("tags", "a").unwrap_err().kind(), ErrorKind::Duplicate);
    /// # Ok::<(), AttributeError>(())
    /// ```
    ///
    /// # Errors
    /// As [`insert_path`](Self::insert_path); [`Duplicate`](crate::ErrorKind::Duplicate) if a set has the item already.
    fn push_path<'v, P: ToPath>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        let push = Operation::Push(Input::Value(value.into_value()));
        path.__with_steps(|steps| update::edit(ObjectMut::new(self), steps, push))
    }

    /// Deletes the attribute at a path, or removes the item or the key there. The returned [`Undo`] restores it.
    ///
    /// # Errors
    /// As [`delattr`](Self::delattr) and [`get_path`](Self::get_path), with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { #[slot(unset)] label: Option<String> }
    /// # #[slots] struct Camera { roi: Roi }
    /// let mut cam = Camera { roi: Roi { label: Some("left".into()) } };
    /// cam.delete_path("roi.label")?;
    /// assert_eq!(cam.roi.label, None);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn delete_path<P: ToPath>(&mut self, path: P) -> Result<Undo, AttributeError> {
        path.__with_steps(|steps| update::edit(ObjectMut::new(self), steps, Operation::Delete))
    }

    /// Returns whether [`get_path`](Self::get_path) would succeed; `false` also for a string that is not a path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let cam = Camera { roi: Roi { x: 3 } };
    /// assert!(cam.has_path("roi.x") && !cam.has_path("roi.z") && !cam.has_path("roi..x"));
    /// ```
    fn has_path<P: ToPath>(&self, path: P) -> bool {
        path.__with_steps(|steps| typed_path::has_path(ObjectRef::new(self), steps))
    }

    /// Borrows the value of type `T` at a path, without a conversion.
    ///
    /// The parameters are the type of the value and that of the path, which is inferred: `attr_path::<f64, _>`.
    ///
    /// # Errors
    /// As [`attr`](Self::attr) and [`get_path`](Self::get_path), with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let cam = Camera { roi: Roi { x: 3 } };
    /// let x: &u32 = cam.attr_path("roi.x")?;
    /// assert_eq!(*x, 3);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn attr_path<T: 'static, P: ToPath>(&self, path: P) -> Result<&T, AttributeError> {
        path.__with_steps(|steps| typed_path::attr_path(ObjectRef::new(self), steps))
    }

    /// Borrows the value of type `T` at a path, to be changed in place.
    ///
    /// # Errors
    /// As [`attr_mut`](Self::attr_mut), for each object on the path, and [`get_path`](Self::get_path), with the whole path.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Roi { x: u32 }
    /// # #[slots] struct Camera { roi: Roi }
    /// let mut cam = Camera { roi: Roi { x: 3 } };
    /// *cam.attr_path_mut::<u32, _>("roi.x")? += 1;
    /// assert_eq!(cam.roi.x, 4);
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn attr_path_mut<T: 'static, P: ToPath>(&mut self, path: P) -> Result<&mut T, AttributeError> {
        path.__with_steps(|steps| typed_path::attr_path_mut(ObjectMut::new(self), steps))
    }
}

impl<T: Object + ?Sized> ObjectExt for T {}
