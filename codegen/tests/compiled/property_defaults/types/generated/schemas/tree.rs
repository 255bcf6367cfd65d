// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

impl ::schemars::JsonSchema for super::super::Colour {
    fn schema_name() -> ::std::string::String {
        "Colour".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "A closed set.",
  "enum": [
    "red",
    "deep-blue"
  ],
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
        generator.subschema_for::<super::super::Colour>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "A tree.",
  "properties": {
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ],
      "default": "deep-blue",
      "description": "Its colour."
    },
    "fresh": {
      "default": true,
      "description": "Whether it is.",
      "type": "boolean"
    },
    "size": {
      "default": 7,
      "description": "Its size.",
      "format": "int64",
      "maximum": 99,
      "minimum": 0,
      "type": "integer"
    }
  },
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
