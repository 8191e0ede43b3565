//! Second factors (issue 3.8): codes from an app, recovery codes, what an institution requires.

use jiff::Timestamp;
use store::{params, sql};
use testkit::{Reply, World, on_both};
use totp_rs::{Builder, Secret};

pub async fn give(w: &World, account: i64, password: &str) {
    let hash = account::Hasher.hash(password.to_owned()).await.unwrap();
    let mut tx = w.write().await;
    tx.run(
        sql!("UPDATE account SET password_hash = $2 WHERE institution_id = 1 AND id = $1"),
        params![account, hash],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// The cookie that an answer sets, as the browser sends it back.
pub fn cookie(reply: &Reply, name: &str) -> Option<String> {
    let set = reply.head.get_all("set-cookie").iter();
    set.filter_map(|value| value.to_str().ok()?.split(';').next())
        .find(|pair| pair.split('=').next() == Some(name) && !pair.ends_with('='))
        .map(str::to_owned)
}

pub async fn send(
    w: &World,
    who: &str,
    to: (&str, &str),
    form: &[(&str, &str)],
    cookie: &str,
) -> Reply {
    let request = w
        .request(who, to.0, to.1)
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(
            serde_urlencoded::to_string(form).unwrap(),
        ))
        .unwrap();
    w.send(request).await
}

/// The password again: what opens the factors for changes.
pub async fn unlock(w: &World, who: &str, password: &str) -> String {
    let reply = w
        .post_pairs(who, "/profile/security/unlock", &[("password", password)])
        .await;
    reply.is(303);
    cookie(&reply, "eklase-sure").unwrap()
}

pub fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split(before)
        .nth(1)
        .unwrap()
        .split(after)
        .next()
        .unwrap()
}

fn code(secret: &str, local: &str) -> String {
    let zone = jiff::tz::TimeZone::get("Europe/Riga").unwrap();
    let at: Timestamp = zone.to_timestamp(local.parse().unwrap()).unwrap();
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(secret).unwrap())
        .build()
        .unwrap();
    totp.generate(u64::try_from(at.as_second()).unwrap())
        .to_string()
}

/// Sets up an app through the pages: its secret and the recovery codes.
async fn set_up(w: &World, who: &str, password: &str, local: &str) -> (String, Vec<String>) {
    let sure = unlock(w, who, password).await;
    let begun = send(w, who, ("POST", "/profile/security/totp"), &[], &sure).await;
    begun.is(303);
    let page = send(w, who, ("GET", "/profile/security/totp"), &[], &sure).await;
    page.is(200).has("<svg class=\"qr\"");
    let secret = between(&page.body, "<dd><code>", "<").replace(' ', "");
    let typed = code(&secret, local);
    let confirm = ("POST", "/profile/security/totp/confirm");
    let wrong = if typed == "000000" {
        "111111"
    } else {
        "000000"
    };
    send(w, who, confirm, &[("one-time-password", wrong)], &sure)
        .await
        .is(422)
        .has("Kods nav pareizs");
    let reply = send(w, who, confirm, &[("one-time-password", &typed)], &sure).await;
    reply.is(200).has("Atkopšanas kodi");
    let codes = reply
        .body
        .split("<li><code>")
        .skip(1)
        .map(|part| part.split('<').next().unwrap().to_owned());
    (secret, codes.collect())
}

/// The right password of somebody with a factor: the step's cookie.
pub async fn password(w: &World, name: &str, password: &str) -> String {
    let reply = w
        .post_pairs(
            "nobody",
            "/login",
            &[("name", name), ("password", password)],
        )
        .await;
    reply.is(303);
    assert_eq!(reply.location.as_deref(), Some("/login/step?next=%2F"));
    assert_eq!(cookie(&reply, "eklase"), None, "no session yet");
    cookie(&reply, "eklase-step").unwrap()
}

async fn prove(w: &World, step: &str, field: &str, value: &str) -> Reply {
    send(
        w,
        "nobody",
        ("POST", "/login/step"),
        &[(field, value), ("next", "/profile")],
        step,
    )
    .await
}

async fn signed_in(w: &World, reply: &Reply, name: &str) {
    reply.is(303);
    let session = cookie(reply, "eklase").unwrap();
    send(w, "nobody", ("GET", "/profile"), &[], &session)
        .await
        .is(200)
        .has(name);
}

const NOW: &str = "2026-10-05T08:40";
const LATER: &str = "2026-10-05T08:44";

on_both! {
    async fn a_session_opens_only_after_password_and_code(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, codes) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        assert_eq!(codes.len(), 10);
        let w = w.at(LATER);

        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        send(&w, "nobody", ("GET", "/login/step?next=/profile"), &[], &step).await.is(200).has("Kods no lietotnes");
        prove(&w, &step, "one-time-password", "12").await.is(422).has("Kods nav pareizs");
        let reply = prove(&w, &step, "one-time-password", &code(&secret, LATER)).await;

        assert_eq!(reply.location.as_deref(), Some("/profile"));
        signed_in(&w, &reply, "Līga Bērziņa").await;
        let log = w.audit().await;
        assert!(log.contains(&"account.sign_in_failed by 6".to_owned()));
        assert_eq!(log.last().unwrap(), "account.sign_in by 6");
        // the step is over with the session
        prove(&w, &step, "one-time-password", &code(&secret, LATER)).await.is(401).has("laiks ir beidzies");
    }

    async fn a_code_is_accepted_once(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, _) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        // the code that confirmed the app is used up as well
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        prove(&w, &step, "one-time-password", &code(&secret, NOW)).await.is(422);
        let w = w.at(LATER);
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        prove(&w, &step, "one-time-password", &code(&secret, LATER)).await.is(303);
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        prove(&w, &step, "one-time-password", &code(&secret, LATER)).await.is(422).has("jau izmantots");
    }

    async fn a_recovery_code_works_once_however_it_is_typed(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (_, codes) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        let typed = codes[0].replace('-', " ").to_uppercase();
        signed_in(&w, &prove(&w, &step, "recovery-password", &typed).await, "Līga Bērziņa").await;
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        prove(&w, &step, "recovery-password", &codes[0]).await.is(422);
        w.get("Līga", "/profile/security").await.is(200).has("Atlikuši 9 no 10");
        prove(&w, &step, "recovery-password", &codes[1]).await.is(303);
        // new ones take the place of the old ones
        let sure = unlock(&w, "Līga", "laba-garā-parole").await;
        send(&w, "Līga", ("POST", "/profile/security/codes"), &[], &sure).await.is(200).lacks(&codes[2]);
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        prove(&w, &step, "recovery-password", &codes[2]).await.is(422);
    }

    async fn a_step_lasts_five_minutes(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, _) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let step = password(&w, "skolotaja", "laba-garā-parole").await;
        let w = w.at("2026-10-05T08:45");
        prove(&w, &step, "one-time-password", &code(&secret, "2026-10-05T08:45")).await.is(401).has("laiks ir beidzies");
        send(&w, "nobody", ("GET", "/login/step"), &[], &step).await.is(401);
        send(&w, "nobody", ("GET", "/login/step"), &[], "eklase-step=1.forged-forged-forged-forged-forged").await.is(401);
        send(&w, "nobody", ("GET", "/login/step"), &[], "").await.is(401);
    }

    async fn five_tries_end_a_step_and_ten_close_the_name(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, codes) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let w = w.at(LATER);
        let right = code(&secret, LATER);
        for _ in 0..2 {
            let step = password(&w, "skolotaja", "laba-garā-parole").await;
            for _ in 0..4 {
                prove(&w, &step, "one-time-password", "12").await.is(422);
            }
            prove(&w, &step, "one-time-password", "12").await.is(401).has("Pārāk daudz");
            prove(&w, &step, "one-time-password", &right).await.is(401);
            prove(&w, &step, "recovery-password", &codes[0]).await.is(401);
        }
        let reply = w.post_pairs("nobody", "/login", &[("name", "skolotaja"), ("password", "laba-garā-parole")]).await;
        reply.is(429);
    }

    async fn a_right_password_does_not_forgive_wrong_codes(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let mut steps = Vec::new();
        for _ in 0..3 {
            steps.push(password(&w, "skolotaja", "laba-garā-parole").await);
        }
        for (n, step) in steps.iter().enumerate() {
            for _ in 0..if n == 2 { 2 } else { 4 } {
                prove(&w, step, "one-time-password", "12").await.is(422);
            }
        }
        prove(&w, &steps[2], "one-time-password", "12").await.is(429);
    }

    async fn changing_factors_asks_for_the_password_again(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        w.get("Līga", "/profile/security").await.is(200).has("Pašreizējā parole").lacks("Uzstādīt kodu lietotni");
        for path in ["/profile/security/totp", "/profile/security/codes", "/profile/security/totp/remove",
            "/profile/security/passkeys/options", "/profile/security/passkeys/1/remove"] {
            w.post("Līga", path, "").await.is(422).has("ievadiet paroli vēlreiz");
        }
        w.post("Līga", "/profile/security/unlock", "password=nepareiza").await.is(422).has("Parole nav pareiza");
        let sure = unlock(&w, "Līga", "laba-garā-parole").await;
        send(&w, "Līga", ("GET", "/profile/security"), &[], &sure).await.is(200).has("Uzstādīt kodu lietotni");
        // it is nobody else's, and it is over after ten minutes
        send(&w, "Agnese", ("POST", "/profile/security/totp"), &[], &sure).await.is(422);
        let w = w.at("2026-10-05T08:50");
        send(&w, "Līga", ("POST", "/profile/security/totp"), &[], &sure).await.is(422);
    }

    async fn wrong_passwords_on_the_security_page_are_limited(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        for _ in 0..10 {
            w.post("Līga", "/profile/security/unlock", "password=nepareiza").await.is(422);
        }
        w.post_pairs("Līga", "/profile/security/unlock", &[("password", "laba-garā-parole")]).await.is(429);
    }

    async fn an_app_is_removed_with_its_codes(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let sure = unlock(&w, "Līga", "laba-garā-parole").await;
        // a confirmed app is not replaced behind the person's back
        send(&w, "Līga", ("POST", "/profile/security/totp"), &[], &sure).await.is(303);
        send(&w, "Līga", ("GET", "/profile/security/totp"), &[], &sure).await.is(404);
        send(&w, "Līga", ("POST", "/profile/security/totp/remove"), &[], &sure).await.is(303);
        send(&w, "Līga", ("GET", "/profile/security"), &[], &sure).await.has("Nav uzstādīta").lacks("Atlikuši");
        let reply = w.post_pairs("nobody", "/login", &[("name", "skolotaja"), ("password", "laba-garā-parole")]).await;
        signed_in(&w, &reply, "Līga Bērziņa").await;
    }

    async fn the_superuser_removes_a_lost_phone_and_the_person_is_told(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        for who in ["Ilze", "Aija", "Agnese", "Laura"] {
            w.get(who, "/staff/6/factors").await.is(403);
            w.post(who, "/staff/6/factors", "").await.is(403);
        }
        w.get("Artūrs", "/staff/102/factors").await.is(404);
        w.post("Artūrs", "/staff/102/factors", "").await.is(404);
        w.get("Artūrs", "/staff/6/factors").await.is(200).has("Līga Bērziņa").has("Kodu lietotne");
        w.post("Artūrs", "/staff/6/factors", "").await.is(303);
        assert_eq!(w.audit().await.last().unwrap(), "factors.remove by 1");
        w.post("Artūrs", "/staff/6/factors", "").await.is(422);
        w.post("Artūrs", "/staff/1/factors", "").await.is(422).has("Savus faktorus");

        w.get("Līga", "/profile").await.is(401);
        let reply = w.post_pairs("nobody", "/login",
            &[("name", "skolotaja"), ("password", "laba-garā-parole"), ("next", "/groups/1/diary")]).await;
        assert_eq!(reply.location.as_deref(), Some("/profile/notices?next=%2Fgroups%2F1%2Fdiary"));
        let session = cookie(&reply, "eklase").unwrap();
        let page = send(&w, "nobody", ("GET", "/profile/notices?next=/groups/1/diary"), &[], &session).await;
        page.is(200).has("Jūsu otrie faktori ir noņemti").has("05.10.2026. 08:40 · Virslietotājs").has("value=\"/groups/1/diary\"");
        let read = send(&w, "nobody", ("POST", "/profile/notices"), &[("next", "/groups/1/diary")], &session).await;
        assert_eq!(read.location.as_deref(), Some("/groups/1/diary"));
        send(&w, "nobody", ("GET", "/profile/notices"), &[], &session).await.lacks("Virslietotājs");
        let reply = w.post_pairs("nobody", "/login",
            &[("name", "skolotaja"), ("password", "laba-garā-parole"), ("next", "/profile")]).await;
        assert_eq!(reply.location.as_deref(), Some("/profile"));
    }

    async fn from_the_day_on_staff_without_a_factor_only_set_one_up(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        for who in ["Ilze", "Līga", "Laura"] {
            w.get(who, "/settings/security").await.is(403);
            w.post(who, "/settings/security", "from=06.10.2026.").await.is(403);
        }
        w.post("Artūrs", "/settings/security", "from=rīt").await.is(422).has("value=\"rīt\"");
        w.post("Artūrs", "/settings/security", "from=06.10.2026.").await.is(303);
        w.get("Artūrs", "/settings/security").await.is(200).has("06.10.2026.").has("Bērziņa Līga");
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200);

        let day = "2026-10-06T08:40";
        let w = w.at(day);
        for (method, path) in [("GET", "/groups/1/attendance/2026-10-06"), ("GET", "/"), ("POST", "/groups/1/attendance/2026-10-06")] {
            let reply = send(&w, "Līga", (method, path), &[], "").await;
            reply.is(303);
            assert_eq!(reply.location.as_deref(), Some("/profile/security"), "{method} {path}");
        }
        w.get("Līga", "/profile/security").await.is(200).has("Iestāde prasa");
        w.get("Līga", "/profile").await.is(200);
        w.get("Laura", "/family/1").await.is(200);
        w.get("Ināra", "/").await.is(200);
        set_up(&w, "Līga", "laba-garā-parole", day).await;
        w.get("Līga", "/groups/1/attendance/2026-10-06").await.is(200);
        w.get("Līga", "/profile/security").await.is(200).lacks("Iestāde prasa");
    }

    async fn an_empty_day_takes_the_requirement_back(w: World) {
        give(&w, 1, "laba-garā-parole").await;
        w.post("Artūrs", "/settings/security", "from=01.10.2026.").await.is(303);
        assert_eq!(w.get("Līga", "/").await.location.as_deref(), Some("/profile/security"));
        // the superuser is staff as well
        assert_eq!(w.get("Artūrs", "/settings/security").await.location.as_deref(), Some("/profile/security"));
        set_up(&w, "Artūrs", "laba-garā-parole", NOW).await;
        w.post("Artūrs", "/settings/security", "from=").await.is(303);
        w.get("Līga", "/profile/security").await.is(200);
        w.get("Līga", "/").await.is(200);
    }

    async fn a_parent_may_have_a_second_factor_too(w: World) {
        give(&w, 14, "mammas-garā-frāze").await;
        let (secret, _) = set_up(&w, "Laura", "mammas-garā-frāze", NOW).await;
        let w = w.at(LATER);
        let step = password(&w, "320000-00011", "mammas-garā-frāze").await;
        let reply = prove(&w, &step, "one-time-password", &code(&secret, LATER)).await;
        signed_in(&w, &reply, "Laura Abele").await;
    }

    async fn what_was_typed_survives_the_second_factor(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, _) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let w = w.at(LATER);
        let form = [("name", "skolotaja"), ("password", "laba-garā-parole"),
            ("next", "/groups/1/attendance/2026-10-05"), ("kept", "mark-1=sick&was-1=&note-1=gripa")];
        let reply = w.post_pairs("nobody", "/login", &form).await;
        reply.is(200).has("note-1=gripa");
        let step = cookie(&reply, "eklase-step").unwrap();
        let form = [("one-time-password", &*code(&secret, LATER)), form[2], form[3]];
        let reply = send(&w, "nobody", ("POST", "/login/step"), &form, &step).await;
        reply.is(200).has("value=\"gripa\"");
        assert!(cookie(&reply, "eklase").is_some());
    }

    async fn nothing_secret_rests_in_clear(w: World) {
        give(&w, 6, "laba-garā-parole").await;
        let (secret, codes) = set_up(&w, "Līga", "laba-garā-parole", NOW).await;
        let plain = Secret::try_from_base32(&secret).unwrap();
        let mut tx = w.read().await;
        let (sealed,): (Vec<u8>,) = tx
            .one(sql!("SELECT secret FROM factor_totp WHERE institution_id = 1 AND account_id = 6"), params![])
            .await
            .unwrap();
        assert!(!sealed.windows(20).any(|part| part == plain.as_bytes()));
        let kept: Vec<(Vec<u8>,)> = tx
            .all(sql!("SELECT code_hash FROM recovery_code WHERE institution_id = 1 AND account_id = 6"), params![])
            .await
            .unwrap();
        assert_eq!(kept.len(), 10);
        for (hash,) in kept {
            let text = String::from_utf8_lossy(&hash).into_owned();
            assert!(!codes.iter().any(|code| text.contains(&code.replace('-', ""))));
        }
    }
}

/// What `eklase doctor` says of a data folder.
fn doctor(folder: &std::path::Path, key: Option<&str>) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_eklase"));
    command.arg("doctor").arg("--data-dir").arg(folder);
    command
        .args(["--listen", "127.0.0.1:0"])
        .env_remove("EKLASE_KEY");
    if let Some(key) = key {
        command.env("EKLASE_KEY", key);
    }
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[cfg(unix)]
#[tokio::test]
async fn the_first_start_makes_a_key_that_nobody_else_may_read() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("eklase.key");
    assert!(doctor(folder.path(), None).contains("there is no key yet"));
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_eklase"))
        .arg("serve")
        .arg("--data-dir")
        .arg(folder.path())
        .args(["--listen", "127.0.0.1:0"])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..600 {
        if std::fs::read_to_string(&file).is_ok_and(|text| text.ends_with('\n')) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(web::Key::parse(&text).is_some());
    let mode = |file: &std::path::Path| file.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    assert!(doctor(folder.path(), None).contains("the key that secrets are sealed with is there"));

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(
        doctor(folder.path(), None).contains("BAD   second factors do not work: others may read")
    );
    assert!(
        doctor(folder.path(), Some("short"))
            .contains("BAD   second factors do not work: EKLASE_KEY")
    );
    assert!(
        doctor(folder.path(), Some(&"07".repeat(32))).contains("secrets are sealed with is there")
    );
}
