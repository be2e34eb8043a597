use slots_runtime::{__private as private, prelude::*};

#[slots]
struct Camera {
    gain: f64,
}

const FIELD: private::Field<Camera, String> = private::Field::of(|_| std::ptr::null_mut());

fn main() {
    let place = private::Place::declared(0, &["gain"], FIELD);
    let handle: Slot<Camera, String, Direct> = private::handle(place);
    println!("{} {}", handle.name(), Camera { gain: 1.0 }.gain);
}
