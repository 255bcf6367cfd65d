//! Whether the server can be reached, as a client's own requests show it.
//!
//! Nothing is asked for it: what goes on anyway, such as the stream and messages on their way, tells enough.

use futures::Stream;
use reqwest::StatusCode;
use tokio::sync::watch;

use crate::retry::Backoff;
use crate::{Client, Error};

/// Whether the server can be reached, as far as the requests of a client have shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reach {
    /// No request has come to an end yet.
    #[default]
    Unknown,
    /// It has answered the last one.
    There,
    /// The last one found nobody, got no answer, or was told on the way or by the server that it is away (502, 503, 504). What
    /// waits, such as a stream or messages that are posted, is tried again by itself.
    Away,
}

/// What the requests of a client have shown.
#[derive(Debug, Default)]
pub(crate) struct Seen(watch::Sender<Reach>);

impl Seen {
    /// Notes how a request came to its end.
    pub(crate) fn note(&self, ended: Result<StatusCode, &reqwest::Error>) {
        let now = match ended {
            Ok(
                StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT,
            ) => Reach::Away,
            Ok(_) => Reach::There,
            // It was never sent, so it shows nothing.
            Err(error) if error.is_builder() => return,
            Err(error) if error.is_redirect() => Reach::There,
            Err(_) => Reach::Away,
        };
        self.0
            .send_if_modified(|reach| std::mem::replace(reach, now) != now);
    }
}

impl Client {
    /// Whether the server can be reached, as far as this client's requests have shown.
    pub fn reach(&self) -> Reach {
        *self.seen().0.borrow()
    }

    /// The same as a stream: how it is now, and then each time that it is otherwise. It ends with the client.
    ///
    /// A connection that stays open and on which nothing comes is noticed after
    /// [`StreamOptions::silence`](crate::StreamOptions::silence), or as soon as something else is asked for.
    ///
    /// ```no_run
    /// # async fn example(client: tidings_client::Client) {
    /// use futures::StreamExt;
    /// use tidings_client::Reach;
    ///
    /// let mut reaches = client.reaches().boxed();
    /// while let Some(reach) = reaches.next().await {
    ///     if reach == Reach::Away {
    ///         println!("the server can't be reached; trying again");
    ///     }
    /// }
    /// # }
    /// ```
    pub fn reaches(&self) -> impl Stream<Item = Reach> + Send + 'static + use<> {
        let mut seen = self.seen().0.subscribe();
        seen.mark_changed();
        futures::stream::unfold(seen, async |mut seen| {
            seen.changed().await.ok()?;
            let reach = *seen.borrow_and_update();
            Some((reach, seen))
        })
    }

    /// Waits before another try, but no longer than until a server that was away is there again: the first one that gets
    /// through wakes the others.
    pub(crate) fn pause(
        &self,
        error: &Error,
        backoff: &mut Backoff,
    ) -> impl Future<Output = ()> + Send + 'static + use<> {
        let wait = backoff.after(error);
        let is_asked_for = error.retry_after().is_some();
        let mut seen = self.seen().0.subscribe();
        async move {
            let comes_back = async {
                let was_away = *seen.borrow() == Reach::Away;
                let may_wake = was_away && !is_asked_for;
                if !may_wake || seen.wait_for(|it| *it == Reach::There).await.is_err() {
                    std::future::pending::<()>().await;
                }
            };
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = comes_back => {}
            }
        }
    }

    fn seen(&self) -> &Seen {
        self.connection().seen()
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt as _, StreamExt as _};

    use super::*;

    fn answers(seen: &Seen, status: u16) {
        seen.note(Ok(StatusCode::from_u16(status).expect("a status")));
    }

    async fn refused() -> reqwest::Error {
        let asked = reqwest::get("http://127.0.0.1:1").await;
        asked.expect_err("nobody listens there")
    }

    #[tokio::test]
    async fn requests_show_whether_the_server_is_there() {
        let seen = Seen::default();
        let now = |seen: &Seen| *seen.0.borrow();
        assert_eq!(now(&seen), Reach::Unknown);
        seen.note(Err(&refused().await));
        assert_eq!(now(&seen), Reach::Away);
        for status in [200, 403, 500] {
            answers(&seen, status);
            assert_eq!(now(&seen), Reach::There, "{status}");
        }
        for status in [502, 503, 504] {
            answers(&seen, status);
            assert_eq!(now(&seen), Reach::Away, "{status}");
        }
        let unsent = reqwest::get("nowhere").await.expect_err("no URL");
        seen.note(Err(&unsent));
        assert_eq!(now(&seen), Reach::Away);
    }

    fn client() -> Client {
        let credentials =
            r#"{"user_id":"@ann:a","access_token":"t","device_id":"D","home_server":"a"}"#;
        let credentials = serde_json::from_str(credentials).expect("credentials");
        let builder = Client::builder("http://127.0.0.1:1");
        builder.restore(credentials).expect("a client")
    }

    #[tokio::test]
    async fn each_change_is_told_once() {
        let client = client();
        let mut reaches = client.reaches().boxed();
        assert_eq!(reaches.next().await, Some(Reach::Unknown));
        answers(client.seen(), 200);
        assert_eq!(reaches.next().await, Some(Reach::There));
        answers(client.seen(), 200);
        assert_eq!(reaches.next().now_or_never(), None);
        answers(client.seen(), 502);
        assert_eq!(reaches.next().await, Some(Reach::Away));
        drop(client);
        assert_eq!(reaches.next().await, None);
    }

    /// Who waits for a server that is away goes on as soon as anybody got through to it.
    #[tokio::test]
    async fn the_first_that_gets_through_wakes_the_others() {
        let client = client();
        let mut backoff = Backoff::new();
        for _ in 0..9 {
            backoff.next();
        }
        let error = Error::Interrupted(None);
        answers(client.seen(), 502);
        let mut waiting = client.pause(&error, &mut backoff).boxed();
        assert_eq!((&mut waiting).now_or_never(), None);
        answers(client.seen(), 200);
        assert_eq!((&mut waiting).now_or_never(), Some(()));
        // One that failed for another reason waits its time.
        let mut waiting = client.pause(&error, &mut backoff).boxed();
        answers(client.seen(), 200);
        assert_eq!((&mut waiting).now_or_never(), None);
    }
}
