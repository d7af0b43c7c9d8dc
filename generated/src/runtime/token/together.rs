//! One piece of work for all who wait for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::runtime::future::BoxFuture;
use crate::runtime::platform::Instant;

/// Work that is done once, however many wait for it. Each of them drives it, so that none holds up the others: a future that nobody polls any more
/// does nothing, and keeps what it has.
#[derive(Default)]
pub(super) struct Together {
    /// What is on its way, and when it was begun.
    running: Mutex<Option<(Instant, BoxFuture<'static, ()>)>>,
    waiting: Arc<Waiting>,
}

/// Who is woken when the work gets on.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl Together {
    /// Drives the work until `outcome` has something. Where nothing is on its way, or only what was begun before `stale`, it is begun by `begin`.
    ///
    /// Poisoning means nothing: work that panicked is gone.
    pub(super) fn poll<T>(
        &self,
        context: &mut Context<'_>,
        (now, stale): (Instant, Option<Instant>),
        begin: impl FnOnce() -> BoxFuture<'static, ()>,
        outcome: impl Fn() -> Option<T>,
    ) -> Poll<T> {
        self.waiting.add(context.waker());
        // Before the lock, so that it is let go of first: whoever is woken may be quick.
        let mut ending = Ending { waiting: &self.waiting, has_ended: false };
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(outcome) = outcome() {
            return Poll::Ready(outcome);
        }
        let kept = running.take().filter(|(begun, _)| stale.is_none_or(|stale| *begun >= stale));
        let (begun, mut work) = kept.unwrap_or_else(|| (now, begin()));
        let waker = Waker::from(Arc::clone(&self.waiting));
        ending.has_ended = true;
        if work.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            *running = Some((begun, work));
            ending.has_ended = false;
            return Poll::Pending;
        }
        outcome().map_or(Poll::Pending, Poll::Ready)
    }
}

/// The end of the work, by a panic as well: the others look what came of it.
struct Ending<'w> {
    waiting: &'w Waiting,
    has_ended: bool,
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if self.has_ended {
            self.waiting.wake_all();
        }
    }
}

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut all = self.all();
        if !all.iter().any(|known| known.will_wake(waker)) {
            all.push(waker.clone());
        }
    }

    fn wake_all(&self) {
        let all = std::mem::take(&mut *self.all());
        all.into_iter().for_each(Waker::wake);
    }

    fn all(&self) -> MutexGuard<'_, Vec<Waker>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.wake_all();
    }
}
