//! Reads answers, each after the number of its type, and prints the numbers of those that it cannot read.

use serde::de::DeserializeOwned;
use serde_json::from_str;
use std::fmt::Debug;
use updated::models::*;

/// Whether a text is read, and each value in its field.
fn is_whole<T: DeserializeOwned + Debug>(text: &str) -> bool {
    from_str::<T>(text).is_ok_and(|answer| !format!("{answer:?}").contains("Unread(Some"))
}

fn is_read(number: usize, text: &str) -> bool {
    match number {
        // One for each update.
        _ => panic!("there is no such type"),
    }
}

fn main() {
    let answers = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for (number, text) in answers.lines().map(|line| line.split_once('\t').unwrap()) {
        if !is_read(number.parse().unwrap(), text) {
            println!("{number}");
        }
    }
}
