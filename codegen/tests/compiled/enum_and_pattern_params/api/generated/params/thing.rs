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
    /// A pattern.
    pub name: ::compiled::enum_and_pattern_params::types::Name,
    /// An integer.
    pub count: ::compiled::enum_and_pattern_params::types::Count,
}

impl Parameters for ThingGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            name: pairs
                .required(
                    "name",
                    support::parsed::<::compiled::enum_and_pattern_params::types::Name>,
                )?,
            count: pairs
                .required(
                    "count",
                    |text| {
                        support::integer::<0, 10>(text)
                            .map(::compiled::enum_and_pattern_params::types::Count::from)
                    },
                )?,
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

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::compiled::enum_and_pattern_params::types::Count>();
        generator.subschema_for::<::compiled::enum_and_pattern_params::types::Name>();
        super::schema(
            r##"{
  "properties": {
    "count": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Count"
        }
      ],
      "description": "An integer."
    },
    "name": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Name"
        }
      ],
      "description": "A pattern."
    }
  },
  "required": [
    "name",
    "count"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetQuery {
    /// A set.
    pub kind: ::compiled::enum_and_pattern_params::types::Kind,
}

impl Parameters for ThingGetQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            kind: pairs
                .optional(
                    "kind",
                    support::parsed::<::compiled::enum_and_pattern_params::types::Kind>,
                )?
                .unwrap_or_else(|| support::known("small")),
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

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::compiled::enum_and_pattern_params::types::Kind>();
        super::schema(
            r##"{
  "properties": {
    "kind": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Kind"
        }
      ],
      "description": "A set."
    }
  },
  "required": [],
  "type": "object"
}"##,
        )
    }
}
