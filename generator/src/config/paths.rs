use super::Config;
use super::clients::KEY;
use super::read::clients;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

impl Config {
    /// The files and folders that are read for the config, relative to its folder.
    fn reads(&self) -> impl Iterator<Item = &Path> {
        let named = [Some(self.document.as_path()), self.package.examples.as_deref()];
        named.into_iter().flatten().chain(self.overlays.iter().map(PathBuf::as_path))
    }
}

/// The path whose ending becomes `lock` or `released.json` where something is kept beside a config: the config itself or, for one client of several,
/// `sailmaker.NAME.toml` beside `sailmaker.toml`.
pub fn beside_of(config: &Path, client: Option<&str>) -> PathBuf {
    let Some(client) = client else { return config.to_owned() };
    let stem = config.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    config.with_file_name(format!("{stem}.{client}.toml"))
}

/// Whether the config in a file names anything to be read that does not lie in the folder of the file. One that cannot be read
/// names nothing.
pub fn reads_outside(path: &Path) -> bool {
    let all = fs::read_to_string(path).ok().and_then(|text| clients(&text).ok()).unwrap_or_default();
    all.iter().any(|client| !client.config.reads().all(is_below))
}

/// The generation configs in a folder, by name: TOML files that name a document and a crate, whatever else is wrong with them.
pub fn configs_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files.into_iter().filter(|path| is_config(path)).collect())
}

fn is_config(path: &Path) -> bool {
    let text = path.extension().filter(|extension| *extension == "toml").and_then(|_| fs::read_to_string(path).ok());
    let table = text.and_then(|text| toml::from_str::<toml::Table>(&text).ok());
    let is_one = |table: &toml::Table| table.contains_key("document") && table.contains_key("crate");
    table.is_some_and(|table| is_one(&table) || table.get(KEY).is_some_and(toml::Value::is_array))
}

/// Whether no part of a relative path leads out of the folder that it starts from.
fn is_below(path: &Path) -> bool {
    let mut depth = 0_usize;
    path.components().all(|component| match component {
        Component::Normal(_) => {
            depth += 1;
            true
        }
        Component::CurDir => true,
        Component::ParentDir => match depth.checked_sub(1) {
            Some(less) => {
                depth = less;
                true
            }
            None => false,
        },
        Component::RootDir | Component::Prefix(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::is_below;
    use std::path::Path;

    #[test]
    fn a_path_is_below_where_no_part_of_it_leads_out() {
        for below in ["a.yaml", "./a.yaml", "a/../b.yaml", "a/b/../../c"] {
            assert!(is_below(Path::new(below)), "{below}");
        }
        for outside in ["../a.yaml", "a/../../b.yaml", "/a.yaml"] {
            assert!(!is_below(Path::new(outside)), "{outside}");
        }
    }
}
