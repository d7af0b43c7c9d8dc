//! Where a path leads: into which rooms, and to which foreign crate.

use crate::house::{Module, Modules};
use crate::scope::Scope;
use std::collections::{BTreeMap, BTreeSet};

/// A crate with the names of its modules.
pub(crate) struct Crate {
    pub(crate) modules: Modules,
    scopes: BTreeMap<Vec<String>, Scope>,
    foreign: BTreeSet<String>,
}

/// What is met on the way to where a path leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reached {
    /// The rooms whose names the path says or whose items it leads to. The root of the crate is none.
    pub(crate) rooms: BTreeSet<String>,
    /// The foreign crates.
    pub(crate) crates: BTreeSet<String>,
    /// What of `std` it leads to, as a whole path.
    pub(crate) std: Option<String>,
}

/// Where a name leads.
enum Place {
    Module(Vec<String>),
    /// An item: what follows it (variants, associated functions) is in it.
    Item,
    Foreign,
    Std(String),
    Unknown,
}

/// The crates whose items are in `std` too, by the same paths.
const SAME_AS_STD: [&str; 3] = ["std", "core", "alloc"];

/// How many re-exports a path is followed through; a circle of globs would have no end.
const DEPTH: usize = 16;

impl Crate {
    /// A crate that may name these foreign crates.
    pub(crate) fn new(modules: Modules, foreign: &[String]) -> Self {
        let scopes = modules.iter().map(|(path, module)| (path.clone(), Scope::of(module))).collect();
        Self { modules, scopes, foreign: foreign.iter().cloned().collect() }
    }

    /// Every path of a module as it is written, with where it leads.
    pub(crate) fn reached(&self, module: &Module) -> Vec<(String, Reached)> {
        let routes = self.scopes.get(&module.path).map(|scope| scope.routes.clone()).unwrap_or_default();
        // A single name outside of `use` is a variable or comes from a `use`, even where a crate is called the same.
        let names =
            |path: &[String]| path.len() > 1 || self.scopes.get(&module.path).is_some_and(|scope| scope.has(path));
        let paths = crate::paths::of(module).into_iter().filter(|path| names(path));
        routes.into_iter().chain(paths).map(|path| (path.join("::"), self.follow(&module.path, &path))).collect()
    }

    fn follow(&self, from: &[String], path: &[String]) -> Reached {
        let mut reached = Reached::default();
        if let Place::Std(path) = self.walk(from, path, &mut reached, 0) {
            reached.std = Some(path);
        }
        reached
    }

    /// Walks a path from a module.
    fn walk(&self, from: &[String], path: &[String], reached: &mut Reached, depth: usize) -> Place {
        let Some((first, rest)) = path.split_first() else {
            return Place::Module(from.to_vec());
        };
        let start = match first.as_str() {
            "crate" => Place::Module(Vec::new()),
            "self" => Place::Module(from.to_vec()),
            "super" => Place::Module(from.split_last().map(|(_, parent)| parent.to_vec()).unwrap_or_default()),
            "::" => return rest.first().map_or(Place::Unknown, |name| self.foreign(name, reached)),
            name => match self.name(from, name, reached, depth) {
                Place::Unknown => self.foreign(name, reached),
                place => place,
            },
        };
        rest.iter().fold(start, |place, name| self.step(place, name, reached, depth))
    }

    /// What a name is in what has been reached so far.
    fn step(&self, place: Place, name: &str, reached: &mut Reached, depth: usize) -> Place {
        match place {
            Place::Module(path) if name == "super" => {
                Place::Module(path.split_last().map(|(_, parent)| parent.to_vec()).unwrap_or_default())
            }
            Place::Module(path) if name == "self" => Place::Module(path),
            Place::Std(path) => Place::Std(format!("{path}::{name}")),
            Place::Module(path) => self.name(&path, name, reached, depth),
            other => other,
        }
    }

    /// What a name is in a module.
    fn name(&self, module: &[String], name: &str, reached: &mut Reached, depth: usize) -> Place {
        let Some(scope) = self.scopes.get(module).filter(|_| depth < DEPTH) else {
            return Place::Unknown;
        };
        let child: Vec<String> = module.iter().cloned().chain([name.to_owned()]).collect();
        if self.scopes.contains_key(&child) {
            reached.rooms.extend(child.first().cloned());
            return Place::Module(child);
        }
        if scope.items.iter().any(|item| item == name) {
            reached.rooms.extend(module.first().cloned());
            return Place::Item;
        }
        match scope.uses.get(name) {
            Some(route) if route.first().is_some_and(|first| first == name) => {
                self.outer(module, route, reached, depth)
            }
            Some(route) => self.walk(module, route, reached, depth + 1),
            None => self.in_globs(module, name, reached, depth),
        }
    }

    /// `use serde::{self}`, or `use quote::quote`: the first name is not the one that it brings in.
    fn outer(&self, module: &[String], route: &[String], reached: &mut Reached, depth: usize) -> Place {
        match route.split_first() {
            Some((first, rest)) if self.is_foreign(first) => {
                let start = self.foreign(first, reached);
                rest.iter().fold(start, |place, name| self.step(place, name, reached, depth + 1))
            }
            Some((first, rest)) => {
                let start = self.in_globs(module, first, reached, depth);
                rest.iter().fold(start, |place, name| self.step(place, name, reached, depth + 1))
            }
            None => Place::Unknown,
        }
    }

    fn in_globs(&self, module: &[String], name: &str, reached: &mut Reached, depth: usize) -> Place {
        let globs = self.scopes.get(module).map(|scope| scope.globs.as_slice()).unwrap_or_default();
        for glob in globs {
            let mut tried = Reached::default();
            if let Place::Module(inner) = self.walk(module, glob, &mut tried, depth + 1) {
                match self.name(&inner, name, &mut tried, depth + 1) {
                    Place::Unknown => {}
                    place => {
                        reached.rooms.extend(tried.rooms);
                        reached.crates.extend(tried.crates);
                        return place;
                    }
                }
            }
        }
        Place::Unknown
    }

    fn is_foreign(&self, name: &str) -> bool {
        SAME_AS_STD.contains(&name) || self.foreign.contains(name)
    }

    fn foreign(&self, name: &str, reached: &mut Reached) -> Place {
        if SAME_AS_STD.contains(&name) {
            return Place::Std("std".to_owned());
        }
        if !self.foreign.contains(name) {
            return Place::Unknown;
        }
        reached.crates.insert(name.to_owned());
        Place::Foreign
    }
}
