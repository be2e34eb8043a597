//! The three charts: sizes, speeds, and the cost of more attributes.

use measure::chart::{BarChart, Column};
use measure::{Anchor, Figure, Svg, as_f64, short, whole};

use super::figures::{CONTENDERS, Figures};

const WIDTH: f64 = 860.0;
/// Left edge of the bars, to the right of the names.
const NAMES: f64 = 232.0;
/// The colour class of each contender.
const COLOURS: [&str; 5] = ["a", "b", "c", "d", "e"];

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
        svg.text(NAMES - 12.0, y + 18.5, "ink", Anchor::End, CONTENDERS[at]);
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

/// One column of bars per operation.
pub(crate) fn speeds(attributes: usize, figures: &[Figures]) -> String {
    let column = |heading, explanation, get: fn(&Figures) -> Option<Figure>| Column {
        heading,
        explanation,
        figures: figures.iter().map(get).collect(),
    };
    let chart = BarChart {
        title: &format!("Nanoseconds per operation on a camera with {attributes} attributes"),
        subtitle: "Less is better. Run-time names in random order. Each column has its own scale.",
        width: WIDTH,
        left: NAMES,
        rows: CONTENDERS.into_iter().zip(COLOURS).collect(),
        columns: vec![
            column("create", "all attributes", |it| Some(it.create)),
            column("get", "by name", |it| Some(it.get)),
            column("get typed", "by name, as f64", |it| Some(it.typed)),
            column("set", "by name", |it| Some(it.set)),
            column("miss", "unknown name", |it| Some(it.miss)),
            column("handle", "name looked up once", |it| it.handle),
        ],
    };
    chart.draw()
}

/// Lines over the number of attributes: bytes per object, and nanoseconds per read.
pub(crate) fn by_attributes(all: &[(usize, Vec<Figures>)]) -> String {
    let mut svg = Svg::new(
        WIDTH,
        420.0,
        "Cost of more attributes",
        "The same camera with 4 to 64 attributes.",
    );
    let bytes = |it: &Figures| Figure::exact(it.inline + it.heap);
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
    figure: &dyn Fn(&Figures) -> Figure,
) {
    // A figure that is not steady is not drawn.
    let value = |it: &Figures| Some(figure(it)).filter(|it| it.is_steady()).map(|it| it.value);
    let (top, bottom) = (118.0, 368.0);
    let (start, end) = (left + 38.0, left + 262.0);
    let values = all.iter().flat_map(|(_, figures)| figures.iter().filter_map(value));
    let most = values.fold(1.0, f64::max);
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
    let mut labels = Vec::new();
    // Back to front, so that the first contenders lie above the others.
    for contender in (0..CONTENDERS.len()).rev() {
        let points: Vec<Option<_>> = all
            .iter()
            .map(|(size, figures)| Some((x(*size), y(value(&figures[contender])?))))
            .collect();
        for line in points.split(Option::is_none).filter(|line| !line.is_empty()) {
            svg.line(&line.iter().flatten().copied().collect::<Vec<_>>(), COLOURS[contender]);
        }
        let end = points.iter().flatten().next_back().map_or(bottom, |(_, y)| *y);
        let last = all.last().and_then(|(_, figures)| value(&figures[contender]));
        labels.push((end, contender, last.map_or("not steady:".into(), format)));
    }
    for (y, contender, last) in apart(labels, bottom) {
        svg.text(
            end + 10.0,
            y + 4.0,
            &format!("small head fill {}", COLOURS[contender]),
            Anchor::Start,
            format!("{last} {}", SHORT_NAMES[contender]),
        );
    }
}

/// Labels of the lines.
const SHORT_NAMES: [&str; 5] = ["#[slots]", "declared", "overflow", "HashMap", "serde_json"];

/// Moves overlapping labels apart, each by the smallest distance.
fn apart(mut labels: Vec<(f64, usize, String)>, bottom: f64) -> Vec<(f64, usize, String)> {
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
