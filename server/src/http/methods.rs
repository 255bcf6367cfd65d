//! What a known path answers to the methods it doesn't have.

use dropshot::{Body, RequestContext};
use http::{HeaderValue, Method, Response, StatusCode, header};
use tidings_api::{Failure, OtherMethods, PathInfo};

use super::{Context, edge, error};
use crate::app::{AppError, ErrorKind};

/// Answers OPTIONS for cross-origin pages, and everything else with 405 `M_UNRECOGNIZED`.
pub enum Missing {}

impl OtherMethods<Context> for Missing {
    async fn answer(
        rqctx: RequestContext<Context>,
        path: &'static PathInfo,
    ) -> Result<Response<Body>, Failure> {
        if edge::has_empty_segment(rqctx.request.uri().path()) {
            return Err(edge::unknown_path());
        }
        let mut allow: Vec<&str> = path.methods.iter().map(Method::as_str).collect();
        allow.push("OPTIONS");
        let allow = allow.join(", ");
        let mut response = if rqctx.request.method() == Method::OPTIONS {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NO_CONTENT;
            response
        } else {
            not_allowed(&allow)
        };
        let headers = response.headers_mut();
        edge::allow_any_origin(headers);
        if let Ok(value) = HeaderValue::from_str(&allow) {
            headers.insert(header::ALLOW, value.clone());
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, value);
        }
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static(
                "Authorization, Content-Type, Matrix-Session, Matrix-Action, Last-Event-ID",
            ),
        );
        headers.insert(
            header::ACCESS_CONTROL_MAX_AGE,
            HeaderValue::from_static("86400"),
        );
        Ok(response)
    }
}

fn not_allowed(allow: &str) -> Response<Body> {
    let message = format!("this path takes {allow}");
    let failure = error::failure(&AppError::new(ErrorKind::Unrecognized, message));
    let text = serde_json::to_vec(&failure.body).unwrap_or_default();
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}
