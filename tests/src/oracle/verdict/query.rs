//! The query.

use super::target;
use crate::oracle::operation::Operation;
use crate::oracle::parameter::{Parameter, Place};
use crate::oracle::sample::Sample;
use crate::oracle::style::{self, Pair};
use crate::oracle::{template, text};

/// Every pair that the samples ask for must be there, once, and no other; or the text that is all of it.
pub(super) fn faults(operation: &Operation<'_>, sample: &Sample, query: &str) -> Vec<String> {
    if let Some((_, value)) = sample.sent(operation).find(|(parameter, _)| parameter.style == Parameter::WHOLE) {
        let is_it = text::decoded(query, false) == Some(text::plain(value));
        return if is_it { Vec::new() } else { vec![format!("the query {query:?} is not {value}")] };
    }
    let mut found: Vec<(&str, &str)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    let mut faults = Vec::new();
    for (name, value) in own_pairs(operation, sample) {
        let is_it = |(own, text): &(&str, &str)| {
            text::decoded(own, true).as_ref() == Some(&name) && text::decoded(text, true).as_ref() == Some(&value)
        };
        match found.iter().position(is_it) {
            Some(index) => _ = found.remove(index),
            None => faults.push(format!("the query {query:?} lacks {name}={value}, which the path has")),
        }
    }
    for (parameter, value) in sample.sent(operation).filter(|(parameter, _)| parameter.place == Place::Query) {
        for pair in style::pairs(parameter, value) {
            match found.iter().position(|(name, value)| is_pair(&pair, parameter, name, value)) {
                Some(index) => _ = found.remove(index),
                None => faults.push(format!("the query {query:?} lacks {}={}", pair.name, pair.pieces.join(","))),
            }
        }
    }
    faults.extend(found.iter().map(|(name, value)| format!("the query has {name}={value}, which nothing asks for")));
    faults
}

/// The pairs of the query that the path template has of itself.
fn own_pairs(operation: &Operation<'_>, sample: &Sample) -> Vec<(String, String)> {
    let (_, own) = template::sent(&operation.path);
    let filled = |text: &str| template::filled(text, |name| target::value(operation, sample, name));
    let pairs = own.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (filled(name), filled(value)))
        .collect()
}

pub(super) fn is_pair(pair: &Pair, parameter: &Parameter<'_>, name: &str, value: &str) -> bool {
    if text::decoded(name, true).as_deref() != Some(&pair.name) {
        return false;
    }
    if parameter.json {
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        return text::decoded(value, true).and_then(|found| read(&found)) == read(&pair.pieces.concat());
    }
    let pieces = match pair.pieces.as_slice() {
        [_] => vec![value.to_owned()],
        _ => split(value, pair.separators),
    };
    let same =
        |(piece, found): (&String, &String)| text::decoded(found, true).is_some_and(|found| text::same(piece, &found));
    pieces.len() == pair.pieces.len() && pair.pieces.iter().zip(&pieces).all(same)
}

fn split(value: &str, separators: &[&str]) -> Vec<String> {
    let value = separators.iter().fold(value.to_owned(), |value, separator| value.replace(separator, "\n"));
    value.split('\n').map(str::to_owned).collect()
}
