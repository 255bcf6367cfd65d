// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Schemas of `cat`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::Purr {
    fn schema_name() -> String {
        "Purr".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Both>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Of cats only.",
  "properties": {
    "both": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Both"
        }
      ],
      "description": "Of both."
    }
  },
  "required": [
    "both"
  ],
  "type": "object"
}"##,
        )
    }
}
