//! The rules of the house, and what breaks them.

use crate::resolve::Crate;
use crate::table::{CONFINED, Confined, Exception, NEVER_OF_STD, PRINTER, Room};
use crate::{panics, token_text};
use std::collections::BTreeSet;

/// Something that a rule forbids, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    /// The file, below the folder of the sources.
    pub(crate) file: String,
    /// What is not allowed there: the name of a room or of a crate, or `.unwrap()`.
    pub(crate) uses: String,
    /// The path or the call as it is written.
    pub(crate) written: String,
}

/// What the sources of a crate break, without the exceptions.
pub(crate) struct Found {
    /// The files that are compiled into the crate.
    pub(crate) files: Vec<String>,
    /// Rooms that the table does not list.
    pub(crate) unlisted: Vec<String>,
    /// Uses that the table does not allow.
    pub(crate) uses: BTreeSet<Violation>,
    /// Uses of what of `std` is not for every file.
    pub(crate) std: BTreeSet<Violation>,
    /// Uses of crates that few files may name.
    pub(crate) confined: BTreeSet<Violation>,
    /// What can panic.
    pub(crate) panics: BTreeSet<Violation>,
    /// Text of tokens that is compared.
    pub(crate) token_text: BTreeSet<Violation>,
    /// Text that may be of tokens, where none is to be made.
    pub(crate) printed_tokens: BTreeSet<Violation>,
}

/// Holds all rules against the sources of a crate.
pub(crate) fn found(sources: &Crate, rooms: &[Room]) -> Found {
    Found {
        files: sources.modules.values().map(|module| module.file.clone()).collect(),
        unlisted: unlisted(sources, rooms),
        uses: of_paths(sources, rooms),
        std: of_std(sources, NEVER_OF_STD),
        confined: of_confined(sources, CONFINED),
        panics: of_panics(sources),
        token_text: of_token_text(sources, rooms),
        printed_tokens: of_printed_tokens(sources, rooms),
    }
}

/// Uses of rooms and of foreign crates that the table does not allow.
pub(crate) fn of_paths(sources: &Crate, rooms: &[Room]) -> BTreeSet<Violation> {
    let mut violations = BTreeSet::new();
    for module in sources.modules.values() {
        let Some(own) = module.path.first() else { continue };
        let room = rooms.iter().find(|room| room.name == own);
        for (written, reached) in sources.reached(module) {
            let allowed =
                |names: fn(&Room) -> &[&str], name: &str| room.is_some_and(|room| names(room).contains(&name));
            let of_rooms = reached.rooms.iter().filter(|name| *name != own && !allowed(|room| room.rooms, name));
            let of_crates = reached.crates.iter().filter(|name| !allowed(|room| room.crates, name));
            violations.extend(of_rooms.chain(of_crates).map(|uses| Violation {
                file: module.file.clone(),
                uses: uses.clone(),
                written: written.clone(),
            }));
        }
    }
    violations
}

/// Uses of what of `std` no file may use but those that are excepted. A glob is one where it may bring in such a thing.
pub(crate) fn of_std(sources: &Crate, never: &[&'static str]) -> BTreeSet<Violation> {
    let mut violations = BTreeSet::new();
    for module in sources.modules.values() {
        for (written, reached) in sources.reached(module) {
            let uses = reached.std.as_deref().and_then(|path| named(path, never));
            violations.extend(uses.map(|uses| Violation { file: module.file.clone(), uses, written }));
        }
    }
    violations
}

/// What of a list a path of `std` names: the one that it is in, or for a glob over some of them the glob itself.
fn named(path: &str, never: &[&str]) -> Option<String> {
    let is_in = |path: &str, outer: &str| {
        path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let whole = never.iter().find(|never| is_in(path, never)).map(|never| (*never).to_owned());
    let is_hidden = |glob: &str| never.iter().any(|never| is_in(never, glob));
    whole.or_else(|| path.strip_suffix("::*").filter(|glob| is_hidden(glob)).map(|_| path.to_owned()))
}

/// Uses of crates outside of the files that may name them.
pub(crate) fn of_confined(sources: &Crate, confined: &[Confined]) -> BTreeSet<Violation> {
    let mut violations = BTreeSet::new();
    for module in sources.modules.values() {
        for (written, reached) in sources.reached(module) {
            let is_outside = |one: &&Confined| {
                reached.crates.contains(one.name) && !one.files.iter().any(|file| module.file.starts_with(file))
            };
            violations.extend(confined.iter().filter(is_outside).map(|one| Violation {
                file: module.file.clone(),
                uses: one.name.to_owned(),
                written: written.clone(),
            }));
        }
    }
    violations
}

/// What can panic.
pub(crate) fn of_panics(sources: &Crate) -> BTreeSet<Violation> {
    collected(sources, |_| true, panics::of)
}

/// Text of tokens that is compared in the expression that makes it, in the rooms that have tokens and at the root.
pub(crate) fn of_token_text(sources: &Crate, rooms: &[Room]) -> BTreeSet<Violation> {
    collected(sources, |room| has_tokens(rooms, room), token_text::of)
}

/// Text that is made of anything, in the rooms that have tokens but are not the one that prints them, and at the root.
pub(crate) fn of_printed_tokens(sources: &Crate, rooms: &[Room]) -> BTreeSet<Violation> {
    collected(sources, |room| has_tokens(rooms, room) && room != PRINTER, token_text::printed)
}

fn has_tokens(rooms: &[Room], name: &str) -> bool {
    rooms.iter().any(|room| room.name == name && room.crates.contains(&"proc_macro2"))
}

fn collected(
    sources: &Crate,
    of_room: impl Fn(&str) -> bool,
    find: impl Fn(&crate::house::Module) -> Vec<String>,
) -> BTreeSet<Violation> {
    let modules = sources.modules.values().filter(|module| module.path.first().is_none_or(|room| of_room(room)));
    modules
        .flat_map(|module| {
            find(module).into_iter().map(|uses| Violation { file: module.file.clone(), written: uses.clone(), uses })
        })
        .collect()
}

/// Rooms of the sources that the table does not list.
pub(crate) fn unlisted(sources: &Crate, rooms: &[Room]) -> Vec<String> {
    let names: BTreeSet<_> = sources.modules.keys().filter_map(|path| path.first()).collect();
    names.into_iter().filter(|name| !rooms.iter().any(|room| room.name == **name)).cloned().collect()
}

/// Rooms of the table that are allowed to use one that does not stand before them: where each looks only back, no circle
/// can close.
pub(crate) fn forward(rooms: &[Room]) -> Vec<String> {
    let mut before = BTreeSet::new();
    let mut forward = Vec::new();
    for room in rooms {
        let ahead = room.rooms.iter().filter(|used| !before.contains(*used));
        forward.extend(ahead.map(|used| format!("{} → {used}", room.name)));
        before.insert(room.name);
    }
    forward
}

/// What is left of violations when exceptions are taken off, and the exceptions that nothing needs any more.
pub(crate) fn judged(violations: &BTreeSet<Violation>, exceptions: &[Exception]) -> Vec<String> {
    let excepts = |exception: &Exception, violation: &Violation| {
        violation.file == exception.file && violation.uses == exception.uses
    };
    let broken =
        violations.iter().filter(|violation| !exceptions.iter().any(|exception| excepts(exception, violation)));
    let unneeded =
        exceptions.iter().filter(|exception| !violations.iter().any(|violation| excepts(exception, violation)));
    let broken = broken.map(|violation| format!("{}: {} by `{}`", violation.file, violation.uses, violation.written));
    let unneeded = unneeded.map(|exception| {
        format!("{}: the exception for {} is not needed any more and is to be deleted", exception.file, exception.uses)
    });
    broken.chain(unneeded).collect()
}

/// Exceptions that do not say why they are allowed.
pub(crate) fn unexplained(exceptions: &[Exception]) -> Vec<String> {
    let silent = exceptions.iter().filter(|exception| exception.why.trim().is_empty());
    silent.map(|exception| format!("{}: nothing says why {} is allowed", exception.file, exception.uses)).collect()
}
