//! A database that is locked or gone: 503 with a time and with what was typed, never a 500, nothing half-written.

use testkit::World;

const DAY: &str = "/groups/1/attendance/2026-10-05";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_database_answers_503_and_gives_back_what_was_typed() {
    let w = World::sqlite().await;
    let other = rusqlite::Connection::open(w.db().path().unwrap()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let reply = w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=gripa").await;

    reply
        .is(503)
        .has("Sistēma pašlaik nav pieejama")
        .has("value=\"gripa\"")
        .has("Mēģināt vēlreiz");
    assert!(reply.head.contains_key("retry-after"));
    other.execute_batch("ROLLBACK").unwrap();
    w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=gripa")
        .await
        .is(303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_gone_answers_503_and_is_not_ready() {
    let w = World::postgres().await;
    w.get("Līga", DAY).await.is(200);
    let url = w.url().unwrap();
    let (server, name) = url.rsplit_once('/').unwrap();
    let (client, connection) =
        tokio_postgres::connect(&format!("{server}/postgres"), tokio_postgres::NoTls)
            .await
            .unwrap();
    tokio::spawn(connection);
    client
        .batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .await
        .unwrap();

    w.post("Līga", DAY, "mark-1=sick&was-1=&note-1=gripa")
        .await
        .is(503)
        .has("value=\"gripa\"");
    w.get("nobody", "/ready").await.is(503);
    w.get("nobody", "/health").await.is(200);
}
