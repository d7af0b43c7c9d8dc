//! A call: the attempts to get the response to one request, each with a token and to where redirects lead.

use std::time::Duration;

use http::StatusCode;
use http::header::{AUTHORIZATION, HeaderValue};

use super::deadline::Deadline;
use super::error::Error;
use super::exchange::{PreparedRequest, RawResponse};
use super::idempotency;
use super::operation::{Operation, Scheme};
use super::parts::Parts;
use super::redirect::{Redirects, location, without_keys};
use super::request::Request;
use super::secret::Secret;
use super::token::{AccessToken, TokenFailure, TokenSource};
use super::trace::Trace;

/// One request over all of its attempts.
pub(crate) struct Call<'a> {
    client: &'a Parts,
    operation: &'static Operation,
    prepared: PreparedRequest,
    /// The time for each attempt.
    timeout: Duration,
    trace: Trace,
    /// What no message may show: the secrets of the client, and every token that was sent.
    secrets: Vec<Secret>,
    /// Whether a refused token was renewed, which is done once.
    renewed: bool,
    /// Whether the request is sent with a token.
    sends_token: bool,
    /// Whether the body of a success is left to be read later.
    streamed: bool,
    /// Whether a redirect is the answer, and is not followed.
    stays: bool,
}

/// What the last server answered to which a request led.
struct Answer {
    /// The head.
    response: RawResponse,
    /// Whether the token was sent there.
    token_sent: bool,
    /// The end of the attempt.
    deadline: Deadline,
}

impl Answer {
    fn refuses_token(&self) -> bool {
        self.token_sent && self.response.status == StatusCode::UNAUTHORIZED
    }
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        request: &'a Request,
        mut prepared: PreparedRequest,
        trace: Trace,
        streamed: bool,
    ) -> Result<Self, Error> {
        let (client, operation) = (&request.client, request.operation);
        let schemes = client.schemes(request, &prepared.url);
        let schemes = schemes.map_err(|fault| Error::credentials(operation, fault))?;
        let given = request.given_secrets(&prepared.headers);
        let set = client.keys.apply(&schemes, &mut prepared);
        set.map_err(|fault| Error::argument(operation, fault))?;
        idempotency::ensure_key(operation, &mut prepared.headers);
        // The address of a next page may have the keys of the page before.
        prepared.url = without_keys(&prepared, prepared.url.clone());
        let sends_token = schemes.iter().any(|scheme| matches!(scheme, Scheme::Token));
        let secrets = client.secrets.iter().cloned().chain(given).collect();
        let timeout = request.timeout();
        let stays = false;
        Ok(Self { client, operation, prepared, timeout, trace, secrets, renewed: false, sends_token, streamed, stays })
    }

    /// Takes a redirect for the answer, of which the head is all that is wanted.
    pub(crate) fn stay(&mut self) {
        self.stays = true;
    }

    /// What no message about the response may show.
    pub(crate) fn into_secrets(self) -> Vec<Secret> {
        self.secrets
    }

    /// Makes an attempt: sends the request once, and once more where its token is refused and another can be had.
    pub(crate) async fn attempt(&mut self) -> Result<RawResponse, Error> {
        let tokens = self.client.tokens.as_deref().filter(|_| self.sends_token);
        let mut deadline = self.client.exchange.deadline(self.timeout);
        let Some(tokens) = tokens else {
            let answer = self.exchange(None, deadline).await?;
            return self.read(answer).await;
        };
        let token = self.token(tokens, &mut deadline).await?;
        let answer = self.exchange(Some(&token), deadline).await?;
        if !answer.refuses_token() || self.renewed {
            return self.read(answer).await;
        }
        self.renewed = true;
        tokens.invalidate(&token);
        // It is read before another token is asked for, so that its time is that of its own attempt.
        let refusal = self.read(answer).await;
        let mut deadline = self.client.exchange.deadline(self.timeout);
        let fresh = self.token(tokens, &mut deadline).await?;
        if fresh.as_str() == token.as_str() {
            return refusal;
        }
        let answer = self.exchange(Some(&fresh), deadline).await?;
        self.read(answer).await
    }

    async fn token(&mut self, source: &dyn TokenSource, deadline: &mut Deadline) -> Result<AccessToken, Error> {
        let token = deadline.within(source.token()).await;
        let token = token.unwrap_or_else(|| Err(TokenFailure::waited_too_long().into()));
        let token = token.map_err(|error| Error::token(self.operation, error))?;
        if !self.secrets.iter().any(|secret| secret.is_same(token.secret())) {
            self.secrets.push(token.secret().clone());
        }
        Ok(token)
    }

    /// Sends the request and follows redirects. Nothing depends on a body, which may be too large or never end.
    async fn exchange(&mut self, token: Option<&AccessToken>, mut deadline: Deadline) -> Result<Answer, Error> {
        let mut prepared = self.prepared.clone();
        if let Some(token) = token {
            prepared.headers.insert(AUTHORIZATION, self.authorization(token)?);
        }
        self.trace.attempt();
        let mut redirects = Redirects::new(self.client.cross_origin_bodies, self.client.servers.http());
        loop {
            let response = self.send(&prepared, &mut deadline).await?;
            self.trace.received(response.status);
            if self.stays || !self.client.follows_redirects {
                return Ok(Answer { response, token_sent: true, deadline });
            }
            match redirects.follow(&mut prepared, &response) {
                Ok(true) => {}
                Ok(false) => {
                    let token_sent = prepared.headers.contains_key(AUTHORIZATION);
                    return Ok(Answer { response, token_sent, deadline });
                }
                Err(fault) => return Err(Error::redirect(self.operation, fault, response)),
            }
        }
    }

    /// Sends a request once, and reads the head of the response.
    async fn send(&self, prepared: &PreparedRequest, deadline: &mut Deadline) -> Result<RawResponse, Error> {
        let body = prepared.open_body().await.map_err(|fault| Error::argument(self.operation, fault))?;
        let response = self.client.exchange.send(prepared, body, deadline).await;
        response.map_err(|why| Error::unanswered(self.operation, why))
    }

    /// The whole response, or the head of a success that is streamed.
    async fn read(&self, answer: Answer) -> Result<RawResponse, Error> {
        let Answer { response, mut deadline, .. } = answer;
        let is_answer = response.status.is_success() || self.stays && location(&response).is_some();
        if self.streamed && is_answer {
            return Ok(response);
        }
        let response = self.client.exchange.read(response, &mut deadline).await;
        response.map_err(|why| Error::unanswered(self.operation, why))
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
