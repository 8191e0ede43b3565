//! The one file of an upload form (multipart/form-data) and the fields beside it, read after the permission was granted.

use std::convert::Infallible;
use std::sync::Arc;

use crate::app::App;
use crate::error::{Error, Result};
use crate::extract::Form;
use crate::visit::{Visit, Visiting};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use bytes::Bytes;
use multer::Multipart;

/// The body as it came, not looked at yet.
pub struct Upload {
    visit: Arc<Visit>,
    kind: String,
}

/// A file that a person chose.
pub struct Uploaded {
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
    pub async fn file(&self, field: &str) -> Result<Uploaded> {
        Ok(self.read(field).await?.0)
    }

    /// The file in the field of that name, and every field that holds text.
    pub async fn read(&self, field: &str) -> Result<(Uploaded, Form)> {
        let bad = |fault: multer::Error| Error::Malformed(format!("upload: {fault}"));
        let boundary = multer::parse_boundary(&self.kind).map_err(bad)?;
        let body = self.visit.body.clone();
        let whole = futures_util::stream::once(async move { Ok::<Bytes, Infallible>(body) });
        let mut parts = Multipart::new(whole, boundary);
        let (mut file, mut pairs) = (None, Vec::new());
        while let Some(part) = parts.next_field().await.map_err(bad)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == field && file.is_none() {
                let name = shown(part.file_name().unwrap_or_default());
                let bytes = part.bytes().await.map_err(bad)?;
                file = Some(Uploaded { name, bytes });
            } else if part.file_name().is_none() {
                let bytes = part.bytes().await.map_err(bad)?;
                let text = std::str::from_utf8(&bytes)
                    .map_err(|_| Error::Malformed("not UTF-8".to_owned()))?;
                pairs.push((name, text.replace("\r\n", "\n").replace('\0', "")));
            }
        }
        let file = file.ok_or_else(|| Error::Malformed("no file in the form".to_owned()))?;
        Ok((file, Form::of(pairs)))
    }
}

/// The name as it may be shown: browsers of old sent the whole path.
fn shown(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}
