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

use super::ladder::Ladder;
use super::reader::{Reader, Tried};
use super::{StreamOptions, Transport};
use crate::api::{self, ClientStreamExt};
use crate::{Client, Error};

/// How long a connection stays open at most: a time limit that the HTTP client has for all is replaced by it.
const LONGEST_LINE: Duration = Duration::from_hours(24);

/// How long the first chunk of a connection without a position may take; it comes at once.
const LONGEST_PROBE: Duration = Duration::from_secs(10);

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
    /// The next chunk of the connection, which is opened if there is none.
    pub(super) async fn receive(&mut self, transport: Transport, renewals: &mut usize) -> Tried {
        let session_id = match &self.line {
            Some(line) => line.session_id.clone(),
            None => self.client.session().await?,
        };
        match self.next_chunk(transport, &session_id).await {
            Ok(chunk) => Ok(Some((chunk, session_id))),
            Err(error) => {
                self.line = None;
                self.renewed(error, &session_id, renewals)
            }
        }
    }

    async fn next_chunk(
        &mut self,
        transport: Transport,
        session_id: &SessionId,
    ) -> Result<StreamChunk, Error> {
        let silence = self.options.silence;
        if self.line.is_none() {
            self.probe(transport).await?;
        }
        let line = match &mut self.line {
            Some(line) => line,
            None => self.line.insert(Line {
                session_id: session_id.clone(),
                frames: open(&self.client, transport, self.options.clone()).await?,
            }),
        };
        match &mut line.frames {
            Frames::Sse(events) => event(events).await,
            Frames::Socket(socket) => frame(socket, silence).await,
        }
    }

    /// Finds out at once whether something in between keeps server-sent events back until there are many: without a position
    /// the first chunk comes at once. It isn't used.
    async fn probe(&mut self, transport: Transport) -> Result<(), Error> {
        let is_unproved = self.ladder.as_ref().is_some_and(Ladder::is_unproved);
        if !is_unproved || transport != Transport::ServerSentEvents || self.options.from.is_none() {
            return Ok(());
        }
        let options = StreamOptions {
            from: None,
            ..self.options.clone()
        };
        let probing = async {
            match open(&self.client, transport, options).await? {
                Frames::Sse(mut events) => event(&mut events).await.map(drop),
                Frames::Socket(_) => Ok(()),
            }
        };
        let longest = self.options.silence.min(self.client.request_timeout());
        let probed = tokio::time::timeout(longest.min(LONGEST_PROBE), probing).await;
        probed.map_err(|elapsed| Error::Interrupted(Some(elapsed.into())))?
    }
}

async fn open(
    client: &Client,
    transport: Transport,
    options: StreamOptions,
) -> Result<Frames, Error> {
    let connection = client.connection().for_call(LONGEST_LINE);
    let (url, http) = (client.api().baseurl(), client.api().client().clone());
    let api = api::Client::new_with_client(url, http, connection.clone());
    let opening = async {
        match transport {
            Transport::WebSocket => open_socket(&api, options).await,
            _ => open_sse(&api, options).await,
        }
    };
    let opened = tokio::time::timeout(client.request_timeout(), opening).await;
    let opened = opened.map_err(|elapsed| Error::Interrupted(Some(elapsed.into())))?;
    opened.map_err(|error| Error::from_call(error, connection.status()))
}

async fn open_sse(
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
    let silence = options.silence;
    let bytes = call.send().await?.into_inner();
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
            Some(Err(sse_stream::Error::Body(error))) => {
                return Err(Error::Interrupted(Some(error)));
            }
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
