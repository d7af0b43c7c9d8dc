use super::generation::options;
use super::part::{self, Stop};
use super::rewrite::{self, Renaming};
use crate::arguments::Subject;
use sailmaker::cli::{Messages, input, report};
use sailmaker::document::{Bundle, Selection};
use sailmaker::output::write_file;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Makes one file of a document, and one of twice the size, in a process of its own; gives both to be measured.
pub(super) fn start(subject: &Subject) -> Result<[Subject; 2], Stop> {
    let _: Value = part::start("double", &options(subject), true)?;
    Ok(["", "-twice"].map(|end| {
        let mut doubled = subject.clone();
        doubled.out = beside(&subject.out, end);
        doubled.spec = beside(&subject.out, &format!("{end}.yaml"));
        doubled.reading.tags.clear();
        // They are applied by now.
        doubled.reading.files.overlays.clear();
        doubled
    }))
}

/// `DIR` with an ending.
fn beside(folder: &Path, end: &str) -> PathBuf {
    let mut path = folder.components().as_path().as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// Writes both files.
pub(super) fn write(subject: &Subject) -> Result<Value, Stop> {
    let mut once = bundled(subject)?;
    write_bundle(&beside(&subject.out, ".yaml"), &once)?;
    double(&mut once.tree);
    write_bundle(&beside(&subject.out, "-twice.yaml"), &once)?;
    Ok(Value::Null)
}

fn bundled(subject: &Subject) -> Result<Bundle, Stop> {
    let selection = Selection { tags: subject.reading.tags.clone(), ..Selection::default() };
    let outcome = sailmaker::bundled(&subject.spec, &input::load_options(&subject.reading.files), &selection);
    report::diagnostics(&outcome.diagnostics, &outcome.sources, Messages::default());
    outcome.result.ok_or(Stop::Told)
}

fn write_bundle(path: &Path, bundle: &Bundle) -> Result<(), Stop> {
    write_file(path, &bundle.to_yaml()).map_err(|error| Stop::Because(error.to_string()))
}

/// Adds everything once more, under other names.
fn double(tree: &mut Value) {
    let mut copy = tree.clone();
    let renaming = Renaming::for_document(tree);
    rewrite::rename(&mut copy, &renaming);
    add(tree.get_mut("paths"), copy.get_mut("paths"), |path| format!("/twice{path}"));
    if let (Some(tags), Some(more)) = (list(tree), list(&mut copy)) {
        tags.append(more);
    }
    let sections = tree.get_mut("components").and_then(Value::as_object_mut).into_iter().flatten();
    for (section, members) in sections.filter(|(section, _)| section.as_str() != "securitySchemes") {
        let more = copy.get_mut("components").and_then(|components| components.get_mut(section.as_str()));
        add(Some(members), more, |name| renaming.of(name));
    }
}

fn list(tree: &mut Value) -> Option<&mut Vec<Value>> {
    tree.get_mut("tags")?.as_array_mut()
}

fn add(members: Option<&mut Value>, more: Option<&mut Value>, name: impl Fn(&str) -> String) {
    let objects = members.and_then(Value::as_object_mut).zip(more.and_then(Value::as_object_mut));
    if let Some((members, more)) = objects {
        members.extend(std::mem::take(more).into_iter().map(|(key, value)| (name(&key), value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn everything_is_there_twice() {
        let mut tree = json!({
            "tags": [{"name": "a"}],
            "paths": {"/x": {"get": {
                "operationId": "get",
                "tags": ["a"],
                "security": [{"oauth": []}],
                "responses": {"200": {"$ref": "#/components/responses/R"}},
            }}},
            "components": {"responses": {"R": {"description": "R"}}, "securitySchemes": {"oauth": {"type": "http"}}},
        });
        double(&mut tree);
        let again = json!({"get": {
            "operationId": "get2",
            "tags": ["a2"],
            "security": [{"oauth": []}],
            "responses": {"200": {"$ref": "#/components/responses/R2"}},
        }});
        assert_eq!(tree["paths"]["/twice/x"], again);
        assert_eq!(tree["paths"]["/x"]["get"]["operationId"], "get");
        assert_eq!(tree["tags"], json!([{"name": "a"}, {"name": "a2"}]));
        let components = json!({
            "responses": {"R": {"description": "R"}, "R2": {"description": "R"}},
            "securitySchemes": {"oauth": {"type": "http"}},
        });
        assert_eq!(tree["components"], components);
    }
}
