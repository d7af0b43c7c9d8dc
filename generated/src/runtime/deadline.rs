//! The end of the time for an attempt.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::future::BoxFuture;
use super::transport::Transport;

/// When an attempt is too late, which holds for all that is done for it.
///
/// Whoever waits looks at the clock only between the turns of the HTTP client, which reads up to
/// 128 times in one (the budget of a task in tokio), and passes over informational responses as
/// it reads. Each time that is a record of TLS, some 2 MiB in all, or over plain `http` what a
/// buffer holds, some 50 MiB: a program on this machine that sends nothing else can hold up a
/// thread that long. Nothing outside of the HTTP client can make its turns shorter.
pub(crate) struct Deadline(Option<BoxFuture<'static, ()>>);

impl Deadline {
    /// The end of an attempt that begins now.
    pub(crate) fn after(transport: &dyn Transport, timeout: Duration) -> Self {
        Self(Some(transport.sleep(timeout)))
    }

    /// What a future gives, or `None` where that is not there in time.
    pub(crate) async fn within<T>(&mut self, future: impl Future<Output = T>) -> Option<T> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Poll::Ready(value) = future.as_mut().poll(context) {
                return Poll::Ready(Some(value));
            }
            let is_late = self.0.as_mut().is_none_or(|end| end.as_mut().poll(context).is_ready());
            // What is ready may not be polled again.
            self.0.take_if(|_| is_late);
            if is_late { Poll::Ready(None) } else { Poll::Pending }
        })
        .await
    }
}
