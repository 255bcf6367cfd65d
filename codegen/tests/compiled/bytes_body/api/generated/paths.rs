// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The paths, as data, and the methods they don't have.

#[allow(unused_imports, reason = "a document may have no variables in its paths")]
use super::{params, support::{NoParameters, OtherMethods, PathInfo, register_path}};

/// Every path with the methods it has and hasn't.
pub static PATHS: &[PathInfo] = &[
    PathInfo {
        path: "/files",
        methods: &[::http::Method::PUT],
        missing: &[
            ::http::Method::GET,
            ::http::Method::POST,
            ::http::Method::DELETE,
            ::http::Method::PATCH,
            ::http::Method::HEAD,
            ::http::Method::OPTIONS,
        ],
    },
];

/// Registers, unpublished, every method that a known path doesn't have, so that such requests get an answer of ours and not the router's.
pub fn register_other_methods<C, M>(
    api: &mut ::dropshot::ApiDescription<C>,
) -> Result<(), ::dropshot::ApiDescriptionRegisterError>
where
    C: ::dropshot::ServerContext,
    M: OtherMethods<C>,
{
    register_path::<C, M, NoParameters>(api, &PATHS[0])?;
    Ok(())
}
