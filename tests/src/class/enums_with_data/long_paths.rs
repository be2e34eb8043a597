//! Paths that name the active variant, in every method that takes a path.

use std::collections::BTreeMap;

use slots_runtime::Shared;
use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default, Clone, PartialEq)]
struct Box3 {
    size: u32,
    tags: Vec<String>,
    limits: BTreeMap<String, u32>,
}

#[slots]
impl Box3 {
    #[method]
    fn grow(&mut self, by: u32) -> u32 {
        self.size += by;
        self.size
    }
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Content {
    Empty,
    Full { inner: Box3, tags: Vec<String>, limits: BTreeMap<String, u32> },
    Only(Box3),
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Store {
    one: Content,
    maybe: Option<Content>,
    list: Vec<Content>,
    map: BTreeMap<String, Content>,
}

#[test]
fn every_path_method_takes_the_name_of_the_active_variant() {
    let full = Content::Full { inner: Box3::default(), tags: vec![], limits: BTreeMap::default() };
    for (content, prefix, method) in
        [(full, "full", "full.inner.grow"), (Content::Only(Box3::default()), "only", "only.grow")]
    {
        let mut store = Store {
            one: content.clone(),
            maybe: Some(content.clone()),
            list: vec![content.clone()],
            map: [("a".to_string(), content)].into(),
        };
        for place in ["one", "maybe", "list[0]", "map.a"] {
            let before = store.clone();
            let at = |rest: &str| format!("{place}.{rest}");
            let (tags, limits) = (at(&format!("{prefix}.tags")), at(&format!("{prefix}.limits")));
            assert_eq!(store.call_path(at(method), (2,)).unwrap(), 2);
            assert_eq!(store.call_path(at(method), (1,)).unwrap(), 3);
            store.list_path_mut(&tags).unwrap().push("a").unwrap();
            store.push_path(&tags, "b").unwrap();
            store.insert_path(format!("{tags}[0]"), "c").unwrap();
            store.delete_path(format!("{tags}[1]")).unwrap();
            assert_eq!(store.list_path(&tags).unwrap().len(), 2);
            store.map_path_mut(&limits).unwrap().insert("low", 1).unwrap();
            store.set_path(format!("{limits}.high"), 2).unwrap();
            store.delete_path(format!("{limits}.low")).unwrap();
            assert!(store.map_path(&limits).unwrap().keys().eq(["high"]));
            store.modify_path(&tags, |tags: &mut Vec<String>| tags.clear()).unwrap();
            store.attr_path_mut::<Vec<String>, _>(&tags).unwrap().push("d".into());
            assert_eq!(store.attr_path::<Vec<String>, _>(&tags).unwrap(), &["d"]);
            assert_eq!(
                Store::CLASS.resolve(&tags).unwrap().get(&store).unwrap().to_string(),
                r#"["d"]"#
            );
            Store::CLASS.resolve(&tags).unwrap().set(&mut store, vec!["e"]).unwrap();
            let shared = Shared::new(store.clone());
            shared.push_path(&tags, "f").unwrap();
            assert_eq!(shared.call_path(at(method), (1,)).unwrap(), 4);
            assert_eq!(shared.get_path(&tags).unwrap().to_string(), r#"["e", "f"]"#);
            assert_ne!(store, before);
        }
    }
}
