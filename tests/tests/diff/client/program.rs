//! Reads answers, each after the number of its type, and prints the numbers of those that it cannot read.

use serde_json::from_str;
use updated::models::*;

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
