use slots_runtime::__private as private;

const OPS: &private::VTable = private::pick::<String>(None, None, None, private::Probe::OPAQUE);

const SLOT: private::Member = private::Member {
    name: "gain",
    vtable: OPS,
    inner: None,
    detail: private::Detail::PLAIN,
    offset: 8,
    flags: 0,
};

fn main() {
    let _ = private::BodyMember(SLOT);
}
