//! The data directory: its lock, the server name it belongs to, and the signing identity.
//!
//! Owns the files `lock`, `server_name` and `signing.key`. All three are made at the first start.
//! Deliberately not here: the database and the media, which others keep in the same directory.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tidings_types::ServerName;

use crate::env::Entropy;

const LOCK: &str = "lock";
const SERVER_NAME: &str = "server_name";
const SIGNING_KEY: &str = "signing.key";

/// A data directory that this process alone uses, until it is dropped.
#[derive(Debug)]
pub struct DataDir {
    path: PathBuf,
    identity: Identity,
    /// The system's lock ends with the file handle, also when the process is killed.
    _lock: File,
}

/// Who this server is to others: its name and the key it signs with.
#[derive(Clone)]
pub struct Identity {
    server_name: ServerName,
    key_id: String,
    key: SigningKey,
}

/// Why a data directory can't be used.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The system refused to make, read or write a file.
    #[error("can't {action} {}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another process holds the lock.
    #[error("data directory {} is in use by another server{holder}", path.display())]
    InUse {
        /// The directory.
        path: PathBuf,
        /// ` (process 123)`, or nothing when it isn't known.
        holder: String,
    },
    /// The directory was made under another server name.
    #[error(
        "data directory {} belongs to server name {recorded}, not {asked}: its users and rooms carry \
         that name; start with server_name {recorded}, or with another data_dir",
        path.display()
    )]
    OtherName {
        /// The directory.
        path: PathBuf,
        /// The name in the directory.
        recorded: ServerName,
        /// The name in the settings.
        asked: ServerName,
    },
    /// A file can't be understood.
    #[error("{} is damaged: expected {expected}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What should stand in it.
        expected: &'static str,
    },
    /// The directory was in use before, but its key is gone.
    #[error(
        "{} is missing: restore it from a backup, or remove {SERVER_NAME} beside it to start with a \
         new key",
        path.display()
    )]
    KeyLost {
        /// Where the key should be.
        path: PathBuf,
    },
}

impl DataDir {
    /// Makes the directory if it isn't there (readable by its owner only), locks it, and reads or
    /// makes the identity.
    pub fn open(
        path: &Path,
        server_name: &ServerName,
        entropy: &dyn Entropy,
    ) -> Result<Self, IdentityError> {
        make_directory(path).map_err(|source| failed("make directory", path, source))?;
        let lock = lock(path)?;
        let identity = match read_name(path)? {
            Some(recorded) if recorded != *server_name => {
                let (path, asked) = (path.to_owned(), server_name.clone());
                return Err(IdentityError::OtherName {
                    path,
                    recorded,
                    asked,
                });
            }
            Some(recorded) => {
                let key_path = path.join(SIGNING_KEY);
                Identity::read(&key_path, recorded)?
                    .ok_or(IdentityError::KeyLost { path: key_path })?
            }
            None => first_start(path, server_name, entropy)?,
        };
        Ok(Self {
            path: path.to_owned(),
            identity,
            _lock: lock,
        })
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who this server is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }
}

impl Identity {
    /// The name in the ids of this server's users and rooms.
    pub fn server_name(&self) -> &ServerName {
        &self.server_name
    }

    /// Names the key among all this server ever has: `ed25519:a_XXXX`.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The public half of the key, in unpadded base64.
    pub fn public_key(&self) -> String {
        STANDARD_NO_PAD.encode(self.key.verifying_key().as_bytes())
    }

    /// The Ed25519 signature of a message.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    /// A secret for one purpose, which says nothing about the key: HMAC-SHA-256 of the purpose's name under it.
    pub fn secret(&self, purpose: &str) -> [u8; 32] {
        let mac = Hmac::<Sha256>::new_from_slice(self.key.as_bytes());
        let mac = mac.expect("a key of any length will do");
        mac.chain_update(purpose).finalize().into_bytes().into()
    }

    fn make(server_name: ServerName, entropy: &dyn Entropy) -> Self {
        let (mut seed, mut label) = ([0_u8; 32], [0_u8; 4]);
        entropy.fill(&mut seed);
        entropy.fill(&mut label);
        let label: String = label
            .iter()
            .map(|byte| char::from(b'a' + byte % 26))
            .collect();
        let key_id = format!("ed25519:a_{label}");
        Self {
            server_name,
            key_id,
            key: SigningKey::from_bytes(&seed),
        }
    }

    fn read(path: &Path, server_name: ServerName) -> Result<Option<Self>, IdentityError> {
        let Some(text) = read_text(path)? else {
            return Ok(None);
        };
        let parsed = (|| {
            let (key_id, seed) = text.trim_end().split_once(' ')?;
            let seed: [u8; 32] = STANDARD_NO_PAD.decode(seed).ok()?.try_into().ok()?;
            let key = SigningKey::from_bytes(&seed);
            key_id
                .starts_with("ed25519:")
                .then(|| (key_id.to_owned(), key))
        })();
        let Some((key_id, key)) = parsed else {
            let expected = "a key id, a space, and 32 bytes in unpadded base64";
            return Err(IdentityError::Damaged {
                path: path.to_owned(),
                expected,
            });
        };
        Ok(Some(Self {
            server_name,
            key_id,
            key,
        }))
    }

    fn write(&self, path: &Path) -> Result<(), IdentityError> {
        let text = format!(
            "{} {}\n",
            self.key_id,
            STANDARD_NO_PAD.encode(self.key.as_bytes())
        );
        write_whole(path, &text)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The key stays out of logs.
        f.debug_struct("Identity")
            .field("server_name", &self.server_name)
            .field("key_id", &self.key_id)
            .finish_non_exhaustive()
    }
}

/// Makes the identity. The name is written last: a directory with a name is known to have had a
/// key, and a start that was cut short simply goes on.
fn first_start(
    dir: &Path,
    server_name: &ServerName,
    entropy: &dyn Entropy,
) -> Result<Identity, IdentityError> {
    let key_path = dir.join(SIGNING_KEY);
    let identity = if let Some(identity) = Identity::read(&key_path, server_name.clone())? {
        identity
    } else {
        let identity = Identity::make(server_name.clone(), entropy);
        identity.write(&key_path)?;
        identity
    };
    write_whole(&dir.join(SERVER_NAME), &format!("{server_name}\n"))?;
    Ok(identity)
}

fn read_name(dir: &Path) -> Result<Option<ServerName>, IdentityError> {
    let path = dir.join(SERVER_NAME);
    let Some(text) = read_text(&path)? else {
        return Ok(None);
    };
    match text.trim_end().parse() {
        Ok(name) => Ok(Some(name)),
        Err(_) => Err(IdentityError::Damaged {
            path,
            expected: "a server name",
        }),
    }
}

/// Takes the lock and leaves the process id in the file, for the message of whoever comes second.
fn lock(dir: &Path) -> Result<File, IdentityError> {
    let path = dir.join(LOCK);
    let mut file = private(OpenOptions::new().read(true).write(true).create(true))
        .open(&path)
        .map_err(|source| failed("open", &path, source))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            // Whatever can't be read here only shortens the message.
            let _ = file.read_to_string(&mut holder);
            let holder = match holder.trim().parse::<u32>() {
                Ok(process) => format!(" (process {process})"),
                Err(_) => String::new(),
            };
            return Err(IdentityError::InUse {
                path: dir.to_owned(),
                holder,
            });
        }
        Err(TryLockError::Error(source)) => return Err(failed("lock", &path, source)),
    }
    file.set_len(0)
        .and_then(|()| writeln!(file, "{}", std::process::id()))
        .map_err(|source| failed("write", &path, source))?;
    Ok(file)
}

fn read_text(path: &Path) -> Result<Option<String>, IdentityError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(failed("read", path, source)),
    }
}

/// Writes a file so that a crash leaves either none or all of it, readable by its owner only.
fn write_whole(path: &Path, text: &str) -> Result<(), IdentityError> {
    let new = path.with_added_extension("new");
    let written = (|| {
        let mut file =
            private(OpenOptions::new().write(true).create(true).truncate(true)).open(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&new, path)?;
        sync_directory(path)
    })();
    written.map_err(|source| failed("write", path, source))
}

#[cfg(unix)]
fn make_directory(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

#[cfg(not(unix))]
fn make_directory(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a rename durable.
#[cfg(unix)]
fn sync_directory(file: &Path) -> std::io::Result<()> {
    file.parent()
        .map_or(Ok(()), |dir| File::open(dir)?.sync_all())
}

#[cfg(not(unix))]
fn sync_directory(_file: &Path) -> std::io::Result<()> {
    Ok(())
}

fn failed(action: &'static str, path: &Path, source: std::io::Error) -> IdentityError {
    IdentityError::File {
        action,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Env;

    fn open(dir: &Path, name: &str, seed: u64) -> Result<DataDir, IdentityError> {
        let (env, _clock) = Env::test(seed);
        DataDir::open(dir, &name.parse().expect("a server name"), &*env.entropy)
    }

    fn fresh() -> (tempfile::TempDir, PathBuf) {
        let parent = tempfile::tempdir().expect("a directory");
        let path = parent.path().join("deep/data");
        (parent, path)
    }

    #[test]
    fn the_identity_is_made_once_and_kept() {
        let (_parent, path) = fresh();
        let first = open(&path, "localhost", 1).expect("made");
        let (id, key) = (
            first.identity().key_id().to_owned(),
            first.identity().public_key(),
        );
        assert_eq!(
            (id.len(), first.path()),
            ("ed25519:a_XXXX".len(), path.as_path())
        );
        drop(first);
        let second = open(&path, "localhost", 2).expect("read");
        assert_eq!(
            (second.identity().key_id(), second.identity().public_key()),
            (&*id, key)
        );
        assert_eq!(second.identity().server_name(), &"localhost");
    }

    #[test]
    fn signatures_hold_under_the_public_key_and_the_seed_stays_out_of_logs() {
        let (_parent, path) = fresh();
        let data = open(&path, "localhost", 1).expect("made");
        let public = STANDARD_NO_PAD
            .decode(data.identity().public_key())
            .expect("base64");
        let public: [u8; 32] = public.try_into().expect("32 bytes");
        let public = ed25519_dalek::VerifyingKey::from_bytes(&public).expect("a key");
        let signature = data.identity().sign(b"hello").into();
        public.verify_strict(b"hello", &signature).expect("signed");
        assert!(public.verify_strict(b"hullo", &signature).is_err());
        let text = std::fs::read_to_string(path.join(SIGNING_KEY)).expect("a file");
        let seed = text.trim().split(' ').next_back().expect("a seed");
        assert!(!format!("{data:?}").contains(seed));
    }

    #[test]
    fn secrets_are_one_for_each_purpose_and_stay() {
        let (_parent, path) = fresh();
        let first = open(&path, "localhost", 1).expect("made");
        let secret = first.identity().secret("one");
        assert_ne!(first.identity().secret("two"), secret);
        drop(first);
        let second = open(&path, "localhost", 2).expect("read");
        assert_eq!(second.identity().secret("one"), secret);
        let (_parent, path) = fresh();
        let other = open(&path, "localhost", 3).expect("made");
        assert_ne!(other.identity().secret("one"), secret);
    }

    #[test]
    fn another_server_name_is_refused() {
        let (_parent, path) = fresh();
        drop(open(&path, "one.example", 1).expect("made"));
        let error = open(&path, "two.example", 1)
            .expect_err("refused")
            .to_string();
        assert!(
            error.contains("belongs to server name one.example, not two.example"),
            "{error}"
        );
        open(&path, "one.example", 1).expect("still whole");
    }

    #[test]
    fn two_servers_dont_share_a_directory() {
        let (_parent, path) = fresh();
        let first = open(&path, "localhost", 1).expect("made");
        let error = open(&path, "localhost", 1).expect_err("in use").to_string();
        let process = std::process::id();
        assert!(
            error.ends_with(&format!("another server (process {process})")),
            "{error}"
        );
        drop(first);
        open(&path, "localhost", 1).expect("free again");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_parent, path) = fresh();
        drop(open(&path, "localhost", 1).expect("made"));
        let mode = |path: &Path| {
            std::fs::metadata(path)
                .expect("is there")
                .permissions()
                .mode()
                & 0o777
        };
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join(SIGNING_KEY)), 0o600);
        assert_eq!(
            std::fs::read_dir(&path).expect("a directory").count(),
            3,
            "nothing left over"
        );
    }

    #[test]
    fn a_first_start_that_was_cut_short_goes_on() {
        let (_parent, path) = fresh();
        let key = open(&path, "localhost", 1)
            .expect("made")
            .identity()
            .public_key();
        std::fs::remove_file(path.join(SERVER_NAME)).expect("removed");
        let again = open(&path, "localhost", 2).expect("goes on");
        assert_eq!(again.identity().public_key(), key);
    }

    #[test]
    fn a_lost_or_damaged_key_is_refused_and_not_replaced() {
        let (_parent, path) = fresh();
        drop(open(&path, "localhost", 1).expect("made"));
        let key = path.join(SIGNING_KEY);
        for bad in ["", "ed25519:a_abcd", "ed25519:a_abcd AAAA", "rsa:x AAAA\n"] {
            std::fs::write(&key, bad).expect("written");
            let error = open(&path, "localhost", 1).expect_err("damaged");
            assert!(matches!(error, IdentityError::Damaged { .. }), "{error}");
        }
        std::fs::remove_file(&key).expect("removed");
        let error = open(&path, "localhost", 1).expect_err("lost");
        assert!(matches!(error, IdentityError::KeyLost { .. }), "{error}");
        assert!(!key.exists());
    }

    #[test]
    fn a_path_that_is_a_file_is_named() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let error = open(file.path(), "localhost", 1)
            .expect_err("no directory")
            .to_string();
        assert!(error.starts_with("can't make directory /"), "{error}");
    }
}
