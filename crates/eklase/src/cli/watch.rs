//! Who may see the figures of `/metrics`, and where; nobody until one of the keys is set.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use clap::Args;
use serde::{Deserialize, Serialize};

use super::config::secret_text;
use super::serve::bind;
use super::{Failure, out};
use crate::metrics::Metrics;

/// A shorter token can be guessed.
const SHORTEST: usize = 16;

/// The keys. The token itself stands in `EKLASE_METRICS_TOKEN` or in a file.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
pub struct WatchKeys {
    /// An address of its own for /metrics, such as 127.0.0.1:9464 (default: none)
    #[arg(long, value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_listen: Option<SocketAddr>,
    /// The file with the token that /metrics asks for (or set EKLASE_METRICS_TOKEN)
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_token_file: Option<PathBuf>,
}

impl WatchKeys {
    /// The token, if there is one.
    pub fn token(&self) -> Result<Option<String>, Failure> {
        let file = ("metrics_token_file", self.metrics_token_file.as_ref());
        let token = secret_text("EKLASE_METRICS_TOKEN", file)?;
        if token.as_ref().is_some_and(|token| token.len() < SHORTEST) {
            return Err(Failure::said(format!(
                "the token of /metrics is shorter than {SHORTEST} characters: make one with `openssl rand -hex 16`"
            )));
        }
        Ok(token)
    }

    /// Opens the own listener, or adds the route to the service if there is only a token.
    pub async fn open(
        &self,
        service: Router,
        metrics: impl FnOnce(Option<String>) -> Metrics,
    ) -> Result<Router, Failure> {
        let token = self.token()?;
        let Some(address) = self.metrics_listen else {
            return Ok(match token {
                Some(_) => service.merge(metrics(token).routes()),
                None => service,
            });
        };
        let listener = bind(address).await?;
        out::line(&format!(
            "eklase: metrics on http://{}/metrics",
            listener.local_addr()?
        ));
        let routes = metrics(token).routes();
        tokio::spawn(async move {
            if let Err(fault) = axum::serve(listener, routes).await {
                tracing::error!(%fault, "the listener of /metrics has ended");
            }
        });
        Ok(service)
    }
}
