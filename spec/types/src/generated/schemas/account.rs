// Written by `cargo xtask generate`; do not edit.

//! Schemas of `account`, as the document has them.

use ::schemars::JsonSchema;
use ::schemars::r#gen::SchemaGenerator;
use ::schemars::schema::Schema;

impl JsonSchema for super::super::AccountDeactivateRequest {
    fn schema_name() -> String {
        "AccountDeactivateRequest".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "Confirms the end of an account (ACC-5).",
  "properties": {
    "password": {
      "description": "The account's password.",
      "maxLength": 512,
      "type": "string"
    }
  },
  "required": [
    "password"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::AccountGetResponse {
    fn schema_name() -> String {
        "AccountGetResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::DeviceId>();
        generator.subschema_for::<crate::ids::ServerName>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "Whom the access token belongs to.",
  "properties": {
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device."
    },
    "home_server": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ServerName"
        }
      ],
      "description": "The user's server."
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The user."
    }
  },
  "required": [
    "user_id",
    "device_id",
    "home_server"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::Device {
    fn schema_name() -> String {
        "Device".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::DeviceId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "A device of the user, that is one access token (ACC-5).",
  "properties": {
    "created_ts": {
      "description": "When it logged in, in milliseconds since 1970.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device."
    },
    "display_name": {
      "description": "The device's name for people.",
      "maxLength": 255,
      "type": "string"
    },
    "last_seen_ts": {
      "description": "When it last sent a request, in milliseconds since 1970.",
      "format": "int64",
      "maximum": 9007199254740991,
      "minimum": 0,
      "type": "integer"
    },
    "user_agent": {
      "description": "What it last called itself in the header `User-Agent`.",
      "maxLength": 1024,
      "type": "string"
    }
  },
  "required": [
    "device_id",
    "created_ts",
    "last_seen_ts"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::DeviceId {
    fn schema_name() -> String {
        "DeviceId".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "description": "Names a device of a user. Chosen by the client at login or made by the server (ACC-2). Printable ASCII without spaces.",
  "example": "ANNSLAPTOP",
  "maxLength": 255,
  "pattern": "^[!-~]{1,255}$",
  "type": "string"
}"#,
        )
    }
}

impl JsonSchema for super::super::DeviceListResponse {
    fn schema_name() -> String {
        "DeviceListResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::Device>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The user's devices (ACC-5).",
  "properties": {
    "devices": {
      "description": "The devices, the one seen last first.",
      "items": {
        "$ref": "#/components/schemas/Device"
      },
      "maxItems": 10000,
      "type": "array"
    }
  },
  "required": [
    "devices"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::DeviceSetRequest {
    fn schema_name() -> String {
        "DeviceSetRequest".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "What to change of a device (ACC-5).",
  "properties": {
    "display_name": {
      "description": "The device's name for people.",
      "maxLength": 255,
      "type": "string"
    }
  },
  "required": [
    "display_name"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::FlowList {
    fn schema_name() -> String {
        "FlowList".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::LoginFlow>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The ways to register or to log in. One of them has to be gone to its end (ACC-1, ACC-2).",
  "properties": {
    "flows": {
      "description": "The flows on offer.",
      "items": {
        "$ref": "#/components/schemas/LoginFlow"
      },
      "maxItems": 16,
      "type": "array"
    }
  },
  "required": [
    "flows"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::LoginRequest {
    fn schema_name() -> String {
        "LoginRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::DeviceId>();
        generator.subschema_for::<super::super::ThreepidCredentials>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "One stage of a login (ACC-2): `type` and the keys of that stage, and `session` from the second request on. `m.login.password` needs `user` and `password`.",
  "properties": {
    "captcha_bypass_hmac": {
      "description": "Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.",
      "maxLength": 128,
      "type": "string"
    },
    "challenge": {
      "description": "The challenge that was shown. For `m.login.recaptcha`.",
      "maxLength": 4096,
      "type": "string"
    },
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device that logs in. The server makes one when absent (ACC-2)."
    },
    "initial_device_display_name": {
      "description": "The device's name for people, should the device be new.",
      "maxLength": 255,
      "type": "string"
    },
    "password": {
      "description": "The password. For `m.login.password`.",
      "maxLength": 512,
      "type": "string"
    },
    "response": {
      "description": "What the person made of the challenge. For `m.login.recaptcha`.",
      "maxLength": 16384,
      "type": "string"
    },
    "session": {
      "description": "The session an earlier answer of this flow gave. Absent in the first request.",
      "maxLength": 255,
      "type": "string"
    },
    "threepidCreds": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ThreepidCredentials"
        }
      ],
      "description": "The validated addresses. For `m.login.email.identity`."
    },
    "type": {
      "description": "The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.",
      "maxLength": 255,
      "type": "string"
    },
    "user": {
      "description": "The local part or the full user id. For `m.login.password`.",
      "maxLength": 1024,
      "type": "string"
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::PasswordSetRequest {
    fn schema_name() -> String {
        "PasswordSetRequest".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "A change of password (ACC-5).",
  "properties": {
    "logout_devices": {
      "description": "Whether the user's other devices are logged out. True when absent.",
      "type": "boolean"
    },
    "new_password": {
      "description": "The password as it shall be.",
      "maxLength": 512,
      "minLength": 1,
      "type": "string"
    },
    "old_password": {
      "description": "The password as it is.",
      "maxLength": 512,
      "type": "string"
    }
  },
  "required": [
    "old_password",
    "new_password"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::RegisterRequest {
    fn schema_name() -> String {
        "RegisterRequest".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::DeviceId>();
        generator.subschema_for::<super::super::ThreepidCredentials>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "One stage of a registration (ACC-1): `type` and the keys of that stage, and `session` from the second request on.",
  "properties": {
    "captcha_bypass_hmac": {
      "description": "Stands for a solved captcha, where the server has a bypass secret: the HMAC-SHA1 of `user` under that secret, in lower case hex. For `m.login.recaptcha`.",
      "maxLength": 128,
      "type": "string"
    },
    "challenge": {
      "description": "The challenge that was shown. For `m.login.recaptcha`.",
      "maxLength": 4096,
      "type": "string"
    },
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device that logs in. The server makes one when absent (ACC-2)."
    },
    "initial_device_display_name": {
      "description": "The device's name for people, should the device be new.",
      "maxLength": 255,
      "type": "string"
    },
    "password": {
      "description": "The password. For `m.login.password`.",
      "maxLength": 512,
      "type": "string"
    },
    "response": {
      "description": "What the person made of the challenge. For `m.login.recaptcha`.",
      "maxLength": 16384,
      "type": "string"
    },
    "session": {
      "description": "The session an earlier answer of this flow gave. Absent in the first request.",
      "maxLength": 255,
      "type": "string"
    },
    "threepidCreds": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ThreepidCredentials"
        }
      ],
      "description": "The validated addresses. For `m.login.email.identity`."
    },
    "type": {
      "description": "The stage. Open; known are `m.login.password`, `m.login.recaptcha` and `m.login.email.identity`.",
      "maxLength": 255,
      "type": "string"
    },
    "user": {
      "description": "The wanted local part or full user id. The server makes one when absent.",
      "maxLength": 1024,
      "type": "string"
    }
  },
  "required": [
    "type"
  ],
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::RegisterResponse {
    fn schema_name() -> String {
        "RegisterResponse".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::DeviceId>();
        generator.subschema_for::<crate::ids::ServerName>();
        generator.subschema_for::<crate::ids::UserId>();
        super::schema(
            r##"{
  "additionalProperties": {},
  "description": "The end of a registration or login, or a step on the way (ACC-1, ACC-2). At the end `user_id`, `access_token`, `home_server` and `device_id` stand in it; before that `session` and `next`.",
  "properties": {
    "access_token": {
      "description": "The token for later requests (ACC-3). Opaque, it doesn't run out by itself.",
      "maxLength": 255,
      "type": "string"
    },
    "device_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/DeviceId"
        }
      ],
      "description": "The device that is now logged in."
    },
    "home_server": {
      "allOf": [
        {
          "$ref": "#/components/schemas/ServerName"
        }
      ],
      "description": "The user's server."
    },
    "next": {
      "description": "The type of the stage to do next.",
      "maxLength": 255,
      "type": "string"
    },
    "session": {
      "description": "To repeat in the next stage.",
      "maxLength": 255,
      "type": "string"
    },
    "user_id": {
      "allOf": [
        {
          "$ref": "#/components/schemas/UserId"
        }
      ],
      "description": "The user, always the full id."
    }
  },
  "type": "object"
}"##,
        )
    }
}

impl JsonSchema for super::super::ThreepidCredential {
    fn schema_name() -> String {
        "ThreepidCredential".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        super::schema(
            r#"{
  "additionalProperties": {},
  "description": "Proof that an identity server validated an address (ACC-1).",
  "properties": {
    "clientSecret": {
      "description": "The secret the client gave that session.",
      "maxLength": 255,
      "type": "string"
    },
    "idServer": {
      "description": "The identity server.",
      "maxLength": 255,
      "type": "string"
    },
    "sid": {
      "description": "The identity server's session.",
      "maxLength": 255,
      "type": "string"
    }
  },
  "required": [
    "sid",
    "clientSecret",
    "idServer"
  ],
  "type": "object"
}"#,
        )
    }
}

impl JsonSchema for super::super::ThreepidCredentials {
    fn schema_name() -> String {
        "ThreepidCredentials".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<super::super::ThreepidCredential>();
        super::schema(
            r##"{
  "description": "Addresses that an identity server validated (ACC-1).",
  "items": {
    "$ref": "#/components/schemas/ThreepidCredential"
  },
  "maxItems": 16,
  "type": "array"
}"##,
        )
    }
}
