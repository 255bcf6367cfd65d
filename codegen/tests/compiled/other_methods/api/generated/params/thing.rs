// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `thing_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingDeletePath {
    /// Which.
    pub id: String,
}

impl Parameters for ThingDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            id: pairs.required("id", support::text::<0, 9>)?,
        })
    }
}

impl JsonSchema for ThingDeletePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "ThingDeletePath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "Which."
    }
  },
  "required": [
    "id"
  ],
  "type": "object"
}"#,
        )
    }
}
