//! Tests of values that a script nests very deep, each script in a process of its own.

use std::process::{Command, Output};

use rhai::{Engine, Scope};
use slots_runtime::{MAX_DEPTH, Shared, SharedObject, prelude::*};

#[slots]
#[derive(Default)]
struct Holder {
    any: OwnedValue,
}

const SCRIPT: &str = "SLOTS_RHAI_DEEP_SCRIPT";

/// Runs the script of the environment, with Rhai's limits of size.
#[test]
fn script_of_the_environment() {
    let Ok(script) = std::env::var(SCRIPT) else { return };
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    engine.set_max_array_size(400).set_max_map_size(200);
    let mut scope = Scope::new();
    scope.push("o", SharedObject::from(Shared::new(Holder::default())));
    let result = engine.run_with_scope(&mut scope, &script);
    println!("result: {}", result.map_or_else(|error| error.to_string(), |()| "ok".to_owned()));
}

fn run(script: &str) -> Output {
    Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "script_of_the_environment", "--nocapture"])
        .env(SCRIPT, script)
        .output()
        .expect("the test starts")
}

#[test]
fn script_cannot_overflow_the_stack_by_nesting_within_the_limits_of_rhai() {
    for wrap in ["[a]", "#{ a: a }", "[#{ a: a }]", "#{ a: [a] }"] {
        for levels in [MAX_DEPTH / 4, MAX_DEPTH + 1, 2_000, 100_000] {
            let script = format!("let a = 1; for i in 0..{levels} {{ a = {wrap}; }} o.any = a;");
            let output = run(&script);
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success(), "{script}: {text}");
            let expected = match levels {
                ..MAX_DEPTH => "result: ok",
                2_000.. => "too large",
                _ => "128 deep",
            };
            assert!(text.contains(expected), "{script}: {text}");
        }
    }
}
