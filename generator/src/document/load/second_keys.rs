//! Keys that stand more than once in an object. They are told of wherever they stand, as what is no tree is: what an object is follows from
//! its text.

use super::LinkedDocument;
use crate::diagnostic::{Diagnostic, Diagnostics, Kind, Place};
use crate::source::{Location, pointer};

/// Tells of those of all files.
pub(super) fn tell(document: &LinkedDocument, diagnostics: &mut Diagnostics) {
    for (id, file) in document.files() {
        for member in &file.twice.pointers {
            let key = pointer::last(member).unwrap_or_default();
            let at = Location::new(id, file.moves.now(member));
            let warning = Diagnostic::of(Kind::DuplicateKey, format!("the key `{key}` appears more than once"));
            let warning = warning.at(at.clone().key()).label("the last one counts");
            let help = "remove or rename the others: readers differ about which one they take";
            diagnostics.push(warning.related(at.earlier_key(), "first time").help(help));
        }
        if file.twice.more > 0 {
            let message = format!("{} further keys appear more than once", file.twice.more);
            let path = document.sources().file(id).map(|file| file.path().to_owned()).unwrap_or_default();
            diagnostics.push(Diagnostic::of(Kind::DuplicateKey, message).place(Place::File(path)));
        }
    }
}
