//! Tests of values that a script nests very deep, each script in a process of its own.

use std::process::{Command, Output};

use rhai::{Engine, Scope};
use slots_runtime::{MAX_DEPTH, Shared, SharedObject, prelude::*};

#[slots]
#[derive(Default)]
struct Holder {
    any: OwnedValue,
    list: Vec<OwnedValue>,
    map: std::collections::BTreeMap<String, OwnedValue>,
}

#[slots]
impl Holder {
    #[method]
    fn take(&mut self, value: OwnedValue) {
        self.any = value;
    }

    #[method]
    fn give(&self) -> OwnedValue {
        nested(300)
    }

    #[getter]
    fn deep(&self) -> OwnedValue {
        nested(300)
    }
}

/// A list that Rust code nested to a depth.
fn nested(levels: usize) -> OwnedValue {
    (0..levels).fold(OwnedValue::from(1), |inner, _| OwnedValue::from(vec![inner]))
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
    let list = vec![OwnedValue::from(0)];
    let map = std::collections::BTreeMap::from([("a".to_owned(), OwnedValue::from(0))]);
    scope.push("o", SharedObject::from(Shared::new(Holder { list, map, ..Holder::default() })));
    // Writes to fields are not validated, so that Rust code can nest deeper than the limit.
    let deep = Holder { any: nested(600), ..Holder::default() };
    scope.push("d", SharedObject::from(Shared::new(deep)));
    slots_rhai::register_methods(&mut engine, Holder::CLASS);
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

/// The error of a read of a value that is nested too deep.
const COPY: &str = "'Holder' object attribute 'any' must be a value that can be copied, not list";

/// Runs a script, which must not end the process, and returns its result.
fn result(script: &str) -> String {
    let output = run(script);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{script}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text.lines().filter_map(|line| line.strip_prefix("result: ")).collect()
}

#[test]
fn deep_value_of_a_script_is_rejected_on_every_route() {
    for route in [
        "o.any = a;",
        "o[\"any\"] = a;",
        "o.list = a;",
        "o.list[0] = a;",
        "o.list.push(a); ",
        "o.map.b = a;",
        "o.live(\"list\").push(a);",
        "o.live(\"list\").insert(0, a);",
        "let v = o.live(\"list\"); v[0] = a;",
        "let v = o.live(\"map\"); v.b = a;",
        "let v = o.live(\"map\"); v[\"a\"] = a;",
        "o.take(a);",
        "o.call_method(\"take\", a);",
        "o.call_named(\"take\", #{value: a});",
    ] {
        let script = format!("let a = 1; for i in 0..600 {{ a = [a]; if i == 380 {{ {route} }} }}");
        let text = result(&script);
        assert!(text.contains("128 deep"), "{route}: {text}");
    }
}

#[test]
fn deep_value_of_rust_code_is_an_error_or_shown_in_part() {
    let many = |step: &str| format!("let v = d.live(\"any\"); for i in 0..600 {{ v = {step}; }}");
    for (script, expected) in [
        ("print(d.any);", COPY),
        ("let x = d.any[0][0][0];", COPY),
        ("d.any[0][0] = 1;", COPY),
        ("let x = d.deep;", "'deep' must be a value that can be copied, not list"),
        ("let x = d.give();", "128 deep"),
        ("let x = d.live(\"any\").copy();", COPY),
        ("o.any = d.live(\"any\");", COPY),
        ("o.take(d.live(\"any\"));", COPY),
        ("o.list.push(d.live(\"any\"));", COPY),
        ("let a = o.live(\"list\"); for i in 0..127 { a = [a]; } o.any = a;", "ok"),
        ("let a = o.live(\"list\"); for i in 0..128 { a = [a]; } o.any = a;", "128 deep"),
        (&many("v[0]"), "128"),
        ("let s = d.to_string(); let t = `${d}`; let u = d.to_debug();", "ok"),
        ("let v = d.live(\"any\"); let s = v.to_string(); let t = v[0].to_debug();", "ok"),
        ("let n = 0; for x in d.live(\"any\") { n += x.len(); }", "ok"),
        ("let v = d.live(\"any\").values(); let n = v[0][0][0].len();", "ok"),
        ("let v = d.live(\"any\"); v[0][0] = 1;", "ok"),
        ("d.any = 1; let x = d.any + 1;", "ok"),
    ] {
        let text = result(script);
        assert!(text.contains(expected), "{script}: {text}");
    }
}
