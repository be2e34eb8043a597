//! The types that a schema refers to by `$ref`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Documents;
use crate::model::class::Class;
use crate::model::slot_type::EnumInfo;

/// The classes met so far and the enums that contain themselves, each once; the first is the root.
pub(super) struct Definitions {
    all: Vec<Defined>,
    pub(super) documents: Documents,
    /// The enums that are being described.
    pub(super) open: Vec<&'static EnumInfo>,
}

/// A type with an entry in `$defs`.
#[derive(Clone, Copy)]
pub(super) enum Defined {
    Class(&'static Class),
    Enum(&'static EnumInfo),
}

impl Defined {
    fn name(self) -> String {
        match self {
            Defined::Class(class) => class.name().into(),
            Defined::Enum(info) => info.name(),
        }
    }

    fn is_same(self, other: Self) -> bool {
        match (self, other) {
            (Defined::Class(one), Defined::Class(other)) => one == other,
            (Defined::Enum(one), Defined::Enum(other)) => one.is_same(other),
            _ => false,
        }
    }
}

impl Definitions {
    /// The root alone.
    pub(super) fn of(root: Defined, documents: Documents) -> Self {
        Definitions { all: Vec::from([root]), documents, open: Vec::new() }
    }

    pub(super) fn get(&self, at: usize) -> Option<Defined> {
        self.all.get(at).copied()
    }

    /// The name of a type in `$defs`. Types of different modules, or of one generic struct, can be called the same.
    pub(super) fn name(&self, at: usize) -> String {
        let name = self.all[at].name();
        let same = self.all[1..at].iter().filter(|other| other.name() == name).count();
        if same == 0 { name } else { format!("{name}-{}", same + 1) }
    }

    /// The address of a type.
    pub(super) fn reference(&mut self, to: Defined) -> String {
        let at = self.all.iter().position(|known| known.is_same(to)).unwrap_or_else(|| {
            self.all.push(to);
            self.all.len() - 1
        });
        if at == 0 {
            return "#".into();
        }
        // A name of Rust can have letters that an address cannot.
        let encode = |byte: u8| match byte {
            0x21..0x7f => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        format!("#/$defs/{}", self.name(at).bytes().map(encode).collect::<String>())
    }
}
