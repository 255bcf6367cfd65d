//! Messages that outlive the program, against a real server.

use std::path::Path;

use futures::StreamExt;
use tidings_client::types::RoomId;
use tidings_client::{Client, Credentials, EchoState, FileKeep, Room};
use tidings_tests::TestServer;
use tidings_tests::lossy::lossy;
use tokio::runtime::Runtime;

use super::core::{public_room, register, texts, within};

fn client(url: &str, path: &Path, credentials: Credentials) -> Client {
    let keep = FileKeep::open(path).expect("nobody else has the file");
    let builder = Client::builder(url).keep(keep);
    builder.restore(credentials).expect("a client")
}

/// A run of a program that posts texts and is ended in the middle, when one of them is sent: all that it does ends with its
/// runtime, between any two steps.
fn run_and_end(
    url: String,
    path: &Path,
    who: Credentials,
    room: RoomId,
    all: &[String],
    last: usize,
) {
    let (path, all) = (path.to_owned(), all.to_vec());
    let program = std::thread::spawn(move || {
        let runtime = Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let room = client(&url, &path, who).room(room);
            let sending: Vec<_> = all.iter().map(|text| room.post_text(text)).collect();
            let sent = sending.into_iter().nth(last).expect("so many");
            within(sent).await.expect("sent");
        });
    });
    program.join().expect("the program ran");
}

/// Waits until nothing is pending any more.
async fn settled(client: &Client) {
    let room_of_none = client.echoes();
    let mut pending = std::collections::HashSet::new();
    let mut echoes = room_of_none;
    loop {
        match futures::poll!(echoes.next()) {
            std::task::Poll::Ready(Some(echo)) => note(&mut pending, echo),
            _ if pending.is_empty() => return,
            _ => note(&mut pending, within(echoes.next()).await.expect("an echo")),
        }
    }
}

fn note(
    pending: &mut std::collections::HashSet<tidings_client::LocalId>,
    echo: tidings_client::LocalEcho,
) {
    match echo.state {
        EchoState::Sending => pending.insert(echo.local_id),
        EchoState::Sent(_) => pending.remove(&echo.local_id),
        other => panic!("{other:?}"),
    };
}

async fn start(server: &TestServer) -> (Credentials, Room) {
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let tablet = Client::builder(server.url())
        .login("ann", "a long password")
        .await;
    (tablet.expect("logged in").credentials().clone(), room)
}

/// SES-3, ACT-4: the program is ended with messages waiting, under way, stored without an answer. The next one goes on, also
/// when the server was restarted meanwhile: each message is there once, and all in order.
#[tokio::test(flavor = "multi_thread")]
async fn posts_survive_the_end_of_the_program() {
    let mut server = TestServer::start().await;
    let (who, room) = start(&server).await;
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("posts");
    let mut all = Vec::new();
    for (round, last) in [0, 3, 11, 7].into_iter().enumerate() {
        let url = lossy(server.address(), 4).await;
        let texts: Vec<_> = (0..20).map(|number| format!("{round} {number}")).collect();
        all.extend(texts.clone());
        let (path, who, room) = (path.clone(), who.clone(), room.id().clone());
        let ended =
            tokio::task::spawn_blocking(move || run_and_end(url, &path, who, room, &texts, last));
        ended.await.expect("the program ended");
        if round % 2 == 1 {
            server.restart().await;
        }
    }
    let ann = client(&server.url(), &path, who);
    settled(&ann).await;
    assert_eq!(texts(&room).await, all);
}

/// The same device with a new access token goes on, too: what became of an action is told to the device (SES-3).
#[tokio::test(flavor = "multi_thread")]
async fn posts_survive_a_new_login_of_the_device() {
    let server = TestServer::start().await;
    let (who, room) = start(&server).await;
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("posts");
    let all: Vec<_> = (0..20).map(|number| number.to_string()).collect();
    let run = {
        let url = lossy(server.address(), 4).await;
        let (path, who, room, all) = (path.clone(), who.clone(), room.id().clone(), all.clone());
        tokio::task::spawn_blocking(move || run_and_end(url, &path, who, room, &all, 5))
    };
    run.await.expect("the program ended");
    let keep = FileKeep::open(&path).expect("nobody else has the file");
    let builder = Client::builder(server.url())
        .keep(keep)
        .device_id(who.device_id);
    let ann = builder
        .login("ann", "a long password")
        .await
        .expect("logged in");
    settled(&ann).await;
    assert_eq!(texts(&room).await, all);
}
