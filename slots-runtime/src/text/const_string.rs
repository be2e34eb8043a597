//! Strings in constant evaluation: concatenation of a message, and comparison.

/// An error message that constant evaluation concatenates.
#[derive(Clone, Copy)]
pub(crate) struct ConstString {
    bytes: [u8; 512],
    len: usize,
}

impl ConstString {
    pub(crate) const EMPTY: ConstString = ConstString { bytes: [0; 512], len: 0 };

    pub(crate) const fn add(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    pub(crate) const fn add_number(self, number: usize) -> Self {
        let words = if number > 9 { self.add_number(number / 10) } else { self };
        let (_, from) = "0123456789".split_at(number % 10);
        words.add(from.split_at(1).0)
    }

    #[track_caller]
    pub(crate) const fn fail(&self) -> ! {
        let (bytes, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(bytes) {
            Ok(message) => panic!("{}", message),
            Err(_) => panic!("a message was cut off inside of a character"),
        }
    }
}

pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
