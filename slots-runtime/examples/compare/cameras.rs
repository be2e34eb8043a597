//! The camera, with 4, 8, 16, 32 and 64 attributes: as `#[slots]` and as `#[dynamic]` with declared fields.

use std::fmt::Write as _;

use super::contenders::Create;
use slots_runtime::prelude::*;

/// The numbers of attributes for which a camera exists.
pub(crate) const SIZES: [usize; 5] = [4, 8, 16, 32, 64];

/// The value of an attribute of the camera with a number.
pub(crate) trait Sample {
    fn sample(number: u32) -> Self;
    fn owned(number: u32) -> OwnedValue;
    fn json(number: u32) -> serde_json::Value;
    const IS_FLOAT: bool = false;
}

impl Sample for f64 {
    fn sample(number: u32) -> Self {
        f64::from(number) + 0.5
    }
    fn owned(number: u32) -> OwnedValue {
        Self::sample(number).into()
    }
    fn json(number: u32) -> serde_json::Value {
        Self::sample(number).into()
    }
    const IS_FLOAT: bool = true;
}

impl Sample for i64 {
    fn sample(number: u32) -> Self {
        number.into()
    }
    fn owned(number: u32) -> OwnedValue {
        Self::sample(number).into()
    }
    fn json(number: u32) -> serde_json::Value {
        Self::sample(number).into()
    }
}

impl Sample for bool {
    fn sample(number: u32) -> Self {
        number % 2 == 1
    }
    fn owned(number: u32) -> OwnedValue {
        Self::sample(number).into()
    }
    fn json(number: u32) -> serde_json::Value {
        Self::sample(number).into()
    }
}

impl Sample for String {
    fn sample(number: u32) -> Self {
        // Without spare capacity, like a name that is read from a file.
        let mut name = String::with_capacity("camera-00000".len());
        let _ = write!(name, "camera-{number:05}");
        name
    }
    fn owned(number: u32) -> OwnedValue {
        Self::sample(number).into()
    }
    fn json(number: u32) -> serde_json::Value {
        Self::sample(number).into()
    }
}

/// An attribute, for the contenders whose names are known only at run time.
#[derive(Clone, Copy)]
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) is_float: bool,
    pub(crate) owned: fn(u32) -> OwnedValue,
    pub(crate) json: fn(u32) -> serde_json::Value,
}

const fn attribute<T: Sample>(name: &'static str) -> Attribute {
    Attribute { name, is_float: T::IS_FLOAT, owned: T::owned, json: T::json }
}

/// Writes one module per size. A larger camera has all attributes of a smaller one.
macro_rules! cameras {
    ([$($smaller:tt)*]) => {};
    ([$($smaller:tt)*] $size:ident { $($field:ident: $ty:ident,)* } $($larger:tt)*) => {
        camera! { $size { $($smaller)* $($field: $ty,)* } }
        cameras! { [$($smaller)* $($field: $ty,)*] $($larger)* }
    };
}

macro_rules! camera {
    ($size:ident { $($field:ident: $ty:ident,)* }) => {
        pub(crate) mod $size {
            use super::*;

            pub(crate) const ATTRIBUTES: &[Attribute] = &[$(attribute::<$ty>(stringify!($field))),*];

            #[slots]
            pub(crate) struct Camera { $($field: $ty),* }

            #[dynamic]
            pub(crate) struct Declared { $($field: $ty),* }

            camera! { @create [] Camera { $($field: $ty,)* } }
            camera! { @create [__dict__: Dict::new()] Declared { $($field: $ty,)* } }
        }
    };
    (@create [$($dict:tt)*] $name:ident { $($field:ident: $ty:ident,)* }) => {
        impl Create for $name {
            #[inline(never)]
            fn create(number: u32, _: &[Attribute]) -> Self {
                $name { $($field: <$ty>::sample(number),)* $($dict)* }
            }
        }
    };
}

cameras! { []
    four {
        name: String, exposure_time: f64, gain: f64, width: i64,
    }
    eight {
        height: i64, frame_rate: f64, cooled: bool, temperature: f64,
    }
    sixteen {
        offset_x: i64, offset_y: i64, binning: i64, bit_depth: i64,
        black_level: f64, gamma: f64, trigger_delay: f64, flip: bool,
    }
    thirty_two {
        red_gain: f64, green_gain: f64, blue_gain: f64, saturation: f64,
        sharpness: f64, brightness: f64, contrast: f64, line_rate: f64,
        packet_size: i64, packet_delay: f64, buffer_count: i64, heartbeat: f64,
        timeout: f64, auto_exposure: bool, auto_gain: bool, hot_pixels: i64,
    }
    sixty_four {
        focal_length: f64, aperture: f64, focus: f64, zoom: f64,
        iris: i64, shutter_mode: i64, strobe_delay: f64, strobe_length: f64,
        pixel_pitch: f64, well_depth: f64, read_noise: f64, dark_current: f64,
        sensor_width: i64, sensor_height: i64, cooler_power: f64, fan_speed: f64,
        set_point: f64, humidity: f64, pressure: f64, voltage: f64,
        current: f64, uptime: f64, dropped_frames: i64, sequence: i64,
        latitude: f64, longitude: f64, altitude: f64, azimuth: f64,
        roll: f64, pitch: f64, yaw: f64, calibrated: bool,
    }
}
