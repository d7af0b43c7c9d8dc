//! The last twelve months of a source, and what they come to.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use sailpoint_source_usages::models::{SourceUsage, SourceUsageStatusStatus};

pub struct Report {
    /// The ID of the source.
    pub source: String,
    pub status: Option<SourceUsageStatusStatus>,
    /// Twelve months, oldest first.
    pub months: Vec<Month>,
    /// How many figures have no date, are not of these months, or are one too many for their month.
    pub left_out: usize,
}

#[derive(Clone, Copy)]
pub struct Month {
    pub first_day: NaiveDate,
    /// The average number of active days; `None` where the tenant has no figure.
    pub active_days: Option<f64>,
}

impl Report {
    /// Sorts what the tenant answered into the twelve months that end with the last full one, or with the current
    /// one if there is a figure for it. A month without a figure stays in, so that the gap can be seen.
    pub fn new(
        source: String,
        status: Option<SourceUsageStatusStatus>,
        usages: &[SourceUsage],
        today: NaiveDate,
    ) -> Self {
        let figures: BTreeMap<NaiveDate, Option<f64>> =
            usages.iter().filter_map(|usage| Some((first_of_month(usage.date?), usage.count))).collect();
        let newest = match figures.contains_key(&first_of_month(today)) {
            true => today,
            false => months_before(today, 1),
        };
        let months: Vec<Month> = (0..12)
            .rev()
            .map(|ago| months_before(newest, ago))
            .map(|first_day| Month { first_day, active_days: figures.get(&first_day).copied().flatten() })
            .collect();
        let placed = months.iter().filter(|month| figures.contains_key(&month.first_day));
        Self { source, status, left_out: usages.len().saturating_sub(placed.count()), months }
    }

    /// The figures, each with the place of its month among the twelve.
    fn figures(&self) -> impl Iterator<Item = (f64, f64)> {
        let months = self.months.iter().enumerate();
        months.filter_map(|(place, month)| Some((place as f64, month.active_days?)))
    }

    /// How many of the months have a figure.
    pub fn known(&self) -> usize {
        self.figures().count()
    }

    /// The mean of the months that have a figure.
    pub fn average(&self) -> Option<f64> {
        mean(self.figures().map(|(_, days)| days))
    }

    /// The month with the largest figure, the latest one of several; `None` where no figure is above zero.
    pub fn peak(&self) -> Option<Month> {
        let used = self.months.iter().copied();
        used.filter(|month| month.active_days > Some(0.0))
            .max_by(|a, b| a.active_days.partial_cmp(&b.active_days).unwrap_or(std::cmp::Ordering::Equal))
    }

    /// How many days a month gains on the month before it: the slope of the straight line that fits the figures
    /// best by least squares. `None` below two figures, through which no one line goes.
    pub fn trend(&self) -> Option<f64> {
        let middle = mean(self.figures().map(|(place, _)| place))?;
        let average = self.average()?;
        let spread: f64 = self.figures().map(|(place, _)| (place - middle).powi(2)).sum();
        let slope: f64 = self.figures().map(|(place, days)| (place - middle) * (days - average)).sum();
        (spread > 0.0).then(|| slope / spread).filter(|slope| slope.is_finite())
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

/// The first day of the month that lies so many months before that of `day`.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    first_of_month(day.checked_sub_months(Months::new(months)).unwrap_or(day))
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
