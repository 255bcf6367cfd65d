// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! What each type looks like on the wire, word for word from the document.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;
use super::types;

impl JsonSchema for types::NewNote {
    fn schema_name() -> String {
        "NewNote".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "text": {
      "description": "What is noted",
      "type": "string"
    }
  },
  "required": [
    "text"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::Note {
    fn schema_name() -> String {
        "Note".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "format": "uint64",
      "minimum": 0,
      "type": "integer"
    },
    "text": {
      "description": "What is noted",
      "type": "string"
    }
  },
  "required": [
    "id",
    "text"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for types::NoteGetPath {
    fn is_referenceable() -> bool {
        false
    }

    fn schema_name() -> String {
        "NoteGetPath".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "id": {
      "allOf": [
        {
          "format": "uint64",
          "minimum": 0,
          "type": "integer"
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

impl JsonSchema for types::Refusal {
    fn schema_name() -> String {
        "Refusal".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "properties": {
    "message": {
      "description": "Why it was refused",
      "type": "string"
    }
  },
  "required": [
    "message"
  ],
  "type": "object"
}"#,
        )
    }
}
