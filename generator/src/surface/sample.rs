//! Sample calls, built of the document's example values. All of them are compiled.

mod made;
mod value;

use super::{Argument, ArgumentType, Context, DescribedOperation, Paths, RustType, SetterOf};
use crate::ir::{Input, InputForm, InputPlace, OperationId};
use crate::text::{Rust, Word};
use made::made;
use value::value;

/// An argument of a sample call.
pub struct SampleArgument<'a> {
    /// The name of the variable that holds it.
    pub name: &'a str,
    /// What it is for.
    pub input: &'a Input,
    /// What is given.
    pub sample: Sample,
}

/// What a sample gives for an input.
pub enum Sample {
    /// An expression.
    Value(Rust),
    /// A reference to a variable of a type, with full paths.
    Reference {
        /// The type.
        rust: Rust,
        /// Whether it is a list.
        list: bool,
        /// An expression of the type; none where a value can only be read.
        made: Option<Rust>,
    },
}

impl SampleArgument<'_> {
    /// The argument as a variable of its own name is given.
    pub fn variable(&self) -> Rust {
        match self.sample {
            Sample::Value(_) => Rust::filled("{}", &[&Word::new(self.name)]),
            Sample::Reference { .. } => Rust::filled("&{}", &[&Word::new(self.name)]),
        }
    }

    /// The same where the variable is needed again: a file is given away.
    pub fn variable_again(&self) -> Rust {
        let is_file = matches!(self.input.form, InputForm::File | InputForm::NamedFiles | InputForm::Files);
        if is_file { Rust::filled("{}.clone()", &[&Word::new(self.name)]) } else { self.variable() }
    }

    /// The argument as an expression that stands in a call.
    pub fn expression(&self) -> Rust {
        match &self.sample {
            Sample::Value(value) => value.clone(),
            Sample::Reference { .. } => self.variable(),
        }
    }

    /// The value of the variable, as an expression; what cannot be made is read from JSON.
    pub fn value(&self, library: &str) -> Rust {
        match &self.sample {
            Sample::Value(value) | Sample::Reference { made: Some(value), .. } => value.clone(),
            Sample::Reference { rust, list, made: None } => {
                let json = Rust::literal(if *list { "[]" } else { "{}" });
                Rust::filled("{}::serde_json::from_str::<{}>({}).unwrap()", &[&Word::new(library), rust, &json])
            }
        }
    }
}

impl<'a> Context<'a> {
    /// What a call of an operation takes: the parameters, and the primary form of a body that is required.
    pub fn sample_arguments(self, id: OperationId) -> Vec<SampleArgument<'a>> {
        let DescribedOperation { operation, own } = self.operation(id);
        let indices = own.methods.first().map_or(&[][..], |method| &method.arguments);
        let argument = |index: &usize| {
            let (input, argument) = (operation.signature.inputs.get(*index)?, own.arguments.get(*index)?);
            Some(SampleArgument { name: variable(&argument.name), input, sample: sample(self, input, argument) })
        };
        indices.iter().filter_map(argument).collect()
    }

    /// A call with every optional parameter set, a step a line; the required ones are variables of their own names. None where
    /// there is no optional parameter.
    pub fn sample_with_options(self, id: OperationId) -> Option<Rust> {
        let DescribedOperation { operation, own } = self.operation(id);
        let setters = own.setters.iter().filter_map(|setter| match setter.of {
            SetterOf::Argument(index) => {
                let (input, argument) = (operation.signature.inputs.get(index)?, own.arguments.get(index)?);
                let value = optional_value(self, input, argument);
                let value = value.replaced("\n", "\n    ");
                Some(Rust::filled("\n    .{}({})", &[&Word::new(&setter.name), &value]))
            }
            SetterOf::Body(_) => None,
        });
        let setters = Rust::joined(&setters.collect::<Vec<_>>(), "");
        let request = self.sample_request(id).replaced_once("().", "()\n    .");
        let request = request.replaced_once("client.", "client\n    .");
        (!setters.is_empty()).then(|| Rust::filled("{}{}\n    .send()\n    .await?", &[&request, &setters]))
    }

    /// The expression that makes a request, up to the call that sends it; the arguments are variables of their own names.
    pub fn sample_request(self, id: OperationId) -> Rust {
        let arguments = self.sample_arguments(id);
        self.sample_request_of(id, arguments.iter().map(SampleArgument::variable))
    }

    /// The same with arguments of the caller's.
    pub fn sample_request_of(self, id: OperationId, arguments: impl Iterator<Item = Rust>) -> Rust {
        let own = self.surface.operation(id);
        let (module, method) = (Word::new(&self.surface.tag(own.tag).module), Word::new(own.method()));
        let arguments = Rust::joined(&arguments.collect::<Vec<_>>(), ", ");
        Rust::filled("client.{}().{}({})", &[&module, &method, &arguments])
    }
}

/// The variable for an argument: it has the name of the argument, unless a sample has a variable of that name.
fn variable(argument: &str) -> &str {
    match argument {
        "client" => "client_",
        "response" => "response_",
        other => other,
    }
}

fn sample(context: Context<'_>, input: &Input, argument: &Argument) -> Sample {
    let library = Word::new(&context.surface.library);
    let file = Rust::filled("{}::File::from_bytes(\"contents\")", &[&library]);
    match &argument.declared {
        ArgumentType::File | ArgumentType::NamedFile => Sample::Value(file),
        ArgumentType::Files => Sample::Value(Rust::filled("[{}]", &[&file])),
        ArgumentType::Reference(own) if *own != RustType::Str => referenced(context, input),
        _ => Sample::Value(value(context, input)),
    }
}

/// The type of the variable that a reference is to, with full paths.
fn referenced(context: Context<'_>, input: &Input) -> Sample {
    let own = input.schema.map_or(RustType::Json, |schema| match input.place {
        InputPlace::Body => context.surface.value_type(schema),
        _ => context.surface.non_null_type(schema.id),
    });
    let list = matches!(own, RustType::Vec(_));
    let example = input.example.as_ref().or_else(|| context.api.schema(input.schema?.id).example.as_ref());
    let made = if own == RustType::Json { None } else { made(context, &own, example) };
    Sample::Reference { rust: Rust::spelled(&context.surface.spelled(&own, Paths::Library)), list, made }
}

/// What a sample sets an input to. What cannot be made is read from JSON.
fn optional_value(context: Context<'_>, input: &Input, argument: &Argument) -> Rust {
    let is_list = || {
        let own = input.schema.map(|schema| context.surface.non_null_type(schema.id));
        own.is_some_and(|own| own.items().is_some())
    };
    let is_named = matches!(argument.declared, ArgumentType::NamedText | ArgumentType::NamedFile);
    match sample(context, input, argument) {
        Sample::Value(value) if is_named => Rust::filled("\"name\", {}", &[&value]),
        Sample::Value(value) => value,
        Sample::Reference { made: Some(made), .. } => Rust::filled("&{}", &[&made.without_prefix("vec!")]),
        Sample::Reference { .. } if is_list() => "&[]".into(),
        Sample::Reference { .. } => {
            let (library, json) = (Word::new(&context.surface.library), Rust::literal("{}"));
            Rust::filled("&{}::serde_json::from_str({}).unwrap()", &[&library, &json])
        }
    }
}
