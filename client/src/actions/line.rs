//! The order in which actions were asked for.

use std::collections::VecDeque;

use parking_lot::Mutex;
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};

use super::post::Post;
use crate::Client;

/// The most messages of a client that may be pending.
pub(crate) const MOST_PENDING: usize = 4_096;

/// Who is next.
#[derive(Default)]
pub(crate) struct Line {
    state: Mutex<State>,
    /// Said to the courier when there is something new.
    news: Notify,
}

#[derive(Default)]
struct State {
    places: VecDeque<Place>,
    next_key: u64,
    /// Whether a courier is about.
    is_served: bool,
    /// How many messages are pending.
    pending: usize,
    /// Grows with every change of the messages that are pending.
    version: u64,
}

enum Place {
    /// An action that is under way alone.
    Alone {
        key: u64,
        /// Taken when its turn has come.
        call: Option<oneshot::Sender<()>>,
    },
    /// Messages, which are under way together.
    Posts(VecDeque<Post>),
}

impl State {
    fn call_first(&mut self) {
        if let Some(Place::Alone { call, .. }) = self.places.front_mut()
            && let Some(call) = call.take()
        {
            // Who doesn't wait any more leaves the line by itself.
            let _ = call.send(());
        }
    }

    fn first_posts(&mut self) -> Option<&mut VecDeque<Post>> {
        match self.places.front_mut()? {
            Place::Posts(posts) => Some(posts),
            Place::Alone { .. } => None,
        }
    }
}

impl Line {
    /// A line with messages in it from an earlier run of the program.
    pub(crate) fn new(posts: Vec<Post>) -> Self {
        let line = Self::default();
        for post in posts {
            line.push(post);
        }
        line
    }

    /// Puts a message at the end; gives it back when there are too many.
    fn push(&self, post: Post) -> Option<Post> {
        {
            let mut state = self.state.lock();
            if state.pending >= MOST_PENDING {
                return Some(post);
            }
            state.pending += 1;
            state.version += 1;
            match state.places.back_mut() {
                Some(Place::Posts(posts)) => posts.push_back(post),
                _ => state.places.push_back(Place::Posts([post].into())),
            }
        }
        self.news.notify_one();
        None
    }

    fn enter(&self) -> (u64, oneshot::Receiver<()>) {
        let (call, called) = oneshot::channel();
        let mut state = self.state.lock();
        let key = state.next_key;
        state.next_key += 1;
        let call = Some(call);
        state.places.push_back(Place::Alone { key, call });
        state.call_first();
        (key, called)
    }

    fn leave(&self, key: u64) {
        let mut state = self.state.lock();
        let other = |place: &Place| !matches!(place, Place::Alone { key: k, .. } if *k == key);
        state.places.retain(other);
        state.call_first();
    }

    /// Whether somebody has to begin to serve; it must do so.
    fn begin_serving(&self) -> bool {
        let mut state = self.state.lock();
        let begins = !state.is_served && state.first_posts().is_some();
        state.is_served |= begins;
        begins
    }

    /// Nobody serves any more.
    pub(super) fn stop_serving(&self) {
        self.state.lock().is_served = false;
    }

    /// Ends the turn of the messages, when all are settled; answers whether nobody has to serve any more.
    pub(super) fn is_finished(&self) -> bool {
        let mut state = self.state.lock();
        if state.first_posts().is_some_and(|posts| posts.is_empty()) {
            state.places.pop_front();
        }
        if state.first_posts().is_some() {
            return false;
        }
        state.call_first();
        state.is_served = false;
        true
    }

    /// Does something with the messages whose turn it is.
    pub(super) fn with<T>(&self, look: impl FnOnce(&mut VecDeque<Post>) -> T) -> T {
        let mut state = self.state.lock();
        match state.first_posts() {
            Some(posts) => {
                let before = posts.len();
                let seen = look(posts);
                let gone = before.saturating_sub(posts.len());
                state.pending = state.pending.saturating_sub(gone);
                state.version += u64::from(gone > 0);
                seen
            }
            None => look(&mut VecDeque::new()),
        }
    }

    /// Notes that places have changed.
    pub(super) fn changed(&self) {
        self.state.lock().version += 1;
    }

    /// Grows with every change of the messages that are pending.
    pub(super) fn version(&self) -> u64 {
        self.state.lock().version
    }

    /// Does something with each message that is pending, in their order.
    pub(super) fn for_each(&self, mut look: impl FnMut(&Post)) {
        let state = self.state.lock();
        for place in &state.places {
            if let Place::Posts(posts) = place {
                posts.iter().for_each(&mut look);
            }
        }
    }

    /// Waits until there is something new.
    pub(super) async fn news(&self) {
        self.news.notified().await;
    }
}

impl Client {
    /// Waits for the turn of an action. It ends when the answer of this is dropped.
    pub(crate) async fn take_turn(&self) -> Turn {
        let (key, called) = self.line().enter();
        let turn = Turn {
            client: self.clone(),
            key,
        };
        self.serve();
        // Nobody takes the place out of the line before its turn but who waits here.
        let _ = called.await;
        turn
    }

    /// Puts a message at the end of the line; gives it back when there are too many.
    pub(super) fn enqueue(&self, post: Post) -> Option<Post> {
        let refused = self.line().push(post);
        self.serve();
        refused
    }

    /// Sees to it that messages are sent if it is their turn.
    pub(crate) fn serve(&self) {
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        if self.line().begin_serving() {
            runtime.spawn(super::courier::serve(self.clone()));
        }
    }
}

/// The turn of an action.
pub(crate) struct Turn {
    client: Client,
    key: u64,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.client.line().leave(self.key);
        self.client.serve();
    }
}
