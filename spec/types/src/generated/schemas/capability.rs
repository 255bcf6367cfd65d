// Written by `cargo xtask generate`; do not edit.

//! Schemas of `capability`, as the document has them.

impl ::schemars::JsonSchema for super::super::Capability {
    fn schema_name() -> ::std::string::String {
        "Capability".to_owned()
    }

    fn json_schema(
        _: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        ::serde_json::from_str(
                r#"{
  "additionalProperties": {},
  "description": "What there is to say about one capability; often nothing. Its shape depends on its name (CAP-3).",
  "type": "object"
}"#,
            )
            .expect("the generator has read it")
    }
}

impl ::schemars::JsonSchema for super::super::CapabilitySet {
    fn schema_name() -> ::std::string::String {
        "CapabilitySet".to_owned()
    }

    fn json_schema(
        generator: &mut ::schemars::r#gen::SchemaGenerator,
    ) -> ::schemars::schema::Schema {
        generator.subschema_for::<super::super::Capability>();
        ::serde_json::from_str(
                r##"{
  "additionalProperties": {
    "$ref": "#/components/schemas/Capability"
  },
  "description": "Capabilities by name, such as `m.cap.turnserver.v1` (CAP-3).",
  "type": "object"
}"##,
            )
            .expect("the generator has read it")
    }
}
