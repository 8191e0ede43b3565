//! The configuration: command line over environment (`EKLASE_…`) over the TOML file over the defaults.

use std::path::PathBuf;

use clap::Args;
use courier::{Client, Login, Mail, Mailer, Secret, Security, Sender, Server};
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
        let file = ("sms_secret_file", self.sms_secret_file.as_ref());
        secret("EKLASE_SMS_SECRET", file, &self.hosts())
    }

    /// The way out.
    pub fn post(&self) -> Result<Post, Failure> {
        let client = Client::new(self.sms_allow_insecure)
            .map_err(|fault| Failure::said(fault.to_string()))?;
        Ok(Post::gateways(client, self.secret()?))
    }
}

/// Which mail server takes letters. The password itself stands in `EKLASE_SMTP_PASSWORD` or in a file.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
pub struct MailKeys {
    /// The mail server that takes the installation's e-mails (default: none, and no e-mail is sent)
    #[arg(long, value_name = "HOST")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_host: Option<String>,
    /// Its port (default: 587)
    #[arg(long, value_name = "PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_port: Option<u16>,
    /// starttls (default), tls (default with port 465), or plain, which wants --smtp-allow-insecure too
    #[arg(long, value_name = "HOW")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_security: Option<String>,
    /// The user's name at the mail server (default: it asks for none)
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_user: Option<String>,
    /// The file with the user's password at the mail server (or set EKLASE_SMTP_PASSWORD)
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_password_file: Option<PathBuf>,
    /// Who e-mails are from, such as "E-klase <eklase@example.lv>"
    #[arg(long, value_name = "SENDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_from: Option<String>,
    /// Let the mail server be spoken to without encryption: tests, or a relay on this machine
    #[arg(long)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub smtp_allow_insecure: bool,
}

impl MailKeys {
    /// The mail server, if there is one; what is missing or wrong otherwise.
    pub fn mailer(&self) -> Result<Option<Mailer>, Failure> {
        let Some(host) = &self.smtp_host else {
            return match (&self.mail_from, &self.smtp_user) {
                (None, None) => Ok(None),
                _ => Err(Failure::said(
                    "smtp_host is missing: set it to the mail server, such as smtp.example.lv",
                )),
            };
        };
        let from = self.mail_from.as_deref().ok_or_else(|| {
            Failure::said(
                "mail_from is missing: set it to the sender, such as \"E-klase <eklase@example.lv>\"",
            )
        })?;
        let from: Sender = from
            .parse()
            .map_err(|bad| Failure::said(format!("mail_from cannot be used: {bad}")))?;
        let port = self.smtp_port.unwrap_or(587);
        let security = self.security(port)?;
        let server = Server::new((host, port), security, self.login()?, from)
            .map_err(|bad| Failure::said(format!("smtp_host cannot be used: {bad}")))?;
        let mailer = Mailer::new(server).map_err(|fault| Failure::said(fault.to_string()))?;
        Ok(Some(mailer))
    }

    /// The way out for letters.
    pub fn mail(&self) -> Result<Mail, Failure> {
        let mailer = self.mailer()?;
        Ok(mailer.map_or(Mail::None, |mailer| Mail::Smtp(Box::new(mailer))))
    }

    fn security(&self, port: u16) -> Result<Security, Failure> {
        let security = match &self.smtp_security {
            None => Security::of_port(port),
            Some(text) => text
                .parse()
                .map_err(|bad| Failure::said(format!("smtp_security cannot be used: {bad}")))?,
        };
        if security == Security::Plain && !self.smtp_allow_insecure {
            return Err(Failure::said(
                "smtp_security = \"plain\" sends passwords and letters unencrypted: it wants smtp_allow_insecure too",
            ));
        }
        Ok(security)
    }

    fn login(&self) -> Result<Option<Login>, Failure> {
        let file = ("smtp_password_file", self.smtp_password_file.as_ref());
        let password = secret("EKLASE_SMTP_PASSWORD", file, &[])?;
        match (self.smtp_user.clone(), password) {
            (None, None) => Ok(None),
            (Some(user), Some(password)) => Ok(Some(Login { user, password })),
            (Some(_), None) => Err(Failure::said(
                "the mail server's password is missing: set EKLASE_SMTP_PASSWORD or smtp_password_file",
            )),
            (None, Some(_)) => Err(Failure::said(
                "smtp_user is missing: set it to the user's name that the password belongs to",
            )),
        }
    }
}

/// A secret of the environment or, without it, of the file that the key names. It is read here and not with the other
/// keys: one of digits only would become a number there.
fn secret(
    variable: &str,
    file: (&str, Option<&PathBuf>),
    hosts: &[String],
) -> Result<Option<Secret>, Failure> {
    let text = secret_text(variable, file)?;
    Ok(text.map(|text| Secret::new(&text, hosts)))
}

/// The same as text, without the white space around it; none where it is empty.
pub fn secret_text(
    variable: &str,
    (key, file): (&str, Option<&PathBuf>),
) -> Result<Option<String>, Failure> {
    let text = match (std::env::var(variable), file) {
        (Ok(text), _) => text,
        (Err(_), None) => return Ok(None),
        (Err(_), Some(file)) => std::fs::read_to_string(file).map_err(|fault| {
            Failure::said(format!(
                "the file {} cannot be read ({fault}): check {key}",
                file.display()
            ))
        })?,
    };
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
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
