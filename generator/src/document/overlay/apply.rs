//! Applies the actions of overlays to the tree of one file.

use serde_json::Value;

use super::action::{Action, Operation};
use super::budget::Budget;
use super::diff::diff;
use super::effect::{Effect, Selected};
use super::fields::Version;
use super::merge::{self, Addition, ValueKind};
use super::path::{self, Path, Token};
use super::remove;
use super::trace::Trace;
use crate::diagnostic::Diagnostic;
use crate::document::limits::Limits;
use crate::source::{FileId, Location, Origins, SourceSet};

/// A tree while overlays are applied to it.
pub(crate) struct Application<'s> {
    /// To show places of the file with.
    sources: &'s SourceSet,
    file: FileId,
    tree: Value,
    trace: Trace,
    budget: Budget<'s>,
    /// What was done; `None` where nobody asks.
    effects: Option<Vec<Effect>>,
    diagnostics: Vec<Diagnostic>,
}

/// What came of applying overlays to a file.
pub(crate) struct Applied {
    pub(crate) tree: Value,
    pub(crate) origins: Origins,
    pub(crate) effects: Vec<Effect>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Why an action is not applied, boxed since it is rare and large.
type Refused = Box<Diagnostic>;

impl<'s> Application<'s> {
    /// The tree of a file as it was read. What is done to it is told afterwards if `observed`.
    pub(crate) fn new(sources: &'s SourceSet, file: FileId, tree: Value, limits: &'s Limits, observed: bool) -> Self {
        let budget = Budget::new(&tree, limits);
        let effects = observed.then(Vec::new);
        Self { sources, file, tree, trace: Trace::default(), budget, effects, diagnostics: Vec::new() }
    }

    /// Applies actions one after the other; each sees what the ones before it did.
    pub(crate) fn apply(&mut self, actions: &[Action]) {
        for action in actions {
            match self.apply_one(action) {
                Ok(nodes) => {
                    if let Some(effects) = &mut self.effects {
                        effects.push(action.effect(nodes));
                    }
                }
                Err(refused) => self.diagnostics.push(*refused),
            }
        }
    }

    /// The file as it is now.
    pub(crate) fn finish(self) -> Applied {
        let origins = self.trace.into_origins(self.file);
        let effects = self.effects.unwrap_or_default();
        Applied { tree: self.tree, origins, effects, diagnostics: self.diagnostics }
    }

    fn apply_one(&mut self, action: &Action) -> Result<Vec<Selected>, Refused> {
        let paths = action.query.select(&self.tree);
        self.check_selection(action, &paths)?;
        match &action.operation {
            Operation::Remove => Ok(self.remove(&paths)),
            Operation::Update(value) => {
                let addition = Addition { value, trace: None, at: action.location.child("update") };
                self.merge(action, &paths, &addition)
            }
            Operation::Copy(query) => {
                let sources = query.select(&self.tree);
                let [source] = sources.as_slice() else { return Err(action.not_one(sources.len())) };
                let (trace, at) = self.trace.find(self.file, source);
                // The source may be a part of what it is merged into.
                let trace = trace.cloned().unwrap_or_default();
                let value = path::node(&self.tree, source).cloned().unwrap_or_default();
                self.merge(action, &paths, &Addition { value: &value, trace: Some(&trace), at })
            }
        }
    }

    /// Whether an action can do something to what it selects.
    fn check_selection(&self, action: &Action, paths: &[Path]) -> Result<(), Refused> {
        let mut kinds: Vec<ValueKind> =
            paths.iter().filter_map(|path| path::node(&self.tree, path)).map(ValueKind::of).collect();
        kinds.dedup();
        match kinds.as_slice() {
            [] => Err(action.matches_nothing()),
            _ if action.removes() && paths.iter().any(Vec::is_empty) => Err(action.removes_all()),
            kinds if action.version < Version::V1_1 && kinds.contains(&ValueKind::Primitive) => Err(action.too_early()),
            [first, second, ..] if !action.removes() => Err(action.mixed(*first, *second)),
            _ => Ok(()),
        }
    }

    fn remove(&mut self, paths: &[Path]) -> Vec<Selected> {
        let told = match self.effects {
            Some(_) => {
                let place = |path: &Path| self.trace.find(self.file, path).1;
                paths.iter().map(|path| selected(path, place(path), &self.before(path), None)).collect()
            }
            None => Vec::new(),
        };
        remove::remove(&mut self.tree, &mut self.trace, self.file, paths);
        told
    }

    fn merge(&mut self, action: &Action, paths: &[Path], addition: &Addition<'_>) -> Result<Vec<Selected>, Refused> {
        let says = |path: &Path| path::node(&self.tree, path).is_some_and(|node| action.is_said(node, addition.value));
        if paths.iter().all(says) {
            return Err(action.changes_nothing());
        }
        let spent = self.budget.spend(&self.tree, addition.value, paths.len());
        let appends =
            |path: &Path| action.appends(addition.value) && path::node(&self.tree, path).is_some_and(Value::is_array);
        let level = paths.iter().map(|path| path.len() + usize::from(appends(path))).max().unwrap_or(0);
        spent.and_then(|()| self.budget.admit(addition.value, level)).map_err(|limit| action.too_much(&limit))?;
        let mut told = Vec::new();
        for path in paths {
            let before = self.before(path);
            let place = self.trace.find(self.file, path).1;
            self.merge_into(action, path, addition)?;
            if self.effects.is_some() {
                let after = path::node(&self.tree, path).unwrap_or(&Value::Null);
                told.push(selected(path, place, &before, Some(after)));
            }
        }
        Ok(told)
    }

    fn merge_into(&mut self, action: &Action, path: &[Token], addition: &Addition<'_>) -> Result<(), Refused> {
        let Some(node) = path::node_mut(&mut self.tree, path) else { return Ok(()) };
        if let Value::Array(items) = node
            && action.appends(addition.value)
        {
            merge::append(items, self.trace.descend_mut(path), addition);
            return Ok(());
        }
        if let Some(conflict) = merge::conflict(node, addition) {
            let inner: Path = path.iter().chain(&conflict.path).cloned().collect();
            let place = self.trace.find(self.file, &inner).1;
            return Err(action.conflicts(&conflict, &path::to_pointer(&inner), &self.shown(&place)));
        }
        merge::merge(node, self.trace.descend_mut(path), addition);
        Ok(())
    }

    /// The node at `path`, if it is going to be shown.
    fn before(&self, path: &[Token]) -> Value {
        match self.effects {
            Some(_) => path::node(&self.tree, path).cloned().unwrap_or_default(),
            None => Value::Null,
        }
    }

    /// A place as text, since what it means changes from action to action.
    fn shown(&self, place: &Location) -> String {
        let position = self.sources.position_as_read(place);
        position.map_or_else(String::new, |(path, line, _)| format!("{}:{line}", path.display()))
    }
}

fn selected(path: &[Token], place: Location, before: &Value, after: Option<&Value>) -> Selected {
    Selected { pointer: path::to_pointer(path), place, written: String::new(), diff: diff(before, after) }
}
