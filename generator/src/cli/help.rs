//! What `--help` says beyond the commands themselves: in which order they are of use, and how they are called.

use clap::Command;
use std::fmt::Write as _;

/// The commands by what they are for, in the order of use.
const GROUPS: [(&str, &[&str]); 4] = [
    ("Begin", &["init", "generate"]),
    ("When the document changes", &["check", "update", "diff", "release"]),
    ("Look into a document", &["explain", "overlay", "names", "ir", "bundle"]),
    ("More", &["runtime", "schema", "completions", "help"]),
];

/// Commands that are called in ways that a list of options does not show.
const EXAMPLES: [(&str, &[&str]); 10] = [
    ("init", &["init petstore.yaml", "init https://api.acme.example/openapi.yaml --name acme"]),
    ("generate", &["generate", "generate --spec petstore.yaml --out petstore", "generate --tag pets --tag orders"]),
    ("check", &["check", "check --verdict --format github"]),
    ("update", &["update --check", "update --format markdown"]),
    ("diff", &["diff old.yaml new.yaml", "diff HEAD:sailmaker.toml sailmaker.toml --format markdown"]),
    ("release", &["release --dry-run", "release --version 1.0.0 --note 'The first stable version.'"]),
    ("bundle", &["bundle openapi.yaml -o whole.yaml --tag pets"]),
    ("overlay", &["overlay --explain --spec petstore.yaml --overlay fixes.yaml"]),
    ("names", &["names petstore.yaml"]),
    ("explain", &["explain", "explain unknown-format"]),
];

/// The command line of a program, whose help lists its commands in groups and has examples. Commands that are in no group come
/// last, under a heading of their own.
pub(crate) fn described(command: Command, program: &str) -> Command {
    let names: Vec<String> = shown(&command).map(|own| own.get_name().to_owned()).collect();
    let is_known = |name: &&str| GROUPS.iter().any(|(_, group)| group.contains(name));
    let others: Vec<&str> = names.iter().map(String::as_str).filter(|name| !is_known(name)).collect();
    let width = names.iter().map(String::len).max().unwrap_or_default();
    let groups = GROUPS.iter().map(|(title, group)| (*title, *group)).chain([("Maintain", others.as_slice())]);
    let commands: String = groups.map(|(title, group)| listed(&command, title, group, width)).collect();
    let heading = command.get_styles().get_header().to_owned();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{commands}{heading}Options:{heading:#}\n{{options}}{{after-help}}"
    );
    command.help_template(template).mut_subcommands(|own| with_examples(own, program))
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|own| !own.is_hide_set())
}

/// A heading, and the commands of a group with what they do; nothing where the program has none of them.
fn listed(command: &Command, title: &str, group: &[&str], width: usize) -> String {
    let (heading, literal) = (command.get_styles().get_header(), command.get_styles().get_literal());
    let mut text = String::new();
    for name in group {
        let about = match shown(command).find(|own| own.get_name() == *name) {
            Some(own) => own.get_about().map(ToString::to_string).unwrap_or_default(),
            None if *name == "help" => "Print this, or the help of a command".to_owned(),
            None => continue,
        };
        let _ = writeln!(text, "  {literal}{name:width$}{literal:#}  {about}");
    }
    if text.is_empty() { text } else { format!("{heading}{title}:{heading:#}\n{text}\n") }
}

fn with_examples(command: Command, program: &str) -> Command {
    let Some((_, examples)) = EXAMPLES.iter().find(|(name, _)| *name == command.get_name()) else { return command };
    let heading = command.get_styles().get_header().to_owned();
    let lines: String = examples.iter().map(|example| format!("\n  {program} {example}")).collect();
    command.after_help(format!("{heading}Examples:{heading:#}{lines}"))
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, GROUPS, described};
    use crate::cli::Cli;
    use clap::CommandFactory;

    #[test]
    fn each_command_is_in_a_group_and_none_is_wide() {
        let help = described(Cli::command(), "sailmaker").render_help().to_string();
        assert!(!help.contains("Maintain:"), "{help}");
        assert!(help.lines().all(|line| line.len() <= 100), "{help}");
        for name in GROUPS.iter().flat_map(|(_, group)| *group) {
            assert_eq!(help.matches(&format!("\n  {name} ")).count(), 1, "{name}: {help}");
        }
    }

    #[test]
    fn each_example_is_one() {
        for example in EXAMPLES.iter().flat_map(|(_, examples)| *examples) {
            let words = shlex::split(example).unwrap();
            let parsed = Cli::command().try_get_matches_from(std::iter::once("sailmaker".to_owned()).chain(words));
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
        let named: Vec<&str> = EXAMPLES.iter().map(|(name, _)| *name).collect();
        assert!(EXAMPLES.iter().all(|(name, all)| all.iter().all(|own| own.split(' ').next() == Some(name))));
        assert!(named.iter().all(|name| Cli::command().find_subcommand(name).is_some()));
    }
}
