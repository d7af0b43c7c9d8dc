//! The generated client against a real HTTP server on a loopback port: what is sent, byte for byte, and what becomes of
//! every kind of response.
//!
//! The cases in which generated clients differ, and the tests that say what this one does:
//!
//! | case | tests |
//! |---|---|
//! | `status` with a new value | `bodies::a_new_enum_value_is_kept` |
//! | 403 / 500 body typed by its status | `errors::error_403_is_typed`, `errors::error_500_is_typed` |
//! | 401 body `{"error": "…"}` | `errors::error_401_is_typed` |
//! | new `localeOrigin` in an error | `errors::a_new_locale_origin_in_an_error_is_kept` |
//! | 200 with a body that is not JSON | `unreadable::a_body_that_is_not_json` |
//! | expired token | `unauthorized::unauthorized_once_is_repaired`, `token::a_token_near_its_end_is_replaced` |
//! | 429 with `Retry-After: 2` | `retry_after::too_many_requests_waits_for_the_seconds_told` |
//! | 503 twice, then 200 | `retry::unavailable_twice_and_then_there` |
//! | `X-Total-Count` readable | `operations::the_total_count_is_readable` |
//! | pages followed to the end | `paging::more_than_a_thousand_are_followed_to_the_end` |
//! | source id `..` | `path_safety::two_dots_are_refused` |
//! | `Authorization` headers sent | `operations::one_authorization_header_is_sent` |

mod base_url;
mod blocking;
mod bodies;
mod chunking;
mod environment;
mod errors;
mod examples;
mod layers;
mod locations;
mod marks;
mod memory;
mod mock_server;
mod mocks;
mod operations;
mod options;
mod paging;
mod paging_ends;
mod paging_lies;
mod parameters;
mod path_safety;
mod process;
mod proxies;
mod recorder;
mod redaction;
mod redirects;
mod retry;
mod retry_after;
mod retry_rules;
mod samples;
mod slow;
mod spans;
mod streams;
mod support;
mod the_server;
mod timeouts;
mod tls;
mod token;
mod token_failures;
mod token_sources;
mod transports;
mod unauthorized;
mod unreadable;
