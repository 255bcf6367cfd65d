//! The area `account`.

#![expect(
    clippy::unused_async,
    reason = "a handler is awaited, whether or not it waits itself"
)]

use tidings_types::{
    AccountGetResponse, FlowList, LoginRequest, RegisterRequest, RegisterResponse,
};

use super::edge::Call;
use crate::app::AppError;

/// `GET /_matrix/client/api/v1/register` (ACC-1)
pub async fn register_flow_list(call: Call) -> Result<FlowList, AppError> {
    call.app().register_flows()
}

/// `POST /_matrix/client/api/v1/register` (ACC-1)
pub async fn register(call: Call, body: RegisterRequest) -> Result<RegisterResponse, AppError> {
    call.app().register(body, call.user_agent()).await
}

/// `GET /_matrix/client/api/v1/login` (ACC-2)
pub async fn login_flow_list(call: Call) -> Result<FlowList, AppError> {
    Ok(call.app().accounts.flows())
}

/// `POST /_matrix/client/api/v1/login` (ACC-2)
pub async fn login(call: Call, body: LoginRequest) -> Result<RegisterResponse, AppError> {
    call.app().login(body, call.user_agent()).await
}

/// `GET /_matrix/client/v2/account`
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
