//! What a type says of its values: how their items change, and whether they hold objects with rules.

/// How items are inserted into and removed from values of a type.
///
/// The exchange of an item is its own inverse. With a value, it inserts an item before the one at an index, or sets the
/// value of a key; without one, it removes the item or the key. The result is the old value of the key or the removed item:
/// the argument of the exchange that takes this one back. An unsupported exchange returns its argument as the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// The items are fixed.
    No,
    /// Keys are added and removed.
    Keys,
    /// Items of a list are added and removed.
    Items,
    /// Keys or items, as the value decides.
    Any,
    /// The items are fixed, and none can be borrowed to be changed: an exchange replaces one.
    Parts,
    /// Items of a set are added and removed: each edit makes a new set, since an item has no place of its own.
    Set,
    /// As `Set`, for a heap.
    Heap,
    /// As `Set`, for a list in a shared pointer, whose items other owners may share. Items are added at any position.
    Shared,
    /// The items of a set are fixed: each one converts to a string, which may lack a part of it.
    FixedSet,
}

impl Edits {
    /// What an error calls a value that is edited by copy: an edit would make a new one, of copies of its items. `None` for other
    /// values.
    pub(crate) const fn by_copy(self) -> Option<&'static str> {
        match self {
            Edits::Set | Edits::FixedSet => Some("set"),
            Edits::Heap => Some("heap"),
            Edits::Shared => Some("list in an `Rc` or `Arc`"),
            Edits::No | Edits::Keys | Edits::Items | Edits::Any | Edits::Parts => None,
        }
    }
}

/// Whether values of a type hold objects whose class has rules: a check, `frozen`, or slots with rules or `readonly`.
///
/// It is known at compile time, so that a slot without such objects costs nothing. For objects behind a pointer it is
/// known only at run time: a struct can hold a list of itself, and a constant cannot depend on itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InnerRules {
    /// Values hold no objects with rules.
    No,
    /// There may be: objects lie behind a pointer, and their class decides at run time.
    Maybe,
    /// Values hold objects with rules.
    Yes,
}
