//! Expansions cause no warnings: each module denies one lint and uses every kind of declaration.
//!
//! Lints that apply to a whole crate, such as `missing_docs`, are tested in `ui-tests/pass`.

/// Structs with all options, made where the macro is used and under the lints that hold there.
macro_rules! declare_everything {
    () => {
        use slots_runtime::prelude::*;

        #[slots]
        #[derive(Clone, Debug, Default, PartialEq)]
        struct Device {
            serial: u32,
        }

        #[dynamic(check = sound, warn = warned)]
        #[derive(Clone, Debug, Default, PartialEq)]
        struct Camera {
            #[slot(base)]
            device: Device,
            #[slot(range = 0.0..=10.0, unit = "s", alias = "exp")]
            exposure_time: f64,
            #[slot(choices = ["soft", "hard"], check = short)]
            trigger_mode: String,
            #[slot(unset)]
            comment: Option<String>,
            #[slot(readonly, rename = "number")]
            r#type: u8,
            #[slot(skip)]
            cache: Vec<u8>,
            list: Vec<Device>,
        }

        fn sound(cam: &Camera) -> Result<(), String> {
            if cam.cache.is_empty() { Ok(()) } else { Err("the cache is not empty".to_owned()) }
        }

        fn warned(possible_typo: &slots_runtime::PossibleTypo<'_>) {
            assert!(!possible_typo.near.is_empty());
        }

        #[expect(clippy::ptr_arg, reason = "a rule is given the type of the field")]
        fn short(text: &String) -> Result<(), &'static str> {
            if text.len() < 9 { Ok(()) } else { Err("too long") }
        }

        #[slots]
        impl Camera {
            const age: i64 = 35;

            #[getter]
            fn doubled(&self) -> f64 {
                self.exposure_time * 2.0
            }

            #[getter]
            fn mode(&self) -> &str {
                &self.trigger_mode
            }

            #[getter]
            fn first(&self) -> Result<u32, String> {
                self.list.first().map(|device| device.serial).ok_or_else(|| "none".to_owned())
            }

            #[setter]
            fn set_doubled(&mut self, doubled: f64) -> Result<(), String> {
                if doubled < 0.0 {
                    return Err("negative".to_owned());
                }
                self.exposure_time = doubled / 2.0;
                Ok(())
            }

            #[deleter]
            fn delete_doubled(&mut self) {
                self.exposure_time = 0.0;
            }

            #[on_set]
            fn changed(&mut self, _name: &str, _old: Value<'_>) {
                self.r#type = self.r#type.saturating_add(1);
            }
        }

        #[derive(Slots)]
        #[slot(frozen, rename_all = "camelCase")]
        struct Generic<T: Clone, U, const N: usize>
        where
            U: Send,
        {
            first_value: T,
            second_value: Option<U>,
            values: [u8; N],
        }

        #[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
        #[slot_value(rename_all = "kebab-case")]
        enum Trigger {
            VeryFast,
            #[slot_value(alias = "s")]
            Slow,
        }

        #[derive(SlotValue, Clone, Debug)]
        struct Gain(f64);

        // Not an expansion, so the lint does not apply.
        #[allow(
            warnings,
            unused_results,
            let_underscore_drop,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction
        )]
        #[test]
        fn expansion_works() {
            let mut cam = Camera::default();
            cam.setattr("serial", 7).unwrap();
            cam.set_text("exp", "5ms").unwrap();
            cam.setattr("exposure_tme", 1).unwrap();
            cam.setattr("doubled", 4).unwrap();
            cam.delattr("doubled").unwrap();
            assert_eq!((cam.device.serial, cam.r#type, cam.clone()), (7, 5, cam));
            let generic = Generic { first_value: 1_u8, second_value: Some(2_u8), values: [3] };
            assert_eq!(generic.dir(), ["firstValue", "secondValue", "values"]);
            assert!(generic.second_value > Some(generic.first_value) && generic.values == [3]);
            assert_eq!(Trigger::from_text("s").unwrap(), Trigger::Slow);
            assert_ne!(Trigger::VeryFast, Trigger::Slow);
            assert_eq!(Gain(1.5).clone().0.to_value(), 1.5);
        }
    };
}

/// A module for each lint.
macro_rules! denied {
    ($($module:ident: $($lint:path),+;)*) => {$(
        #[deny($($lint),+)]
        mod $module {
            declare_everything!();
        }
    )*};
}

denied! {
    all_warnings: warnings;
    unused: unused, unused_qualifications, unused_lifetimes, unused_import_braces, unused_results;
    unused_extern_crates: unused_extern_crates, redundant_imports, redundant_lifetimes;
    dead_code: dead_code;
    style: nonstandard_style, non_snake_case, non_camel_case_types;
    deprecated: deprecated, deprecated_in_future;
    visibility: unreachable_pub, unnameable_types, private_interfaces, private_bounds;
    lifetimes: elided_lifetimes_in_paths, single_use_lifetimes, explicit_outlives_requirements;
    casts: trivial_casts, trivial_numeric_casts;
    unsafety: unsafe_code, unsafe_op_in_unsafe_fn, unsafe_attr_outside_unsafe;
    sizes: variant_size_differences;
    derives: missing_debug_implementations, missing_copy_implementations;
    bindings: let_underscore_drop, unit_bindings;
    paths: absolute_paths_not_starting_with_crate, macro_use_extern_crate;
    editions: rust_2018_idioms, rust_2018_compatibility, keyword_idents;
    clippy_default: clippy::all;
    clippy_pedantic: clippy::pedantic;
    clippy_nursery: clippy::nursery;
    clippy_cargo: clippy::cargo;
    clippy_unsafe: clippy::undocumented_unsafe_blocks, clippy::multiple_unsafe_ops_per_block;
    clippy_paths: clippy::absolute_paths, clippy::min_ident_chars, clippy::wildcard_imports;
    clippy_panics: clippy::unwrap_in_result, clippy::panic, clippy::indexing_slicing;
    clippy_arithmetic: clippy::arithmetic_side_effects, clippy::as_conversions;
    clippy_attributes: clippy::allow_attributes, clippy::allow_attributes_without_reason;
    clippy_items: clippy::missing_inline_in_public_items, clippy::missing_docs_in_private_items;
}

/// A deprecated struct causes a warning where it is used, not where it is declared.
#[deny(deprecated)]
mod deprecated_items {
    use slots_runtime::prelude::*;

    #[slots]
    #[derive(Default)]
    #[deprecated]
    pub(super) struct Old {
        gain: f64,
    }

    #[slots]
    #[derive(Default)]
    struct New {
        #[deprecated]
        #[slot(range = 0..=10, alias = "former")]
        old: u8,
        new: u8,
    }

    #[dynamic]
    #[derive(Default)]
    struct Derived {
        #[deprecated]
        #[slot(base)]
        base: New,
    }

    #[slots]
    impl New {
        #[deprecated]
        const age: i64 = 35;

        #[deprecated]
        #[getter]
        fn doubled(&self) -> u8 {
            self.new.saturating_mul(2)
        }

        #[deprecated]
        #[setter]
        fn set_doubled(&mut self, doubled: u8) {
            self.new = doubled / 2;
        }

        #[deprecated]
        #[deleter]
        fn delete_doubled(&mut self) {
            self.new = 0;
        }
    }

    #[derive(SlotValue)]
    enum Mode {
        Fast,
        #[deprecated]
        Slow,
    }

    #[test]
    fn expansion_works() {
        #[expect(deprecated, reason = "here it is named")]
        let old = Old::default();
        assert_eq!(old.dir(), ["gain"]);
        let mut new = New::default();
        new.setattr("former", 3).unwrap();
        new.setattr("doubled", 3).unwrap();
        assert_eq!(new.getattr("age").unwrap(), 35);
        assert!(Derived::default().hasattr("old"));
        assert_eq!(Mode::Fast.to_value(), "Fast");
        assert!(Mode::from_text("Slow").is_ok());
    }
}

/// Fields that are only ever reached by name are not dead.
#[deny(dead_code)]
mod used_only_by_name {
    use slots_runtime::prelude::*;

    #[slots]
    #[derive(Default)]
    struct Camera {
        gain: f64,
        level: f64,
    }

    #[slots]
    impl Camera {
        const age: i64 = 35;

        #[getter]
        fn name(&self) -> &str {
            self.class().name()
        }
    }

    #[test]
    fn expansion_works() {
        assert_eq!(Camera::default().dir(), ["age", "gain", "level", "name"]);
    }
}
