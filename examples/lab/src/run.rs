//! A measurement: a script that sets instruments, takes frames and records values.

use std::fs;
use std::ops::Range;
use std::path::Path as FilePath;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use rhai::{Array, Engine, EvalAltResult, Position, Scope};
use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

use crate::notes;
use crate::print::{put_error, put_line};
use crate::progress::Progress;
use crate::rack::Rack;
use crate::table::Report;

/// Runs a script with the instruments of the rack in its scope, and returns the recorded values.
///
/// The scope also has `steps(from, to, step)`, `columns(x, y)`, `record(x, y)`, `peak()` and `found(name, value, unit)`.
/// The steps have a progress bar: each record is the end of a step.
pub(crate) fn run(rack: &SharedObject, file: &FilePath) -> Result<Report, String> {
    let name = file.display().to_string();
    let script =
        fs::read_to_string(file).map_err(|error| format!("error: cannot read {name}: {error}"))?;
    let report = Arc::new(Mutex::new(Report::default()));
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    let progress = Progress::new(rack);
    let printer = progress.clone();
    engine.on_print(move |line| printer.print(|| put_line!("{line}")));
    slots_rhai::register_methods(&mut engine, Rack::CLASS);
    register_report(&mut engine, &report, &progress);

    let mut scope = Scope::new();
    for slot in Rack::CLASS.slots() {
        let instrument =
            rack.child(AttrPath::from_name(slot.name())).map_err(|error| error.to_string())?;
        scope.push(slot.name(), instrument);
    }
    let done = engine.run_with_scope(&mut scope, &script);
    progress.finish();
    for warning in notes::warnings() {
        put_error!("{} ({name})", warning.message);
    }
    done.map_err(|error| shown(*error, &name, &script))?;
    let report = lock(&report).clone();
    Ok(report)
}

fn lock(report: &Mutex<Report>) -> MutexGuard<'_, Report> {
    report.lock().unwrap_or_else(PoisonError::into_inner)
}

type Outcome<T> = Result<T, Box<EvalAltResult>>;

fn register_report(engine: &mut Engine, report: &Arc<Mutex<Report>>, progress: &Progress) {
    let bar = progress.clone();
    engine.register_fn("steps", move |from: f64, to: f64, step: f64| -> Outcome<Array> {
        let steps = steps(from, to, step)?;
        bar.start(steps.len());
        Ok(steps)
    });
    let kept = Arc::clone(report);
    engine.register_fn("columns", move |x: &str, y: &str| {
        lock(&kept).titles = [x.to_owned(), y.to_owned()];
    });
    let (kept, bar) = (Arc::clone(report), progress.clone());
    let record = move |x: f64, y: f64| {
        lock(&kept).rows.push((x, y));
        bar.advance();
    };
    let record_count = record.clone();
    engine.register_fn("record", record);
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    engine.register_fn("record", move |x: f64, y: i64| record_count(x, y as f64));
    let kept = Arc::clone(report);
    engine.register_fn("peak", move || -> Outcome<f64> { Ok(lock(&kept).peak()?) });
    let kept = Arc::clone(report);
    engine.register_fn("found", move |name: &str, value: f64, unit: &str| {
        lock(&kept).found.push((name.to_owned(), value, unit.to_owned()));
    });
}

/// The greatest number of steps of a scan.
const MAX_STEPS: f64 = 10_000.0;

/// The positions from `from` to `to`, both included.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most `MAX_STEPS`")]
fn steps(from: f64, to: f64, step: f64) -> Result<Array, String> {
    // A sum of steps may be slightly beyond the end.
    let count = ((to - from) / step + 1e-9).floor();
    if !(0.0..MAX_STEPS).contains(&count) {
        return Err(format!("no steps from {from} to {to} by {step}, or more than {MAX_STEPS}"));
    }
    Ok((0..=count as u32).map(|number| (from + f64::from(number) * step).into()).collect())
}

/// Formats an error of a script with its line.
fn shown(mut error: EvalAltResult, name: &str, script: &str) -> String {
    let position = error.take_position();
    let message = match &error {
        EvalAltResult::ErrorRuntime(value, _) => value.to_string(),
        other => other.to_string(),
    };
    let Some(span) = span(script, position) else {
        return format!("error: {name}: {message}");
    };
    let snippet = Snippet::source(script).path(name).annotation(AnnotationKind::Primary.span(span));
    Renderer::plain().render(&[Level::ERROR.primary_title(&*message).element(snippet)])
}

/// Returns the byte range of the word at a position of the script. For an attribute, Rhai reports the position of the dot.
fn span(script: &str, position: Position) -> Option<Range<usize>> {
    let (line, column) = (position.line()?, position.position().unwrap_or(1));
    let line_start: usize = script.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = script[line_start..].char_indices().nth(column.saturating_sub(1))?.0;
    let mut start = line_start + within;
    start += usize::from(script[start..].starts_with('.'));
    let rest = &script[start..];
    let word = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    Some(start..start + word.max(first))
}
