//! Shared objects in asynchronous code: no lock is held while a task waits.

use slots_runtime::{Shared, prelude::*};

#[slots]
#[derive(Default)]
struct Camera {
    frames: u64,
    gain: f64,
}

#[tokio::test]
async fn spawned_tasks_share_an_object() {
    let cam = Shared::new(Camera::default());
    let mut changes = cam.subscribe("frames").unwrap();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let cam = cam.clone();
            tokio::spawn(async move {
                for _ in 0..50 {
                    cam.modify("frames", |frames: &mut u64| *frames += 1).unwrap();
                    tokio::task::yield_now().await;
                    cam.read(|cam| assert!(cam.frames > 0)).unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(cam.getattr("frames").unwrap(), 400);
    assert_eq!(std::iter::from_fn(|| changes.try_next()).count(), 400);
}

#[tokio::test]
async fn blocking_task_receives_changes() {
    let cam = Shared::new(Camera::default());
    let changes = cam.subscribe("gain").unwrap();
    let reader = tokio::task::spawn_blocking(move || changes.count());
    for gain in 1..=3 {
        cam.setattr("gain", gain).unwrap();
        tokio::task::yield_now().await;
    }
    drop(cam);
    assert_eq!(reader.await.unwrap(), 3);
}
