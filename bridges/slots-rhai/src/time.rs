//! `Duration` in a script: exact operators between durations and numbers of seconds.

use std::cmp::Ordering;
use std::time::Duration;

use rhai::{Engine, FLOAT, INT};

use crate::{Outcome, raised};

/// A number of seconds, which may be negative.
enum Seconds {
    Whole(INT),
    Float(FLOAT),
}

impl From<INT> for Seconds {
    fn from(value: INT) -> Self {
        Seconds::Whole(value)
    }
}

impl From<FLOAT> for Seconds {
    fn from(value: FLOAT) -> Self {
        Seconds::Float(value)
    }
}

impl Seconds {
    /// The span, and whether it is to be subtracted.
    fn span(&self) -> Option<(Duration, bool)> {
        match *self {
            Seconds::Whole(value) => Some((Duration::from_secs(value.unsigned_abs()), value < 0)),
            Seconds::Float(value) => {
                Some((Duration::try_from_secs_f64(value.abs()).ok()?, value < 0.0))
            }
        }
    }

    fn as_float(&self) -> FLOAT {
        match *self {
            #[allow(clippy::cast_precision_loss, reason = "used for a comparison with a float")]
            Seconds::Whole(value) => value as FLOAT,
            Seconds::Float(value) => value,
        }
    }

    fn compare(&self, duration: Duration) -> Option<Ordering> {
        match self.span() {
            Some((span, false)) => Some(duration.cmp(&span)),
            Some((span, true)) if !span.is_zero() => Some(Ordering::Greater),
            _ => duration.as_secs_f64().partial_cmp(&self.as_float()),
        }
    }
}

fn finish(result: Option<Duration>) -> Outcome<Duration> {
    result.ok_or_else(|| {
        raised(&"the result is not a duration: it is negative, too long, or not a number")
    })
}

fn plus(duration: Duration, seconds: &Seconds, sign: bool) -> Outcome<Duration> {
    finish(seconds.span().and_then(|(span, is_negative)| {
        if is_negative == sign { duration.checked_add(span) } else { duration.checked_sub(span) }
    }))
}

fn times(duration: Duration, factor: &Seconds) -> Outcome<Duration> {
    finish(match *factor {
        Seconds::Whole(factor) => u128::try_from(factor)
            .ok()
            .and_then(|factor| duration.as_nanos().checked_mul(factor))
            .and_then(from_nanos),
        Seconds::Float(factor) => Duration::try_from_secs_f64(duration.as_secs_f64() * factor).ok(),
    })
}

fn over(duration: Duration, divisor: &Seconds) -> Outcome<Duration> {
    finish(match *divisor {
        Seconds::Whole(divisor) => u128::try_from(divisor)
            .ok()
            .and_then(|divisor| duration.as_nanos().checked_div(divisor))
            .and_then(from_nanos),
        Seconds::Float(divisor) => {
            Duration::try_from_secs_f64(duration.as_secs_f64() / divisor).ok()
        }
    })
}

fn from_nanos(nanos: u128) -> Option<Duration> {
    const PER_SECOND: u128 = 1_000_000_000;
    let seconds = u64::try_from(nanos / PER_SECOND).ok()?;
    Some(Duration::new(seconds, u32::try_from(nanos % PER_SECOND).ok()?))
}

/// The operators between a duration and a number of seconds of type `N`, and the function that makes a duration.
fn operators<N: Into<Seconds> + Clone + Send + Sync + 'static>(engine: &mut Engine) {
    engine
        .register_fn("duration", |seconds: N| plus(Duration::ZERO, &seconds.into(), false))
        .register_fn("+", |a: Duration, b: N| plus(a, &b.into(), false))
        .register_fn("+", |a: N, b: Duration| plus(b, &a.into(), false))
        .register_fn("-", |a: Duration, b: N| plus(a, &b.into(), true))
        .register_fn("*", |a: Duration, b: N| times(a, &b.into()))
        .register_fn("*", |a: N, b: Duration| times(b, &a.into()))
        .register_fn("/", |a: Duration, b: N| over(a, &b.into()));
    comparisons(engine, |a: Duration, b: N| b.into().compare(a));
    comparisons(engine, |a: N, b: Duration| a.into().compare(b).map(Ordering::reverse));
}

fn comparisons<A, B>(engine: &mut Engine, compare: fn(A, B) -> Option<Ordering>)
where
    A: Clone + Send + Sync + 'static,
    B: Clone + Send + Sync + 'static,
{
    engine
        .register_fn("==", move |a: A, b: B| compare(a, b) == Some(Ordering::Equal))
        .register_fn("!=", move |a: A, b: B| compare(a, b) != Some(Ordering::Equal))
        .register_fn("<", move |a: A, b: B| compare(a, b).is_some_and(Ordering::is_lt))
        .register_fn("<=", move |a: A, b: B| compare(a, b).is_some_and(Ordering::is_le))
        .register_fn(">", move |a: A, b: B| compare(a, b).is_some_and(Ordering::is_gt))
        .register_fn(">=", move |a: A, b: B| compare(a, b).is_some_and(Ordering::is_ge));
}

pub(crate) fn register(engine: &mut Engine) {
    operators::<INT>(engine);
    operators::<FLOAT>(engine);
    comparisons(engine, |a: Duration, b: Duration| Some(a.cmp(&b)));
    engine
        .register_type_with_name::<Duration>("Duration")
        .register_get("seconds", |it: &mut Duration| it.as_secs_f64())
        .register_fn("to_float", |it: Duration| it.as_secs_f64())
        .register_fn("to_string", |it: &mut Duration| format!("{it:?}"))
        .register_fn("to_debug", |it: &mut Duration| format!("{it:?}"))
        .register_fn("+", |a: Duration, b: Duration| finish(a.checked_add(b)))
        .register_fn("-", |a: Duration, b: Duration| finish(a.checked_sub(b)))
        .register_fn("/", |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64());
}
