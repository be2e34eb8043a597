//! Reads a number by name: all contenders and sizes, random order, one repeated name, and misses.

use crate::contenders::{
    Accessor, Bevy, Direct, Dyn, FacetWay, Fieldname, Hashbrown, Indexed, Json, Match, Ordered,
    Phf, Slots, StdMap, Way,
};
use crate::keep::{fence_word, keep, shift};
use crate::names::{self, ROUND};
use crate::report::Report;
use crate::runner::Runner;
use crate::shapes::{Accessed, R4, R16, R64, R256, Shape};

/// Reads each name and counts the misses.
#[inline(never)]
pub fn read_all<W: Way, const MOVED: bool>(way: &W, names: &[String]) -> usize {
    let mut missed = 0;
    for name in names {
        match way.get(name) {
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
pub fn write_all<W: Way, const MOVED: bool>(way: &mut W, names: &[String]) {
    let mut value = 0.5;
    for name in names {
        value += 1.0;
        fence_word(usize::from(way.set(name, value)));
        shift::<MOVED>();
    }
}

/// Names for one size.
struct Asked {
    numbers: Vec<&'static str>,
    random: Vec<String>,
    hot: Vec<String>,
    near: Vec<String>,
    far: Vec<String>,
}

/// Asserts that a contender returns the values of the struct, and none for unknown names.
fn check<W: Way>(way: &mut W, object: &impl Shape, asked: &Asked) {
    if W::NAME == Direct::<R4>::NAME {
        return;
    }
    for name in &asked.numbers {
        let held = object.by_match(name).and_then(|value| value.downcast_ref::<f64>().copied());
        assert!(held.is_some() && way.get(name) == held, "{} reads {name}", W::NAME);
        if W::WRITES {
            assert!(
                way.set(name, -1.0) && way.get(name) == Some(-1.0),
                "{} writes {name}",
                W::NAME
            );
            assert!(held.is_some_and(|held| way.set(name, held)), "{} writes {name}", W::NAME);
        }
    }
    for name in asked.near.iter().chain(&asked.far) {
        assert_eq!(way.get(name), None, "{} finds {name}", W::NAME);
    }
}

/// The races of one size.
struct Meeting<'a> {
    asked: &'a Asked,
    random: Runner<'a>,
    hot: Runner<'a>,
    near: Runner<'a>,
    far: Runner<'a>,
    set: Runner<'a>,
}

impl<'a> Meeting<'a> {
    fn new(size: usize, asked: &'a Asked) -> Self {
        let runner = |work: &str| Runner::new(format!("{work}/{size}"));
        Meeting {
            asked,
            random: runner("get"),
            hot: runner("get-hot"),
            near: runner("miss-near"),
            far: runner("miss-far"),
            set: runner("set"),
        }
    }

    fn enter<W: Way + 'a>(&mut self, object: &impl Shape, make: impl Fn() -> W) {
        check(&mut make(), object, self.asked);
        self.enter_loops::<W, false>(&make);
        self.enter_loops::<W, true>(&make);
    }

    fn enter_loops<W: Way + 'a, const MOVED: bool>(&mut self, make: &impl Fn() -> W) {
        let asked = self.asked;
        let way = make();
        self.random.lane(W::NAME, ROUND, move || _ = read_all::<W, MOVED>(&way, &asked.random));
        let way = make();
        self.hot.lane(W::NAME, ROUND, move || _ = read_all::<W, MOVED>(&way, &asked.hot));
        let way = make();
        self.near.lane(W::NAME, ROUND, move || _ = read_all::<W, MOVED>(&way, &asked.near));
        let way = make();
        self.far.lane(W::NAME, ROUND, move || _ = read_all::<W, MOVED>(&way, &asked.far));
        if W::WRITES {
            let mut way = make();
            self.set.lane(W::NAME, ROUND, move || write_all::<W, MOVED>(&mut way, &asked.random));
        }
    }

    fn run(self, rounds: usize, report: &mut Report) {
        for runner in [self.random, self.hot, self.near, self.far, self.set] {
            runner.run(rounds, report);
        }
    }
}

fn asked<S: Shape>() -> Asked {
    let all: Vec<_> = S::readers().into_iter().map(|(name, _)| name).collect();
    let numbers = names::numbers::<S>();
    Asked {
        random: names::drawn(&numbers),
        hot: names::hot(numbers[numbers.len() / 2]),
        near: names::drawn(&names::near(&numbers, &all)),
        far: names::drawn(&names::far(&numbers, &all)),
        numbers,
    }
}

fn all_contenders<S: Shape>(object: &S, meeting: &mut Meeting<'_>) {
    meeting.enter(object, || Slots(object.clone()));
    meeting.enter(object, || Direct(object.clone()));
    meeting.enter(object, || Dyn(Box::new(object.clone()), std::marker::PhantomData::<S>));
    meeting.enter(object, || Match(object.clone()));
    meeting.enter(object, || Bevy(object.clone()));
    meeting.enter(object, || FacetWay(object.clone()));
    meeting.enter(object, || Fieldname(object.clone()));
    meeting.enter(object, || Indexed(object.clone()));
    meeting.enter(object, || StdMap::of(object));
    meeting.enter(object, || Hashbrown::of(object));
    meeting.enter(object, || Ordered::of(object));
    meeting.enter(object, || Json::of(object));
    meeting.enter(object, || Phf::of(object));
}

fn runner<S: Shape>(size: usize, rounds: usize, report: &mut Report) {
    let (object, asked) = (S::sample(), asked::<S>());
    let mut meeting = Meeting::new(size, &asked);
    all_contenders(&object, &mut meeting);
    meeting.run(rounds, report);
}

fn race_accessed<S: Accessed>(size: usize, rounds: usize, report: &mut Report) {
    let (object, asked) = (S::sample(), asked::<S>());
    let mut meeting = Meeting::new(size, &asked);
    all_contenders(&object, &mut meeting);
    meeting.enter(&object, || Accessor(object.clone()));
    meeting.run(rounds, report);
}

/// Measures all sizes.
pub fn run(rounds: usize, report: &mut Report) {
    race_accessed::<R4>(4, rounds, report);
    race_accessed::<R16>(16, rounds, report);
    race_accessed::<R64>(64, rounds, report);
    runner::<R256>(256, rounds, report);
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
