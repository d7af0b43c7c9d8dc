use serde::Serialize;

/// What a figure counts.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    Seconds,
    Bytes,
    Lines,
    Files,
}

impl Unit {
    /// A figure as people read it.
    pub(super) fn text(self, value: f64) -> String {
        match self {
            Self::Seconds if value < 1.0 => format!("{:.2} ms", value * 1e3),
            Self::Seconds => format!("{value:.2} s"),
            Self::Bytes => format!("{:.1} MiB", value / (1024.0 * 1024.0)),
            Self::Lines | Self::Files if value.fract() != 0.0 => format!("{value:.1}"),
            Self::Lines | Self::Files => format!("{value:.0}"),
        }
    }
}
