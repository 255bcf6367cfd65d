// Written by `cargo xtask generate`; do not edit.

//! Parameters, a file for each area, and the headers of answers.

mod account;
mod session;
mod filter;
mod sync;
mod stream;
mod room;
mod member;
mod message;
mod state;
mod timeline;
mod marker;
mod presence;
mod typing;
mod capability;
mod call;
mod directory;
mod profile;
mod media;
pub use self::account::*;
pub use self::session::*;
pub use self::filter::*;
pub use self::sync::*;
pub use self::stream::*;
pub use self::room::*;
pub use self::member::*;
pub use self::message::*;
pub use self::state::*;
pub use self::timeline::*;
pub use self::marker::*;
pub use self::presence::*;
pub use self::typing::*;
pub use self::capability::*;
pub use self::call::*;
pub use self::directory::*;
pub use self::profile::*;
pub use self::media::*;
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Answers with these headers: `Matrix-Session`. It has no value.
#[derive(Debug)]
pub enum MatrixSessionReplyHeaders {}
impl JsonSchema for MatrixSessionReplyHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MatrixSessionReplyHeaders".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::SessionId>();
        schema(
            r##"{
  "properties": {
    "Matrix-Session": {
      "allOf": [
        {
          "$ref": "#/components/schemas/SessionId"
        }
      ],
      "description": "The session this answer belongs to. It is new when the request named none (SES-2)."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
