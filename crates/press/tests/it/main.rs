//! The press: one at a time, a bounded queue, a turn that ends with the work.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use std::sync::mpsc;
use std::time::Duration;

use press::{Press, file_name};
use web::Error;

fn press(waiting: usize, patience: Duration) -> &'static Press {
    Box::leak(Box::new(Press::new(waiting, patience)))
}

const LONG: Duration = Duration::from_mins(1);

/// Work that lasts until it is let go, and the means to let it go.
fn held() -> (mpsc::Sender<()>, impl FnOnce() -> Result<u8, paper::Error>) {
    let (go, wait) = mpsc::channel();
    (go, move || {
        wait.recv().unwrap();
        Ok(1)
    })
}

#[tokio::test]
async fn too_many_at_once_are_sent_away_and_the_others_get_their_turn() {
    let press = press(1, LONG);
    let (go, work) = held();
    let first = tokio::spawn(press.run(work));
    tokio::task::yield_now().await;
    let second = tokio::spawn(press.run(|| Ok(2)));
    tokio::task::yield_now().await;
    let third = press.run(|| Ok(3)).await;
    assert!(matches!(third, Err(Error::Unavailable(_))));
    go.send(()).unwrap();
    assert_eq!(first.await.unwrap().unwrap(), 1);
    assert_eq!(second.await.unwrap().unwrap(), 2);
    assert_eq!(press.run(|| Ok(4)).await.unwrap(), 4);
}

#[tokio::test]
async fn nobody_waits_for_longer_than_the_patience() {
    let press = press(1, Duration::from_millis(20));
    let (go, work) = held();
    let first = tokio::spawn(press.run(work));
    tokio::task::yield_now().await;
    let second = press.run(|| Ok(2)).await;
    assert!(matches!(second, Err(Error::Unavailable(_))));
    go.send(()).unwrap();
    assert_eq!(first.await.unwrap().unwrap(), 1);
}

#[tokio::test]
async fn the_turn_of_one_who_went_away_lasts_until_the_work_is_done() {
    let press = press(0, LONG);
    let (go, work) = held();
    let first = tokio::spawn(press.run(work));
    tokio::task::yield_now().await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    assert!(press.run(|| Ok(2)).await.is_err());
    go.send(()).unwrap();
    while press.run(|| Ok(2)).await.is_err() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_made_leaves_the_press_free() {
    let press = press(0, LONG);
    let large = press.run(|| Err::<u8, _>(paper::Error::TooLarge)).await;
    assert!(matches!(large, Err(Error::TooLarge)));
    let fallen = press.run(|| -> Result<u8, _> { panic!("fell") }).await;
    assert!(matches!(fallen, Err(Error::Internal(_))));
    assert_eq!(press.run(|| Ok(1)).await.unwrap(), 1);
}

#[test]
fn a_files_name_is_plain_whatever_its_parts_are() {
    assert_eq!(
        file_name(&["Saraksts", "Mārīte \"2\"; x"]),
        "saraksts-marite-2-x"
    );
    assert_eq!(file_name(&["\r\n"]), "");
}
