//! All errors in the fields of a variant or of a tuple are reported.

use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Mode {
    Off,
    Line {
        #[slot(range = 1..=7)]
        line: u8,
        delay: u8,
        #[slot(default)]
        label: String,
    },
    Window(u8, u8),
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Camera {
    mode: Mode,
    modes: Vec<Mode>,
    pair: (u8, u8),
}

fn camera() -> Camera {
    Camera { mode: Mode::Off, modes: Vec::new(), pair: (0, 0) }
}

fn messages(error: &UpdateError) -> Vec<String> {
    let texts = error.errors().iter().map(ToString::to_string);
    texts.map(|text| text.replace("'Camera' object attribute ", "")).collect()
}

/// The errors of an update by a text; an update by the value that the text stands for has as many.
fn errors(name: &str, text: &str, value: OwnedValue) -> Vec<String> {
    let mut camera = camera();
    let of_value = camera.update([(name, value)]).unwrap_err();
    let of_text = camera.update_texts([(name, text)]).unwrap_err();
    assert_eq!(camera, self::camera());
    assert_eq!(of_text.errors().len(), of_value.errors().len(), "{of_text}\n{of_value}");
    let paths = |error: &UpdateError| -> Vec<String> {
        error.errors().iter().map(|error| error.path().to_owned()).collect()
    };
    assert_eq!(paths(&of_text), paths(&of_value));
    messages(&of_text)
}

fn line(fields: Dict) -> OwnedValue {
    Dict::from_iter([("line", fields)]).into()
}

#[test]
fn wrong_unknown_repeated_and_missing_fields_are_reported_together() {
    let fields = Dict::from_iter([("line", 9), ("dely", 1)]);
    assert_eq!(
        errors("mode", "{line: {line: 9, dely: 1}}", line(fields)),
        [
            "'mode.line' must be in 1..=7, not 9",
            "'mode' has no 'dely' in 'line'. Did you mean: 'delay'?",
            "'mode' needs 'delay' for 'line'",
        ]
    );
    let text = "{line: {line: 1, line: 300, delay: x}}";
    let error = camera().update_texts([("mode", text)]).unwrap_err();
    assert_eq!(
        messages(&error),
        ["'mode.line' is given twice", "'mode.delay' must be u8, not 'x'"]
    );
}

#[test]
fn wrong_fields_in_an_item_of_a_list_have_its_index() {
    let fields = Dict::from_iter([("line", 0), ("delay", 300)]);
    assert_eq!(
        errors(
            "modes",
            "[off, {line: {line: 0, delay: 300}}]",
            vec!["off".into(), line(fields)].into()
        ),
        ["'modes[1].line' must be in 1..=7, not 0", "'modes[1].delay' must be in 0..=255, not 300",]
    );
}

#[test]
fn wrong_numbered_fields_are_reported_together() {
    let window = Dict::from_iter([("window", OwnedValue::from([300, 400]))]).into();
    assert_eq!(
        errors("mode", "{window: [300, 400]}", window),
        ["'mode[0]' must be in 0..=255, not 300", "'mode[1]' must be in 0..=255, not 400"]
    );
    assert_eq!(
        errors("pair", "[300, 400]", [300, 400].into()),
        ["'pair[0]' must be in 0..=255, not 300", "'pair[1]' must be in 0..=255, not 400"]
    );
    assert_eq!(errors("pair", "[300]", [300].into()), ["'pair' must be a list of 2, not one of 1"]);
}

#[test]
fn one_error_of_several_is_that_of_a_single_write() {
    let mut camera = camera();
    let error = camera.set_text("mode", "{line: {line: 9, dely: 1}}").unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object attribute 'mode.line' must be in 1..=7, not 9");
    let fields = Dict::from_iter([("line", 9), ("dely", 1)]);
    assert_eq!(camera.setattr("mode", line(fields)).unwrap_err().to_string(), error.to_string());
}
