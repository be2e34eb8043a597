use slots_runtime::prelude::*;

#[derive(Debug, PartialEq, PartialOrd)]
struct Level(u8);

#[slots]
struct Camera {
    #[slot(range = Level(0)..Level(9))]
    level: Level,
}

fn main() {
    Camera { level: Level(1) }.dir();
}
