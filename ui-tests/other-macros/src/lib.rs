//! Attributes of somebody else's, which change a struct after `#[slots]` has read it.

use proc_macro::{TokenStream, TokenTree};

/// Makes the struct a packed one.
#[proc_macro_attribute]
pub fn pack(_: TokenStream, item: TokenStream) -> TokenStream {
    ["#[repr(C, packed)]".parse(), Ok(item)].into_iter().flatten().collect()
}

/// Makes the struct a union.
#[proc_macro_attribute]
pub fn unite(_: TokenStream, item: TokenStream) -> TokenStream {
    swap_words(item, "struct", "union")
}

/// Makes each `u32` of the struct a `u64`.
#[proc_macro_attribute]
pub fn widen(_: TokenStream, item: TokenStream) -> TokenStream {
    swap_words(item, "u32", "u64")
}

fn swap_words(item: TokenStream, old: &str, new: &str) -> TokenStream {
    let swap = |token| match token {
        TokenTree::Ident(ident) if ident.to_string() == old => {
            proc_macro::Ident::new(new, ident.span()).into()
        }
        TokenTree::Group(group) => {
            let inside = swap_words(group.stream(), old, new);
            proc_macro::Group::new(group.delimiter(), inside).into()
        }
        other => other,
    };
    item.into_iter().map(swap).collect()
}
