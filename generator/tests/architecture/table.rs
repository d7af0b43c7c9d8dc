//! The house as data: which room may use what.

use crate::panics::INDEX;

/// A room of the house: a module at the root of the generator.
pub(crate) struct Room {
    /// Its name.
    pub(crate) name: &'static str,
    /// The rooms that it may use. Each of them stands before it in [`ROOMS`].
    pub(crate) rooms: &'static [&'static str],
    /// The foreign crates that it may use.
    pub(crate) crates: &'static [&'static str],
}

/// A use that the rules forbid, and that is allowed in one file for a reason.
#[derive(Clone, Copy)]
pub(crate) struct Exception {
    /// The file, below `generator/src`.
    pub(crate) file: &'static str,
    /// What is used: a room, a crate, or what can panic.
    pub(crate) uses: &'static str,
    /// Why it is allowed.
    pub(crate) why: &'static str,
}

/// The rooms, each after those that it uses.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        name: "source",
        rooms: &[],
        crates: &["json_strip_comments", "rayon", "saphyr_parser", "serde", "serde_json"],
    },
    Room { name: "text", rooms: &[], crates: &["serde"] },
    Room {
        name: "diagnostic",
        rooms: &["source", "text"],
        crates: &["annotate_snippets", "serde", "serde_json", "strsim"],
    },
    Room {
        name: "config",
        rooms: &["source", "diagnostic"],
        crates: &["chrono", "heck", "humantime", "schemars", "semver", "serde", "serde_json", "toml"],
    },
    Room {
        name: "document",
        rooms: &["source", "diagnostic"],
        crates: &[
            "fluent_uri",
            "openapiv3",
            "percent_encoding",
            "rayon",
            "saphyr_parser",
            "serde",
            "serde_json",
            "serde_json_path",
            "serde_yaml",
            "similar",
        ],
    },
    Room { name: "ir", rooms: &["source", "diagnostic"], crates: &["serde", "serde_json"] },
    Room {
        name: "lower",
        rooms: &["source", "diagnostic", "document", "ir"],
        crates: &["foldhash", "indexmap", "openapiv3", "serde_json"],
    },
    Room { name: "analyze", rooms: &["diagnostic", "config", "ir"], crates: &["serde_json"] },
    Room {
        name: "names",
        rooms: &["config", "ir", "text"],
        crates: &["heck", "unicode_ident", "unicode_normalization"],
    },
    Room { name: "markdown", rooms: &["text"], crates: &["percent_encoding", "pulldown_cmark"] },
    Room { name: "surface", rooms: &["config", "ir", "names", "markdown", "text"], crates: &["serde", "serde_json"] },
    Room {
        name: "emit",
        rooms: &["config", "ir", "markdown", "surface", "text"],
        crates: &["proc_macro2", "quote", "rayon", "serde_json"],
    },
    Room {
        name: "pages",
        rooms: &["config", "ir", "names", "markdown", "surface", "text"],
        crates: &["heck", "rayon", "sailmaker_templates", "serde", "serde_json"],
    },
    Room {
        name: "render",
        rooms: &["emit", "pages", "text"],
        crates: &["minijinja", "prettyplease", "proc_macro2", "quote", "rayon", "sailmaker_templates", "serde", "syn"],
    },
    Room { name: "output", rooms: &["text"], crates: &["sha2", "similar", "tempfile"] },
    Room {
        name: "pipeline",
        rooms: &[
            "source",
            "diagnostic",
            "config",
            "document",
            "ir",
            "lower",
            "analyze",
            "names",
            "surface",
            "emit",
            "pages",
            "render",
            "output",
        ],
        crates: &["serde_json", "spdx"],
    },
    Room { name: "init", rooms: &["text", "config", "ir", "surface"], crates: &["heck"] },
    Room {
        name: "fetch",
        rooms: &["diagnostic", "config", "document", "pipeline"],
        crates: &["fluent_uri", "percent_encoding", "ureq"],
    },
    Room {
        name: "diff",
        rooms: &["source", "text", "diagnostic", "config", "document", "ir", "surface", "pipeline"],
        crates: &["semver", "serde", "serde_json"],
    },
    Room {
        name: "release",
        rooms: &["source", "diagnostic", "config", "ir", "surface", "pages", "output", "pipeline", "diff"],
        crates: &["chrono", "semver", "serde", "serde_json", "sha2", "toml"],
    },
    Room {
        name: "library",
        rooms: &["source", "text", "diagnostic", "config", "document", "output", "pipeline", "init", "diff"],
        crates: &["semver"],
    },
    Room {
        name: "cli",
        rooms: &[
            "source",
            "text",
            "diagnostic",
            "config",
            "document",
            "ir",
            "output",
            "pipeline",
            "init",
            "fetch",
            "diff",
            "release",
        ],
        crates: &[
            "anstream",
            "chrono",
            "clap",
            "clap_complete",
            "indicatif",
            "mimalloc",
            "semver",
            "serde_json",
            "tempfile",
            "terminal_size",
        ],
    },
];

/// The room that prints tokens.
pub(crate) const PRINTER: &str = "render";

/// Files that may use a room or a crate that theirs may not.
pub(crate) const USES: &[Exception] = &[
    Exception {
        file: "document/normalize/repair/security.rs",
        uses: "ir",
        why: "OpenAPI 3.0 has no scheme of client certificates, so normalizing spells one as the model knows it",
    },
    Exception {
        file: "document/swagger/media_type.rs",
        uses: "ir",
        why: "which media types are JSON and which are forms is known in one place, that of the model",
    },
    Exception {
        file: "pages/page.rs",
        uses: "minijinja",
        why: "a view is a value of the templates until `render` places it",
    },
];

/// A crate that only some files may name.
pub(crate) struct Confined {
    /// The crate.
    pub(crate) name: &'static str,
    /// How the paths of those files begin, below `generator/src`.
    pub(crate) files: &'static [&'static str],
}

/// The crates of which each has an adapter, so that another can take its place.
pub(crate) const CONFINED: &[Confined] =
    &[Confined { name: "openapiv3", files: &["document/parse", "document/normalize/refused.rs", "lower/adapter"] }];

/// What of `std` no file may use: what differs from run to run or from machine to machine, and what writes.
pub(crate) const NEVER_OF_STD: &[&str] = &[
    "std::collections::HashMap",
    "std::collections::HashSet",
    "std::collections::hash_map",
    "std::collections::hash_set",
    "std::env",
    "std::fs::DirBuilder",
    "std::fs::File::create",
    "std::fs::File::create_new",
    "std::fs::File::options",
    "std::fs::OpenOptions",
    "std::fs::copy",
    "std::fs::create_dir",
    "std::fs::create_dir_all",
    "std::fs::hard_link",
    "std::fs::remove_dir",
    "std::fs::remove_dir_all",
    "std::fs::remove_file",
    "std::fs::rename",
    "std::fs::set_permissions",
    "std::fs::soft_link",
    "std::fs::write",
    "std::hash",
    "std::net",
    "std::os",
    "std::process",
    "std::time::Instant",
    "std::time::SystemTime",
];

/// Files that may use something of it.
pub(crate) const STD: &[Exception] = &[
    Exception { file: "analyze/identical.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "cli.rs", uses: "std::process", why: CODE },
    Exception { file: "cli/git.rs", uses: "std::process", why: GIT },
    Exception { file: "cli/git/checkout.rs", uses: "std::fs::create_dir", why: GIT },
    Exception { file: "cli/git/checkout.rs", uses: "std::process", why: GIT },
    Exception { file: "cli/report.rs", uses: "std::process", why: CODE },
    Exception { file: "diagnostic/place.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "diagnostic/render.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/bundle/component_names.rs", uses: "std::collections::HashMap", why: EACH },
    Exception { file: "document/bundle/component_names.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/bundle/component_names/collision.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/bundle/writer.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/load.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/load/cycles.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "document/load/cycles.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/load/findings.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "document/load/findings.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/load/linked.rs", uses: "std::collections::HashMap", why: SORTED },
    Exception { file: "document/load/registry.rs", uses: "std::collections::HashMap", why: ONE },
    Exception { file: "document/load/registry.rs", uses: "std::env", why: HERE },
    Exception { file: "document/overlay/merge.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/parse/schemas.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "document/read/yaml.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/read/yaml/builder.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "document/read/yaml/builder.rs", uses: "std::collections::HashSet", why: ASKED },
    Exception { file: "document/shown.rs", uses: "std::env", why: HERE },
    Exception {
        file: "fetch/request.rs",
        uses: "std::time::Instant",
        why: "a server that takes too long is given up; what is generated is not another for it",
    },
    Exception { file: "lower.rs", uses: "std::collections::HashMap", why: ASKED },
    Exception { file: "output/disk.rs", uses: "std::fs::remove_dir", why: LEFT },
    Exception { file: "output/disk.rs", uses: "std::fs::remove_file", why: LEFT },
    Exception { file: "output/lock.rs", uses: "std::fs::OpenOptions", why: LOCK },
    Exception { file: "output/lock.rs", uses: "std::os", why: LOCK },
    Exception { file: "output/transaction.rs", uses: "std::fs::copy", why: WRITES },
    Exception { file: "output/transaction.rs", uses: "std::fs::create_dir_all", why: WRITES },
    Exception { file: "output/transaction.rs", uses: "std::fs::hard_link", why: WRITES },
    Exception { file: "output/transaction.rs", uses: "std::fs::remove_dir", why: WRITES },
    Exception { file: "output/transaction.rs", uses: "std::fs::remove_file", why: WRITES },
    Exception { file: "output/transaction.rs", uses: "std::os", why: WRITES },
];

const ASKED: &str = "it is asked for what it has and never gone through, so that its order shows nowhere";

const EACH: &str = "it is asked for what it has, and gone through only to sort each list by itself";

const SORTED: &str = "whoever goes through it counts what it has, or puts it into order";

const ONE: &str = "it is asked for what it has, and searched for the one path of a file";

const HERE: &str = "paths are shown from the folder that the program was started in; none of them gets into the output";

const CODE: &str = "a command ends in an exit code";

const GIT: &str = "git is asked by its command line; it copies what a revision has into a temporary folder";

const LEFT: &str = "what a run that was killed left behind goes";

const LOCK: &str =
    "whether a folder is still the one that is locked, and what stands for the lock of a folder, is the system's";

const WRITES: &str = "this is the one file that writes";

/// What can panic, and why no input makes it panic.
pub(crate) const PANICS: &[Exception] = &[
    Exception {
        file: "ir/circles.rs",
        uses: INDEX,
        why: "a node is a place in the lists, each of which has one a node",
    },
    Exception { file: "ir/api.rs", uses: INDEX, why: OWN_ID },
    Exception { file: "ir/document.rs", uses: INDEX, why: OWN_ID },
    Exception { file: "names.rs", uses: INDEX, why: OWN_ID },
    Exception { file: "surface.rs", uses: INDEX, why: OWN_ID },
    Exception { file: "surface/context.rs", uses: INDEX, why: OWN_ID },
];

const OWN_ID: &str = "an id is made together with the item that it is the index of, and no item is taken away";

/// How the paths of the files begin that may say of a text that it is finished for a language: the gateway, the reader of
/// descriptions, and what copies a table of the config into the manifest.
pub(crate) const VOUCHING: &[&str] = &["markdown.rs", "pages/package.rs", "text/"];

/// Files that name a vendor.
pub(crate) const VENDORS: &[Exception] = &[];
