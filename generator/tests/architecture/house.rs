//! The sources of a crate, read as the compiler reads them: from the root file along its `mod` lines.

use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, MetaNameValue, Token};

/// A module: where it stands, and what is in it. Code that only tests are compiled with is left out.
pub(crate) struct Module {
    /// The names from the root of the crate to it. Where a module has several files, of which a condition chooses one, each is a
    /// module, and the name of the second and further ones tells the file.
    pub(crate) path: Vec<String>,
    /// The file that it is in, below the folder of the sources.
    pub(crate) file: String,
    /// Its items, but for the modules in it.
    pub(crate) items: Vec<Item>,
    /// Whether the module is a child by `mod name;` or `mod name { … }`, by name.
    pub(crate) children: Vec<String>,
}

/// All modules of a crate by their paths.
pub(crate) type Modules = BTreeMap<Vec<String>, Module>;

/// The folders of real Rust that is copied into clients: the runtime, and its parts that only some clients have.
pub(crate) fn copied() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates");
    let entries = std::fs::read_dir(folder).expect("the templates are there");
    let folders = entries.map(|entry| entry.expect("the templates can be listed").path());
    let copied: Vec<PathBuf> = folders.filter(|folder| folder.join("mod.rs").exists()).collect();
    assert!(copied.len() > 2, "{copied:?}");
    copied
}

/// Reads the sources below a folder.
pub(crate) fn on_disk(folder: &Path, root: &str) -> Modules {
    modules(root, Read::WithoutTests, &|file| std::fs::read_to_string(folder.join(file)).ok())
}

/// Reads sources that stand in a test: pairs of a file and its text.
pub(crate) fn planted(files: &[(&str, &str)]) -> Modules {
    modules("lib.rs", Read::WithoutTests, &|file| text_of(files, file))
}

/// The sources below a folder that no `mod` line leads to from any of the roots, be it one that only tests have.
pub(crate) fn unread_on_disk(folder: &Path, roots: &[&str]) -> Vec<String> {
    let sources = text::files(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let names = sources.map(|path| path.strip_prefix(folder).expect("it is in the folder").display().to_string());
    unread(names.collect(), roots, &|file| std::fs::read_to_string(folder.join(file)).ok())
}

/// The same of sources that stand in a test.
pub(crate) fn unread_of_planted(files: &[(&str, &str)]) -> Vec<String> {
    unread(files.iter().map(|(file, _)| (*file).to_owned()).collect(), &["lib.rs"], &|file| text_of(files, file))
}

fn text_of(files: &[(&str, &str)], file: &str) -> Option<String> {
    files.iter().find(|(name, _)| *name == file).map(|(_, text)| (*text).to_owned())
}

fn unread(mut files: BTreeSet<String>, roots: &[&str], read: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    for module in roots.iter().flat_map(|root| modules(root, Read::WithTests, read).into_values()) {
        files.remove(&module.file);
    }
    files.into_iter().collect()
}

/// Whether the modules that only tests are compiled with are read too.
#[derive(Clone, Copy, PartialEq)]
enum Read {
    WithTests,
    WithoutTests,
}

fn modules(root: &str, tests: Read, read: &dyn Fn(&str) -> Option<String>) -> Modules {
    let mut modules = Modules::new();
    let items = parsed(root, read).unwrap_or_else(|| panic!("the sources have a {root}"));
    Reader { read, tests, modules: &mut modules }.module(Vec::new(), root, items);
    modules
}

fn parsed(file: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<Vec<Item>> {
    let source = syn::parse_file(&read(file)?).unwrap_or_else(|cause| panic!("{file} is no Rust: {cause}"));
    Some(source.items)
}

struct Reader<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
    tests: Read,
    modules: &'a mut Modules,
}

impl Reader<'_> {
    fn module(&mut self, path: Vec<String>, file: &str, items: Vec<Item>) {
        let mut module = Module { path, file: file.to_owned(), items: Vec::new(), children: Vec::new() };
        for item in items {
            match item {
                Item::Mod(inner) if self.is_read(&inner.attrs) => {
                    module.children.push(inner.ident.to_string());
                    self.child(&module.path, file, inner);
                }
                Item::Mod(_) => {}
                other => module.items.push(other),
            }
        }
        let replaced = self.modules.insert(module.path.clone(), module);
        assert!(replaced.is_none(), "{file} has two modules of one name, of which only one would be read");
    }

    fn is_read(&self, attributes: &[Attribute]) -> bool {
        (self.tests == Read::WithTests || !is_for_tests(attributes)) && !is_of_tests(attributes)
    }

    fn child(&mut self, parent: &[String], file: &str, child: ItemMod) {
        let path: Vec<String> = parent.iter().cloned().chain([child.ident.to_string()]).collect();
        if let Some((_, items)) = child.content {
            return self.module(path, file, items);
        }
        let found = self.files(&path, file, &child.attrs);
        assert!(!found.is_empty(), "{file} has a module without a file: {}", path.join("::"));
        for (index, (file, items)) in found.into_iter().enumerate() {
            let mut path = path.clone();
            if let Some(name) = path.last_mut().filter(|_| index > 0) {
                *name = format!("{name} in {file}");
            }
            self.module(path, &file, items);
        }
    }

    /// The files that a module may be in: those that its attributes name, and the one that goes by its name.
    fn files(&self, path: &[String], parent: &str, attributes: &[Attribute]) -> Vec<(String, Vec<Item>)> {
        let folder = parent.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let named = paths(attributes).into_iter().map(|path| format!("{folder}{path}"));
        let by_name = [format!("{}.rs", path.join("/")), format!("{}/mod.rs", path.join("/"))];
        let files: BTreeSet<String> = named.chain(by_name).collect();
        files
            .into_iter()
            .filter_map(|file| Some((parsed(&file, self.read)?, file)))
            .map(|(items, file)| (file, items))
            .collect()
    }
}

/// Whether a module stands in the folder of the tests, which `xtask` reads cases with.
fn is_of_tests(attributes: &[Attribute]) -> bool {
    paths(attributes).iter().any(|path| path.contains("../tests/src/"))
}

/// The files that `#[path = "…"]` names, and `#[cfg_attr(…, path = "…")]`.
fn paths(attributes: &[Attribute]) -> Vec<String> {
    attributes.iter().flat_map(|attribute| paths_of(&attribute.meta)).collect()
}

fn paths_of(meta: &Meta) -> Vec<String> {
    match meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(file), .. }), .. })
            if path.is_ident("path") =>
        {
            vec![file.value()]
        }
        Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            // The first part is the condition.
            parts.iter().flatten().skip(1).flat_map(paths_of).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether an item is compiled for tests alone.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test")))
    })
}
