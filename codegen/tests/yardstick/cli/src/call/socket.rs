// Written by `tidings-codegen cli openapi.json`; do not edit.

//! A WebSocket: lines of standard input become messages, messages become lines of standard output.

use futures::{SinkExt as _, StreamExt as _};
use reqwest::Upgraded;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::answer::{Answer, untyped};
use super::{Call, Failure};
use crate::Client;

impl Call<'_> {
    /// Sends the request, then what is typed; writes what comes until the server ends it. Bytes are written as they are.
    pub async fn socket<E>(
        mut self,
        ask: impl AsyncFnOnce(Client) -> Answer<Upgraded, E>,
    ) -> Result<(), Failure> {
        let line = match ask(self.client()?).await {
            Ok(answer) => answer.into_inner(),
            Err(error) => return Err(untyped(error).await),
        };
        let mut socket = WebSocketStream::from_raw_socket(line, Role::Client, None).await;
        let nothing = Box::new(tokio::io::empty());
        let stdin = std::mem::replace(&mut self.io.stdin, nothing);
        let mut typed = BufReader::new(stdin).lines();
        let mut listens = true;
        let mut output = self.output()?;
        loop {
            tokio::select! {
                line = typed.next_line(), if listens => match line {
                    Ok(Some(line)) => {
                        let sent = socket.send(Message::text(line)).await;
                        sent.map_err(|error| Failure::caused(&error))?;
                    }
                    Ok(None) => listens = false,
                    Err(error) => return Err(Failure::file("standard input", error)),
                },
                message = socket.next() => {
                    let written = match message {
                        Some(Ok(Message::Text(text))) => writeln!(output, "{text}"),
                        Some(Ok(Message::Binary(bytes))) => output.write_all(&bytes),
                        Some(Ok(_)) => Ok(()),
                        Some(Err(error)) => return Err(Failure::caused(&error)),
                        None => return Ok(()),
                    };
                    written.and_then(|()| output.flush()).map_err(Failure::stdout)?;
                }
            }
        }
    }
}
