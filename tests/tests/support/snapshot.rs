//! Snapshots beside the files that they are of. insta knows tests by the name of their thread, which a test of a file lacks: so the
//! name is given.

use std::sync::{Mutex, PoisonError};

/// Compares a text with `tests/FOLDER/NAME.snap`; fails where it is another, after printing what differs.
pub fn assert_snapshot(folder: &str, name: &str, text: &str) {
    /// What two tests print at once would be mixed.
    static PRINTING: Mutex<()> = Mutex::new(());

    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _alone = PRINTING.lock().unwrap_or_else(PoisonError::into_inner);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
