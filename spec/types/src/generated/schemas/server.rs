// Written by `cargo xtask generate`; do not edit.

//! Schemas of `server`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Health {
    fn schema_name() -> String {
        "Health".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "How the server is.",
  "properties": {
    "status": {
      "description": "`ok`. Open: later versions may know shades of it.",
      "maxLength": 64,
      "type": "string"
    },
    "version": {
      "description": "The server's version.",
      "maxLength": 64,
      "type": "string"
    }
  },
  "required": [
    "status"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::VersionListResponse {
    fn schema_name() -> String {
        "VersionListResponse".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "The versions of the client-server API that this server speaks.",
  "properties": {
    "versions": {
      "description": "The versions. `v2` is this document.",
      "items": {
        "description": "One version.",
        "maxLength": 64,
        "type": "string"
      },
      "maxItems": 64,
      "type": "array"
    }
  },
  "required": [
    "versions"
  ],
  "type": "object"
}"#,
        )
    }
}
