//! The guide: how to use slots, how they work, what they cost, and when to use them.
//!
//! The guide compares each feature with its counterpart in Python. Each chapter can be read on its own. The tests of this
//! crate run all Rust code in the guide. The Python sessions were recorded with CPython 3.11.
//!
//! 1. [Declaring slots](declaring_slots): declared names, unset slots, errors, types, rules, updates, paths, handles
//! 2. [Dynamic attributes](dynamic_attributes): the overflow map, which accepts names that are not declared
//! 3. [Class attributes and properties](class_attributes): the class body
//! 4. [Inheritance](inheritance): bases, `mro`, `isinstance`
//! 5. [Building objects by name](building_by_name): `from_attrs`, defaults, validation, lists and maps, enums with data, all values of an object
//! 6. [Storage of attributes](storage): offsets, padding, the overflow map
//! 7. [Size and speed](size_and_speed): bytes and nanoseconds, in Python and in Rust
//! 8. [Alternatives](alternatives): other libraries, and when they are the better choice
//! 9. [When to use slots](when_to_use): recommendations
//!
//! The [cookbook] has one page per task. The [reference](mod@reference) lists all options, conversions and errors.

#[doc = include_str!("guide/declaring_slots.md")]
///
/// ---
///
/// [Contents](crate::guide) · Next: [Dynamic attributes](dynamic_attributes)
pub mod declaring_slots {}

#[doc = include_str!("guide/dynamic_attributes.md")]
///
/// ---
///
/// Previous: [Declaring slots](declaring_slots) · [Contents](crate::guide) · Next: [Class attributes and properties](class_attributes)
pub mod dynamic_attributes {}

#[doc = include_str!("guide/class_attributes.md")]
///
/// ---
///
/// Previous: [Dynamic attributes](dynamic_attributes) · [Contents](crate::guide) · Next: [Inheritance](inheritance)
pub mod class_attributes {}

#[doc = include_str!("guide/inheritance.md")]
///
/// ---
///
/// Previous: [Class attributes and properties](class_attributes) · [Contents](crate::guide) · Next: [Building objects by name](building_by_name)
pub mod inheritance {}

#[doc = include_str!("guide/building_by_name.md")]
///
/// ---
///
/// Previous: [Inheritance](inheritance) · [Contents](crate::guide) · Next: [Storage of attributes](storage)
pub mod building_by_name {}

#[doc = include_str!("guide/storage.md")]
///
/// ---
///
/// Previous: [Building objects by name](building_by_name) · [Contents](crate::guide) · Next: [Size and speed](size_and_speed)
pub mod storage {}

#[doc = include_str!("guide/size_and_speed.md")]
///
/// ---
///
/// Previous: [Storage of attributes](storage) · [Contents](crate::guide) · Next: [Alternatives](alternatives)
pub mod size_and_speed {}

#[doc = include_str!("guide/alternatives.md")]
///
/// ---
///
/// Previous: [Size and speed](size_and_speed) · [Contents](crate::guide) · Next: [When to use slots](when_to_use)
pub mod alternatives {}

#[doc = include_str!("guide/when_to_use.md")]
///
/// ---
///
/// Previous: [Alternatives](alternatives) · [Contents](crate::guide) · Next: [Cookbook](cookbook)
pub mod when_to_use {}

pub mod cookbook {
    //! One page per task, with example code.
    //!
    //! - [Command lines](command_line): `name=value` arguments
    //! - [Config files](config_file): errors with line numbers, layers, environment variables
    //! - [JSON, TOML, YAML and other formats](formats): updates, serialization and schemas (features `serde` and `schema`)
    //! - [Consoles](console): `help`, `dir`, `get`, `set` and `del` for any object
    //! - [Migrating a Python class](migrating): the counterpart of each part
    //! - [Fields of foreign types](foreign_types): conversions without and with an implementation of the trait
    //! - [Testing](testing): names, strings, errors, sizes, test doubles
    //! - [Error messages for users](errors): custom messages
    //! - [Sharing an object between threads](threads): `Shared`

    #[doc = include_str!("guide/cookbook/command_line.md")]
    ///
    /// ---
    ///
    /// Previous: [When to use slots](crate::guide::when_to_use) · [Contents](crate::guide::cookbook) · Next: [Config files](config_file)
    pub mod command_line {}

    #[doc = include_str!("guide/cookbook/config_file.md")]
    ///
    /// ---
    ///
    /// Previous: [Command lines](command_line) · [Contents](crate::guide::cookbook) · Next: [JSON, TOML, YAML and other formats](formats)
    pub mod config_file {}

    #[cfg_attr(feature = "serde", doc = include_str!("guide/cookbook/formats.md"))]
    #[cfg_attr(not(feature = "serde"), doc = "This page needs the feature `serde`.")]
    ///
    /// ---
    ///
    /// Previous: [Config files](config_file) · [Contents](crate::guide::cookbook) · Next: [Consoles](console)
    pub mod formats {}

    #[doc = include_str!("guide/cookbook/console.md")]
    ///
    /// ---
    ///
    /// Previous: [JSON, TOML, YAML and other formats](formats) · [Contents](crate::guide::cookbook) · Next: [Migrating a Python class](migrating)
    pub mod console {}

    #[doc = include_str!("guide/cookbook/migrating.md")]
    ///
    /// ---
    ///
    /// Previous: [Consoles](console) · [Contents](crate::guide::cookbook) · Next: [Fields of foreign types](foreign_types)
    pub mod migrating {}

    #[doc = include_str!("guide/cookbook/foreign_types.md")]
    ///
    /// ---
    ///
    /// Previous: [Migrating a Python class](migrating) · [Contents](crate::guide::cookbook) · Next: [Testing](testing)
    pub mod foreign_types {}

    #[doc = include_str!("guide/cookbook/testing.md")]
    ///
    /// ---
    ///
    /// Previous: [Fields of foreign types](foreign_types) · [Contents](crate::guide::cookbook) · Next: [Error messages for users](errors)
    pub mod testing {}

    #[doc = include_str!("guide/cookbook/errors.md")]
    ///
    /// ---
    ///
    /// Previous: [Testing](testing) · [Contents](crate::guide::cookbook) · Next: [Sharing an object between threads](threads)
    pub mod errors {}

    #[doc = include_str!("guide/cookbook/threads.md")]
    ///
    /// ---
    ///
    /// Previous: [Error messages for users](errors) · [Contents](crate::guide::cookbook) · Next: [Reference](mod@crate::guide::reference)
    pub mod threads {}
}

pub mod reference {
    //! All options, conversions and errors.
    //!
    //! - [Options of a class and its slots](class_options): `#[slots(..)]`, `#[dynamic(..)]`, `#[slot(..)]`
    //! - [The class body](class_body): constants, properties, the hook
    //! - [Types that convert to a `Value`](attribute_types): `#[derive(SlotValue)]`, the trait `SlotValue`
    //! - [Conversions, strings and paths](conversions): the values that a write accepts
    //! - [Errors and the order of lookup](errors): error kinds, messages, errors of each method, the steps of a write

    #[doc = include_str!("guide/reference/class_options.md")]
    ///
    /// ---
    ///
    /// Previous: [Cookbook](crate::guide::cookbook) · [Contents](crate::guide::reference) · Next: [The class body](class_body)
    pub mod class_options {}

    #[doc = include_str!("guide/reference/class_body.md")]
    ///
    /// ---
    ///
    /// Previous: [Options of a class and its slots](class_options) · [Contents](crate::guide::reference) · Next: [Types that convert to a `Value`](attribute_types)
    pub mod class_body {}

    #[doc = include_str!("guide/reference/attribute_types.md")]
    ///
    /// ---
    ///
    /// Previous: [The class body](class_body) · [Contents](crate::guide::reference) · Next: [Conversions, strings and paths](conversions)
    pub mod attribute_types {}

    #[doc = include_str!("guide/reference/conversions.md")]
    ///
    /// ---
    ///
    /// Previous: [Types that convert to a `Value`](attribute_types) · [Contents](crate::guide::reference) · Next: [Errors and the order of lookup](errors)
    pub mod conversions {}

    #[doc = include_str!("guide/reference/errors.md")]
    ///
    /// ---
    ///
    /// Previous: [Conversions, strings and paths](conversions) · [Contents](crate::guide::reference)
    pub mod errors {}
}
