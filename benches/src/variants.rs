//! The classes beside the plain one: with rules, a check, a hook, properties; of nine attributes; as serde derives it.
#![allow(missing_docs, reason = "the fields are those of the plain struct")]
#![allow(clippy::unnecessary_wraps, reason = "a check returns a result")]

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use slots_runtime::{ObjectExt, OwnedValue, Slots, Value, slots};

use crate::shapes::Field;

/// A class of sixteen attributes, as [`R16`](crate::shapes::R16) has them, of which eight are numbers.
pub trait Sixteen: Slots + Default {}

macro_rules! sixteen {
    ([$(#[$attribute:meta])*] $name:ident $($field:ident: $ty:ident,)*) => {
        $(#[$attribute])*
        pub struct $name { $(pub $field: $ty),* }

        impl Default for $name {
            fn default() -> Self {
                let mut number = 0;
                $(number += 1; let $field = <$ty as Field>::sample(number);)*
                $name { $($field),* }
            }
        }

        impl Sixteen for $name {}
    };
}

fields_16! { sixteen! [
    /// Without rules, as its peers are.
    #[slots]
    #[derive(Clone, Debug)]
] Plain }

fields_16! { sixteen! [
    /// Read and written by serde too.
    #[slots]
    #[derive(Clone, Debug, Serialize, Deserialize)]
] Stored }

fields_16! { sixteen! [
    /// With a check that accepts everything.
    #[slots(check = accept)]
    #[derive(Clone, Debug)]
] Checked }

fn accept(_: &Checked) -> Result<(), String> {
    Ok(())
}

fields_16! { sixteen! [
    /// With a hook that does nothing.
    #[slots]
    #[derive(Clone, Debug)]
] Hooked }

#[slots]
impl Hooked {
    #[on_set]
    fn changed(&self, _name: &str, _old: Value<'_>) {}
}

/// With a range for each number.
#[slots]
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the shape of the plain class")]
pub struct Ruled {
    #[slot(range = 0.0..=1000.0)]
    pub pixel_state: f64,
    pub axis: bool,
    pub scale: bool,
    #[slot(range = 0.0..=1000.0)]
    pub channel_in_seconds: f64,
    #[slot(range = 0.0..=1000.0)]
    pub detector_path: f64,
    #[slot(range = 0.0..=1000.0)]
    pub previous_current: f64,
    #[slot(choices = [1, 2, 4, 8])]
    pub step: u32,
    pub trigger_factor: u32,
    #[slot(range = 0.0..=1000.0)]
    pub pulse_path: f64,
    pub status: String,
    pub owner: i64,
    #[slot(range = 0.0..=1000.0)]
    pub reference_mode: f64,
    #[slot(range = 0.0..=1000.0)]
    pub detector_of_last_run: f64,
    #[slot(range = 0.0..=1000.0)]
    pub exposure_count: f64,
    pub u: bool,
    pub beam_factor: bool,
}

impl Default for Ruled {
    fn default() -> Self {
        let plain = Plain::default();
        Ruled {
            pixel_state: plain.pixel_state,
            axis: plain.axis,
            scale: plain.scale,
            channel_in_seconds: plain.channel_in_seconds,
            detector_path: plain.detector_path,
            previous_current: plain.previous_current,
            step: 1,
            trigger_factor: plain.trigger_factor,
            pulse_path: plain.pulse_path,
            status: plain.status,
            owner: plain.owner,
            reference_mode: plain.reference_mode,
            detector_of_last_run: plain.detector_of_last_run,
            exposure_count: plain.exposure_count,
            u: plain.u,
            beam_factor: plain.beam_factor,
        }
    }
}

impl Sixteen for Ruled {}

/// As the plain class, with other kinds of attributes beside the numbers.
#[slots]
#[derive(Clone, Debug, Default)]
pub struct Mixed {
    pub pixel_state: f64,
    #[slot(range = 0..=5)]
    pub axis: u8,
    pub scale: Option<f64>,
    pub channel_in_seconds: f64,
    pub detector_path: f64,
    pub previous_current: f64,
    #[slot(readonly)]
    pub step: u32,
    #[slot(unset)]
    pub trigger_factor: Option<u32>,
    pub pulse_path: f64,
    pub status: String,
    pub owner: i64,
    pub reference_mode: f64,
    pub detector_of_last_run: f64,
    pub exposure_count: f64,
    pub u: f32,
}

#[slots]
impl Mixed {
    #[getter]
    fn beam_factor(&self) -> f64 {
        2.0 * self.pixel_state
    }
}

impl Sixteen for Mixed {}

macro_rules! properties {
    ($($name:ident $set:ident $field:ident,)*) => {
        /// The numbers are properties. The slots behind them have the other names of the class that it is compared with, so that both
        /// classes have the same table of names.
        #[slots]
        #[derive(Clone, Debug, Default)]
        pub struct Properties { $(pub $field: f64),* }

        #[slots]
        impl Properties {
            $(
                #[getter]
                #[inline]
                fn $name(&self) -> f64 {
                    self.$field
                }

                #[setter]
                #[inline]
                fn $set(&mut self, to: f64) {
                    self.$field = to;
                }
            )*
        }
    };
}

properties! {
    pixel_state set_pixel_state axis,
    channel_in_seconds set_channel_in_seconds scale,
    detector_path set_detector_path step,
    previous_current set_previous_current trigger_factor,
    pulse_path set_pulse_path status,
    reference_mode set_reference_mode owner,
    detector_of_last_run set_detector_of_last_run u,
    exposure_count set_exposure_count beam_factor,
}

impl Sixteen for Properties {}

/// Nine attributes.
#[slots]
#[derive(Clone, Debug, Default)]
pub struct Nine {
    pub gain: f64,
    pub offset: f64,
    pub width: f64,
    pub height: f64,
    pub exposure: f64,
    pub delay: f64,
    pub angle: f64,
    pub speed: f64,
    pub power: f64,
}

impl Nine {
    /// The names of the attributes.
    pub const NAMES: [&'static str; 9] =
        ["gain", "offset", "width", "height", "exposure", "delay", "angle", "speed", "power"];
}

/// Sixteen attributes whose names have 4 to 16 bytes, so that words compare them.
#[slots]
#[derive(Clone, Debug, Default)]
pub struct Brief {
    pub pixel_state: f64,
    pub axis: f64,
    pub scale: f64,
    pub channel_seconds: f64,
    pub detector_path: f64,
    pub previous_current: f64,
    pub step: f64,
    pub trigger_factor: f64,
    pub pulse_path: f64,
    pub status: f64,
    pub owner: f64,
    pub reference_mode: f64,
    pub detector_of_run: f64,
    pub exposure_count: f64,
    pub unit: f64,
    pub beam_factor: f64,
}

impl Brief {
    /// The names of the attributes.
    pub fn names() -> Vec<&'static str> {
        Brief::CLASS.slots().map(slots_runtime::SlotInfo::name).collect()
    }
}

/// A struct with a nested struct.
#[slots]
#[derive(bevy_reflect::Reflect, Clone, Debug)]
pub struct Region {
    pub left: u32,
    pub width: f64,
}

/// See [`Region`].
#[slots]
#[derive(bevy_reflect::Reflect, Clone, Debug)]
pub struct Sensor {
    pub gain: f64,
    pub region: Region,
}

impl Default for Sensor {
    fn default() -> Self {
        Sensor { gain: 1.0, region: Region { left: 3, width: 640.0 } }
    }
}

/// The path of a number in a [`Sensor`].
pub const PATH: &str = "region.width";

/// The attributes of a [`Plain`] with their values, as an object is made of them.
pub fn attributes() -> HashMap<String, OwnedValue> {
    let plain = Plain::default();
    plain.vars().filter_map(|(name, value)| Some((name.to_owned(), value.to_owned()?))).collect()
}

macro_rules! by_hand {
    ($($field:ident: $ty:ty,)*) => {
        /// Makes a [`Plain`] from a map of its attributes, as a program does without this library.
        pub fn by_hand(map: &HashMap<String, OwnedValue>) -> Option<Plain> {
            Some(Plain { $($field: map.get(stringify!($field))?.as_value().extract().ok()?),* })
        }
    };
}

fields_16! { by_hand! }

/// The attributes of a [`Stored`] as JSON.
pub fn json() -> String {
    serde_json::to_string(&Stored::default()).unwrap_or_default()
}
