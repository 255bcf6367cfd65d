// Written by `cargo xtask generate`; do not edit.

//! Schemas of `call`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::TurnServerGetResponse {
    fn schema_name() -> String {
        "TurnServerGetResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::TurnUris>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Credentials for a TURN server. Empty when none is configured (VOI-4).",
  "properties": {
    "password": {
      "description": "The password for the TURN server.",
      "maxLength": 1024,
      "type": "string"
    },
    "ttl": {
      "description": "How long the credentials hold, in milliseconds.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "uris": {
      "allOf": [
        {
          "$ref": "#/components/schemas/TurnUris"
        }
      ],
      "description": "Where the TURN servers are."
    },
    "username": {
      "description": "The user name for the TURN server.",
      "maxLength": 1024,
      "type": "string"
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::TurnUris {
    fn schema_name() -> String {
        "TurnUris".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Addresses of TURN servers (VOI-4).",
  "items": {
    "description": "One address, such as `turn:turn.example.org:3478?transport=udp`.",
    "maxLength": 1024,
    "type": "string"
  },
  "maxItems": 64,
  "type": "array"
}"#,
        )
    }
}
