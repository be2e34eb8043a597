//! Views of lists and maps in shared objects: closures edit them while this thread has the lock.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use slots_runtime::{Change, Shared, SharedObject, prelude::*};

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    #[slot(range = 0..=9)]
    position: i32,
    tags: Vec<String>,
}

#[expect(clippy::ptr_arg, reason = "a rule gets the type of the slot")]
fn few(tags: &Vec<String>) -> Result<(), String> {
    if tags.len() <= 3 { Ok(()) } else { Err("at most 3 tags".into()) }
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Rack {
    #[slot(check = few)]
    tags: Vec<String>,
    limits: BTreeMap<String, f64>,
    stages: Vec<Stage>,
    stage: Stage,
    #[slot(skip)]
    log: Vec<String>,
}

#[slots]
impl Rack {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(change.path().to_string());
    }
}

fn rack() -> Rack {
    Rack {
        tags: vec!["a".into(), "b".into()],
        limits: BTreeMap::from([("low".into(), 1.0)]),
        stages: vec![],
        stage: Stage { position: 1, tags: vec!["x".into()] },
        log: vec![],
    }
}

#[test]
fn list_and_map_are_read_and_edited_under_one_lock() {
    let shared = Shared::new(rack());
    let last = shared.list("tags", |tags| tags.get(tags.len() - 1).map(|tag| tag.to_string()));
    assert_eq!(last.unwrap().unwrap(), "b");
    let undo = shared
        .list_mut("tags", |mut tags| {
            tags.set(0, "z")?;
            let mut undo = tags.push("c")?;
            undo.append(tags.remove(1)?).unwrap();
            Ok::<_, AttributeError>(undo)
        })
        .unwrap()
        .unwrap();
    shared
        .read(|it| {
            assert_eq!((&*it.tags.join(""), &*it.log.join(" ")), ("zc", "tags[0] tags[2] tags[1]"));
        })
        .unwrap();
    shared.write(|it| undo.apply(it)).unwrap().unwrap();
    assert_eq!(shared.getattr("tags").unwrap().to_string(), r#"["z", "b"]"#);
    shared.map_mut("limits", |mut limits| limits.insert("high", 9)).unwrap().unwrap();
    let keys = shared.map("limits", |limits| limits.keys().map(String::from).collect::<Vec<_>>());
    assert_eq!(keys.unwrap(), ["high", "low"]);
    shared.map_path_mut("limits", |mut limits| limits.clear()).unwrap().unwrap();
    assert!(shared.map_path("limits", |limits| limits.is_empty()).unwrap());
}

#[test]
fn rejected_edit_changes_nothing_and_keeps_earlier_ones() {
    let shared = Shared::new(rack());
    let error = shared
        .list_mut("tags", |mut tags| {
            tags.push("c")?;
            tags.push("d")
        })
        .unwrap()
        .unwrap_err();
    assert_eq!(
        error.message_with_causes(),
        "'Rack' object attribute 'tags' is rejected: at most 3 tags"
    );
    assert_eq!(shared.list("tags", |tags| tags.len()).unwrap(), 3);
    assert_eq!(shared.list("absent", |_| ()).unwrap_err().kind(), ErrorKind::Unknown);
    assert_eq!(shared.list_mut("limits", |_| ()).unwrap_err().kind(), ErrorKind::Type);
    assert_eq!(shared.map_path("a..b", |_| ()).unwrap_err().kind(), ErrorKind::BadPath);
}

#[test]
fn handle_of_nested_object_has_views() {
    let shared = Shared::new(rack());
    let stage = shared.child("stage").unwrap();
    stage.list_mut("tags", |mut tags| tags.push("y")).unwrap().unwrap();
    assert_eq!(stage.list_path("tags", |tags| tags.len()).unwrap(), 2);
    assert_eq!(shared.list_path("stage.tags", |tags| tags.len()).unwrap(), 2);
    assert_eq!(shared.read(|it| it.log.clone()).unwrap(), ["stage.tags[1]"]);
    let item = Dict::from_iter([
        ("position", OwnedValue::from(10)),
        ("tags", Vec::<OwnedValue>::new().into()),
    ]);
    let any: SharedObject = shared.clone().into();
    let error = any.list_mut("stages", |mut stages| stages.push(item)).unwrap().unwrap_err();
    assert_eq!(error.message(), "'Stage' object attribute 'position' must be in 0..=9, not 10");
    assert_eq!(error.path(), "stages[0].position");
}

#[test]
fn subscribers_receive_the_edits_when_the_closure_returns() {
    let shared = Shared::new(rack());
    let mut changes = shared.subscribe("limits").unwrap();
    shared
        .map_mut("limits", |mut limits| {
            limits.insert("low", 2).unwrap();
            limits.insert("high", 3).unwrap();
            limits.insert("high", 4).unwrap();
        })
        .unwrap();
    let next = || changes.try_next().map(|change| (change.path.to_string(), change.new.unwrap()));
    let all: Vec<_> = std::iter::from_fn(next).collect();
    assert_eq!(all, [("limits.low".into(), 2.0.into()), ("limits.high".into(), 4.0.into())]);
}

#[test]
fn access_through_handle_in_the_closure_is_busy() {
    let shared = Shared::new(rack());
    let handle = shared.clone();
    shared
        .list_mut("tags", |mut tags| {
            assert_eq!(handle.getattr("tags").unwrap_err().kind(), ErrorKind::Busy);
            assert_eq!(handle.list("tags", |_| ()).unwrap_err().kind(), ErrorKind::Busy);
            tags.push("c").unwrap();
        })
        .unwrap();
    shared
        .list("tags", |_| {
            assert!(handle.map("limits", |limits| limits.len()).is_ok());
            assert_eq!(handle.map_mut("limits", |_| ()).unwrap_err().kind(), ErrorKind::Busy);
        })
        .unwrap();
}

#[test]
fn panic_in_the_closure_releases_the_lock() {
    let shared = Shared::new(rack());
    let panics = || {
        shared.list_mut("tags", |mut tags| {
            tags.push("c").unwrap();
            panic!("in the closure");
        })
    };
    assert!(catch_unwind(AssertUnwindSafe(panics)).is_err());
    let other = shared.clone();
    thread::spawn(move || {
        other.list_mut("tags", |mut tags| tags.remove(0)).unwrap().unwrap().is_empty()
    })
    .join()
    .unwrap();
    assert_eq!(shared.getattr("tags").unwrap().to_string(), r#"["b", "c"]"#);
}
