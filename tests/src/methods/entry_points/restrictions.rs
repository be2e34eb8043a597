//! Every entry point with every restriction: readonly, frozen, rules and checks reject a write, and the object stays as it
//! is; without a restriction, the hook is called once with the written path.

mod routes;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::io::Write as _;

use slots_runtime::{Change, prelude::*};

use self::routes::{Effect, Outcome, routes};

thread_local! {
    /// The paths of the changes that hooks received.
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// An object with the slots `one`, `list` and `map`, whose values are numbers of one digit, or items with such a number.
trait Restricted: Slots + Clone + Debug + PartialEq + Send + Sync {
    fn new() -> Self;
    /// The field of `one`, for a write that is not validated.
    fn one(&mut self) -> &mut u8;
    /// A class with the object as its slot `inner`.
    type Holder: Slots + Send + Sync;
    fn held(self) -> Self::Holder;
    fn inner(holder: Self::Holder) -> Self;
}

macro_rules! restricted {
    ($module:ident, class $class:tt, $(#[$one:meta])?, $(#[$list:meta])?, $(#[$map:meta])?, $(#[$n:meta])?; $($hook:tt)*) => {
        #[allow(dead_code, reason = "each class has some of the restrictions")]
        mod $module {
            use super::*;

            #[slots]
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct Item {
                $(#[$n])?
                n: u8,
            }

            #[slots $class]
            #[derive(Clone, Debug, PartialEq)]
            pub(super) struct Object {
                #[slot(default = 50)]
                $(#[$one])?
                one: u8,
                $(#[$list])?
                list: Vec<Item>,
                $(#[$map])?
                map: BTreeMap<String, Item>,
            }

            #[slots]
            impl Object {
                #[method]
                fn write(&mut self, n: u8) -> Result<(), AttributeError> {
                    self.setattr("one", n).map(drop)
                }

                $($hook)*
            }

            impl Restricted for Object {
                fn new() -> Self {
                    Object {
                        one: 1,
                        list: vec![Item { n: 1 }],
                        map: BTreeMap::from([("k".into(), Item { n: 1 })]),
                    }
                }
                fn one(&mut self) -> &mut u8 {
                    &mut self.one
                }
                type Holder = Holder;
                fn held(self) -> Holder {
                    Holder { inner: self }
                }
                fn inner(holder: Holder) -> Self {
                    holder.inner
                }
            }

            #[slots]
            pub(super) struct Holder {
                inner: Object,
            }

            fn is_small(n: &u8) -> Result<(), String> {
                if *n <= 9 { Ok(()) } else { Err("must have one digit".into()) }
            }

            fn are_small<'i>(items: impl ExactSizeIterator<Item = &'i Item>) -> Result<(), String> {
                if items.len() == 0 {
                    return Err("needs an item".into());
                }
                items.map(|item| is_small(&item.n)).collect()
            }

            #[expect(clippy::ptr_arg, reason = "a rule gets the type of the slot")]
            fn is_list(list: &Vec<Item>) -> Result<(), String> {
                are_small(list.iter())
            }

            fn is_map(map: &BTreeMap<String, Item>) -> Result<(), String> {
                are_small(map.values())
            }

            fn is_whole(object: &Object) -> Result<(), String> {
                is_small(&object.one)?;
                is_list(&object.list)?;
                is_map(&object.map)
            }
        }
    };
}

restricted!(readonly, class (), #[slot(readonly)], #[slot(readonly)], #[slot(readonly)], #[slot(readonly)];);
restricted!(frozen, class (frozen), , , , #[slot(readonly)];);
restricted!(range, class (), #[slot(range = 0..=9)], , , #[slot(range = 0..=9)];);
restricted!(choices, class (), #[slot(choices = [1, 5])], , , #[slot(choices = [1, 5])];);
restricted!(check, class (), #[slot(check = is_small)], #[slot(check = is_list)], #[slot(check = is_map)], #[slot(check = is_small)];);
restricted!(whole, class (check = is_whole), , , , ; #[on_set] fn changed(&self, change: &Change<'_>) {
    LOG.with_borrow_mut(|log| log.push(change.path().to_string()));
});
restricted!(hook, class (), , , , ; #[on_set] fn changed(&self, change: &Change<'_>) {
    LOG.with_borrow_mut(|log| log.push(change.path().to_string()));
});
restricted!(hook_mut, class (), , , , ; #[on_set] fn changed(&mut self, name: &str, _old: Value<'_>) {
    LOG.with_borrow_mut(|log| log.push(name.to_owned()));
});

/// The number that all restrictions reject, and one that they accept.
const BAD: u8 = 50;
const GOOD: u8 = 5;

/// What a restriction does to writes.
#[derive(Clone, Copy, PartialEq)]
enum Restriction {
    /// No attribute can be written.
    ReadOnly,
    /// A number of two digits is rejected.
    Number,
    /// As `Number`, and an empty list or map is rejected too.
    Content,
    /// As `Content`, by the check of the object.
    Whole,
    /// Every write is accepted and reported.
    None,
}

/// The cells of one class, one for each route: `=` as expected, `.` where the restriction does not apply.
fn column<S: Restricted>(restriction: Restriction) -> Vec<(&'static str, Result<char, String>)> {
    let cell = |(name, effect, path, run): routes::Route<S>| {
        let is_accepted = match (restriction, effect) {
            (Restriction::None, _) => true,
            (Restriction::ReadOnly, Effect::New | Effect::Validate)
            | (Restriction::Number, Effect::Remove)
            | (Restriction::Whole, Effect::Test) => return (name, Ok('.')),
            _ => false,
        };
        let kind = match restriction {
            Restriction::ReadOnly => ErrorKind::ReadOnly,
            _ => ErrorKind::Value,
        };
        let (before, mut object) = (S::new(), S::new());
        LOG.take();
        let outcome = run(&mut object, if is_accepted { GOOD } else { BAD });
        let log = LOG.take();
        let problem = match outcome {
            Outcome::Accepted if !is_accepted => Some("it is accepted".to_owned()),
            Outcome::Rejected(error) if is_accepted => Some(format!("{error:#}")),
            Outcome::Rejected(error) if error.kind() != kind => Some(format!("{error:?}")),
            Outcome::Rejected(_) if object != before => Some(format!("the object is {object:?}")),
            Outcome::Rejected(_) if !log.is_empty() => Some(format!("hooks received {log:?}")),
            Outcome::Accepted if path.is_empty() && !log.is_empty() => {
                Some(format!("hooks received {log:?}"))
            }
            Outcome::Accepted if !path.is_empty() && log != [path] => {
                Some(format!("hooks received {log:?}, not {path}"))
            }
            Outcome::Accepted | Outcome::Rejected(_) => None,
        };
        (name, problem.map_or(Ok('='), Err))
    };
    routes::<S>().into_iter().map(cell).collect()
}

#[test]
fn all_entry_points_apply_each_restriction() {
    let columns = [
        ("readonly", column::<readonly::Object>(Restriction::ReadOnly)),
        ("frozen", column::<frozen::Object>(Restriction::ReadOnly)),
        ("range", column::<range::Object>(Restriction::Number)),
        ("choices", column::<choices::Object>(Restriction::Number)),
        ("check", column::<check::Object>(Restriction::Content)),
        ("check of the object", column::<whole::Object>(Restriction::Whole)),
        ("hook", column::<hook::Object>(Restriction::None)),
        ("hook with &mut self", column::<hook_mut::Object>(Restriction::None)),
    ];
    // The matrix is there to be read, as that of the mistakes.
    let mut out = std::io::stdout().lock();
    for (at, (title, _)) in columns.iter().enumerate() {
        let _ = writeln!(out, "{:34}{}{title}", "", "| ".repeat(at));
    }
    let mut wrong = Vec::new();
    for row in 0..columns[0].1.len() {
        let mut line = format!("{:34}", columns[0].1[row].0);
        for (title, cells) in &columns {
            match &cells[row] {
                (_, Ok(cell)) => line.push(*cell),
                (route, Err(why)) => {
                    line.push('#');
                    wrong.push(format!("{route} x {title}: {why}"));
                }
            }
            line.push(' ');
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
