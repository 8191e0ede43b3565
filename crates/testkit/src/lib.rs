//! For tests only: a small named world over either database, and the throw-away PostgreSQL that they share.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::too_many_lines,
    reason = "tests only: a failure is a panic"
)]

mod arrangements;
mod form;
mod people;
pub mod postgres;
mod world;

pub use people::{NOW, PEOPLE};
pub use world::{Reply, World};

/// Every story is told twice: once over SQLite and once over PostgreSQL.
///
/// ```ignore
/// testkit::on_both! {
///     async fn a_teacher_marks_a_child(w: World) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($w:ident: World) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn story($w: World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                story($crate::World::postgres().await).await;
            }
        }
    )*};
}
