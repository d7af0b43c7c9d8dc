//! How the expressions stand on lines.

use crate::text::Rust;

/// How long a line may be before an expression is spread over several.
const WIDTH: usize = 80;

/// `Thing::new(…).size(…)`, on one line where it is short.
pub(super) fn chain(path: &Rust, arguments: &[Rust], setters: &[Rust]) -> Rust {
    let call = call(path, arguments);
    let chained = Rust::joined(setters, "");
    let line = Rust::filled("{}{}", &[&call, &chained]);
    if setters.is_empty() || !is_long(&line) {
        return line;
    }
    if call.contains('\n') {
        // They stand below the end of the call.
        return Rust::filled("{}\n{}", &[&call, &Rust::joined(setters, "\n")]);
    }
    let setters: Vec<Rust> = setters.iter().map(indented).collect();
    Rust::filled("{}\n    {}", &[&call, &Rust::joined(&setters, "\n    ")])
}

fn call(path: &Rust, arguments: &[Rust]) -> Rust {
    let line = Rust::filled("{}::new({})", &[path, &Rust::joined(arguments, ", ")]);
    if arguments.len() < 2 || !is_long(&line) {
        return line;
    }
    let arguments: Vec<Rust> = arguments.iter().map(indented).collect();
    Rust::filled("{}::new(\n    {},\n)", &[path, &Rust::joined(&arguments, ",\n    ")])
}

fn is_long(expression: &Rust) -> bool {
    expression.len() > WIDTH || expression.contains('\n')
}

fn indented(expression: &Rust) -> Rust {
    expression.replaced("\n", "\n    ")
}
