//! Credentials for a TURN server (VOI-4): the server and the TURN server share a secret, and a name carries its own end.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use tidings_types::{TurnServerGetResponse, TurnUris, UserId};

use super::App;

/// The TURN servers, and what is shared with them.
#[derive(Clone)]
pub struct Turn {
    /// Where they are.
    pub uris: Vec<String>,
    /// What they know too.
    pub shared_secret: String,
    /// How long credentials hold, in seconds.
    pub ttl_s: u64,
}

impl std::fmt::Debug for Turn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Turn")
            .field("uris", &self.uris)
            .field("ttl_s", &self.ttl_s)
            .finish_non_exhaustive()
    }
}

impl Turn {
    /// The name that holds until then, and its password.
    fn credentials(&self, user: &UserId, now_ms: u64) -> (String, String) {
        let end_s = (now_ms / 1_000).saturating_add(self.ttl_s);
        let username = format!("{end_s}:{user}");
        let mac = Hmac::<Sha1>::new_from_slice(self.shared_secret.as_bytes())
            .expect("a key of any length will do");
        let code = mac.chain_update(&username).finalize().into_bytes();
        (username, STANDARD.encode(code))
    }
}

impl App {
    /// Credentials for a user that hold for a limited time; empty when there is no TURN server (VOI-4).
    pub fn turn_server(&self, user: &UserId) -> TurnServerGetResponse {
        let Some(turn) = &self.settings.turn else {
            return TurnServerGetResponse::default();
        };
        let (username, password) = turn.credentials(user, self.env.now_ms());
        TurnServerGetResponse {
            username: Some(username),
            password: Some(password),
            ttl: i64::try_from(turn.ttl_s.saturating_mul(1_000)).ok(),
            uris: Some(TurnUris(turn.uris.clone())),
            ..TurnServerGetResponse::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// VOI-4: a code that was made by other means.
    #[test]
    fn the_password_is_the_code_of_the_name() {
        let turn = Turn {
            uris: vec!["turn:turn.example.org".to_owned()],
            shared_secret: "north".to_owned(),
            ttl_s: 3_600,
        };
        let ann = "@ann:example.org".parse().expect("an id");
        let (username, password) = turn.credentials(&ann, 1_420_500_000_999);
        assert_eq!(username, "1420503600:@ann:example.org");
        assert_eq!(password, "6eMZt3y5REc0xndWo87tG/iC5+I=");
        assert!(!format!("{turn:?}").contains("north"));
    }
}
