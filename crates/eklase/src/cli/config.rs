//! The configuration: command line over environment (`EKLASE_…`) over the TOML file over the defaults.

use std::path::PathBuf;

use clap::Args;
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
