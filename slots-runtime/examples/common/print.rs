//! Printing that ends the program without an error when the reader closes the pipe: `camera | head -1`.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};
use std::process;

/// Writes to standard output. If it is closed, the program ends with status 0.
pub(crate) fn out(text: Arguments<'_>) {
    if let Err(error) = io::stdout().write_fmt(text) {
        if error.kind() == ErrorKind::BrokenPipe {
            process::exit(0);
        }
        err(format_args!("error: standard output: {error}\n"));
        process::exit(1);
    }
}

/// Writes to standard error. A closed standard error is ignored.
pub(crate) fn err(text: Arguments<'_>) {
    let _ = io::stderr().write_fmt(text);
}

/// Like `print!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put {
    ($($text:tt)*) => { $crate::print::out(::std::format_args!($($text)*)) };
}

/// Like `println!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put_line {
    ($($text:tt)*) => { $crate::print::out(::std::format_args!("{}\n", ::std::format_args!($($text)*))) };
}

/// Like `eprintln!`.
#[allow(unused_macros, reason = "not every program needs all")]
macro_rules! put_error {
    ($($text:tt)*) => { $crate::print::err(::std::format_args!("{}\n", ::std::format_args!($($text)*))) };
}

#[allow(unused_imports, reason = "not every program needs all")]
pub(crate) use {put, put_error, put_line};
