//! TLS with a certificate of this folder's own, for "localhost" only.

use std::sync::Arc;
use std::time::Duration;

use courier::{Client, Gateway, Outcome, Secret};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::server::{act, ok, phone, settings, start};

pub fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("tls/cert.pem")).unwrap()
}

pub fn acceptor() -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate()], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

async fn secured() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        if let Ok(stream) = acceptor().accept(stream).await {
            act(stream, ok("7")).await;
        }
    });
    port
}

fn client(roots: Vec<CertificateDer<'static>>) -> Client {
    let limits = (Duration::from_millis(900), Duration::from_secs(2));
    Client::trusting(roots, true)
        .unwrap()
        .hurried(limits.0, limits.1)
}

async fn send(host: &str, port: u16, client: Client) -> Outcome {
    let settings = settings(format!("https://{host}:{port}/sms"));
    Gateway::new(settings, Some(Secret::new("s", &[])), client)
        .send(phone(), "x")
        .await
        .outcome
}

#[tokio::test]
async fn a_trusted_certificate_of_that_name_is_spoken_to() {
    let trusting = client(vec![certificate()]);
    let sent = Outcome::Sent {
        id: Some("7".to_owned()),
    };
    assert_eq!(
        send("localhost", secured().await, trusting.clone()).await,
        sent
    );
    assert_eq!(send("127.0.0.1", secured().await, trusting).await, sent);
}

#[tokio::test]
async fn an_unknown_certificate_one_of_another_name_and_no_tls_at_all_are_refused() {
    let unknown = send("localhost", secured().await, client(Vec::new())).await;
    assert_eq!(unknown.code(), "certificate");
    let other = send("127.1", secured().await, client(vec![certificate()])).await;
    assert!(["certificate", "name"].contains(&other.code()), "{other:?}");
    let (plain, _served) = start(ok("")).await;
    let none = send("127.0.0.1", plain.port(), client(Vec::new())).await;
    assert!(
        ["certificate", "no_answer"].contains(&none.code()),
        "{none:?}"
    );
}
