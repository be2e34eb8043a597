//! Methods of objects that scripts call.

use rhai::{Dynamic, Engine, Scope};
use slots_runtime::{Shared, SharedObject, prelude::*};

#[slots]
#[derive(Default)]
struct Roi {
    x: u32,
}

#[slots]
impl Roi {
    #[method]
    fn shift(&mut self, by: u32) -> u32 {
        self.x += by;
        self.x
    }
}

#[slots]
#[derive(Default)]
struct Camera {
    taken: u32,
    roi: Roi,
    level: f32,
    counts: Vec<i64>,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&mut self, #[arg(default = 1, range = 1..=100)] frames: u32) -> Result<u32, String> {
        if frames == 13 {
            return Err("unlucky".into());
        }
        self.taken += frames;
        Ok(self.taken)
    }

    #[method]
    fn region(&self) -> &Roi {
        &self.roi
    }

    #[method]
    fn set_region(&mut self, roi: Roi) {
        self.roi = roi;
    }

    #[method]
    fn set_level(&mut self, level: f32) {
        self.level = level;
    }

    #[method]
    fn sum(numbers: &[i64]) -> i64 {
        numbers.iter().sum()
    }

    #[method]
    fn call(&self) -> String {
        "own".to_owned()
    }
}

fn run(script: &str) -> Result<Dynamic, String> {
    let camera =
        SharedObject::from(Shared::new(Camera { counts: vec![1, 2, 3], ..Camera::default() }));
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    slots_rhai::register_methods(&mut engine, Camera::CLASS);
    let mut scope = Scope::new();
    scope.push("camera", camera);
    engine.eval_with_scope::<Dynamic>(&mut scope, script).map_err(|error| error.to_string())
}

fn int(script: &str) -> i64 {
    run(script).unwrap().as_int().unwrap()
}

#[test]
fn script_calls_methods() {
    assert_eq!(int("camera.snap(3); camera.snap(); camera.taken"), 4);
    assert_eq!(int("camera.call_method(\"snap\", 3); camera.call_method(\"snap\")"), 4);
    assert_eq!(int("camera.call_named(\"snap\", #{frames: 5})"), 5);
    assert_eq!(int("snap(camera, 2)"), 2);
    assert_eq!(int("camera.sum([1, 2, 3])"), 6);
    assert!(run("camera.set_level(0.1)").unwrap().is_unit());
}

#[test]
fn method_of_nested_object_changes_the_original() {
    assert_eq!(int("camera.roi.shift(3); camera.roi.shift(2); camera.roi.x"), 5);
}

#[test]
fn returned_and_passed_objects_are_copies() {
    assert_eq!(int("camera.roi.x = 3; let copy = camera.region(); copy.x = 7; camera.roi.x"), 3);
    assert_eq!(int("camera.set_region(#{x: 9}); camera.roi.x"), 9);
    assert_eq!(int("let roi = camera.roi; camera.set_region(roi); camera.roi.x"), 0);
}

#[test]
fn view_is_passed_as_a_copy() {
    assert_eq!(int("camera.sum(camera.live(\"counts\"))"), 6);
    assert_eq!(int("camera.call_named(\"sum\", #{numbers: camera.live(\"counts\")})"), 6);
}

#[test]
fn single_precision_argument_accepts_float() {
    assert!(run("camera.set_level(0.1); camera.level == 0.1").unwrap().as_bool().unwrap());
    assert!(run("camera.call_named(\"set_level\", #{level: 0.1})").is_ok());
}

#[test]
fn function_call_is_still_a_function() {
    assert_eq!(int("let f = |x| x + 1; f.call(2)"), 3);
    assert_eq!(run("camera.call_method(\"call\")").unwrap().into_string().unwrap(), "own");
}

#[test]
fn errors_of_calls_have_position_and_hint() {
    let error = |script: &str| run(script).unwrap_err();
    assert_eq!(
        error("camera.call_method(\"snpa\", 3)"),
        "Runtime error: 'Camera' object has no attribute 'snpa'. Did you mean: 'snap'? (line 1, position 8)"
    );
    assert_eq!(
        error("camera.snap(\"all\")"),
        "Runtime error: 'Camera' object method 'snap' argument 'frames' must be u32, not str (line 1, position 8)"
    );
    assert_eq!(
        error("camera.snap(1, 2)"),
        "Runtime error: 'Camera' object method 'snap' takes 1 argument, not 2 (line 1, position 8)"
    );
    assert_eq!(
        error("camera.snap(13)"),
        "Runtime error: 'Camera' object method 'snap' failed: unlucky (line 1, position 8)"
    );
    assert_eq!(
        error("camera.call_named(\"snap\", #{frmaes: 1})"),
        "Runtime error: 'Camera' object method 'snap' has no argument 'frmaes'. Did you mean: 'frames'? \
         (line 1, position 8)"
    );
    assert_eq!(
        error("camera.snap(|x| x)"),
        "Runtime error: 'Camera' object method 'snap' argument 'frames': a value of type Fn cannot be the \
         value of an attribute (line 1, position 8)"
    );
    assert_eq!(
        error("camera.roi.snap(1)"),
        "Runtime error: 'Roi' object has no attribute 'snap' (at 'roi.snap') (line 1, position 12)"
    );
    assert_eq!(
        int("let caught = 1; try { camera.snap(13); } catch (error) { caught = 2; } caught"),
        2
    );
}
