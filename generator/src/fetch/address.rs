use super::fault;
use crate::diagnostic::Diagnostic;
use fluent_uri::component::{Authority, Host};
use fluent_uri::{Uri, UriRef};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What a path has no place for, or is there for something else (RFC 3986, section 3.3).
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Where a document is fetched from: an `https` URL, or an `http` URL of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address(Uri<String>);

impl Address {
    /// Reads a URL. A fragment is dropped, as it is no part of what a server is asked for.
    pub(super) fn parse(text: &str) -> Result<Self, Box<Diagnostic>> {
        let Ok(uri) = Uri::parse(text.trim()) else {
            return Err(fault(
                format!("`{text}` is no URL"),
                "write it as `https://example.com/openapi.yaml`, with `%20` for a space",
            ));
        };
        Self::allowed(uri.normalize())
    }

    fn allowed(mut uri: Uri<String>) -> Result<Self, Box<Diagnostic>> {
        uri.set_fragment(None);
        let Some(authority) = uri.authority().filter(|authority| !authority.host().is_empty()) else {
            return Err(fault(format!("`{uri}` names no server"), "write it as `https://example.com/openapi.yaml`"));
        };
        if authority.has_userinfo() {
            // It is not shown, as it is a secret.
            return Err(fault(
                format!(
                    "the URL of `{}` holds a user or a password, which would be kept in the config",
                    authority.host()
                ),
                "save the document first, and name the file",
            ));
        }
        match uri.scheme().as_str() {
            "https" => Ok(Self(uri)),
            "http" if is_of_this_machine(&authority) => Ok(Self(uri)),
            "http" => Err(fault(
                format!("`{uri}` is fetched over HTTP, where anybody on the way can change it"),
                "use `https`, or save the document first and name the file",
            )),
            other => Err(fault(format!("`{other}` is no way to fetch a document"), "use `https`, or name a file")),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Where a redirect leads (RFC 9110, section 10.2.2), which is as safe as where it leads from.
    pub(super) fn redirected(&self, location: &str) -> Result<Self, Box<Diagnostic>> {
        let resolved = UriRef::parse(location).ok().and_then(|location| location.resolve_against(&self.0).ok());
        let Some(uri) = resolved else {
            return Err(fault(
                format!("`{}` redirects to `{location}`, which is no URL", self.as_str()),
                "save the document first, and name the file",
            ));
        };
        let next = Self::allowed(uri.normalize())?;
        match self.is_encrypted() && !next.is_encrypted() {
            true => Err(fault(
                format!("`{}` redirects to `{}`, which is not encrypted", self.as_str(), next.as_str()),
                "save the document first, and name the file",
            )),
            false => Ok(next),
        }
    }

    fn is_encrypted(&self) -> bool {
        self.0.scheme().as_str() == "https"
    }

    /// Whether both are of one origin: scheme, host and port (RFC 6454, section 5).
    pub(super) fn is_of_origin(&self, other: &Self) -> bool {
        self.origin() == other.origin()
    }

    fn origin(&self) -> (&str, Option<&str>, Option<u16>) {
        let authority = self.0.authority();
        let port = authority.as_ref().and_then(|authority| authority.port_to_u16().ok().flatten());
        let scheme = self.0.scheme();
        (scheme.as_str(), authority.map(|authority| authority.host()), port.or_else(|| scheme.default_port()))
    }

    /// Whether the server is on this machine.
    pub(super) fn is_of_this_machine(&self) -> bool {
        self.0.authority().is_some_and(|authority| is_of_this_machine(&authority))
    }

    /// The path as that of a file, which references are relative to: without percent escapes, and without the query.
    pub(super) fn path(&self) -> PathBuf {
        let path = self.0.path().decode().to_string_lossy().into_owned();
        match path.ends_with('/') || path.is_empty() {
            true => Path::new("/").join(path).join("openapi"),
            false => PathBuf::from(path),
        }
    }

    /// The same origin with the path of another file.
    pub(super) fn at(&self, path: &Path) -> Option<Self> {
        let path = path.to_string_lossy().replace('\\', "/");
        let text = utf8_percent_encode(&path, NOT_IN_PATHS).to_string();
        let uri = UriRef::parse(text.as_str()).ok()?.resolve_against(&self.0).ok()?.normalize();
        Some(Self(uri)).filter(|address| address.is_of_origin(self))
    }
}

/// Whether the host is `localhost`, or an address that no other machine has (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3).
fn is_of_this_machine(authority: &Authority<'_>) -> bool {
    match authority.host_parsed() {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::RegName(name) => name.as_str().eq_ignore_ascii_case("localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Address;
    use std::path::Path;

    fn refused(url: &str) -> String {
        Address::parse(url).map_err(|fault| fault.message).unwrap_err()
    }

    #[test]
    fn https_is_taken_and_http_of_this_machine() {
        for url in ["https://example.com/a.yaml", "http://127.0.0.1:80/a", "http://[::1]/a", "http://LocalHost:1/a"] {
            assert!(Address::parse(url).is_ok(), "{url}");
        }
        let taken = Address::parse("HTTPS://Example.com:443/a/../b.yaml?x=1#/info").unwrap();
        assert_eq!(taken.as_str(), "https://example.com/b.yaml?x=1");
    }

    #[test]
    fn what_others_could_change_or_read_is_refused() {
        for url in ["http://example.com/a", "http://127.0.0.1.example.com/a", "http://localhost.example.com/a"] {
            assert!(refused(url).ends_with("over HTTP, where anybody on the way can change it"), "{url}");
        }
        let secret = refused("https://me:secret@example.com/a");
        assert!(secret.contains("holds a user or a password") && !secret.contains("secret@"), "{secret}");
        assert_eq!(refused("ftp://example.com/a"), "`ftp` is no way to fetch a document");
        assert_eq!(refused("file:///etc/passwd"), "`file:///etc/passwd` names no server");
        assert_eq!(refused("https://exa mple.com"), "`https://exa mple.com` is no URL");
    }

    #[test]
    fn a_redirect_leads_to_what_is_as_safe() {
        let address = Address::parse("https://example.com/a/b.yaml").unwrap();
        let next = |location: &str| address.redirected(location).map(|next| next.as_str().to_owned());
        assert_eq!(next("../c.yaml").unwrap(), "https://example.com/c.yaml");
        assert_eq!(next("https://other.example/x").unwrap(), "https://other.example/x");
        assert!(next("http://127.0.0.1/x").is_err() && next("http://example.com/x").is_err());
        assert!(next("https://a:b@example.com/x").is_err());
    }

    #[test]
    fn files_are_of_the_same_origin_whatever_they_are_called() {
        let address = Address::parse("https://example.com/v1/root%20a.yaml?x=1").unwrap();
        assert_eq!(address.path(), Path::new("/v1/root a.yaml"));
        assert_eq!(Address::parse("https://example.com/v1/").unwrap().path(), Path::new("/v1/openapi"));
        assert_eq!(Address::parse("https://example.com").unwrap().path(), Path::new("/openapi"));
        let at = |path: &str| address.at(Path::new(path)).map(|other| other.as_str().to_owned());
        assert_eq!(at("/v1/b c?.yaml").as_deref(), Some("https://example.com/v1/b%20c%3F.yaml"));
        assert_eq!(at("/a:b/ä.yaml").as_deref(), Some("https://example.com/a:b/%C3%A4.yaml"));
        assert_eq!(at("//other.example/x"), None);
    }
}
