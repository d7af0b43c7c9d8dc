//! What is declared for each operation.

/// Declares the request of an operation: `request::new!(GetThing: "Things::get_thing")`, the text being the method that makes
/// it.
macro_rules! new {
    ($request:ident: $method:literal) => {
        #[doc = concat!("The request of [`", $method, "`].")]
        #[derive(Clone, Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct $request($crate::runtime::Request);

        impl $crate::RequestOptions for $request {
            fn request(&mut self) -> &mut $crate::runtime::Request {
                &mut self.0
            }
        }
    };
}
pub(crate) use new;

/// Gives the error bodies of an operation a name of its own: `request::errors!(GetThing: GetThingError = Errors404)`. It is the
/// only public one: that of the enum tells its statuses, and is another as soon as there is one more.
macro_rules! errors {
    ($request:ident: $alias:ident = $errors:ident) => {
        #[doc = concat!("The typed error bodies of [`", stringify!($request), "`], by status.")]
        #[doc(inline)]
        pub use crate::errors::$errors as $alias;
    };
}
pub(crate) use errors;

/// Where an operation is, and a call of it, as documentation that is compiled: the route as Markdown, the call from the
/// client on, further parameters of the function around it, and the lines before the call.
macro_rules! sample {
    ($route:literal, $call:literal $(, $parameters:literal)? $(; $shown:literal)?) => {
        concat!(
            "\n",
            $route,
            "\n```no_run\n# async fn sample(client: ",
            env!("CARGO_CRATE_NAME"),
            "::Client",
            $($parameters,)?
            ") -> Result<(), ",
            env!("CARGO_CRATE_NAME"),
            "::Error> {\n",
            $($shown,)?
            "let response = client.",
            $call,
            ".send().await?;\n# Ok(()) }\n```"
        )
    };
}
pub(crate) use sample;
