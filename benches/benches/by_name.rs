//! The hot paths, measured with criterion: `cargo bench -p benches`.
//!
//! Use it to see the effect of a change on one path; criterion stores the previous result. `ratios` compares with other
//! libraries.

use std::hint::black_box;

use benches::names;
use benches::overflow::{Loose, extra};
use benches::shapes::{R4, R16, R64, R256, Shape};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use slots_runtime::{Object, ObjectExt};

/// Number of names in one round.
const ROUND: usize = 1024;

fn round(names: &[&str]) -> Vec<String> {
    names::drawn(names).into_iter().take(ROUND).collect()
}

fn of_size<S: Shape>(criterion: &mut Criterion, fields: usize) {
    let mut group = criterion.benchmark_group("by name");
    group.throughput(Throughput::Elements(ROUND as u64));
    let mut it = S::sample();
    let numbers = names::numbers::<S>();
    let all: Vec<_> = S::readers().into_iter().map(|(name, _)| name).collect();
    let hits = round(&numbers);
    let wrong = names::near(&numbers, &all);
    let misses = round(&wrong.iter().map(String::as_str).collect::<Vec<_>>());
    group.bench_function(BenchmarkId::new("attr", fields), |bencher| {
        bencher.iter(|| hits.iter().filter_map(|name| it.attr::<f64>(name).ok()).sum::<f64>());
    });
    group.bench_function(BenchmarkId::new("attr of dyn Object", fields), |bencher| {
        let it: &dyn Object = &it;
        bencher.iter(|| hits.iter().filter_map(|name| it.attr::<f64>(name).ok()).sum::<f64>());
    });
    group.bench_function(BenchmarkId::new("getattr", fields), |bencher| {
        bencher
            .iter(|| hits.iter().filter_map(|name| it.getattr(name).ok()?.as_f64()).sum::<f64>());
    });
    group.bench_function(BenchmarkId::new("a near miss", fields), |bencher| {
        bencher.iter(|| misses.iter().filter(|name| it.attr::<f64>(name).is_err()).count());
    });
    group.bench_function(BenchmarkId::new("replace_attr", fields), |bencher| {
        bencher.iter(|| {
            hits.iter().filter(|name| it.replace_attr(name, black_box(2.5)).is_ok()).count()
        });
    });
    group.bench_function(BenchmarkId::new("setattr", fields), |bencher| {
        bencher
            .iter(|| hits.iter().filter(|name| it.setattr(name, black_box(2.5)).is_ok()).count());
    });
    group.finish();
}

fn sizes(criterion: &mut Criterion) {
    of_size::<R4>(criterion, 4);
    of_size::<R16>(criterion, 16);
    of_size::<R64>(criterion, 64);
    of_size::<R256>(criterion, 256);
}

fn overflow(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("overflow map");
    group.throughput(Throughput::Elements(ROUND as u64));
    for entries in [2, 8, 32] {
        let here = extra(entries);
        let it = Loose::with(&here);
        let hits = round(&here);
        group.bench_function(BenchmarkId::new("getattr", entries), |bencher| {
            bencher.iter(|| {
                hits.iter().filter_map(|name| it.getattr(name).ok()?.as_f64()).sum::<f64>()
            });
        });
        group.bench_function(BenchmarkId::new("built and dropped", entries), |bencher| {
            bencher.iter(|| Loose::with(black_box(&here)));
        });
    }
    group.finish();
}

criterion_group!(all, sizes, overflow);
criterion_main!(all);
