use super::{identifiers, stated};
use crate::config::LoadedConfig;
use crate::document::{LoadOptions, Selection};
use crate::ir::License;
use crate::{Input, generate};
use std::path::Path;

const PATHS: &str = "paths: {/a: {get: {operationId: a, tags: [a], responses: {'204': {description: Done.}}}}}";

/// What a client says of its licence: the manifest's line, the README's section, and the first lines of the texts.
fn said(info: &str, configured: impl Fn(&mut LoadedConfig)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("a.yaml");
    std::fs::write(&document, format!("openapi: 3.1.0\ninfo: {{title: Acme, version: '1'{info}}}\n{PATHS}\n")).unwrap();
    let mut config = LoadedConfig::of_document(&document, Path::new("out"), None);
    configured(&mut config);
    let input = Input { config, selection: Selection::default(), load: LoadOptions::default() };
    let tree = generate(&input).result.unwrap();
    let parts = tree.iter().filter_map(|(path, text)| match path.to_str().unwrap() {
        "Cargo.toml" => text.lines().find(|line| line.starts_with("license")).map(str::to_owned),
        "README.md" => Some(text.split("## Licence\n\n").nth(1).unwrap().to_owned()),
        name if name.starts_with("LICENSE") => Some(format!("{name}: {}", text.lines().next().unwrap().trim())),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("\n")
}

fn read(name: &str, url: Option<&str>) -> Option<String> {
    stated(&License { name: name.to_owned(), url: url.map(str::to_owned) })
}

#[test]
fn what_a_document_states_is_an_expression_where_spdx_has_it() {
    for (name, url, expected) in [
        ("MIT", None, Some("MIT")),
        ("MIT", Some("./LICENSE"), Some("MIT")),
        ("MIT OR Apache-2.0", None, Some("MIT OR Apache-2.0")),
        ("The MIT License", None, Some("MIT")),
        ("Apache 2.0", None, Some("Apache-2.0")),
        ("Apache License, Version 2.0", Some("https://www.apache.org/licenses/LICENSE-2.0.html"), Some("Apache-2.0")),
        ("Licensed so", Some("http://opensource.org/licenses/MIT"), Some("MIT")),
        ("Both", Some("https://spdx.org/licenses/MIT OR Apache-2.0.html"), Some("MIT OR Apache-2.0")),
        ("CC BY-NC 4.0", None, Some("CC-BY-NC-4.0")),
        // Which version it is nobody knows.
        ("BSD", None, None),
        ("GPL", Some("https://www.gnu.org/licenses/"), None),
        ("Proprietary", Some("https://example.com/terms"), None),
        ("", Some("https://spdx.org/licenses/.html"), None),
    ] {
        assert_eq!(read(name, url).as_deref(), expected, "{name} {url:?}");
    }
}

#[test]
fn a_licence_that_an_exception_changes_is_not_the_plain_one() {
    assert_eq!(identifiers("MIT OR Apache-2.0"), ["MIT", "Apache-2.0"]);
    assert_eq!(identifiers("Apache-2.0 WITH LLVM-exception AND MIT-0"), ["MIT-0"]);
    assert_eq!(identifiers("LicenseRef-ours OR MIT"), ["MIT"]);
    assert!(identifiers("no expression").is_empty());
}

#[test]
fn a_client_has_the_licence_and_the_copyright_of_its_document() {
    let said = |info: &str| said(info, |_| {});
    insta::assert_snapshot!(said(", license: {name: MIT}, contact: {name: Acme Inc.}"), @r#"
    license = "MIT"
    LICENSE-MIT: Copyright (c) Acme Inc.
    MIT: [LICENSE-MIT](LICENSE-MIT).
    "#);
    insta::assert_snapshot!(said(", license: {name: Ours, identifier: MIT OR Apache-2.0}"), @r#"
    license = "MIT OR Apache-2.0"
    LICENSE-APACHE: Apache License
    LICENSE-MIT: Copyright (c) the authors of Acme
    MIT OR Apache-2.0: [LICENSE-APACHE](LICENSE-APACHE), [LICENSE-MIT](LICENSE-MIT).
    "#);
    insta::assert_snapshot!(said(", license: {name: BSD, identifier: BSD-3-Clause}"), @r#"
    license = "BSD-3-Clause"
    BSD-3-Clause.
    "#);
}

#[test]
fn a_licence_that_spdx_does_not_have_is_told_and_none_is_claimed() {
    let said = |info: &str| said(info, |_| {});
    insta::assert_snapshot!(said(", license: {name: 'Acme [terms]', url: 'https://acme.example/terms'}"), @r"The document states this licence of the API: [Acme \[terms\]](https://acme.example/terms). SPDX does not have it, so the manifest names none.");
    insta::assert_snapshot!(said(""), @"Neither the document nor the config of the generator says under which licence the crate may be used.");
}

#[test]
fn the_config_has_the_last_word() {
    let said = said(", license: {name: MIT}, contact: {name: Support}", |config| {
        let package = &mut config.config.package;
        package.license = Some("Apache-2.0 OR MIT".to_owned());
        package.copyright = Some("2026 Acme Inc.".to_owned());
    });
    insta::assert_snapshot!(said, @r#"
    license = "Apache-2.0 OR MIT"
    LICENSE-APACHE: Apache License
    LICENSE-MIT: Copyright (c) 2026 Acme Inc.
    Apache-2.0 OR MIT: [LICENSE-APACHE](LICENSE-APACHE), [LICENSE-MIT](LICENSE-MIT).

    Copyright (c) 2026 Acme Inc.
    "#);
}
