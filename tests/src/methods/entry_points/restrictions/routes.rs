//! The entry points: the write of each, and the path that a hook receives.

use std::error::Error as _;

use slots_runtime::serde::{AsMap, Patch, from_deserializer, update_from};
use slots_runtime::{Input, Shared, prelude::*, values};

use super::Restricted;

/// What an entry point does.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Effect {
    /// Writes a number, or an item with the number.
    Write,
    /// Removes an item or a key.
    Remove,
    /// Makes a new object with the number.
    New,
    /// Validates an object that has the number already.
    Validate,
    /// Tests a write without making it.
    Test,
}

pub(super) enum Outcome {
    Accepted,
    Rejected(AttributeError),
}

/// The name of an entry point, its effect, the path that the hook receives, and the call with a number.
pub(super) type Route<S> = (&'static str, Effect, &'static str, fn(&mut S, u8) -> Outcome);

fn one<T>(result: Result<T, AttributeError>) -> Outcome {
    match result {
        Ok(_) => Outcome::Accepted,
        Err(error) => Outcome::Rejected(error),
    }
}

fn all<T>(result: Result<T, UpdateError>) -> Outcome {
    match result {
        Ok(_) => Outcome::Accepted,
        Err(error) => Outcome::Rejected(error.errors()[0].clone()),
    }
}

/// The outcome of a method that writes: its error is the source of that of the call.
fn called<T>(result: Result<T, AttributeError>) -> Outcome {
    let inner = |error: AttributeError| {
        error.source().and_then(|inner| inner.downcast_ref().cloned()).unwrap_or(error)
    };
    one(result.map_err(inner))
}

/// An item with a number.
fn item(n: u8) -> Dict {
    Dict::from_iter([("n", n)])
}

/// All values of an object, with a number in `one`.
fn attributes(n: u8) -> serde_json::Value {
    serde_json::json!({"one": n, "list": [{"n": 1}], "map": {"k": {"n": 1}}})
}

fn patch(input: serde_json::Value) -> Patch {
    serde_json::from_value(input).unwrap()
}

/// Calls a function with a shared object; its subscriber receives a change if and only if the write is accepted.
fn shared<S: Restricted>(object: &mut S, write: impl FnOnce(&Shared<S>) -> Outcome) -> Outcome {
    let shared = Shared::new(object.clone());
    let mut changes = shared.subscribe_all().unwrap();
    let outcome = write(&shared);
    assert_eq!(changes.try_next().is_some(), matches!(outcome, Outcome::Accepted));
    *object = shared.read(S::clone).unwrap();
    outcome
}

/// Calls a function with an object that holds the object.
fn nested<S: Restricted>(object: &mut S, write: impl FnOnce(&mut S::Holder) -> Outcome) -> Outcome {
    let mut holder = object.clone().held();
    let outcome = write(&mut holder);
    *object = S::inner(holder);
    outcome
}

macro_rules! routes {
    ($($effect:ident { $($name:literal $path:literal |$object:ident, $n:ident| $call:expr;)* })*) => {
        pub(super) fn routes<S: Restricted>() -> Vec<Route<S>> {
            vec![$($(($name, Effect::$effect, $path, |$object, $n| $call)),*),*]
        }
    };
}

routes! {
    Write {
        "setattr" "one" |it, n| one(it.setattr("one", n));
        "set_text" "one" |it, n| one(it.set_text("one", &n.to_string()));
        "set_path" "one" |it, n| one(it.set_path("one", n));
        "set_text_path" "one" |it, n| one(it.set_text_path("one", &n.to_string()));
        "dyn setattr" "one" |it, n| one((it as &mut dyn Object).setattr("one", n));
        "replace_attr" "one" |it, n| one(it.replace_attr("one", n));
        "modify" "one" |it, n| one(it.modify("one", |it: &mut u8| *it = n));
        "modify_path" "one" |it, n| one(it.modify_path("one", |it: &mut u8| *it = n));
        "update" "one" |it, n| all(it.update([("one", n)]));
        "update of all" "one" |it, n| {
            all(it.update(values! { "one" => n, "list" => [item(1)], "map" => { "k" => item(1) } }))
        };
        "update_with" "one" |it, n| all(it.update_with([("one", Input::Typed(&mut Some(n)))]));
        "update_texts" "one" |it, n| all(it.update_texts([("one", &*n.to_string())]));
        "Slot::set" "one" |it, n| one(S::slot::<u8>("one").and_then(|slot| slot.set(it, n)));
        "AnySlot::set" "one" |it, n| one(S::CLASS.resolve("one").unwrap().set(it, n));
        "AnySlot::set_text" "one" |it, n| {
            one(S::CLASS.resolve("one").unwrap().set_text(it, &n.to_string()))
        };
        "AnySlot::set of an item" "list[0].n" |it, n| {
            one(S::CLASS.resolve("list[0].n").unwrap().set(it, n))
        };
        "call" "one" |it, n| called(it.call("write", (n,)));
        "Patch::apply" "one" |it, n| all(patch(serde_json::json!({"one": n})).apply(it));
        "Patch::replace" "one" |it, n| all(patch(attributes(n)).replace(it));
        "update_from" "one" |it, n| {
            match update_from(it, serde_json::json!({"one": n})) {
                Ok(_) => Outcome::Accepted,
                Err(error) => Outcome::Rejected(error.errors()[0].clone()),
            }
        };
        "Shared::setattr" "one" |it, n| shared(it, |it| one(it.setattr("one", n)));
        "Shared::set_text" "one" |it, n| shared(it, |it| one(it.set_text("one", &n.to_string())));
        "Shared::set_path" "list[0].n" |it, n| shared(it, |it| one(it.set_path("list[0].n", n)));
        "Shared::modify" "one" |it, n| shared(it, |it| one(it.modify("one", |it: &mut u8| *it = n)));
        "Shared::update" "one" |it, n| shared(it, |it| all(it.update([("one", n)])));
        "Shared::call" "one" |it, n| shared(it, |it| called(it.call("write", (n,))));
        "Shared::write" "one" |it, n| shared(it, |it| one(it.write(|it| it.setattr("one", n)).unwrap()));
        "set_path of an item" "list[0].n" |it, n| one(it.set_path("list[0].n", n));
        "set_path of a value" "map.k.n" |it, n| one(it.set_path("map.k.n", n));
        "set_path of a new key" "map.new" |it, n| one(it.set_path("map.new", item(n)));
        "push_path" "list[1]" |it, n| one(it.push_path("list", item(n)));
        "insert_path" "list[0]" |it, n| one(it.insert_path("list[0]", item(n)));
        "insert_path of a key" "map.new" |it, n| one(it.insert_path("map.new", item(n)));
        "insert_path of an existing key" "map.k" |it, n| one(it.insert_path("map.k", item(n)));
        "map_mut insert of an existing key" "map.k" |it, n| {
            one(it.map_mut("map").and_then(|mut it| it.insert("k", item(n))))
        };
        "modify_path of an item" "list[0].n" |it, n| {
            one(it.modify_path("list[0].n", |it: &mut u8| *it = n))
        };
        "list_mut push" "list[1]" |it, n| one(it.list_mut("list").and_then(|mut it| it.push(item(n))));
        "list_mut insert" "list[0]" |it, n| {
            one(it.list_mut("list").and_then(|mut it| it.insert(0, item(n))))
        };
        "map_mut insert" "map.new" |it, n| {
            one(it.map_mut("map").and_then(|mut it| it.insert("new", item(n))))
        };
        "Shared::push_path" "list[1]" |it, n| shared(it, |it| one(it.push_path("list", item(n))));
        "Shared::insert_path" "map.new" |it, n| {
            shared(it, |it| one(it.insert_path("map.new", item(n))))
        };
        "Shared::list_mut push" "list[1]" |it, n| {
            shared(it, |it| one(it.list_mut("list", |mut it| it.push(item(n))).and_then(|it| it)))
        };
        "Shared::map_mut insert" "map.new" |it, n| {
            shared(it, |it| one(it.map_mut("map", |mut it| it.insert("new", item(n))).and_then(|it| it)))
        };
        "Shared::list_path_mut insert" "list[0]" |it, n| {
            shared(it, |it| one(it.list_path_mut("list", |mut it| it.insert(0, item(n))).and_then(|it| it)))
        };
    }
    Write {
        "set_path of a nested object" "one" |it, n| nested(it, |it| one(it.set_path("inner.one", n)));
        "update of a nested object" "one" |it, n| nested(it, |it| all(it.update([("inner.one", n)])));
        "modify_path of a nested object" "one" |it, n| {
            nested(it, |it| one(it.modify_path("inner.one", |it: &mut u8| *it = n)))
        };
        "AnySlot of a nested object" "one" |it, n| nested(it, |it| {
            one(S::Holder::CLASS.resolve("inner.one").unwrap().set(it, n))
        });
        "ChildMut::setattr" "one" |it, n| nested(it, |it| {
            one(it.child_mut("inner").and_then(|mut it| it.setattr("one", n)))
        });
        "ChildMut::update" "one" |it, n| nested(it, |it| {
            all(it.child_mut("inner").unwrap().update([("one", n)]))
        });
        "ChildMut::push_path" "list[1]" |it, n| nested(it, |it| {
            one(it.child_mut("inner").and_then(|mut it| it.push_path("list", item(n))))
        });
        "ChildMut::map_mut insert" "map.new" |it, n| nested(it, |it| {
            let mut child = it.child_mut("inner").unwrap();
            one(child.map_mut("map").and_then(|mut it| it.insert("new", item(n))))
        });
        "list_path_mut insert" "list[0]" |it, n| nested(it, |it| {
            one(it.list_path_mut("inner.list").and_then(|mut it| it.insert(0, item(n))))
        });
        "Patch::apply to a nested object" "one" |it, n| nested(it, |it| {
            all(patch(serde_json::json!({"inner": {"one": n}})).apply(it))
        });
        "Patch::replace of a nested object" "one" |it, n| nested(it, |it| {
            all(patch(serde_json::json!({"inner": attributes(n)})).replace(it))
        });
        "Shared child setattr" "one" |it, n| nested(it, |holder| {
            let shared = Shared::new(std::mem::replace(holder, S::new().held()));
            let outcome = one(shared.child("inner").unwrap().setattr("one", n));
            *holder = shared.write(|it| std::mem::replace(it, S::new().held())).unwrap();
            outcome
        });
    }
    Remove {
        "delete_path" "list[0]" |it, _n| one(it.delete_path("list[0]"));
        "delete_path of a key" "map.k" |it, _n| one(it.delete_path("map.k"));
        "list_mut remove" "list[0]" |it, _n| one(it.list_mut("list").and_then(|mut it| it.remove(0)));
        "list_mut clear" "list" |it, _n| one(it.list_mut("list").and_then(|mut it| it.clear()));
        "map_mut remove" "map.k" |it, _n| one(it.map_mut("map").and_then(|mut it| it.remove("k")));
        "map_mut clear" "map" |it, _n| one(it.map_mut("map").and_then(|mut it| it.clear()));
        "Shared::delete_path" "map.k" |it, _n| shared(it, |it| one(it.delete_path("map.k")));
        "Shared::list_mut remove" "list[0]" |it, _n| {
            shared(it, |it| one(it.list_mut("list", |mut it| it.remove(0)).and_then(|it| it)))
        };
        "Shared::map_mut clear" "map" |it, _n| {
            shared(it, |it| one(it.map_mut("map", |mut it| it.clear()).and_then(|it| it)))
        };
    }
    Write {
        "reset" "one" |it, _n| one(it.reset("one"));
        "reset_path" "one" |it, _n| one(it.reset_path("one"));
        "Shared::reset" "one" |it, _n| shared(it, |it| one(it.reset("one")));
    }
    New {
        "from_attrs" "" |_it, n| {
            all(S::from_attrs(values! { "one" => n, "list" => [item(1)], "map" => { "k" => item(1) } }))
        };
        "from_attrs of items" "" |_it, n| {
            all(S::from_attrs(values! { "one" => 1, "list" => [item(n)], "map" => { "k" => item(1) } }))
        };
        "Class::create" "" |_it, n| {
            all(S::CLASS.create(values! { "one" => n, "list" => [item(1)], "map" => { "k" => item(1) } }))
        };
        "from_deserializer" "" |_it, n| match from_deserializer::<S, _>(attributes(n)) {
            Ok(made) => {
                assert_eq!(serde_json::to_value(AsMap::new(&made).with_readonly()).unwrap(), attributes(n));
                Outcome::Accepted
            }
            Err(error) => Outcome::Rejected(error.errors()[0].clone()),
        };
    }
    Validate {
        "validate" "" |it, n| {
            let old = std::mem::replace(it.one(), n);
            let outcome = all(it.validate());
            *it.one() = old;
            outcome
        };
    }
    Test {
        "validate_update" "" |it, n| all(it.validate_update([("one", n)]));
    }
}
