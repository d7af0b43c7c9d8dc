use sailmaker::{Input, config::LoadedConfig, diff::*, document::*};
use std::path::Path;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let read = |p: &str| {
        let config = LoadedConfig::of_document(Path::new(p), Path::new("out"), Some("things"));
        Surface::read(&Input { config, selection: Selection::default(), load: LoadOptions::default() })
    };
    let (o, n) = (read(&a[1]), read(&a[2]));
    let t = std::time::Instant::now();
    let v = compare(
        Side { surface: o.result.as_ref().unwrap(), sources: &o.sources },
        Side { surface: n.result.as_ref().unwrap(), sources: &n.sources },
    );
    eprintln!("{:?}", t.elapsed());
    println!("{}", v.to_text(None));
    if a.len() > 3 {
        for c in v.silent {
            println!("{:?} {}", c.kind.to_string(), c.message)
        }
    }
}
