// Written by `cargo xtask generate`; do not edit.

//! Schemas of `call`, as the document has them.

impl ::schemars::JsonSchema for super::super::TurnServerGetResponse {
    fn schema_name() -> ::std::string::String {
        "TurnServerGetResponse".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::TurnUris>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::TurnUris {
    fn schema_name() -> ::std::string::String {
        "TurnUris".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}
