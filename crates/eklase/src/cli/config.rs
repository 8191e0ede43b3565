//! The configuration: command line over environment (`EKLASE_…`) over the TOML file over the defaults.

use std::path::PathBuf;

use clap::Args;
use courier::{Client, Secret};
use dispatch::Post;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use store::Db;

use super::Failure;

/// Where the database is.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
pub struct Source {
    /// sqlite:PATH or postgres://… (default: sqlite in the data folder)
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// The folder of everything that is kept (default: ./data)
    #[arg(long, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    /// A TOML file with the same keys
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
}

/// How messages leave the installation. The secret itself stands in `EKLASE_SMS_SECRET` or in a file.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
pub struct SmsKeys {
    /// The file with the SMS gateway's key or password (or set EKLASE_SMS_SECRET)
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_secret_file: Option<PathBuf>,
    /// The only hosts that the secret is sent to, separated by commas (default: any that a superuser enters)
    #[arg(long, value_name = "HOSTS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_hosts: Option<String>,
    /// Let gateways be spoken to by plain http and in the own network
    #[arg(long)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sms_allow_insecure: bool,
}

impl SmsKeys {
    /// The hosts that the secret may go to; none means any.
    pub fn hosts(&self) -> Vec<String> {
        let list = self.sms_hosts.as_deref().unwrap_or_default();
        let hosts = list.split(',').map(str::trim);
        hosts
            .filter(|host| !host.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The gateway's secret, if there is one.
    pub fn secret(&self) -> Result<Option<Secret>, Failure> {
        // read here and not with the other keys: a secret of digits only would become a number there
        let text = match (std::env::var("EKLASE_SMS_SECRET"), &self.sms_secret_file) {
            (Ok(text), _) => text,
            (Err(_), None) => return Ok(None),
            (Err(_), Some(file)) => std::fs::read_to_string(file).map_err(|fault| {
                Failure::said(format!(
                    "the file {} with the SMS secret cannot be read ({fault}): check sms_secret_file",
                    file.display()
                ))
            })?,
        };
        Ok((!text.trim().is_empty()).then(|| Secret::new(&text, &self.hosts())))
    }

    /// The way out.
    pub fn post(&self) -> Result<Post, Failure> {
        let client = Client::new(self.sms_allow_insecure)
            .map_err(|fault| Failure::said(fault.to_string()))?;
        Ok(Post::gateways(client, self.secret()?))
    }
}

/// Joins the layers into `T`, whose fields are the keys.
pub fn load<T: Serialize + for<'de> Deserialize<'de>>(
    given: &T,
    file: Option<&PathBuf>,
) -> Result<T, Failure> {
    let mut figment = Figment::new();
    if let Some(file) = file {
        if !file.is_file() {
            return Err(Failure::said(format!(
                "the configuration file {} is not there: check --config",
                file.display()
            )));
        }
        figment = figment.merge(Toml::file(file));
    }
    figment
        .merge(Env::prefixed("EKLASE_").ignore(&["log"]))
        .merge(Serialized::defaults(given))
        .extract()
        .map_err(|fault| Failure::said(format!("configuration: {fault}")))
}

impl Source {
    /// With the layers below the command line.
    pub fn resolved(&self) -> Result<Self, Failure> {
        load(self, self.config.as_ref())
    }

    /// The database's URL.
    pub fn url(&self) -> Result<String, Failure> {
        if let Some(url) = &self.database {
            return Ok(url.clone());
        }
        let folder = self
            .data_dir
            .clone()
            .unwrap_or_else(|| PathBuf::from("data"));
        std::fs::create_dir_all(&folder).map_err(|fault| {
            Failure::said(format!(
                "the data folder {} cannot be made ({fault}): choose another with --data-dir",
                folder.display()
            ))
        })?;
        Ok(format!("sqlite:{}", folder.join("eklase.sqlite").display()))
    }

    /// Opens the database.
    pub fn open(&self) -> Result<Db, Failure> {
        Ok(Db::open(&self.resolved()?.url()?)?)
    }
}
