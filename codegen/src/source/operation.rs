//! One operation as plain data, read from its bundled form.

use serde_json::Value;

use super::{Route, Source, stem};
use crate::config::Config;
use crate::json_schema::component_name;
use crate::model::{Body, Finding, Operation, Parameter, ResponseHeader, Success};

/// Reads an operation. A finding here is a gap in the lint: the source was checked before.
pub(super) fn read(
    route: &Route<'_>,
    operation: &Value,
    source: &Source,
    config: &Config,
) -> Result<Operation, Finding> {
    let missing = |what: &str| {
        let reason = format!("has no {what} that the generator understands");
        Finding::new(&route.file, "", reason, "follow the dialect")
    };
    let text = |key: &str| {
        operation
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let responses = operation
        .get("responses")
        .ok_or_else(|| missing("responses"))?;
    let error_response = responses
        .pointer("/4XX/$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix("#/components/responses/"))
        .ok_or_else(|| missing("error response"))?;
    let mut path_params = parameters(operation, "path");
    let position = |parameter: &Parameter| route.path.find(&format!("{{{}}}", parameter.name));
    path_params.sort_by_key(position);
    Ok(Operation {
        id: text("operationId").ok_or_else(|| missing("operation id"))?,
        area: operation
            .pointer("/tags/0")
            .and_then(Value::as_str)
            .ok_or_else(|| missing("tag"))?
            .to_owned(),
        method: route.method.to_uppercase(),
        path: route.path.to_owned(),
        summary: text("summary").unwrap_or_default(),
        description: text("description").unwrap_or_default(),
        secured: operation
            .get("security")
            .and_then(Value::as_array)
            .is_some_and(|requirements| !requirements.is_empty()),
        path_params,
        query_params: parameters(operation, "query"),
        header_params: parameters(operation, "header"),
        body: body(operation, config),
        success: success(responses).ok_or_else(|| missing("success response"))?,
        response_headers: response_headers(responses),
        error_schema: error_schema(source, error_response)
            .ok_or_else(|| missing("error schema"))?,
        error_response: error_response.to_owned(),
        file: route.file.clone(),
    })
}

fn schema_name(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref").and_then(Value::as_str)?;
    component_name(reference).map(str::to_owned)
}

fn parameters(operation: &Value, location: &str) -> Vec<Parameter> {
    let all = operation.get("parameters").and_then(Value::as_array);
    all.into_iter()
        .flatten()
        .filter(|parameter| parameter.get("in").and_then(Value::as_str) == Some(location))
        .filter_map(|parameter| {
            let schema = parameter.get("schema")?.clone();
            Some(Parameter {
                name: parameter.get("name")?.as_str()?.to_owned(),
                required: parameter.get("required") == Some(&Value::Bool(true)),
                description: description(parameter),
                schema_name: schema_name(&schema),
                schema,
            })
        })
        .collect()
}

fn description(value: &Value) -> String {
    value
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn body(operation: &Value, config: &Config) -> Option<Body> {
    let body = operation.get("requestBody")?;
    let (content_type, media) = body.get("content")?.as_object()?.iter().next()?;
    let limit = operation
        .get(config.extension("body-limit"))
        .and_then(Value::as_u64);
    Some(Body {
        content_type: content_type.clone(),
        schema_name: media.get("schema").and_then(schema_name),
        required: body.get("required") == Some(&Value::Bool(true)),
        limit_bytes: limit.unwrap_or_default(),
    })
}

fn success(responses: &Value) -> Option<Success> {
    if responses.get("101").is_some() {
        return Some(Success::Upgrade);
    }
    let content = responses.pointer("/200/content")?.as_object()?;
    let (content_type, media) = content.iter().next()?;
    Some(match media.get("schema").and_then(schema_name) {
        Some(name) => Success::Json(name),
        None => Success::Bytes(content_type.clone()),
    })
}

fn response_headers(responses: &Value) -> Vec<ResponseHeader> {
    let response = responses.get("200").or_else(|| responses.get("101"));
    let headers = response.and_then(|response| response.get("headers")?.as_object());
    headers
        .into_iter()
        .flatten()
        .filter_map(|(name, header)| {
            let schema = header.get("schema")?.clone();
            Some(ResponseHeader {
                name: name.clone(),
                description: description(header),
                schema_name: schema_name(&schema),
                required: header.get("required") == Some(&Value::Bool(true)),
                schema,
            })
        })
        .collect()
}

fn error_schema(source: &Source, response: &str) -> Option<String> {
    let file = format!("responses/{response}.yaml");
    let value = source.files.get(&file)?;
    let reference = value
        .pointer("/content/application~1json/schema/$ref")?
        .as_str()?;
    Some(stem(reference).to_owned())
}
