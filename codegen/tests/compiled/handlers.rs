//! What the fixtures' operations do.

pub mod parameters {
    pub mod thing {
        use crate::parameters::api::BadRequest;
        use crate::parameters::api::params::*;
        use crate::parameters::edge::Call;
        use crate::parameters::types::Seen;

        pub async fn thing_get(
            _: Call,
            path: ThingGetPath,
            headers: ThingGetHeaders,
        ) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{path:?} {headers:?}")))
        }

        pub async fn thing_delete(_: Call, path: ThingDeletePath) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{path:?}")))
        }

        pub async fn thing_list(_: Call, query: ThingListQuery) -> Result<Seen, BadRequest> {
            Ok(Seen::new(format!("{query:?}")))
        }
    }
}

pub mod shapes {
    pub mod tree {
        use crate::shapes::api::BadRequest;
        use crate::shapes::edge::Call;
        use crate::shapes::types::Tree;

        pub async fn tree_create(_: Call, tree: Tree) -> Result<Tree, BadRequest> {
            Ok(tree)
        }
    }

    pub mod leaf {
        use crate::shapes::api::BadRequest;
        use crate::shapes::edge::Call;
        use crate::shapes::types::Leaf;

        pub async fn leaf_create(_: Call, leaf: Leaf) -> Result<Leaf, BadRequest> {
            Ok(leaf)
        }
    }
}

pub mod streams {
    pub mod file {
        use crate::streams::api::{BadRequest, RawStream, Streamed};
        use crate::streams::edge::Call;
        use crate::streams::types::Size;

        pub async fn file_upload(_: Call, mut body: RawStream) -> Result<Size, BadRequest> {
            let bytes = body.bytes().await?;
            Ok(Size::new(i64::try_from(bytes.len()).unwrap()))
        }

        pub async fn file_download(_: Call) -> Result<Streamed, BadRequest> {
            let builder = http::Response::builder().header("content-type", "text/x-test");
            Ok(Streamed(
                builder
                    .body(dropshot::Body::from("bytes".to_owned()))
                    .unwrap(),
            ))
        }
    }

    pub mod feed {
        use crate::streams::api::{BadRequest, RawUpgrade, Upgraded};
        use crate::streams::edge::Call;
        use futures::SinkExt as _;
        use tokio_tungstenite::WebSocketStream;
        use tokio_tungstenite::tungstenite::protocol::Role;

        pub async fn feed_socket(_: Call, upgrade: RawUpgrade) -> Result<Upgraded, BadRequest> {
            let protocol = upgrade
                .protocols()
                .iter()
                .find(|name| *name == "x.test")
                .cloned();
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
