//! The instruments of the example `lab` as a Python package. The files of the instruments are those of the lab.

#[path = "../../lab/src/bench.rs"]
#[allow(dead_code, reason = "only the lab's own programs run in real time")]
mod bench;
#[path = "../../lab/src/camera.rs"]
mod camera;
#[path = "../../lab/src/device.rs"]
mod device;
#[path = "../../lab/src/lamp.rs"]
mod lamp;
#[path = "../../lab/src/notes.rs"]
mod notes;
#[path = "../../lab/src/rack.rs"]
mod rack;
#[path = "../../lab/src/stage.rs"]
mod stage;

use pyo3::prelude::*;
use pyo3::types::PyModule;
use slots_python::{Spec, class};

/// The classes, of which `Rack` has a constructor without arguments.
fn classes() -> [Spec; 7] {
    use crate::camera::{Camera, Roi};
    [
        class!(rack::Rack),
        class!(device::Device),
        class!(Camera),
        class!(Roi),
        class!(stage::Stage),
        class!(lamp::Lamp),
        class!(notes::Notes),
    ]
}

/// The text of `pylab.pyi`.
#[pyfunction]
fn stubs() -> String {
    let functions = "
def spent(rack: Rack) -> tuple[int, datetime.timedelta]: ...
def warnings() -> list[str]: ...
def stubs() -> str: ...
";
    slots_python::stubs(&classes()) + functions
}

/// The number of frames that the camera of a rack took, and the elapsed time on the clock of its bench.
#[pyfunction]
fn spent(rack: &Bound<'_, PyAny>) -> PyResult<(u32, std::time::Duration)> {
    slots_python::with::<rack::Rack, _>(rack, |rack| rack.link().spent())
}

/// The warnings about names of notes that are similar to declared ones, since the last call.
#[pyfunction]
fn warnings() -> Vec<String> {
    let text = |warning: notes::Warning| format!("notes.{}: {}", warning.name, warning.message);
    notes::warnings().into_iter().map(text).collect()
}

/// Instruments of a simulated bench.
#[pymodule]
fn pylab(module: &Bound<'_, PyModule>) -> PyResult<()> {
    slots_python::init(module, &classes())?;
    module.add_function(wrap_pyfunction!(stubs, module)?)?;
    module.add_function(wrap_pyfunction!(spent, module)?)?;
    module.add_function(wrap_pyfunction!(warnings, module)?)
}
