//! throw-away
#[path = "../src/demo/mod.rs"]
mod demo;
use demo::{Passwords, Scale, preschool, scaled};
#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut url = args[1].clone();
    let _keep;
    if url == "pg" {
        let t = testkit::postgres::template("demofill", async |_u: String| {}).await;
        let d = testkit::postgres::TestDatabase::fresh(&t).await;
        url = d.url.clone();
        _keep = d;
    }
    let db = store::Db::open(&url).unwrap();
    db.migrate().await.unwrap();
    let now: jiff::Timestamp = args[2].parse().unwrap();
    let p = Passwords {
        first: "h1".into(),
        second: "h2".into(),
    };
    let t = std::time::Instant::now();
    preschool(&db, now, &p).await.unwrap();
    println!("preschool {:?}", t.elapsed());
    if let Some(n) = args.get(3) {
        let n: Vec<u32> = n.split(',').map(|x| x.parse().unwrap()).collect();
        let t = std::time::Instant::now();
        scaled(
            &db,
            now,
            &p,
            Scale {
                institutions: n[0],
                groups: n[1],
                children: n[2],
                days: n[3],
                diary: n[4] == 1,
            },
            &mut |_| {},
        )
        .await
        .unwrap();
        println!("scaled {:?}", t.elapsed());
    }
}
