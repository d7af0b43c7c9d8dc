use super::*;
use minijinja::ErrorKind;

#[derive(Serialize)]
struct View {
    text: &'static str,
}

#[track_caller]
fn check(template: &str, expected: &str) {
    let Templates(environment) = Templates::new().unwrap();
    let view = View { text: "it's: \"a\"\nb" };
    assert_eq!(environment.render_str(template, Serde(view)).unwrap(), expected);
}

#[test]
fn nothing_is_escaped_for_html() {
    check("{{ text }}", "it's: \"a\"\nb");
}

#[test]
fn a_value_that_the_view_lacks_is_an_error() {
    let error = Templates::new().unwrap().render("docs/README.md", &View { text: "" }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UndefinedError);
}

#[test]
fn a_template_that_is_not_there_is_an_error() {
    let error = Templates::new().unwrap().render("none", &View { text: "" }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TemplateNotFound);
}

#[test]
fn what_names_nobody_is_copied() {
    let names: Vec<&str> = sailmaker_templates::copied().map(|(name, _)| name).collect();
    assert_eq!(names, ["LICENSE-APACHE"]);
}
