#![deny(warnings)]

use slots_runtime::prelude::*;

fn first() -> String {
    #[slots]
    struct Local {
        gain: f64,
    }

    #[slots]
    impl Local {
        const age: i64 = 35;
    }

    Local { gain: 1.0 }.dir().join(" ")
}

fn second() -> String {
    #[dynamic]
    #[derive(Default)]
    struct Local {
        level: f64,
    }

    let mut local = Local::default();
    local.setattr("more", 1).unwrap();
    local.dir().join(" ")
}

fn main() {
    assert_eq!((first().as_str(), second().as_str()), ("age gain", "level more"));
    const {
        #[slots]
        struct InAConstant {
            it: u8,
        }
        let _ = InAConstant { it: 1 }.it;
    }
}
