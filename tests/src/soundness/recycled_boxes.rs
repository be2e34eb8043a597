//! I7, whole: the box of an error is there until the error is dropped, and is handed on then.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
}

fn error(name: &str) -> AttributeError {
    let cam = Camera { gain: 1.0 };
    assert!(cam.gain > 0.0);
    cam.getattr(name).unwrap_err()
}

#[test]
fn errors_stay_intact_when_cloned_sent_and_dropped_in_any_order() {
    // Miri takes a minute for more.
    let (rounds, length) = if cfg!(miri) { (9, 100) } else { (50, 3_000) };
    let long = "x".repeat(length);
    let names = ["gian", "", &long, "gain ", "ключ", "gian"];
    let mut kept: Vec<(String, AttributeError)> = Vec::new();
    for round in 0..rounds {
        for (at, name) in names.into_iter().enumerate() {
            let error = error(name);
            match (round + at) % 4 {
                0 => kept.push((name.to_owned(), error)),
                1 => kept.push((name.to_owned(), error.clone())),
                2 => drop(error),
                _ => drop(std::mem::replace(&mut kept, vec![(name.to_owned(), error)])),
            }
        }
        if round % 7 == 0 {
            let theirs = std::mem::take(&mut kept);
            let back = std::thread::spawn(move || {
                theirs.into_iter().map(|(name, error)| (name, error.clone())).collect()
            });
            kept = back.join().unwrap();
        }
        for (name, error) in &kept {
            assert_eq!((error.name(), error.kind()), (name.as_str(), ErrorKind::Unknown));
            assert!(error.to_string().contains(name.as_str()));
        }
    }
}

#[test]
fn error_is_created_while_another_is_dropped() {
    struct Makes(u8);

    impl Drop for Makes {
        fn drop(&mut self) {
            assert_eq!(error("in a drop").name(), "in a drop");
            assert_eq!(self.0, 1);
        }
    }

    thread_local! {
        static LATE: std::cell::RefCell<Option<(AttributeError, Makes)>> = const { std::cell::RefCell::new(None) };
    }
    std::thread::spawn(|| LATE.set(Some((error("late"), Makes(1))))).join().unwrap();
    std::thread::spawn(|| {
        drop(error("before"));
        LATE.set(Some((error("late"), Makes(1))));
    })
    .join()
    .unwrap();
}
