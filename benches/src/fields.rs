//! The names and types of the compared structs: lengths as in 26,223 real structs, half of the fields `f64`.

/// Passes 4 fields to a macro.
macro_rules! fields_4 {
    ($with:ident! $($more:tt)*) => {
        $with! { $($more)*
            exposure_time: f64, gain: f64, id: i64, readout_mode: String,
        }
    };
}

/// Passes 16 fields to a macro.
macro_rules! fields_16 {
    ($with:ident! $($more:tt)*) => {
        $with! { $($more)*
            pixel_state: f64, axis: bool, scale: bool, channel_in_seconds: f64, detector_path: f64,
            previous_current: f64, step: u32, trigger_factor: u32, pulse_path: f64, status: String, owner: i64,
            reference_mode: f64, detector_of_last_run: f64, exposure_count: f64, u: bool, beam_factor: bool,
        }
    };
}

/// Passes 64 fields to a macro.
macro_rules! fields_64 {
    ($with:ident! $($more:tt)*) => {
        $with! { $($more)*
            carrier_time: f64, sensor_duration: bool, notes: u32, depth: bool, focus: f64, pixel_voltage: f64,
            delta: u32, lux: bool, wheel_angle: f64, speed: f64, current_power: f64, tint: String, current_angle: f64,
            y: f64, minimum_scale: i64, angle: f64, ratio: f64, flow: i64, timeout_index: i64, serial: f64,
            label: f64, threshold_rate: f64, raw: bool, target_delay: bool, region_angle: u32, epoch: i64,
            filter_at_startup: f64, filter_size: u32, trigger_power: String, packet_delay: i64,
            final_before_readout: String, frame: f64, gain: f64, maximum_rate: f64, rpm: u32, device_humidity: u32,
            pump: f64, final_of_last_run: bool, bias: i64, carrier_scale: i64, ambient_per_frame: f64, lift: f64,
            pulse_before_readout: f64, readout_after_trigger: f64, laser_before_readout: i64, channel_velocity: f64,
            timeout_scale: f64, target_frequency: f64, carrier_height: f64, signal_humidity: f64, trigger_time: bool,
            dx: bool, readout_at_startup: f64, index: f64, target_width: i64, input_frequency: bool,
            current_rate: i64, stage: u32, rx: String, device_angle: f64, binning_state: i64, buffer_pressure: f64,
            level: f64, beam_mode: i64,
        }
    };
}

/// Passes 256 fields to a macro.
macro_rules! fields_256 {
    ($with:ident! $($more:tt)*) => {
        $with! { $($more)*
            name: f64, region_mode: i64, initial_when_idle: i64, current_factor: u32, packet_path: u32,
            reference_speed: f64, signal_depth: u32, current_name: f64, drag: f64, pitch: u32,
            output_calibration_offset: bool, dy: f64, target_state: u32, average_time: f64, pixel_velocity: f64,
            current_index: i64, delay_humidity: f64, beam_gain: String, stage_size: f64, focus: bool,
            initial_name: bool, input_count: bool, shading_mode: f64, psi: f64, v: u32, window_at_startup: u32,
            laser_mode: f64, trigger_depth: bool, u: f64, pulse_of_last_run: f64, detector_correction_factor: i64,
            signal_velocity: f64, pulse_level: f64, baseline_angle: f64, signal_limit: f64, packet_humidity: bool,
            color: bool, stage_width: u32, aspect: i64, sample_index: bool, target_count: String, sample_height: f64,
            gamma: f64, timeout_when_idle: i64, laser_position: bool, timeout_current: f64, sample_in_seconds: i64,
            carrier_power: f64, signal_level: f64, ambient_delay: f64, binning_duration: f64, output_position: i64,
            baseline_size: i64, shading_offset: bool, epoch: f64, camera_of_last_run: bool,
            threshold_before_readout: f64, dx: f64, r: f64, frame_level: f64, flow: f64, notes: u32, weight: f64,
            filter_offset: i64, offset: f64, delay_duration: f64, rpm: f64, frame_factor: i64, cooling_per_frame: f64,
            tx: f64, ambient_humidity: f64, stage: u32, iso: i64, pulse_bandwidth: bool, region_delay: f64,
            maximum_path: f64, average_factor: bool, rate: f64, pulse_mode: bool, lens: f64, minimum_of_last_run: f64,
            ambient_before_readout: f64, readout_name: u32, laser_state: f64, count: f64, binning_state: bool,
            cooling_height: i64, threshold_depth: f64, device_time: f64, speed: f64, maximum_time: i64,
            stage_of_last_run: f64, shutter_rate: f64, pixel_after_trigger: i64, network_speed: bool,
            initial_duration: String, minimum_when_idle: f64, y: f64, input_height: i64,
            ambient_compensation_table: f64, frame_offset: f64, depth: u32, vendor: bool, readout_gain: f64,
            signal_width: u32, power: f64, w: f64, width: bool, sensor_state: f64, beam_pressure: i64,
            maximum_delay: f64, current_duration: i64, exposure_name: f64, slope: f64, window_offset: f64, yaw: i64,
            detector_width: u32, window_position: bool, region_time: u32, span: String, binning_depth: f64,
            window_before_readout: f64, maximum_level: u32, current_state: String, stage_mode: u32,
            detector_level: String, readout_speed: f64, sample_velocity: f64, hdr: f64, gps: bool, buffer_limit: f64,
            ratio: i64, binning_limit: String, camera_limit: u32, initial_factor: u32, phase: f64, window_width: bool,
            binning_after_trigger: i64, wheel_velocity: f64, shutter_index: bool, exposure_gain: f64, frame: u32,
            cooling_time: bool, temp: i64, id: f64, channel_humidity: String, pixel_scale: f64, packet_position: i64,
            detector_power: i64, mode: f64, pixel_offset: f64, laser_frequency: i64, stage_humidity: u32,
            stage_rate: f64, window_correction_factor: f64, shutter_current: i64, fps: f64, sample_gain: f64,
            title: f64, channel_offset: f64, output_duration: i64, binning_rate: bool, output_height: i64, scale: u32,
            delay_time: f64, camera_state: u32, index: f64, shutter_state: u32, ip: bool, roll: f64, b: f64,
            baseline_calibration_offset: i64, exposure_offset: String, channel_power: f64, bias: u32,
            laser_depth: i64, retry_calibration_offset: i64, binning_correction_factor: f64, wheel_angle: f64,
            device_compensation_table: f64, minimum_mode: u32, mass: f64, filter_at_startup: f64, wheel_gain: f64,
            valve: i64, laser_level: f64, shade: f64, initial_limit: f64, readout_before_readout: f64, zoom: i64,
            exposure_voltage: String, input_duration: f64, angle: f64, h: i64, limit: f64, channel_size: String,
            signal_time: i64, region_limit: u32, window_size: u32, device_delay: f64, camera_humidity: f64,
            carrier_voltage: f64, signal_mode: u32, tint: bool, motor: f64, owner: bool, filter_bandwidth: String,
            readout_correction_factor: f64, shading_gain: i64, previous_offset: f64, pump: f64, input_rate: f64,
            alpha: String, torque: f64, threshold_time: f64, serial: f64, model: i64, n: f64,
            baseline_compensation_table: i64, laser_correction_factor: u32, batch: String, height: u32,
            carrier_after_trigger: f64, channel_in_seconds: i64, label: bool, input_state: f64, trigger_power: f64,
            final_name: f64, x: f64, signal_delay: f64, region_of_last_run: f64, delta: f64, pixel_rate: String,
            frame_duration: String, gain: u32, status: f64, step: f64, score: f64, shutter_position: f64,
            output_bandwidth: i64, beta: bool, axis: u32, raw: i64, output_state: f64, g: f64, lift: i64,
            sensor_mode: String, carrier_limit: i64, sample_path: i64, dt: i64, level: u32, binning_angle: f64,
            pixel_factor: u32, delay_rate: u32, retry_scale: f64, pulse_depth: i64,
        }
    };
}
