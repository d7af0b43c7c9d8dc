//! Whether a walk goes in a circle.

/// The most pages in a row that have nothing new: no item, or the items of the page before.
const IDLE: u32 = 100;

/// The most pages in a row that have the items of the page before where the next one is counted: the service does not look at the number.
const REPEATED: u32 = 3;

/// What is known of the pages that came before. It takes no more memory however many there were.
#[derive(Default)]
pub(super) struct Trail {
    /// A next page that is compared with those after it, and how many of these there are before it is replaced (Brent's way to find a
    /// circle).
    kept: Option<String>,
    left: u64,
    span: u64,
    digest: Option<u64>,
    idle: u32,
    repeated: u32,
}

impl Trail {
    /// Takes note of a page; says what is wrong with going on, if anything is.
    pub(super) fn page(&mut self, items: u64, digest: u64, is_counted: bool) -> Result<(), &'static str> {
        let is_repeated = items > 0 && self.digest == Some(digest);
        self.repeated = if is_repeated { self.repeated.saturating_add(1) } else { 0 };
        self.idle = if is_repeated || items == 0 { self.idle.saturating_add(1) } else { 0 };
        self.digest = Some(digest);
        match self.idle > IDLE || is_counted && self.repeated >= REPEATED {
            true => Err("too many pages without anything new"),
            false => Ok(()),
        }
    }

    /// Takes note of where the next page is.
    pub(super) fn next(&mut self, next: &str) -> Result<(), &'static str> {
        if self.kept.as_deref() == Some(next) {
            return Err("the next page is one that came before");
        }
        if self.left == 0 {
            self.kept = Some(next.to_owned());
            self.span = self.span.saturating_mul(2).max(1);
            self.left = self.span;
        }
        self.left = self.left.saturating_sub(1);
        Ok(())
    }
}
