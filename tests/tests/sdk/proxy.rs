//! Something between a client and its server that lets less through than there is.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tidings_tests::TestServer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What it does to the streams that stay open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// It answers whoever asks for a WebSocket itself.
    RefusesUpgrades,
    /// It knows of no upgrades and leaves their headers out.
    StripsUpgrades,
    /// It lets the upgrade through, and then nothing.
    SwallowsFrames,
    /// It refuses upgrades, and keeps back what server-sent events bring.
    BuffersEvents,
    /// It closes every connection that stays open as soon as it is.
    HangsUp,
}

/// A proxy; it goes on for as long as the test's runtime.
pub(crate) struct Proxy {
    address: SocketAddr,
    opened: Arc<AtomicUsize>,
}

impl Proxy {
    /// Begins to stand between.
    pub(crate) async fn start(server: &TestServer, manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (target, opened) = (server.address(), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&opened);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let count = Arc::clone(&count);
                // A connection that breaks is the client's business.
                tokio::spawn(async move { drop(pass(client, target, manner, &count).await) });
            }
        });
        Self { address, opened }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many streams that stay open were asked for.
    pub(crate) fn opened(&self) -> usize {
        self.opened.load(Ordering::SeqCst)
    }
}

/// Passes one request and its answer.
async fn pass(
    mut client: TcpStream,
    target: SocketAddr,
    manner: Manner,
    opened: &AtomicUsize,
) -> std::io::Result<()> {
    let mut head = head(&mut client).await?;
    let is_upgrade = head.to_ascii_lowercase().contains("upgrade: websocket");
    let is_sse = head.contains("/stream/sse");
    let stays_open = is_upgrade || is_sse;
    opened.fetch_add(usize::from(stays_open), Ordering::SeqCst);
    if stays_open && manner == Manner::HangsUp {
        return Ok(());
    }
    if is_upgrade && matches!(manner, Manner::RefusesUpgrades | Manner::BuffersEvents) {
        let no = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno";
        return client.write_all(no).await;
    }
    let strips = !is_upgrade || manner == Manner::StripsUpgrades;
    if strips {
        let kept = head.split("\r\n").filter(|line| {
            let line = line.to_ascii_lowercase();
            !line.starts_with("connection:") && !line.starts_with("upgrade:")
        });
        let kept: Vec<&str> = kept.filter(|line| !line.is_empty()).collect();
        head = format!("{}\r\nconnection: close\r\n\r\n", kept.join("\r\n"));
    }
    let mut server = TcpStream::connect(target).await?;
    server.write_all(head.as_bytes()).await?;
    let swallows = (is_upgrade && manner == Manner::SwallowsFrames)
        || (is_sse && matches!(manner, Manner::BuffersEvents));
    if swallows {
        let answer = self::head(&mut server).await?;
        client.write_all(answer.as_bytes()).await?;
        let mut kept_back = tokio::io::sink();
        let (mut from_client, _) = client.split();
        let (mut from_server, mut to_server) = server.split();
        tokio::select! {
            _ = tokio::io::copy(&mut from_server, &mut kept_back) => {}
            _ = tokio::io::copy(&mut from_client, &mut to_server) => {}
        }
        return Ok(());
    }
    tokio::io::copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

/// The head of a message; its body stays where it is.
async fn head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}
