//! The one file of an upload form (multipart/form-data), read after the permission was granted.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use bytes::Bytes;
use multer::Multipart;
use web::{App, Error, Result, Visit, Visiting};

/// The body as it came, not looked at yet.
pub struct Upload {
    visit: Arc<Visit>,
    kind: String,
}

/// A file that a person chose.
pub struct File {
    /// As it is called where it comes from
    pub name: String,
    /// What is in it; nothing where none was chosen
    pub bytes: Bytes,
}

impl FromRequestParts<App> for Upload {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        let Some(Visiting(visit)) = parts.extensions.get::<Visiting>().cloned() else {
            return Err(Error::Internal("a route outside the layers".to_owned()));
        };
        let kind = parts.headers.get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        Ok(Self {
            visit,
            kind: kind.to_owned(),
        })
    }
}

impl Upload {
    /// The file in the field of that name.
    pub async fn file(&self, field: &str) -> Result<File> {
        let bad = |fault: multer::Error| Error::Malformed(format!("upload: {fault}"));
        let boundary = multer::parse_boundary(&self.kind).map_err(bad)?;
        let body = self.visit.body.clone();
        let whole = futures_util::stream::once(async move { Ok::<Bytes, Infallible>(body) });
        let mut parts = Multipart::new(whole, boundary);
        while let Some(part) = parts.next_field().await.map_err(bad)? {
            if part.name() != Some(field) {
                continue;
            }
            let name = part.file_name().unwrap_or_default();
            // browsers of old sent the whole path
            let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
            let shown = name.chars().filter(|c| !c.is_control()).take(200);
            return Ok(File {
                name: shown.collect(),
                bytes: part.bytes().await.map_err(bad)?,
            });
        }
        Err(Error::Malformed("no file in the form".to_owned()))
    }
}
