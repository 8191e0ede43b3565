//! Every route × every role, compared with the table in `docs/permissions.md`. `UPDATE=1` writes it anew.

use std::fmt::Write as _;

use testkit::World;
use web::Listed;

const ROLES: [(&str, &str); 12] = [
    ("virslietotājs", "Artūrs"),
    ("vadītāja", "Ilze"),
    ("vietniece", "Sanita"),
    ("metodiķe", "Daina"),
    ("lietvede", "Aija"),
    ("grupas skolotāja", "Līga"),
    ("priekšmeta skolotāja", "Baiba"),
    ("logopēde", "Inese"),
    ("soc. pedagoģe", "Gunta"),
    ("palīgs", "Rita"),
    ("vecāks", "Laura"),
    ("nav pieslēdzies", "nobody"),
];

/// Group, child and account: of the person's own group, of another group, of another preschool.
const RECORDS: [(&str, &str, &str); 3] = [("1", "1", "6"), ("2", "11", "8"), ("21", "201", "102")];

/// A parent of each of the children.
const PARENTS: [(&str, &str); 3] = [("1", "14"), ("11", "16"), ("201", "103")];

/// What stands in the place of a part of an address.
fn sample<'r>(name: &str, (group, child, account): (&'r str, &'r str, &'r str)) -> &'r str {
    match name {
        "group" => group,
        "child" => child,
        "account" | "role" => account,
        "day" => "2026-10-05",
        "week" => "2026-W41",
        "month" => "2026-10",
        "way" => "email",
        "kind" => "value",
        // the number of a record that may not be there: whoever may ask for it is told so by 404
        _ => "1",
    }
}

fn address(route: &Listed, (group, child, account): (&str, &str, &str)) -> String {
    let parent = PARENTS
        .iter()
        .find(|(of, _)| *of == child)
        .map(|(_, parent)| *parent)
        .unwrap();
    let account = if route.path.contains("{child}") {
        parent
    } else {
        account
    };
    let part = |part: &str| {
        let name = part
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match name {
            Some(name) => sample(name, (group, child, account)).to_owned(),
            None => part.to_owned(),
        }
    };
    let parts: Vec<String> = route.path.split('/').map(part).collect();
    parts.join("/")
}

/// "jā" for whatever is not a refusal; the form itself may still be refused.
async fn answer(who: &str, route: &Listed, records: (&str, &str, &str)) -> String {
    let w = World::sqlite().await;
    let path = address(route, records);
    let reply = match route.method {
        "GET" if route.path.ends_with("/events") => {
            let request = w
                .request(who, "HEAD", &path)
                .body(axum::body::Body::empty())
                .unwrap();
            w.send(request).await
        }
        "GET" => w.get(who, &path).await,
        _ => w.post(who, &path, "").await,
    };
    match reply.status.as_u16() {
        status @ (401 | 403 | 404) => status.to_string(),
        status if status < 500 => "jā".to_owned(),
        status => panic!("{who} {} {path}: {status} {}", route.method, reply.body),
    }
}

async fn line(route: Listed) -> String {
    let mut line = format!("| {} `{}` | {} |", route.method, route.path, route.action);
    let about_a_record = route.path.contains("{group}")
        || route.path.contains("{child}")
        || route.path.contains("{account}");
    for (_, who) in ROLES {
        let mut cell = answer(who, &route, RECORDS[0]).await;
        if about_a_record {
            for records in &RECORDS[1..] {
                let other = answer(who, &route, *records).await;
                write!(cell, " / {other}").unwrap();
            }
        }
        // the same answer for all three is said once
        let parts: Vec<&str> = cell.split(" / ").collect();
        let cell = if parts.windows(2).all(|pair| pair[0] == pair[1]) {
            parts[0].to_owned()
        } else {
            cell
        };
        write!(line, " {cell} |").unwrap();
    }
    line
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_answers_every_role_as_the_table_says() {
    let routes: Vec<Listed> = eklase::routes()
        .into_iter()
        .filter(|route| route.action != "public")
        .collect();
    let mut table = String::from(
        "# Who may do what\n\nMade by the test `every_route_answers_every_role_as_the_table_says` (`UPDATE=1` writes it anew). A cell says \
         `jā`, or the refusal's status; with a record: of the own group / of another group / of another preschool.\n\n",
    );
    writeln!(
        table,
        "| route | action | {} |",
        ROLES.map(|(role, _)| role).join(" | ")
    )
    .unwrap();
    writeln!(table, "| --- | --- |{}", " --- |".repeat(ROLES.len())).unwrap();
    let tasks: Vec<_> = routes
        .into_iter()
        .map(|route| tokio::spawn(line(route)))
        .collect();
    for task in tasks {
        writeln!(table, "{}", task.await.unwrap()).unwrap();
    }
    table.push_str(
        "\n## Actions\n\nOn a group's shared tablet, unlocked with a PIN, only what is marked so opens, and only of that group.\n\n\
         | action | in words | reading is logged | on the group's tablet |\n| --- | --- | --- | --- |\n",
    );
    let mut actions: Vec<_> = web::access::ACTIONS.iter().collect();
    actions.sort_by_key(|action| action.name);
    for action in actions {
        let yes = |is: bool| if is { "yes" } else { "–" };
        writeln!(
            table,
            "| {} | {} | {} | {} |",
            action.name,
            action.about.trim(),
            yes(action.watched),
            yes(action.on_tablet)
        )
        .unwrap();
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/permissions.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    let agreed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, then) in table.lines().zip(agreed.lines()) {
        assert_eq!(
            now, then,
            "docs/permissions.md says otherwise; if it is meant so, run with UPDATE=1"
        );
    }
    assert_eq!(table, agreed, "docs/permissions.md says otherwise");
}

#[test]
fn every_action_is_asked_for_by_a_route() {
    let asked: Vec<&str> = eklase::routes().iter().map(|route| route.action).collect();
    let idle: Vec<&str> = web::access::ACTIONS
        .iter()
        .map(|line| line.name)
        .filter(|name| !asked.contains(name))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}
