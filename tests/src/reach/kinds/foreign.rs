//! Types of other crates: those that parse and print, flags, and those with a module of functions.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde_json::Value as Json;

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Flags: u8 {
        const READ = 1;
        const WRITE = 2;
    }
}

/// A type as `semver::Version`: it parses and prints, and its crate does not know the library.
#[derive(Clone, Debug, PartialEq)]
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
    "bitflags": Flags = Flags::READ, Flags::READ | Flags::WRITE;
    "serde_json::Value": Json = Json::from(1), serde_json::json!({"a": [1, null]}), text "";
}
