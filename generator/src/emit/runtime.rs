use super::{Context, File};

/// `src/runtime/`: copied as it stands.
pub(super) fn files(_: Context<'_>) -> Vec<File> {
    sailmaker_templates::runtime().map(|(path, text)| File::copy(format!("src/runtime/{path}"), text)).collect()
}
