//! The folder, files and processes of the test server.
//!
//! `lock` is held while the server is looked for and started; `data` is the server's own, with
//! its port and process id in `postmaster.pid` and its messages in `server.log`.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Error;

/// The well-known folder of this user; another of the like when someone else sits in it.
pub(super) fn shared_folder() -> Result<PathBuf, Error> {
    let uid = uid()?;
    let usual = PathBuf::from(format!("/tmp/eklase-test-pg-{uid}"));
    let others = (1..10).map(|n| PathBuf::from(format!("/tmp/eklase-test-pg-{uid}-{n}")));
    for folder in std::iter::once(usual.clone()).chain(others) {
        match DirBuilder::new().create(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        let found = fs::symlink_metadata(&folder)?; // a link may lead anywhere
        if found.is_dir() && found.uid() == uid {
            return Ok(folder);
        }
    }
    Err(Error::NoFolder(usual))
}

/// Waits until no one else looks for or starts a server in this folder. The path of the
/// server's data, and the lock, which is free again when dropped.
pub(super) fn lock(folder: &Path) -> Result<(PathBuf, File), Error> {
    fs::set_permissions(folder, Permissions::from_mode(0o755))?; // user postgres must get in
    let folder = folder.canonicalize()?;
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    let lock = options.open(folder.join("lock"))?;
    lock.lock()?;
    Ok((folder.join("data"), lock))
}

/// The process id and the port written down by a server when it started.
pub(super) fn postmaster(data: &Path) -> Option<(u32, u16)> {
    let text = fs::read_to_string(data.join("postmaster.pid")).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok()?;
    let port = lines.nth(2)?.trim().parse().ok()?;
    Some((pid, port))
}

/// Stops the server of this data folder, best effort. After a reboot the process id may be
/// someone else's: only a process started with this very folder is touched.
pub(super) fn stop(data: &Path) {
    let Some((pid, _)) = postmaster(data) else {
        return;
    };
    let started_as = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let mut arguments = started_as.split(|byte| *byte == 0);
    if arguments.any(|argument| argument == data.as_os_str().as_encoded_bytes())
        && let Ok(mut command) = server_program("pg_ctl")
    {
        command.args(["stop", "-m", "immediate", "-t", "10", "-D"]);
        drop(run(command.arg(data)));
    }
}

/// Throws away whatever is in place of the data folder and makes an empty server there.
pub(super) fn make_anew(data: &Path) -> Result<(), Error> {
    // Moved aside first: that works even if some of it cannot be deleted.
    let aside = data.with_file_name(format!("old-{:016x}", random()));
    match fs::rename(data, &aside) {
        Ok(()) => drop(fs::remove_dir_all(&aside).or_else(|_| fs::remove_file(&aside))),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let mut folder = Command::new("install");
    folder.args(["-d", "-m", "700"]);
    if uid()? == 0 {
        folder.args(["-o", "postgres"]);
    }
    run(folder.arg(data))?;
    let mut command = server_program("initdb")?;
    command.args([
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]);
    run(command
        .args(["--no-sync", "--no-instructions", "-D"])
        .arg(data))
}

/// Starts the server on a free port, which it returns; takes another one if someone else was
/// faster.
pub(super) fn start(data: &Path) -> Result<u16, Error> {
    let log = data.join("server.log");
    let mut attempts = 1;
    loop {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
             -c max_connections=200 -c fsync=off -c full_page_writes=off -c timezone=UTC"
        );
        let mut command = server_program("pg_ctl")?;
        command.args(["start", "-w", "-t", "60", "-o", &options, "-D"]);
        match run(command.arg(data).arg("-l").arg(&log)) {
            Ok(()) => return Ok(port),
            Err(Error::Command { .. }) if attempts < 3 => attempts += 1,
            Err(Error::Command { command, output }) => {
                let log = fs::read_to_string(log).unwrap_or_default();
                let output = format!("{output}\n{log}");
                return Err(Error::Command { command, output });
            }
            Err(error) => return Err(error),
        }
    }
}

/// A program of the newest PostgreSQL here; as user postgres when this is root, whom
/// PostgreSQL refuses.
fn server_program(name: &str) -> Result<Command, Error> {
    let Ok(versions) = fs::read_dir("/usr/lib/postgresql") else {
        return Err(Error::NotInstalled);
    };
    let newest = versions
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").is_file() && path.join("bin/pg_ctl").is_file())
        .filter_map(|path| Some((path.file_name()?.to_str()?.parse::<u32>().ok()?, path)))
        .max()
        .ok_or(Error::NotInstalled)?;
    let program = newest.1.join("bin").join(name);
    let mut command = if uid()? == 0 {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C.UTF-8");
    Ok(command)
}

/// Runs a program to its end.
fn run(command: &mut Command) -> Result<(), Error> {
    let ended = command.output()?;
    if ended.status.success() {
        return Ok(());
    }
    let said = [ended.stdout, ended.stderr].concat();
    Err(Error::Command {
        command: format!("{command:?}"),
        output: String::from_utf8_lossy(&said).into_owned(),
    })
}

/// Who this process is.
fn uid() -> io::Result<u32> {
    Ok(fs::metadata("/proc/self")?.uid())
}

/// A number for a name no one else takes.
pub(super) fn random() -> u64 {
    getrandom::u64().expect("random bytes")
}
