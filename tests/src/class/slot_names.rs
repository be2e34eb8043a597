//! Which names a field has: renamed, by other names too, raw identifiers, left out, public ones alone.

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Default)]
struct Camera {
    #[slot(rename = "exposure time")]
    exposure: f64,
    #[slot(alias = "amp", alias = "Verstärkung")]
    gain: f64,
    #[slot(rename = "mode", alias = "trigger")]
    trigger_mode: String,
    r#type: u8,
    r#match: u8,
    #[slot(skip)]
    cache: std::rc::Rc<u8>,
}

#[test]
fn renamed_field_has_only_its_new_name() {
    let mut cam = Camera::default();
    cam.setattr("exposure time", 2).unwrap();
    assert_eq!(cam.getattr("exposure time").unwrap(), 2.0);
    let error = cam.getattr("exposure").unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Camera' object has no attribute 'exposure'. Did you mean: 'exposure time'?"
    );
    assert_eq!(Camera::CLASS.slot("exposure time").unwrap().field(), "exposure");
}

#[test]
fn alias_accesses_same_slot() {
    let mut cam = Camera::default();
    cam.setattr("amp", 2).unwrap();
    cam.set_text("Verstärkung", "3").unwrap();
    assert_eq!(
        (cam.getattr("gain").unwrap(), cam.getattr("amp").unwrap()),
        (Value::from(3), Value::from(3))
    );
    assert_eq!(cam.attr::<f64>("amp").unwrap().to_bits(), 3.0_f64.to_bits());
    cam.setattr("trigger", "soft").unwrap();
    assert_eq!(cam.getattr("mode").unwrap(), "soft");
    assert!(cam.hasattr("amp") && !cam.hasattr("trigger_mode"));
    assert_eq!(Camera::CLASS.slot("gain").unwrap().aliases().len(), 2);
}

#[test]
fn error_names_alias_as_given() {
    let error = Camera::default().setattr("amp", "x").unwrap_err();
    assert_eq!(error.to_string(), "'Camera' object attribute 'amp' must be f64, not str");
    assert_eq!(
        Camera::default().delattr("amp").unwrap_err().message(),
        "cannot delete attribute 'amp' of 'Camera' object"
    );
}

#[test]
fn aliases_are_listed_only_with_their_slot() {
    let cam = Camera::default();
    assert_eq!(cam.dir(), ["exposure time", "gain", "match", "mode", "type"]);
    assert_eq!(
        cam.vars().map(|(name, _)| name).collect::<Vec<_>>(),
        ["exposure time", "gain", "mode", "type", "match"]
    );
}

#[test]
fn update_by_name_and_alias_of_one_slot_is_rejected() {
    let mut cam = Camera::default();
    let error = cam.update([("gain", 1), ("amp", 2)]).map(drop).unwrap_err();
    assert_eq!(error.errors().len(), 1);
    assert_eq!(cam.gain.to_bits(), 0.0_f64.to_bits());
}

#[test]
fn raw_identifier_is_found_without_prefix() {
    let mut cam = Camera::default();
    cam.setattr("type", 5).unwrap();
    cam.setattr("match", 6).unwrap();
    assert_eq!((cam.r#type, cam.r#match), (5, 6));
    assert!(!cam.hasattr("r#type"));
}

#[test]
fn skipped_field_is_not_an_attribute() {
    let cam = Camera { cache: std::rc::Rc::new(5), ..Camera::default() };
    assert!(!cam.hasattr("cache"));
    assert_eq!(*cam.cache, 5);
}

mod shop {
    use slots_runtime::prelude::*;

    #[slots(pub)]
    #[derive(Debug, Default)]
    pub(crate) struct Item {
        pub name: String,
        pub(crate) price: f64,
        stock: u32,
    }

    impl Item {
        pub(crate) fn worth(&self) -> f64 {
            self.price * f64::from(self.stock)
        }
    }

    #[slots]
    #[derive(Debug, Default)]
    pub(crate) struct Open {
        stock: u32,
    }
}

#[test]
fn every_field_is_slot_unless_limited_to_public_fields() {
    assert_eq!(shop::Item::default().dir(), ["name"]);
    assert_eq!(shop::Item::default().worth().to_bits(), 0);
    let mut open = shop::Open::default();
    open.setattr("stock", 5).unwrap();
    assert_eq!(open.getattr("stock").unwrap(), 5);
}

#[slots(rename_all = "camelCase")]
#[derive(Debug, Default)]
struct Settings {
    max_frame_rate: f64,
    gain: f64,
    #[slot(rename = "as_it_is")]
    other_name: f64,
    r#type: u8,
    http2_port: u16,
}

#[slots]
impl Settings {
    const body_names_stay: u8 = 1;
}

#[test]
fn rename_all_renames_every_field() {
    let settings = Settings::default();
    assert_eq!(
        settings.dir(),
        ["as_it_is", "body_names_stay", "gain", "http2Port", "maxFrameRate", "type"]
    );
    assert_eq!(settings.getattr("max_frame_rate").unwrap_err().suggestions(), ["maxFrameRate"]);
}

macro_rules! styles {
    ($($style:literal => $name:literal;)*) => {
        #[test]
        fn each_rename_all_style_formats_words() {
            $({
                #[slots(rename_all = $style)]
                #[derive(Default)]
                struct Words {
                    max_frame_rate: u8,
                }
                assert_eq!(Words::default().dir(), [$name]);
            })*
        }
    };
}
styles! {
    "lowercase" => "maxframerate";
    "UPPERCASE" => "MAXFRAMERATE";
    "PascalCase" => "MaxFrameRate";
    "camelCase" => "maxFrameRate";
    "snake_case" => "max_frame_rate";
    "SCREAMING_SNAKE_CASE" => "MAX_FRAME_RATE";
    "kebab-case" => "max-frame-rate";
}

#[slots]
#[derive(Default)]
struct Marks {
    #[slot(alias = "first")]
    one: (),
    #[slot(alias = "second")]
    other: (),
}

#[test]
fn zero_sized_slots_keep_their_own_aliases() {
    let aliases = |name| Marks::CLASS.slot(name).unwrap().aliases();
    assert_eq!((aliases("one"), aliases("other")), (vec!["first"], vec!["second"]));
    assert_eq!(Marks::CLASS.slot("second").unwrap().field(), "other");
}
