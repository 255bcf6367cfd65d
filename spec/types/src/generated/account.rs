// Written by `cargo xtask generate`; do not edit.

//! Types of the area `account`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Confirms the end of an account (ACC-5).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AccountDeactivateRequest {
    /// The account's password.
    pub password: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AccountDeactivateRequest {
    /// With what is required; what may be absent is.
    pub fn new(password: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            password: password.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Whom the access token belongs to.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AccountGetResponse {
    /// The device.
    pub device_id: DeviceId,
    /// The user's server.
    pub home_server: crate::ids::ServerName,
    /// The user.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AccountGetResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        user_id: crate::ids::UserId,
        device_id: DeviceId,
        home_server: crate::ids::ServerName,
    ) -> Self {
        Self {
            device_id,
            home_server,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A device of the user, that is one access token (ACC-5).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Device {
    /// When it logged in, in milliseconds since 1970.
    pub created_ts: i64,
    /// The device.
    pub device_id: DeviceId,
    /// The device's name for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub display_name: ::std::option::Option<::std::string::String>,
    /// When it last sent a request, in milliseconds since 1970.
    pub last_seen_ts: i64,
    /// What it last called itself in the header `User-Agent`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user_agent: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Device {
    /// With what is required; what may be absent is.
    pub fn new(device_id: DeviceId, created_ts: i64, last_seen_ts: i64) -> Self {
        Self {
            created_ts,
            device_id,
            display_name: ::std::option::Option::None,
            last_seen_ts,
            user_agent: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Names a device of a user. Chosen by the client at login or made by the server (ACC-2). Printable ASCII without spaces.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct DeviceId(::std::string::String);

impl ::std::ops::Deref for DeviceId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<DeviceId> for ::std::string::String {
    fn from(value: DeviceId) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for DeviceId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[!-~]{1,255}$").expect("the generator has tried it")
        });
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[!-~]{1,255}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for DeviceId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for DeviceId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for DeviceId {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}

/// The user's devices (ACC-5).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct DeviceListResponse {
    /// The devices, the one seen last first.
    pub devices: ::std::vec::Vec<Device>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl DeviceListResponse {
    /// With what is required; what may be absent is.
    pub fn new(devices: ::std::vec::Vec<Device>) -> Self {
        Self {
            devices,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What to change of a device (ACC-5).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct DeviceSetRequest {
    /// The device's name for people.
    pub display_name: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl DeviceSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(display_name: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            display_name: display_name.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The ways to register or to log in. One of them has to be gone to its end (ACC-1, ACC-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FlowList {
    /// The flows on offer.
    pub flows: ::std::vec::Vec<LoginFlow>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl FlowList {
    /// With what is required; what may be absent is.
    pub fn new(flows: ::std::vec::Vec<LoginFlow>) -> Self {
        Self {
            flows,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One stage of a login (ACC-2): `type` and the keys of that stage, and `session` from the second request on. `m.login.password` needs `user` and `password`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct LoginRequest {
    /// Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub captcha_bypass_hmac: ::std::option::Option<::std::string::String>,
    /// The challenge that was shown. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub challenge: ::std::option::Option<::std::string::String>,
    /// The device that logs in. The server makes one when absent (ACC-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<DeviceId>,
    /// The device's name for people, should the device be new.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub initial_device_display_name: ::std::option::Option<::std::string::String>,
    /// The password. For `m.login.password`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub password: ::std::option::Option<::std::string::String>,
    /// What the person made of the challenge. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub response: ::std::option::Option<::std::string::String>,
    /// The session an earlier answer of this flow gave. Absent in the first request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session: ::std::option::Option<::std::string::String>,
    /// The validated addresses. For `m.login.email.identity`.
    #[serde(
        rename = "threepidCreds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub threepid_creds: ::std::option::Option<ThreepidCredentials>,
    /// The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    /// The local part or the full user id. For `m.login.password`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl LoginRequest {
    /// With what is required; what may be absent is.
    pub fn new(type_: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            captcha_bypass_hmac: ::std::option::Option::None,
            challenge: ::std::option::Option::None,
            device_id: ::std::option::Option::None,
            initial_device_display_name: ::std::option::Option::None,
            password: ::std::option::Option::None,
            response: ::std::option::Option::None,
            session: ::std::option::Option::None,
            threepid_creds: ::std::option::Option::None,
            type_: type_.into(),
            user: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A change of password (ACC-5).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PasswordSetRequest {
    /// Whether the user's other devices are logged out. True when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub logout_devices: ::std::option::Option<bool>,
    /// The password as it shall be.
    pub new_password: ::std::string::String,
    /// The password as it is.
    pub old_password: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PasswordSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(
        old_password: impl ::std::convert::Into<::std::string::String>,
        new_password: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            logout_devices: ::std::option::Option::None,
            new_password: new_password.into(),
            old_password: old_password.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One stage of a registration (ACC-1): `type` and the keys of that stage, and `session` from the second request on.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RegisterRequest {
    /// Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub captcha_bypass_hmac: ::std::option::Option<::std::string::String>,
    /// The challenge that was shown. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub challenge: ::std::option::Option<::std::string::String>,
    /// The device that logs in. The server makes one when absent (ACC-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<DeviceId>,
    /// The device's name for people, should the device be new.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub initial_device_display_name: ::std::option::Option<::std::string::String>,
    /// The password. For `m.login.password`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub password: ::std::option::Option<::std::string::String>,
    /// What the person made of the challenge. For `m.login.recaptcha`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub response: ::std::option::Option<::std::string::String>,
    /// The session an earlier answer of this flow gave. Absent in the first request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session: ::std::option::Option<::std::string::String>,
    /// The validated addresses. For `m.login.email.identity`.
    #[serde(
        rename = "threepidCreds",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub threepid_creds: ::std::option::Option<ThreepidCredentials>,
    /// The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    /// The wanted local part or full user id. The server makes one when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RegisterRequest {
    /// With what is required; what may be absent is.
    pub fn new(type_: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            captcha_bypass_hmac: ::std::option::Option::None,
            challenge: ::std::option::Option::None,
            device_id: ::std::option::Option::None,
            initial_device_display_name: ::std::option::Option::None,
            password: ::std::option::Option::None,
            response: ::std::option::Option::None,
            session: ::std::option::Option::None,
            threepid_creds: ::std::option::Option::None,
            type_: type_.into(),
            user: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The end of a registration or login, or a step on the way (ACC-1, ACC-2). At the end `user_id`, `access_token`, `home_server` and `device_id` stand in it; before that `session` and `next`.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RegisterResponse {
    /// The token for later requests (ACC-3). Opaque, it doesn't run out by itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub access_token: ::std::option::Option<::std::string::String>,
    /// The device that is now logged in.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<DeviceId>,
    /// The user's server.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub home_server: ::std::option::Option<crate::ids::ServerName>,
    /// The type of the stage to do next.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next: ::std::option::Option<::std::string::String>,
    /// To repeat in the next stage.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub session: ::std::option::Option<::std::string::String>,
    /// The user, always the full id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user_id: ::std::option::Option<crate::ids::UserId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Proof that an identity server validated an address (ACC-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ThreepidCredential {
    /// The secret the client gave that session.
    #[serde(rename = "clientSecret")]
    pub client_secret: ::std::string::String,
    /// The identity server.
    #[serde(rename = "idServer")]
    pub id_server: ::std::string::String,
    /// The identity server's session.
    pub sid: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ThreepidCredential {
    /// With what is required; what may be absent is.
    pub fn new(
        sid: impl ::std::convert::Into<::std::string::String>,
        client_secret: impl ::std::convert::Into<::std::string::String>,
        id_server: impl ::std::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            client_secret: client_secret.into(),
            id_server: id_server.into(),
            sid: sid.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Addresses that an identity server validated (ACC-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ThreepidCredentials(pub ::std::vec::Vec<ThreepidCredential>);

impl ::std::ops::Deref for ThreepidCredentials {
    type Target = ::std::vec::Vec<ThreepidCredential>;
    fn deref(&self) -> &::std::vec::Vec<ThreepidCredential> {
        &self.0
    }
}

impl ::std::convert::From<ThreepidCredentials> for ::std::vec::Vec<ThreepidCredential> {
    fn from(value: ThreepidCredentials) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<ThreepidCredential>> for ThreepidCredentials {
    fn from(value: ::std::vec::Vec<ThreepidCredential>) -> Self {
        Self(value)
    }
}
