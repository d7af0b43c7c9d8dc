//! Setters of parameters. One that is set already is replaced.

use serde::Serialize;

use super::super::parameter::Parameter;
use super::super::percent;
use super::shape::{Shape, json, json_text};
use super::style::{Style, Styled, query};
use super::{Request, Values};

impl Request {
    /// Sets a path parameter.
    pub(crate) fn path(mut self, name: &'static str, value: impl Parameter) -> Self {
        self.path.set(name, Ok(percent::text(&value.text())));
        self
    }

    /// Sets a path parameter in a style of its own.
    pub(crate) fn path_styled(
        mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        set_text(&mut self.path, name, Styled::new(style, explode, percent::text), json(value));
        self
    }

    /// Sets a path parameter to a value as JSON.
    pub(crate) fn path_json(mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.path.set(name, json_text(value).map(|json| percent::text(&json)));
        self
    }

    /// Sets a query parameter.
    pub(crate) fn query(mut self, name: &'static str, value: impl Parameter) -> Self {
        self.query.set(name, Ok(pair(name, &value.text())));
        self
    }

    /// Sets a query parameter to a list, of which each item gets a parameter of its own (style `form` with `explode`, OpenAPI
    /// 3.0.4, section 4.7.12.3).
    pub(crate) fn query_each(mut self, name: &'static str, values: impl IntoIterator<Item = impl Parameter>) -> Self {
        let pairs = values.into_iter().map(|value| pair(name, &value.text()));
        set_pairs(&mut self.query, name, Ok(pairs.collect::<Vec<_>>().join("&")));
        self
    }

    /// Sets a query parameter to a list, with commas between its items (style `form` without `explode`).
    pub(crate) fn query_joined(mut self, name: &'static str, values: impl IntoIterator<Item = impl Parameter>) -> Self {
        let encoded = values.into_iter().map(|value| percent::text(&value.text()));
        let value = encoded.collect::<Vec<_>>().join(",");
        self.query.set(name, Ok(format!("{}={value}", percent::encode(name))));
        self
    }

    /// Sets a query parameter in a style of its own.
    pub(crate) fn query_styled(
        mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        let styled = Styled::new(style, explode, percent::text);
        set_pairs(&mut self.query, name, query(styled, name, json(value)));
        self
    }

    /// Sets a query parameter, of whose values reserved characters stay as they are
    /// (`allowReserved`).
    pub(crate) fn query_reserved(
        mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        let styled = Styled::new(style, explode, percent::reserved);
        set_pairs(&mut self.query, name, query(styled, name, json(value)));
        self
    }

    /// Sets all of the query to a text (`in: querystring`, OpenAPI 3.2.0, section 4.12.1).
    pub(crate) fn query_text(mut self, name: &'static str, value: impl Parameter) -> Self {
        self.query.set(name, Ok(percent::text(&value.text())));
        self
    }

    /// Sets a query parameter to a value as JSON.
    pub(crate) fn query_json(mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.query.set(name, json_text(value).map(|json| pair(name, &json)));
        self
    }

    /// Sets a header parameter.
    pub(crate) fn header(mut self, name: &'static str, value: impl Parameter) -> Self {
        self.headers.set(name, Ok(value.text()));
        self
    }

    /// Sets a header parameter in the style `simple`. Headers are not percent-encoded.
    pub(crate) fn header_styled(
        mut self,
        name: &'static str,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        set_text(&mut self.headers, name, Styled::new(Style::Simple, explode, str::to_owned), json(value));
        self
    }

    /// Sets a header parameter to a value as JSON.
    pub(crate) fn header_json(mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.headers.set(name, json_text(value));
        self
    }

    /// Sets a cookie.
    pub(crate) fn cookie(mut self, name: &'static str, value: impl Parameter) -> Self {
        self.cookies.set(name, Ok(format!("{name}={}", percent::cookie(&value.text()))));
        self
    }

    /// Sets a cookie parameter in the style `form`, of which each part is a cookie with `explode`.
    pub(crate) fn cookie_styled(
        mut self,
        name: &'static str,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        let styled = Styled::new(Style::Form, explode, percent::cookie);
        let cookies = Shape::of(json(value)).and_then(|shape| styled.pieces(name, &shape));
        set_pairs(&mut self.cookies, name, cookies.map(|cookies| cookies.join("; ")));
        self
    }

    /// Sets a cookie to a value as JSON.
    pub(crate) fn cookie_json(mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.cookies.set(name, json_text(value).map(|json| format!("{name}={}", percent::cookie(&json))));
        self
    }

    /// The value of a query parameter that is one pair, as it goes over the wire.
    pub(in crate::runtime) fn query_value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.query.get(name)?.split_once('=')?;
        Some(value)
    }
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", percent::encode(name), percent::encode(value))
}

fn set_text(values: &mut Values, name: &'static str, styled: Styled, json: Result<Vec<u8>, String>) {
    values.set(name, Shape::of(json).and_then(|shape| styled.text(name, &shape)));
}

/// Sets the pairs of a parameter, of which there may be none: that of an empty list.
fn set_pairs(values: &mut Values, name: &'static str, pairs: Result<String, String>) {
    values.remove(name);
    if pairs.as_deref() != Ok("") {
        values.set(name, pairs);
    }
}
