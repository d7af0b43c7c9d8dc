//! What the server is to answer, and what it has seen.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;
use tokio::sync::watch;

use super::{Reply, Request};

pub(super) type Handler = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// What the connections and the test share.
#[derive(Default)]
pub(super) struct Shared {
    routes: Mutex<HashMap<String, Route>>,
    /// What answers on the paths that nothing else answers on.
    otherwise: Mutex<Option<Handler>>,
    pub(super) log: watch::Sender<Log>,
}

/// The answers of one path.
#[derive(Default)]
struct Route {
    queue: VecDeque<Reply>,
    handler: Option<Handler>,
}

/// What has happened so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) requests: Vec<Request>,
    /// How many clients hung up before their answer was complete.
    pub(super) abandoned: usize,
}

impl Shared {
    pub(super) fn reply(&self, path: &str, reply: Reply) {
        self.routes().entry(path.to_owned()).or_default().queue.push_back(reply);
    }

    pub(super) fn handle(&self, path: &str, handler: Handler) {
        self.routes().entry(path.to_owned()).or_default().handler = Some(handler);
    }

    pub(super) fn otherwise(&self, handler: Handler) {
        *self.otherwise.lock().unwrap_or_else(PoisonError::into_inner) = Some(handler);
    }

    /// Records a request and gives its answer.
    pub(super) fn answer(&self, request: Request) -> Reply {
        let reply = self.next_reply(&request);
        self.log.send_modify(|log| log.requests.push(request));
        reply
    }

    /// Records that a client hung up before its answer was complete.
    pub(super) fn abandon(&self) {
        self.log.send_modify(|log| log.abandoned += 1);
    }

    fn next_reply(&self, request: &Request) -> Reply {
        let mut routes = self.routes();
        let route = routes.get_mut(request.path());
        let (queued, handler) = match route {
            Some(route) => (route.queue.pop_front(), route.handler.clone()),
            None => (None, None),
        };
        drop(routes);
        let handler = handler.or_else(|| self.otherwise.lock().unwrap_or_else(PoisonError::into_inner).clone());
        queued.or_else(|| handler.map(|handler| handler(request))).unwrap_or_else(|| unscripted(request))
    }

    fn routes(&self) -> MutexGuard<'_, HashMap<String, Route>> {
        self.routes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("log", &self.log).finish_non_exhaustive()
    }
}

/// The token endpoint as it stands at the start: `token-1`, `token-2`, …, each for 749 seconds.
pub(super) fn numbered_tokens() -> Handler {
    let issued = AtomicU32::new(0);
    Arc::new(move |_| {
        let number = issued.fetch_add(1, Ordering::Relaxed) + 1;
        json!({"access_token": format!("token-{number}"), "token_type": "bearer", "expires_in": 749}).into()
    })
}

fn unscripted(request: &Request) -> Reply {
    (501, json!({"unscripted": format!("{} {}", request.method, request.target)})).into()
}
