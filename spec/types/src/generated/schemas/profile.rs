// Written by `cargo xtask generate`; do not edit.

//! Schemas of `profile`, as the document has them.

impl ::schemars::JsonSchema for super::super::ProfileGetResponse {
    fn schema_name() -> ::std::string::String {
        "ProfileGetResponse".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::ProfileValue>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {
    "$ref": "#/components/schemas/ProfileValue"
  },
  "description": "A profile, each value under its key (PRO-1).",
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::ProfileKey {
    fn schema_name() -> ::std::string::String {
        "ProfileKey".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "Names a value of a profile (PRO-1). Open. Known are displayname and avatar_url.",
  "example": "displayname",
  "maxLength": 128,
  "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$",
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::ProfileKeySetRequest {
    fn schema_name() -> ::std::string::String {
        "ProfileKeySetRequest".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::ProfileValue>();
        ::serde_json::from_str(
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
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::ProfileKeys {
    fn schema_name() -> ::std::string::String {
        "ProfileKeys".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "Keys of a profile, comma-separated (PRO-1).",
  "example": "displayname,avatar_url",
  "maxLength": 4096,
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::ProfileValue {
    fn schema_name() -> ::std::string::String {
        "ProfileValue".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A value of a profile, any JSON (PRO-1). `displayname` and `avatar_url` are strings.",
  "example": "Ann"
}"#,
            )
            .expect("the generator has read it")
    }
}
