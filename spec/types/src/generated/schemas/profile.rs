// Written by `cargo xtask generate`; do not edit.

//! Schemas of `profile`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::ProfileGetResponse {
    fn schema_name() -> String {
        "ProfileGetResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ProfileValue>();
        super::schema(
            r##"{
  "additionalProperties": {
    "$ref": "#/components/schemas/ProfileValue"
  },
  "description": "A profile, each value under its key (PRO-1).",
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ProfileKey {
    fn schema_name() -> String {
        "ProfileKey".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a value of a profile (PRO-1). Open. Known are displayname and avatar_url.",
  "example": "displayname",
  "maxLength": 128,
  "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::ProfileKeySetRequest {
    fn schema_name() -> String {
        "ProfileKeySetRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ProfileValue>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A value of a profile to set (PRO-1).",
  "properties": {
    "value": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProfileValue"
        }
      ],
      "description": "The new value."
    }
  },
  "required": [
    "value"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ProfileKeys {
    fn schema_name() -> String {
        "ProfileKeys".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Keys of a profile, comma-separated (PRO-1).",
  "example": "displayname,avatar_url",
  "maxLength": 4096,
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::ProfileValue {
    fn schema_name() -> String {
        "ProfileValue".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "A value of a profile, any JSON (PRO-1). `displayname` and `avatar_url` are strings.",
  "example": "Ann"
}"#,
        )
    }
}
