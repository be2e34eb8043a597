//! Rules, units and aliases of the fields of variants.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the field"
)]

use slots_runtime::schema::Schema;
use slots_runtime::{Input, OwnedValue, SlotType, prelude::*};

fn is_even(number: &u8) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("it is odd") }
}

#[expect(clippy::ptr_arg, reason = "a check is given a reference to the value of the field")]
fn has_two(items: &Vec<u8>) -> Result<(), String> {
    if items.len() <= 2 { Ok(()) } else { Err(format!("{} are too many", items.len())) }
}

fn is_ordered(span: &Span) -> Result<(), &'static str> {
    if span.from <= span.to { Ok(()) } else { Err("from is after to") }
}

#[slots]
#[derive(Debug, PartialEq)]
struct Span {
    from: u8,
    to: u8,
}

#[derive(SlotValue, Debug, PartialEq)]
enum Trigger {
    Off,
    Line {
        /// Number of the line.
        #[slot(range = 0..=7, alias = "no")]
        line: u8,
        #[slot(choices = ["up", "down"], default = "up")]
        edge: String,
        #[slot(check = is_even, default)]
        twice: Option<u8>,
    },
    Timer(#[slot(unit = "s", range = 0.0..=2.0)] f64),
    Pair(#[slot(range = 1..)] u8, #[slot(unit = "m")] f64),
    List {
        #[slot(check = has_two)]
        items: Vec<u8>,
    },
    Span {
        #[slot(check = is_ordered)]
        span: Span,
    },
}

#[slots]
struct Camera {
    trigger: Trigger,
    spare: Option<Trigger>,
    all: Vec<Trigger>,
}

fn camera(trigger: Trigger) -> Camera {
    Camera { trigger, spare: None, all: vec![] }
}

fn line(line: u8) -> Trigger {
    Trigger::Line { line, edge: "up".into(), twice: None }
}

fn span(from: u8, to: u8) -> Trigger {
    Trigger::Span { span: Span { from, to } }
}

fn map<const N: usize>(entries: [(&str, OwnedValue); N]) -> OwnedValue {
    entries.into_iter().collect::<Dict>().into()
}

fn says<T>(result: Result<T, AttributeError>) -> String {
    result.map(drop).unwrap_err().message_with_causes()
}

#[test]
fn field_of_variant_is_validated_by_path() {
    let mut it = camera(line(1));
    it.set_path("trigger.line", 7).unwrap();
    it.set_path("trigger.no", 6).unwrap();
    let range = "'Camera' object attribute 'trigger.line' must be in 0..=7, not 8";
    assert_eq!(says(it.set_path("trigger.line", 8)), range);
    assert_eq!(says(it.set_text_path("trigger.line", "8")), range);
    let mut typed = Some(8_u8);
    let input = Input::Typed(&mut typed);
    assert_eq!(
        says(it.update_with([("trigger.line", input)]).map_err(|it| it.errors()[0].clone())),
        range
    );
    assert_eq!(typed, Some(8));
    assert_eq!(
        says(it.set_path("trigger.edge", "left")),
        "'Camera' object attribute 'trigger.edge' must be one of 'up', 'down', not 'left'"
    );
    assert_eq!(
        says(it.set_path("trigger.twice", 3)),
        "'Camera' object attribute 'trigger.twice' is rejected: it is odd"
    );
    it.set_path("trigger.twice", 4).unwrap();
    it.set_path("trigger.twice", None::<u8>).unwrap();
    assert_eq!(it.trigger, line(6));
    it.trigger = Trigger::Pair(1, 1.0);
    assert!(it.set_path("trigger[0]", 0).is_err());
    it.set_path("trigger[0]", 2).unwrap();
    assert_eq!(it.trigger, Trigger::Pair(2, 1.0));
}

#[test]
fn unit_of_field_is_read_from_string() {
    let mut it = camera(Trigger::Timer(1.0));
    it.set_text_path("trigger.Timer", "500ms").unwrap();
    assert_eq!(it.trigger, Trigger::Timer(0.5));
    assert_eq!(
        says(it.set_text_path("trigger.Timer", "3s")),
        "'Camera' object attribute 'trigger.Timer' must be in 0.0..=2.0, not 3.0"
    );
    assert_eq!(
        says(it.set_text_path("trigger.Timer", "3kg")),
        "'Camera' object attribute 'trigger.Timer' must be a number in s, not '3kg'"
    );
    it.trigger = Trigger::Pair(1, 1.0);
    it.set_text_path("trigger[1]", "20cm").unwrap();
    assert_eq!(it.trigger, Trigger::Pair(1, 0.2));
}

#[test]
fn new_variant_is_validated() {
    let mut it = camera(Trigger::Off);
    let value = |number: i64| map([("Line", map([("line", number.into())]))]);
    it.setattr("trigger", value(3)).unwrap();
    assert_eq!(it.trigger, line(3));
    let range = "'Camera' object attribute 'trigger.line' must be in 0..=7, not 9";
    assert_eq!(says(it.setattr("trigger", value(9))), range);
    assert_eq!(says(it.replace_attr("trigger", line(9))), range);
    assert_eq!(
        says(it.setattr("all", vec![value(1), value(9)])),
        "'Camera' object attribute 'all[1].line' must be in 0..=7, not 9"
    );
    assert_eq!(
        says(it.replace_attr("all", vec![line(1), line(9)])),
        "'Camera' object attribute 'all[1].line' must be in 0..=7, not 9"
    );
    assert!(it.replace_attr("spare", Some(line(9))).is_err());
    assert!(it.replace_attr("trigger", span(2, 1)).is_err());
    assert_eq!((it.trigger, it.spare, it.all), (line(3), None, vec![]));
}

#[test]
fn missing_field_is_an_error_of_the_kind_missing() {
    let mut it = camera(Trigger::Off);
    let error = it.setattr("trigger", map([("Line", map([("edge", "up".into())]))])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Missing);
    assert_eq!(error.message(), "'Camera' object attribute 'trigger' needs 'line' for 'Line'");
    let error = it.setattr("all", vec![map([("Line", map([]))])]).unwrap_err();
    assert_eq!(error.message(), "'Camera' object attribute 'all[0]' needs 'line' for 'Line'");
    assert_eq!(it.setattr("trigger", "Pair").unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn write_below_field_is_validated_and_undone() {
    let mut it = camera(Trigger::List { items: vec![1] });
    it.push_path("trigger.items", 2).unwrap();
    assert!(says(it.push_path("trigger.items", 3)).ends_with("3 are too many"));
    assert_eq!(it.trigger, Trigger::List { items: vec![1, 2] });
    it.trigger = span(1, 2);
    assert!(says(it.set_path("trigger.span.from", 3)).ends_with("from is after to"));
    it.set_path("trigger.span.to", 5).unwrap();
    assert_eq!(it.trigger, span(1, 5));
    let undo = it.update([("trigger", line_value(2))]).unwrap();
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.trigger, span(1, 5));
}

fn line_value(number: i64) -> OwnedValue {
    map([("Line", map([("line", number.into())]))])
}

#[test]
fn existing_values_are_validated() {
    let mut it = camera(line(9));
    it.all = vec![Trigger::Off, Trigger::Timer(5.0), span(2, 1)];
    let errors = it.validate().unwrap_err();
    let messages: Vec<_> =
        errors.errors().iter().map(AttributeError::message_with_causes).collect();
    assert_eq!(
        messages,
        [
            "'Camera' object attribute 'trigger.line' must be in 0..=7, not 9",
            "'Camera' object attribute 'all[1].Timer' must be in 0.0..=2.0, not 5.0",
            "'Camera' object attribute 'all[2].span' is rejected: from is after to",
        ]
    );
    assert_eq!(errors.errors()[1].path().to_string(), "all[1].Timer");
}

#[test]
fn fields_with_rules_are_not_borrowed_to_be_changed() {
    let mut it = camera(line(1));
    for error in [
        it.attr_mut::<Trigger>("trigger").unwrap_err(),
        it.attr_mut::<Vec<Trigger>>("all").unwrap_err(),
        it.attr_path_mut::<u8, _>("trigger.line").unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::NotBorrowable);
    }
    assert_eq!(it.attr_path::<u8, _>("trigger.line").unwrap(), &1);
}

#[test]
fn rules_of_fields_are_described() {
    let SlotType::Enum(info) = Camera::CLASS.slot("trigger").unwrap().slot_type() else { panic!() };
    let line = &info.variant("Line").unwrap().fields()[0];
    assert_eq!(line.rules().map(ToString::to_string).collect::<Vec<_>>(), ["in 0..=7"]);
    assert_eq!(info.variant("Timer").unwrap().fields()[0].unit(), "s");
    let schema = serde_json::to_value(Schema::of(Camera::CLASS)).unwrap().to_string();
    for part in [r#""maximum":7"#, r#""enum":["up","down"]"#, r#""maximum":2.0"#, r#""x-unit":"s""#]
    {
        assert!(schema.contains(part), "{part}: {schema}");
    }
    let help = Camera::CLASS.to_string();
    assert!(help.contains("line: u8, in 0..=7"), "{help}");
}
