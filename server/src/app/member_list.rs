//! Listing a room's members, a page at a time.

use std::sync::Arc;

use tidings_types::{ChunkToken, MemberListResponse, Membership, PaginationToken, RoomId};

use super::act::Caller;
use super::reading::hidden_moment;
use super::room::state::MEMBER;
use super::room::{Room, RoomState, StateEntry};
use super::rules::membership::Member;
use super::token::{self, MembersPlace};
use super::{App, AppError};
use crate::store::{Order, Position};

/// Which members to list.
#[derive(Clone, Debug)]
pub struct MembersRequest {
    /// Only those with this membership.
    pub membership: Option<Membership>,
    /// The moment the list shows; now when absent, and that of the earlier page with `from`.
    pub at: Option<ChunkToken>,
    /// The most members.
    pub limit: usize,
    /// Goes on behind an earlier page.
    pub from: Option<PaginationToken>,
}

/// A member: user id and membership event.
type Entry = (Arc<str>, Arc<StateEntry>);

impl App {
    /// The membership events of a room, ordered by user id, with the members' profiles (EVT-10). All pages of a listing show
    /// the same moment; who left sees no later one than the leave (JOI-6).
    pub async fn members(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MembersRequest,
    ) -> Result<MemberListResponse, AppError> {
        let room = self.room(room_id).await?;
        // Read before asking who may read, so that nothing is shown that came after somebody left meanwhile.
        let now = self.rooms.committed(&room).await?;
        let newest = now.head_order();
        let spans = self.must_read(&room, caller.user()).await?;
        let last = spans.last().unwrap_or(newest).min(newest);
        let start = self
            .members_start(&room, request, (last, now.position()))
            .await?;
        if !spans.holds(start.order) {
            return Err(hidden_moment());
        }
        let state = self.state_at(&room, start.order, start.as_of).await?;
        let (page, end) = page(&state, request, start.offset);
        let end = end.map(|offset| {
            let place = MembersPlace { offset, ..start };
            token::encode_members(place, self.store.epoch())
        });
        Ok(MemberListResponse {
            end,
            ..MemberListResponse::new(self.show_members(&page, &state))
        })
    }

    /// The moment to list, no later than an order and a position, and how many members to skip.
    async fn members_start(
        &self,
        room: &Room,
        request: &MembersRequest,
        (last, newest): (Order, Position),
    ) -> Result<MembersPlace, AppError> {
        let room_tag = token::room_tag(&room.id);
        let (at, as_of) = match &request.at {
            Some(token) => self.moment_of_token(&room.id, token, "at").await?,
            None => (last, newest),
        };
        let Some(from) = &request.from else {
            return Ok(MembersPlace {
                room_tag,
                order: at.min(last),
                as_of,
                offset: 0,
            });
        };
        let place = token::decode_members(from.as_str(), self.store.epoch(), "from")?;
        if place.room_tag != room_tag {
            return Err(AppError::bad_parameter(
                "from",
                "this token is of another room's members",
            ));
        }
        Ok(MembersPlace {
            order: place.order.min(last),
            ..place
        })
    }
}

/// The wanted members behind the first `offset`, and how many stand before the next page, if there is one.
fn page(state: &RoomState, request: &MembersRequest, offset: u64) -> (Vec<Entry>, Option<u64>) {
    let skip = usize::try_from(offset).unwrap_or(usize::MAX);
    let mut page: Vec<Entry> = Vec::new();
    for (place, (user, entry)) in state.of_type(MEMBER).enumerate().skip(skip) {
        if !is_wanted(state.member(user), request.membership) {
            continue;
        }
        if page.len() == request.limit {
            return (page, Some(place as u64));
        }
        page.push((Arc::clone(user), Arc::clone(entry)));
    }
    (page, None)
}

fn is_wanted(is: Member, wanted: Option<Membership>) -> bool {
    match wanted {
        None => true,
        Some(Membership::Invite) => is == Member::Invite,
        Some(Membership::Join) => is == Member::Join,
        Some(Membership::Leave) => is == Member::Leave,
        Some(Membership::Ban) => is == Member::Ban,
        // Nothing sets it.
        Some(Membership::Knock) => false,
    }
}
