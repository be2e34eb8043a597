//! Constants and statics of the user that have the names of variables in expansions.

use slots_runtime::prelude::*;

/// Constants and statics that have the names of variables in expansions, now or once.
mod among_hostile_constants {
    #![allow(dead_code, non_upper_case_globals)]
    #![allow(clippy::trivially_copy_pass_by_ref, reason = "a check takes a reference")]

    use slots_runtime::prelude::*;

    macro_rules! hostile {
        ($($kind:ident $name:ident)*) => { $($kind $name: u8 = 3;)* };
    }
    hostile! {
        const __ops0 static __ops1 const __inner0 static __s static __o const __i static __v static __n static __f
        static __value const __text static __name const __it static __step
        const __slots_ops0 static __slots_ops1 static __slots_inner0 const __slots_inner1 static __slots_s
        static __slots_o const __slots_i static __slots_v static __slots_p const __slots_n static __slots_f
        static __slots_value const __slots_text static __slots_name const __slots_it static __slots_step
        const __slots_ops7 const __slots_inner7 const __slots_ops8 const __slots_inner8
    }

    /// The library has the functions that hide the names for eight types, the expansion those for others.
    #[slots]
    #[derive(Default)]
    pub(super) struct NineTypes {
        pub(super) a: u8,
        pub(super) b: u16,
        pub(super) c: u32,
        pub(super) d: u64,
        pub(super) e: i8,
        pub(super) f: i16,
        pub(super) g: i32,
        pub(super) h: i64,
        pub(super) i: f64,
    }

    fn sound(camera: &Camera) -> Result<(), String> {
        if camera.level > 3 { Err("loud".to_owned()) } else { Ok(()) }
    }

    fn even(level: &u8) -> Result<(), String> {
        if level.is_multiple_of(2) { Ok(()) } else { Err("odd".to_owned()) }
    }

    #[slots(check = sound)]
    #[derive(Default)]
    pub(super) struct Camera {
        #[slot(range = 0..=__i, unit = "s")]
        level: u8,
        list: [u8; __ops0 as usize],
        #[slot(check = even)]
        even: u8,
        trigger: Trigger,
        wrapped: Wrapped,
        last: Option<String>,
    }

    #[slots]
    impl Camera {
        #[getter]
        fn double(&self) -> u8 {
            self.level * 2
        }
        #[setter]
        fn set_double(&mut self, double: u8) {
            self.level = double / 2;
        }
        #[deleter]
        fn delete_double(&mut self) {
            self.level = 0;
        }
        #[on_set]
        fn changed(&mut self, name: &str, _: Value<'_>) {
            self.last = Some(name.to_owned());
        }
    }

    #[derive(SlotValue, Default)]
    pub(super) enum Trigger {
        #[default]
        Software,
        Hardware,
    }

    #[derive(SlotValue, Default)]
    pub(super) struct Wrapped(u8);

    #[derive(SlotValue, Default)]
    pub(super) struct Named {
        inner: u8,
    }
}

#[test]
fn constants_and_statics_of_the_user_do_not_clash_with_variables_of_an_expansion() {
    let mut it = among_hostile_constants::Camera::default();
    assert!(it.setattr("level", 4).is_err());
    assert!(it.setattr("even", 1).is_err());
    it.setattr("double", 4).unwrap();
    assert_eq!(it.getattr("level").unwrap(), 2);
    assert_eq!(it.getattr("last").unwrap(), "double");
    it.delattr("double").unwrap();
    it.setattr("trigger", "Hardware").unwrap();
    it.setattr("wrapped", 5).unwrap();
    assert_eq!(it.getattr("wrapped").unwrap(), 5);
}

#[test]
fn constants_of_the_user_do_not_clash_with_variables_of_the_ninth_type() {
    let mut it = among_hostile_constants::NineTypes::default();
    it.setattr("h", 7).unwrap();
    it.setattr("i", 8).unwrap();
    assert_eq!((it.h, it.i), (7, 8.0));
}
