//! The command line against a server that has some of the yardstick's operations: those whose answers aren't JSON.

use dropshot::{
    ApiDescription, Body, ConfigDropshot, HttpError, HttpResponseOk, HttpServer, Path,
    RequestContext, ServerBuilder, StreamingBody, WebsocketEndpointResult, WebsocketUpgrade,
    endpoint,
};
use futures::{SinkExt as _, StreamExt as _, TryStreamExt as _};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use crate::ran::ran;
use crate::types::{JobDownloadPath, Outside};

type Data = std::sync::Mutex<Vec<u8>>;

#[endpoint { method = PUT, path = "/jobs/{id}/data" }]
async fn upload(
    rqctx: RequestContext<Data>,
    _path: Path<JobDownloadPath>,
    body: StreamingBody,
) -> Result<HttpResponseOk<Vec<Outside>>, HttpError> {
    let bytes: Vec<u8> = body
        .into_stream()
        .try_fold(Vec::new(), async |mut all, piece| {
            all.extend_from_slice(&piece);
            Ok(all)
        })
        .await?;
    *rqctx.context().lock().unwrap() = bytes;
    Ok(HttpResponseOk(Vec::new()))
}

#[endpoint { method = GET, path = "/jobs/{id}/data" }]
async fn download(
    rqctx: RequestContext<Data>,
    _path: Path<JobDownloadPath>,
) -> Result<http::Response<Body>, HttpError> {
    let token = rqctx.request.headers().get("authorization");
    if token.is_none_or(|token| token != "Bearer secret") {
        let message = "who are you?".to_owned();
        return Err(HttpError::for_client_error(
            None,
            dropshot::ClientErrorStatusCode::UNAUTHORIZED,
            message,
        ));
    }
    let bytes = rqctx.context().lock().unwrap().clone();
    Ok(http::Response::new(Body::from(bytes)))
}

#[endpoint { method = GET, path = "/jobs/{id}/found" }]
async fn found(
    _rqctx: RequestContext<Data>,
    _path: Path<JobDownloadPath>,
) -> Result<dropshot::HttpResponseFound, HttpError> {
    dropshot::http_response_found("/jobs/7".to_owned())
}

/// Says what it is told, until it is told to stop.
#[endpoint { method = GET, path = "/watch" }]
async fn watch(_rqctx: RequestContext<Data>, upgrade: WebsocketUpgrade) -> WebsocketEndpointResult {
    upgrade.handle(async |connection| {
        let line = connection.into_inner();
        let mut socket = WebSocketStream::from_raw_socket(line, Role::Server, None).await;
        while let Some(Ok(message)) = socket.next().await {
            if let Message::Text(text) = message {
                if text == "stop" {
                    socket.close(None).await?;
                    break;
                }
                socket.send(Message::text(format!("said {text}"))).await?;
            }
        }
        Ok(())
    })
}

fn start() -> HttpServer<Data> {
    let mut api = ApiDescription::new();
    api.register(upload).unwrap();
    api.register(download).unwrap();
    api.register(found).unwrap();
    api.register(watch).unwrap();
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let config = ConfigDropshot {
        bind_address: "127.0.0.1:0".parse().unwrap(),
        ..ConfigDropshot::default()
    };
    let server = ServerBuilder::new(api, Data::default(), log).config(config);
    server.start().unwrap()
}

#[tokio::test]
async fn answers_of_every_kind_are_shown() {
    let server = start();
    let address = format!("http://{}", server.local_addr());
    let (code, said, wrong) = ran(&address, &["job-upload", "--id", "1"], "some bytes").await;
    assert_eq!((code, said.as_str(), wrong.as_str()), (0, "[]\n", ""));

    let (code, said, wrong) = ran(&address, &["job-download", "--id", "1"], "").await;
    assert_eq!((code, said.as_str()), (1, ""));
    assert!(
        wrong.starts_with("error: 401 Unauthorized: {") && wrong.contains("who are you?"),
        "{wrong}"
    );
    let line = ["job-download", "--id", "1", "--token", "secret"];
    let (code, said, wrong) = ran(&address, &line, "").await;
    assert_eq!((code, said.as_str(), wrong.as_str()), (0, "some bytes", ""));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data");
    let file_name = file.to_str().unwrap();
    let header = ["--header", "Authorization: Bearer secret"];
    let line = ["job-download", "--id", "1", "--output", file_name];
    let (code, said, wrong) = ran(&address, &[&line[..], &header].concat(), "").await;
    assert_eq!((code, said.as_str(), wrong.as_str()), (0, "", ""));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "some bytes");

    let (code, said, wrong) = ran(&address, &["job-found", "--id", "1"], "").await;
    assert_eq!((code, said.as_str(), wrong.as_str()), (0, "/jobs/7\n", ""));

    let (code, said, wrong) = ran(&address, &["watch"], "one\ntwo\nstop\n").await;
    assert_eq!((code, wrong.as_str()), (0, ""));
    assert_eq!(said, "said one\nsaid two\n");
    server.close().await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_done_is_told() {
    // Nobody listens there.
    let nowhere = "http://127.0.0.1:1";
    for (arguments, expected, reason) in [
        (
            &["job-download", "--id", "1"][..],
            1,
            "error: error sending",
        ),
        (&["job-download"], 2, "--id"),
        (
            &["widget-list", "--owner", "me", "--limit", "none"],
            2,
            "--limit",
        ),
        (&["nothing"], 2, "nothing"),
        (
            &["job-upload", "--id", "1", "--file", "/nowhere/at/all"],
            1,
            "/nowhere/at/all",
        ),
        (&["watch", "--header", "nothing"], 2, "nothing"),
        (&["job-start", "--json-body", "-"], 2, "not JSON"),
    ] {
        let (code, said, wrong) = ran(nowhere, arguments, "").await;
        assert_eq!(
            (code, said.as_str()),
            (expected, ""),
            "{arguments:?}: {wrong}"
        );
        assert!(wrong.contains(reason), "{arguments:?}: {wrong}");
    }
}
