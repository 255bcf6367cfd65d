// Written by `cargo xtask generate`; do not edit.

//! Schemas of `media`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::MediaId {
    fn schema_name() -> String {
        "MediaId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a file on its server, the last part of an `mxc://` URI (MED-1). Opaque.",
  "example": "p6T4gWfLEDzqTbcHqHBkTgxA",
  "maxLength": 128,
  "pattern": "^[A-Za-z0-9_-]{1,128}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::MediaUploadResponse {
    fn schema_name() -> String {
        "MediaUploadResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::MxcUri>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Where an upload went (MED-1).",
  "properties": {
    "content_uri": {
      "allOf": [
        {
          "$ref": "#/components/schemas/MxcUri"
        }
      ],
      "description": "Names the file."
    }
  },
  "required": [
    "content_uri"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::MxcUri {
    fn schema_name() -> String {
        "MxcUri".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a file in the content repository, `mxc://server/id` (MED-1).",
  "example": "mxc://example.org/p6T4gWfLEDzqTbcHqHBkTgxA",
  "maxLength": 365,
  "pattern": "^mxc://[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}/[A-Za-z0-9_-]{1,128}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::ThumbnailMethod {
    fn schema_name() -> String {
        "ThumbnailMethod".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "How a thumbnail is made (MED-1). `scale` keeps the picture's aspect and fits it into the size; `crop` fills the size and cuts what sticks out.",
  "enum": [
    "crop",
    "scale"
  ],
  "type": "string"
}"#,
        )
    }
}
