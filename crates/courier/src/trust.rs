//! TLS of everything that leaves: rustls with the ring provider, certificates checked against the machine's own.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

/// The client cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("TLS: {0}")]
pub struct BadTls(#[from] rustls::Error);

/// The certificates that this machine trusts.
pub(crate) fn machine() -> Vec<CertificateDer<'static>> {
    let found = rustls_native_certs::load_native_certs();
    if found.certs.is_empty() {
        tracing::warn!("this machine has no certificates to trust: install ca-certificates");
    }
    found.certs
}

/// Trusts these only.
pub(crate) fn only(roots: Vec<CertificateDer<'static>>) -> Result<ClientConfig, BadTls> {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(roots);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(store)
        .with_no_client_auth())
}

/// Whether TLS itself said no, and not the network beneath it.
pub(crate) fn is_of_tls(error: &std::io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>)
}
