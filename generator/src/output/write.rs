use super::manifest::MANIFEST;
use super::survey::{Item, State, Survey};
use super::{OutputError, Transaction, Tree, disk};
use std::path::{Path, PathBuf};

/// What a write did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have a new text.
    pub written: Vec<PathBuf>,
    /// Files that were as they should be, and were left alone.
    pub unchanged: usize,
    /// Files that no longer belong to the crate.
    pub removed: Vec<PathBuf>,
    /// Those of the written files that somebody had changed since they were written last.
    pub by_hand: Vec<PathBuf>,
    /// Files that no longer belong to the crate, and are left, since somebody has changed them.
    pub left: Vec<PathBuf>,
}

impl Tree {
    /// Makes a folder hold this tree, and nothing else that the generator wrote. What others wrote stays.
    ///
    /// All new text is written under temporary names before the first file is replaced, and each is replaced in one step: a
    /// full disk changes nothing, and a process that is killed leaves no half-written file. Where a file cannot be replaced,
    /// those before it are put back. What a loss of power leaves, the
    /// next run repairs: to wait for the disk after each of thousands of files would take longer than to make them. Files that
    /// are as they should be are not touched, so that `cargo` does not build them again.
    pub fn write(&self, folder: &Path) -> Result<Written, OutputError> {
        let mut transaction = Transaction::new();
        let done = self.stage(folder, &mut transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Adds to a transaction what makes a folder hold this tree, and nothing else that the generator wrote. It waits for another run that
    /// writes in the folder; who wants to say so calls [`Transaction::lock`] before.
    pub fn stage(&self, folder: &Path, transaction: &mut Transaction) -> Result<Written, OutputError> {
        transaction.lock(folder, &mut |_| {})?;
        let survey = Survey::of(self, folder)?;
        survey.refuse_what_is_in_the_way(folder)?;
        disk::sweep_within(folder, &survey.folders());
        let mut done = Written::default();
        let is_last = stage_interim_list(&survey, folder, transaction)?;
        for item in &survey.items {
            stage(item, folder, transaction, &mut done)?;
        }
        stage_list(&survey.manifest, is_last, folder, transaction, &mut done)?;
        Ok(done)
    }
}

/// Before anything else is done, the list has both what was written and what is about to be: whatever of it is there when the process
/// is killed, the next run knows it. Gives whether that is the list as it stays.
fn stage_interim_list(survey: &Survey<'_>, folder: &Path, transaction: &mut Transaction) -> Result<bool, OutputError> {
    let does_something = |item: &Item<'_>| !matches!(item.state, State::Same | State::ExtraByHand);
    let both = survey.before.or(&survey.after);
    if !survey.items.iter().any(does_something) || both == survey.before {
        return Ok(false);
    }
    transaction.replace(&folder.join(MANIFEST), &both.to_string())?;
    Ok(both == survey.after)
}

fn stage(
    Item { path, text, state }: &Item<'_>,
    folder: &Path,
    transaction: &mut Transaction,
    done: &mut Written,
) -> Result<(), OutputError> {
    match (state, text) {
        (State::Missing | State::Outdated(_) | State::ByHand(_), Some(text)) => {
            transaction.replace(&folder.join(path), text)?;
            done.written.push(path.clone());
        }
        (State::Extra, _) => {
            transaction.remove(folder, path)?;
            done.removed.push(path.clone());
        }
        (State::ExtraByHand, _) => done.left.push(path.clone()),
        _ => done.unchanged += 1,
    }
    done.by_hand.extend(matches!(state, State::ByHand(_)).then(|| path.clone()));
    Ok(())
}

fn stage_list(
    Item { path, text, state }: &Item<'_>,
    is_staged: bool,
    folder: &Path,
    transaction: &mut Transaction,
    done: &mut Written,
) -> Result<(), OutputError> {
    match text {
        None if *state == State::Same => {}
        None => {
            transaction.remove(folder, path)?;
            done.removed.push(path.clone());
        }
        Some(_) if *state == State::Same => done.unchanged += 1,
        Some(text) => {
            if !is_staged {
                transaction.replace_again(&folder.join(path), text)?;
            }
            done.written.push(path.clone());
        }
    }
    Ok(())
}

/// Writes one file: it appears whole, or stays as it was. Folders that are missing are made.
pub fn write_file(path: &Path, text: &str) -> Result<(), OutputError> {
    let mut transaction = Transaction::new();
    transaction.sweep_beside(path);
    transaction.replace_durably(path, text)?;
    transaction.commit()
}
