//! A database server, as `PostgreSQL` is.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    Sync { Off, Local, RemoteWrite, On, RemoteApply }
    WalLevel { Minimal, Replica, Logical }
    Isolation { ReadCommitted, RepeatableRead, Serializable }
    Verbosity { Terse, Default, Verbose }
}

/// How a client proves its identity.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Method {
    #[default]
    Reject,
    Ldap {
        #[slot(default)]
        server: String,
        #[slot(default)]
        port: u16,
        #[slot(default)]
        suffix: Option<String>,
    },
    Password(String),
}

settings! {
    Access { databases: BTreeSet<String>, users: BTreeSet<String>, address: Option<IpAddr>, mask: Option<u8>, method: Method, options: BTreeMap<String, String>, }
    Connection { listen: Vec<String>, port: u16, max_connections: u32, reserved: u32, sockets: Vec<PathBuf>, socket_mode: u32, idle_timeout: Option<Duration>,
        tcp_user_timeout: Option<Duration>, keepalives: (u32, u32, u32), }
    Ssl { enabled: bool, cert: Option<PathBuf>, key: Option<PathBuf>, ca: Option<PathBuf>, min_version: Option<Arc<str>>, ciphers: Option<Box<str>>, }
    Memory { shared_buffers: u64, work_mem: u64, maintenance_mem: u64, temp_buffers: u64, huge_pages: Option<bool>, hash_multiplier: f64, }
    Wal { level: WalLevel, fsync: bool, synchronous_commit: Sync, buffers: Option<i64>, writer_delay: Duration, compression: Option<String>, segment: u64,
        checkpoint_timeout: Duration, completion: f64, archive_command: Option<String>, keep_size: u64, }
    Standby { name: String, priority: Option<NonZeroU32>, slot: Option<String>, }
    Replication { senders: u32, slots: u32, standbys: Vec<Standby>, hot_standby: bool, feedback: bool, primary: Option<BTreeMap<String, String>>, }
    Costs { seq_page: f64, random_page: f64, cpu_tuple: f64, cpu_index: f64, parallel_setup: f64, cache_size: u64, enabled: BTreeMap<String, bool>, }
    Logging { directory: Option<PathBuf>, file: String, rotation_age: Option<Duration>, rotation_size: Option<u64>, min_duration: Option<Duration>, verbosity: Verbosity,
        prefix: String, connections: bool, statements: Option<String>, sample_rate: f32, }
    Vacuum { enabled: bool, workers: u32, nap: Duration, threshold: u32, scale_factor: f64, freeze_age: u64, cost_delay: Option<Duration>, cost_limit: i32, }
    Locale { messages: Option<String>, monetary: Option<String>, time_zone: Option<String>, encoding: Option<String>, date_style: Vec<String>, }
    Database { data: PathBuf, hba: Vec<Access>, cluster: Option<String>, connection: Connection, ssl: Option<Box<Ssl>>, memory: Memory, wal: Wal, replication: Replication,
        costs: Costs, logging: Logging, vacuum: Vacuum, locale: Locale, isolation: Isolation, statement_timeout: Option<Duration>, search_path: Vec<String>,
        preload: Vec<String>, extensions: BTreeMap<String, BTreeMap<String, String>>, }
}
