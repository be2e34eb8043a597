//! `Place`, the offset of a field in every value of a struct, and `slot!`, which computes it at compile time.

use core::any::TypeId;
use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;
use core::ptr::NonNull;
use core::slice;

use crate::model::class::of::ClassOf;
use crate::model::class::table::{Entry, to_u32};
use crate::model::decl::SlotDetail;
use crate::model::kernel::declare::Declare;
use crate::model::value_error::ValueError;

/// The offset at which a `T` lies in every `S`; a handle holds one.
///
/// **I6, placed.** A `T` lies `offset` bytes into every `S`. Enforced by the two functions that make a `Place`.
pub struct Place<S, T> {
    offset: u32,
    names: &'static [&'static str],
    /// The slot, if its name is the whole path and only rules of its own apply to a write in a direct class.
    ruled: Option<(&'static Entry, &'static SlotDetail)>,
    types: PhantomData<Invariant<S, T>>,
}

impl<S, T> Clone for Place<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Place<S, T> {}

impl<S, T> Debug for Place<S, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place")
            .field("names", &self.names)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

impl<S: Declare, T: 'static> Place<S, T> {
    /// The place of the slot `name`, if it is of type `T`.
    pub(crate) fn find(name: &str) -> Option<Self> {
        let entry = ClassOf::<S>::CLASS.find(name)?;
        // This comparison enforces I6: by I2 a value of the entry's type lies at its offset.
        let is_same_type = entry.type_id() == TypeId::of::<T>();
        is_same_type.then(|| Place {
            offset: entry.offset_u32(),
            names: slice::from_ref(entry.name_held()),
            ruled: ClassOf::<S>::CLASS.ruled(name),
            types: PhantomData,
        })
    }

    /// The place of a field that the macro [`slot!`](crate::slot) names.
    ///
    /// # Safety
    /// A `T` must lie `offset` bytes into every `S`.
    pub const unsafe fn declared(
        offset: usize,
        names: &'static [&'static str],
        _: Field<S, T>,
    ) -> Self {
        let ruled = match names {
            [name] => ClassOf::<S>::CLASS.ruled(name),
            _ => None,
        };
        Place { offset: to_u32(offset), names, ruled, types: PhantomData }
    }

    /// The names that lead to the slot, the outermost first.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        self.names
    }

    /// Applies the rules of the slot to a value; `None` if a write has to do more.
    #[inline(always)]
    pub(crate) fn validate(self, value: &T) -> Option<Result<(), ValueError>> {
        let (entry, detail) = self.ruled?;
        Some(detail.validate_typed(value, entry.vtable()))
    }

    pub(crate) const fn offset(self) -> u32 {
        self.offset
    }

    #[inline(always)]
    pub(crate) fn get(self, object: &S) -> &T {
        // SAFETY: I6: a `T` lies at this offset of every `S`.
        let place = unsafe { NonNull::from(object).byte_add(self.offset as usize) };
        // SAFETY: I6: as above; the result borrows `object`.
        unsafe { place.cast().as_ref() }
    }

    #[inline(always)]
    pub(crate) fn get_mut(self, object: &mut S) -> &mut T {
        // SAFETY: I6: a `T` lies at this offset of every `S`.
        let place = unsafe { NonNull::from(object).byte_add(self.offset as usize) };
        // SAFETY: I6: as above; the result borrows `object` mutably.
        unsafe { place.cast().as_mut() }
    }
}

/// Makes a handle invariant: with a covariant one, a field of a longer lifetime could receive a value of a shorter one.
type Invariant<S, T> = fn(S, T) -> (S, T);

/// The types of a struct and of one of its fields, exactly: both parameters are invariant.
#[derive(Clone, Copy, Debug)]
pub struct Field<S, T>(PhantomData<Invariant<S, T>>);

impl<S, T> Field<S, T> {
    /// Infers the types from an expression that accesses the field. The argument is never called.
    pub const fn of(_: fn(&mut S) -> *mut T) -> Self {
        Field(PhantomData)
    }
}

/// Makes a handle of a slot at compile time. The compiler checks that the field exists and is visible, that it is a slot,
/// its type, and whether it has rules. Nested fields are written as in Rust.
///
/// The result is a constant. Its type is [`Slot<S, T, Direct>`](crate::Slot) if no rule, check or hook applies to the
/// slot, and [`Slot<S, T>`](crate::Slot) otherwise.
///
/// ```
/// use slots_runtime::{prelude::*, slot};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { gain: f64, roi: Roi }
///
/// const GAIN: Slot<Camera, f64, Direct> = slot!(Camera, gain);
///
/// let mut cam = Camera { gain: 1.0, roi: Roi { x: 3 } };
/// GAIN.set(&mut cam, 2.0);
/// assert_eq!(*GAIN.get(&cam), 2.0);
/// assert_eq!(*slot!(Camera, roi.x).get(&cam), 3);
/// ```
#[macro_export]
macro_rules! slot {
    ($class:ty, $first:ident $(. $rest:ident)*) => {
        const {
            const __NAMES: $crate::__private::FieldPath = $crate::__private::field_path(
                <$class as $crate::__private::Declare>::DECL,
                &[$crate::__private::stringify!($first) $(, $crate::__private::stringify!($rest))*],
            );
            // Safe code takes a reference first, so that a field of a packed struct or of a union is rejected. The result is a
            // `*mut`, since a `*const` is covariant.
            let __field = $crate::__private::Field::of(
                |__object: &mut $class| &raw mut *&mut __object.$first $(. $rest)*,
            );
            $crate::__private::handle::<
                $class,
                _,
                <$crate::__private::Mode<{ __NAMES.is_free() }> as $crate::__private::SelectMode>::Selected,
            >(
                // SAFETY: I6: `offset_of!` takes no step through a `Deref`, so that the field it measures is the one whose
                // address `__field` takes; the type of that field is `T`, since nothing is coerced to become a `Field`.
                unsafe {
                    $crate::__private::Place::declared(
                        $crate::__private::offset_of!($class, $first $(. $rest)*),
                        __NAMES.names(),
                        __field,
                    )
                },
            )
        }
    };
}
