//! A mail server that says what a test wants, one connection a test.

use std::net::SocketAddr;
use std::time::Duration;

use courier::{Login, Mailer, Secret, Security, Server};
use kernel::Email;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::tls::{acceptor, certificate};

/// What the server does when it is asked that.
#[derive(Clone, Copy)]
pub enum Does {
    /// Says these lines.
    Says(&'static str),
    /// Says nothing for as long as anybody waits.
    Holds,
    /// Closes without a word.
    Closes,
}

/// A whole conversation.
#[derive(Clone, Copy)]
pub struct Plays {
    pub security: Security,
    pub greeting: Does,
    pub ehlo: Does,
    pub tls: Does,
    pub auth: Does,
    pub mail: Does,
    pub rcpt: Does,
    pub data: Does,
    pub end: Does,
}

/// A server that takes everything.
pub const GOOD: Plays = Plays {
    security: Security::StartTls,
    greeting: Does::Says("220-mail.example.lv\r\n220 ready\r\n"),
    ehlo: Does::Says(
        "250-mail.example.lv\r\n250-SIZE 10000\r\n250-STARTTLS\r\n250 AUTH LOGIN PLAIN\r\n",
    ),
    tls: Does::Says("220 go on\r\n"),
    auth: Does::Says("235 2.7.0 in\r\n"),
    mail: Does::Says("250 2.1.0 ok\r\n"),
    rcpt: Does::Says("250 2.1.5 ok\r\n"),
    data: Does::Says("354 end with a dot\r\n"),
    end: Does::Says("250 2.0.0 queued as 4ZxT\r\n"),
};

impl Plays {
    /// The same, except what it does when it is asked that.
    pub fn but(mut self, at: &str, does: Does) -> Self {
        let place = match at {
            "greeting" => &mut self.greeting,
            "ehlo" => &mut self.ehlo,
            "tls" => &mut self.tls,
            "auth" => &mut self.auth,
            "mail" => &mut self.mail,
            "rcpt" => &mut self.rcpt,
            "data" => &mut self.data,
            _ => &mut self.end,
        };
        *place = does;
        self
    }
}

/// What was heard, line by line; "<tls>" where it began.
pub struct Heard(UnboundedReceiver<String>);

impl Heard {
    pub fn all(mut self) -> Vec<String> {
        let mut lines = Vec::new();
        while let Ok(line) = self.0.try_recv() {
            lines.push(line);
        }
        lines
    }
}

enum Ends {
    /// The conversation is over
    Here,
    /// TLS begins
    Secured,
}

/// Whether the conversation goes on.
async fn act(stream: &mut (impl AsyncWrite + Unpin), does: Does) -> bool {
    match does {
        Does::Says(text) => stream.write_all(text.as_bytes()).await.is_ok(),
        Does::Holds => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            false
        }
        Does::Closes => false,
    }
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    plays: Plays,
    greets: bool,
    heard: &UnboundedSender<String>,
) -> (Ends, S) {
    let mut stream = BufReader::new(stream);
    let mut in_letter = false;
    let mut goes_on = !greets || act(&mut stream, plays.greeting).await;
    while goes_on {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            break;
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        heard.send(line.clone()).ok();
        let verb = line.split(' ').next().unwrap_or_default();
        goes_on = match verb {
            "." if in_letter => {
                in_letter = false;
                act(&mut stream, plays.end).await
            }
            _ if in_letter => true,
            "EHLO" => act(&mut stream, plays.ehlo).await,
            "STARTTLS" => {
                if act(&mut stream, plays.tls).await {
                    return (Ends::Secured, stream.into_inner());
                }
                false
            }
            "AUTH" => act(&mut stream, plays.auth).await,
            "MAIL" => act(&mut stream, plays.mail).await,
            "RCPT" => act(&mut stream, plays.rcpt).await,
            "DATA" => {
                in_letter = true;
                act(&mut stream, plays.data).await
            }
            _ => {
                act(&mut stream, Does::Says("221 bye\r\n")).await;
                false
            }
        };
    }
    stream.shutdown().await.ok();
    (Ends::Here, stream.into_inner())
}

async fn serve(stream: TcpStream, plays: Plays, heard: UnboundedSender<String>) {
    let (stream, greets) = match plays.security {
        Security::Tls => (stream, true),
        Security::StartTls | Security::Plain => match converse(stream, plays, true, &heard).await {
            (Ends::Here, _) => return,
            (Ends::Secured, stream) => (stream, false),
        },
    };
    if let Ok(stream) = acceptor().accept(stream).await {
        heard.send("<tls>".to_owned()).ok();
        converse(stream, plays, greets, &heard).await;
    }
}

/// Starts it; gives its address and what it hears.
pub async fn start(plays: Plays) -> (SocketAddr, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, heard) = unbounded_channel();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        serve(stream, plays, tell).await;
    });
    (address, Heard(heard))
}

pub fn to() -> Email {
    "laura.abele@piemers.lv".parse().unwrap()
}

pub fn server(port: u16, security: Security, login: bool) -> Server {
    let login = login.then(|| Login {
        user: "eklase".to_owned(),
        password: Secret::new("slepena parole", &[]),
    });
    let from = "E-klase Ozolzīlīte <eklase@ozolzilite.lv>";
    Server::new(("localhost", port), security, login, from.parse().unwrap()).unwrap()
}

/// Trusts this folder's certificate and does not wait as long as a person.
pub fn mailer(server: Server) -> Mailer {
    Mailer::trusting(server, vec![certificate()])
        .unwrap()
        .hurried(Duration::from_millis(500), Duration::from_millis(900))
}
