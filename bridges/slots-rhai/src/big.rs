//! Integers beyond 64 bits: the operators between `i128`, `u128` and the integers of Rhai.

use std::cmp::Ordering;

use rhai::{Dynamic, Engine, INT};
use slots_runtime::OwnedValue;

use crate::{Outcome, raised, to_dynamic};

/// Any integer of a script: its sign and its magnitude.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Whole {
    is_negative: bool,
    magnitude: u128,
}

impl From<u128> for Whole {
    fn from(magnitude: u128) -> Self {
        Whole { is_negative: false, magnitude }
    }
}

impl From<i128> for Whole {
    fn from(value: i128) -> Self {
        Whole { is_negative: value < 0, magnitude: value.unsigned_abs() }
    }
}

impl From<INT> for Whole {
    fn from(value: INT) -> Self {
        i128::from(value).into()
    }
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.magnitude.cmp(&other.magnitude),
            (true, true) => other.magnitude.cmp(&self.magnitude),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

impl Whole {
    fn new(is_negative: bool, magnitude: u128) -> Self {
        Whole { is_negative: is_negative && magnitude != 0, magnitude }
    }

    fn plus(self, other: Whole) -> Option<Whole> {
        if self.is_negative == other.is_negative {
            let magnitude = self.magnitude.checked_add(other.magnitude)?;
            return Some(Whole::new(self.is_negative, magnitude));
        }
        let (more, less) =
            if self.magnitude >= other.magnitude { (self, other) } else { (other, self) };
        Some(Whole::new(more.is_negative, more.magnitude - less.magnitude))
    }

    fn minus(self, other: Whole) -> Option<Whole> {
        self.plus(Whole::new(!other.is_negative, other.magnitude))
    }

    fn times(self, other: Whole) -> Option<Whole> {
        let magnitude = self.magnitude.checked_mul(other.magnitude)?;
        Some(Whole::new(self.is_negative != other.is_negative, magnitude))
    }

    /// Rounds towards zero.
    fn over(self, other: Whole) -> Option<Whole> {
        let magnitude = self.magnitude.checked_div(other.magnitude)?;
        Some(Whole::new(self.is_negative != other.is_negative, magnitude))
    }

    /// Has the sign of `self`.
    fn remainder(self, other: Whole) -> Option<Whole> {
        Some(Whole::new(self.is_negative, self.magnitude.checked_rem(other.magnitude)?))
    }

    /// Converts to the smallest type of a script that can hold the number.
    fn into_dynamic(self) -> Option<Dynamic> {
        let value = if self.is_negative {
            OwnedValue::from(0_i128.checked_sub_unsigned(self.magnitude)?)
        } else {
            OwnedValue::from(self.magnitude)
        };
        to_dynamic(&value).ok()
    }
}

fn finish(result: Option<Whole>) -> Outcome<Dynamic> {
    let overflow = || raised(&"the result overflows 128 bits, or is divided by zero");
    result.and_then(Whole::into_dynamic).ok_or_else(overflow)
}

/// An integer type.
trait Integer: Into<Whole> + Clone + Send + Sync + 'static {}

impl Integer for INT {}
impl Integer for i128 {}
impl Integer for u128 {}

fn operators<A: Integer, B: Integer>(engine: &mut Engine) {
    engine
        .register_fn("+", |a: A, b: B| finish(a.into().plus(b.into())))
        .register_fn("-", |a: A, b: B| finish(a.into().minus(b.into())))
        .register_fn("*", |a: A, b: B| finish(a.into().times(b.into())))
        .register_fn("/", |a: A, b: B| finish(a.into().over(b.into())))
        .register_fn("%", |a: A, b: B| finish(a.into().remainder(b.into())))
        .register_fn("==", |a: A, b: B| a.into() == b.into())
        .register_fn("!=", |a: A, b: B| a.into() != b.into())
        .register_fn("<", |a: A, b: B| a.into() < b.into())
        .register_fn("<=", |a: A, b: B| a.into() <= b.into())
        .register_fn(">", |a: A, b: B| a.into() > b.into())
        .register_fn(">=", |a: A, b: B| a.into() >= b.into());
}

pub(crate) fn register(engine: &mut Engine) {
    operators::<i128, i128>(engine);
    operators::<i128, u128>(engine);
    operators::<i128, INT>(engine);
    operators::<u128, i128>(engine);
    operators::<u128, u128>(engine);
    operators::<u128, INT>(engine);
    operators::<INT, i128>(engine);
    operators::<INT, u128>(engine);
    engine.register_fn("big_int", |text: &str| -> Outcome<Dynamic> {
        let text = text.trim();
        let whole = match text.parse::<i128>() {
            Ok(value) => Some(Whole::from(value)),
            Err(_) => text.parse::<u128>().ok().map(Whole::from),
        };
        let dynamic = whole.and_then(Whole::into_dynamic);
        dynamic.ok_or_else(|| raised(&format!("'{text}' is not a whole number of 128 bits")))
    });
}
