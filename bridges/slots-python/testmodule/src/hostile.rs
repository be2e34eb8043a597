//! Classes whose code panics where CPython collects garbage, objects with several owners, and objects of unusual sizes.

use std::panic::panic_any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use pyo3::prelude::*;
use pyo3::types::PyModule;
use slots_runtime::prelude::*;

static PANICS: AtomicBool = AtomicBool::new(false);
static CALLS: AtomicU32 = AtomicU32::new(0);

/// A type that a function of the user converts.
#[derive(Clone, Debug, Default)]
struct Own(u32);

mod own {
    use slots_runtime::{Value, ValueError};

    use super::{CALLS, Ordering, Own, PANICS};

    pub(super) fn to_value(own: &Own) -> Value<'_> {
        CALLS.fetch_add(1, Ordering::Relaxed);
        assert!(!PANICS.load(Ordering::Relaxed), "a panic in a conversion");
        Value::from(own.0)
    }

    #[allow(clippy::needless_pass_by_value, reason = "the signature that `with` requires")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Own, ValueError> {
        value.extract().map(Own)
    }
}

/// An object with a slot whose conversion may panic.
#[dynamic(default)]
#[derive(Clone, Debug, Default)]
struct Careless {
    #[slot(with = own)]
    own: Own,
}

/// The payload of a panic, whose destructor panics.
struct Payload;

impl Drop for Payload {
    fn drop(&mut self) {
        panic!("a panic in the destructor of a payload");
    }
}

/// An object whose destructor panics with a string (1) or a payload (2), and whose hook panics with a payload (3).
#[slots(default)]
#[derive(Clone, Debug, Default)]
struct Bomb {
    charge: u32,
}

#[slots]
impl Bomb {
    #[on_set]
    fn changed(&self, _name: &str, _old: Value<'_>) {
        if self.charge == 3 {
            panic_any(Payload)
        }
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        match std::mem::take(&mut self.charge) {
            1 => panic!("a panic in a destructor"),
            2 => panic_any(Payload),
            _ => {}
        }
    }
}

/// An object that can hold Python objects.
#[dynamic(default)]
#[derive(Clone, Debug, Default)]
struct Bag {}

/// An object with a part that clones share.
#[slots(default)]
#[derive(Clone, Debug, Default)]
struct Owner {
    bag: Arc<Bag>,
}

/// An object without memory.
#[slots(default)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Blank {}

/// An object of a large alignment.
#[slots(default)]
#[derive(Clone, Debug, Default, PartialEq)]
#[repr(align(256))]
struct Wide {
    x: u32,
}

#[slots]
impl Wide {
    /// The distance of the object from an aligned address.
    #[method]
    fn offset(&self) -> usize {
        std::ptr::from_ref(self).addr() % align_of::<Self>()
    }
}

/// An object that is larger than the blocks of Python's allocator.
#[slots(default)]
#[derive(Clone, Debug, PartialEq)]
struct Large {
    numbers: [u64; 100],
    text: String,
}

impl Default for Large {
    fn default() -> Self {
        Large { numbers: [7; 100], text: "text".into() }
    }
}

/// Sets whether conversions panic, and returns the number of conversions until now.
#[pyfunction]
fn conversions(panics: bool) -> u32 {
    PANICS.store(panics, Ordering::Relaxed);
    CALLS.load(Ordering::Relaxed)
}

pub(crate) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    use slots_python::class;
    slots_python::init(module, &[class!(Careless), class!(Bomb), class!(Bag), class!(Owner)])?;
    slots_python::init(module, &[class!(Blank), class!(Wide), class!(Large)])?;
    module.add_function(wrap_pyfunction!(conversions, module)?)
}
