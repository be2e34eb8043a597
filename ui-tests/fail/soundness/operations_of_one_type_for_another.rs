use slots_runtime::__private::{VTableOf, Probe, pick};

struct Session;

fn main() {
    let session: Option<VTableOf<Session>> = Probe::<String>::ATTRIBUTE;
    let _ = pick::<Session>(session, None, None, Probe::<Session>::OPAQUE);
}
