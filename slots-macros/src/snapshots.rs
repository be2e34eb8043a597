//! The expansions of small cases, each in a file of its own.
//!
//! After a change, `UPDATE_EXPECT=1 cargo test -p slots-macros` writes the files again; read the difference.

use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;
use quote::quote;

use crate::attribute::which::Macro;
use crate::{attribute, expand};

/// Compares the formatted expansion with a file.
fn check(written: TokenStream, expected: &ExpectFile) {
    let file = syn::parse2(written).expect("the expansion parses");
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn plain_struct_expands_to_static_data() {
    let item = quote! {
        /// Somebody.
        struct Person {
            /// What they are called.
            name: String,
            #[slot(unset)]
            last_name: Option<String>,
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/plain.rs"]);
}

#[test]
fn options_expand_to_flags_and_rules() {
    let item = quote! {
        #[slot(frozen, check = sound, rename_all = "camelCase")]
        struct Camera {
            #[slot(unit = "s", range = 0.0..=10.0, alias = "exp")]
            exposure_time: f64,
            #[slot(choices = ["soft", "hard"], check = path::known)]
            trigger_mode: String,
            #[slot(skip)]
            cache: Vec<u8>,
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/options.rs"]);
}

#[test]
fn description_expands_to_static_data_of_the_other_struct() {
    let item = quote! {
        #[slot(remote = glam::Affine<f32>, check = sound)]
        struct AffineDef {
            #[slot(with = Vec3Def)]
            position: glam::Vec3,
            #[slot(with = color)]
            colors: Vec<Color>,
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/described.rs"]);
}

#[test]
fn generic_derived_class_refers_to_its_base() {
    let item = quote! {
        struct Camera<T: Clone, const N: usize>
        where
            T: Default,
        {
            #[slot(base)]
            device: Device,
            values: [T; N],
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/derived.rs"]);
}

#[test]
fn dynamic_struct_gets_overflow_map_field() {
    let args = quote!(warn = notify_shared);
    let item = quote! {
        #[derive(Default)]
        pub struct Camera {
            pub gain: f64,
        }
    };
    check(attribute::expand(Macro::Dynamic, &args, item), &expect_file!["snapshots/dynamic.rs"]);
}

#[test]
fn class_body_expands_to_static_data() {
    let item = quote! {
        impl Person {
            const age: i64 = 35;

            #[getter]
            fn full_name(&self) -> String {
                self.name.clone()
            }

            #[setter]
            fn set_full_name(&mut self, name: &str) -> Result<(), String> {
                self.name = name.into();
                Ok(())
            }

            #[on_set]
            fn changed(&self, name: &str, old: Value<'_>) {}
        }
    };
    check(attribute::expand(Macro::Slots, &quote!(), item), &expect_file!["snapshots/body.rs"]);
}

#[test]
fn methods_expand_to_calls() {
    let item = quote! {
        impl Camera {
            /// Takes pictures.
            #[method]
            fn snap(
                &mut self,
                /// How many.
                #[arg(default = 1, range = 1..=9)]
                frames: u32,
                name: &str,
            ) -> Result<u64, String> {
                Ok(0)
            }

            #[method(rename = "kind-of")]
            fn kind() -> &'static str {
                "mono"
            }
        }
    };
    check(attribute::expand(Macro::Slots, &quote!(), item), &expect_file!["snapshots/methods.rs"]);
}

#[test]
fn enum_converts_to_name_of_variant() {
    let item = quote! {
        #[slot_value(rename_all = "kebab-case")]
        enum Trigger {
            Software,
            #[slot_value(alias = "ext")]
            ExternalLine,
        }
    };
    check(expand::attribute(item), &expect_file!["snapshots/choices.rs"]);
}

#[test]
fn enum_with_fields_expands_to_accessors() {
    let item = quote! {
        /// Event that starts an exposure.
        #[slot_value(rename_all = "lowercase")]
        enum Trigger {
            Software,
            /// A signal on a line.
            Hardware {
                /// Number of the line.
                #[slot(default = 1, range = 0..=7)]
                line: u32,
                #[slot(skip)]
                cache: Vec<u8>,
            },
            #[slot_value(default)]
            Timer(f64),
        }
    };
    check(expand::attribute(item), &expect_file!["snapshots/variants.rs"]);
}

#[test]
fn tuple_struct_expands_to_list() {
    let item = quote! {
        struct Color(u8, u8);
    };
    check(expand::attribute(item), &expect_file!["snapshots/tuple.rs"]);
}

#[test]
fn struct_that_borrows_is_described_for_static() {
    let item = quote! {
        struct Config<'a> {
            name: &'a str,
            path: Cow<'a, str>,
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/borrowing.rs"]);
}

#[test]
fn struct_keeps_its_methods_after_macro_error() {
    let item = quote! {
        struct Person<'a> {
            #[slot(readonyl)]
            name: &'a str,
        }
    };
    check(expand::slots(item), &expect_file!["snapshots/after_an_error.rs"]);
}
