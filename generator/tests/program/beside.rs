//! What `init` writes beside a config: a workflow, and an xtask.

use crate::folder::{CONFIG, Folder};
use serde_yaml::Value;
use std::fs;
use std::process::Command;

/// What the workflow of the generator takes is what the one that calls it gives.
#[test]
fn a_workflow_is_written_where_the_root_of_the_repository_is() {
    let folder = Folder::new();
    let git = Command::new("git").args(["init", "--quiet"]).current_dir(folder.path("")).status().unwrap();
    assert!(git.success());
    fs::create_dir_all(folder.path("my api/v1")).unwrap();
    fs::write(folder.path("my api/v1/sailmaker.toml"), CONFIG).unwrap();
    let (code, out, err) = folder.run_in("my api/v1", "init --github");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "../../.github/workflows/sailmaker.yml: written\n\
         next: in ../../.github/workflows/sailmaker.yml, write the account on GitHub that has the repository of sailmaker in place of \
         OWNER, and say by `address` where the vendor publishes the document\n"
    );
    let text = fs::read_to_string(folder.path(".github/workflows/sailmaker.yml")).unwrap();
    let own: Value = serde_yaml::from_str(&text.replace("# address:", "address:")).unwrap();
    let job = &own["jobs"]["document"];
    assert_eq!(job["with"]["config"], "my api/v1/sailmaker.toml");
    let uses = format!("OWNER/sailmaker/.github/workflows/document.yml@v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(job["uses"], uses.as_str());
    let called: Value = serde_yaml::from_str(include_str!("../../../.github/workflows/document.yml")).unwrap();
    let inputs = &called["on"]["workflow_call"]["inputs"];
    let given = job["with"].as_mapping().unwrap();
    assert!(given.len() == 2 && given.keys().all(|name| inputs.get(name).is_some()), "{given:?}");
    // What the jobs of the called workflow may do at most is what the caller allows.
    for job in called["jobs"].as_mapping().unwrap().values() {
        for (name, _) in job["permissions"].as_mapping().into_iter().flatten() {
            assert_eq!(own["jobs"]["document"]["permissions"][name], "write", "{name:?}");
        }
    }
}

/// That it compiles and works is tested in `xtask`, with the packages.
#[test]
fn an_xtask_is_written_beside_the_config_that_is_made() {
    let folder = Folder::new();
    let (code, out, err) = folder.run("init things.yaml --xtask --github");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (_, beside) = out.split_once("# writes the crate to things\n").unwrap();
    let lines: Vec<&str> = beside.lines().collect();
    let written = [".github/workflows/sailmaker.yml", "xtask/Cargo.toml", "xtask/src/main.rs", ".cargo/config.toml"];
    assert_eq!(lines[..4], written.map(|path| format!("{path}: written")));
    assert!(lines[5].starts_with("next: until sailmaker ") && lines[5].ends_with(" in xtask/Cargo.toml"), "{beside}");
    assert!(lines.len() == 7 && lines[6].starts_with("next: run `cargo xtask`"), "{beside}");
    let text = |path: &str| fs::read_to_string(folder.path(path)).unwrap();
    assert_eq!(text("xtask/src/main.rs"), include_str!("../../examples/generate.rs"));
    let manifest: toml::Table = text("xtask/Cargo.toml").parse().unwrap();
    assert_eq!(
        manifest["dependencies"]["sailmaker"]["version"].as_str().unwrap(),
        format!("={}", env!("CARGO_PKG_VERSION"))
    );
    let workflow: Value = serde_yaml::from_str(&text(".github/workflows/sailmaker.yml")).unwrap();
    assert_eq!(workflow["jobs"]["document"]["with"]["config"], "sailmaker.toml");
}

#[test]
fn files_of_somebody_are_left_alone_and_nothing_is_written_beside_them() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("xtask/src")).unwrap();
    fs::write(folder.path("xtask/src/main.rs"), "mine").unwrap();
    let (code, out, err) = folder.run("init things.yaml --xtask --github");
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(
        err,
        "error: `xtask/src/main.rs` is there already, so nothing was written\n\
         help: change what is there, or move it out of the way\n"
    );
    for path in ["sailmaker.toml", "xtask/Cargo.toml", ".cargo", ".github"] {
        assert!(!folder.path(path).exists(), "{path}");
    }
    assert_eq!(fs::read_to_string(folder.path("xtask/src/main.rs")).unwrap(), "mine");
    // What is no folder is in the way of each file below.
    fs::remove_dir_all(folder.path("xtask")).unwrap();
    fs::write(folder.path("xtask"), "mine").unwrap();
    fs::write(folder.path(".github"), "mine").unwrap();
    let (_, _, err) = folder.run("init things.yaml --xtask --github");
    assert!(err.starts_with("error: `.github` and `xtask` are there already, so nothing was written\n"), "{err}");
    assert!(!folder.path("sailmaker.toml").exists());
}

#[test]
fn a_config_of_cargo_is_left_alone_and_told_what_belongs_into_it() {
    let folder = Folder::new();
    fs::create_dir(folder.path(".cargo")).unwrap();
    fs::write(folder.path(".cargo/config.toml"), "mine").unwrap();
    let (code, out, err) = folder.run("init things.yaml --xtask");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let told = "\nnext: add to .cargo/config.toml, below `[alias]`: xtask = \"run --manifest-path xtask/Cargo.toml ";
    assert!(out.contains(told) && !out.contains(".cargo/config.toml: written"), "{out}");
    assert_eq!(fs::read_to_string(folder.path(".cargo/config.toml")).unwrap(), "mine");
}

#[test]
fn what_stands_beside_a_config_needs_one() {
    let folder = Folder::new();
    for option in ["--github", "--xtask"] {
        let (code, _, err) = folder.run(&format!("init {option}"));
        assert!(code == Some(2) && err.starts_with("error: no config is named, and there is no"), "{option}: {err}");
    }
    let (code, _, err) = folder.run("init");
    assert!(code == Some(2) && err.contains("<FILE|URL>"), "{err}");
}
