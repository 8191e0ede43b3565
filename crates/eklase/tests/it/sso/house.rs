//! The world with a provider, and a person who walks between the two.

use axum::body::Body;
use axum::http::{Request, Response, header};
use axum::{Extension, Router};
use http_body_util::BodyExt as _;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;
use sso::{Keys, Sso};
use store::{Params, Sql, params, sql};
use testkit::World;
use tower::ServiceExt as _;
use web::{App, Clock, Config};

use super::provider::Provider;

/// A world whose installation has a provider.
pub struct House {
    pub world: World,
    pub provider: Provider,
    sso: Sso,
    service: Router,
}

pub struct Reply {
    pub status: u16,
    pub location: String,
    pub cookies: Vec<String>,
    pub body: String,
}

impl Reply {
    pub fn is(&self, status: u16) -> &Self {
        let main = self.body.split("<main").nth(1).unwrap_or(&self.body);
        assert_eq!(self.status, status, "{} {main}", self.location);
        self
    }

    pub fn has(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "„{text}” is not in {}", self.body);
        self
    }

    pub fn leads_to(&self, address: &str) -> &Self {
        self.is(303);
        assert_eq!(self.location, address);
        self
    }

    /// The cookie of that name, as it is sent back.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let start = format!("{name}=");
        let set = self.cookies.iter().find(|set| set.starts_with(&start))?;
        Some(set.split(';').next()?.to_owned())
    }
}

/// The keys of the test's `[sso]`.
pub fn keys(issuer: &str) -> Keys {
    let values = [
        ("EKLASE_SSO_NAME", "Liepājas pašvaldība"),
        ("EKLASE_SSO_ISSUER", issuer),
        ("EKLASE_SSO_CLIENT_ID", "eklase"),
        ("EKLASE_SSO_SECRET", "a-secret"),
        ("EKLASE_SSO_SCOPES", "profile email"),
    ];
    Keys::default().with(|name| {
        let found = values.iter().find(|(key, _)| *key == name)?;
        Some(found.1.to_owned())
    })
}

/// Where a page leads by itself.
pub fn led_to(page: &str) -> String {
    let url = page.split("0; url=").nth(1).unwrap();
    let url = url.split('"').next().unwrap();
    url.replace("&#38;", "&").replace("&amp;", "&")
}

/// The service over the world's database at that local time.
pub fn service(world: &World, sso: &Sso, local: &str) -> Router {
    let local: DateTime = local.parse().unwrap();
    let zone = TimeZone::get("Europe/Riga").unwrap();
    let clock = Clock::fixed(zone.to_timestamp(local).unwrap());
    let config = Config {
        product: "E-klase".to_owned(),
        secure_cookies: false,
        behind_proxy: false,
        demo: false,
        public_url: Some("http://127.0.0.1:8080".to_owned()),
        key: Some(web::Key::parse(&"07".repeat(32)).unwrap()),
        sso: sso.name().map(str::to_owned),
    };
    let app = App::new(world.db().clone(), clock, eklase::texts().unwrap(), config).unwrap();
    eklase::service(app).layer(Extension(sso.clone()))
}

impl House {
    pub async fn new(world: World) -> Self {
        Self::with(world, |keys| keys).await
    }

    pub async fn with(world: World, change: impl FnOnce(Keys) -> Keys) -> Self {
        let provider = Provider::start().await;
        let keys = change(keys(&provider.issuer()));
        let sso = Sso::configured(keys, Some("http://127.0.0.1:8080")).unwrap();
        let service = service(&world, &sso, "2026-10-05T08:40");
        Self {
            world,
            provider,
            sso,
            service,
        }
    }

    /// The same house and provider at another local time.
    pub fn at(&mut self, local: &str) {
        self.service = service(&self.world, &self.sso, local);
    }

    pub async fn run(&self, sql: &'static Sql, params: Params) {
        let mut tx = self.world.write().await;
        tx.run(sql, params).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response: Response<Body> = self.service.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap().to_owned();
        Reply {
            status: head.status.as_u16(),
            location: head.headers.get("location").map(text).unwrap_or_default(),
            cookies: head
                .headers
                .get_all("set-cookie")
                .iter()
                .map(text)
                .collect(),
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Opens a page with these cookies.
    pub async fn get(&self, cookies: &[&str], path: &str) -> Reply {
        let request = Request::get(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::COOKIE, cookies.join("; "));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form with these cookies.
    pub async fn post(&self, cookies: &[&str], path: &str, form: &str) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies.join("; "));
        self.send(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }

    /// Whoever has that session as the world's people do.
    pub fn session(&self, who: &str) -> String {
        let request = self.world.request(who, "GET", "/").body(()).unwrap();
        request.headers()["cookie"].to_str().unwrap().to_owned()
    }

    pub async fn give_password(&self, account: i64) {
        let hash = account::Hasher
            .hash("laba-garā-parole".to_owned())
            .await
            .unwrap();
        self.run(
            sql!("UPDATE account SET password_hash = $2 WHERE institution_id = 1 AND id = $1"),
            params![account, hash],
        )
        .await;
    }

    /// Links as a person would: the password, the provider, back; the last answer.
    pub async fn link(&self, who: &str, account: i64, subject: &str) -> Reply {
        self.give_password(account).await;
        let session = self.session(who);
        let page = self
            .post(&[&session], "/profile/sso", "password=laba-garā-parole")
            .await;
        page.is(200);
        let url = led_to(&page.body);
        let going = Going::parse(&url, page.cookie("eklase-sso").unwrap());
        let code = self.provider.grant(
            &going.challenge,
            self.provider.claims(subject, &going.nonce),
        );
        self.back(&going, &code, &[&session]).await
    }

    /// Presses the button on the sign-in page.
    pub async fn set_off(&self, next: &str) -> Going {
        let reply = self.get(&[], &format!("/login/sso?next={next}")).await;
        reply.is(303);
        Going::parse(&reply.location, reply.cookie("eklase-sso").unwrap())
    }

    /// Presses the button with a form that was being typed when the session was over.
    pub async fn set_off_with(&self, form: &str) -> Going {
        let page = self.post(&[], "/login/sso", form).await;
        page.is(200);
        Going::parse(&led_to(&page.body), page.cookie("eklase-sso").unwrap())
    }

    /// Comes back from the provider with that code.
    pub async fn back(&self, going: &Going, code: &str, cookies: &[&str]) -> Reply {
        let query = serde_urlencoded::to_string([
            ("code", code),
            ("state", &going.state),
            ("iss", &self.provider.issuer()),
        ])
        .unwrap();
        let mut all = vec![going.cookie.as_str()];
        all.extend(cookies);
        self.get(&all, &format!("/login/sso/callback?{query}"))
            .await
    }

    /// Signs in; the test may spoil the token's claims.
    pub async fn sign_in(&self, subject: &str, spoil: impl FnOnce(&mut Value)) -> Reply {
        let going = self.set_off("/profile").await;
        let mut claims = self.provider.claims(subject, &going.nonce);
        spoil(&mut claims);
        let code = self.provider.grant(&going.challenge, claims);
        self.back(&going, &code, &[]).await
    }
}

/// A person on the way to the provider.
#[derive(Clone)]
pub struct Going {
    pub state: String,
    pub nonce: String,
    pub challenge: String,
    pub cookie: String,
    pub query: Vec<(String, String)>,
}

impl Going {
    pub fn parse(url: &str, cookie: String) -> Self {
        let query: Vec<(String, String)> =
            serde_urlencoded::from_str(url.split_once('?').unwrap().1).unwrap();
        let one = |name: &str| {
            let found = query.iter().find(|(key, _)| key == name);
            found
                .unwrap_or_else(|| panic!("no {name} in {url}"))
                .1
                .clone()
        };
        Self {
            state: one("state"),
            nonce: one("nonce"),
            challenge: one("code_challenge"),
            cookie,
            query,
        }
    }
}
