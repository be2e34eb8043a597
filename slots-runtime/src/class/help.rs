//! How a class prints: like Python's `help()`.

use core::fmt::{self, Debug, Display, Formatter};

use super::{Class, ClassAttrInfo, PropertyInfo, SlotInfo};

impl Display for Class {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let class = (self.decl.class)();
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
        section(f, "Class attributes", class.class_attributes(), class_attribute)?;
        if class.is_dynamic() {
            f.write_str(" |  Any other attribute is kept in __dict__, the overflow map.\n")?;
        }
        Ok(())
    }
}

/// A line of ` |  ` and the text, as Python's `help()` indents; nothing for no text.
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
    write!(f, " |      {}: {}", slot.name(), slot.type_name())?;
    if !slot.unit().is_empty() {
        write!(f, " [{}]", slot.unit())?;
    }
    if slot.rules().all(|rule| rule.choices().is_none()) && !slot.choices().is_empty() {
        write!(f, ", one of '{}'", slot.choices().join("', '"))?;
    }
    for rule in slot.rules() {
        write!(f, ", {rule}")?;
    }
    if slot.is_readonly() {
        f.write_str(", read-only")?;
    }
    if slot.can_be_unset() {
        f.write_str(", may be unset")?;
    }
    for (at, alias) in slot.aliases().iter().enumerate() {
        write!(f, "{}{alias}", if at == 0 { ", also " } else { " and " })?;
    }
    f.write_str("\n")?;
    prose(f, 3, slot.doc())
}

fn property(f: &mut Formatter<'_>, property: &PropertyInfo) -> fmt::Result {
    let can = [
        (property.can_get(), "get"),
        (property.can_set(), "set"),
        (property.can_delete(), "delete"),
    ];
    write!(f, " |      {}", property.name())?;
    for (at, (_, verb)) in can.iter().filter(|(can, _)| *can).enumerate() {
        write!(f, "{}{verb}", if at == 0 { " (" } else { ", " })?;
    }
    f.write_str(")\n")?;
    prose(f, 3, property.doc())
}

fn class_attribute(f: &mut Formatter<'_>, attribute: &ClassAttrInfo) -> fmt::Result {
    writeln!(f, " |      {} = {:?}", attribute.name(), attribute.value())?;
    prose(f, 3, attribute.doc())
}

impl Debug for Class {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<class '{}'>", self.name())
    }
}

impl PartialEq for Class {
    fn eq(&self, other: &Self) -> bool {
        (self.decl.type_id)() == (other.decl.type_id)()
    }
}

impl Eq for Class {}
