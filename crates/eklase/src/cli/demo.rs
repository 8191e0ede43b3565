//! `eklase demo`: a demo preschool in a fresh embedded database (or, for the tests, in an empty PostgreSQL one).

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use courier::{Outbox, Push};
use dispatch::Post;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use store::{Db, Engine, params, sql};
use web::{App, Clock, Config};

use super::serve::{bind, listen, vapid, work};
use super::{Failure, key, out};
use crate::demo::{Passwords, Scale, preschool, scaled};

/// Options of `demo`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// How much there is
    #[arg(long, value_enum, default_value_t = Size::Preschool)]
    scale: Size,
    /// A folder to keep the demo in; without it everything is gone at the end
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// A PostgreSQL database to make the demo in, which has to be empty: how the browser tests run on both
    #[arg(long, value_name = "URL", hide = true, conflicts_with = "data_dir")]
    database: Option<String>,
    /// Start the clock at that local time, such as 2026-10-05T08:40
    #[arg(long, value_name = "LOCAL-TIME")]
    clock: Option<DateTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Size {
    /// One preschool
    Preschool,
    /// About 20 institutions more
    City,
    /// About 600 institutions, 5,000 groups and 100,000 children
    Country,
}

const ACCOUNTS: [(&str, &str); 16] = [
    ("virslietotajs", "virslietotājs / superuser"),
    ("vaditaja", "vadītāja / head"),
    (
        "vietniece",
        "vadītājas vietniece izglītības jomā / deputy head",
    ),
    (
        "metodike",
        "pirmsskolas izglītības metodiķe / methodologist",
    ),
    ("lietvede", "lietvede / clerk"),
    ("skolotaja", "Mārīšu skolotāja Līga Bērziņa / group teacher"),
    (
        "skolotaja2",
        "Mārīšu skolotāja Agnese Kalniņa / group teacher",
    ),
    (
        "skolotaja3",
        "Pūcīšu skolotāja Evita Straume / group teacher",
    ),
    ("muzika", "mūzikas skolotāja / music teacher"),
    ("sports", "sporta skolotājs / sports teacher"),
    ("logopede", "logopēde / speech therapist"),
    ("socialais", "sociālā pedagoģe / social pedagogue"),
    ("paligs", "Mārīšu skolotājas palīgs / assistant"),
    ("320000-00011", "Martas Abeles māte / Marta's mother"),
    (
        "320000-00011",
        "Martas Abeles tēvs / Marta's father: demo-parole-2",
    ),
    (
        "vecaks",
        "vecāks ar bērniem divās grupās / parent of two children",
    ),
];

fn start_of(clock: Option<DateTime>) -> Result<Clock, Failure> {
    let Some(local) = clock else {
        return Ok(Clock::system());
    };
    let zone = TimeZone::get("Europe/Riga").map_err(|e| Failure::said(e.to_string()))?;
    let at = zone
        .to_timestamp(local)
        .map_err(|e| Failure::said(format!("--clock: {e}")))?;
    Ok(Clock::starting_at(at))
}

async fn fill(db: &Db, size: Size, now: Timestamp) -> Result<(), Failure> {
    let passwords = Passwords {
        first: account::Hasher.hash("demo-parole-1".to_owned()).await?,
        second: account::Hasher.hash("demo-parole-2".to_owned()).await?,
    };
    preschool(db, now, &passwords).await?;
    let scale = match size {
        Size::Preschool => return Ok(()),
        Size::City => Scale {
            institutions: 20,
            groups: 8,
            children: 20,
            days: 180,
            diary: true,
        },
        Size::Country => Scale {
            institutions: 600,
            groups: 8,
            children: 20,
            days: 180,
            diary: true,
        },
    };
    let mut done = |count: u32| {
        out::line(&format!(
            "eklase: {count} of {} institutions",
            scale.institutions
        ));
    };
    scaled(db, now, &passwords, scale, &mut done).await?;
    Ok(())
}

/// The demo's database, and whether there is nothing in it yet. One that is named by its address is never taken over:
/// accounts whose passwords everybody knows would open a real preschool.
async fn database(args: &Args, folder: &Path) -> Result<(Db, bool), Failure> {
    let named = args.database.as_deref();
    let url = named.map_or_else(
        || format!("sqlite:{}", folder.join("demo.sqlite").display()),
        str::to_owned,
    );
    let db = Db::open(&url)?;
    let fresh = db.version().await? == 0;
    if named.is_some() && !fresh {
        return Err(Failure::said(
            "the demo is made in an empty database only, and this one is not empty: make another",
        ));
    }
    db.migrate().await?;
    Ok((db, fresh))
}

/// PostgreSQL would learn only minutes later how much there is, and read everything from its beginning until then.
async fn known(db: &Db) -> Result<(), Failure> {
    if db.engine() == Engine::Postgres {
        let mut tx = db.write().await?;
        tx.run(sql!("ANALYZE"), params![]).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Makes it if it is not there yet, and serves it.
pub async fn run(args: Args) -> Result<(), Failure> {
    let clock = start_of(args.clock)?;
    let temporary = match &args.data_dir {
        None => Some(tempfile::tempdir()?),
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            None
        }
    };
    let folder = temporary
        .as_ref()
        .map(|folder| folder.path().to_owned())
        .or_else(|| args.data_dir.clone());
    let folder = folder.unwrap_or_default();
    let listener = bind(args.listen).await?;
    let (db, fresh) = database(&args, &folder).await?;
    if fresh {
        fill(&db, args.scale, clock.now()).await?;
        known(&db).await?;
    }
    let config = Config {
        product: "E-klase".to_owned(),
        secure_cookies: false,
        behind_proxy: false,
        demo: true,
        public_url: None,
        key: key::of_folder(&folder).ok(),
        sso: None,
    };
    let vapid = vapid(config.key.as_ref(), None)?;
    let app = App::new(db.clone(), clock, crate::texts()?, config)?;
    let outbox = Outbox::new();
    let push = vapid.map(|vapid| Push::screen(outbox.clone(), vapid));
    let post = Post::screen(outbox).with_push(push);
    let runner = work(db, &app, &post, clock)?;
    let address = listener.local_addr()?;
    out::line(&format!("eklase demo: http://{address}"));
    out::line("Parole visiem / password for all: demo-parole-1");
    for (name, who) in ACCOUNTS {
        out::line(&format!("  {name:<14} {who}"));
    }
    out::line(&format!(
        "Īsziņas / text messages: http://{address}/demo/outbox"
    ));
    let service = crate::service_with(app.clone(), post);
    listen(listener, service, runner, app).await
}
