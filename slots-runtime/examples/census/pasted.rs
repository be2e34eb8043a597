/// The settings of a camera for one picture.
#[slots]
#[derive(Clone, Debug, Default)]
pub struct Camera {
    /// In 239 of 240 objects; in the others misspelled: `bining` (1).
    pub binning: Vec<i64>,
    /// In all 240 objects, 8..=16.
    #[slot(rename = "bit-depth")]
    pub bit_depth: i64,
    /// In 146 of 240 objects, -20.0..=-10.0; misspelled in others: `cooler_set_point` (2).
    #[slot(unset)]
    pub cooler_setpoint: Option<f64>,
    /// In 237 of 240 objects, 0.0005..=0.05; in the others misspelled: `exp_time` (2), `exposuretime` (1).
    pub exposure_time: f64,
    /// In 239 of 240 objects, 0.0..=12.0; in the others misspelled: `gian` (1).
    pub gain: f64,
    /// In all 240 objects.
    pub name: String,
    /// In all 240 objects.
    pub roi: Dict,
    /// In 114 of 240 objects.
    #[slot(unset)]
    pub tags: Option<Vec<String>>,
    /// In 239 of 240 objects; in the others misspelled: `trigger_mode` (1).
    #[slot(rename = "triggerMode")]
    pub trigger_mode: String,
    /// In all 240 objects.
    pub r#type: String,
    /// In 120 of 240 objects, 4711..=18446744073709550017.
    #[slot(unset)]
    pub serial: Option<u64>,
    /// In 77 of 240 objects: int 53, str 24.
    #[slot(unset)]
    pub timeout: Option<OwnedValue>,
    /// In 5 of 240 objects.
    #[slot(unset)]
    pub comment: Option<String>,
}
