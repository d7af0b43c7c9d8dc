//! Documents that were damaged at random: reading, bundling and printing what is wrong must always come to an end.

use std::path::Path;

use proptest::prelude::*;

use crate::diagnostic::{Diagnostics, Style};
use crate::document::{Bundle, LinkedDocument, LoadOptions, Selection, bundle, load_bytes};

const TEXT: &str = r##"openapi: 3.0.3
info: {title: A, version: "1"}
tags:
  - name: T
    description: |
      several
      lines
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      tags: [T]
      operationId: getA
      responses:
        200:
          content:
            application/json:
              schema: {$ref: '#/components/schemas/A', nullable: true}
              example: {$ref: x.yaml}
        default: {$ref: '#/components/responses/E', description: other}
  /b: {$ref: '#/paths/~1a~1{id}'}
components:
  parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
  responses: {E: {description: e}}
  schemas:
    A: &a
      properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/A/properties/b'}}
      discriminator: {propertyName: k, mapping: {x: '#/components/schemas/B', y: B}}
    B:
      allOf: [{$ref: '#/components/schemas/A'}, {default: {a: 1.5, b: 0x10, c: .5}}]
      x-a: *a
"##;

/// What is put into the text.
const PIECES: [&str; 24] = [
    "",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "\n",
    "  ",
    "&a ",
    "*a",
    "<<: ",
    "? ",
    "|\n",
    "'",
    "\"",
    "#",
    "$ref: '#'",
    "!x ",
    "---\n",
    "\t",
    "\r",
    "\u{85}",
    ".nan",
];

fn run(text: &[u8]) -> (LinkedDocument, Bundle, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let name = Path::new("absent/openapi.yaml");
    let document = load_bytes(name, text.to_vec(), &LoadOptions::default(), &mut diagnostics);
    let bundle = bundle(&document, &Selection::default(), &mut diagnostics);
    (document, bundle, diagnostics)
}

proptest! {
    #[test]
    fn end_in_a_document_or_in_diagnostics(
        cuts in prop::collection::vec((0..TEXT.len(), 0..12_usize, prop::sample::select(&PIECES[..])), 1..4),
    ) {
        let mut text = TEXT.as_bytes().to_vec();
        for (start, len, piece) in cuts {
            let start = start.min(text.len());
            let end = (start + len).min(text.len());
            text.splice(start..end, piece.bytes());
        }
        let (document, bundle, diagnostics) = run(&text);
        prop_assert_eq!(diagnostics.render(document.sources(), Style::Ansi).is_empty(), diagnostics.is_empty());
        if !diagnostics.has_errors() {
            let yaml = bundle.to_yaml();
            let (_, again, _) = run(yaml.as_bytes());
            prop_assert_eq!(again.tree, bundle.tree);
        }
    }
}
