// Written by `tidings-codegen cli openapi.json`; do not edit.

//! What a call answers: JSON, nothing, bytes as they come, or where else to look.

use std::io::Write;

use futures::StreamExt as _;
use reqwest::header::LOCATION;
use serde::Serialize;

use super::{Call, Failure, OUTPUT};
use crate::{ByteStream, Client, Error, ResponseValue};

/// What an operation of the client answers.
pub(crate) type Answer<T, E> = Result<ResponseValue<T>, Error<E>>;

impl Call<'_> {
    /// Sends the request and prints the answer as JSON.
    pub async fn answer<T: Serialize, E: Serialize>(
        self,
        ask: impl AsyncFnOnce(Client) -> Answer<T, E>,
    ) -> Result<(), Failure> {
        match ask(self.client()?).await {
            Ok(answer) => {
                let line = json(&answer.into_inner(), self.io.for_people)?;
                self.io.line(&line)
            }
            Err(error) => Err(typed(error).await),
        }
    }

    /// Sends the request; the answer is empty.
    pub async fn nothing<E: Serialize>(
        self,
        ask: impl AsyncFnOnce(Client) -> Answer<(), E>,
    ) -> Result<(), Failure> {
        match ask(self.client()?).await {
            Ok(_) => Ok(()),
            Err(error) => Err(typed(error).await),
        }
    }

    /// Sends the request and prints where else to look.
    pub async fn redirect<E: Serialize>(
        self,
        ask: impl AsyncFnOnce(Client) -> Answer<ByteStream, E>,
    ) -> Result<(), Failure> {
        match ask(self.client()?).await {
            Ok(answer) => Err(Failure::Refused(
                answer.status(),
                "not a redirect".to_owned(),
            )),
            Err(Error::UnexpectedResponse(response)) if response.status().is_redirection() => {
                let place = response.headers().get(LOCATION);
                let place = place.map(|place| String::from_utf8_lossy(place.as_bytes()).into_owned());
                self.io.line(&place.unwrap_or_default())
            }
            Err(error) => Err(typed(error).await),
        }
    }

    /// Sends the request and writes the bytes of the answer as they come.
    pub async fn bytes<E: Serialize>(
        self,
        ask: impl AsyncFnOnce(Client) -> Answer<ByteStream, E>,
    ) -> Result<(), Failure> {
        match ask(self.client()?).await {
            Ok(answer) => self.write(answer.into_inner()).await,
            Err(error) => Err(typed(error).await),
        }
    }

    /// The same where an error is bytes, too.
    pub async fn free(
        self,
        ask: impl AsyncFnOnce(Client) -> Answer<ByteStream, ByteStream>,
    ) -> Result<(), Failure> {
        match ask(self.client()?).await {
            Ok(answer) => self.write(answer.into_inner()).await,
            Err(Error::ErrorResponse(answer)) => {
                let status = answer.status();
                let mut pieces = answer.into_inner().into_inner();
                let mut said = Vec::new();
                while let Some(piece) = pieces.next().await {
                    let piece = piece.map_err(|error| Failure::caused(&error))?;
                    said.extend_from_slice(&piece);
                }
                let said = String::from_utf8_lossy(&said).into_owned();
                Err(Failure::Refused(status, said))
            }
            Err(error) => Err(untyped(error).await),
        }
    }

    async fn write(mut self, bytes: ByteStream) -> Result<(), Failure> {
        let mut output = self.output()?;
        let mut pieces = bytes.into_inner();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|error| Failure::caused(&error))?;
            output.write_all(&piece).map_err(Failure::stdout)?;
        }
        output.flush().map_err(Failure::stdout)
    }

    /// Where an answer goes that comes in pieces.
    pub(super) fn output(&mut self) -> Result<Box<dyn Write + '_>, Failure> {
        match self.matches.get_one::<String>(OUTPUT).map(String::as_str) {
            None | Some("-") => Ok(Box::new(&mut self.io.stdout)),
            Some(name) => {
                let file = std::fs::File::create(name);
                Ok(Box::new(file.map_err(|error| Failure::file(name, error))?))
            }
        }
    }
}

fn json(value: &impl Serialize, for_people: bool) -> Result<String, Failure> {
    let text = if for_people {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    text.map_err(|error| Failure::Other(format!("the answer can't be written: {error}")))
}

/// An error whose body the document describes.
async fn typed<E: Serialize>(error: Error<E>) -> Failure {
    match error {
        Error::ErrorResponse(answer) => {
            let status = answer.status();
            let said = json(&answer.into_inner(), false).unwrap_or_default();
            Failure::Refused(status, said)
        }
        error => untyped(error).await,
    }
}

/// Any other error.
pub(super) async fn untyped<E>(error: Error<E>) -> Failure {
    match error {
        Error::ErrorResponse(answer) => Failure::Refused(answer.status(), String::new()),
        Error::UnexpectedResponse(response) => {
            let status = response.status();
            Failure::Refused(status, response.text().await.unwrap_or_default())
        }
        Error::InvalidResponsePayload(bytes, error) => {
            let said = String::from_utf8_lossy(&bytes);
            Failure::Other(format!("the answer isn't what the document says: {error}: {said}"))
        }
        Error::CommunicationError(error)
        | Error::InvalidUpgrade(error)
        | Error::ResponseBodyError(error) => Failure::caused(&error),
        Error::InvalidRequest(reason) => Failure::Usage(reason),
        Error::Custom(reason) => Failure::Other(reason),
    }
}
