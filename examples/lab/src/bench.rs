//! The simulated bench: what the instruments are plugged into. It has a clock of its own, so that nobody waits.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Where a motor meets its limit switch, to either side of zero, in millimetres.
pub(crate) const LIMIT_SWITCH: f64 = 25.0;
/// What the supply of the lamp can deliver, in milliwatts.
pub(crate) const SUPPLY: f64 = 200.0;

/// Why an instrument did not do what it was told.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The answer would have come too late.
    Timeout {
        /// How long the instrument would have taken.
        needs: Duration,
        /// How long it is waited for.
        timeout: Duration,
    },
    /// A motor ran into its limit switch and went back.
    LimitSwitch,
    /// The lamp wants more than its supply has.
    Supply,
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Timeout { needs, timeout } => {
                write!(f, "no answer within {timeout:?}, it would have taken {needs:.1?}")
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
    /// Moves the sample across the light.
    Stage,
    /// Moves the lens along the light.
    Focus,
}

/// What an instrument can be told. The answer to each is a number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// Where does the motor stand, in millimetres?
    Position(Axis),
    /// Go there, this fast.
    Move { axis: Axis, to: f64, speed: f64 },
    /// How much light is there, in milliwatts?
    Light,
    /// Give so much light of a colour to which the sensor is so sensitive, so many milliwatts a second brighter.
    Shine { power: f64, ramp: f64, seen: f64 },
    /// How much light falls through the pinhole in so many seconds, in thousandths of a millijoule?
    Expose { seconds: f64 },
}

/// The state of the world.
#[derive(Debug, Default)]
struct World {
    clock: Duration,
    stage: f64,
    focus: f64,
    light: f64,
    seen: f64,
    frames: u32,
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

    /// Lets so many seconds pass, if they are waited for.
    fn spend(&mut self, seconds: f64, timeout: Duration) -> Result<(), Failure> {
        let needs = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        if needs > timeout {
            return Err(Failure::Timeout { needs, timeout });
        }
        self.clock += needs;
        Ok(())
    }

    /// The part of the light that gets through: most where the lens is in focus, which is another place for each place of
    /// the sample, since that is tilted.
    fn through_the_pinhole(&self) -> f64 {
        let sharp = 0.4 + 0.02 * self.stage;
        let flicker = f64::from(self.frames * 7919 % 13) / 13.0 - 0.5;
        (-((self.focus - sharp) / 0.6).powi(2)).exp() * (1.0 + 0.01 * flicker)
    }
}

/// The line from an instrument to the bench.
#[derive(Clone, Debug, Default)]
pub(crate) struct Link(Arc<Mutex<World>>);

impl Link {
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the instrument something and waits for its answer, but not longer than the timeout.
    pub(crate) fn ask(&self, order: Order, timeout: Duration) -> Result<f64, Failure> {
        self.world().obey(order, timeout)
    }

    /// The frames that were taken, and the time that it all took on the clock of the bench.
    pub(crate) fn spent(&self) -> (u32, Duration) {
        let world = self.world();
        (world.frames, world.clock)
    }
}
