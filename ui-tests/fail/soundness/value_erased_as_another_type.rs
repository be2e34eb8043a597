use slots_runtime::__private as private;

fn main() {
    let _ = private::AttrRef::new(&1_u8, private::pick::<String>(None, None, None, private::Probe::OPAQUE));
}
