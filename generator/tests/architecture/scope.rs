//! The names that a module has, and what each of them leads to.

use crate::house::{Module, is_for_tests};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{Ident, ItemUse, UseTree};

/// A name that a `use` brings in: the path that it stands for, from the module that has the `use`.
pub(crate) type Route = Vec<String>;

/// What the names of a module are.
#[derive(Default)]
pub(crate) struct Scope {
    /// What `use` brings in by name, `pub use` too. Those within functions count as the module's.
    pub(crate) uses: BTreeMap<String, Route>,
    /// What `use …::*` brings in.
    pub(crate) globs: Vec<Route>,
    /// Every path of a `use`, also those `as _`. That of a glob ends in `*`.
    pub(crate) routes: Vec<Route>,
    /// The names of the items and modules that are written here.
    pub(crate) items: Vec<String>,
}

impl Scope {
    /// The names of a module.
    pub(crate) fn of(module: &Module) -> Self {
        let mut scope = Self { items: module.children.clone(), ..Self::default() };
        module.items.iter().for_each(|item| {
            scope.items.extend(name(item).map(Ident::to_string));
            scope.visit_item(item);
        });
        scope
    }

    /// Whether a path is a single name that a `use` brings in, perhaps.
    pub(crate) fn has(&self, path: &[String]) -> bool {
        path.first().is_some_and(|name| self.uses.contains_key(name)) || !self.globs.is_empty()
    }

    fn tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &Ident| before.iter().cloned().chain([name.to_string()]).collect::<Route>();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
            UseTree::Glob(_) => {
                self.routes.push(before.iter().cloned().chain(["*".to_owned()]).collect());
                self.globs.push(before.to_vec());
            }
            // `use a::{self}` is `use a`.
            UseTree::Name(name) if name.ident == "self" && !before.is_empty() => {
                self.add(before.last().cloned(), before.to_vec())
            }
            UseTree::Name(name) => self.add(Some(name.ident.to_string()), with(&name.ident)),
            UseTree::Rename(rename) => {
                let route = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                self.add((rename.rename != "_").then(|| rename.rename.to_string()), route);
            }
        }
    }

    fn add(&mut self, name: Option<String>, route: Route) {
        self.routes.push(route.clone());
        if let Some(name) = name {
            self.uses.insert(name, route);
        }
    }
}

impl<'a> Visit<'a> for Scope {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if !is_for_tests(crate::paths::attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        let before: Vec<String> = item.leading_colon.iter().map(|_| "::".to_owned()).collect();
        self.tree(&item.tree, &before);
    }
}

fn name(item: &syn::Item) -> Option<&Ident> {
    use syn::Item;
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
