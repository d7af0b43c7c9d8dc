//! From the text of a case to its parts.

use super::{Dissent, Level, Program, Side, Update};

/// The parts that the head of a case may have, besides what it says first.
const PARTS: [&str; 5] = ["verdict", "config", "semver-checks", "features", "program"];

/// The head: names of parts with their lines, the first without a name.
pub(super) struct Head(Vec<(&'static str, Vec<String>)>);

/// The head of a case, and the lines of its documents.
pub(super) fn split(text: &str) -> (Head, Vec<&str>) {
    let mut parts = vec![("", Vec::new())];
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next_if(|line| line.starts_with('#')) {
        let line = line.trim_start_matches('#');
        let line = line.strip_prefix(' ').unwrap_or(line);
        let named = PARTS.iter().find_map(|part| Some((*part, line.strip_prefix(part)?.strip_prefix(':')?)));
        match named {
            Some((part, rest)) => {
                parts.push((part, Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty()).into_iter().collect()))
            }
            None => parts.iter_mut().last().into_iter().for_each(|(_, lines)| lines.push(line.to_owned())),
        }
    }
    (Head(parts), lines.collect())
}

/// Lines with a space, `-` or `+` before each, as the two texts that they are. An empty line is in both.
pub(super) fn sides(lines: &[impl AsRef<str>]) -> Result<[String; 2], String> {
    let mut sides = [String::new(), String::new()];
    for line in lines.iter().map(AsRef::as_ref) {
        let (is_in, rest): ([bool; 2], _) = match line.split_at_checked(1) {
            Some((" ", rest)) => ([true, true], rest),
            Some(("-", rest)) => ([true, false], rest),
            Some(("+", rest)) => ([false, true], rest),
            None => ([true, true], ""),
            Some(_) => return Err(format!("a line has none of ` `, `-` and `+` before it: {line}")),
        };
        for (side, _) in sides.iter_mut().zip(is_in).filter(|(_, is_in)| *is_in) {
            side.push_str(rest);
            side.push('\n');
        }
    }
    Ok(sides)
}

impl Head {
    pub(super) fn update(&self, name: &str, [old, new]: [String; 2]) -> Result<Update, String> {
        let verdict = self.sentence("verdict").ok_or("the head has no `verdict:`")?;
        let (source, wire) = verdict.split_once(", ").ok_or("the verdict is no `SOURCE, WIRE`")?;
        let is_breaking = match wire {
            "breaking" => true,
            "compatible" => false,
            other => return Err(format!("`{other}` is neither `breaking` nor `compatible`")),
        };
        let [old_config, new_config] = sides(self.lines("config").unwrap_or_default())?;
        let program = self.lines("program").map(|lines| Program {
            body: lines.iter().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect(),
            features: self.sentence("features"),
        });
        Ok(Update {
            name: name.to_owned(),
            about: self.sentence("").ok_or("the head does not say what the case is")?,
            source: level(source)?,
            is_breaking,
            dissent: self.sentence("semver-checks").map(|text| dissent(&text)).transpose()?,
            program,
            old: Side { document: old, config: old_config },
            new: Side { document: new, config: new_config },
        })
    }

    fn lines(&self, part: &str) -> Option<&[String]> {
        let lines = self.0.iter().find(|(name, _)| *name == part).map(|(_, lines)| lines.as_slice())?;
        Some(lines).filter(|lines| !lines.is_empty())
    }

    fn sentence(&self, part: &str) -> Option<String> {
        self.lines(part).map(|lines| lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "))
    }
}

fn dissent(text: &str) -> Result<Dissent, String> {
    let (given, reason) = text.split_once("; ").ok_or("`semver-checks:` is no `LEVEL; REASON`")?;
    Ok(Dissent { level: level(given)?, reason: reason.to_owned() })
}

fn level(text: &str) -> Result<Level, String> {
    let levels = [Level::None, Level::Minor, Level::Major];
    let found = levels.into_iter().find(|level| level.to_string() == text);
    found.ok_or_else(|| format!("`{text}` is none of `none`, `minor` and `major`"))
}
