//! For programs that are tested: a mock of the service, and responses that no service gave.

mod asked;
mod expectation;
mod mock;
mod transport;

pub use self::asked::MockRequest;
pub use self::expectation::{Expectation, MockResponse};
pub use self::mock::MockTransport;
