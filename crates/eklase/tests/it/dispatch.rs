//! What is sent to telephones: the gateway's settings, the list of messages, what a failure says.

use std::time::Duration;

use courier::{Client, Secret};
use dispatch::{Channel, Kind, MessageId, NewMessage, Post, Text, To};
use jiff::{SignedDuration, Timestamp};
use jobs::{Job, JobError, Registry, Work, run_due};
use kernel::{AccountId, ChildId, InstitutionId, Phone};
use serde::{Deserialize, Serialize};
use store::{params, sql};
use testkit::{NOW, World, on_both};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const HERE: InstitutionId = InstitutionId(1);

/// Another domain's job: makes the text when it is sent.
#[derive(Serialize, Deserialize)]
struct Hello {
    message: MessageId,
}

impl Job for Hello {
    const NAME: &'static str = "hello";
    type Tools = Post;

    async fn run(self, work: &Work, post: &Post) -> Result<(), JobError> {
        if !post.wants(work, self.message).await? {
            return Ok(());
        }
        let text = format!("Slepenais vārds {}", work.attempt());
        post.deliver(work, self.message, &Text::sms(text)).await
    }
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn phone() -> Phone {
    "26579616".parse().unwrap()
}

/// Laura Abele is to get a message about Marta.
async fn enqueue(w: &World, id: i64) -> MessageId {
    let mut tx = w.write().await;
    let new = NewMessage {
        institution: HERE,
        id: MessageId(id),
        kind: Kind::OneTimePassword,
        account: Some(AccountId(14)),
        child: Some(ChildId(1)),
        to: To::Phone(phone()),
        by: Some(AccountId(6)),
        now: now(),
    };
    dispatch::enqueue(&mut tx, &new, &Hello { message: new.id })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    new.id
}

async fn work(w: &World, post: &Post, after: i64) -> usize {
    let registry = Registry::new().with::<Hello>(post.clone());
    let at = now() + SignedDuration::from_secs(after);
    run_due(w.db(), &registry, at).await.unwrap().len()
}

fn through(allow_insecure: bool) -> Post {
    let client = Client::trusting(Vec::new(), allow_insecure).unwrap();
    let client = client.hurried(Duration::from_millis(500), Duration::from_millis(500));
    Post::gateways(client, Some(Secret::new("atslega-123", &[])))
}

/// A gateway that answers every message so.
async fn gateway(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            // everything: closing on unread bytes would break the connection
            let (mut asked, mut chunk) = (String::new(), [0_u8; 4096]);
            while !asked.contains("&text=") {
                let count = stream.read(&mut chunk).await.unwrap();
                assert!(count > 0, "it ended in {asked}");
                asked.push_str(&String::from_utf8_lossy(&chunk[..count]));
            }
            if answer.is_empty() {
                tokio::time::sleep(Duration::from_secs(20)).await;
            }
            stream.write_all(answer.as_bytes()).await.ok();
        }
    });
    format!("http://{address}/sms")
}

const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n17";

fn form(url: &str) -> [(&str, &str); 6] {
    [
        ("method", "POST"),
        ("url", url),
        ("headers", "Authorization: Bearer {secret}"),
        ("body", "to={phone_digits}&text={text}"),
        ("success-text", ""),
        ("sender", "Ozolzilite"),
    ]
}

on_both! {
    async fn the_superuser_sets_the_gateway_up_and_others_do_not_see_it(w: World) {
        let w = w.through(through(false));
        w.get("Artūrs", "/settings/sms").await.is(200).has("SMS vārteja nav iestatīta");
        let saved = w.post_pairs("Artūrs", "/settings/sms", &form("https://sms.example.lv/send")).await;
        saved.is(303);
        w.get("Artūrs", "/settings/sms").await.is(200).has("https://sms.example.lv/send").has("Bearer {secret}").lacks("nav iestatīta");
        let log = w.audit().await;
        assert_eq!(log.last().unwrap(), "dispatch.change_gateway by 1");
        for who in ["Ilze", "Aija", "Līga", "Laura"] {
            w.get(who, "/settings/sms").await.is(403);
            w.post_pairs(who, "/settings/sms", &form("https://evil.example/")).await.is(403);
            w.post_pairs(who, "/settings/sms/trial", &[("phone", "26579616")]).await.is(403);
        }
        w.get("nobody", "/settings/sms").await.is(401);
    }

    async fn a_bad_gateway_comes_back_as_it_was_typed_with_the_fault_beside_its_field(w: World) {
        let w = w.through(through(false));
        for (field, typed, said) in [
            ("url", "http://sms.example.lv/", "Adresei jāsākas ar https://"),
            ("url", "sms.example.lv", "Ierakstiet pilnu adresi"),
            ("url", "", "id=\"url-fault\""),
            ("headers", "Host: cits.lv", "Host un Content-Length sistēma ieraksta pati"),
            ("body", "to={phone}", "ievietojiet abas vietas"),
            ("body", "{\"to\": {phone}, \"text\": {text}}", "Saturs nav derīgs JSON"),
            ("body", "to={phone}&text={text}&x={cits}", "vārds, ko sistēma nepazīst"),
            ("sender", "Ozolzīlīte", "Sūtītājam līdz 20 rakstzīmēm"),
        ] {
            let mut form = form("https://sms.example.lv/send");
            for pair in &mut form {
                if pair.0 == field {
                    pair.1 = typed;
                }
            }
            let reply = w.post_pairs("Artūrs", "/settings/sms", &form).await;
            reply.is(422).has(said).has(&format!("href=\"#{field}\"")).has(&format!("id=\"{field}-fault\""));
            if field != "headers" {
                reply.has("Bearer {secret}");
            }
        }
        w.post_pairs("Artūrs", "/settings/sms", &[("method", "PUT")]).await.is(422);
        w.get("Artūrs", "/settings/sms").await.has("SMS vārteja nav iestatīta");
    }

    async fn two_superusers_at_once_see_both_versions(w: World) {
        w.post_pairs("Artūrs", "/settings/sms", &form("https://one.example.lv/")).await.is(303);
        let mut mine = form("https://mine.example.lv/").to_vec();
        mine.push(("was-url", "https://older.example.lv/"));
        w.post_pairs("Artūrs", "/settings/sms", &mine).await.is(409).has("https://one.example.lv/").has("https://mine.example.lv/");
    }

    async fn a_message_is_sent_once_and_its_text_is_kept_nowhere(w: World) {
        let post = through(true);
        let w = w.through(post.clone());
        let url = gateway(GOOD).await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&url)).await.is(303);
        let message = enqueue(&w, 1).await;
        w.get("Aija", "/messages").await.is(200).has("tiek sūtīta").has("Laura Abele").has("•• ••• 616").lacks("26579616");

        assert_eq!(work(&w, &post, 0).await, 1);

        let status = dispatch::state_of(&mut w.read().await, HERE, message).await.unwrap().unwrap();
        assert_eq!((status.state.as_str(), status.attempts), ("sent", 1));
        w.get("Ilze", "/messages").await.is(200).has("nosūtīta 08:40").has("Marta Abele").has("Līga Bērziņa").lacks("Slepenais");
        // neither the row nor its job hold the text, the number stands in one place
        let payload: (String,) = w.read().await
            .one(sql!("SELECT payload FROM job WHERE institution_id = 1 AND id = 1"), params![]).await.unwrap();
        assert_eq!(payload.0, "{\"message\":1}");
        // nobody sends it twice, not even by pressing "again"
        w.post("Aija", "/messages/1/attempts", "").await.is(303);
        assert_eq!(work(&w, &post, 0).await, 0);
        for who in ["Līga", "Sanita", "Laura"] {
            w.get(who, "/messages").await.is(403);
            w.post(who, "/messages/1/attempts", "").await.is(403);
        }
        w.post("Aija", "/messages/999/attempts", "").await.is(404);
    }

    async fn a_gateway_that_refuses_is_said_in_words_and_tried_again(w: World) {
        let post = through(true);
        let w = w.through(post.clone());
        let url = gateway("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n").await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&url)).await.is(303);
        enqueue(&w, 1).await;
        work(&w, &post, 0).await;
        w.get("Ilze", "/messages").await.has("neizdevās: vārtejai radās kļūda; mēģinās vēlreiz 08:40").has("1 ziņa nav nosūtīta");
        for after in [10, 70, 370, 2_170, 9_370, 38_170] {
            assert_eq!(work(&w, &post, after).await, 1);
        }
        assert_eq!(work(&w, &post, 1_000_000).await, 0);
        w.get("Ilze", "/messages?state=failed").await.has("neizdevās: vārtejai radās kļūda<").has("Sūtīt vēlreiz");
        // mended, it goes with the next press
        let url = gateway(GOOD).await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&url)).await.is(303);
        w.post("Ilze", "/messages/1/attempts", "").await.is(303);
        work(&w, &post, 0).await;
        w.get("Ilze", "/messages").await.has("nosūtīta 08:40");
        w.get("Ilze", "/messages?state=failed").await.has("Nenosūtītu ziņu nav");
    }

    async fn a_gateway_that_never_answers_gets_three_tries(w: World) {
        let post = through(true);
        let w = w.through(post.clone());
        let url = gateway("").await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&url)).await.is(303);
        enqueue(&w, 1).await;
        for after in [0, 10, 70] {
            assert_eq!(work(&w, &post, after).await, 1);
        }
        assert_eq!(work(&w, &post, 1_000_000).await, 0);
        w.get("Aija", "/messages").await.has("vārteja neatbildēja laikā").has("Pajautājiet saņēmējam");
    }

    async fn without_a_gateway_a_message_waits_and_says_so(w: World) {
        let post = through(true);
        let w = w.through(post.clone());
        enqueue(&w, 1).await;
        work(&w, &post, 0).await;
        w.get("Aija", "/messages").await.has("SMS vārteja nav iestatīta").has("slēgtā vēstulē");
        assert!(!post.can(&mut w.read().await, HERE, Channel::Sms).await.unwrap());
    }

    async fn a_message_whose_job_has_failed_is_never_said_to_be_on_its_way(w: World) {
        enqueue(&w, 1).await;
        let mut tx = w.write().await;
        tx.run(sql!("UPDATE job SET state = 'failed', finished_at = $1 WHERE institution_id = 1 AND id = 1"), params![now()])
            .await.unwrap();
        tx.commit().await.unwrap();
        w.get("Aija", "/messages").await.has("ziņu neizdevās sagatavot").has("Sūtīt vēlreiz");
        let of_child = dispatch::latest_of_child(&mut w.read().await, HERE, ChildId(1), Kind::OneTimePassword).await.unwrap();
        assert_eq!(of_child.len(), 1);
        assert!(of_child[0].status().is_bad());
    }

    async fn a_trial_says_at_once_what_the_gateway_said(w: World) {
        let w = w.through(through(true));
        w.post_pairs("Artūrs", "/settings/sms/trial", &[("phone", "26579616")]).await.is(200).has("SMS vārteja nav iestatīta");
        let good = gateway(GOOD).await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&good)).await.is(303);
        w.post_pairs("Artūrs", "/settings/sms/trial", &[("phone", "26 579 616")]).await
            .is(200).has("Vārteja ziņu pieņēma").has("<code>17</code>");
        let bad = gateway("HTTP/1.1 401 No\r\ncontent-length: 33\r\n\r\nwrong key <b> Bearer atslega-123!").await;
        w.post_pairs("Artūrs", "/settings/sms", &form(&bad)).await.is(303);
        let reply = w.post_pairs("Artūrs", "/settings/sms/trial", &[("phone", "26579616")]).await;
        reply.is(200).has("vārteja nepieņem slepeno atslēgu").has("wrong key").lacks("atslega-123").lacks("key <b>");
        let log = w.audit().await;
        assert_eq!(log.last().unwrap(), "dispatch.trial by 1");
        for (typed, said) in [("", "Ierakstiet tālruņa numuru"), ("2657961", "trūkst ciparu"), ("63320467", "fiksētā tālruņa")] {
            w.post_pairs("Artūrs", "/settings/sms/trial", &[("phone", typed)]).await
                .is(422).has(said).has("href=\"#phone\"").has(&format!("value=\"{typed}\""));
        }
    }

    async fn nothing_is_sent_into_the_own_network(w: World) {
        let w = w.through(through(false));
        w.post_pairs("Artūrs", "/settings/sms", &form("https://127.0.0.1/latest")).await.is(303);
        w.post_pairs("Artūrs", "/settings/sms/trial", &[("phone", "26579616")]).await.is(200).has("iekšējā tīklā");
    }

    async fn only_a_demo_has_a_telephone_to_look_at(w: World) {
        w.get("nobody", "/demo/outbox").await.is(200).has("Vēl nav nevienas ziņas");
        let post = Post::screen(courier::Outbox::new());
        let w = w.through(post.clone());
        enqueue(&w, 1).await;
        work(&w, &post, 0).await;
        w.get("nobody", "/demo/outbox").await.is(200).has("Slepenais vārds 1").has("26 579 616");
        w.get("Artūrs", "/settings/sms").await.has("Demonstrācijā īsziņas netiek sūtītas");
        assert_eq!(w.telephones().len(), 1);
        w.through(through(true)).get("nobody", "/demo/outbox").await.is(404);
    }

    async fn another_preschool_sees_none_of_it(w: World) {
        enqueue(&w, 1).await;
        w.get("Ināra", "/messages").await.is(200).lacks("Laura");
        w.post("Ināra", "/messages/1/attempts", "").await.is(404);
    }

    async fn every_failure_has_words_and_says_what_to_do(w: World) {
        let codes = [
            "no_answer", "slow", "broken", "not_configured", "secret", "secret_host", "settings", "too_long", "answer",
            "redirect", "address", "insecure", "name", "certificate", "http_401", "http_402", "http_403", "http_404",
            "http_400", "http_429", "http_500", "http_301", "never heard of",
        ];
        for (number, code) in codes.into_iter().enumerate() {
            let id = i64::try_from(number).unwrap() + 1;
            enqueue(&w, id).await;
            let mut tx = w.write().await;
            tx.run(
                sql!("UPDATE outgoing_message SET state = 'failed', last_error = $2 WHERE institution_id = 1 AND id = $1"),
                params![id, code],
            )
            .await
            .unwrap();
            tx.commit().await.unwrap();
        }
        let page = w.get("Ilze", "/messages").await;
        page.is(200).lacks("‹");
        assert_eq!(page.body.matches("neizdevās: ").count(), codes.len());
        w.post("Ilze", "/profile", "language=en&theme=auto").await.is(303);
        w.get("Ilze", "/messages").await.is(200).lacks("‹").has("the gateway does not answer");
    }
}
