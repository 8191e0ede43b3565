//! Import: a spreadsheet of children with their parents, staff or groups (2.2, issue 3).

use axum::body::Body;
use import::{Doing, ForgetDraft, Kind, Sheet};
use jiff::civil::date;
use kernel::{AccountId, InstitutionId};
use store::{Ids, params, sql};
use testkit::{Reply, World, on_both};

const HEAD: &str = "Vārds;Uzvārds;Personas kods;Dzimšanas datums;Grupa;No;Mātes vārds;Mātes uzvārds;Mātes tālrunis;Tēva vārds;Tēva uzvārds;Tēva tālrunis;Adrese";

/// Uploads a file as a browser sends it.
async fn upload(w: &World, who: &str, kind: &str, bytes: &[u8]) -> Reply {
    let head = "--granica\r\nContent-Disposition: form-data; name=\"file\"; filename=\"saraksts.csv\"\r\n\
                Content-Type: application/octet-stream\r\n\r\n";
    let body = [head.as_bytes(), bytes, b"\r\n--granica--\r\n"].concat();
    let request = w
        .request(who, "POST", &format!("/import/{kind}"))
        .header("content-type", "multipart/form-data; boundary=granica")
        .body(Body::from(body));
    w.send(request.unwrap()).await
}

/// Uploads rows and opens the preview; its address and page.
async fn preview(w: &World, who: &str, kind: &str, rows: &str) -> (String, Reply) {
    let reply = upload(w, who, kind, rows.as_bytes()).await;
    let at = reply.is(303).location.clone().unwrap();
    let page = w.get(who, &at).await;
    (at, page)
}

fn seen(page: &Reply) -> String {
    let rest = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn confirm(w: &World, who: &str, at: &str, page: &Reply) -> Reply {
    w.post(who, at, &format!("seen={}", seen(page))).await
}

pub async fn bring(w: &World, who: &str, kind: &str, rows: &str) -> Reply {
    let (at, page) = preview(w, who, kind, rows).await;
    confirm(w, who, &at, page.is(200)).await
}

async fn count(w: &World, table: &'static store::Sql) -> i64 {
    let (count,): (i64,) = w.read().await.one(table, params![]).await.unwrap();
    count
}

async fn children(w: &World) -> i64 {
    count(
        w,
        sql!("SELECT count(*) FROM child WHERE institution_id = 1"),
    )
    .await
}

on_both! {
    async fn a_clerk_brings_in_children_with_their_parents(w: World) {
        let rows = format!(
            "{HEAD}\nŽanete;Šķēle;320000-00991;01.02.2021.;Mārītes;01.09.2026;Ilze;Šķēle;26222222;Jānis;Šķēlis;26333333;Zaļā iela 1, Liepāja, LV-3401\n\
             Oskars;Ozols;;03.04.2022;3;;;;;;;;\n\
             Marta;Abele;320000-00011;12.03.2021;Mārītes;;Laura;Ābele;26444444;;;;\n"
        );

        let (at, page) = preview(&w, "Aija", "children", &rows).await;

        page.is(200).has("Šķēle Žanete").has("320000-•••••").lacks("320000-00991")
            .has("<del>Abele</del> → <ins>Ābele</ins>").has("saraksts.csv");
        assert_eq!(children(&w).await, 8, "a preview writes nothing");
        let done = confirm(&w, "Aija", &at, &page).await;
        assert_eq!(done.is(303).location.as_deref(), Some("/import?added=2&changed=1"));
        w.get("Aija", "/import?added=2&changed=1").await.is(200).has("Pievienotas 2 rindas.").has("Mainīta 1 rinda.");
        assert_eq!(children(&w).await, 10);
        w.get("Aija", "/groups/1/children").await.is(200).has("Šķēle <b>Žanete</b>");
        w.get("Aija", "/groups/2/children").await.is(200).has("Ozols <b>Oskars</b>");
        assert_eq!(w.audit().await.iter().filter(|line| line.starts_with("import.children by 5 child ")).count(), 3);
        // the account that signs in is called as the contact is
        let account = count(&w, sql!("SELECT count(*) FROM account WHERE institution_id = 1 AND surname = 'Ābele'")).await;
        assert_eq!(account, 1);
        // confirmed once, gone for good
        w.get("Aija", &at).await.is(404);
        let (_, again) = preview(&w, "Aija", "children", &rows).await;
        again.is(200).has("mainīt nav ko").lacks("name=\"seen\"");
    }

    async fn an_email_that_no_server_takes_is_a_fault_of_its_row(w: World) {
        let rows = "Vārds;Uzvārds;Amats;E-pasts\nRita;Kalve;lietvede;rīta@piemers.lv\nIlga;Kalve;lietvede;Ilga@Piemers.LV\n";
        let (_, page) = preview(&w, "Artūrs", "staff", rows).await;
        page.is(200).has("rīta@piemers.lv").lacks("name=\"seen\"");
        let (_, page) = preview(&w, "Artūrs", "staff", &rows.replace("rīta", "rita")).await;
        page.is(200).has("Ilga@piemers.lv").has("name=\"seen\"");
    }

    async fn nothing_is_written_unless_all_rows_are_good(w: World) {
        let rows = format!("{HEAD}\nAnna;Ozola;;01.02.2021;Mārītes;;;;;;;;\nPēteris;Ozols;;31.02.2021;Mārītes;;;;;;;;\n");
        let (at, page) = preview(&w, "Aija", "children", &rows).await;
        page.is(200).has("1 rindā ir kļūda").has("nav datums").lacks("name=\"seen\"");
        w.post("Aija", &at, "seen=0").await.is(422).has("nav datums");
        assert_eq!(children(&w).await, 8);
    }

    async fn what_changed_meanwhile_is_shown_again(w: World) {
        let rows = format!("{HEAD}\nMarta;Abele;320000-00011;12.03.2021;;;Laura;Abele;26444444;;;;\n");
        let (at, page) = preview(&w, "Aija", "children", &rows).await;
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE contact SET phone = '+37126555555' WHERE institution_id = 1 AND id = 11"), params![]).await.unwrap();
        tx.commit().await.unwrap();
        confirm(&w, "Aija", &at, &page).await.is(409).has("26 555 555").has("kāds mainīja");
        let page = w.get("Aija", &at).await;
        confirm(&w, "Aija", &at, &page).await.is(303);
    }

    async fn columns_are_mapped_by_hand(w: World) {
        let reply = upload(&w, "Aija", "children", "A;B;C;D\nAnna;Ozola;01.02.2021;Mārītes\n".as_bytes()).await;
        let at = reply.is(303).location.clone().unwrap();
        assert!(at.ends_with("/columns"));
        w.get("Aija", &at).await.is(200).has("Anna").has("Trūkst vārda");
        let twice = "heading=0&column-0=given-name&column-1=given-name&column-2=birth&column-3=group";
        w.post("Aija", &at, twice).await.is(422).has("divām kolonnām").has("value=\"birth\" selected");
        let said = "heading=0&column-0=given-name&column-1=surname&column-2=birth&column-3=group";
        let on = w.post("Aija", &at, said).await;
        let at = on.is(303).location.clone().unwrap();
        let page = w.get("Aija", &at).await;
        page.is(200).has("Ozola Anna");
        confirm(&w, "Aija", &at, &page).await.is(303);
        assert_eq!(children(&w).await, 9);
    }

    async fn files_that_are_no_sheet_are_refused_in_words(w: World) {
        for (bytes, words) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "Tas ir attēls"),
            (b"%PDF-1.7", "Tas ir PDF"),
            (b"PK\x03\x04broken", "bojāts"),
            (b"", "Fails ir tukšs"),
        ] {
            upload(&w, "Aija", "children", bytes).await.is(422).has(words).has("aria-invalid");
        }
        let large = upload(&w, "Aija", "children", &vec![b'a'; 10 * 1024 * 1024 + 1]).await;
        large.is(422).has("lielāks par 10 MB");
        upload(&w, "Aija", "children", &vec![b'a'; 11 * 1024 * 1024]).await.is(413);
        let form = w.post("Aija", "/import/children", "file=x").await;
        form.is(400);
        // who carries no session may send no more than a form
        upload(&w, "nobody", "children", &vec![b'a'; 600 * 1024]).await.is(413);
    }

    async fn formulas_stay_text(w: World) {
        let rows = format!("{HEAD}\n=cmd|' /C calc'!A0;Ozola;;01.02.2021;Mārītes;;;;;;;;\n");
        let (_, page) = preview(&w, "Aija", "children", &rows).await;
        page.is(200).has("Ozola =cmd|&#39; /C calc&#39;!A0");
    }

    async fn each_kind_is_for_whom_it_is(w: World) {
        for (who, kind, status) in [
            ("Artūrs", "children", 303), ("Artūrs", "staff", 303), ("Artūrs", "groups", 303),
            ("Aija", "children", 303), ("Aija", "staff", 403), ("Aija", "groups", 303),
            ("Ilze", "children", 403), ("Ilze", "groups", 303), ("Sanita", "groups", 303),
            ("Līga", "children", 403), ("Līga", "groups", 403), ("Laura", "children", 403), ("nobody", "children", 401),
        ] {
            upload(&w, who, kind, "a;b\nc;d".as_bytes()).await.is(status);
        }
        w.get("Ilze", "/import").await.is(200).has("/import/groups").lacks("/import/staff").lacks("/import/children");
        w.get("Līga", "/import").await.is(403);
        let rows = format!("{HEAD}\nAnna;Ozola;;01.02.2021;Mārītes;;;;;;;;\n");
        let (at, page) = preview(&w, "Aija", "children", &rows).await;
        // a draft is its owner's
        w.get("Artūrs", &at).await.is(404);
        w.post("Artūrs", &at, &format!("seen={}", seen(&page))).await.is(404);
        w.post("Artūrs", &format!("{at}/cancel"), "").await.is(404);
        w.post("Aija", &format!("{at}/cancel"), "").await.is(303);
        w.get("Aija", &at).await.is(404);
    }

    async fn staff_come_with_roles_and_sign_in_names(w: World) {
        let rows = "Vārds uzvārds;Amats;Grupa;Tālrunis;No\nAnna Ozola;Skolotāja palīgs;Pūcītes;26222222;01.09.2026\n\
                    Anna Ozola;lietvede;;;01.09.2026\nLīga Bērziņa;grupas skolotāja;Mārītes;;\n";
        bring(&w, "Artūrs", "staff", rows).await.is(303);
        w.get("Artūrs", "/staff").await.is(200).has("Ozola Anna").has("anna.ozola");
        let roles = count(&w, sql!("SELECT count(*) FROM staff_role r JOIN sign_in_name n ON n.institution_id = r.institution_id AND n.account_id = r.account_id WHERE n.name = 'anna.ozola'")).await;
        assert_eq!(roles, 2);
        let (_, again) = preview(&w, "Artūrs", "staff", rows).await;
        again.has("mainīt nav ko");
    }

    async fn groups_are_made_and_changed(w: World) {
        let rows = "Nr;Nosaukums;Vecums;Telpa\n4;Mārītes;5–6;12\n7;Zaķīši;2–3;\n";
        bring(&w, "Ilze", "groups", rows).await.is(303);
        w.get("Ilze", "/groups").await.is(200).has("Zaķīši");
        let (_, again) = preview(&w, "Ilze", "groups", rows).await;
        again.has("mainīt nav ko");
    }

    async fn a_child_moves_and_its_history_stays(w: World) {
        let rows = "Vārds;Uzvārds;Personas kods;Grupa;No\nMarta;Abele;320000-00011;Pūcītes;05.10.2026\n";
        bring(&w, "Aija", "children", rows).await.is(303);
        let stays: Vec<(jiff::civil::Date, Option<jiff::civil::Date>)> = w.read().await
            .all(sql!("SELECT from_on, to_on FROM membership WHERE institution_id = 1 AND child_id = 1 ORDER BY from_on"), params![])
            .await.unwrap();
        assert_eq!(stays, [(date(2026, 9, 1), Some(date(2026, 10, 4))), (date(2026, 10, 5), None)]);
        let (_, again) = preview(&w, "Aija", "children", rows).await;
        again.has("mainīt nav ko");
    }

    async fn a_draft_that_nobody_confirms_is_forgotten_after_a_day(w: World) {
        let rows = format!("{HEAD}\nAnna;Ozola;;01.02.2021;Mārītes;;;;;;;;\n");
        let (at, _) = preview(&w, "Aija", "children", &rows).await;
        let registry = jobs::Registry::new().with::<ForgetDraft>(());
        let now: jiff::Timestamp = testkit::NOW.parse().unwrap();
        jobs::run_due(w.db(), &registry, now + jiff::SignedDuration::from_hours(23)).await.unwrap();
        w.get("Aija", &at).await.is(200);
        jobs::run_due(w.db(), &registry, now + jiff::SignedDuration::from_hours(25)).await.unwrap();
        w.get("Aija", &at).await.is(404);
    }

    async fn ten_thousand_rows_are_judged_and_written_with_few_questions(w: World) {
        let mut rows = HEAD.to_owned();
        for n in 0..10_000 {
            rows += &format!("\nBērns{n};Uzvārds{n};33{n:04}-{n:05};01.02.2021;Mārītes;01.09.2026;Māte;Uzvārds{n};2{n:07};Tēvs;Uzvārds{n};2{n:07};Zaļā iela {n}, Liepāja");
        }
        let sheet = Sheet::new(Kind::Children, sheets::read(rows.as_bytes()).unwrap().rows);
        let (institution, now) = (InstitutionId(1), testkit::NOW.parse().unwrap());
        let mut tx = w.write().await;
        let plan = import::prepare(&mut tx, institution, date(2026, 10, 5), Kind::Children, &sheet).await.unwrap();
        assert_eq!(tx.questions(), 5);
        let ids = Ids::default();
        let mut next = || Ok(ids.next(now)?);
        let mut doing = Doing { institution, by: AccountId(5), role: Some(kernel::Role::Clerk), now, today: date(2026, 10, 5), ids: &mut next };
        let about = import::write(&mut tx, &mut doing, &plan).await.unwrap();
        assert_eq!(about.len(), 10_000);
        assert!(tx.questions() <= 14, "{}", tx.questions());
        tx.commit().await.unwrap();
        assert_eq!(children(&w).await, 10_008);
        let mut tx = w.read().await;
        let again = import::prepare(&mut tx, institution, date(2026, 10, 5), Kind::Children, &sheet).await.unwrap();
        assert_eq!(again.count(import::State::Same), 10_000);
    }
}

/// Runs `eklase import` on the world's database: whether it succeeded, and what it said.
fn command(w: &World, rows: &str, options: &[&str]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saraksts.csv");
    std::fs::write(&file, rows).unwrap();
    let database = format!("sqlite:{}", w.db().path().unwrap().display());
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_eklase"))
        .arg("import")
        .arg(&file)
        .args(["--database", &database, "--institution", "ozolzilite"])
        .args(options)
        .output()
        .unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_says_every_bad_row_and_writes_all_or_nothing() {
    let w = World::sqlite().await;
    let bad = format!(
        "{HEAD}\nAnna;Ozola;;01.02.2021;Mārītes;;;;;;;;\nOto;Kalns;123;31.02.2021;Nav;;;;;;;;\n"
    );
    let (done, said) = command(&w, &bad, &[]);
    assert!(!done);
    assert!(said.contains("row 3: Personal code: “123”"), "{said}");
    assert!(
        said.contains("row 3: Group: there is no group “Nav”"),
        "{said}"
    );
    assert!(
        said.contains("1 of 2 rows are wrong, nothing is written"),
        "{said}"
    );
    assert_eq!(children(&w).await, 8);

    let good = format!("{HEAD}\nAnna;Ozola;;01.02.2021;Mārītes;;;;;;;;Zaļā iela 1, Liepāja\n");
    let (done, said) = command(&w, &good, &["--dry-run"]);
    assert!(done && said.contains("1 would be added"), "{said}");
    assert_eq!(children(&w).await, 8);
    let (done, said) = command(&w, &good, &[]);
    assert!(
        done && said.contains("children: 1 added, 0 changed, 0 unchanged"),
        "{said}"
    );
    let (done, said) = command(&w, &good, &["--kind", "children"]);
    assert!(
        done && said.contains("0 added, 0 changed, 1 unchanged"),
        "{said}"
    );
    assert_eq!(children(&w).await, 9);
    let last = w.audit().await.pop().unwrap();
    assert!(last.starts_with("import.children by 1 child "), "{last}");
    let mut tx = w.read().await;
    let chain = web::audit::verify(&mut tx, InstitutionId(1)).await.unwrap();
    assert_eq!(chain.broken_at, None);

    let (done, said) = command(&w, &good, &["--as", "nav-tāda"]);
    assert!(!done && said.contains("--as"), "{said}");
    let (done, said) = command(&w, "a;b\nc;d\n", &[]);
    assert!(!done && said.contains("--kind"), "{said}");
    let (done, said) = command(&w, "\u{89}PNG\0", &[]);
    assert!(!done && said.contains("no spreadsheet"), "{said}");
}
