//! The sources of a crate, read as the compiler reads them: from the root file along its `mod` lines.

use std::collections::BTreeMap;
use std::path::Path;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, MetaNameValue};

/// A module: where it stands, and what is in it. Code that only tests are compiled with is left out.
pub(crate) struct Module {
    /// The names from the root of the crate to it.
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

/// Reads the sources below a folder.
pub(crate) fn on_disk(folder: &Path, root: &str) -> Modules {
    modules(root, &|file| std::fs::read_to_string(folder.join(file)).ok())
}

/// Reads sources that stand in a test: pairs of a file and its text.
pub(crate) fn planted(files: &[(&str, &str)]) -> Modules {
    modules("lib.rs", &|file| files.iter().find(|(name, _)| *name == file).map(|(_, text)| (*text).to_owned()))
}

fn modules(root: &str, read: &dyn Fn(&str) -> Option<String>) -> Modules {
    let mut modules = Modules::new();
    let items = parsed(root, read).unwrap_or_else(|| panic!("the sources have a {root}"));
    Reader { read, modules: &mut modules }.module(Vec::new(), root, items);
    modules
}

fn parsed(file: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<Vec<Item>> {
    let source = syn::parse_file(&read(file)?).unwrap_or_else(|cause| panic!("{file} is no Rust: {cause}"));
    Some(source.items)
}

struct Reader<'a> {
    read: &'a dyn Fn(&str) -> Option<String>,
    modules: &'a mut Modules,
}

impl Reader<'_> {
    fn module(&mut self, path: Vec<String>, file: &str, items: Vec<Item>) {
        let mut module = Module { path, file: file.to_owned(), items: Vec::new(), children: Vec::new() };
        for item in items {
            match item {
                Item::Mod(inner) if !is_for_tests(&inner.attrs) && !is_of_tests(&inner.attrs) => {
                    module.children.push(inner.ident.to_string());
                    self.child(&module.path, file, inner);
                }
                Item::Mod(_) => {}
                other => module.items.push(other),
            }
        }
        self.modules.insert(module.path.clone(), module);
    }

    fn child(&mut self, parent: &[String], file: &str, child: ItemMod) {
        let path: Vec<String> = parent.iter().cloned().chain([child.ident.to_string()]).collect();
        if let Some((_, items)) = child.content {
            return self.module(path, file, items);
        }
        let (flat, nested) = (format!("{}.rs", path.join("/")), format!("{}/mod.rs", path.join("/")));
        let found = [flat, nested].into_iter().find_map(|file| Some((parsed(&file, self.read)?, file)));
        let (items, file) = found.unwrap_or_else(|| panic!("{file} has a module without a file: {}", path.join("::")));
        self.module(path, &file, items);
    }
}

/// Whether a module stands in the folder of the tests, which `xtask` reads cases with.
fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("path")).any(|attribute| {
        let Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(path), .. }), .. }) =
            &attribute.meta
        else {
            return false;
        };
        path.value().contains("../tests/src/")
    })
}

/// Whether an item is compiled for tests alone.
pub(crate) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test")))
    })
}
