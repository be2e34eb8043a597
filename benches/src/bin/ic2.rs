//! local
#![allow(missing_docs)]
use benches::keep::{keep, keep_word};
use slots_runtime::{AttrPath, Input, ObjectExt, Slots, prelude::*, slot};
const TIMES: usize = 1000;
macro_rules! paths {
    ($(fn $path:ident($object:ident: $of:ty, $name:ident) $work:block)*) => {$(
        #[inline(never)]
        fn $path($object: $of, names: &[String]) { for $name in names { keep_word(stringify!($path).len()); $work } }
    )*};
}
#[slots]
#[derive(Default)]
struct Roi {
    x: f64,
    y: f64,
}
#[slots]
#[derive(Default)]
struct Cam {
    a1: f64,
    a2: f64,
    a3: f64,
    plain: f64,
    #[slot(range = 0.0..=10.0)]
    gain: f64,
    #[slot(choices = ["a", "b"])]
    mode: String,
    roi: Roi,
    name: String,
    b1: f64,
    b2: f64,
    b3: f64,
    b4: f64,
    b5: f64,
    b6: f64,
}
#[slots]
impl Cam {
    #[getter]
    fn pp(&self) -> f64 {
        self.a1
    }
    #[setter]
    fn set_pp(&mut self, v: f64) {
        self.a1 = v;
    }
}
#[slots(check = ok)]
#[derive(Default)]
struct Chk {
    plain: f64,
    gain: f64,
    a1: f64,
    a2: f64,
}
fn ok(_: &Chk) -> Result<(), String> {
    Ok(())
}
#[slots]
#[derive(Default)]
struct Hk {
    plain: f64,
    gain: f64,
    a1: f64,
    a2: f64,
}
#[slots]
impl Hk {
    #[on_set]
    fn changed(&self, _n: &str, _o: Value<'_>) {}
}
fn by_hand(it: &mut Cam, v: f64) -> Result<f64, ()> {
    if v >= 0.0 && v <= 10.0 { Ok(std::mem::replace(&mut it.gain, v)) } else { Err(()) }
}
paths! {
    fn nothing(_it: &mut Cam, name) { keep_word(name.len()); }
    fn hand_range(it: &mut Cam, _n) { keep(by_hand(it, std::hint::black_box(2.5)).unwrap_or(0.0)); }
    fn handle_range(it: &mut Cam, _n) { keep(slot!(Cam, gain).set(it, std::hint::black_box(2.5)).unwrap_or(0.0)); }
    fn handle_range_dyn(it: (&mut Cam, Slot<Cam, f64>), _n) { keep(it.1.set(it.0, std::hint::black_box(2.5)).unwrap_or(0.0)); }
    fn set_plain(it: &mut Cam, _n) { keep_word(usize::from(it.setattr("plain", 2.5).is_ok())); }
    fn set_range(it: &mut Cam, _n) { keep_word(usize::from(it.setattr("gain", 2.5).is_ok())); }
    fn set_choice(it: &mut Cam, _n) { keep_word(usize::from(it.setattr("mode", "a").is_ok())); }
    fn typed_plain(it: &mut Cam, _n) { keep(it.replace_attr(std::hint::black_box("plain"), 2.5).unwrap_or(0.0)); }
    fn typed_range(it: &mut Cam, _n) { keep(it.replace_attr(std::hint::black_box("gain"), 2.5).unwrap_or(0.0)); }
    fn set_check(it: &mut Chk, _n) { keep_word(usize::from(it.setattr("gain", 2.5).is_ok())); }
    fn set_hook(it: &mut Hk, _n) { keep_word(usize::from(it.setattr("gain", 2.5).is_ok())); }
    fn prop_get(it: &mut Cam, _n) { keep(it.getattr("pp").ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn plain_get(it: &mut Cam, _n) { keep(it.getattr("plain").ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn prop_set(it: &mut Cam, _n) { keep_word(usize::from(it.setattr("pp", 2.5).is_ok())); }
    fn path_get_text(it: &mut Cam, _n) { keep(it.get_path("roi.x").ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn path_set_text(it: &mut Cam, _n) { keep_word(usize::from(it.set_path("roi.x", 2.5).is_ok())); }
    fn path_get_parsed(it: (&mut Cam, &AttrPath), _n) { keep(it.0.get_path(it.1).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn path_set_parsed(it: (&mut Cam, &AttrPath), _n) { keep_word(usize::from(it.0.set_path(it.1, 2.5).is_ok())); }
    fn update_1(it: &mut Cam, _n) { keep_word(usize::from(it.update([("b1", 2.5)]).is_ok())); }
    fn update_4(it: &mut Cam, _n) { keep_word(usize::from(it.update([("b1", 2.5), ("b2", 0.5), ("b3", 0.5), ("b4", 0.5)]).is_ok())); }
    fn set_text_plain(it: &mut Cam, _n) { keep_word(usize::from(it.set_text("plain", "2.5").is_ok())); }
    fn set_text_range(it: &mut Cam, _n) { keep_word(usize::from(it.set_text("gain", "2.5").is_ok())); }
    fn vars_14(it: &mut Cam, _n) { for (name, v) in it.vars() { keep_word(name.len()); keep_word(usize::from(v.is_none())); } }
    fn parse_text(it: &mut Cam, _n) { it.a1 = std::hint::black_box("2.5").parse().unwrap_or(0.0); }
}
fn main() {
    let names: Vec<String> = vec!["x".to_owned(); TIMES];
    let mut it = Cam::default();
    it.mode = "a".into();
    let path: AttrPath = "roi.x".parse().unwrap();
    let _ = Input::Text("");
    nothing(&mut it, &names);
    hand_range(&mut it, &names);
    handle_range(&mut it, &names);
    handle_range_dyn((&mut it, std::hint::black_box(Cam::slot("gain").unwrap())), &names);
    set_plain(&mut it, &names);
    set_range(&mut it, &names);
    set_choice(&mut it, &names);
    typed_plain(&mut it, &names);
    typed_range(&mut it, &names);
    set_check(&mut Chk::default(), &names);
    set_hook(&mut Hk::default(), &names);
    prop_get(&mut it, &names);
    plain_get(&mut it, &names);
    prop_set(&mut it, &names);
    path_get_text(&mut it, &names);
    path_set_text(&mut it, &names);
    path_get_parsed((&mut it, &path), &names);
    path_set_parsed((&mut it, &path), &names);
    update_1(&mut it, &names);
    update_4(&mut it, &names);
    set_text_plain(&mut it, &names);
    set_text_range(&mut it, &names);
    vars_14(&mut it, &names);
    parse_text(&mut it, &names);
}
