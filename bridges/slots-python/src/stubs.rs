//! Names of types in annotations, and stubs of a module for type checkers.

use std::fmt::Write as _;

use slots_runtime::{Class, EnumInfo, SlotType, Value};

use crate::enums;
use crate::spec::Spec;

/// The type of an attribute in an annotation of Python.
pub(crate) fn type_name(ty: SlotType) -> String {
    name_at(ty, 0)
}

fn name_at(ty: SlotType, depth: u32) -> String {
    let inner = |ty: SlotType| if depth > 8 { "object".to_owned() } else { name_at(ty, depth + 1) };
    match ty {
        SlotType::Bool => "bool".into(),
        SlotType::Int { .. } => "int".into(),
        SlotType::Float => "float".into(),
        SlotType::Char | SlotType::Str | SlotType::Text => "str".into(),
        SlotType::Bytes => "bytes".into(),
        SlotType::Duration => "datetime.timedelta".into(),
        SlotType::None => "None".into(),
        SlotType::Choices(names) => {
            let names: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
            format!("typing.Literal[{}]", names.join(", "))
        }
        SlotType::Optional(ty) => format!("{} | None", inner(ty())),
        SlotType::List { item, .. } => format!("list[{}]", inner(item())),
        SlotType::Tuple(_) => "list[typing.Any]".into(),
        SlotType::Enum(info) => info.name(),
        SlotType::Map(item) => format!("dict[str, {}]", inner(item())),
        SlotType::Object(class) => class.name().into(),
        _ => "typing.Any".into(),
    }
}

/// The type of a constant in an annotation of Python.
fn value_type(value: &Value<'_>) -> &'static str {
    match value {
        Value::Bool(_) => "bool",
        Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => "int",
        Value::Float(_) => "float",
        Value::Char(_) | Value::Str(_) | Value::Text(_) => "str",
        Value::Bytes(_) => "bytes",
        Value::Duration(_) => "datetime.timedelta",
        _ => "typing.Any",
    }
}

/// The text of a `.pyi` file with classes, for type checkers and editors.
#[must_use]
pub fn stubs(specs: &[Spec]) -> String {
    let mut text = String::from("import datetime\nimport typing\n");
    let mut enums: Vec<&'static EnumInfo> = Vec::new();
    for info in specs.iter().flat_map(|spec| enums::of_class(spec.class)) {
        if !enums.contains(&info) {
            enums.push(info);
        }
    }
    if !enums.is_empty() {
        // Type checkers know it without the package; `typing.Self` exists since Python 3.11.
        text.push_str("import typing_extensions\n");
    }
    for info in enums {
        enum_stub(&mut text, info);
    }
    for spec in specs {
        class_stub(&mut text, spec.class);
    }
    text
}

fn enum_stub(text: &mut String, info: &EnumInfo) {
    let name = info.name();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\nclass {name}:");
    for own in info.variants() {
        let (mut names, mut arguments, mut types) = (Vec::new(), String::new(), Vec::new());
        for (at, field) in own.fields().iter().enumerate() {
            let is_named = own.has_named_fields();
            let name = if is_named { identifier(field.name()) } else { format!("_{at}") };
            let ty = type_name(field.slot_type());
            let default = if is_named && field.has_default() { " = ..." } else { "" };
            let _ = write!(arguments, ", {name}: {ty}{default}");
            types.push((name.clone(), ty));
            names.push(format!("{name:?},"));
        }
        let own = identifier(own.name());
        let _ = writeln!(text, "    class {own}({name}):");
        let _ = writeln!(text, "        __match_args__ = ({})", names.join(" "));
        for (name, ty) in types {
            let _ = writeln!(text, "        @property\n        def {name}(self) -> {ty}: ...");
        }
        let _ =
            writeln!(text, "        def __new__(cls{arguments}) -> typing_extensions.Self: ...");
    }
}

/// The name in Python of a variant or field, as `_identifier` in `support.py` makes it.
fn identifier(name: &str) -> String {
    let made: String =
        name.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if made.starts_with(|c: char| c.is_numeric()) || made.is_empty() {
        format!("_{made}")
    } else {
        made
    }
}

fn class_stub(text: &mut String, class: &'static Class) {
    let bases: Vec<_> = class.bases().map(Class::name).collect();
    let bases = if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\nclass {}{bases}:", class.name());
    for own in class.class_attributes().filter(|own| own.owner() == class) {
        let ty = value_type(&own.value());
        let _ = writeln!(text, "    {}: typing.ClassVar[{ty}]", own.name());
    }
    for slot in class.slots().filter(|slot| slot.owner() == class) {
        let ty = type_name(slot.slot_type());
        if slot.is_readonly() || class.is_frozen() {
            let _ = writeln!(text, "    @property\n    def {}(self) -> {ty}: ...", slot.name());
        } else {
            let _ = writeln!(text, "    {}: {ty}", slot.name());
        }
    }
    for own in class.properties().filter(|own| own.owner() == class) {
        let name = own.name();
        let ty = type_name(own.slot_type());
        let _ = writeln!(text, "    @property\n    def {name}(self) -> {ty}: ...");
        if let Some(ty) = own.taken_type() {
            let ty = type_name(ty);
            let setter = format!("    def {name}(self, value: {ty}) -> None: ...");
            let _ = writeln!(text, "    @{name}.setter\n{setter}");
        }
    }
    for own in class.methods().filter(|own| own.owner() == class) {
        let mut arguments = String::new();
        for argument in own.arguments() {
            let default = if argument.is_required() { "" } else { " = ..." };
            let _ = write!(
                arguments,
                ", {}: {}{default}",
                argument.name(),
                type_name(argument.slot_type())
            );
        }
        let _ = writeln!(
            text,
            "    def {}(self{arguments}) -> {}: ...",
            own.name(),
            type_name(own.returns())
        );
    }
    let mut arguments = String::new();
    for slot in class.slots() {
        let _ = write!(arguments, ", {}: {} = ...", slot.name(), type_name(slot.slot_type()));
    }
    if arguments.is_empty() {
        let _ = writeln!(text, "    def __init__(self) -> None: ...");
    } else {
        let more = if class.is_dynamic() { ", **entries: typing.Any" } else { "" };
        let _ = writeln!(text, "    def __init__(self, *{arguments}{more}) -> None: ...");
    }
    if class.is_dynamic() {
        let _ = writeln!(text, "    def __getattr__(self, name: str) -> typing.Any: ...");
        let _ =
            writeln!(text, "    def __setattr__(self, name: str, value: typing.Any) -> None: ...");
    }
}
