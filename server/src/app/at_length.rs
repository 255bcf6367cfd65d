//! Work that reads much.

use futures::FutureExt as _;
use tokio::sync::oneshot;
use tracing::Instrument as _;

use super::{App, AppError};

impl App {
    /// Does what reads much where its reads cost least. It must not wait for what may be long in coming.
    pub async fn at_length<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, AppError>> + Send + 'static,
    ) -> Result<T, AppError> {
        let (teller, told) = oneshot::channel();
        let work = async move {
            // Who asked may have gone away.
            let _ = teller.send(work.await);
        };
        self.store.at_length(work.in_current_span().boxed()).await?;
        told.await
            .map_err(|_| AppError::internal("what was begun has told nothing"))?
    }
}
