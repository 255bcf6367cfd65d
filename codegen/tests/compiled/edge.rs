//! An edge that does only what the forwarding needs, and a server around it.

use crate::shared::*;

pub struct Call;

impl Call {
    pub fn body<B: serde::de::DeserializeOwned>(&self, body: RawBody<B>) -> Result<B, BadRequest> {
        body.parse()
    }
}

pub async fn call<T, H, F: Future<Output = Result<T, BadRequest>>>(
    rqctx: &dropshot::RequestContext<()>,
    operation: &'static OperationInfo,
    handle: impl FnOnce(Call) -> F,
) -> Reply<T, H> {
    assert_eq!(rqctx.endpoint.operation_id, operation.id);
    let mut reply = Reply::new(handle(Call).await.map_err(failure));
    reply
        .headers_mut()
        .insert("x-left", http::HeaderValue::from_static("3"));
    reply
}

pub async fn not_implemented<T, H>(
    _: &dropshot::RequestContext<()>,
    operation: &'static OperationInfo,
) -> Reply<T, H> {
    Reply::from(Failure {
        status: dropshot::ErrorStatusCode::NOT_IMPLEMENTED,
        body: ErrorBody::new(format!("{} isn't there yet", operation.id)),
    })
}

fn failure(bad: BadRequest) -> Failure {
    let status = match bad {
        BadRequest::TooLarge { .. } => dropshot::ErrorStatusCode::PAYLOAD_TOO_LARGE,
        _ => dropshot::ErrorStatusCode::BAD_REQUEST,
    };
    Failure {
        status,
        body: ErrorBody::new(bad.to_string()),
    }
}

pub fn no_such_method(path: &PathInfo) -> Failure {
    let (has, lacks) = (path.methods.len(), path.missing.len());
    Failure {
        status: dropshot::ErrorStatusCode::METHOD_NOT_ALLOWED,
        body: ErrorBody::new(format!("{} has {has} and lacks {lacks}", path.path)),
    }
}

/// Starts a server on a free port of this machine, and answers its address with it.
pub fn start(api: dropshot::ApiDescription<()>) -> (dropshot::HttpServer<()>, String) {
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let config = dropshot::ConfigDropshot {
        bind_address: ([127, 0, 0, 1], 0).into(),
        ..Default::default()
    };
    let server = dropshot::ServerBuilder::new(api, (), log)
        .config(config)
        .start()
        .unwrap();
    let address = format!("http://{}", server.local_addr());
    (server, address)
}

/// The status and the reason that a request by hand is refused with.
pub async fn refusal(request: reqwest::RequestBuilder) -> (u16, String) {
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let body: crate::Problem = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    (status, body.reason)
}
