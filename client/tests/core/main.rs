//! The client against a server that does what each test says: messages that are posted, what is kept of them, and what is
//! said in a session.

mod fake;
mod keep;
mod posts;
mod session;
