//! `#[slots]` on a struct: the class as a model of its slots and bases.
//!
//! ```text
//! #[slots(frozen)]                        ClassModel.frozen
//! struct Camera {                         .ident .generics
//!     #[slot(base)] device: Device,       .bases[0]
//!     /// Exposure time.                  .slots[0].docs
//!     #[slot(unit = "s", range = 0..)]    .slots[0].unit .rules
//!     exposure_time: f64,                 .slots[0].ident .ty .name
//!     #[slot(skip)] cache: Cache,
//!     #[slot(dict)] extras: Dict,         .dict
//! }
//! ```

use proc_macro2::Span;
use syn::{Data, DeriveInput, Field, Fields, Generics, Ident, LitStr, Path, Type, Visibility};

use crate::errors::Errors;
use crate::model::rules::{LiteralRule, RuleModel};
use crate::names::{DICT, unraw};
use crate::parse::class_options::ClassOptions;
use crate::parse::docs::Docs;
use crate::parse::field::inside_option;
use crate::parse::option_values::Spanned;
use crate::parse::slot_options::{DefaultOption, SlotOptions};

/// A class.
pub(crate) struct ClassModel {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) docs: Docs,
    pub(crate) options: ClassOptions,
    pub(crate) slots: Vec<SlotModel>,
    pub(crate) bases: Vec<FieldModel>,
    pub(crate) dicts: Vec<FieldModel>,
    /// The fields that are not attributes.
    pub(crate) skipped: Vec<(Ident, Type)>,
    /// Whether the expansion leaves out the checks by rustc, since an error is reported already.
    pub(crate) is_unchecked: bool,
}

/// A field that is a base or the overflow map.
pub(crate) struct FieldModel {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The option that marks the field.
    pub(crate) token: Ident,
}

/// A slot.
pub(crate) struct SlotModel {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: Docs,
    /// The name of the attribute, and the token that gives it.
    pub(crate) name: (String, Span),
    /// Whether the name comes from `rename`.
    pub(crate) is_renamed: bool,
    pub(crate) aliases: Vec<(String, Span)>,
    /// The unit, and the option that gives it.
    pub(crate) unit: Option<Spanned<LitStr>>,
    pub(crate) readonly: bool,
    pub(crate) unset: Option<Ident>,
    pub(crate) rules: Vec<RuleModel>,
    /// The values that the rules accept, if they are literals.
    pub(crate) literals: Option<LiteralRule>,
    pub(crate) default: Option<Spanned<DefaultOption>>,
    /// The module that converts the type.
    pub(crate) with: Option<Path>,
}

impl ClassModel {
    /// The model of a struct with named fields. For any other item: reports an error, returns a model without slots.
    pub(crate) fn from_syn(input: &DeriveInput, errors: &mut Errors) -> Self {
        let mut model = ClassModel {
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            docs: Docs::of(&input.attrs),
            options: ClassOptions::from_attrs(&input.attrs, errors),
            slots: Vec::new(),
            bases: Vec::new(),
            dicts: Vec::new(),
            skipped: Vec::new(),
            is_unchecked: false,
        };
        match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => {
                    fields.named.iter().for_each(|field| model.take_field(field, errors));
                }
                // A class without slots.
                Fields::Unit => {}
                Fields::Unnamed(fields) => {
                    let name = &input.ident;
                    let message = match fields.unnamed.len() {
                        0 => format!("slots need names: write `struct {name} {{}}`"),
                        1 => "slots need names: give the field a name, or derive `SlotValue` for a newtype".to_owned(),
                        _ => format!("slots need names: give each field a name, as in `struct {name} {{ first: .. }}`"),
                    };
                    errors.at(fields, message);
                }
            },
            Data::Enum(data) => {
                let is_plain = data.variants.iter().all(|variant| variant.fields.is_empty());
                let message = if is_plain {
                    "an enum has no slots; write `#[derive(SlotValue)]` to make it the value of a slot"
                } else {
                    "an enum has no slots: put `#[slots]` on structs, and these into its variants"
                };
                errors.at(data.enum_token, message);
            }
            Data::Union(data) => {
                let message = "a union has no slots, since its fields share memory: use a struct";
                errors.at(data.union_token, message);
            }
        }
        model
    }

    /// Whether the struct has parameters apart from lifetimes, so that it is many classes.
    pub(crate) fn has_arguments(&self) -> bool {
        self.generics.type_params().next().is_some()
            || self.generics.const_params().next().is_some()
    }

    /// Whether each name of a slot is surely a path of one step: it has letters, digits and `_` of ASCII only.
    pub(crate) fn has_plain_names(&self) -> bool {
        let is_plain = |name: &str| {
            !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
        };
        self.slots.iter().flat_map(SlotModel::names).all(|(name, _)| is_plain(name))
    }

    fn take_field(&mut self, field: &Field, errors: &mut Errors) {
        let options = SlotOptions::from_attrs(&field.attrs, errors);
        let Some(ident) = field.ident.clone() else { return };
        if !crate::parse::field::field(&options, &field.ty, errors) {
            return;
        }
        // As `__slots__ = (.., '__dict__')` in Python.
        let is_dict = options.skip.is_none() && options.base.is_none() && ident == DICT;
        let dict = options.dict.clone().or_else(|| is_dict.then(|| ident.clone()));
        let part = |token: &Ident| FieldModel {
            ident: ident.clone(),
            ty: field.ty.clone(),
            token: token.clone(),
        };
        if let Some(token) = &options.base {
            self.bases.push(part(token));
        } else if let Some(token) = &dict {
            self.dicts.push(part(token));
        } else if options.skip.is_none()
            && (!self.options.pub_only || matches!(field.vis, Visibility::Public(_)))
        {
            let slot = SlotModel::new(&ident, field, options, &self.options);
            self.slots.push(slot);
        } else {
            self.skipped.push((ident, field.ty.clone()));
        }
    }
}

impl SlotModel {
    fn new(ident: &Ident, field: &Field, options: SlotOptions, class: &ClassOptions) -> Self {
        let name = match (&options.rename, class.rename_all) {
            (Some(rename), _) => (rename.value.value(), rename.value.span()),
            (None, Some(case)) => (case.apply(&unraw(ident)), ident.span()),
            (None, None) => (unraw(ident), ident.span()),
        };
        let rules = RuleModel::all(options.range, options.choices, options.check);
        let validated_type = inside_option(&field.ty).unwrap_or(&field.ty);
        SlotModel {
            is_renamed: options.rename.is_some(),
            ident: ident.clone(),
            ty: field.ty.clone(),
            docs: Docs::of(&field.attrs),
            name,
            aliases: options.aliases.iter().map(|alias| (alias.value(), alias.span())).collect(),
            unit: options.unit,
            readonly: options.readonly.is_some() || class.frozen,
            unset: options.unset,
            default: options.default,
            literals: LiteralRule::new(&rules, validated_type),
            rules,
            with: options.with.map(|with| with.value),
        }
    }

    /// The name and the aliases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &(String, Span)> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether the type is written `Option<T>`.
    pub(crate) fn is_option(&self) -> bool {
        inside_option(&self.ty).is_some()
    }

    /// The type that a rule validates: the `T` of an `Option<T>`, otherwise the type of the field.
    pub(crate) fn validated_type(&self) -> &Type {
        inside_option(&self.ty).unwrap_or(&self.ty)
    }
}
