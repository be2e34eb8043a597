//! The template of a settings file: every setting as a comment, with its documentation and its present value.

use std::fmt::Write as _;

use slots_runtime::prelude::*;
use slots_runtime::{Class, PropertyInfo, SlotInfo, SlotType, VariantInfo};

use crate::names::plain;
use crate::toml_text::{key_of, toml};

/// Returns a file of TOML in which every setting of an object is a comment: its documentation, its type and rules, and its
/// present value.
///
/// Lines of documentation begin with `## `. A line that begins with `#` and a name is a setting; without the `#` it sets the
/// present value. The template itself loads, and changes nothing. The table of an optional object that is `None`, and of an entry of an
/// empty map of objects, is a comment too, as are its settings, which have their defaults or values to be replaced.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     /// Exposure time of one frame.
///     #[slot(unit = "s", range = 0.0..=10.0)]
///     exposure_time: f64,
/// }
///
/// #[slots]
/// struct Rack {
///     name: String,
///     camera: Camera,
///     spare: Option<Camera>,
/// }
///
/// let rack = Rack { name: "left".into(), camera: Camera { exposure_time: 0.5 }, spare: None };
/// let text = slots_config::template(&rack);
/// assert_eq!(
///     text.lines().collect::<Vec<_>>(),
///     [
///         "## name: String",
///         "#name = \"left\"",
///         "",
///         "[camera]",
///         "## Exposure time of one frame.",
///         "## exposure_time: f64 [s], in 0.0..=10.0",
///         "#exposure_time = 0.5",
///         "",
///         "## spare: Option<Camera> (not set)",
///         "#[spare]",
///         "## Exposure time of one frame.",
///         "## exposure_time: f64 [s], in 0.0..=10.0",
///         "#exposure_time = 0.0",
///     ]
/// );
/// ```
pub fn template(object: &dyn Object) -> String {
    let mut template = Template::default();
    template.class_doc(object.class());
    template.table(object.class(), Some(object), "");
    template.text.trim_start().to_owned()
}

/// As [`template`], of a class whose objects [`build`](crate::Config::build) makes: the values are the defaults. A slot without a
/// default is marked as required, and its value is to be replaced; a table that is a comment as a whole is not required.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// /// Settings of the backup.
/// #[slots]
/// struct Backup {
///     target: String,
///     #[slot(default = 2)]
///     jobs: u32,
/// }
///
/// let text = slots_config::template_of::<Backup>();
/// assert_eq!(
///     text.lines().collect::<Vec<_>>(),
///     [
///         "## Settings of the backup.",
///         "",
///         "## target: String (required)",
///         "#target = \"\"",
///         "## jobs: u32, default 2",
///         "#jobs = 2",
///     ]
/// );
/// ```
pub fn template_of<T: Slots>() -> String {
    let mut template = Template { is_required: true, ..Template::default() };
    template.class_doc(T::CLASS);
    template.table(T::CLASS, None, "");
    template.text.trim_start().to_owned()
}

/// The deepest nesting of tables in a template.
const MOST_TABLES: usize = 32;

/// The key of an example entry.
const EXAMPLE: &str = "example";

#[derive(Default)]
struct Template {
    text: String,
    /// The classes of the tables around the present one.
    classes: Vec<&'static Class>,
    /// Whether a new object needs the present table.
    is_required: bool,
}

/// A table that follows the settings of the table around it.
enum Section<'a> {
    Object(&'a dyn Object),
    /// An object that does not exist.
    New(&'static Class),
    /// A map of objects.
    Entries(Value<'a>, &'static Class),
}

impl Template {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, doc: &str) {
        for line in doc.lines() {
            self.line(format!("## {line}").trim_end());
        }
    }

    fn class_doc(&mut self, class: &'static Class) {
        if !class.doc().is_empty() {
            self.comment(class.doc());
            self.line("");
        }
    }

    /// The settings of an object, or of a new object of the class.
    fn table(&mut self, class: &'static Class, object: Option<&dyn Object>, path: &str) {
        self.classes.push(class);
        let mut sections = Vec::new();
        for slot in class.slots().filter(|slot| !slot.is_readonly()) {
            let value = match object {
                Some(object) => object.getattr(slot.name()).unwrap_or(Value::None),
                None => slot.default_value().map_or(Value::None, Value::from),
            };
            match self.section(slot, value, object.is_some()) {
                Ok(section) => sections.push((slot, section)),
                Err(value) => self.setting(slot, &value),
            }
        }
        if let Some(object) = object {
            for property in class.properties().filter(|it| it.can_get() && it.can_set()) {
                if let Ok(value) = object.getattr(property.name()) {
                    self.property(property, &value);
                }
            }
            for (key, value) in object.dict().into_iter().flat_map(Dict::iter) {
                if class.slot(key).is_none() {
                    self.entry(key, &value);
                }
            }
        }
        for (slot, section) in sections {
            let name = key_of(slot.name());
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            self.tables(slot, section, &path);
        }
        self.classes.pop();
    }

    /// The table of a slot; the value if it is written as a setting.
    fn section<'a>(
        &self,
        slot: SlotInfo,
        value: Value<'a>,
        has_object: bool,
    ) -> Result<Section<'a>, Value<'a>> {
        if self.classes.len() >= MOST_TABLES {
            return Err(value);
        }
        let is_new = |class: &&'static Class| !self.classes.contains(class);
        match (plain(slot.slot_type()), value) {
            (_, Value::Object(object)) => Ok(Section::Object(object)),
            (SlotType::Object(class), Value::None) if is_new(&class) => Ok(Section::New(class)),
            (SlotType::Object(class), _) if !has_object && is_new(&class) => {
                Ok(Section::New(class))
            }
            (SlotType::Map(item), Value::Map(map)) => match plain(item()) {
                SlotType::Object(class) if is_new(&class) => {
                    Ok(Section::Entries(Value::Map(map), class))
                }
                _ => Err(Value::Map(map)),
            },
            (_, value) => Err(value),
        }
    }

    fn tables(&mut self, slot: SlotInfo, section: Section<'_>, path: &str) {
        if !self.text.ends_with("\n\n") {
            self.line("");
        }
        self.comment(slot.doc());
        let class = match &section {
            Section::Object(object) => object.class(),
            Section::New(class) | Section::Entries(_, class) => class,
        };
        if slot.doc() != class.doc() {
            self.comment(class.doc());
        }
        let is_optional = matches!(slot.slot_type(), SlotType::Optional(_));
        let is_required = self.is_required;
        let is_needed = !is_optional && slot.default_value().is_none();
        self.is_required &= is_needed && matches!(section, Section::New(_));
        match section {
            Section::Object(object) => {
                self.line(&format!("[{path}]"));
                self.table(class, Some(object), path);
            }
            Section::New(class) => {
                self.line(&format!("## {slot}{}", if is_optional { " (not set)" } else { "" }));
                self.line(&format!("#[{path}]"));
                self.table(class, None, path);
            }
            Section::Entries(Value::Map(map), class) => {
                self.line(&format!("## {slot}"));
                let mut is_empty = true;
                for (key, value) in map.iter() {
                    let Value::Object(object) = value else { continue };
                    let path = format!("{path}.{}", key_of(&key));
                    self.line(&format!("#[{path}]"));
                    self.table(class, Some(object), &path);
                    is_empty = false;
                }
                if is_empty {
                    let path = format!("{path}.{EXAMPLE}");
                    self.line(&format!("#[{path}]"));
                    self.table(class, None, &path);
                }
            }
            Section::Entries(..) => {}
        }
        self.is_required = is_required;
    }

    fn setting(&mut self, slot: SlotInfo, value: &Value<'_>) {
        let is_none = matches!(value, Value::None);
        let is_optional = matches!(slot.slot_type(), SlotType::Optional(_));
        let made = if is_none && !is_optional { placeholder(slot) } else { None };
        let value = made.as_ref().map_or_else(|| toml(value), |made| toml(&made.as_value()));
        let is_unset = is_none && made.is_none();
        if value.is_none() && !is_unset {
            return;
        }
        self.comment(slot.doc());
        let remark = match made {
            _ if is_unset => " (not set)",
            Some(_) if self.is_required => " (required)",
            _ => "",
        };
        self.line(&format!("## {slot}{remark}"));
        self.variants(slot.slot_type());
        if let (SlotType::Map(item), Some("{}")) = (plain(slot.slot_type()), value.as_deref())
            && let Some(item) = of_type(item()).and_then(|item| toml(&item.as_value()))
        {
            self.line(&format!("## such as {{ {EXAMPLE} = {item} }}"));
        }
        if let (Some(value), false) = (value, is_unset) {
            self.line(&format!("#{} = {value}", key_of(slot.name())));
        }
    }

    /// The variants of an enum that have documentation or fields.
    fn variants(&mut self, slot_type: SlotType) {
        let SlotType::Enum(info) = plain(slot_type) else { return };
        let is_stated = |it: &&VariantInfo| !it.doc().is_empty() || !it.fields().is_empty();
        for variant in info.variants().iter().filter(is_stated) {
            self.item(4, variant.name(), variant.doc());
            for field in variant.fields() {
                self.item(8, &field.to_string(), field.doc());
            }
        }
    }

    fn item(&mut self, indent: usize, described: &str, doc: &str) {
        let parts = [described, doc.lines().next().unwrap_or_default()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.line(&format!("## {:indent$}{}", "", parts.join(": ")));
    }

    fn property(&mut self, property: PropertyInfo, value: &Value<'_>) {
        if toml(value).is_some() {
            self.comment(property.doc());
        }
        self.entry(property.name(), value);
    }

    fn entry(&mut self, name: &str, value: &Value<'_>) {
        if let Some(value) = toml(value) {
            // Writing to a string does not fail.
            let _ = writeln!(self.text, "#{} = {value}", key_of(name));
        }
    }
}

/// A value that the user replaces, for a slot without a default.
fn placeholder(slot: SlotInfo) -> Option<OwnedValue> {
    if let Some(choice) = slot.choices().into_iter().next() {
        return Some(choice.into());
    }
    let bounds = slot.rules().find_map(slots_runtime::Rule::bounds);
    let accepts = |value: &OwnedValue| slot.check_text(&value.as_value().to_string()).is_ok();
    let zero = of_type(plain(slot.slot_type()));
    match bounds.and_then(|bounds| bounds.start) {
        Some((start, _)) if !zero.as_ref().is_some_and(accepts) => Some(start),
        _ => zero,
    }
}

fn of_type(slot_type: SlotType) -> Option<OwnedValue> {
    Some(match slot_type {
        SlotType::Bool => false.into(),
        SlotType::Int { .. } => 0.into(),
        SlotType::Float => 0.0.into(),
        SlotType::Duration => "0s".into(),
        SlotType::List { len: None, .. } => Vec::<OwnedValue>::new().into(),
        SlotType::Map(_) => Dict::new().into(),
        SlotType::Optional(inner) => return of_type(inner()),
        SlotType::Choices(names) => (*names.first()?).into(),
        SlotType::Enum(info) => info.variants().first()?.name().into(),
        SlotType::Str | SlotType::Text | SlotType::Char | SlotType::Any => "".into(),
        _ => return None,
    })
}
