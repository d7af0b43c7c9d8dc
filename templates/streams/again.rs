//! Streams that are opened anew after they ended.

use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::StatusCode;

use super::source::{Source, opened};
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::future::BoxFuture;
use crate::runtime::request::Opened;

/// The wait where the service says none, which is for the client to choose.
const WAIT: Duration = Duration::from_secs(3);

/// The shortest wait and the longest, whatever the service says.
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(60);

/// How a stream is opened anew.
pub(super) struct Again {
    attempts: u32,
    /// The attempts since the last item.
    made: u32,
    /// The attempt that is on its way. Never locked: it makes the stream `Sync`.
    opening: Mutex<Option<Opening>>,
}

type Opening = BoxFuture<'static, Result<Opened, Error>>;

impl Again {
    fn opening(&mut self) -> &mut Option<Opening> {
        self.opening.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// An item came.
    pub(super) fn worked(&mut self) {
        self.made = 0;
    }

    /// The wait before the next attempt, twice as long each time; none where there are no more attempts.
    fn next_wait(&mut self, asked: Option<Duration>) -> Option<Duration> {
        if self.made >= self.attempts {
            return None;
        }
        let factor = 1u32.checked_shl(self.made).unwrap_or(u32::MAX);
        self.made = self.made.saturating_add(1);
        Some(asked.unwrap_or(WAIT).clamp(SHORTEST, LONGEST).saturating_mul(factor).min(LONGEST))
    }
}

impl Source {
    /// Opens the stream anew when it ends, so often in a row. What may have an effect is not sent again, nor what the service has ended
    /// by 204 (WHATWG HTML, section 9.2.3).
    pub(crate) fn reconnect(&mut self, attempts: u32) {
        if self.request.operation.method == "GET" && self.status != StatusCode::NO_CONTENT {
            self.again = Some(Again { attempts, made: 0, opening: Mutex::default() });
        }
    }

    /// Opens the stream anew; `None` where it is at its end.
    pub(super) fn poll_again(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<(), Error>>> {
        loop {
            let opened = match self.opening() {
                Some(opening) => ready!(opening.as_mut().poll(context)),
                None => {
                    let why = self.broken.take();
                    self.stop();
                    return Poll::Ready(why.map(Err));
                }
            };
            if let Some(again) = &mut self.again {
                *again.opening() = None;
            }
            match opened {
                Ok((response, _)) if response.status() == StatusCode::NO_CONTENT => {
                    self.stop();
                    return Poll::Ready(None);
                }
                Err(error) if passes(&error) => self.broken = Some(error),
                opened => {
                    let opened = opened.map(|opened| self.open(opened));
                    self.broken = None;
                    if opened.is_err() {
                        self.stop();
                    }
                    return Poll::Ready(Some(opened));
                }
            }
        }
    }

    /// The attempt that is on its way, or the next one.
    fn opening(&mut self) -> Option<&mut Opening> {
        let again = self.again.as_mut()?;
        let is_open = again.opening().is_some();
        let wait = if is_open { None } else { Some(again.next_wait(self.splitter.retry())?) };
        let opening = again.opening();
        let format = self.format;
        if let Some(wait) = wait {
            let request = self.request.clone().resuming_at(self.splitter.said_id());
            let pause = request.client.exchange.transport.sleep(wait);
            *opening = Some(Box::pin(async move {
                pause.await;
                opened(&request, format).await
            }));
        }
        opening.as_mut()
    }
}

/// Whether another attempt may succeed: where there was no whole answer, or one that says so.
fn passes(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport) || error.is_retryable()
}
