//! The impls of an enum with fields and of a tuple struct: the description of the fields, and the access to them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Generics, parse_quote};

use crate::expand::head::Head;
use crate::expand::rules::rule;
use crate::expand::types::default_value;
use crate::expand::with::operations;
use crate::model::choices::TypeModel;
use crate::model::variant::{Field, Variant};
use crate::names::{at, local, shadows};
use crate::parse::field::{inside_option, is_scalar};

/// A bound on each type parameter, and not on the types of the fields: one of them can be the type itself in a box.
pub(super) fn bound(generics: &mut Generics) {
    let idents: Vec<_> = generics.type_params().map(|param| param.ident.clone()).collect();
    for ident in idents {
        let bound = parse_quote!(#ident: __rt::SlotValue);
        generics.make_where_clause().predicates.push(bound);
    }
}

/// ```text
/// impl __rt::Variants for Trigger {
///     const INFO: &'static __rt::EnumInfo = &__rt::EnumInfo::of::<Self>("..", const { &[__rt::VariantInfo::new(..)] });
///     fn active(&self) -> usize { match self { Self::Software { .. } => 0, Self::Hardware { .. } => 1 } }
///     fn field(&self, at: usize) -> __rt::Option<__rt::AttrRef<'_>> {
///         match (self, at) { (Self::Hardware { line: it, .. }, 0) => __rt::variants::field::<Self, _>(it, 1, 0), _ => __rt::None }
///     }
///     fn field_mut(..) { .. }
///     fn make(at: usize, parts: &mut __rt::variants::Parts) -> __rt::Option<Self> {
///         __rt::Some(match at { 0 => Self::Software {}, 1 => Self::Hardware { line: parts.take(0)? }, _ => return __rt::None })
///     }
/// }
/// ```
pub(super) fn variants(
    model: &TypeModel,
    generics: &Generics,
    variants: &[Variant],
) -> TokenStream {
    let Head { params, class, bounds, .. } = Head::new(&model.ident, generics);
    let docs = &model.docs;
    let infos = variants.iter().map(info);
    let (at, it, parts) = (local("at"), local("it"), local("parts"));
    let heads: Vec<TokenStream> = variants.iter().map(head).collect();
    let actives = heads.iter().enumerate().map(|(at, head)| quote!(#head { .. } => #at));
    let fields = |function: TokenStream| {
        let arms = variants.iter().zip(&heads).enumerate().flat_map(|(variant, (model, head))| {
            let (it, function) = (it.clone(), function.clone());
            model.fields.iter().enumerate().map(move |(at, Field { member, .. })| {
                quote!((#head { #member: #it, .. }, #at) => __rt::variants::#function::<Self, _>(#it, #variant, #at))
            })
        });
        quote!(#(#arms,)*)
    };
    let (read, write) = (fields(quote!(field)), fields(quote!(field_mut)));
    let makes = variants.iter().zip(&heads).enumerate().map(|(variant, (model, head))| {
        let fields = model.fields.iter().enumerate();
        let fields = fields.map(|(at, Field { member, .. })| quote!(#member: #parts.take(#at)?));
        let skipped = model
            .skipped
            .iter()
            .map(|member| quote_spanned!(self::at(member)=> #member: __rt::Default::default()));
        quote!(#variant => #head { #(#fields,)* #(#skipped,)* })
    });
    let shadows = shadows(["at", "parts", "v"]);
    quote! {
        use __rt::ProbeElse as _;
        #shadows

        #[automatically_derived]
        impl #params __rt::Variants for #class #bounds {
            const INFO: &'static __rt::EnumInfo = &__rt::EnumInfo::of::<Self>(#docs, const { &[#(#infos),*] });
            #[inline]
            fn active(&self) -> __rt::usize {
                match self { #(#actives),* }
            }
            #[inline]
            fn field(&self, #at: __rt::usize) -> __rt::Option<__rt::AttrRef<'_>> {
                match (self, #at) { #read _ => __rt::None }
            }
            #[inline]
            fn field_mut(&mut self, #at: __rt::usize) -> __rt::Option<__rt::AttrMut<'_>> {
                match (self, #at) { #write _ => __rt::None }
            }
            #[inline]
            fn make(#at: __rt::usize, #parts: &mut __rt::variants::Parts) -> __rt::Option<Self> {
                __rt::Some(match #at { #(#makes,)* _ => return __rt::None })
            }
        }
    }
}

/// `Self::Hardware`, or `Self` for a tuple struct, which has no names.
fn head(variant: &Variant) -> TokenStream {
    let ident = &variant.ident;
    if variant.names.is_empty() { quote!(Self) } else { quote!(Self::#ident) }
}

/// ```text
/// __rt::VariantInfo::new(&["hardware"], "..", true, const { &[__rt::FieldInfo::new(&["line"], "..", const { VTABLE }, __rt::None)] })
/// ```
fn info(variant: &Variant) -> TokenStream {
    let Variant { names, docs, has_named_fields, .. } = variant;
    let fields = variant.fields.iter().map(|field| {
        let Field { names, docs, ty, default, .. } = field;
        let vtable = field_operations(field);
        let default = default_value(ty, default.as_ref(), at(ty));
        quote!(__rt::FieldInfo::new(&[#(#names),*], #docs, const { #vtable }, #default))
    });
    let fields =
        if variant.fields.is_empty() { quote!(&[]) } else { quote!(const { &[#(#fields),*] }) };
    let partial = (!variant.skipped.is_empty()).then(|| quote!(.partial()));
    quote!(__rt::VariantInfo::new(&[#(#names),*], #docs, #has_named_fields, #fields) #partial)
}

/// The operations of the type of a field, or those of a field with rules or a unit:
///
/// ```text
/// &__rt::ruled(const { &__rt::FieldRules { vtable: .., rules: &[&__rt::range::<_, u8>(0..=7) as &'static dyn __rt::Rule], unit: "s", readonly: false } })
/// ```
fn field_operations(field: &Field) -> TokenStream {
    let vtable = operations(&field.ty, field.with.as_ref());
    if !field.is_ruled() {
        return vtable;
    }
    let inner = inside_option(&field.ty);
    let rules = field.rules.iter().map(|it| rule(it, inner.unwrap_or(&field.ty)));
    let unit = field.unit.as_ref().map(|unit| unit.value.value()).unwrap_or_default();
    let span = field.unit.as_ref().map_or(at(&field.ty), |unit| unit.token.span());
    let (ty, readonly) = (&field.ty, field.readonly.is_some());
    // The type may be a type of the user that is named `Option`.
    let is_option = inner.map(|_| quote_spanned!(at(ty)=> <#ty as __rt::IsOption>::IS_OPTION;));
    let fields = quote!(&__rt::FieldRules { vtable: #vtable, rules: &[#(#rules),*], unit: #unit, readonly: #readonly });
    let operations = quote_spanned!(span=> &__rt::ruled(const { #fields }));
    quote! {{
        #is_option
        #operations
    }}
}

/// What enums with fields and tuple structs have in common. Literals, where the type can contain a list of itself.
fn common<'f>(mut fields: impl Iterator<Item = &'f Field>) -> TokenStream {
    let step = local("step");
    // A field with rules, or one that keeps its value, is validated as an object is.
    let may_hold_objects = fields.any(|field| !is_scalar(&field.ty) || field.is_restricted());
    quote! {
        const __TAKES_UNIT: __rt::bool = false;
        const __MAY_HOLD_OBJECTS: __rt::bool = #may_hold_objects;
        const __INNER_RULES: __rt::InnerRules = <Self as __rt::Variants>::INFO.inner_rules();
        #[inline]
        fn __item(&self, #step: __rt::Step<'_>) -> __rt::Option<__rt::AttrRef<'_>> {
            __rt::variants::item(self, #step)
        }
        #[inline]
        fn __item_type(#step: __rt::Step<'_>) -> __rt::ItemType {
            __rt::variants::item_type::<Self>(#step)
        }
        #[inline]
        fn __item_mut(&mut self, #step: __rt::Step<'_>) -> __rt::Option<__rt::AttrMut<'_>> {
            __rt::variants::item_mut(self, #step)
        }
    }
}

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { __rt::variants::value(self) }
/// ```
pub(super) fn by_variant(variants: &[Variant]) -> TokenStream {
    let (value, text) = (local("value"), local("text"));
    let names = variants.iter().map(|variant| &variant.names[0]);
    let common = common(variants.iter().flat_map(|variant| &variant.fields));
    quote! {
        #common
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::variants::value(self)
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::from_value(&#value)
        }
        #[inline]
        fn from_text(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::from_text(#text)
        }
        #[inline]
        fn choices() -> &'static [&'static __rt::str] {
            &[#(#names),*]
        }
        #[inline]
        fn slot_type() -> __rt::SlotType {
            __rt::SlotType::Enum(<Self as __rt::Variants>::INFO)
        }
        #[inline]
        fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
            __rt::variants::object(self)
        }
        #[inline]
        fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
            __rt::variants::object_mut(self)
        }
    }
}

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { __rt::variants::list(self) }
/// ```
pub(super) fn by_number(tuple: &Variant) -> TokenStream {
    let (value, text) = (local("value"), local("text"));
    let common = common(tuple.fields.iter());
    quote! {
        #common
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::variants::list(self)
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::tuple_from_value(&#value)
        }
        #[inline]
        fn from_text(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            __rt::variants_convert::tuple_from_text(#text)
        }
        #[inline]
        fn slot_type() -> __rt::SlotType {
            __rt::variants::tuple_type::<Self>()
        }
    }
}
