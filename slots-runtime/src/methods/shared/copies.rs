//! Copies of the values that subscriptions report.

use crate::access::resolve::{Place, read_at};
use crate::model::dict::Dict;
use crate::model::kernel::object::ObjectRef;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vars;
use crate::text::depth::Level;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;
use crate::text::steps::Steps;

/// A copy of the value at a path; without the values that cannot be copied.
pub(super) fn copy_at(object: ObjectRef<'_>, path: &AttrPath) -> Option<OwnedValue> {
    copy_and_type_at(object, path).0
}

/// As [`copy_at`], with the type of the value unless it is that of a getter. A getter on the path is called once.
pub(super) fn copy_and_type_at(
    object: ObjectRef<'_>,
    path: &AttrPath,
) -> (Option<OwnedValue>, Option<SlotType>) {
    let steps: Steps<'_> = path.segments().iter().map(PathSegment::as_step).collect();
    if steps.as_slice().is_empty() {
        return (copy_object(object), Some(SlotType::Object(object.class())));
    }
    let Ok(place) = read_at(object, steps.as_slice()) else { return (None, None) };
    let slot_type = match &place {
        Place::Attr(attr) => Some((attr.vtable().slot_type)()),
        Place::Computed(_) => None,
    };
    (copy(place.value()), slot_type)
}

fn copy(value: Value<'_>) -> Option<OwnedValue> {
    match value {
        Value::Object(object) => copy_object(ObjectRef::new(object)),
        value => value.into_owned(),
    }
}

fn copy_object(object: ObjectRef<'_>) -> Option<OwnedValue> {
    let _level = Level::enter()?;
    let mut attributes = Dict::new();
    for (name, value) in vars::vars(object) {
        if let Some(value) = copy(value) {
            attributes.insert_owned(name, value);
        }
    }
    Some(OwnedValue::from(attributes))
}
