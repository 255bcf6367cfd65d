// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `tree`, as the document has them.

impl ::schemars::JsonSchema for super::super::Anything {
    fn schema_name() -> ::std::string::String {
        "Anything".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "An object of any shape.",
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for crate::by_hand::Stamp {
    fn schema_name() -> ::std::string::String {
        "Stamp".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "Written by hand.",
  "pattern": "^s[0-9]+$",
  "type": "string"
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
        generator.subschema_for::<super::super::Anything>();
        generator.subschema_for::<super::super::Leaf>();
        generator.subschema_for::<crate::by_hand::Stamp>();
        generator.subschema_for::<super::super::Tree>();
        generator.subschema_for::<super::super::Word>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {},
  "description": "A tree: \"quoted\", recursive.",
  "properties": {
    "branches": {
      "description": "Those below.",
      "items": {
        "$ref": "#/components/schemas/Tree"
      },
      "maxItems": 9,
      "type": "array"
    },
    "ending": {
      "description": "Required, and may be null.",
      "maxLength": 20,
      "nullable": true,
      "type": "string"
    },
    "leaves": {
      "additionalProperties": {
        "$ref": "#/components/schemas/Leaf"
      },
      "description": "By name.",
      "type": "object"
    },
    "main": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Tree"
        }
      ],
      "description": "The one below."
    },
    "mark": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Word"
        }
      ],
      "description": "May be absent, null or a word.",
      "nullable": true
    },
    "names": {
      "description": "A list of texts.",
      "items": {
        "description": "A name.",
        "maxLength": 9,
        "type": "string"
      },
      "maxItems": 9,
      "type": "array"
    },
    "notes": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Anything"
        }
      ],
      "description": "Whatever."
    },
    "stamp": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Stamp"
        }
      ],
      "description": "When."
    },
    "type": {
      "description": "A keyword of Rust.",
      "maxLength": 20,
      "type": "string"
    }
  },
  "required": [
    "type",
    "stamp",
    "ending"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::Word {
    fn schema_name() -> ::std::string::String {
        "Word".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "description": "An open set, so a pattern.",
  "pattern": "^[a-z]+$",
  "type": "string"
}"#,
            )
            .expect("the generator has read it")
    }
}
