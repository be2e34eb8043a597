//! The calls of each entry point: a method with the objects and paths through which it reaches the attribute.

use slots_runtime::{Shared, SharedObject, prelude::*};

use super::Mistake;
use super::classes::{Loose, Specimen};
use super::list::{Method, Route};
use crate::harness::digest;

/// The result of an entry point.
pub(super) enum Out {
    Error(AttributeError),
    /// The entry point does not exist for this attribute: there is no handle or reference.
    Shut,
    /// The mistake cannot be made here.
    Nowhere,
    Through,
}

/// The observable outcome: the result, the class and the path that an error must name, and whether the object is
/// unchanged.
pub(super) struct Seen {
    pub(super) out: Out,
    pub(super) class: &'static str,
    pub(super) path: String,
    pub(super) unchanged: bool,
}

/// A typed value for the typed entry points.
#[derive(Clone, Copy)]
pub(super) enum Typed {
    F64(f64),
    I64(i64),
    U32(u32),
    U8(u8),
    Str(&'static str),
}

/// Calls the generic code with the value in its own type.
macro_rules! typed {
    ($typed:expr, |$value:ident: $ty:ident| $body:expr) => {
        match $typed {
            Typed::F64($value) => {
                type $ty = f64;
                $body
            }
            Typed::I64($value) => {
                type $ty = i64;
                $body
            }
            Typed::U32($value) => {
                type $ty = u32;
                $body
            }
            Typed::U8($value) => {
                type $ty = u8;
                $body
            }
            Typed::Str($value) => {
                type $ty = String;
                let $value = String::from($value);
                $body
            }
        }
    };
}

fn out<T>(result: Result<T, AttributeError>) -> Out {
    result.map_or_else(Out::Error, |_| Out::Through)
}

fn first<T>(result: Result<T, UpdateError>) -> Out {
    result.map_or_else(|error| Out::Error(error.errors()[0].clone()), |_| Out::Through)
}

fn nowhere() -> Seen {
    Seen { out: Out::Nowhere, class: "", path: String::new(), unchanged: true }
}

/// Makes the mistake through the entry point `route`.
pub(super) fn go<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Seen {
    if !mistake.at_all.contains(&route.method()) {
        return nowhere();
    }
    match route.method() {
        Method::Read => read(route, mistake),
        Method::Value | Method::Text => write(route, mistake),
        Method::Typed | Method::Borrow => typed(route, mistake),
        Method::Delete => delete(route, mistake),
    }
}

/// Runs an access and compares the object before and after it.
fn on<O: Object>(
    mut object: O,
    path: &str,
    class: &'static str,
    act: impl FnOnce(&mut O) -> Out,
) -> Seen {
    let before = digest(&object);
    let out = act(&mut object);
    Seen { out, class, path: path.into(), unchanged: before == digest(&object) }
}

fn plain<S: Specimen>(mistake: &Mistake<S>, act: impl FnOnce(&mut S) -> Out) -> Seen {
    on(S::new(), mistake.name, S::CLASS.name(), act)
}

fn derived<S: Specimen>(mistake: &Mistake<S>, act: impl FnOnce(&mut S::Derived) -> Out) -> Seen {
    on(S::derived(), mistake.name, <S::Derived as Slots>::CLASS.name(), act)
}

fn held<S: Specimen>(
    mistake: &Mistake<S>,
    act: impl FnOnce(&mut S::Holder, &AttrPath) -> Out,
) -> Seen {
    let path = AttrPath::from_name("inner").join_path(&AttrPath::from_name(mistake.name));
    on(S::held(), &path.to_string(), S::CLASS.name(), |object| act(object, &path))
}

fn live<S: Specimen>(mistake: &Mistake<S>, act: impl FnOnce(&SharedObject) -> Out) -> Seen {
    shared::<S>(&Shared::new(S::new()).into(), mistake.name.into(), act)
}

fn live_child<S: Specimen>(mistake: &Mistake<S>, act: impl FnOnce(&SharedObject) -> Out) -> Seen {
    let path =
        AttrPath::from_name("inner").join_path(&AttrPath::from_name(mistake.name)).to_string();
    shared::<S>(&Shared::new(S::held()).child("inner").unwrap(), path, act)
}

fn shared<S: Specimen>(
    live: &SharedObject,
    path: String,
    act: impl FnOnce(&SharedObject) -> Out,
) -> Seen {
    let look = || live.read(digest).unwrap();
    let before = look();
    let out = act(live);
    Seen { out, class: S::CLASS.name(), path, unchanged: before == look() }
}

fn read<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Seen {
    let name = mistake.name;
    match route {
        Route::Getattr => plain(mistake, |object| {
            assert!(!object.hasattr(name), "{name}");
            out(object.getattr(name))
        }),
        Route::Attr if mistake.has_typed_value => nowhere(),
        Route::Attr => {
            plain(mistake, |object| typed!(mistake.typed, |_value: T| out(object.attr::<T>(name))))
        }
        Route::At => plain(mistake, |object| out(object.get_path(AttrPath::from_name(name)))),
        Route::AtNested => held(mistake, |object, path| out(object.get_path(path))),
        Route::Child => plain(mistake, |object| out(object.child(name).map(drop))),
        Route::DynGetattr => {
            plain(mistake, |object| out((object as &mut dyn Object).getattr(name)))
        }
        Route::LiveGetattr => live(mistake, |live| out(live.getattr(name))),
        Route::LiveChildGetattr => live_child(mistake, |live| out(live.getattr(name))),
        Route::LiveAt => live(mistake, |live| out(live.get_path(AttrPath::from_name(name)))),
        _ => derived(mistake, |object| out(object.getattr(name))),
    }
}

fn write<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Seen {
    let Mistake { name, text, other, .. } = *mistake;
    let path = &AttrPath::from_name(name);
    let value = || Value::from(&mistake.value);
    match route {
        Route::Setattr => plain(mistake, |object| out(object.setattr(name, value()))),
        Route::DynSetattr => {
            plain(mistake, |object| out((object as &mut dyn Object).setattr(name, value())))
        }
        Route::BoxSetattr => {
            let mut boxed: Box<dyn Object> = Box::new(S::new());
            let before = digest(&*boxed);
            let out = out(boxed.setattr(name, value()));
            let unchanged = before == digest(&*boxed);
            Seen { out, class: S::CLASS.name(), path: name.into(), unchanged }
        }
        Route::DerivedSetattr => derived(mistake, |object| out(object.setattr(name, value()))),
        Route::SetAt => plain(mistake, |object| out(object.set_path(path, value()))),
        Route::SetAtNested => held(mistake, |object, path| out(object.set_path(path, value()))),
        Route::LiveSetattr => live(mistake, |live| out(live.setattr(name, value()))),
        Route::LiveChildSetattr => live_child(mistake, |live| out(live.setattr(name, value()))),
        Route::LiveSetAt => live(mistake, |live| out(live.set_path(path, value()))),
        Route::UpdateOne => plain(mistake, |object| first(object.update([(path, value())]))),
        Route::UpdateMany => plain(mistake, |object| {
            first(object.update([(path, value()), (&AttrPath::from_name(other), Value::from(6))]))
        }),
        Route::UpdateNested => {
            held(mistake, |object, path| first(object.update([(path, value())])))
        }
        Route::LiveUpdate => live(mistake, |live| first(live.update([(path, value())]))),
        Route::AsBaseMut => {
            let mut seen = derived(mistake, |object| match object.as_base_mut::<S>() {
                Some(base) => out(base.setattr(name, value())),
                None => Out::Shut,
            });
            // Behind the reference is the base itself.
            seen.class = S::CLASS.name();
            seen
        }
        Route::UndoApply => plain(mistake, |object| first(undo(mistake).apply(object))),
        Route::SetText => plain(mistake, |object| out(object.set_text(name, text))),
        Route::SetTextAt => plain(mistake, |object| out(object.set_text_path(path, text))),
        Route::SetTextNested => held(mistake, |object, path| out(object.set_text_path(path, text))),
        Route::UpdateTexts => plain(mistake, |object| {
            first(object.update_texts([(path, text), (&AttrPath::from_name(other), "6")]))
        }),
        Route::LiveSetText => live(mistake, |live| out(live.set_text_path(path, text))),
        _ => derived(mistake, |object| out(object.set_text(name, text))),
    }
}

/// An undo that would write the faulty value: of an object that takes anything.
fn undo<S: Specimen>(mistake: &Mistake<S>) -> Undo {
    let mut loose = Loose::default();
    loose.setattr(mistake.name, &mistake.value).unwrap();
    loose.update([(&AttrPath::from_name(mistake.name), 0)]).unwrap()
}

fn typed<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Seen {
    let name = mistake.name;
    if mistake.has_no_slot
        && matches!(
            route,
            Route::SlotSet | Route::SlotSetDerived | Route::FreeHandle | Route::ColumnMut
        )
    {
        return nowhere();
    }
    match route {
        Route::SetAttr => plain(mistake, |object| {
            typed!(mistake.typed, |value: T| out(object.replace_attr::<T>(name, value)))
        }),
        Route::DynSetAttr => plain(mistake, |object| {
            let object: &mut dyn Object = object;
            typed!(mistake.typed, |value: T| out(object.replace_attr::<T>(name, value)))
        }),
        Route::DerivedSetAttr => derived(mistake, |object| {
            typed!(mistake.typed, |value: T| out(object.replace_attr::<T>(name, value)))
        }),
        Route::Modify => plain(mistake, |object| {
            typed!(mistake.typed, |value: T| out(object.modify(name, |it: &mut T| *it = value)))
        }),
        Route::DynModify => plain(mistake, |object| {
            let object: &mut dyn Object = object;
            typed!(mistake.typed, |value: T| out(object.modify(name, |it: &mut T| *it = value)))
        }),
        Route::DerivedModify => derived(mistake, |object| {
            typed!(mistake.typed, |value: T| out(object.modify(name, |it: &mut T| *it = value)))
        }),
        Route::ModifyPath => plain(mistake, |object| {
            let path = AttrPath::from_name(name);
            typed!(mistake.typed, |value: T| out(
                object.modify_path(&path, |it: &mut T| *it = value)
            ))
        }),
        Route::LiveModify => live(mistake, |live| {
            typed!(mistake.typed, |value: T| out(live.modify(name, |it: &mut T| *it = value)))
        }),
        Route::SlotSet => plain(mistake, |object| {
            typed!(mistake.typed, |value: T| out(
                S::slot::<T>(name).and_then(|slot| slot.set(object, value))
            ))
        }),
        Route::SlotSetDerived => {
            let mut seen = derived(mistake, |object| {
                typed!(mistake.typed, |value: T| out(
                    S::slot::<T>(name).and_then(|slot| slot.set(object, value))
                ))
            });
            // The base creates the handle.
            if typed!(mistake.typed, |_value: T| S::slot::<T>(name).is_err()) {
                seen.class = S::CLASS.name();
            }
            seen
        }
        Route::SlotMacro => match mistake.fixed {
            Some(set) => plain(mistake, |object| out(set(object))),
            None => nowhere(),
        },
        Route::AttrMut => plain(mistake, |object| {
            typed!(mistake.typed, |_value: T| out(object.attr_mut::<T>(name)))
        }),
        Route::DynAttrMut => plain(mistake, |object| {
            let object: &mut dyn Object = object;
            typed!(mistake.typed, |_value: T| out(object.attr_mut::<T>(name)))
        }),
        Route::DerivedAttrMut => derived(mistake, |object| {
            typed!(mistake.typed, |_value: T| out(object.attr_mut::<T>(name)))
        }),
        Route::ChildMut => plain(mistake, |object| out(object.child_mut(name).map(drop))),
        _ => plain(mistake, |object| {
            typed!(mistake.typed, |value: T| match S::slot::<T>(name).map(Slot::direct) {
                Ok(Some(free)) if route == Route::ColumnMut => {
                    *free.column_mut(std::slice::from_mut(object)).next().unwrap() = value;
                    Out::Through
                }
                Ok(Some(free)) => {
                    free.set(object, value);
                    Out::Through
                }
                Ok(None) => Out::Shut,
                Err(error) => Out::Error(error),
            })
        }),
    }
}

fn delete<S: Specimen>(route: Route, mistake: &Mistake<S>) -> Seen {
    let name = mistake.name;
    match route {
        Route::Delattr => plain(mistake, |object| out(object.delattr(name))),
        Route::DynDelattr => {
            plain(mistake, |object| out((object as &mut dyn Object).delattr(name)))
        }
        Route::DeleteAt => {
            plain(mistake, |object| out(object.delete_path(AttrPath::from_name(name))))
        }
        Route::DeleteNested => held(mistake, |object, path| out(object.delete_path(path))),
        Route::LiveDelattr => live(mistake, |live| out(live.delattr(name))),
        _ => derived(mistake, |object| out(object.delattr(name))),
    }
}
