#![deny(warnings)]

mod devices {
    use slots_runtime::prelude::*;

    #[slots]
    pub(crate) struct Camera {
        pub gain: f64,
        pub(crate) level: f64,
        pub(super) mode: u8,
        pub(in crate::devices) private: u8,
        secret: u8,
    }

    impl Camera {
        pub(crate) fn new() -> Self {
            Camera { gain: 1.0, level: 2.0, mode: 3, private: 4, secret: 5 }
        }

        pub(crate) fn sum(&self) -> u8 {
            self.private + self.secret
        }
    }

    #[slots]
    impl Camera {
        #[getter]
        pub fn total(&self) -> f64 {
            self.gain + self.level
        }
    }

    #[slots(pub)]
    #[derive(Default)]
    pub struct Shown {
        pub seen: u8,
        unseen: u8,
        pub(crate) half: u8,
    }

    impl Shown {
        pub fn unseen(&self) -> u8 {
            self.unseen + self.half
        }
    }
}

use slots_runtime::prelude::*;

fn main() {
    let cam = devices::Camera::new();
    assert_eq!(cam.dir(), ["gain", "level", "mode", "private", "secret", "total"]);
    assert_eq!((cam.mode, cam.sum()), (3, 9));
    let shown = devices::Shown::default();
    assert_eq!((shown.dir(), shown.unseen()), (vec!["seen"], 0));
}
