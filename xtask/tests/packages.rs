//! The packages of `sailmaker` as users get them: packaged, unpacked where nothing of this repository is, and built by cargo.
//!
//! What is built stays in `target/packages`, so that a second run compiles the packages alone.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "not every test makes use of all of it")]
mod folder;

use folder::{Folder, Run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The packages that are for others.
const NAMES: [&str; 2] = ["sailmaker", "sailmaker-templates"];

/// The folder with the packages, each unpacked in a folder of its name and version.
static UNPACKED: LazyLock<PathBuf> = LazyLock::new(unpacked);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder for all that is built here.
fn target() -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(3).unwrap().join("packages")
}

fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    // What is built on the way is kept there even where a command says where its result goes.
    cargo
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_BUILD_BUILD_DIR", target())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_NET_OFFLINE", "true");
    cargo
}

fn done(command: &mut Command) -> Run {
    let run = Run::of(command);
    assert_eq!(run.code, Some(0), "{command:?}\n{}{}", run.out, run.err);
    run
}

fn unpacked() -> PathBuf {
    let folder = target().join("unpacked");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    let mut package = cargo();
    package.args(["package", "--no-verify", "--allow-dirty"]).args(NAMES.map(|name| format!("--package={name}")));
    done(package.current_dir(root()));
    for name in NAMES {
        let file = target().join(format!("package/{name}-{VERSION}.crate"));
        // Files of a package have one time for all, by which cargo would take another version of them for what it has built.
        let mut tar = Command::new("tar");
        done(tar.args(["--extract", "--gzip", "--touch", "--file"]).arg(file).current_dir(&folder));
    }
    folder
}

/// The folder of a package.
fn package(name: &str) -> PathBuf {
    UNPACKED.join(format!("{name}-{VERSION}"))
}

/// Cargo as users have it, but that it takes the packages for those of the registry, and makes no debug information.
fn cargo_of_user(arguments: &[&str]) -> Command {
    let config = UNPACKED.join("config.toml");
    let patched = NAMES.map(|name| format!("{name} = {{ path = {:?} }}\n", package(name))).concat();
    fs::write(&config, format!("[profile.dev]\ndebug = false\n\n[patch.crates-io]\n{patched}")).unwrap();
    let mut cargo = cargo();
    cargo.arg("--config").arg(config).args(arguments);
    cargo
}

#[test]
fn packages_are_complete() {
    for name in NAMES {
        let folder = package(name);
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = |folder: &Path| fs::read_to_string(folder.join(licence)).unwrap();
            assert_eq!(text(&folder), text(&root()), "{name}: {licence}");
        }
        let manifest: toml::Table = fs::read_to_string(folder.join("Cargo.toml")).unwrap().parse().unwrap();
        let manifest = &manifest["package"];
        for key in ["categories", "description", "keywords", "license", "readme", "rust-version"] {
            assert!(manifest.get(key).is_some(), "{name} has no {key}");
        }
        assert!(folder.join(manifest["readme"].as_str().unwrap()).is_file(), "{name}");
    }
}

#[test]
fn the_program_is_installed_from_the_packages_and_generates() {
    let folder = Folder::new();
    let mut install = cargo_of_user(&["install", "--debug", "--no-track", "--root", ".", "--path"]);
    done(install.arg(package("sailmaker")).current_dir(folder.path(".")));
    let program = folder.path("bin").join(format!("sailmaker{}", std::env::consts::EXE_SUFFIX));
    let run = |arguments: &[&str]| done(Command::new(&program).args(arguments).current_dir(folder.path(".")));
    assert_eq!(run(&["--version"]).out, format!("sailmaker {VERSION}\n"));
    let run = run(&["generate", "--spec", "things.yaml", "--out", "out"]);
    assert!(run.err.is_empty() && run.out.ends_with(" written, 0 unchanged, 0 removed\n"), "{run:?}");
    assert!(fs::read_to_string(folder.path("out/src/models.rs")).unwrap().contains("pub struct Thing"));
}

/// The program of the xtask is the example of the library.
#[test]
fn the_xtask_that_init_writes_generates_and_checks() {
    let folder = Folder::new();
    let run = folder.run(&["init", "things.yaml", "--xtask"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let xtask = |arguments: &[&str]| {
        let mut cargo = cargo_of_user(&[&["--quiet", "xtask"], arguments].concat());
        Run::of(cargo.current_dir(folder.path(".")))
    };
    let run = xtask(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("things: ") && run.out.ends_with(" written, 0 unchanged, 0 removed\n"), "{}", run.out);
    let run = xtask(&["--check"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("things: ") && run.out.ends_with(" files, all up to date\n"), "{}", run.out);
    let document = fs::read_to_string(folder.path("things.yaml")).unwrap();
    fs::write(
        folder.path("things.yaml"),
        document.replace("{id: {type: string}}", "{id: {type: string, format: odd}}"),
    )
    .unwrap();
    fs::write(folder.path("things/src/models.rs"), "").unwrap();
    let run = xtask(&["--check"]);
    assert!(run.code == Some(1) && run.out.contains("changed by hand: src/models.rs\n"), "{run:?}");
    assert!(run.err.starts_with("note") && run.err.contains("unknown-format"), "{}", run.err);
    fs::write(folder.path("things.yaml"), "openapi: [").unwrap();
    let run = xtask(&[]);
    assert!(run.code == Some(2) && run.err.starts_with("error: ") && run.err.contains("things.yaml:1:"), "{run:?}");
    fs::remove_file(folder.path("sailmaker.toml")).unwrap();
    let run = xtask(&[]);
    assert!(run.code == Some(2) && run.err.starts_with("error: there is no `sailmaker.toml` here"), "{run:?}");
}
