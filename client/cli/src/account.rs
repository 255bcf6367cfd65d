//! Logging in and out, and the list of logins.

use tidings_client::api::ClientAccountExt as _;
use tidings_client::{Client, ErrorCode};
use tidings_types::DeviceId;

use crate::context::Common;
use crate::failure::Failure;
use crate::io::Io;
use crate::profile::Profile;

/// Arguments of `login`.
#[derive(Debug, clap::Args)]
pub(crate) struct Login {
    /// The user id, or its name before the colon
    user: String,
    /// The device to log in as, whose earlier login ends; a new one without it
    #[arg(long, value_name = "ID", value_parser = device)]
    device: Option<DeviceId>,
}

/// Arguments of `register`.
#[derive(Debug, clap::Args)]
pub(crate) struct Register {
    /// The name of the account, that before the colon of its user id
    user: String,
}

fn device(text: &str) -> Result<DeviceId, String> {
    text.parse()
        .map_err(|_| "a device id has up to 255 characters without spaces".to_owned())
}

/// Logs in and saves it.
pub(crate) async fn login(common: &Common, login: Login, io: &mut Io) -> Result<(), Failure> {
    let mut builder = common.builder()?;
    if let Some(device) = login.device {
        builder = builder.device_id(device);
    }
    let password = password("Password: ", io).await?;
    let client = builder.login(&login.user, &password).await?;
    save(common, &client, io)
}

/// Makes an account and saves its first login.
pub(crate) async fn register(
    common: &Common,
    register: Register,
    io: &mut Io,
) -> Result<(), Failure> {
    let builder = common.builder()?;
    let password = password("Password of the new account: ", io).await?;
    let client = builder.register(&register.user, &password).await?;
    save(common, &client, io)
}

fn save(common: &Common, client: &Client, io: &mut Io) -> Result<(), Failure> {
    let profile = Profile {
        server: common.url()?,
        credentials: client.credentials().clone(),
    };
    let path = common.profiles()?.save(&common.profile, &profile)?;
    let user = client.user_id();
    io.line(&format!(
        "{user} is logged in as profile {}, saved in {}",
        common.profile,
        path.display()
    ))
}

/// Ends the login at the server, then forgets it. One that has ended already is forgotten, too.
pub(crate) async fn logout(common: &Common, io: &mut Io) -> Result<(), Failure> {
    let client = common.client()?;
    let ended = client.api().logout().send().await;
    let ended = ended.map_err(tidings_client::Error::from);
    match ended {
        Err(error) if !error.is(&ErrorCode::UNKNOWN_TOKEN) => return Err(error.into()),
        _ => {}
    }
    common.profiles()?.remove(&common.profile)?;
    io.line(&format!("{} is logged out", client.user_id()))
}

/// Lists the saved logins.
pub(crate) fn profiles(common: &Common, io: &mut Io) -> Result<(), Failure> {
    let profiles = common.profiles()?;
    for name in profiles.names()? {
        if let Some(profile) = profiles.load(&name)? {
            let path = profiles.path(&name);
            let user = &profile.credentials.user_id;
            let line = format!("{name}\t{user}\t{}\t{}", profile.server, path.display());
            io.line(&line)?;
        }
    }
    Ok(())
}

/// The password: what a person types unseen, or the first line that is given.
async fn password(prompt: &str, io: &mut Io) -> Result<String, Failure> {
    if io.stdin_is_terminal {
        return rpassword::prompt_password(prompt)
            .map_err(|error| Failure::file("the terminal", error));
    }
    let text = io.text().await?;
    let line = text.lines().next().unwrap_or_default();
    match line {
        "" => Err(Failure::Usage(
            "no password was given on standard input".to_owned(),
        )),
        line => Ok(line.to_owned()),
    }
}
