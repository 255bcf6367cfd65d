//! What lies between client and server and loses answers.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Carries requests to a server and loses one answer of every so many: what was asked has happened, and nobody says so.
///
/// Gives the URL of this end. It lasts as long as the runtime.
pub async fn lossy(server: SocketAddr, every: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let answers = Arc::new(AtomicUsize::new(0));
    tokio::spawn(async move {
        loop {
            let (client, _) = listener.accept().await.expect("a connection");
            if let Ok(server) = TcpStream::connect(server).await {
                tokio::spawn(carry(client, server, Arc::clone(&answers), every));
            }
        }
    });
    url
}

/// Carries bytes both ways until one side ends or an answer is lost.
async fn carry(
    mut client: TcpStream,
    mut server: TcpStream,
    answers: Arc<AtomicUsize>,
    every: usize,
) {
    let (mut asked, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => match read {
                Ok(length @ 1..) if server.write_all(&asked[..length]).await.is_ok() => {}
                _ => return,
            },
            read = server.read(&mut answered) => match read {
                Ok(length @ 1..) => {
                    let is_lost = (answers.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(every);
                    if is_lost || client.write_all(&answered[..length]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
        }
    }
}
