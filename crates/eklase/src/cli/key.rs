//! The installation's key: `EKLASE_KEY`, the file of `EKLASE_KEY_FILE`, or `eklase.key` in the data folder, which is made
//! there at the first start.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use web::Key;

use super::Failure;
use super::serve::Args;

fn file_of(args: &Args) -> PathBuf {
    args.key_file.clone().unwrap_or_else(|| {
        let folder = args.source.data_dir.clone();
        folder
            .unwrap_or_else(|| PathBuf::from("data"))
            .join("eklase.key")
    })
}

fn parse(text: &str, from: &str) -> Result<Key, Failure> {
    Key::parse(text).ok_or_else(|| {
        Failure::said(format!(
            "{from} is not 32 bytes in base64 or hexadecimal: make one with `openssl rand -base64 32`"
        ))
    })
}

/// A key that everybody on the machine may read is refused, as SSH does.
fn private(file: &File, path: &Path) -> Result<(), Failure> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            return Err(Failure::said(format!(
                "others may read the key file {}: run `chmod 600` on it",
                path.display()
            )));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Option<Key>, Failure> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(None),
        Err(fault) => {
            return Err(Failure::said(format!(
                "the key file {} cannot be read ({fault})",
                path.display()
            )));
        }
    };
    private(&file, path)?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    parse(&text, &format!("the key file {}", path.display())).map(Some)
}

/// Makes the file, for nobody else to read; if another process was quicker, its key is read.
fn make(path: &Path) -> Result<Key, Failure> {
    let key = Key::random()?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = match options.open(path) {
        Ok(file) => file,
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            return read(path)?.ok_or_else(|| Failure::said("the key file is gone".to_owned()));
        }
        Err(fault) => {
            return Err(Failure::said(format!(
                "the key file {} cannot be made ({fault}): set EKLASE_KEY_FILE to where it can",
                path.display()
            )));
        }
    };
    file.write_all(format!("{}\n", key.to_text()).as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// The key, if there is one already.
pub fn find(args: &Args) -> Result<Option<Key>, Failure> {
    match &args.key {
        Some(text) => parse(text, "EKLASE_KEY").map(Some),
        None => read(&file_of(args)),
    }
}

/// The key; made if there is none. A file that was named and is not there is a mistake, not a first start.
pub fn of(args: &Args) -> Result<Key, Failure> {
    if let Some(key) = find(args)? {
        return Ok(key);
    }
    let path = file_of(args);
    if args.key_file.is_some() {
        return Err(Failure::said(format!(
            "the key file {} is not there: put the key there, or leave EKLASE_KEY_FILE away to have one made",
            path.display()
        )));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    make(&path)
}

/// The key of a demo's folder.
pub fn of_folder(folder: &Path) -> Result<Key, Failure> {
    let path = folder.join("eklase.key");
    match read(&path)? {
        Some(key) => Ok(key),
        None => make(&path),
    }
}
