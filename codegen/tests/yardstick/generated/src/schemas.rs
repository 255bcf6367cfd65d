// Written by `tidings-codegen trait openapi.json`; do not edit.

//! What each type looks like on the wire, word for word from the document.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;
use super::types;

impl JsonSchema for types::Addresses {
    fn schema_name() -> String {
        "Addresses".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Elsewhere>();
        super::schema(
            r##"{
  "properties": {
    "any": {
      "format": "ip",
      "type": "string"
    },
    "elsewhere": {
      "$ref": "#/components/schemas/Elsewhere"
    },
    "four": {
      "format": "ipv4",
      "type": "string"
    },
    "six": {
      "format": "ipv6",
      "nullable": true,
      "type": "string"
    }
  },
  "required": [
    "any",
    "elsewhere",
    "four"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::Colour {
    fn schema_name() -> String {
        "Colour".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "enum": [
    "red",
    "green",
    "blue"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for types::Elsewhere {
    fn schema_name() -> String {
        "Elsewhere".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "type": "string",
  "x-rust-type": {
    "crate": "elsewhere",
    "path": "elsewhere::Elsewhere",
    "version": "1.2.3"
  }
}"#,
        )
    }
}

impl JsonSchema for types::Error {
    fn schema_name() -> String {
        "Error".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Error information from a response.",
  "properties": {
    "error_code": {
      "type": "string"
    },
    "message": {
      "type": "string"
    },
    "request_id": {
      "type": "string"
    }
  },
  "required": [
    "message",
    "request_id"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::Formats {
    fn schema_name() -> String {
        "Formats".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        super::schema(
            r##"{
  "description": "Formats and bounds",
  "properties": {
    "all": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        },
        {
          "description": "again"
        }
      ]
    },
    "any": {
      "anyOf": [
        {
          "$ref": "#/components/schemas/Colour"
        },
        {
          "type": "integer"
        }
      ]
    },
    "anything": {},
    "at": {
      "format": "date-time",
      "type": "string"
    },
    "binary": {
      "format": "binary",
      "type": "string"
    },
    "bounded": {
      "format": "int64",
      "maximum": 9,
      "minimum": 3,
      "multipleOf": 3,
      "type": "integer"
    },
    "byte": {
      "format": "byte",
      "type": "string"
    },
    "closed": {
      "additionalProperties": false,
      "type": "object"
    },
    "day": {
      "format": "date",
      "type": "string"
    },
    "default": {
      "default": "x",
      "type": "string"
    },
    "described": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ],
      "description": "A colour"
    },
    "email": {
      "format": "email",
      "type": "string"
    },
    "extended": {
      "type": "string",
      "x-own": {
        "a": [
          1,
          2
        ]
      }
    },
    "host": {
      "format": "hostname",
      "type": "string"
    },
    "i32": {
      "format": "int32",
      "type": "integer"
    },
    "ip": {
      "format": "ip",
      "type": "string"
    },
    "ipv4": {
      "format": "ipv4",
      "type": "string"
    },
    "ipv6": {
      "format": "ipv6",
      "type": "string"
    },
    "list": {
      "items": {
        "type": "string"
      },
      "maxItems": 4,
      "minItems": 1,
      "type": "array"
    },
    "map": {
      "additionalProperties": {
        "type": "integer"
      },
      "maxProperties": 9,
      "minProperties": 1,
      "type": "object"
    },
    "maybe": {
      "enum": [
        "a",
        "b",
        null
      ],
      "nullable": true,
      "type": "string"
    },
    "not": {
      "not": {
        "type": "string"
      }
    },
    "nullable": {
      "default": null,
      "nullable": true,
      "type": "string"
    },
    "nullable_ref": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ],
      "nullable": true
    },
    "object_default": {
      "additionalProperties": {
        "type": "integer"
      },
      "default": {
        "a": 1
      },
      "type": "object"
    },
    "old": {
      "deprecated": true,
      "type": "string"
    },
    "one": {
      "oneOf": [
        {
          "$ref": "#/components/schemas/Colour"
        },
        {
          "type": "integer"
        }
      ]
    },
    "one_of_floats": {
      "enum": [
        0.5,
        1.5
      ],
      "type": "number"
    },
    "one_of_numbers": {
      "enum": [
        1,
        2,
        3
      ],
      "type": "integer"
    },
    "open": {
      "exclusiveMaximum": 2.5,
      "exclusiveMinimum": 0.5,
      "type": "number"
    },
    "own": {
      "format": "urn:own",
      "type": "string"
    },
    "password": {
      "format": "password",
      "type": "string"
    },
    "read": {
      "readOnly": true,
      "type": "string"
    },
    "set": {
      "items": {
        "type": "string"
      },
      "type": "array",
      "uniqueItems": true
    },
    "u8": {
      "format": "uint8",
      "minimum": 0,
      "type": "integer"
    },
    "uri": {
      "format": "uri",
      "type": "string"
    },
    "uuid": {
      "format": "uuid",
      "type": "string"
    },
    "write": {
      "type": "string",
      "writeOnly": true
    },
    "yes": {
      "enum": [
        true
      ],
      "type": "boolean"
    }
  },
  "required": [
    "at",
    "uuid"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::JobDownloadPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobDownloadPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobFoundPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobFoundPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobMovedPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobMovedPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobProxyPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobProxyPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobProxyResponse {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobProxyResponse".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema("true")
    }
}

impl JsonSchema for types::JobUploadFormPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobUploadFormPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobUploadPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobUploadPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobWatchPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobWatchPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "type": "string"
        }
      ]
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

impl JsonSchema for types::JobWatchQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "JobWatchQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Order>();
        super::schema(
            r##"{
  "properties": {
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ]
    },
    "least": {
      "allOf": [
        {
          "format": "double",
          "nullable": true,
          "type": "number"
        }
      ]
    },
    "limit": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "At most so many"
    },
    "order": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Order"
        }
      ],
      "description": "Which comes first"
    },
    "ready": {
      "allOf": [
        {
          "type": "boolean"
        }
      ],
      "description": "Only those that are ready"
    },
    "text": {
      "allOf": [
        {
          "nullable": true,
          "type": "string"
        }
      ],
      "description": "Words to look for"
    },
    "type": {
      "allOf": [
        {
          "type": "string"
        }
      ]
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::Joint {
    fn schema_name() -> String {
        "Joint".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Thread>();
        super::schema(
            r##"{
  "description": "How a part is held",
  "oneOf": [
    {
      "description": "By a screw",
      "properties": {
        "by": {
          "enum": [
            "screw"
          ],
          "type": "string"
        },
        "thread": {
          "$ref": "#/components/schemas/Thread"
        },
        "turns": {
          "format": "uint8",
          "minimum": 0,
          "type": "integer"
        }
      },
      "required": [
        "by",
        "thread",
        "turns"
      ],
      "type": "object"
    },
    {
      "description": "By glue",
      "properties": {
        "by": {
          "enum": [
            "glue"
          ],
          "type": "string"
        },
        "hours": {
          "format": "float",
          "type": "number"
        }
      },
      "required": [
        "by",
        "hours"
      ],
      "type": "object"
    },
    {
      "description": "By nothing",
      "properties": {
        "by": {
          "enum": [
            "free"
          ],
          "type": "string"
        }
      },
      "required": [
        "by"
      ],
      "type": "object"
    }
  ]
}"##,
        )
    }
}

impl JsonSchema for types::Kind {
    fn schema_name() -> String {
        "Kind".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "anyOf": [
    {
      "format": "int64",
      "type": "integer"
    },
    {
      "type": "string"
    },
    {
      "properties": {
        "number": {
          "format": "int64",
          "type": "integer"
        },
        "text": {
          "type": "string"
        }
      },
      "required": [
        "number",
        "text"
      ],
      "type": "object"
    }
  ],
  "description": "Either a number or a text"
}"#,
        )
    }
}

impl JsonSchema for types::Nested {
    fn schema_name() -> String {
        "Nested".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Nested>();
        super::schema(
            r##"{
  "additionalProperties": false,
  "properties": {
    "level": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Nested"
        }
      ],
      "nullable": true
    },
    "of": {
      "additionalProperties": {
        "items": {
          "allOf": [
            {
              "$ref": "#/components/schemas/Colour"
            }
          ],
          "nullable": true
        },
        "type": "array"
      },
      "type": "object"
    }
  },
  "required": [
    "of"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::Order {
    fn schema_name() -> String {
        "Order".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Which comes first",
  "oneOf": [
    {
      "description": "The newest",
      "enum": [
        "newest_first"
      ],
      "type": "string"
    },
    {
      "description": "The oldest",
      "enum": [
        "oldest_first"
      ],
      "type": "string"
    }
  ]
}"#,
        )
    }
}

impl JsonSchema for types::Outside {
    fn schema_name() -> String {
        "Outside".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        super::schema(
            r##"{
  "oneOf": [
    {
      "enum": [
        "Nothing"
      ],
      "type": "string"
    },
    {
      "additionalProperties": false,
      "properties": {
        "One": {
          "$ref": "#/components/schemas/Colour"
        }
      },
      "required": [
        "One"
      ],
      "type": "object"
    },
    {
      "additionalProperties": false,
      "properties": {
        "Two": {
          "properties": {
            "a": {
              "format": "int32",
              "type": "integer"
            },
            "b": {
              "format": "int32",
              "nullable": true,
              "type": "integer"
            }
          },
          "required": [
            "a"
          ],
          "type": "object"
        }
      },
      "required": [
        "Two"
      ],
      "type": "object"
    }
  ]
}"##,
        )
    }
}

impl JsonSchema for types::PageOfWidget {
    fn schema_name() -> String {
        "Page_of_Widget".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Widget>();
        super::schema(
            r##"{
  "description": "A page of anything",
  "properties": {
    "items": {
      "items": {
        "$ref": "#/components/schemas/Widget"
      },
      "type": "array"
    }
  },
  "required": [
    "items"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::PairForColourAndOrder {
    fn schema_name() -> String {
        "Pair_for_Colour_and_Order".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Order>();
        super::schema(
            r##"{
  "description": "A pair of anything",
  "properties": {
    "first": {
      "$ref": "#/components/schemas/Colour"
    },
    "second": {
      "$ref": "#/components/schemas/Order"
    }
  },
  "required": [
    "first",
    "second"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::PairForUint8AndPageOfWidget {
    fn schema_name() -> String {
        "Pair_for_uint8_and_Page_of_Widget".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::PageOfWidget>();
        super::schema(
            r##"{
  "description": "A pair of anything",
  "properties": {
    "first": {
      "format": "uint8",
      "minimum": 0,
      "type": "integer"
    },
    "second": {
      "$ref": "#/components/schemas/Page_of_Widget"
    }
  },
  "required": [
    "first",
    "second"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::Part {
    fn schema_name() -> String {
        "Part".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Joint>();
        generator.subschema_for::<types::Nested>();
        super::schema(
            r##"{
  "description": "A part, and what it hangs on",
  "properties": {
    "deep": {
      "$ref": "#/components/schemas/Nested"
    },
    "joint": {
      "$ref": "#/components/schemas/Joint"
    },
    "place": {
      "enum": [
        null
      ],
      "type": "string"
    }
  },
  "required": [
    "deep",
    "joint",
    "place"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::PlainMapBody {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "Map_of_Colour".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        super::schema(
            r##"{
  "additionalProperties": {
    "$ref": "#/components/schemas/Colour"
  },
  "title": "Map_of_Colour",
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::PlainNothingBody {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "Null".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "enum": [
    null
  ],
  "title": "Null",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for types::PlainNothingResponse {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "Null".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "enum": [
    null
  ],
  "title": "Null",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for types::PlainNumberBody {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "uint32".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "format": "uint32",
  "minimum": 0,
  "title": "uint32",
  "type": "integer"
}"#,
        )
    }
}

impl JsonSchema for types::PlainNumberResponse {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "PlainNumberResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        super::schema(
            r##"{
  "$ref": "#/components/schemas/Colour",
  "nullable": true
}"##,
        )
    }
}

impl JsonSchema for types::PlainTextResponse {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "String".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(r#"{
  "title": "String",
  "type": "string"
}"#)
    }
}

impl JsonSchema for types::ProjectName {
    fn schema_name() -> String {
        "ProjectName".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names begin with a letter",
  "example": "atlas",
  "maxLength": 63,
  "minLength": 1,
  "pattern": "^[a-z][a-z0-9-]*$",
  "title": "A name",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for types::Reason {
    fn schema_name() -> String {
        "Reason".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "enum": [
    "NotThere",
    "NotNow"
  ],
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for types::Refusal {
    fn schema_name() -> String {
        "Refusal".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Reason>();
        super::schema(
            r##"{
  "description": "Why something failed",
  "properties": {
    "code": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Reason"
        }
      ],
      "description": "The reason, for programs"
    },
    "message": {
      "description": "The same for people",
      "type": "string"
    }
  },
  "required": [
    "code",
    "message"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::Thread {
    fn schema_name() -> String {
        "Thread".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "oneOf": [
    {
      "properties": {
        "kind": {
          "enum": [
            "Metric"
          ],
          "type": "string"
        },
        "value": {
          "format": "uint16",
          "minimum": 0,
          "type": "integer"
        }
      },
      "required": [
        "kind",
        "value"
      ],
      "type": "object"
    },
    {
      "properties": {
        "kind": {
          "enum": [
            "Inch"
          ],
          "type": "string"
        },
        "value": {
          "type": "string"
        }
      },
      "required": [
        "kind",
        "value"
      ],
      "type": "object"
    }
  ]
}"#,
        )
    }
}

impl JsonSchema for types::Widget {
    fn schema_name() -> String {
        "Widget".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Kind>();
        generator.subschema_for::<types::Part>();
        generator.subschema_for::<types::ProjectName>();
        generator.subschema_for::<types::Widget>();
        super::schema(
            r##"{
  "additionalProperties": true,
  "description": "A thing with parts",
  "properties": {
    "children": {
      "items": {
        "$ref": "#/components/schemas/Widget"
      },
      "type": "array"
    },
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ],
      "nullable": true
    },
    "id": {
      "format": "uint64",
      "minimum": 0,
      "type": "integer"
    },
    "name": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProjectName"
        }
      ],
      "description": "Its name"
    },
    "old_name": {
      "deprecated": true,
      "nullable": true,
      "type": "string"
    },
    "parent": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Widget"
        }
      ],
      "nullable": true
    },
    "parts": {
      "description": "What it is made of",
      "items": {
        "$ref": "#/components/schemas/Part"
      },
      "type": "array"
    },
    "tags": {
      "default": [],
      "items": {
        "type": "string"
      },
      "type": "array"
    },
    "type": {
      "$ref": "#/components/schemas/Kind"
    },
    "weight": {
      "default": 10,
      "format": "uint32",
      "minimum": 0,
      "type": "integer"
    }
  },
  "required": [
    "children",
    "id",
    "name",
    "parts",
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetChangePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetChangePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::ProjectName>();
        super::schema(
            r##"{
  "properties": {
    "project": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProjectName"
        }
      ],
      "description": "The project it is in."
    },
    "widget_id": {
      "allOf": [
        {
          "format": "uint64",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The widget."
    }
  },
  "required": [
    "project",
    "widget_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetDeletePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetDeletePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::ProjectName>();
        super::schema(
            r##"{
  "properties": {
    "project": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProjectName"
        }
      ],
      "description": "The project it is in."
    },
    "widget_id": {
      "allOf": [
        {
          "format": "uint64",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The widget."
    }
  },
  "required": [
    "project",
    "widget_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetGetPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::ProjectName>();
        super::schema(
            r##"{
  "properties": {
    "project": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProjectName"
        }
      ],
      "description": "The project it is in."
    },
    "widget_id": {
      "allOf": [
        {
          "format": "uint64",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The widget."
    }
  },
  "required": [
    "project",
    "widget_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetHeadQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetHeadQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Order>();
        super::schema(
            r##"{
  "properties": {
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ]
    },
    "least": {
      "allOf": [
        {
          "format": "double",
          "nullable": true,
          "type": "number"
        }
      ]
    },
    "limit": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "At most so many"
    },
    "order": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Order"
        }
      ],
      "description": "Which comes first"
    },
    "ready": {
      "allOf": [
        {
          "type": "boolean"
        }
      ],
      "description": "Only those that are ready"
    },
    "text": {
      "allOf": [
        {
          "nullable": true,
          "type": "string"
        }
      ],
      "description": "Words to look for"
    },
    "type": {
      "allOf": [
        {
          "type": "string"
        }
      ]
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetHeadReplyHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetHeadReplyHeaders".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "ETag": {
      "allOf": [
        {
          "type": "string"
        }
      ],
      "description": "The version of what is answered"
    },
    "x-left": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 0,
          "nullable": true,
          "type": "integer"
        }
      ],
      "description": "How many are left"
    }
  },
  "required": [
    "ETag"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::WidgetListQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetListQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Order>();
        super::schema(
            r##"{
  "properties": {
    "limit": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 1,
          "nullable": true,
          "type": "integer"
        }
      ],
      "description": "Maximum number of items returned by a single call"
    },
    "order": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Order"
        }
      ]
    },
    "owner": {
      "allOf": [
        {
          "type": "string"
        }
      ],
      "description": "Whose"
    },
    "page_token": {
      "allOf": [
        {
          "nullable": true,
          "type": "string"
        }
      ],
      "description": "Token returned by previous call to retrieve the subsequent page"
    }
  },
  "required": [],
  "type": "object",
  "x-dropshot-pagination-param": {
    "required": [
      "owner"
    ]
  }
}"##,
        )
    }
}

impl JsonSchema for types::WidgetMakeHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetMakeHeaders".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "X-Trace": {
      "allOf": [
        {
          "type": "string"
        }
      ],
      "description": "Who asks"
    },
    "if-match": {
      "allOf": [
        {
          "type": "string"
        }
      ],
      "description": "What the client has already"
    }
  },
  "required": [
    "X-Trace"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::WidgetMakePath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetMakePath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::ProjectName>();
        super::schema(
            r##"{
  "properties": {
    "project": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ProjectName"
        }
      ],
      "description": "The project it is in."
    },
    "widget_id": {
      "allOf": [
        {
          "format": "uint64",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "The widget."
    }
  },
  "required": [
    "project",
    "widget_id"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetMakeQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetMakeQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Colour>();
        generator.subschema_for::<types::Order>();
        super::schema(
            r##"{
  "properties": {
    "colour": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Colour"
        }
      ]
    },
    "least": {
      "allOf": [
        {
          "format": "double",
          "nullable": true,
          "type": "number"
        }
      ]
    },
    "limit": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 0,
          "type": "integer"
        }
      ],
      "description": "At most so many"
    },
    "order": {
      "allOf": [
        {
          "$ref": "#/components/schemas/Order"
        }
      ],
      "description": "Which comes first"
    },
    "ready": {
      "allOf": [
        {
          "type": "boolean"
        }
      ],
      "description": "Only those that are ready"
    },
    "text": {
      "allOf": [
        {
          "nullable": true,
          "type": "string"
        }
      ],
      "description": "Words to look for"
    },
    "type": {
      "allOf": [
        {
          "type": "string"
        }
      ]
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for types::WidgetMakeReplyHeaders {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "WidgetMakeReplyHeaders".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "ETag": {
      "allOf": [
        {
          "type": "string"
        }
      ],
      "description": "The version of what is answered"
    },
    "x-left": {
      "allOf": [
        {
          "format": "uint32",
          "minimum": 0,
          "nullable": true,
          "type": "integer"
        }
      ],
      "description": "How many are left"
    }
  },
  "required": [
    "ETag"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::WidgetResultsPage {
    fn schema_name() -> String {
        "WidgetResultsPage".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<types::Widget>();
        super::schema(
            r##"{
  "description": "A single page of results",
  "properties": {
    "items": {
      "description": "list of items on this page of results",
      "items": {
        "$ref": "#/components/schemas/Widget"
      },
      "type": "array"
    },
    "next_page": {
      "description": "token used to fetch the next page of results (if any)",
      "nullable": true,
      "type": "string"
    }
  },
  "required": [
    "items"
  ],
  "type": "object"
}"##,
        )
    }
}
