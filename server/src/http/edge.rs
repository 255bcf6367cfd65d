//! What every request passes: token, session, headers of the answer, the log, and what becomes of a panic.
//!
//! The generated forwarding calls this around every handler, so that none can forget it.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, LazyLock, OnceLock};

use dropshot::{ErrorStatusCode, RequestContext};
use futures::FutureExt as _;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tidings_api::operations::OPERATIONS;
use tidings_api::{Answer, BodyInfo, Failure, OperationInfo, RawBody, Reply};
use tidings_types::{ActionError, ApiError, AppliedAction, SessionId};
use tracing::Instrument as _;

use super::query::query_value;
use super::{Context, error, limit, message};
use crate::app::access::{Access, unknown_token};
use crate::app::action::is_of_the_id;
use crate::app::registration::Registrant;
use crate::app::rules::content;
use crate::app::{App, AppError, Caller, Client, ErrorKind, SessionGuard, act::ActionCall};

static MATRIX_SESSION: HeaderName = HeaderName::from_static("matrix-session");
static MATRIX_ACTION: HeaderName = HeaderName::from_static("matrix-action");

/// The largest action id, 2^53-1 (ACT-1).
const ACTION_ID_MAX: u64 = 9_007_199_254_740_991;

/// The schemas of request bodies, by operation.
static BODIES: LazyLock<Vec<Option<Validator>>> = LazyLock::new(|| {
    let validator = |operation: &&OperationInfo| match operation.body {
        BodyInfo::Json { schema } => Some(content::validator(schema)),
        BodyInfo::None | BodyInfo::Bytes => None,
    };
    OPERATIONS.iter().map(validator).collect()
});

/// Compiles every schema now, so that the first requests don't wait for it.
pub fn warm_up() {
    LazyLock::force(&BODIES);
    content::warm_up();
}

/// An action whose handler may refuse it before it comes to its turn.
struct Unsettled {
    app: Arc<App>,
    session: Arc<SessionGuard>,
    action: Arc<NamedAction>,
}

impl Unsettled {
    /// An action that can't even be read is refused in its turn, and has used up its id like any other that failed for
    /// good (ACT-3); so it is refused as another one where its id was taken before (ACT-4). One that came to its turn gets
    /// what it came to once more.
    async fn settle(&self, error: &mut AppError) {
        // A body that broke off on its way is no answer to what the client asks; it will ask again.
        let arrived = self.action.body_digest.get().is_some()
            || error.parameter.is_some()
            || error.kind == ErrorKind::TooLarge;
        let passes = !error.kind.uses_up_action() || is_of_the_id(error);
        if !arrived || passes {
            return;
        }
        let caller = Caller {
            session: Arc::clone(self.session.session()),
            action: Some(self.action.call()),
        };
        let refusal = error.clone();
        if let Err(settled) = self.app.act(&caller, async |_| Err(refusal)).await {
            *error = settled;
        }
    }
}

/// A request on its way to its handler.
pub struct Call {
    /// What the handler can reach.
    pub context: Context,
    operation: &'static OperationInfo,
    /// The token; held for as long as the request runs, so that its end is noticed.
    access: Option<Arc<Access>>,
    session: Option<Arc<SessionGuard>>,
    named_session: bool,
    action: Option<Arc<NamedAction>>,
    registrant: Registrant,
}

/// The action id of a request, and what the request asks.
struct NamedAction {
    id: u64,
    operation: &'static OperationInfo,
    target: String,
    body_digest: OnceLock<[u8; 32]>,
    named_session: bool,
}

impl NamedAction {
    fn call(&self) -> ActionCall {
        ActionCall {
            id: self.id,
            fingerprint: self.fingerprint(),
            named_session: self.named_session,
        }
    }

    /// SHA-256 of what the request asks: operation, path and query, body (ACT-4).
    fn fingerprint(&self) -> [u8; 32] {
        let digest = Sha256::new()
            .chain_update(self.operation.id)
            .chain_update([0])
            .chain_update(&self.target)
            .chain_update([0])
            .chain_update(self.body_digest.get().copied().unwrap_or_default());
        digest.finalize().into()
    }
}

impl Call {
    /// The semantics.
    pub fn app(&self) -> &App {
        &self.context.app
    }

    /// Does what reads much where its reads cost least.
    pub async fn at_length<T, F>(self, work: impl FnOnce(Self) -> F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, AppError>> + Send + 'static,
    {
        let app = Arc::clone(&self.context.app);
        app.at_length(work(self)).await
    }

    /// What is known of who registers or logs in.
    pub fn registrant(&self) -> Registrant {
        self.registrant.clone()
    }

    /// Whether the request named its session.
    pub fn names_session(&self) -> bool {
        self.named_session
    }

    /// The client that calls; operations that ask for a token have one.
    pub fn client(&self) -> Result<&Client, AppError> {
        let access = self.access.as_ref();
        let client = access.map(|access| &*access.client);
        client.ok_or_else(|| AppError::internal("no client on this call"))
    }

    /// Waits for the end of the token; gives the refusal of what comes after it (ACC-5). It doesn't end where there is no
    /// token.
    pub async fn token_over(&self) -> AppError {
        match &self.access {
            Some(access) => access.over().await,
            None => std::future::pending().await,
        }
        unknown_token()
    }

    /// Who calls; operations that take a session have one.
    pub fn caller(&self) -> Result<Caller, AppError> {
        let guard = self
            .session
            .as_ref()
            .ok_or_else(|| AppError::internal("no session on this call"))?;
        let action = self.action.as_ref().map(|action| action.call());
        Ok(Caller {
            session: Arc::clone(guard.session()),
            action,
        })
    }

    /// What an answer that has begun already ends with.
    pub fn last_word(&self, error: &AppError) -> ApiError {
        refusal(self.app(), self.session.as_deref(), error).body
    }

    fn unsettled(&self) -> Option<Unsettled> {
        Some(Unsettled {
            app: Arc::clone(&self.context.app),
            session: Arc::clone(self.session.as_ref()?),
            action: Arc::clone(self.action.as_ref()?),
        })
    }

    /// Reads the body: JSON, then the operation's schema, then the type.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the generated forwarding hands it over"
    )]
    pub fn body<B: DeserializeOwned>(&self, body: RawBody<B>) -> Result<B, AppError> {
        let bytes = body.bytes()?;
        if let Some(action) = &self.action {
            let _ = action.body_digest.set(Sha256::digest(bytes).into());
        }
        // An operation whose body has nothing required may be called without one.
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { bytes };
        let value: Value = serde_json::from_slice(text).map_err(|error| {
            AppError::new(ErrorKind::NotJson, format!("the body is not JSON: {error}"))
        })?;
        if let Some(validator) = &BODIES[self.operation.index] {
            validator
                .validate(&value)
                .map_err(|error| error::body_error(&error))?;
        }
        // What the schema lets through and the type doesn't: ids whose bytes are too many, and the like. The way there is
        // sought only then.
        serde_json::from_value(value).or_else(|_| {
            serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(text))
                .map_err(|error| error::type_error(&error))
        })
    }
}

/// A count whose bounds the document has checked.
pub fn count(value: Option<i64>) -> Option<usize> {
    value.and_then(|value| usize::try_from(value).ok())
}

/// Answers a request: everything around its handler.
///
/// When the client goes away, a read ends there and frees all it holds; what may write is finished, and its outcome kept.
pub async fn call<T, H, A, F>(
    rqctx: &RequestContext<Context>,
    operation: &'static OperationInfo,
    handler: impl FnOnce(Call) -> F + Send + 'static,
) -> Reply<T, H>
where
    A: Into<Answer<T>> + Send + 'static,
    F: Future<Output = Result<A, AppError>> + Send + 'static,
{
    let mut session = None;
    let guarded = AssertUnwindSafe(answer(rqctx, operation, handler, &mut session)).catch_unwind();
    let span = tracing::debug_span!("request", operation = operation.id, id = %rqctx.request_id);
    let result = match guarded.instrument(span).await {
        Ok(result) => result,
        Err(panic) => {
            let text = panic_text(panic.as_ref());
            tracing::error!(operation = operation.id, panic = text, "a handler panicked");
            let refusal = AppError::new(ErrorKind::Internal, "internal error");
            Err(error::failure(&refusal))
        }
    };
    reply(result, session.as_ref())
}

/// Answers an operation that isn't there yet, once it is known who asks.
pub async fn not_implemented<T: Send + 'static, H>(
    rqctx: &RequestContext<Context>,
    operation: &'static OperationInfo,
) -> Reply<T, H> {
    let message = format!("{} isn't implemented yet", operation.id);
    let refusal = AppError::new(ErrorKind::NotImplemented, message);
    call(rqctx, operation, |_| async { Err::<T, _>(refusal) }).await
}

async fn answer<T, F>(
    rqctx: &RequestContext<Context>,
    operation: &'static OperationInfo,
    handler: impl FnOnce(Call) -> F + Send + 'static,
    session: &mut Option<SessionId>,
) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, AppError>> + Send + 'static,
{
    if has_empty_segment(rqctx.request.uri().path()) {
        return Err(unknown_path());
    }
    let call = enter(rqctx, operation, session).await?;
    let client = call.access.as_ref().map(|access| &access.client);
    limit::admit(rqctx, operation, client).map_err(|error| error::failure(&error))?;
    let (app, guard) = (Arc::clone(&call.context.app), call.session.clone());
    let unsettled = call.unsettled();
    let running = async move {
        let mut answer = handler(call).await;
        if let (Err(error), Some(unsettled)) = (&mut answer, unsettled) {
            unsettled.settle(error).await;
        }
        answer
    };
    let answer = if operation.method == Method::GET {
        running.await
    } else {
        to_its_end(running).await
    };
    answer.map_err(|error| {
        let failure = refusal(&app, guard.as_deref(), &error);
        if let Some(successor) = &failure.body.session_id {
            *session = Some(successor.clone());
        }
        tracing::debug!(%failure, "refused");
        failure
    })
}

/// What a request of a session is answered, and what becomes of the session when it ended meanwhile (SES-3).
fn refusal(app: &App, guard: Option<&SessionGuard>, error: &AppError) -> Failure {
    let mut failure = error::failure(error);
    if let (ErrorKind::StaleSession, Some(guard)) = (error.kind, guard) {
        failure.body.session_id = Some(app.sessions.successor(guard.session()));
    }
    failure
}

/// Runs something that isn't dropped half-way when its client goes away.
async fn to_its_end<T: Send + 'static>(
    running: impl Future<Output = Result<T, AppError>> + Send + 'static,
) -> Result<T, AppError> {
    match tokio::spawn(running.in_current_span()).await {
        Ok(answer) => answer,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(AppError::new(
                ErrorKind::Unavailable,
                "the server is stopping",
            )),
        },
    }
}

/// The router takes `//` for `/`, but an empty segment makes an unknown path (ERR-2).
pub fn has_empty_segment(path: &str) -> bool {
    path.contains("//") || (path.len() > 1 && path.ends_with('/'))
}

/// The refusal of a path that isn't there.
pub fn unknown_path() -> Failure {
    let mut failure = error::failure(&AppError::new(
        ErrorKind::Unrecognized,
        "there is no such path",
    ));
    failure.status = ErrorStatusCode::NOT_FOUND;
    failure
}

fn reply<T, H>(
    result: Result<impl Into<Answer<T>>, Failure>,
    session: Option<&SessionId>,
) -> Reply<T, H> {
    let retry_after_ms = result
        .as_ref()
        .err()
        .and_then(|failure| failure.body.retry_after_ms);
    let unauthorized = result
        .as_ref()
        .is_err_and(|failure| failure.status.as_u16() == 401);
    let mut reply = Reply::new(result);
    let headers = reply.headers_mut();
    allow_any_origin(headers);
    if let Some(value) = session.and_then(|id| HeaderValue::from_str(id.as_str()).ok()) {
        headers.insert(MATRIX_SESSION.clone(), value);
    }
    if let Some(ms) = retry_after_ms {
        headers.insert(
            header::RETRY_AFTER,
            HeaderValue::from(ms.unsigned_abs().div_ceil(1_000)),
        );
    }
    if unauthorized {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    reply
}

/// Pages of any origin may call: a token isn't a cookie.
pub fn allow_any_origin(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("Matrix-Session, Retry-After"),
    );
}

/// Finds out who calls, and in which session.
async fn enter(
    rqctx: &RequestContext<Context>,
    operation: &'static OperationInfo,
    session: &mut Option<SessionId>,
) -> Result<Call, Failure> {
    let refuse = |error: AppError| error::failure(&error);
    let context = rqctx.context().clone();
    let headers = rqctx.request.headers();
    let mut call = Call {
        operation,
        access: None,
        session: None,
        named_session: false,
        action: None,
        registrant: registrant(rqctx, operation),
        context,
    };
    if !operation.secured {
        return Ok(call);
    }
    let access = authenticate(rqctx, &call.context.app)
        .await
        .map_err(refuse)?;
    let tokens = &call.context.app.accounts.tokens;
    tokens.seen(&access, || user_agent(headers));
    let client = Arc::clone(&access.client);
    call.access = Some(Arc::clone(&access));
    if !operation.request_headers.contains(&"Matrix-Session") {
        return Ok(call);
    }
    let action_id = if operation.request_headers.contains(&"Matrix-Action") {
        action_id(headers).map_err(refuse)?
    } else {
        None
    };
    let sessions = &call.context.app.sessions;
    let named = named_session(rqctx).map_err(refuse)?;
    call.named_session = named.is_some();
    call.action = action_id.map(|id| {
        let target = target(rqctx.request.uri());
        Arc::new(NamedAction {
            id,
            operation,
            target,
            body_digest: OnceLock::new(),
            named_session: named.is_some(),
        })
    });
    let found = named
        .as_ref()
        .and_then(|id| sessions.find(&client, id.as_str()));
    let stale = named.is_some() && found.is_none();
    // Others are told of a new session when the request that may say how it begins has said so.
    let guard = found.unwrap_or_else(|| match operation.id {
        "session_create" => sessions.start_unannounced(&client),
        _ => sessions.start(&client),
    });
    // The token may have ended after it was looked at, and its sessions before this one began.
    if access.is_over() {
        sessions.end(guard.session());
        return Err(refuse(unknown_token()));
    }
    let id = guard.session().id.clone();
    *session = Some(id.clone());
    if let (true, Some(old)) = (stale, &named) {
        return Err(stale_session(&call, &client, old, id).await);
    }
    call.session = Some(Arc::new(guard));
    Ok(call)
}

/// Only who registers or logs in is asked for it, and they have no token yet.
fn registrant(rqctx: &RequestContext<Context>, operation: &OperationInfo) -> Registrant {
    if operation.secured {
        return Registrant::default();
    }
    Registrant {
        user_agent: user_agent(rqctx.request.headers()),
        address: Some(limit::sender(rqctx)),
    }
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    text(headers, &header::USER_AGENT).map(|text| text.chars().take(255).collect())
}

/// Path and query without the credentials that may stand in it.
fn target(uri: &http::Uri) -> String {
    let secret = |pair: &&str| !pair.starts_with("access_token=") && !pair.starts_with("session=");
    let query: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(secret)
        .collect();
    format!("{}?{}", uri.path(), query.join("&"))
}

async fn authenticate(rqctx: &RequestContext<Context>, app: &App) -> Result<Arc<Access>, AppError> {
    let missing = || AppError::new(ErrorKind::MissingToken, "an access token is needed");
    let headers = rqctx.request.headers();
    let bearer = match text(headers, &header::AUTHORIZATION) {
        Some(value) => {
            let (scheme, token) = value.split_once(' ').ok_or_else(missing)?;
            Some(token.trim().to_owned()).filter(|_| scheme.eq_ignore_ascii_case("bearer"))
        }
        None => query_value(&rqctx.request, "access_token"),
    };
    let token = bearer
        .filter(|token| !token.is_empty())
        .ok_or_else(missing)?;
    app.accounts.tokens.find(&token).await
}

/// The session a request names, in the header or, where headers can't be set, in the query (SES-2).
fn named_session(rqctx: &RequestContext<Context>) -> Result<Option<SessionId>, AppError> {
    let header = single(rqctx.request.headers(), &MATRIX_SESSION, "Matrix-Session")?;
    let (name, text) = match header {
        Some(text) => ("Matrix-Session", text),
        None => match query_value(&rqctx.request, "session") {
            Some(text) => ("session", text),
            None => return Ok(None),
        },
    };
    text.parse()
        .map(Some)
        .map_err(|error: tidings_types::IdError| AppError::bad_parameter(name, error.to_string()))
}

fn action_id(headers: &HeaderMap) -> Result<Option<u64>, AppError> {
    let Some(text) = single(headers, &MATRIX_ACTION, "Matrix-Action")? else {
        return Ok(None);
    };
    let digits = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let id = text
        .parse()
        .ok()
        .filter(|id| digits && *id <= ACTION_ID_MAX);
    let refusal = || {
        AppError::bad_parameter(
            "Matrix-Action",
            format!("not an integer from 0 to {ACTION_ID_MAX}"),
        )
    };
    id.map(Some).ok_or_else(refusal)
}

fn single(headers: &HeaderMap, name: &HeaderName, shown: &str) -> Result<Option<String>, AppError> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(AppError::bad_parameter(shown, "given more than once"));
    }
    match value.to_str() {
        Ok(text) => Ok(Some(text.to_owned())),
        Err(_) => Err(AppError::bad_parameter(shown, "not plain text")),
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The refusal of a session that isn't alive, with what became of the action in it (SES-3).
async fn stale_session(call: &Call, client: &Client, old: &SessionId, new: SessionId) -> Failure {
    let error = AppError::new(
        ErrorKind::StaleSession,
        "the session has ended; this answer names a new one",
    );
    let mut failure = error::failure(&error);
    failure.body.session_id = Some(new);
    let Some(action_id) = call.action.as_ref().map(|action| action.id) else {
        return failure;
    };
    let app = call.app();
    match applied(app, client, old, action_id).await {
        Ok(applied) => failure.body.applied = applied,
        // Without knowing what became of the action the client might repeat it, so this answer must wait.
        Err(error) => return error::failure(&error),
    }
    failure
}

async fn applied(
    app: &App,
    client: &Client,
    old: &SessionId,
    action_id: u64,
) -> Result<Option<AppliedAction>, AppError> {
    let Some(outcome) = app.applied(client, old.as_str(), action_id).await? else {
        return Ok(None);
    };
    let mut applied = AppliedAction::new(i64::try_from(action_id).unwrap_or(i64::MAX));
    match outcome {
        Ok(done) => applied.outcome = Some(message::applied(app, client, &done).await?),
        Err(error) => {
            let (code, _) = error::code_and_status(error.kind);
            applied.error = Some(ActionError::new(code, error.message));
        }
    }
    Ok(Some(applied))
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}
