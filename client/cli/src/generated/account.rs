// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `account`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientAccountExt};

/// `POST /_matrix/client/v2/account/deactivate`.
pub(super) static ACCOUNT_DEACTIVATE: Operation = Operation {
    id: "account_deactivate",
    area: "account",
    summary: "End my account.",
    description: "Ends the account for good: all its devices, access tokens and sessions end at once, nobody can log in to it, and its user id is never given out again (ACC-5). Refused with 403 M_FORBIDDEN when the password is wrong, 429 M_LIMIT_EXCEEDED after too many attempts.",
    method: "POST",
    path: "/_matrix/client/v2/account/deactivate",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "password",
                option: "password",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::text("password", None, Some(512))
            .required_unless_present(support::WHOLE_BODY)
            .help("The account's password."),
    ]),
    run: |call| Box::pin(account_deactivate(call)),
};

async fn account_deactivate(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::AccountDeactivateRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.account_deactivate();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/account`.
pub(super) static ACCOUNT_GET: Operation = Operation {
    id: "account_get",
    area: "account",
    summary: "Tell whom the access token belongs to.",
    description: "Answers the user, the device and the server of the access token (ACC-3). Refused with 401 M_MISSING_TOKEN without a token, 401 M_UNKNOWN_TOKEN with one that is not or no longer known.",
    method: "GET",
    path: "/_matrix/client/v2/account",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(account_get(call)),
};

async fn account_get(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.account_get();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `DELETE /_matrix/client/v2/account/devices/{device_id}`.
pub(super) static DEVICE_DELETE: Operation = Operation {
    id: "device_delete",
    area: "account",
    summary: "Remove a device of mine.",
    description: "Ends the access token of the device and its sessions at once (ACC-5). Removing the device that asks is the same as logging out. Refused with 404 M_NOT_FOUND when the user has no such device.",
    method: "DELETE",
    path: "/_matrix/client/v2/account/devices/{device_id}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::DeviceId>("device-id")
            .required(true)
            .help("The device."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(device_delete(call)),
};

async fn device_delete(call: Call<'_>) -> Result<(), Failure> {
    let given_device_id: ::tidings_types::DeviceId = call.need("device-id")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.device_delete();
            request = request.device_id(given_device_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/account/devices`.
pub(super) static DEVICE_LIST: Operation = Operation {
    id: "device_list",
    area: "account",
    summary: "List my devices.",
    description: "Answers all devices of the user, the one seen last first (ACC-5). Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.",
    method: "GET",
    path: "/_matrix/client/v2/account/devices",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(device_list(call)),
};

async fn device_list(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.device_list();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `PUT /_matrix/client/v2/account/devices/{device_id}`.
pub(super) static DEVICE_SET: Operation = Operation {
    id: "device_set",
    area: "account",
    summary: "Name a device of mine.",
    description: "Sets the name that people see (ACC-5). Refused with 404 M_NOT_FOUND when the user has no such device, 400 when the name is missing or too long.",
    method: "PUT",
    path: "/_matrix/client/v2/account/devices/{device_id}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "display_name",
                option: "display-name",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::DeviceId>("device-id")
            .required(true)
            .help("The device."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::text("display-name", None, Some(255))
            .required_unless_present(support::WHOLE_BODY)
            .help("The device's name for people."),
    ]),
    run: |call| Box::pin(device_set(call)),
};

async fn device_set(mut call: Call<'_>) -> Result<(), Failure> {
    let given_device_id: ::tidings_types::DeviceId = call.need("device-id")?;
    let body: ::tidings_types::DeviceSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.device_set();
            request = request.device_id(given_device_id.clone());
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/api/v1/login`.
pub(super) static LOGIN: Operation = Operation {
    id: "login",
    area: "account",
    summary: "Log in.",
    description: "Does one stage of a login and at the end answers an access token for one device (ACC-2). `device_id` names the device; logging in with one that exists replaces its access token and ends its sessions. `m.login.password` takes `user`, a local part or a full id, and `password`. Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for a stage that isn't offered or an unknown `session`; with 403 M_FORBIDDEN for an unknown user and for a wrong password alike; with 429 M_LIMIT_EXCEEDED after too many attempts.",
    method: "POST",
    path: "/_matrix/client/api/v1/login",
    secured: false,
    own_headers: &[],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "captcha_bypass_hmac",
                option: "captcha-bypass-hmac",
                many: false,
            },
            Field {
                wire: "challenge",
                option: "challenge",
                many: false,
            },
            Field {
                wire: "device_id",
                option: "device-id",
                many: false,
            },
            Field {
                wire: "initial_device_display_name",
                option: "initial-device-display-name",
                many: false,
            },
            Field {
                wire: "password",
                option: "password",
                many: false,
            },
            Field {
                wire: "response",
                option: "response",
                many: false,
            },
            Field {
                wire: "session",
                option: "session",
                many: false,
            },
            Field {
                wire: "threepidCreds",
                option: "threepid-creds",
                many: true,
            },
            Field {
                wire: "type",
                option: "type",
                many: false,
            },
            Field {
                wire: "user",
                option: "user",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::text("captcha-bypass-hmac", None, Some(128))
            .help(
                "Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.",
            ),
        option::text("challenge", None, Some(4096))
            .help("The challenge that was shown. For `m.login.recaptcha`."),
        option::named::<::tidings_types::DeviceId>("device-id")
            .help("The device that logs in. The server makes one when absent (ACC-2)."),
        option::text("initial-device-display-name", None, Some(255))
            .help("The device's name for people, should the device be new."),
        option::text("password", None, Some(512))
            .help("The password. For `m.login.password`."),
        option::text("response", None, Some(16_384))
            .help("What the person made of the challenge. For `m.login.recaptcha`."),
        option::text("session", None, Some(255))
            .help(
                "The session an earlier answer of this flow gave. Absent in the first request.",
            ),
        option::json::<::tidings_types::ThreepidCredential>("threepid-creds")
            .action(::clap::ArgAction::Append)
            .help("The validated addresses. For `m.login.email.identity`."),
        option::text("type", None, Some(255))
            .required_unless_present(support::WHOLE_BODY)
            .help(
                "The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.",
            ),
        option::text("user", None, Some(1024))
            .help("The local part or the full user id. For `m.login.password`."),
    ]),
    run: |call| Box::pin(login(call)),
};

async fn login(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::LoginRequest = call.body().await?;
    call.answer(async |client: Client, _place: support::Place| {
            let mut request = client.login();
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/api/v1/login`.
pub(super) static LOGIN_FLOW_LIST: Operation = Operation {
    id: "login_flow_list",
    area: "account",
    summary: "List the ways to log in.",
    description: "Answers the flows of login, each with its stages in order (ACC-2).",
    method: "GET",
    path: "/_matrix/client/api/v1/login",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(login_flow_list(call)),
};

async fn login_flow_list(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, _place: support::Place| {
            client.login_flow_list().send().await
        })
        .await
}

/// `POST /_matrix/client/v2/account/logout`.
pub(super) static LOGOUT: Operation = Operation {
    id: "logout",
    area: "account",
    summary: "Log this device out.",
    description: "Ends the access token, its device and its sessions at once (ACC-5). The header names the session that ended with it. Refused with 401 M_UNKNOWN_TOKEN when the token is no longer known.",
    method: "POST",
    path: "/_matrix/client/v2/account/logout",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(logout(call)),
};

async fn logout(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.logout();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `PUT /_matrix/client/v2/account/password`.
pub(super) static PASSWORD_SET: Operation = Operation {
    id: "password_set",
    area: "account",
    summary: "Change my password.",
    description: "Replaces the password (ACC-5). The user's other devices are logged out, unless `logout_devices` is false; the one that asks stays. Refused with 403 M_FORBIDDEN when `old_password` is wrong, 400 when the new one is empty or too long, 429 M_LIMIT_EXCEEDED after too many attempts.",
    method: "PUT",
    path: "/_matrix/client/v2/account/password",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "logout_devices",
                option: "logout-devices",
                many: false,
            },
            Field {
                wire: "new_password",
                option: "new-password",
                many: false,
            },
            Field {
                wire: "old_password",
                option: "old-password",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::switch("logout-devices")
            .help("Whether the user's other devices are logged out. True when absent."),
        option::text("new-password", Some(1), Some(512))
            .required_unless_present(support::WHOLE_BODY)
            .help("The password as it shall be."),
        option::text("old-password", None, Some(512))
            .required_unless_present(support::WHOLE_BODY)
            .help("The password as it is."),
    ]),
    run: |call| Box::pin(password_set(call)),
};

async fn password_set(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::PasswordSetRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.password_set();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `POST /_matrix/client/api/v1/register`.
pub(super) static REGISTER: Operation = Operation {
    id: "register",
    area: "account",
    summary: "Register a user.",
    description: "Does one stage of a registration (ACC-1). A flow of several stages answers `session` and `next` until the last stage, `m.login.password`, makes the account and answers `access_token`. `m.login.password` takes `user` and `password`; `m.login.recaptcha` takes `challenge` and `response`, or `captcha_bypass_hmac` and `user`; `m.login.email.identity` takes `threepidCreds`. Offered are the stages that the list of flows names. `user` is a local part or a full id of this server. Passwords are kept as argon2id hashes (ACC-4). Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for an unknown stage or an unknown `session`, M_INVALID_USERNAME when `user` can't be part of a user id, M_USER_IN_USE when it is taken, M_CAPTCHA_NEEDED when the captcha was left out, M_CAPTCHA_INVALID when it was wrong; with 403 M_FORBIDDEN when registration is closed, M_THREEPID_AUTH_FAILED when an address isn't validated, M_SERVER_NOT_TRUSTED when its identity server isn't trusted; with 429 M_LIMIT_EXCEEDED after too many attempts. A refusal within a flow names `flows` and `session`.",
    method: "POST",
    path: "/_matrix/client/api/v1/register",
    secured: false,
    own_headers: &[],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "captcha_bypass_hmac",
                option: "captcha-bypass-hmac",
                many: false,
            },
            Field {
                wire: "challenge",
                option: "challenge",
                many: false,
            },
            Field {
                wire: "device_id",
                option: "device-id",
                many: false,
            },
            Field {
                wire: "initial_device_display_name",
                option: "initial-device-display-name",
                many: false,
            },
            Field {
                wire: "password",
                option: "password",
                many: false,
            },
            Field {
                wire: "response",
                option: "response",
                many: false,
            },
            Field {
                wire: "session",
                option: "session",
                many: false,
            },
            Field {
                wire: "threepidCreds",
                option: "threepid-creds",
                many: true,
            },
            Field {
                wire: "type",
                option: "type",
                many: false,
            },
            Field {
                wire: "user",
                option: "user",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::text("captcha-bypass-hmac", None, Some(128))
            .help(
                "Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.",
            ),
        option::text("challenge", None, Some(4096))
            .help("The challenge that was shown. For `m.login.recaptcha`."),
        option::named::<::tidings_types::DeviceId>("device-id")
            .help("The device that logs in. The server makes one when absent (ACC-2)."),
        option::text("initial-device-display-name", None, Some(255))
            .help("The device's name for people, should the device be new."),
        option::text("password", None, Some(512))
            .help("The password. For `m.login.password`."),
        option::text("response", None, Some(16_384))
            .help("What the person made of the challenge. For `m.login.recaptcha`."),
        option::text("session", None, Some(255))
            .help(
                "The session an earlier answer of this flow gave. Absent in the first request.",
            ),
        option::json::<::tidings_types::ThreepidCredential>("threepid-creds")
            .action(::clap::ArgAction::Append)
            .help("The validated addresses. For `m.login.email.identity`."),
        option::text("type", None, Some(255))
            .required_unless_present(support::WHOLE_BODY)
            .help(
                "The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.",
            ),
        option::text("user", None, Some(1024))
            .help(
                "The wanted local part or full user id. The server makes one when absent.",
            ),
    ]),
    run: |call| Box::pin(register(call)),
};

async fn register(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::RegisterRequest = call.body().await?;
    call.answer(async |client: Client, _place: support::Place| {
            let mut request = client.register();
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/api/v1/register`.
pub(super) static REGISTER_FLOW_LIST: Operation = Operation {
    id: "register_flow_list",
    area: "account",
    summary: "List the ways to register.",
    description: "Answers the flows of registration, each with its stages in order (ACC-1). Refused with 403 M_FORBIDDEN when registration is closed.",
    method: "GET",
    path: "/_matrix/client/api/v1/register",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(register_flow_list(call)),
};

async fn register_flow_list(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, _place: support::Place| {
            client.register_flow_list().send().await
        })
        .await
}
