//! The guide: what slots are, how they are used, what they cost, and when they are worth it.
//!
//! The chapters follow the path of a person who knows Python's objects and wants the same in Rust. Each can be read alone.
//! All Rust code in them is run by the tests of this crate. The Python sessions were run with CPython 3.11; their
//! messages are quoted verbatim.
//!
//! 1. [Dynamic attribute creation](_1_dynamic_attributes): any name is accepted, the wrong one too
//! 2. [A quick intro to slots](_2_slots): the declared names and no other
//! 3. [Class attributes](_3_class_attributes): what all objects of a class share; properties
//! 4. [Where attributes are stored](_4_storage): offsets, padding, the overflow map
//! 5. [Slots and inheritance](_5_inheritance): bases, `mro`, `isinstance`
//! 6. [Impact on size and speed](_6_size_and_speed): bytes and nanoseconds, Python's beside ours
//! 7. [Alternatives](_7_alternatives): what else does the job, and when it does it better
//! 8. [Deciding when it is worth it](_8_when): a short table
//!
//! Then there are the [cookbook], one page for each task, and the [reference](mod@reference): all options, conversions and errors.

#[doc = include_str!("guide/dynamic_attributes.md")]
pub mod _1_dynamic_attributes {}

#[doc = include_str!("guide/slots.md")]
pub mod _2_slots {}

#[doc = include_str!("guide/class_attributes.md")]
pub mod _3_class_attributes {}

#[doc = include_str!("guide/storage.md")]
pub mod _4_storage {}

#[doc = include_str!("guide/inheritance.md")]
pub mod _5_inheritance {}

#[doc = include_str!("guide/size_and_speed.md")]
pub mod _6_size_and_speed {}

#[doc = include_str!("guide/alternatives.md")]
pub mod _7_alternatives {}

#[doc = include_str!("guide/when.md")]
pub mod _8_when {}

pub mod cookbook {
    //! One page for each task, with code to start from.
    //!
    //! - [A command line](command_line): `name=value` arguments, all or none
    //! - [A config file](config_file): lines with their numbers, all faults at once, layers
    //! - [JSON, TOML, YAML and other formats](formats): a file updates an object, all faults at once; schemas (features)
    //! - [A console](console): `help`, `dir`, `get`, `set`, `del` for any object
    //! - [Migrating a Python class](migrating), line by line
    //! - [Foreign types](foreign_types): fields of types that know nothing of slots
    //! - [Testing](testing): names, layouts, messages
    //! - [Errors to users](errors): what to print, what to match on
    //! - [Sharing between threads](threads): `Shared`

    #[doc = include_str!("guide/cookbook/command_line.md")]
    pub mod command_line {}

    #[doc = include_str!("guide/cookbook/config_file.md")]
    pub mod config_file {}

    #[cfg_attr(feature = "serde", doc = include_str!("guide/cookbook/serde.md"))]
    #[cfg_attr(not(feature = "serde"), doc = "This page needs the feature `serde`.")]
    pub mod formats {}

    #[doc = include_str!("guide/cookbook/console.md")]
    pub mod console {}

    #[doc = include_str!("guide/cookbook/migrating.md")]
    pub mod migrating {}

    #[doc = include_str!("guide/cookbook/foreign_types.md")]
    pub mod foreign_types {}

    #[doc = include_str!("guide/cookbook/testing.md")]
    pub mod testing {}

    #[doc = include_str!("guide/cookbook/errors.md")]
    pub mod errors {}

    #[doc = include_str!("guide/cookbook/threads.md")]
    pub mod threads {}
}

pub mod reference {
    //! All options, conversions, texts and errors.
    //!
    //! - [Options of a class and its slots](class_options): `#[slots(..)]`, `#[dynamic(..)]`, `#[slot(..)]`
    //! - [The class body](class_body): constants, properties, the hook
    //! - [Types that cross as values](attribute_types): `#[derive(Attribute)]`, `Attribute` by hand
    //! - [Conversions and texts](conversions): what a write by name accepts
    //! - [Errors and the order of decisions](errors): kinds, messages, who is asked first

    #[doc = include_str!("guide/reference/class_options.md")]
    pub mod class_options {}

    #[doc = include_str!("guide/reference/class_body.md")]
    pub mod class_body {}

    #[doc = include_str!("guide/reference/attribute_types.md")]
    pub mod attribute_types {}

    #[doc = include_str!("guide/reference/conversions.md")]
    pub mod conversions {}

    #[doc = include_str!("guide/reference/errors.md")]
    pub mod errors {}
}
