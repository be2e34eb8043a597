//! The replayer: one sequence of operations on one version of its class.

use std::error::Error as _;

use slots_runtime::prelude::*;
use slots_runtime::{Class, SlotInfo};

use super::recording::{Expect, Method, Op, Vector};
use super::versions::{Twin, Version};

/// Why a vector is not replayed on a version of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unfit {
    /// It deletes a slot that is a plain field here; the version with slots that can be unset takes it.
    DeletesAField,
    /// The recording expects a slot of floats to reject an integer; this library accepts it, because the conversion is lossless.
    Widens,
    /// The recording expects a slot that can be unset to reject `None`; in this library, `None` unsets the slot.
    NoneUnsets,
}

/// An operation that ended otherwise than in CPython.
pub(super) struct Difference {
    pub(super) op: String,
    pub(super) expected: String,
    pub(super) got: String,
}

/// A `None` that is a value. Given as such, it would unset a slot that can be unset; a slot of Python holds it.
struct PythonNone;

/// Replays a vector, or returns the reason why it does not apply to this version.
pub(super) fn replay(vector: &Vector, version: Version) -> Result<Option<Unfit>, Difference> {
    let Some(mut twin) = version.fresh(&vector.class) else {
        let got = "no such class".to_owned();
        return Err(Difference { op: String::new(), expected: vector.class.clone(), got });
    };
    if let Some(unfit) = unfit(vector, version, twin.object().class()) {
        return Ok(Some(unfit));
    }
    let expected: Vec<&Expect> = match &vector.strict {
        Some(strict) if version.is_typed => strict.iter().collect(),
        _ => vector.ops.iter().map(|op| &op.expect).collect(),
    };
    for (op, expect) in vector.ops.iter().zip(expected) {
        let differs = |(expected, got)| Difference { op: display_op(op), expected, got };
        perform(&mut *twin, op, expect).map_err(differs)?;
        check_consistency(twin.object(), &op.name).map_err(differs)?;
    }
    Ok(None)
}

fn unfit(vector: &Vector, version: Version, class: &'static Class) -> Option<Unfit> {
    vector.ops.iter().find_map(|op| {
        let slot = class.slot(&op.name)?;
        match op.method {
            Method::Delete if !slot.can_be_unset() => Some(Unfit::DeletesAField),
            Method::Set if version.is_typed && op.typing == "int_to_float" => Some(Unfit::Widens),
            Method::Set
                if version.is_typed && op.typing == "none_to_typed" && slot.can_be_unset() =>
            {
                Some(Unfit::NoneUnsets)
            }
            _ => None,
        }
    })
}

fn display_op(op: &Op) -> String {
    match op.method {
        Method::Set | Method::DictSet => format!("{:?} {:?} = {:?}", op.method, op.name, op.value),
        Method::Dir | Method::Vars => format!("{:?}", op.method),
        _ => format!("{:?} {:?}", op.method, op.name),
    }
}

/// An expected result and the actual one.
type Verdict = Result<(), (String, String)>;

fn perform(twin: &mut dyn Twin, op: &Op, expect: &Expect) -> Verdict {
    let class = twin.object().class();
    let name = op.name.as_str();
    match op.method {
        Method::Get => match (twin.object().getattr(name), expect) {
            (Ok(value), Expect::Value(expected)) => {
                equal(&[kind_and_text(&value)], &[kind_and_text(&expected.as_value())])
            }
            (Ok(value), _) => differ(expect, &kind_and_text(&value)),
            (Err(error), _) => cause(&error, expect, class, op),
        },
        Method::Set => match (twin.object_mut().setattr(name, given(class, op)), expect) {
            (Ok(_), Expect::Done) => Ok(()),
            (Ok(stored), _) => differ(expect, &stored),
            (Err(error), _) => cause(&error, expect, class, op),
        },
        Method::Delete => match (twin.object_mut().delattr(name), expect) {
            (Ok(()), Expect::Done) => Ok(()),
            (Ok(()), _) => differ(expect, &"done"),
            (Err(error), _) => cause(&error, expect, class, op),
        },
        Method::Has => match expect {
            Expect::Bool(expected) => equal(&[twin.object().hasattr(name)], &[*expected]),
            _ => differ(expect, &"true or false"),
        },
        Method::Dir => match expect {
            Expect::Names(expected) => {
                let names = twin.object().dir();
                // The recordings leave the dunder names out, since Python has many that are no concern of the class.
                let names: Vec<&str> = names.into_iter().filter(|name| !is_dunder(name)).collect();
                equal(&names, expected)
            }
            _ => differ(expect, &"names"),
        },
        // Python's `vars` is the `__dict__` alone.
        Method::Vars => match (twin.object().dict(), expect) {
            (Some(dict), Expect::Entries(expected)) => {
                let entry = |name: &str, value: &Value<'_>| (name.to_owned(), kind_and_text(value));
                let entries: Vec<_> =
                    dict.iter().map(|(name, value)| entry(name, &value)).collect();
                let expected: Vec<_> =
                    expected.iter().map(|(name, value)| entry(name, &value.as_value())).collect();
                equal(&entries, &expected)
            }
            (None, Expect::StageError { category, .. }) if category == "no_dict" => Ok(()),
            (dict, _) => differ(expect, &dict),
        },
        Method::DictSet => match (twin.overflow(), expect) {
            (Some(dict), Expect::Done) => {
                dict.insert_owned(name, op.value.clone());
                Ok(())
            }
            (dict, _) => differ(expect, &dict),
        },
    }
}

fn given<'v>(class: &'static Class, op: &'v Op) -> Value<'v> {
    let can_be_unset = class.slot(&op.name).is_some_and(SlotInfo::can_be_unset);
    if op.value == OwnedValue::None && can_be_unset {
        Value::any(PythonNone)
    } else {
        op.value.as_value()
    }
}

/// Equality of values takes `1` and `1.0` for the same; a recording does not.
fn kind_and_text(value: &Value<'_>) -> String {
    match value {
        Value::Any(any) if any.downcast_ref::<PythonNone>().is_some() => {
            kind_and_text(&Value::None)
        }
        value => format!("{} {value:?}", value.type_name()),
    }
}

fn is_dunder(name: &str) -> bool {
    name.len() >= 5 && name.starts_with("__") && name.ends_with("__")
}

fn equal<A: PartialEq<B> + std::fmt::Debug, B: std::fmt::Debug>(
    got: &[A],
    expected: &[B],
) -> Verdict {
    let is_equal = got.len() == expected.len()
        && got.iter().zip(expected).all(|(got, expected)| got == expected);
    if is_equal { Ok(()) } else { Err((format!("{expected:?}"), format!("{got:?}"))) }
}

fn differ(expect: &Expect, got: &dyn std::fmt::Debug) -> Verdict {
    Err((format!("{expect:?}"), format!("{got:?}")))
}

/// Whether an error is the one that is expected: of the same kind, in the same words.
fn cause(error: &AttributeError, expect: &Expect, class: &'static Class, op: &Op) -> Verdict {
    let got = format!("{:?}: {}", error.kind(), error.message());
    let Expect::StageError { category, message } = expect else { return differ(expect, &got) };
    let differs = || differ(expect, &got);
    let mut inner = None;
    let kind = match category.as_str() {
        "unknown" => ErrorKind::Unknown,
        "unset_slot" => ErrorKind::Unset,
        "read_only" => ErrorKind::ReadOnly,
        "property_no_setter" => ErrorKind::NoSetter,
        "property_no_deleter" => ErrorKind::NoDeleter,
        "type_mismatch" => ErrorKind::Type,
        // The error of the getter is the source of our error, which adds the name of the property.
        "property_inner" => {
            inner = error.source().and_then(|cause| cause.downcast_ref::<AttributeError>());
            ErrorKind::Value
        }
        _ => return differs(),
    };
    let words = inner.map_or_else(|| error.message(), AttributeError::message);
    let expected = match message {
        // The message of CPython is only the name here.
        Some(bare)
            if kind == ErrorKind::Unset && op.method == Method::Delete && *bare == op.name =>
        {
            format!("'{}' object has no attribute '{}'", class.name(), op.name)
        }
        Some(message) => with_full_class_name(message, class.name()),
        None => words.clone(),
    };
    let names_itself = error.name() == op.name && error.class_name() == class.name();
    if error.kind() == kind
        && words == expected
        && names_itself
        && suggestions_are_consistent(error)
    {
        Ok(())
    } else {
        differs()
    }
}

/// CPython cuts the name of a class after some bytes, which is not to be imitated.
fn with_full_class_name(message: &str, class: &str) -> String {
    const CUTS: [usize; 3] = [50, 100, 200];
    let is_cut = |cut: &&str| {
        CUTS.contains(&cut.len()) && cut.len() < class.len() && class.starts_with(*cut)
    };
    match message.split('\'').find(is_cut) {
        Some(cut) => message.replacen(&format!("'{cut}'"), &format!("'{class}'"), 1),
        None => message.to_owned(),
    }
}

/// CPython has no such suggestions: they exist only for unknown names, are printed, and never equal the requested name.
fn suggestions_are_consistent(error: &AttributeError) -> bool {
    let suggestions = error.suggestions();
    let text = error.to_string();
    let escaped: String =
        error
            .message()
            .chars()
            .map(|c| {
                if turns_text(c) || c.is_control() {
                    c.escape_debug().to_string()
                } else {
                    c.into()
                }
            })
            .collect();
    let text = text.strip_suffix(" The two differ in Unicode normalization").unwrap_or(&text);
    let hints = text.strip_prefix(&escaped);
    let path = [
        "",
        "; for a path use get_path",
        "; for a path use set_path",
        "; for a path use delete_path",
    ];
    let names = match &*suggestions {
        [] => String::new(),
        [only] => format!(". Did you mean: '{only}'?"),
        [first @ .., last] => {
            format!(". Did you mean: '{}' or '{last}'?", first.join("', '"))
        }
    };
    hints.is_some_and(|hints| path.iter().any(|path| hints == format!("{path}{names}")))
        && suggestions.iter().all(|name| *name != error.name())
        && (suggestions.is_empty() || error.kind() == ErrorKind::Unknown)
}

/// Whether a character turns the direction of the text around it.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Checks the invariant that all methods agree about the state of the object.
fn check_consistency(object: &dyn Object, name: &str) -> Verdict {
    equal(&[object.hasattr(name)], &[object.getattr(name).is_ok()])?;
    let dir = object.dir();
    equal(&[dir.is_sorted_by(|a, b| a < b)], &[true])?;
    for (name, value) in object.vars() {
        equal(&[dir.contains(&name)], &[true])?;
        // An entry hidden by a slot or a property is in `vars`, and `getattr` returns the slot or the property, as in Python.
        let class = object.class();
        let is_hidden = object.dict().is_some_and(|dict| dict.contains_key(name))
            && (class.slot(name).is_some()
                || class.properties().any(|property| property.name() == name));
        if !is_hidden {
            let read = object
                .getattr(name)
                .map(|value| kind_and_text(&value))
                .map_err(|error| error.message());
            equal(&[read], &[Ok::<_, String>(kind_and_text(&value))])?;
        }
    }
    Ok(())
}
