use super::*;

#[derive(Serialize)]
struct View {
    text: &'static str,
    list: &'static [&'static str],
}

#[track_caller]
fn check(template: &str, expected: &str) {
    let Templates(environment) = Templates::new().unwrap();
    let view = View { text: "it's: \"a\"\nb", list: &["a", "no", "b c"] };
    assert_eq!(environment.render_str(template, Serde(view)).unwrap(), expected);
}

#[test]
fn yaml_is_quoted_where_it_must_be() {
    check("{{ text | yaml }} {{ list | yaml }}", "'it''s: \"a\" b' [a, 'no', b c]");
}

#[test]
fn toml_is_quoted() {
    check("{{ list | toml }}", "[\"a\", \"no\", \"b c\"]");
}

#[test]
fn toml_reads_back() {
    let Templates(environment) = Templates::new().unwrap();
    let text = "it's \"a\" \\ \u{7f}";
    let rendered = environment.render_str("a = {{ text | toml }}", Serde(View { text, list: &[] })).unwrap();
    assert_eq!(rendered.parse::<toml::Table>().unwrap()["a"].as_str(), Some(text));
}

#[test]
fn nothing_is_escaped_for_html() {
    check("{{ text }}", "it's: \"a\"\nb");
}

#[test]
fn a_value_that_the_view_lacks_is_an_error() {
    let error = Templates::new().unwrap().render("docs/README.md", &View { text: "", list: &[] }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UndefinedError);
}

#[test]
fn a_template_that_is_not_there_is_an_error() {
    let error = Templates::new().unwrap().render("none", &View { text: "", list: &[] }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TemplateNotFound);
}

#[test]
fn licences_are_copied() {
    let names: Vec<&str> = sailmaker_templates::copied().map(|(name, _)| name).collect();
    assert_eq!(names, ["LICENSE-APACHE", "LICENSE-MIT"]);
}
