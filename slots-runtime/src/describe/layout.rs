//! `Layout`, the memory layout of the objects of a class as text and as data; `assert_layout!`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Debug, Display, Formatter};

use crate::model::class::Class;
use crate::model::decl::Base;
use crate::text::const_string::ConstString;

impl Class {
    /// Returns the memory layout of the objects of this class: slots, overflow map and padding.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// #[repr(C)] // keeps the order of the fields; without it rustc looks for the order with the least padding
    /// struct Roi {
    ///     binned: bool,
    ///     x: u32,
    /// }
    ///
    /// assert_eq!(
    ///     Roi::CLASS.layout().to_string(),
    ///     "\
    /// Roi: 8 bytes, aligned to 4, 3 of padding
    ///  offset  size  what          owner
    ///       0     1  binned: bool  Roi
    ///       1     3  (padding)     Roi
    ///       4     4  x: u32        Roi
    /// "
    /// );
    /// ```
    pub fn layout(&'static self) -> Layout {
        let mut parts = Vec::new();
        collect(self, 0, &mut parts);
        Layout { class: self, parts }
    }
}

/// Adds the parts of an object at offset `start`, and the gaps between them.
fn collect(class: &'static Class, start: usize, parts: &mut Vec<Part>) {
    let part = |offset: usize, size: usize, kind: PartKind| Part {
        offset: start + offset,
        size,
        kind,
        owner: class,
    };
    // Each with the parts that it has itself, if it is a base.
    let mut own: Vec<(Part, Vec<Part>)> = Vec::new();
    for slot in class.ordered().filter(|entry| entry.base().is_none()) {
        let Some(vtable) = slot.slot_vtable() else { continue };
        let kind = PartKind::Slot { name: slot.name(), type_name: vtable.type_name() };
        own.push((part(slot.offset(), vtable.size(), kind), Vec::new()));
    }
    for skipped in class.skipped {
        let kind = PartKind::LeftOut { field: skipped.field };
        own.push((part(skipped.offset, skipped.size, kind), Vec::new()));
    }
    let has_one = |base: &Base| base.class.is_dynamic();
    if let Some(offset) = class.dict_offset().filter(|_| !class.bases.iter().any(has_one)) {
        own.push((
            part(offset, size_of::<crate::model::dict::Dict>(), PartKind::Overflow),
            Vec::new(),
        ));
    }
    for base in class.bases {
        let mut inside = Vec::new();
        collect(base.class, start + base.offset, &mut inside);
        own.push((part(base.offset, base.class.size(), PartKind::Padding), inside));
    }
    own.sort_by_key(|(part, _)| (part.offset, part.size));
    let mut end = start;
    let gap = |from: usize, to: usize| Part {
        offset: from,
        size: to.saturating_sub(from),
        kind: PartKind::Padding,
        owner: class,
    };
    for (part, inside) in own {
        parts.extend(Some(gap(end, part.offset)).filter(|gap| gap.size > 0));
        end = end.max(part.offset + part.size);
        // A base is shown by its parts; one without fields has none.
        match part.kind {
            PartKind::Padding => parts.extend(inside),
            _ => parts.push(part),
        }
    }
    parts.extend(Some(gap(end, start + class.size())).filter(|gap| gap.size > 0));
}

/// The memory layout of the objects of a class; [`Class::layout`] returns it.
///
/// Its `Display` is a table with one line for each part. rustc chooses the order of the fields: the offsets are equal
/// for all objects of a struct, but can differ between versions of rustc, unless the struct is `#[repr(C)]`.
#[derive(Clone, Debug)]
pub struct Layout {
    class: &'static Class,
    parts: Vec<Part>,
}

impl Layout {
    /// Returns the parts in the order of their offsets, including the parts of bases. Each part begins where the
    /// previous one ends.
    ///
    /// ```
    /// use slots_runtime::{PartKind, prelude::*};
    ///
    /// #[slots]
    /// struct Nothing {}
    ///
    /// #[dynamic]
    /// struct Device { id: u8, serial: u64 }
    ///
    /// #[slots(pub)]
    /// struct Camera {
    ///     #[slot(base)] nothing: Nothing,
    ///     #[slot(base)] device: Device,
    ///     #[slot(alias = "amplification")] pub gain: f32,
    ///     hidden: u8,
    /// }
    ///
    /// let layout = Camera::CLASS.layout();
    /// let mut end = 0;
    /// for part in layout.parts() {
    ///     assert_eq!(part.offset, end);
    ///     end += part.size;
    /// }
    /// assert_eq!(end, size_of::<Camera>());
    /// let of_device = layout.parts().iter().filter(|part| part.owner == Device::CLASS);
    /// assert_eq!(of_device.map(|part| part.size).sum::<usize>(), size_of::<Device>());
    /// let kept = layout.parts().iter().filter(|part| part.kind != PartKind::Padding);
    /// assert_eq!(kept.count(), 5); // id, serial, __dict__, gain, hidden
    /// ```
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the number of padding bytes in an object.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Pixel { bits: u8, value: u32 }
    ///
    /// assert_eq!(Pixel::CLASS.layout().padding(), 3);
    /// ```
    pub fn padding(&self) -> usize {
        let is_padding = |part: &&Part| part.kind == PartKind::Padding;
        self.parts.iter().filter(is_padding).map(|part| part.size).sum()
    }
}

/// A part of an object's memory.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// The offset from the start of the object, in bytes.
    pub offset: usize,
    /// The size in bytes.
    pub size: usize,
    /// The content.
    pub kind: PartKind,
    /// The class that declares it: the class of the object or a base.
    pub owner: &'static Class,
}

/// The content of a [`Part`] of an object's memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartKind {
    /// A slot.
    Slot {
        /// The name of the attribute.
        name: &'static str,
        /// The name of the field's type, without modules.
        type_name: String,
    },
    /// The overflow map.
    Overflow,
    /// A field that is not a slot: `#[slot(skip)]`, or a private one of `#[slots(pub)]`.
    LeftOut {
        /// The name of the field.
        field: &'static str,
    },
    /// Padding: bytes that align the next field.
    Padding,
}

impl Display for PartKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            PartKind::Slot { name, type_name } => write!(f, "{name}: {type_name}"),
            PartKind::Overflow => f.write_str("__dict__: the overflow map"),
            PartKind::LeftOut { field } => write!(f, "({field}, no slot)"),
            PartKind::Padding => f.write_str("(padding)"),
        }
    }
}

impl Display for Layout {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Layout { class, parts } = self;
        write!(f, "{}: {} bytes, aligned to {}", class.name(), class.size(), class.align())?;
        match self.padding() {
            0 => writeln!(f, ", no padding")?,
            padding => writeln!(f, ", {padding} of padding")?,
        }
        let what: Vec<String> = parts.iter().map(|part| part.kind.to_string()).collect();
        let width = what.iter().map(|text| text.chars().count()).max().unwrap_or(0).max(4);
        writeln!(f, " offset  size  {:width$}  owner", "what")?;
        for (part, what) in parts.iter().zip(&what) {
            let Part { offset, size, owner, .. } = part;
            writeln!(f, "{offset:7} {size:5}  {what:width$}  {}", owner.name())?;
        }
        Ok(())
    }
}

/// Fails at compile time if a size or an alignment is not the asserted one.
#[track_caller]
pub const fn assert_bytes(of: &str, what: &str, actual: usize, asserted: usize) {
    if actual != asserted {
        ConstString::EMPTY
            .add("the ")
            .add(what)
            .add(" of '")
            .add(of)
            .add("' is ")
            .add_number(actual)
            .add(", not ")
            .add_number(asserted)
            .fail();
    }
}

/// Asserts the size and the alignment of a struct at compile time.
///
/// With it, a field that makes a frequently created struct larger is a compile error. It works for all types of known
/// size, with and without slots.
///
/// ```
/// use slots_runtime::{assert_layout, prelude::*};
///
/// #[slots]
/// struct Point { x: f64, y: f64, name: Option<Box<str>> }
///
/// assert_layout!(Point, size = 32, align = 8);
/// ```
///
/// ```compile_fail
/// # use slots_runtime::{assert_layout, prelude::*};
/// # #[slots]
/// # struct Point { x: f64, y: f64, name: Option<Box<str>> }
/// assert_layout!(Point, size = 24); // error: the size of 'Point' is 32, not 24
/// ```
#[macro_export]
macro_rules! assert_layout {
    ($ty:ty $(, $what:ident = $bytes:expr)+ $(,)?) => {
        const _: () = { $($crate::assert_layout!(@ $ty, $what, $bytes);)+ };
    };
    (@ $ty:ty, size, $bytes:expr) => {
        $crate::__private::assert_bytes(
            $crate::__private::stringify!($ty), "size", $crate::__private::size_of::<$ty>(), $bytes,
        )
    };
    (@ $ty:ty, align, $bytes:expr) => {
        $crate::__private::assert_bytes(
            $crate::__private::stringify!($ty), "alignment", $crate::__private::align_of::<$ty>(), $bytes,
        )
    };
    (@ $ty:ty, $what:ident, $bytes:expr) => {
        compile_error!("`assert_layout!` asserts `size` and `align`")
    };
}
