//! The load: connections that ask as fast as they are answered, or at a steady rate.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::data::World;
use super::sign_in::Names;
use crate::cli::Failure;

/// What is asked for.
#[derive(Clone)]
pub enum Shape {
    /// A constant body of that many bytes
    Constant(usize),
    /// R without a database
    RenderedMonth(World),
    /// R
    Month(World),
    /// P without a database
    RenderedDay(World),
    /// P
    ParentDay(World),
    /// W
    Save(World),
    /// S
    SignIn(Names),
    /// One request again and again
    Same(Asked),
}

/// One request of a shape.
#[derive(Clone, Default)]
pub struct Asked {
    /// The path
    pub path: String,
    /// The session's cookie
    pub cookie: String,
    /// The form of a POST
    pub form: Option<String>,
    /// The stamp of the page that the browser holds; empty without one
    pub known: String,
}

impl Shape {
    fn asked(&self, n: u64) -> Asked {
        match self {
            Self::Constant(size) => Asked {
                path: format!("/bench/constant/{size}"),
                ..Asked::default()
            },
            Self::RenderedMonth(world) => world.rendered("/bench/month"),
            Self::Month(world) => world.month(n),
            Self::RenderedDay(world) => world.rendered_day(),
            Self::ParentDay(world) => world.parent_day(n),
            Self::Save(world) => world.save(n),
            Self::SignIn(names) => names.sign_in(n),
            Self::Same(asked) => asked.clone(),
        }
    }
}

/// What was measured.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Answers a second
    pub rate: f64,
    /// Half of the answers took no longer
    pub median: Duration,
    /// 99 of a hundred took no longer
    pub p99: Duration,
}

impl Measured {
    /// From the times of all answers.
    pub fn of(mut times: Vec<Duration>, took: Duration) -> Self {
        times.sort_unstable();
        let at = |share: usize| {
            times
                .get(times.len() * share / 100)
                .copied()
                .unwrap_or_default()
        };
        #[expect(clippy::cast_precision_loss, reason = "a rate is an estimate")]
        let rate = times.len() as f64 / took.as_secs_f64();
        Self {
            rate,
            median: at(50),
            p99: at(99),
        }
    }
}

/// Where and how much.
#[derive(Clone, Copy)]
pub struct Load {
    /// The server
    pub address: SocketAddr,
    /// For how long
    pub seconds: u64,
    /// How many at once
    pub connections: usize,
}

type Sender = SendRequest<Full<Bytes>>;

async fn connect(address: SocketAddr) -> Result<Sender, Failure> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|e| Failure::said(e.to_string()))?;
    tokio::spawn(connection);
    Ok(sender)
}

/// What came back.
pub struct Answered {
    /// Where a redirect leads
    pub location: String,
    /// The page's stamp; empty without one
    pub stamp: String,
    /// All of the body
    pub body: Bytes,
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Sends one request and reads all of the answer; anything but a page or a redirect is a failure.
async fn send(
    sender: &mut Sender,
    (path, cookie, known): (&str, &str, &str),
    body: Option<(&str, Bytes)>,
) -> Result<Answered, Failure> {
    let mut request = Request::builder()
        .method(if body.is_some() { "POST" } else { "GET" })
        .uri(path)
        .header("host", "bench")
        .header("cookie", cookie);
    if !known.is_empty() {
        request = request.header("if-none-match", known);
    }
    if let Some((kind, _)) = &body {
        request = request.header("content-type", *kind);
    }
    let body = Full::new(body.map(|(_, body)| body).unwrap_or_default());
    let request = request
        .body(body)
        .map_err(|e| Failure::said(format!("{path}: {e}")))?;
    // an answer without a body is here before its connection is free again
    sender
        .ready()
        .await
        .map_err(|e| Failure::said(e.to_string()))?;
    let answer = sender
        .send_request(request)
        .await
        .map_err(|e| Failure::said(format!("{path}: {e}")))?;
    let status = answer.status();
    let header = |name: &str| {
        let value = answer.headers().get(name);
        let value = value.and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let (location, stamp) = (header("location"), header("etag"));
    let body = answer
        .into_body()
        .collect()
        .await
        .map_err(|e| Failure::said(format!("{path}: {e}")))?
        .to_bytes();
    if !(status.is_success() || status.is_redirection()) {
        return Err(Failure::said(format!("{path} answered {status}")));
    }
    Ok(Answered {
        location,
        stamp,
        body,
    })
}

/// Sends one request of a shape; the size of its answer.
async fn ask(sender: &mut Sender, asked: &Asked) -> Result<usize, Failure> {
    let form = asked.form.clone().map(|form| (FORM, Bytes::from(form)));
    let to = (&*asked.path, &*asked.cookie, &*asked.known);
    Ok(send(sender, to, form).await?.body.len())
}

/// One person with one connection, who does one thing after another.
pub struct Visitor {
    sender: Sender,
    cookie: String,
}

impl Visitor {
    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Result<Answered, Failure> {
        send(&mut self.sender, (path, &self.cookie, ""), None).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, form: String) -> Result<Answered, Failure> {
        self.send(path, FORM, Bytes::from(form)).await
    }

    /// Sends a body of that kind.
    pub async fn send(&mut self, path: &str, kind: &str, body: Bytes) -> Result<Answered, Failure> {
        let to = (path, &*self.cookie, "");
        send(&mut self.sender, to, Some((kind, body))).await
    }
}

impl Load {
    /// A person with that session.
    pub async fn visitor(&self, cookie: String) -> Result<Visitor, Failure> {
        let sender = connect(self.address).await?;
        Ok(Visitor { sender, cookie })
    }

    /// How large an answer is.
    pub async fn size_of(&self, asked: &Asked) -> Result<usize, Failure> {
        ask(&mut connect(self.address).await?, asked).await
    }

    /// As fast as it goes, after a warm-up.
    pub async fn run(&self, shape: Shape) -> Result<Measured, Failure> {
        let counter = Arc::new(AtomicU64::new(0));
        self.measure(
            shape.clone(),
            Duration::from_secs(1),
            None,
            Arc::clone(&counter),
        )
        .await?;
        self.measure(shape, Duration::from_secs(self.seconds), None, counter)
            .await
    }

    /// At a steady rate over all connections; a late answer counts from when it was due.
    pub async fn at_rate(&self, shape: Shape, rate: f64) -> Result<Measured, Failure> {
        #[expect(clippy::cast_precision_loss, reason = "a pause is an estimate")]
        let pause = Duration::from_secs_f64(self.connections as f64 / rate.max(1.0));
        self.measure(
            shape,
            Duration::from_secs(self.seconds),
            Some(pause),
            Arc::default(),
        )
        .await
    }

    async fn measure(
        &self,
        shape: Shape,
        span: Duration,
        pause: Option<Duration>,
        counter: Arc<AtomicU64>,
    ) -> Result<Measured, Failure> {
        let start = Instant::now();
        let mut tasks = Vec::new();
        for _ in 0..self.connections {
            let (shape, counter, address) = (shape.clone(), Arc::clone(&counter), self.address);
            tasks.push(tokio::spawn(async move {
                one_connection(address, shape, (start, span), pause, counter).await
            }));
        }
        let mut times = Vec::new();
        for task in tasks {
            times.extend(task.await.map_err(|e| Failure::said(e.to_string()))??);
        }
        Ok(Measured::of(times, start.elapsed()))
    }
}

async fn one_connection(
    address: SocketAddr,
    shape: Shape,
    (start, span): (Instant, Duration),
    pause: Option<Duration>,
    counter: Arc<AtomicU64>,
) -> Result<Vec<Duration>, Failure> {
    let mut sender = connect(address).await?;
    let mut times = Vec::new();
    let mut due = Instant::now();
    while start.elapsed() < span {
        if pause.is_some() {
            tokio::time::sleep_until(due.into()).await;
        } else {
            due = Instant::now();
        }
        let asked = shape.asked(counter.fetch_add(1, Ordering::Relaxed));
        ask(&mut sender, &asked).await?;
        times.push(due.elapsed());
        due += pause.unwrap_or_default();
    }
    Ok(times)
}
