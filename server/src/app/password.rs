//! Passwords: argon2id, off the async threads, a few at a time (ACC-4).

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use super::AppError;
use crate::env::Env;

/// Hashes and verifies, never more at once than there are permits.
pub struct Passwords {
    env: Env,
    permits: Semaphore,
    /// Verified against when the user is unknown, so that both take the same time.
    decoy: String,
}

impl Passwords {
    /// Takes the randomness for salts, and how many hashes may run at once.
    pub fn new(env: Env, at_once: usize) -> Self {
        let decoy = hash_now("decoy", &salt(&env)).unwrap_or_default();
        Self {
            env,
            permits: Semaphore::new(at_once),
            decoy,
        }
    }

    /// Hashes a password into PHC form.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let salt = salt(&self.env);
        self.run(move || hash_now(&password, &salt)).await?
    }

    /// Whether the password fits the hash. Without a hash it takes as long and answers `false`.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, AppError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        let fits = self.run(move || {
            let parsed = PasswordHash::new(&hash).map_err(AppError::internal)?;
            Ok::<_, AppError>(
                Argon2::default()
                    .verify_password(password.as_bytes(), &parsed)
                    .is_ok(),
            )
        });
        Ok(fits.await?? && known)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _permit = self.permits.acquire().await.map_err(AppError::internal)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(AppError::internal)
    }
}

fn salt(env: &Env) -> [u8; 16] {
    let mut salt = [0; 16];
    env.entropy.fill(&mut salt);
    salt
}

fn hash_now(password: &str, salt: &[u8]) -> Result<String, AppError> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
    Ok(hash.map_err(AppError::internal)?.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering::SeqCst;
    use std::sync::{Arc, Barrier};

    use futures::FutureExt as _;
    use futures::future::join_all;

    use super::*;

    /// ACC-4: argon2id in PHC form, a salt of its own each.
    #[tokio::test]
    async fn passwords_are_argon2id_and_salted() {
        let passwords = Passwords::new(Env::test(1).0, 2);
        let first = passwords.hash("secret".into()).await.expect("hashes");
        let second = passwords.hash("secret".into()).await.expect("hashes");
        assert!(first.starts_with("$argon2id$") && first != second);
        assert!(
            passwords
                .verify("secret".into(), Some(first.clone()))
                .await
                .expect("verifies")
        );
        assert!(
            !passwords
                .verify("Secret".into(), Some(first))
                .await
                .expect("verifies")
        );
        assert!(
            !passwords
                .verify("decoy".into(), None)
                .await
                .expect("verifies")
        );
    }

    /// ACC-4: the work isn't done on the threads that serve requests, and no more of it at once than may be.
    #[tokio::test]
    async fn so_many_at_once_and_off_the_async_threads() {
        let passwords = Passwords::new(Env::test(1).0, 2);
        let serving = std::thread::current().id();
        let meeting = Arc::new(Barrier::new(2));
        let [running, most] = [(); 2].map(|()| Arc::new(AtomicUsize::new(0)));
        let work = || {
            let (meeting, running, most) = (meeting.clone(), running.clone(), most.clone());
            move || {
                assert_ne!(std::thread::current().id(), serving);
                most.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                // Nobody gets on without another.
                meeting.wait();
                running.fetch_sub(1, SeqCst);
            }
        };
        let done = join_all((0..6).map(|_| passwords.run(work()))).await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(most.load(SeqCst), 2);
    }

    /// ACC-2: for an unknown user as much is done as for a wrong password: a hash of the same cost, in its turn.
    #[tokio::test]
    async fn an_unknown_user_costs_what_a_wrong_password_does() {
        let passwords = Passwords::new(Env::test(1).0, 1);
        let real = passwords.hash("secret".into()).await.expect("hashes");
        let cost = |hash: &str| hash.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(
            cost(&passwords.decoy).as_deref(),
            Some("$argon2id$v=19$m=19456,t=2,p=1")
        );
        assert_eq!(cost(&passwords.decoy), cost(&real));
        let turn = passwords.permits.acquire().await.expect("open");
        let verifying = [None, Some(real)].map(|hash| passwords.verify("wrong".into(), hash));
        let [mut unknown, mut wrong] = verifying.map(Box::pin);
        assert!((&mut unknown).now_or_never().is_none() && (&mut wrong).now_or_never().is_none());
        drop(turn);
        assert!(!unknown.await.expect("verifies") && !wrong.await.expect("verifies"));
    }
}
