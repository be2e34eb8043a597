//! `#[derive(SlotValue)]` on enums, and rules of `choices` on them and on others.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the slot"
)]

use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Copy, Debug, Default, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    #[default]
    SoftWare,
    #[slot_value(rename = "ext", alias = "external", alias = "hard")]
    HardWare,
    #[slot_value(rename = "FreeRunning")]
    FreeRunning,
}

fn odd(number: &i32) -> Result<(), &'static str> {
    if number % 2 == 0 { Err("it is even") } else { Ok(()) }
}

#[slots]
#[derive(Default)]
struct Choices {
    #[slot(choices = ["soft", "hard"])]
    text: String,
    #[slot(choices = [1, 2, 4])]
    number: u32,
    trigger: Trigger,
    #[slot(choices = [Trigger::SoftWare, Trigger::HardWare])]
    some: Trigger,
    #[slot(choices = ["soft", "hard"])]
    maybe: Option<String>,
    #[slot(choices = ['a', 'b'])]
    letter: char,
    #[slot(choices = [0.5, 1.0])]
    factor: f64,
    list: Vec<Trigger>,
    #[slot(readonly, check = odd)]
    checked: i32,
}

#[test]
fn value_outside_choices_is_rejected_with_suggestion() {
    let mut it = Choices::default();
    it.setattr("text", "hard").unwrap();
    it.setattr("number", 4).unwrap();
    it.setattr("trigger", "FreeRunning").unwrap();
    it.setattr("some", "external").unwrap();
    it.setattr("maybe", "soft").unwrap();
    it.setattr("maybe", ()).unwrap();
    it.setattr("letter", "b").unwrap();
    it.setattr("factor", 1).unwrap();
    it.set_text("list", "ext, soft-ware").unwrap();
    it.replace_attr("some", Trigger::SoftWare).unwrap();
    assert_eq!((it.trigger, it.some), (Trigger::FreeRunning, Trigger::SoftWare));
    assert_eq!(it.list, [Trigger::HardWare, Trigger::SoftWare]);
    assert_eq!(it.getattr("list").unwrap().to_string(), r#"["ext", "soft-ware"]"#);
    let before = crate::harness::digest(&it);
    for (name, value, message) in [
        (
            "text",
            Value::from("hrad"),
            "'text' must be one of 'soft', 'hard', not 'hrad'. Did you mean: 'hard'?",
        ),
        ("number", 3.into(), "'number' must be one of 1, 2, 4, not 3"),
        (
            "trigger",
            "softwrae".into(),
            "'trigger' must be one of 'soft-ware', 'ext', 'FreeRunning', not 'softwrae'. Did you mean: 'soft-ware'?",
        ),
        (
            "trigger",
            "SoftWare".into(),
            "'trigger' must be one of 'soft-ware', 'ext', 'FreeRunning', not 'SoftWare'. Did you mean: 'soft-ware'?",
        ),
        (
            "some",
            "FreeRunning".into(),
            "'some' must be one of 'soft-ware', 'ext', not 'FreeRunning'",
        ),
        ("maybe", "x".into(), "'maybe' must be one of 'soft', 'hard', not 'x'"),
        ("letter", 'c'.into(), "'letter' must be one of 'a', 'b', not 'c'"),
        ("factor", 2.into(), "'factor' must be one of 0.5, 1.0, not 2.0"),
        ("trigger", 1.into(), "'trigger' must be Trigger, not int"),
        ("checked", 3.into(), "'checked' is read-only"),
    ] {
        let error = it.setattr(name, value.clone()).unwrap_err();
        assert_eq!(error.to_string(), format!("'Choices' object attribute {message}"));
        let error = it.update([(name, value)]).unwrap_err();
        assert_eq!(error.to_string(), format!("'Choices' object attribute {message}"));
    }
    assert!(it.replace_attr("some", Trigger::FreeRunning).is_err());
    assert!(it.set_path("list[0]", "hrad").is_err());
    assert_eq!(crate::harness::digest(&it), before);
}

#[test]
fn choices_are_listed_in_help_and_slot_info() {
    let help = Choices::CLASS.to_string();
    for line in [
        "text: String, one of 'soft', 'hard'\n",
        "number: u32, one of 1, 2, 4\n",
        "trigger: Trigger, one of 'soft-ware', 'ext', 'FreeRunning'\n",
        "some: Trigger, one of 'soft-ware', 'ext'\n",
        "checked: i32, accepted by odd, read-only\n",
    ] {
        assert!(help.contains(line), "{help}");
    }
    let choices = |name| Choices::CLASS.slot(name).unwrap().choices();
    assert_eq!(choices("text"), ["soft", "hard"]);
    assert_eq!(choices("number"), ["1", "2", "4"]);
    assert_eq!(choices("trigger"), ["soft-ware", "ext", "FreeRunning"]);
    assert_eq!(choices("some"), ["soft-ware", "ext"]);
    assert_eq!(choices("maybe"), ["soft", "hard"]);
}

#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(rename_all = "camelCase", rename_all_fields = "kebab-case")]
enum Challenge {
    TlsAlpn,
    HttpPort {
        entry_point: String,
        #[slot(rename = "delay")]
        wait_time: u32,
    },
}

#[derive(SlotValue, Debug, PartialEq)]
struct Marker;

#[slots]
struct Acme {
    challenge: Challenge,
    unit: (),
    marker: Marker,
}

#[test]
fn fields_of_all_variants_are_renamed() {
    let mut acme = Acme { challenge: Challenge::TlsAlpn, unit: (), marker: Marker };
    acme.set_text("challenge", "{httpPort: {entry-point: web, delay: 5}}").unwrap();
    let expected = Challenge::HttpPort { entry_point: "web".into(), wait_time: 5 };
    assert_eq!(acme.challenge, expected);
    assert_eq!(acme.get_path("challenge.entry-point").unwrap(), "web");
    assert_eq!(
        acme.get_path("challenge.entry_point").unwrap_err().to_string(),
        "'Acme' object attribute 'challenge' has no 'entry_point' in 'httpPort'. Did you mean: 'entry-point'?"
    );
}

#[test]
fn value_without_data_is_written_by_the_string_none() {
    let mut acme = Acme { challenge: Challenge::TlsAlpn, unit: (), marker: Marker };
    for name in ["unit", "marker"] {
        let printed = acme.getattr(name).unwrap().to_string();
        acme.set_text(name, &printed).unwrap();
        assert_eq!(
            acme.set_text(name, "5").unwrap_err().message(),
            format!("'Acme' object attribute '{name}' must be (), not '5'")
        );
    }
}
