//! The impl of `Attribute` for enums without fields and for newtypes.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use super::head::Head;
use crate::choices::{Choice, TypeKind, TypeModel};
use crate::names::private;

pub(super) fn attribute(model: &TypeModel) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let mut generics = model.generics.clone();
    let body = match &model.kind {
        TypeKind::Choices(choices) => by_name(choices),
        TypeKind::Newtype(ty, field) => {
            if !generics.params.is_empty() {
                let bound = syn::parse_quote!(#ty: __rt::Attribute);
                generics.make_where_clause().predicates.push(bound);
            }
            as_inside(ty, field.as_ref())
        }
    };
    let Head { params, class, bounds } = Head::new(&model.ident, &generics);
    quote! {
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #rt::{self as __rt};

            #[automatically_derived]
            impl #params __rt::Attribute for #class #bounds {
                #body
            }
        };
    }
}

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { __rt::Value::from(match self { Self::Soft => "soft", Self::Hard => "hard" }) }
/// fn from_value(..) { __rt::choose(&value, &[("soft", 0), ("hard", 1)]) .. }
/// ```
fn by_name(choices: &[Choice]) -> TokenStream {
    let idents = choices.iter().map(|choice| &choice.ident);
    let firsts = choices.iter().map(|choice| &choice.names[0]);
    let all_firsts = choices.iter().map(|choice| &choice.names[0]);
    let named =
        choices.iter().map(|Choice { ident, names }| quote!(#(#names)|* => __rt::Ok(Self::#ident)));
    quote! {
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::choice(match self { #(Self::#idents => #firsts),* })
        }
        fn from_value(__value: __rt::Value<'_>) -> __rt::Result<Self, __rt::Refused> {
            __rt::chosen::<Self>(&__value, |__name| Self::from_text(__name))
        }
        fn from_text(__text: &__rt::str) -> __rt::Result<Self, __rt::Refused> {
            match __text {
                #(#named,)*
                _ => __rt::Err(__rt::not_chosen::<Self>(__text)),
            }
        }
        fn choices() -> &'static [&'static __rt::str] {
            &[#(#all_firsts),*]
        }
    }
}

/// Whether a type is written as one that holds no objects. Any other may be an alias of one that does.
fn is_scalar(ty: &Type) -> bool {
    const SCALARS: [&str; 18] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize", "String", "Duration",
    ];
    matches!(ty, Type::Path(path) if SCALARS.iter().any(|scalar| path.path.is_ident(scalar)))
}

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { <f64 as __rt::Attribute>::to_value(&self.0) }
/// ```
fn as_inside(ty: &Type, field: Option<&Ident>) -> TokenStream {
    let (place, make) = match field {
        Some(field) => (quote!(self.#field), quote!(|__it| Self { #field: __it })),
        None => (quote!(self.0), quote!(|__it| Self(__it))),
    };
    let inner = quote!(<#ty as __rt::Attribute>);
    // A literal, since a newtype can be of a list of itself.
    let may_hold_objects = !is_scalar(ty);
    quote! {
        const __MAY_HOLD_OBJECTS: __rt::bool = #may_hold_objects;
        const __INNER_RULES: __rt::InnerRules = #inner::__INNER_RULES;
        fn to_value(&self) -> __rt::Value<'_> {
            #inner::to_value(&#place)
        }
        fn from_value(__value: __rt::Value<'_>) -> __rt::Result<Self, __rt::Refused> {
            #inner::from_value(__value).map(#make)
        }
        fn from_text(__text: &__rt::str) -> __rt::Result<Self, __rt::Refused> {
            #inner::from_text(__text).map(#make)
        }
        fn choices() -> &'static [&'static __rt::str] {
            #inner::choices()
        }
        fn kind() -> __rt::Kind {
            #inner::kind()
        }
        fn __is_none(&self) -> __rt::bool {
            #inner::__is_none(&#place)
        }
        fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
            #inner::__object(&#place)
        }
        fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
            #inner::__object_mut(&mut #place)
        }
        fn __item(&self, __step: &__rt::Step) -> __rt::Option<__rt::AttrRef<'_>> {
            #inner::__item(&#place, __step)
        }
        fn __item_mut(&mut self, __step: &__rt::Step) -> __rt::Option<__rt::AttrMut<'_>> {
            #inner::__item_mut(&mut #place, __step)
        }
    }
}
