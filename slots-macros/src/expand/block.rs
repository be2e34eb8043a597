//! The class body as data, in a constant of the type, which the expansion of the derive reads.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{Ident, ItemImpl, ReturnType, Type, parse_quote};

use crate::expand::head::{bounded, without_lifetimes};
use crate::expand::method;
use crate::expand::types::vtable;
use crate::model::body::{BodyModel, Member, MemberKind, Property};
use crate::names::{at, local, private, shadows};
use crate::parse::getter::{Getter, Gives};
use crate::parse::hook::Hook;
use crate::parse::lifetimes::{for_ever, named_for_ever};
use crate::parse::setter::{Deleter, Setter};
use crate::parse::signature::is_named;

/// ```text
/// const _: () = {
///     use ::slots_runtime::__private::{self as __rt, ProbeElse as _};
///     impl __rt::OneSlotsImplPerType for Person {
///         const BODY: &'static __rt::Body = &__rt::Body { members: &[..], on_set: None };
///     }
///     const _: () = { __rt::check_body(<Person as __rt::Declare>::DECL, "age"); };
/// };
/// ```
pub(crate) fn block(model: &BodyModel, block: &ItemImpl) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let members = model.members.iter().map(member);
    let on_set = optional(model.on_set.as_ref().map(hook));
    let generics = without_lifetimes(&bounded(&block.generics));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let class = &block.self_ty;
    let class = named_for_ever(quote!(#class));
    let checks = checks(model, block, &class);
    let converts = has_methods(model).then(|| quote!(ConvertElse as _, ConvertText as _,));
    let shadows = shadows(local_names(model));
    let written = quote! {
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #rt::{self as __rt, #converts ProbeElse as _, ReturnedElse as _};
            #shadows

            #[automatically_derived]
            impl #impl_generics __rt::OneSlotsImplPerType for #class #where_clause {
                const BODY: &'static __rt::Body = &__rt::Body { members: &[#(#members),*], on_set: #on_set };
            }
            #checks
        };
    };
    for_ever(written, &block.generics)
}

/// Whether the class body has methods that are called by name.
fn has_methods(model: &BodyModel) -> bool {
    model.members.iter().any(|member| matches!(member.kind, MemberKind::Method(_)))
}

/// The local variables of the expansion.
fn local_names(model: &BodyModel) -> Vec<String> {
    let arguments = model.members.iter().map(|member| match &member.kind {
        MemberKind::Method(Some(method)) => method.arguments.len(),
        _ => 0,
    });
    let arguments = (0..arguments.max().unwrap_or(0)).map(|at| format!("a{at}"));
    let own = has_methods(model).then_some("a");
    let all = ["o", "r", "i", "v", "p", "n", "f"].into_iter().chain(own);
    all.map(ToOwned::to_owned).chain(arguments).collect()
}

/// Checks that need the names of the slots and of the bases, as errors of constant evaluation.
fn checks(model: &BodyModel, block: &ItemImpl, class: &TokenStream) -> TokenStream {
    // The names of a generic struct are checked when it is first used with types.
    if !without_lifetimes(&block.generics).params.is_empty() {
        return quote!();
    }
    let checks = model.members.iter().map(|member| {
        let name = &member.name;
        quote_spanned!(member.span=> __rt::check_body(<#class as __rt::Declare>::DECL, #name))
    });
    quote!(const _: () = { #(#checks;)* };)
}

fn member(member: &Member) -> TokenStream {
    let Member { name, docs, kind, .. } = member;
    match kind {
        MemberKind::Const(ident, ty) => {
            let vtable = vtable(ty);
            quote! {
                __rt::BodyMember::constant(#name, &__rt::Detail::Const(__rt::ConstDetail {
                    doc: #docs,
                    value: || __rt::borrowed::<#ty>(__rt::Some(const { &Self::#ident }), const { #vtable }),
                }))
            }
        }
        MemberKind::Method(method) => {
            let method = method.as_ref().map(|it| method::method(it, docs));
            quote!(__rt::BodyMember::method(#name, &__rt::Detail::Method(#method)))
        }
        MemberKind::Property(property) => {
            let Property { get, set, delete } = &**property;
            let reads = get.as_ref().and_then(|getter| getter.reads.as_ref());
            let reads = reads.map(|field| quote!(.reads(#field)));
            let writes = set.as_ref().and_then(|setter| setter.writes.as_ref());
            let writes = writes.map(|field| quote!(.writes(#field)));
            let gives = optional(get.as_ref().map(|getter| given(&getter.gives)));
            let (get, borrow) = get.as_ref().map_or_else(|| (none(), none()), getter);
            let takes = optional(set.as_ref().map(|setter| {
                let vtable = vtable(&setter.takes);
                quote!(__rt::Some(const { #vtable }))
            }));
            let set = optional(set.as_ref().map(setter));
            let delete = optional(delete.as_ref().map(deleter));
            quote! {
                __rt::BodyMember::property(#name, &__rt::Detail::Property(__rt::PropertyDetail {
                    doc: #docs,
                    get: #get,
                    gives: #gives,
                    borrow: #borrow,
                    set: #set,
                    takes: #takes,
                    delete: #delete,
                })) #reads #writes
            }
        }
    }
}

fn none() -> TokenStream {
    quote!(__rt::None)
}

fn optional(written: Option<TokenStream>) -> TokenStream {
    written.unwrap_or_else(none)
}

/// ```text
/// gives: Some(|| {
///     let v = __rt::Returned::<Result<f64, String>>::none();
///     let p = __rt::Probe::of(&v);
///     __rt::pick(p.attribute(), p.text(), p.debug(), p.opaque())
/// })
/// gives: Some(|| const { VTABLE })
/// ```
fn given(gives: &Gives) -> TokenStream {
    let (v, p) = (local("v"), local("p"));
    match gives {
        Gives::Ref(Type::Path(path)) if is_named(path, "str") => {
            let vtable = vtable(&parse_quote!(__rt::String));
            quote!(__rt::Some(|| const { #vtable }))
        }
        Gives::Ref(ty) => {
            let vtable = vtable(ty);
            quote!(__rt::Some(|| const { #vtable }))
        }
        Gives::Value(ty) => quote! {
            __rt::Some(|| {
                let #v = __rt::Returned::<#ty>::none();
                let #p = __rt::Probe::of(&#v);
                __rt::pick(#p.attribute(), #p.text(), #p.debug(), #p.opaque())
            })
        },
    }
}

/// ```text
/// get: Some(|o, r| {
///     let v = __rt::Returned::<Result<f64, String>>::value(o.part::<Self>().map(|o| Self::gain(o)))?;
///     let p = __rt::Probe::of(&v);
///     __rt::made(v, __rt::pick(p.attribute(), p.text(), p.debug(), p.opaque()), r)
/// }), borrow: None
/// get: Some(|o, r| __rt::borrowed_value(o.part::<Self>().map(|o| Self::first(o)), VTABLE, r)), borrow: Some(..)
/// ```
fn getter(getter: &Getter) -> (TokenStream, TokenStream) {
    let Getter { ident, gives, .. } = getter;
    let (o, r, v, p) = (local("o"), local("r"), local("v"), local("p"));
    let call = quote!(#o.part::<Self>().map(|#o| Self::#ident(#o)));
    match gives {
        // A `str` is unsized, so it has no vtable: it converts to a string value.
        Gives::Ref(Type::Path(path)) if is_named(path, "str") => {
            (quote!(__rt::Some(|#o, #r| __rt::lent_text(#call, #r))), none())
        }
        Gives::Ref(ty) => {
            let vtable = vtable(ty);
            let get = quote!(__rt::Some(|#o, #r| __rt::borrowed_value::<#ty>(#call, const { #vtable }, #r)));
            (get, quote!(__rt::Some(|#o| __rt::borrowed::<#ty>(#call, const { #vtable }))))
        }
        Gives::Value(ty) => {
            let is_result = matches!(ty, Type::Path(path) if is_named(path, "Result"))
                .then(|| quote_spanned!(at(ty)=> <#ty as __rt::Fallible>::IS_RESULT;));
            // If the error type is not an error, rustc points to the return type.
            let o = Ident::new(&o.to_string(), o.span().located_at(at(ty)));
            let value = quote_spanned! {at(ty)=>
                __rt::Returned::<#ty>::value(#o.part::<Self>().map(|#o| Self::#ident(#o)))?
            };
            let get = quote! {
                __rt::Some(|#o, #r| {
                    #is_result
                    let #v = #value;
                    let #p = __rt::Probe::of(&#v);
                    __rt::made(#v, __rt::pick(#p.attribute(), #p.text(), #p.debug(), #p.opaque()), #r)
                })
            };
            (get, none())
        }
    }
}

/// ```text
/// Some(|o, i| { let v = __rt::wanted::<f64>(i, VTABLE)?; __rt::called::<Self>(o, |o| ..done(Self::set_gain(o, v))) })
/// ```
fn setter(setter: &Setter) -> TokenStream {
    let Setter { ident, takes, by_ref, returns, .. } = setter;
    let (o, i, v) = (local("o"), local("i"), local("v"));
    let vtable = vtable(takes);
    let value = if *by_ref { quote!(&#v) } else { quote!(#v) };
    let done = done(returns, &quote!(Self::#ident(#o, #value)));
    quote! {
        __rt::Some(|#o, #i| {
            let #v = __rt::wanted::<#takes>(#i, const { #vtable })?;
            __rt::called::<Self>(#o, |#o| #done)
        })
    }
}

fn deleter(deleter: &Deleter) -> TokenStream {
    let Deleter { ident, returns } = deleter;
    let o = local("o");
    let done = done(returns, &quote!(Self::#ident(#o)));
    quote!(__rt::Some(|#o| __rt::called::<Self>(#o, |#o| #done)))
}

/// Converts the return value of a method to a `Result`; if its type does not convert, the error points to the type.
fn done(returns: &ReturnType, call: &TokenStream) -> TokenStream {
    match returns {
        ReturnType::Default => quote!(__rt::Done::done(#call)),
        ReturnType::Type(_, ty) => quote_spanned!(at(ty)=> <#ty as __rt::Done>::done(#call)),
    }
}

/// ```text
/// Some(__rt::OnSet::Shared(|o, n, v| {
///     let f: fn(&Self, &__rt::str, __rt::Value<'_>) = Self::changed;
///     __rt::notify_shared::<Self>(o, |o| f(o, n, v))
/// }))
/// Some(__rt::OnSet::SharedChange(|o, n| {
///     let f: fn(&Self, &__rt::Change<'_>) = Self::changed;
///     __rt::notify_shared::<Self>(o, |o| f(o, n))
/// }))
/// ```
fn hook(hook: &Hook) -> TokenStream {
    let Hook { ident, changes, takes_change } = hook;
    let (kind, notify_shared, this) = if *changes {
        (quote!(Mut), quote!(notify_mut), quote!(&mut Self))
    } else {
        (quote!(Shared), quote!(notify_shared), quote!(&Self))
    };
    let (o, n, v, f) = (local("o"), local("n"), local("v"), local("f"));
    if *takes_change {
        let kind = format_ident!("{}Change", kind.to_string());
        return quote_spanned! {at(ident)=>
            __rt::Some(__rt::OnSet::#kind(|#o, #n| {
                let #f: fn(#this, &__rt::Change<'_>) = Self::#ident;
                __rt::#notify_shared::<Self>(#o, |#o| #f(#o, #n))
            }))
        };
    }
    quote_spanned! {at(ident)=>
        __rt::Some(__rt::OnSet::#kind(|#o, #n, #v| {
            let #f: fn(#this, &__rt::str, __rt::Value<'_>) = Self::#ident;
            __rt::#notify_shared::<Self>(#o, |#o| #f(#o, #n, #v))
        }))
    }
}
