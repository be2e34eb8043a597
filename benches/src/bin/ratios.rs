//! Compares this library with others in one process: `name ours peer ratio`, then the goals.

use std::io::Write;
use std::process::ExitCode;

use benches::counting::Counting;
use benches::report::Report;
use benches::{beside, columns, lifetimes, lookups, methods, overflow, texts};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut rounds, mut objects, mut file) = (41, 1_000_000, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => (rounds, objects) = (15, 100_000),
            "--json" => file = arguments.next(),
            _ => {
                eprintln!("usage: ratios [--quick] [--json FILE]");
                return ExitCode::from(2);
            }
        }
    }
    println!(
        "{:<56} {:>10} {:>10} {:>8}   (nanoseconds; ratio: peer / ours)",
        "name", "ours", "peer", "ratio"
    );
    let mut report = Report::default();
    lookups::run(rounds, &mut report);
    methods::run(rounds, &mut report);
    beside::run(rounds, &mut report);
    texts::run(rounds, &mut report);
    overflow::run(rounds, &mut report);
    columns::run(rounds.div_ceil(4), &mut report);
    lifetimes::run(rounds, objects, &mut report);
    report.print_goals();
    let Some(file) = file else { return ExitCode::SUCCESS };
    let text = format!("{:#}\n", report.to_json());
    match std::fs::File::create(&file).and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::FAILURE
        }
    }
}
