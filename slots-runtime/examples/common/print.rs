//! Printing that ends the program quietly when the reader has closed it: `camera | head -1`.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};
use std::process;

/// Writes to standard output. If that is closed, the program ends, and has not failed.
pub(crate) fn out(text: Arguments<'_>) {
    if let Err(error) = io::stdout().write_fmt(text) {
        if error.kind() == ErrorKind::BrokenPipe {
            process::exit(0);
        }
        err(format_args!("error: standard output: {error}\n"));
        process::exit(1);
    }
}

/// Writes to standard error, if anybody reads it.
pub(crate) fn err(text: Arguments<'_>) {
    let _ = io::stderr().write_fmt(text);
}

/// As `print!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put {
    ($($text:tt)*) => { $crate::print::out(::std::format_args!($($text)*)) };
}

/// As `println!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put_line {
    ($($text:tt)*) => { $crate::print::out(::std::format_args!("{}\n", ::std::format_args!($($text)*))) };
}

/// As `eprintln!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put_error {
    ($($text:tt)*) => { $crate::print::err(::std::format_args!("{}\n", ::std::format_args!($($text)*))) };
}

#[allow(unused_imports, reason = "not every program needs all")]
pub(crate) use {put, put_error, put_line};
