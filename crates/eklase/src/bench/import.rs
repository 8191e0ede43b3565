//! A spreadsheet of children with their parents, brought in as a clerk does: uploaded, seen row by row, confirmed.

use std::time::{Duration, Instant};

use bytes::Bytes;
use kernel::Role;
use rust_xlsxwriter::{Workbook, XlsxError};
use store::{Db, params, sql};
use web::Clock;

use super::data::{World, cookie};
use super::load::{Load, Measured, Visitor};
use crate::cli::Failure;

/// Rows of a sheet.
pub const ROWS: u32 = 1000;
/// How often it is done, each time with other children.
const TIMES: usize = 5;
/// The account of an institution's head, who is its clerk here.
const CLERK: i64 = 1;

const HEADINGS: [&str; 11] = [
    "Uzvārds",
    "Vārds",
    "Personas kods",
    "Dzimšanas datums",
    "Grupas nr",
    "Deklarētā adrese",
    "Mātes vārds, uzvārds",
    "Mātes tālrunis",
    "Mātes e-pasts",
    "Tēva vārds, uzvārds",
    "Tēva tālrunis",
];

/// What it took.
pub struct Imported {
    /// From the upload to the preview
    pub seen: Measured,
    /// From the confirmation to the answer
    pub written: Measured,
}

fn wrong(fault: XlsxError) -> Failure {
    Failure::said(format!("the benchmark's spreadsheet: {fault}"))
}

/// A sheet of children whose codes begin at that number.
fn sheet(first: i64, groups: u32) -> Result<Vec<u8>, Failure> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        page.write(0, column, heading).map_err(wrong)?;
    }
    for row in 1..=ROWS {
        let code = (38_000_000_000 + first + i64::from(row)).to_string();
        let (born, number) = code.split_at_checked(6).unwrap_or((&code, ""));
        let cells = [
            "Paraugs".to_owned(),
            format!("Bērns {}", first + i64::from(row)),
            format!("{born}-{number}"),
            format!("{:02}.{:02}.2022.", row % 28 + 1, row % 12 + 1),
            (row % groups + 1).to_string(),
            format!("Bērnu iela {row}, Paraugpils, LV-3400"),
            format!("Anna Parauga {row}"),
            format!("2{:07}", 1_000_000 + row),
            format!("vecaks{row}@example.lv"),
            format!("Jānis Paraugs {row}"),
            format!("2{:07}", 2_000_000 + row),
        ];
        for (column, cell) in (0..).zip(cells) {
            page.write(row, column, cell).map_err(wrong)?;
        }
    }
    book.save_to_buffer().map_err(wrong)
}

/// The form of an upload.
fn upload(book: &[u8]) -> Bytes {
    let head = "--bench\r\nContent-Disposition: form-data; name=\"file\"; filename=\"berni.xlsx\"\r\n\
                Content-Type: application/octet-stream\r\n\r\n";
    Bytes::from([head.as_bytes(), book, b"\r\n--bench--\r\n"].concat())
}

/// Lets the heads of the institutions bring children in.
async fn appoint(url: &str, institutions: &[i64]) -> Result<(), Failure> {
    let db = Db::open(url)?;
    let today = jiff::tz::TimeZone::UTC
        .to_datetime(Clock::system().now())
        .date();
    let roles = institutions
        .iter()
        .map(|institution| params![*institution, i64::MAX, CLERK, Role::Clerk, today])
        .collect();
    let mut tx = db.write().await?;
    tx.run_many(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, subject, from_on)
             VALUES ($1, $2, $3, $4, '', $5)
             ON CONFLICT (institution_id, id) DO NOTHING"
        ),
        roles,
    )
    .await?;
    Ok(tx.commit().await?)
}

/// What a preview shows is confirmed with its print.
fn print_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, after) = text.split_once("name=\"seen\" value=\"")?;
    Some(after.split('"').next()?.to_owned())
}

async fn once(clerk: &mut Visitor, book: &[u8]) -> Result<(Duration, Duration), Failure> {
    let kind = "multipart/form-data; boundary=bench";
    let (body, began) = (upload(book), Instant::now());
    let address = clerk.send("/import/children", kind, body).await?.location;
    let preview = clerk.get(&address).await?;
    let seen = began.elapsed();
    let print = print_of(&preview.body)
        .ok_or_else(|| Failure::said("the preview of the benchmark's spreadsheet is not good"))?;
    let began = Instant::now();
    let done = clerk.post(&address, format!("seen={print}")).await?;
    let written = began.elapsed();
    if !done.location.contains(&format!("added={ROWS}&")) {
        return Err(Failure::said(format!(
            "the benchmark's spreadsheet was not brought in: {}",
            done.location
        )));
    }
    Ok((seen, written))
}

/// Rows a second, and how long one sheet took.
fn measured(times: Vec<Duration>) -> Measured {
    let whole = times.iter().sum();
    let one = Measured::of(times, whole);
    Measured {
        rate: one.rate * f64::from(ROWS),
        ..one
    }
}

/// Brings children in, each time into the next institution.
pub async fn measure(load: &Load, world: &World, url: &str) -> Result<Imported, Failure> {
    let mut institutions: Vec<(i64, u32)> = Vec::new();
    for group in world.all() {
        match institutions.last_mut() {
            Some((institution, groups)) if *institution == group.institution => *groups += 1,
            _ => institutions.push((group.institution, 1)),
        }
    }
    let ids: Vec<i64> = institutions.iter().map(|(id, _)| *id).collect();
    appoint(url, &ids).await?;
    super::data::open_session(url, &ids, CLERK).await?;
    // other children than an earlier run's in the same database
    let mut first = Clock::system().now().as_second() % 900_000 * i64::from(ROWS);
    let (mut seen, mut written) = (Vec::new(), Vec::new());
    // from the last: the first ones' pages are measured, also when the bench runs again over the same database
    for (institution, groups) in institutions.iter().rev().cycle().take(TIMES) {
        let book = sheet(first, *groups)?;
        first += i64::from(ROWS);
        let mut clerk = load.visitor(cookie(*institution, CLERK)).await?;
        let (one, other) = once(&mut clerk, &book).await?;
        seen.push(one);
        written.push(other);
    }
    Ok(Imported {
        seen: measured(seen),
        written: measured(written),
    })
}
