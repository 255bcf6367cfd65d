//! x
use crate::context::Common;
use crate::failure::Failure;
#[derive(Debug, clap::Args)]
pub(crate) struct Chat {}
pub(crate) async fn run(_: &Common, _: &Chat) -> Result<(), Failure> {
    Ok(())
}
