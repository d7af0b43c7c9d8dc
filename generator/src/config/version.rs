use super::clients::tables;
use semver::Version;
use std::ops::Range;
use toml::de::DeTable;

/// The text of a config with another `crate.version`, and otherwise byte for byte as it is; none where it has no such key. Of a config with several
/// clients it is the version of the one that is named, which must say it itself: what is said for all is not one's.
pub fn with_version(text: &str, client: Option<&str>, version: &Version) -> Option<String> {
    with_text(text, client, ["crate", "version"], &version.to_string())
}

/// The text of a config with another value, which needs no escapes, in place of the text at a key of a table of one client.
pub(super) fn with_text(text: &str, client: Option<&str>, key: [&str; 2], value: &str) -> Option<String> {
    let config = DeTable::parse(text).ok()?;
    let (old, place) = match client {
        None => text_in(config.get_ref(), key)?,
        Some(name) => tables(config.get_ref())
            .find(|own| text_in(own, ["crate", "name"]).is_some_and(|(own, _)| own == name))
            .and_then(|own| text_in(own, key))?,
    };
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    Some(if old == value { text.to_owned() } else { format!("{before}\"{value}\"{after}") })
}

/// The text at a key of a table, with its place.
fn text_in<'a>(config: &'a DeTable<'_>, [table, key]: [&str; 2]) -> Option<(&'a str, Range<usize>)> {
    let value = config.get(table)?.get_ref().as_table()?.get(key)?;
    Some((value.get_ref().as_str()?, value.span()))
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
            assert_eq!(with_version(text, None, &Version::new(0, 2, 0)).as_deref(), Some(expected));
        }
        let same = "[crate]\nversion = '0.2.0'";
        assert_eq!(with_version(same, None, &Version::new(0, 2, 0)).as_deref(), Some(same));
        assert_eq!(with_version("[crate]\nname = 'a'\n", None, &Version::new(0, 2, 0)), None);
    }

    #[test]
    fn of_several_clients_one_gets_another_version() {
        let text = "[crate]\nversion = '0.1.0'\n[[client]]\ncrate = {name = 'a', version = '0.1.0'}\n[[client]]\ncrate.name = 'b'\n";
        let expected = text.replace("'a', version = '0.1.0'", "'a', version = \"0.2.0\"");
        assert_eq!(with_version(text, Some("a"), &Version::new(0, 2, 0)), Some(expected));
        for other in ["b", "c"] {
            assert_eq!(with_version(text, Some(other), &Version::new(0, 2, 0)), None);
        }
    }
}
