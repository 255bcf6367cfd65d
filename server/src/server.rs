//! A running server: starts its parts in order, and stops them so that nothing acknowledged is lost.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use dropshot::{CompressionConfig, ConfigDropshot, HandlerTaskMode, HttpServer, ServerBuilder};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::ingest::Ingestion;
use crate::app::limits::RateLimits;
use crate::app::media::MediaLimits;
use crate::app::registration::{CaptchaTerms, Terms};
use crate::app::turn::Turn;
use crate::app::{App, AppSettings, Live, Observer, SessionLimits, Signer};
use crate::env::Env;
use crate::http::{self, Context};
use crate::identity::{DataDir, Identity, IdentityError};
use crate::settings::{
    MediaStore, RateLimitSettings, RegistrationSettings, Settings, TurnSettings,
};
use crate::store::sqlite::{Sqlite, SqliteOptions};
use crate::store::{Files, Store, StoreError};
use crate::telemetry;
use crate::verifier::Providers;

/// The store's file in the data directory.
const STORE_FILE: &str = "tidings.sqlite";

/// How many passwords are hashed at once: each takes 19 MiB and a core.
const HASHES_AT_ONCE: usize = 2;

/// How much more memory rooms may take than the store's page cache is set to.
const ROOM_CACHE_BYTES: u64 = 256 << 20;

/// Why a server didn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Settings that don't go together.
    #[error("turn.uris and turn.shared_secret are set together or not at all")]
    HalfATurnServer,
    /// Settings that don't go together.
    #[error(
        "registration.recaptcha_url and registration.recaptcha_private_key are set together or not at all"
    )]
    HalfACaptcha,
    /// Providers can't be asked over https.
    #[error("can't trust any certificate of a provider of registration")]
    Certificates(#[source] std::io::Error),
    /// The address can't be used.
    #[error("can't resolve the address to listen on")]
    Address(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The data directory can't be used.
    #[error("can't use the data directory")]
    DataDir(#[from] IdentityError),
    /// The store can't be opened.
    #[error("can't open the store")]
    Store(#[from] StoreError),
    /// Opening the store was broken off.
    #[error("opening the store was broken off")]
    Opening(#[from] tokio::task::JoinError),
    /// The endpoints can't be registered.
    #[error("can't register the endpoints: {0}")]
    Api(String),
    /// The address can't be listened on.
    #[error("can't listen")]
    Listen(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A running server.
pub struct Server {
    http: HttpServer<Context>,
    app: Arc<App>,
    store: Arc<dyn Store>,
    stop: CancellationToken,
    sockets: TaskTracker,
    housekeeping: JoinHandle<()>,
    _data_dir: DataDir,
}

impl Server {
    /// Starts a server: data directory, store, semantics, then the listener.
    pub async fn start(settings: Settings, env: Env) -> Result<Self, StartError> {
        if settings.turn.uris.0.is_empty() != settings.turn.shared_secret.0.is_empty() {
            return Err(StartError::HalfATurnServer);
        }
        let terms = terms(&settings.registration, &env)?;
        let address = settings
            .listen
            .resolve()
            .map_err(|error| StartError::Address(error.into()))?;
        let data_dir = DataDir::open(&settings.data_dir, &settings.server_name, &*env.entropy)?;
        let live = Arc::new(Live::new(env.clone()));
        let options = store_options(&settings, &env, data_dir.path(), &live);
        // Opening may take long: after a crash, and when the schema is brought up to date.
        let store = tokio::task::spawn_blocking(|| Sqlite::open(options)).await??;
        let store: Arc<dyn Store> = store;
        let files = files(&settings.media.store, data_dir.path(), &env)?;
        live.begin(store.position());
        let app = App::new(
            app_settings(&settings),
            env,
            Arc::clone(&store),
            files,
            Arc::clone(&live),
            Arc::new(data_dir.identity().clone()),
        );
        let app = Arc::new(app.with_terms(terms));
        let unions = Arc::downgrade(&app);
        live.ask_for_unions(move |user| unions.upgrade()?.union_capabilities(user));
        app.take_up_calls().await?;
        http::edge::warm_up();
        let (stop, sockets) = (CancellationToken::new(), TaskTracker::new());
        let context = Context {
            app: Arc::clone(&app),
            stop: stop.clone(),
            max_wait_ms: settings.stream.max_timeout_ms,
            heartbeat_ms: settings.stream.heartbeat_ms,
            sockets: sockets.clone(),
            trusted_proxies: settings
                .http
                .trusted_proxies
                .0
                .iter()
                .map(|network| network.0)
                .collect(),
        };
        let http = listen(address, context)?;
        let housekeeping = tokio::spawn({
            let app = Arc::clone(&app);
            async move { app.keep_house().await }
        });
        Ok(Self {
            http,
            app,
            store,
            stop,
            sockets,
            housekeeping,
            _data_dir: data_dir,
        })
    }

    /// Where it listens.
    pub fn local_addr(&self) -> SocketAddr {
        self.http.local_addr()
    }

    /// The semantics, for tests that look behind the wire.
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// The entry for events that other servers made. No request of a client leads there.
    pub fn ingestion(&self) -> Ingestion {
        Ingestion::new(Arc::clone(&self.app))
    }

    /// What was committed, for tests that look behind the wire.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Stops: no new requests, waits end, held actions are refused, open requests finish, queued appends are committed.
    pub async fn shutdown(self) {
        self.stop.cancel();
        self.app.sessions.refuse_held();
        self.housekeeping.abort();
        if let Err(error) = self.http.close().await {
            tracing::warn!(error, "the listener didn't close cleanly");
        }
        self.sockets.close();
        self.sockets.wait().await;
        self.app.note_seen().await;
        self.store.close().await;
    }
}

impl Signer for Identity {
    fn key_id(&self) -> &str {
        Self::key_id(self)
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        Self::sign(self, message)
    }

    fn secret(&self, purpose: &str) -> [u8; 32] {
        Self::secret(self, purpose)
    }
}

fn app_settings(settings: &Settings) -> AppSettings {
    let size = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    AppSettings {
        server_name: settings.server_name.clone(),
        registration_open: settings.registration.open,
        sessions: SessionLimits {
            timeout_ms: settings.session.timeout_ms,
            max_per_client: size(settings.session.max_per_client),
            max_held: size(settings.session.max_held),
            hold_ms: settings.action.hold_ms,
        },
        keep_outcomes_ms: settings.action.keep_outcomes_ms,
        room_cache_bytes: ROOM_CACHE_BYTES,
        hashes_at_once: HASHES_AT_ONCE,
        rate_limits: rate_limits(&settings.rate_limits),
        turn: turn(&settings.turn),
        media: MediaLimits {
            upload_bytes: settings.media.max_upload_bytes,
            quota_bytes: settings.media.quota_bytes,
            picture_pixels: settings.media.max_picture_pixels,
        },
    }
}

fn store_options(
    settings: &Settings,
    env: &Env,
    data_dir: &Path,
    live: &Arc<Live>,
) -> SqliteOptions {
    let mut fresh_epoch = [0; 4];
    env.entropy.fill(&mut fresh_epoch);
    SqliteOptions {
        path: data_dir.join(STORE_FILE),
        server_name: settings.server_name.to_string(),
        fresh_epoch: u32::from_be_bytes(fresh_epoch),
        cache_bytes: settings.store.cache_bytes,
        checkpoint_pages: u32::try_from(settings.store.checkpoint_pages).unwrap_or(u32::MAX),
        observer: Arc::new(Observer {
            live: Arc::clone(live),
        }),
    }
}

/// Where the bytes of uploads lie (MED-1).
fn files(place: &MediaStore, data_dir: &Path, env: &Env) -> Result<Files, StoreError> {
    match place {
        MediaStore::Folder(path) => Files::in_folder(&data_dir.join(path)),
        MediaStore::Memory => Ok(Files::in_memory()),
        MediaStore::Bucket { bucket, prefix } => {
            Files::in_bucket(bucket, prefix, Arc::clone(&env.clock))
        }
    }
}

fn rate_limits(settings: &RateLimitSettings) -> RateLimits {
    if !settings.enabled {
        return RateLimits::default();
    }
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    RateLimits {
        actions_per_minute: number(settings.actions_per_minute),
        rooms_per_hour: number(settings.rooms_per_hour),
        registrations_per_hour: number(settings.registrations_per_hour),
        logins_per_minute: number(settings.logins_per_minute),
    }
}

/// The stages of registration beside the password (ACC-1).
fn terms(settings: &RegistrationSettings, env: &Env) -> Result<Terms, StartError> {
    let private_key = &settings.recaptcha_private_key;
    let captcha = match &settings.recaptcha_url.0 {
        None if private_key.0.is_empty() => None,
        Some(url) if !private_key.0.is_empty() => Some((url.clone(), private_key.clone())),
        _ => return Err(StartError::HalfACaptcha),
    };
    let identity_servers = settings.identity_servers.0.clone();
    if captcha.is_none() && identity_servers.is_empty() {
        return Ok(Terms::default());
    }
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let captcha_terms = captcha.is_some().then(|| CaptchaTerms {
        public_key: given(&settings.recaptcha_public_key.0),
        bypass_secret: given(&settings.captcha_bypass_secret.0),
    });
    let identity = (!identity_servers.is_empty()).then(|| settings.identity_url.clone());
    let providers =
        Providers::new(env.clone(), captcha, identity).map_err(StartError::Certificates)?;
    Ok(Terms {
        captcha: captcha_terms,
        identity_servers,
        verifier: Some(Arc::new(providers)),
    })
}

fn turn(settings: &TurnSettings) -> Option<Turn> {
    (!settings.uris.0.is_empty()).then(|| Turn {
        uris: settings.uris.0.iter().map(|uri| uri.0.clone()).collect(),
        shared_secret: settings.shared_secret.0.clone(),
        ttl_s: settings.ttl_s,
    })
}

fn listen(address: SocketAddr, context: Context) -> Result<HttpServer<Context>, StartError> {
    let api = http::api().map_err(|errors| {
        StartError::Api(
            errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
        )
    })?;
    let config = ConfigDropshot {
        bind_address: address,
        // Each operation has its own limit; this holds for what has no body.
        default_request_body_max_bytes: 65_536,
        // A long poll ends with its client. The edge sees to it that what may write is finished all the same.
        default_handler_task_mode: HandlerTaskMode::CancelOnDisconnect,
        compression: CompressionConfig::Gzip,
        ..ConfigDropshot::default()
    };
    ServerBuilder::new(api, context, telemetry::slog_logger())
        .config(config)
        .start()
        .map_err(|error| StartError::Listen(Box::new(error)))
}
