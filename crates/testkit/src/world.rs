//! The world: the whole program over a fresh database, its clock standing still, its people clicking.

use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, header};
use courier::{Outbox, Shown};
use dispatch::Post;
use http_body_util::BodyExt as _;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use store::{Db, ReadTx, WriteTx, params, rows, sql};
use tokio::sync::OnceCell;
use tower::ServiceExt as _;
use web::{App, Clock, Config};

use crate::arrangements::Count;
use crate::people::{NOW, PEOPLE, fill, secret};
use crate::postgres::{TestDatabase, template};

/// What came back.
pub struct Reply {
    /// The status
    pub status: StatusCode,
    /// Where a redirect leads
    pub location: Option<String>,
    /// The whole answer's head
    pub head: axum::http::HeaderMap,
    /// The body as text
    pub body: String,
}

impl Reply {
    /// The page without its frame, for messages.
    fn main(&self) -> &str {
        self.body.split("<main").nth(1).unwrap_or(&self.body)
    }

    /// Fails with the page where the text is not in it.
    pub fn has(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "„{text}” is not in {}",
            self.main()
        );
        self
    }

    /// What the page's forms would send as they stand.
    pub fn fields(&self) -> Vec<(String, String)> {
        crate::form::fields(self.main())
    }

    /// Fails with the page where the text is in it.
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "„{text}” is in {}", self.main());
        self
    }

    /// Fails with the page where the status is another.
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.main());
        self
    }
}

/// Keeps what the database lives in.
enum Home {
    File(tempfile::TempDir),
    Server(TestDatabase),
    /// Another world's, which has to outlive this one
    Beside,
}

/// A small world of named people (see `PEOPLE`), on Monday 5 October 2026, 08:40.
pub struct World {
    db: Db,
    service: Router,
    app: App,
    clock: Clock,
    post: Post,
    home: Home,
}

const FILE: &str = "world.sqlite";

static SQLITE_TEMPLATE: OnceCell<(tempfile::TempDir, PathBuf)> = OnceCell::const_new();
static POSTGRES_TEMPLATE: OnceCell<String> = OnceCell::const_new();

async fn sqlite_template() -> &'static PathBuf {
    let (_, file) = SQLITE_TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("template.sqlite");
            let db = Db::open(&format!("sqlite:{}", file.display())).expect("a database");
            db.migrate().await.expect("a schema");
            fill(&db).await;
            drop(db); // the last connection folds the journal into the file
            crate::arrangements::watch(&file);
            (folder, file)
        })
        .await;
    file
}

async fn postgres_template() -> &'static String {
    POSTGRES_TEMPLATE
        .get_or_init(|| async {
            use sha2::Digest as _;
            let seed = sha2::Sha256::digest(include_str!("people.rs"));
            let name = format!(
                "{}{:02x}{:02x}{:02x}",
                store::fingerprint(),
                seed[0],
                seed[1],
                seed[2]
            );
            template(&name, async |url| {
                let db = Db::open(&url).expect("a database");
                db.migrate().await.expect("a schema");
                fill(&db).await;
            })
            .await
        })
        .await
}

fn service(db: &Db, clock: Clock, post: &Post) -> (Router, App) {
    let config = Config {
        product: "E-klase".to_owned(),
        secure_cookies: false,
        behind_proxy: false,
        demo: false,
        public_url: Some("http://localhost:8080".to_owned()),
        key: Some(web::Key::parse(&"07".repeat(32)).expect("a key")),
        sso: None,
    };
    let texts = eklase::texts().expect("texts");
    let app = App::new(db.clone(), clock, texts, config).expect("a state");
    (eklase::service_with(app.clone(), post.clone()), app)
}

impl World {
    fn over(db: Db, home: Home) -> Self {
        let clock = Clock::fixed(NOW.parse().expect("an instant"));
        let post = Post::screen(Outbox::new());
        let (service, app) = service(&db, clock, &post);
        Self {
            db,
            service,
            app,
            clock,
            post,
            home,
        }
    }

    /// Over SQLite.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(FILE);
        std::fs::copy(sqlite_template().await, &file).expect("a copy");
        let db = Db::open(&format!("sqlite:{}", file.display())).expect("a database");
        Self::over(db, Home::File(folder))
    }

    /// Over PostgreSQL.
    pub async fn postgres() -> Self {
        let database = TestDatabase::fresh(postgres_template().await).await;
        let db = Db::open(&database.url).expect("a database");
        Self::over(db, Home::Server(database))
    }

    /// The same world at another local time, such as "2026-10-05T09:01".
    pub fn at(mut self, local: &str) -> Self {
        let local: DateTime = local.parse().expect("a local time");
        let zone = TimeZone::get("Europe/Riga").expect("a zone");
        self.clock = Clock::fixed(zone.to_timestamp(local).expect("an instant"));
        (self.service, self.app) = service(&self.db, self.clock, &self.post);
        self
    }

    /// The same world with another way out for its messages.
    pub fn through(mut self, post: Post) -> Self {
        (self.service, self.app) = service(&self.db, self.clock, &post);
        self.post = post;
        self
    }

    /// Another server over the same database, which remembers what it has seen by itself.
    pub fn beside(&self) -> Self {
        let mut other = Self::over(self.db.clone(), Home::Beside);
        other.clock = self.clock;
        (other.service, other.app) = service(&other.db, other.clock, &other.post);
        other
    }

    fn registry(&self) -> jobs::Registry {
        eklase::registry(account::Tools {
            post: self.post.clone(),
            texts: std::sync::Arc::new(eklase::texts().expect("texts")),
            address: None,
        })
    }

    /// Does what is done once a day, and what follows from what was done so far.
    pub async fn daily(&self) -> Vec<jobs::Ran> {
        jobs::run_daily(&self.db, &self.registry(), self.clock.now())
            .await
            .expect("jobs")
    }

    /// Does what follows from what was done so far, in order.
    pub async fn work(&self) -> Vec<jobs::Ran> {
        let registry = self.registry();
        jobs::run_due(&self.db, &registry, self.clock.now())
            .await
            .expect("jobs")
    }

    /// The messages on everybody's telephones, the newest first.
    pub fn telephones(&self) -> Vec<Shown> {
        self.post.outbox().map(Outbox::all).unwrap_or_default()
    }

    /// The state behind its handlers.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The database itself, for what no page shows.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The PostgreSQL database's URL, for what the store does not do.
    pub fn url(&self) -> Option<&str> {
        match &self.home {
            Home::File(_) | Home::Beside => None,
            Home::Server(database) => Some(&database.url),
        }
    }

    /// Reads the database, with every look at children's data on record.
    pub async fn read(&self) -> ReadTx {
        self.app.looks_recorded().await;
        self.db.read().await.expect("a read")
    }

    /// Changes the database behind the program's back, with every look on record.
    pub async fn write(&self) -> WriteTx {
        self.app.looks_recorded().await;
        let mut tx = self.db.write().await.expect("a write");
        // what pages remember is over, as after every change of the program; apart, so that a test counts its own questions
        tx.run(
            sql!("UPDATE audit_head SET changes = changes + 1, arrangements = arrangements + 1"),
            params![],
        )
        .await
        .expect("a count");
        tx.commit().await.expect("a commit");
        self.db.write().await.expect("a write")
    }

    /// What is watched of what servers remember, on SQLite.
    fn arrangements(&self) -> Option<Count> {
        match &self.home {
            Home::File(folder) => Some(Count::of(&folder.path().join(FILE))),
            Home::Server(_) | Home::Beside => None,
        }
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        if request.method() == Method::GET {
            return self.answer(request).await;
        }
        let what = request.uri().to_string();
        let before = self.arrangements();
        let reply = self.answer(request).await;
        if let (Some(before), Some(after)) = (before, self.arrangements()) {
            after.holds_after(before, &what);
        }
        reply
    }

    async fn answer(&self, request: Request<Body>) -> Reply {
        let response: Response<Body> = self
            .service
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let location = head
            .headers
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok());
        Reply {
            status: head.status,
            location: location.map(str::to_owned),
            body: String::from_utf8_lossy(&body).into_owned(),
            head: head.headers,
        }
    }

    /// A request of a person, by given name; "nobody" has no session.
    pub fn request(&self, who: &str, method: &str, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin");
        if who != "nobody" {
            let person = PEOPLE.iter().find(|person| person.2 == who);
            let institution = person.unwrap_or_else(|| panic!("nobody is called {who}")).0;
            request = request.header(
                header::COOKIE,
                format!("eklase={institution}.{}", secret(who)),
            );
        }
        request
    }

    /// Opens a page.
    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.send(
            self.request(who, "GET", path)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    /// Sends a form, already encoded: "mark-1=sick&note-1=gripa".
    pub async fn post(&self, who: &str, path: &str, form: &str) -> Reply {
        let request = self
            .request(who, "POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form given as pairs.
    pub async fn post_pairs(&self, who: &str, path: &str, form: &[(&str, &str)]) -> Reply {
        self.post(
            who,
            path,
            &serde_urlencoded::to_string(form).expect("a form"),
        )
        .await
    }

    /// The audit log of the first preschool, a line an entry: "attendance.mark by 6 child 1 group 1 day 2026-10-05".
    pub async fn audit(&self) -> Vec<String> {
        rows! {
            struct Line {
                action: String,
                account_id: Option<i64>,
                child_id: Option<i64>,
                group_id: Option<i64>,
                on_date: Option<jiff::civil::Date>,
            }
        }
        let lines: Vec<Line> = self
            .read()
            .await
            .all(
                sql!(
                    "SELECT action, account_id, child_id, group_id, on_date
                       FROM audit_entry WHERE institution_id = 1 ORDER BY seq"
                ),
                params![],
            )
            .await
            .expect("the log");
        let part = |name: &str, value: Option<String>| {
            value.map(|v| format!(" {name} {v}")).unwrap_or_default()
        };
        lines
            .into_iter()
            .map(|line| {
                format!(
                    "{}{}{}{}{}",
                    line.action,
                    part("by", line.account_id.map(|v| v.to_string())),
                    part("child", line.child_id.map(|v| v.to_string())),
                    part("group", line.group_id.map(|v| v.to_string())),
                    part("day", line.on_date.map(|v| v.to_string())),
                )
            })
            .collect()
    }
}
