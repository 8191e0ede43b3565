//! A zipped file: its parts are opened one by one, and what they really inflate to is counted over all of them.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::fault::Fault;
use crate::limits;
use crate::xml::Xml;

/// Parts that a package of an office suite may have; more is no work of theirs.
const PARTS: usize = 10_000;

/// An open zip archive.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Small letters and plain slashes, as some writers do not keep to the names
    names: BTreeMap<String, usize>,
    left: Rc<Cell<u64>>,
}

/// Reads no further than what is left of the allowance.
pub(crate) struct Counted<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.unwrap_or(0));
        left.map(|_| read)
            .ok_or_else(|| std::io::ErrorKind::FileTooLarge.into())
    }
}

impl<'b> Package<'b> {
    /// Opens the archive; refuses one that says of itself that it is too large.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if zip.len() > PARTS {
            return Err(Fault::Bomb);
        }
        let mut names = BTreeMap::new();
        let mut declared = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_data(index).map_err(fault)?;
            declared = declared.saturating_add(part.size());
            if let Ok(name) = part.name() {
                names.entry(plain(&name)).or_insert(index);
            }
        }
        if declared > limits::INFLATED {
            return Err(Fault::Bomb);
        }
        Ok(Self {
            zip,
            names,
            left: Rc::new(Cell::new(limits::INFLATED)),
        })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    pub(crate) fn any_under(&self, folder: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(folder))
    }

    /// The part's XML.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, Fault> {
        let Some(index) = self.names.get(&plain(name)).copied() else {
            return Ok(None);
        };
        let left = Rc::clone(&self.left);
        let inner = self.zip.by_index(index).map_err(fault)?;
        let counted = Counted {
            inner,
            left: Rc::clone(&left),
        };
        Ok(Some(Xml::new(Box::new(counted), left)))
    }

    /// The first words of the part named "mimetype".
    pub(crate) fn mimetype(mut self) -> Result<String, Fault> {
        let Some(index) = self.names.get("mimetype").copied() else {
            return Ok(String::new());
        };
        let mut text = String::new();
        let part = self.zip.by_index(index).map_err(fault)?;
        part.take(100)
            .read_to_string(&mut text)
            .map_err(|_| Fault::Broken)?;
        Ok(text)
    }
}

fn plain(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_ascii_lowercase()
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Encrypted,
        _ => Fault::Broken,
    }
}
