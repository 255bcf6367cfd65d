//! Saving the messages that are pending, and going on with them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tidings_types::{DeviceId, UserId};
use tokio::runtime::Handle;
use tokio::sync::Mutex;

use super::post::{Message, Placed, Post};
use crate::{Client, Credentials, Error, Keep};

/// The form of the text.
const VERSION: u32 = 1;

/// A place to save, and what is saved there.
pub(crate) struct Store {
    keep: Arc<dyn Keep>,
    /// The version of the line that is saved. Held while saving, so that a newer text never gives way to an older one.
    saved: Arc<Mutex<u64>>,
}

impl Store {
    /// Nothing of the line has changed yet.
    pub(crate) fn new(keep: Arc<dyn Keep>) -> Self {
        Self {
            keep,
            saved: Arc::default(),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    version: u32,
    user_id: UserId,
    device_id: DeviceId,
    posts: Vec<SavedPost>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedPost {
    message: Arc<Message>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    placed: Option<Placed>,
}

/// Reads what was saved: the messages to go on with, and those of which this device can't learn whether they were sent.
pub(crate) fn load(text: &str, who: &Credentials) -> Result<(Vec<Post>, Vec<Post>), Error> {
    let saved: Saved = serde_json::from_str(text).map_err(|error| Error::Keep(error.into()))?;
    let unfit = |reason: String| Err(Error::Keep(reason.into()));
    if saved.version != VERSION {
        return unfit(format!("they are kept in the form {}", saved.version));
    }
    if saved.user_id != who.user_id {
        return unfit(format!("they are those of {}", saved.user_id));
    }
    let is_same_device = saved.device_id == who.device_id;
    let posts = saved.posts.into_iter();
    let posts = posts.map(|post| Post::new(post.message, post.placed));
    Ok(posts.partition(|post| is_same_device || post.placed.is_none()))
}

impl Client {
    /// Saves the messages that are pending, if there is a place for them and something has changed.
    pub(super) async fn save(&self) -> Result<(), Error> {
        let Some(store) = self.store() else {
            return Ok(());
        };
        // Goes on to its end when nobody waits for it any more, so that no older text overwrites it later.
        let mut saved = Arc::clone(&store.saved).lock_owned().await;
        let version = self.line().version();
        if *saved == version {
            return Ok(());
        }
        let (text, keep) = (self.pending_text()?, Arc::clone(&store.keep));
        let save = move || {
            let outcome = keep.save(&text);
            if outcome.is_ok() {
                *saved = version;
            }
            outcome
        };
        let outcome = tokio::task::spawn_blocking(save).await;
        let outcome = outcome.map_err(|error| Error::Keep(error.into()))?;
        outcome.map_err(|error| {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "messages can't be kept"
            );
            Error::Keep(error.into())
        })
    }

    /// Saves them without being waited for.
    pub(super) fn save_soon(&self) {
        if self.store().is_some()
            && let Ok(runtime) = Handle::try_current()
        {
            let client = self.clone();
            // One that can't be saved isn't sent; the courier tells so when it comes to it.
            runtime.spawn(async move { client.save().await });
        }
    }

    fn pending_text(&self) -> Result<String, Error> {
        let mut posts = Vec::new();
        self.line().for_each(|post| {
            posts.push(SavedPost {
                message: Arc::clone(&post.message),
                placed: post.placed.clone(),
            });
        });
        let credentials = self.credentials();
        let saved = Saved {
            version: VERSION,
            user_id: credentials.user_id.clone(),
            device_id: credentials.device_id.clone(),
            posts,
        };
        serde_json::to_string(&saved).map_err(|error| Error::Keep(error.into()))
    }
}
