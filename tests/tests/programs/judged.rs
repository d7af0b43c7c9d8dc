//! The requests of a program, judged by the vendor's document.

use super::run::Program;
use sailmaker_tests::oracle::{given, judge};
use sailmaker_tests::server::Request;
use serde_json::Value;

/// A request that a program should have made.
pub struct Asked {
    operation: &'static str,
    parameters: Value,
    body: Option<(&'static str, Value)>,
    /// Headers that the vendor's pages speak of, and its document does not.
    beside: &'static [&'static str],
    /// Parameters that the document requires, and its vendor's pages do not.
    without: &'static [&'static str],
}

/// A call of an operation with parameters, by their names.
pub fn asked(operation: &'static str, parameters: Value) -> Asked {
    Asked { operation, parameters, body: None, beside: &[], without: &[] }
}

impl Asked {
    /// With a body.
    pub fn with(self, media_type: &'static str, body: Value) -> Self {
        Self { body: Some((media_type, body)), ..self }
    }

    /// With headers, which are looked at elsewhere.
    pub fn beside(self, headers: &'static [&'static str]) -> Self {
        Self { beside: headers, ..self }
    }

    /// Without parameters that are required, which an overlay takes out of the document.
    pub fn without(self, parameters: &'static [&'static str]) -> Self {
        Self { without: parameters, ..self }
    }
}

impl Program<'_> {
    /// Holds the requests that came against those that should have come, in their order.
    #[track_caller]
    pub fn judge(&self, requests: &[Request], expected: impl IntoIterator<Item = Asked>) {
        let expected: Vec<Asked> = expected.into_iter().collect();
        let came: Vec<String> =
            requests.iter().map(|request| format!("{} {}", request.method, request.target)).collect();
        assert_eq!(requests.len(), expected.len(), "{came:#?}");
        let faults = requests.iter().zip(expected).flat_map(|(request, asked)| {
            let faults = self.faults(request, asked);
            faults.into_iter().map(move |fault| format!("{} {}: {fault}", request.method, request.target))
        });
        let faults: Vec<String> = faults.collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    fn faults(&self, request: &Request, asked: Asked) -> Vec<String> {
        let operation = self.operation(asked.operation);
        let is_given = |name: &str| asked.parameters.get(name).is_some() || asked.without.contains(&name);
        if let Some(missing) = operation.parameters.iter().find(|own| own.required && !is_given(&own.name)) {
            return vec![format!("the parameter {} is required", missing.name)];
        }
        let sample = match given(&operation, &asked.parameters, asked.body) {
            Ok(sample) => sample,
            Err(fault) => return vec![fault],
        };
        let mut request = request.clone();
        let is_beside = |name: &str| asked.beside.iter().any(|own| own.eq_ignore_ascii_case(name));
        request.headers.retain(|(name, _)| !is_beside(name));
        judge(&operation, &sample, "", &request)
    }
}
