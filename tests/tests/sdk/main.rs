//! The typed client against a running server: what its users would notice.
//!
//! Apart from the `it` suite, so that who works on the client waits for less.

mod live;
mod pages;
mod proxy;
mod shown;
mod streams;
mod view;
mod view_model;
