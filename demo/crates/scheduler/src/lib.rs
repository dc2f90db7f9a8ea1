//! Picks a worker for a request by what each worker already holds.
use std::collections::HashMap;
use std::sync::Mutex;

#[derive(Clone, Debug)]
pub struct Worker {
    pub name: String,
    pub load: usize,
}

/// A prompt as token ids, and the model that reads it.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub model: String,
    pub tokens: Vec<u32>,
}

#[derive(Default)]
pub struct Scheduler {
    workers: Mutex<HashMap<String, Worker>>,
    model: String,
}

impl Scheduler {
    pub fn new(model: String) -> Self {
        Self { workers: Mutex::default(), model }
    }

    pub fn join(&self, worker: Worker) {
        self.workers.lock().unwrap().insert(worker.name.clone(), worker);
    }

    /// Blocks of the prompt that a worker would have to compute.
    pub fn missing_blocks(&self, tokens: Vec<u32>) -> usize {
        tokens.len().div_ceil(16)
    }

    /// The copy lets the lock go before the caller looks at the workers.
    pub fn snapshot(&self) -> HashMap<String, Worker> {
        self.workers.lock().unwrap().clone()
    }

    pub fn pick(&self, prompt: &Prompt) -> Option<Worker> {
        let blocks = self.missing_blocks(prompt.tokens.clone());
        self.snapshot().into_values().min_by_key(|worker| worker.load + blocks)
    }

    pub fn serves(&self, prompt: &Prompt) -> bool {
        prompt.model.clone() == self.model
    }
}

/// One label for every worker: each turn copies the same text.
pub fn label_all(names: &[String], region: String) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    for name in names {
        labels.push((region.clone(), name.clone()));
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_the_idle_worker() {
        let prompt = Prompt { model: "small".into(), tokens: vec![1; 40] };
        let scheduler = Scheduler::new(prompt.model.clone());
        scheduler.join(Worker { name: "busy".into(), load: 9 });
        scheduler.join(Worker { name: "idle".into(), load: 0 });
        assert_eq!(scheduler.pick(&prompt).unwrap().name, "idle");
    }
}
