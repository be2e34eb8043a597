//! Completion in the console: commands, names, and the choices of a value.

use rustyline::completion::{Completer, Pair};
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};
use slots_runtime::SharedObject;
use slots_runtime::prelude::*;

use crate::rack::Rack;

/// Commands of the console.
const COMMANDS: [&str; 14] = [
    "diff", "dir", "get", "help", "history", "load", "quit", "redo", "run", "save", "undo",
    "unset", "unwatch", "watch",
];

/// Completes the paths of the rack.
pub(crate) struct Names(pub(crate) SharedObject);

impl Names {
    /// Returns the start of the completed part, and its completions.
    fn offers(&self, line: &str) -> (usize, Vec<String>) {
        let start = line.rfind(';').map_or(0, |at| at + 1);
        if let Some((path, value)) = line[start..].split_once('=') {
            let value = value.trim_start();
            let choices = choices(path.trim()).into_iter();
            return (
                line.len() - value.len(),
                choices.filter(|choice| choice.starts_with(value)).collect(),
            );
        }
        let start = line[start..].rfind(char::is_whitespace).map_or(start, |at| start + at + 1);
        let word = &line[start..];
        let mut offers = self.names(word);
        if line[..start].trim().is_empty() {
            let commands = COMMANDS.iter().filter(|command| command.starts_with(word));
            offers.extend(commands.map(ToString::to_string));
        }
        (start, offers)
    }

    /// Returns the paths with this prefix; the path of an object ends in a dot.
    fn names(&self, word: &str) -> Vec<String> {
        let (above, begun) =
            word.rsplit_once('.').map_or(("", word), |(above, rest)| (above, rest));
        let place = if above.is_empty() { Ok(self.0.clone()) } else { self.0.child(above) };
        let Ok(place) = place else { return Vec::new() };
        let names = place.dir().unwrap_or_default().into_iter();
        let names = names.filter(|name| name.starts_with(begun) && !name.starts_with("__"));
        names
            .map(|name| {
                let dot = if place.child(AttrPath::from_name(&name)).is_ok() { "." } else { "" };
                let joint = if above.is_empty() { "" } else { "." };
                format!("{above}{joint}{name}{dot}")
            })
            .collect()
    }
}

/// Returns the values of a setting, if it has a fixed set of values.
fn choices(path: &str) -> Vec<String> {
    let path = AttrPath::parse(path).ok();
    let slot = path.and_then(|path| Rack::CLASS.slot_at(&path).ok().flatten());
    match slot {
        Some(slot) if slot.is::<bool>() => vec!["false".to_owned(), "true".to_owned()],
        Some(slot) => slot.choices(),
        None => Vec::new(),
    }
}

impl Completer for Names {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, offers) = self.offers(&line[..cursor]);
        let pair = |offer: String| Pair { display: offer.clone(), replacement: offer };
        Ok((start, offers.into_iter().map(pair).collect()))
    }
}

impl Hinter for Names {
    type Hint = String;
}

impl Highlighter for Names {}
impl Validator for Names {}
impl Helper for Names {}

#[cfg(test)]
mod tests {
    use slots_runtime::Shared;

    use super::*;

    #[track_caller]
    fn offered(line: &str) -> Vec<String> {
        Names(SharedObject::from(Shared::new(Rack::new()))).offers(line).1
    }

    #[test]
    fn names_are_completed_segment_by_segment() {
        assert_eq!(offered("cam"), ["camera."]);
        assert_eq!(offered("help camera.ex"), ["camera.exposure_time"]);
        assert_eq!(offered("get camera.roi.w"), ["camera.roi.width"]);
        assert_eq!(offered("focus.position = 1; foc"), ["focus."]);
        assert_eq!(offered("camra."), [""; 0]);
    }

    #[test]
    fn commands_are_completed_only_at_the_start_of_a_line() {
        assert_eq!(offered("he"), ["help"]);
        assert_eq!(offered("help he"), [""; 0]);
    }

    #[test]
    fn choices_are_offered_after_the_equals_sign() {
        assert_eq!(offered("lamp.colour = "), ["white", "red", "green", "blue"]);
        assert_eq!(offered("camera.bit_depth=1"), ["10", "12", "16"]);
        assert_eq!(offered("camera.gain = "), [""; 0]);
    }

    #[test]
    fn completion_replaces_the_current_word() {
        let names = Names(SharedObject::from(Shared::new(Rack::new())));
        assert_eq!(names.offers("get foc").0, 4);
        assert_eq!(names.offers("lamp.colour = r").0, 14);
    }
}
