//! What a call sends: JSON put together from options, or bytes as they are read.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;
use tokio_util::io::ReaderStream;

use super::{Body, Call, FILE, Failure, WHOLE_BODY};

impl Call<'_> {
    /// The body: that of `--json-body`, with the keys that have options of their own put in.
    pub async fn body<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let given = self.given();
        let file = self.matches.get_one::<String>(WHOLE_BODY).cloned();
        let body = match file {
            None => Value::Object(given),
            Some(file) => match self.whole(&file).await? {
                Value::Object(mut body) => {
                    body.extend(given);
                    Value::Object(body)
                }
                body if given.is_empty() => body,
                _ => {
                    let reason = format!("--{WHOLE_BODY} {file}: not an object, so that no other option can be put in");
                    return Err(Failure::Usage(reason));
                }
            },
        };
        let read = serde_path_to_error::deserialize(body);
        read.map_err(|error| Failure::Usage(format!("the body: {error}")))
    }

    /// The keys of the body that are given as options.
    fn given(&self) -> Map<String, Value> {
        let mut body = Map::new();
        let Body::Json { fields, .. } = &self.operation.body else {
            return body;
        };
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
        body
    }

    async fn whole(&mut self, file: &str) -> Result<Value, Failure> {
        let text = if file == "-" {
            let mut text = String::new();
            let read = self.io.stdin.read_to_string(&mut text).await;
            read.map(|_| text)
        } else {
            tokio::fs::read_to_string(file).await
        };
        let text = text.map_err(|error| Failure::file(file, error))?;
        serde_json::from_str(&text).map_err(|error| {
            Failure::Usage(format!("--{WHOLE_BODY} {file}: not JSON: {error}"))
        })
    }

    /// The bytes to send, read as they are sent.
    pub async fn file(&mut self) -> Result<reqwest::Body, Failure> {
        let name = self.matches.get_one::<String>(FILE).cloned();
        match name.as_deref().unwrap_or("-") {
            "-" => {
                let nothing = Box::new(tokio::io::empty());
                let stdin = std::mem::replace(&mut self.io.stdin, nothing);
                Ok(reqwest::Body::wrap_stream(ReaderStream::new(stdin)))
            }
            name => {
                let failed = |error| Failure::file(name, error);
                let file = File::open(name).await.map_err(failed)?;
                if file.metadata().await.map_err(failed)?.is_dir() {
                    return Err(Failure::Usage(format!("{name} is a folder")));
                }
                Ok(reqwest::Body::wrap_stream(ReaderStream::new(file)))
            }
        }
    }
}
