//! The generator beside other commands that do the same with a document: in turns within one run, so that what else the machine does
//! meets all of them.

use super::figures::Cost;
use super::part::{self, Stop};
use crate::arguments::Bench;
use serde::Serialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What stands in a command for the document, and for the folder to write to.
const SPEC: &str = "{spec}";
const OUT: &str = "{out}";

/// What is written, in the folder of a command.
const WRITTEN: &str = "out";

/// What each command takes, the generator's first.
#[derive(Serialize)]
pub(super) struct Comparison {
    pub(super) optimized: bool,
    pub(super) runs: u16,
    pub(super) document: String,
    pub(super) commands: Vec<Compared>,
}

/// What a command takes.
#[derive(Serialize)]
pub(super) struct Compared {
    pub(super) name: String,
    pub(super) command: String,
    /// The medians of its runs; none where it fails.
    pub(super) cost: Option<Cost>,
    /// Its cost by that of the generator.
    pub(super) ratios: Option<Ratios>,
}

/// The figures of a command by those of the generator.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Ratios {
    pub(super) cpu: f64,
    pub(super) wall: f64,
    pub(super) peak: f64,
}

/// A command, and where it works.
#[derive(Debug, PartialEq)]
struct Command {
    name: String,
    words: Vec<OsString>,
    /// A folder of its own, in which it writes to [`WRITTEN`].
    folder: PathBuf,
}

/// Runs all commands in turns.
pub(super) fn measure(arguments: &Bench, folder: &Path) -> Result<Comparison, Stop> {
    let mut commands = vec![own(arguments, folder)?];
    for (index, text) in arguments.beside.iter().enumerate() {
        commands.push(Command::read(text, &arguments.spec, folder.join(format!("beside-{}", index + 1)))?);
    }
    let mut costs: Vec<Option<Vec<Cost>>> = vec![Some(Vec::new()); commands.len()];
    for run in 1..=arguments.runs {
        for (command, costs) in commands.iter().zip(&mut costs) {
            super::progress(&format!("{}, run {run} of {}", command.name, arguments.runs));
            match (command.run()?, &mut *costs) {
                (Some(cost), Some(costs)) => costs.push(cost),
                _ => *costs = None,
            }
        }
    }
    Ok(Comparison {
        optimized: !cfg!(debug_assertions),
        runs: arguments.runs,
        document: arguments.spec.display().to_string(),
        commands: compared(commands, costs.into_iter().map(|costs| costs.map(Cost::median)).collect()),
    })
}

fn compared(commands: Vec<Command>, costs: Vec<Option<Cost>>) -> Vec<Compared> {
    let own = costs.first().copied().flatten();
    let of_command = |(index, (command, cost)): (usize, (Command, Option<Cost>))| Compared {
        command: command.words.join(" ".as_ref()).display().to_string(),
        name: command.name,
        cost,
        ratios: own.zip(cost).filter(|_| index > 0).map(|(own, cost)| Ratios::of(cost, own)),
    };
    commands.into_iter().zip(costs).enumerate().map(of_command).collect()
}

/// This program, which has the commands of the generator.
fn own(arguments: &Bench, folder: &Path) -> Result<Command, Stop> {
    let program = env::current_exe().map_err(Stop::at("this program cannot be found"))?;
    let folder = folder.join("sailmaker");
    let subject = arguments.subject(folder.join(WRITTEN));
    let options = super::generation::options(&subject);
    let words = [program.into(), "generate".into()].into_iter().chain(options).collect();
    Ok(Command { name: "sailmaker".to_owned(), words, folder })
}

impl Command {
    /// Reads a command as a shell does, but for variables and patterns, and puts in what its gaps stand for.
    fn read(text: &str, spec: &Path, folder: PathBuf) -> Result<Self, Stop> {
        let words = shlex::split(text).unwrap_or_default();
        let Some(program) = words.first() else {
            return Err(Stop::Because(format!("`--beside '{text}'` is no command")));
        };
        if !words.iter().any(|word| word.contains(SPEC)) {
            return Err(Stop::Because(format!("`--beside '{text}'` does not say where the document goes: `{SPEC}`")));
        }
        let name = Path::new(program).file_stem().unwrap_or_default().display().to_string();
        let (spec, out) = (spec.display().to_string(), folder.join(WRITTEN).display().to_string());
        let words = words.iter().map(|word| word.replace(SPEC, &spec).replace(OUT, &out).into()).collect();
        Ok(Self { name, words, folder })
    }

    /// Runs it, with nothing where it writes; none where it fails, which its own messages tell.
    fn run(&self) -> Result<Option<Cost>, Stop> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(Stop::at(self.folder.display()))?;
        }
        fs::create_dir_all(&self.folder).map_err(Stop::at(self.folder.display()))?;
        let words: Vec<OsString> = ["--".into()].into_iter().chain(self.words.iter().cloned()).collect();
        match part::start("run", &words, false) {
            Ok(cost) => Ok(Some(cost)),
            Err(Stop::Because(why)) => {
                super::progress(&format!("{} fails: {why}", self.name));
                Ok(None)
            }
            Err(told) => Err(told),
        }
    }
}

impl Ratios {
    fn of(cost: Cost, own: Cost) -> Self {
        Self {
            cpu: cost.cpu_seconds / own.cpu_seconds,
            wall: cost.wall_seconds / own.wall_seconds,
            peak: cost.peak_bytes as f64 / own.peak_bytes as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(text: &str) -> Result<Command, String> {
        Command::read(text, Path::new("a b.json"), "own".into()).map_err(|stop| format!("{stop:?}"))
    }

    #[test]
    fn a_command_is_read_as_a_shell_reads_it() {
        let words = ["/bin/gen", "--in=a b.json", "--to", "own/out/src", "two words"].map(OsString::from).to_vec();
        let expected = Command { name: "gen".to_owned(), words, folder: "own".into() };
        assert_eq!(command("/bin/gen --in={spec} --to {out}/src 'two words'").unwrap(), expected);
    }

    #[test]
    fn what_is_no_command_on_a_document_is_told() {
        assert!(command("").unwrap_err().contains("is no command"));
        assert!(command("gen 'open {spec}").unwrap_err().contains("is no command"));
        assert!(command("gen {out}").unwrap_err().contains("where the document goes"));
    }

    #[test]
    fn costs_are_by_those_of_the_first_command() {
        let cost = |cpu_seconds, peak_bytes| Cost { wall_seconds: 1.0, cpu_seconds, peak_bytes };
        let command = |name: &str| Command { name: name.to_owned(), words: vec![name.into()], folder: "own".into() };
        let commands = vec![command("own"), command("other"), command("broken")];
        let compared = compared(commands, vec![Some(cost(2.0, 100)), Some(cost(5.0, 400)), None]);
        let ratios: Vec<_> = compared.into_iter().map(|compared| compared.ratios).collect();
        assert_eq!(ratios, [None, Some(Ratios { cpu: 2.5, wall: 1.0, peak: 4.0 }), None]);
    }
}
