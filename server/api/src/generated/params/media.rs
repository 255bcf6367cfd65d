// Written by `cargo xtask generate`; do not edit.

//! Parameters of the area `media`.

#[allow(unused_imports, reason = "not every file needs everything")]
use super::super::support::{self, BadRequest, Pairs, Parameters};
use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

/// Path parameters of `media_download`.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaDownloadPath {
    /// The server part of the `mxc://` URI, the server that took the upload.
    pub server_name: ::tidings_types::ServerName,
    /// The last part of the `mxc://` URI.
    pub media_id: ::tidings_types::MediaId,
}

impl Parameters for MediaDownloadPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            server_name: pairs
                .required(
                    "server_name",
                    support::parsed::<::tidings_types::ServerName>,
                )?,
            media_id: pairs
                .required("media_id", support::parsed::<::tidings_types::MediaId>)?,
        })
    }
}

impl JsonSchema for MediaDownloadPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MediaDownloadPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::MediaId>();
        generator.subschema_for::<::tidings_types::ServerName>();
        super::schema(
            r##"{
  "properties": {
    "media_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/MediaId"
        }
      ],
      "description": "The last part of the `mxc://` URI."
    },
    "server_name": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ServerName"
        }
      ],
      "description": "The server part of the `mxc://` URI, the server that took the upload."
    }
  },
  "required": [
    "server_name",
    "media_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Path parameters of `media_thumbnail`.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaThumbnailPath {
    /// The server part of the `mxc://` URI, the server that took the upload.
    pub server_name: ::tidings_types::ServerName,
    /// The last part of the `mxc://` URI.
    pub media_id: ::tidings_types::MediaId,
}

impl Parameters for MediaThumbnailPath {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            server_name: pairs
                .required(
                    "server_name",
                    support::parsed::<::tidings_types::ServerName>,
                )?,
            media_id: pairs
                .required("media_id", support::parsed::<::tidings_types::MediaId>)?,
        })
    }
}

impl JsonSchema for MediaThumbnailPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MediaThumbnailPath".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::MediaId>();
        generator.subschema_for::<::tidings_types::ServerName>();
        super::schema(
            r##"{
  "properties": {
    "media_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/MediaId"
        }
      ],
      "description": "The last part of the `mxc://` URI."
    },
    "server_name": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ServerName"
        }
      ],
      "description": "The server part of the `mxc://` URI, the server that took the upload."
    }
  },
  "required": [
    "server_name",
    "media_id"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `media_thumbnail`.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaThumbnailQuery {
    /// The wanted width in pixels.
    pub width: i64,
    /// The wanted height in pixels.
    pub height: i64,
    /// How to make it. `scale` when absent.
    pub method: Option<::tidings_types::ThumbnailMethod>,
}

impl Parameters for MediaThumbnailQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            width: pairs.required("width", support::integer::<1, 4096>)?,
            height: pairs.required("height", support::integer::<1, 4096>)?,
            method: pairs
                .optional("method", support::parsed::<::tidings_types::ThumbnailMethod>)?,
        })
    }
}

impl JsonSchema for MediaThumbnailQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MediaThumbnailQuery".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<::tidings_types::ThumbnailMethod>();
        super::schema(
            r##"{
  "properties": {
    "height": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 4096,
          "minimum": 1,
          "type": "integer"
        }
      ],
      "description": "The wanted height in pixels."
    },
    "method": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ThumbnailMethod"
        }
      ],
      "description": "How to make it. `scale` when absent."
    },
    "width": {
      "allOf": [
        {
          "format": "int64",
          "maximum": 4096,
          "minimum": 1,
          "type": "integer"
        }
      ],
      "description": "The wanted width in pixels."
    }
  },
  "required": [
    "width",
    "height"
  ],
  "type": "object"
}"##,
        )
    }
}

/// Query parameters of `media_upload`.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaUploadQuery {
    /// The file's name, for those who download it.
    pub filename: Option<String>,
}

impl Parameters for MediaUploadQuery {
    fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self {
            filename: pairs.optional("filename", support::text::<0, 255>)?,
        })
    }
}

impl JsonSchema for MediaUploadQuery {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "MediaUploadQuery".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "filename": {
      "allOf": [
        {
          "maxLength": 255,
          "type": "string"
        }
      ],
      "description": "The file's name, for those who download it."
    }
  },
  "required": [],
  "type": "object"
}"#,
        )
    }
}
