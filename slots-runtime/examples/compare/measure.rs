//! Measures each way: bytes by counting allocations, times as medians of interleaved rounds.

use std::hint::black_box;
use std::time::Instant;

use super::cameras::{self, Attribute};
use super::ways::{Hashed, Json, Loose, Way};

/// The names of the ways, in the order of all tables and charts.
pub(crate) const WAYS: [&str; 5] = [
    "#[slots]",
    "#[dynamic], declared",
    "#[dynamic], overflow",
    "HashMap<String, OwnedValue>",
    "serde_json::Map",
];

/// Number of objects that fit into the cache together.
const NEAR: usize = 8;
/// Number of objects that one measurement creates or sweeps over.
const PART: u32 = 256;
/// Number of names in one round, in an order that a branch predictor cannot learn.
const ASKED: usize = 4096;
/// The misspelled name.
pub(crate) const TYPO: &str = "exp_time";

/// Figures of one way; times in nanoseconds per operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) inline: f64,
    pub(crate) heap: f64,
    pub(crate) allocations: f64,
    pub(crate) create: f64,
    pub(crate) get: f64,
    pub(crate) set: f64,
    pub(crate) miss: f64,
    pub(crate) typed: f64,
    pub(crate) handle: Option<f64>,
    pub(crate) sweep: f64,
    pub(crate) typo: String,
}

/// How much to measure.
#[derive(Clone, Copy)]
pub(crate) struct Amount {
    pub(crate) objects: u32,
    pub(crate) rounds: usize,
}

/// Measures all ways with one number of attributes, calling `tick` after each step; see [`steps`].
pub(crate) fn measure(attributes: usize, amount: Amount, tick: &dyn Fn()) -> Vec<Figures> {
    use cameras::{eight, four, sixteen, sixty_four, thirty_two};
    match attributes {
        4 => all::<four::Camera, four::Declared>(four::ATTRIBUTES, amount, tick),
        8 => all::<eight::Camera, eight::Declared>(eight::ATTRIBUTES, amount, tick),
        16 => all::<sixteen::Camera, sixteen::Declared>(sixteen::ATTRIBUTES, amount, tick),
        32 => all::<thirty_two::Camera, thirty_two::Declared>(thirty_two::ATTRIBUTES, amount, tick),
        _ => all::<sixty_four::Camera, sixty_four::Declared>(sixty_four::ATTRIBUTES, amount, tick),
    }
}

/// How often [`measure`] calls `tick`.
pub(crate) fn steps(amount: Amount) -> usize {
    WAYS.len() + amount.rounds
}

fn all<S: Way, D: Way>(attributes: &[Attribute], amount: Amount, tick: &dyn Fn()) -> Vec<Figures> {
    let mut figures = vec![
        in_bulk::<S>(attributes, amount, tick),
        in_bulk::<D>(attributes, amount, tick),
        in_bulk::<Loose>(attributes, amount, tick),
        in_bulk::<Hashed>(attributes, amount, tick),
        in_bulk::<Json>(attributes, amount, tick),
    ];
    let asked = Asked::new(attributes);
    let mut rounds: [Box<dyn Rounds>; 5] = [
        Box::new(Near::<S>::new(attributes)),
        Box::new(Near::<D>::new(attributes)),
        Box::new(Near::<Loose>::new(attributes)),
        Box::new(Near::<Hashed>::new(attributes)),
        Box::new(Near::<Json>::new(attributes)),
    ];
    // Interleaved, so that other load on the machine affects all ways equally. Each round uses another part of the
    // stack, so that the alignment of the values favours no way.
    for round in 0..amount.rounds {
        for way in &mut rounds {
            deeper(round % 16, &mut || way.round(&asked));
        }
        tick();
    }
    for (way, figures) in rounds.iter_mut().zip(&mut figures) {
        way.finish(figures);
    }
    figures
}

/// Runs an action with the stack pointer some hundred bytes lower.
#[inline(never)]
fn deeper(levels: usize, action: &mut dyn FnMut()) {
    let room = black_box([0_u8; 208]);
    match levels.checked_sub(1) {
        Some(levels) => deeper(levels, action),
        None => action(),
    }
    black_box(room);
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Returns the nanoseconds per operation for `count` operations.
fn time(count: usize, operations: impl FnOnce()) -> f64 {
    let start = Instant::now();
    operations();
    start.elapsed().as_secs_f64() * 1e9 / as_f64(count)
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(crate) fn as_f64(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn each(total: i64, objects: u32) -> f64 {
    total as f64 / f64::from(objects)
}

/// Measures sizes, and operations on all objects in sequence.
fn in_bulk<W: Way>(attributes: &[Attribute], amount: Amount, tick: &dyn Fn()) -> Figures {
    let objects = amount.objects;
    let count = objects as usize;
    // Creates one object first, so that data shared by all objects is not counted.
    let first = W::create(0, attributes);
    let mut cameras: Vec<W> = Vec::with_capacity(count);
    let counted = allocation_counter::measure(|| {
        cameras.extend((0..objects).map(|number| W::create(number, attributes)));
    });
    // In small parts, so that the median excludes parts in which another program ran.
    cameras.clear();
    let mut creates = Vec::new();
    for start in (0..objects).step_by(PART as usize) {
        let part = start..objects.min(start.saturating_add(PART));
        creates.push(time(part.len(), || {
            cameras.extend(part.map(|number| W::create(number, attributes)));
        }));
    }
    let name = black_box(String::from("exposure_time"));
    let mut sweeps = Vec::new();
    for _ in 0..3 {
        for part in cameras.chunks(PART as usize) {
            sweeps.push(time(part.len(), || {
                black_box(part.iter().map(|it| it.get(&name)).sum::<f64>());
            }));
        }
    }
    tick();
    let mut last = first;
    Figures {
        inline: as_f64(size_of::<W>()),
        heap: each(counted.bytes_current, objects),
        allocations: each(counted.count_current, objects),
        create: median(&mut creates),
        sweep: median(&mut sweeps),
        typo: last.typo(TYPO),
        ..Figures::default()
    }
}

/// Names to look up: separate strings in random order.
struct Asked {
    known: Vec<String>,
    missing: Vec<String>,
}

impl Asked {
    fn new(attributes: &[Attribute]) -> Self {
        let numbers: Vec<_> = attributes.iter().filter(|it| it.is_float).collect();
        // A linear congruential generator: random enough, and the same in each run.
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            numbers[usize::try_from(state >> 33).unwrap_or_default() % numbers.len()].name
        };
        let known: Vec<String> = (0..ASKED).map(|_| next().to_owned()).collect();
        // Swaps two letters.
        let missing = known.iter().map(|name| format!("{}{}", &name[1..], &name[..1])).collect();
        Asked { known, missing }
    }
}

/// Returns the nanoseconds per operation, for each name on one object after the other.
#[inline(always)]
fn each_name(names: &[String], mut operation: impl FnMut(usize, &str)) -> f64 {
    time(names.len(), || {
        names.iter().enumerate().for_each(|(at, name)| operation(at % NEAR, name));
    })
}

/// Some objects in the cache, and the times of all rounds.
struct Near<W: Way> {
    cameras: Vec<W>,
    times: [Vec<f64>; 5],
    handles: Vec<W::Handle>,
}

trait Rounds {
    fn round(&mut self, asked: &Asked);
    fn finish(&mut self, figures: &mut Figures);
}

impl<W: Way> Near<W> {
    fn new(attributes: &[Attribute]) -> Self {
        let cameras = (0_u32..).take(NEAR).map(|number| W::create(number, attributes)).collect();
        Near { cameras, times: Default::default(), handles: Vec::new() }
    }
}

impl<W: Way> Rounds for Near<W> {
    fn round(&mut self, asked: &Asked) {
        let cameras = &mut self.cameras;
        let [get, set, miss, typed, handle] = &mut self.times;
        get.push(each_name(&asked.known, |at, name| _ = black_box(cameras[at].get(name))));
        set.push(each_name(&asked.known, |at, name| cameras[at].set(name, 1.5)));
        miss.push(each_name(&asked.missing, |at, name| _ = black_box(cameras[at].has(name))));
        typed.push(each_name(&asked.known, |at, name| _ = black_box(cameras[at].typed(name))));
        if self.handles.is_empty() {
            self.handles = asked.known.iter().filter_map(|name| W::handle(name)).collect();
        }
        if !self.handles.is_empty() {
            handle.push(time(ASKED, || {
                for (at, handle) in self.handles.iter().enumerate() {
                    black_box(cameras[at % NEAR].by_handle(*handle));
                }
            }));
        }
    }

    fn finish(&mut self, figures: &mut Figures) {
        let [get, set, miss, typed, handle] = &mut self.times;
        figures.get = median(get);
        figures.set = median(set);
        figures.miss = median(miss);
        figures.typed = median(typed);
        figures.handle = (!handle.is_empty()).then(|| median(handle));
    }
}
