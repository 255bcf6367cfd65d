//! The one table of settings. A line here is a typed field, its key in files and on the command
//! line, its environment variable, its default, its bounds and its description.
//!
//! Deliberately not here: where values come from ([`super::load`]) and how a value of a type is
//! read ([`super::value`]).

use std::path::PathBuf;

use tidings_types::ServerName;

use super::list::{List, Network, Secret, TurnUri};
use super::media::MediaStore;
use super::provider::{IdentityUrl, ProviderUrl, PublicKey};
use super::value::{Given, ListenAddress, LogFilter, LogFormat, SettingValue};

/// What the loader knows about one setting.
pub(super) struct Definition {
    /// The dotted key: `session.timeout_ms`.
    pub(super) key: &'static str,
    /// The sentences that say what the setting does.
    pub(super) description: &'static str,
    /// Which values are allowed.
    pub(super) allowed: fn() -> String,
    /// Puts a value in its place; `false` when it isn't allowed.
    pub(super) set: fn(&mut Settings, Given<'_>) -> bool,
    /// Shows the value.
    pub(super) get: fn(&Settings) -> toml::Value,
}

impl Definition {
    /// The environment variable that sets it: `TIDINGS_SESSION_TIMEOUT_MS`.
    pub(super) fn variable(&self) -> String {
        format!("TIDINGS_{}", self.key.replace('.', "_").to_uppercase())
    }
}

macro_rules! settings {
    (
        top {
            $($(#[doc = $root_doc:literal])+ $root:ident: $root_type:ty = $root_default:expr;)+
        }
        $($(#[doc = $group_doc:literal])+ $group:ident: $Group:ident {
            $($(#[doc = $doc:literal])+ $name:ident: $type:ty = $default:expr $(, $bounds:expr)?;)+
        })+
    ) => {
        /// Every setting, with its value. Made by [`load`](super::load()); the default is a server
        /// for this machine alone.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Settings {
            $($(#[doc = $root_doc])+ pub $root: $root_type,)+
            $($(#[doc = $group_doc])+ pub $group: $Group,)+
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($root: $root_default,)+ $($group: $Group::default(),)+ }
            }
        }

        $(
            $(#[doc = $group_doc])+
            #[derive(Clone, Debug, PartialEq)]
            pub struct $Group {
                $($(#[doc = $doc])+ pub $name: $type,)+
            }

            impl Default for $Group {
                fn default() -> Self {
                    Self { $($name: $default,)+ }
                }
            }
        )+

        /// The settings in the order in which they are printed.
        pub(super) static DEFINITIONS: &[Definition] = &[
            $(Definition {
                key: stringify!($root),
                description: concat!($($root_doc),+),
                allowed: || <$root_type>::allowed(&()),
                set: |settings, given| put(&mut settings.$root, given, &()),
                get: |settings| settings.$root.show(),
            },)+
            $($(Definition {
                key: concat!(stringify!($group), ".", stringify!($name)),
                description: concat!($($doc),+),
                allowed: || <$type>::allowed(&bounds!($($bounds)?)),
                set: |settings, given| put(&mut settings.$group.$name, given, &bounds!($($bounds)?)),
                get: |settings| settings.$group.$name.show(),
            },)+)+
        ];

        /// The tables of a file, with what they are about.
        pub(super) static GROUPS: &[(&str, &str)] =
            &[$((stringify!($group), concat!($($group_doc),+)),)+];
    };
}

macro_rules! bounds {
    () => {
        ()
    };
    ($bounds:expr) => {
        $bounds
    };
}

fn put<T: SettingValue>(place: &mut T, given: Given<'_>, bounds: &T::Bounds) -> bool {
    match T::read(given, bounds) {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

const SECOND: u64 = 1_000;
const HOUR: u64 = 3_600 * SECOND;
const DAY: u64 = 24 * HOUR;
const MIB: u64 = 1 << 20;

settings! {
    top {
        /// The name in the ids of this server's users and rooms. Kept for good at the first start.
        server_name: ServerName =
            "localhost".parse().expect("a host name is a server name");
        /// Where to listen, HOST:PORT. Port 0 takes a free one.
        listen: ListenAddress =
            "127.0.0.1:8008".parse().expect("an address with a port");
        /// The directory that holds everything; made at the first start.
        data_dir: PathBuf = PathBuf::from("./tidings-data");
    }

    /// Sessions: runs of requests of one client.
    session: SessionSettings {
        /// How long a session lives after its last request ended, in milliseconds.
        timeout_ms: u64 = 60 * SECOND, 1..=DAY;
        /// How many sessions a client holds; one more ends the one least recently used.
        max_per_client: u64 = 16, 1..=1_000;
        /// How many requests of a session wait for earlier action ids; more get 429.
        max_held: u64 = 256, 1..=100_000;
    }

    /// Actions: requests that alter a room.
    action: ActionSettings {
        /// How long a request waits for lower action ids, in milliseconds.
        hold_ms: u64 = 10 * SECOND, 0..=HOUR;
        /// How long what became of an action is remembered, in milliseconds; at least a day.
        keep_outcomes_ms: u64 = DAY, DAY..=365 * DAY;
    }

    /// Event streams.
    stream: StreamSettings {
        /// The longest wait a client may ask for in a long poll, in milliseconds.
        max_timeout_ms: u64 = 120 * SECOND, 0..=120 * SECOND;
        /// How long nothing may come on an open stream, in milliseconds; one that takes nothing for twice as long is broken off.
        heartbeat_ms: u64 = 30 * SECOND, SECOND..=120 * SECOND;
    }

    /// How requests come in.
    http: HttpSettings {
        /// The proxies before this server, whose word on where a request comes from counts (X-Forwarded-For).
        trusted_proxies: List<Network> = List::default();
    }

    /// Limits on how often a client or an address may do things; 0 is no limit. So many may also come at once.
    rate_limits: RateLimitSettings {
        /// Whether there are any.
        enabled: bool = true;
        /// How many actions and other changes a client may ask for in a minute.
        actions_per_minute: u64 = 6_000, 0..=1_000_000;
        /// How many rooms a client may make in an hour.
        rooms_per_hour: u64 = 1_000, 0..=1_000_000;
        /// How many steps of registrations may come from an address in an hour.
        registrations_per_hour: u64 = 200, 0..=1_000_000;
        /// How many logins may come from an address in a minute, and how many passwords from a client that has logged in.
        logins_per_minute: u64 = 60, 0..=1_000_000;
    }

    /// The TURN server that calls go through where they can't go directly.
    turn: TurnSettings {
        /// Where it is. Without an address, clients are told of none.
        uris: List<TurnUri> = List::default();
        /// The secret shared with it, as its `static-auth-secret`.
        shared_secret: Secret = Secret::default();
        /// How long the credentials hold that a client gets, in seconds.
        ttl_s: u64 = HOUR / SECOND, 60..=30 * DAY / SECOND;
    }

    /// Uploaded files.
    media: MediaSettings {
        /// The largest upload, in bytes; at most what the protocol's document says.
        max_upload_bytes: u64 = 50 * MIB, 1..=50 * MIB;
        /// How much all uploads of a user may take together, in bytes. The smallest file counts 4096.
        quota_bytes: u64 = 2_048 * MIB, 1..=1 << 50;
        /// The largest picture of which thumbnails are made, in pixels. Making one takes 4 bytes a pixel.
        max_picture_pixels: u64 = 32 * MIB, 1..=1 << 30;
        /// Where files lie: `file:PATH`, a folder in the data directory or an absolute one; `s3://BUCKET/PREFIX`, reached
        /// by the AWS_ variables of the environment; memory: for tests. A bucket takes pieces of 5 MiB, of which a few
        /// are in memory for each upload; it should abort uploads that aren't finished after a day.
        store: MediaStore = "file:media".parse().expect("a folder");
    }

    /// New accounts.
    registration: RegistrationSettings {
        /// Whether anybody may register one.
        open: bool = true;
        /// Where captchas are judged. Without an address, nobody has to solve one.
        recaptcha_url: ProviderUrl = ProviderUrl::default();
        /// The key that proves to the judge of captchas who asks.
        recaptcha_private_key: Secret = Secret::default();
        /// The key that clients show captchas with; it stands in the list of flows.
        recaptcha_public_key: PublicKey = PublicKey::default();
        /// Whoever knows this secret can register without a captcha (`captcha_bypass_hmac`).
        captcha_bypass_secret: Secret = Secret::default();
        /// The identity servers that are believed when they say that an e-mail address is somebody's. Without any, nobody
        /// can give one.
        identity_servers: List<ServerName> = List::default();
        /// Where an identity server is asked whether an address is validated.
        identity_url: IdentityUrl =
            "https://{server}/_matrix/identity/api/v1/3pid/getValidated3pid"
                .parse().expect("an address");
    }

    /// The embedded database.
    store: StoreSettings {
        /// Memory for its page cache, in bytes.
        cache_bytes: u64 = 64 * MIB, MIB..=1 << 40;
        /// How many pages the write-ahead log may hold before they are moved into the database.
        checkpoint_pages: u64 = 20_000, 100..=10_000_000;
    }

    /// The log, written to standard error.
    log: LogSettings {
        /// Lines for people or objects for programs.
        format: LogFormat = LogFormat::Text;
        /// What is logged: a level, or levels by module separated by commas.
        filter: LogFilter = "info,dropshot=error".parse().expect("a level and a module's level");
    }

    /// Stopping.
    shutdown: ShutdownSettings {
        /// How long open requests may take to finish, in milliseconds.
        grace_ms: u64 = 10 * SECOND, 0..=HOUR;
    }
}
