//! Entry a: the most requests a server of this HTTP stack can answer here, with nothing to do.

use serde_json::json;

use crate::http::Template;
use crate::load::{self, Lane};
use crate::report::{Row, things};
use crate::scale::Scale;
use crate::world::filler;
use crate::{Failure, noop};
use tidings_tests::child::Server;

/// The id of the row that others are relative to.
pub(crate) fn row_id(connections: usize) -> String {
    format!("noop/{connections}")
}

/// Measures the endpoint that does nothing, with the body and headers of a message.
pub(crate) async fn run(scale: &Scale, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let program = std::env::current_exe()?;
    let server = Server::start(&program, &["noop".to_owned()]).await?;
    let content = json!({"content": {"msgtype": "m.text", "body": filler()}});
    // As long as the real ones.
    let template = Template::post(noop::PATH, &content)?
        .bearer(&"t".repeat(43))?
        .header("matrix-session", &"s".repeat(22))?;
    for connections in scale.senders {
        let lane = |_| {
            let template = template.clone();
            Box::new(move || template.request()) as Lane
        };
        let lanes = (0..connections).map(lane).collect();
        let measured = load::run(server.address, server.pid, scale.span, lanes).await?;
        let what = format!("no-op endpoint, {}", things(connections, "connection"));
        rows.push(Row::new("a", row_id(connections), what, measured));
    }
    Ok(())
}
