//! The methods of an object, in a section that is closed at first: a button that calls each of them, and fields for its arguments.

use egui::{
    Align, Button, Checkbox, CollapsingHeader, ComboBox, Layout, Response, Role, TextEdit, Ui,
    WidgetInfo, vec2,
};
use slots_runtime::prelude::*;
use slots_runtime::{ArgumentInfo, Arguments, MethodInfo, PathSegment, Receiver, SlotType};

use crate::edit::{Written, class_of};
use crate::row;
use crate::state::{Frame, State};
use crate::widgets::text::clipped;

/// The most characters of a returned value that are shown.
const LONG: usize = 200;

/// The fields of the arguments of a method, and the result of its last call.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    all: Vec<Field>,
    result: Option<Result<String, String>>,
}

/// The text of an argument, and its error.
#[derive(Clone, Debug, Default)]
struct Field {
    text: String,
    error: Option<String>,
}

/// A call that a button requests.
#[derive(Debug)]
pub(crate) struct Call {
    /// The path of the method.
    path: AttrPath,
    method: MethodInfo,
    arguments: Vec<(&'static str, Written)>,
}

impl Fields {
    /// The defaults of the arguments.
    fn of(arguments: &[ArgumentInfo]) -> Self {
        let field = |argument: &ArgumentInfo| Field { text: default(*argument), error: None };
        Fields { all: arguments.iter().map(field).collect(), result: None }
    }
}

impl Call {
    /// Calls the method, and keeps its result. Returns what undoes the call; `None` for a method that cannot change the object.
    pub(crate) fn make(&self, state: &mut State, object: &mut dyn Object) -> Option<Undo> {
        let mut arguments = Arguments::new();
        for (name, written) in &self.arguments {
            arguments = arguments.keyword_input(*name, written.input());
        }
        let can_change = self.method.receiver() == Receiver::Mut;
        let (result, undo) = if can_change {
            let call = |object: &mut dyn Object| object.call_path(&self.path, arguments);
            let (result, undo) = Undo::record(object, call);
            (result, Some(undo))
        } else {
            (object.call_path(&self.path, arguments), None)
        };
        let result = match result {
            Ok(_) if self.method.returned_type_name() == "()" => Ok("done".to_owned()),
            Ok(value) => Ok(format!("returned {}", clipped(&value.to_string(), LONG))),
            Err(error) => Err(format!("{error:#}")),
        };
        if let Some(fields) = state.methods.get_mut(&self.path) {
            fields.result = Some(result);
        }
        undo
    }
}

pub(crate) fn section(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    object: &dyn Object,
    path: &AttrPath,
    is_readonly: bool,
) {
    let class = class_of(object);
    if class.methods().next().is_none() || frame.visible.is_some() {
        return;
    }
    let header = CollapsingHeader::new("methods").id_salt(("methods", path));
    header.show(ui, |ui| {
        for method in class.methods() {
            let path = path.join(PathSegment::Name(method.name().to_owned()));
            ui.push_id(path.clone(), |ui| draw(ui, frame, method, path, is_readonly));
        }
    });
}

fn draw(ui: &mut Ui, frame: &mut Frame<'_>, method: MethodInfo, path: AttrPath, is_readonly: bool) {
    let arguments: Vec<ArgumentInfo> = method.arguments().collect();
    let mut fields = frame.state.methods.remove(&path).unwrap_or_else(|| Fields::of(&arguments));
    if fields.all.len() != arguments.len() {
        // Another object lies at the path now.
        fields = Fields::of(&arguments);
    }
    let can_be_given =
        |argument: &ArgumentInfo| !argument.is_required() || can_be_text(argument.slot_type());
    let is_enabled =
        arguments.iter().all(can_be_given) && !(is_readonly && method.receiver() == Receiver::Mut);
    ui.horizontal(|ui| {
        let response = ui.add_enabled(is_enabled, Button::new(method.name()));
        let label = || WidgetInfo::labeled(Role::Button, is_enabled, format!("call {path}"));
        response.widget_info(label);
        let response = response.on_hover_ui(|ui| {
            ui.set_max_width(400.0);
            if !method.doc().is_empty() {
                ui.label(method.doc());
            }
            ui.weak(method.to_string());
        });
        if response.clicked() {
            let given = arguments.iter().zip(&fields.all);
            let arguments = given
                .filter_map(|(argument, field)| {
                    Some((argument.name(), written(*argument, &field.text)?))
                })
                .collect();
            frame.calls.push(Call { path: path.clone(), method, arguments });
        }
        if let Some(Ok(text)) = &fields.result {
            ui.label(text);
        }
    });
    if let Some(Err(error)) = &fields.result {
        row::below(ui, frame, error, ui.visuals().error_fg_color);
    }
    for (argument, field) in arguments.iter().zip(&mut fields.all) {
        ui.push_id(argument.name(), |ui| draw_argument(ui, frame, method, *argument, field));
    }
    frame.state.methods.insert(path, fields);
}

fn draw_argument(
    ui: &mut Ui,
    frame: &Frame<'_>,
    method: MethodInfo,
    argument: ArgumentInfo,
    field: &mut Field,
) {
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().indent);
        let width = (frame.column - ui.cursor().left()).max(60.0);
        let size = vec2(width, ui.spacing().interact_size.y);
        let name = |ui: &mut Ui| {
            ui.set_min_width(size.x);
            ui.label(argument.name())
        };
        let label = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), name);
        label.inner.on_hover_ui(|ui| tooltip(ui, argument));
        if !can_be_text(argument.slot_type()) {
            ui.weak(format!("{} cannot be entered as text", argument.type_name()));
            return;
        }
        let before = field.text.clone();
        let full_name = format!("{} of {}", argument.name(), method.name());
        widget(ui, argument, &mut field.text, &full_name);
        if !argument.unit().is_empty() {
            ui.weak(argument.unit());
        }
        if field.text != before {
            let checked = written(argument, &field.text)
                .map_or(Ok(()), |written| argument.check_input(written.input()));
            field.error = checked.err().map(|error| format!("{error:#}"));
        }
    });
    if let Some(error) = &field.error {
        row::below(ui, frame, error, ui.visuals().error_fg_color);
    }
}

/// A check box, a combo box or a text field.
fn widget(ui: &mut Ui, argument: ArgumentInfo, text: &mut String, name: &str) {
    let is_enabled = ui.is_enabled();
    if matches!(argument.slot_type(), SlotType::Bool) {
        let mut is_set = text == "true";
        let response = ui.add(Checkbox::without_text(&mut is_set));
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, is_enabled, is_set, name));
        *text = is_set.to_string();
        return;
    }
    let choices = argument.choices();
    if !choices.is_empty() && is_single(plain(argument.slot_type())) {
        let combo = ComboBox::from_id_salt("choices").selected_text(text.as_str());
        let response = combo.show_ui(ui, |ui| {
            let none = argument.slot_type();
            let none = matches!(none, SlotType::Optional(_)).then(String::new);
            for choice in none.into_iter().chain(choices) {
                let shown = choice.clone();
                ui.selectable_value(text, choice, shown);
            }
        });
        labelled(&response.response, Role::ComboBox, name);
        return;
    }
    let response = ui.add(TextEdit::singleline(text).desired_width(180.0));
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(is_enabled, "", text.as_str(), "");
        info.label = Some(name.to_owned());
        info
    });
}

fn labelled(response: &Response, role: Role, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), name));
}

fn tooltip(ui: &mut Ui, argument: ArgumentInfo) {
    ui.set_max_width(400.0);
    if !argument.doc().is_empty() {
        ui.label(argument.doc());
    }
    let (type_name, unit) = (argument.type_name(), argument.unit());
    ui.weak(if unit.is_empty() { type_name } else { format!("{type_name} in {unit}") });
    for rule in argument.rules() {
        ui.weak(format!("must be {rule}"));
    }
}

/// The type inside of all options.
fn plain(slot_type: SlotType) -> SlotType {
    match slot_type {
        SlotType::Optional(inner) => plain(inner()),
        other => other,
    }
}

fn is_string(slot_type: SlotType) -> bool {
    matches!(plain(slot_type), SlotType::Str | SlotType::Char | SlotType::Text)
}

/// Whether the choices of a type are its values, and not those of its items.
fn is_single(slot_type: SlotType) -> bool {
    !matches!(slot_type, SlotType::List { .. } | SlotType::Map(_) | SlotType::Tuple(_))
}

/// Whether a string can be a value of a type.
fn can_be_text(slot_type: SlotType) -> bool {
    match slot_type {
        SlotType::Opaque | SlotType::Object(_) => false,
        SlotType::Optional(inner) | SlotType::Map(inner) | SlotType::List { item: inner, .. } => {
            can_be_text(inner())
        }
        _ => true,
    }
}

/// The text of the default; empty without one.
fn default(argument: ArgumentInfo) -> String {
    let text = match argument.default() {
        Some(OwnedValue::None) | None => String::new(),
        Some(value) => value.to_string(),
    };
    if text.is_empty() && matches!(argument.slot_type(), SlotType::Bool) {
        return false.to_string();
    }
    let is_read = |written: Written| argument.check_input(written.input()).is_ok();
    if written(argument, &text).is_none_or(is_read) { text } else { String::new() }
}

/// What a text gives to an argument. An empty text gives nothing, apart from an empty string to an argument that takes strings.
fn written(argument: ArgumentInfo, text: &str) -> Option<Written> {
    let slot_type = argument.slot_type();
    let is_left_out = || {
        let is_none = || argument.default().is_none_or(|it| matches!(it, OwnedValue::None));
        !is_string(slot_type) || !argument.is_required() && is_none()
    };
    if text.is_empty() && is_left_out() {
        return None;
    }
    Some(if is_string(slot_type) {
        Written::Value(text.into())
    } else {
        Written::Text(text.to_owned())
    })
}
