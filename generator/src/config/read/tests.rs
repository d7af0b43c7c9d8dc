use super::clients;

/// Two clients, of which one says otherwise what is said for both.
const TWO: &str = "
document = 'a.yaml'
retry = {attempts = 3, max_delay = '1s'}
[crate]
license = 'MIT'
version = '0.1.0'
[[client]]
output = 'one'
crate.name = 'one'
[[client]]
document = 'b.yaml'
output = 'two'
crate = {name = 'two', version = '0.2.0'}
retry.attempts = 5
";

#[test]
fn a_client_has_what_is_said_for_all_but_for_what_it_says_itself() {
    let all = clients(TWO).unwrap();
    let said = all.iter().map(|client| {
        let (name, own) = (client.name.as_deref().unwrap(), &client.config);
        let (package, retry) = (&own.package, &own.retry);
        (
            name,
            own.document.to_str().unwrap(),
            package.version.as_str(),
            package.license.as_deref(),
            retry.attempts,
            retry.max_delay.as_secs(),
        )
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [("one", "a.yaml", "0.1.0", Some("MIT"), 3, 1), ("two", "b.yaml", "0.2.0", Some("MIT"), 5, 1)]
    );
}

#[test]
fn what_is_wrong_with_clients_is_said_once_at_its_place() {
    let said = |text: &str| -> Vec<String> {
        let faults = clients(text).unwrap_err();
        let line = |fault: &crate::diagnostic::Diagnostic| match fault.place {
            crate::diagnostic::Place::Text { line, .. } => line,
            _ => 0,
        };
        faults.iter().map(|fault| format!("{}: {}", line(fault), fault.message)).collect()
    };
    let wrong = TWO
        .replace("max_delay", "max_dely")
        .replace("'two', version", "'one', version")
        .replace("output = 'one'\n", "");
    assert_eq!(said(&wrong), ["3: the config has no key `retry.max_dely`", "7: the config lacks `output`"]);
    let lacks = "10: the config lacks `crate.version`";
    assert_eq!(
        said(&TWO.replace("version = '0.1.0'", "").replace(", version = '0.2.0'", "")),
        [&lacks.replace("10", "7"), lacks]
    );
    assert_eq!(said(&TWO.replace("name = 'two'", "name = 'one'")), ["10: two clients have the crate `one`"]);
    assert_eq!(said(&TWO.replace("retry.attempts = 5", "retry = 5")), ["14: `retry` must be a table, found 5"]);
    assert_eq!(said(&TWO.replace("retry.attempts = 5", "client = []")), ["14: the config has no key `client`"]);
    assert_eq!(said("client = 3\n").first().unwrap(), "1: `client` must be a table, or several, found 3");
}
