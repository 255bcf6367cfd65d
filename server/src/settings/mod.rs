//! Settings: one table of them, read from defaults, a file, the environment and the command line.
//!
//! A later source overrides an earlier one. What isn't known is refused everywhere, with the nearest
//! known name. Deliberately not here: what the settings mean; each is used where it belongs.

mod load;
mod table;
mod value;

pub use load::{Loaded, SettingsError, Source, Sources, load};
pub use table::{
    ActionSettings, LogSettings, MediaSettings, RateLimitSettings, RegistrationSettings,
    SessionSettings, Settings, ShutdownSettings, StoreSettings, StreamSettings,
};
pub use value::{ListenAddress, LogFilter, LogFormat};
