//! Proxies of the environment.

use sailmaker_tests::server::Server;

use crate::process::Child;
use crate::support::complete;

/// A proxy gets plain http in the clear, so that what may go to a loopback address must not take that way.
#[test]
fn plain_http_to_a_loopback_address_takes_no_proxy() {
    for variable in ["http_proxy", "HTTP_PROXY", "ALL_PROXY"] {
        let (server, proxy) = (Server::start(), Server::start());
        server.reply("/v2025/source-usages/env/status", complete());
        let variables = [
            ("SAIL_BASE_URL", server.url()),
            ("SAIL_CLIENT_ID", "i".to_owned()),
            ("SAIL_CLIENT_SECRET", "s".to_owned()),
            (variable, proxy.url()),
        ];
        assert_eq!(Child::new().envs(variables).run(), "ok COMPLETE", "{variable}");
        assert_eq!(proxy.requests(), []);
    }
}
