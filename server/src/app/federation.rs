//! Proofs of events: the hash and the signature that other servers would check (EVT-9).

use std::sync::Arc;

use serde_json::value::RawValue;
use tidings_types::RoomEvent;

use super::rules::federation::Form;
use super::{App, AppError};
use crate::store::{Append, EventLinks, Proof, StoredEvent, Write};

/// Who signs for this server.
pub trait Signer: Send + Sync + 'static {
    /// Names the key among all this server ever has.
    fn key_id(&self) -> &str;

    /// The ed25519 signature of a message. The same message has the same signature.
    fn sign(&self, message: &[u8]) -> [u8; 64];

    /// A secret of this server for one purpose; the same after a restart.
    fn secret(&self, purpose: &str) -> [u8; 32];
}

impl App {
    /// An event's proof: the one that was kept, or a new one. A new one isn't kept here.
    pub(super) async fn proof_of(&self, event: &StoredEvent) -> Result<Proof, AppError> {
        match self.store.proof(&event.event_id).await? {
            Some(proof) => Ok(proof),
            None => self.new_proof(event, &self.links_of(event).await?),
        }
    }

    /// Events in federation form. Their proofs are kept from now on, so that each event has the same form for ever,
    /// whatever becomes of this server's key.
    pub(super) async fn federation_forms(
        &self,
        events: &[Arc<StoredEvent>],
    ) -> Result<Vec<RoomEvent>, AppError> {
        let mut linked = Vec::with_capacity(events.len());
        for event in events {
            linked.push((event, self.links_of(event).await?));
        }
        let proofs = self.kept_proofs(&linked).await?;
        let mut forms = Vec::with_capacity(events.len());
        for ((event, links), proof) in linked.iter().zip(proofs) {
            let text = Form::of(event, links)?.with_proof(&proof);
            let json = RawValue::from_string(text).map_err(AppError::internal)?;
            forms.push(RoomEvent::from_trusted(json));
        }
        Ok(forms)
    }

    /// The proofs of events, those that are new kept in one append.
    async fn kept_proofs(
        &self,
        events: &[(&Arc<StoredEvent>, EventLinks)],
    ) -> Result<Vec<Proof>, AppError> {
        let mut known = Vec::with_capacity(events.len());
        let mut writes = Vec::new();
        for (event, links) in events {
            let proof = self.store.proof(&event.event_id).await?;
            if proof.is_none() {
                writes.push(Write::Proof {
                    event_id: event.event_id.clone(),
                    proof: self.new_proof(event, links)?,
                });
            }
            known.push(proof);
        }
        if !writes.is_empty() {
            let append = Append {
                writes,
                ..Append::default()
            };
            self.commit(append).await?;
        }
        let mut proofs = Vec::with_capacity(events.len());
        for (known, (event, _)) in known.into_iter().zip(events) {
            // Somebody may have kept another one meanwhile; the first holds.
            let kept = match known {
                Some(proof) => Some(proof),
                None => self.store.proof(&event.event_id).await?,
            };
            let lost = || AppError::internal(format!("the proof of {} is gone", event.event_id));
            proofs.push(kept.ok_or_else(lost)?);
        }
        Ok(proofs)
    }

    fn new_proof(&self, event: &StoredEvent, links: &EventLinks) -> Result<Proof, AppError> {
        if event.redacted_because.is_some() {
            let id = &event.event_id;
            return Err(AppError::internal(format!(
                "redacted event {id} has no proof"
            )));
        }
        let form = Form::of(event, links)?;
        let sha256 = form.sha256();
        Ok(Proof {
            sha256,
            key_id: self.signer.key_id().to_owned(),
            signature: self.signer.sign(form.signed_text(&sha256).as_bytes()),
        })
    }

    async fn links_of(&self, event: &StoredEvent) -> Result<EventLinks, AppError> {
        let links = self.store.links(&event.event_id).await?;
        links.ok_or_else(|| AppError::internal(format!("event {} has no links", event.event_id)))
    }
}
