//! `#[slot(with = module)]`: a module converts a type of another crate.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the slot"
)]

mod items;
mod keys;
mod remote;
mod texts;

use slots_runtime::prelude::*;

/// As another crate would declare it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

mod color {
    use slots_runtime::{Value, ValueError};

    use super::Color;

    pub(super) fn to_value(color: &Color) -> Value<'_> {
        Value::from(format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Color, ValueError> {
        let text: String = value.extract()?;
        let number = text.strip_prefix('#').and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let number = number.ok_or_else(|| ValueError::wrong_value("a colour", &text))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Color { red, green, blue })
    }
}

/// Another form of the same type, with an error of its own.
mod list {
    use slots_runtime::Value;

    use super::Color;

    pub(super) fn to_value(color: &Color) -> Value<'_> {
        Value::from([color.red, color.green, color.blue].map(i64::from))
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Color, String> {
        let [red, green, blue] = value.extract().map_err(|error| error.to_string())?;
        Ok(Color { red, green, blue })
    }
}

#[derive(SlotValue, Debug, PartialEq)]
enum Fill {
    None,
    Plain(#[slot(with = color, default)] Color),
    Two {
        #[slot(with = color)]
        from: Color,
        #[slot(with = list)]
        to: Color,
    },
}

fn is_dark(color: &Color) -> Result<(), &'static str> {
    if color.red < 128 { Ok(()) } else { Err("it is too bright") }
}

#[slots]
struct Theme {
    #[slot(with = color, check = is_dark)]
    back: Color,
    #[slot(with = self::list)]
    front: Color,
    #[slot(with = color, unset)]
    border: Option<Color>,
    typed: Color,
    fill: Fill,
}

fn theme() -> Theme {
    let color = Color { red: 1, green: 2, blue: 3 };
    Theme { back: color, front: color, border: None, typed: color, fill: Fill::None }
}

#[test]
fn module_converts_the_value() {
    let mut it = theme();
    assert_eq!(it.getattr("back").unwrap(), "#010203");
    assert_eq!(it.getattr("front").unwrap(), Value::from([1, 2, 3]));
    it.setattr("back", "#0a0b0c").unwrap();
    it.set_text("back", "#0a0b0d").unwrap();
    it.setattr("front", [7, 8, 9]).unwrap();
    assert_eq!(it.back, Color { red: 10, green: 11, blue: 13 });
    assert_eq!(it.front, Color { red: 7, green: 8, blue: 9 });
    it.replace_attr("back", Color::default()).unwrap();
    assert_eq!(it.attr::<Color>("back").unwrap(), &Color::default());
    assert!(it.setattr("typed", "#010203").is_err());
}

#[test]
fn error_of_module_names_the_attribute() {
    let mut it = theme();
    assert_eq!(
        it.setattr("back", "red").unwrap_err().to_string(),
        "'Theme' object attribute 'back' must be a colour, not \"red\""
    );
    assert_eq!(
        it.setattr("front", [1, 2]).unwrap_err().message_with_causes(),
        "'Theme' object attribute 'front' is rejected: must be a list of 3, not one of 2"
    );
    assert_eq!(
        it.setattr("back", "#ff0000").unwrap_err().message_with_causes(),
        "'Theme' object attribute 'back' is rejected: it is too bright"
    );
}

#[test]
fn module_converts_the_value_inside_of_an_option() {
    let mut it = theme();
    assert_eq!(it.getattr("border").unwrap_err().kind(), ErrorKind::Unset);
    it.setattr("border", "#040506").unwrap();
    assert_eq!(it.border, Some(Color { red: 4, green: 5, blue: 6 }));
    assert_eq!(it.getattr("border").unwrap(), "#040506");
    it.set_text("border", "None").unwrap();
    assert_eq!(it.border, None);
    it.setattr("border", "#040506").unwrap();
    it.delattr("border").unwrap();
    assert_eq!(it.border, None);
}

#[test]
fn module_converts_the_field_of_a_variant() {
    let mut it = theme();
    it.setattr("fill", "Plain").unwrap();
    assert_eq!(it.getattr("fill").unwrap().to_string(), r##"{"Plain": "#000000"}"##);
    it.set_path("fill.Plain", "#000001").unwrap();
    assert_eq!(it.fill, Fill::Plain(Color { red: 0, green: 0, blue: 1 }));
    let fields: Dict =
        [("from", OwnedValue::from("#000002")), ("to", [3, 4, 5].into())].into_iter().collect();
    let two: Dict = [("Two", OwnedValue::from(fields))].into_iter().collect();
    it.setattr("fill", two).unwrap();
    it.set_text_path("fill.from", "#010000").unwrap();
    let to = Color { red: 3, green: 4, blue: 5 };
    assert_eq!(it.fill, Fill::Two { from: Color { red: 1, green: 0, blue: 0 }, to });
}
