//! Scalars, strings and what is written as one string.

use std::borrow::Cow;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::{NonZeroU8, Saturating, Wrapping};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32};
use std::time::{Duration, SystemTime};

use slots_runtime::OwnedValue;

super::kinds! {
    "bool": bool = false, true;
    "i8": i8 = 1, -2;
    "u16": u16 = 1, 2;
    "i32": i32 = 1, -2;
    "u64": u64 = 1, u64::MAX;
    "i128": i128 = 1, -2;
    "u128": u128 = 1, 2;
    "usize": usize = 1, 2;
    "f32": f32 = 1.0, 0.1;
    "f64": f64 = 1.0, -0.25;
    "char": char = 'a', 'ß';
    "String": String = "a".into(), "b c".into();
    "Box<str>": Box<str> = "a".into(), "b".into();
    "Rc<str>": Rc<str> = "a".into(), "b".into();
    "Arc<str>": Arc<str> = "a".into(), "b".into();
    "Cow<'static, str>": Cow<'static, str> = "a".into(), "b".into();
    "NonZeroU8": NonZeroU8 = NonZeroU8::MIN, NonZeroU8::MAX;
    "Wrapping<u32>": Wrapping<u32> = Wrapping(1), Wrapping(2);
    "Saturating<u32>": Saturating<u32> = Saturating(1), Saturating(2);
    "AtomicU32": AtomicU32 = AtomicU32::new(1), AtomicU32::new(2);
    "AtomicBool": AtomicBool = AtomicBool::new(false), AtomicBool::new(true);
    "PathBuf": PathBuf = "/a".into(), "/b c".into();
    "Box<Path>": Box<Path> = Path::new("/a").into(), Path::new("/b").into();
    "OsString": OsString = "a".into(), "b".into();
    "Duration": Duration = Duration::from_secs(1), Duration::from_millis(5);
    "SystemTime": SystemTime = SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH + Duration::from_secs(5);
    "IpAddr": IpAddr = Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into();
    "Ipv4Addr": Ipv4Addr = Ipv4Addr::LOCALHOST, Ipv4Addr::BROADCAST;
    "SocketAddr": SocketAddr = ([127, 0, 0, 1], 80).into(), ([127, 0, 0, 1], 81).into();
    "OwnedValue": OwnedValue = OwnedValue::from(1), OwnedValue::from("b"), text "b";
}
