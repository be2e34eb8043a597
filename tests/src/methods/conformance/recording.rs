//! The recordings: the content of a file as data.

use serde_json::Value as Json;
use slots_runtime::OwnedValue;

/// A file of recordings.
pub(super) struct Recording {
    pub(super) classes: Vec<RecordedClass>,
    pub(super) vectors: Vec<Vector>,
}

/// The description of a class by CPython.
pub(super) struct RecordedClass {
    pub(super) name: String,
    pub(super) mro: Vec<String>,
    pub(super) is_dynamic: bool,
    /// Name, type and owner of each slot, those of bases first.
    pub(super) slots: Vec<[String; 3]>,
    /// The attributes set on every new instance.
    pub(super) init: Vec<(String, OwnedValue)>,
}

/// A sequence of operations on one fresh instance.
pub(super) struct Vector {
    pub(super) id: String,
    pub(super) class: String,
    pub(super) tags: Vec<String>,
    pub(super) ops: Vec<Op>,
    /// The expected results where slots have types, if these differ.
    pub(super) strict: Option<Vec<Expect>>,
}

/// One operation.
pub(super) struct Op {
    pub(super) method: Method,
    pub(super) name: String,
    pub(super) value: OwnedValue,
    /// Whether the value has the type of the slot; `untyped` if the slot has no type.
    pub(super) typing: String,
    pub(super) expect: Expect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Set,
    Delete,
    Has,
    Dir,
    Vars,
    /// `obj.__dict__[name] = value`
    DictSet,
}

/// How an operation ended in CPython.
#[derive(Debug)]
pub(super) enum Expect {
    Done,
    Bool(bool),
    Value(OwnedValue),
    Names(Vec<String>),
    Entries(Vec<(String, OwnedValue)>),
    StageError { category: String, message: Option<String> },
}

impl Recording {
    /// Reads a file and ignores fields that the tests do not need.
    pub(super) fn from_json(text: &str) -> Result<Self, String> {
        let file: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let classes = file["classes"].as_array().into_iter().flatten().map(RecordedClass::read);
        let vectors = list(&file["vectors"])?.iter().map(Vector::read);
        Ok(Recording {
            classes: classes.collect::<Result<_, _>>()?,
            vectors: vectors.collect::<Result<_, _>>()?,
        })
    }
}

impl RecordedClass {
    fn read(class: &Json) -> Result<Self, String> {
        let slot =
            |slot: &Json| Ok([text(&slot["name"])?, text(&slot["type"])?, text(&slot["owner"])?]);
        let set = |set: &Json| Ok((text(&set["name"])?, value(&set["value"], &set["type"])?));
        Ok(RecordedClass {
            name: text(&class["name"])?,
            mro: list(&class["mro"])?.iter().map(text).collect::<Result<_, _>>()?,
            is_dynamic: class["dynamic"].as_bool().ok_or("no `dynamic`")?,
            slots: list(&class["all_slots"])?.iter().map(slot).collect::<Result<_, String>>()?,
            init: list(&class["init"])?.iter().map(set).collect::<Result<_, String>>()?,
        })
    }
}

impl Vector {
    fn read(vector: &Json) -> Result<Self, String> {
        let id = text(&vector["id"])?;
        let ops = list(&vector["ops"])?;
        let ops: Vec<Op> = ops
            .iter()
            .map(Op::read)
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{id}: {error}"))?;
        let strict = match vector["strict_expect"].as_array() {
            Some(strict) if strict.len() == ops.len() => {
                let pairs = strict.iter().zip(&ops);
                Some(
                    pairs
                        .map(|(expect, op)| Expect::read(expect, op.method))
                        .collect::<Result<_, _>>()?,
                )
            }
            Some(_) => return Err(format!("{id}: `strict_expect` is not one for each operation")),
            None => None,
        };
        let tags = list(&vector["tags"])?.iter().map(text).collect::<Result<_, _>>()?;
        Ok(Vector { id, class: text(&vector["class"])?, tags, ops, strict })
    }

    pub(super) fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own == tag)
    }
}

impl Op {
    fn read(op: &Json) -> Result<Self, String> {
        let method = match text(&op["op"])?.as_str() {
            "getattr" => Method::Get,
            "setattr" => Method::Set,
            "delattr" => Method::Delete,
            "hasattr" => Method::Has,
            "dir" => Method::Dir,
            "vars" => Method::Vars,
            "dict_set" => Method::DictSet,
            other => return Err(format!("unknown operation `{other}`")),
        };
        let name = if matches!(method, Method::Dir | Method::Vars) {
            String::new()
        } else {
            text(&op["name"])?
        };
        let given = if matches!(method, Method::Set | Method::DictSet) {
            value(&op["value"], &op["value_type"])?
        } else {
            OwnedValue::None
        };
        let typing = op["typing"].as_str().unwrap_or("untyped").to_owned();
        Ok(Op { method, name, value: given, typing, expect: Expect::read(&op["expect"], method)? })
    }
}

impl Expect {
    fn read(expect: &Json, method: Method) -> Result<Self, String> {
        let error = &expect["err"];
        if !error.is_null() {
            let message = error["message"].as_str().map(str::to_owned);
            return Ok(Expect::StageError { category: text(&error["category"])?, message });
        }
        let ok = expect.get("ok").ok_or("an expectation is `ok` or `err`")?;
        Ok(match method {
            Method::Get => Expect::Value(value(ok, &expect["type"])?),
            Method::Set | Method::Delete | Method::DictSet => Expect::Done,
            Method::Has => Expect::Bool(ok.as_bool().ok_or("`hasattr` is true or false")?),
            Method::Dir => Expect::Names(list(ok)?.iter().map(text).collect::<Result<_, _>>()?),
            Method::Vars => {
                let entry = |entry: &Json| Ok((text(&entry[0])?, value(&entry[1], &entry[2])?));
                Expect::Entries(list(ok)?.iter().map(entry).collect::<Result<_, String>>()?)
            }
        })
    }
}

fn list(json: &Json) -> Result<&Vec<Json>, String> {
    json.as_array().ok_or_else(|| format!("a list expected, not {json}"))
}

fn text(json: &Json) -> Result<String, String> {
    json.as_str().map(str::to_owned).ok_or_else(|| format!("a text expected, not {json}"))
}

/// A value of the kind that is recorded beside it: JSON itself does not tell `1` from `1.0`.
fn value(json: &Json, kind: &Json) -> Result<OwnedValue, String> {
    let value = match kind.as_str() {
        Some("none") if json.is_null() => Some(OwnedValue::None),
        Some("bool") => json.as_bool().map(OwnedValue::from),
        Some("int") => json.as_i64().map(OwnedValue::from),
        Some("float") => json.as_f64().map(OwnedValue::from),
        Some("str") => json.as_str().map(OwnedValue::from),
        _ => None,
    };
    value.ok_or_else(|| format!("{json} is no {kind}"))
}
