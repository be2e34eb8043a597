//! The 24 classes of the recordings as structs of Rust, each class written once for all its versions.
//!
//! A slot of Python holds what it is given and may hold nothing; a field of Rust has a type and always holds a value,
//! unless it is an `Option` marked `unset`. So each class comes in four versions: with typed fields or with fields that
//! take any value, and each of the two with the slots that `__init__` sets as plain fields or as ones that can be unset.
//! Slots that `__init__` leaves alone can be unset in all of them.

/// The classes: the options and types of the slots that `__init__` sets; then the types of those that it leaves alone.
macro_rules! classes {
    ([$($init:tt)*] $Str:ty, $Int:ty, $Float:ty, $Bool:ty; $LateStr:ty, $LateInt:ty, $LateFloat:ty) => {
        use slots_runtime::prelude::*;

        use crate::methods::conformance::versions::Twin;

        #[slots]
        #[derive(Default)]
        struct Mixed {
            #[slot($($init)*)] label: $Str,
            #[slot($($init)*)] count: $Int,
            #[slot($($init)*)] ratio: $Float,
            #[slot($($init)*)] active: $Bool,
        }

        #[slots]
        #[derive(Default)]
        struct Person {
            #[slot($($init)*)] name: $Str,
            #[slot(unset)] last_name: $LateStr,
        }

        #[slots]
        impl Person {
            const age: i64 = 35;
        }

        #[dynamic]
        #[derive(Default)]
        struct PersonDict {}

        #[slots]
        impl PersonDict {
            const age: i64 = 35;
        }

        #[dynamic]
        #[derive(Default)]
        struct Camera {}

        #[slots]
        #[derive(Default)]
        struct SlottedCamera {
            #[slot($($init)*)] exposure_time: $Str,
            #[slot(unset)] gain: $LateFloat,
            #[slot(unset)] frames: $LateInt,
        }

        #[slots]
        impl SlottedCamera {
            const vendor: &'static str = "acme";
        }

        #[slots]
        #[derive(Default)]
        struct Unset {
            #[slot(unset)] alpha: $LateInt,
            #[slot(unset)] beta: $LateStr,
            #[slot(unset)] gamma: $LateFloat,
        }

        #[slots]
        #[derive(Default)]
        struct Circle {
            #[slot($($init)*)] radius: $Int,
        }

        #[slots]
        impl Circle {
            const sides: i64 = 0;

            // `return self.radius`, which fails as the slot does when it is unset.
            #[getter]
            fn size(&self) -> Result<OwnedValue, AttributeError> {
                Ok(self.getattr("radius")?.to_owned().unwrap_or_default())
            }

            #[getter]
            fn unit(&self) -> &str {
                "mm"
            }
        }

        #[dynamic]
        #[derive(Default)]
        struct Sensor {}

        #[slots]
        impl Sensor {
            const channel: i64 = 1;

            #[getter]
            fn reading(&self) -> i64 {
                7
            }
        }

        #[slots]
        #[derive(Default)]
        struct Point2D {
            #[slot($($init)*)] x: $Int,
            #[slot($($init)*)] y: $Int,
        }

        #[slots]
        impl Point2D {
            const dim: i64 = 2;
        }

        #[slots]
        #[derive(Default)]
        struct Point3D {
            #[slot(base)] point: Point2D,
            #[slot($($init)*)] z: $Int,
        }

        #[slots]
        impl Point3D {
            const dim: i64 = 3;
        }

        #[slots]
        #[derive(Default)]
        struct Point4D {
            #[slot(base)] point: Point3D,
            #[slot($($init)*)] t: $Float,
        }

        #[slots]
        impl Point4D {
            const axes: &'static str = "xyzt";
        }

        #[dynamic]
        #[derive(Default)]
        struct OpenPoint {
            #[slot(base)] point: Point2D,
        }

        #[slots]
        impl OpenPoint {
            const color: &'static str = "black";
        }

        #[dynamic]
        #[derive(Default)]
        struct Animal {}

        #[slots]
        impl Animal {
            const legs: i64 = 4;
        }

        #[slots]
        #[derive(Default)]
        struct Dog {
            #[slot(base)] animal: Animal,
            #[slot($($init)*)] breed: $Str,
            #[slot(unset)] chip: $LateInt,
        }

        #[dynamic]
        #[derive(Default)]
        struct Hybrid {
            #[slot($($init)*)] title: $Str,
        }

        #[slots]
        impl Hybrid {
            const kind: &'static str = "hybrid";
        }

        #[slots]
        #[derive(Default)]
        struct Tag {}

        #[slots]
        impl Tag {
            const tag: &'static str = "mixin";
        }

        #[slots]
        #[derive(Default)]
        struct Tagged {
            #[slot(base)] mixin: Tag,
            #[slot($($init)*)] value: $Int,
        }

        #[slots]
        #[derive(Default)]
        struct Promoted {
            #[slot(base)] mixin: Tag,
            #[slot(unset)] tag: $LateStr,
        }

        #[slots]
        #[derive(Default)]
        struct Größe {
            #[slot($($init)*)] höhe: $Int,
            #[slot(unset)] 名前: $LateStr,
            #[slot(unset)] π: $LateFloat,
        }

        #[slots]
        impl Größe {
            const ß: &'static str = "eszett";
        }

        #[slots]
        #[derive(Default)]
        struct Wide {
            #[slot($($init)*)] f00: $Int,
            #[slot(unset)] f01: $LateInt,
            #[slot($($init)*)] f02: $Int,
            #[slot(unset)] f03: $LateInt,
            #[slot($($init)*)] f04: $Int,
            #[slot(unset)] f05: $LateInt,
            #[slot($($init)*)] f06: $Int,
            #[slot(unset)] f07: $LateInt,
            #[slot($($init)*)] f08: $Int,
            #[slot(unset)] f09: $LateInt,
            #[slot($($init)*)] f10: $Int,
            #[slot(unset)] f11: $LateInt,
            #[slot($($init)*)] f12: $Int,
            #[slot(unset)] f13: $LateInt,
            #[slot($($init)*)] f14: $Int,
            #[slot(unset)] f15: $LateInt,
            #[slot($($init)*)] f16: $Int,
            #[slot(unset)] f17: $LateInt,
            #[slot($($init)*)] f18: $Int,
            #[slot(unset)] f19: $LateInt,
            #[slot($($init)*)] f20: $Int,
            #[slot(unset)] f21: $LateInt,
            #[slot($($init)*)] f22: $Int,
            #[slot(unset)] f23: $LateInt,
            #[slot($($init)*)] f24: $Int,
            #[slot(unset)] f25: $LateInt,
            #[slot($($init)*)] f26: $Int,
            #[slot(unset)] f27: $LateInt,
            #[slot($($init)*)] f28: $Int,
            #[slot(unset)] f29: $LateInt,
            #[slot($($init)*)] f30: $Int,
            #[slot(unset)] f31: $LateInt,
        }

        #[slots]
        #[derive(Default)]
        struct Empty {}

        #[slots]
        #[derive(Default)]
        #[allow(clippy::upper_case_acronyms)]
        struct TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU {
            #[slot(unset)] a: $LateInt,
        }

        #[slots]
        impl TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU {
            const c: i64 = 1;
        }

        twins! {
            Mixed, Person, SlottedCamera, Unset, Circle, Point2D, Point3D, Point4D, Tag, Tagged, Promoted, Größe, Wide, Empty,
            TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU;
            PersonDict { __dict__ }, Camera { __dict__ }, Sensor { __dict__ }, OpenPoint { __dict__ }, Animal { __dict__ },
            Dog { animal.__dict__ }, Hybrid { __dict__ },
        }
    };
}

pub(super) use classes;
