//! From nothing to a mail server that has let us in: the connection, TLS, the greeting, the password.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::Mailer;
use super::server::{Login, Security};
use super::talk::{Stage, judge};
use super::wire::Wire;
use crate::{Outcome, trust};

/// As much is read of a reply before TLS.
const REPLY: usize = 4 * 1024;

impl Mailer {
    /// Connects, secures the connection as the settings say, and signs in.
    pub(super) async fn open(&self, stage: &mut Stage) -> Result<AsyncSmtpConnection, Outcome> {
        let mut stream = timeout(self.limits.0, self.connect())
            .await
            .map_err(|_| Outcome::NoAnswer)??;
        let peer = stream.peer_addr().map_err(|_| Outcome::NoAnswer)?;
        let hello = hello(&stream)?;
        *stage = Stage::Greeting;
        let wire = match self.server.security {
            Security::Plain => Wire::new(stream, peer),
            Security::Tls => Wire::new(self.secure(stream).await?, peer),
            Security::StartTls => {
                ask_for_tls(&mut stream, &hello).await?;
                Wire::new(self.secure(stream).await?, peer).greeted()
            }
        };
        let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &hello)
            .await
            .map_err(|fault| judge(*stage, &fault))?;
        if let Some(Login { user, password }) = &self.server.login {
            *stage = Stage::Login;
            let known = Credentials::new(user.clone(), password.text().to_owned());
            connection
                .auth(&[Mechanism::Plain, Mechanism::Login], &known)
                .await
                .map_err(|fault| judge(*stage, &fault))?;
        }
        Ok(connection)
    }

    async fn connect(&self) -> Result<TcpStream, Outcome> {
        let (host, port) = (self.server.host.as_str(), self.server.port);
        let known: Vec<SocketAddr> = tokio::net::lookup_host((host, port))
            .await
            .map_err(|_| Outcome::refused("name", false))?
            .collect();
        for address in known {
            if let Ok(stream) = TcpStream::connect(address).await {
                return Ok(stream);
            }
        }
        Err(Outcome::NoAnswer)
    }

    async fn secure(&self, stream: TcpStream) -> Result<TlsStream<TcpStream>, Outcome> {
        let name = ServerName::try_from(self.server.host.clone())
            .map_err(|_| Outcome::refused("name", false))?;
        let connector = TlsConnector::from(Arc::clone(&self.tls));
        connector.connect(name, stream).await.map_err(|fault| {
            if trust::is_of_tls(&fault) {
                Outcome::refused("certificate", false)
            } else {
                Outcome::NoAnswer
            }
        })
    }
}

/// This machine's address: its own name is nobody's business.
fn hello(stream: &TcpStream) -> Result<ClientId, Outcome> {
    let own = stream.local_addr().map_err(|_| Outcome::NoAnswer)?;
    Ok(match own.ip().to_canonical() {
        IpAddr::V4(four) => ClientId::Ipv4(four),
        IpAddr::V6(six) => ClientId::Ipv6(six),
    })
}

/// The conversation before TLS. It is not lettre's, whose buffer would carry what somebody on the way adds after "220"
/// over into the secured one; here nothing is read beyond the reply, so that such bytes break the handshake.
async fn ask_for_tls(stream: &mut TcpStream, hello: &ClientId) -> Result<(), Outcome> {
    reply(stream, "220").await?;
    say(stream, &format!("EHLO {hello}\r\n")).await?;
    let offered = reply(stream, "250").await?;
    let is_tls = |line: &String| line.trim().eq_ignore_ascii_case("STARTTLS");
    if !offered.iter().any(is_tls) {
        return Err(Outcome::refused("starttls", false));
    }
    say(stream, "STARTTLS\r\n").await?;
    reply(stream, "220").await.map(|_| ())
}

async fn say(stream: &mut TcpStream, text: &str) -> Result<(), Outcome> {
    stream
        .write_all(text.as_bytes())
        .await
        .map_err(|_| Outcome::NoAnswer)
}

/// One reply, its code off; every line but the last has a dash behind the code.
async fn reply(stream: &mut TcpStream, wanted: &str) -> Result<Vec<String>, Outcome> {
    let mut lines = Vec::new();
    let mut left = REPLY;
    loop {
        let line = line(stream, &mut left).await?;
        let (code, text) = line
            .split_at_checked(3)
            .filter(|(code, _)| code.bytes().all(|b| b.is_ascii_digit()))
            .ok_or_else(|| Outcome::refused("answer", false))?;
        if code != wanted {
            return Err(Outcome::refused(&format!("smtp_{code}"), false));
        }
        let more = text.starts_with('-');
        lines.push(text.chars().skip(1).collect());
        if !more {
            return Ok(lines);
        }
    }
}

async fn line(stream: &mut TcpStream, left: &mut usize) -> Result<String, Outcome> {
    let mut line = Vec::new();
    loop {
        let byte = stream.read_u8().await.map_err(|_| Outcome::NoAnswer)?;
        *left = left
            .checked_sub(1)
            .ok_or_else(|| Outcome::refused("answer", false))?;
        if byte == b'\n' {
            return Ok(String::from_utf8_lossy(&line).into_owned());
        }
        line.push(byte);
    }
}
