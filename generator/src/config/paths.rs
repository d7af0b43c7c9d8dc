use super::Config;
use std::path::{Component, Path};

impl Config {
    /// The files and folders that are read for the config, relative to its folder.
    pub fn reads(&self) -> impl Iterator<Item = &Path> {
        [Some(self.document.as_path()), self.package.examples.as_deref()].into_iter().flatten()
    }

    /// Whether all that is read lies in the folder of the config.
    pub fn stays_in_its_folder(&self) -> bool {
        self.reads().all(is_below)
    }
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
