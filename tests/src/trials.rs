//! Tests that are known only when they run: one for each file of a folder, or one that needs what may be missing.
//!
//! A test binary with `harness = false` collects them in its `main` and gives them to [`run`], which understands what
//! `cargo test` hands to every test binary: a filter, `--exact`, `--skip`, `--list`, `--ignored`, `--test-threads`.

pub use libtest_mimic::{Arguments, Trial};

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};

/// What may be missing; where it is, what is missing and where to get it, in a line.
pub type Found<T> = Result<T, String>;

/// What several tests share: the first of them that runs makes it.
pub type Shared<T> = Arc<LazyLock<T, Box<dyn FnOnce() -> T + Send>>>;

/// Says how to make what several tests share.
pub fn shared<T>(make: impl FnOnce() -> T + Send + 'static) -> Shared<T> {
    Arc::new(LazyLock::new(Box::new(make)))
}

/// Runs the tests that the arguments of the program select.
pub fn run(trials: Vec<Trial>) -> ExitCode {
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test of a name. It fails by a panic, as every test does.
pub fn trial(name: impl Into<String>, test: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, || {
        test();
        Ok(())
    })
}

/// A test of what was found. Where it is missing the test is ignored, so that it is counted, and its name says why.
pub fn trial_of<T>(name: &str, found: &Found<T>, test: impl FnOnce(T) + Send + 'static) -> Trial
where
    T: Clone + Send + 'static,
{
    match found.clone() {
        Ok(found) => trial(name, move || test(found)),
        Err(missing) => {
            let named = format!("{name} ({missing})");
            Trial::test(named, || Err(missing.into())).with_ignored_flag(true)
        }
    }
}

/// Whether the arguments of the program select a test by its name, as [`run`] does.
pub fn is_selected(name: &str) -> bool {
    let arguments = Arguments::from_args();
    let matches = |text: &String| if arguments.exact { name == text } else { name.contains(text.as_str()) };
    arguments.filter.as_ref().is_none_or(matches) && !arguments.skip.iter().any(matches)
}

/// The files of a folder that end in one of `endings`, in the order of their names. Panics where there is none, since a run of no
/// test is green.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let is_one = |path: &PathBuf| endings.iter().any(|end| path.extension().is_some_and(|own| own == *end));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be listed").path()).filter(is_one).collect();
    assert!(!files.is_empty(), "{}: no file ends in {}", folder.display(), endings.join(" or "));
    files.sort();
    files
}

/// Tests by the names of their functions, each with the path of its module before it: `trials![one, two]`; or, with what they
/// are given before the names, those that are ignored where it is missing: `trials![found; one, two]`; or, where nothing is given,
/// `trials![if found; one, two]`.
#[macro_export]
macro_rules! trials {
    ($($test:ident),+ $(,)?) => {
        vec![$($crate::trials::trial($crate::trials::path(module_path!(), stringify!($test)), $test)),+]
    };
    (if $found:expr; $($test:ident),+ $(,)?) => {
        vec![$(
            $crate::trials::trial_of(&$crate::trials::path(module_path!(), stringify!($test)), &$found, |()| $test())
        ),+]
    };
    ($found:expr; $($test:ident),+ $(,)?) => {
        vec![$($crate::trials::trial_of(&$crate::trials::path(module_path!(), stringify!($test)), &$found, $test)),+]
    };
}

/// The name of a test in a module, without that of the crate, as other test runners have it.
pub fn path(module: &str, test: &str) -> String {
    let path = format!("{module}::{test}");
    path.split_once("::").map(|(_, path)| path.to_owned()).unwrap_or(path)
}
