//! How much faults matter to one user.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Level, Policy, Severity};

fn of(table: &str) -> Result<Policy, String> {
    let text =
        format!("document = 'a'\noutput = 'b'\ncrate = {{ name = 'c', version = '1.0.0' }}\n[diagnostics]\n{table}");
    toml::from_str::<Config>(&text).map(|config| config.diagnostics).map_err(|error| error.message().to_owned())
}

fn severity(policy: &Policy, kind: Kind) -> Option<Severity> {
    let mut list = Diagnostics::new();
    list.push(Diagnostic::of(kind, "wrong"));
    list.judge(policy);
    list.iter().next().map(|diagnostic| diagnostic.severity)
}

#[test]
fn kinds_are_allowed_warned_of_and_denied() {
    let policy = of("duplicate = 'allow'\nexample = 'warn'\ncallbacks = 'deny'").unwrap();
    assert_eq!(severity(&policy, Kind::Duplicate), None);
    assert_eq!(severity(&policy, Kind::Example), Some(Severity::Warning));
    assert_eq!(severity(&policy, Kind::Callbacks), Some(Severity::Error));
    assert_eq!(severity(&policy, Kind::UnknownField), Some(Severity::Warning));
}

#[test]
fn strict_denies_warnings_that_nobody_names_and_no_notes() {
    let policy = of("strict = true\nduplicate = 'warn'").unwrap();
    assert_eq!(severity(&policy, Kind::UnknownField), Some(Severity::Error));
    assert_eq!(severity(&policy, Kind::Duplicate), Some(Severity::Warning));
    assert_eq!(severity(&policy, Kind::Example), Some(Severity::Note));
}

#[test]
fn what_has_no_kind_stays_an_error() {
    let mut list = Diagnostics::new();
    list.push(Diagnostic::error("unreadable"));
    list.judge(&of("").unwrap());
    assert!(list.has_errors());
}

#[test]
fn the_command_line_wins() {
    let config = of("strict = true\nduplicate = 'deny'\nexample = 'deny'").unwrap();
    let own = Policy { strict: false, levels: [(Kind::Duplicate, Level::Allow)].into() };
    let both = config.overridden_by(&own);
    let levels = [(Kind::Duplicate, Level::Allow), (Kind::Example, Level::Deny)].into();
    assert_eq!(both, Policy { strict: true, levels });
}

#[test]
fn a_kind_that_there_is_not() {
    assert_eq!(
        of("duplicat = 'allow'").unwrap_err(),
        "there is no kind of fault `duplicat`; did you mean `duplicate`?"
    );
    assert!(of("duplicate = 'no'").unwrap_err().contains("unknown variant `no`"));
}

#[test]
fn it_is_written_as_it_is_read() {
    let policy = of("strict = true\nduplicate = 'allow'").unwrap();
    assert_eq!(toml::to_string(&policy).unwrap(), "strict = true\nduplicate = \"allow\"\n");
}
