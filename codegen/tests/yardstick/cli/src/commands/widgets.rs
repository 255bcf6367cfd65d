// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The commands of the area `widgets`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use crate::Client;

/// `GET /projects/{project}/widgets/{widget_id}`.
pub(super) static WIDGET_GET: Operation = Operation {
    id: "widget_get",
    area: "widgets",
    summary: "Gets a widget",
    description: "The answer has *all* of its parts.\n\n- one - two",
    method: "GET",
    path: "/projects/{project}/widgets/{widget_id}",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<crate::types::ProjectName>("project")
            .required(true)
            .help("The project it is in."),
        option::number::<u64>("widget-id").required(true).help("The widget."),
    ]),
    run: |call| Box::pin(widget_get(call)),
};

async fn widget_get(call: Call<'_>) -> Result<(), Failure> {
    let given_project: crate::types::ProjectName = call.need("project")?;
    let given_widget_id: u64 = call.need("widget-id")?;
    call.answer(async |client: Client| {
            let mut request = client.widget_get();
            request = request.project(given_project);
            request = request.widget_id(given_widget_id);
            request.send().await
        })
        .await
}

/// `PUT /projects/{project}/widgets/{widget_id}`.
pub(super) static WIDGET_MAKE: Operation = Operation {
    id: "widget_make",
    area: "widgets",
    summary: "Makes a widget",
    description: "",
    method: "PUT",
    path: "/projects/{project}/widgets/{widget_id}",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "children",
                option: "children",
                many: true,
            },
            Field {
                wire: "colour",
                option: "body-colour",
                many: false,
            },
            Field {
                wire: "id",
                option: "id",
                many: false,
            },
            Field {
                wire: "name",
                option: "name",
                many: false,
            },
            Field {
                wire: "old_name",
                option: "old-name",
                many: false,
            },
            Field {
                wire: "parent",
                option: "parent",
                many: false,
            },
            Field {
                wire: "parts",
                option: "parts",
                many: true,
            },
            Field {
                wire: "tags",
                option: "tags",
                many: true,
            },
            Field {
                wire: "type",
                option: "body-type",
                many: false,
            },
            Field {
                wire: "weight",
                option: "weight",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::choice("colour", &["red", "green", "blue"]),
        option::number::<f64>("least"),
        option::integer("limit", Some(0), Some(4_294_967_295)).help("At most so many"),
        option::either::<crate::types::Order>("order").help("Which comes first"),
        option::switch("ready").help("Only those that are ready"),
        option::text("text", None, None).help("Words to look for"),
        option::text("type", None, None).required(true),
        option::named::<crate::types::ProjectName>("project")
            .required(true)
            .help("The project it is in."),
        option::number::<u64>("widget-id").required(true).help("The widget."),
        option::text("x-trace", None, None).required(true).help("Who asks"),
        option::text("if-match", None, None).help("What the client has already"),
        option::json::<crate::types::Widget>("children")
            .action(::clap::ArgAction::Append)
            .required_unless_present(support::WHOLE_BODY),
        option::choice("body-colour", &["red", "green", "blue"]),
        option::number::<u64>("id").required_unless_present(support::WHOLE_BODY),
        option::named::<crate::types::ProjectName>("name")
            .required_unless_present(support::WHOLE_BODY)
            .help("Its name"),
        option::text("old-name", None, None),
        option::json::<crate::types::Widget>("parent"),
        option::json::<crate::types::Part>("parts")
            .action(::clap::ArgAction::Append)
            .required_unless_present(support::WHOLE_BODY)
            .help("What it is made of"),
        option::text("tags", None, None).action(::clap::ArgAction::Append),
        option::json::<crate::types::Kind>("body-type")
            .required_unless_present(support::WHOLE_BODY),
        option::integer("weight", Some(0), Some(4_294_967_295)),
    ]),
    run: |call| Box::pin(widget_make(call)),
};

async fn widget_make(mut call: Call<'_>) -> Result<(), Failure> {
    let given_colour: Option<crate::types::Colour> = call.find("colour")?;
    let given_least: Option<f64> = call.find("least")?;
    let given_limit: Option<u32> = call.find("limit")?;
    let given_order: Option<crate::types::Order> = call.find("order")?;
    let given_ready: Option<bool> = call.find("ready")?;
    let given_text: Option<String> = call.find("text")?;
    let given_type_: String = call.need("type")?;
    let given_project: crate::types::ProjectName = call.need("project")?;
    let given_widget_id: u64 = call.need("widget-id")?;
    let given_x_trace: String = call.need("x-trace")?;
    let given_if_match: Option<String> = call.find("if-match")?;
    let body: crate::types::Widget = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.widget_make();
            if let Some(value) = given_colour {
                request = request.colour(value);
            }
            if let Some(value) = given_least {
                request = request.least(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_order {
                request = request.order(value);
            }
            if let Some(value) = given_ready {
                request = request.ready(value);
            }
            if let Some(value) = given_text {
                request = request.text(value);
            }
            request = request.type_(given_type_);
            request = request.project(given_project);
            request = request.widget_id(given_widget_id);
            request = request.x_trace(given_x_trace);
            if let Some(value) = given_if_match {
                request = request.if_match(value);
            }
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `DELETE /projects/{project}/widgets/{widget_id}`.
pub(super) static WIDGET_DELETE: Operation = Operation {
    id: "widget_delete",
    area: "widgets",
    summary: "DELETE /projects/{project}/widgets/{widget_id}",
    description: "",
    method: "DELETE",
    path: "/projects/{project}/widgets/{widget_id}",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<crate::types::ProjectName>("project")
            .required(true)
            .help("The project it is in."),
        option::number::<u64>("widget-id").required(true).help("The widget."),
    ]),
    run: |call| Box::pin(widget_delete(call)),
};

async fn widget_delete(call: Call<'_>) -> Result<(), Failure> {
    let given_project: crate::types::ProjectName = call.need("project")?;
    let given_widget_id: u64 = call.need("widget-id")?;
    call.nothing(async |client: Client| {
            let mut request = client.widget_delete();
            request = request.project(given_project);
            request = request.widget_id(given_widget_id);
            request.send().await
        })
        .await
}

/// `PATCH /projects/{project}/widgets/{widget_id}`.
pub(super) static WIDGET_CHANGE: Operation = Operation {
    id: "widget_change",
    area: "widgets",
    summary: "Changes a widget",
    description: "",
    method: "PATCH",
    path: "/projects/{project}/widgets/{widget_id}",
    secured: false,
    body: Body::Bytes,
    streams: false,
    options: || Vec::from([
        option::named::<crate::types::ProjectName>("project")
            .required(true)
            .help("The project it is in."),
        option::number::<u64>("widget-id").required(true).help("The widget."),
    ]),
    run: |call| Box::pin(widget_change(call)),
};

async fn widget_change(mut call: Call<'_>) -> Result<(), Failure> {
    let given_project: crate::types::ProjectName = call.need("project")?;
    let given_widget_id: u64 = call.need("widget-id")?;
    let body = call.file().await?;
    call.nothing(async |client: Client| {
            let mut request = client.widget_change();
            request = request.project(given_project);
            request = request.widget_id(given_widget_id);
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `GET /widgets`.
pub(super) static WIDGET_LIST: Operation = Operation {
    id: "widget_list",
    area: "widgets",
    summary: "Lists widgets",
    description: "",
    method: "GET",
    path: "/widgets",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::integer("limit", Some(1), Some(4_294_967_295))
            .help("Maximum number of items returned by a single call"),
        option::either::<crate::types::Order>("order"),
        option::text("owner", None, None).help("Whose"),
        option::text("page-token", None, None)
            .help("Token returned by previous call to retrieve the subsequent page"),
    ]),
    run: |call| Box::pin(widget_list(call)),
};

async fn widget_list(call: Call<'_>) -> Result<(), Failure> {
    let given_limit: Option<u32> = call.find("limit")?;
    let given_order: Option<crate::types::Order> = call.find("order")?;
    let given_owner: Option<String> = call.find("owner")?;
    let given_page_token: Option<String> = call.find("page-token")?;
    call.answer(async |client: Client| {
            let mut request = client.widget_list();
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_order {
                request = request.order(value);
            }
            if let Some(value) = given_owner {
                request = request.owner(value);
            }
            if let Some(value) = given_page_token {
                request = request.page_token(value);
            }
            request.send().await
        })
        .await
}

/// `HEAD /widgets`.
pub(super) static WIDGET_HEAD: Operation = Operation {
    id: "widget_head",
    area: "widgets",
    summary: "Asks whether widgets are there",
    description: "",
    method: "HEAD",
    path: "/widgets",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::choice("colour", &["red", "green", "blue"]),
        option::number::<f64>("least"),
        option::integer("limit", Some(0), Some(4_294_967_295)).help("At most so many"),
        option::either::<crate::types::Order>("order").help("Which comes first"),
        option::switch("ready").help("Only those that are ready"),
        option::text("text", None, None).help("Words to look for"),
        option::text("type", None, None).required(true),
    ]),
    run: |call| Box::pin(widget_head(call)),
};

async fn widget_head(call: Call<'_>) -> Result<(), Failure> {
    let given_colour: Option<crate::types::Colour> = call.find("colour")?;
    let given_least: Option<f64> = call.find("least")?;
    let given_limit: Option<u32> = call.find("limit")?;
    let given_order: Option<crate::types::Order> = call.find("order")?;
    let given_ready: Option<bool> = call.find("ready")?;
    let given_text: Option<String> = call.find("text")?;
    let given_type_: String = call.need("type")?;
    call.nothing(async |client: Client| {
            let mut request = client.widget_head();
            if let Some(value) = given_colour {
                request = request.colour(value);
            }
            if let Some(value) = given_least {
                request = request.least(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_order {
                request = request.order(value);
            }
            if let Some(value) = given_ready {
                request = request.ready(value);
            }
            if let Some(value) = given_text {
                request = request.text(value);
            }
            request = request.type_(given_type_);
            request.send().await
        })
        .await
}
