//! A class with a slot of every type that can be read from a text.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI64, NonZeroU8, NonZeroU128};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use slots_runtime::{Dict, OwnedValue, prelude::*};

use crate::rig::Span;

/// Names with hyphens, an alias, and one that equals the word for `None`.
#[derive(SlotValue, Clone, Copy, Default, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
pub enum Choice {
    #[default]
    Off,
    FreeRunning,
    #[slot_value(rename = "None")]
    Nothing,
    #[slot_value(rename = "a, b", alias = "ab")]
    Both,
}

/// Converts like the number that it contains.
#[derive(SlotValue, Clone, Default, PartialEq)]
pub struct Gain(f64);

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident: $ty:ty = $value:expr,)*) => {
        /// One slot of each type.
        #[slots]
        #[derive(Clone)]
        pub struct Texts {
            $($(#[$meta])* pub $name: $ty,)*
        }

        impl Default for Texts {
            fn default() -> Self {
                Texts { $($name: $value,)* }
            }
        }

        /// Their names.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

// Append new entries at the end, because the corpus refers to entries by index.
texts! {
    i8: i8 = 0,
    i16: i16 = 0,
    i32: i32 = 0,
    i64: i64 = 0,
    i128: i128 = 0,
    isize: isize = 0,
    u8: u8 = 0,
    u16: u16 = 0,
    u32: u32 = 0,
    u64: u64 = 0,
    u128: u128 = 0,
    usize: usize = 0,
    f32: f32 = 0.0,
    f64: f64 = 0.0,
    bool: bool = false,
    char: char = 'c',
    string: String = String::new(),
    boxed_str: Box<str> = "".into(),
    arc_str: Arc<str> = "".into(),
    rc_str: Rc<str> = "".into(),
    cow: Cow<'static, str> = "".into(),
    unit: () = (),
    duration: Duration = Duration::ZERO,
    path: PathBuf = PathBuf::new(),
    ip: IpAddr = Ipv4Addr::LOCALHOST.into(),
    ipv4: Ipv4Addr = Ipv4Addr::LOCALHOST,
    ipv6: Ipv6Addr = Ipv6Addr::LOCALHOST,
    socket: SocketAddr = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 1),
    socket_v4: SocketAddrV4 = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 1),
    socket_v6: SocketAddrV6 = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 1, 0, 0),
    nonzero_u8: NonZeroU8 = NonZeroU8::MIN,
    nonzero_i64: NonZeroI64 = NonZeroI64::MIN,
    nonzero_u128: NonZeroU128 = NonZeroU128::MIN,
    option_int: Option<i32> = None,
    option_string: Option<String> = None,
    option_char: Option<char> = None,
    option_list: Option<Vec<Option<String>>> = None,
    boxed: Box<i16> = Box::default(),
    bytes: Vec<u8> = vec![],
    ints: Vec<i64> = vec![],
    floats: Vec<f64> = vec![],
    chars: Vec<char> = vec![],
    strings: Vec<String> = vec![],
    paths: Vec<PathBuf> = vec![],
    durations: Vec<Duration> = vec![],
    addresses: Vec<IpAddr> = vec![],
    nested: Vec<Vec<String>> = vec![],
    many_bytes: Vec<Vec<u8>> = vec![],
    options: Vec<Option<String>> = vec![],
    choices: Vec<Choice> = vec![],
    maybe_choices: Vec<Option<Choice>> = vec![],
    queue: VecDeque<u16> = VecDeque::new(),
    array: [i16; 3] = [0; 3],
    empty: [u8; 0] = [],
    deep: [[Option<f32>; 2]; 2] = [[None; 2]; 2],
    tree: BTreeMap<String, i64> = BTreeMap::new(),
    trees: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new(),
    hash: HashMap<String, Option<String>> = HashMap::new(),
    value: OwnedValue = OwnedValue::None,
    values: Vec<OwnedValue> = vec![],
    dict: Dict = Dict::new(),
    choice: Choice = Choice::Off,
    maybe_choice: Option<Choice> = None,
    gain: Gain = Gain(0.0),
    tuple: (i8, i8) = (0, 0),
    span: Span = Span::default(),
    #[slot(unset)]
    note: Option<String> = None,
    #[slot(range = -3..=300)]
    ranged: i64 = 0,
    #[slot(range = 0.0..1.0)]
    fraction: f64 = 0.0,
    #[slot(choices = ["soft", "hard"])]
    named: String = "soft".into(),
    #[slot(choices = [1, 2, 4])]
    binning: u8 = 1,
    #[slot(unit = "s")]
    seconds: f64 = 0.0,
    #[slot(unit = "ms", range = 0..=10_000)]
    millis: u32 = 0,
    #[slot(unit = "V")]
    volts: f32 = 0.0,
    #[slot(unit = "m")]
    meters: f64 = 0.0,
    #[slot(unit = "eV")]
    energy: f64 = 0.0,
    #[slot(unit = "kg")]
    mass: Option<f64> = None,
    #[slot(unit = "ns")]
    nanos: i128 = 0,
    #[slot(unit = "%")]
    percent: u8 = 0,
    #[slot(unit = "µm")]
    microns: i64 = 0,
    #[slot(unit = "s")]
    wait: Duration = Duration::ZERO,
}
