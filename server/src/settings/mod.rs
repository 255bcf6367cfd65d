//! Settings: one table of them, read from defaults, a file, the environment and the command line.
//!
//! A later source overrides an earlier one. What isn't known is refused everywhere, with the nearest
//! known name. Deliberately not here: what the settings mean; each is used where it belongs.

mod list;
mod load;
mod media;
mod provider;
mod table;
mod value;

pub use list::{List, Network, Secret, TurnUri};
pub use load::{Loaded, SettingsError, Source, Sources, load};
pub use media::MediaStore;
pub use provider::{IdentityUrl, ProviderUrl, PublicKey};
pub use table::{
    ActionSettings, HttpSettings, LogSettings, MediaSettings, RateLimitSettings,
    RegistrationSettings, SessionSettings, Settings, ShutdownSettings, StoreSettings,
    StreamSettings, TurnSettings,
};
pub use value::{ListenAddress, LogFilter, LogFormat};
