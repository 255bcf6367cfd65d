//! What the cases' operations do.

pub mod path_variable_keyword {
    pub mod thing {
        use crate::edge::Call;
        use crate::path_variable_keyword::api::params::*;
        use crate::path_variable_keyword::types::Thing;
        use crate::shared::BadRequest;

        pub async fn thing_get(
            _: Call,
            path: ThingGetPath,
            query: ThingGetQuery,
        ) -> Result<Thing, BadRequest> {
            Ok(Thing::new(format!("{path:?} {query:?}")))
        }
    }
}

pub mod header_params {
    pub mod thing {
        use crate::edge::Call;
        use crate::header_params::api::params::*;
        use crate::header_params::types::Seen;
        use crate::shared::BadRequest;

        pub async fn thing_get(_: Call, headers: ThingGetHeaders) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{headers:?}")))
        }
    }
}

pub mod query_bounds_and_defaults {
    pub mod thing {
        use crate::edge::Call;
        use crate::query_bounds_and_defaults::api::params::*;
        use crate::query_bounds_and_defaults::types::Seen;
        use crate::shared::BadRequest;

        pub async fn thing_list(_: Call, query: ThingListQuery) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{query:?}")))
        }
    }
}

pub mod enum_and_pattern_params {
    pub mod thing {
        use crate::edge::Call;
        use crate::enum_and_pattern_params::api::params::*;
        use crate::enum_and_pattern_params::types::Seen;
        use crate::shared::BadRequest;

        pub async fn thing_get(
            _: Call,
            path: ThingGetPath,
            query: ThingGetQuery,
        ) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{path:?} {query:?}")))
        }
    }
}

pub mod json_body {
    pub mod leaf {
        use crate::edge::Call;
        use crate::json_body::types::Leaf;
        use crate::shared::BadRequest;

        pub async fn leaf_create(_: Call, leaf: Leaf) -> Result<Leaf, BadRequest> {
            Ok(leaf)
        }
    }
}

pub mod bytes_body {
    pub mod file {
        use crate::bytes_body::types::Seen;
        use crate::edge::Call;
        use crate::shared::{BadRequest, RawStream};

        pub async fn file_upload(_: Call, mut body: RawStream) -> Result<Seen, BadRequest> {
            let what = body.content_type().unwrap_or("nothing said").to_owned();
            let announced = body.announced();
            // More than the document allows.
            body.lower_limit(1_000);
            let length = body.bytes().await?.len();
            assert!(announced.is_none_or(|announced| announced == length));
            Ok(Seen::new(format!("{length} bytes, {what}")))
        }
    }
}

pub mod bytes_answer {
    pub mod file {
        use crate::edge::Call;
        use crate::shared::{BadRequest, Streamed};

        pub async fn file_download(_: Call) -> Result<Streamed, BadRequest> {
            let builder = http::Response::builder().header("content-type", "text/x-test");
            let body = dropshot::Body::from("bytes".to_owned());
            Ok(Streamed(builder.body(body).unwrap()))
        }
    }
}

pub mod websocket {
    pub mod feed {
        use crate::edge::Call;
        use crate::shared::{BadRequest, RawUpgrade, Upgraded};
        use futures::SinkExt as _;
        use tokio_tungstenite::WebSocketStream;
        use tokio_tungstenite::tungstenite::protocol::Role;

        pub async fn feed_socket(_: Call, upgrade: RawUpgrade) -> Result<Upgraded, BadRequest> {
            let mut offered = upgrade.protocols().iter();
            let protocol = offered.find(|name| **name == "x.test").cloned();
            upgrade.accept(protocol.as_deref(), async |connection| {
                let mut socket =
                    WebSocketStream::from_raw_socket(connection.into_inner(), Role::Server, None)
                        .await;
                socket.send("hello".into()).await?;
                socket.close(None).await?;
                Ok(())
            })
        }
    }
}

pub mod two_areas {
    pub mod cat {
        use crate::edge::Call;
        use crate::shared::BadRequest;
        use crate::two_areas::types::{Both, Purr};

        pub async fn cat_get(_: Call) -> Result<Purr, BadRequest> {
            Ok(Purr::new(Both::new("cat")))
        }
    }

    pub mod dog {
        use crate::edge::Call;
        use crate::shared::BadRequest;
        use crate::two_areas::types::Both;

        pub async fn dog_get(_: Call) -> Result<Both, BadRequest> {
            Ok(Both::new("dog"))
        }
    }
}

pub mod other_methods {
    pub mod thing {
        use crate::edge::Call;
        use crate::other_methods::api::params::*;
        use crate::other_methods::types::Seen;
        use crate::shared::BadRequest;

        pub async fn thing_delete(_: Call, path: ThingDeletePath) -> Result<Seen, BadRequest> {
            Ok(Seen::new(path.id))
        }
    }
}
