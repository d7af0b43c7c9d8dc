//! One call of an operation as a Rust expression.

use super::literal;
use sailmaker::ir::{Api, BodyForm, Input, InputForm, InputPlace, Operation, OperationId};
use sailmaker::names::{Names, OperationNames};
use sailmaker_tests::oracle::{self, Place, Sample};
use serde_json::Value;

/// `client.things().put_thing("1", &body).limit(7)`: every parameter and the body, with the values of a sample.
pub fn expression(api: &Api, names: &Names, called: &oracle::Operation<'_>, sample: &Sample) -> Result<String, String> {
    let (id, operation) = find(api, called).ok_or("the model has no such operation")?;
    let call = Call { api, operation, names: names.of_operation(id), called, sample };
    let module = &names.of_tag(&operation.tag).module;
    Ok(format!("client.{module}().{}{}", call.method()?, call.setters()?))
}

fn find<'a>(api: &'a Api, called: &oracle::Operation<'_>) -> Option<(OperationId, &'a Operation)> {
    let is_called =
        |operation: &Operation| operation.method.as_str() == called.method && operation.path.as_str() == called.path;
    let index = api.operations.iter().position(is_called)?;
    Some((OperationId(index), &api.operations[index]))
}

struct Call<'c> {
    api: &'c Api,
    operation: &'c Operation,
    names: &'c OperationNames,
    called: &'c oracle::Operation<'c>,
    sample: &'c Sample,
}

impl Call<'_> {
    /// The method with its arguments, which include those of a body that is required.
    fn method(&self) -> Result<String, String> {
        let body = self.body()?.filter(|(_, body)| body.required);
        let method = body.map_or(&self.names.method, |(index, _)| &self.names.bodies[index]);
        let of_body = body.iter().flat_map(|(_, body)| &body.arguments);
        let indexes = self.operation.signature.arguments.iter().chain(of_body);
        Ok(format!("{method}({})", self.values(indexes)?))
    }

    /// What else can be set: a body that is optional first, since fields are added to it.
    fn setters(&self) -> Result<String, String> {
        let mut setters = String::new();
        let has_setter = |name: &str| self.names.bodies.iter().any(|body| body == name);
        if let Some((index, body)) = self.body()?.filter(|(_, body)| !body.required) {
            let name = &self.names.bodies[index];
            if has_setter(name) && !self.begins_by_itself(body) {
                setters += &format!(".{name}({})", self.values(body.arguments.iter())?);
            }
        }
        for (input, name) in self.operation.signature.inputs.iter().zip(&self.names.inputs) {
            // A constant is looked at as it is sent where nothing is set.
            if let (true, None, Some(value)) = (input.setter, &input.constant, self.value(input)) {
                setters += &format!(".{name}({})", self.expression(input, value)?);
            }
        }
        Ok(setters)
    }

    /// A form that is the only one, and of which nothing is required, begins with its first field.
    fn begins_by_itself(&self, body: &BodyForm) -> bool {
        use sailmaker::ir::BodyStart::{Form, Multipart};
        let only = self.operation.signature.bodies.len() == 1;
        matches!(body.start, Form | Multipart) && body.arguments.is_empty() && only
    }

    /// The form of the body that the sample is in, by its index.
    fn body(&self) -> Result<Option<(usize, &BodyForm)>, String> {
        let Some(sample) = &self.sample.body else { return Ok(None) };
        let mut forms = self.operation.signature.bodies.iter().enumerate();
        let found = forms.find(|(_, form)| form.media_type == sample.media_type);
        found.map(Some).ok_or_else(|| format!("no form of the body is {}", sample.media_type))
    }

    fn values<'i>(&self, indexes: impl Iterator<Item = &'i usize>) -> Result<String, String> {
        let value = |index: &usize| {
            let input = &self.operation.signature.inputs[*index];
            let value = self.value(input).ok_or_else(|| format!("the document has no {}", input.name))?;
            self.expression(input, value)
        };
        Ok(indexes.map(value).collect::<Result<Vec<_>, String>>()?.join(", "))
    }

    fn expression(&self, input: &Input, value: &Value) -> Result<String, String> {
        let fields = self.sample.body.as_ref().map(|body| &body.fields);
        let field = fields.and_then(|fields| fields.get(&input.name)).filter(|_| input.place == InputPlace::Field);
        if let (InputForm::File, Some(media_types)) = (input.form, field.and_then(|field| field.content_type.as_ref()))
        {
            return Ok(literal::file_of(value, media_types));
        }
        let joined = self.joined_by_callers(input, value);
        literal::of_input(self.api, input, joined.as_ref().unwrap_or(value))
            .map_err(|fault| format!("{}: {fault}", input.name))
    }

    /// A list as the text that a caller makes of it.
    fn joined_by_callers(&self, input: &Input, value: &Value) -> Option<Value> {
        let place = if input.place == InputPlace::Header { Place::Header } else { Place::Query };
        let is_it = |declared: &&oracle::Parameter<'_>| declared.place == place && declared.name == input.name;
        let separator = self.called.parameters.iter().find(is_it)?.joined_by_callers()?;
        let text = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
        let texts: Vec<String> = value.as_array()?.iter().map(text).collect();
        Some(texts.join(separator).into())
    }

    /// What the sample has for an input; the document is asked by name and place.
    fn value(&self, input: &Input) -> Option<&Value> {
        let body = self.sample.body.as_ref();
        let place = match input.place {
            InputPlace::Path => Place::Path,
            InputPlace::Query => Place::Query,
            InputPlace::Header => Place::Header,
            InputPlace::Cookie => Place::Cookie,
            InputPlace::Field => return body?.value.get(&input.name),
            InputPlace::Body => return Some(&body?.value),
        };
        let is_it = |declared: &oracle::Parameter<'_>| declared.place == place && declared.name == input.name;
        self.sample.parameters.get(self.called.parameters.iter().position(is_it)?)
    }
}
