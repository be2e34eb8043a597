//! The three charts: sizes, speeds, and the cost of more attributes.

use super::measure::{Figures, WAYS, as_f64};
use super::svg::{Anchor, COLOURS, Svg};

const WIDTH: f64 = 860.0;
/// Left edge of the bars, to the right of the names.
const NAMES: f64 = 232.0;

/// Bars of bytes: the object itself and its allocations.
pub(crate) fn sizes(attributes: usize, figures: &[Figures]) -> String {
    let (top, row) = (84.0, 40.0);
    let title = format!("Bytes per camera with {attributes} attributes");
    let mut svg = Svg::new(
        WIDTH,
        top + row * as_f64(figures.len()) + 20.0,
        &title,
        "Full colour: the object itself. Pale: its allocations.",
    );
    let most = figures.iter().map(|it| it.inline + it.heap).fold(1.0, f64::max);
    let scale = (WIDTH - NAMES - 190.0) / most;
    for (at, it) in figures.iter().enumerate() {
        let y = top + row * as_f64(at);
        let colour = COLOURS[at];
        svg.text(NAMES - 12.0, y + 18.5, "ink", Anchor::End, WAYS[at]);
        let (inline, heap) = (it.inline * scale, it.heap * scale);
        if heap >= 1.0 {
            svg.block(NAMES, y, inline, 27.0, &format!("fill {colour}"));
            svg.bar(NAMES + inline, y, heap, 27.0, &format!("pale {colour}"));
        } else {
            svg.bar(NAMES, y, inline, 27.0, &format!("fill {colour}"));
        }
        let end = NAMES + inline + heap + 10.0;
        let total = whole(it.inline + it.heap);
        svg.text(end, y + 18.5, "ink head value", Anchor::Start, &total);
        let parts = format!("{} + {}", whole(it.inline), whole(it.heap));
        svg.text(
            end + 9.5 * as_f64(total.len()) + 4.0,
            y + 18.5,
            "small quiet value",
            Anchor::Start,
            parts,
        );
    }
    svg.finish()
}

/// The figure of a column; some ways have none.
type Pick = fn(&Figures) -> Option<f64>;

/// One column of bars per operation.
pub(crate) fn speeds(attributes: usize, figures: &[Figures]) -> String {
    let columns: [(&str, &str, Pick); 6] = [
        ("create", "all attributes", |it| Some(it.create)),
        ("get", "by name", |it| Some(it.get)),
        ("get typed", "by name, as f64", |it| Some(it.typed)),
        ("set", "by name", |it| Some(it.set)),
        ("miss", "unknown name", |it| Some(it.miss)),
        ("handle", "name looked up once", |it| it.handle),
    ];
    let (top, row, bottom) = (128.0, 34.0, 20.0);
    let title = format!("Nanoseconds per operation on a camera with {attributes} attributes");
    let mut svg = Svg::new(
        WIDTH,
        top + row * as_f64(figures.len()) + bottom,
        &title,
        "Less is better. Run-time names in random order. Each column has its own scale.",
    );
    let column = (WIDTH - NAMES - 16.0) / as_f64(columns.len());
    for at in (0..figures.len()).step_by(2) {
        svg.block(12.0, top + row * as_f64(at) - 6.0, WIDTH - 24.0, row, "zebra");
    }
    for (at, way) in WAYS.iter().enumerate() {
        svg.text(NAMES - 14.0, top + row * as_f64(at) + 15.5, "ink", Anchor::End, way);
    }
    for (place, (name, what, get)) in columns.iter().enumerate() {
        let x = NAMES + column * as_f64(place);
        svg.text(x, 92.0, "ink head", Anchor::Start, name);
        svg.text(x, 108.0, "small quiet", Anchor::Start, what);
        let most = figures.iter().filter_map(get).fold(0.1, f64::max);
        for (at, it) in figures.iter().enumerate() {
            let y = top + row * as_f64(at);
            match get(it) {
                Some(time) => {
                    let width = (time / most * (column - 50.0)).max(1.5);
                    svg.bar(x, y, width, 22.0, &format!("fill {}", COLOURS[at]));
                    svg.text(
                        x + width + 6.0,
                        y + 15.5,
                        "small ink value",
                        Anchor::Start,
                        short(time),
                    );
                }
                None => svg.text(x, y + 15.5, "small quiet", Anchor::Start, "none"),
            }
        }
    }
    svg.finish()
}

/// Lines over the number of attributes: bytes per object, and nanoseconds per read.
pub(crate) fn by_attributes(all: &[(usize, Vec<Figures>)]) -> String {
    let mut svg = Svg::new(
        WIDTH,
        420.0,
        "Cost of more attributes",
        "The same camera with 4 to 64 attributes.",
    );
    let bytes = |it: &Figures| it.inline + it.heap;
    panel(&mut svg, 24.0, ("Bytes per object", whole), all, &bytes);
    let get = |it: &Figures| it.get;
    panel(&mut svg, 24.0 + WIDTH / 2.0, ("Nanoseconds per read by name", short), all, &get);
    svg.finish()
}

type Format = fn(f64) -> String;

fn panel(
    svg: &mut Svg,
    left: f64,
    (title, format): (&str, Format),
    all: &[(usize, Vec<Figures>)],
    value: &dyn Fn(&Figures) -> f64,
) {
    let (top, bottom) = (118.0, 368.0);
    let (start, end) = (left + 38.0, left + 262.0);
    let most = all.iter().flat_map(|(_, ways)| ways.iter().map(value)).fold(1.0, f64::max);
    let step = round_step(most / 5.0);
    let ceiling = (most / step).ceil() * step;
    let y = |value: f64| bottom - value / ceiling * (bottom - top);
    let last = all.last().map_or(1, |(size, _)| *size);
    let x = |size: usize| start + as_f64(size) / as_f64(last) * (end - start);
    svg.text(left, 92.0, "ink head", Anchor::Start, title);
    let mut mark = 0.0;
    while mark <= ceiling + step / 2.0 {
        svg.rule((start, y(mark)), (end, y(mark)));
        svg.text(start - 8.0, y(mark) + 4.0, "small quiet value", Anchor::End, whole(mark));
        mark += step;
    }
    for (size, _) in all {
        svg.text(x(*size), bottom + 20.0, "small quiet value", Anchor::Middle, size);
    }
    svg.text(f64::midpoint(start, end), bottom + 38.0, "small quiet", Anchor::Middle, "attributes");
    let mut ends = Vec::new();
    // Back to front, so that the first ways lie above the others.
    for way in (0..WAYS.len()).rev() {
        let points: Vec<_> =
            all.iter().map(|(size, ways)| (x(*size), y(value(&ways[way])))).collect();
        svg.line(&points, COLOURS[way]);
        if let (Some(&(_, y)), Some((_, ways))) = (points.last(), all.last()) {
            ends.push((y, way, value(&ways[way])));
        }
    }
    for (y, way, value) in apart(ends, bottom) {
        let label = format!("{} {}", format(value), NAMES_SHORT[way]);
        svg.text(
            end + 10.0,
            y + 4.0,
            &format!("small head fill {}", COLOURS[way]),
            Anchor::Start,
            label,
        );
    }
}

/// Labels of the lines.
const NAMES_SHORT: [&str; 5] = ["#[slots]", "declared", "overflow", "HashMap", "serde_json"];

/// Moves overlapping labels apart, each by the smallest distance.
fn apart(mut labels: Vec<(f64, usize, f64)>, bottom: f64) -> Vec<(f64, usize, f64)> {
    const ROOM: f64 = 16.0;
    labels.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut free = bottom;
    for label in &mut labels {
        label.0 = label.0.min(free);
        free = label.0 - ROOM;
    }
    labels
}

/// 1, 2 or 5 times a power of ten.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= least).unwrap_or(power)
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn short(time: f64) -> String {
    if time < 99.95 { format!("{time:.1}") } else { format!("{time:.0}") }
}
