//! The page about the config, made from the schema by which it is read.

use sailmaker::config::{EXAMPLES, Key, Table, reference};

/// What stands above the tables.
const HEAD: &str = "\
# The config

`sailmaker.toml` says what the document does not say, and the generated crate needs. `sailmaker init DOCUMENT` writes one with what it finds
in a document; `document`, `output`, `crate.name` and `crate.version` are all that it must have. Paths are relative to its folder. What it
says wrongly is an error with its line, all of it at once, and nothing is written then.

Every key is below, with what may stand behind it, what it is where it is left out (`—` where nothing is, or what is described), and an
example. [`sailmaker explain`](diagnostics.md) lists the kinds of faults that `[diagnostics]` takes.

## In an editor

```sh
sailmaker schema > sailmaker.schema.json
```

writes the JSON Schema of a config. With `#:schema ./sailmaker.schema.json` as the first line of the config, editors that know
[Taplo](https://taplo.tamasfe.dev) complete keys, show what each is for, and mark what is wrong. What keys must be to each other and to the
document is in no schema: `sailmaker generate` says it.
";

pub(super) fn page() -> String {
    reference().iter().fold(HEAD.to_owned(), |page, table| page + &section(table))
}

fn section(table: &Table) -> String {
    let head = match table.head.as_str() {
        "" => "At the top".to_owned(),
        head => format!("`{head}`"),
    };
    let rows: String = table.keys.iter().map(row).collect();
    let keys = if rows.is_empty() {
        String::new()
    } else {
        format!("\n| key | value | default | what it is |\n|---|---|---|---|\n{rows}")
    };
    let examples = EXAMPLES.iter().filter(|(path, _)| *path == table.path);
    let examples: String = examples.map(|(_, text)| format!("\n```toml\n{text}```\n")).collect();
    format!("\n## {head}\n\n{}\n{keys}{examples}", table.description)
}

fn row(key: &Key) -> String {
    let default = match (&key.default, key.is_required) {
        (_, true) => "required".to_owned(),
        (Some(default), _) => format!("`{default}`"),
        (None, _) => "—".to_owned(),
    };
    let words: String = key.words.iter().map(|(word, meaning)| format!("<br>`{word}`: {}", cell(meaning))).collect();
    format!("| `{}` | {} | {} | {}{words} |\n", key.name, cell(&key.kind), cell(&default), cell(&key.description))
}

/// A text within a row.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
