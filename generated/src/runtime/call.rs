//! A call: the attempts to get the response to one request, each with a token and to where redirects lead.

use std::time::Instant;

use http::StatusCode;
use http::header::{AUTHORIZATION, HeaderValue};

use super::client::Client;
use super::error::Error;
use super::exchange::{PreparedRequest, RawResponse};
use super::operation::{Operation, Scheme};
use super::redirect::Redirects;
use super::secret::Secret;
use super::token::{AccessToken, TokenSource};
use super::trace::Trace;

/// One request over all of its attempts.
pub(crate) struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
    prepared: PreparedRequest,
    trace: Trace,
    /// What no message may show: the secrets of the client, and every token that was sent.
    secrets: Vec<Secret>,
    /// Whether a refused token was renewed, which is done once.
    renewed: bool,
    /// Whether the request is sent with a token.
    sends_token: bool,
    /// Whether the body of a success is left to be read later.
    streamed: bool,
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        client: &'a Client,
        operation: &'static Operation,
        mut prepared: PreparedRequest,
        trace: Trace,
        streamed: bool,
    ) -> Result<Self, Error> {
        let schemes = client.parts().schemes(operation);
        let set = client.parts().keys.apply(schemes, &mut prepared);
        set.map_err(|fault| Error::argument(operation, fault))?;
        let sends_token = schemes.iter().any(|scheme| matches!(scheme, Scheme::Token));
        let secrets = client.parts().secrets.to_vec();
        Ok(Self { client, operation, prepared, trace, secrets, renewed: false, sends_token, streamed })
    }

    /// What no message about the response may show.
    pub(crate) fn into_secrets(self) -> Vec<Secret> {
        self.secrets
    }

    /// Makes an attempt: sends the request once, and once more where its token is refused and another can be had.
    pub(crate) async fn attempt(&mut self) -> Result<RawResponse, Error> {
        let tokens = self.client.parts().tokens.as_deref().filter(|_| self.sends_token);
        let Some(tokens) = tokens else {
            return Ok(self.exchange(None).await?.0);
        };
        let token = self.token(tokens).await?;
        let (response, token_sent) = self.exchange(Some(&token)).await?;
        if response.status != StatusCode::UNAUTHORIZED || !token_sent || self.renewed {
            return Ok(response);
        }
        self.renewed = true;
        tokens.invalidate(&token);
        let fresh = self.token(tokens).await?;
        if fresh.is_same(&token) {
            return Ok(response);
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

    /// Sends the request and follows redirects; says also whether the token was sent to the last of them.
    async fn exchange(&mut self, token: Option<&AccessToken>) -> Result<(RawResponse, bool), Error> {
        let mut prepared = self.prepared.clone();
        if let Some(token) = token {
            prepared.headers.insert(AUTHORIZATION, self.authorization(token)?);
        }
        self.trace.attempt();
        let deadline = self.client.parts().transport.deadline();
        let mut redirects = Redirects::new(self.client.parts().cross_origin_bodies);
        loop {
            let response = self.response(&prepared, deadline).await;
            if let Some(status) = response.as_ref().map_or_else(Error::status, |response| Some(response.status)) {
                self.trace.received(status);
            }
            let response = response?;
            if !self.client.parts().follows_redirects {
                return Ok((response, true));
            }
            match redirects.follow(&mut prepared, &response) {
                Ok(true) => {}
                Ok(false) => return Ok((response, prepared.headers.contains_key(AUTHORIZATION))),
                Err(fault) => return Err(Error::redirect(self.operation, fault, response)),
            }
        }
    }

    /// Sends a request once.
    async fn response(&self, prepared: &PreparedRequest, deadline: Option<Instant>) -> Result<RawResponse, Error> {
        let body = prepared.open_body().await.map_err(|fault| Error::argument(self.operation, fault))?;
        let transport = &self.client.parts().transport;
        let response = match self.streamed {
            true => transport.begin(prepared, body, deadline).await,
            false => transport.exchange(prepared, body, deadline).await,
        };
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
