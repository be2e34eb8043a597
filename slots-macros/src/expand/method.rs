//! The methods of a class body that are called by name, as data.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Type};

use crate::expand::rules::rule;
use crate::expand::types::{default_value, vtable};
use crate::model::rules::RuleModel;
use crate::names::{at, local};
use crate::parse::docs::Docs;
use crate::parse::field::inside_option;
use crate::parse::getter::Gives;
use crate::parse::method::{Argument, Method, MethodReceiver};
use crate::parse::signature::is_named;

/// ```text
/// __rt::MethodDetail {
///     doc: "..",
///     arguments: &[..],
///     call: __rt::Call::Mut(|o, a| { let a0 = __rt::argument::<u32>(a, 0)?; .. }),
///     returns: || ..,
/// }
/// ```
pub(super) fn method(method: &Method, docs: &Docs) -> TokenStream {
    let arguments = method.arguments.iter().map(argument);
    let call = call(method);
    let returns = returns(&method.gives);
    quote! {
        __rt::MethodDetail { doc: #docs, arguments: &[#(#arguments),*], call: #call, returns: #returns }
    }
}

/// ```text
/// __rt::Argument { name: "frames", vtable: const { VTABLE }, detail: __rt::SlotDetail { .. } }
/// ```
fn argument(argument: &Argument) -> TokenStream {
    let Argument { name: (name, _), docs, takes, unit, range, choices, check, default, .. } =
        argument;
    let vtable = vtable(takes);
    let default = default_value(
        takes,
        default.as_ref().map(|it| &it.value),
        default.as_ref().map_or(Span::call_site(), |it| it.token.span()),
    );
    let unit = match unit {
        None => quote!(""),
        Some(unit) => {
            let value = &unit.value;
            quote_spanned!(at(value)=> const { __rt::unit_of(#vtable, #value) })
        }
    };
    let rules: Vec<RuleModel> = [
        range.as_ref().map(|range| RuleModel::Range(range.value.clone())),
        choices.as_ref().map(|choices| RuleModel::Choices(choices.value.clone())),
        check.as_ref().map(|check| RuleModel::Check(check.value.clone())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let inside = inside_option(takes);
    // The type may be a type of the user that is named `Option`.
    let is_option = (inside.is_some() && !rules.is_empty())
        .then(|| quote_spanned!(at(takes)=> <#takes as __rt::IsOption>::IS_OPTION;));
    let rules = if rules.is_empty() {
        quote!(&[])
    } else {
        let rules = rules.iter().map(|it| rule(it, inside.unwrap_or(takes)));
        quote!(const { &[#(#rules),*] })
    };
    quote! {
        __rt::Argument {
            name: #name,
            vtable: const { #is_option #vtable },
            detail: __rt::SlotDetail { doc: #docs, field: "", unit: #unit, rules: #rules, accepts: __rt::AcceptedValues::Unknown, default: #default },
        }
    }
}

/// ```text
/// __rt::Call::Mut(|o, a| {
///     let a0 = __rt::argument::<u32>(a, 0)?;
///     let v = __rt::Returned::<Result<u64, String>>::value(o.part::<Self>().map(|o| Self::snap(o, a0)))?;
///     let p = __rt::Probe::of(&v);
///     __rt::returned(v, (&p).convert())
/// })
/// ```
fn call(method: &Method) -> TokenStream {
    let (o, a) = (local("o"), local("a"));
    let names: Vec<Ident> =
        (0..method.arguments.len()).map(|number| local(&format!("a{number}"))).collect();
    let taken = method.arguments.iter().zip(&names).enumerate().map(|(number, (it, name))| {
        let takes = &it.takes;
        quote!(let #name = __rt::argument::<#takes>(#a, #number)?;)
    });
    let returned = returned(method, &names);
    let body = quote!({ #(#taken)* #returned });
    match method.receiver {
        MethodReceiver::None => quote!(__rt::Call::Static(|#a| #body)),
        MethodReceiver::Ref => quote!(__rt::Call::Shared(|#o, #a| #body)),
        MethodReceiver::Mut => quote!(__rt::Call::Mut(|#o, #a| #body)),
    }
}

fn returned(method: &Method, names: &[Ident]) -> TokenStream {
    let (v, p) = (local("v"), local("p"));
    match &method.gives {
        Gives::Ref(Type::Path(path)) if is_named(path, "str") => {
            let call = invocation(method, names, Span::call_site());
            quote!(__rt::returned_text(#call))
        }
        Gives::Ref(ty) => {
            let call = invocation(method, names, at(ty));
            let (of, convert) = (quote!(__rt::None::<#ty>), convert(ty));
            quote! {
                let #v = #of;
                let #p = __rt::Probe::of(&#v);
                __rt::returned_ref::<#ty>(#call, #convert)
            }
        }
        Gives::Value(ty) => {
            let is_result = matches!(ty, Type::Path(path) if is_named(path, "Result"))
                .then(|| quote_spanned!(at(ty)=> <#ty as __rt::Fallible>::IS_RESULT;));
            // If the error type is not an error, rustc points to the return type.
            let call = invocation(method, names, at(ty));
            let value = quote_spanned!(at(ty)=> __rt::Returned::<#ty>::value(#call)?);
            let convert = convert(ty);
            quote! {
                #is_result
                let #v = #value;
                let #p = __rt::Probe::of(&#v);
                __rt::returned(#v, #convert)
            }
        }
    }
}

/// The call itself, whose result is an `Option`: of the object that the receiver is a part of.
fn invocation(method: &Method, names: &[Ident], span: Span) -> TokenStream {
    let ident = &method.ident;
    let o = local("o");
    let o = Ident::new(&o.to_string(), o.span().located_at(span));
    let values = method.arguments.iter().zip(names).map(|(it, name)| {
        let name = Ident::new(&name.to_string(), name.span().located_at(span));
        if it.by_ref { quote_spanned!(span=> &#name) } else { quote!(#name) }
    });
    match method.receiver {
        MethodReceiver::None => quote_spanned!(span=> __rt::Some(Self::#ident(#(#values),*))),
        _ => {
            quote_spanned!(span=> #o.part::<Self>().map(|#o| Self::#ident(#o, #(#values),*)))
        }
    }
}

/// The operations of the type of the probe `p`; if the type does not convert, the error points to the return type.
fn convert(ty: &Type) -> TokenStream {
    let p = local("p");
    let p = Ident::new(&p.to_string(), p.span().located_at(at(ty)));
    quote_spanned!(at(ty)=> (&#p).convert())
}

/// ```text
/// || { let v = __rt::Returned::<Result<u64, String>>::none(); let p = __rt::Probe::of(&v); (&p).convert() }
/// ```
fn returns(gives: &Gives) -> TokenStream {
    let (v, p) = (local("v"), local("p"));
    let (none, convert) = match gives {
        Gives::Ref(Type::Path(path)) if is_named(path, "str") => {
            (quote!(__rt::None::<__rt::String>), quote!((&#p).convert()))
        }
        Gives::Ref(ty) => (quote!(__rt::None::<#ty>), convert(ty)),
        Gives::Value(ty) => (quote!(__rt::Returned::<#ty>::none()), convert(ty)),
    };
    quote! {
        || {
            let #v = #none;
            let #p = __rt::Probe::of(&#v);
            #convert
        }
    }
}
