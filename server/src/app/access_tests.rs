//! Tests of what becomes of a token while it ends.

use futures::FutureExt as _;

use super::*;
use crate::app::live::{Live, Observer};
use crate::store::sqlite::{Sqlite, SqliteOptions};
use crate::store::{AccountChange, Append, UserRow, Write};

const TOKEN: &str = "a token";

struct Bench {
    tokens: Tokens,
    store: Arc<Sqlite>,
    device: DeviceRow,
    _data: tempfile::TempDir,
}

impl Bench {
    /// A user with one device that holds the token.
    async fn new() -> Self {
        let data = tempfile::tempdir().expect("a directory");
        let env = Env::system();
        let live = Arc::new(Live::new(env.clone()));
        let options = SqliteOptions {
            path: data.path().join("store"),
            server_name: "a".to_owned(),
            fresh_epoch: 1,
            cache_bytes: 1 << 20,
            checkpoint_pages: 1_000,
            observer: Arc::new(Observer { live }),
        };
        let store = Sqlite::open(options).expect("a store");
        let device = DeviceRow {
            user_id: "@ann:a".parse().expect("an id"),
            device_id: "PHONE".to_owned(),
            token_hash: token_hash(TOKEN),
            display_name: None,
            created_ms: 0,
            last_seen_ms: 0,
            user_agent: None,
        };
        let user = UserRow {
            user_id: device.user_id.clone(),
            password_hash: String::new(),
            created_ms: 0,
            deactivated: false,
        };
        let bench = Self {
            tokens: Tokens::new(Arc::clone(&store) as Arc<dyn Store>, env),
            store,
            device: device.clone(),
            _data: data,
        };
        bench
            .write(vec![Write::User(user), Write::Device(device)])
            .await;
        bench
    }

    async fn write(&self, writes: Vec<Write>) {
        let append = Append {
            writes,
            ..Append::default()
        };
        let appended = self.store.append(append).await.expect("an answer");
        appended.expect("a commit");
    }

    async fn remove(&self) {
        let gone = AccountChange::DeviceGone {
            user_id: self.device.user_id.clone(),
            device_id: self.device.device_id.clone(),
        };
        self.write(vec![Write::Account(gone)]).await;
    }

    fn ending(&self) -> Ending<'_> {
        self.tokens.ending(std::slice::from_ref(&self.device))
    }

    fn kind<T>(answer: Result<T, AppError>) -> Option<ErrorKind> {
        answer.err().map(|error| error.kind)
    }
}

/// ACC-5: between the commit that ends a token and the end of it in memory nobody passes, and afterwards nobody either.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_is_held_back_while_it_ends() {
    let bench = Bench::new().await;
    for known in [true, false] {
        if known {
            bench.tokens.find(TOKEN).await.expect("good");
        }
        let ending = bench.ending();
        bench.remove().await;
        let mut shown = std::pin::pin!(bench.tokens.find(TOKEN));
        assert!((&mut shown).now_or_never().is_none(), "it isn't known yet");
        let clients = ending.over();
        assert_eq!(clients[0].device_id, "PHONE");
        assert_eq!(Bench::kind(shown.await), Some(ErrorKind::UnknownToken));
        let later = bench.tokens.find(TOKEN).await;
        assert_eq!(Bench::kind(later), Some(ErrorKind::UnknownToken));
        bench.write(vec![Write::Device(bench.device.clone())]).await;
    }
}

/// ERR-3: a commit that fails ends no token: who waited passes, and it can still be ended later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_does_not_end_goes_on() {
    let bench = Bench::new().await;
    let before = bench.tokens.find(TOKEN).await.expect("good");
    let ending = bench.ending();
    let mut shown = std::pin::pin!(bench.tokens.find(TOKEN));
    assert!((&mut shown).now_or_never().is_none());
    drop(ending);
    let after = shown.await.expect("good");
    assert!(Arc::ptr_eq(&before, &after));
    bench.ending().over();
    assert!(before.is_over());
}

/// ACC-5: what was read from the store before a token ended isn't remembered after it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_reader_does_not_bring_a_token_back() {
    let bench = Bench::new().await;
    for _ in 0..50 {
        let readers = (0..8).map(|_| bench.tokens.find(TOKEN));
        let end = async {
            let ending = bench.ending();
            bench.remove().await;
            ending.over();
        };
        tokio::join!(futures::future::join_all(readers), end);
        let later = bench.tokens.find(TOKEN).await;
        assert_eq!(Bench::kind(later), Some(ErrorKind::UnknownToken));
        bench.write(vec![Write::Device(bench.device.clone())]).await;
    }
}

/// ACC-5: the tokens of running requests are found however many others come.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_in_use_is_not_forgotten() {
    let bench = Bench::new().await;
    let held = bench.tokens.find(TOKEN).await.expect("good");
    for n in 0..2 * TOKENS_CACHED as u64 {
        let mut other = bench.device.clone();
        other.token_hash[..8].copy_from_slice(&n.to_be_bytes());
        drop(bench.tokens.admit(&other));
    }
    assert!(bench.tokens.known.len() <= TOKENS_CACHED + 1);
    bench.ending().over();
    assert!(held.is_over());
}
