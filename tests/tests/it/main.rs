//! The tests that see server and client at once, one module a topic.

mod authorisation;
mod client;
mod client_media;
mod client_room;
mod client_streams;
mod coverage;
mod dependencies;
mod document;
mod event_examples;
mod examples;
mod freshness;
mod model;
mod oracle;
mod parameters;
mod rooms;
mod round_trip;
mod scenario;
mod schemas;
mod screens;
mod sources;
mod tables;
mod tidy;
mod unknown_keys;
mod wire;
