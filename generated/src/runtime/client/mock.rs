//! A mock of the service.

use std::ops::Deref;

use super::{Client, ClientBuilder};
use crate::runtime::{Error, MockTransport};

/// A mock of the service, with a method for each tag, and in there one for each operation:
/// `mock.things().get_thing().respond(…)`.
///
/// It needs no network, and no time passes by it but what is waited for: retries wait for nothing. A request that is not expected
/// is an error of the kind [`Config`](crate::ErrorKind::Config), and is told of by [`verify`](MockTransport::verify).
#[derive(Clone, Debug, Default)]
pub struct Mock(MockTransport);

impl Mock {
    /// A mock that expects nothing yet.
    pub fn new() -> Self {
        // A tag may be called `default`.
        <Self as Default>::default()
    }

    /// A client of the mock, which needs no credentials.
    ///
    /// # Errors
    ///
    /// Those of [`ClientBuilder::build`].
    pub fn client(&self) -> Result<Client, Error> {
        self.client_builder().build()
    }

    /// The builder of such a client, for what a program sets besides.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder().base_url("https://mock.invalid").without_credentials().transport(self.0.clone())
    }
}

impl Deref for Mock {
    type Target = MockTransport;

    fn deref(&self) -> &MockTransport {
        &self.0
    }
}

/// A mock on a transport that others may answer by as well: those of other clients, where these share the runtime.
impl From<MockTransport> for Mock {
    fn from(transport: MockTransport) -> Self {
        Self(transport)
    }
}

/// Adds the operations of a tag to mocks: `mocks!(Things as things { get_thing: (GetThing, GET_THING, 200), … })`, with the request, the
/// operation and the status of a success.
macro_rules! mocks {
    ($handle:ident as $module:ident { $($method:ident: ($request:ident, $operation:ident, $status:literal)),* $(,)? }) => {
        /// The operations of the tag, as a mock answers them.
        pub mod mock {
            #[doc = concat!("What a mock answers to [`", stringify!($handle), "`](super::", stringify!($handle), ").")]
            #[derive(Clone, Debug)]
            pub struct $handle($crate::Mock);

            impl $crate::Mock {
                #[doc = concat!("What is answered to [`", stringify!($handle), "`](super::", stringify!($handle), ").")]
                pub fn $module(&self) -> $handle {
                    $handle(::std::clone::Clone::clone(self))
                }
            }

            impl $handle {
                $(
                    #[doc = concat!(
                        "Expects [`", stringify!($method), "`](super::", stringify!($handle), "::", stringify!($method), ")."
                    )]
                    pub fn $method(&self) -> $crate::Expectation {
                        let reads = <super::$request as $crate::runtime::request::Mocked>::reads;
                        $crate::Expectation::new(&self.0, &super::$operation, $status, reads)
                    }
                )*
            }
        }
    };
}
pub(crate) use mocks;
