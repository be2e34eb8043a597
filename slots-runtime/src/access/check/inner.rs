//! Validation of the objects in a value that is written as a whole: the rules of their slots, the checks of their classes.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::access::check::rules::{Written, each_check};
use crate::access::check::same::is_same;
use crate::access::resolve::errors::{Within, readonly, steps_text, with_whole_path};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::{Detail, flags};
use crate::model::edits::InnerRules;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::step::PathSegment;
use crate::text::steps::Steps;

/// The reason why a value cannot be written.
pub(crate) enum Rejected {
    /// The check of the value's own class rejects it.
    Itself(ValueError),
    /// An attribute inside of the value is rejected; the steps lead from the value to it.
    Below(AttributeError, Vec<PathSegment>),
}

/// Validates a value that is written as a whole: every object in it must pass the rules of its slots and the checks of its
/// class, the innermost first. If the value replaces objects, their read-only slots must keep their values.
///
/// The object in a slot, an option, a box or an item of an array replaces the old object. Items of lists and maps can be
/// added and removed, so that the items of a new list are new objects.
pub(crate) fn value(old: Option<AttrRef<'_>>, new: AttrRef<'_>) -> Result<(), Rejected> {
    let root = Unvalidated { old, new, above: None, path: Vec::new() };
    let mut walk = Walk { pending: alloc::vec![root], ..Walk::default() };
    walk.run();
    if walk.errors.is_empty() {
        walk.checks();
    }
    walk.errors.into_iter().next().map_or(Ok(()), Err)
}

/// Tests that a value keeps the read-only slots of the objects that it replaces, and the read-only fields of a variant that stays
/// active. Nothing else is validated.
pub(crate) fn keeps(old: AttrRef<'_>, new: AttrRef<'_>) -> Result<(), Rejected> {
    let root = Unvalidated { old: Some(old), new, above: None, path: Vec::new() };
    let mut walk = Walk { pending: alloc::vec![root], only_readonly: true, ..Walk::default() };
    walk.run();
    walk.errors.into_iter().next().map_or(Ok(()), Err)
}

/// Validates an object that exists: the rules of its slots, its checks, and those of all objects in it. Returns all errors
/// with their paths; those of rules first, then those of checks, the innermost object first. Objects beside each other have the
/// order of declaration.
pub(crate) fn object(object: ObjectRef<'_>) -> Vec<AttributeError> {
    let mut walk = Walk { finds_all: true, ..Walk::default() };
    walk.slots(object, None, None, Vec::new());
    walk.pending.reverse();
    walk.run();
    walk.checks();
    let class = object.class();
    let error = |rejected| match rejected {
        Rejected::Itself(rejected) => AttributeError::of_object(class, rejected),
        Rejected::Below(error, path) => with_whole_path(error, &path),
    };
    walk.errors.into_iter().map(error).collect()
}

/// A value to be validated, and its path from the object that contains it.
struct Unvalidated<'a> {
    old: Option<AttrRef<'a>>,
    new: AttrRef<'a>,
    /// The number of that object; `None` if no object contains the value.
    above: Option<usize>,
    path: Vec<PathSegment>,
}

#[derive(Default)]
struct Walk<'a> {
    /// The objects found, each after the object that contains it; the number of that object, and the path from it.
    objects: Vec<(ObjectRef<'a>, Option<usize>, Vec<PathSegment>)>,
    pending: Vec<Unvalidated<'a>>,
    errors: Vec<Rejected>,
    /// Whether only read-only slots and fields are compared.
    only_readonly: bool,
    /// Whether the walk goes on after the first error.
    finds_all: bool,
}

impl<'a> Walk<'a> {
    /// Validates all pending values. There is no recursion, so that the stack does not limit the depth of a value.
    fn run(&mut self) {
        while let Some(next) = self.pending.pop()
            && !self.is_done()
        {
            if self.only_readonly && next.old.is_none() {
                continue;
            }
            let first = self.pending.len();
            if let Some(rejected) = self.field_error(&next) {
                self.errors.push(self.of_field(&next, rejected));
                continue;
            }
            match (next.new.vtable().object)(next.new) {
                Some(object) => {
                    let old = next.old.and_then(|old| (old.vtable().object)(old));
                    let old = old.map(ObjectRef::new);
                    self.slots(ObjectRef::new(object), old, next.above, next.path);
                }
                None => self.items(&next),
            }
            // The first one is validated next, so that errors come in the order of the slots.
            self.pending[first..].reverse();
        }
    }

    /// The error of a field of a variant that does not keep its value, or of its rules.
    fn field_error(&self, field: &Unvalidated<'a>) -> Option<ValueError> {
        // The first value itself is written, which the resolver allows.
        let is_inside = field.above.is_some() || !field.path.is_empty();
        if is_inside
            && field.new.vtable().is_readonly()
            && field.old.is_some_and(|old| !is_same(old, field.new))
        {
            return Some(readonly());
        }
        if self.only_readonly { None } else { field_error(field.new) }
    }

    fn is_done(&self) -> bool {
        !self.finds_all && !self.errors.is_empty()
    }

    fn slots(
        &mut self,
        object: ObjectRef<'a>,
        old: Option<ObjectRef<'a>>,
        above: Option<usize>,
        path: Vec<PathSegment>,
    ) {
        let class = object.class();
        let number = self.objects.len();
        self.objects.push((object, above, path));
        for entry in class.ordered() {
            let name = entry.name();
            let Some(new) = object.find(name).and_then(Found::attr) else { continue };
            let old = old.and_then(|old| old.find(name)).and_then(Found::attr);
            if class.is_readonly(entry) && old.is_some_and(|old| !is_same(old, new)) {
                self.errors.push(self.read_only(number, class, name));
            } else if !self.only_readonly
                && let Detail::Slot(detail) = class.detail(entry)
                && let Err(rejected) = detail.validate(new)
            {
                let error = AttributeError::rejected(class, name, rejected);
                self.errors.push(self.below(number, name, error));
            }
            if self.is_done() {
                return;
            }
            if entry.has(flags::INNER_RULES) {
                let path = alloc::vec![PathSegment::Name(name.to_string())];
                self.pending.push(Unvalidated { old, new, above: Some(number), path });
            }
        }
        if class.is_dict_frozen()
            && let (Some(old), Some(new)) = (old.and_then(ObjectRef::dict), object.dict())
            && old != new
        {
            let differs = |name: &&str| old.get(name) != new.get(name);
            let name = old.keys().chain(new.keys()).find(differs).unwrap_or_default();
            self.errors.push(self.read_only(number, class, name));
        }
    }

    fn items(&mut self, list: &Unvalidated<'a>) {
        let vtable = list.new.vtable();
        let mut kind = (vtable.slot_type)();
        while let SlotType::Optional(inner) = kind {
            kind = inner();
        }
        let value = (vtable.get)(list.new);
        let old = list.old.filter(|old| match kind {
            SlotType::List { len: Some(_), .. } | SlotType::Tuple(_) => true,
            // Another variant has other fields, even if they have the same names.
            SlotType::Enum(_) => (vtable.get)(*old).variant() == value.variant(),
            _ => false,
        });
        if self.only_readonly && old.is_none() {
            return;
        }
        let has_one_type = !matches!(kind, SlotType::Tuple(_) | SlotType::Enum(_));
        let mut push = |step: PathSegment| {
            let item = (vtable.item)(list.new, step.as_step())?;
            if matches!(item.vtable().inner_rules(), InnerRules::No) {
                return (!has_one_type).then_some(());
            }
            let old = old.and_then(|old| (vtable.item)(old, step.as_step()));
            let mut path = list.path.clone();
            path.push(step);
            self.pending.push(Unvalidated { old, new: item, above: list.above, path });
            Some(())
        };
        // All items have one type: if the first has no rules, no item has.
        let _ = match &value {
            Value::List(items) => (0..items.len()).try_for_each(|at| push(PathSegment::Index(at))),
            Value::Map(map) => match (kind, map.variant()) {
                (SlotType::Enum(info), Some(name)) => {
                    info.variant(name).and_then(|variant| variant.steps().try_for_each(push))
                }
                _ => map.iter().try_for_each(|(key, _)| push(PathSegment::Name(key.to_string()))),
            },
            _ => None,
        };
    }

    /// Applies the checks of all objects, those of the objects inside of an object first.
    fn checks(&mut self) {
        for number in self.innermost_first() {
            let object = self.objects[number].0;
            if object.class().is_guarded() {
                each_check(object, Written::Anything, &mut |rejected| {
                    if !self.is_done() {
                        self.errors.push(self.of_whole(number, rejected));
                    }
                });
            }
        }
    }

    /// The numbers of the objects, each after the objects inside of it. These, which were found after it, keep their order.
    fn innermost_first(&self) -> Vec<usize> {
        let mut done = Vec::with_capacity(self.objects.len());
        let mut open: Vec<usize> = Vec::new();
        for (number, (_, above, _)) in self.objects.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| Some(*last) != *above) {
                done.push(last);
            }
            open.push(number);
        }
        done.extend(open.into_iter().rev());
        done
    }

    /// The error of the check of the object with this number.
    fn of_whole(&self, number: usize, rejected: ValueError) -> Rejected {
        let (object, above, path) = &self.objects[number];
        // No attribute was written that the error could name.
        if self.finds_all && above.is_some() {
            let path = self.path(number);
            let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
            let error = AttributeError::of_object(object.class(), rejected);
            return Rejected::Below(
                error.at_path(steps_text(steps.as_slice().iter().copied())),
                path,
            );
        }
        let Some((holder, ..)) = above.and_then(|above| self.objects.get(above)) else {
            // An item of the value: the error of the attribute states its index or key.
            return Rejected::Itself(in_items(rejected, path));
        };
        let within = Within { class: holder.class(), start: 0 };
        let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
        let name = within.name(steps.as_slice());
        let error = AttributeError::rejected(within.class, &name, rejected);
        Rejected::Below(error, self.path(number))
    }

    /// The error of a rule of a field of a variant.
    fn of_field(&self, field: &Unvalidated<'a>, rejected: ValueError) -> Rejected {
        let holder = field.above.and_then(|above| Some((above, self.objects.get(above)?)));
        let Some((above, (holder, ..))) = holder else {
            return Rejected::Itself(in_items(rejected, &field.path));
        };
        let within = Within { class: holder.class(), start: 0 };
        let steps: Steps<'_> = field.path.iter().map(PathSegment::as_step).collect();
        let name = within.name(steps.as_slice());
        let error = AttributeError::rejected(within.class, &name, rejected);
        let path = self.path(above).into_iter().chain(field.path.iter().cloned());
        Rejected::Below(error, path.collect())
    }

    fn read_only(&self, number: usize, class: &'static Class, name: &str) -> Rejected {
        self.below(number, name, AttributeError::new(ErrorKind::ReadOnly, class, name))
    }

    /// The error of an attribute of the object with this number.
    fn below(&self, number: usize, name: &str, error: AttributeError) -> Rejected {
        let mut path = self.path(number);
        path.push(PathSegment::Name(name.to_string()));
        Rejected::Below(error, path)
    }

    /// The steps from the value to the object with this number.
    fn path(&self, number: usize) -> Vec<PathSegment> {
        let mut paths = Vec::new();
        let mut here = Some(number);
        while let Some((_, above, path)) = here.and_then(|number| self.objects.get(number)) {
            paths.push(path.as_slice());
            here = *above;
        }
        paths.reverse();
        paths.concat()
    }
}

fn in_items(rejected: ValueError, path: &[PathSegment]) -> ValueError {
    path.iter().rev().cloned().fold(rejected, ValueError::in_item)
}

/// The error of the rules of the field of a variant that the value lies in.
pub(super) fn field_error(value: AttrRef<'_>) -> Option<ValueError> {
    value.vtable().field?.validate(value).err()
}
