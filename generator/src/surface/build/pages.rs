use super::Builder;
use crate::ir::{self, SchemaKind, SchemaRef};
use crate::surface::{ItemStep, Output, PageType, Pages, Presence, RustType, SendMethod};

/// The pages of an operation, whose success is the list of the items or an object that has it.
pub(super) fn of(builder: &Builder<'_>, operation: &ir::Operation, send: &SendMethod) -> Option<Pages> {
    let Output::Json(own) = &send.output else { return None };
    let ir::Output::Json { schema, .. } = &operation.signature.output else { return None };
    let paging = operation.paging.clone()?;
    let (options, inner) = without_options(own);
    if paging.items.is_empty() {
        // A list that may be missing is a page that has the items within it.
        let within = (options > 0).then(|| PageType { page: own.clone(), steps: Vec::new() });
        return Some(Pages { item: inner.items()?.clone(), paging, within });
    }
    let (item, steps) = steps(builder, *schema, options, &paging.items)?;
    Some(Pages { paging, item, within: Some(PageType { page: own.clone(), steps }) })
}

/// The fields that lead from a page to its items, and the type of an item.
fn steps(builder: &Builder<'_>, page: SchemaRef, options: usize, path: &[String]) -> Option<(RustType, Vec<ItemStep>)> {
    let (mut id, mut options) = (page.id, options);
    let mut steps = Vec::new();
    for name in path {
        let own = builder.api.canonical(id);
        let SchemaKind::Object(object) = &builder.api.schema(own).kind else { return None };
        let index = object.properties.iter().position(|property| property.name == *name)?;
        let property = object.properties.get(index)?;
        let field = builder.names.of_type(own)?.members.get(index)?.clone();
        steps.push(ItemStep { field, options });
        options = Presence::of(builder.api, property).options();
        id = property.schema.id;
    }
    Some((builder.non_null_type(id).items()?.clone(), steps))
}

fn without_options(own: &RustType) -> (usize, &RustType) {
    match own {
        RustType::Option(inner) => {
            let (options, inner) = without_options(inner);
            (options + 1, inner)
        }
        own => (0, own),
    }
}
