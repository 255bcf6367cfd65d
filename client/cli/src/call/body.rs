//! What a call sends: JSON put together from options, or bytes as they are read.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tidings_client::Body as Bytes;
use tokio::fs::File;
use tokio_util::io::ReaderStream;

use super::{Body, CONTENT_TYPE, Call, FILE, WHOLE_BODY};
use crate::failure::Failure;

impl Call<'_> {
    /// The body: that of `--json-body`, with the keys that have options of their own put in.
    pub(crate) async fn body<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let mut body = match self.matches.get_one::<String>(WHOLE_BODY).cloned() {
            Some(file) => self.whole(&file).await?,
            None => Map::new(),
        };
        if let Body::Json { fields, .. } = &self.operation.body {
            for field in *fields {
                let given = self.matches.get_many::<Value>(field.option);
                let mut given = given.into_iter().flatten().cloned().peekable();
                if given.peek().is_none() {
                    continue;
                }
                let value = if field.many {
                    given.collect()
                } else {
                    given.next().unwrap_or_default()
                };
                body.insert(field.wire.to_owned(), value);
            }
        }
        let read = serde_path_to_error::deserialize(Value::Object(body));
        read.map_err(|error| Failure::Usage(format!("the body: {error}")))
    }

    async fn whole(&mut self, file: &str) -> Result<Map<String, Value>, Failure> {
        let text = match file {
            "-" => self.io.text().await?,
            file => {
                let text = tokio::fs::read_to_string(file).await;
                text.map_err(|error| Failure::file(file, error))?
            }
        };
        serde_json::from_str(&text).map_err(|error| {
            Failure::Usage(format!("--{WHOLE_BODY} {file}: not a JSON object: {error}"))
        })
    }

    /// The bytes to send, read as they are sent.
    pub(crate) async fn file(&mut self) -> Result<Bytes, Failure> {
        let name = self.matches.get_one::<String>(FILE).cloned();
        match name.as_deref().unwrap_or("-") {
            "-" => {
                let nothing = Box::new(tokio::io::empty());
                let stdin = std::mem::replace(&mut self.io.stdin, nothing);
                let stream = ReaderStream::new(stdin);
                Ok(Bytes::wrap_stream(stream))
            }
            name => {
                let failed = |error| Failure::file(name, error);
                let file = File::open(name).await.map_err(failed)?;
                let kind = file.metadata().await.map_err(failed)?;
                if kind.is_dir() {
                    return Err(Failure::Usage(format!("{name} is a folder")));
                }
                Ok(Bytes::from(file))
            }
        }
    }

    /// The media type of the bytes: as given, else by the file's name, else just bytes.
    pub(super) fn content_type(&self) -> String {
        if let Some(given) = self.matches.get_one::<String>(CONTENT_TYPE) {
            return given.clone();
        }
        let name = self.matches.get_one::<String>(FILE);
        let guess = name.map(|name| mime_guess::from_path(name).first_or_octet_stream());
        guess.map_or_else(
            || "application/octet-stream".to_owned(),
            |guess| guess.to_string(),
        )
    }
}
