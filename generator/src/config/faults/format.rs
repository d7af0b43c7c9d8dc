use crate::config::{PageText, crate_name_help, is_crate_name};

/// What a text of the config is more than text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    CrateName,
    Version,
    TimeSpan,
    PageText,
    VariableName,
    HeaderName,
}

impl Format {
    const ALL: [Self; 6] =
        [Self::CrateName, Self::Version, Self::TimeSpan, Self::PageText, Self::VariableName, Self::HeaderName];

    /// Its name in the schema of the config.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::CrateName => "crate-name",
            Self::Version => "version",
            Self::TimeSpan => "time-span",
            Self::PageText => "page-text",
            Self::VariableName => "variable-name",
            Self::HeaderName => "header-name",
        }
    }

    pub(in crate::config) fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// In words.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::CrateName => "the name of a crate",
            Self::Version => "a version such as `\"0.1.0\"`",
            Self::TimeSpan => "a time such as `\"500ms\"` or `\"2m\"`",
            Self::PageText => "a string",
            Self::VariableName => "the name of an environment variable",
            Self::HeaderName => "the name of a header",
        }
    }

    /// A regular expression of ECMA-262 that each such text matches, and hardly any other.
    pub(in crate::config) fn pattern(self) -> &'static str {
        match self {
            Self::CrateName => "^[A-Za-z][A-Za-z0-9_-]*$",
            Self::Version => r"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$",
            Self::TimeSpan => r"^(0|\s*([0-9][0-9\s]*(\.[0-9\s]+)?[A-Za-z\u00b5]+\s*)+)$",
            Self::PageText => r"^([^{}]|\{(page|title|version|Version)\})*$",
            Self::VariableName => "^[A-Za-z_][A-Za-z0-9_]*$",
            Self::HeaderName => "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
        }
    }

    /// What is wrong with a text at a path of the config, and what to do about it.
    pub(super) fn fault(self, path: &str, text: &str) -> Option<(String, String)> {
        match self {
            Self::CrateName => (!is_crate_name(text)).then(|| {
                let help = crate_name_help(text, &format!("`{path}`"));
                (format!("`{text}` is not a name for a crate"), help)
            }),
            Self::Version => semver::Version::parse(text).err().map(|_| {
                let help = format!("write `{path}` as three numbers, such as `0.1.0`");
                (format!("`{text}` is not a version of Semantic Versioning"), help)
            }),
            Self::TimeSpan => humantime::parse_duration(text).err().map(|_| {
                let help = format!("write `{path}` as numbers with units, such as `500ms`, `60s` or `2m`");
                (format!("`{text}` is not a time"), help)
            }),
            // As the shells of POSIX take it (IEEE Std 1003.1, section 3.216).
            Self::VariableName => (!is_variable_name(text)).then(|| {
                let help = format!("start `{path}` with a letter or `_`, and go on with letters, digits and `_`");
                (format!("`{text}` is not a name of an environment variable"), help)
            }),
            // A token (RFC 9110, section 5.6.2).
            Self::HeaderName => (!is_header_name(text)).then(|| {
                let help = format!("write `{path}` with letters, digits and `-`");
                (format!("`{text}` is not a name of a header"), help)
            }),
            Self::PageText => PageText::try_from(text.to_owned()).err().map(|wrong| {
                (wrong, "write what stands for something in braces, and other braces not at all".to_owned())
            }),
        }
    }
}

pub(super) fn is_header_name(text: &str) -> bool {
    let is_part = |own: char| own.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(own);
    !text.is_empty() && text.chars().all(is_part)
}

pub(super) fn is_variable_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.chars().all(|own| own.is_ascii_alphanumeric() || own == '_')
}
