//! The methods of objects in scripts: `camera.snap(3)`, `camera.call_method("snap", 3)`, `camera.call_named("snap", #{frames: 3})`.

use std::any::TypeId;
use std::collections::BTreeSet;

use rhai::{Dynamic, Engine, ImmutableString, Map, NativeCallContext};
use slots_runtime::{Arguments, Class, MethodInfo, SharedObject, SlotInfo, prelude::*};

use crate::convert::{from_dynamic, round_to_f32, to_dynamic};
use crate::{Outcome, has_f32, raised};

/// The largest number of arguments of `call_method`.
const MOST_ARGUMENTS: usize = 12;

/// Registers the methods of a class, of its slots' classes, and of theirs, so that scripts call them like functions:
/// `camera.snap(3)`.
///
/// Without it, [`register`](crate::register) has `camera.call_method("snap", 3)`. A name is registered for objects of all classes; a
/// call of a method that the object does not have is an error with a suggestion.
///
/// ```
/// use rhai::{Engine, Scope};
/// use slots_runtime::{Shared, SharedObject, prelude::*};
///
/// #[slots]
/// struct Camera { taken: u32 }
///
/// #[slots]
/// impl Camera {
///     #[method]
///     fn snap(&mut self, #[arg(default = 1)] frames: u32) -> u32 {
///         self.taken += frames;
///         self.taken
///     }
/// }
///
/// let mut engine = Engine::new();
/// slots_rhai::register(&mut engine);
/// slots_rhai::register_methods(&mut engine, Camera::CLASS);
/// let mut scope = Scope::new();
/// scope.push("camera", SharedObject::from(Shared::new(Camera { taken: 0 })));
///
/// assert_eq!(engine.eval_with_scope::<i64>(&mut scope, "camera.snap(3)")?, 3);
/// assert_eq!(engine.eval_with_scope::<i64>(&mut scope, "camera.snap()")?, 4);
/// assert_eq!(engine.eval_with_scope::<i64>(&mut scope, "camera.call_named(\"snap\", #{frames: 2})")?, 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn register_methods(engine: &mut Engine, class: &'static Class) {
    let (mut classes, mut seen) = (vec![class], Vec::new());
    let mut names = BTreeSet::new();
    while let Some(class) = classes.pop() {
        if seen.contains(&class) {
            continue;
        }
        seen.push(class);
        classes.extend(class.slots().filter_map(SlotInfo::class));
        names.extend(class.methods().map(|method| (method.name(), method.arguments().len())));
    }
    for (name, arguments) in names {
        // One more than declared, so that the error states the numbers.
        for count in 0..=arguments + 1 {
            let types = [vec![TypeId::of::<SharedObject>()], vec![TypeId::of::<Dynamic>(); count]];
            engine.register_raw_fn(
                name,
                types.concat(),
                move |_: NativeCallContext<'_>, given: &mut [&mut Dynamic]| {
                    let (object, arguments) = receiver(given)?;
                    let arguments: Vec<&Dynamic> = arguments.iter().map(|it| &**it).collect();
                    positional(&object, name, &arguments)
                },
            );
        }
    }
}

/// Registers `call_method` and `call_named`.
pub(crate) fn register(engine: &mut Engine) {
    for count in 0..=MOST_ARGUMENTS {
        let own = vec![TypeId::of::<SharedObject>(), TypeId::of::<ImmutableString>()];
        let types = [own, vec![TypeId::of::<Dynamic>(); count]].concat();
        engine.register_raw_fn(
            "call_method",
            types,
            |_: NativeCallContext<'_>, given: &mut [&mut Dynamic]| {
                let (object, rest) = receiver(given)?;
                let Some((name, arguments)) = rest.split_first() else {
                    return Err(raised(&"call_method needs the name of a method"));
                };
                let name = name.read_lock::<ImmutableString>().map(|name| name.clone());
                let arguments: Vec<&Dynamic> = arguments.iter().map(|it| &**it).collect();
                positional(&object, &name.unwrap_or_default(), &arguments)
            },
        );
    }
    engine.register_fn("call_named", |object: &mut SharedObject, name: &str, arguments: Map| {
        let mut all = Arguments::new();
        let method = method(object, name);
        for (key, value) in &arguments {
            let info = method.and_then(|it| it.arguments().find(|it| it.name() == key.as_str()));
            let value = argument(value, info.is_some_and(|it| has_f32(&it.type_name())))
                .map_err(|error| of_argument(object, name, key, &error))?;
            all = all.keyword(key.to_string(), value);
        }
        run(object, name, all)
    });
}

/// The object that a method is called on, and the rest of the arguments.
fn receiver<'a, 'd>(
    given: &'a [&'d mut Dynamic],
) -> Outcome<(SharedObject, &'a [&'d mut Dynamic])> {
    let first = given
        .split_first()
        .and_then(|(object, rest)| Some((object.read_lock::<SharedObject>()?.clone(), rest)));
    first.ok_or_else(|| raised(&"a method is called on an object"))
}

fn positional(object: &SharedObject, name: &str, given: &[&Dynamic]) -> Outcome<Dynamic> {
    let mut all = Arguments::new();
    let method = method(object, name);
    for (at, value) in given.iter().enumerate() {
        let info = method.and_then(|it| it.arguments().nth(at));
        let value = argument(value, info.is_some_and(|it| has_f32(&it.type_name())));
        all = all.arg(value.map_err(|error| {
            let number = format!("{}", at + 1);
            of_argument(object, name, info.map_or(number.as_str(), |it| it.name()), &error)
        })?);
    }
    run(object, name, all)
}

/// The description of a method of the object.
fn method(object: &SharedObject, name: &str) -> Option<MethodInfo> {
    object.read(|object| object.class().method(name)).ok().flatten()
}

/// The value of an argument; of an object or a view, a copy.
fn argument(value: &Dynamic, is_single: bool) -> Result<OwnedValue, String> {
    let mut value = from_dynamic(value).map_err(|error| error.to_string())?;
    if is_single {
        round_to_f32(&mut value);
    }
    Ok(value)
}

#[expect(clippy::unnecessary_box_returns, reason = "Rhai takes its errors boxed")]
fn of_argument(
    object: &SharedObject,
    method: &str,
    argument: &str,
    error: &str,
) -> Box<rhai::EvalAltResult> {
    let class = object.read(|object| object.class().label()).unwrap_or(object.class().label());
    raised(&format!("'{class}' object method '{method}' argument '{argument}': {error}"))
}

fn run(object: &SharedObject, name: &str, arguments: Arguments<'_>) -> Outcome<Dynamic> {
    let returned = object.call(name, arguments).map_err(|error| raised(&error))?;
    to_dynamic(&returned).map_err(|error| {
        raised(&format!("'{}' object method '{name}': {error}", object.class().label()))
    })
}
