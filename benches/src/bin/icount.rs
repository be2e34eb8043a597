//! The hot paths, each in its own function and executed 1,000 times, for a tool that counts instructions.

use std::collections::HashMap;
use std::sync::RwLock;

use benches::keep::{keep, keep_word};
use benches::names;
use benches::overflow::{Loose, extra};
use benches::shapes::{R16, R64, R256, Shape};
use benches::variants::{
    Brief, Checked, Hooked, Mixed, Nine, PATH, Plain, Properties, Ruled, Sensor, Stored,
    attributes, by_hand, json,
};
use slots_runtime::serde::{AsMap, Patch, update_from};
use slots_runtime::{
    AnySlot, AttrPath, AttributeError, Direct, Object, ObjectExt, OwnedValue, Shared, Slot, Slots,
    Value,
};

/// Number of executions of each path.
const TIMES: usize = 1000;

/// Declares paths: functions that no optimisation merges or moves.
macro_rules! paths {
    ($(fn $path:ident($object:ident: $of:ty, $name:ident) $work:block)*) => {$(
        #[inline(never)]
        fn $path($object: $of, names: &[String]) {
            for $name in names {
                keep_word(stringify!($path).len());
                $work
            }
        }
    )*};
}

paths! {
    fn nothing(_it: &R16, name) { keep_word(name.len()); }
    fn field(it: &R16, _name) { keep(*it.direct()); }
    fn handle_get(it: (&R16, Slot<R16, f64, Direct>), _name) { keep(*it.1.get(it.0)); }
    fn handle_set(it: (&mut R16, Slot<R16, f64, Direct>), _name) { keep(it.1.set(it.0, 2.5)); }
    fn literal(it: &R16, _name) { keep(it.attr("pulse_path").map_or(0.0, |it| *it)); }
    fn attr_16(it: &R16, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_64(it: &R64, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_256(it: &R256, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_words_16(it: &Brief, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_miss_words_16(it: &Brief, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_dyn_16(it: &dyn Object, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_miss_near_16(it: &R16, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn attr_miss_far_16(it: &R16, name) { keep(it.attr(name).map_or(0.0, |it| *it)); }
    fn getattr_16(it: &R16, name) { keep(it.getattr(name).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn getattr_dyn_16(it: &dyn Object, name) { keep(it.getattr(name).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn getattr_miss_16(it: &R16, name) { keep_word(usize::from(it.getattr(name).is_err())); }
    fn hasattr_16(it: &R16, name) { keep_word(usize::from(it.hasattr(name))); }
    fn hasattr_miss_16(it: &R16, name) { keep_word(usize::from(it.hasattr(name))); }
    fn set_attr_16(it: &mut R16, name) { keep(it.replace_attr(name, 2.5).unwrap_or(0.0)); }
    fn attr_mut_16(it: &mut R16, name) { keep(it.attr_mut(name).map_or(0.0, |it| *it)); }
    fn setattr_16(it: &mut R16, name) { keep_word(usize::from(it.setattr(name, 2.5).is_ok())); }
    fn setattr_rejected_16(it: &mut R16, name) { keep_word(usize::from(it.setattr(name, "fast").is_ok())); }
    fn setattr_text_16(it: &mut R16, name) { keep_word(usize::from(it.setattr(name, "some text").is_ok())); }
    fn set_text_16(it: &mut R16, name) { keep_word(usize::from(it.set_text(name, "2.5").is_ok())); }
    fn path_text_16(it: &R16, name) { keep(it.get_path(name.as_str()).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn path_parsed_16(it: (&R16, &AttrPath), _name) { keep(it.0.get_path(it.1).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn update_2_of_16(it: &mut Plain, name) { done(it.update([(name.as_str(), Value::from(2.5)), ("axis", true.into())])); }
    fn setattr_range_16(it: &mut Ruled, name) { done(it.setattr(name, 2.5)); }
    fn setattr_choices_16(it: &mut Ruled, name) { done(it.setattr(name, 4)); }
    fn set_attr_range_16(it: &mut Ruled, name) { done(it.replace_attr(name, 2.5)); }
    fn handle_set_range(it: (&mut Ruled, Slot<Ruled, f64>), _name) { done(it.1.set(it.0, 2.5)); }
    fn set_text_range_16(it: &mut Ruled, name) { done(it.set_text(name, "2.5")); }
    fn setattr_check_16(it: &mut Checked, name) { done(it.setattr(name, 2.5)); }
    fn setattr_hook_16(it: &mut Hooked, name) { done(it.setattr(name, 2.5)); }
    fn setattr_mixed_16(it: &mut Mixed, name) { done(it.setattr(name, 2.5)); }
    fn setattr_mixed_int(it: &mut Mixed, name) { done(it.setattr(name, 2)); }
    fn setattr_mixed_f32(it: &mut Mixed, name) { done(it.setattr(name, 2.5)); }
    fn setattr_mixed_option(it: &mut Mixed, name) { done(it.setattr(name, 2.5)); }
    fn prop_get_16(it: &Properties, name) { number(it.getattr(name)); }
    fn prop_set_16(it: &mut Properties, name) { done(it.setattr(name, 2.5)); }
    fn path_nested_text(it: &Sensor, name) { keep_word(name.len()); number(it.get_path(PATH)); }
    fn path_nested_parsed(it: (&Sensor, &AttrPath), _name) { number(it.0.get_path(it.1)); }
    fn path_handle_get(it: (&Sensor, &AnySlot), _name) { number(it.1.get(it.0)); }
    fn path_handle_set(it: (&mut Sensor, &AnySlot), _name) { done(it.1.set(it.0, 2.5)); }
    fn path_set_text_16(it: &mut Sensor, name) { keep_word(name.len()); done(it.set_path(PATH, 2.5)); }
    fn path_set_parsed_16(it: (&mut Sensor, &AttrPath), _name) { done(it.0.set_path(it.1, 2.5)); }
    fn update_4_of_16(it: (&mut Plain, [&str; 4]), _name) { done(it.0.update(it.1.map(|name| (name, 2.5)))); }
    fn setattr_4_of_16(it: (&mut Plain, [&str; 4]), _name) { it.1.into_iter().for_each(|name| done(it.0.setattr(name, 2.5))); }
    fn vars_9(it: &Nine, _name) {
        for (name, value) in it.vars() {
            keep_word(name.len());
            keep(value.as_f64().unwrap_or(0.0));
        }
    }
    fn from_attrs_16(it: &HashMap<String, OwnedValue>, _name) { done(Plain::from_attrs(it)); }
    fn from_map_by_hand_16(it: &HashMap<String, OwnedValue>, _name) { keep_word(usize::from(by_hand(it).is_some())); }
    fn shared_getattr_16(it: &Shared<Plain>, name) { done(it.getattr(name)); }
    fn shared_setattr_16(it: &Shared<Plain>, name) { done(it.setattr(name, 2.5)); }
    fn rwlock_getattr_16(it: &RwLock<Plain>, name) { done(it.read().map(|it| number(it.getattr(name)))); }
    fn rwlock_setattr_16(it: &RwLock<Plain>, name) { done(it.write().map(|mut it| done(it.setattr(name, 2.5)))); }
    fn error_text_16(it: &R16, name) { keep_word(it.getattr(name).map_or_else(|error| error.to_string().len(), |_| 0)); }
    fn error_text_1000(it: &Loose, name) { keep_word(it.getattr(name).map_or_else(|error| error.to_string().len(), |_| 0)); }
    fn json_update_16(it: (&mut Stored, &str), _name) {
        done(update_from(it.0, &mut serde_json::Deserializer::from_str(it.1)));
    }
    fn json_patch_16(it: &str, _name) { done(serde_json::from_str::<Patch>(it)); }
    fn json_derive_read_16(it: &str, _name) { done(serde_json::from_str::<Stored>(it)); }
    fn json_write_16(it: &Stored, _name) { keep_word(serde_json::to_string(&AsMap::new(it)).map_or(0, |it| it.len())); }
    fn json_derive_write_16(it: &Stored, _name) { keep_word(serde_json::to_string(it).map_or(0, |it| it.len())); }
    fn overflow_hit_8(it: &Loose, name) { keep(it.getattr(name).ok().and_then(|it| it.as_f64()).unwrap_or(0.0)); }
    fn overflow_miss_8(it: &Loose, name) { keep_word(usize::from(it.hasattr(name))); }
    fn overflow_set_8(it: &mut Loose, name) { keep_word(usize::from(it.setattr(name, 2.5).is_ok())); }
    fn overflow_none(it: &Loose, name) { keep_word(usize::from(it.hasattr(name))); }
}

#[inline(always)]
#[expect(clippy::needless_pass_by_value, reason = "the result is dropped here")]
fn done<T, E>(result: Result<T, E>) {
    keep_word(usize::from(result.is_ok()));
}

#[inline(always)]
fn number(value: Result<Value<'_>, AttributeError>) {
    keep(value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0));
}

/// The operations beside the plain slot.
fn beside(names: &[String], near: &[String]) {
    let mut ruled = Ruled::default();
    setattr_range_16(&mut ruled, names);
    setattr_choices_16(&mut ruled, &vec!["step".to_owned(); TIMES]);
    set_attr_range_16(&mut ruled, names);
    if let Ok(slot) = Ruled::slot("pulse_path") {
        handle_set_range((&mut ruled, slot), names);
    }
    set_text_range_16(&mut ruled, names);
    setattr_check_16(&mut Checked::default(), names);
    setattr_hook_16(&mut Hooked::default(), names);
    let mut mixed = Mixed::default();
    setattr_mixed_16(&mut mixed, names);
    setattr_mixed_int(&mut mixed, names);
    setattr_mixed_f32(&mut mixed, &vec!["u".to_owned(); TIMES]);
    setattr_mixed_option(&mut mixed, &vec!["scale".to_owned(); TIMES]);
    prop_get_16(&Properties::default(), names);
    prop_set_16(&mut Properties::default(), names);
    let (mut sensor, path): (_, AttrPath) = (Sensor::default(), PATH.parse().unwrap_or_default());
    path_nested_text(&sensor, names);
    path_nested_parsed((&sensor, &path), names);
    if let Ok(handle) = Sensor::CLASS.resolve(PATH) {
        path_handle_get((&sensor, &handle), names);
        path_handle_set((&mut sensor, &handle), names);
    }
    path_set_text_16(&mut sensor, names);
    path_set_parsed_16((&mut sensor, &path), names);
    let four =
        std::hint::black_box(["pulse_path", "pixel_state", "exposure_count", "reference_mode"]);
    let mut plain = Plain::default();
    update_2_of_16(&mut plain, names);
    update_4_of_16((&mut plain, four), names);
    setattr_4_of_16((&mut plain, four), names);
    vars_9(&Nine::default(), names);
    let values = attributes();
    from_attrs_16(&values, names);
    from_map_by_hand_16(&values, names);
    let (shared, locked) = (Shared::new(Plain::default()), RwLock::new(Plain::default()));
    shared_getattr_16(&shared, names);
    shared_setattr_16(&shared, names);
    rwlock_getattr_16(&locked, names);
    rwlock_setattr_16(&locked, names);
    error_text_16(&R16::sample(), near);
    error_text_1000(&Loose::with_many(), near);
    let (mut stored, json) = (Stored::default(), json());
    json_update_16((&mut stored, &json), names);
    json_patch_16(&json, names);
    json_derive_read_16(&json, names);
    json_write_16(&stored, names);
    json_derive_write_16(&stored, names);
}

fn asked<S: Shape>() -> Vec<String> {
    names::drawn(&names::numbers::<S>()).into_iter().take(TIMES).collect()
}

fn main() {
    let (mut it, wide, widest) = (R16::sample(), R64::sample(), R256::sample());
    let names = asked::<R16>();
    let numbers = names::numbers::<R16>();
    let all: Vec<_> = R16::readers().into_iter().map(|(name, _)| name).collect();
    let mut near = names::drawn(&names::near(&numbers, &all));
    let mut far = names::drawn(&names::far(&numbers, &all));
    near.truncate(TIMES);
    far.truncate(TIMES);
    let path: AttrPath = "pulse_path".parse().unwrap_or_default();
    let Some(slot) = R16::slot("pulse_path").ok().and_then(Slot::direct) else { return };

    nothing(&it, &names);
    field(&it, &names);
    handle_get((&it, slot), &names);
    handle_set((&mut it, slot), &names);
    literal(&it, &names);
    attr_16(&it, &names);
    attr_64(&wide, &asked::<R64>());
    attr_256(&widest, &asked::<R256>());
    let brief = Brief::names();
    let mut similar = names::drawn(&names::near(&brief, &brief));
    similar.truncate(TIMES);
    attr_words_16(&Brief::default(), &names::drawn(&brief)[..TIMES]);
    attr_miss_words_16(&Brief::default(), &similar);
    attr_dyn_16(std::hint::black_box(&it), &names);
    attr_miss_near_16(&it, &near);
    attr_miss_far_16(&it, &far);
    getattr_16(&it, &names);
    getattr_dyn_16(std::hint::black_box(&it), &names);
    getattr_miss_16(&it, &near);
    hasattr_16(&it, &names);
    hasattr_miss_16(&it, &near);
    set_attr_16(&mut it, &names);
    attr_mut_16(&mut it, &names);
    setattr_16(&mut it, &names);
    setattr_rejected_16(&mut it, &names);
    setattr_text_16(&mut it, &vec!["status".to_owned(); TIMES]);
    set_text_16(&mut it, &names);
    path_text_16(&it, &names);
    path_parsed_16((&it, &path), &names);
    let here = extra(8);
    let (mut loose, empty) = (Loose::with(&here), Loose::default());
    let mut hits = names::drawn(&here);
    hits.truncate(TIMES);
    overflow_hit_8(&loose, &hits);
    overflow_miss_8(&loose, &near);
    overflow_set_8(&mut loose, &hits);
    overflow_none(&empty, &near);
    beside(&names, &near);
}
