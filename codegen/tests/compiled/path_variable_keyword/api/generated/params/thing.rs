// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetPath {
    /// A keyword.
    pub type_: String,
}

impl Parameters for ThingGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            type_: pairs.required("type", support::text::<0, 9>)?,
        })
    }
}

impl JsonSchema for ThingGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ThingGetPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "type": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "A keyword."
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"#,
        )
    }
}

/// Query parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetQuery {
    /// Another.
    pub self_: String,
}

impl Parameters for ThingGetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            self_: pairs.required("self", support::text::<0, 9>)?,
        })
    }
}

impl JsonSchema for ThingGetQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ThingGetQuery".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "self": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "Another."
    }
  },
  "required": [
    "self"
  ],
  "type": "object"
}"#,
        )
    }
}
