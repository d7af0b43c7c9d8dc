use super::docs::text;
use crate::ir::{Server, ServerVariable};

pub(super) fn servers(servers: &[openapiv3::Server]) -> Vec<Server> {
    servers.iter().map(server).collect()
}

fn server(server: &openapiv3::Server) -> Server {
    let variables = server.variables.iter().flatten();
    Server {
        url: server.url.clone(),
        description: text(&server.description),
        variables: variables.map(|(name, variable)| (name.clone(), server_variable(variable))).collect(),
    }
}

fn server_variable(variable: &openapiv3::ServerVariable) -> ServerVariable {
    ServerVariable {
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: text(&variable.description),
    }
}
