//! What a component would be called if it were the only one of its name.

use crate::document::load::{LinkedFile, Target};
use crate::source::pointer;

/// Objects whose keys are names.
const NAMED: [&str; 11] = [
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "examples",
    "links",
    "callbacks",
    "securitySchemes",
    "definitions",
    "$defs",
];

/// Words that say nothing in a name that is made of a pointer.
const SILENT: [&str; 6] = ["components", "schemas", "definitions", "$defs", "properties", "paths"];

/// The name for a node of `file`: that of the file, that under which the node is filed, or one made of its pointer.
pub(super) fn name(file: &LinkedFile, target: &Target) -> String {
    let name = match own_name(&target.pointer) {
        Some(name) => name,
        None if target.pointer.is_empty() => stem(file).to_owned(),
        None => from_pointer(file, &target.pointer),
    };
    let name = plain(&name);
    if name.is_empty() { "Unnamed".into() } else { name }
}

/// The key under which a node is filed: `#/components/schemas/Name`, `#/definitions/Name`, `#/Name`. Responses and
/// parameters of an operation are not filed under names.
pub(super) fn own_name(pointer: &str) -> Option<String> {
    let tokens: Vec<_> = pointer::tokens(pointer).collect();
    match tokens.as_slice() {
        [name] => Some(name.to_string()),
        [components, section, name] if components == "components" && NAMED.contains(&&**section) => {
            Some(name.to_string())
        }
        [.., section, name] if matches!(&**section, "definitions" | "$defs") => Some(name.to_string()),
        _ => None,
    }
}

/// The name of a file without its folders and its extension.
pub(super) fn stem(file: &LinkedFile) -> &str {
    let name = file.relative.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `Account_owner` for `#/components/schemas/Account/properties/owner`.
fn from_pointer(file: &LinkedFile, pointer: &str) -> String {
    let is_filed = pointer.starts_with("/components/") || pointer.starts_with("/definitions/");
    let owner = if is_filed || pointer.starts_with("/paths/") { None } else { Some(stem(file).to_owned()) };
    let words = pointer::tokens(pointer).filter(|token| !SILENT.contains(&&**token)).map(|token| plain(&token));
    let words = words.map(|word| word.trim_matches('_').to_owned()).filter(|word| !word.is_empty());
    owner.into_iter().chain(words).collect::<Vec<_>>().join("_")
}

/// `name` with `_` for what OpenAPI does not allow in the name of a component (3.0.4, section 4.7.7).
pub(super) fn plain(name: &str) -> String {
    let allowed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_');
    name.chars().map(|character| if allowed(character) { character } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn named(relative: &str, pointer: &str) -> String {
        let file = LinkedFile { relative: relative.into(), ..LinkedFile::default() };
        name(&file, &Target { file: FileId(1), pointer: pointer.into() })
    }

    #[test]
    fn a_component_is_called_like_its_file_or_its_key() {
        assert_eq!(named("v1/schemas/Account.yaml", ""), "Account");
        assert_eq!(named("schemas/account.v2.json", ""), "account.v2");
        assert_eq!(named("schemas/Größe & Co.yaml", ""), "Gr__e___Co");
        assert_eq!(named("common.yaml", "/components/schemas/Error"), "Error");
        assert_eq!(named("common.yaml", "/definitions/Error"), "Error");
        assert_eq!(named("common.yaml", "/Error"), "Error");
        assert_eq!(named("Tree.yaml", "/$defs/Node"), "Node");
    }

    #[test]
    fn the_name_of_a_part_is_made_of_the_way_to_it() {
        assert_eq!(named("Account.yaml", "/properties/owner"), "Account_owner");
        assert_eq!(named("root.yaml", "/components/schemas/Account/properties/owners/items"), "Account_owners_items");
        assert_eq!(named("root.yaml", "/paths/~1a~1{id}/get/responses/200"), "a__id_get_responses_200");
    }
}
