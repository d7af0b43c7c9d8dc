//! The report for machines; `--help` describes the keys.

use sailpoint_source_usages::models::SourceUsageStatusStatus;
use serde_json::{Value, json};

use crate::report::{Month, Report};

/// The report as indented JSON. `demo` says whether the figures are made up.
pub fn render(report: &Report, demo: bool) -> String {
    let months: Vec<Value> = report.months.iter().map(month).collect();
    let value = json!({
        "source": report.source,
        "demo": demo,
        "status": report.status.as_ref().map(SourceUsageStatusStatus::as_str),
        "months": months,
        "average": report.average(),
        "peak": report.peak().as_ref().map(month),
        "trend": report.trend(),
        "leftOut": report.left_out,
    });
    format!("{value:#}\n")
}

fn month(month: &Month) -> Value {
    json!({
        "month": month.first_day.format("%Y-%m").to_string(),
        "averageActiveDays": month.active_days,
    })
}
