//! What tells an open board that something has changed: server-sent events.
//!
//! A stream holds no transaction and no request thread: permission is asked for and given back first. It ends after
//! ten minutes, so that the browser comes back and a session that is over by then sees nothing any more.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use kernel::InstitutionId;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep, timeout_at};
use web::Pulse;

/// How long one stream lives.
pub const LIFE: Duration = Duration::from_mins(10);
/// The longest silence: "vēl 19 min" moves on without a change too.
const SILENCE: Duration = Duration::from_secs(20);
/// Changes that come close together are one.
const TOGETHER: Duration = Duration::from_millis(300);

struct Feed {
    pulse: Receiver<Pulse>,
    institution: InstitutionId,
    ends: Instant,
    begun: bool,
}

impl Feed {
    /// Waits for a change in the institution, or until the silence is long enough; false when nothing will come.
    async fn wait(&mut self) -> bool {
        let until = (Instant::now() + SILENCE).min(self.ends);
        loop {
            match timeout_at(until, self.pulse.recv()).await {
                Ok(Ok(pulse)) if pulse.institution != self.institution => {}
                Ok(Ok(_)) => {
                    sleep(TOGETHER).await;
                    // what has come meanwhile is told by the same event
                    self.pulse = self.pulse.resubscribe();
                    return true;
                }
                // too many at once for the queue: ours may be among the lost ones
                Ok(Err(RecvError::Lagged(_))) | Err(_) => return true,
                Ok(Err(RecvError::Closed)) => return false,
            }
        }
    }

    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.begun && (Instant::now() >= self.ends || !self.wait().await) {
            return None;
        }
        // the first one at once: the page may be older than the stream
        self.begun = true;
        Some((Ok(Event::default().event("board").data("1")), self))
    }
}

fn feed(
    pulse: Receiver<Pulse>,
    institution: InstitutionId,
    life: Duration,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let feed = Feed {
        pulse,
        institution,
        ends: Instant::now() + life,
        begun: false,
    };
    stream::unfold(feed, Feed::next)
}

/// The answer that goes on for `life`.
pub fn answer(pulse: Receiver<Pulse>, institution: InstitutionId, life: Duration) -> Response {
    let mut response = Sse::new(feed(pulse, institution, life)).into_response();
    let headers = response.headers_mut();
    // a proxy that collects answers would hold the events back
    headers.insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    response
}
