//! A gateway that does what a test says, one connection a test.

use std::net::SocketAddr;
use std::time::Duration;

use courier::{Client, Gateway, Method, Secret, Settings, Told};
use kernel::Phone;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What the gateway does after it has read a request.
#[derive(Clone)]
pub enum Does {
    /// Answers with these bytes and closes.
    Says(Vec<u8>),
    /// Says this and goes on holding the connection.
    SaysAndHolds(Vec<u8>),
    /// Says nothing for as long as anybody waits.
    Holds,
    /// Closes without a word.
    Closes,
}

pub fn ok(body: &str) -> Does {
    Does::Says(
        format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes(),
    )
}

pub fn status(line: &str) -> Does {
    Does::Says(format!("HTTP/1.1 {line}\r\ncontent-length: 0\r\n\r\n").into_bytes())
}

/// Reads one request: its head and as much body as it announces.
pub async fn request(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut read = Vec::new();
    let mut chunk = [0_u8; 4096];
    loop {
        let text = String::from_utf8_lossy(&read).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| {
                    line.to_lowercase()
                        .strip_prefix("content-length: ")
                        .map(str::to_owned)
                })
                .map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        let count = stream.read(&mut chunk).await.unwrap_or(0);
        if count == 0 {
            return text;
        }
        read.extend_from_slice(&chunk[..count]);
    }
}

pub async fn act(mut stream: impl AsyncRead + AsyncWrite + Unpin, does: Does) -> String {
    let asked = request(&mut stream).await;
    match does {
        Does::Says(bytes) => {
            // the client may have enough before all is said
            stream.write_all(&bytes).await.ok();
            stream.shutdown().await.ok();
        }
        Does::SaysAndHolds(bytes) => {
            stream.write_all(&bytes).await.ok();
            tokio::time::sleep(Duration::from_secs(30)).await;
        }
        Does::Holds => tokio::time::sleep(Duration::from_secs(30)).await,
        Does::Closes => {}
    }
    asked
}

/// Starts a gateway; gives its address and, once it was asked, the request.
pub async fn start(does: Does) -> (SocketAddr, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        act(stream, does).await
    });
    (address, served)
}

pub fn settings(url: String) -> Settings {
    Settings {
        method: Method::Post,
        url,
        headers: "Authorization: Bearer {secret}".to_owned(),
        body: r#"{"to": "{phone}", "from": "{sender}", "text": "{text}"}"#.to_owned(),
        success_text: String::new(),
        sender: "Ozolzilite".to_owned(),
    }
}

pub fn phone() -> Phone {
    "26579616".parse().unwrap()
}

/// A client of the own network that does not wait as long as a person.
pub fn client() -> Client {
    Client::trusting(Vec::new(), true)
        .unwrap()
        .hurried(Duration::from_millis(500), Duration::from_millis(700))
}

pub fn gateway(settings: Settings) -> Gateway {
    Gateway::new(settings, Some(Secret::new("s3cret", &[])), client())
}

/// Sends "Parole: …" through a gateway that does so; what was told and what the gateway was asked.
pub async fn send(does: Does, change: impl Fn(&mut Settings)) -> (Told, String) {
    let (address, served) = start(does).await;
    let mut settings = settings(format!("http://{address}/sms"));
    change(&mut settings);
    let told = gateway(settings)
        .send(phone(), "Parole: \"ābols\" & 1")
        .await;
    let asked = tokio::time::timeout(Duration::from_millis(200), served).await;
    (told, asked.map_or_else(|_| String::new(), Result::unwrap))
}
