//! A single attempt: with a token, and to where redirects lead.

use std::time::Instant;

use http::StatusCode;
use http::header::{AUTHORIZATION, HeaderValue};

use super::client::Client;
use super::error::Error;
use super::exchange::{Answer, Wire};
use super::operation::{Operation, Scheme};
use super::redirect::Redirects;
use super::secret::Secret;
use super::token::{AccessToken, TokenSource};
use super::trace::Trace;

/// A request on its way, over all of its attempts.
pub(crate) struct Session<'a> {
    client: &'a Client,
    operation: &'static Operation,
    wire: Wire,
    trace: Trace,
    /// What no message may show: the secrets of the client, and every token that was sent.
    secrets: Vec<Secret>,
    /// Whether a refused token was renewed, which is done once.
    renewed: bool,
    /// Whether a token is to go along.
    takes_token: bool,
    /// Whether the body of a success is left to be read later.
    streamed: bool,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        client: &'a Client,
        operation: &'static Operation,
        mut wire: Wire,
        trace: Trace,
        streamed: bool,
    ) -> Result<Self, Error> {
        let schemes = client.parts().schemes(operation);
        let set = client.parts().keys.apply(schemes, &mut wire);
        set.map_err(|fault| Error::argument(operation, fault))?;
        let takes_token = schemes.iter().any(|scheme| matches!(scheme, Scheme::Token));
        let secrets = client.parts().secrets.to_vec();
        Ok(Self { client, operation, wire, trace, secrets, renewed: false, takes_token, streamed })
    }

    /// What no message about the answer may show.
    pub(crate) fn into_secrets(self) -> Vec<Secret> {
        self.secrets
    }

    /// Sends the request once, and once more where its token is refused and another can be had.
    pub(crate) async fn attempt(&mut self) -> Result<Answer, Error> {
        let tokens = self.client.parts().tokens.as_deref().filter(|_| self.takes_token);
        let Some(tokens) = tokens else {
            return Ok(self.exchange(None).await?.0);
        };
        let token = self.token(tokens).await?;
        let (answer, went_along) = self.exchange(Some(&token)).await?;
        if answer.status != StatusCode::UNAUTHORIZED || !went_along || self.renewed {
            return Ok(answer);
        }
        self.renewed = true;
        tokens.invalidate(&token);
        let fresh = self.token(tokens).await?;
        if fresh.is_same(&token) {
            return Ok(answer);
        }
        Ok(self.exchange(Some(&fresh)).await?.0)
    }

    async fn token(&mut self, source: &dyn TokenSource) -> Result<AccessToken, Error> {
        let token = source.token().await;
        let token = token.map_err(|error| Error::token(self.operation, error))?;
        if !self.secrets.iter().any(|secret| secret.is_same(token.secret())) {
            self.secrets.push(token.secret().clone());
        }
        Ok(token)
    }

    /// Sends the request and follows redirects; says also whether the token went along to the end.
    async fn exchange(&mut self, token: Option<&AccessToken>) -> Result<(Answer, bool), Error> {
        let mut wire = self.wire.clone();
        if let Some(token) = token {
            wire.headers.insert(AUTHORIZATION, self.authorization(token)?);
        }
        self.trace.sent();
        let deadline = self.client.parts().transport.deadline();
        let mut redirects = Redirects::default();
        loop {
            let answer = self.answer(&wire, deadline).await?;
            self.trace.answered(answer.status);
            if !self.client.parts().follows_redirects {
                return Ok((answer, true));
            }
            match redirects.follow(&mut wire, &answer) {
                Ok(true) => {}
                Ok(false) => return Ok((answer, wire.headers.contains_key(AUTHORIZATION))),
                Err(fault) => return Err(Error::redirect(self.operation, fault, answer)),
            }
        }
    }

    /// Sends a request once.
    async fn answer(&self, wire: &Wire, deadline: Option<Instant>) -> Result<Answer, Error> {
        let body = wire.open_body().await.map_err(|fault| Error::argument(self.operation, fault))?;
        let transport = &self.client.parts().transport;
        let answer = match self.streamed {
            true => transport.begin(wire, body, deadline).await,
            false => transport.exchange(wire, body, deadline).await.map_err(Some),
        };
        answer.map_err(|error| match error {
            Some(error) => Error::exchange(self.operation, error),
            None => Error::late(self.operation),
        })
    }

    fn authorization(&self, token: &AccessToken) -> Result<HeaderValue, Error> {
        let value = HeaderValue::try_from(format!("Bearer {}", token.as_str()));
        let mut value = value.map_err(|_| {
            let fault = "the token has characters that a header cannot carry";
            Error::token(self.operation, fault.into())
        })?;
        value.set_sensitive(true);
        Ok(value)
    }
}
