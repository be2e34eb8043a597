use slots_runtime::__private::Seen;

struct Marker;

fn main() {
    let value = 5_u8;
    let _ = Seen::<u8, Marker>::of(&value);
}
