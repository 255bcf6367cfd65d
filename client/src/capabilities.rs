//! What this client can do, as others learn it: named by a hash, and told in full only to a server that doesn't know it
//! (CAP-2, CAP-3).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tidings_types::{CapabilityHash, CapabilitySet, ErrorCode, SessionCreateRequest, SessionId};

use crate::api::{self, ClientCapabilityExt, ClientSessionExt};
use crate::session::call;
use crate::{Client, Error};

/// A set and its name.
#[derive(Clone, Debug)]
pub(crate) struct Announced {
    set: CapabilitySet,
    hash: CapabilityHash,
}

impl Announced {
    /// Names a set.
    pub(crate) fn new(set: CapabilitySet) -> Result<Self, Error> {
        let value = serde_json::to_value(&set);
        let mut text = String::new();
        write_canonical(
            &value.map_err(|error| Error::Request(error.to_string()))?,
            &mut text,
        )?;
        let written = URL_SAFE_NO_PAD.encode(Sha256::digest(&text));
        let hash = written
            .parse()
            .map_err(|_| Error::Request("a hash that can't be written".to_owned()))?;
        Ok(Self {
            set,
            hash: CapabilityHash::new(hash),
        })
    }

    /// The name of the set.
    pub(crate) fn hash(&self) -> &CapabilityHash {
        &self.hash
    }
}

/// Writes canonical JSON: keys sorted, no white space, and no numbers but integers that every program can hold (EVT-8).
fn write_canonical(value: &Value, text: &mut String) -> Result<(), Error> {
    match value {
        Value::Object(object) => {
            // Sorted here, since a program may have maps that keep the order of insertion.
            let mut members: Vec<_> = object.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            write_list(text, ['{', '}'], members, |(name, member), text| {
                text.push_str(&Value::String(name.clone()).to_string());
                text.push(':');
                write_canonical(member, text)
            })
        }
        Value::Array(items) => write_list(text, ['[', ']'], items, write_canonical),
        Value::Number(number) if !number.as_i64().is_some_and(is_exact) => Err(Error::Request(
            format!("a capability has the number {number}, which canonical JSON doesn't know"),
        )),
        other => {
            text.push_str(&other.to_string());
            Ok(())
        }
    }
}

fn write_list<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T, &mut String) -> Result<(), Error>,
) -> Result<(), Error> {
    text.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write(item, text)?;
    }
    text.push(close);
    Ok(())
}

fn is_exact(number: i64) -> bool {
    number.unsigned_abs() < 1 << 53
}

impl Client {
    /// Starts a session that says from its beginning what the client can do and how reachable the user is (SES-4).
    pub(crate) async fn start_session(&self) -> Result<(), Error> {
        let held = self.held();
        let capabilities = held.capabilities();
        let request = SessionCreateRequest {
            capabilities: capabilities.as_ref().map(|known| known.hash().clone()),
            presence: held.presence().map(|(presence, _)| presence),
            ..SessionCreateRequest::default()
        };
        let ask = async move |api: api::Client| api.session_create().body(request).send().await;
        match call(self.api(), self.request_timeout(), ask).await {
            Ok(session) => {
                self.connection().adopt(None, &session.session_id);
                self.connection().pulse().set_lasts(session.expires_in_ms);
                held.said_at_start(&session.session_id);
                Ok(())
            }
            Err(error) => match capabilities {
                Some(set) if error.is(&ErrorCode::UNKNOWN_CAPABILITIES) => self.tell(&set).await,
                _ => Err(error),
            },
        }
    }

    /// Says in a session what the client can do; the set itself when the server doesn't know its name (CAP-2).
    pub(crate) async fn announce(
        &self,
        session_id: &SessionId,
        set: &Announced,
    ) -> Result<(), Error> {
        let say = async || {
            let (session_id, hash) = (session_id.clone(), set.hash().clone());
            let ask = async move |api: api::Client| {
                let call = api.session_capabilities_set().matrix_session(session_id);
                call.body(hash).send().await
            };
            call(self.api(), self.request_timeout(), ask).await
        };
        match say().await {
            Err(error) if error.is(&ErrorCode::UNKNOWN_CAPABILITIES) => {
                self.tell(set).await?;
                say().await?;
            }
            said => {
                said?;
            }
        }
        Ok(())
    }

    /// Tells the server the whole set.
    async fn tell(&self, set: &Announced) -> Result<(), Error> {
        let body = set.set.clone();
        let ask = async move |api: api::Client| api.capability_set_create().body(body).send().await;
        call(self.api(), self.request_timeout(), ask).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(value: Value) -> Result<String, Error> {
        let set = serde_json::from_value(value).expect("a set");
        Ok(Announced::new(set)?.hash.sha256.to_string())
    }

    /// CAP-3: the order of keys doesn't count; the name of the empty set is known.
    #[test]
    fn a_set_is_named_by_its_canonical_json() {
        let one = named(json!({"b": {"x": [1, {"z": true, "a": null}]}, "a": {}}));
        let other = named(json!({"a": {}, "b": {"x": [1, {"a": null, "z": true}]}}));
        assert_eq!(one.expect("a name"), other.expect("a name"));
        assert_eq!(
            named(json!({})).expect("a name"),
            "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o"
        );
    }

    #[test]
    fn numbers_that_canonical_json_does_not_know_are_refused() {
        for number in [json!(1.5), json!(1_u64 << 53)] {
            assert!(matches!(
                named(json!({"a": {"n": number}})),
                Err(Error::Request(_))
            ));
        }
    }
}
