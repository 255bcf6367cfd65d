// Written by `cargo xtask generate`; do not edit.

//! The implementation of `TidingsApi`, which passes each request on to its handler.
//!
//! A handler is `crate::http::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `crate::http::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use tidings_api::params::*;
use tidings_api::{
    Failure, RawBody, RawHeaders, RawPath, RawQuery, RawStream, RawUpgrade, Reply,
    Streamed, Upgraded, operations,
};

use crate::http::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl tidings_api::TidingsApi for Server {
    type Context = crate::http::Context;
    async fn account_deactivate(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<AccountDeactivateHeaders>,
        body: RawBody<::tidings_types::AccountDeactivateRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ACCOUNT_DEACTIVATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::account::account_deactivate(call, body).await
                    },
                )
                .await,
        )
    }

    async fn account_get(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<AccountGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::AccountGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ACCOUNT_GET,
                    move |call| async move {
                        crate::http::account::account_get(call).await
                    },
                )
                .await,
        )
    }

    async fn device_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<DeviceDeletePath>,
        _headers: RawHeaders<DeviceDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::DEVICE_DELETE,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::account::device_delete(call, path).await
                    },
                )
                .await,
        )
    }

    async fn device_list(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<DeviceListHeaders>,
    ) -> Result<
        Reply<::tidings_types::DeviceListResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::DEVICE_LIST,
                    move |call| async move {
                        crate::http::account::device_list(call).await
                    },
                )
                .await,
        )
    }

    async fn device_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<DeviceSetPath>,
        _headers: RawHeaders<DeviceSetHeaders>,
        body: RawBody<::tidings_types::DeviceSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::DEVICE_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::account::device_set(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn login(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::LoginRequest>,
    ) -> Result<Reply<::tidings_types::RegisterResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::LOGIN,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::account::login(call, body).await
                    },
                )
                .await,
        )
    }

    async fn login_flow_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::FlowList>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::LOGIN_FLOW_LIST,
                    move |call| async move {
                        crate::http::account::login_flow_list(call).await
                    },
                )
                .await,
        )
    }

    async fn logout(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<LogoutHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::LOGOUT,
                    move |call| async move { crate::http::account::logout(call).await },
                )
                .await,
        )
    }

    async fn password_set(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<PasswordSetHeaders>,
        body: RawBody<::tidings_types::PasswordSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PASSWORD_SET,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::account::password_set(call, body).await
                    },
                )
                .await,
        )
    }

    async fn register(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::RegisterRequest>,
    ) -> Result<Reply<::tidings_types::RegisterResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::REGISTER,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::account::register(call, body).await
                    },
                )
                .await,
        )
    }

    async fn register_flow_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::FlowList>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::REGISTER_FLOW_LIST,
                    move |call| async move {
                        crate::http::account::register_flow_list(call).await
                    },
                )
                .await,
        )
    }

    async fn session_capabilities_set(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<SessionCapabilitiesSetHeaders>,
        body: RawBody<::tidings_types::CapabilityHash>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::SESSION_CAPABILITIES_SET,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::session::session_capabilities_set(call, body).await
                    },
                )
                .await,
        )
    }

    async fn session_create(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<SessionCreateHeaders>,
        body: RawBody<::tidings_types::SessionCreateRequest>,
    ) -> Result<Reply<::tidings_types::Session, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::SESSION_CREATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::session::session_create(call, body).await
                    },
                )
                .await,
        )
    }

    async fn session_delete(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<SessionDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::SESSION_DELETE,
                    move |call| async move {
                        crate::http::session::session_delete(call).await
                    },
                )
                .await,
        )
    }

    async fn session_get(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<SessionGetHeaders>,
    ) -> Result<Reply<::tidings_types::Session, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::SESSION_GET,
                    move |call| async move {
                        crate::http::session::session_get(call).await
                    },
                )
                .await,
        )
    }

    async fn filter_create(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<FilterCreateHeaders>,
        body: RawBody<::tidings_types::Filter>,
    ) -> Result<
        Reply<::tidings_types::FilterCreateResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::FILTER_CREATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::filter::filter_create(call, body).await
                    },
                )
                .await,
        )
    }

    async fn filter_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<FilterGetPath>,
        _headers: RawHeaders<FilterGetHeaders>,
    ) -> Result<Reply<::tidings_types::Filter, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::FILTER_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::filter::filter_get(call, path).await
                    },
                )
                .await,
        )
    }

    async fn initial_sync(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<InitialSyncQuery>,
        _headers: RawHeaders<InitialSyncHeaders>,
    ) -> Result<
        Reply<::tidings_types::InitialSyncResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::INITIAL_SYNC,
                    move |call| async move {
                        let query = query.parse()?;
                        crate::http::sync::initial_sync(call, query).await
                    },
                )
                .await,
        )
    }

    async fn stream_poll(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamPollQuery>,
        _headers: RawHeaders<StreamPollHeaders>,
    ) -> Result<
        Reply<::tidings_types::StreamChunk, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STREAM_POLL,
                    move |call| async move {
                        let query = query.parse()?;
                        crate::http::stream::stream_poll(call, query).await
                    },
                )
                .await,
        )
    }

    async fn stream_socket(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamSocketQuery>,
        _headers: RawHeaders<StreamSocketHeaders>,
        upgrade: RawUpgrade,
    ) -> Result<Reply<Upgraded, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STREAM_SOCKET,
                    move |call| async move {
                        let query = query.parse()?;
                        crate::http::stream::stream_socket(call, query, upgrade).await
                    },
                )
                .await,
        )
    }

    async fn stream_sse(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<StreamSseQuery>,
        headers: RawHeaders<StreamSseHeaders>,
    ) -> Result<Reply<Streamed, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STREAM_SSE,
                    move |call| async move {
                        let query = query.parse()?;
                        let headers = headers.parse()?;
                        crate::http::stream::stream_sse(call, query, headers).await
                    },
                )
                .await,
        )
    }

    async fn room_create(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<RoomCreateHeaders>,
        body: RawBody<::tidings_types::RoomCreateRequest>,
    ) -> Result<
        Reply<::tidings_types::RoomCreateResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ROOM_CREATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::room::room_create(call, body).await
                    },
                )
                .await,
        )
    }

    async fn room_join(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<RoomJoinHeaders>,
        body: RawBody<::tidings_types::RoomJoinRequest>,
    ) -> Result<
        Reply<::tidings_types::RoomJoinResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ROOM_JOIN,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::room::room_join(call, body).await
                    },
                )
                .await,
        )
    }

    async fn room_leave(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<RoomLeavePath>,
        _headers: RawHeaders<RoomLeaveHeaders>,
        body: RawBody<::tidings_types::RoomLeaveRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ROOM_LEAVE,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::room::room_leave(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn invite_reject(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<InviteRejectPath>,
        _headers: RawHeaders<InviteRejectHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::INVITE_REJECT,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::member::invite_reject(call, path).await
                    },
                )
                .await,
        )
    }

    async fn member_ban(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberBanPath>,
        _headers: RawHeaders<MemberBanHeaders>,
        body: RawBody<::tidings_types::MemberBanRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEMBER_BAN,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::member::member_ban(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn member_invite(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberInvitePath>,
        _headers: RawHeaders<MemberInviteHeaders>,
        body: RawBody<::tidings_types::MemberInviteRequest>,
    ) -> Result<
        Reply<::tidings_types::MemberInviteResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEMBER_INVITE,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::member::member_invite(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn member_kick(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberKickPath>,
        _headers: RawHeaders<MemberKickHeaders>,
        body: RawBody<::tidings_types::MemberKickRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEMBER_KICK,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::member::member_kick(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn member_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberListPath>,
        query: RawQuery<MemberListQuery>,
        _headers: RawHeaders<MemberListHeaders>,
    ) -> Result<
        Reply<::tidings_types::MemberListResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEMBER_LIST,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::member::member_list(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn member_unban(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MemberUnbanPath>,
        _headers: RawHeaders<MemberUnbanHeaders>,
        body: RawBody<::tidings_types::MemberUnbanRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEMBER_UNBAN,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::member::member_unban(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn action_batch(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ActionBatchPath>,
        _headers: RawHeaders<ActionBatchHeaders>,
        body: RawBody<::tidings_types::ActionBatchRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionBatchResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ACTION_BATCH,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::message::action_batch(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn event_redact(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventRedactPath>,
        _headers: RawHeaders<EventRedactHeaders>,
        body: RawBody<::tidings_types::EventRedactRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::EVENT_REDACT,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::message::event_redact(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn message_prepare(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessagePreparePath>,
        _headers: RawHeaders<MessagePrepareHeaders>,
        body: RawBody<::tidings_types::MessageSendRequest>,
    ) -> Result<
        Reply<::tidings_types::MessagePrepareResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MESSAGE_PREPARE,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::message::message_prepare(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn message_send(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessageSendPath>,
        query: RawQuery<MessageSendQuery>,
        _headers: RawHeaders<MessageSendHeaders>,
        body: RawBody<::tidings_types::MessageSendRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MESSAGE_SEND,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        let body = call.body(body)?;
                        crate::http::message::message_send(call, path, query, body).await
                    },
                )
                .await,
        )
    }

    async fn message_send_prepared(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MessageSendPreparedPath>,
        query: RawQuery<MessageSendPreparedQuery>,
        _headers: RawHeaders<MessageSendPreparedHeaders>,
        body: RawBody<::tidings_types::MessageSendPreparedRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MESSAGE_SEND_PREPARED,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        let body = call.body(body)?;
                        crate::http::message::message_send_prepared(
                                call,
                                path,
                                query,
                                body,
                            )
                            .await
                    },
                )
                .await,
        )
    }

    async fn power_level_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<PowerLevelSetPath>,
        _headers: RawHeaders<PowerLevelSetHeaders>,
        body: RawBody<::tidings_types::PowerLevelSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::POWER_LEVEL_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::state::power_level_set(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn state_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateDeletePath>,
        _headers: RawHeaders<StateDeleteHeaders>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STATE_DELETE,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::state::state_delete(call, path).await
                    },
                )
                .await,
        )
    }

    async fn state_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateGetPath>,
        _headers: RawHeaders<StateGetHeaders>,
    ) -> Result<Reply<::tidings_types::RoomEvent, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STATE_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::state::state_get(call, path).await
                    },
                )
                .await,
        )
    }

    async fn state_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateListPath>,
        query: RawQuery<StateListQuery>,
        _headers: RawHeaders<StateListHeaders>,
    ) -> Result<
        Reply<::tidings_types::StateListResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STATE_LIST,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::state::state_list(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn state_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<StateSetPath>,
        query: RawQuery<StateSetQuery>,
        _headers: RawHeaders<StateSetHeaders>,
        body: RawBody<::tidings_types::StateSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::STATE_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        let body = call.body(body)?;
                        crate::http::state::state_set(call, path, query, body).await
                    },
                )
                .await,
        )
    }

    async fn event_context(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventContextPath>,
        query: RawQuery<EventContextQuery>,
        _headers: RawHeaders<EventContextHeaders>,
    ) -> Result<
        Reply<::tidings_types::ContextResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::EVENT_CONTEXT,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::timeline::event_context(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn event_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<EventGetPath>,
        query: RawQuery<EventGetQuery>,
        _headers: RawHeaders<EventGetHeaders>,
    ) -> Result<Reply<::tidings_types::RoomEvent, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::EVENT_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::timeline::event_get(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn reply_list(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ReplyListPath>,
        query: RawQuery<ReplyListQuery>,
        _headers: RawHeaders<ReplyListHeaders>,
    ) -> Result<
        Reply<::tidings_types::ReplyListResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::REPLY_LIST,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::timeline::reply_list(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn timeline_scroll(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<TimelineScrollPath>,
        query: RawQuery<TimelineScrollQuery>,
        _headers: RawHeaders<TimelineScrollHeaders>,
    ) -> Result<
        Reply<::tidings_types::TimelineResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::TIMELINE_SCROLL,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::timeline::timeline_scroll(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn marker_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MarkerSetPath>,
        _headers: RawHeaders<MarkerSetHeaders>,
        body: RawBody<::tidings_types::MarkerSetRequest>,
    ) -> Result<
        Reply<::tidings_types::ActionOutcome, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MARKER_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::marker::marker_set(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn presence_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<PresenceGetPath>,
        _headers: RawHeaders<PresenceGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::PresenceGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PRESENCE_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::presence::presence_get(call, path).await
                    },
                )
                .await,
        )
    }

    async fn presence_set(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<PresenceSetHeaders>,
        body: RawBody<::tidings_types::PresenceSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PRESENCE_SET,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::presence::presence_set(call, body).await
                    },
                )
                .await,
        )
    }

    async fn typing_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<TypingSetPath>,
        _headers: RawHeaders<TypingSetHeaders>,
        body: RawBody<::tidings_types::TypingSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::TYPING_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::typing::typing_set(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn capability_set_create(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<CapabilitySetCreateHeaders>,
        body: RawBody<::tidings_types::CapabilitySet>,
    ) -> Result<
        Reply<::tidings_types::CapabilityHash, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::CAPABILITY_SET_CREATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::capability::capability_set_create(call, body).await
                    },
                )
                .await,
        )
    }

    async fn capability_set_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<CapabilitySetGetPath>,
        query: RawQuery<CapabilitySetGetQuery>,
        _headers: RawHeaders<CapabilitySetGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::CapabilitySet, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::CAPABILITY_SET_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::capability::capability_set_get(call, path, query)
                            .await
                    },
                )
                .await,
        )
    }

    async fn server_capabilities_get(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<ServerCapabilitiesGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::CapabilityHash, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::SERVER_CAPABILITIES_GET,
                    move |call| async move {
                        crate::http::capability::server_capabilities_get(call).await
                    },
                )
                .await,
        )
    }

    async fn turn_server_get(
        rqctx: RequestContext<Self::Context>,
        _headers: RawHeaders<TurnServerGetHeaders>,
    ) -> Result<
        Reply<::tidings_types::TurnServerGetResponse, MatrixSessionReplyHeaders>,
        Failure,
    > {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::TURN_SERVER_GET,
                    move |call| async move {
                        crate::http::call::turn_server_get(call).await
                    },
                )
                .await,
        )
    }

    async fn alias_create(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasCreatePath>,
        _headers: RawHeaders<AliasCreateHeaders>,
        body: RawBody<::tidings_types::AliasCreateRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ALIAS_CREATE,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::directory::alias_create(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn alias_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasDeletePath>,
        _headers: RawHeaders<AliasDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ALIAS_DELETE,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::directory::alias_delete(call, path).await
                    },
                )
                .await,
        )
    }

    async fn alias_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<AliasGetPath>,
    ) -> Result<Reply<::tidings_types::AliasGetResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ALIAS_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::directory::alias_get(call, path).await
                    },
                )
                .await,
        )
    }

    async fn published_room_search(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::tidings_types::PublishedRoomSearchRequest>,
    ) -> Result<Reply<::tidings_types::PublishedRoomSearchResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PUBLISHED_ROOM_SEARCH,
                    move |call| async move {
                        let body = call.body(body)?;
                        crate::http::directory::published_room_search(call, body).await
                    },
                )
                .await,
        )
    }

    async fn room_published_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<RoomPublishedSetPath>,
        _headers: RawHeaders<RoomPublishedSetHeaders>,
        body: RawBody<::tidings_types::RoomPublishedSetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::ROOM_PUBLISHED_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::directory::room_published_set(call, path, body)
                            .await
                    },
                )
                .await,
        )
    }

    async fn profile_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileGetPath>,
        query: RawQuery<ProfileGetQuery>,
    ) -> Result<Reply<::tidings_types::ProfileGetResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PROFILE_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::profile::profile_get(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn profile_key_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileKeyDeletePath>,
        _headers: RawHeaders<ProfileKeyDeleteHeaders>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PROFILE_KEY_DELETE,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::profile::profile_key_delete(call, path).await
                    },
                )
                .await,
        )
    }

    async fn profile_key_set(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ProfileKeySetPath>,
        _headers: RawHeaders<ProfileKeySetHeaders>,
        body: RawBody<::tidings_types::ProfileKeySetRequest>,
    ) -> Result<Reply<::tidings_types::Empty, MatrixSessionReplyHeaders>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::PROFILE_KEY_SET,
                    move |call| async move {
                        let path = path.parse()?;
                        let body = call.body(body)?;
                        crate::http::profile::profile_key_set(call, path, body).await
                    },
                )
                .await,
        )
    }

    async fn media_download(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MediaDownloadPath>,
    ) -> Result<Reply<Streamed>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEDIA_DOWNLOAD,
                    move |call| async move {
                        let path = path.parse()?;
                        crate::http::media::media_download(call, path).await
                    },
                )
                .await,
        )
    }

    async fn media_thumbnail(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<MediaThumbnailPath>,
        query: RawQuery<MediaThumbnailQuery>,
    ) -> Result<Reply<Streamed>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEDIA_THUMBNAIL,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        crate::http::media::media_thumbnail(call, path, query).await
                    },
                )
                .await,
        )
    }

    async fn media_upload(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<MediaUploadQuery>,
        body: RawStream,
    ) -> Result<Reply<::tidings_types::MediaUploadResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::MEDIA_UPLOAD,
                    move |call| async move {
                        let query = query.parse()?;
                        crate::http::media::media_upload(call, query, body).await
                    },
                )
                .await,
        )
    }

    async fn health_live(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::Health>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::HEALTH_LIVE,
                    move |call| async move {
                        crate::http::server::health_live(call).await
                    },
                )
                .await,
        )
    }

    async fn health_ready(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::Health>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::HEALTH_READY,
                    move |call| async move {
                        crate::http::server::health_ready(call).await
                    },
                )
                .await,
        )
    }

    async fn version_list(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::tidings_types::VersionListResponse>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::VERSION_LIST,
                    move |call| async move {
                        crate::http::server::version_list(call).await
                    },
                )
                .await,
        )
    }
}
