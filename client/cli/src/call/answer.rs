//! What a call answers: one JSON object, bytes as they come, or a stream of JSON lines.

use std::io::Write;

use futures::{Stream, StreamExt as _};
use reqwest::Upgraded;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sse_stream::SseByteStream;
use tidings_client::Error;
use tidings_client::api::{self, ByteStream, ResponseValue};
use tidings_types::ApiError;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::{Call, OUTPUT, Place};
use crate::failure::Failure;
use crate::show;

/// What an operation of the generated client answers.
type Answer<T> = Result<ResponseValue<T>, api::Error<ApiError>>;

/// The headers of an action.
const SESSION: &str = "Matrix-Session";
const ACTION: &str = "Matrix-Action";

/// The name of the event that ends server-sent events (STR-7).
const END: &str = "end";

impl Call<'_> {
    /// Calls and prints the answer. An action that isn't given a place of its own is done once, whatever gets lost on the
    /// way (ACT-4); everything else is tried once.
    pub(crate) async fn answer<T>(
        self,
        ask: impl AsyncFn(api::Client, Place) -> Answer<T>,
    ) -> Result<(), Failure>
    where
        T: DeserializeOwned + Serialize,
    {
        let given = self.given();
        let answer: T = if self.operation.own_headers.contains(&ACTION) && given.0.is_empty() {
            let client = self.common.client()?;
            let ask = &ask;
            let place = |session: String, action: i64| {
                Place(
                    [
                        (SESSION, Value::from(session)),
                        (ACTION, Value::from(action)),
                    ]
                    .into(),
                )
            };
            client
                .action(|api, session, action| ask(api, place(session.to_string(), action)))
                .await?
        } else {
            let answer = ask(self.api()?, given).await;
            answer.map_err(Error::from)?.into_inner()
        };
        self.print(&answer)
    }

    /// Sends bytes and prints the answer.
    pub(crate) async fn upload<T: Serialize>(
        self,
        ask: impl AsyncFnOnce(api::Client, Place) -> Answer<T>,
    ) -> Result<(), Failure> {
        let api = if self.operation.secured {
            self.common
                .client()?
                .api_with_content_type(&self.content_type())?
        } else {
            self.api()?
        };
        let answer = ask(api, self.given()).await.map_err(Error::from)?;
        self.print(&answer.into_inner())
    }

    fn print(self, answer: &impl Serialize) -> Result<(), Failure> {
        let line = show::json(answer, self.io.stdout_is_terminal)?;
        self.io.line(&line)
    }

    /// Writes the bytes of the answer as they come; those of server-sent events as lines of JSON.
    pub(crate) async fn bytes(
        mut self,
        ask: impl AsyncFnOnce(api::Client, Place) -> Answer<ByteStream>,
    ) -> Result<(), Failure> {
        let answer = ask(self.api()?, self.given()).await.map_err(Error::from)?;
        let kind = answer.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let events = kind.starts_with("text/event-stream");
        let bytes = answer.into_inner().into_inner();
        let mut output = self.output()?;
        if events {
            write_events(bytes, &mut output).await
        } else {
            let pieces = bytes.map(|piece| piece.map_err(Error::Transport));
            write_bytes(pieces, &mut output).await
        }
    }

    /// Writes each message of the WebSocket as a line of JSON.
    pub(crate) async fn socket(
        mut self,
        ask: impl AsyncFnOnce(api::Client, Place) -> Answer<Upgraded>,
    ) -> Result<(), Failure> {
        let answer = ask(self.api()?, self.given()).await.map_err(Error::from)?;
        // A message has no length that all keep to.
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let line = answer.into_inner();
        let mut socket = WebSocketStream::from_raw_socket(line, Role::Client, Some(config)).await;
        let mut output = self.output()?;
        loop {
            match socket.next().await {
                Some(Ok(Message::Text(text))) => write_line(&mut output, &text)?,
                Some(Ok(Message::Close(Some(close)))) if !close.reason.is_empty() => {
                    return Err(last_word(&close.reason));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(Error::Interrupted(Some(error.into())).into()),
                None => return Err(Error::Interrupted(None).into()),
            }
        }
    }

    /// Where the answer goes.
    fn output(&mut self) -> Result<Box<dyn Write + '_>, Failure> {
        match self.matches.get_one::<String>(OUTPUT).map(String::as_str) {
            None | Some("-") => Ok(Box::new(&mut self.io.stdout)),
            Some(name) => {
                let file = std::fs::File::create(name);
                Ok(Box::new(file.map_err(|error| Failure::file(name, error))?))
            }
        }
    }
}

async fn write_bytes<B: AsRef<[u8]>>(
    mut pieces: impl Stream<Item = Result<B, Error>> + Unpin,
    output: &mut impl Write,
) -> Result<(), Failure> {
    while let Some(piece) = pieces.next().await {
        output.write_all(piece?.as_ref()).map_err(Failure::stdout)?;
    }
    output.flush().map_err(Failure::stdout)
}

async fn write_events<B>(
    bytes: impl Stream<Item = reqwest::Result<B>> + Send + Unpin,
    output: &mut impl Write,
) -> Result<(), Failure>
where
    B: bytes::Buf,
{
    let pieces = bytes.map(|piece| piece.map_err(std::io::Error::other));
    let mut events = Box::pin(SseByteStream::new(pieces));
    while let Some(event) = events.next().await {
        let event = event.map_err(|error| Error::Interrupted(Some(error.into())))?;
        match (event.event.as_deref(), event.data) {
            (None, Some(data)) => write_line(output, &data)?,
            (Some(END), Some(data)) => return Err(last_word(&data)),
            _ => {}
        }
    }
    Err(Error::Interrupted(None).into())
}

fn write_line(output: &mut impl Write, line: &str) -> Result<(), Failure> {
    writeln!(output, "{line}").map_err(Failure::stdout)?;
    output.flush().map_err(Failure::stdout)
}

/// What the server said when it ended a stream that stays open.
fn last_word(text: &str) -> Failure {
    match serde_json::from_str::<ApiError>(text) {
        Ok(body) => Failure::Other(format!(
            "the stream ended: {}: {}",
            body.errcode, body.error
        )),
        Err(_) => Failure::Other(format!("the stream ended: {text}")),
    }
}
