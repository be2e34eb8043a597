//! The texts of an `AttributeError`: its message, `Display`, `Debug`.

use alloc::string::{String, ToString};
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter, Write as _};

use crate::error::attribute_error::suggestions::LONGEST_HINT;
use crate::error::attribute_error::{Access, AttributeError, Inner, More};
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::message::write_causes;
use crate::text::escape::{Escaped, Escaping};
use crate::text::path::AttrPath;
use crate::text::suggest::normal_form::differ_in_normalization_only;

/// The text of [`AttributeError::message`].
pub(crate) struct Message<'a>(pub(crate) &'a Inner);

impl Display for Message<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (name, class) = (self.0.name(), self.0.class_name());
        let rejected = self.0.rejected();
        if let Some(more) = self.0.more.as_ref().filter(|more| more.is_of_method) {
            return method(f, more, class, name);
        }
        let is_of_object = self.0.more.as_ref().is_some_and(|more| more.is_of_object);
        match (self.0.kind, rejected) {
            (ErrorKind::Unknown | ErrorKind::Unset, None) => {
                write!(f, "'{class}' object has no attribute '{name}'")
            }
            (ErrorKind::ReadOnly, None) => {
                write!(f, "'{class}' object attribute '{name}' is read-only")
            }
            (ErrorKind::CannotDelete, None) => {
                write!(f, "cannot delete attribute '{name}' of '{class}' object")
            }
            (ErrorKind::NoSetter, None) => {
                write!(f, "property '{name}' of '{class}' object has no setter")
            }
            (ErrorKind::NoDeleter, None) => {
                write!(f, "property '{name}' of '{class}' object has no deleter")
            }
            (ErrorKind::NoGetter, None) => {
                write!(f, "property '{name}' of '{class}' object has no getter")
            }
            (ErrorKind::Missing, None) => {
                write!(f, "'{class}' object needs ")?;
                quoted(f, self.0.more.as_ref().map_or(&[][..], |more| &more.missing))
            }
            (ErrorKind::Busy, _) => write!(f, "'{class}' object is locked"),
            // The message of the cause is complete and quotes the string that is not a path.
            (ErrorKind::BadPath, Some(rejected)) => match rejected.cause() {
                Some(cause) => Display::fmt(cause, f),
                None => write!(f, "'{name}' is not a path"),
            },
            (_, Some(rejected)) if is_of_object && rejected.is_only_a_cause() => {
                write!(f, "'{class}' object is rejected")
            }
            (_, Some(rejected)) if is_of_object => {
                write!(f, "'{class}' object {}", rejected.predicate())
            }
            (_, Some(rejected)) if rejected.is_only_a_cause() => {
                let what = match self.0.access {
                    Access::Get
                    | Access::Borrow
                    | Access::BorrowMut
                    | Access::Call
                    | Access::Resolve => "cannot be read",
                    Access::Set | Access::SetText | Access::Reset | Access::Create => "is rejected",
                    Access::Delete => "cannot be deleted",
                };
                write!(f, "'{class}' object attribute '{name}' {what}")
            }
            (_, Some(rejected)) => {
                write!(f, "'{class}' object attribute '{name}' {}", rejected.predicate())
            }
            (_, None) => write!(f, "'{class}' object attribute '{name}' is rejected"),
        }
    }
}

/// The message of a call that is rejected or failed.
fn method(f: &mut Formatter<'_>, more: &More, class: &str, name: &str) -> fmt::Result {
    write!(f, "'{class}' object method '{name}' ")?;
    if !more.argument.is_empty() {
        write!(f, "argument '{}' ", more.argument)?;
    }
    match &more.rejected {
        None => {
            f.write_str("needs ")?;
            quoted(f, &more.missing)
        }
        Some(rejected) if more.argument.is_empty() && rejected.is_only_a_cause() => {
            f.write_str("failed")
        }
        Some(rejected) => write!(f, "{}", rejected.predicate()),
    }
}

/// Writes `'host', 'port' and 'user'`.
fn quoted(f: &mut Formatter<'_>, names: &[&str]) -> fmt::Result {
    for (at, name) in names.iter().enumerate() {
        let before = match at {
            0 => "",
            _ if at + 1 == names.len() => " and ",
            _ => ", ",
        };
        write!(f, "{before}'{name}'")?;
    }
    Ok(())
}

impl AttributeError {
    /// The path that was given where only a name can be.
    pub(crate) fn path_as_name(&self) -> Option<AttrPath> {
        let name = self.name();
        let may_be = self.0.kind == ErrorKind::Unknown
            && name.bytes().any(|byte| matches!(byte, b'.' | b'['))
            && self.path() == name
            && self.0.rejected().is_none()
            && !self.is_of_method()
            && name.len() <= LONGEST_HINT;
        if !may_be {
            return None;
        }
        AttrPath::parse(name).ok().filter(|path| path.len() > 1)
    }

    /// Writes the text after the message: the method for paths, the suggestions, the whole path.
    fn write_hints(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(path) = self.path_as_name() {
            f.write_str("; for a path use ")?;
            f.write_str(match self.0.access {
                Access::Get => "get_path",
                Access::Borrow => "attr_path",
                Access::BorrowMut => "attr_path_mut",
                Access::Set => "set_path",
                Access::SetText => "set_text_path",
                Access::Reset => "reset_path",
                Access::Delete => "delete_path",
                Access::Call => "call_path",
                Access::Resolve => "Class::resolve",
                Access::Create if path.segments()[1].as_step().is_index() => {
                    "a list as the value of "
                }
                Access::Create => "a map as the value of ",
            })?;
            if self.0.access == Access::Create {
                write!(f, "'{}'", Escaped(&path.segments()[0].as_step().to_string()))?;
            }
        }
        let hints = self.suggestions();
        for (at, hint) in hints.iter().enumerate() {
            let before = match at {
                0 => ". Did you mean: ",
                _ if at + 1 == hints.len() => " or ",
                _ => ", ",
            };
            write!(f, "{before}'{}'", Escaped(hint))?;
        }
        if !hints.is_empty() {
            f.write_str("?")?;
        }
        if let [hint] = &*hints
            && differ_in_normalization_only(self.name(), hint)
        {
            f.write_str(" The two differ in Unicode normalization")?;
        }
        match &self.0.more {
            Some(more) if !more.names_path && self.path() != self.name() => {
                write!(f, " (at '{}')", Escaped(self.path()))
            }
            _ => Ok(()),
        }
    }
}

/// The message with control characters escaped, the suggestions, and the path if it has several segments. The
/// [`source`](Error::source) is omitted; `{:#}` appends it and its own sources.
impl Display for AttributeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", Message(&self.0))?;
        if f.alternate() {
            write_causes(self, f)?;
        }
        self.write_hints(f)
    }
}

/// The text of [`AttributeError::message_with_causes`].
pub(crate) struct WithCauses<'a>(pub(crate) &'a AttributeError);

impl Display for WithCauses<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", Message(&self.0.0))?;
        write_causes(self.0, f)
    }
}

/// The message and the parts that the error has.
impl Debug for AttributeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("AttributeError");
        parts
            .field("message", &Message(&self.0).to_string())
            .field("kind", &self.kind())
            .field("class", &self.class_name())
            .field("path", &self.path());
        if let Some(argument) = self.argument() {
            parts.field("argument", &argument);
        }
        if let Some(rejected) = self.as_rejected() {
            rejected.debug_parts(&mut parts);
        }
        let suggestions = self.suggestions();
        if !suggestions.is_empty() {
            parts.field("suggestions", &suggestions);
        }
        parts.finish()
    }
}

impl Error for AttributeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // The message of a bad path is that of its cause.
        let is_in_message = self.0.kind == ErrorKind::BadPath;
        self.0.rejected().filter(|_| !is_in_message).and_then(Error::source)
    }
}

impl AttributeError {
    /// Returns the message without suggestions, which is CPython's where CPython has the same error. It omits the
    /// [`source`](core::error::Error::source) and does not escape control characters in names; `Display` does.
    pub fn message(&self) -> String {
        Message(&self.0).to_string()
    }

    /// Returns the message with control characters escaped, followed by `: ` and the text of each
    /// [`source`](core::error::Error::source).
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// fn is_word(text: &String) -> Result<(), &'static str> {
    ///     if text.contains(' ') { Err("one word is enough") } else { Ok(()) }
    /// }
    ///
    /// #[slots]
    /// struct Camera { #[slot(check = is_word)] name: String }
    ///
    /// let error = Camera { name: "left".into() }.setattr("name", "left eye").unwrap_err();
    /// assert_eq!(error.message(), "'Camera' object attribute 'name' is rejected");
    /// assert_eq!(
    ///     error.message_with_causes(),
    ///     "'Camera' object attribute 'name' is rejected: one word is enough"
    /// );
    /// ```
    pub fn message_with_causes(&self) -> String {
        WithCauses(self).to_string()
    }
}
