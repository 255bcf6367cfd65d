//! Creating a room: all of it happens, or none (CRE-1).

use serde_json::{Map, Value, json};
use tidings_types::{RoomCreateRequest, RoomVisibility, StateEventInput, StateKey, UserId};

use super::act::{Acting, Caller, Kept, taken};
use super::action::Done;
use super::join::JoinedWish;
use super::profile::profile_draft;
use super::room::state::{ALIASES, CREATE, JOIN_RULES, MARKERS, MEMBER, POWER_LEVELS, RoomState};
use super::room::{Decision, Draft};
use super::rules::content;
use super::rules::power::check_keys;
use super::state::decide_state;
use super::{App, AppError, ErrorKind};
use crate::store::{AliasRow, NewEvent, Write};

/// A room while it is made: its state so far and its events.
struct Making<'a> {
    app: &'a App,
    state: RoomState,
    events: Vec<NewEvent>,
}

impl Making<'_> {
    /// Adds an event that the rules need not be asked about.
    fn add(&mut self, draft: Draft) -> Result<(), AppError> {
        let (events, state) = self.app.rooms.build(&self.state, &[draft])?;
        self.events.extend(events);
        self.state = state;
        Ok(())
    }

    /// Adds state that somebody asked for, by the rules; what is so already needs no event.
    fn add_asked(&mut self, draft: Draft) -> Result<(), AppError> {
        if matches!(decide_state(&self.state, &draft)?, Decision::Already(_)) {
            return Ok(());
        }
        self.add(draft)
    }
}

impl App {
    /// Creates a room: creation, the creator's join and profile, power levels, join rule, alias, the state asked for, name, topic and
    /// invites, in one append (CRE-1).
    pub async fn create_room(
        &self,
        caller: &Caller,
        request: &RoomCreateRequest,
        wish: &JoinedWish,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.create_now(acting, caller, request, wish).await
        })
        .await
    }

    async fn create_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        request: &RoomCreateRequest,
        wish: &JoinedWish,
    ) -> Result<(Done, Kept), AppError> {
        let room_id = self.rooms.new_room_id()?;
        let _steady = self.profiles.steady(caller.user()).await;
        let shown = self.shown_profile(caller.user()).await?;
        let mut making = Making {
            app: self,
            state: RoomState::empty(room_id.clone()),
            events: Vec::new(),
        };
        self.begin(&mut making, caller.user(), &shown, request)?;
        let join = making.events[1].event_id.clone();
        Self::furnish(&mut making, caller.user(), request)?;
        let mut answer = Map::from_iter([("room_id".to_owned(), Value::from(room_id.as_str()))]);
        let mut writes = Vec::new();
        if let Some(alias) = &request.alias {
            answer.insert("alias".into(), alias.as_str().into());
            let creator = caller.user().clone();
            writes.push(Write::Alias(AliasRow {
                alias: alias.clone(),
                room_id: room_id.clone(),
                creator,
            }));
        }
        let public = request.visibility == RoomVisibility::Public;
        let listed = request.published.unwrap_or(public);
        let done = Done {
            answer,
            ..Done::default()
        };
        if wish.brings(&room_id) {
            caller
                .session
                .hand_over(join, making.events.len() as u64 - 2);
        }
        let outcome = acting.outcome(&done);
        let created = self
            .rooms
            .create(
                making.state.with_listed(listed),
                making.events,
                writes,
                Some(caller.origin()),
                outcome,
            )
            .await?;
        let in_use = || AppError {
            path: Some("/alias".into()),
            ..AppError::new(ErrorKind::RoomInUse, "the alias is taken")
        };
        let position = created.map_err(|error| taken(error, "alias", in_use()))?;
        Ok((
            Done {
                position: Some(position),
                ..done
            },
            Kept::WithEvents,
        ))
    }

    /// The events without which there is no room.
    fn begin(
        &self,
        making: &mut Making<'_>,
        creator: &UserId,
        shown: &Map<String, Value>,
        request: &RoomCreateRequest,
    ) -> Result<(), AppError> {
        let rule = match request.visibility {
            RoomVisibility::Public => "public",
            RoomVisibility::Private => "invite",
        };
        making.add(Draft::state(
            CREATE,
            "_",
            creator,
            &json!({ "creator": creator.as_str() }),
        ))?;
        making.add(Draft::member(creator, creator, "join", None))?;
        // Right behind the join, which is shown with it (EVT-10).
        if let Some(profile) = profile_draft(&making.state, creator, shown) {
            making.add(profile)?;
        }
        let levels = power_levels(creator, request)?;
        content::check(POWER_LEVELS, &levels, "/power_levels")?;
        making.add(Draft::state(POWER_LEVELS, "_", creator, &levels))?;
        making.add(Draft::state(
            JOIN_RULES,
            "_",
            creator,
            &json!({ "join_rule": rule }),
        ))?;
        let Some(alias) = &request.alias else {
            return Ok(());
        };
        let server = &self.settings.server_name;
        if alias.server() != server.as_str() {
            return Err(AppError::bad_field(
                "/alias",
                format!("an alias of a new room must be of {server}"),
            ));
        }
        let content = Map::from_iter([("aliases".to_owned(), json!([alias.as_str()]))]);
        making.add(Draft::server_state(
            ALIASES,
            server.to_shared(),
            server,
            content,
        ))
    }

    /// What was asked for, in its order.
    fn furnish(
        making: &mut Making<'_>,
        creator: &UserId,
        request: &RoomCreateRequest,
    ) -> Result<(), AppError> {
        for (index, input) in request.initial_state.iter().flatten().enumerate() {
            let place = format!("/initial_state/{index}");
            initial_state(making, creator, input).map_err(|error| at(error, &place))?;
        }
        let named = [
            ("state.m.room.name", "name", &request.name),
            ("state.m.room.topic", "topic", &request.topic),
        ];
        for (event_type, key, value) in named {
            if let Some(value) = value {
                making.add_asked(Draft::state(
                    event_type,
                    "_",
                    creator,
                    &json!({ key: value }),
                ))?;
            }
        }
        let mut invited: Vec<&UserId> = Vec::new();
        for (index, user) in request.invite.iter().flatten().enumerate() {
            if user == creator {
                return Err(AppError::bad_field(
                    format!("/invite/{index}"),
                    "you are in the room already",
                ));
            }
            if !invited.contains(&user) {
                invited.push(user);
                making.add(Draft::member(creator, user, "invite", None))?;
            }
        }
        Ok(())
    }
}

fn initial_state(
    making: &mut Making<'_>,
    creator: &UserId,
    input: &StateEventInput,
) -> Result<(), AppError> {
    let event_type = input.type_.as_str();
    if [CREATE, MEMBER].contains(&event_type) {
        return Err(AppError::bad_field(
            "/type",
            "creation and membership can't be set as initial state",
        ));
    }
    if MARKERS.contains(&event_type) {
        return Err(AppError::bad_field(
            "/type",
            "a marker can't be set as initial state: it names an event of the room",
        ));
    }
    content::check(
        event_type,
        &Value::Object(input.content.0.clone()),
        "/content",
    )?;
    making.add_asked(Draft {
        event_type: input.type_.clone(),
        state_key: Some(input.state_key.clone().unwrap_or_else(StateKey::empty)),
        sender: creator.to_shared(),
        content: Some(input.content.0.clone()),
        updates: None,
        relates_to: None,
        redacts: None,
    })
}

/// A refusal inside the body of a creation: what elsewhere is a parameter is a field here.
fn at(error: AppError, place: &str) -> AppError {
    let field = match error.parameter.as_deref() {
        Some("event_type") => "/type",
        Some("state_key") => "/state_key",
        _ => "",
    };
    AppError {
        parameter: None,
        ..error.under(&format!("{place}{field}"))
    }
}

/// The levels of a new room: the defaults, and over them key by key what was asked for.
fn power_levels(creator: &UserId, request: &RoomCreateRequest) -> Result<Value, AppError> {
    let mut levels = json!({
        "users": { creator.as_str(): 100 },
        "users_default": 0,
        "events": { "state.m.room.name": 100, "state.m.room.power_levels": 100 },
        "events_default": 0,
        "state_default": 50,
        "ban": 50,
        "kick": 50,
        "redact": 50,
        "invite": 0,
    });
    let Some(asked) = &request.power_levels else {
        return Ok(levels);
    };
    let asked = serde_json::to_value(asked).map_err(AppError::internal)?;
    for (key, value) in asked.as_object().into_iter().flatten() {
        match (levels.get_mut(key), value) {
            (Some(Value::Object(into)), Value::Object(from)) => into.extend(from.clone()),
            _ => levels[key] = value.clone(),
        }
    }
    if let Some(levels) = levels.as_object() {
        check_keys(levels).map_err(|error| error.under("/power_levels"))?;
    }
    Ok(levels)
}
