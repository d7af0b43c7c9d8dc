use std::env;
use std::path::PathBuf;

/// A folder in the target folder, to which the path of this program leads (`target/debug/xtask`; that of its tests is one deeper).
pub(crate) fn folder(name: &str) -> Result<PathBuf, String> {
    let program = env::current_exe().map_err(|error| format!("the target folder cannot be found: {error}"))?;
    let depth = if cfg!(test) { 3 } else { 2 };
    let target = program.ancestors().nth(depth).ok_or("the target folder cannot be found")?;
    Ok(target.join(name))
}
