use super::samples::SampledParameter;
use std::fmt;
use std::str::FromStr;

/// One value for each parameter that is sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Combination<'a>(Vec<Choice<'a>>);

/// A parameter, and the value that is sent for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'a> {
    pub(super) parameter: &'a SampledParameter,
    pub(super) value: &'a str,
}

/// Every combination of the parameters' values, in which each optional parameter is also once left out.
pub(super) fn all(parameters: &[SampledParameter]) -> Vec<Combination<'_>> {
    parameters.iter().fold(vec![Combination::default()], |combinations, parameter| {
        combinations.iter().flat_map(|combination| combination.with(parameter)).collect()
    })
}

/// The combination that sends the least: no optional parameter, and of each required one the first value.
pub(super) fn least(parameters: &[SampledParameter]) -> Combination<'_> {
    let required = parameters.iter().filter(|parameter| parameter.required);
    let choices = required.filter_map(|parameter| Some(Choice { parameter, value: parameter.values.first()? }));
    Combination(choices.collect())
}

impl<'a> Combination<'a> {
    fn with(&self, parameter: &'a SampledParameter) -> Vec<Self> {
        let without = (!parameter.required).then(|| self.clone());
        let with = parameter.values.iter().map(|value| {
            let choice = Choice { parameter, value };
            Self(self.0.iter().copied().chain([choice]).collect())
        });
        without.into_iter().chain(with).collect()
    }

    /// The value of a parameter that every combination has.
    pub(super) fn required(&self, name: &str) -> Result<&'a str, String> {
        let mut choices = self.0.iter().filter(|choice| choice.parameter.name == name);
        let choice = choices.next().ok_or_else(|| format!("the document has no required parameter {name}"))?;
        Ok(choice.value)
    }

    /// The parameters that need not be sent, and are.
    pub(super) fn optional(&self) -> impl Iterator<Item = Choice<'a>> {
        self.0.iter().copied().filter(|choice| !choice.parameter.required)
    }

    /// Names and values that the query should have, sorted.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        let choices = self.0.iter().filter(|choice| choice.parameter.in_query);
        let mut query: Vec<_> =
            choices.map(|choice| (choice.parameter.name.clone(), choice.value.to_owned())).collect();
        query.sort();
        query
    }
}

impl Choice<'_> {
    /// The value as the type that the setter takes.
    pub(super) fn parse<T: FromStr<Err: fmt::Display>>(&self) -> Result<T, String> {
        self.value.parse().map_err(|error| format!("{self}: {error}"))
    }
}

impl fmt::Display for Choice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.parameter.name, self.value)
    }
}

impl fmt::Display for Combination<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(index, choice)| {
            f.write_str(if index == 0 { "" } else { " " })?;
            choice.fmt(f)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{SampledParameter, all, least};

    fn parameter(name: &str, required: bool, values: &[&str]) -> SampledParameter {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        SampledParameter { name: name.to_owned(), required, in_query: !required, values }
    }

    #[test]
    fn optional_parameters_are_also_left_out() {
        let parameters = [parameter("id", true, &["1"]), parameter("limit", false, &["0", "250"])];
        let all: Vec<String> = all(&parameters).iter().map(ToString::to_string).collect();
        assert_eq!(all, ["id=1", "id=1 limit=0", "id=1 limit=250"]);
        assert_eq!(least(&parameters).to_string(), "id=1");
    }

    #[test]
    fn four_optional_parameters_have_sixteen_combinations() {
        let parameters = ["a", "b", "c", "d"].map(|name| parameter(name, false, &["1"]));
        assert_eq!(all(&parameters).len(), 16);
    }
}
