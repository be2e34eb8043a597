//! Errors of a configuration, printed with the line, a mark under the typo, and the corrected line.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use slots_runtime::{
    AttrPath, AttributeError, ErrorKind, PathError, PathSegment, UpdateError, ValueError,
};

use crate::entry::{Merged, above};
use crate::origin::Origin;

/// One error of a configuration, and the place of its entry.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigError {
    message: String,
    /// The error of the attribute; `None` for an error that was found before the update.
    error: Option<AttributeError>,
    origin: Option<Origin>,
    /// Whether the error is in the key at the origin, although its kind is that of a value.
    is_of_key: bool,
}

impl ConfigError {
    fn new(message: String, error: Option<AttributeError>, origin: Option<Origin>) -> Self {
        ConfigError { message, error, origin, is_of_key: false }
    }

    pub(crate) fn of_syntax(message: &str, origin: Origin) -> Self {
        ConfigError::new(message.to_owned(), None, Some(origin))
    }

    /// An error that has no place.
    pub(crate) fn of_text(message: String) -> Self {
        ConfigError::new(message, None, None)
    }

    /// The error of the program itself: a name that its class lacks.
    pub(crate) fn of_program(error: AttributeError) -> Self {
        let path = error.path();
        let message = format!(
            "the program requires '{path}', which does not exist: {}",
            error.message_with_causes()
        );
        ConfigError::new(message, Some(error), None)
    }

    pub(crate) fn of_path(error: &PathError, origin: Origin) -> Self {
        ConfigError::new(error.to_string(), None, Some(origin))
    }

    /// Converts the errors of an update, each with the origin of its entry.
    pub(crate) fn of_update(error: UpdateError, merged: &Merged) -> Vec<Self> {
        let origins = merged.origins();
        let problem = |error: AttributeError| {
            let [own, name] = paths(&error);
            let found = || {
                let exact = [&own, &name].into_iter().find_map(|path| origins.get(path).copied());
                // An object that lacks a value has no entry itself.
                let below = || merged.origin_below(&own).filter(|_| !own.is_empty());
                let above = || above(&own).find_map(|path| origins.get(&path).copied());
                exact.or_else(below).or_else(above)
            };
            // The name of a variant or of its field is a key inside of the value that is rejected.
            let key = error.as_rejected().and_then(rejected_name);
            let key = key.map(|name| own.join(PathSegment::Name(name.to_owned())));
            let key = key.and_then(|path| origins.get(&path).copied());
            let is_of_key = key.is_some();
            let origin = key.or_else(found).cloned();
            let message = error.message_with_causes();
            ConfigError { is_of_key, ..ConfigError::new(message, Some(error), origin) }
        };
        error.into_errors().into_iter().map(problem).collect()
    }

    /// Whether this is a syntax error whose range overlaps the value of the other error.
    pub(crate) fn covers(&self, other: &ConfigError) -> bool {
        match (&self.origin, &other.origin) {
            (
                Some(Origin::File { name, value, .. }),
                Some(Origin::File { name: others, value: theirs, .. }),
            ) => {
                self.error.is_none()
                    && name == others
                    && value.start <= theirs.end
                    && theirs.start <= value.end
            }
            _ => false,
        }
    }

    /// The message, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The error of the attribute; `None` for an error that was found before the update, such as a syntax error of a file.
    pub fn error(&self) -> Option<&AttributeError> {
        self.error.as_ref()
    }

    /// The origin of the entry.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    fn hint(&self) -> Option<String> {
        self.error.as_ref()?.suggestions().into_iter().next()
    }

    /// Whether the error is in the value, not in the name.
    fn is_about_the_value(&self) -> bool {
        let is_of_value =
            |error: &AttributeError| matches!(error.kind(), ErrorKind::Type | ErrorKind::Value);
        !self.is_of_key && self.error.as_ref().is_some_and(is_of_value)
    }

    fn report(&self) -> Vec<Group<'_>> {
        let Some(Origin::File { name, text, key, value }) = &self.origin else {
            return vec![self.report_elsewhere()];
        };
        let span = if self.is_about_the_value() { value } else { key };
        let snippet = Snippet::source(&**text).path(&**name);
        let annotation = AnnotationKind::Primary.span(clamp(span, text)).label(self.label());
        let mut groups = vec![
            Level::ERROR.primary_title(&*self.message).element(snippet.annotation(annotation)),
        ];
        if let Some(hint) = self.hint() {
            let given = text.get(clamp(span, text)).unwrap_or_default();
            let corrected = match given.chars().next() {
                Some('"') => format!("{hint:?}"),
                Some('\'') => format!("'{hint}'"),
                _ => hint,
            };
            let patch = Snippet::source(&**text)
                .path(&**name)
                .patch(Patch::new(clamp(span, text), corrected));
            groups.push(Level::HELP.secondary_title("did you mean this?").element(patch));
        }
        groups
    }

    /// The label under the line.
    fn label(&self) -> String {
        let Some(error) = &self.error else { return String::new() };
        match (error.kind(), error.expected()) {
            (ErrorKind::Unknown, _) => "no such attribute".to_owned(),
            (ErrorKind::ReadOnly, _) => "read-only".to_owned(),
            (_, Some(expected)) => format!("must be {expected}"),
            _ => String::new(),
        }
    }

    /// The message for an entry that is not in a file, so that no line can be shown.
    fn report_elsewhere(&self) -> Group<'_> {
        let origin = self.origin.as_ref().map_or_else(String::new, ToString::to_string);
        let mut group = Group::with_title(Level::ERROR.primary_title(&*self.message));
        if !origin.is_empty() {
            group = group.element(Level::NOTE.message(format!("from {origin}")));
        }
        if let Some(hint) = self.hint() {
            group = group.element(Level::HELP.message(format!("did you mean '{hint}'?")));
        }
        group
    }
}

/// The name that a value has in the place of one of a set of names.
fn rejected_name(rejected: &ValueError) -> Option<&str> {
    rejected.choices().next()?;
    rejected.found().strip_prefix('\'')?.strip_suffix('\'')
}

/// The possible paths of the entry that caused an error: the path of the error, and the whole string as one name.
fn paths(error: &AttributeError) -> [AttrPath; 2] {
    let path = error.path();
    [AttrPath::parse(path).unwrap_or_default(), AttrPath::from_name(path)]
}

/// A range of bytes that is inside the text, for any range that a parser reports.
fn clamp(span: &Range<usize>, text: &str) -> Range<usize> {
    let start = span.start.min(text.len());
    start..span.end.clamp(start, text.len())
}

impl Display for ConfigError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&Renderer::plain().render(&self.report()))
    }
}

/// The maximum number of errors that are printed, since each takes time.
const MOST_SHOWN: usize = 100;

/// All errors of a configuration. Its `Display` shows each error with its line, at most the first hundred.
#[derive(Clone, PartialEq)]
pub struct ConfigErrors(Vec<ConfigError>);

impl ConfigErrors {
    pub(crate) fn new(mut problems: Vec<ConfigError>) -> Self {
        // In the order of the files; errors that are not in a file follow.
        problems.sort_by_key(|problem| match &problem.origin {
            Some(Origin::File { name, key, .. }) => (0, name.to_string(), key.start),
            _ => (1, String::new(), 0),
        });
        ConfigErrors(problems)
    }

    /// The errors.
    pub fn iter(&self) -> impl Iterator<Item = &ConfigError> {
        self.0.iter()
    }

    /// The number of errors, at least one.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The same text as `Display` gives, with colours for a terminal.
    pub fn styled(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        let shown = self.0.iter().take(MOST_SHOWN);
        let mut shown: Vec<String> =
            shown.map(|problem| renderer.render(&problem.report())).collect();
        if let Some(more) = self.0.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            shown.push(format!("and {more} more problems"));
        }
        shown.join("\n\n")
    }
}

impl Display for ConfigErrors {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl Debug for ConfigErrors {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ConfigErrors").field(&self.0).finish()
    }
}

impl Error for ConfigErrors {}
