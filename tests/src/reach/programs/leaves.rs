//! The leaves of a class: a path and a value for each, found from the types of the slots.

use std::fmt::Write;

use slots_runtime::{Class, Dict, EnumInfo, OwnedValue, SlotType};

/// One setting.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) path: String,
    pub(super) value: OwnedValue,
    /// Whether the value is the name of a variant that has fields.
    pub(super) is_choice: bool,
    /// An attribute of the whole object and its value, which has this leaf alone.
    pub(super) document: (String, OwnedValue),
}

/// How a value is put into an enclosing one.
#[derive(Clone)]
enum Wrap {
    Key(String),
    Item(usize),
}

struct Walk {
    path: String,
    wraps: Vec<Wrap>,
    found: Vec<Leaf>,
}

/// All leaves, and an object with all of them.
pub(super) fn leaves(class: &'static Class) -> (Vec<Leaf>, Dict) {
    let mut walk = Walk { path: String::new(), wraps: Vec::new(), found: Vec::new() };
    let whole = walk.object(class);
    (walk.found, whole)
}

impl Walk {
    fn object(&mut self, class: &'static Class) -> Dict {
        let mut all = Dict::new();
        for slot in class.slots() {
            let value = self.within(slot.name(), Wrap::Key(slot.name().into()), |walk| {
                walk.value(slot.slot_type(), &slot.type_name())
            });
            all.insert_owned(slot.name(), value);
        }
        all
    }

    fn within<R>(&mut self, step: &str, wrap: Wrap, inner: impl FnOnce(&mut Self) -> R) -> R {
        let len = self.path.len();
        if !self.path.is_empty() && !step.is_empty() && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        self.wraps.push(wrap);
        let result = inner(self);
        self.wraps.pop();
        self.path.truncate(len);
        result
    }

    fn leaf(&mut self, value: OwnedValue, is_choice: bool) -> OwnedValue {
        self.leaf_of(value.clone(), is_choice, value)
    }

    /// A leaf, and the value of the place on the path that holds it.
    fn leaf_of(
        &mut self,
        value: OwnedValue,
        is_choice: bool,
        mut document: OwnedValue,
    ) -> OwnedValue {
        let mut name = String::new();
        for wrap in self.wraps.iter().rev() {
            if !name.is_empty() {
                document = OwnedValue::from(Dict::from_iter([(name.as_str(), document)]));
                name.clear();
            }
            match wrap {
                Wrap::Key(key) => name.clone_from(key),
                // Each item of a list has the value.
                Wrap::Item(len) => document = OwnedValue::from(vec![document; *len]),
            }
        }
        let (path, document) = (self.path.clone(), (name, document));
        self.found.push(Leaf { path, value: value.clone(), is_choice, document });
        value
    }

    fn value(&mut self, kind: SlotType, type_name: &str) -> OwnedValue {
        let value = match kind {
            SlotType::Optional(inner) => return self.value(inner(), type_name),
            SlotType::Object(class) => return self.object(class).into(),
            SlotType::List { item, len } => {
                let len = len.unwrap_or(1);
                let item =
                    self.within("[0]", Wrap::Item(len), |walk| walk.value(item(), type_name));
                return vec![item; len].into();
            }
            SlotType::Map(_) if type_name.contains("Range") => {
                Dict::from_iter([("start", 1), ("end", 7)]).into()
            }
            SlotType::Map(item) => {
                let item =
                    self.within("7", Wrap::Key("7".into()), |walk| walk.value(item(), type_name));
                return Dict::from_iter([("7", item)]).into();
            }
            SlotType::Enum(info) => return self.variant(info),
            SlotType::Tuple(fields) => {
                let items: Vec<_> =
                    fields.iter().map(|field| scalar(field.slot_type(), "")).collect();
                items.into()
            }
            kind => scalar(kind, type_name),
        };
        self.leaf(value, false)
    }

    /// The choice of the first variant with fields, and its fields.
    fn variant(&mut self, info: &'static EnumInfo) -> OwnedValue {
        let variant = info.variants().iter().find(|variant| !variant.fields().is_empty());
        let variant = variant.expect("an enum with fields");
        self.leaf(variant.name().into(), true);
        let is_named = !variant.fields()[0].name().is_empty();
        let payload = self.within("", Wrap::Key(variant.name().into()), |walk| {
            if is_named {
                let mut all = Dict::new();
                for field in variant.fields() {
                    let value = walk.within(field.name(), Wrap::Key(field.name().into()), |walk| {
                        walk.value(field.slot_type(), "")
                    });
                    all.insert_owned(field.name(), value);
                }
                all.into()
            } else if let [only] = variant.fields() {
                walk.value(only.slot_type(), "")
            } else {
                let items: Vec<OwnedValue> =
                    variant.fields().iter().map(|field| scalar(field.slot_type(), "")).collect();
                let len = walk.path.len();
                for (at, item) in items.iter().enumerate() {
                    let _ = write!(walk.path, "[{at}]");
                    walk.leaf_of(item.clone(), false, OwnedValue::from(items.clone()));
                    walk.path.truncate(len);
                }
                items.into()
            }
        });
        Dict::from_iter([(variant.name(), payload)]).into()
    }
}

fn scalar(kind: SlotType, type_name: &str) -> OwnedValue {
    match kind {
        SlotType::Bool => true.into(),
        SlotType::Int { .. } => 7.into(),
        SlotType::Float => 0.5.into(),
        SlotType::Char => 'x'.into(),
        SlotType::Bytes => vec![1_u8, 2].into(),
        SlotType::Duration => std::time::Duration::from_millis(250).into(),
        SlotType::Choices(names) => names[names.len() - 1].into(),
        SlotType::Optional(inner) => scalar(inner(), type_name),
        SlotType::Text if type_name.contains("SocketAddr") => "127.0.0.1:80".into(),
        SlotType::Text if type_name.contains("IpAddr") => "127.0.0.1".into(),
        _ => "some text".into(),
    }
}
