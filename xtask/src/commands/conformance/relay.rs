use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::http::uri::{Authority, PathAndQuery, Scheme};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, Uri};
use hyper_util::client::legacy::{Client, Error, connect::HttpConnector};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

type Relayed = Response<Either<Incoming, Full<Bytes>>>;

/// A server on a loopback port that hands each request on to another, with the prefix taken off its path and nothing else
/// changed. It ends with the runtime.
pub(super) struct Relay {
    address: SocketAddr,
    route: Arc<Route>,
}

struct Route {
    client: Client<HttpConnector, Incoming>,
    to: Authority,
    prefix: String,
    last: Mutex<Option<Uri>>,
}

impl Relay {
    /// Starts to relay requests whose path begins with `prefix`; others get a 404.
    pub(super) async fn start(to: SocketAddr, prefix: &str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let to = Authority::try_from(to.to_string()).map_err(io::Error::other)?;
        let client = Client::builder(TokioExecutor::new()).build_http();
        let route = Arc::new(Route { client, to, prefix: prefix.to_owned(), last: Mutex::default() });
        let address = listener.local_addr()?;
        tokio::spawn(accept(listener, Arc::clone(&route)));
        Ok(Self { address, route })
    }

    /// The URL of the relay, without a path.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the last request asked for; none where none came since this was last called.
    pub(super) fn take_last(&self) -> Option<Uri> {
        self.route.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

async fn accept(listener: TcpListener, route: Arc<Route>) {
    while let Ok((stream, _)) = listener.accept().await {
        let route = Arc::clone(&route);
        let service = service_fn(move |request| Arc::clone(&route).relay(request));
        // Where a connection breaks, the client that is under test tells.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

impl Route {
    async fn relay(self: Arc<Self>, mut request: Request<Incoming>) -> Result<Relayed, Error> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(request.uri().clone());
        let Some(target) = self.target(request.uri()) else {
            return Ok(not_found(format!("{}: the path does not begin with {}/", request.uri(), self.prefix)));
        };
        *request.uri_mut() = target;
        Ok(self.client.request(request).await?.map(Either::Left))
    }

    fn target(&self, uri: &Uri) -> Option<Uri> {
        let rest = uri.path_and_query()?.as_str().strip_prefix(&self.prefix)?;
        let target = rest.starts_with('/').then_some(rest)?;
        let target = PathAndQuery::try_from(target).ok()?;
        Uri::builder().scheme(Scheme::HTTP).authority(self.to.clone()).path_and_query(target).build().ok()
    }
}

fn not_found(message: String) -> Relayed {
    let mut response = Response::new(Either::Right(Full::from(message)));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
