//! `discriminator`.

use serde_json::{Value, json};

use crate::diagnostic::Kind;
use crate::document::normalize::context::{Members, Site};
use crate::document::references;
use crate::source::pointer;

/// The name of the property alone, as in Swagger 2.0.
pub(super) fn name(schema: &mut Members, site: &mut Site<'_, '_>) {
    if let Some(Value::String(name)) = schema.get("discriminator") {
        let spelled = json!({ "propertyName": name });
        let wrong = "`discriminator` must be an object, found a string";
        site.repaired(Kind::DiscriminatorMapping, "discriminator", wrong, "read as its `propertyName`");
        schema.insert("discriminator".into(), spelled);
    }
}

/// A mapping leads to schemas, by reference or by name; names are written as references here (section 4.7.25).
pub(super) fn mapping(discriminator: &mut Members, site: &mut Site<'_, '_>) {
    let Some(Value::Object(mapping)) = discriminator.get_mut("mapping") else {
        return;
    };
    let at = site.path.key("mapping").pointer();
    mapping.retain(|name, target| {
        let Value::String(text) = target else {
            return true;
        };
        if site.context.schemas.contains(text) {
            *text = pointer::child("#/components/schemas", text);
            return true;
        }
        let found = references::component(text)
            .is_some_and(|(section, name)| section == "schemas" && site.context.schemas.contains(&*name));
        let at = site.context.value(&pointer::child(&at, name));
        if !found && !site.context.lost.contains(&at) {
            let wrong = format!("there is no schema `{text}`");
            site.context.repaired(Kind::DiscriminatorMapping, at, wrong, "ignored");
        }
        found
    });
}
