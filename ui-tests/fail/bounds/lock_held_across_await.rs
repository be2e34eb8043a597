use slots_runtime::{Shared, prelude::*};

#[slots]
struct Camera {
    gain: f64,
}

async fn wait() {}

// The borrow ends with the closure, so that no future holds it while the task waits.
async fn change(cam: Shared<Camera>) {
    let future = cam.write(|cam| async move {
        wait().await;
        cam.gain += 1.0;
    });
    future.unwrap().await;
}

fn main() {
    drop(change(Shared::new(Camera { gain: 1.0 })));
}
