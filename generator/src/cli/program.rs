use crate::cli::help;
use crate::init;
use clap::{Arg, Command, Parser};
use std::path::{Path, PathBuf};

/// The program that a command is run by.
#[derive(Clone, Debug)]
pub struct Program {
    /// How a user calls it, for messages that tell what to run next: `sailmaker`.
    pub name: &'static str,
    /// The config that is read where the arguments name none.
    pub config: Option<PathBuf>,
}

impl Program {
    /// The config that is read where the arguments name none: that of the program, else `sailmaker.toml` in the working directory, or in the
    /// nearest folder above it.
    pub(crate) fn default_config(&self) -> Option<PathBuf> {
        self.config.clone().or_else(init::nearest)
    }

    /// The arguments that the program was called with; the help tells its default config. Ends the process where they are wrong, or
    /// ask for help.
    pub fn arguments<A: Parser>(&self) -> A {
        let matches = self.described(A::command()).get_matches();
        A::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }

    fn described(&self, command: Command) -> Command {
        let above = Path::new("sailmaker.toml here, or in a folder above");
        let config = self.config.as_deref().unwrap_or(above);
        help::described(command, self.name)
            .mut_subcommands(|command| command.mut_args(|argument| described(argument, config)))
    }
}

fn described(argument: Arg, default: &Path) -> Arg {
    match (argument.get_id() == "config", argument.get_help()) {
        (true, Some(help)) => {
            let help = format!("{help} [default: {}]", default.display());
            argument.help(help)
        }
        _ => argument,
    }
}
