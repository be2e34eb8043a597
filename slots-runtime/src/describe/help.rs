//! The text of a class, like that of Python's `help()`.

use core::fmt::{self, Display, Formatter};

use crate::describe::class_attr_info::ClassAttrInfo;
use crate::describe::method_info::MethodInfo;
use crate::describe::property_info::PropertyInfo;
use crate::describe::slot_info::SlotInfo;
use crate::model::class::Class;
use crate::model::slot_type::{FieldInfo, SlotType, VariantInfo};

impl Display for Class {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let class = self.itself();
        write!(f, "class {}", class.name())?;
        for (at, base) in class.bases().enumerate() {
            write!(f, "{}{}", if at == 0 { "(" } else { ", " }, base.name())?;
        }
        if class.bases().next().is_some() {
            f.write_str(")")?;
        }
        if class.is_frozen() {
            f.write_str(" [frozen]")?;
        }
        f.write_str("\n")?;
        prose(f, 1, class.doc())?;
        section(f, "Slots", class.slots(), slot)?;
        section(f, "Properties", class.properties(), property)?;
        section(f, "Methods", class.methods(), method)?;
        section(f, "Class attributes", class.class_attributes(), class_attribute)?;
        if class.is_dynamic() {
            f.write_str(" |  Any other attribute is kept in __dict__, the overflow map.\n")?;
        }
        Ok(())
    }
}

/// A line that begins with ` |  `, as in Python's `help()`. Writes nothing for an empty text.
fn prose(f: &mut Formatter<'_>, depth: usize, text: &str) -> fmt::Result {
    for line in text.lines() {
        let indent = if line.trim().is_empty() { 0 } else { depth * 4 - 2 };
        writeln!(f, " |{:indent$}{}", "", line.trim_end())?;
    }
    Ok(())
}

fn section<T>(
    f: &mut Formatter<'_>,
    title: &str,
    items: impl Iterator<Item = T>,
    write: fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (at, item) in items.enumerate() {
        if at == 0 {
            writeln!(f, " |  {title}:")?;
        }
        write(f, &item)?;
    }
    Ok(())
}

fn slot(f: &mut Formatter<'_>, slot: &SlotInfo) -> fmt::Result {
    writeln!(f, " |      {slot}")?;
    prose(f, 3, slot.doc())?;
    match slot.slot_type().innermost() {
        SlotType::Enum(info) => info.variants().iter().try_for_each(|it| variant(f, it)),
        _ => Ok(()),
    }
}

/// The variant and its fields; a variant without fields and documentation is among the names in the line of the slot.
fn variant(f: &mut Formatter<'_>, variant: &VariantInfo) -> fmt::Result {
    if variant.fields().is_empty() && variant.doc().is_empty() {
        return Ok(());
    }
    write!(f, " |          '{}'", variant.name())?;
    if !variant.has_named_fields() {
        for (at, field) in variant.fields().iter().enumerate() {
            f.write_str(if at == 0 { ": " } else { ", " })?;
            write!(f, "{field}")?;
        }
    }
    f.write_str("\n")?;
    prose(f, 4, variant.doc())?;
    for field in variant.fields().iter().filter(|field| !field.name().is_empty()) {
        writeln!(f, " |              {field}")?;
        prose(f, 5, field.doc())?;
    }
    Ok(())
}

fn property(f: &mut Formatter<'_>, property: &PropertyInfo) -> fmt::Result {
    writeln!(f, " |      {property}")?;
    prose(f, 3, property.doc())
}

fn method(f: &mut Formatter<'_>, method: &MethodInfo) -> fmt::Result {
    writeln!(f, " |      {method}")?;
    prose(f, 3, method.doc())?;
    for argument in method.arguments().filter(|argument| !argument.doc().is_empty()) {
        writeln!(f, " |          {}:", argument.name())?;
        prose(f, 4, argument.doc())?;
    }
    Ok(())
}

fn class_attribute(f: &mut Formatter<'_>, attribute: &ClassAttrInfo) -> fmt::Result {
    writeln!(f, " |      {attribute}")?;
    prose(f, 3, attribute.doc())
}

/// One line, as in the help of the class: `gain: f64 [dB], in 0.0..=24.0`.
impl Display for SlotInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name(), self.type_name())?;
        if !self.unit().is_empty() {
            write!(f, " [{}]", self.unit())?;
        }
        if self.rules().all(|rule| rule.choices().is_none()) && !self.choices().is_empty() {
            write!(f, ", one of '{}'", self.choices().join("', '"))?;
        }
        for rule in self.rules() {
            write!(f, ", {rule}")?;
        }
        if let Some(default) = self.stated_default() {
            write!(f, ", default {:?}", default.as_value())?;
        }
        if self.is_readonly() {
            f.write_str(", read-only")?;
        }
        if self.can_be_unset() {
            f.write_str(", may be unset")?;
        }
        for (at, alias) in self.aliases().iter().enumerate() {
            write!(f, "{}{alias}", if at == 0 { ", also " } else { " and " })?;
        }
        Ok(())
    }
}

/// One line, as in the help of the class: `line: u8 [m], in 0..=7, default 1`. A field without a name begins with its type.
impl Display for FieldInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.name().is_empty() {
            write!(f, "{}: ", self.name())?;
        }
        f.write_str(&self.type_name())?;
        if !self.unit().is_empty() {
            write!(f, " [{}]", self.unit())?;
        }
        self.rules().try_for_each(|rule| write!(f, ", {rule}"))?;
        if let Some(default) = self.stated_default() {
            write!(f, ", default {:?}", default.as_value())?;
        }
        if self.is_readonly() { f.write_str(", read-only") } else { Ok(()) }
    }
}

/// One line, as in the help of the class: `position (get, set)`.
impl Display for PropertyInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let can = [(self.can_get(), "get"), (self.can_set(), "set"), (self.can_delete(), "delete")];
        f.write_str(self.name())?;
        for (at, (_, accessor)) in can.iter().filter(|(can, _)| *can).enumerate() {
            write!(f, "{}{accessor}", if at == 0 { " (" } else { ", " })?;
        }
        f.write_str(")")
    }
}

/// One line, as in the help of the class: `vendor = "Acme Optics"`.
impl Display for ClassAttrInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {:?}", self.name(), self.value())
    }
}
