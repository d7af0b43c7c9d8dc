//! Paths of requests that come over a port, beside those of operations.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// How well a path fits a template: by how many segments, and by how many bytes that both have.
pub(super) type Fit = (usize, usize);

/// How well the end of a path, percent-encoded, fits a template (OpenAPI 3.0, "Path Templating"); before it is the path of a server.
pub(super) fn fit(template: &str, path: &str) -> Option<Fit> {
    let own: Vec<&str> = template.split('/').skip(1).collect();
    let asked: Vec<&str> = path.split('/').skip(1).collect();
    let asked = asked.get(asked.len().checked_sub(own.len())?..)?;
    let mut common = 0_usize;
    for (template, segment) in own.iter().zip(asked) {
        common = common.saturating_add(in_common(&decoded(template), &decoded(segment))?);
    }
    Some((own.len(), common))
}

fn decoded(segment: &str) -> Cow<'_, str> {
    percent_decode_str(segment).decode_utf8_lossy()
}

/// How many bytes a segment has in common with its template; `None` where it is none of it. Where a value could begin or end in several places, any will do.
fn in_common(template: &str, segment: &str) -> Option<usize> {
    let Some((before, after)) = template.split_once('{') else {
        return (template == segment).then_some(segment.len());
    };
    let (_, after) = after.split_once('}')?;
    let value_and_rest = segment.strip_prefix(before)?;
    // A value has a character at least.
    let mut starts = value_and_rest.char_indices().map(|(start, own)| start.saturating_add(own.len_utf8()));
    let rest = starts.find_map(|start| in_common(after, value_and_rest.get(start..)?))?;
    Some(before.len().saturating_add(rest))
}
