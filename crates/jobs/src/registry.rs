//! Every job that the program knows, each with what the binary lends it.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use crate::job::{Daily, Job, JobError, Work};

type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;
type Start = Arc<dyn Fn(Work, String) -> Running + Send + Sync>;

/// The jobs by name: made once by the binary.
#[derive(Clone, Default)]
pub struct Registry {
    jobs: BTreeMap<&'static str, Start>,
    daily: Vec<(i64, &'static str)>,
}

impl Registry {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a kind of job with its tools.
    pub fn with<J: Job>(mut self, tools: J::Tools) -> Self {
        let start = move |work: Work, payload: String| -> Running {
            let tools = tools.clone();
            Box::pin(async move {
                let job: J =
                    serde_json::from_str(&payload).map_err(|_| JobError::GiveUp("payload"))?;
                job.run(&work, &tools).await
            })
        };
        self.jobs.insert(J::NAME, Arc::new(start));
        self
    }

    /// Adds a kind of job that every institution wants once a day.
    pub fn daily<J: Daily>(mut self, tools: J::Tools) -> Self {
        self.daily.push((J::ID, J::NAME));
        self.with::<J>(tools)
    }

    pub(crate) fn every_day(&self) -> &[(i64, &'static str)] {
        &self.daily
    }

    /// Whether the program knows a job of that name.
    pub fn knows(&self, name: &str) -> bool {
        self.jobs.contains_key(name)
    }

    pub(crate) fn start(&self, name: &str, work: Work, payload: String) -> Option<Running> {
        self.jobs.get(name).map(|start| start(work, payload))
    }
}
