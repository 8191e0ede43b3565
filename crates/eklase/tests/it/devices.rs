//! Notices on a parent's own devices (annex 1): a real service receives them, and only the browser can open them.

use std::sync::{Arc, Mutex};

use aes_gcm::Aes128Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use courier::{Client, Outbox, Push, Vapid};
use dispatch::Post;
use hkdf::Hkdf;
use p256::SecretKey;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::Sha256;
use store::{params, sql};
use testkit::{World, on_both};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const DAY: &str = "/groups/1/attendance/2026-10-05";
const SICK: &str = "mark-1=sick&was-1=&note-1=gripa";
const BROWSER: [u8; 32] = [9; 32];
const AUTH: [u8; 16] = [5; 16];

type Taken = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// One request: its head, and its body by the length that the head says.
async fn request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let (mut all, mut part) = (Vec::new(), [0_u8; 4096]);
    loop {
        let read = stream.read(&mut part).await.ok().filter(|read| *read > 0)?;
        all.extend_from_slice(&part[..read]);
        let Some(end) = all.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
        let length = head
            .split("content-length: ")
            .nth(1)?
            .split("\r\n")
            .next()?
            .parse()
            .ok()?;
        let body = &all[end + 4..];
        if body.len() >= length {
            let head = String::from_utf8_lossy(&all[..end]).into_owned();
            return Some((head, body[..length].to_vec()));
        }
    }
}

/// A service of a browser's maker that answers so; its address, and what it has taken.
async fn service(answer: &'static str) -> (String, Taken) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let taken = Taken::default();
    let keeps = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let Some(one) = request(&mut stream).await else {
                continue;
            };
            keeps.lock().unwrap().push(one);
            let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.ok();
        }
    });
    (address, taken)
}

fn vapid() -> Vapid {
    Vapid::new(&[3; 32], Some("https://eklase.example.lv".to_owned())).unwrap()
}

/// The demo's telephone, and devices through real services.
fn real(w: World) -> World {
    let client = Client::trusting(Vec::new(), true).unwrap();
    w.through(Post::screen(Outbox::new()).with_push(Some(Push::services(client, vapid()))))
}

fn device(endpoint: &str) -> String {
    let key = SecretKey::from_slice(&BROWSER)
        .unwrap()
        .public_key()
        .to_sec1_bytes();
    let pairs = [
        ("endpoint", endpoint),
        ("p256dh", &URL_SAFE_NO_PAD.encode(key)),
        ("auth", &URL_SAFE_NO_PAD.encode(AUTH)),
        ("next", "/family/1/notices"),
    ];
    serde_urlencoded::to_string(pairs).unwrap()
}

/// Laura adds her browser and chooses.
async fn chosen(w: World, endpoint: &str) -> World {
    let w = real(w);
    w.post("Laura", "/profile/devices", &device(endpoint))
        .await
        .is(303);
    w.post(
        "Laura",
        "/family/1/notices",
        "absence-push=1&digest=at_once",
    )
    .await
    .is(303);
    w
}

/// What was noted is planned, the five minutes are over in which a slip is corrected, and who chose it is told.
async fn after_grace(w: World) -> World {
    w.work().await;
    let w = w.at("2026-10-05T08:45");
    w.work().await;
    w
}

async fn devices(w: &World) -> i64 {
    let mut tx = w.read().await;
    let (count,): (i64,) = tx
        .one(sql!("SELECT count(*) AS n FROM push_device"), params![])
        .await
        .unwrap();
    count
}

/// What the browser makes of it: RFC 8291 the other way round.
fn opened(body: &[u8]) -> serde_json::Value {
    let (salt, rest) = body.split_at(16);
    let (size, rest) = rest.split_at(4);
    assert_eq!(size, 4096_u32.to_be_bytes());
    let (theirs, closed) = rest[1..].split_at(usize::from(rest[0]));
    let own = SecretKey::from_slice(&BROWSER).unwrap();
    let shared = own.diffie_hellman(&p256::PublicKey::from_sec1_bytes(theirs).unwrap());
    let info = [
        b"WebPush: info\0".as_slice(),
        &own.public_key().to_sec1_bytes(),
        theirs,
    ]
    .concat();
    let (mut secret, mut key, mut nonce) = ([0_u8; 32], [0_u8; 16], [0_u8; 12]);
    Hkdf::<Sha256>::new(Some(&AUTH), shared.raw_secret_bytes().as_slice())
        .expand(&info, &mut secret)
        .unwrap();
    let content = Hkdf::<Sha256>::new(Some(salt), &secret);
    content
        .expand(b"Content-Encoding: aes128gcm\0", &mut key)
        .unwrap();
    content
        .expand(b"Content-Encoding: nonce\0", &mut nonce)
        .unwrap();
    let plain = Aes128Gcm::new(&key.into())
        .decrypt(&nonce.into(), closed)
        .unwrap();
    let (end, json) = plain.split_last().unwrap();
    assert_eq!(*end, 2);
    serde_json::from_slice(json).unwrap()
}

/// The word of who sends, checked as a service checks it.
fn claims(head: &str) -> serde_json::Value {
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix("authorization: vapid t="))
        .unwrap();
    let (word, key) = line.split_once(", k=").unwrap();
    let (said, signature) = word.rsplit_once('.').unwrap();
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let key = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
    key.verify(
        said.as_bytes(),
        &Signature::from_slice(&bytes(signature)).unwrap(),
    )
    .unwrap();
    serde_json::from_slice(&bytes(said.split_once('.').unwrap().1)).unwrap()
}

on_both! {
    async fn an_absence_is_told_on_the_parents_device_and_nobody_between_can_read_it(w: World) {
        let (address, taken) = service("201 Created").await;
        let w = chosen(w, &format!("{address}/push/laura")).await;
        w.get("Laura", "/family/1/notices").await.is(200).has("data-key=").has("data-mark=").lacks(&address);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        let all = taken.lock().unwrap().clone();
        let [(head, body)] = all.as_slice() else { panic!("{all:?}") };
        assert!(head.starts_with("POST /push/laura HTTP/1.1"), "{head}");
        for header in ["content-encoding: aes128gcm", "ttl: 86400", "urgency: normal", "topic: "] {
            assert!(head.contains(header), "{header}: {head}");
        }
        let note = opened(body);
        assert_eq!(note["title"], "Ozolzīlīte");
        assert_eq!(note["text"], "Marta: kavējums, 05.10.2026.", "others read a locked screen along");
        assert_eq!(note["path"], "/family/1?day=2026-10-05");
        let claims = claims(head);
        assert_eq!(claims["aud"], address);
        assert_eq!(claims["sub"], "https://eklase.example.lv");
        let hours = (claims["exp"].as_i64().unwrap() - w.app().now().as_second()) / 3600;
        assert_eq!(hours, 12);
        w.get("Aija", "/messages").await.is(200).has("Laura Abele").has("ierīces").lacks("gripa");
    }

    async fn a_browser_that_is_gone_is_forgotten_and_another_is_told_all_the_same(w: World) {
        let (gone, _) = service("410 Gone").await;
        let (there, taken) = service("201 Created").await;
        let w = chosen(w, &format!("{gone}/1")).await;
        w.post("Laura", "/profile/devices", &device(&format!("{there}/2"))).await.is(303);
        assert_eq!(devices(&w).await, 2);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert_eq!(devices(&w).await, 1);
        assert_eq!(taken.lock().unwrap().len(), 1);
    }

    async fn who_may_not_see_the_child_any_more_is_not_told_on_a_device(w: World) {
        let (address, taken) = service("201 Created").await;
        let w = chosen(w, &address).await;
        w.post("Līga", DAY, SICK).await.is(303);
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET may_see = $1, may_act = $1 WHERE institution_id = 1 AND account_id = 14"),
            params![false]).await.unwrap();
        tx.commit().await.unwrap();
        after_grace(w).await;
        assert!(taken.lock().unwrap().is_empty());
    }

    async fn a_device_belongs_to_who_added_it_last_and_only_that_person_removes_it(w: World) {
        let w = chosen(w, "http://127.0.0.1:9/1").await;
        let page = w.get("Laura", "/family/1/notices").await;
        let path = page.body.split("action=\"").find(|rest| rest.starts_with("/profile/devices/")).unwrap().split('"').next().unwrap().to_owned();
        w.post("Jānis", &path, "").await.is(303);
        assert_eq!(devices(&w).await, 1);
        w.post("Jānis", "/profile/devices", &device("http://127.0.0.1:9/1")).await.is(303);
        assert_eq!(devices(&w).await, 1);
        w.get("Laura", "/family/1/notices").await.is(200).lacks("data-mark=");
        w.post("Jānis", &path, "").await.is(303);
        assert_eq!(devices(&w).await, 0);
    }

    async fn ending_all_of_somebodys_sessions_ends_their_devices(w: World) {
        let w = chosen(w, "http://127.0.0.1:9/1").await;
        w.post("Artūrs", "/access/15/sessions", "which=all").await.is(303);
        assert_eq!(devices(&w).await, 1, "another's");
        w.post("Artūrs", "/access/14/sessions", "which=all").await.is(303);
        assert_eq!(devices(&w).await, 0);
    }

    async fn who_ends_all_other_sessions_ends_the_devices_too(w: World) {
        let w = chosen(w, "http://127.0.0.1:9/1").await;
        w.post("Laura", "/profile/sessions", "which=others").await.is(303);
        assert_eq!(devices(&w).await, 0);
        w.get("Laura", "/family/1/notices").await.is(200).has("nav pievienota neviena ierīce");
    }

    async fn only_https_to_the_open_internet_is_told(w: World) {
        let client = Client::trusting(Vec::new(), false).unwrap();
        let w = w.through(Post::screen(Outbox::new()).with_push(Some(Push::services(client, vapid()))));
        for endpoint in ["http://push.example.net/1", "https://127.0.0.1:9/1", "https://10.0.0.7/1", "https://localhost/1", "javascript:alert(1)", "https://a:b@push.example.net/1", ""] {
            w.post("Laura", "/profile/devices", &device(endpoint)).await.is(422).has("pārlūks nenosauca");
        }
        // what only leads into the own network (here the loopback, written as a name) is refused where it is connected to
        w.post("Laura", "/profile/devices", &device("https://127.1:9/1")).await.is(303);
        w.post("Laura", "/family/1/notices", "absence-push=1&digest=at_once").await.is(303);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        w.get("Aija", "/messages?state=failed").await.is(200).has("Laura Abele");
        let (why,): (String,) = w.read().await
            .one(sql!("SELECT last_error FROM outgoing_message"), params![]).await.unwrap();
        assert_eq!(why, "address");
    }

    async fn a_service_that_is_ill_is_tried_again_and_the_device_stays(w: World) {
        let (address, taken) = service("503 Service Unavailable").await;
        let w = chosen(w, &address).await;
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert_eq!(devices(&w).await, 1);
        let w = w.at("2026-10-05T08:46");
        w.work().await;
        assert_eq!(taken.lock().unwrap().len(), 2);
        w.get("Aija", "/messages?state=failed").await.is(200).has("pakalpojums paziņojumu nepieņēma");
    }

    async fn a_choice_without_a_device_is_pointed_out_and_told_nowhere(w: World) {
        let w = real(w);
        w.get("Laura", "/family/1/notices").await.is(200).lacks("nav pievienota neviena ierīce");
        w.post("Laura", "/family/1/notices", "absence-push=1&digest=at_once").await.is(303);
        w.get("Laura", "/family/1/notices").await.is(200).has("nav pievienota neviena ierīce");
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        let (put_down,): (i64,) = w.read().await
            .one(sql!("SELECT count(*) AS n FROM outgoing_message"), params![]).await.unwrap();
        assert_eq!(put_down, 0);
        w.post("Laura", "/profile/devices", &device("http://127.0.0.1:9/1")).await.is(303);
        w.get("Laura", "/family/1/notices").await.is(200).lacks("nav pievienota neviena ierīce");
    }

    async fn the_quiet_hours_hold_a_notice_on_a_device_back_too(w: World) {
        let (address, taken) = service("201 Created").await;
        let w = chosen(w, &address).await;
        w.post("Laura", "/family/1/notices", "absence-push=1&digest=at_once&quiet-from=08%3A00&quiet-to=09%3A30").await.is(303);
        w.post("Līga", DAY, SICK).await.is(303);
        let w = after_grace(w).await;
        assert!(taken.lock().unwrap().is_empty());
        let w = w.at("2026-10-05T09:30");
        w.work().await;
        assert_eq!(taken.lock().unwrap().len(), 1);
    }

    async fn a_device_of_who_sees_nothing_any_more_is_forgotten(w: World) {
        let w = chosen(w, "http://127.0.0.1:9/1").await;
        w.daily().await;
        assert_eq!(devices(&w).await, 1);
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET may_see = $1, may_act = $1 WHERE institution_id = 1 AND account_id = 14"),
            params![false]).await.unwrap();
        tx.commit().await.unwrap();
        let w = w.at("2026-10-06T08:40");
        w.daily().await;
        assert_eq!(devices(&w).await, 0);
    }

    async fn a_device_that_nothing_was_told_on_is_forgotten_after_a_year(w: World) {
        let w = chosen(w, "http://127.0.0.1:9/1").await;
        let w = w.at("2027-10-04T08:40");
        w.daily().await;
        assert_eq!(devices(&w).await, 1, "364 days");
        let w = w.at("2027-10-05T09:00");
        w.daily().await;
        assert_eq!(devices(&w).await, 0);
    }

    async fn without_a_key_the_page_says_so_and_offers_the_rest(w: World) {
        w.get("Laura", "/family/1/notices").await.is(200).has("nav iestatīti").lacks("data-key=");
        w.post("Laura", "/profile/devices", &device("https://push.example.net/1")).await.is(422).has("nav iestatīti");
    }
}
