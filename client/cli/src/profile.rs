//! Saved credentials: a file for each profile, which only its owner may read.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};
use tidings_client::Credentials;

use crate::failure::Failure;

/// What is kept of a login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Profile {
    /// The server's URL.
    pub(crate) server: String,
    /// The device.
    pub(crate) credentials: Credentials,
}

/// The folder of the profiles.
#[derive(Clone, Debug)]
pub(crate) struct Profiles {
    folder: PathBuf,
}

impl Profiles {
    /// Those in a folder, or in the place that the platform has for what its users set.
    pub(crate) fn open(config_dir: Option<&Path>) -> Result<Self, Failure> {
        let config = match config_dir {
            Some(folder) => folder.to_owned(),
            None => etcetera::choose_base_strategy()
                .map_err(|error| Failure::Other(format!("{error}; give --config-dir")))?
                .config_dir()
                .join("tidings"),
        };
        Ok(Self {
            folder: config.join("profiles"),
        })
    }

    /// The file of a profile.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    /// The file of the messages that a profile's chat hasn't sent yet.
    pub(crate) fn unsent(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.unsent"))
    }

    /// A profile, if it was saved.
    pub(crate) fn load(&self, name: &str) -> Result<Option<Profile>, Failure> {
        let path = self.path(name);
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&path, error)),
        };
        let profile = serde_json::from_slice(&text);
        profile
            .map(Some)
            .map_err(|error| failed(&path, error.into()))
    }

    /// Saves a profile, in the place of an older one. Answers its file. What another user hasn't sent yet is forgotten with
    /// the login.
    pub(crate) fn save(&self, name: &str, profile: &Profile) -> Result<PathBuf, Failure> {
        let path = self.path(name);
        let text = serde_json::to_vec_pretty(profile);
        let text = text.map_err(|error| failed(&path, error.into()))?;
        let owner =
            |profile: &Profile| (profile.server.clone(), profile.credentials.user_id.clone());
        if !matches!(self.load(name), Ok(Some(old)) if owner(&old) == owner(profile)) {
            self.forget_unsent(name)?;
        }
        let beside = path.with_extension("new");
        std::fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, error))?;
        write_private(&beside, &text).map_err(|error| failed(&beside, error))?;
        std::fs::rename(&beside, &path).map_err(|error| failed(&path, error))?;
        Ok(path)
    }

    fn forget_unsent(&self, name: &str) -> Result<(), Failure> {
        let path = self.unsent(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&path, error)),
            _ => Ok(()),
        }
    }

    /// Forgets a profile, and what it hasn't sent yet.
    pub(crate) fn remove(&self, name: &str) -> Result<(), Failure> {
        self.forget_unsent(name)?;
        let path = self.path(name);
        std::fs::remove_file(&path).map_err(|error| failed(&path, error))
    }

    /// The names of the saved profiles, sorted.
    pub(crate) fn names(&self) -> Result<Vec<String>, Failure> {
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&self.folder, error)),
        };
        let paths = entries.flatten().map(|entry| entry.path());
        let files = paths.filter(|path| path.extension().is_some_and(|is| is == "json"));
        let mut names: Vec<String> = files
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        names.sort();
        Ok(names)
    }
}

fn failed(path: &Path, error: std::io::Error) -> Failure {
    Failure::file(path.display().to_string(), error)
}

/// Writes a file that nobody else may read, from its first byte on.
fn write_private(path: &Path, text: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;

    // One that was left behind may be open to others.
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

/// Reads the name of a profile: it becomes that of a file.
pub(crate) fn name(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.@:".contains(c);
    if !text.is_empty() && !text.starts_with('.') && text.chars().all(fits) {
        Ok(text.to_owned())
    } else {
        Err("a profile's name has letters, digits and -_.@: only".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ann() -> Profile {
        let credentials = r#"{"user_id":"@ann:a.example","access_token":"hush","device_id":"D","home_server":"a.example"}"#;
        Profile {
            server: "http://a.example".into(),
            credentials: serde_json::from_str(credentials).expect("credentials"),
        }
    }

    #[test]
    fn a_profile_is_kept_in_a_file_of_its_own_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let profiles = Profiles::open(Some(folder.path())).expect("profiles");
        assert_eq!(profiles.load("default").expect("no file"), None);
        let path = profiles.save("default", &ann()).expect("saved");
        profiles.save("default", &ann()).expect("saved again");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&path).expect("a file").permissions();
            assert_eq!(mode.mode() & 0o777, 0o600);
        }
        assert_eq!(profiles.load("default").expect("a profile"), Some(ann()));
        assert_eq!(profiles.names().expect("names"), ["default"]);
        // What waits to be sent is one user's, and goes with the login.
        let unsent = profiles.unsent("default");
        std::fs::write(&unsent, "x").expect("written");
        profiles.save("default", &ann()).expect("the same user");
        assert!(unsent.exists());
        let elsewhere = Profile {
            server: "http://b.example".into(),
            ..ann()
        };
        profiles.save("default", &elsewhere).expect("another one");
        assert!(!unsent.exists());
        std::fs::write(&unsent, "x").expect("written");
        profiles.remove("default").expect("removed");
        assert!(!path.exists() && !unsent.exists());
    }

    #[test]
    fn a_name_stays_in_the_folder() {
        assert!(name("ann@home").is_ok());
        for bad in ["", "../x", "a/b", ".hidden"] {
            assert!(name(bad).is_err(), "{bad}");
        }
    }
}
