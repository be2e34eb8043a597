//! Setters restore their old values when a later setter or a check fails.

use slots_runtime::prelude::*;

/// Simulates an external motor controller, which rejects positions out of range.
#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Motor {
    speed: f64,
    #[slot(skip)]
    stands: f64,
    #[slot(skip)]
    moves: Vec<f64>,
}

#[slots]
impl Motor {
    #[getter]
    fn position(&self) -> f64 {
        self.stands
    }

    #[setter]
    fn set_position(&mut self, to: f64) -> Result<(), String> {
        if to > 25.0 {
            return Err("out of reach".into());
        }
        self.moves.push(to);
        self.stands = to;
        Ok(())
    }
}

#[slots(check = apart)]
struct Motors {
    left: Motor,
    right: Motor,
}

fn apart(motors: &Motors) -> Result<(), String> {
    if motors.left.stands > motors.right.stands { Err("they collide".into()) } else { Ok(()) }
}

fn motors() -> Motors {
    let motor = |stands| Motor { speed: 1.0, stands, moves: vec![] };
    Motors { left: motor(0.0), right: motor(10.0) }
}

#[test]
fn failing_setter_makes_earlier_setters_restore_old_values() {
    let mut motors = motors();
    let writes = [("left.speed", 2.0), ("left.position", 5.0), ("right.position", 40.0)];
    let error = motors.update(writes).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Motor' object attribute 'position' is rejected: out of reach (at 'right.position')"
    );
    assert_eq!((motors.get_path("left.speed").unwrap(), motors.left.stands), (1.0.into(), 0.0));
    assert_eq!(motors.left.moves, [5.0, 0.0]);
    assert!(motors.right.moves.is_empty());
}

#[test]
fn failing_class_check_makes_setter_restore_old_value() {
    #[slots]
    struct Bench {
        motors: Motors,
    }

    let mut motors = motors();
    let error = motors.set_path("left.position", 20.0).unwrap_err();
    assert!(format!("{error:#}").contains("they collide"), "{error:#}");
    assert_eq!((motors.left.stands, motors.left.moves.as_slice()), (0.0, [20.0, 0.0].as_slice()));

    let mut bench = Bench { motors };
    bench.set_path("motors.left.position", 20.0).unwrap_err();
    assert_eq!(bench.get_path("motors.left.position").unwrap(), 0.0);
}
