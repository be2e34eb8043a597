//! Types of other crates: those that parse and print, flags, and those with a module of functions.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde_json::Value as Json;
use slots_runtime::prelude::*;
use smallvec::SmallVec;

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Flags: u8 {
        const READ = 1;
        const WRITE = 2;
    }
}

/// A type as `glam::Vec2`, and the two ways to convert it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Vec2 {
    x: f32,
    y: f32,
}

mod vec2 {
    use slots_runtime::{Value, ValueError};

    use super::Vec2;

    pub(super) fn to_value(it: &Vec2) -> Value<'static> {
        Value::from([it.x, it.y])
    }

    #[expect(clippy::needless_pass_by_value, reason = "the signature that the option needs")]
    pub(super) fn from_value(value: Value<'_>) -> Result<Vec2, ValueError> {
        let [x, y] = value.extract()?;
        Ok(Vec2 { x, y })
    }
}

#[slots(remote = Vec2)]
struct Vec2Def {
    x: f32,
    y: f32,
}

const ONE: Vec2 = Vec2 { x: 1.0, y: 2.0 };
const TWO: Vec2 = Vec2 { x: 3.0, y: 4.0 };

/// A type as `semver::Version`: it parses and prints, and its crate does not know the library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Version(u8, u8);

impl Display for Version {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (major, minor) = text.split_once('.').ok_or("a dot is missing")?;
        let number = |text: &str| text.parse().map_err(|_| String::from("not a number"));
        Ok(Version(number(major)?, number(minor)?))
    }
}

super::kinds! {
    "FromStr + Display": Version = Version(1, 2), Version(3, 4);
    "Vec<FromStr + Display>": Vec<Version> = vec![Version(1, 2)], vec![Version(3, 4)], below "[0]" = "5.6";
    "Box<FromStr + Display>": Box<Version> = Box::new(Version(1, 2)), Box::new(Version(3, 4));
    "BTreeMap<FromStr + Display, f64>": BTreeMap<Version, f64> = [(Version(1, 2), 1.0)].into(), [(Version(3, 4), 2.0)].into(), below r#"["1.2"]"# = "0.5";
    "HashMap<FromStr + Display, FromStr + Display>": HashMap<Version, Version> = [(Version(1, 2), Version(1, 2))].into(), [(Version(3, 4), Version(3, 4))].into(), below r#"["1.2"]"# = "5.6";
    "BTreeSet<FromStr + Display>": BTreeSet<Version> = [Version(1, 2)].into(), [Version(3, 4), Version(5, 6)].into();
    "HashSet<FromStr + Display>": HashSet<Version> = [Version(1, 2)].into(), [Version(3, 4)].into();
    "with = module": Vec2 = ONE, TWO, text "", with vec2;
    "Vec<with = module>": Vec<Vec2> = vec![ONE], vec![TWO, ONE], text "", with vec2;
    "Box<with = module>": Box<Vec2> = Box::new(ONE), Box::new(TWO), text "", with vec2;
    "[with = module; 2]": [Vec2; 2] = [ONE, TWO], [TWO, ONE], text "", with vec2;
    "BTreeMap<String, with = module>": BTreeMap<String, Vec2> = [("a".into(), ONE)].into(), [("b".into(), TWO)].into(), text "", with vec2;
    "with = Description": Vec2 = ONE, TWO, text "", below ".x" = "5.5", with Vec2Def;
    "Vec<with = Description>": Vec<Vec2> = vec![ONE], vec![TWO, ONE], text "", below "[0].x" = "5.5", with Vec2Def;
    "Box<with = Description>": Box<Vec2> = Box::new(ONE), Box::new(TWO), text "", below ".x" = "5.5", with Vec2Def;
    "[with = Description; 2]": [Vec2; 2] = [ONE, TWO], [TWO, ONE], text "", below "[1].y" = "5.5", with Vec2Def;
    "HashMap<String, with = Description>": HashMap<String, Vec2> = [("a".into(), ONE)].into(), [("a".into(), TWO)].into(), text "", below ".a.y" = "5.5", with Vec2Def;
    "bitflags": Flags = Flags::READ, Flags::READ | Flags::WRITE;
    "BTreeSet<bitflags>": BTreeSet<Flags> = [Flags::READ].into(), [Flags::READ | Flags::WRITE].into();
    "BTreeMap<bitflags, u8>": BTreeMap<Flags, u8> = [(Flags::READ, 1)].into(), [(Flags::READ | Flags::WRITE, 2)].into(), below r#"["READ"]"# = "7";
    "HashMap<bitflags, String>": HashMap<Flags, String> = [(Flags::READ, "a".into())].into(), [(Flags::WRITE, "b".into())].into(), below ".READ" = "c";
    "BTreeMap<bitflags, FromStr + Display>": BTreeMap<Flags, Version> = [(Flags::READ, Version(1, 2))].into(), [(Flags::WRITE, Version(3, 4))].into(), below ".READ" = "5.6";
    "BTreeMap<bitflags, bitflags>": BTreeMap<Flags, Flags> = [(Flags::READ, Flags::WRITE)].into(), [(Flags::WRITE, Flags::READ)].into(), below ".READ" = "READ | WRITE";
    "SmallVec<[FromStr + Display; 2]>": SmallVec<[Version; 2]> = [Version(1, 2)].into_iter().collect(), [Version(3, 4)].into_iter().collect(), below "[0]" = "5.6";
    "SmallVec<[bitflags; 2]>": SmallVec<[Flags; 2]> = [Flags::READ].into_iter().collect(), [Flags::WRITE].into_iter().collect(), below "[0]" = "READ";
    "serde_json::Value": Json = Json::from(1), serde_json::json!({"a": [1, null]}), text "";
}
