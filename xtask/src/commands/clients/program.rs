//! A program that has all clients.

use sailmaker::config::Runtime;

/// Its manifest.
pub(super) fn manifest(name: &str, clients: &[String]) -> String {
    let dependency = |client: &String| {
        format!("{client} = {{ path = \"../{client}\", features = [\"blocking\", \"test-util\"] }}\n")
    };
    let dependencies: String = clients.iter().map(dependency).collect();
    format!("[package]\nname = {name:?}\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
}

/// Its code: each client sends a request to a service that is mocked. On one runtime one transport is given to all, and one error is that
/// of all, which compiles only where they have these types in common.
pub(super) fn code(clients: &[String], runtime: Runtime) -> String {
    let crates: Vec<String> = clients.iter().map(|client| client.replace('-', "_")).collect();
    let first = crates.first().map_or("", String::as_str);
    let (error, service) = match runtime {
        Runtime::Crate => (format!("{first}::Error"), service(first)),
        Runtime::Embedded => ("Box<dyn std::error::Error>".to_owned(), String::new()),
    };
    let calls: String = crates.iter().map(|client| calls(client, runtime)).collect();
    format!(
        "//! A program with the clients of several documents.\n\n\
         fn main() -> Result<(), {error}> {{\n    let mut requests = 0;\n{service}{calls}    \
         println!(\"{{requests}} requests are answered\");\n    Ok(())\n}}\n"
    )
}

fn service(client: &str) -> String {
    format!("    let service = {client}::MockTransport::default();\n")
}

fn calls(client: &str, runtime: Runtime) -> String {
    let service = if runtime == Runtime::Embedded { service(client) } else { String::new() };
    format!(
        "\n{service}    let client = {client}::Mock::from(service.clone()).client()?;\n    \
         service.expect_request({client}::http::Method::GET, \"/{client}\").respond(true);\n    \
         client.request({client}::http::Method::GET, \"/{client}\").send_blocking()?;\n    \
         requests += 1;\n"
    )
}
