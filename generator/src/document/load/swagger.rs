//! Converts a document of Swagger 2.0, once all of its files have been read.

use super::linked::Target;
use super::{Loader, Task};
use crate::diagnostic::Diagnostic;
use crate::document::swagger;
use crate::source::FileId;

impl Loader<'_> {
    /// Converts the document to OpenAPI 3.0 if its root is Swagger 2.0; gives the root.
    ///
    /// Its references are followed before, since what a node becomes depends on what leads to it, and where it leads. What is
    /// wrong with them is found again when the references of the converted trees are followed.
    pub(super) fn convert(&mut self, root: FileId) -> Result<FileId, Box<Diagnostic>> {
        if !self.registry.document.tree(root).is_some_and(swagger::is_swagger) {
            return Ok(root);
        }
        let section = |(name, kind)| Task { node: Target { file: root, pointer: format!("/{name}").into() }, kind };
        self.run([Task::of_root(root)].into_iter().chain(swagger::SECTIONS.map(section)).collect())?;
        let reached = std::mem::take(&mut self.reached).into_iter().collect();
        self.seen.clear();
        let document = &mut self.registry.document;
        for (file, converted) in swagger::convert(document, &reached, &self.registry.options.limits)? {
            document.convert(file, converted);
        }
        document.unlink();
        Ok(root)
    }
}
