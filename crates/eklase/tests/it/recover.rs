//! `eklase recover`: the way back in from the server's own terminal.

use eklase::cli::recover::recover;
use store::{params, sql};
use testkit::{NOW, World, on_both};

use super::access::{cookie, give, with};

/// Makes the deputy a second superuser.
async fn second_superuser(w: &World) {
    let mut tx = w.write().await;
    tx.run(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, subject, from_on)
             SELECT 1, 99, 3, 'superuser', '', from_on FROM staff_role WHERE institution_id = 1 AND id = 3"
        ),
        params![],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_superuser_gets_in_again_for_an_hour_and_the_others_are_told(w: World) {
        second_superuser(&w).await;
        give(&w, 3, "vietnieces-parole").await;
        let done = recover(w.db(), ("ozolzilite", "Virslietotajs"), NOW.parse().unwrap()).await.unwrap();
        assert_eq!(done.until, "09:40");
        w.get("Artūrs", "/profile").await.is(401);
        assert_eq!(w.audit().await.last().unwrap(), "account.recover");

        let form = [("name", "virslietotajs"), ("password", done.password.as_str())];
        let reply = w.post_pairs("nobody", "/login", &form).await;
        assert_eq!(reply.location.as_deref(), Some("/profile/notices?next=%2F"));
        with(&w, &cookie(&reply), ("GET", "/profile/notices"), "").await
            .has("Jūsu parole ir aizstāta ar vienreizēju.").has("Sistēmas uzturētājs");
        // it opens nothing but the change of the password
        let due = with(&w, &cookie(&reply), ("GET", "/staff"), "").await;
        assert_eq!(due.location.as_deref(), Some("/profile"));

        let reply = w.post_pairs("nobody", "/login", &[("name", "vietniece"), ("password", "vietnieces-parole")]).await;
        with(&w, &cookie(&reply), ("GET", "/profile/notices"), "").await
            .has("Servera terminālī atjaunota piekļuve virslietotājam: Artūrs Zariņš.");
        let w = w.at("2026-10-05T09:41");
        w.post_pairs("nobody", "/login", &form).await.is(401);
    }

    async fn second_factors_and_locks_are_gone(w: World) {
        let mut tx = w.write().await;
        tx.run(
            sql!("INSERT INTO factor_totp (institution_id, account_id, secret, created_at, confirmed_at, last_step)
                  SELECT 1, 1, $1, created_at, created_at, 0 FROM account WHERE institution_id = 1 AND id = 1"),
            params![vec![1_u8; 20]],
        ).await.unwrap();
        tx.commit().await.unwrap();
        for _ in 0..10 {
            w.post("nobody", "/login", "name=virslietotajs&password=nepareiza").await.is(401);
        }
        let done = recover(w.db(), ("1", "virslietotajs"), NOW.parse().unwrap()).await.unwrap();
        let form = [("name", "virslietotajs"), ("password", done.password.as_str())];
        let reply = w.post_pairs("nobody", "/login", &form).await;
        with(&w, &cookie(&reply), ("GET", "/profile/notices"), "").await.has("Jūsu otrie faktori ir noņemti.");
    }

    async fn nobody_but_a_superuser_of_that_institution_is_let_in(w: World) {
        let now = NOW.parse().unwrap();
        for (institution, name, why) in [
            ("nav-tāda", "virslietotajs", "there is no institution"),
            ("saulite", "virslietotajs", "nobody of that institution"),
            ("ozolzilite", "nav", "nobody of that institution"),
            ("ozolzilite", "skolotaja", "is no superuser today"),
        ] {
            let said = recover(w.db(), (institution, name), now).await.map(|_| ()).unwrap_err().to_string();
            assert!(said.contains(why), "{said}");
        }
        w.get("Artūrs", "/profile").await.is(200);
        w.get("Līga", "/profile").await.is(200);
    }
}
