//! The runtime as a crate of its own, which several clients share.

use super::{part, runtime};
use include_dir::{Dir, include_dir};
use std::collections::BTreeSet;

static SHARED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/shared");

/// The part of the runtime that the crate has behind a feature of the same name; other parts are each client's own.
pub const STREAMS: &str = "streams";

/// The files of the crate `sailmaker-runtime`, each with its path. It has the version of the generator, since that is what the clients need.
pub fn shared() -> impl Iterator<Item = (String, String)> {
    let own = super::files(&SHARED).map(|(path, text)| match path {
        "lib.rs.in" => ("src/lib.rs".to_owned(), text.to_owned()),
        "Cargo.toml.in" => ("Cargo.toml".to_owned(), text.replace("{version}", VERSION)),
        path => (path.to_owned(), text.to_owned()),
    });
    let runtime = runtime().map(|(path, text)| (format!("src/runtime/{path}"), public(text)));
    let streams = part(STREAMS).map(|(path, text)| (format!("src/runtime/{STREAMS}/{path}"), public(text)));
    own.chain(runtime).chain(streams)
}

/// The version of the crate, which clients ask for.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A file of the runtime for a crate of its own: what generated code uses in the same crate is public there, macros among it. A macro that
/// stays within its file is none of it. What a macro declares is in the crate that it is called in, as before.
fn public(text: &str) -> String {
    let uses = text.lines().filter_map(|line| line.strip_prefix("pub(crate) use ")?.strip_suffix(';'));
    let used: BTreeSet<&str> = uses.flat_map(|names| names.trim_matches(['{', '}']).split(", ")).collect();
    let (mut public, mut is_in_macro) = (String::with_capacity(text.len()), false);
    for line in text.split_inclusive('\n') {
        let name = line.strip_prefix("macro_rules! ").and_then(|rest| rest.split([' ', '{']).next());
        if name.is_some_and(|name| used.contains(name)) {
            public.push_str("#[doc(hidden)]\n#[macro_export]\n");
            is_in_macro = true;
        }
        match is_in_macro {
            true => public.push_str(line),
            false => public.push_str(&line.replace("pub(crate) ", "pub ")),
        }
        is_in_macro &= line != "}\n";
    }
    public
}

#[cfg(test)]
mod tests {
    use super::public;

    #[test]
    fn what_generated_code_uses_is_public() {
        let text = "/// Makes one.\nmacro_rules! make {\n    () => { pub(crate) struct B; };\n}\npub(crate) use {make};\n\nmacro_rules! own {\n    () => {};\n}\n\n\
                    pub(crate) struct A {\n    pub(crate) b: u8,\n    pub(super) c: u8,\n}\n";
        let expected = "/// Makes one.\n#[doc(hidden)]\n#[macro_export]\nmacro_rules! make {\n    () => { pub(crate) struct B; };\n}\npub use {make};\n\nmacro_rules! own {\n    \
                        () => {};\n}\n\npub struct A {\n    pub b: u8,\n    pub(super) c: u8,\n}\n";
        assert_eq!(public(text), expected);
    }
}
