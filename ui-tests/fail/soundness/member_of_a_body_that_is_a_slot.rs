use slots_runtime::__private as private;

const OPS: &private::Ops = private::Probe::<String>::OPAQUE;

fn main() {
    let _ = private::BodyMember(private::Member::plain("gain", OPS, 8));
}
