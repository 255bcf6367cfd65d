//! The least that generated commands ask for, and the commands of one case run with it.

use futures::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::commands::OPERATIONS;
use crate::json_body::client::{Client, Error, ResponseValue};
use crate::json_body::start;

pub const WHOLE_BODY: &str = "json-body";

pub struct Operation {
    pub id: &'static str,
    pub area: &'static str,
    pub summary: &'static str,
    pub description: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    pub secured: bool,
    pub body: Body,
    pub streams: bool,
    pub options: fn() -> Vec<clap::Arg>,
    pub run: for<'a> fn(Call<'a>) -> LocalBoxFuture<'a, Result<(), Failure>>,
}

pub enum Body {
    None,
    Json {
        required: bool,
        fields: &'static [Field],
    },
}

pub struct Field {
    pub wire: &'static str,
    pub option: &'static str,
    pub many: bool,
}

pub type Failure = String;

pub struct Call<'a> {
    operation: &'static Operation,
    matches: &'a clap::ArgMatches,
    base: &'a str,
    said: &'a mut Option<Value>,
}

impl Call<'_> {
    pub async fn body<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let Body::Json { fields, .. } = &self.operation.body else {
            return Err("no body".to_owned());
        };
        let given = |field: &Field| {
            let value: &Value = self.matches.get_one(field.option)?;
            Some((field.wire.to_owned(), value.clone()))
        };
        let body: Map<String, Value> = fields.iter().filter_map(given).collect();
        serde_json::from_value(body.into()).map_err(|error| error.to_string())
    }

    pub async fn answer<T: Serialize, E: std::fmt::Debug>(
        self,
        ask: impl AsyncFnOnce(Client) -> Result<ResponseValue<T>, Error<E>>,
    ) -> Result<(), Failure> {
        let answer = ask(Client::new(self.base)).await;
        let answer = answer.map_err(|error| format!("{error:?}"))?.into_inner();
        *self.said = Some(serde_json::to_value(answer).unwrap());
        Ok(())
    }
}

#[tokio::test]
async fn a_command_sends_the_keys_of_its_body() {
    let (_server, base) = start();
    let [operation] = OPERATIONS else {
        panic!("one operation");
    };
    let whole = clap::Arg::new(WHOLE_BODY).long(WHOLE_BODY);
    let command = clap::Command::new("create").args((operation.options)());
    let command = command.arg(whole);
    let parse = |line: [&str; 3]| command.clone().try_get_matches_from(line);
    let matches = parse(["create", "--body-size", "4"]).unwrap();
    let mut said = None;
    let call = Call {
        operation,
        matches: &matches,
        base: &base,
        said: &mut said,
    };
    (operation.run)(call).await.unwrap();
    assert_eq!(said, Some(serde_json::json!({"size": 4})));
    // Beyond the bounds of the document.
    assert!(parse(["create", "--body-size", "100"]).is_err());
}
