//! `Probe`: finds the operations of a field's type without a bound on it.

use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use core::str::FromStr;

use super::SlotValue;
use crate::model::decl::Decl;
#[cfg(feature = "std")]
use crate::model::kernel::attr::AttrRef;
#[cfg(feature = "std")]
use crate::model::value::Value;
use crate::model::vtable::VTable;
use crate::slot_value::holds::{Here, Holds, In, OfFlags, Plain};
use crate::slot_value::texts::{Flags, Text};

/// The operations of `T`. Only this file can construct them: whatever constant rustc finds by a name of [`Probe`], it holds
/// the operations of `T`, or the program does not compile.
///
/// Invariant in `T`: a subtype is another type.
#[derive(Debug)]
pub struct VTableOf<T>(&'static VTable, PhantomData<fn(T) -> T>);

impl<T> VTableOf<T> {
    const fn new(vtable: &'static VTable) -> Self {
        VTableOf(vtable, PhantomData)
    }

    /// The operations, where the type is known by other means.
    pub(crate) const fn get(&self) -> &'static VTable {
        self.0
    }
}

/// The declaration of `T` if it has slots. Only this file can construct it, as with [`VTableOf`].
#[derive(Debug)]
pub struct DeclOf<T>(Option<&'static Decl>, PhantomData<fn(T) -> T>);

/// Finds the operations of a field's type without a bound on it: an inherent constant with a bound takes precedence over
/// the constant of a trait that all types implement. `Probe::<T>::ATTRIBUTE` is `Some` if `T: SlotValue`.
#[derive(Debug)]
pub struct Probe<T>(PhantomData<T>);

impl<T: SlotValue> Probe<T> {
    const OF_ATTRIBUTE: &'static VTable = &VTable::attribute::<T>();
    /// The operations of a type that converts to and from a `Value`.
    pub const ATTRIBUTE: Option<VTableOf<T>> = Some(VTableOf::new(Self::OF_ATTRIBUTE));
    /// The declaration of the type if it has slots.
    pub const DECL: DeclOf<T> = DeclOf(T::__DECL, PhantomData);

    /// See [`Probe::ATTRIBUTE`].
    pub const fn attribute(&self) -> Option<VTableOf<T>> {
        Self::ATTRIBUTE
    }
}

impl<T: FromStr<Err: Display> + Display + 'static> Probe<T> {
    const OF_TEXT: &'static VTable = &VTable::text::<T>();
    /// The operations of a type that converts to and from a string.
    pub const TEXT: Option<VTableOf<T>> = Some(VTableOf::new(Self::OF_TEXT));

    /// See [`Probe::TEXT`].
    pub const fn text(&self) -> Option<VTableOf<T>> {
        Self::TEXT
    }
}

impl<T: Holds<Text, In<Here>>> Probe<T> {
    /// The operations of an option, a box, a list or a map of values that convert by their strings.
    pub const TEXTS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Text, In<In<Here>>>> Probe<T> {
    /// As [`TEXTS`](Self::TEXTS), one level deeper.
    pub const NESTED_TEXTS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Plain, In<Here>>> Probe<T> {
    /// The operations of a map whose keys convert by their strings.
    pub const KEYED: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Plain, In<In<Here>>>> Probe<T> {
    /// As [`KEYED`](Self::KEYED), one level deeper.
    pub const NESTED_KEYED: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Flags, Here>> Probe<T> {
    /// The operations of flags of the crate `bitflags`.
    pub const FLAGS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Flags, In<Here>>> Probe<T> {
    /// The operations of an option, a box, a list or a map of flags.
    pub const NESTED_FLAGS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Flags, In<In<Here>>>> Probe<T> {
    /// As [`NESTED_FLAGS`](Self::NESTED_FLAGS), one level deeper.
    pub const DEEP_FLAGS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Plain, OfFlags<Here>>> Probe<T> {
    /// The operations of a map whose keys are flags.
    pub const FLAG_KEYED: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Text, OfFlags<Here>>> Probe<T> {
    /// As [`FLAG_KEYED`](Self::FLAG_KEYED), for values that convert by their strings.
    pub const FLAG_KEYED_TEXTS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Flags, OfFlags<Here>>> Probe<T> {
    /// As [`FLAG_KEYED`](Self::FLAG_KEYED), for values that are flags, too.
    pub const FLAG_KEYED_FLAGS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Plain, In<OfFlags<Here>>>> Probe<T> {
    /// As [`FLAG_KEYED`](Self::FLAG_KEYED), one level deeper.
    pub const NESTED_FLAG_KEYED: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Text, In<OfFlags<Here>>>> Probe<T> {
    /// As [`FLAG_KEYED_TEXTS`](Self::FLAG_KEYED_TEXTS), one level deeper.
    pub const NESTED_FLAG_KEYED_TEXTS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Holds<Flags, In<OfFlags<Here>>>> Probe<T> {
    /// As [`FLAG_KEYED_FLAGS`](Self::FLAG_KEYED_FLAGS), one level deeper.
    pub const NESTED_FLAG_KEYED_FLAGS: Option<VTableOf<T>> = Some(VTableOf::new(T::VTABLE));
}

impl<T: Debug + 'static> Probe<T> {
    const OF_DEBUG: &'static VTable = &VTable::debug_only::<T>();
    /// The operations of a type that implements `Debug`.
    pub const DEBUG: Option<VTableOf<T>> = Some(VTableOf::new(Self::OF_DEBUG));

    /// See [`Probe::DEBUG`].
    pub const fn debug(&self) -> Option<VTableOf<T>> {
        Self::DEBUG
    }
}

impl<T: 'static> Probe<T> {
    const OF_ANY: &'static VTable = &VTable::opaque::<T>();
    /// The operations of any type.
    pub const OPAQUE: VTableOf<T> = VTableOf::new(Self::OF_ANY);

    /// See [`Probe::OPAQUE`].
    pub const fn opaque(&self) -> VTableOf<T> {
        Self::OPAQUE
    }

    /// The probe of the type of a value, for a type without a name; its methods return the values of the constants.
    pub const fn of(_: &Option<T>) -> Self {
        Probe(PhantomData)
    }
}

/// The constants of [`Probe`] for types that do not meet its bounds.
pub trait ProbeElse {
    /// The type of the probe.
    type Of;
    /// See [`Probe::ATTRIBUTE`].
    const ATTRIBUTE: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::TEXT`].
    const TEXT: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::TEXTS`].
    const TEXTS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_TEXTS`].
    const NESTED_TEXTS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::KEYED`].
    const KEYED: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_KEYED`].
    const NESTED_KEYED: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::FLAGS`].
    const FLAGS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_FLAGS`].
    const NESTED_FLAGS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::DEEP_FLAGS`].
    const DEEP_FLAGS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::FLAG_KEYED`].
    const FLAG_KEYED: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::FLAG_KEYED_TEXTS`].
    const FLAG_KEYED_TEXTS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::FLAG_KEYED_FLAGS`].
    const FLAG_KEYED_FLAGS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_FLAG_KEYED`].
    const NESTED_FLAG_KEYED: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_FLAG_KEYED_TEXTS`].
    const NESTED_FLAG_KEYED_TEXTS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::NESTED_FLAG_KEYED_FLAGS`].
    const NESTED_FLAG_KEYED_FLAGS: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::DEBUG`].
    const DEBUG: Option<VTableOf<Self::Of>> = None;
    /// See [`Probe::DECL`].
    const DECL: DeclOf<Self::Of> = DeclOf(None, PhantomData);
    /// See [`Probe::ATTRIBUTE`].
    fn attribute(&self) -> Option<VTableOf<Self::Of>> {
        None
    }
    /// See [`Probe::TEXT`].
    fn text(&self) -> Option<VTableOf<Self::Of>> {
        None
    }
    /// See [`Probe::DEBUG`].
    fn debug(&self) -> Option<VTableOf<Self::Of>> {
        None
    }
}

impl<T> ProbeElse for Probe<T> {
    type Of = T;
}

impl<T: SlotValue> Probe<T> {
    /// The operations of a type that converts to a value. An inherent method takes precedence over those of traits.
    pub const fn convert(&self) -> &'static VTable {
        Self::OF_ATTRIBUTE
    }
}

/// [`Probe::convert`] for a type that converts to a string.
pub trait ConvertText {
    /// The operations of the type.
    fn convert(&self) -> &'static VTable;
}

impl<T: FromStr<Err: Display> + Display + 'static> ConvertText for Probe<T> {
    fn convert(&self) -> &'static VTable {
        Self::OF_TEXT
    }
}

/// [`Probe::convert`] for any other type. It takes one reference more than the other two, so that rustc considers it last,
/// and reports the missing trait of the type.
pub trait ConvertElse {
    /// The type of the probe.
    type Of;
    /// Not callable, since the type has no `SlotValue`.
    fn convert(&self) -> &'static VTable
    where
        Self::Of: SlotValue;
}

impl<T> ConvertElse for &Probe<T> {
    type Of = T;

    fn convert(&self) -> &'static VTable
    where
        T: SlotValue,
    {
        vtable_of::<T>()
    }
}

/// The operations of a type that is or holds values which convert by `L`, at the position `P`.
pub(crate) const fn holding<T: Holds<L, P>, L, P>() -> VTableOf<T> {
    VTableOf::new(T::VTABLE)
}

/// The operations of `T`. The type is that of the caller, whatever the scope in which the operations were found.
#[expect(clippy::needless_pass_by_value, reason = "what expansions write is shorter")]
pub const fn operations<T>(found: VTableOf<T>) -> &'static VTable {
    found.get()
}

/// The operations of a type by the first trait of this order that it implements: `SlotValue`, `FromStr + Display`,
/// `Debug`, none.
#[expect(clippy::needless_pass_by_value, reason = "what expansions write is shorter")]
pub const fn pick<T>(
    attribute: Option<VTableOf<T>>,
    text: Option<VTableOf<T>>,
    debug: Option<VTableOf<T>>,
    opaque: VTableOf<T>,
) -> &'static VTable {
    match (attribute, text, debug) {
        (Some(vtable), _, _) | (None, Some(vtable), _) | (None, None, Some(vtable)) => vtable.get(),
        (None, None, None) => opaque.get(),
    }
}

/// The first operations of a list.
#[expect(clippy::needless_pass_by_value, reason = "what expansions write is shorter")]
pub const fn first<T, const N: usize>(found: [Option<VTableOf<T>>; N]) -> Option<VTableOf<T>> {
    let mut at = 0;
    while at < N {
        if let Some(vtable) = &found[at] {
            return Some(VTableOf::new(vtable.get()));
        }
        at += 1;
    }
    None
}

/// The declaration of `T`.
#[expect(clippy::needless_pass_by_value, reason = "what expansions write is shorter")]
pub const fn declared<T>(found: DeclOf<T>) -> Option<&'static Decl> {
    found.0
}

/// The operations of a type that is known to be an attribute.
pub(crate) const fn vtable_of<T: SlotValue>() -> &'static VTable {
    match Probe::<T>::ATTRIBUTE {
        Some(vtable) => vtable.get(),
        None => Probe::<T>::OPAQUE.get(),
    }
}

/// The opaque value of a value that cannot be converted, such as a path that is not Unicode.
#[cfg(feature = "std")]
pub(crate) fn opaque<T: 'static>(value: &T) -> Value<'_> {
    AttrRef::new(value, Probe::<T>::OPAQUE.get()).map_or(Value::None, Value::Opaque)
}
