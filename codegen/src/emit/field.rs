//! One parameter: how it is held and how it is read from text.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::Input;
use super::rust::{ident, path};
use crate::model::{Finding, Operation, Parameter};
use crate::names;

/// The Rust name of a parameter's field.
pub(crate) fn field_name(wire: &str) -> Ident {
    ident(&names::snake(wire))
}

/// How one parameter is held and read.
pub(crate) struct Field {
    pub(crate) ty: TokenStream,
    reader: TokenStream,
    required: bool,
    default: Option<TokenStream>,
}

impl Field {
    pub(crate) fn of(
        input: &Input<'_>,
        operation: &Operation,
        parameter: &Parameter,
        schemas: &BTreeMap<String, Value>,
    ) -> Result<Self, Finding> {
        let fault = |reason: &str| {
            let reason = format!("parameter {}: {reason}", parameter.name);
            Finding::new(
                &operation.file,
                "",
                reason,
                "use a scalar or a named schema",
            )
        };
        let own = &parameter.schema;
        let field = match &parameter.schema_name {
            Some(name) => {
                let schema = schemas
                    .get(name)
                    .ok_or_else(|| fault("not in the document"))?;
                let ty = path(&format!("::{}::{name}", input.config.rust.types_crate))?;
                let default = own.get("default").or_else(|| schema.get("default"));
                Self::named(&ty, &Scalar::of(schema).map_err(fault)?, default)
            }
            None if own.get("pattern").is_some() || own.get("enum").is_some() => {
                return Err(fault("a pattern or a list of values needs a name"));
            }
            None => Self::inline(&Scalar::of(own).map_err(fault)?, own.get("default")),
        };
        Ok(field.or_absent(parameter.required))
    }

    fn named(ty: &syn::Path, scalar: &Scalar, default: Option<&Value>) -> Self {
        let default = default.map(|value| scalar.literal(value));
        let (reader, default) = if let Scalar::Text { .. } = scalar {
            (
                quote!(support::parsed::<#ty>),
                default.map(|text| quote!(support::known(#text))),
            )
        } else {
            let reader = scalar.reader();
            (
                quote!(|text| #reader(text).map(#ty::from)),
                default.map(|value| quote!(#ty::from(#value))),
            )
        };
        Self {
            ty: quote!(#ty),
            reader,
            required: true,
            default,
        }
    }

    fn inline(scalar: &Scalar, default: Option<&Value>) -> Self {
        let default = default
            .map(|value| scalar.literal(value))
            .map(|value| match scalar {
                Scalar::Text { .. } => quote!(#value.to_owned()),
                _ => value,
            });
        Self {
            ty: scalar.ty(),
            reader: scalar.reader(),
            required: true,
            default,
        }
    }

    fn or_absent(self, required: bool) -> Self {
        let ty = self.ty;
        let ty = if required || self.default.is_some() {
            ty
        } else {
            quote!(Option<#ty>)
        };
        Self {
            ty,
            required,
            ..self
        }
    }

    /// The expression that reads it from `pairs`.
    pub(crate) fn read(&self, wire: &str) -> TokenStream {
        let reader = &self.reader;
        match &self.default {
            _ if self.required => quote!(pairs.required(#wire, #reader)?),
            // A literal needs no closure.
            Some(default) if default.clone().into_iter().count() == 1 => {
                quote!(pairs.optional(#wire, #reader)?.unwrap_or(#default))
            }
            Some(default) => quote!(pairs.optional(#wire, #reader)?.unwrap_or_else(|| #default)),
            None => quote!(pairs.optional(#wire, #reader)?),
        }
    }
}

/// A scalar with its bounds.
enum Scalar {
    Text { least: u64, most: Option<u64> },
    Integer { small: bool, least: i64, most: i64 },
    Number { least: f64, most: f64 },
    Boolean,
}

impl Scalar {
    fn of(schema: &Value) -> Result<Self, &'static str> {
        let float = |key: &str| schema.get(key).and_then(Value::as_f64);
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => Ok(Self::Text {
                least: schema.get("minLength").and_then(Value::as_u64).unwrap_or(0),
                most: schema.get("maxLength").and_then(Value::as_u64),
            }),
            Some("integer") => Ok(Self::integer(schema)),
            Some("number") => Ok(Self::Number {
                least: float("minimum").unwrap_or(f64::MIN),
                most: float("maximum").unwrap_or(f64::MAX),
            }),
            Some("boolean") => Ok(Self::Boolean),
            _ => Err("not a scalar"),
        }
    }

    fn integer(schema: &Value) -> Self {
        let small = schema.get("format").and_then(Value::as_str) == Some("int32");
        let range = if small {
            i64::from(i32::MIN)..=i64::from(i32::MAX)
        } else {
            i64::MIN..=i64::MAX
        };
        let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
        let open = |key: &str| i64::from(schema.get(key) == Some(&json!(true)));
        let lowest = bound("minimum").map(|bound| bound.saturating_add(open("exclusiveMinimum")));
        let highest = bound("maximum").map(|bound| bound.saturating_sub(open("exclusiveMaximum")));
        Self::Integer {
            small,
            least: lowest.unwrap_or(*range.start()),
            most: highest.unwrap_or(*range.end()),
        }
    }

    fn ty(&self) -> TokenStream {
        match self {
            Self::Text { .. } => quote!(String),
            Self::Integer { small: true, .. } => quote!(i32),
            Self::Integer { small: false, .. } => quote!(i64),
            Self::Number { .. } => quote!(f64),
            Self::Boolean => quote!(bool),
        }
    }

    /// A function from text to the scalar.
    fn reader(&self) -> TokenStream {
        match self {
            Self::Text { least, most } => {
                let least = Literal::u64_unsuffixed(*least);
                let highest = most.map(Literal::u64_unsuffixed);
                let highest = highest.map_or(quote!({ usize::MAX }), |most| quote!(#most));
                quote!(support::text::<#least, #highest>)
            }
            Self::Integer { small, least, most } => {
                let (least, most) = (
                    Literal::i64_unsuffixed(*least),
                    Literal::i64_unsuffixed(*most),
                );
                let name = ident(if *small { "small_integer" } else { "integer" });
                quote!(support::#name::<#least, #most>)
            }
            Self::Number { least, most } => quote!(|text| support::number(text, #least, #most)),
            Self::Boolean => quote!(support::boolean),
        }
    }

    /// A value of the document; one of another type is refused before.
    fn literal(&self, value: &Value) -> TokenStream {
        match self {
            Self::Text { .. } => {
                let text = value.as_str().unwrap_or_default();
                quote!(#text)
            }
            Self::Integer { .. } => {
                let value = Literal::i64_unsuffixed(value.as_i64().unwrap_or_default());
                quote!(#value)
            }
            Self::Number { .. } => {
                let value = value.as_f64().unwrap_or_default();
                quote!(#value)
            }
            Self::Boolean => {
                let value = value.as_bool().unwrap_or_default();
                quote!(#value)
            }
        }
    }
}
