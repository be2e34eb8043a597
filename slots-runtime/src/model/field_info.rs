//! The methods of `FieldInfo`: a field of a variant or of a tuple.

use alloc::string::String;
use core::fmt::{self, Debug, Formatter};

use crate::model::decl::MakeDefault;
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::Held;
use crate::model::rule::Rule;
use crate::model::slot_type::{FieldInfo, SlotType};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::{Input, VTable};
use crate::text::step::Step;

impl FieldInfo {
    /// A field with these names, the first of which is its own.
    #[doc(hidden)]
    pub const fn new(
        names: &'static [&'static str],
        doc: &'static str,
        vtable: &'static VTable,
        default: Option<MakeDefault>,
    ) -> Self {
        FieldInfo { names, doc, vtable, default }
    }

    /// The name; empty for a field without one.
    pub const fn name(&self) -> &'static str {
        match self.names.first() {
            Some(name) => name,
            None => "",
        }
    }

    /// The other names that a write accepts.
    pub fn aliases(&self) -> &'static [&'static str] {
        self.names.get(1..).unwrap_or_default()
    }

    /// The doc comment of the field.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The name of the type, without its module.
    pub fn type_name(&self) -> String {
        self.vtable.type_name()
    }

    /// What a write by name takes.
    pub fn slot_type(&self) -> SlotType {
        (self.vtable.slot_type)()
    }

    /// The unit of the number, such as `s`; empty if the field has no unit.
    pub const fn unit(&self) -> &'static str {
        match self.vtable.field {
            Some(field) => field.unit,
            None => "",
        }
    }

    /// The rules of the field.
    pub fn rules(&self) -> impl Iterator<Item = &'static dyn Rule> + use<> {
        self.rule_list().iter().copied()
    }

    pub(crate) fn rule_list(&self) -> &'static [&'static dyn Rule] {
        self.vtable.field.map_or(&[], |field| field.rules)
    }

    /// Whether writes by name are rejected, because of `readonly`. The field gets its value when its variant is selected.
    pub const fn is_readonly(&self) -> bool {
        self.vtable.is_readonly()
    }

    /// Whether the field has a value if none is given: a default, or the `None` of an `Option`.
    pub fn has_default(&self) -> bool {
        self.default.is_some() || matches!(self.slot_type(), SlotType::Optional(_))
    }

    /// The value of the field if none is given.
    pub(crate) fn make_default(&self) -> Option<Held> {
        match (self.default, self.slot_type()) {
            (Some(default), _) => default(self.vtable),
            (None, SlotType::Optional(_)) => {
                (self.vtable.build)(Input::Value(Value::None), self.vtable).ok()
            }
            (None, _) => None,
        }
    }

    /// The value that the field has if none is given: its default, and `None` for an `Option`. The function that makes the default is
    /// called. The result is `None` if there is no default, or none that can be copied.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[derive(SlotValue)]
    /// enum Mode {
    ///     Off,
    ///     Shrink {
    ///         #[slot(default = 0.5)]
    ///         period: f64,
    ///     },
    /// }
    ///
    /// #[slots]
    /// struct Cache { mode: Mode }
    ///
    /// let field = Cache::CLASS.field_at(&"mode.period".parse().unwrap())?.unwrap();
    /// assert_eq!(field.default_value(), Some(0.5.into()));
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn default_value(&self) -> Option<OwnedValue> {
        self.make_default()?.value().into_owned()
    }

    /// The default, unless it is `None` or an object, whose class states the defaults.
    pub(crate) fn stated_default(&self) -> Option<OwnedValue> {
        let default = self.default.filter(|_| self.slot_type().class().is_none())?;
        default(self.vtable)?.value().into_owned().filter(|value| *value != OwnedValue::None)
    }

    /// Whether a copy of the value has all data of the field. The field of a tuple or an enum in another one may be that one again.
    pub(crate) fn is_copied_by_value(&self) -> bool {
        self.vtable.is_exact
            && match self.slot_type().innermost() {
                SlotType::Tuple(_) | SlotType::Enum(_) => false,
                inner => inner.is_copied_by_value(),
            }
    }

    pub(crate) const fn vtable(&self) -> &'static VTable {
        self.vtable
    }

    pub(crate) fn position(fields: &[FieldInfo], name: &str) -> Option<usize> {
        fields.iter().position(|field| field.names.contains(&name))
    }

    /// The inner rules of these fields.
    #[doc(hidden)]
    pub const fn inner_rules(fields: &[FieldInfo]) -> InnerRules {
        let mut found = InnerRules::No;
        let mut at = 0;
        while at < fields.len() {
            found = found.or(fields[at].vtable.inner_rules());
            at += 1;
        }
        found
    }
}

impl Debug for FieldInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("FieldInfo");
        parts.field("names", &self.names).field("doc", &self.doc);
        parts.field("type", &self.type_name()).finish_non_exhaustive()
    }
}

/// The number of a field: `[1]` or `1`, or `[-1]` for the last one of `len` fields.
pub(crate) fn number(step: Step<'_>, len: usize) -> Option<usize> {
    match step {
        Step::Index(_) => step.index_in(len),
        Step::Name(key) if key.bytes().all(|byte| byte.is_ascii_digit()) => {
            key.parse().ok().filter(|at| *at < len)
        }
        Step::Name(_) => None,
    }
}
