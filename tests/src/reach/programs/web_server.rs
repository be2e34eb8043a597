//! A web server with virtual hosts and upstream servers, as nginx is.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    LogLevel { Debug, Info, Notice, Warn, Error }
    Balance { RoundRobin, LeastConnections, IpHash, Random }
    Tls { V12, V13 }
}

/// What answers a request.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Handler {
    #[default]
    Deny,
    Proxy {
        #[slot(default)]
        upstream: String,
        #[slot(default)]
        headers: BTreeMap<String, String>,
        #[slot(default)]
        read_timeout: Option<Duration>,
        #[slot(default)]
        buffering: bool,
    },
    Files(PathBuf),
    Redirect(u16, String),
}

settings! {
    Events { worker_connections: u32, multi_accept: bool, method: Option<String>, }
    Log { path: PathBuf, level: LogLevel, format: Option<String>, buffer: Option<usize>, flush: Option<Duration>, }
    Gzip { on: bool, level: u8, min_length: usize, types: Vec<String>, vary: bool, proxied: Vec<String>, }
    Certificate { chain: PathBuf, key: PathBuf, protocols: Vec<Tls>, ciphers: Option<String>, session_timeout: Duration, stapling: bool, }
    Limit { zone: String, rate: f64, burst: u32, delay: Option<bool>, }
    Rule { network: Option<IpAddr>, allow: bool, }
    Location { path: String, exact: bool, handler: Handler, index: Vec<String>, limits: Vec<Limit>, expires: Option<Duration>, rules: Vec<Rule>,
        error_pages: BTreeMap<u16, String>, body_limit: Option<u64>, }
    Host { names: Vec<String>, listen: Vec<SocketAddr>, certificate: Option<Certificate>, root: Option<PathBuf>, locations: Vec<Location>, access_log: Option<Log>,
        http2: bool, }
    Backend { address: Option<SocketAddr>, weight: u32, max_fails: u32, fail_timeout: Duration, backup: bool, down: bool, }
    Upstream { balance: Balance, keepalive: Option<u32>, backends: Vec<Backend>, }
    Cache { path: PathBuf, levels: [u8; 2], size: u64, inactive: Duration, lock: bool, use_stale: Vec<String>, }
    WebServer { user: Option<String>, group: Option<String>, workers: Option<usize>, pid: PathBuf, rlimit: Option<u64>, events: Events, error_log: Log, gzip: Gzip,
        keepalive: Duration, send_timeout: Duration, tokens: bool, sendfile: bool, resolver: Option<IpAddr>, mime: BTreeMap<String, Vec<String>>,
        hosts: Vec<Host>, upstreams: BTreeMap<String, Upstream>, cache: Option<Box<Cache>>, }
}
