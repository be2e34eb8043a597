//! Structs written by other macros, in places where names mean something else, with names that look like ours.

use slots_runtime::prelude::*;

/// Names of the standard library and of this one, each meaning something else here.
mod among_shadowed_names {
    #![allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]

    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct Value;
    struct Class;
    struct Object;
    struct Slots;
    struct Decl;
    struct str;
    struct usize;
    mod core {}
    mod std {}
    mod __rt {}
    const OPS: u8 = 0;
    type Option<T> = ::core::option::Option<T>;
    type Result<T> = ::core::result::Result<T, ::std::string::String>;

    #[slots_runtime::slots]
    #[derive(Default)]
    pub(super) struct Camera {
        #[slot(unset)]
        name: Option<String>,
        #[slot(range = 0..=10)]
        level: Option<u8>,
        text: ::std::string::String,
    }

    #[slots_runtime::slots]
    impl Camera {
        #[getter]
        fn parsed(&self) -> Result<i64> {
            self.text.parse::<i64>().map_err(|error| error.to_string())
        }
    }
}

#[test]
fn expansion_works_among_shadowed_names() {
    let mut cam = among_shadowed_names::Camera::default();
    assert_eq!(cam.getattr("name").unwrap_err().kind(), ErrorKind::Unset);
    cam.setattr("name", "left").unwrap();
    assert_eq!(cam.setattr("level", 11).unwrap_err().kind(), ErrorKind::Value);
    cam.setattr("level", 9).unwrap();
    cam.setattr("text", "12").unwrap();
    assert_eq!(cam.getattr("parsed").unwrap(), 12);
}

macro_rules! with_a_field_of_its_own {
    ($name:ident, $field:ident: $ty:ty = $range:expr) => {
        #[slots]
        #[derive(Debug, Default)]
        struct $name {
            #[slot(range = $range)]
            $field: Option<$ty>,
            #[slot(unset)]
            value: Option<$ty>,
        }

        #[slots]
        impl $name {
            #[getter]
            fn both(&self) -> i64 {
                let value = self.$field.map_or(0, i64::from);
                value + self.value.map_or(0, i64::from)
            }
        }
    };
}

with_a_field_of_its_own!(OfAMacro, other: u8 = 0..=10);

#[test]
fn fields_of_macro_and_of_caller_are_found_by_name() {
    let mut it = OfAMacro::default();
    it.setattr("other", 7).unwrap();
    it.setattr("value", 30).unwrap();
    assert!(it.setattr("other", 11).is_err());
    assert_eq!(it.getattr("both").unwrap(), 37);
    it.delattr("value").unwrap();
    assert_eq!(it.dir(), ["both", "other", "value"]);
}

macro_rules! family {
    ($($name:ident: $base:ident),*) => {$(
        #[slots]
        #[derive(Default)]
        struct $name {
            #[slot(base)]
            base: $base,
        }
    )*};
}

#[slots]
#[derive(Default)]
struct Root {
    depth: u8,
}

family!(Child: Root, Grandchild: Child, GreatGrandchild: Grandchild);

#[test]
fn structs_generated_by_macro_inherit() {
    let mut it = GreatGrandchild::default();
    it.setattr("depth", 3).unwrap();
    assert_eq!(it.as_base::<Root>().unwrap().depth, 3);
    assert_eq!(it.class().mro().len(), 4);
}

#[test]
fn equally_named_local_structs_are_separate_classes() {
    fn first() -> (Box<dyn Object>, &'static str) {
        #[slots]
        struct Local {
            gain: f64,
        }
        (Box::new(Local { gain: 1.0 }), "gain")
    }
    fn second() -> (Box<dyn Object>, &'static str) {
        #[slots]
        struct Local {
            level: u8,
        }
        (Box::new(Local { level: 1 }), "level")
    }
    let ((first, gain), (second, level)) = (first(), second());
    assert_eq!((first.dir(), second.dir()), (vec![gain], vec![level]));
    assert!(!std::ptr::eq(first.class(), second.class()));
    assert!(!first.class().is_subclass_of(second.class()));
}

#[slots]
#[derive(Default)]
struct OwnMethods {
    gain: f64,
}

impl OwnMethods {
    fn getattr(&self, name: &str) -> String {
        format!("{name} of ours, {}", self.gain)
    }
    fn class(&self) -> &'static str {
        if self.gain > 0.0 { "loud" } else { "silent" }
    }
    fn slot(name: &str) -> usize {
        name.len()
    }
}

#[test]
fn inherent_methods_take_precedence_over_object_methods() {
    let it = OwnMethods::default();
    assert_eq!((it.getattr("gain").as_str(), it.class()), ("gain of ours, 0", "silent"));
    assert_eq!(OwnMethods::slot("gain"), 4);
    assert_eq!(ObjectExt::getattr(&it, "gain").unwrap(), 0.0);
    assert_eq!(Object::class(&it).name(), "OwnMethods");
    assert!(<OwnMethods as Slots>::slot::<f64>("gain").is_ok());
    let object: &dyn Object = &it;
    assert_eq!(object.getattr("gain").unwrap(), 0.0);
}

#[slots]
#[derive(Default)]
#[allow(non_snake_case, clippy::struct_field_names)]
struct NamesLikeOurs {
    __rt: u8,
    __s: u8,
    __o: u8,
    DECL: u8,
    CLASS: u8,
    BODY: u8,
    ops: u8,
    r#type: u8,
    __slots__: u8,
    __class__: u8,
}

#[slots]
impl NamesLikeOurs {
    const ATTRIBUTE: u8 = 1;
    const OPAQUE: u8 = 2;
    #[slot(rename = "BODY of the class")]
    const BODY: u8 = 3;
}

#[test]
fn names_like_generated_ones_are_ordinary_attributes() {
    let mut it = NamesLikeOurs::default();
    for slot in NamesLikeOurs::CLASS.slots().map(slots_runtime::SlotInfo::name) {
        it.setattr(slot, 7).unwrap();
    }
    let fields = [it.__rt, it.__s, it.__o, it.DECL, it.CLASS, it.BODY, it.ops, it.r#type];
    assert_eq!((fields, it.__slots__, it.__class__), ([7; 8], 7, 7));
    assert_eq!(it.getattr("ATTRIBUTE").unwrap(), 1);
    assert_eq!(it.getattr("OPAQUE").unwrap(), 2);
    assert_eq!(it.getattr("BODY of the class").unwrap(), 3);
}

/// Types that other macros and aliases hide.
mod behind_aliases {
    use super::*;

    type Number = f64;
    type Several = Vec<Number>;

    #[slots]
    #[derive(Default)]
    pub(super) struct Camera {
        #[slot(range = 0.0..=1.0)]
        gain: Number,
        several: Several,
        #[slot(base)]
        pub(super) root: Base,
    }

    type Base = Root;
}

#[test]
fn aliased_types_keep_rules_and_conversions() {
    let mut cam = behind_aliases::Camera::default();
    assert!(cam.setattr("gain", 2).is_err());
    cam.setattr("gain", 1).unwrap();
    cam.set_text("several", "1, 2").unwrap();
    cam.setattr("depth", 4).unwrap();
    assert_eq!(cam.root.depth, 4);
}

#[slots]
#[derive(Default)]
struct WithCfg {
    gain: f64,
    #[cfg(any())]
    never: ThisTypeDoesNotExist,
    #[cfg_attr(not(any()), slot(rename = "level"))]
    other: f64,
    #[cfg_attr(any(), slot(rename = "level"))]
    third: f64,
}

#[test]
fn cfg_on_fields_and_cfg_attr_on_options_are_respected() {
    let it = WithCfg::default();
    assert_eq!(it.dir(), ["gain", "level", "third"]);
    assert_eq!(it.gain.to_bits() | it.other.to_bits() | it.third.to_bits(), 0);
}
