//! A chart with a row per contender and a column of bars per operation.

use crate::figure::Figure;
use crate::format::{as_f64, short};
use crate::svg::{Anchor, Svg};

/// Top edge of the first row.
const TOP: f64 = 128.0;
/// Distance of two rows.
const ROW: f64 = 32.0;
const BAR_HEIGHT: f64 = 20.0;
/// Space at the right of the longest bar, for its number.
const NUMBER: f64 = 46.0;

/// A chart that compares contenders. Each column has its own scale.
#[derive(Clone, Debug)]
pub struct BarChart<'a> {
    /// Heading of the chart.
    pub title: &'a str,
    /// Line below the heading.
    pub subtitle: &'a str,
    /// Width of the chart.
    pub width: f64,
    /// Left edge of the bars, to the right of the names.
    pub left: f64,
    /// Name and colour class of each contender.
    pub rows: Vec<(&'a str, &'a str)>,
    /// The operations.
    pub columns: Vec<Column<'a>>,
}

/// The bars of one operation.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// Name of the operation.
    pub heading: &'a str,
    /// Line below the name.
    pub explanation: &'a str,
    /// A figure per row; `None` if the contender lacks the operation.
    pub figures: Vec<Option<Figure>>,
}

impl BarChart<'_> {
    /// Draws the chart. A figure that is not steady is marked instead of drawn.
    pub fn draw(&self) -> String {
        let height = TOP + ROW * as_f64(self.rows.len()) + 16.0;
        let mut svg = Svg::new(self.width, height, self.title, self.subtitle);
        for at in (0..self.rows.len()).step_by(2) {
            svg.block(12.0, row_top(at) - 6.0, self.width - 24.0, ROW, "zebra");
        }
        for (at, (name, _)) in self.rows.iter().enumerate() {
            svg.text(self.left - 14.0, row_top(at) + 14.5, "ink", Anchor::End, name);
        }
        let width = (self.width - self.left - 16.0) / as_f64(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            self.draw_column(&mut svg, column, self.left + width * as_f64(at), width);
        }
        svg.finish()
    }

    fn draw_column(&self, svg: &mut Svg, column: &Column<'_>, x: f64, width: f64) {
        svg.text(x, 92.0, "ink head", Anchor::Start, column.heading);
        svg.text(x, 108.0, "small quiet", Anchor::Start, column.explanation);
        let steady = column.figures.iter().flatten().filter(|figure| figure.is_steady());
        let largest = steady.map(|figure| figure.value).fold(0.1, f64::max);
        for (at, (figure, (_, colour))) in column.figures.iter().zip(&self.rows).enumerate() {
            let (top, base) = (row_top(at), row_top(at) + 14.5);
            match figure {
                Some(figure) if figure.is_steady() => {
                    let bar = (figure.value / largest * (width - NUMBER)).max(1.5);
                    svg.bar(x, top, bar, BAR_HEIGHT, &format!("fill {colour}"));
                    let number = short(figure.value);
                    svg.text(x + bar + 5.0, base, "small ink value", Anchor::Start, number);
                }
                Some(_) => svg.text(x, base, "small quiet", Anchor::Start, "not steady"),
                None => svg.text(x, base, "small quiet", Anchor::Start, "none"),
            }
        }
    }
}

fn row_top(at: usize) -> f64 {
    TOP + ROW * as_f64(at)
}

#[cfg(test)]
mod tests {
    use super::{BarChart, Column};
    use crate::figure::Figure;

    fn chart(figures: Vec<Option<Figure>>) -> String {
        let columns = vec![Column { heading: "get", explanation: "by name", figures }];
        let rows = vec![("first", "a"), ("second", "b")];
        BarChart { title: "Times", subtitle: "", width: 600.0, left: 200.0, rows, columns }.draw()
    }

    #[test]
    fn steady_figures_are_drawn_with_their_numbers() {
        let svg = chart(vec![Some(Figure::exact(4.0)), Some(Figure::exact(12.0))]);
        assert!(svg.contains(">4.0</text>") && svg.contains(">12</text>"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 2);
    }

    #[test]
    fn figure_that_is_not_steady_is_marked_and_not_drawn() {
        let unsteady = Figure::from_medians(&[900.0, 1200.0]);
        let svg = chart(vec![Some(Figure::exact(4.0)), Some(unsteady)]);
        assert!(svg.contains("not steady") && !svg.contains("900"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 1);
    }

    #[test]
    fn figure_that_is_not_steady_does_not_set_the_scale() {
        let unsteady = Figure::from_medians(&[900.0, 1200.0]);
        let bar = |svg: String| svg.lines().find(|line| line.contains("<path")).map(str::to_owned);
        let alone = bar(chart(vec![Some(Figure::exact(4.0)), None]));
        assert!(alone.is_some());
        assert_eq!(bar(chart(vec![Some(Figure::exact(4.0)), Some(unsteady)])), alone);
    }

    #[test]
    fn missing_operation_is_marked() {
        assert!(chart(vec![Some(Figure::exact(4.0)), None]).contains(">none</text>"));
    }
}
