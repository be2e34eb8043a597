//! Attributes that are wrong beside `#[slots]`: reported here on their token, instead of by rustc about an expansion.

use syn::punctuated::Punctuated;
use syn::{Attribute, Error, ItemStruct, Path, Token};

use crate::attribute::which::Macro;
use crate::errors::Errors;

/// The result of the search.
#[derive(Default)]
pub(crate) struct Misplaced {
    /// Whether the struct was changed.
    pub(crate) is_any: bool,
    /// Whether the struct derives `Slots` by itself.
    pub(crate) is_derived_below: bool,
}

/// Removes the misplaced attributes from the struct, and reports an error for each.
pub(crate) fn take(which: Macro, input: &mut ItemStruct, errors: &mut Errors) -> Misplaced {
    let mut found = Misplaced::default();
    input.attrs.retain(|attr| {
        let name = last(attr.path());
        let message = match (which, name.as_str()) {
            (Macro::Slots, "slots") => "`#[slots]` is given twice",
            (Macro::Dynamic, "dynamic") => "`#[dynamic]` is given twice",
            (Macro::Dynamic, "slots") => "`#[dynamic]` is `#[slots]` too: remove this",
            (Macro::Slots, "dynamic") => {
                found.is_derived_below = true;
                let message = "`#[dynamic]` is `#[slots]` too: remove this";
                errors.push(Error::new(proc_macro2::Span::call_site(), message));
                return true;
            }
            _ => return true,
        };
        found.is_any = true;
        errors.at(attr.path(), message);
        false
    });
    found.is_derived_below |= input.attrs.iter().any(|attr| derives_slots(attr, errors));
    for field in &mut input.fields {
        field.attrs.retain(|attr| {
            let is_on_field = matches!(last(attr.path()).as_str(), "slots" | "dynamic");
            if is_on_field {
                found.is_any = true;
                errors.at(attr.path(), "a field takes `#[slot(..)]`");
            }
            !is_on_field
        });
    }
    found
}

fn derives_slots(attr: &Attribute, errors: &mut Errors) -> bool {
    if !attr.path().is_ident("derive") {
        return false;
    }
    let derives = attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
    let Ok(derives) = derives else { return false };
    let Some(again) = derives.iter().find(|path| last(path) == "Slots") else { return false };
    errors.at(again, "the attribute above derives `Slots` already: remove one of the two");
    true
}

fn last(path: &Path) -> String {
    path.segments.last().map_or_else(String::new, |last| last.ident.to_string())
}
