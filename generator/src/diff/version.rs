//! Which version to release: Cargo's reading of Semantic Versioning, in which the leftmost number that is not zero is the major
//! one.

use semver::{BuildMetadata, Prerelease, Version};
use serde::Serialize;

/// How much a version must grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// Not at all: nothing but order, wording and examples differs.
    #[default]
    None,
    /// The source does not show it, and the wire goes on as before.
    Patch,
    /// There is something more to use.
    Minor,
    /// Something breaks.
    Major,
}

impl Bump {
    /// The least version after `current` that tells of this much: `0.1.0` becomes `0.2.0` by a major change, and `0.1.1` by any
    /// other; every release of `0.0.z` may break. A pre-release promises nothing, so its next one will do.
    pub fn apply(self, current: &Version) -> Version {
        if self == Self::None {
            return current.clone();
        }
        if !current.pre.is_empty() {
            return Version { pre: next(&current.pre), build: BuildMetadata::EMPTY, ..current.clone() };
        }
        let Version { major, minor, patch, .. } = *current;
        let (up_major, up_minor, up_patch) =
            (major.saturating_add(1), minor.saturating_add(1), patch.saturating_add(1));
        match (self, major, minor) {
            (Self::Major, 1.., _) => Version::new(up_major, 0, 0),
            (Self::Major, 0, 1..) => Version::new(0, up_minor, 0),
            (Self::Minor, 1.., _) => Version::new(major, up_minor, 0),
            _ => Version::new(major, minor, up_patch),
        }
    }
}

/// `rc.1` as `rc.2`; a pre-release without a number at its end gets one.
fn next(pre: &Prerelease) -> Prerelease {
    let text = pre.as_str();
    let (stem, last) = text.rsplit_once('.').map_or(("", text), |(stem, last)| (stem, last));
    let next = match last.parse::<u64>() {
        Ok(number) if stem.is_empty() => number.saturating_add(1).to_string(),
        Ok(number) => format!("{stem}.{}", number.saturating_add(1)),
        Err(_) => format!("{text}.1"),
    };
    Prerelease::new(&next).unwrap_or_else(|_| pre.clone())
}

#[cfg(test)]
mod tests {
    use super::Bump;
    use semver::Version;

    #[test]
    fn the_leftmost_number_that_is_not_zero_is_the_major_one() {
        let cases = [
            ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
            ("0.1.0", ["0.1.0", "0.1.1", "0.1.1", "0.2.0"]),
            ("0.0.3", ["0.0.3", "0.0.4", "0.0.4", "0.0.4"]),
            ("1.0.0-rc.1", ["1.0.0-rc.1", "1.0.0-rc.2", "1.0.0-rc.2", "1.0.0-rc.2"]),
            ("1.0.0-beta", ["1.0.0-beta", "1.0.0-beta.1", "1.0.0-beta.1", "1.0.0-beta.1"]),
            ("0.2.0-1", ["0.2.0-1", "0.2.0-2", "0.2.0-2", "0.2.0-2"]),
            ("1.2.3+build.5", ["1.2.3+build.5", "1.2.4", "1.3.0", "2.0.0"]),
            (
                "18446744073709551615.0.0",
                [
                    "18446744073709551615.0.0",
                    "18446744073709551615.0.1",
                    "18446744073709551615.1.0",
                    "18446744073709551615.0.0",
                ],
            ),
        ];
        for (current, expected) in cases {
            let current = Version::parse(current).unwrap();
            let bumps = [Bump::None, Bump::Patch, Bump::Minor, Bump::Major];
            assert_eq!(bumps.map(|bump| bump.apply(&current).to_string()), expected, "{current}");
        }
    }
}
