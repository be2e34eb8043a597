//! Saved values of the read-only fields of variants, which are read again.

use super::Attempt;
use super::extra::Extra;
use crate::access::check::same::is_same;
use crate::access::resolve::variants::short_form;
use crate::access::resolve::{Place, is_in_readonly_field, read_at, rejection, target};
use crate::access::transaction::change::Operation;
use crate::access::transaction::draft::Late;
use crate::access::transaction::place::{Paths, place};
use crate::error::attribute_error::AttributeError;
use crate::model::class::table::Entry;
use crate::model::decl::Detail;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;
use crate::slot_value::field_rules::in_unit;
use crate::text::step::Step;

impl<'v> Attempt<'_, 'v> {
    /// As [`add`](Self::add), for a write of a file. It may write the present value of a read-only field of an active variant, or of
    /// a value in it, because the value is needed to select the variant. Such a write changes nothing.
    pub(crate) fn add_saved(&mut self, steps: &[Step<'_>], operation: Operation<'v>) {
        let entry = match steps {
            [Step::Name(name), _, ..] => self.object.class().find(name),
            _ => None,
        };
        if entry.is_some_and(Entry::has_inner_rules)
            && let Some(reason) = self.kept(steps, &operation)
            && let Operation::Set(input) = operation
        {
            let Extra { drafts, errors, .. } = self.extra();
            let late = Late { is_kept: true, ..Late::new(input, reason, errors.len()) };
            drafts.add_late(steps, late);
        } else {
            self.add(steps, operation);
        }
    }

    /// As [`add`](Self::add), for a write to a new object, which may be made with the value already.
    pub(crate) fn add_to_new(&mut self, steps: &[Step<'_>], operation: Operation<'v>) {
        let is_readonly = target(self.object.reborrow(), steps)
            .is_err_and(|error| error.kind() == ErrorKind::ReadOnly);
        if !(is_readonly && is_present(self.object.as_ref(), steps, &operation)) {
            self.add(steps, operation);
        }
    }

    /// The error that a field is read-only, if an operation writes its present value, or that of a value in it.
    fn kept(&mut self, steps: &[Step<'_>], operation: &Operation<'_>) -> Option<AttributeError> {
        let error = target(self.object.reborrow(), steps).err()?;
        let is_kept = error.kind() == ErrorKind::ReadOnly
            && is_in_readonly_field(self.object.reborrow(), steps)
            && is_present(self.object.as_ref(), steps, operation);
        is_kept.then(|| error.during(operation.access()))
    }

    /// Adds the place of a value that stays to those of the others.
    pub(super) fn keep(&self, kept: &mut Paths, steps: &[Step<'_>]) -> Result<(), AttributeError> {
        let object = self.object.as_ref();
        let short = short_form(object, steps).map(|short| short.steps);
        let steps = short.as_deref().unwrap_or(steps);
        let inserted = kept.insert(place(object, steps), steps);
        inserted.map_err(|rejected| rejection(object, steps, rejected))
    }
}

fn attr_at<'a>(object: ObjectRef<'a>, steps: &[Step<'_>]) -> Option<AttrRef<'a>> {
    match read_at(object, steps) {
        Ok(Place::Attr(attr)) => Some(attr),
        _ => None,
    }
}

/// The unit of the slot at a path; empty for any other place, and for a slot without a unit.
fn unit_at(object: ObjectRef<'_>, steps: &[Step<'_>]) -> &'static str {
    let Some((Step::Name(name), above)) = steps.split_last() else { return "" };
    let class = match above {
        [] => Some(object.class()),
        above => {
            attr_at(object, above).and_then(|attr| (attr.vtable().object)(attr)).map(Object::class)
        }
    };
    match class.and_then(|class| Some(class.detail(class.find(name)?))) {
        Some(Detail::Slot(detail)) => detail.unit,
        _ => "",
    }
}

/// Whether the value that an operation writes is the present one.
fn is_present(object: ObjectRef<'_>, steps: &[Step<'_>], operation: &Operation<'_>) -> bool {
    let Some(attr) = attr_at(object, steps) else { return false };
    let copy: OwnedValue;
    let input = match operation {
        Operation::Set(Input::Text(text)) => Input::Text(text),
        Operation::Set(Input::Value(value)) => match value.to_owned() {
            Some(value) => {
                copy = value;
                Input::Value((&copy).into())
            }
            None => return false,
        },
        _ => return false,
    };
    let vtable = attr.vtable();
    in_unit(unit_at(object, steps), vtable, input, |input| (vtable.build)(input, vtable))
        .is_ok_and(|new| is_same(attr, new.as_ref()))
}
