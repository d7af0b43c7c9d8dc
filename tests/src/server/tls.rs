//! A certificate for one run of a server.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// What a server shows of itself, and who vouches for it.
pub(super) struct Identity {
    /// The certificate of the authority, as PEM.
    pub(super) authority: String,
    pub(super) acceptor: TlsAcceptor,
}

impl Identity {
    /// An identity for 127.0.0.1, signed by an authority that is forgotten at once.
    pub(super) fn generate() -> Self {
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = || KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(authority, key()).expect("a certificate");
        let own_key = key();
        let own = CertificateParams::new(["127.0.0.1".to_owned()]).expect("a name");
        let own = own.signed_by(&own_key, &authority).expect("a certificate");
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("TLS 1.2 and 1.3")
            .with_no_client_auth()
            .with_single_cert(vec![own.der().clone()], PrivatePkcs8KeyDer::from(own_key.serialize_der()).into())
            .expect("a key that fits");
        Self { authority: authority.pem(), acceptor: TlsAcceptor::from(Arc::new(config)) }
    }
}
