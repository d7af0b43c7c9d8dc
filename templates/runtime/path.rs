//! Paths of requests.

/// Fills a path template (OpenAPI 3.0, "Path Templating") with values that are percent-encoded
/// already.
///
/// An empty value, `.` and `..` are refused, and so is a segment that becomes one of them: URL
/// parsers resolve dot segments even when they are percent-encoded (RFC 3986, section 6.2.2.3), so
/// that the request would go elsewhere.
pub(crate) fn fill(template: &str, values: &[(&'static str, &str)]) -> Result<String, String> {
    let mut path = String::with_capacity(template.len());
    for segment in template.split('/').skip(1) {
        let start = path.len() + 1;
        path.push('/');
        fill_segment(&mut path, segment, values)?;
        if matches!(path.get(start..), Some("." | "..")) {
            return Err(format!("the path parameters make a segment of dots of {segment}"));
        }
    }
    Ok(path)
}

fn fill_segment(path: &mut String, segment: &str, values: &[(&'static str, &str)]) -> Result<(), String> {
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        path.push_str(before);
        path.push_str(value(name, values)?);
        rest = after;
    }
    path.push_str(rest);
    Ok(())
}

fn value<'a>(name: &str, values: &[(&'static str, &'a str)]) -> Result<&'a str, String> {
    match values.iter().find(|(known, _)| *known == name) {
        None => Err(format!("the path parameter {name} is missing")),
        Some((_, "")) => Err(format!("the path parameter {name} is empty")),
        Some((_, value @ ("." | ".."))) => {
            Err(format!("the path parameter {name} is {value}, which a path cannot carry"))
        }
        Some((_, value)) => Ok(value),
    }
}
