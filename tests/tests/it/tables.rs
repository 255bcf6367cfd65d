//! From names to Rust types, so that tests can go through all of them.
//!
//! Rust can't list the types of a crate. The two lists stand here, and the tests below say which name is missing.

use schemars::JsonSchema;
use schemars::r#gen::SchemaSettings;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tidings_api::{BadRequest, Pairs, Parameters, params};
use tidings_codegen::model::Operation;
use tidings_codegen::names;

use super::document::{document, none};

/// A type of the document in Rust.
pub(crate) struct Type {
    /// Its name.
    pub(crate) name: &'static str,
    /// Parses a JSON text and prints it again.
    pub(crate) reprint: fn(&str) -> Result<Value, String>,
    /// The schema that the type says of itself.
    pub(crate) schema: fn() -> Value,
}

/// The parameters of one kind of one operation.
pub(crate) struct ParameterSet {
    /// The operation in `PascalCase`, then `Path`, `Query` or `Headers`.
    pub(crate) name: &'static str,
    /// Reads them; the value itself is dropped.
    pub(crate) read: fn(&Pairs) -> Result<(), BadRequest>,
}

fn reprint<T: Serialize + DeserializeOwned>(text: &str) -> Result<Value, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let text = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

fn schema<T: JsonSchema>() -> Value {
    let schema = T::json_schema(&mut SchemaSettings::openapi3().into_generator());
    serde_json::to_value(schema).expect("a schema is JSON")
}

const fn entry<T>(name: &'static str) -> Type
where
    T: Serialize + DeserializeOwned + JsonSchema,
{
    Type {
        name,
        reprint: reprint::<T>,
        schema: schema::<T>,
    }
}

/// An entry for a type that has no public name: that of a field.
const fn entry_of<S, T>(name: &'static str, _: fn(S) -> T) -> Type
where
    T: Serialize + DeserializeOwned + JsonSchema,
{
    entry::<T>(name)
}

macro_rules! types {
    ($($name:ident,)*) => {
        &[
            // The trait of all contents has this name in Rust.
            entry_of("EventContent", |request: tidings_types::MessageSendRequest| request.content),
            $(entry::<tidings_types::$name>(stringify!($name)),)*
        ]
    };
}

macro_rules! parameter_sets {
    ($($name:ident,)*) => {
        &[$(ParameterSet {
            name: stringify!($name),
            read: |pairs| params::$name::read(pairs).map(drop),
        },)*]
    };
}

/// Every type that an operation reaches.
#[rustfmt::skip]
pub(crate) const TYPES: &[Type] = types![
    AccountDeactivateRequest, AccountGetResponse, ActionBatchRequest, ActionBatchResponse,
    ActionError, ActionOutcome, AliasCreateRequest, AliasGetResponse, ApiError, AppliedAction,
    AppliedOutcome, BatchAction, BatchActionKind, BatchOutcome, Capability, CapabilityHash,
    CapabilitySet, ChunkToken, ContextResponse, Delivery, Device, DeviceId, DeviceListResponse,
    DeviceSetRequest, Empty, ErrorCode, EventId, EventRedactRequest, EventType, Filter,
    FilterCreateResponse, FilterFormat, FilterKeys, FilterPatterns, FilterRooms, FilterToken,
    FilterUpdates, FilterUsers, FlowList, Health, InitialSyncResponse, InviteEntry, Inviter,
    JoinRule, LoginFlow, LoginRequest, LoginStages, MarkerKind, MarkerSetRequest, MediaId,
    MediaUploadResponse, MemberBanRequest, MemberInviteRequest, MemberInviteResponse,
    MemberKickRequest, MemberListResponse, MemberUnbanRequest, Membership, MessagePrepareResponse,
    MessageSendPreparedRequest, MessageSendRequest, MxcUri, PaginationToken, PasswordSetRequest,
    PowerLevelKey, PowerLevelSetRequest, PowerLevels, PreparedToken, PresenceGetResponse,
    PresenceSetRequest, PresenceState, ProfileGetResponse, ProfileKey, ProfileKeySetRequest,
    ProfileKeys, ProfileValue, PublishedRoom, PublishedRoomSearchRequest,
    PublishedRoomSearchResponse, Reason, RegisterRequest, RegisterResponse, RelType, RelatesTo,
    Replies, ReplyFilter, ReplyListResponse, ReplySort, RoomAlias, RoomCreateRequest,
    RoomCreateResponse, RoomEntry, RoomEvent, RoomId, RoomJoinRequest, RoomJoinResponse,
    RoomLeaveRequest, RoomMember, RoomMembers, RoomPublishedSetRequest, RoomVisibility,
    ScrollDirection, ServerName, Session, SessionCreateRequest, SessionId, Sha256, StateEventInput,
    StateKey, StateListResponse, StateSetRequest, StreamChunk, ThreepidCredential,
    ThreepidCredentials, ThumbnailMethod, TimelineResponse, TurnServerGetResponse, TurnUris,
    TypingSetRequest, Unsigned, UserId, VersionListResponse,
];

/// Every set of parameters.
#[rustfmt::skip]
pub(crate) const PARAMETER_SETS: &[ParameterSet] = parameter_sets![
    AccountDeactivateHeaders, AccountGetHeaders, ActionBatchHeaders, ActionBatchPath,
    AliasCreateHeaders, AliasCreatePath, AliasDeleteHeaders, AliasDeletePath, AliasGetPath,
    CapabilitySetCreateHeaders, CapabilitySetGetHeaders, CapabilitySetGetPath,
    CapabilitySetGetQuery, DeviceDeleteHeaders, DeviceDeletePath, DeviceListHeaders,
    DeviceSetHeaders, DeviceSetPath, EventContextHeaders, EventContextPath, EventContextQuery,
    EventGetHeaders, EventGetPath, EventGetQuery, EventRedactHeaders, EventRedactPath,
    FilterCreateHeaders, FilterGetHeaders, FilterGetPath, InitialSyncHeaders, InitialSyncQuery,
    InviteRejectHeaders, InviteRejectPath, LogoutHeaders, MarkerSetHeaders, MarkerSetPath,
    MediaDownloadPath, MediaThumbnailPath, MediaThumbnailQuery, MediaUploadQuery, MemberBanHeaders,
    MemberBanPath, MemberInviteHeaders, MemberInvitePath, MemberKickHeaders, MemberKickPath,
    MemberListHeaders, MemberListPath, MemberListQuery, MemberUnbanHeaders, MemberUnbanPath,
    MessagePrepareHeaders, MessagePreparePath, MessageSendHeaders, MessageSendPath,
    MessageSendPreparedHeaders, MessageSendPreparedPath, MessageSendPreparedQuery, MessageSendQuery,
    PasswordSetHeaders, PowerLevelSetHeaders, PowerLevelSetPath, PresenceGetHeaders,
    PresenceGetPath, PresenceSetHeaders, ProfileGetPath, ProfileGetQuery, ProfileKeyDeleteHeaders,
    ProfileKeyDeletePath, ProfileKeySetHeaders, ProfileKeySetPath, ReplyListHeaders, ReplyListPath,
    ReplyListQuery, RoomCreateHeaders, RoomJoinHeaders, RoomLeaveHeaders, RoomLeavePath,
    RoomPublishedSetHeaders, RoomPublishedSetPath, ServerCapabilitiesGetHeaders,
    SessionCapabilitiesSetHeaders, SessionCreateHeaders, SessionDeleteHeaders, SessionGetHeaders,
    StateDeleteHeaders, StateDeletePath, StateGetHeaders, StateGetPath, StateListHeaders,
    StateListPath, StateListQuery, StateSetHeaders, StateSetPath, StateSetQuery, StreamPollHeaders,
    StreamPollQuery, StreamSocketHeaders, StreamSocketQuery, StreamSseHeaders, StreamSseQuery,
    TimelineScrollHeaders, TimelineScrollPath, TimelineScrollQuery, TurnServerGetHeaders,
    TypingSetHeaders, TypingSetPath,
];

/// A type by its name.
pub(crate) fn type_of(name: &str) -> &'static Type {
    let found = TYPES.iter().find(|entry| entry.name == name);
    found.unwrap_or_else(|| panic!("{name} isn't in `TYPES`"))
}

/// A set of parameters by operation and kind; `None` when the operation has none of that kind.
pub(crate) fn parameters_of(operation: &Operation, kind: &str) -> Option<&'static ParameterSet> {
    let name = format!("{}{kind}", names::pascal(&operation.id));
    PARAMETER_SETS.iter().find(|set| set.name == name)
}

#[test]
fn the_list_of_types_is_that_of_the_document() {
    let listed: Vec<String> = TYPES.iter().map(|entry| entry.name.to_owned()).collect();
    let known: Vec<String> = document().http_schemas().into_keys().collect();
    same("TYPES", &listed, &known);
}

#[test]
fn the_list_of_parameter_sets_is_that_of_the_document() {
    let mut known = Vec::new();
    for operation in &document().operations {
        let name = names::pascal(&operation.id);
        for (kind, parameters) in [
            ("Path", &operation.path_params),
            ("Query", &operation.query_params),
            ("Headers", &operation.header_params),
        ] {
            if !parameters.is_empty() {
                known.push(format!("{name}{kind}"));
            }
        }
    }
    let listed: Vec<String> = PARAMETER_SETS
        .iter()
        .map(|set| set.name.to_owned())
        .collect();
    same("PARAMETER_SETS", &listed, &known);
}

fn same(list: &str, listed: &[String], known: &[String]) {
    let missing = known.iter().filter(|name| !listed.contains(name));
    let missing = missing.map(|name| format!("add {name} to {list}"));
    let gone = listed.iter().filter(|name| !known.contains(name));
    let gone = gone.map(|name| format!("take {name} out of {list}: the document hasn't got it"));
    none(&missing.chain(gone).collect::<Vec<_>>());
    assert_eq!(listed.len(), known.len(), "a name stands twice in {list}");
}
