//! A document as the emitters of this module read it: what dropshot has words for, and nothing else.

use std::collections::BTreeMap;

use serde_json::Value;

use super::bundle::Bundle;

/// A document that a trait can be written from.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// The document in one piece.
    pub bundle: Bundle,
    /// `info.title`.
    pub title: String,
    /// `info.version` as a semantic version; dropshot takes no other.
    pub version: (u64, u64, u64),
    /// Tags in the order of the document.
    pub tags: Vec<Tag>,
    /// The operations, by path and method.
    pub operations: Vec<Operation>,
    /// Every type that is written, by its name in Rust.
    pub types: BTreeMap<String, Type>,
}

impl Api {
    /// The type of the bodies of an operation's errors: its own, or what the document calls
    /// dropshot's.
    pub fn error_type<'a>(&'a self, operation: &'a Operation) -> Option<&'a str> {
        if let Some(error) = &operation.error {
            return Some(error);
        }
        let pointer = format!("{}/responses", operation.pointer);
        let responses = self.bundle.document.pointer(&pointer)?.as_object()?;
        let has_errors = responses.iter().any(|(status, response)| {
            !status.starts_with(['1', '2', '3'])
                && response.pointer("/content/application~1json").is_some()
        });
        let dropshots = Kind::Named("Error".to_owned());
        let found = self.types.iter().find(|(_, ty)| ty.kind == dropshots);
        found.filter(|_| has_errors).map(|(name, _)| name.as_str())
    }
}

/// A tag of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// Address and description of what is written elsewhere.
    pub external_docs: Option<(String, Option<String>)>,
}

/// A type that is written, and the schema that it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// The schema, as it stands in the document.
    pub schema: Value,
    /// What the document calls it.
    pub kind: Kind,
    /// Where its schema stands in the document.
    pub pointer: String,
}

/// What a type is to the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A named schema, with its name.
    Named(String),
    /// A schema that stands where it is used, with its title.
    Inline(String),
    /// Parameters or headers: one property each. `x-dropshot-pagination` of the operation, if these
    /// are the parameters of a list that comes in pages.
    Parameters(Option<Value>),
}

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`, or what stands for it.
    pub id: String,
    /// The name of the method, in snake case.
    pub name: String,
    /// In upper case.
    pub method: String,
    /// The template of the path.
    pub path: String,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// One line.
    pub summary: Option<String>,
    /// Paragraphs.
    pub description: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Structs of parameters, in the order of the document.
    pub parameters: Vec<Parameters>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The answer.
    pub answer: Answer,
    /// The type of its errors, if that isn't dropshot's.
    pub error: Option<String>,
    /// Whether something must be shown to be let in: the operation says so, or the document does
    /// for all.
    pub secured: bool,
    /// Where it stands in the document.
    pub pointer: String,
}

/// A struct of parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// Where they stand in a request.
    pub place: Place,
    /// The type.
    pub ty: String,
    /// What is in it, in the order of the document.
    pub members: Vec<Parameter>,
}

/// A parameter of a request, or a header of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub description: Option<String>,
    /// Its schema.
    pub schema: Value,
}

/// Where parameters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// Behind the question mark.
    Query,
    /// In the headers.
    Header,
}

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// JSON.
    Json(Content),
    /// `application/x-www-form-urlencoded`.
    Form(Content),
    /// Bytes.
    Bytes,
    /// `multipart/form-data`.
    Multipart,
}

/// The type of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A type of its own.
    Type(String),
    /// A list of a type.
    List(String),
}

/// The answer of an operation that goes well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Anything, built by hand.
    Free,
    /// A WebSocket.
    Upgrade,
    /// Dropshot's redirect with this status, 302, 303 or 307.
    Redirect(u16),
    /// One status.
    Coded {
        /// The status.
        status: u16,
        /// What the document says about it.
        description: String,
        /// What is in it.
        content: AnswerContent,
        /// The type of its headers.
        headers: Option<String>,
    },
}

/// What is in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerContent {
    /// JSON.
    Json(Content),
    /// Bytes of any type.
    Bytes,
    /// Nothing.
    Empty,
}
