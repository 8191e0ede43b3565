//! One request to the provider: a time limit, a bounded answer, no redirects, TLS by rustls against the machine's roots.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue, USER_AGENT};
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::settings::is_safe;

/// For all of it, from the name's look-up to the last byte.
const WHOLE: Duration = Duration::from_secs(8);
/// Discovery, keys, tokens: a few kilobytes.
const BODY: usize = 512 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The address is none that we send a secret to.
    #[error("not an https address")]
    Address,
    /// It took too long.
    #[error("no answer within {} seconds", WHOLE.as_secs())]
    Slow,
    /// No connection, or a broken one.
    #[error("{0}")]
    Broken(String),
}

fn broken(fault: impl std::fmt::Display) -> Fault {
    Fault::Broken(fault.to_string())
}

/// The way to the provider.
#[derive(Clone)]
pub struct Http {
    tls: TlsConnector,
}

impl Http {
    /// Reads the machine's root certificates, to which a municipality's own may be added (`SSL_CERT_FILE`).
    pub fn new() -> Result<Self, String> {
        let mut roots = rustls::RootCertStore::empty();
        for certificate in rustls_native_certs::load_native_certs().certs {
            if let Err(error) = roots.add(certificate) {
                tracing::debug!(%error, "a root certificate is not usable");
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|fault| fault.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            tls: TlsConnector::from(Arc::new(config)),
        })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        let uri = request.uri().clone();
        if !is_safe(&uri.to_string()) {
            return Err(Fault::Address);
        }
        let authority = uri.authority().ok_or(Fault::Address)?.clone();
        let secure = uri.scheme_str() == Some("https");
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let port = authority
            .port_u16()
            .unwrap_or(if secure { 443 } else { 80 });
        let (mut parts, body) = request.into_parts();
        let path = uri.path_and_query().map_or("/", |both| both.as_str());
        parts.uri = path.parse().map_err(broken)?;
        let named = HeaderValue::from_str(authority.as_str()).map_err(broken)?;
        parts.headers.insert(HOST, named);
        let ours = HeaderValue::from_static("eklase");
        parts.headers.insert(USER_AGENT, ours);
        let request = hyper::Request::from_parts(parts, Full::new(Bytes::from(body)));
        let stream = TcpStream::connect((host.as_str(), port))
            .await
            .map_err(broken)?;
        if secure {
            let name = ServerName::try_from(host).map_err(broken)?;
            let stream = self.tls.connect(name, stream).await.map_err(broken)?;
            exchange(stream, request).await
        } else {
            exchange(stream, request).await
        }
    }
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: hyper::Request<Full<Bytes>>,
) -> Result<HttpResponse, Fault> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    let talk = async {
        let (head, body) = sender
            .send_request(request)
            .await
            .map_err(broken)?
            .into_parts();
        let body = Limited::new(body, BODY).collect().await.map_err(broken)?;
        Ok(HttpResponse::from_parts(head, body.to_bytes().to_vec()))
    };
    tokio::pin!(connection, talk);
    // the connection is driven here and ends with the answer: nothing is left behind
    tokio::select! {
        answer = &mut talk => return answer,
        ended = &mut connection => ended.map_err(broken)?,
    }
    talk.await
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Fault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            tokio::time::timeout(WHOLE, self.send(request))
                .await
                .map_err(|_| Fault::Slow)?
        })
    }
}
