//! The area `account`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use tidings_api::params::{DeviceDeletePath, DeviceSetPath};
use tidings_types::{
    AccountDeactivateRequest, AccountGetResponse, DeviceListResponse, DeviceSetRequest, Empty,
    FlowList, LoginRequest, PasswordSetRequest, RegisterRequest, RegisterResponse,
};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/api/v1/register` (ACC-1)
pub async fn register_flow_list(call: Call) -> Result<FlowList, AppError> {
    call.app().register_flows()
}

/// `POST /_matrix/client/api/v1/register` (ACC-1)
pub async fn register(call: Call, body: RegisterRequest) -> Result<RegisterResponse, AppError> {
    call.app().register(body, call.registrant()).await
}

/// `GET /_matrix/client/api/v1/login` (ACC-2)
pub async fn login_flow_list(call: Call) -> Result<FlowList, AppError> {
    Ok(call.app().accounts.login_flows())
}

/// `POST /_matrix/client/api/v1/login` (ACC-2)
pub async fn login(call: Call, body: LoginRequest) -> Result<RegisterResponse, AppError> {
    call.app().login(body, call.registrant().user_agent).await
}

/// `GET /_matrix/client/v2/account` (ACC-3)
pub async fn account_get(call: Call) -> Result<AccountGetResponse, AppError> {
    let caller = call.caller()?;
    let device_id = caller
        .client()
        .device_id
        .parse()
        .map_err(AppError::internal)?;
    let home_server = call.app().settings.server_name.clone();
    Ok(AccountGetResponse::new(
        caller.user().clone(),
        device_id,
        home_server,
    ))
}

/// `POST /_matrix/client/v2/account/deactivate` (ACC-5)
///
/// - The rooms are left behind the answer.
pub async fn account_deactivate(
    call: Call,
    body: AccountDeactivateRequest,
) -> Result<Empty, AppError> {
    call.app()
        .deactivate(&call.caller()?, &body.password)
        .await?;
    Ok(Empty::default())
}

/// `GET /_matrix/client/v2/account/devices` (ACC-5)
pub async fn device_list(call: Call) -> Result<DeviceListResponse, AppError> {
    let devices = call.app().devices(&call.caller()?).await?;
    Ok(DeviceListResponse::new(devices))
}

/// `PUT /_matrix/client/v2/account/devices/{device_id}` (ACC-5)
pub async fn device_set(
    call: Call,
    path: DeviceSetPath,
    body: DeviceSetRequest,
) -> Result<Empty, AppError> {
    let caller = call.caller()?;
    call.app()
        .name_device(&caller, &path.device_id, body.display_name)
        .await?;
    Ok(Empty::default())
}

/// `DELETE /_matrix/client/v2/account/devices/{device_id}` (ACC-5)
///
/// - The device that asks is logged out.
pub async fn device_delete(call: Call, path: DeviceDeletePath) -> Result<Empty, AppError> {
    let caller = call.caller()?;
    call.app().remove_device(&caller, &path.device_id).await?;
    Ok(Empty::default())
}

/// `POST /_matrix/client/v2/account/logout` (ACC-5)
pub async fn logout(call: Call) -> Result<Empty, AppError> {
    call.app().log_out(&call.caller()?).await?;
    Ok(Empty::default())
}

/// `PUT /_matrix/client/v2/account/password` (ACC-5)
pub async fn password_set(call: Call, body: PasswordSetRequest) -> Result<Empty, AppError> {
    call.app().set_password(&call.caller()?, body).await?;
    Ok(Empty::default())
}
