//! Which version a release gets.

use crate::diff::Bump;
use semver::{Prerelease, Version};
use std::cmp::Ordering;
use std::fmt;

/// The least version that may be released, and after which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Least {
    /// The version that was released last.
    pub released: Version,
    /// The least after it, by what changed; the same where nothing did.
    pub version: Version,
}

/// A version is lower than what it is to tell of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLow {
    /// The version.
    pub version: Version,
    /// What is the least.
    pub least: Least,
}

impl Least {
    /// The least version after `released` that tells of so much.
    pub fn after(released: &Version, bump: Bump) -> Self {
        Self { released: released.clone(), version: bump.apply(released) }
    }

    /// Whether a version tells of enough. A pre-release does where the version that it leads to does: Cargo takes
    /// `0.2.0-rc.1` for no update of `0.1.0`.
    pub fn allows(&self, version: &Version) -> bool {
        let leads_to = Version { pre: Prerelease::EMPTY, ..version.clone() };
        let enough = match self.version.pre.is_empty() {
            true => leads_to.cmp_precedence(&self.version),
            false => version.cmp_precedence(&self.version),
        };
        enough != Ordering::Less && version.cmp_precedence(&self.released) != Ordering::Less
    }
}

impl fmt::Display for TooLow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, least: Least { released, version: least } } = self;
        if version.cmp_precedence(released) != Ordering::Greater {
            return write!(f, "{version} is not higher than {released}, which is released");
        }
        write!(f, "{version} is too low: what changed since {released} asks for {least} at least")
    }
}

/// The version of the next release: the one that is asked for, else that of the config if it was raised already, else the
/// least.
pub fn chosen(least: Least, asked: Option<&Version>, config: &Version) -> Result<Version, Box<TooLow>> {
    let is_higher = |version: &&Version| version.cmp_precedence(&least.released) == Ordering::Greater;
    let version = asked.or(Some(config).filter(is_higher)).unwrap_or(&least.version).clone();
    if least.allows(&version) && is_higher(&&version) {
        return Ok(version);
    }
    Err(Box::new(TooLow { version, least }))
}

#[cfg(test)]
mod tests {
    use super::{Least, chosen};
    use crate::diff::Bump;
    use semver::Version;

    fn version(text: &str) -> Version {
        Version::parse(text).unwrap()
    }

    #[test]
    fn a_version_tells_of_enough_or_not() {
        let cases = [
            ("0.1.0", Bump::Major, ["0.2.0", "0.2.0-rc.1", "1.0.0"], ["0.1.9", "0.1.1", "0.1.0"]),
            ("0.1.0", Bump::Minor, ["0.1.1", "0.1.1-rc.1", "0.2.0"], ["0.1.0", "0.1.0-rc.1", "0.0.9"]),
            ("1.2.3", Bump::Minor, ["1.3.0", "1.3.0-a", "2.0.0"], ["1.2.4", "1.2.3", "1.2.9"]),
            ("0.2.0-rc.1", Bump::Major, ["0.2.0-rc.2", "0.2.0", "0.3.0"], ["0.2.0-rc.1", "0.2.0-beta", "0.1.0"]),
        ];
        for (released, bump, enough, too_low) in cases {
            let least = Least::after(&version(released), bump);
            let choice = |text: &str| chosen(least.clone(), Some(&version(text)), &version(released));
            enough.iter().for_each(|text| assert_eq!(choice(text), Ok(version(text))));
            too_low.iter().for_each(|text| assert!(choice(text).is_err(), "{text} after {released}"));
        }
    }

    #[test]
    fn the_version_is_the_one_asked_for_else_the_one_of_the_config_else_the_least() {
        let least = Least::after(&version("0.1.0"), Bump::Minor);
        let choice = |asked: Option<&str>, config| {
            let asked = asked.map(version);
            chosen(least.clone(), asked.as_ref(), &version(config)).unwrap().to_string()
        };
        assert_eq!(choice(Some("0.3.0"), "0.2.0"), "0.3.0");
        assert_eq!(choice(None, "0.2.0"), "0.2.0");
        assert_eq!(choice(None, "0.1.0"), "0.1.1");
        assert_eq!(choice(None, "0.0.1"), "0.1.1");
    }

    #[test]
    fn a_message_says_what_the_version_must_tell_of() {
        let refused = |asked: &str| {
            let least = Least::after(&version("0.1.0"), Bump::Major);
            chosen(least, Some(&version(asked)), &version("0.1.0")).unwrap_err().to_string()
        };
        assert_eq!(refused("0.1.1"), "0.1.1 is too low: what changed since 0.1.0 asks for 0.2.0 at least");
        assert_eq!(refused("0.1.0"), "0.1.0 is not higher than 0.1.0, which is released");
        assert_eq!(refused("0.1.0+2"), "0.1.0+2 is not higher than 0.1.0, which is released");
    }
}
