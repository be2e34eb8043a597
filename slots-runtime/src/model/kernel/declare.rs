//! `Declare`: a struct that describes itself.

use crate::model::decl::Decl;

/// A struct that describes itself.
///
/// # Safety
/// [`DECL`](Self::DECL) must describe `Self`: each slot's offset and operations are those of a field of `Self`, each
/// base's offset and class too, `dict` is the offset of a field of type [`Dict`](crate::Dict), and `type_id` is that of
/// `Self`. Slots, bases, `dict` and `skipped` together list every field of `Self`. No unsafe code relies on `inner` and `base_decls`, which only decide whether a handle of `slot!` is `Direct`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no slots",
    label = "this type is reachable by field, not by name",
    note = "put `#[slots]` above the struct"
)]
pub unsafe trait Declare: Sized + 'static {
    /// The class as declared.
    const DECL: &'static Decl;
    /// Makes the object whose values a new object has where none are given.
    const DEFAULT: Option<fn() -> Self> = None;
}
