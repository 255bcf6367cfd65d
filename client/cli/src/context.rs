//! What all commands share: which server, as whom, and how patiently.

use std::path::PathBuf;
use std::time::Duration;

use tidings_client::{Client, ClientBuilder, Connection, api};

use crate::failure::Failure;
use crate::profile::{self, Profile, Profiles};

/// Options that every command takes.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// The server's URL, such as `http://127.0.0.1:8008`; that of the profile without it
    #[arg(long, global = true, env = "TIDINGS_SERVER", value_name = "URL")]
    pub(crate) server: Option<String>,
    /// Which of the saved logins to use
    #[arg(long, global = true, env = "TIDINGS_PROFILE", value_name = "NAME", default_value = "default",
          value_parser = profile::name)]
    pub(crate) profile: String,
    /// Where logins are saved; the platform's place for settings without it
    #[arg(
        long,
        global = true,
        env = "TIDINGS_CONFIG_DIR",
        value_name = "DIR",
        hide_short_help = true
    )]
    pub(crate) config_dir: Option<PathBuf>,
    /// How many seconds an action is tried again, with one effect, when the server can't be reached
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        default_value_t = 10,
        hide_short_help = true
    )]
    pub(crate) retry_for: u64,
}

impl Common {
    pub(crate) fn profiles(&self) -> Result<Profiles, Failure> {
        Profiles::open(self.config_dir.as_deref())
    }

    /// The URL of a server, whether or not anybody is logged in there.
    pub(crate) fn url(&self) -> Result<String, Failure> {
        if let Some(server) = &self.server {
            return Ok(server.trim_end_matches('/').to_owned());
        }
        let saved = self.profiles()?.load(&self.profile)?;
        let url = saved.map(|profile| profile.server);
        url.ok_or_else(|| {
            Failure::Usage("no server is known: give --server URL or set TIDINGS_SERVER".to_owned())
        })
    }

    /// A client of a server to log in with.
    pub(crate) fn builder(&self) -> Result<ClientBuilder, Failure> {
        let builder = Client::builder(self.url()?)
            .retry_for(Duration::from_secs(self.retry_for))
            .user_agent(concat!("tidings/", env!("CARGO_PKG_VERSION")));
        Ok(builder)
    }

    /// The saved profile.
    ///
    /// Its token goes to its own server only: another one that is asked for is refused.
    pub(crate) fn saved(&self) -> Result<Profile, Failure> {
        let name = &self.profile;
        let Some(profile) = self.profiles()?.load(name)? else {
            return Err(Failure::Other(format!(
                "nobody is logged in as profile {name}: see `tidings login --help`"
            )));
        };
        let asked = self.url()?;
        if asked != profile.server {
            return Err(Failure::Other(format!(
                "profile {name} is of {}, not of {asked}: log in there with another --profile",
                profile.server
            )));
        }
        Ok(profile)
    }

    /// The client of the saved profile.
    pub(crate) fn client(&self) -> Result<Client, Failure> {
        let profile = self.saved()?;
        Ok(self.builder()?.restore(profile.credentials)?)
    }

    /// The operations that need no login.
    pub(crate) fn anonymous(&self) -> Result<api::Client, Failure> {
        Ok(api::Client::new(&self.url()?, Connection::default()))
    }
}
