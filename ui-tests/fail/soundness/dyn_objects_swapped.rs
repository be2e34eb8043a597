use slots_runtime::prelude::*;

#[slots]
struct Camera {
    name: String,
    gain: f64,
}

fn camera() -> Camera {
    Camera { name: "left".into(), gain: 1.0 }
}

fn main() {
    let (mut a, mut b) = (camera(), camera());
    let (a, b): (&mut dyn Object, &mut dyn Object) = (&mut a, &mut b);
    std::mem::swap(a, b);
    println!("{}", camera().gain + camera().name.len() as f64);
}
