//! Reads a number by name: all contenders and sizes, random order, one repeated name, and misses.

use measure::Runner;

use crate::contenders::{
    Accessor, Bevy, Contender, Direct, Dyn, FacetReflect, Fieldname, Hashbrown, Indexed, Json,
    Match, Ordered, Phf, Slots, StdMap,
};
use crate::keep::{keep, keep_word, shift};
use crate::names::{self, ROUND};
use crate::report::Report;
use crate::shapes::{Accessed, R4, R16, R64, R256, Shape};

/// Reads each name and counts the misses.
#[inline(never)]
pub fn read_all<C: Contender, const MOVED: bool>(contender: &C, names: &[String]) -> usize {
    let mut missed = 0;
    for name in names {
        match contender.get(name) {
            Some(value) => {
                keep(value);
                shift::<MOVED>();
            }
            None => missed += 1,
        }
    }
    missed
}

/// Writes each name.
#[inline(never)]
pub fn write_all<C: Contender, const MOVED: bool>(contender: &mut C, names: &[String]) {
    let mut value = 0.5;
    for name in names {
        value += 1.0;
        keep_word(usize::from(contender.set(name, value)));
        shift::<MOVED>();
    }
}

/// Names for one size.
struct Names {
    numbers: Vec<&'static str>,
    random: Vec<String>,
    hot: Vec<String>,
    near: Vec<String>,
    far: Vec<String>,
}

/// Asserts that a contender returns the values of the struct, and none for unknown names.
fn check<C: Contender>(contender: &mut C, object: &impl Shape, names: &Names) {
    if C::NAME == Direct::<R4>::NAME {
        return;
    }
    for name in &names.numbers {
        let expected = object.by_match(name).and_then(|value| value.downcast_ref::<f64>().copied());
        assert!(expected.is_some() && contender.get(name) == expected, "{} reads {name}", C::NAME);
        if C::WRITES {
            assert!(
                contender.set(name, -1.0) && contender.get(name) == Some(-1.0),
                "{} writes {name}",
                C::NAME
            );
            assert!(
                expected.is_some_and(|expected| contender.set(name, expected)),
                "{} writes {name}",
                C::NAME
            );
        }
    }
    for name in names.near.iter().chain(&names.far) {
        assert_eq!(contender.get(name), None, "{} finds {name}", C::NAME);
    }
}

/// A runner per operation, for one size.
struct Runners<'a> {
    names: &'a Names,
    random: Runner<'a>,
    hot: Runner<'a>,
    near: Runner<'a>,
    far: Runner<'a>,
    set: Runner<'a>,
}

impl<'a> Runners<'a> {
    fn new(names: &'a Names) -> Self {
        let [random, hot, near, far, set] = [(); 5].map(|()| Runner::new());
        Runners { names, random, hot, near, far, set }
    }

    fn add<C: Contender + 'a>(&mut self, object: &impl Shape, make: impl Fn() -> C) {
        check(&mut make(), object, self.names);
        self.add_loops::<C, false>(&make);
        self.add_loops::<C, true>(&make);
    }

    fn add_loops<C: Contender + 'a, const MOVED: bool>(&mut self, make: &impl Fn() -> C) {
        let names = self.names;
        let contender = make();
        self.random
            .add(C::NAME, ROUND, move || _ = read_all::<C, MOVED>(&contender, &names.random));
        let contender = make();
        self.hot.add(C::NAME, ROUND, move || _ = read_all::<C, MOVED>(&contender, &names.hot));
        let contender = make();
        self.near.add(C::NAME, ROUND, move || _ = read_all::<C, MOVED>(&contender, &names.near));
        let contender = make();
        self.far.add(C::NAME, ROUND, move || _ = read_all::<C, MOVED>(&contender, &names.far));
        if C::WRITES {
            let mut contender = make();
            self.set
                .add(C::NAME, ROUND, move || write_all::<C, MOVED>(&mut contender, &names.random));
        }
    }

    fn run(self, size: usize, rounds: usize, report: &mut Report) {
        for (work, runner) in [
            ("get", self.random),
            ("get-hot", self.hot),
            ("miss-near", self.near),
            ("miss-far", self.far),
            ("set", self.set),
        ] {
            report.run(&format!("{work}/{size}"), runner, rounds);
        }
    }
}

fn names_of<S: Shape>() -> Names {
    let all: Vec<_> = S::readers().into_iter().map(|(name, _)| name).collect();
    let numbers = names::numbers::<S>();
    Names {
        random: names::drawn(&numbers),
        hot: names::hot(numbers[numbers.len() / 2]),
        near: names::drawn(&names::near(&numbers, &all)),
        far: names::drawn(&names::far(&numbers, &all)),
        numbers,
    }
}

fn all_contenders<S: Shape>(object: &S, runners: &mut Runners<'_>) {
    runners.add(object, || Slots(object.clone()));
    runners.add(object, || Direct(object.clone()));
    runners.add(object, || Dyn(Box::new(object.clone()), std::marker::PhantomData::<S>));
    runners.add(object, || Match(object.clone()));
    runners.add(object, || Bevy(object.clone()));
    runners.add(object, || FacetReflect(object.clone()));
    runners.add(object, || Fieldname(object.clone()));
    runners.add(object, || Indexed(object.clone()));
    runners.add(object, || StdMap::of(object));
    runners.add(object, || Hashbrown::of(object));
    runners.add(object, || Ordered::of(object));
    runners.add(object, || Json::of(object));
    runners.add(object, || Phf::of(object));
}

fn run_size<S: Shape>(size: usize, rounds: usize, report: &mut Report) {
    let (object, names) = (S::sample(), names_of::<S>());
    let mut runners = Runners::new(&names);
    all_contenders(&object, &mut runners);
    runners.run(size, rounds, report);
}

fn run_accessed<S: Accessed>(size: usize, rounds: usize, report: &mut Report) {
    let (object, names) = (S::sample(), names_of::<S>());
    let mut runners = Runners::new(&names);
    all_contenders(&object, &mut runners);
    runners.add(&object, || Accessor(object.clone()));
    runners.run(size, rounds, report);
}

/// Measures all sizes.
pub fn run(rounds: usize, report: &mut Report) {
    run_accessed::<R4>(4, rounds, report);
    run_accessed::<R16>(16, rounds, report);
    run_accessed::<R64>(64, rounds, report);
    run_size::<R256>(256, rounds, report);
    goals(report);
}

/// Contenders that use reflection or a generated `match`.
const REFLECTION: [&str; 4] = ["bevy_reflect", "facet-reflect", "field_accessor", "match"];
/// Rows that are not other libraries.
const NO_PEERS: [&str; 2] = ["field", "slots-dyn"];

fn goals(report: &mut Report) {
    for (size, limit) in [(4, 12.0), (16, 10.0), (64, 12.0), (256, 12.0)] {
        let work = format!("get/{size}");
        let ratio = report.ours(&work) / report.peer(&work, "field");
        report.at_most(format!("get by name, {size} fields, times the field"), ratio, limit);
        let ratio = report.best_peer(&work, &NO_PEERS) / report.ours(&work);
        if size > 4 {
            report.at_least(
                format!("get by name, {size} fields, ahead of the best peer"),
                ratio,
                2.5,
            );
        }
        for peer in REFLECTION {
            if size > 4 && (size, peer) != (256, "field_accessor") {
                let ratio = report.peer(&work, peer) / report.ours(&work);
                report.at_least(format!("get by name, {size} fields, ahead of {peer}"), ratio, 5.0);
            }
        }
        let hot = format!("get-hot/{size}");
        let ratio = report.ours(&hot) / report.best_peer(&hot, &NO_PEERS);
        report.at_most(format!("one hot name, {size} fields, times the best peer"), ratio, 2.0);
        for peer in ["bevy_reflect", "facet-reflect"] {
            let ratio = report.peer(&hot, peer) / report.ours(&hot);
            report.at_least(format!("one hot name, {size} fields, ahead of {peer}"), ratio, 1.0);
        }
        for miss in ["miss-near", "miss-far"] {
            let ratio = report.ours(&format!("{miss}/{size}")) / report.ours(&work);
            report.at_most(format!("{miss}, {size} fields, times a hit"), ratio, 2.0);
        }
        let set = format!("set/{size}");
        if size > 4 {
            let ratio = report.best_peer(&set, &NO_PEERS) / report.ours(&set);
            report.at_least(
                format!("set by name, {size} fields, ahead of the best peer"),
                ratio,
                2.25,
            );
        }
    }
    let ratio = report.ours("get/256") / report.ours("get/4");
    report.at_most("get by name, 256 fields, times that of 4", ratio, 1.5);
}
