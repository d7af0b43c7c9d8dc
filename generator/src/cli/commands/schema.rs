use crate::cli::report::{self, Status};
use crate::config::schema_for_editors;
use crate::text::Json;

pub(super) fn run() -> Status {
    report::result(&*Json::shown(&format!("{:#}", schema_for_editors())));
    Status::Done
}
