//! GitHub: issues by the header `Link`, one that is opened, and an archive behind a redirect.

use super::built::Vendor;
use super::judged::asked;
use super::run::{Program, assert_printed};
use sailmaker_tests::oracle::TOKEN;
use sailmaker_tests::server::{Reply, Request, Server};
use serde_json::{Value, json};

pub const VENDOR: Vendor = Vendor {
    name: "github",
    operations: &["issues/list-for-repo", "issues/create", "repos/download-tarball-archive"],
    program: include_str!("github/program.rs"),
    check,
};

const ISSUES: &str = "/repos/octo-org/octo-repo/issues";

/// Where the pages after the first are: by the number of the repository, as in the examples of "Using pagination in the REST API",
/// <https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api>.
const NEXT: &str = "/repositories/1296269/issues";

const ARCHIVE: &[u8] = b"\x1f\x8b the sources";

fn check(program: &Program<'_>) {
    let (server, codeload) = (Server::start(), Server::start());
    let (issues, opened) = (issues(program, 250), program.response("issues/create"));
    let url = opened["html_url"].as_str().unwrap().to_owned();
    let link = format!("{}/octo-org/octo-repo/legacy.tar.gz/refs/heads/main?token=temporary", codeload.url());
    server.otherwise(move |request| refused(request).unwrap_or_else(|| answer(request, &issues, &opened, &link)));
    codeload.otherwise(|_| Reply::status(200).header("content-type", "application/x-gzip").body(ARCHIVE));

    let printed = program.run([("GITHUB_BASE_URL", &server.url()), ("GITHUB_TOKEN", TOKEN)]);

    let listed = (1..=250).map(|number| format!("#{number} Issue {number}\n"));
    assert_printed(&printed, &(listed.collect::<String>() + &format!("opened {url}\n{} bytes\n", ARCHIVE.len())));
    assert_eq!(std::fs::read(program.directory().join("octo-repo.tar.gz")).unwrap(), ARCHIVE);
    judge(program, &server.requests(), &codeload.requests());
}

fn judge(program: &Program<'_>, requests: &[Request], of_codeload: &[Request]) {
    let [first, second, third, rest @ ..] = requests else { panic!("{requests:?}") };
    let repository = || json!({"owner": "octo-org", "repo": "octo-repo"});
    let with = |name: &str, value: Value| {
        let mut parameters = repository();
        parameters[name] = value;
        parameters
    };
    program.judge(std::slice::from_ref(first), [asked("issues/list-for-repo", with("per_page", json!(100)))]);
    // The document has no operation for where a link leads: it is taken as it is, with the credentials.
    for (request, page) in [(second, 2), (third, 3)] {
        assert_eq!(request.target, format!("{NEXT}?per_page=100&page={page}"));
        assert_eq!(request.header("authorization"), first.header("authorization"));
    }
    let issue = json!({"title": "It does not start", "body": "It did yesterday.", "labels": ["bug"]});
    let created = asked("issues/create", repository()).with("application/json", issue);
    program.judge(rest, [created, asked("repos/download-tarball-archive", with("ref", json!("main")))]);
    let [download] = of_codeload else { panic!("{of_codeload:?}") };
    assert_eq!(download.header_values("authorization"), [""; 0], "another host gets no token");
}

/// Issues like the document's example.
fn issues(program: &Program<'_>, count: usize) -> Vec<Value> {
    let example = program.response("issues/list-for-repo")[0].clone();
    let issue = |number: usize| {
        let mut issue = example.clone();
        (issue["number"], issue["title"]) = (json!(number), json!(format!("Issue {number}")));
        issue
    };
    (1..=count).map(issue).collect()
}

/// Who says neither what they are nor who gets nothing: "User agent" of "Getting started with the REST API",
/// <https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent>, and "Authenticating to the REST API",
/// <https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api>.
fn refused(request: &Request) -> Option<Reply> {
    if request.header("user-agent").is_none_or(str::is_empty) {
        return Some(Reply::status(403).body("Request forbidden by administrative rules."));
    }
    let is_known = request.header("authorization") == Some(&format!("Bearer {TOKEN}"));
    (!is_known).then(|| {
        (401, json!({"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest"})).into()
    })
}

fn answer(request: &Request, issues: &[Value], opened: &Value, archive: &str) -> Reply {
    match (request.method.as_str(), request.path()) {
        ("GET", ISSUES | NEXT) => page(request, issues),
        ("POST", ISSUES) => Reply::json(201, opened),
        // "Download a repository archive (tar)", <https://docs.github.com/en/rest/repos/contents#download-a-repository-archive-tar>: the link is
        // on another host, and good for some minutes.
        ("GET", "/repos/octo-org/octo-repo/tarball/main") => Reply::redirect(302, archive),
        _ => (404, json!({"message": "Not Found"})).into(),
    }
}

/// "Using pagination in the REST API": 30 a page and 100 at most, and links to the next and the last page.
fn page(request: &Request, issues: &[Value]) -> Reply {
    let number = |name: &str, usual: usize| request.query_value(name).map_or(usual, |value| value.parse().unwrap());
    let (size, page) = (number("per_page", 30).min(100), number("page", 1));
    let last = issues.len().div_ceil(size);
    let link = |page: usize, relation: &str| {
        let host = request.header("host").unwrap();
        format!("<http://{host}{NEXT}?per_page={size}&page={page}>; rel=\"{relation}\"")
    };
    let links = match page {
        page if page < last => format!("{}, {}", link(page + 1, "next"), link(last, "last")),
        page => format!("{}, {}", link(page - 1, "prev"), link(1, "first")),
    };
    let items: Vec<&Value> = issues.iter().skip((page - 1) * size).take(size).collect();
    Reply::json(200, &json!(items)).header("link", links)
}
