//! A class of 30 attributes with every kind of attribute and rule, inherited and nested.

use slots_runtime::{ValueError, prelude::*};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roi {
    pub(crate) x: u32,
    pub(crate) y: u32,
    #[slot(unset)]
    pub(crate) label: Option<String>,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Device {
    #[slot(readonly)]
    pub(crate) serial: u64,
    pub(crate) vendor: String,
    pub(crate) online: bool,
    #[slot(range = -40..=125)]
    pub(crate) temperature: i32,
}

#[derive(SlotValue, Clone, Copy, Debug, Default, PartialEq)]
#[slot_value(rename_all = "snake_case")]
pub(crate) enum Trigger {
    #[default]
    Free,
    RisingEdge,
    FallingEdge,
}

#[dynamic]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Camera {
    #[slot(base)]
    pub(crate) device: Device,
    #[slot(range = 0.0..=10.0, unit = "s")]
    pub(crate) exposure_time: f64,
    #[slot(alias = "amplification")]
    pub(crate) gain: f64,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bits: u8,
    pub(crate) frames: u64,
    pub(crate) offset: i16,
    pub(crate) letter: char,
    pub(crate) cooled: bool,
    pub(crate) trigger: Trigger,
    #[slot(choices = ["mono", "rgb"])]
    pub(crate) color: String,
    #[slot(check = short)]
    pub(crate) name: String,
    pub(crate) comment: String,
    #[slot(unset)]
    pub(crate) lens: Option<String>,
    #[slot(unset)]
    pub(crate) filter: Option<u8>,
    pub(crate) roi: Roi,
    pub(crate) tags: Vec<String>,
    pub(crate) levels: Vec<i64>,
    pub(crate) stages: Vec<Roi>,
    pub(crate) delay: std::time::Duration,
    pub(crate) wide: u128,
    pub(crate) any: OwnedValue,
}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn short(name: &String) -> Result<(), ValueError> {
    if name.len() <= 16 {
        Ok(())
    } else {
        Err(ValueError::because("a name has 16 letters at most"))
    }
}

#[slots]
impl Camera {
    const model: &'static str = "C30";
    const channels: i64 = 3;

    #[getter]
    fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    #[getter]
    fn title(&self) -> &str {
        &self.name
    }

    #[setter]
    fn set_title(&mut self, title: &str) -> Result<(), String> {
        if title.is_empty() {
            return Err("a title needs a letter".into());
        }
        title.clone_into(&mut self.name);
        Ok(())
    }
}

/// The number of attributes that `dir` lists.
pub(crate) const ATTRIBUTES: usize = 30;

pub(crate) fn camera(number: u32) -> Camera {
    Camera {
        device: Device { serial: number.into(), vendor: "v".into(), online: true, temperature: 20 },
        gain: 1.0,
        color: "mono".into(),
        width: number % 4096,
        height: 2,
        letter: 'a',
        name: "left".into(),
        tags: vec!["t".into()],
        levels: vec![1, 2, 3],
        stages: vec![Roi::default(), Roi::default()],
        ..Camera::default()
    }
}
