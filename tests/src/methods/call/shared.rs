//! The call of methods of shared objects.

use slots_runtime::{Shared, SharedObject, prelude::*};

use super::Roi;

#[slots]
#[derive(Default)]
struct Rig {
    roi: Roi,
    count: u32,
    #[slot(skip)]
    handle: Option<Shared<Rig>>,
}

#[slots]
impl Rig {
    #[method]
    fn step(&mut self, by: u32) -> u32 {
        self.count += by;
        self.count
    }

    #[method]
    fn total(&self) -> u32 {
        self.count
    }

    /// Uses the object through a handle.
    #[method]
    fn through_handle(&self) -> Result<OwnedValue, AttributeError> {
        self.handle.as_ref().map_or(Ok(OwnedValue::None), |handle| handle.call("total", ()))
    }

    #[method]
    fn write_through_handle(&self) -> Result<OwnedValue, AttributeError> {
        self.handle.as_ref().map_or(Ok(OwnedValue::None), |handle| handle.call("step", (1,)))
    }
}

#[test]
fn handles_call_methods() {
    let rig = Shared::new(Rig::default());
    assert_eq!(rig.call("step", (3,)).unwrap(), 3);
    assert_eq!(rig.call_path("roi.shift", (2,)).unwrap(), 2);
    let roi: SharedObject = rig.child("roi").unwrap();
    assert_eq!(roi.call("shift", (2,)).unwrap(), 4);
    assert_eq!(roi.call("area", ()).unwrap(), 0);
    assert_eq!(rig.get_path("roi.x").unwrap(), 4);
    let error = roi.call("shift", ()).unwrap_err();
    assert_eq!(error.to_string(), "'Roi' object method 'shift' needs 'by' (at 'roi.shift')");
}

#[test]
fn method_with_shared_receiver_reads_the_object() {
    let rig = Shared::new(Rig::default());
    rig.write(|own| own.handle = Some(rig.clone())).unwrap();
    rig.call("step", (3,)).unwrap();
    assert_eq!(rig.read(|_| rig.call("total", ())).unwrap().unwrap(), 3);
    assert_eq!(rig.call("through_handle", ()).unwrap(), 3);
    let error = rig.call("write_through_handle", ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MethodFailed);
    assert_eq!(
        error.message_with_causes(),
        "'Rig' object method 'write_through_handle' failed: 'Rig' object is locked"
    );
    let error = rig.write(|_| rig.call("total", ())).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Busy);
    rig.write(|own| own.handle = None).unwrap();
}

#[test]
fn threads_call_methods_of_one_object() {
    let rig = Shared::new(Rig::default());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..100 {
                    rig.call("step", (1,)).unwrap();
                }
            });
        }
    });
    assert_eq!(rig.call("total", ()).unwrap(), 400);
}
