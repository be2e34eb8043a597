//! The Python module that the tests of `slots-python` import.
#![allow(
    mixed_script_confusables,
    reason = "a class of the recordings has names in several scripts"
)]

mod hostile;
mod recorded;

use std::collections::BTreeMap;

use pyo3::exceptions::{PyLookupError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyModule;
use slots_runtime::{Shared, ValueError, prelude::*};

/// The file with the classes of the recordings imports a trait of this name.
mod methods {
    pub(crate) mod conformance {
        pub(crate) mod versions {
            #[allow(unused_imports, reason = "only its name is needed")]
            pub(crate) use core::marker::Send as Twin;
        }
    }
}

/// A region of interest.
#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Roi {
    /// The left edge.
    #[slot(unit = "px")]
    x: u32,
    y: u32,
}

/// How a frame is started.
#[derive(Clone, Debug, Default, PartialEq, SlotValue)]
enum Trigger {
    #[default]
    Software,
    /// A pulse on a line.
    Hardware {
        line: u32,
        #[slot(default = Edge::Rising)]
        edge: Edge,
    },
    Timer(f64),
    Window(f64, f64),
    /// Another trigger, some time later.
    #[slot_value(rename = "delayed-by")]
    Delayed {
        by: f64,
        then: Vec<Step>,
    },
}

/// An edge of a pulse.
#[derive(Clone, Debug, Default, PartialEq, SlotValue)]
enum Edge {
    #[default]
    Rising,
    Falling,
}

/// A step of a sequence.
#[derive(Clone, Debug, PartialEq, SlotValue)]
enum Step {
    Wait(f64),
    Stop,
}

/// A device with a serial number.
#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Device {
    /// The number on the label.
    #[slot(readonly)]
    serial: String,
    #[slot(unset)]
    comment: Option<String>,
}

/// A camera.
#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    /// The time of one exposure.
    exposure_time: f64,
    #[slot(range = 0.0..=10.0, alias = "amplification")]
    gain: f64,
    frames: u32,
    is_open: bool,
    roi: Roi,
    tags: Vec<String>,
    regions: Vec<Roi>,
    limits: BTreeMap<String, f64>,
    trigger: Trigger,
    next_trigger: Option<Trigger>,
    steps: Vec<Step>,
    backup: Option<Box<Roi>>,
    delay: std::time::Duration,
    big: u128,
}

#[slots]
impl Camera {
    /// The kind of device.
    const kind: &'static str = "camera";

    /// The gain in decibels.
    #[getter]
    fn decibels(&self) -> f64 {
        20.0 * self.gain.log10()
    }

    #[setter]
    fn set_decibels(&mut self, value: f64) -> Result<(), ValueError> {
        if value < 0.0 {
            return Err(ValueError::because(PyLookupError::new_err("negative decibels")));
        }
        self.gain = 10f64.powf(value / 20.0);
        Ok(())
    }

    #[getter]
    fn area(&self) -> u32 {
        self.roi.x * self.roi.y
    }

    /// Takes frames.
    #[method]
    fn snap(&mut self, #[arg(default = 1)] frames: u32) -> Result<u32, String> {
        if frames == 0 {
            return Err("no frame to take".into());
        }
        self.frames += frames;
        Ok(self.frames)
    }

    /// The trigger of the next frame.
    #[method]
    fn following(&self, after: Trigger) -> Trigger {
        match after {
            Trigger::Hardware { line, edge } => Trigger::Hardware { line: line + 1, edge },
            other => other,
        }
    }

    #[method]
    fn explode(&self) -> u32 {
        panic!("a panic in Rust code");
    }
}

/// An object that accepts any name.
#[dynamic(default)]
#[derive(Clone, Debug, Default)]
struct Note {
    title: String,
    /// Any value.
    extra: Option<OwnedValue>,
}

#[slots]
impl Note {
    const color: &'static str = "yellow";
}

/// A frozen pair.
#[slots(frozen)]
#[derive(Clone, Debug, PartialEq)]
struct Pair {
    left: i64,
    right: i64,
}

/// A camera that a thread in Rust writes to.
#[pyfunction]
#[pyo3(signature = (serial = String::new()))]
fn shared_camera(py: Python<'_>, serial: String) -> PyResult<(Py<PyAny>, Py<PyAny>)> {
    let device = Device { serial, ..Device::default() };
    let camera = Shared::new(Camera { device, ..Camera::default() });
    let (first, second) = (camera.clone(), camera);
    Ok((slots_python::share(py, first)?, slots_python::share(py, second)?))
}

/// A camera that is shared with Rust, and the object at a path in it.
#[pyfunction]
fn shared_part(py: Python<'_>, path: &str) -> PyResult<(Py<PyAny>, Py<PyAny>)> {
    let camera = Camera { regions: vec![Roi::default(), Roi::default()], ..Camera::default() };
    let camera = Shared::new(Camera { backup: Some(Box::default()), ..camera });
    let part = camera.child(path).map_err(|error| PyLookupError::new_err(error.to_string()))?;
    Ok((slots_python::share(py, camera)?, slots_python::share(py, part)?))
}

/// Runs a thread in Rust that calls Python inside of each write, while this thread reads and writes through Python.
#[pyfunction]
fn race(py: Python<'_>, rounds: u32) -> PyResult<(u32, u32)> {
    let camera = Shared::new(Camera::default());
    let own = slots_python::share(py, camera.clone())?;
    let thread = std::thread::spawn(move || {
        for _ in 0..rounds {
            let done = camera.write(|camera| Python::attach(|_| camera.frames += 1));
            if done.is_err() {
                return 0;
            }
        }
        rounds
    });
    let own = own.bind(py);
    for _ in 0..rounds {
        let frames: u32 = own.getattr("frames")?.extract()?;
        own.setattr("exposure_time", f64::from(frames))?;
    }
    let done = py.detach(|| thread.join()).unwrap_or_default();
    Ok((done, own.getattr("frames")?.extract()?))
}

/// The stubs of the module.
#[pyfunction]
fn stubs() -> String {
    use slots_python::class;
    slots_python::stubs(&[class!(Roi), class!(Device), class!(Camera), class!(Note), class!(Pair)])
}

/// The gain of a camera, read from Rust.
#[pyfunction]
fn gain_of(camera: &Bound<'_, PyAny>) -> PyResult<f64> {
    slots_python::with::<Camera, _>(camera, |camera| camera.gain)
}

/// The same fields as a class of PyO3 alone, to compare the speed.
#[pyclass]
#[derive(Default)]
struct Plain {
    #[pyo3(get, set)]
    exposure_time: f64,
    #[pyo3(get)]
    gain: f64,
    #[pyo3(get, set)]
    serial: String,
}

#[pymethods]
impl Plain {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Compares the range of the slot `gain`.
    #[setter]
    fn set_gain(&mut self, gain: f64) -> PyResult<()> {
        if !(0.0..=10.0).contains(&gain) {
            return Err(PyValueError::new_err(format!("must be in 0..10, not {gain}")));
        }
        self.gain = gain;
        Ok(())
    }
}

// A second module in the library: what the macro writes compiles.
slots_python::module!(made_by_macro, [Pair]);

#[pymodule]
fn slots_testmodule(module: &Bound<'_, PyModule>) -> PyResult<()> {
    use slots_python::class;
    let classes = [class!(Camera), class!(Roi), class!(Device), class!(Note), class!(Pair)];
    slots_python::init(module, &classes)?;
    let recorded = PyModule::new(module.py(), "recorded")?;
    slots_python::init(&recorded, &recorded::specs())?;
    module.add_submodule(&recorded)?;
    let hostile = PyModule::new(module.py(), "hostile")?;
    hostile::init(&hostile)?;
    module.add_submodule(&hostile)?;
    module.add_class::<Plain>()?;
    module.add_function(wrap_pyfunction!(shared_camera, module)?)?;
    module.add_function(wrap_pyfunction!(shared_part, module)?)?;
    module.add_function(wrap_pyfunction!(race, module)?)?;
    module.add_function(wrap_pyfunction!(stubs, module)?)?;
    module.add_function(wrap_pyfunction!(gain_of, module)?)
}
