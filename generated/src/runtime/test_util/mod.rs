//! For programs that are tested: a mock of the service, and responses that no service gave.

mod asked;
mod expectation;
mod mock;
mod path;
mod response;
#[cfg(feature = "test-server")]
mod server;
mod transport;

pub use self::asked::MockRequest;
pub use self::expectation::Expectation;
pub use self::mock::MockTransport;
pub use self::response::MockResponse;
#[cfg(feature = "test-server")]
pub use self::server::MockServer;
