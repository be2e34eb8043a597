//! Tests of numbers with units, of lists of them, and of durations.

use super::*;

#[test]
fn decimal_point_is_shifted_exactly() {
    for (text, unit, number) in [
        ("5ms", "s", "0.005"),
        ("5 ms", "s", "0.005"),
        ("1.5 us", "s", "0.0000015"),
        ("12s", "s", "12"),
        ("2s", "ms", "2000"),
        ("2.5s", "ms", "2500"),
        ("1e-3 ms", "s", "0.000001"),
        ("-3kV", "V", "-3000"),
        ("+.5kV", "V", "+500"),
        ("0.0ms", "s", "0"),
        ("1e3ms", "ms", "1000"),
        ("1.5E3ms", "ms", "1500"),
        ("1e3ms", "us", "1000000"),
        ("10Hz", "kHz", "0.01"),
        ("10mm", "um", "10000"),
        ("5hPa", "Pa", "500"),
        ("5hPa", "mbar", ""),
        ("1e-500ms", "s", "1e-503"),
    ] {
        let number = Some(number).filter(|number| !number.is_empty());
        assert_eq!(without_unit(text, unit).as_deref(), number, "{text} in {unit}");
    }
    for (text, unit) in [
        ("5", "s"),
        ("5kg", "s"),
        ("ms", "s"),
        ("x5ms", "s"),
        ("5 m s", "s"),
        ("_ms", "s"),
        (".ms", "s"),
        ("-ms", "s"),
        ("1e99999999999999999999ms", "s"),
    ] {
        assert_eq!(without_unit(text, unit), None, "{text} in {unit}");
    }
}

#[test]
fn unit_can_begin_with_exponent_letter() {
    for (text, unit, number) in [
        ("5eV", "eV", "5"),
        ("3keV", "eV", "3000"),
        ("5e3eV", "eV", "5000"),
        ("2e", "e", "2"),
        ("2e2e", "e", "200"),
        ("7e-", "e-", "7"),
        ("7e-/s", "e-/s", "7"),
        ("7 e-/s", "e-/s", "7"),
        ("8ev", "ev", "8"),
        ("8E", "E", "8"),
        ("5eV", "keV", "0.005"),
        ("1e-3eV", "meV", "1"),
    ] {
        assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
    }
}

#[test]
fn only_si_units_accept_prefix() {
    for (text, unit) in [
        ("5x", "px"),
        ("5kpx", "px"),
        ("5t", "ft"),
        ("5in", "min"),
        ("5mmin", "min"),
        ("5ol", "mol"),
        ("5eg", "deg"),
        ("5mdeg", "deg"),
        ("3rad", "deg"),
        ("5m%", "%"),
        ("5", "m%"),
        ("5m°C", "°C"),
        ("5B", "dB"),
        ("5kB", "dB"),
        ("5mB", "B"),
        ("5dB", "B"),
        ("5B", "mB"),
        ("5d", "cd"),
        ("5at", "kat"),
        ("5km^2", "m^2"),
        ("5km²", "m²"),
        ("5m/ks", "m/s"),
        ("5x", "mx"),
        ("5kkm", "m"),
        ("5m", "min"),
        ("5k", "k"),
    ] {
        let found = without_unit(text, unit);
        assert_eq!(found, None.or((text == "5k").then(|| "5".into())), "{text} in {unit}");
    }
    for (text, unit, number) in [
        ("5px", "px", "5"),
        ("5min", "min", "5"),
        ("5mmol", "mol", "0.005"),
        ("5mcd", "cd", "0.005"),
        ("5nkat", "kat", "0.000000005"),
        ("5kB", "B", "5000"),
        ("5B", "kB", "0.005"),
        ("2MB", "kB", "2000"),
        ("5kbps", "bps", "5000"),
        ("2mrad", "rad", "0.002"),
        ("5km/s", "m/s", "5000"),
        ("5m/s", "mm/s", "5000"),
        ("5kN m", "N m", "5000"),
        ("5kΩ", "Ω", "5000"),
        ("5m%", "m%", "5"),
    ] {
        assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
    }
}

#[test]
fn each_unit_is_parsed_with_and_without_prefix() {
    for base in PREFIXED {
        assert_eq!(factor_of(base, base), Some(Factor::ONE), "{base}");
        for (prefix, power) in PREFIXES {
            let prefixed = format!("{prefix}{base}");
            // `cd` is the candela and `Pa` the pascal, not the prefix of another unit.
            assert!(
                PREFIXED.contains(&&*prefixed)
                    || factor_of(&prefixed, base) == Some(Factor::decimal(power)),
                "{prefixed}"
            );
            if !PREFIXED.contains(&&*prefixed) {
                assert_eq!(
                    factor_of(base, &prefixed),
                    Some(Factor::decimal(-power)),
                    "{base} in {prefixed}"
                );
            }
        }
    }
}

#[test]
fn bytes_and_bits_accept_binary_prefixes() {
    for (text, unit, number) in [
        ("64KiB", "B", "65536"),
        ("64 KiB", "B", "65536"),
        ("0.5KiB", "B", "512"),
        ("-1.5MiB", "B", "-1572864"),
        ("1GiB", "B", "1073741824"),
        ("1TiB", "B", "1099511627776"),
        ("1PiB", "B", "1125899906842624"),
        ("15EiB", "B", "17293822569102704640"),
        ("2Kibit", "bit", "2048"),
        ("1MiB", "KiB", "1024"),
        ("1KiB", "MiB", "0.0009765625"),
        ("2kB", "KiB", "1.953125"),
        ("1KiB", "kB", "1.024"),
        ("512B", "KiB", "0.5"),
        ("5KiB", "KiB", "5"),
        ("1e3KiB", "B", "1024000"),
        ("1_000KiB", "B", "1024000"),
        ("0KiB", "B", "0"),
        ("3MiB/s", "B/s", "3145728"),
        ("1e500KiB", "B", "1024e500"),
    ] {
        assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
    }
    for (text, unit) in [
        ("1KB", "B"),
        ("1kiB", "B"),
        ("1Ki", "B"),
        ("1KikB", "B"),
        ("1Kibps", "bps"),
        ("1Kis", "s"),
        ("1KiB", "bit"),
        ("1KiB", "dB"),
    ] {
        assert_eq!(without_unit(text, unit), None, "{text} in {unit}");
    }
    assert!(takes_binary_prefix("MB/s") && !takes_binary_prefix("s"));
    assert!(!takes_binary_prefix("dB") && !takes_binary_prefix("bps"));
}

#[test]
fn items_of_list_and_map_have_units() {
    for (text, numbers) in [
        ("5ms, 1 s", "0.005,1"),
        ("[[5ms, 2], [x]]", "[[0.005, 2], [x]]"),
        ("{\"5ms, \\\"\": 5ms, 1s: 1us}", "{\"5ms, \\\"\":0.005, 1s:0.000001}"),
    ] {
        assert_eq!(items_without_unit(text, "s").as_deref(), Some(numbers), "{text}");
    }
    for text in ["", "5ms", "None", "\"a, b\"", "\""] {
        assert_eq!(items_without_unit(text, "s"), None, "{text}");
    }
}

#[test]
fn durations_are_parsed_from_common_notations() {
    assert_eq!(duration("5ms"), Some(Duration::from_millis(5)));
    assert_eq!(duration("1h 30m"), Some(Duration::from_mins(90)));
    assert_eq!(duration("1m30s"), Some(Duration::from_secs(90)));
    assert_eq!(duration("0.25"), Some(Duration::from_millis(250)));
    for bad in ["", "ms", "5 parsecs", "-1s", "1.5ns", "99999999999999999999h"] {
        assert_eq!(duration(bad), None, "{bad}");
    }
}
