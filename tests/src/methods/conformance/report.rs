//! The report: the replayed vectors, the skipped ones with the reason, and the differences.

use std::collections::BTreeMap;

use slots_runtime::Class;

use super::recording::{RecordedClass, Vector};
use super::replay::{Unfit, replay};
use super::versions::{Version, init};

/// The result of a file of recordings.
#[derive(Default)]
pub(super) struct Report {
    classes: usize,
    pub(super) vectors: usize,
    operations: usize,
    replays: usize,
    skipped: BTreeMap<&'static str, usize>,
    unfit: BTreeMap<Unfit, usize>,
    pub(super) differences: Vec<String>,
}

/// Why a class of Python is none of Rust.
fn rejected(class: &str) -> Option<&'static str> {
    match class {
        "Masked" => Some(
            "class Masked: its class attribute hides a slot of the base, which does not compile",
        ),
        "Shadowed" => {
            Some("class Shadowed: it declares a slot of its base again, which does not compile")
        }
        _ => None,
    }
}

impl Report {
    /// Compares CPython's description of a class with the metadata of the class.
    pub(super) fn class(&mut self, recorded: &RecordedClass) {
        if rejected(&recorded.name).is_some() {
            return;
        }
        self.classes += 1;
        for version in Version::ALL {
            let Some(twin) = version.fresh(&recorded.name) else {
                self.differences.push(format!("class {}: it is not known", recorded.name));
                return;
            };
            let class = twin.object().class();
            let mro: Vec<&str> = class.mro().into_iter().map(Class::name).collect();
            let slots: Vec<[String; 3]> = class
                .slots()
                .map(|slot| {
                    let ty = slot.type_name().replace("Option<", "").replace('>', "");
                    let ty = match ty.as_str() {
                        "String" => "str",
                        "i64" => "int",
                        "f64" => "float",
                        other => other,
                    };
                    [slot.name().to_owned(), ty.to_owned(), slot.owner().name().to_owned()]
                })
                .collect();
            let is_same_slot = |(ours, theirs): (&[String; 3], &[String; 3])| {
                ours[0] == theirs[0]
                    && ours[2] == theirs[2]
                    && (ours[1] == theirs[1] || !version.is_typed)
            };
            let same_slots = slots.len() == recorded.slots.len()
                && slots.iter().zip(&recorded.slots).all(is_same_slot);
            let same = class.name() == recorded.name
                && class.is_dynamic() == recorded.is_dynamic
                && mro == recorded.mro;
            if !same || !same_slots || init(&recorded.name) != recorded.init {
                self.differences.push(format!(
                    "class {} {version:?}: {class} mro {mro:?} slots {slots:?}",
                    recorded.name
                ));
            }
        }
    }

    /// Replays a vector on all versions of its class that can tell something of it.
    pub(super) fn vector(&mut self, vector: &Vector) {
        if vector.has_tag("object_model") {
            *self
                .skipped
                .entry("object_model: dunder names that every object of Python has")
                .or_default() += 1;
            return;
        }
        if let Some(reason) = rejected(&vector.class) {
            *self.skipped.entry(reason).or_default() += 1;
            return;
        }
        let mut replays = 0;
        for version in Version::ALL {
            match replay(vector, version) {
                Ok(None) => replays += 1,
                Ok(Some(unfit)) => *self.unfit.entry(unfit).or_default() += 1,
                Err(difference) => {
                    replays += 1;
                    self.differences.push(format!(
                        "{} {} {version:?}: {}\n    expected {}\n    got      {}",
                        vector.id, vector.class, difference.op, difference.expected, difference.got
                    ));
                }
            }
        }
        if replays == 0 {
            self.differences
                .push(format!("{} {}: no version can replay it", vector.id, vector.class));
        }
        self.vectors += 1;
        self.operations += vector.ops.len();
        self.replays += replays;
    }

    pub(super) fn is_clean(&self) -> bool {
        self.differences.is_empty()
    }

    pub(super) fn print(&self) {
        let skipped: usize = self.skipped.values().sum();
        println!("{} vectors, {} operations, {skipped} skipped", self.vectors, self.operations);
        for (reason, count) in &self.skipped {
            println!("  skipped {count}: {reason}");
        }
        println!(
            "  {} classes in 4 versions; {} replays, {} differences",
            self.classes,
            self.replays,
            self.differences.len()
        );
        for (unfit, count) in &self.unfit {
            let reason = match unfit {
                Unfit::DeletesAField => {
                    "they delete a plain field; the version that can unset it takes them"
                }
                Unfit::Widens => {
                    "typing:int_to_float, typed versions: the conversion is lossless, so it is accepted"
                }
                Unfit::NoneUnsets => {
                    "typing:none_to_typed, typed versions: None unsets a slot that can be unset"
                }
            };
            println!("  not replayed on one version {count} times: {reason}");
        }
        for difference in self.differences.iter().take(50) {
            println!("DIFFERENCE {difference}");
        }
    }
}
