use std::sync::Mutex;

use dropshot::{
    ConfigDropshot, ErrorStatusCode, HttpResponseCreated, HttpResponseOk, Path, RequestContext,
    ServerBuilder, TypedBody,
};
use notes_api::errors::RefusalResponse;
use notes_api::types::{NewNote, Note, NoteGetPath, Refusal};
use notes_api::{Api, api_mod};

pub enum Server {}

impl Api for Server {
    type Context = Mutex<Vec<Note>>;

    async fn note_create(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<NewNote>,
    ) -> Result<HttpResponseCreated<Note>, RefusalResponse> {
        let NewNote { text } = body.into_inner();
        let mut notes = rqctx.context().lock().expect("nobody panics with it");
        let note = Note {
            id: notes.len() as u64,
            text,
        };
        notes.push(note.clone());
        Ok(HttpResponseCreated(note))
    }

    async fn note_get(
        rqctx: RequestContext<Self::Context>,
        path: Path<NoteGetPath>,
    ) -> Result<HttpResponseOk<Note>, RefusalResponse> {
        let id = path.into_inner().id;
        let notes = rqctx.context().lock().expect("nobody panics with it");
        let found = notes.iter().find(|note| note.id == id).cloned();
        found.map(HttpResponseOk).ok_or_else(|| {
            let message = format!("there is no note {id}");
            RefusalResponse::new(ErrorStatusCode::NOT_FOUND, Refusal { message })
        })
    }
}

pub fn start(
    address: &str,
) -> Result<dropshot::HttpServer<Mutex<Vec<Note>>>, Box<dyn std::error::Error>> {
    let api = api_mod::api_description::<Server>()?;
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let config = ConfigDropshot {
        bind_address: address.parse()?,
        ..ConfigDropshot::default()
    };
    let server = ServerBuilder::new(api, Mutex::default(), log);
    Ok(server.config(config).start()?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    Ok(start("127.0.0.1:8080")?.await?)
}
