use super::address::Address;
use super::fault;
use crate::diagnostic::Diagnostic;
use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

/// The most redirects that are followed for one file.
const REDIRECTS: usize = 5;

/// How long it may take to connect.
const CONNECT: Duration = Duration::from_secs(15);

/// What asks servers for files, until a point in time.
#[derive(Debug)]
pub(super) struct Requests {
    agent: Agent,
    /// For servers on this machine, which no proxy is between.
    own_agent: Agent,
    until: Instant,
}

/// What a server sent, and from where after all redirects.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) address: Address,
    pub(super) bytes: Vec<u8>,
}

/// Why there is no answer.
pub(super) enum Refused {
    /// A rule of this program, in words that have a help.
    Rule(Box<Diagnostic>),
    /// The server or the network.
    Io(io::Error),
}

impl Requests {
    pub(super) fn new(time: Duration) -> Self {
        let usual = || {
            // The certificates that the system trusts, as companies have their own.
            let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
            let config = Agent::config_builder().tls_config(tls).timeout_connect(Some(CONNECT));
            let config = config.http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
            config.user_agent(concat!("sailmaker/", env!("CARGO_PKG_VERSION")))
        };
        let agent = |config: Config| config.new_agent();
        Self {
            agent: agent(usual().build()),
            own_agent: agent(usual().proxy(None).build()),
            until: Instant::now() + time,
        }
    }

    /// Asks for a file of at most `limit` bytes. Redirects are followed where `allows` says so.
    pub(super) fn get(
        &self,
        address: &Address,
        limit: u64,
        allows: impl Fn(&Address) -> bool,
    ) -> Result<Answer, Refused> {
        let mut address = address.clone();
        for _ in 0..=REDIRECTS {
            let mut response = self.ask(&address).map_err(|error| Refused::Io(said(error)))?;
            let Some(location) = location(&response) else {
                let bytes = body(&mut response, limit).map_err(Refused::Io)?;
                return Ok(Answer { address, bytes });
            };
            let next = address.redirected(&location).map_err(Refused::Rule)?;
            if !allows(&next) {
                let message =
                    format!("`{}` redirects to `{}`, which is another origin", address.as_str(), next.as_str());
                return Err(Refused::Rule(fault(message, "save the document with its files first, and name the file")));
            }
            address = next;
        }
        let message = format!("there are more than {REDIRECTS} redirects, the last to `{}`", address.as_str());
        Err(Refused::Rule(fault(message, "name the URL that they lead to, or save the document and name the file")))
    }

    fn ask(&self, address: &Address) -> Result<Response<Body>, Error> {
        let left = self.until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        let agent = if address.is_of_this_machine() { &self.own_agent } else { &self.agent };
        let request =
            agent.get(address.as_str()).header(header::ACCEPT, "application/yaml, application/json, */*;q=0.5");
        request.config().timeout_global(Some(left)).build().call()
    }
}

/// Where a redirect leads (RFC 9110, section 15.4).
fn location(response: &Response<Body>) -> Option<String> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = response.headers().get(header::LOCATION).filter(|_| is_redirect)?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

fn body(response: &mut Response<Body>, limit: u64) -> io::Result<Vec<u8>> {
    let status = response.status();
    if status != 200 {
        let kind = if matches!(status.as_u16(), 404 | 410) { ErrorKind::NotFound } else { ErrorKind::Other };
        return Err(io::Error::new(kind, format!("the server answers {status}")));
    }
    response.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| match error {
        Error::BodyExceedsLimit(_) => io::Error::other(format!("it has more than {} MiB", limit >> 20)),
        other => said(other),
    })
}

/// An error in plain words.
fn said(error: Error) -> io::Error {
    match error {
        Error::Timeout(_) => io::Error::new(ErrorKind::TimedOut, "the server takes too long"),
        Error::HostNotFound => io::Error::other("there is no server of this name"),
        Error::Io(error) if error.kind() == ErrorKind::NotFound => io::Error::other(error.to_string()),
        Error::Io(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

impl Refused {
    /// The fault, of the document that is at an address.
    pub(super) fn fault(self, address: &Address) -> Box<Diagnostic> {
        match self {
            Self::Rule(fault) => fault,
            Self::Io(error) => fault(
                format!("cannot fetch `{}`: {error}", address.as_str()),
                "open it in a browser; what needs a login is saved first, and named as a file",
            ),
        }
    }

    /// The same for a file among several, of which messages show the text.
    pub(super) fn error(self) -> io::Error {
        match self {
            Self::Rule(fault) => io::Error::other(fault.message),
            Self::Io(error) => error,
        }
    }
}
