//! The memory cost of a class: the size of its instances compared with a plain struct of the same fields.

use super::versions::Version;

/// The plain structs, each with the words that its class adds. Those of a base are named like the base.
macro_rules! plain {
    ($($name:ident($($ty:ty),*) + $more:literal;)*) => {
        $(#[allow(dead_code, clippy::upper_case_acronyms)]
        struct $name($($ty),*);)*

        const PLAIN: &[(&str, usize, usize)] = &[$((stringify!($name), size_of::<$name>(), $more)),*];
    };
}

type Even = [i64; 16];
type Odd = [Option<i64>; 16];

plain! {
    Mixed(String, i64, f64, bool) + 0;
    Person(String, Option<String>) + 0;
    PersonDict() + 1;
    Camera() + 1;
    SlottedCamera(String, Option<f64>, Option<i64>) + 0;
    Unset(Option<i64>, Option<String>, Option<f64>) + 0;
    Circle(i64) + 0;
    Sensor() + 1;
    Point2D(i64, i64) + 0;
    Point3D(Point2D, i64) + 0;
    Point4D(Point3D, f64) + 0;
    OpenPoint(Point2D) + 1;
    Animal() + 1;
    Dog(Animal, String, Option<i64>) + 1;
    Hybrid(String) + 1;
    Tag() + 0;
    Tagged(Tag, i64) + 0;
    Promoted(Tag, Option<String>) + 0;
    Größe(i64, Option<String>, Option<f64>) + 0;
    Wide(Even, Odd) + 0;
    Empty() + 0;
    TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU(Option<i64>) + 0;
}

/// Whether rustc randomizes the order of fields, so that structs with equal fields can differ in size.
fn layouts_are_random() -> bool {
    macro_rules! shuffled {
        ($($name:ident)*) => {
            [$({
                #[allow(dead_code)]
                struct $name(u8, u64, u8, u32, u16);
                size_of::<$name>()
            }),*]
        };
    }
    shuffled!(A B C D E F G H).iter().any(|size| *size != 16)
}

#[test]
fn slots_add_no_bytes_and_overflow_map_adds_one_word() {
    println!("{:>16} {:>6} {:>6} {:>5}", "class", "plain", "slots", "more");
    for (name, plain, more) in PLAIN {
        let version = Version { is_typed: true, is_unset: false };
        let twin = version.fresh(name).expect("the class is one of those replayed");
        let size = size_of_val(twin.object());
        let short: String = name.chars().take(16).collect();
        println!(
            "{short:>16} {plain:>6} {size:>6} {:>+5}",
            size.wrapping_sub(*plain).cast_signed()
        );
        assert_eq!(size, twin.object().class().size(), "{name}");
        if !layouts_are_random() {
            assert_eq!(size, plain + more * size_of::<usize>(), "{name}");
        }
    }
}
