//! The simulated bench to which the instruments are connected. It has its own clock, so that no test has to wait.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Position of the limit switches on both sides of zero, in millimetres.
pub(crate) const LIMIT_SWITCH: f64 = 25.0;
/// Maximum power of the lamp's supply, in milliwatts.
pub(crate) const SUPPLY: f64 = 200.0;

/// Reason for the failure of a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The instrument needs longer than the timeout.
    Timeout {
        /// Time that the instrument needs.
        needs: Duration,
        /// Timeout of the instrument.
        timeout: Duration,
    },
    /// A motor reached a limit switch and returned.
    LimitSwitch,
    /// The lamp needs more power than its supply delivers.
    Supply,
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Timeout { needs, timeout } => {
                write!(f, "no answer within {timeout:?}; the operation needs {needs:.1?}")
            }
            Failure::LimitSwitch => {
                write!(f, "the limit switch at {LIMIT_SWITCH} mm stopped the motor")
            }
            Failure::Supply => write!(f, "the supply delivers no more than {SUPPLY} mW"),
        }
    }
}

impl Error for Failure {}

/// One of the two motors.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Axis {
    /// Motor of the sample.
    Stage,
    /// Motor of the lens.
    Focus,
}

/// A command to an instrument. The answer is a number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// Returns the position of the motor, in millimetres.
    Position(Axis),
    /// Moves to a position with a speed.
    Move { axis: Axis, to: f64, speed: f64 },
    /// Returns the power of the light, in milliwatts.
    Light,
    /// Sets the power of the light, with the sensitivity of the sensor to its colour, and the ramp in milliwatts per second.
    Shine { power: f64, ramp: f64, seen: f64 },
    /// Returns the light that passes the pinhole during some seconds, in microjoules.
    Expose { seconds: f64 },
}

/// State of the simulation.
#[derive(Debug, Default)]
struct World {
    clock: Duration,
    stage: f64,
    focus: f64,
    light: f64,
    seen: f64,
    frames: u32,
    is_real_time: bool,
}

impl World {
    fn axis(&mut self, axis: Axis) -> &mut f64 {
        match axis {
            Axis::Stage => &mut self.stage,
            Axis::Focus => &mut self.focus,
        }
    }

    fn obey(&mut self, order: Order, timeout: Duration) -> Result<f64, Failure> {
        match order {
            Order::Position(axis) => Ok(*self.axis(axis)),
            Order::Move { to, .. } if to.abs() > LIMIT_SWITCH => Err(Failure::LimitSwitch),
            Order::Move { axis, to, speed } => {
                let distance = (to - *self.axis(axis)).abs();
                self.spend(distance / speed, timeout)?;
                *self.axis(axis) = to;
                Ok(to)
            }
            Order::Light => Ok(self.light),
            Order::Shine { power, .. } if power > SUPPLY => Err(Failure::Supply),
            Order::Shine { power, ramp, seen } => {
                self.spend((power - self.light).abs() / ramp, timeout)?;
                (self.light, self.seen) = (power, seen);
                Ok(power)
            }
            Order::Expose { seconds } => {
                self.spend(seconds, timeout)?;
                self.frames += 1;
                Ok(self.light * self.seen * self.through_the_pinhole() * seconds * 1000.0)
            }
        }
    }

    /// Advances the clock, if the time is within the timeout.
    fn spend(&mut self, seconds: f64, timeout: Duration) -> Result<(), Failure> {
        let needs = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        if needs > timeout {
            return Err(Failure::Timeout { needs, timeout });
        }
        self.clock += needs;
        Ok(())
    }

    /// Returns the part of the light that passes the pinhole. It is greatest where the lens is in focus. The sample is
    /// tilted, so the focus depends on its position.
    fn through_the_pinhole(&self) -> f64 {
        let sharp = 0.4 + 0.02 * self.stage;
        let flicker = f64::from(self.frames * 7919 % 13) / 13.0 - 0.5;
        (-((self.focus - sharp) / 0.6).powi(2)).exp() * (1.0 + 0.01 * flicker)
    }
}

/// Connection from an instrument to the bench.
#[derive(Clone, Debug, Default)]
pub(crate) struct Link(Arc<Mutex<World>>);

impl Link {
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a command and waits for the answer, at most for the timeout.
    pub(crate) fn ask(&self, order: Order, timeout: Duration) -> Result<f64, Failure> {
        let mut world = self.world();
        let (start, is_real_time) = (world.clock, world.is_real_time);
        let answer = world.obey(order, timeout);
        let needed = world.clock.saturating_sub(start);
        drop(world);
        if is_real_time {
            thread::sleep(needed);
        }
        answer
    }

    /// Lets each command take the time on the clock of the bench.
    pub(crate) fn run_in_real_time(&self) {
        self.world().is_real_time = true;
    }

    /// Number of frames, and elapsed time on the clock of the bench.
    pub(crate) fn spent(&self) -> (u32, Duration) {
        let world = self.world();
        (world.frames, world.clock)
    }
}
