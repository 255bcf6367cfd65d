// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Query parameters of `thing_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingListQuery {
    /// With a default and bounds.
    pub limit: i64,
    /// A small integer, above zero.
    pub small: Option<i32>,
    /// A number.
    pub ratio: Option<f64>,
    /// Yes or no.
    pub all: bool,
    /// A short text.
    pub text: String,
    /// Always there.
    pub word: String,
}

impl Parameters for ThingListQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            limit: pairs.optional("limit", support::integer::<-1, 50>)?.unwrap_or(20),
            small: pairs.optional("small", support::small_integer::<1, 5>)?,
            ratio: pairs.optional("ratio", |text| support::number(text, 0f64, 1f64))?,
            all: pairs.optional("all", support::boolean)?.unwrap_or(false),
            text: pairs
                .optional("text", support::text::<2, 4>)?
                .unwrap_or_else(|| "none".to_owned()),
            word: pairs.required("word", support::text::<0, 9>)?,
        })
    }
}

impl JsonSchema for ThingListQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ThingListQuery".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "all": {
      "allOf": [
        {
          "default": false,
          "type": "boolean"
        }
      ],
      "description": "Yes or no."
    },
    "limit": {
      "allOf": [
        {
          "default": 20,
          "format": "int64",
          "maximum": 50,
          "minimum": -1,
          "type": "integer"
        }
      ],
      "description": "With a default and bounds."
    },
    "ratio": {
      "allOf": [
        {
          "maximum": 1,
          "minimum": 0,
          "type": "number"
        }
      ],
      "description": "A number."
    },
    "small": {
      "allOf": [
        {
          "exclusiveMinimum": 0,
          "format": "int32",
          "maximum": 5,
          "type": "integer"
        }
      ],
      "description": "A small integer, above zero."
    },
    "text": {
      "allOf": [
        {
          "default": "none",
          "maxLength": 4,
          "minLength": 2,
          "type": "string"
        }
      ],
      "description": "A short text."
    },
    "word": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "Always there."
    }
  },
  "required": [
    "word"
  ],
  "type": "object"
}"#,
        )
    }
}
