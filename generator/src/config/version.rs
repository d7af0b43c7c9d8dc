use semver::Version;
use serde::Deserialize;
use toml::Spanned;

/// A config, as far as this file reads it.
#[derive(Deserialize)]
struct Versioned {
    #[serde(rename = "crate")]
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    version: Spanned<String>,
}

/// The text of a config with another `crate.version`, and otherwise byte for byte as it is; none where it has no such key.
pub fn with_version(text: &str, version: &Version) -> Option<String> {
    let Versioned { package } = toml::from_str(text).ok()?;
    replaced(text, &package.version, &version.to_string())
}

/// A text with another value at the place of one, which needs no escapes; the text itself where the value is the same.
pub(super) fn replaced(text: &str, old: &Spanned<String>, new: &str) -> Option<String> {
    if old.get_ref() == new {
        return Some(text.to_owned());
    }
    let place = old.span();
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    Some(format!("{before}\"{new}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::with_version;
    use semver::Version;

    #[test]
    fn nothing_but_the_version_is_another() {
        let cases = [
            (
                "# 0.1.0\n[crate]\nversion = \"0.1.0\" # now\nx = 1\n",
                "# 0.1.0\n[crate]\nversion = \"0.2.0\" # now\nx = 1\n",
            ),
            ("crate = {version='0.1.0',  name = 'a'}", "crate = {version=\"0.2.0\",  name = 'a'}"),
            ("crate.version=\"0.1.0\"\r\ncrate.name = 'ä'\r\n", "crate.version=\"0.2.0\"\r\ncrate.name = 'ä'\r\n"),
            ("x = 'ä'\n[crate]\nversion = \"\"\"0.1.0\"\"\"", "x = 'ä'\n[crate]\nversion = \"0.2.0\""),
        ];
        for (text, expected) in cases {
            assert_eq!(with_version(text, &Version::new(0, 2, 0)).as_deref(), Some(expected));
        }
        let same = "[crate]\nversion = '0.2.0'";
        assert_eq!(with_version(same, &Version::new(0, 2, 0)).as_deref(), Some(same));
        assert_eq!(with_version("[crate]\nname = 'a'\n", &Version::new(0, 2, 0)), None);
    }
}
