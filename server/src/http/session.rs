//! The area `session`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use tidings_types::{CapabilityHash, Empty, Session, SessionCreateRequest};

use super::edge::Call;
use crate::app::AppError;

/// `POST /_matrix/client/v2/session` (SES-4)
///
/// - Sent without a session it starts one, not two: the one that every request without a session starts.
/// - A capability hash that the server doesn't know is refused (CAP-2).
pub async fn session_create(call: Call, body: SessionCreateRequest) -> Result<Session, AppError> {
    let capabilities = match &body.capabilities {
        Some(named) => Some(call.app().client_capabilities(&named.sha256).await?),
        None => None,
    };
    let caller = call.caller()?;
    let sessions = &call.app().sessions;
    let fresh = call
        .names_session()
        .then(|| sessions.start_unannounced(caller.client()));
    let session = fresh
        .as_ref()
        .map_or(&caller.session, |guard| guard.session());
    if let Some(presence) = body.presence {
        session.begin_with(presence);
    }
    if capabilities.is_some() {
        session.set_capabilities(capabilities);
    }
    Ok(shown(&call, session))
}

/// `GET /_matrix/client/v2/session` (SES-4)
pub async fn session_get(call: Call) -> Result<Session, AppError> {
    let caller = call.caller()?;
    Ok(shown(&call, &caller.session))
}

fn shown(call: &Call, session: &crate::app::Session) -> Session {
    let view = session.view(call.app().sessions.limits());
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    Session {
        session_id: session.id.clone(),
        expires_in_ms: signed(view.expires_in_ms),
        next_action_id: signed(view.next_action_id),
        presence: view.presence,
        typing: view.typing,
        extra: serde_json::Map::new(),
    }
}

/// `PUT /_matrix/client/v2/session/capabilities` (CAP-2)
///
/// - A set that the server doesn't know is refused, and what the session said before stays.
pub async fn session_capabilities_set(call: Call, body: CapabilityHash) -> Result<Empty, AppError> {
    let capabilities = call.app().client_capabilities(&body.sha256).await?;
    call.caller()?.session.set_capabilities(Some(capabilities));
    Ok(Empty::default())
}

/// `DELETE /_matrix/client/v2/session` (SES-4, SES-6)
pub async fn session_delete(call: Call) -> Result<Empty, AppError> {
    call.app().sessions.end(&call.caller()?.session);
    Ok(Empty::default())
}
