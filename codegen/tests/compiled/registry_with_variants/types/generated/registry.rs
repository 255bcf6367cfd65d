// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The registry: what is known of each entry, and one enum over all contents.

use super::*;

/// What is known of each entry, in the order of their names.
pub static FACTS: &[crate::by_hand::FactInfo] = &[
    crate::by_hand::FactInfo {
        fact: "lasting.grown",
        kind: crate::by_hand::Kind::Lasting,
        owner: Some(crate::by_hand::Owner::Anyone),
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"definitions":{"Seen":{"additionalProperties":{},"properties":{"seen":{"maxLength":1000,"type":"string"}},"required":["seen"],"type":"object"}},"properties":{"by":{"maximum":100,"minimum":0,"type":"integer"},"seen":{"allOf":[{"$ref":"#/definitions/Seen"}]}},"required":["by"],"type":"object"}"##,
        variants: None,
    },
    crate::by_hand::FactInfo {
        fact: "passing.said",
        kind: crate::by_hand::Kind::Passing,
        owner: None,
        schema: r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"how":{"maxLength":20,"type":"string"}},"required":["how"],"type":"object"}"#,
        variants: Some(crate::by_hand::VariantInfo {
            key: "how",
            schemas: &[
                (
                    "f.loud",
                    r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"how":{"maxLength":20,"type":"string"},"volume":{"maximum":11,"minimum":0,"type":"integer"},"words":{"maxLength":200,"type":"string"}},"required":["how","words","volume"],"type":"object"}"#,
                ),
                (
                    "f.soft",
                    r#"{"$schema":"http://json-schema.org/draft-07/schema#","additionalProperties":{},"properties":{"how":{"maxLength":20,"type":"string"},"words":{"maxLength":200,"type":"string"}},"required":["how","words"],"type":"object"}"#,
                ),
            ],
        }),
    },
];

impl crate::by_hand::Fact for GrownFact {
    const TYPE: &'static str = "lasting.grown";
}

impl crate::by_hand::Fact for SaidFact {
    const TYPE: &'static str = "passing.said";
}

/// A content, typed if its type is known.
#[derive(Clone, Debug)]
pub enum AnyFact {
    /// `lasting.grown`.
    Grown(GrownFact),
    /// `passing.said`.
    Said(SaidFact),
    /// A type that isn't in the registry; the text is kept.
    Unknown(::std::boxed::Box<::serde_json::value::RawValue>),
}

impl AnyFact {
    /// Reads a content by its type. An unknown type is never refused; a content that breaks the shape of a known type is.
    pub fn from_parts(
        fact: &str,
        content: &::serde_json::value::RawValue,
    ) -> ::std::result::Result<Self, ::serde_json::Error> {
        match fact {
            "lasting.grown" => ::serde_json::from_str(content.get()).map(Self::Grown),
            "passing.said" => ::serde_json::from_str(content.get()).map(Self::Said),
            _ => Ok(Self::Unknown(content.to_owned())),
        }
    }
}

impl ::serde::Serialize for AnyFact {
    fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
    where
        S: ::serde::Serializer,
    {
        match self {
            Self::Grown(content) => content.serialize(serializer),
            Self::Said(content) => content.serialize(serializer),
            Self::Unknown(content) => content.serialize(serializer),
        }
    }
}
