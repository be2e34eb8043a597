#![deny(warnings)]

use slots_runtime::prelude::*;

macro_rules! record {
    ($(#[$meta:meta])* $vis:vis $name:ident { $($field:ident : $ty:ty = $range:expr),* $(,)? }) => {
        #[slots]
        $(#[$meta])*
        $vis struct $name {
            $(#[slot(range = $range)] $field: $ty,)*
            /// Of the macro's own context.
            hidden: Option<u8>,
        }

        #[slots]
        impl $name {
            const made: bool = true;

            #[getter]
            fn twice(&self) -> u64 {
                let __o = 2;
                [$(u64::from(self.$field)),*].iter().map(|field| field * __o).sum()
            }

            #[setter]
            fn set_twice(&mut self, __o: u8) {
                self.hidden = Some(__o);
            }
        }

        impl $name {
            fn new($($field: $ty),*) -> Self {
                Self { $($field,)* hidden: None }
            }
        }
    };
}

record! {
    #[derive(Debug)]
    pub(crate) Camera { gain: u8 = 0..=10, level: u16 = ..300 }
}

macro_rules! field_of_two_contexts {
    ($field:ident) => {
        #[dynamic]
        #[derive(Default)]
        struct Two {
            $field: u8,
            field: u16,
        }
    };
}

field_of_two_contexts!(other);

macro_rules! class {
    ($($body:tt)*) => { #[slots] $($body)* };
}

class! {
    struct Wrapped<T: Clone> where T: PartialEq {
        value: T,
        next: Option<Box<Wrapped<T>>>,
    }
}

fn main() {
    let mut cam = Camera::new(1, 2);
    cam.setattr("gain", 5).unwrap();
    assert!(cam.setattr("gain", 11).is_err());
    cam.setattr("twice", 9).unwrap();
    assert_eq!((cam.hidden, cam.getattr("twice").unwrap().to_string()), (Some(9), "14".to_owned()));
    assert_eq!(cam.getattr("made").unwrap(), true);
    assert_eq!(format!("{cam:?}"), "Camera { gain: 5, level: 2, hidden: Some(9) }");
    let two = Two::default();
    assert_eq!(two.dir(), ["field", "other"]);
    let wrapped = Wrapped { value: 1_u8, next: None };
    assert_eq!(wrapped.dir(), ["next", "value"]);
}
