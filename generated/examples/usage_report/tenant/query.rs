//! The query parameters of a collection.

use std::ops::RangeInclusive;
use std::str::FromStr;

use super::sources::Figure;

pub struct Query {
    limit: usize,
    offset: usize,
    /// Whether the answer tells how many results there are in all.
    pub count: bool,
    newest_first: bool,
}

impl Query {
    /// Reads `limit` (0 to 250), `offset`, `count` and `sorters`; others are ignored.
    ///
    /// # Errors
    ///
    /// Says which parameter has a value that it cannot have.
    pub fn parse(query: &str) -> Result<Self, String> {
        let mut parsed = Self { limit: 250, offset: 0, count: false, newest_first: false };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "limit" => parsed.limit = number(&name, &value, 0..=250)?,
                "offset" => parsed.offset = number(&name, &value, 0..=usize::MAX)?,
                "count" => parsed.count = read(&name, &value)?,
                "sorters" => parsed.newest_first = newest_first(&value)?,
                _ => {}
            }
        }
        Ok(parsed)
    }

    /// The part of the figures, which are in the order of their dates, that the query asks for.
    pub fn page(&self, figures: &[Figure]) -> Vec<Figure> {
        let mut figures = figures.to_vec();
        if self.newest_first {
            figures.reverse();
        }
        figures.into_iter().skip(self.offset).take(self.limit).collect()
    }
}

fn number(name: &str, value: &str, range: RangeInclusive<usize>) -> Result<usize, String> {
    let number = read(name, value)?;
    match range.contains(&number) {
        true => Ok(number),
        false => Err(refusal(name)),
    }
}

fn read<T: FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| refusal(name))
}

fn newest_first(sorters: &str) -> Result<bool, String> {
    match sorters {
        "date" => Ok(false),
        "-date" => Ok(true),
        _ => Err(refusal("sorters")),
    }
}

fn refusal(name: &str) -> String {
    format!("The value of {name} is not valid.")
}
