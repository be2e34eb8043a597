//! A sequence of mistakes that a camera must reject; it is the same in each run.

use slots_runtime::prelude::*;

/// Pseudorandom numbers, the same in each run.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new() -> Self {
        Numbers(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(limit)).unwrap_or(0)
    }

    fn length(&mut self, limit: u32) -> usize {
        self.below(limit) as usize
    }

    fn value(&mut self, limit: u32) -> OwnedValue {
        OwnedValue::from(self.below(limit))
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.length(1 << 16) % all.len()]
    }

    /// Any text.
    fn junk(&mut self) -> String {
        match self.below(40) {
            0 => "x".repeat(self.length(5_000)),
            1 => {
                (0..self.below(30)).filter_map(|_| char::from_u32(self.below(0x11_0000))).collect()
            }
            _ => self.of(WORDS).to_owned(),
        }
    }
}

const WORDS: &[&str] = &[
    "",
    " ",
    "gian",
    "gain ",
    "ключ",
    "🦀",
    "a\0b",
    "..",
    "[",
    "r#type",
    "width\u{301}",
    "self",
    "0",
    "-1",
    "NaN",
];

/// A write that the camera must reject: a path, and a value and a string that are invalid there.
pub(crate) struct Bad {
    pub(crate) path: String,
    pub(crate) value: OwnedValue,
    pub(crate) text: String,
    /// Whether the string is invalid, too.
    pub(crate) has_text: bool,
    /// Whether no value can be written there.
    pub(crate) at_all: bool,
}

impl Bad {
    fn new(path: &str, value: impl Into<OwnedValue>, text: &str) -> Self {
        let (path, text) = (path.into(), text.into());
        Bad { path, value: value.into(), text, has_text: true, at_all: false }
    }

    fn nowhere(path: &str, value: impl Into<OwnedValue>) -> Self {
        Bad { at_all: true, ..Bad::new(path, value, "1") }
    }
}

/// A mistake.
pub(crate) fn bad(numbers: &mut Numbers) -> Bad {
    let value = numbers.value(1 << 20);
    match numbers.below(16) {
        // Unknown names of nested objects, since the camera itself accepts any name.
        0 => Bad::nowhere(&format!("roi.z{}", numbers.below(99)), value),
        1 => Bad::nowhere(&format!("stages[{}].x", 2 + numbers.below(1 << 30)), value),
        2 => Bad::nowhere(&format!("tags[{}]", 1 + numbers.below(9)), "t"),
        3 => Bad::nowhere(&format!("gain.{}y", "x.".repeat(numbers.length(20))), value),
        4 => Bad::nowhere(numbers.of(&["roi.label.x", "lens.x", "delay.x", "color.x"]), value),
        // Attributes that cannot be written.
        5 => Bad::nowhere(numbers.of(&["serial", "pixels", "device.serial"]), value),
        _ => bad_value(numbers),
    }
}

/// A value of a wrong type, or one that a rule rejects.
fn bad_value(numbers: &mut Numbers) -> Bad {
    let below = numbers.below(1 << 30);
    match numbers.below(10) {
        0 => Bad::new("bits", 256 + i64::from(below), "256"),
        1 => Bad::new("width", -1 - i64::from(below), "-1"),
        2 => Bad::new("temperature", 126 + i64::from(below), "126"),
        3 => Bad::new("exposure_time", numbers.of(&[f64::NAN, f64::INFINITY, -0.1, 10.1]), "1h"),
        4 => Bad::new("color", numbers.junk(), "grey"),
        5 => Bad::new("name", "n".repeat(17 + numbers.length(500)), "a name that is too long"),
        6 => Bad::new("title", "", ""),
        7 => {
            let numeric =
                ["gain", "frames", "offset", "levels[0]", "roi.x", "stages[0].y", "wide", "filter"];
            let (path, text) = (numbers.of(&numeric), numbers.junk());
            let has_text = text.parse::<f64>().is_err();
            Bad { has_text, ..Bad::new(path, vec![text.as_str()], &text) }
        }
        8 => {
            let path = numbers.of(&["trigger", "cooled", "online", "letter", "delay"]);
            Bad::new(path, numbers.junk() + "no", "no such value")
        }
        _ => {
            let path = numbers.of(&["roi", "stages", "comment", "vendor"]);
            Bad { has_text: false, ..Bad::new(path, below, "") }
        }
    }
}
