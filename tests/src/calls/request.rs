//! One call of an operation as a Rust expression.

use super::{Call, literal};
use crate::oracle::{self, Form};
use sailmaker::ir::{self, Api, BodyForm, Input, InputPlace};
use sailmaker::surface::{Operation, SetterOf, Surface};
use serde_json::Value;

/// `client.things().put_thing("1", &body).limit(7)`: the parameters and the body, with the values of a sample.
pub(super) fn expression(api: &Api, surface: &Surface, call: &Call<'_>) -> Result<String, String> {
    let Call { operation: called, sample } = call;
    let is_called = |(operation, _): &(&ir::Operation, &Operation)| {
        operation.method.as_str() == called.method && operation.path.as_str() == called.path
    };
    let mut both = api.operations.iter().zip(&surface.operations);
    let (operation, own) = both.find(is_called).ok_or("it is left out")?;
    let module = &surface.tag(own.tag).module;
    let writing = Writing { operation, own, called, sample };
    Ok(format!("client.{module}().{}{}", writing.method()?, writing.setters()?))
}

struct Writing<'c> {
    operation: &'c ir::Operation,
    own: &'c Operation,
    called: &'c oracle::Operation<'c>,
    sample: &'c oracle::Sample,
}

impl Writing<'_> {
    /// The method with its arguments, which include those of a body that is required.
    fn method(&self) -> Result<String, String> {
        let body = self.body()?.filter(|(_, body)| body.required).map(|(index, _)| index);
        let method = self.own.methods.iter().find(|method| method.body == body);
        let method = method.ok_or("no method takes the body that the document has")?;
        Ok(format!("{}({})", method.name, self.arguments(&method.arguments)?))
    }

    /// What else can be set: a body that is optional first, since fields are added to it.
    fn setters(&self) -> Result<String, String> {
        let mut setters = String::new();
        if let Some((index, body)) = self.body()?.filter(|(_, body)| !body.required) {
            let setter = self.own.setters.iter().find(|setter| setter.of == SetterOf::Body(index));
            if let Some(setter) = setter.filter(|_| self.operation.signature.is_set_as_a_whole(body)) {
                setters += &format!(".{}({})", setter.name, self.arguments(&body.arguments)?);
            }
        }
        for setter in &self.own.setters {
            let SetterOf::Argument(index) = setter.of else { continue };
            let input = self.operation.signature.inputs.get(index);
            let value = input.and_then(|input| Some((input, self.value(input)?)));
            // A constant is looked at as it is sent where nothing is set.
            if value.is_some_and(|(input, value)| input.constant.as_deref() != Some(&text(value))) {
                setters += &format!(".{}({})", setter.name, self.argument(index)?);
            }
        }
        Ok(setters)
    }

    /// The form of the body that the sample is in, by its index.
    fn body(&self) -> Result<Option<(usize, &BodyForm)>, String> {
        let Some(sample) = &self.sample.body else { return Ok(None) };
        let mut forms = self.operation.signature.bodies.iter().enumerate();
        let found = forms.find(|(_, form)| form.media_type == sample.media_type);
        found.map(Some).ok_or_else(|| format!("no form of the body is {}", sample.media_type))
    }

    fn arguments(&self, indexes: &[usize]) -> Result<String, String> {
        Ok(indexes.iter().map(|index| self.argument(*index)).collect::<Result<Vec<_>, String>>()?.join(", "))
    }

    fn argument(&self, index: usize) -> Result<String, String> {
        let pair = self.operation.signature.inputs.get(index).zip(self.own.arguments.get(index));
        let (input, argument) = pair.ok_or("an argument is missing")?;
        let value = self.value(input).ok_or_else(|| format!("the document has no {}", input.name))?;
        let fields = self.sample.body.as_ref().map(|body| &body.fields);
        let field = fields.and_then(|fields| fields.get(&input.name)).filter(|_| input.place == InputPlace::Field);
        let media_types = field.and_then(|field| field.content_type.as_deref());
        let written = self.written_by_callers(input, value);
        Ok(literal::argument(&argument.declared, written.as_ref().unwrap_or(value), media_types))
    }

    /// The text that a caller makes of a value: of a list, or for all of a query.
    fn written_by_callers(&self, input: &Input, value: &Value) -> Option<Value> {
        let place = if input.place == InputPlace::Header { oracle::Place::Header } else { oracle::Place::Query };
        let is_it = |declared: &&oracle::Parameter<'_>| declared.place == place && declared.name == input.name;
        let declared = self.called.parameters.iter().find(is_it)?;
        if declared.style == oracle::Parameter::WHOLE {
            return Some(text(value).into());
        }
        let separator = declared.joined_by_callers()?;
        let texts: Vec<String> = value.as_array()?.iter().map(text).collect();
        Some(texts.join(separator).into())
    }

    /// What the sample has for an input; the document is asked by name and place.
    fn value(&self, input: &Input) -> Option<&Value> {
        let body = self.sample.body.as_ref();
        let place = match input.place {
            InputPlace::Path => oracle::Place::Path,
            InputPlace::Query => oracle::Place::Query,
            InputPlace::Header => oracle::Place::Header,
            InputPlace::Cookie => oracle::Place::Cookie,
            // The fields of another form of the body are not of this one, though they may have the same names.
            InputPlace::Field if !matches!(body?.form, Form::UrlEncoded | Form::Multipart) => return None,
            InputPlace::Field => return body?.value.get(&input.name),
            InputPlace::Body => return Some(&body?.value),
        };
        let is_it = |declared: &oracle::Parameter<'_>| declared.place == place && declared.name == input.name;
        self.sample.parameters.get(self.called.parameters.iter().position(is_it)?)?.as_ref()
    }
}

/// A value as it is in a URL: a string without quotes.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
