//! The two schemas: the same tables, columns, nullability and primary keys; migrations from every version on.

use std::collections::BTreeMap;

use store::Db;
use testkit::World;

/// Table → column → (may be null, place in the primary key).
type Schema = BTreeMap<String, BTreeMap<String, (bool, i64)>>;

fn of_sqlite(db: &Db) -> Schema {
    let conn = rusqlite::Connection::open(db.path().unwrap()).unwrap();
    let mut statement = conn
        .prepare(
            "SELECT t.name, c.name, c.\"notnull\", c.pk FROM pragma_table_list t, pragma_table_info(t.name) c
              WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                AND t.name <> 'watched'", // the tests' own
        )
        .unwrap();
    let mut schema = Schema::new();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (table, column): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        let (not_null, key): (bool, i64) = (row.get(2).unwrap(), row.get(3).unwrap());
        schema
            .entry(table)
            .or_default()
            .insert(column, (!not_null && key == 0, key));
    }
    schema
}

async fn of_postgres(url: &str) -> Schema {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    let rows = client
        .query(
            "SELECT c.table_name::text, c.column_name::text, c.is_nullable = 'YES',
                    coalesce(k.ordinal_position, 0)::bigint
               FROM information_schema.columns c
               JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                                               AND t.table_type = 'BASE TABLE'
               LEFT JOIN information_schema.table_constraints p
                      ON p.table_schema = c.table_schema AND p.table_name = c.table_name
                     AND p.constraint_type = 'PRIMARY KEY'
               LEFT JOIN information_schema.key_column_usage k
                      ON k.constraint_name = p.constraint_name AND k.table_name = c.table_name
                     AND k.column_name = c.column_name
              WHERE c.table_schema = 'public'",
            &[],
        )
        .await
        .unwrap();
    let mut schema = Schema::new();
    for row in rows {
        schema
            .entry(row.get(0))
            .or_default()
            .insert(row.get(1), (row.get(2), row.get(3)));
    }
    schema
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_have_the_same_schema() {
    let (sqlite, postgres) = (World::sqlite().await, World::postgres().await);
    let (one, mut other) = (
        of_sqlite(sqlite.db()),
        of_postgres(postgres.url().unwrap()).await,
    );
    assert!(one.len() > 15);
    // full text is the one thing that they keep differently: words of entries here, the virtual table search_index there
    let words = other.get_mut("search_entry").unwrap().remove("words");
    assert_eq!(words, Some((false, 0)));
    assert_eq!(one, other);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_key_leads_with_the_institution() {
    // these are found before it is known which institution is asked for
    let before = [
        "institution",
        "schema_version",
        "sign_in_name",
        "sign_in_failure",
        "external_identity",
        "sso_attempt",
    ];
    let world = World::sqlite().await;
    for (table, columns) in of_sqlite(world.db()) {
        if !before.contains(&table.as_str()) {
            assert_eq!(
                columns.get("institution_id").map(|(_, key)| *key),
                Some(1),
                "{table}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_every_earlier_version_migrates_to_this_one() {
    let newest = of_sqlite(World::sqlite().await.db());
    for version in 0..store::latest_version() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!(
            "sqlite:{}",
            folder.path().join("old.sqlite").display()
        ))
        .unwrap();
        db.migrate_to(version).await.unwrap();
        assert_eq!(db.version().await.unwrap(), version);
        db.migrate().await.unwrap();
        assert_eq!(db.version().await.unwrap(), store::latest_version());
        assert_eq!(of_sqlite(&db), newest);
        assert!(
            db.migrate().await.unwrap().is_empty(),
            "a second time changes nothing"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newer_database_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newer.sqlite");
    let db = Db::open(&format!("sqlite:{}", file.display())).unwrap();
    db.migrate().await.unwrap();
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute("INSERT INTO schema_version VALUES (999, 'later', 'x')", [])
        .unwrap();
    let refused = db.migrate().await.unwrap_err().to_string();
    assert!(refused.contains("use a newer eklase"), "{refused}");
}

/// One child is in one group at a time, whoever writes it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_memberships_never_overlap() {
    for world in [World::sqlite().await, World::postgres().await] {
        let mut tx = world.write().await;
        let second = tx
            .run(
                store::sql!(
                    "INSERT INTO membership (institution_id, child_id, from_on, group_id) VALUES (1, 1, $1, 2)"
                ),
                store::params![jiff::civil::date(2026, 10, 5)],
            )
            .await;
        assert!(second.is_err());
    }
}
