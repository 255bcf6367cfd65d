// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

impl ::schemars::JsonSchema for super::super::Mark {
    fn schema_name() -> ::std::string::String {
        "Mark".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A mark.",
  "pattern": "^[a-z]+$",
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Problem {
    fn schema_name() -> ::std::string::String {
        "Problem".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "What went wrong.",
  "properties": {
    "reason": {
      "description": "For people.",
      "maxLength": 255,
      "type": "string"
    }
  },
  "required": [
    "reason"
  ],
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Tree {
    fn schema_name() -> ::std::string::String {
        "Tree".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::Mark>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "ending": {
      "description": "Required, and may be null.",
      "maxLength": 9,
      "nullable": true,
      "type": "string"
    },
    "kind": {
      "description": "Required.",
      "maxLength": 9,
      "type": "string"
    },
    "mark": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Mark"
        }
      ],
      "description": "May be absent, null or a mark.",
      "nullable": true
    },
    "names": {
      "description": "A list.",
      "items": {
        "description": "One.",
        "maxLength": 9,
        "type": "string"
      },
      "maxItems": 9,
      "type": "array"
    }
  },
  "required": [
    "kind",
    "ending"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
