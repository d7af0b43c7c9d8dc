use super::types::{Scope, ident};
use super::{Context, docs};
use crate::ir::{Schema, SchemaId, SchemaKind, Union, Variant};
use crate::markdown;
use crate::names::TypeNames;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// An enum of several types, and how it is read and written.
pub(super) fn union(context: Context<'_>, schema: &Schema, union: &Union, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let docs = docs::attributes(&docs::of_schema(schema));
    let members: Vec<Member<'_>> = members(context, schema, union, names);
    let variants = members.iter().map(|member| member.declared(context));
    let unknown = ident(&names.rest);
    let item = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value of another type, as it came."]
            #unknown(serde_json::Value),
        }
    };
    let by = union.discriminator.as_ref().map(|discriminator| {
        let property = &discriminator.property;
        quote!(by #property)
    });
    let rows = members.iter().map(|member| member.row(union));
    let read = quote!(json::union!(#name #by else #unknown { #(#rows),* }););
    [item, read].into_iter().chain(from_variants(&name, &members)).collect()
}

/// A variant with its name and the type of what it holds.
struct Member<'a> {
    variant: &'a Variant,
    name: Ident,
    content: TokenStream,
    /// The name of the component that the variant is.
    component: Option<String>,
}

fn members<'a>(context: Context<'_>, owner: &Schema, union: &'a Union, names: &TypeNames) -> Vec<Member<'a>> {
    let named = union.variants.iter().zip(&names.members);
    let member = |(variant, name): (&'a Variant, &String)| {
        let content = context.non_null_type(variant.schema, Scope::In(context.module_of(&owner.tags)));
        let component = context.api.schema(variant.schema.id).name.clone();
        Member { variant, name: ident(name), content, component }
    };
    named.map(member).collect()
}

impl Member<'_> {
    fn declared(&self, context: Context<'_>) -> TokenStream {
        let Self { variant, name, content, .. } = self;
        let docs = docs::attributes(&variant_docs(context, variant));
        let content = if variant.boxed { quote!(Box<#content>) } else { content.clone() };
        quote!(#docs #name(#content))
    }

    /// `Cat(Cat)`, or `Cat(Cat) = "cat" | "tomcat"` where a property names the variants.
    fn row(&self, union: &Union) -> TokenStream {
        let Self { variant, name, content, .. } = self;
        let Some(discriminator) = &union.discriminator else { return quote!(#name(#content)) };
        let is_own = |(_, id): &(&String, &SchemaId)| **id == variant.schema.id;
        let mut tags: Vec<&String> = discriminator.mapping.iter().filter(is_own).map(|(tag, _)| tag).collect();
        // The first is what is written: what the mapping says, before the name of the component.
        tags.sort_by_key(|tag| Some(*tag) == self.component.as_ref());
        quote!(#name(#content) = #(#tags)|*)
    }
}

/// `From` what a variant holds, where no other variant holds the same.
fn from_variants(name: &Ident, members: &[Member<'_>]) -> Option<TokenStream> {
    let spelled: Vec<String> = members.iter().map(|member| member.content.to_string()).collect();
    let is_alone = |content: &String| spelled.iter().filter(|other| *other == content).count() == 1;
    let alone = members.iter().zip(&spelled).filter(|(_, content)| is_alone(content));
    let rows: Vec<_> = alone.map(|(Member { name, content, .. }, _)| quote!(#name(#content))).collect();
    (!rows.is_empty()).then(|| quote!(json::from_variants!(#name { #(#rows),* });))
}

/// What a variant is, in a line.
pub(super) fn variant_docs(context: Context<'_>, variant: &Variant) -> String {
    let schema = context.api.schema(variant.schema.id);
    let said = schema.docs.description.as_deref().or(schema.docs.summary.as_deref()).map(markdown::summary);
    let said = said.filter(|text| !text.is_empty());
    let by_type = || match &schema.kind {
        SchemaKind::Boolean => "A boolean.".to_owned(),
        SchemaKind::Integer(_) => "A whole number.".to_owned(),
        SchemaKind::Number => "A number.".to_owned(),
        SchemaKind::String(_) => "A string.".to_owned(),
        SchemaKind::Array(_) => "A list.".to_owned(),
        SchemaKind::Map(_) => "An object with any properties.".to_owned(),
        _ => format!("{}.", markdown::code(&context.spelled_type(variant.schema))),
    };
    said.unwrap_or_else(by_type)
}
