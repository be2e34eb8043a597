//! The source text of a struct that declares the slots of a class and its overflow attributes.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::census::count::ClassCensus;
use crate::census::idents::{Idents, written};
use crate::census::rust_type::bytes;
use crate::census::sizes::POINTER;
use crate::census::usage::AttributeUse;
use crate::describe::slot_info::SlotInfo;

/// The struct with the selected attributes, without typos.
pub(crate) fn declaration(
    census: &ClassCensus,
    picks: impl Fn(&AttributeUse<'_>) -> bool,
) -> String {
    let all = crate::census::usage::all(census);
    let (mut fields, mut rest) = (Vec::new(), Vec::new());
    for usage in &all {
        if usage.name().is_empty() || !usage.is_typo() && !picks(usage) {
            rest.push(usage);
        } else if !usage.is_typo() {
            fields.push(usage);
        }
    }
    let class = census.class();
    let mut text = String::new();
    // Writing into a string never fails.
    let _ = (|| {
        doc(&mut text, "", class.doc())?;
        writeln!(text, "#[{}]", if rest.is_empty() { "slots" } else { "dynamic" })?;
        let is_new = class.slots().next().is_none() && class.bases().next().is_none();
        if is_new && fields.iter().all(|usage| !usage.field().foreign) {
            text.push_str("#[derive(Clone, Debug, Default)]\n");
        } else {
            text.push_str("// Derive what the struct derived before.\n");
        }
        writeln!(text, "pub struct {} {{", class.name())?;
        let mut idents = Idents::default();
        for base in class.bases {
            idents.take(base.field);
            writeln!(
                text,
                "    #[slot(base)]\n    pub {}: {},",
                written(base.field),
                base.class.name()
            )?;
        }
        for slot in class.slots().filter(|slot| slot.owner() == class) {
            idents.take(slot.field());
            declared_field(&mut text, slot, &all)?;
        }
        for usage in &fields {
            let ident = idents.make(usage.name());
            new_field(&mut text, usage, &ident)?;
        }
        text.push_str("}\n");
        if !rest.is_empty() {
            let names: Vec<String> = rest.iter().map(|usage| quoted(usage.name())).collect();
            writeln!(text, "// Left in the overflow map: {}.", names.join(", "))?;
        }
        core::fmt::Result::Ok(())
    })();
    text
}

/// A field that the class declares already.
fn declared_field(
    text: &mut String,
    slot: SlotInfo,
    all: &[AttributeUse<'_>],
) -> core::fmt::Result {
    doc(text, "    ", slot.doc())?;
    for usage in all.iter().filter(|usage| looks_like(usage, slot.name())) {
        let what = if usage.is_typo() { "misspelled" } else { "the same as" };
        let (name, objects) = (quoted(usage.name()), counted(usage.objects(), "object"));
        writeln!(text, "    // {what} {name} ({objects})")?;
    }
    let mut options: Vec<String> = Vec::new();
    if slot.can_be_unset() {
        options.push("unset".into());
    }
    if slot.is_readonly() {
        options.push("readonly".into());
    }
    if slot.field() != slot.name() {
        options.push(format!("rename = {:?}", slot.name()));
    }
    options.extend(slot.aliases().iter().map(|alias| format!("alias = {alias:?}")));
    if !slot.unit().is_empty() {
        options.push(format!("unit = {:?}", slot.unit()));
    }
    for rule in slot.rules() {
        let shown = rule.to_string();
        if rule.bounds().is_some()
            && let Some(range) = shown.strip_prefix("in ")
        {
            options.push(format!("range = {range}"));
        } else if let Some(choices) = rule.choices() {
            options.push(format!("choices = {choices:?}"));
        } else {
            writeln!(text, "    // and its `check`: {}", shown.escape_debug())?;
        }
    }
    if !options.is_empty() {
        writeln!(text, "    #[slot({})]", options.join(", "))?;
    }
    writeln!(text, "    pub {}: {},", written(slot.field()), slot.type_name())
}

/// A field for an overflow attribute.
fn new_field(text: &mut String, usage: &AttributeUse<'_>, ident: &str) -> core::fmt::Result {
    writeln!(text, "    /// {}", presence(usage))?;
    if let Some(meant) = usage.similar_name() {
        let name = quoted(meant.name());
        writeln!(text, "    // the same as {name} ({})?", counted(meant.objects(), "object"))?;
    }
    let has = |name: &str| usage.census().class().find(name).is_some();
    if has(usage.name()) {
        text.push_str(
            "    // It hides a class attribute or a property of this name: remove that one.\n",
        );
    }
    let mut options: Vec<String> = Vec::new();
    if usage.may_be_unset() {
        options.push("unset".into());
    }
    if ident != usage.name() {
        options.push(format!("rename = {:?}", usage.name()));
    }
    if !options.is_empty() {
        writeln!(text, "    #[slot({})]", options.join(", "))?;
    }
    writeln!(text, "    pub {}: {},", written(ident), usage.type_name())
}

/// The number of objects that have an attribute, and its values: `In 97 of 100 objects, 0.1..=0.5.`
fn presence(usage: &AttributeUse<'_>) -> String {
    let (objects, all) = (usage.objects(), usage.census().objects());
    let mut said = if objects == all {
        format!("In all {all} objects")
    } else {
        format!("In {objects} of {all} objects")
    };
    if let Some(range) = usage.range() {
        let _ = write!(said, ", {range}");
    } else if let kinds = usage.kinds()
        && kinds.len() > 1
    {
        let kinds: Vec<_> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let _ = write!(said, ": {}", kinds.join(", "));
    }
    if !usage.typos().is_empty() {
        let others =
            if usage.may_be_unset() { "misspelled in others" } else { "in the others misspelled" };
        let typos: Vec<_> = usage
            .typos()
            .iter()
            .map(|(name, count)| format!("{} ({count})", quoted(name)))
            .collect();
        let _ = write!(said, "; {others}: {}", typos.join(", "));
    }
    said + "."
}

fn looks_like(usage: &AttributeUse<'_>, name: &str) -> bool {
    usage.similar_name().is_some_and(|meant| meant.is_declared() && meant.name() == name)
}

/// A name in a comment, with special characters escaped.
fn quoted(name: &str) -> String {
    format!("`{}`", name.escape_debug())
}

fn doc(text: &mut String, indent: &str, doc: &str) -> core::fmt::Result {
    for line in doc.lines() {
        let space = if line.is_empty() { "" } else { " " };
        writeln!(text, "{indent}///{space}{line}")?;
    }
    Ok(())
}

/// The size of an object in which every attribute that is not a typo is declared, and the memory of all objects then,
/// including the heap memory of the values in their overflow maps.
pub(crate) fn declared_size(census: &ClassCensus, all: &[AttributeUse<'_>]) -> (u64, u64) {
    let class = census.class();
    let (mut size, mut align, mut heap) = (bytes(class.size()), 1, 0);
    if class.is_dynamic() {
        size = size.saturating_sub(POINTER);
    }
    for slot in class.slots() {
        align = align.max(bytes(slot.align()));
    }
    for usage in all.iter().filter(|usage| !usage.is_typo()) {
        let field = usage.field();
        size += field.size;
        align = align.max(field.align);
        heap += field.heap;
    }
    let size = size.next_multiple_of(align);
    (size, size * census.objects() + heap)
}

/// `1 object`, `2 objects`.
pub(crate) fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
