//! The methods that send requests, as macros for generated code.

/// Adds the methods that send a request and read the response as JSON: `json!(Name -> Output)`; with another media type than the
/// primary one, `json!(Name as send_json / send_json_blocking, "application/json", "`application/json`" -> Output)`: as it is
/// sent, and as documentation shows it.
macro_rules! json {
    ($request:ident -> $output:ty) => {
        $crate::runtime::request::sending!($request -> $output, send_json);
    };
    ($request:ident as $send:ident / $blocking:ident, $accept:literal, $shown:literal -> $output:ty) => {
        $crate::runtime::request::sending_as!($request as $send / $blocking, $accept, $shown -> $output, send_json);
    };
}
pub(crate) use json;

/// Adds the methods that send a request whose response has no body.
macro_rules! empty {
    ($request:ident) => {
        $crate::runtime::request::sending!($request -> (), send_empty);
    };
}
pub(crate) use empty;

/// Adds the methods that send a request and read the response as text: `text!(Name)`; with another media type than the primary
/// one, `text!(Name as send_text / send_text_blocking, "text/csv", "`text/csv`")`.
macro_rules! text {
    ($request:ident) => {
        $crate::runtime::request::sending!($request -> ::std::string::String, send_text);
    };
    ($request:ident as $send:ident / $blocking:ident, $accept:literal, $shown:literal) => {
        $crate::runtime::request::sending_as!(
            $request as $send / $blocking, $accept, $shown -> ::std::string::String, send_text
        );
    };
}
pub(crate) use text;

/// Adds the methods that send a request and give the body of the response as it comes: `stream!(Name)`; with another media type
/// than the primary one, `stream!(Name as send_stream / send_stream_blocking, "application/pdf", "`application/pdf`")`.
macro_rules! stream {
    ($request:ident) => {
        $crate::runtime::request::sending!(
            $request -> $crate::ByteStream, send_stream, $crate::BlockingByteStream, send_stream_blocking
        );
    };
    ($request:ident as $send:ident / $blocking:ident, $accept:literal, $shown:literal) => {
        $crate::runtime::request::sending_as!(
            $request as $send / $blocking, $accept, $shown ->
            $crate::ByteStream, send_stream, $crate::BlockingByteStream, send_stream_blocking
        );
    };
}
pub(crate) use stream;

/// Adds the methods that send a request and give the URL to which the response leads: `location!(Name)` beside `send`, and
/// `location!(Name by send)` in its place.
macro_rules! location {
    ($request:ident by send) => {
        $crate::runtime::request::sending!($request -> ::std::string::String, send_location);
    };
    ($request:ident) => {
        impl $request {
            /// Sends the request, and gives the URL to which the response leads, without going there.
            ///
            /// It is absolute. Whoever has it may need no credentials to read what is there.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send), and [`Redirect`]($crate::ErrorKind::Redirect) where the response leads nowhere, as it
            /// does when a `reqwest::Client` of the caller's own has followed it.
            pub fn send_location(
                self,
            ) -> $crate::BoxFuture<'static, ::std::result::Result<$crate::Response<::std::string::String>, $crate::Error>>
            {
                self.0.send_location()
            }

            /// [`send_location`](Self::send_location), and blocks the thread until the response is there.
            ///
            /// # Errors
            ///
            /// The same.
            #[cfg(feature = "blocking")]
            pub fn send_location_blocking(self) -> ::std::result::Result<$crate::Response<::std::string::String>, $crate::Error> {
                $crate::runtime::request::block_on(self.0.send_location())
            }
        }
    };
}
pub(crate) use location;

/// Adds the methods that send a request and read the response by its status, as `success_body!` says.
macro_rules! by_status {
    ($request:ident -> $output:ty) => {
        $crate::runtime::request::sending!($request -> $output, send_by_status);
    };
}
pub(crate) use by_status;

/// Adds `send` and `send_blocking`, by methods of [`Request`](super::Request).
macro_rules! sending {
    ($request:ident -> $output:ty, $send:ident) => {
        $crate::runtime::request::sending!($request -> $output, $send, $output, $send @block_on);
    };
    ($request:ident -> $output:ty, $send:ident, $blocking_output:ty, $send_blocking:ident $(@$block_on:ident)?) => {
        impl $request {
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// [`Error::kind`]($crate::Error::kind) says what went wrong. Error responses are of
            /// the kind [`Api`]($crate::ErrorKind::Api).
            pub fn send(
                self,
            ) -> $crate::BoxFuture<'static, ::std::result::Result<$crate::Response<$output>, $crate::Error>> {
                self.0.$send()
            }

            /// Sends the request, and blocks the thread until the response is there.
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send).
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> ::std::result::Result<$crate::Response<$blocking_output>, $crate::Error> {
                $($crate::runtime::request::$block_on)?(self.0.$send_blocking())
            }
        }

        #[cfg(feature = "test-util")]
        impl $crate::runtime::request::Mocked for $request {
            fn reads(body: &[u8]) -> ::serde_json::Result<()> {
                $crate::runtime::request::reads!($send body as $output)
            }
        }

        impl ::std::future::IntoFuture for $request {
            type Output = ::std::result::Result<$crate::Response<$output>, $crate::Error>;
            type IntoFuture = $crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
pub(crate) use sending;

/// Reads a body as what a method gives that sends, for mocks.
macro_rules! reads {
    (send_json $body:ident as $output:ty) => {
        $crate::runtime::request::is_json::<$output>($body).map(drop)
    };
    ($send:ident $body:ident as $output:ty) => {{
        let _ = $body;
        ::std::result::Result::Ok(())
    }};
}
pub(crate) use reads;

/// [`sending!`] by other names, for another media type than the primary one.
macro_rules! sending_as {
    ($request:ident as $name:ident / $blocking:ident, $accept:literal, $shown:literal -> $output:ty, $send:ident) => {
        $crate::runtime::request::sending_as!(
            $request as $name / $blocking, $accept, $shown -> $output, $send, $output, $send @block_on
        );
    };
    (
        $request:ident as $name:ident / $blocking:ident, $accept:literal, $shown:literal ->
        $output:ty, $send:ident, $blocking_output:ty, $send_blocking:ident $(@$block_on:ident)?
    ) => {
        impl $request {
            #[doc = concat!("Sends the request, and asks for ", $shown, ".")]
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send).
            pub fn $name(
                self,
            ) -> $crate::BoxFuture<'static, ::std::result::Result<$crate::Response<$output>, $crate::Error>> {
                self.0.accept($accept).$send()
            }

            #[doc = concat!("Sends the request, asks for ", $shown, ", and blocks the thread until the response is there.")]
            ///
            /// # Errors
            ///
            /// Those of [`send`](Self::send).
            #[cfg(feature = "blocking")]
            pub fn $blocking(self) -> ::std::result::Result<$crate::Response<$blocking_output>, $crate::Error> {
                $($crate::runtime::request::$block_on)?(self.0.accept($accept).$send_blocking())
            }
        }
    };
}
pub(crate) use sending_as;

/// Adds the methods that follow the pages of a request: `paged!(Name -> Item)`, where the response is the list of items;
/// `paged!(Name -> Item, in Page: page.embedded?.data)`, where the response has them within; `paged!(Name -> Item, in Option<Vec<Item>>: page)`,
/// where it may be without them.
macro_rules! paged {
    ($request:ident -> $item:ty) => {
        $crate::runtime::request::paged!(@methods $request, $item, ::std::vec::Vec<$item>, new());
    };
    ($request:ident -> $item:ty, in $page:ty: $own:ident $($items:tt)*) => {
        impl $crate::runtime::Enveloped for $request {
            type Page = $page;
            type Item = $item;

            fn items($own: $page) -> ::std::option::Option<::std::vec::Vec<$item>> {
                ::std::option::Option::Some($crate::runtime::IntoItems::into_items($own $($items)*))
            }
        }

        $crate::runtime::request::paged!(@methods $request, $item, $page, within(::<Self>));
    };
    (@methods $request:ident, $item:ty, $page:ty, $items:ident($($of:tt)*)) => {
        impl $request {
            /// The items of all pages, from the page that was set, or from the first.
            ///
            /// Pages are fetched as their items are asked for, each of the size that was set, or as
            /// large as may be.
            pub fn stream(self) -> $crate::Items<$item> {
                $crate::Items::$items$($of)*(self.0)
            }

            /// The pages, as [`stream`](Self::stream) fetches them.
            pub fn pages(self) -> $crate::Pages<$item, $page> {
                $crate::Pages::new(self.0)
            }

            /// The items of all pages, as [`stream`](Self::stream) gives them; blocks the thread
            /// while a page is fetched.
            #[cfg(feature = "blocking")]
            pub fn iter_blocking(self) -> $crate::BlockingItems<$item> {
                $crate::BlockingItems::$items$($of)*(self.0)
            }

            /// The pages, as [`stream`](Self::stream) fetches them; blocks the thread while one is
            /// fetched.
            #[cfg(feature = "blocking")]
            pub fn pages_blocking(self) -> $crate::BlockingPages<$item, $page> {
                $crate::BlockingPages::new(self.0)
            }
        }
    };
}
pub(crate) use paged;
