//! The pictures of the README, which are compared with those in `docs/inspector`.
