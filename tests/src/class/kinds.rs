//! The types of the standard library and of optional dependencies that slots convert.

/// Tests one type of slots: alone, in an option, a box, a list and a map.
///
/// `reads` is the printed value of the initial slot, `from` pairs a value with what the slot prints after its write, `text`
/// pairs a string, `path` a path and a value. The object is saved as JSON and loaded onto another one.
macro_rules! kind {
    (
        $(#[$meta:meta])*
        $test:ident: $ty:ty = $init:expr, reads $reads:literal;
        $(from $value:expr => $after:literal;)*
        $(text $text:literal => $read:literal;)*
        $(path $path:literal, $item:expr => $written:literal;)*
        $(not $wrong:expr => $error:literal;)*
    ) => {
        $(#[$meta])*
        #[test]
        #[allow(unused_mut, unused_variables, unused_assignments, reason = "some kinds have no paths")]
        fn $test() {
            #[slots]
            struct Holder {
                it: $ty,
                some: Option<$ty>,
                boxed: Box<$ty>,
                list: Vec<$ty>,
                map: std::collections::BTreeMap<String, $ty>,
            }
            let holder = || Holder {
                it: $init,
                some: Some($init),
                boxed: Box::new($init),
                list: vec![$init],
                map: std::collections::BTreeMap::from([(String::from("k"), { let it: $ty = $init; it })]),
            };
            let places = ["it", "some", "boxed", "list[0]", "map.k"];
            let mut it = holder();
            for place in places {
                assert_eq!(it.get_path(place).unwrap().to_string(), $reads, "{place}");
            }
            $(
                let mut it = holder();
                for place in places {
                    it.set_path(place, $value).unwrap();
                    assert_eq!(it.get_path(place).unwrap().to_string(), $after, "{place}");
                }
                it.setattr("some", Value::None).unwrap();
                it.setattr("some", $value).unwrap();
                assert_eq!(it.getattr("some").unwrap().to_string(), $after);
                it.setattr("list", vec![OwnedValue::from($value)]).unwrap();
                assert_eq!(it.get_path("list[0]").unwrap().to_string(), $after);
            )*
            $(
                let mut it = holder();
                for place in places {
                    it.set_text_path(place, $text).unwrap();
                    assert_eq!(it.get_path(place).unwrap().to_string(), $read, "{place}");
                }
            )*
            $(
                let mut it = holder();
                for place in places {
                    let path = format!("{place}{}", $path);
                    it.set_path(path.as_str(), $item).unwrap();
                    assert_eq!(it.get_path(place).unwrap().to_string(), $written, "{path}");
                }
            )*
            $(
                let mut other = holder();
                assert_eq!(other.setattr("it", $wrong).unwrap_err().to_string(), $error);
                assert_eq!(other.getattr("it").unwrap().to_string(), $reads);
            )*
            assert_eq!(it.setattr("it", Value::any(())).unwrap_err().kind(), ErrorKind::Type);

            // What is saved is loaded onto another object, and what is saved again is the same.
            let saved = serde_json::to_string(&AsMap::new(&it)).unwrap();
            let mut other = holder();
            serde_json::from_str::<Patch>(&saved).unwrap().apply(&mut other).unwrap();
            assert_eq!(serde_json::to_string(&AsMap::new(&other)).unwrap(), saved);
            for place in places {
                let (a, b) = (it.get_path(place).unwrap(), other.get_path(place).unwrap());
                assert_eq!(a.to_string(), b.to_string(), "{place}");
                assert!(!matches!(a, Value::Opaque(_)));
            }
            let copy = it.getattr("it").unwrap().to_owned().unwrap();
            other.setattr("it", &copy).unwrap();
            assert_eq!(other.getattr("it").unwrap().to_string(), copy.to_string());

            // The schema accepts what is saved.
            let schema = slots_runtime::schema::Schema::of(Holder::CLASS).to_string();
            let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
            let saved: serde_json::Value = serde_json::from_str(&saved).unwrap();
            assert!(crate::tools::schema::is_valid_json(&schema, &saved), "{schema}\n{saved}");
            assert!(Holder::CLASS.slots().all(|slot| slot.slot_type().can_be_given()));
        }
    };
}

mod flag_keys;
mod keys;
mod lists;
mod scalars;
mod texts;
