#[derive(::slots_runtime::Slots)]
#[slot(warn = notify_shared)]
#[derive(Default)]
pub struct Camera {
    pub gain: f64,
    /// The overflow map: all attributes that no slot declares.
    #[slot(dict)]
    #[allow(clippy::pub_underscore_fields)]
    pub __dict__: ::slots_runtime::Dict,
}
