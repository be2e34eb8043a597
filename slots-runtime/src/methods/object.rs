//! `Object`, any struct with attributes, and `ObjectExt`, the verbs on it.

use alloc::vec::Vec;

use crate::access::child::ChildMut;
use crate::access::stored::Stored;
use crate::access::{dir, fast, paths, typed};
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::update::Undo;
use crate::model::class::Class;
use crate::model::decl::PossibleTypo;
use crate::model::dict::Dict;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::vars;
use crate::model::vtable::Input;
use crate::text::path::{AttrPath, PathError};

/// The verbs: attributes by names that are known only at run time.
///
/// Every way in goes through one resolver and one check; the same mistake is the same error whichever verb made it.
pub trait ObjectExt: Object {
    /// The value of an attribute, like Python's `getattr(object, name)`: slot, property, overflow map, class attribute,
    /// in this order. It borrows; nothing is copied, however long the value is.
    ///
    /// # Errors
    /// `Unknown`, `Unset`, `NoGetter`.
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
    fn getattr(&self, name: &str) -> Result<Value<'_>, AttributeError> {
        fast::getattr(ObjectRef::new(self), name)
    }

    /// Writes an attribute, like Python's `setattr(object, name, value)`, converting where nothing is lost. A rejected
    /// value leaves the attribute as it was.
    ///
    /// The result says where the value went; on a dynamic object, whether it made a new entry of the overflow map.
    ///
    /// # Errors
    /// `Unknown`, `ReadOnly`, `NoSetter`, `Type`, `Value`.
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
    fn setattr<'v>(
        &mut self,
        name: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError> {
        fast::set_value(ObjectMut::new(self), name, value.into())
    }

    /// Deletes an attribute, like Python's `delattr(object, name)`: an unset-able slot, an overflow entry, or a property
    /// with a deleter.
    ///
    /// # Errors
    /// `Unknown`, `Unset` if it is unset already, `CannotDelete` for a plain field, `ReadOnly`, `NoDeleter`.
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

    /// Whether [`getattr`](Self::getattr) would succeed, like Python's `hasattr`. Allocates nothing.
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

    /// The names of all attributes, like Python's `dir`: slots (set or unset), properties, class attributes and overflow
    /// entries, sorted by code point, each once.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Person { name: String, #[slot(unset)] last_name: Option<String> }
    /// let me = Person { name: "Aquiles".into(), last_name: None };
    /// assert_eq!(me.dir(), ["last_name", "name"]);
    /// ```
    fn dir(&self) -> Vec<&str> {
        dir::dir(ObjectRef::new(self))
    }

    /// Names and values: the slots that hold something in declaration order, those of bases first, then the overflow map
    /// in insertion order. (Python's `vars` has the `__dict__` alone; see [`dict`](Self::dict).)
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

    /// The overflow map, Python's `__dict__`; `None` if the class is not dynamic.
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
    fn dict(&self) -> Option<&Dict> {
        ObjectRef::new(self).dict()
    }

    /// The overflow entries whose names are near to declared ones: the typos that a dynamic object swallows.
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

    /// The value of an attribute of type `T`, borrowed. Never converts; the `Option` of an unset slot is there.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr), and `Type` if the attribute is of another type.
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
            None => Err(AttributeError::missing(object.class(), name)),
        }
    }

    /// The value of an attribute of type `T`, borrowed to be changed in place.
    ///
    /// # Errors
    /// As [`attr`](Self::attr), and `ReadOnly`, and `Value` where a write has to be validated: no `&mut` is returned to a slot
    /// with a rule, to a value that holds objects with rules, nor into an object with a check or a hook.
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

    /// Writes an attribute of type `T` and gives the old value. Never converts.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
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

    /// Writes an attribute from text, read by the attribute's own type and unit: the way in from a console, a command
    /// line, the environment. An overflow entry takes the text as a string.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr); a text that cannot be read is a `Value` error.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// #[slots]
    /// struct Camera {
    ///     #[slot(unit = "s")]
    ///     exposure_time: f64,
    ///     tags: Vec<String>,
    /// }
    ///
    /// let mut cam = Camera { exposure_time: 1.0, tags: vec![] };
    /// cam.set_text("exposure_time", "5ms")?;
    /// cam.set_text("tags", "dark, \"night 2\"")?;
    /// assert_eq!((cam.exposure_time, cam.tags.len()), (0.005, 2));
    /// # Ok::<(), AttributeError>(())
    /// ```
    fn set_text(&mut self, name: &str, text: &str) -> Result<Stored, AttributeError> {
        fast::setattr(ObjectMut::new(self), name, Input::Text(text))
    }

    /// Writes several attributes, all or none. Names may be paths.
    ///
    /// All errors are reported, not the first alone; on an error the object is what it was. A check of the whole object
    /// judges the result before it stays. What is given back undoes the update.
    ///
    /// # Errors
    /// [`UpdateError`] lists every error.
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
    fn update<'v, P, V>(
        &mut self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
        V: Into<Value<'v>>,
    {
        let writes = writes
            .into_iter()
            .map(|(path, value)| (path.try_into().map_err(Into::into), Input::Value(value.into())));
        crate::methods::update::update(ObjectMut::new(self), writes)
    }

    /// As [`update`](Self::update), where some writes bring a value and others a text; see [`Input`].
    ///
    /// # Errors
    /// As [`update`](Self::update).
    fn update_with<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
    {
        let writes =
            writes.into_iter().map(|(path, input)| (path.try_into().map_err(Into::into), input));
        crate::methods::update::update(ObjectMut::new(self), writes)
    }

    /// As [`update`](Self::update), from texts: `name=value` pairs of a command line, all or none.
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
    /// # Ok::<(), UpdateError>(())
    /// ```
    fn update_texts<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, &'v str)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
    {
        let writes = writes
            .into_iter()
            .map(|(path, text)| (path.try_into().map_err(Into::into), Input::Text(text)));
        crate::methods::update::update(ObjectMut::new(self), writes)
    }

    /// Whether [`update`](Self::update) would find an error before it changes anything: unknown names and paths, types,
    /// and the rules of slots. All errors are returned. The object stays as it is, and no getter, setter or hook is called.
    ///
    /// Only the update itself can tell what the checks of whole objects and the setters of properties say.
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
        P: TryInto<AttrPath, Error: Into<PathError>>,
        V: Into<Value<'v>>,
    {
        self.validate_update_with(
            writes.into_iter().map(|(path, value)| (path, Input::Value(value.into()))),
        )
    }

    /// As [`validate_update`](Self::validate_update), for what [`update_with`](Self::update_with) takes. Typed values stay
    /// where they are.
    ///
    /// # Errors
    /// As [`validate_update`](Self::validate_update).
    fn validate_update_with<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<(), UpdateError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
    {
        let writes =
            writes.into_iter().map(|(path, input)| (path.try_into().map_err(Into::into), input));
        crate::methods::update::validate_update(ObjectMut::new(self), writes)
    }

    /// The object itself, or the base at any depth, as a `B`.
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

    /// As [`as_base`](Self::as_base), to be changed; `None` also where a write to the object must do more than a write to
    /// the base alone, and where the base, or an object in it, has rules: whoever has a `&mut` to a struct can replace what
    /// is read-only in it. The object as what it is itself is always borrowed.
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

    /// Whether the object is a `B` or derives from it, like Python's `isinstance`.
    fn isinstance<B: 'static>(&self) -> bool {
        self.class().offset_of_part(core::any::TypeId::of::<B>()).is_some()
    }

    /// Whether the object is exactly a `T`.
    fn is<T: 'static>(&self) -> bool {
        self.class().is::<T>()
    }

    /// The object as a `T`, if that is its type; bases do not count, see [`as_base`](Self::as_base).
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

    /// The object as a `T` to be changed, if that is its type.
    fn downcast_mut<T: 'static>(&mut self) -> Option<&mut T> {
        if self.is::<T>() { ObjectMut::new(self).part() } else { None }
    }

    /// The slot or item of this name as an object with attributes of its own.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr), and `Type` if the attribute is no object.
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
    /// As [`child`](Self::child), `ReadOnly`, and `Value` where this object has a check or a hook, or the slot has a rule,
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

    /// The value at a path such as `roi.x` or `stages[2].position`.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr); the error has the whole path. A text that is no path is a `Value` error.
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
    fn get_path<P: TryInto<AttrPath, Error: Into<PathError>>>(
        &self,
        path: P,
    ) -> Result<Value<'_>, AttributeError> {
        paths::at(ObjectRef::new(self), path.try_into().map_err(Into::into))
    }

    /// Writes the value at a path; the write reaches the original. All that encloses it is checked too.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr); the error has the whole path.
    fn set_path<'v, P>(
        &mut self,
        path: P,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
    {
        paths::set_path(
            ObjectMut::new(self),
            path.try_into().map_err(Into::into),
            Input::Value(value.into()),
        )
    }

    /// As [`set_path`](Self::set_path), from text.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); the error has the whole path.
    fn set_text_path<P>(&mut self, path: P, text: &str) -> Result<Stored, AttributeError>
    where
        P: TryInto<AttrPath, Error: Into<PathError>>,
    {
        paths::set_path(
            ObjectMut::new(self),
            path.try_into().map_err(Into::into),
            Input::Text(text),
        )
    }

    /// Deletes what lies at a path.
    ///
    /// # Errors
    /// As [`delattr`](Self::delattr); the error has the whole path.
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
    fn delete_path<P: TryInto<AttrPath, Error: Into<PathError>>>(
        &mut self,
        path: P,
    ) -> Result<(), AttributeError> {
        paths::delete_path(ObjectMut::new(self), path.try_into().map_err(Into::into))
    }
}

impl<T: Object + ?Sized> ObjectExt for T {}
