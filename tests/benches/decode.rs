//! Decoding a page of 250 usages: the generated model beside one with `serde`'s derives.

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use sailpoint_source_usages::models::SourceUsage;
use serde::Deserialize;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// The control: what one would write by hand.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is only decoded")]
struct Derived {
    date: Option<NaiveDate>,
    count: Option<f64>,
}

/// A page, its properties in the order in which the service sends them.
fn page() -> Vec<u8> {
    let mut page = String::from("[");
    for index in 0..250 {
        let comma = if index == 0 { "" } else { "," };
        let (month, count) = (index % 12 + 1, f64::from(index) + 0.45);
        write!(page, r#"{comma}{{"date":"2023-{month:02}-01","count":{count}}}"#).expect("a string takes all");
    }
    page.push(']');
    page.into_bytes()
}

#[divan::bench]
fn generated(bencher: Bencher) {
    let page = page();
    bencher.bench(|| serde_json::from_slice::<Vec<SourceUsage>>(black_box(&page)).map(|page| page.len()));
}

#[divan::bench]
fn derived(bencher: Bencher) {
    let page = page();
    bencher.bench(|| serde_json::from_slice::<Vec<Derived>>(black_box(&page)).map(|page| page.len()));
}
