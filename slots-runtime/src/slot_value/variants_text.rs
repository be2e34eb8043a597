//! Strings converted to the fields of an enum or a tuple.

use alloc::format;
use core::any::type_name;

use super::variants::Parts;
use super::variants_parts::{Built, build, has_length, name_step, no_parts};
use crate::model::dict::Dict;
use crate::model::kernel::attr::Held;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::model::too_deep::too_deep;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::variant_info::Shape;
use crate::model::vtable::Input;
use crate::slot_value::literal_objects::item_text;
use crate::text::depth::Level;
use crate::text::literals::{BadList, split_items, split_pairs, unquote};
use crate::text::none::spells_none;
use crate::text::step::PathSegment;
use crate::text::type_names::shorten;

/// Reads the fields of an enum or a tuple from a string.
#[derive(Clone, Copy)]
pub(crate) struct TextReader {
    /// The name of the type, for errors.
    pub(crate) type_name: fn() -> &'static str,
}

impl TextReader {
    pub(super) fn of<T: 'static>() -> Self {
        TextReader { type_name: type_name::<T> }
    }

    #[cold]
    fn bad_text(self, text: &str) -> ValueError {
        ValueError::wrong_value(shorten((self.type_name)()), &"").found_as(&format!("'{text}'"))
    }

    #[cold]
    fn bad_escape(self, text: &str) -> ValueError {
        self.bad_text(text).with_cause("an escape in it is not valid")
    }

    #[cold]
    fn bad_list(self, why: BadList, text: &str) -> ValueError {
        match why {
            BadList::Malformed(flaw) => self.bad_text(text).with_cause(flaw),
            BadList::TooDeep => too_deep(),
        }
    }

    /// The value of the fields of a variant in a string that has nothing else, such as `{line: 3}`, `line: 3`, `[1, 2]` or `1, 2`.
    /// Fields that the string lacks get no defaults.
    pub(crate) fn value(
        self,
        variant: &'static VariantInfo,
        text: &str,
    ) -> Result<OwnedValue, ValueError> {
        let _level = Level::enter_or_reject()?;
        let mut parts = match (variant.shape(), variant.fields()) {
            (Shape::Single, [only]) => Parts([Some(build(only, Input::Text(text))?)].into()),
            (Shape::Named, _) if split_pairs(text).is_ok_and(|pairs| !pairs.is_empty()) => {
                self.named(variant, text)?.into_parts()?
            }
            _ => self.fields(variant, text.trim())?.into_parts()?,
        };
        let value = |held: &Held| OwnedValue::stored(held.value());
        let fields = variant.fields().iter().zip(&mut parts.0);
        let given = fields.filter_map(|(field, part)| Some((field, part.take()?)));
        let mut given = given.map(|(field, part)| Ok((field.name(), value(&part)?)));
        Ok(match variant.shape() {
            Shape::Unit => OwnedValue::None,
            Shape::Single => given.next().map_or(Ok(OwnedValue::None), |it| it.map(|it| it.1))?,
            Shape::Named => given.collect::<Result<Dict, ValueError>>()?.into(),
            Shape::Numbered => {
                let items = given.map(|it| it.map(|it| it.1));
                items.collect::<Result<alloc::vec::Vec<OwnedValue>, ValueError>>()?.into()
            }
        })
    }

    /// The fields of a variant in a part of a string.
    pub(super) fn fields(
        self,
        variant: &'static VariantInfo,
        text: &str,
    ) -> Result<Built, ValueError> {
        let in_variant = |rejected: ValueError| rejected.in_item(name_step(variant.name()));
        match variant.shape() {
            Shape::Unit if spells_none(text) || matches!(text, "{}" | "[]") => {
                Ok(no_parts(variant).into())
            }
            Shape::Unit => Err(in_variant(ValueError::wrong_type("None", &Value::from(text)))),
            Shape::Single => {
                let only = &variant.fields()[0];
                let is_object = only.slot_type().class().is_some();
                let built = self.item(only, text);
                let built = built
                    .map_err(|rejected| if is_object { rejected } else { in_variant(rejected) });
                Ok(Parts([Some(built?)].into()).into())
            }
            Shape::Named if text.starts_with('{') => self.named(variant, text),
            Shape::Named => Err(in_variant(ValueError::wrong_type("a map", &Value::from(text)))),
            Shape::Numbered => self.items(variant.fields(), text),
        }
    }

    /// The named fields in a string such as `{line: 3}` or `line: 3`.
    fn named(self, variant: &'static VariantInfo, text: &str) -> Result<Built, ValueError> {
        let mut built = Built::from(no_parts(variant));
        for (name, value) in split_pairs(text).map_err(|why| self.bad_list(why, text))? {
            let name = unquote(name).map_err(|_| self.bad_escape(text))?;
            built.add_named(variant, &name, |field| self.item(field, value));
        }
        Ok(built)
    }

    /// The items of a list of fixed length, each of its own type, in a string such as `[1, a]` or `1, a`.
    pub(super) fn items(self, fields: &[FieldInfo], text: &str) -> Result<Built, ValueError> {
        let parts = split_items(text).map_err(|why| self.bad_list(why, text))?;
        has_length(fields, parts.len())?;
        let mut built = Built::from(Parts(fields.iter().map(|_| None).collect()));
        for (at, (field, part)) in fields.iter().zip(parts).enumerate() {
            built.add(at, PathSegment::Index(at), self.item(field, part));
        }
        Ok(built)
    }

    /// A field in a string, in which strings may be quoted.
    fn item(self, field: &FieldInfo, text: &str) -> Result<Held, ValueError> {
        let item = item_text(text, field.slot_type()).map_err(|_| self.bad_escape(text))?;
        build(field, Input::Text(&item))
    }
}
