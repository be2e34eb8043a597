//! One flag for each slot, made from the class: its doc is the help, its choices are the possible values.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches};
use slots_runtime::{Class, Path, SlotInfo, Step};

use crate::set::Assignment;

/// All slots that can be written, those of nested objects too, with their paths.
pub(crate) fn leaves(class: &'static Class) -> Vec<(Path, SlotInfo)> {
    let mut found = Vec::new();
    collect(class, &Path::default(), &mut found);
    found
}

fn collect(class: &'static Class, above: &Path, found: &mut Vec<(Path, SlotInfo)>) {
    for slot in class.slots().filter(|slot| !slot.is_readonly()) {
        let path = above.join(Step::Name(slot.name().to_owned()));
        match slot.class() {
            Some(inner) => collect(inner, &path, found),
            None => found.push((path, slot)),
        }
    }
}

/// `exposure_time` as a flag is `--exposure-time`, `roi.x` is `--roi.x`.
fn flag(path: &Path) -> String {
    path.to_string().replace('_', "-")
}

/// One argument for each slot that can be written, `--exposure-time <s>` and so on, nested ones by their paths.
///
/// ```
/// use clap::Command;
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// #[derive(Default)]
/// struct Camera {
///     /// How long one frame is exposed.
///     #[slot(unit = "s")]
///     exposure_time: f64,
/// }
///
/// let command = Command::new("bench").args(slots_cli::args(Camera::CLASS));
/// let matches = command.try_get_matches_from(["bench", "--exposure-time", "5ms"]).unwrap();
/// let mut camera = Camera::default();
/// slots_cli::apply(&mut camera, &slots_cli::assignments(Camera::CLASS, &matches))?;
/// assert_eq!(camera.exposure_time, 0.005);
/// # Ok::<(), UpdateError>(())
/// ```
pub fn args(class: &'static Class) -> Vec<Arg> {
    leaves(class).iter().map(|(path, slot)| arg(class, path, *slot)).collect()
}

fn arg(class: &'static Class, path: &Path, slot: SlotInfo) -> Arg {
    let choices = slot.choices();
    let value_name = if slot.unit().is_empty() { slot.type_name() } else { slot.unit().to_owned() };
    let rules: Vec<String> =
        slot.rules().filter(|rule| rule.choices().is_none()).map(ToString::to_string).collect();
    let help = match (slot.doc(), rules.is_empty()) {
        (doc, true) => doc.to_owned(),
        ("", false) => format!("[{}]", rules.join(", ")),
        (doc, false) => format!("{doc} [{}]", rules.join(", ")),
    };
    let parser: ValueParser = if choices.is_empty() {
        let judged = path.clone();
        ValueParser::new(move |text: &str| match class.check_text(&judged, text) {
            Ok(()) => Ok(text.to_owned()),
            Err(fault) => Err(fault
                .as_refused()
                .map_or_else(|| format!("{fault:#}"), |refused| format!("{refused:#}"))),
        })
    } else {
        PossibleValuesParser::new(choices).into()
    };
    Arg::new(path.to_string())
        .long(flag(path))
        .value_name(value_name)
        .help(help)
        .allow_hyphen_values(true)
        .value_parser(parser)
}

/// What was given for the arguments of [`args`].
pub fn assignments(class: &'static Class, matches: &ArgMatches) -> Vec<Assignment> {
    let given = |(path, _): (Path, SlotInfo)| {
        let text = matches.try_get_one::<String>(&path.to_string()).ok().flatten()?;
        Some(Assignment::new(path, text.as_str()))
    };
    leaves(class).into_iter().filter_map(given).collect()
}
