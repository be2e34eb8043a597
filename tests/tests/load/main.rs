//! The library under load: many objects, many threads and thousands of bad inputs. The allocated bytes are counted.
//!
//! `cargo test` runs a small load, `LOAD=full cargo test --release -p tests --test load` the full one.

mod bad_input;
mod camera;
mod counting;
mod growth;
mod mistakes;
mod objects;
mod threads;

use std::time::Instant;

use crate::camera::ATTRIBUTES;

#[global_allocator]
static COUNTING: counting::Counting = counting::Counting;

/// The most bytes that may be in use after all objects were dropped: the box of the last error of each thread, and the shapes
/// that the library keeps for new maps, with the shapes that they extend. Both are bounded, whatever the load was.
const KEPT: usize = 1024 * 1024;

/// Runs a load twice, first a small one, so that the memory that the library keeps is allocated before the bytes are counted.
fn load(name: &str, run: impl Fn(bool) -> String) {
    run(false);
    let (before, _, start) = (counting::in_use(), counting::most(), Instant::now());
    let report = run(true);
    let seconds = start.elapsed().as_secs_f64();
    let after = counting::in_use();
    let kept = after.saturating_sub(before);
    assert!(kept <= KEPT, "{name}: {kept} bytes are still in use");
    println!(
        "{name}: {report}, {kept} bytes more in use after it than before, {seconds:.1} s (at most {} MB in use)",
        counting::most() / 1_000_000
    );
}

fn main() {
    // As in the test runner, a filter that does not match skips this test.
    let mut filters =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    if filters.peek().is_some() && !filters.any(|filter| "load".contains(&filter)) {
        return;
    }
    let full = std::env::var("LOAD").is_ok_and(|load| load == "full");
    let of = |small: u32, large: u32| if full { large } else { small };

    load("objects", |all| {
        let objects = if all { of(2_000, 1_000_000) } else { 100 };
        let calls = objects::run(objects);
        format!("{objects} of {ATTRIBUTES} attributes, {calls} calls")
    });
    load("threads on one shared object", |all| {
        let (threads, rounds) = if all { (of(50, 1_000), of(20, 100)) } else { (4, 4) };
        let operations = threads::live(threads, rounds);
        format!("{threads} threads, {operations} operations")
    });
    load("threads on shared classes", |all| {
        let (threads, objects) = if all { (of(50, 1_000), of(20, 200)) } else { (4, 4) };
        let made = threads::shared(threads, objects);
        format!("{threads} threads, {made} objects")
    });
    load("growth", |all| {
        let size = if all { of(500, 4_000) } else { 50 };
        let kinds = growth::run(size);
        format!("{kinds} kinds of input of {size} and more, none of which takes too long")
    });
    load("bad input", |all| {
        let inputs = if all { of(20_000, 1_000_000) } else { 1_000 };
        let (rejected, entry_points) = bad_input::run(inputs.into());
        format!(
            "{rejected} inputs through {entry_points} entry points, all rejected, nothing changed"
        )
    });
}
