//! The descriptions of methods: `MethodInfo`, `ArgumentInfo`, `Receiver`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Debug, Display, Formatter};

use crate::describe::owner::owner;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Argument, Call, Detail, MethodDetail};
use crate::model::rule::Rule;
use crate::model::slot_type::SlotType;
use crate::model::value::owned::OwnedValue;

impl Class {
    /// Returns the methods in the order of their declaration, those of bases first.
    pub fn methods(&'static self) -> impl Iterator<Item = MethodInfo> {
        self.ordered().filter_map(move |entry| MethodInfo::new(self, entry))
    }

    /// Returns the method with this name.
    pub fn method(&'static self, name: &str) -> Option<MethodInfo> {
        MethodInfo::new(self, self.find(name)?)
    }
}

/// The description of a method that is [called by name](crate::ObjectExt::call).
///
/// ```
/// use slots_runtime::{Receiver, prelude::*};
///
/// #[slots]
/// struct Camera { frames: u32 }
///
/// #[slots]
/// impl Camera {
///     /// Takes pictures.
///     #[method]
///     fn snap(&mut self, #[arg(default = 1, range = 1..=100)] frames: u32, name: &str) -> Result<u64, String> {
///         self.frames += frames;
///         Ok(name.len() as u64)
///     }
/// }
///
/// let method = Camera::CLASS.method("snap").unwrap();
/// assert_eq!((method.name(), method.doc(), method.receiver()), ("snap", "Takes pictures.", Receiver::Mut));
/// assert_eq!(method.to_string(), "snap(&mut self, frames: u32 = 1, in 1..=100; name: String) -> u64");
/// let frames = method.arguments().next().unwrap();
/// assert_eq!((frames.name(), frames.default()), ("frames", Some(1.into())));
/// ```
#[derive(Clone, Copy)]
pub struct MethodInfo {
    class: &'static Class,
    entry: &'static Entry,
    detail: &'static MethodDetail,
}

/// The first parameter of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Receiver {
    /// The method has no receiver and needs no object.
    None,
    /// `&self`.
    Ref,
    /// `&mut self`.
    Mut,
}

impl MethodInfo {
    pub(crate) fn new(class: &'static Class, entry: &'static Entry) -> Option<Self> {
        match class.detail(entry) {
            Detail::Method(detail) => Some(MethodInfo { class, entry, detail }),
            _ => None,
        }
    }

    /// Returns the name of the method.
    pub fn name(self) -> &'static str {
        self.entry.name()
    }

    /// Returns the doc comment.
    pub fn doc(self) -> &'static str {
        self.detail.doc
    }

    /// Returns what the method takes as `self`.
    pub fn receiver(self) -> Receiver {
        match self.detail.call {
            Call::Static(_) => Receiver::None,
            Call::Shared(_) => Receiver::Ref,
            Call::Mut(_) => Receiver::Mut,
        }
    }

    /// Returns the arguments in the order of their declaration, without the receiver.
    pub fn arguments(self) -> impl ExactSizeIterator<Item = ArgumentInfo> {
        self.detail.arguments.iter().map(ArgumentInfo)
    }

    /// Returns a description of the values that the method returns: of a `Result`, those in the `Ok`.
    pub fn returns(self) -> SlotType {
        ((self.detail.returns)().slot_type)()
    }

    /// Returns the name of the type that the method returns, without modules; `()` if it returns nothing.
    pub fn returned_type_name(self) -> String {
        (self.detail.returns)().type_name()
    }

    /// Returns the class that declares the method: the class itself or a base.
    pub fn owner(self) -> &'static Class {
        owner(self.class, self.entry)
    }
}

impl Debug for MethodInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("MethodInfo")
            .field("class", &self.class.name())
            .field("name", &self.name())
            .field("receiver", &self.receiver())
            .field("arguments", &self.arguments().collect::<Vec<_>>())
            .field("returns", &self.returned_type_name())
            .finish_non_exhaustive()
    }
}

/// One line, as in the help of the class: `snap(&mut self, frames: u32 = 1) -> u64`.
impl Display for MethodInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let receiver = match self.receiver() {
            Receiver::None => "",
            Receiver::Ref => "&self",
            Receiver::Mut => "&mut self",
        };
        write!(f, "{}({receiver}", self.name())?;
        let mut separator = if receiver.is_empty() { "" } else { ", " };
        for argument in self.arguments() {
            write!(f, "{separator}{argument}")?;
            // A rule contains commas.
            separator = if argument.rules().next().is_some() { "; " } else { ", " };
        }
        f.write_str(")")?;
        match &*self.returned_type_name() {
            "()" => Ok(()),
            name => write!(f, " -> {name}"),
        }
    }
}

/// The description of an argument of a method.
#[derive(Clone, Copy)]
pub struct ArgumentInfo(pub(crate) &'static Argument);

impl ArgumentInfo {
    /// Returns the name of the argument.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the doc comment of the argument.
    pub fn doc(self) -> &'static str {
        self.0.detail.doc
    }

    /// Returns the name of the argument's type, without modules; of a reference, the type that it refers to.
    pub fn type_name(self) -> String {
        self.0.vtable.type_name()
    }

    /// Returns a description of the values that the type of the argument accepts.
    pub fn slot_type(self) -> SlotType {
        (self.0.vtable.slot_type)()
    }

    /// Returns the class of the argument's value if it is an object.
    pub fn class(self) -> Option<&'static Class> {
        (self.0.vtable.class)()
    }

    /// Returns the unit of the argument's number; empty if it has none.
    pub fn unit(self) -> &'static str {
        self.0.detail.unit
    }

    /// Returns the rules of the argument.
    pub fn rules(self) -> impl Iterator<Item = &'static dyn Rule> {
        self.0.detail.rules.iter().copied()
    }

    /// Returns the names that the argument accepts, by its type or by a rule; empty if it has no fixed set of names.
    pub fn choices(self) -> Vec<String> {
        match self.rules().find_map(Rule::choices) {
            Some(choices) => choices.iter().map(ToString::to_string).collect(),
            None => (self.0.vtable.choices)().iter().map(ToString::to_string).collect(),
        }
    }

    /// Returns whether a call must give the argument. An argument of the type `Option` is `None` if it is not given.
    pub fn is_required(self) -> bool {
        self.0.detail.default.is_none() && !matches!(self.slot_type(), SlotType::Optional(_))
    }

    /// Returns a copy of the default; `None` for an argument without a default, or if its type does not convert.
    pub fn default(self) -> Option<OwnedValue> {
        let value = self.0.detail.make_default(self.0.vtable)?;
        let attr = value.as_ref();
        (attr.vtable().get)(attr).into_owned()
    }
}

impl Debug for ArgumentInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ArgumentInfo")
            .field("name", &self.name())
            .field("type_name", &self.type_name())
            .field("default", &self.default())
            .finish_non_exhaustive()
    }
}

/// As in a function of Python, followed by the rules: `frames: u32 = 1, in 1..=100`.
impl Display for ArgumentInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name(), self.type_name())?;
        if !self.unit().is_empty() {
            write!(f, " [{}]", self.unit())?;
        }
        if let Some(default) = self.default() {
            write!(f, " = {:?}", default.as_value())?;
        }
        for rule in self.rules() {
            write!(f, ", {rule}")?;
        }
        Ok(())
    }
}
