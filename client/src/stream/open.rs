//! Streams over a connection that stays open: server-sent events and the WebSocket (STR-7).

use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::BoxStream;
use progenitor_client::ClientInfo as _;
use reqwest::Upgraded;
use serde::de::DeserializeOwned;
use sse_stream::{Sse, SseByteStream};
use tidings_types::{ApiError, SessionId, StreamChunk};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::{LONGEST_POLL, Reader, StreamOptions, Transport};
use crate::api::{self, ClientStreamExt};
use crate::session::MOST_RENEWALS;
use crate::{Client, Error};

/// How long a connection stays open at most: a time limit that the HTTP client has for all is replaced by it.
const LONGEST_LINE: Duration = Duration::from_hours(24);

/// The name of the event that ends a stream.
const END: &str = "end";

/// A connection that stays open.
pub(super) struct Line {
    session_id: SessionId,
    frames: Frames,
}

enum Frames {
    Sse(BoxStream<'static, Result<Sse, sse_stream::Error>>),
    Socket(Box<WebSocketStream<Upgraded>>),
}

impl Reader {
    /// The next chunk of the connection, which is opened if there is none; `None` when the session had ended and there is a
    /// new one.
    pub(super) async fn receive(
        &mut self,
        renewals: &mut usize,
    ) -> Result<Option<StreamChunk>, Error> {
        let session_id = match &self.line {
            Some(line) => line.session_id.clone(),
            None => self.client.session().await?,
        };
        let error = match self.next_chunk(&session_id).await {
            Ok(chunk) => return Ok(Some(chunk)),
            Err(error) => error,
        };
        self.line = None;
        if *renewals < MOST_RENEWALS && self.client.renewed(&error, &session_id) {
            *renewals += 1;
            return Ok(None);
        }
        Err(error)
    }

    async fn next_chunk(&mut self, session_id: &SessionId) -> Result<StreamChunk, Error> {
        let line = match &mut self.line {
            Some(line) => line,
            None => self.line.insert(Line {
                session_id: session_id.clone(),
                frames: open(&self.client, self.options.clone()).await?,
            }),
        };
        // Something comes at every heartbeat, which is no longer than the longest poll.
        let silence = LONGEST_POLL + self.client.request_timeout();
        match &mut line.frames {
            Frames::Sse(events) => event(events).await,
            Frames::Socket(socket) => frame(socket, silence).await,
        }
    }
}

async fn open(client: &Client, options: StreamOptions) -> Result<Frames, Error> {
    let connection = client.connection().for_call(LONGEST_LINE);
    let (url, http) = (client.api().baseurl(), client.api().client().clone());
    let api = api::Client::new_with_client(url, http, connection.clone());
    let opening = async {
        match options.transport {
            Transport::WebSocket => open_socket(&api, options).await,
            _ => open_sse(client, &api, options).await,
        }
    };
    let opened = tokio::time::timeout(client.request_timeout(), opening).await;
    let opened = opened.map_err(|elapsed| Error::Interrupted(Some(elapsed.into())))?;
    opened.map_err(|error| Error::from_call(error, connection.status()))
}

async fn open_sse(
    client: &Client,
    api: &api::Client,
    options: StreamOptions,
) -> Result<Frames, api::Error<ApiError>> {
    let mut call = api.stream_sse();
    if let Some(from) = options.from {
        call = call.from(from);
    }
    if let Some(limit) = options.limit {
        call = call.limit(limit);
    }
    if let Some(filter) = options.filter {
        call = call.filter(filter);
    }
    if let Some(types) = options.types {
        call = call.types(types);
    }
    if let Some(not_types) = options.not_types {
        call = call.not_types(not_types);
    }
    let bytes = call.send().await?.into_inner();
    let silence = LONGEST_POLL + client.request_timeout();
    // Comments are heard here; the parser leaves them out.
    let heard = futures::stream::unfold(bytes, move |mut bytes| async move {
        match tokio::time::timeout(silence, bytes.next()).await {
            Ok(piece) => Some((piece?.map_err(std::io::Error::other), bytes)),
            Err(elapsed) => Some((Err(elapsed.into()), bytes)),
        }
    });
    Ok(Frames::Sse(SseByteStream::new(heard.boxed()).boxed()))
}

async fn open_socket(
    api: &api::Client,
    options: StreamOptions,
) -> Result<Frames, api::Error<ApiError>> {
    let mut call = api.stream_socket();
    if let Some(from) = options.from {
        call = call.from(from);
    }
    if let Some(limit) = options.limit {
        call = call.limit(limit);
    }
    if let Some(filter) = options.filter {
        call = call.filter(filter);
    }
    if let Some(types) = options.types {
        call = call.types(types);
    }
    if let Some(not_types) = options.not_types {
        call = call.not_types(not_types);
    }
    let line = call.send().await?.into_inner();
    // A chunk has no length that all keep to.
    let config = WebSocketConfig::default()
        .max_message_size(None)
        .max_frame_size(None);
    let socket = WebSocketStream::from_raw_socket(line, Role::Client, Some(config)).await;
    Ok(Frames::Socket(Box::new(socket)))
}

/// The chunk of the next event.
async fn event(
    events: &mut BoxStream<'static, Result<Sse, sse_stream::Error>>,
) -> Result<StreamChunk, Error> {
    loop {
        let event = match events.next().await {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Err(Error::Interrupted(Some(error.into()))),
            None => return Err(Error::Interrupted(None)),
        };
        let Some(data) = event.data else { continue };
        match event.event.as_deref() {
            None => return read(&data),
            Some(END) => return Err(Error::last_word(read(&data)?)),
            Some(_) => {}
        }
    }
}

/// The chunk of the next text frame.
async fn frame(
    socket: &mut WebSocketStream<Upgraded>,
    silence: Duration,
) -> Result<StreamChunk, Error> {
    loop {
        let message = match tokio::time::timeout(silence, socket.next()).await {
            Ok(Some(Ok(message))) => message,
            Ok(Some(Err(error))) => return Err(Error::Interrupted(Some(error.into()))),
            Ok(None) => return Err(Error::Interrupted(None)),
            Err(elapsed) => return Err(Error::Interrupted(Some(elapsed.into()))),
        };
        match message {
            Message::Text(text) => return read(&text),
            Message::Close(Some(close)) if !close.reason.is_empty() => {
                return Err(match read(&close.reason) {
                    Ok(last_word) => Error::last_word(last_word),
                    // Somebody in between has closed it.
                    Err(_) => Error::Interrupted(None),
                });
            }
            _ => {}
        }
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::unreadable(text, error))
}
