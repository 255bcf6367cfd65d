// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Parameters of the area `thing`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};

/// Path parameters of `thing_delete`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingDeletePath {
    /// A name that is a keyword of Rust.
    pub type_: ::compiled::parameters::types::Name,
    /// A named integer.
    pub count: ::compiled::parameters::types::Count,
}

impl Parameters for ThingDeletePath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            type_: pairs
                .required(
                    "type",
                    support::parsed::<::compiled::parameters::types::Name>,
                )?,
            count: pairs
                .required(
                    "count",
                    |text| {
                        support::integer::<0, 10>(text)
                            .map(::compiled::parameters::types::Count::from)
                    },
                )?,
        })
    }
}

impl ::schemars::JsonSchema for ThingDeletePath {
    fn schema_name() -> ::std::string::String {
        "ThingDeletePath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::compiled::parameters::types::Name>();
        generator.subschema_for::<::compiled::parameters::types::Count>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "count": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Count"
        }
      ],
      "description": "A named integer."
    },
    "type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Name"
        }
      ],
      "description": "A name that is a keyword of Rust."
    }
  },
  "required": [
    "type",
    "count"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Path parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetPath {
    /// A name that is a keyword of Rust.
    pub type_: ::compiled::parameters::types::Name,
    /// A named integer.
    pub count: ::compiled::parameters::types::Count,
}

impl Parameters for ThingGetPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            type_: pairs
                .required(
                    "type",
                    support::parsed::<::compiled::parameters::types::Name>,
                )?,
            count: pairs
                .required(
                    "count",
                    |text| {
                        support::integer::<0, 10>(text)
                            .map(::compiled::parameters::types::Count::from)
                    },
                )?,
        })
    }
}

impl ::schemars::JsonSchema for ThingGetPath {
    fn schema_name() -> ::std::string::String {
        "ThingGetPath".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::compiled::parameters::types::Name>();
        generator.subschema_for::<::compiled::parameters::types::Count>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "count": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Count"
        }
      ],
      "description": "A named integer."
    },
    "type": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Name"
        }
      ],
      "description": "A name that is a keyword of Rust."
    }
  },
  "required": [
    "type",
    "count"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Header parameters of `thing_get`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingGetHeaders {
    /// Read by the edge.
    pub x_trace: Option<::compiled::parameters::types::Name>,
    /// Read by the handler.
    pub x_wanted: ::compiled::parameters::types::Name,
}

impl Parameters for ThingGetHeaders {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            x_trace: pairs
                .optional(
                    "x-trace",
                    support::parsed::<::compiled::parameters::types::Name>,
                )?,
            x_wanted: pairs
                .required(
                    "x-wanted",
                    support::parsed::<::compiled::parameters::types::Name>,
                )?,
        })
    }
}

impl ::schemars::JsonSchema for ThingGetHeaders {
    fn schema_name() -> ::std::string::String {
        "ThingGetHeaders".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::compiled::parameters::types::Name>();
        generator.subschema_for::<::compiled::parameters::types::Name>();
        ::serde_json::from_str(
                r##"{
  "properties": {
    "X-Trace": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Name"
        }
      ],
      "description": "Read by the edge."
    },
    "X-Wanted": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Name"
        }
      ],
      "description": "Read by the handler."
    }
  },
  "required": [
    "X-Wanted"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}

/// Query parameters of `thing_list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingListQuery {
    /// With the default of its type.
    pub kind: ::compiled::parameters::types::Kind,
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
    /// A keyword of Rust.
    pub self_: String,
}

impl Parameters for ThingListQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            kind: pairs
                .optional(
                    "kind",
                    support::parsed::<::compiled::parameters::types::Kind>,
                )?
                .unwrap_or_else(|| support::known("small")),
            limit: pairs.optional("limit", support::integer::<-1, 50>)?.unwrap_or(20),
            small: pairs.optional("small", support::small_integer::<1, 5>)?,
            ratio: pairs.optional("ratio", |text| support::number(text, 0f64, 1f64))?,
            all: pairs.optional("all", support::boolean)?.unwrap_or(false),
            text: pairs
                .optional("text", support::text::<2, 4>)?
                .unwrap_or_else(|| "none".to_owned()),
            self_: pairs.required("self", support::text::<0, 9>)?,
        })
    }
}

impl ::schemars::JsonSchema for ThingListQuery {
    fn schema_name() -> ::std::string::String {
        "ThingListQuery".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<::compiled::parameters::types::Kind>();
        ::serde_json::from_str(
                r##"{
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
    "kind": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Kind"
        }
      ],
      "description": "With the default of its type."
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
    "self": {
      "allOf": [
        {
          "maxLength": 9,
          "type": "string"
        }
      ],
      "description": "A keyword of Rust."
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
    }
  },
  "required": [
    "self"
  ],
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
