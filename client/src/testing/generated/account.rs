// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `account`.

use crate::testing::{Operation, OperationInfo};

/// `account_deactivate`: End my account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountDeactivate;

impl Operation for AccountDeactivate {
    type Body = ::tidings_types::AccountDeactivateRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "account_deactivate",
        method: "POST",
        path: "/_matrix/client/v2/account/deactivate",
    };
}

/// `account_get`: Tell whom the access token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountGet;

impl Operation for AccountGet {
    type Body = ();
    type Answer = ::tidings_types::AccountGetResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "account_get",
        method: "GET",
        path: "/_matrix/client/v2/account",
    };
}

/// `device_delete`: Remove a device of mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceDelete;

impl Operation for DeviceDelete {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "device_delete",
        method: "DELETE",
        path: "/_matrix/client/v2/account/devices/{device_id}",
    };
}

/// `device_list`: List my devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceList;

impl Operation for DeviceList {
    type Body = ();
    type Answer = ::tidings_types::DeviceListResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "device_list",
        method: "GET",
        path: "/_matrix/client/v2/account/devices",
    };
}

/// `device_set`: Name a device of mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceSet;

impl Operation for DeviceSet {
    type Body = ::tidings_types::DeviceSetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "device_set",
        method: "PUT",
        path: "/_matrix/client/v2/account/devices/{device_id}",
    };
}

/// `login`: Log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Login;

impl Operation for Login {
    type Body = ::tidings_types::LoginRequest;
    type Answer = ::tidings_types::RegisterResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "login",
        method: "POST",
        path: "/_matrix/client/api/v1/login",
    };
}

/// `login_flow_list`: List the ways to log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoginFlowList;

impl Operation for LoginFlowList {
    type Body = ();
    type Answer = ::tidings_types::FlowList;
    const INFO: OperationInfo = OperationInfo {
        id: "login_flow_list",
        method: "GET",
        path: "/_matrix/client/api/v1/login",
    };
}

/// `logout`: Log this device out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logout;

impl Operation for Logout {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "logout",
        method: "POST",
        path: "/_matrix/client/v2/account/logout",
    };
}

/// `password_set`: Change my password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordSet;

impl Operation for PasswordSet {
    type Body = ::tidings_types::PasswordSetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "password_set",
        method: "PUT",
        path: "/_matrix/client/v2/account/password",
    };
}

/// `register`: Register a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register;

impl Operation for Register {
    type Body = ::tidings_types::RegisterRequest;
    type Answer = ::tidings_types::RegisterResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "register",
        method: "POST",
        path: "/_matrix/client/api/v1/register",
    };
}

/// `register_flow_list`: List the ways to register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterFlowList;

impl Operation for RegisterFlowList {
    type Body = ();
    type Answer = ::tidings_types::FlowList;
    const INFO: OperationInfo = OperationInfo {
        id: "register_flow_list",
        method: "GET",
        path: "/_matrix/client/api/v1/register",
    };
}
