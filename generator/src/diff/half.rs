use super::Surface;
use crate::emit::Context;
use crate::ir::{Operation, OperationId, Schema, SchemaId, Validation};
use proc_macro2::{TokenStream, TokenTree};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One of the two clients that are compared.
pub(super) struct Half<'a> {
    pub(super) context: Context<'a>,
    /// The models by their names in Rust, which no two of them share.
    models: BTreeMap<&'a str, SchemaId>,
    /// What each model is paired with: the same number in both halves.
    pairs: BTreeMap<SchemaId, usize>,
}

impl<'a> Half<'a> {
    pub(super) fn new(surface: &'a Surface) -> Self {
        let context = surface.context();
        let mut models = BTreeMap::new();
        for (index, schema) in context.api.schemas.iter().enumerate() {
            let id = SchemaId::new(index);
            let travels = schema.direction.request || schema.direction.response;
            if let Some(names) = context.names.of_type(id).filter(|_| travels) {
                models.entry(names.name.as_str()).or_insert(id);
            }
        }
        Self { context, models, pairs: BTreeMap::new() }
    }

    /// The schemas that have a name in Rust, each once, by that name.
    pub(super) fn models(&self) -> impl Iterator<Item = (&'a str, SchemaId)> {
        self.models.iter().map(|(name, id)| (*name, *id))
    }

    /// The model that a schema is called by where it is referred to.
    pub(super) fn model(&self, id: SchemaId) -> Option<SchemaId> {
        self.models.get(self.context.names.of_type(id)?.name.as_str()).copied()
    }

    /// A model's name in Rust.
    pub(super) fn name(&self, id: SchemaId) -> &'a str {
        self.context.names.of_type(id).map_or("", |names| &names.name)
    }

    pub(super) fn pair_up(&mut self, id: SchemaId, pair: usize) {
        self.pairs.insert(id, pair);
    }

    /// What the model behind a schema is paired with.
    pub(super) fn pair(&self, id: SchemaId) -> Option<usize> {
        self.pairs.get(&self.model(id)?).copied()
    }

    /// The schema that says what a model is: another one where several places have one type.
    pub(super) fn schema(&self, id: SchemaId) -> &'a Schema {
        self.context.api.schema(self.context.api.kept(id))
    }

    /// What a value of a schema satisfies. It is of the schema itself, even where several places have one type.
    pub(super) fn satisfied(&self, id: SchemaId) -> Cow<'a, Validation> {
        self.context.api.schema(id).satisfied()
    }

    /// What text is valid beside the values of an enumeration.
    pub(super) fn others(&self, id: SchemaId) -> Option<&'a Validation> {
        self.context.api.schema(id).others.as_ref()
    }

    pub(super) fn operation(&self, index: usize) -> Option<(&'a Operation, &'a crate::names::OperationNames)> {
        let operation = self.context.api.operations.get(index)?;
        Some((operation, self.context.names.of_operation(OperationId(index))))
    }

    /// A type with each model replaced by what it is paired with: equal in both halves where only names differ.
    pub(super) fn identity(&self, tokens: &TokenStream) -> String {
        let mut text = String::new();
        self.write_identity(tokens.clone(), &mut text);
        text
    }

    fn write_identity(&self, tokens: TokenStream, text: &mut String) {
        for token in tokens {
            let written = match token {
                TokenTree::Group(group) => {
                    text.push('(');
                    self.write_identity(group.stream(), text);
                    ")".to_owned()
                }
                // No other type of a signature has the name of a model: those stand behind `models::`.
                TokenTree::Ident(ident) if text.ends_with("models : : ") => {
                    let pair = self.models.get(ident.to_string().as_str()).and_then(|id| self.pairs.get(id));
                    pair.map_or_else(|| ident.to_string(), |pair| format!("#{pair}"))
                }
                other => other.to_string(),
            };
            text.push_str(&written);
            text.push(' ');
        }
    }
}

/// Tokens of a type as people write it.
pub(super) fn spelled(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let tight = [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" >", ">"), ("& ", "&"), (" ,", ","), ("< ", "<")];
    tight.iter().fold(text, |text, (loose, tight)| text.replace(loose, tight))
}
