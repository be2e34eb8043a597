use slots_runtime::__private::{OpsOf, Probe, pick};

struct Session;

fn main() {
    let session: Option<OpsOf<Session>> = Probe::<String>::ATTRIBUTE;
    let _ = pick::<Session>(session, None, None, Probe::<Session>::OPAQUE);
}
