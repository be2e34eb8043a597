//! The class body as data, in a constant of the type, where the derive finds it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{ItemImpl, Type, parse_quote};

use crate::body::{BodyModel, Getter, Gives, Hook, Member, MemberKind, Setter};
use crate::gate::field;
use crate::names::{body_const, private};

/// The operations of a type, the most able that it has:
///
/// ```text
/// __rt::pick(__rt::Probe::<f64>::ATTRIBUTE, __rt::Probe::<f64>::TEXT, __rt::Probe::<f64>::DEBUG, __rt::Probe::<f64>::OPAQUE)
/// ```
pub(crate) fn ops(ty: &Type) -> TokenStream {
    quote! {
        __rt::pick(__rt::Probe::<#ty>::ATTRIBUTE, __rt::Probe::<#ty>::TEXT, __rt::Probe::<#ty>::DEBUG, __rt::Probe::<#ty>::OPAQUE)
    }
}

/// Adds the constant to the impl, and gives the checks that stand beside it:
///
/// ```text
/// impl Person {
///     ..
///     #[doc(hidden)]
///     pub const __one_slots_impl_per_type: &'static __private::Body = {
///         use ::slots_runtime::__private::{self as __rt, ProbeElse as _};
///         &__rt::Body { members: &[..], on_set: None }
///     };
/// }
/// const _: () = { __rt::check_own(<Person as Slots>::CLASS, "age", false); };
/// ```
pub(crate) fn block(model: &BodyModel, block: &mut ItemImpl) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let body = body_const();
    let members = model.members.iter().map(member);
    let on_set = field(&format_ident!("on_set"), &model.on_set, |Hook { ident, changes }| {
        if *changes {
            quote! {
                __rt::Some(__rt::OnSet::Changes(|__o, __n, __v| {
                    __rt::told_mut::<Self>(__o, |__o| Self::#ident(__o, __n, __v))
                }))
            }
        } else {
            quote! {
                __rt::Some(__rt::OnSet::Looks(|__o, __n, __v| {
                    __rt::told::<Self>(__o, |__o| Self::#ident(__o, __n, __v))
                }))
            }
        }
    });
    block.items.push(parse_quote! {
        #[doc(hidden)]
        #[allow(deprecated, unused_qualifications, non_upper_case_globals, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        pub const #body: &'static #rt::Body = {
            use #rt::{self as __rt, ProbeElse as _};
            &__rt::Body { members: &[#(#members),*], #on_set }
        };
    });
    if !block.generics.params.is_empty() {
        return quote!();
    }
    let class = &block.self_ty;
    let checks = model.members.iter().map(|member| {
        let (gate, name) = (member.gate().attr(), &member.name);
        let check = quote_spanned!(member.span=> __rt::check_own(<#class as __rt::Slots>::CLASS, #name, false));
        quote!(#gate #check)
    });
    quote! {
        #[allow(unused_qualifications)]
        const _: () = {
            use #rt::{self as __rt};
            #(#checks;)*
        };
    }
}

fn member(member: &Member) -> TokenStream {
    let Member { name, docs, kind, .. } = member;
    let gate = member.gate().attr();
    match kind {
        MemberKind::Const(_, ident, ty) => {
            let ops = ops(ty);
            quote! {
                #gate __rt::BodyMember::constant(#name, &__rt::Detail::Const(__rt::ConstDetail {
                    doc: #docs,
                    value: || __rt::lend::<#ty>(__rt::Some(const { &Self::#ident }), const { #ops }),
                }))
            }
        }
        MemberKind::Property { get, set, delete } => {
            let borrow = field(&format_ident!("borrow"), get, |method| getter(method).1);
            let get = field(&format_ident!("get"), get, |method| getter(method).0);
            let set = field(&format_ident!("set"), set, setter);
            let delete = field(
                &format_ident!("delete"),
                delete,
                |method| quote!(__rt::Some(|__o| __rt::called::<Self, _>(__o, |__o| Self::#method(__o)))),
            );
            quote! {
                #gate __rt::BodyMember::property(#name, &__rt::Detail::Property(__rt::PropertyDetail {
                    doc: #docs,
                    #get
                    #borrow
                    #set
                    #delete
                }))
            }
        }
    }
}

fn none() -> TokenStream {
    quote!(__rt::None)
}

/// ```text
/// get: Some(|__o| __rt::made(__o.part::<Self>().map(|__o| Self::full_name(__o)), OPS)), borrow: None
/// get: Some(|__o| __rt::lent(__o.part::<Self>().map(|__o| Self::first(__o)), OPS)), borrow: Some(..)
/// ```
fn getter(getter: &Getter) -> (TokenStream, TokenStream) {
    let Getter { ident, gives } = getter;
    let call = quote!(__o.part::<Self>().map(|__o| Self::#ident(__o)));
    match gives {
        // A `str` is no value of its own size: it crosses as the text that it is.
        Gives::Ref(Type::Path(path)) if path.path.is_ident("str") => {
            (quote!(__rt::Some(|__o| __rt::lent_text(#call))), none())
        }
        Gives::Ref(ty) => {
            let ops = ops(ty);
            let get = quote!(__rt::Some(|__o| __rt::lent::<#ty>(#call, const { #ops })));
            (get, quote!(__rt::Some(|__o| __rt::lend::<#ty>(#call, const { #ops }))))
        }
        Gives::Value(ty) => {
            let ops = ops(ty);
            (quote!(__rt::Some(|__o| __rt::made::<#ty>(#call, const { #ops }))), none())
        }
        Gives::Result(ty) => {
            let inner = quote!(<#ty as __rt::Fallible>::Value);
            let ops = ops(&parse_quote!(#inner));
            (
                quote!(__rt::Some(|__o| __rt::made::<#inner>(__rt::tried(#call)?, const { #ops }))),
                none(),
            )
        }
    }
}

/// ```text
/// Some(|__o, __i| { let __v = __rt::wanted::<f64>(__i, OPS)?; __rt::called::<Self, _>(__o, |__o| Self::set_gain(__o, __v)) })
/// ```
fn setter(setter: &Setter) -> TokenStream {
    let Setter { ident, takes, by_ref } = setter;
    let ops = ops(takes);
    let value = if *by_ref { quote!(&__v) } else { quote!(__v) };
    quote! {
        __rt::Some(|__o, __i| {
            let __v = __rt::wanted::<#takes>(__i, const { #ops })?;
            __rt::called::<Self, _>(__o, |__o| Self::#ident(__o, #value))
        })
    }
}
