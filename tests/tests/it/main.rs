//! The tests that see server and client at once, one module a topic.

mod round_trip;
