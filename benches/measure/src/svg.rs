//! Draws the text, bars and lines of a chart, with colours for light and dark pages.

use std::fmt::{Display, Write as _};

/// The CSS classes of shapes, with their colours on a light and on a dark page.
///
/// The colours `a` to `e` differ in shade as well as in hue. `a` to `c` belong to this library, `d` and `e` to other libraries.
const STYLES: [(&str, &str, &str, &str); 10] = [
    (".page", "fill", "#ffffff", "#0d1117"),
    (".ink", "fill", "#1f2328", "#e6edf3"),
    (".quiet", "fill", "#656d76", "#8b949e"),
    (".rule", "stroke", "#d8dee4", "#30363d"),
    (".zebra", "fill", "#f6f8fa", "#161b22"),
    (".a", "color", "#1f5fd0", "#6cb0ff"),
    (".b", "color", "#0f8a8a", "#3fc9c0"),
    (".c", "color", "#c77700", "#f2b03d"),
    (".d", "color", "#8a4bc2", "#c79bf2"),
    (".e", "color", "#77808a", "#9aa4af"),
];

/// A chart that is being drawn.
#[derive(Debug)]
pub struct Svg {
    width: f64,
    height: f64,
    title: String,
    body: String,
}

/// The alignment of a text relative to its point.
#[derive(Clone, Copy, Debug)]
pub enum Anchor {
    /// The text starts at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

impl Svg {
    /// Creates a chart with a heading and a line below it.
    pub fn new(width: f64, height: f64, title: &str, subtitle: &str) -> Self {
        let mut svg = Svg { width, height, title: title.into(), body: String::new() };
        svg.text(24.0, 36.0, "title ink", Anchor::Start, title);
        svg.text(24.0, 57.0, "small quiet", Anchor::Start, subtitle);
        svg
    }

    /// Writes a text.
    pub fn text(&mut self, x: f64, y: f64, class: &str, anchor: Anchor, text: impl Display) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let text = escaped(&text.to_string());
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\"{anchor}>{text}</text>"
        ));
    }

    /// A bar that starts at a base line; only its right corners are round.
    pub fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        let round = 2.5_f64.min(width / 2.0);
        let (straight, side) = (width - round, height - 2.0 * round);
        self.push(format_args!(
            "<path class=\"{class}\" d=\"M{x:.1} {y:.1}h{straight:.2}q{round:.2} 0 {round:.2} {round:.2}\
             v{side:.1}q0 {round:.2} -{round:.2} {round:.2}h-{straight:.2}z\"/>"
        ));
    }

    /// Draws a rectangle.
    pub fn block(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{height:.1}\" class=\"{class}\"/>"
        ));
    }

    /// Draws a thin line of the grid.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(format_args!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" class=\"rule\"/>"
        ));
    }

    /// Draws a line through points, and a dot on each point.
    pub fn line(&mut self, points: &[(f64, f64)], class: &str) {
        let path: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        self.push(format_args!("<polyline points=\"{}\" class=\"line {class}\"/>", path.join(" ")));
        for (x, y) in points {
            self.push(format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" class=\"dot {class}\"/>"
            ));
        }
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a string never fails.
        let _ = writeln!(self.body, "  {element}");
    }

    /// Returns the SVG file.
    pub fn finish(self) -> String {
        let Svg { width, height, title, body } = self;
        let title = escaped(&title);
        let styles = |dark: bool| {
            let rules = STYLES.map(|(class, property, light, night)| {
                format!("{class}{{{property}:{}}}", if dark { night } else { light })
            });
            rules.concat()
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-label=\"{title}\">\n\
             <title>{title}</title>\n\
             <style>\n\
             text{{font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;\
             font-size:13px}}\n\
             .title{{font-size:17px;font-weight:600}}.small{{font-size:12px}}.head{{font-weight:600}}\n\
             .value{{font-variant-numeric:tabular-nums}}.rule{{stroke-width:1;fill:none}}\n\
             .fill{{fill:currentColor}}.pale{{fill:currentColor;fill-opacity:.42}}\n\
             .line{{fill:none;stroke:currentColor;stroke-width:2.25;stroke-linejoin:round}}.dot{{fill:currentColor}}\n\
             {}\n\
             @media (prefers-color-scheme:dark){{{}}}\n\
             </style>\n\
             <rect width=\"{width}\" height=\"{height}\" rx=\"8\" class=\"page\"/>\n{body}</svg>\n",
            styles(false),
            styles(true),
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
