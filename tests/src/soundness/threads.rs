//! Threads that use shared data concurrently: classes, shapes of overflow maps, handles, and `Shared`.

use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Barrier;

use slots_runtime::{__private as private, Shared, SharedObject, prelude::*, slot};

#[dynamic]
#[derive(Clone, Default, PartialEq, Debug)]
struct Note {
    number: u64,
    text: String,
}

const THREADS: usize = 8;

/// Whether a type is `Send` and `Sync`: an inherent constant takes precedence over this constant of the trait.
trait Is {
    const SEND: bool = false;
    const SYNC: bool = false;
}

struct Sends<T: ?Sized>(PhantomData<T>);
struct Syncs<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Is for Sends<T> {}
impl<T: ?Sized> Is for Syncs<T> {}

impl<T: ?Sized + Send> Sends<T> {
    const SEND: bool = true;
}

impl<T: ?Sized + Sync> Syncs<T> {
    const SYNC: bool = true;
}

macro_rules! send_and_sync {
    ($($ty:ty),+ $(,)?) => {
        [$((stringify!($ty), Sends::<$ty>::SEND, Syncs::<$ty>::SYNC)),+]
    };
}

#[test]
fn type_erased_types_are_not_send_or_sync_and_all_others_are() {
    let stays = send_and_sync!(
        Value<'static>,
        Undo,
        Box<dyn Object>,
        &'static dyn Object,
        &'static mut dyn Object,
        private::ObjectRef<'static>,
        private::ObjectMut<'static>,
        private::AttrRef<'static>,
        private::AttrMut<'static>,
        private::Input<'static>,
        Local,
    );
    for (name, send, sync) in stays {
        assert!(!send && !sync, "{name}");
    }
    let goes = send_and_sync!(
        OwnedValue, Dict, Shared<Note>, SharedObject, AttributeError, UpdateError, AttrPath, Note, private::ValueError,
        Slot<Local, Rc<u8>>, Slot<Local, Rc<u8>, Direct>,
    );
    for (name, send, sync) in goes {
        assert!(send && sync, "{name}");
    }
}

/// A type that threads must not share.
#[slots]
struct Local {
    local: Rc<u8>,
}

#[test]
fn threads_grow_maps_of_shared_shapes_without_mixing_entries() {
    let barrier = Barrier::new(THREADS);
    let one = |thread: usize| {
        barrier.wait();
        for round in 0..60 {
            let mut notes = vec![Note::default(); 4];
            for key in 0..12 {
                // The same names for all threads, in orders of their own, and some that are theirs alone.
                let key = (key * (thread + 1) + round) % 12;
                for (at, note) in notes.iter_mut().enumerate() {
                    note.setattr(&format!("key {key}"), key * 10 + at).unwrap();
                }
            }
            notes[0].setattr(&format!("of thread {thread} in {round}"), thread).unwrap();
            notes[1].delattr("key 0").ok();
            for (at, note) in notes.iter().enumerate() {
                for (name, value) in note.dict().unwrap().iter() {
                    let wanted = match name.strip_prefix("key ") {
                        Some(key) => key.parse::<usize>().unwrap() * 10 + at,
                        None => thread,
                    };
                    assert_eq!(value, wanted, "{name}");
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || one(thread));
        }
    });
}

#[test]
fn threads_change_clones_of_one_overflow_map() {
    let mut first = Note::default();
    for key in ["a", "b", "c"] {
        first.setattr(key, key).unwrap();
    }
    let first = &first;
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                let mut own = first.clone();
                own.delattr("b").unwrap();
                own.setattr("a", thread).unwrap();
                own.setattr(&format!("d{thread}"), 1).unwrap();
                assert_eq!(own.dict().unwrap().keys().count(), 3);
                assert_eq!(first.dict().unwrap().keys().collect::<Vec<_>>(), ["a", "b", "c"]);
            });
        }
    });
    assert_eq!(first.getattr("a").unwrap(), "a");
}

#[test]
fn threads_use_one_handle_and_class_concurrently() {
    const NUMBER: Slot<Note, u64, Direct> = slot!(Note, number);
    let mut notes = vec![Note::default(); THREADS * 10];
    std::thread::scope(|scope| {
        for (thread, part) in (0_u64..).zip(notes.chunks_mut(10)) {
            scope.spawn(move || {
                for number in NUMBER.column_mut(part) {
                    *number = thread;
                }
                assert!(part.iter().all(|note| note.getattr("number").unwrap() == thread));
                assert_eq!(Note::CLASS.names().count(), 2);
            });
        }
    });
    assert_eq!(NUMBER.column(&notes).sum::<u64>(), 10 * (0..THREADS as u64).sum::<u64>());
}

#[test]
fn last_thread_drops_shared_object_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static DROPPED: AtomicUsize = AtomicUsize::new(0);

    #[derive(Default)]
    struct Counts(u8);

    impl Drop for Counts {
        fn drop(&mut self) {
            DROPPED.fetch_add(1 + usize::from(self.0), Ordering::Relaxed);
        }
    }

    #[slots]
    #[derive(Default)]
    struct Last {
        counts: Counts,
        number: u64,
    }

    let live = Shared::new(Last::default());
    let barrier = Barrier::new(THREADS);
    let barrier = &barrier;
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let live = live.clone();
            scope.spawn(move || {
                barrier.wait();
                live.setattr("number", thread).unwrap();
                assert!(live.getattr("counts").is_err(), "it cannot be copied");
            });
        }
        drop(live);
    });
    assert_eq!(DROPPED.load(Ordering::Relaxed), 1);
}
