//! A program that records and streams video, as OBS Studio does.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    Format { Mkv, Mp4, Flv, Mov }
    Scale { Bilinear, Bicubic, Lanczos, Area }
    ColorSpace { Srgb, Rec601, Rec709, Rec2100 }
    Monitoring { Off, Only, Both }
}

/// The control of the rate of an encoder.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Rate {
    #[default]
    Lossless,
    Variable {
        #[slot(default)]
        bitrate: u32,
        #[slot(default)]
        max_bitrate: Option<u32>,
        #[slot(default)]
        buffer: Option<u32>,
    },
    Quality(u8),
}

/// What a source shows.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Kind {
    #[default]
    Blank,
    Camera {
        #[slot(default)]
        device: PathBuf,
        #[slot(default)]
        resolution: (u32, u32),
        #[slot(default)]
        frame_rate: f64,
    },
    Image(PathBuf),
}

settings! {
    Video { base: (u32, u32), output: (u32, u32), frame_rate: f64, filter: Scale, color_space: ColorSpace, full_range: bool, hdr_peak: Option<f32>, }
    Audio { sample_rate: u32, channels: u8, buffering: Option<Duration>, device: Option<String>, meter_decay: f32, levels: Option<RangeInclusive<u32>>, }
    Encoder { codec: String, rate: Rate, keyframe: Option<Duration>, preset: Option<String>, profile: Option<String>, b_frames: Option<u8>, options: BTreeMap<String, String>, }
    Stream { service: String, server: Option<String>, key: Option<String>, video: Encoder, audio: Encoder, reconnect: bool, retry: Duration, max_retries: u32, delay: Option<Duration>, }
    Recording { directory: PathBuf, name: String, format: Format, video: Option<Encoder>, tracks: [bool; 6], split: Option<Duration>, replay: Option<Duration>, }
    Crop { left: i32, top: i32, right: i32, bottom: i32, }
    Filter { name: String, enabled: bool, numbers: BTreeMap<String, f64>, strings: BTreeMap<String, String>, }
    Source { name: String, kind: Kind, visible: bool, locked: bool, position: [f64; 2], scale: [f64; 2], rotation: f64, crop: Option<Crop>, filters: Vec<Filter>,
        volume: Option<f32>, monitoring: Option<Monitoring>, }
    Transition { name: String, duration: Duration, color: Option<(u8, u8, u8)>, }
    Scene { name: String, sources: Vec<Source>, transition: Option<Transition>, }
    Hotkey { action: String, keys: Vec<char>, modifiers: Vec<String>, }
    Recorder { profile: String, language: Option<String>, theme: Option<String>, video: Video, audio: Audio, stream: Option<Stream>, recording: Recording,
        scenes: Vec<Scene>, hotkeys: Vec<Hotkey>, }
}
