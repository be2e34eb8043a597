//! Saved values of the read-only fields of variants, which are read again.

use super::Attempt;
use crate::access::check::same::is_same;
use crate::access::resolve::{Place, read_at, target};
use crate::access::transaction::change::Operation;
use crate::model::class::table::Entry;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;
use crate::text::step::Step;

impl Attempt<'_, '_> {
    /// Whether an operation only writes the present value of a read-only field of an active variant, or of a value in it. A file
    /// contains such values, because they are needed to select the variant.
    pub(crate) fn keeps(&mut self, steps: &[Step<'_>], operation: &Operation<'_>) -> bool {
        let [Step::Name(name), _, ..] = steps else { return false };
        let entry = self.object.class().find(name);
        entry.is_some_and(Entry::has_inner_rules) && self.keeps_field(steps, operation)
    }

    fn keeps_field(&mut self, steps: &[Step<'_>], operation: &Operation<'_>) -> bool {
        match target(self.object.reborrow(), steps) {
            Err(error) if error.kind() == ErrorKind::ReadOnly => {}
            _ => return false,
        }
        let object = self.object.as_ref();
        let is_in_field = (2..=steps.len())
            .any(|at| attr_at(object, &steps[..at]).is_some_and(|it| it.vtable().is_readonly()));
        is_in_field && attr_at(object, steps).is_some_and(|attr| is_present(attr, operation))
    }
}

fn attr_at<'a>(object: ObjectRef<'a>, steps: &[Step<'_>]) -> Option<AttrRef<'a>> {
    match read_at(object, steps) {
        Ok(Place::Attr(attr)) => Some(attr),
        _ => None,
    }
}

/// Whether the value that an operation writes is the present one.
fn is_present(attr: AttrRef<'_>, operation: &Operation<'_>) -> bool {
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
    (vtable.build)(input, vtable).is_ok_and(|new| is_same(attr, new.as_ref()))
}
