use crate::config::{
    Auth, Config, Environment, EnvironmentFile, Failure, FormatType, Idempotency, LoadedConfig, Models, Package,
    Pagination, PaginationStyle, Retry, Runtime, Server, Stream, Timeouts, TokenEndpointAuthMethod, UnknownProperties,
};
use crate::release::projection::facts::Facts;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// What the config says. Where its files are does not count: what is in them does, as far as it is selected. Nor does the front matter of pages, which only
/// the site reads that shows them, nor what is said of the document while it is read.
pub(super) fn of(loaded: &LoadedConfig) -> Facts {
    let Config {
        document: _,
        source: _,
        overlays: _,
        output: _,
        select: _,
        runtime,
        package,
        server: Server { example, base_url_required },
        auth,
        environment,
        pagination,
        stream,
        retry,
        idempotency,
        failure,
        timeouts,
        models: Models { unknown_properties },
        formats,
        front_matter: _,
        diagnostics: _,
        names,
        operations,
        released_names: _,
    } = &loaded.config;
    let examples = loaded.examples.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Facts::new()
        .with("package", self::package(package))
        .with("runtime", (*runtime == Runtime::Crate).then_some("crate"))
        .with("examples", examples.collect::<Facts>())
        .with("example server", example.as_deref())
        .with("base url", base_url_required.then_some("required"))
        .with("tokens", auth.as_ref().map(tokens))
        .with("environment", environment.as_ref().map(self::environment))
        .with("pages", pages(pagination))
        .with("streams", stream.iter().map(stream_of).collect::<Vec<Value>>())
        .with("retry", self::retry(retry))
        .with("idempotency", idempotency.as_ref().map(self::idempotency))
        .with("failure", failure.as_ref().map(self::failure))
        .with("timeouts", self::timeouts(timeouts))
        .with("unknown properties", kept(*unknown_properties))
        .with("formats", formats_of(formats))
        .with("names of types", renamed(names))
        .with("names of operations", renamed(operations))
}

/// Which models keep what the document does not name, where the config says it.
fn kept(own: UnknownProperties) -> Option<&'static str> {
    match own {
        UnknownProperties::SentBack => None,
        UnknownProperties::Received => Some("received"),
        UnknownProperties::None => Some("none"),
    }
}

/// The types of formats, where the config has any.
fn formats_of(formats: &BTreeMap<String, FormatType>) -> Option<Facts> {
    let said = formats.iter().map(|(format, own)| {
        let FormatType { path, dependencies, example, fallback } = own;
        let dependencies = serde_json::to_value(dependencies).unwrap_or_default();
        let facts = Facts::new().with("type", path.as_str()).with("dependencies", dependencies);
        let facts = facts.with("example", example.as_deref()).with("fallback", fallback.as_deref());
        (format.as_str(), Value::from(facts))
    });
    (!formats.is_empty()).then(|| said.collect())
}

/// Names by what they are for.
fn renamed(names: &BTreeMap<String, String>) -> Facts {
    names.iter().map(|(of, name)| (of.as_str(), name.as_str())).collect()
}

fn package(package: &Package) -> Facts {
    let Package {
        name,
        version: _,
        description,
        license,
        copyright,
        repository,
        documentation,
        keywords,
        categories,
        tag_features,
        examples: _,
        dev_dependencies,
        runtime_source: _,
    } = package;
    let tag_features = tag_features.map(|own| if own { "yes" } else { "no" });
    Facts::new()
        .with("name", name.as_str())
        .with("description", description.as_deref())
        .with("license", license.as_deref())
        .with("copyright", copyright.as_deref())
        .with("repository", repository.as_deref())
        .with("documentation", documentation.as_deref())
        .with("keywords", keywords.as_slice())
        .with("categories", categories.as_slice())
        .with("features of tags", tag_features)
        .with("for examples", serde_json::to_value(dev_dependencies).unwrap_or_default())
}

fn tokens(auth: &Auth) -> Value {
    let Auth { token_path, scopes, token_endpoint_auth_method } = auth;
    let basic = *token_endpoint_auth_method == TokenEndpointAuthMethod::ClientSecretBasic;
    let facts = Facts::new().with("path", token_path.as_deref()).with("scopes", scopes.as_slice());
    facts.with("client secret", basic.then_some("basic")).into()
}

fn environment(environment: &Environment) -> Value {
    let Environment { prefix, base_url, client_id, client_secret, refresh_token, bearer_token, credentials, file } =
        environment;
    let file = file.as_ref().map(|EnvironmentFile { path, base_url, client_id, client_secret }| {
        let client = (Some(client_id.as_str()), Some(client_secret.as_str()));
        Value::from(self::credentials(Some(base_url), client).with("path", path.as_str()))
    });
    self::credentials(base_url.as_deref(), (client_id.as_deref(), client_secret.as_deref()))
        .with("prefix", prefix.as_deref())
        .with("refresh token", refresh_token.as_deref())
        .with("token", bearer_token.as_deref())
        .with("keys", renamed(credentials))
        .with("file", file)
        .into()
}

fn credentials(base_url: Option<&str>, (client_id, client_secret): (Option<&str>, Option<&str>)) -> Facts {
    Facts::new().with("base url", base_url).with("client id", client_id).with("client secret", client_secret)
}

/// What is said of pages. A table alone is written as it was when there could be no other.
fn pages(tables: &[Pagination]) -> Option<Value> {
    match tables {
        [] => None,
        [one] => Some(pages_of(one)),
        several => Some(several.iter().map(pages_of).collect()),
    }
}

fn pages_of(pagination: &Pagination) -> Value {
    let Pagination {
        style,
        operations,
        tags,
        limit,
        offset,
        page,
        first_offset,
        first_page,
        cursor,
        after,
        next,
        id,
        more,
        items,
        total,
        total_count,
        count,
    } = pagination;
    let style = Some(style.id()).filter(|_| *style != PaginationStyle::Offset);
    Facts::new()
        .with("style", style)
        .with("operations", operations.as_slice())
        .with("tags", tags.as_slice())
        .with("limit", limit.as_deref())
        .with("offset", offset.as_deref())
        .with("page", page.as_deref())
        .with("first offset", first_offset.map(|first| first.to_string()))
        .with("first page", first_page.map(|first| first.to_string()))
        .with("cursor", cursor.as_deref())
        .with("after", after.as_deref())
        .with("next", next.as_deref())
        .with("id", id.as_deref())
        .with("more", more.as_deref())
        .with("items", items.as_deref())
        .with("all", total.as_deref())
        .with("total", total_count.as_deref())
        .with("count", count.as_deref())
        .into()
}

fn stream_of(stream: &Stream) -> Value {
    let Stream { operations, tags, media_type, item, set, end } = stream;
    let set = set.iter().map(|(name, value)| (name.as_str(), value.to_string()));
    Facts::new()
        .with("operations", operations.as_slice())
        .with("tags", tags.as_slice())
        .with("media type", media_type.as_deref())
        .with("item", item.as_deref())
        .with("set", set.collect::<Facts>())
        .with("end", end.as_deref())
        .into()
}

fn retry(retry: &Retry) -> Facts {
    let Retry { attempts, base_delay, max_delay, max_elapsed, statuses } = retry;
    let others = (*statuses != Retry::default().statuses).then_some(statuses);
    let statuses = others.map(|own| own.iter().map(u16::to_string).collect::<Vec<_>>().join(" "));
    Facts::new()
        .with("attempts", *attempts)
        .with("first wait", seconds(*base_delay))
        .with("longest wait", seconds(*max_delay))
        .with("in all", seconds(*max_elapsed))
        .with("statuses", statuses)
}

fn idempotency(own: &Idempotency) -> Facts {
    let Idempotency { header, methods } = own;
    Facts::new().with("header", header.to_ascii_lowercase()).with("methods", methods.join(" "))
}

fn failure(own: &Failure) -> Facts {
    let Failure { property, is, is_not } = own;
    let text = |value: &Option<toml::Value>| value.as_ref().map(ToString::to_string);
    Facts::new().with("property", property.as_str()).with("is", text(is)).with("is not", text(is_not))
}

fn timeouts(timeouts: &Timeouts) -> Facts {
    let Timeouts { request, connect } = timeouts;
    Facts::new().with("request", seconds(*request)).with("connect", seconds(*connect))
}

/// Seconds to the billionth, however the config has them.
fn seconds(duration: Duration) -> String {
    format!("{}.{:09}", duration.as_secs(), duration.subsec_nanos())
}
