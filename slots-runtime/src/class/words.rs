//! A message put together in a constant.

/// A message put together in a constant.
#[derive(Clone, Copy)]
pub(super) struct Words {
    bytes: [u8; 512],
    len: usize,
}

impl Words {
    pub(super) const EMPTY: Words = Words { bytes: [0; 512], len: 0 };

    pub(super) const fn add(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    #[track_caller]
    pub(super) const fn fail(&self) -> ! {
        let (bytes, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(bytes) {
            Ok(message) => panic!("{}", message),
            Err(_) => panic!("a message was cut off inside of a character"),
        }
    }
}
