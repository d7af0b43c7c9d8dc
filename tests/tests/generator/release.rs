//! What a release does with files that somebody else writes, or that are links.

use chrono::NaiveDate;
use sailmaker::config::LoadedConfig;
use sailmaker::diff::Client;
use sailmaker::document::{LoadOptions, Selection};
use sailmaker::output::OutputError;
use sailmaker::release::{Plan, Planned, plan};
use sailmaker::{Input, Outcome};
use std::fs;
use std::path::Path;

const DOCUMENT: &str =
    "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'204': {description: A.}}}}}\n";
const CONFIG: &str = "document = \"t.yaml\"\noutput = \"../out\"\n[crate]\nname = \"t\"\nversion = \"0.1.0\"\n";

/// A folder with a document and its config in `spec`, of which nothing was released.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(folder.path().join("spec/t.yaml"), DOCUMENT).unwrap();
    fs::write(folder.path().join("spec/t.toml"), CONFIG).unwrap();
    folder
}

fn read(config: &Path) -> Client {
    let input = Input {
        config: LoadedConfig::load(config).unwrap(),
        selection: Selection::default(),
        load: LoadOptions::default(),
    };
    let Outcome { result, .. } = Client::read(&input);
    result.unwrap()
}

fn planned(config: &Path, client: &Client) -> Option<Plan> {
    let date = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
    plan(Planned { client, config, since: None, version: None, notes: &[], date }).ok().flatten()
}

#[test]
fn what_is_written_meanwhile_is_not_lost() {
    let folder = folder();
    let config = folder.path().join("spec/t.toml");
    let plan = planned(&config, &read(&config)).unwrap();
    let edited = format!("{CONFIG}description = \"A client.\"\n");
    fs::write(&config, &edited).unwrap();
    assert!(matches!(plan.apply(&mut |_| {}), Err(OutputError::Changed(path)) if path == config));
    assert_eq!(fs::read_to_string(&config).unwrap(), edited);
    assert!(!folder.path().join("out").exists() && !folder.path().join("spec/t.lock").exists());
    planned(&config, &read(&config)).unwrap().apply(&mut |_| {}).unwrap();
    assert!(fs::read_to_string(folder.path().join("spec/t.lock")).unwrap().contains("0.1.0"));
}

#[test]
fn a_config_that_changed_after_it_was_read_is_not_planned_with() {
    let folder = folder();
    let config = folder.path().join("spec/t.toml");
    let client = read(&config);
    fs::write(&config, format!("{CONFIG}description = \"A client.\"\n")).unwrap();
    assert!(planned(&config, &client).is_none());
}

#[cfg(unix)]
#[test]
fn links_are_followed() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("api")).unwrap();
    fs::rename(at("spec"), at("api/spec")).unwrap();
    fs::rename(at("api/spec/t.toml"), at("real.toml")).unwrap();
    symlink(at("api/spec"), at("spec")).unwrap();
    symlink(at("real.toml"), at("api/spec/t.toml")).unwrap();
    let config = at("spec/t.toml");
    fs::write(at("real.toml"), CONFIG.replace("0.1.0", "0.2.0")).unwrap();
    planned(&config, &read(&config)).unwrap().apply(&mut |_| {}).unwrap();
    // `..` of a linked folder is beside what it leads to.
    assert!(at("api/out/Cargo.toml").exists() && !at("out").exists());
    let client = read(&config);
    let date = NaiveDate::from_ymd_opt(2026, 2, 4).unwrap();
    let since = sailmaker::release::Since::by_generator(Vec::new());
    let version = semver::Version::new(0, 3, 0);
    let again =
        Planned { client: &client, config: &config, since: Some(&since), version: Some(&version), notes: &[], date };
    plan(again).unwrap().unwrap().apply(&mut |_| {}).unwrap();
    assert!(at("api/spec/t.toml").is_symlink());
    assert!(fs::read_to_string(at("real.toml")).unwrap().contains("0.3.0"));
}
