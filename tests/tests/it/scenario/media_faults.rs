//! What becomes of uploads and downloads that aren't finished, and of what can't be written or read.

use std::path::Path;
use std::time::Duration;

use image::ImageFormat;
use serde_json::json;
use tidings_server::env::TestClock;
use tidings_tests::TestServer;
use tidings_tests::media::{
    MEDIA, answer, download, files, folder, half_upload, noise, path, picture, thumbnail,
    until_files, upload, upload_as,
};
use tidings_tests::user::{PASSWORD, User};
use tidings_tests::wire::Wire;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

async fn ann() -> (TestServer, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    (server, ann)
}

async fn send(stream: &mut TcpStream, bytes: &[u8]) {
    stream.write_all(bytes).await.expect("the server reads");
}

/// An upload of which 600,000 bytes of 900,000 have come.
async fn begun(server: &TestServer, user: &User) -> TcpStream {
    let had = files(&folder(server)).len();
    let mut stream = half_upload(server, user, 900_000, "").await;
    send(&mut stream, &noise(600_000)).await;
    until_files(&folder(server), "some of it is there", |files| {
        files.len() > had && files.iter().all(|(_, length)| *length > 0)
    })
    .await;
    stream
}

/// Lets time pass until something has happened.
async fn pass<T>(clock: &TestClock, step: Duration, happens: impl Future<Output = T>) -> T {
    let advance = async {
        loop {
            clock.advance(step);
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        happened = happens => happened,
        () = advance => unreachable!("time never ends"),
    }
}

/// MED-1: an upload that breaks off leaves nothing behind, and takes nothing of the quota; whether its length was told or
/// not.
#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let server = TestServer::start_with(|settings| settings.media.quota_bytes = 1_000_000).await;
    for (name, told) in [("ann", true), ("bob", false)] {
        let user = User::register(&server, name).await;
        let stream = if told {
            begun(&server, &user).await
        } else {
            let mut stream = TcpStream::connect(server.address())
                .await
                .expect("it listens");
            let chunked = format!(
                "POST {MEDIA}/upload HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\
                 content-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
                user.token, 600_000
            );
            let had = files(&folder(&server)).len();
            send(&mut stream, chunked.as_bytes()).await;
            send(&mut stream, &noise(600_000)).await;
            send(&mut stream, b"\r\n").await;
            until_files(&folder(&server), "some of it is there", |files| {
                files.len() > had
            })
            .await;
            stream
        };
        let had = files(&folder(&server)).len() - 1;
        drop(stream);
        until_files(&folder(&server), "nothing of it is there", |files| {
            files.len() == had
        })
        .await;
        // The quota is given back a moment after the disk.
        let whole = async {
            while upload_as(&user, "text/plain", None)
                .body(noise(900_000))
                .send()
                .await
                .status
                != 200
            {}
        };
        let waited = tokio::time::timeout(Duration::from_mins(1), whole).await;
        assert!(waited.is_ok(), "the quota isn't given back");
    }
}

/// MED-1: an upload of which nothing comes any more, or next to nothing, is given up.
#[tokio::test]
async fn a_slow_upload_is_given_up() {
    for drips in [false, true] {
        let (server, clock) = TestServer::start_with_clock(|_| {}).await;
        let ann = User::register(&server, "ann").await;
        let (mut reading, mut writing) = begun(&server, &ann).await.into_split();
        let drip = async {
            // It may be refused meanwhile.
            while drips && writing.write_all(b"x").await.is_ok() {
                tokio::task::yield_now().await;
            }
            std::future::pending::<()>().await;
        };
        let refused = async {
            let folder = folder(&server);
            let gone = until_files(&folder, "nothing is there", <[_]>::is_empty);
            let mut beginning = [0; 12];
            let (read, ()) = tokio::join!(reading.read_exact(&mut beginning), gone);
            assert!(
                read.is_ok() && beginning == *b"HTTP/1.1 400",
                "{beginning:?}"
            );
        };
        tokio::select! {
            () = pass(&clock, Duration::from_secs(5), refused) => {}
            () = drip => {}
        }
    }
}

/// MED-1: a download that is broken off, and one that nobody reads, keep no file open.
#[tokio::test]
async fn a_download_that_nobody_reads_is_given_up() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    // More than waits in memory and on the line.
    let length = 30_000_000;
    let uri = upload(&ann, "text/plain", &vec![b'x'; length]).await;
    for breaks_off in [true, false] {
        let mut stream = TcpStream::connect(server.address())
            .await
            .expect("it listens");
        let head = format!(
            "GET {MEDIA}/download/{} HTTP/1.1\r\nhost: x\r\n\r\n",
            path(&uri)
        );
        send(&mut stream, head.as_bytes()).await;
        let mut beginning = [0; 15];
        stream.read_exact(&mut beginning).await.expect("an answer");
        assert_eq!(&beginning, b"HTTP/1.1 200 OK");
        assert_eq!(open_files(&server), 1);
        let closed = async {
            while open_files(&server) > 0 {
                tokio::task::yield_now().await;
            }
        };
        if breaks_off {
            drop(stream);
            closed.await;
        } else {
            pass(&clock, Duration::from_secs(5), closed).await;
            // Who reads on finds that it isn't all.
            let mut rest = Vec::new();
            let _ = stream.read_to_end(&mut rest).await;
            assert!(!rest.is_empty() && rest.len() < length, "{}", rest.len());
        }
    }
}

/// How many files of a server's uploads this process holds open.
fn open_files(server: &TestServer) -> usize {
    let folder = folder(server).canonicalize().expect("it is there");
    let open = std::fs::read_dir("/proc/self/fd").expect("Linux tells");
    let paths = open.filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
    paths.filter(|path| path.starts_with(&folder)).count()
}

/// MED-1: a server that was killed in the middle of an upload cleans up when it starts again; what it has acknowledged is
/// there.
#[tokio::test]
async fn a_killed_server_leaves_nothing_broken_and_everything_acknowledged() {
    let (server, ann) = ann().await;
    let stream = begun(&server, &ann).await;
    let whole = noise(500_000);
    let uri = upload(&ann, "text/plain", &whole).await;
    // What a kill at this moment would leave on the disk.
    let mut after = TestServer::start().await;
    after.stop().await;
    let data = after.dir().join("data");
    std::fs::remove_dir_all(&data).expect("removed");
    copy(&server.dir().join("data"), &data);
    assert_eq!(files(&folder(&after)).len(), 2);
    after.resume().await;
    until_files(&folder(&after), "one file is left", |files| {
        files.len() == 1
    })
    .await;
    let wire = Wire::new(after.url());
    assert!(download(&wire, &uri).bytes().await.1 == whole);
    drop(stream);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// MED-1: a kill between what the store knows and what lies on the disk is mended at the next start, both between the
/// bytes and the upload and between the end of the upload and that of its bytes.
#[tokio::test]
async fn what_a_kill_left_half_done_goes_at_the_next_start() {
    let (mut server, ann) = ann().await;
    let stays = upload(&ann, "text/plain", b"stays").await;
    let goes = upload(&ann, "image/png", &picture(200, 100, ImageFormat::Png)).await;
    thumbnail(&ann.wire, &goes, "width=50&height=50")
        .bytes()
        .await;
    server.stop().await;
    let id = path(&goes).split_once('/').expect("an id").1.to_owned();
    let store =
        rusqlite::Connection::open(server.dir().join("data/tidings.sqlite")).expect("a store");
    let forgotten = "DELETE FROM media WHERE id = ?1";
    assert_eq!(store.execute(forgotten, [&id]).expect("removed"), 1);
    let left = "INSERT INTO media_leftovers (id) VALUES (?1)";
    for id in [&id, "nothingOfThisOneHasCome0"] {
        store.execute(left, [id]).expect("noted");
    }
    drop(store);
    assert_eq!(files(&folder(&server)).len(), 3);
    server.resume().await;
    until_files(&folder(&server), "one file is left", |files| {
        files.len() == 1
    })
    .await;
    download(&ann.wire, &goes).refused(404, "M_NOT_FOUND").await;
    assert_eq!(download(&ann.wire, &stays).bytes().await.1, b"stays");
}

/// MED-1, ERR-1: what can't be written is told, leaves nothing and takes nothing of the quota; what can't be read any more
/// isn't found.
#[tokio::test]
async fn a_disk_that_fails_is_told() {
    let server = TestServer::start_with(|settings| settings.media.quota_bytes = 1_000_000).await;
    let ann = User::register(&server, "ann").await;
    let in_the_way = folder(&server).join("originals");
    std::fs::write(&in_the_way, b"no folder").expect("written");
    for _ in 0..2 {
        for length in [100, 900_000] {
            let ask = upload_as(&ann, "text/plain", None).body(noise(length));
            ask.refused(503, "M_UNAVAILABLE").await;
        }
    }
    assert_eq!(files(&folder(&server)).len(), 1);
    std::fs::remove_file(&in_the_way).expect("removed");
    let uri = upload(&ann, "image/png", &noise(900_000)).await;
    std::fs::remove_dir_all(&in_the_way).expect("removed");
    download(&ann.wire, &uri).refused(404, "M_NOT_FOUND").await;
}

/// MED-1, ACC-5: an upload that is under way when its account is deactivated comes to nothing.
#[tokio::test]
async fn an_upload_ends_with_its_account() {
    let (server, ann) = ann().await;
    upload(&ann, "text/plain", b"High water at six.").await;
    let mut stream = begun(&server, &ann).await;
    let password = json!({ "password": PASSWORD });
    ann.post("/account/deactivate", &password).ok().await;
    until_files(&folder(&server), "what was there is gone", |files| {
        files.len() <= 1
    })
    .await;
    send(&mut stream, &noise(300_000)).await;
    let refused = answer(&mut stream).await;
    assert!(refused.starts_with("HTTP/1.1 401"), "{refused}");
    until_files(&folder(&server), "nothing is there", <[_]>::is_empty).await;
}
