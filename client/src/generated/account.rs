// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `account`.

use super::*;

/// Registration, login, devices and the account itself (ACC). Registration and login are those of version 1.
pub trait ClientAccountExt {
    /// List the ways to log in
    ///
    /// Answers the flows of login, each with its stages in order (ACC-2).
    ///
    /// Sends a `GET` request to `/_matrix/client/api/v1/login`
    ///
    /// ```text
    /// let response = client.login_flow_list()
    ///     .send()
    ///     .await;
    /// ```
    fn login_flow_list(&self) -> builder::LoginFlowList<'_>;

    /// Log in
    ///
    /// Does one stage of a login and at the end answers an access token for one device (ACC-2). `device_id` names the device; logging in with one that exists replaces its access token and ends its sessions. `m.login.password` takes `user`, a local part or a full id, and `password`. Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for a stage that isn't offered or an unknown `session`; with 403 M_FORBIDDEN for an unknown user and for a wrong password alike; with 429 M_LIMIT_EXCEEDED after too many attempts.
    ///
    /// Sends a `POST` request to `/_matrix/client/api/v1/login`
    ///
    /// ```text
    /// let response = client.login()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn login(&self) -> builder::Login<'_>;

    /// List the ways to register
    ///
    /// Answers the flows of registration, each with its stages in order (ACC-1). Refused with 403 M_FORBIDDEN when registration is closed.
    ///
    /// Sends a `GET` request to `/_matrix/client/api/v1/register`
    ///
    /// ```text
    /// let response = client.register_flow_list()
    ///     .send()
    ///     .await;
    /// ```
    fn register_flow_list(&self) -> builder::RegisterFlowList<'_>;

    /// Register a user
    ///
    /// Does one stage of a registration (ACC-1). A flow of several stages answers `session` and `next` until the last stage, `m.login.password`, makes the account and answers `access_token`. `m.login.password` takes `user` and `password`; `m.login.recaptcha` takes `challenge` and `response`, or `captcha_bypass_hmac` and `user`; `m.login.email.identity` takes `threepidCreds`. Offered are the stages that the list of flows names. `user` is a local part or a full id of this server. Passwords are kept as argon2id hashes (ACC-4). Refused with 400 M_BAD_JSON when a key of the stage is missing, M_INVALID_PARAM for an unknown stage or an unknown `session`, M_INVALID_USERNAME when `user` can't be part of a user id, M_USER_IN_USE when it is taken, M_CAPTCHA_NEEDED when the captcha was left out, M_CAPTCHA_INVALID when it was wrong; with 403 M_FORBIDDEN when registration is closed, M_THREEPID_AUTH_FAILED when an address isn't validated, M_SERVER_NOT_TRUSTED when its identity server isn't trusted; with 429 M_LIMIT_EXCEEDED after too many attempts. A refusal within a flow names `flows` and `session`.
    ///
    /// Sends a `POST` request to `/_matrix/client/api/v1/register`
    ///
    /// ```text
    /// let response = client.register()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn register(&self) -> builder::Register<'_>;

    /// Tell whom the access token belongs to
    ///
    /// Answers the user, the device and the server of the access token (ACC-3). Refused with 401 M_MISSING_TOKEN without a token, 401 M_UNKNOWN_TOKEN with one that is not or no longer known.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/account`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.account_get()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn account_get(&self) -> builder::AccountGet<'_>;

    /// End my account
    ///
    /// Ends the account for good: all its devices, access tokens and sessions end at once, nobody can log in to it, and its user id is never given out again (ACC-5). Refused with 403 M_FORBIDDEN when the password is wrong, 429 M_LIMIT_EXCEEDED after too many attempts.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/account/deactivate`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.account_deactivate()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn account_deactivate(&self) -> builder::AccountDeactivate<'_>;

    /// List my devices
    ///
    /// Answers all devices of the user, the one seen last first (ACC-5). Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/account/devices`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.device_list()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn device_list(&self) -> builder::DeviceList<'_>;

    /// Name a device of mine
    ///
    /// Sets the name that people see (ACC-5). Refused with 404 M_NOT_FOUND when the user has no such device, 400 when the name is missing or too long.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/account/devices/{device_id}`
    ///
    /// Arguments:
    /// - `device_id`: The device.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.device_set()
    ///     .device_id(device_id)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn device_set(&self) -> builder::DeviceSet<'_>;

    /// Remove a device of mine
    ///
    /// Ends the access token of the device and its sessions at once (ACC-5). Removing the device that asks is the same as logging out. Refused with 404 M_NOT_FOUND when the user has no such device.
    ///
    /// Sends a `DELETE` request to `/_matrix/client/v2/account/devices/{device_id}`
    ///
    /// Arguments:
    /// - `device_id`: The device.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.device_delete()
    ///     .device_id(device_id)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn device_delete(&self) -> builder::DeviceDelete<'_>;

    /// Log this device out
    ///
    /// Ends the access token, its device and its sessions at once (ACC-5). The header names the session that ended with it. Refused with 401 M_UNKNOWN_TOKEN when the token is no longer known.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/account/logout`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.logout()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn logout(&self) -> builder::Logout<'_>;

    /// Change my password
    ///
    /// Replaces the password (ACC-5). The user's other devices are logged out, unless `logout_devices` is false; the one that asks stays. Refused with 403 M_FORBIDDEN when `old_password` is wrong, 400 when the new one is empty or too long, 429 M_LIMIT_EXCEEDED after too many attempts.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/account/password`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.password_set()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn password_set(&self) -> builder::PasswordSet<'_>;
}

impl ClientAccountExt for Client {
    fn login_flow_list(&self) -> builder::LoginFlowList<'_> {
        builder::LoginFlowList::new(self)
    }

    fn login(&self) -> builder::Login<'_> {
        builder::Login::new(self)
    }

    fn register_flow_list(&self) -> builder::RegisterFlowList<'_> {
        builder::RegisterFlowList::new(self)
    }

    fn register(&self) -> builder::Register<'_> {
        builder::Register::new(self)
    }

    fn account_get(&self) -> builder::AccountGet<'_> {
        builder::AccountGet::new(self)
    }

    fn account_deactivate(&self) -> builder::AccountDeactivate<'_> {
        builder::AccountDeactivate::new(self)
    }

    fn device_list(&self) -> builder::DeviceList<'_> {
        builder::DeviceList::new(self)
    }

    fn device_set(&self) -> builder::DeviceSet<'_> {
        builder::DeviceSet::new(self)
    }

    fn device_delete(&self) -> builder::DeviceDelete<'_> {
        builder::DeviceDelete::new(self)
    }

    fn logout(&self) -> builder::Logout<'_> {
        builder::Logout::new(self)
    }

    fn password_set(&self) -> builder::PasswordSet<'_> {
        builder::PasswordSet::new(self)
    }
}
