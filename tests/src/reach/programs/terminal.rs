//! A terminal emulator with colors, fonts and key bindings, as Alacritty is.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use slots_runtime::SlotValue;

use super::{choices, settings};

choices! {
    Decorations { Full, None, Transparent, Buttonless }
    Startup { Windowed, Maximized, Fullscreen }
    Shape { Block, Underline, Beam }
    Blinking { Never, Off, On, Always }
    Clipboard { Disabled, OnlyCopy, OnlyPaste, CopyPaste }
    Easing { Linear, EaseOut, EaseInOut }
}

/// What a key binding does.
#[derive(SlotValue, Debug, Default, Clone, PartialEq)]
pub(super) enum Action {
    #[default]
    Nothing,
    Run {
        #[slot(default)]
        program: String,
        #[slot(default)]
        args: Vec<String>,
    },
    Write(String),
    Quit,
}

/// A color with three components.
#[derive(SlotValue, Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Rgb(u8, u8, u8);

settings! {
    Size { columns: usize, lines: usize, }
    Offset { x: i8, y: i8, }
    Position { x: i32, y: i32, }
    Window { dimensions: Option<Size>, position: Option<Position>, padding: Offset, dynamic_padding: bool, decorations: Decorations, opacity: f32,
        blur: bool, startup: Startup, title: String, dynamic_title: bool, class: (String, String), level: Option<String>, resize_increments: bool, }
    Scrolling { history: u32, multiplier: u8, }
    Face { family: String, style: Option<String>, }
    Font { normal: Face, bold: Option<Face>, italic: Option<Face>, bold_italic: Option<Face>, size: f32, offset: Offset, glyph_offset: Offset,
        builtin_box_drawing: bool, }
    Ansi { black: Rgb, red: Rgb, green: Rgb, yellow: Rgb, blue: Rgb, magenta: Rgb, cyan: Rgb, white: Rgb, }
    Pair { text: Option<Rgb>, background: Option<Rgb>, }
    Indexed { index: u8, color: Rgb, }
    Colors { foreground: Rgb, background: Rgb, cursor: Pair, vi_cursor: Pair, selection: Pair, normal: Ansi, bright: Ansi, dim: Option<Box<Ansi>>,
        indexed: Vec<Indexed>, transparent_background: bool, bold_is_bright: bool, }
    Bell { animation: Easing, duration: Duration, color: Rgb, command: Action, }
    Cursor { shape: Shape, blinking: Blinking, vi_shape: Option<Shape>, interval: u64, timeout: u8, unfocused_hollow: bool, thickness: f32, }
    Binding { key: String, mods: Vec<String>, mode: Option<String>, action: Action, }
    Hint { regex: Option<String>, hyperlinks: bool, post_processing: bool, persist: bool, action: Action, }
    Debug { render_timer: bool, persistent_logging: bool, log_level: String, print_events: bool, }
    Terminal { imports: Vec<PathBuf>, shell: Action, working_directory: Option<PathBuf>, live_reload: bool, env: BTreeMap<String, String>,
        window: Window, scrolling: Scrolling, font: Font, colors: Colors, bell: Bell, cursor: Cursor, clipboard: Clipboard, save_selection: bool,
        hide_mouse: bool, bindings: Vec<Binding>, hints: Vec<Hint>, debug: Debug, }
}
