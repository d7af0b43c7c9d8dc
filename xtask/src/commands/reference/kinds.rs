//! The page about kinds of faults, made from the table of the generator.

use sailmaker::diagnostic::{Kind, Severity};

/// What stands above the table. Its examples are of kinds that there are.
fn head() -> String {
    let [warned, allowed, denied] = [Kind::PathSegments, Kind::UnknownFormat, Kind::Callbacks].map(Kind::id);
    format!(
        "\
# What is wrong with a document

A document is read in spite of what is wrong with it, as far as anything can be made of it. Each fault is told with its place, with what is
wrong, and with what a user gets instead. An **error** leaves nothing to generate: text that cannot be read, no OpenAPI document, a file
that cannot be read. A **warning** says that something is not as the document has it. A **note** says that something is ignored, and that
nothing is lost on the wire.

Warnings and notes have a kind. What is done with a kind is set in the config, or on the command line, which wins:

```toml
[diagnostics]
strict = true             # every warning is an error
{warned:<14} = \"warn\"   # but these
{allowed} = \"allow\"  # nothing is said of these
{denied:<14} = \"deny\"   # these are errors
```

```sh
sailmaker generate --strict --allow {allowed} --deny {denied}
```

`--warnings all` shows each of them in full, `--warnings none` how many there are; without it, kinds of which there are more than three
are summarized. `--format json` writes all of them as JSON, `--format github` as annotations of GitHub Actions.

| id | by default | what is wrong | what you get instead |
|---|---|---|---|
"
    )
}

pub(super) fn page() -> String {
    let row = |kind: &Kind| {
        let severity = if kind.severity() == Severity::Note { "note" } else { "warning" };
        format!("| `{kind}` | {severity} | {} | {} |\n", kind.wrong(), kind.instead())
    };
    Kind::ALL.iter().map(row).fold(head(), |page, row| page + &row)
}
