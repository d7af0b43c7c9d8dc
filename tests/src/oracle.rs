//! What a request must look like, by the document alone. Nothing here uses the generator: it reads the document's files
//! itself, so that what the generator misreads is seen.

mod document;
mod given;
mod models;
mod operation;
mod parameter;
mod read;
mod sample;
mod security;
mod shape;
mod style;
mod swagger;
mod template;
mod text;
mod validity;
mod value;
mod verdict;

pub use document::{Document, Node};
pub use given::given;
pub use models::models;
pub use operation::{Content, Operation, operations};
pub use parameter::{Parameter, Place};
pub use sample::{Body, Field, Form, Sample, least, response, sample};
pub use security::{Credential, KEY, PASSWORD, TOKEN, USER};
pub use verdict::judge;
