//! The flows of registration: which stages there are, and in which order they are done (ACC-1).

use crate::app::{AppError, ErrorKind};

/// A step of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// A person solves a captcha.
    Captcha,
    /// An identity server has validated an e-mail address.
    Email,
    /// Name and password; makes the account.
    Password,
}

impl Stage {
    /// Its type on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Captcha => "m.login.recaptcha",
            Self::Email => "m.login.email.identity",
            Self::Password => "m.login.password",
        }
    }
}

/// Which stages are on offer beside the password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// A captcha, which nobody gets round.
    pub captcha: bool,
    /// An e-mail address, for those who want to give one.
    pub email: bool,
}

/// What to do about a stage that was submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is its turn.
    Do,
    /// It has been done; whoever submits it again has lost the answer.
    Again,
}

impl Offer {
    /// The flows, each with its stages in order. All end with the password.
    pub fn flows(self) -> Vec<Vec<Stage>> {
        use Stage::{Captcha, Email, Password};
        let flows: &[&[Stage]] = match (self.captcha, self.email) {
            (true, true) => &[&[Captcha, Email, Password], &[Captcha, Password]],
            (true, false) => &[&[Captcha, Password]],
            (false, true) => &[&[Email, Password], &[Password]],
            (false, false) => &[&[Password]],
        };
        flows.iter().map(|flow| flow.to_vec()).collect()
    }

    /// Whether some flow has more than one stage.
    pub fn has_stages(self) -> bool {
        self != Self::default()
    }

    /// The stage of a type. One that no flow has is `InvalidParam`.
    pub fn stage(self, name: &str) -> Result<Stage, AppError> {
        let all = [Stage::Captcha, Stage::Email, Stage::Password];
        let mut offered = all.into_iter().filter(|stage| self.has(*stage));
        let found = offered.clone().find(|stage| stage.name() == name);
        found.ok_or_else(|| {
            let first = offered.next().map_or("", Stage::name);
            let known = offered.fold(first.to_owned(), |text, stage| text + ", " + stage.name());
            AppError::bad_field("/type", format!("the stages here are {known}"))
        })
    }

    fn has(self, stage: Stage) -> bool {
        match stage {
            Stage::Captcha => self.captcha,
            Stage::Email => self.email,
            Stage::Password => true,
        }
    }

    /// Whether a stage may be done after others. Skipping the captcha is `CaptchaNeeded`.
    pub fn check(self, done: &[Stage], stage: Stage) -> Result<Step, AppError> {
        if done.contains(&stage) {
            return Ok(Step::Again);
        }
        let following = self.following(done);
        if following.contains(&stage) {
            return Ok(Step::Do);
        }
        if following.contains(&Stage::Captcha) {
            return Err(AppError::new(
                ErrorKind::CaptchaNeeded,
                "solve the captcha first",
            ));
        }
        Err(AppError::bad_field(
            "/type",
            "no flow has this stage at this place",
        ))
    }

    /// The stage to do next: on the shortest way to the end. `None` at the end.
    pub fn next(self, done: &[Stage]) -> Option<Stage> {
        let open = self
            .flows()
            .into_iter()
            .filter(|flow| flow.starts_with(done));
        let shortest = open.min_by_key(Vec::len)?;
        shortest.get(done.len()).copied()
    }

    /// The stages that some flow has after these.
    fn following(self, done: &[Stage]) -> Vec<Stage> {
        let open = self
            .flows()
            .into_iter()
            .filter(|flow| flow.starts_with(done));
        open.filter_map(|flow| flow.get(done.len()).copied())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const ALL: [Stage; 3] = [Stage::Captcha, Stage::Email, Stage::Password];

    fn offers() -> impl Iterator<Item = Offer> {
        let both = [false, true];
        both.into_iter()
            .flat_map(move |captcha| both.into_iter().map(move |email| Offer { captcha, email }))
    }

    /// All lists of up to `most` stages.
    fn sequences(most: usize) -> Vec<Vec<Stage>> {
        let mut all = vec![Vec::new()];
        let mut from = 0;
        for _ in 0..most {
            let until = all.len();
            for at in from..until {
                for stage in ALL {
                    let longer = [all[at].as_slice(), &[stage]].concat();
                    all.push(longer);
                }
            }
            from = until;
        }
        all
    }

    /// ACC-1: whatever is submitted in whatever order, what is done is always the beginning of a flow; a registration ends
    /// with a whole flow and with nothing else, and every flow can be gone.
    #[test]
    fn only_the_flows_lead_to_the_end() {
        for offer in offers() {
            let flows = offer.flows();
            let mut ended = HashSet::new();
            for submitted in sequences(5) {
                let mut done: Vec<Stage> = Vec::new();
                for stage in submitted {
                    let step = offer
                        .stage(stage.name())
                        .and_then(|stage| offer.check(&done, stage));
                    let begins = |done: &[Stage]| flows.iter().any(|flow| flow.starts_with(done));
                    let longer = [done.as_slice(), &[stage]].concat();
                    match step {
                        Ok(Step::Do) => done = longer,
                        Ok(Step::Again) => assert!(done.contains(&stage)),
                        Err(_) => assert!(!begins(&longer), "{offer:?} {longer:?}"),
                    }
                    assert!(begins(&done), "{offer:?} {done:?}");
                    if stage == Stage::Password && step == Ok(Step::Do) {
                        assert!(flows.contains(&done), "{offer:?} {done:?}");
                        ended.insert(done.clone());
                        break;
                    }
                    assert_ne!(done.last(), Some(&Stage::Password));
                }
            }
            assert_eq!(ended, flows.into_iter().collect(), "{offer:?}");
        }
    }

    /// ACC-1: who always does what comes next gets to the end, by a stage that is in turn.
    #[test]
    fn what_comes_next_leads_to_the_end() {
        for offer in offers() {
            for flow in offer.flows() {
                for begun in 0..flow.len() {
                    let mut done = flow[..begun].to_vec();
                    while let Some(stage) = offer.next(&done) {
                        assert_eq!(offer.check(&done, stage), Ok(Step::Do));
                        done.push(stage);
                    }
                    assert_eq!(done.last(), Some(&Stage::Password), "{offer:?} {done:?}");
                }
            }
        }
    }

    /// ACC-1, ERR-2: nothing comes before the captcha; a stage that isn't offered is unknown.
    #[test]
    fn refusals_say_what_is_wrong() {
        let kind = |offer: Offer, done: &[Stage], name: &str| {
            let step = offer.stage(name).and_then(|stage| offer.check(done, stage));
            step.expect_err("refused").kind
        };
        for offer in offers() {
            assert_eq!(kind(offer, &[], "m.login.dance"), ErrorKind::InvalidParam);
            for stage in [Stage::Email, Stage::Password] {
                if offer.captcha && offer.has(stage) {
                    let refused = kind(offer, &[], stage.name());
                    assert_eq!(refused, ErrorKind::CaptchaNeeded);
                }
            }
            for stage in ALL.into_iter().filter(|stage| !offer.has(*stage)) {
                assert_eq!(kind(offer, &[], stage.name()), ErrorKind::InvalidParam);
            }
        }
    }
}
