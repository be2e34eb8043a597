//! Paths as texts.

use proptest::prelude::*;
use slots_runtime::{Step, prelude::*};

use super::rig;

#[test]
fn texts_that_are_no_paths_are_refused_with_the_place() {
    for (text, at) in [
        ("", 0),
        (".", 0),
        ("a.", 2),
        ("a..b", 2),
        ("a[", 2),
        ("a[]", 2),
        ("a[-1]", 2),
        ("a[1", 3),
        ("a[x]", 2),
        ("a]", 1),
        ("a\"b\"", 1),
        ("\"a", 0),
        ("a[\"b]", 2),
        ("a[99999999999999999999999]", 2),
        (" ", 0),
        ("a. .b", 2),
        ("[0]", 0),
    ] {
        let error = Path::parse(text).unwrap_err();
        assert_eq!((error.text(), error.offset()), (text, at), "{error}");
        let error = rig().at(text).unwrap_err();
        assert_eq!((error.kind(), error.name()), (ErrorKind::BadPath, text));
        assert_eq!(rig().set_at(text, 1).unwrap_err().to_string(), error.to_string());
        assert_eq!(rig().delete_at(text).unwrap_err().to_string(), error.to_string());
    }
}

#[test]
fn an_empty_path_leads_to_nothing_and_does_no_harm() {
    let path = Path::default();
    let mut rig = rig();
    assert!(rig.at(&path).is_err());
    assert!(rig.set_at(&path, 1).is_err());
    assert!(rig.delete_at(&path).is_err());
    assert!(rig.update([(&path, 1)]).is_err());
    let index = Path::from_iter([Step::Index(0)]);
    assert_eq!(rig.at(&index).unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(rig.set_at(&index, 1).unwrap_err().kind(), ErrorKind::Unknown);
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        any::<String>().prop_map(Step::Name),
        "[a-z.\\[\\]\"\\\\ ]{0,6}".prop_map(Step::Name),
        any::<usize>().prop_map(Step::Index),
    ]
}

proptest! {
    #[test]
    fn a_path_prints_as_what_parses_to_it(
        first in any::<String>(), rest in proptest::collection::vec(step(), 0..5)
    ) {
        let path = Path::of_name(&first).join_path(&rest.into_iter().collect());
        prop_assert_eq!(Path::parse(&path.to_string()), Ok(path));
    }

    #[test]
    fn no_text_makes_a_path_panic(text in any::<String>(), path in "[a-z.\\[\\]\"\\\\ 0-9{}u]{0,12}") {
        for text in [text, path] {
            if let Ok(path) = Path::parse(&text) {
                prop_assert_eq!(Path::parse(&path.to_string()), Ok(path.clone()));
                let mut rig = rig();
                let _ = rig.at(&path);
                let _ = rig.set_at(&path, 1);
            }
        }
    }
}
