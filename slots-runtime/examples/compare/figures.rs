//! Measures each contender: bytes by counting allocations, times by rounds in which all contenders run in turns.

use std::hint::black_box;

use measure::{Figure, Random, Runner, SERIES, as_f64, median, nanoseconds_each};
use slots_runtime::Slots;

use super::cameras::{self, Attribute};
use super::contenders::{Contender, Hashed, Json, Loose};

/// The names of the contenders, in the order of all tables and charts.
pub(crate) const CONTENDERS: [&str; 5] = [
    "#[slots]",
    "#[dynamic], declared",
    "#[dynamic], overflow",
    "HashMap<String, OwnedValue>",
    "serde_json::Map",
];

/// Number of objects that fit into the cache together.
const CACHED: usize = 8;
/// Number of objects that one measurement creates or sweeps over.
const PART: u32 = 256;
/// Number of names in one round, in an order that a branch predictor cannot learn.
const NAMES: usize = 4096;
/// Number of rounds: sixteen per series, one for each position of the stack.
const ROUNDS: usize = 16 * SERIES;
/// The misspelled name.
pub(crate) const TYPO: &str = "exp_time";

/// How often [`measure`] calls `tick`.
pub(crate) const STEPS: usize = SERIES * CONTENDERS.len() + OPERATIONS;
const OPERATIONS: usize = 5;

/// Figures of one contender; times in nanoseconds per operation.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) inline: f64,
    pub(crate) heap: f64,
    pub(crate) allocations: f64,
    pub(crate) create: Figure,
    pub(crate) get: Figure,
    pub(crate) set: Figure,
    pub(crate) miss: Figure,
    pub(crate) typed: Figure,
    pub(crate) handle: Option<Figure>,
    pub(crate) sweep: Figure,
    pub(crate) typo: String,
}

impl Figures {
    /// The times, with the names of the operations.
    pub(crate) fn times(&self) -> [(&'static str, Option<Figure>); 7] {
        [
            ("create", Some(self.create)),
            ("get", Some(self.get)),
            ("get typed", Some(self.typed)),
            ("set", Some(self.set)),
            ("miss", Some(self.miss)),
            ("handle", self.handle),
            ("sweep", Some(self.sweep)),
        ]
    }
}

/// Measures all contenders with one number of attributes, calling `tick` after each of the [`STEPS`].
pub(crate) fn measure(attributes: usize, objects: u32, tick: &dyn Fn()) -> Vec<Figures> {
    use cameras::{eight, four, sixteen, sixty_four, thirty_two};
    match attributes {
        4 => all::<four::Camera, four::Declared>(four::ATTRIBUTES, objects, tick),
        8 => all::<eight::Camera, eight::Declared>(eight::ATTRIBUTES, objects, tick),
        16 => all::<sixteen::Camera, sixteen::Declared>(sixteen::ATTRIBUTES, objects, tick),
        32 => {
            all::<thirty_two::Camera, thirty_two::Declared>(thirty_two::ATTRIBUTES, objects, tick)
        }
        _ => all::<sixty_four::Camera, sixty_four::Declared>(sixty_four::ATTRIBUTES, objects, tick),
    }
}

fn all<S, D>(attributes: &[Attribute], objects: u32, tick: &dyn Fn()) -> Vec<Figures>
where
    S: Contender + Slots,
    D: Contender + Slots,
{
    let mut bulk = [
        Bulk::new::<S>(attributes, objects),
        Bulk::new::<D>(attributes, objects),
        Bulk::new::<Loose>(attributes, objects),
        Bulk::new::<Hashed>(attributes, objects),
        Bulk::new::<Json>(attributes, objects),
    ];
    for _ in 0..SERIES {
        for contender in &mut bulk {
            contender.run_series(attributes, objects);
            tick();
        }
    }
    let names = Names::new(attributes);
    let mut runners = Runners::new(attributes, &names);
    runners.add::<S>(CONTENDERS[0]);
    runners.add::<D>(CONTENDERS[1]);
    runners.add::<Loose>(CONTENDERS[2]);
    runners.add::<Hashed>(CONTENDERS[3]);
    runners.add::<Json>(CONTENDERS[4]);
    runners.add_handle::<S>(CONTENDERS[0]);
    runners.add_handle::<D>(CONTENDERS[1]);
    runners.run(bulk, tick)
}

/// The sizes of a contender, and operations on all its objects in sequence.
struct Bulk {
    inline: f64,
    heap: f64,
    allocations: f64,
    typo: String,
    series: fn(&[Attribute], u32) -> (f64, f64),
    creates: Vec<f64>,
    sweeps: Vec<f64>,
}

impl Bulk {
    fn new<C: Contender>(attributes: &[Attribute], objects: u32) -> Self {
        // Creates one object first, so that data shared by all objects is not counted.
        let mut first = C::create(0, attributes);
        let mut cameras: Vec<C> = Vec::with_capacity(objects as usize);
        let counted = allocation_counter::measure(|| {
            cameras.extend((0..objects).map(|number| C::create(number, attributes)));
        });
        Bulk {
            inline: as_f64(size_of::<C>()),
            heap: each(counted.bytes_current, objects),
            allocations: each(counted.count_current, objects),
            typo: first.typo(TYPO),
            series: series::<C>,
            creates: Vec::new(),
            sweeps: Vec::new(),
        }
    }

    fn run_series(&mut self, attributes: &[Attribute], objects: u32) {
        let (create, sweep) = (self.series)(attributes, objects);
        self.creates.push(create);
        self.sweeps.push(sweep);
    }
}

/// Creates all objects, reads one name of each, and drops them; returns the median times of the first two.
///
/// In small parts, so that the medians exclude parts in which another program ran.
fn series<C: Contender>(attributes: &[Attribute], objects: u32) -> (f64, f64) {
    let mut cameras: Vec<C> = Vec::with_capacity(objects as usize);
    let mut creates = Vec::new();
    for start in (0..objects).step_by(PART as usize) {
        let part = start..objects.min(start.saturating_add(PART));
        creates.push(nanoseconds_each(part.len(), || {
            cameras.extend(part.map(|number| C::create(number, attributes)));
        }));
    }
    let name = black_box(String::from("exposure_time"));
    let mut sweeps = Vec::new();
    for _ in 0..3 {
        for part in cameras.chunks(PART as usize) {
            sweeps.push(nanoseconds_each(part.len(), || {
                black_box(part.iter().map(|camera| camera.get(&name)).sum::<f64>());
            }));
        }
    }
    (median(&mut creates), median(&mut sweeps))
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn each(total: i64, objects: u32) -> f64 {
    total as f64 / f64::from(objects)
}

/// Names to look up: separate strings in random order.
struct Names {
    known: Vec<String>,
    missing: Vec<String>,
}

impl Names {
    fn new(attributes: &[Attribute]) -> Self {
        let numbers: Vec<_> = attributes.iter().filter(|it| it.is_float).collect();
        let mut random = Random::new();
        let mut next = || numbers[random.below(numbers.len())].name.to_owned();
        let known: Vec<String> = (0..NAMES).map(|_| next()).collect();
        // Moves the first letter to the end.
        let missing = known.iter().map(|name| format!("{}{}", &name[1..], &name[..1])).collect();
        Names { known, missing }
    }
}

/// A runner per operation on objects in the cache.
struct Runners<'a> {
    attributes: &'a [Attribute],
    names: &'a Names,
    get: Runner<'a>,
    set: Runner<'a>,
    miss: Runner<'a>,
    typed: Runner<'a>,
    handle: Runner<'a>,
}

/// Calls a function with each name and the position of the object to use.
#[inline(always)]
fn each_name(names: &[String], mut operation: impl FnMut(usize, &str)) {
    names.iter().enumerate().for_each(|(at, name)| operation(at % CACHED, name));
}

impl<'a> Runners<'a> {
    fn new(attributes: &'a [Attribute], names: &'a Names) -> Self {
        let [get, set, miss, typed, handle] = [(); OPERATIONS].map(|()| Runner::new());
        Runners { attributes, names, get, set, miss, typed, handle }
    }

    fn add<C: Contender + 'a>(&mut self, contender: &str) {
        let Names { known, missing } = self.names;
        let cameras = self.cameras::<C>();
        self.get.add(contender, NAMES, move || {
            each_name(known, |at, name| _ = black_box(cameras[at].get(name)));
        });
        let mut cameras = self.cameras::<C>();
        self.set.add(contender, NAMES, move || {
            each_name(known, |at, name| cameras[at].set(name, 1.5));
        });
        let cameras = self.cameras::<C>();
        self.miss.add(contender, NAMES, move || {
            each_name(missing, |at, name| _ = black_box(cameras[at].has(name)));
        });
        let cameras = self.cameras::<C>();
        self.typed.add(contender, NAMES, move || {
            each_name(known, |at, name| _ = black_box(cameras[at].typed(name)));
        });
    }

    fn add_handle<C: Contender + Slots + 'a>(&mut self, contender: &str) {
        let cameras = self.cameras::<C>();
        let known = self.names.known.iter();
        let handles: Vec<_> = known.filter_map(|name| C::slot::<f64>(name).ok()).collect();
        self.handle.add(contender, handles.len(), move || {
            for (at, handle) in handles.iter().enumerate() {
                black_box(*handle.get(&cameras[at % CACHED]));
            }
        });
    }

    fn cameras<C: Contender>(&self) -> Vec<C> {
        (0_u32..).take(CACHED).map(|number| C::create(number, self.attributes)).collect()
    }

    fn run(self, bulk: impl IntoIterator<Item = Bulk>, tick: &dyn Fn()) -> Vec<Figures> {
        let Runners { get, set, miss, typed, handle, .. } = self;
        let [get, set, miss, typed, handle] = [get, set, miss, typed, handle].map(|runner| {
            let figures = runner.run(ROUNDS);
            tick();
            figures
        });
        let figures = bulk.into_iter().enumerate().map(|(at, bulk)| Figures {
            inline: bulk.inline,
            heap: bulk.heap,
            allocations: bulk.allocations,
            create: Figure::from_medians(&bulk.creates),
            get: get[at].1,
            set: set[at].1,
            miss: miss[at].1,
            typed: typed[at].1,
            // Only the first contenders have handles.
            handle: handle.get(at).map(|(_, figure)| *figure),
            sweep: Figure::from_medians(&bulk.sweeps),
            typo: bulk.typo,
        });
        figures.collect()
    }
}
