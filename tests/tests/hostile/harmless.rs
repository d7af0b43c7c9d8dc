//! What must hold of the files of a client, whatever the document says.

use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use sailmaker::output::Tree;
use std::path::Path;

/// What is wrong with the files of a client that are not the same in every one.
pub fn faults(tree: &Tree) -> Vec<String> {
    let own = tree.iter().filter(|(path, _)| !path.starts_with("src/runtime") && !path.starts_with("LICENSE-APACHE"));
    own.flat_map(|(path, text)| {
        let found = of_file(path, text);
        found.into_iter().map(move |fault| format!("{}: {fault}", path.display()))
    })
    .collect()
}

/// What is wrong with a file.
pub fn of_file(path: &Path, text: &str) -> Vec<String> {
    let mut faults: Vec<String> =
        text.chars().filter(|sign| is_hidden(*sign)).map(|sign| format!("there is a {sign:?}")).collect();
    match path.extension().and_then(|end| end.to_str()) {
        Some("rs") => faults.extend(of_rust(text)),
        Some("md") => faults.extend(of_page(text)),
        Some("toml") => faults.extend(of_toml(text)),
        _ => {}
    }
    faults
}

/// What nobody sees, or a terminal takes for a command.
pub fn is_hidden(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
            | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' | '\u{1d173}' | '\u{e0080}')
}

fn of_toml(text: &str) -> Vec<String> {
    match text.parse::<toml::Table>() {
        Ok(table) if table.get("dependencies").is_some_and(|table| table.get("escaped").is_some()) => {
            vec!["there is a dependency".to_owned()]
        }
        Ok(_) => Vec::new(),
        Err(fault) => vec![fault.to_string()],
    }
}

/// Rust that parses, calls nothing of a payload, and has documentation that holds none.
fn of_rust(text: &str) -> Vec<String> {
    if let Err(fault) = syn::parse_file(text) {
        return vec![fault.to_string()];
    }
    let tokens: TokenStream = text.parse().expect("it parses");
    let mut faults = Vec::new();
    of_tokens(tokens, &mut faults);
    faults
}

fn of_tokens(tokens: TokenStream, faults: &mut Vec<String>) {
    let mut docs = String::new();
    let mut after_hash = false;
    for token in tokens {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' || (after_hash && sign.as_char() == '!') => {
                after_hash = true;
                continue;
            }
            TokenTree::Group(group) => match documentation(&group.stream()).filter(|_| after_hash) {
                Some(line) => {
                    faults.extend(line.as_ref().err().cloned());
                    docs.push_str(&line.unwrap_or_default());
                    docs.push('\n');
                    after_hash = false;
                    continue;
                }
                None => of_tokens(group.stream(), faults),
            },
            TokenTree::Ident(name) if name == "escaped" => faults.push("`escaped` is code".to_owned()),
            _ => {}
        }
        after_hash = false;
        faults.extend(of_documentation(&std::mem::take(&mut docs)));
    }
    faults.extend(of_documentation(&docs));
}

/// The line that `doc = "…"` has, or the one that a sample begins with. `Err` where the sample is not one call.
fn documentation(attribute: &TokenStream) -> Option<Result<String, String>> {
    let tokens: Vec<TokenTree> = attribute.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(doc), _, TokenTree::Literal(line)] if doc == "doc" => {
            syn::parse_str::<syn::LitStr>(&line.to_string()).ok().map(|line| Ok(line.value()))
        }
        [TokenTree::Ident(doc), .., TokenTree::Ident(sample), _, TokenTree::Group(arguments)]
            if doc == "doc" && sample == "sample" =>
        {
            let tokens: Vec<TokenTree> = arguments.stream().into_iter().collect();
            let mut literals = tokens.iter().filter_map(|token| syn::parse_str::<syn::LitStr>(&token.to_string()).ok());
            let (route, call) =
                (literals.next()?.value(), literals.next().map(|call| call.value()).unwrap_or_default());
            let is_call = matches!(syn::parse_str(&format!("client.{call}")), Ok(syn::Expr::MethodCall(_)));
            Some(if is_call { Ok(route) } else { Err(format!("no call: {call}")) })
        }
        _ => None,
    }
}

fn of_documentation(docs: &str) -> Vec<String> {
    let is_code = |language: &str| language != "text" && language != "json";
    of_markdown(docs, &is_code, &|target| !["::", "http"].iter().any(|own| target.contains(own)))
}

/// A page whose Rust parses, and that has no markup of a payload, neither as CommonMark nor as MDX.
fn of_page(text: &str) -> Vec<String> {
    let text = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front_matter, page)) => match serde_yaml::from_str::<serde_yaml::Mapping>(front_matter) {
            Ok(table) if table.get("escaped").is_none() => page,
            _ => return vec![format!("front matter: {front_matter}")],
        },
        None => text,
    };
    let languages = ["json", "rust", "rust ignore", "rust no_run", "sh", "text"];
    let mut faults = of_markdown(text, &|language| !languages.contains(&language), &|target| {
        !target.starts_with("http")
            && !target.starts_with('#')
            && !target.contains(".md")
            && !target.starts_with("LICENSE")
    });
    faults.extend(rust_in(text));
    faults.extend(mdx(text));
    faults
}

fn of_markdown(text: &str, is_foreign: &dyn Fn(&str) -> bool, is_astray: &dyn Fn(&str) -> bool) -> Vec<String> {
    let fault = |event: Event<'_>| match event {
        Event::Html(tag) | Event::InlineHtml(tag) => Some(format!("the tag {tag}")),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("indented code".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if is_foreign(&language) => {
            Some(format!("code in {language:?}"))
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if is_astray(&dest_url) => {
            Some(format!("a link to {dest_url}"))
        }
        _ => None,
    };
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(fault).collect()
}

/// What is wrong with the comment of a pull request: markup that is not its own, and rows that are cut by a name.
pub fn faults_of_report(text: &str) -> Vec<String> {
    let is_own =
        |tag: &str| ["<br>", "<details", "</details", "</summary", "<summary"].iter().any(|own| tag.starts_with(own));
    let faults = of_markdown(text, &|_| true, &|_| true).into_iter();
    let faults = faults.filter(|fault| !fault.strip_prefix("the tag ").is_some_and(is_own));
    let hidden = text.chars().filter(|sign| is_hidden(*sign)).map(|sign| format!("there is a {sign:?}"));
    let rows =
        text.lines().filter(|line| line.starts_with("| the ") && line.replace("\\|", "").matches('|').count() != 5);
    faults.chain(hidden).chain(rows.map(str::to_owned)).collect()
}

/// The samples of a page that do not parse, or call what a payload calls.
fn rust_in(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut sample = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if language.starts_with("rust") => {
                sample = Some(String::new());
            }
            Event::Text(part) => sample.iter_mut().for_each(|sample| sample.push_str(&part)),
            Event::End(_) => faults.extend(sample.take().iter().flat_map(|sample| of_rust(sample))),
            _ => {}
        }
    }
    faults
}

/// Signs that open a tag or an expression in MDX.
fn mdx(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut in_code = false;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                let open = text[range.clone()].match_indices(['{', '<']).map(|(at, _)| range.start + at);
                let open = open.filter(|at| !text[..*at].ends_with('\\'));
                faults.extend(open.map(|at| format!("MDX takes {:?} for its own", &text[at..])).take(1));
            }
            _ => {}
        }
    }
    faults
}
