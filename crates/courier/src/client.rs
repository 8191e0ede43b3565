//! One HTTP request to one host: the address is resolved once, checked, and that very address is connected to. No
//! pool, no redirects, no proxy; everything has a limit.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, HOST, HeaderValue, USER_AGENT};
use hyper::{Method, Request, Response, Uri};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsConnector;

use crate::Outcome;
use crate::addresses::is_public;
use crate::settings::Filled;
use crate::trust::{self, BadTls};

/// Until there is a connection, its certificate checked.
const CONNECT: Duration = Duration::from_secs(5);
/// Until the answer is there.
const WHOLE: Duration = Duration::from_secs(15);
/// As much of an answer is read.
const ANSWER: usize = 64 * 1024;

/// How far a request got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Insecure,
    Name,
    Address,
    Certificate,
    NoAnswer,
    Broken,
    Slow,
}

impl From<Fault> for Outcome {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Insecure => Self::refused("insecure", false),
            Fault::Address => Self::refused("address", false),
            Fault::Name => Self::refused("name", false),
            Fault::Certificate => Self::refused("certificate", false),
            Fault::NoAnswer => Self::NoAnswer,
            Fault::Broken => Self::Broken,
            Fault::Slow => Self::Slow,
        }
    }
}

/// The beginning of an answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Whether it ended as it should, within the limit
    pub(crate) whole: bool,
}

/// Speaks HTTP to gateways; cheap to clone, made once.
#[derive(Clone)]
pub struct Client {
    tls: Arc<ClientConfig>,
    allow_insecure: bool,
    limits: (Duration, Duration),
}

impl Client {
    /// Trusts the machine's own certificates. `allow_insecure` is the installation's word alone: plain http and
    /// addresses that are not public, for a gateway in the own network and for tests.
    pub fn new(allow_insecure: bool) -> Result<Self, BadTls> {
        Self::trusting(trust::machine(), allow_insecure)
    }

    /// Whether this machine has certificates to trust.
    pub fn has_certificates() -> bool {
        !trust::machine().is_empty()
    }

    /// Trusts these certificates only.
    pub fn trusting(
        roots: Vec<CertificateDer<'static>>,
        allow_insecure: bool,
    ) -> Result<Self, BadTls> {
        let mut tls = trust::only(roots)?;
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            tls: Arc::new(tls),
            allow_insecure,
            limits: (CONNECT, WHOLE),
        })
    }

    /// With other limits, so that a test does not wait as long as a person.
    #[doc(hidden)]
    pub fn hurried(mut self, connect: Duration, whole: Duration) -> Self {
        self.limits = (connect, whole);
        self
    }

    /// Whether the installation allows plain http and addresses that are not public.
    pub const fn allows_insecure(&self) -> bool {
        self.allow_insecure
    }

    pub(crate) async fn send(&self, method: Method, filled: Filled) -> Result<Answer, Fault> {
        let end = Instant::now() + self.limits.1;
        let https = filled.uri.scheme_str() == Some("https");
        if !https && !self.allow_insecure {
            return Err(Fault::Insecure);
        }
        let host = filled.uri.host().unwrap_or_default().to_owned();
        let request = request(method, filled)?;
        let connecting = self.connect(&host, request.uri_port(https));
        let stream = timeout(self.limits.0, connecting)
            .await
            .map_err(|_| Fault::NoAnswer)??;
        if !https {
            return exchange(stream, request.inner, end).await;
        }
        let name = ServerName::try_from(bare(&host).to_owned()).map_err(|_| Fault::Name)?;
        let connector = TlsConnector::from(Arc::clone(&self.tls));
        let secured = timeout(self.limits.0, connector.connect(name, stream))
            .await
            .map_err(|_| Fault::NoAnswer)?
            .map_err(|error| tls_fault(&error))?;
        exchange(secured, request.inner, end).await
    }

    /// Connects to the first address of the host that may be connected to.
    async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, Fault> {
        let known: Vec<SocketAddr> = match bare(host).parse::<IpAddr>() {
            Ok(address) => vec![SocketAddr::new(address, port)],
            Err(_) => tokio::net::lookup_host((host, port))
                .await
                .map_err(|_| Fault::Name)?
                .collect(),
        };
        let nothing = if known.is_empty() {
            Fault::Name
        } else {
            Fault::Address
        };
        let may = |address: SocketAddr| self.allow_insecure || is_public(address.ip());
        let allowed: Vec<SocketAddr> = known.into_iter().filter(|one| may(*one)).collect();
        if allowed.is_empty() {
            return Err(nothing);
        }
        for address in allowed {
            if let Ok(stream) = TcpStream::connect(address).await {
                return Ok(stream);
            }
        }
        Err(Fault::NoAnswer)
    }
}

/// "[::1]" is written with brackets in an address and without them elsewhere.
pub(crate) fn bare(host: &str) -> &str {
    host.strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host)
}

fn tls_fault(error: &std::io::Error) -> Fault {
    if trust::is_of_tls(error) {
        Fault::Certificate
    } else {
        Fault::NoAnswer
    }
}

struct Ready {
    inner: Request<Full<Bytes>>,
    port: Option<u16>,
}

impl Ready {
    fn uri_port(&self, https: bool) -> u16 {
        self.port.unwrap_or(if https { 443 } else { 80 })
    }
}

/// In origin form, as a server wants it.
fn request(method: Method, filled: Filled) -> Result<Ready, Fault> {
    let Filled { uri, headers, body } = filled;
    let authority = uri.authority().ok_or(Fault::Name)?;
    let port = authority.port_u16();
    let host = HeaderValue::from_str(authority.as_str()).map_err(|_| Fault::Name)?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let path = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{path}")
    };
    let mut inner = Request::new(Full::new(Bytes::from(body)));
    *inner.method_mut() = method;
    *inner.uri_mut() = path.parse::<Uri>().map_err(|_| Fault::Name)?;
    let head = inner.headers_mut();
    head.insert(HOST, host);
    head.insert(USER_AGENT, HeaderValue::from_static("eklase"));
    head.insert(CONNECTION, HeaderValue::from_static("close"));
    for (name, value) in headers {
        head.append(name, value);
    }
    Ok(Ready { inner, port })
}

/// The task that moves the bytes ends with the answer.
struct Ends(tokio::task::JoinHandle<()>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
    end: Instant,
) -> Result<Answer, Fault> {
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|_| Fault::NoAnswer)?;
    let _moves = Ends(tokio::spawn(async move {
        // how it ended is seen at the other end
        connection.await.ok();
    }));
    let response = timeout_at(end, sender.send_request(request))
        .await
        .map_err(|_| Fault::Slow)?
        .map_err(|_| Fault::Broken)?;
    Ok(read(response, end).await)
}

/// A status that has come is an answer, however its body ends.
async fn read(response: Response<Incoming>, end: Instant) -> Answer {
    let status = response.status().as_u16();
    let mut incoming = response.into_body();
    let mut body = Vec::new();
    let whole = loop {
        match timeout_at(end, incoming.frame()).await {
            Ok(None) => break true,
            Ok(Some(Ok(frame))) => {
                let data = frame.into_data().unwrap_or_default();
                let room = ANSWER.saturating_sub(body.len());
                body.extend(data.iter().take(room));
                if body.len() >= ANSWER {
                    break true;
                }
            }
            Ok(Some(Err(_))) | Err(_) => break false,
        }
    };
    Answer {
        status,
        body,
        whole,
    }
}
