//! Tests of behaviour: one binary, one file for each concept of Python.
#[cfg(test)]
mod handles;
#[cfg(test)]
mod smoke;
