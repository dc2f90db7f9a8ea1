//! Takes a request, asks the scheduler where it runs, and streams the answer.
mod stream;

use scheduler::{Prompt, Scheduler, Worker};
use std::sync::Arc;

pub use stream::{answer, Chunk, Context, Stream};

pub struct Request {
    pub id: String,
    pub prompt: Prompt,
}

pub struct Accepted {
    pub id: String,
    pub prompt: Prompt,
    pub worker: Worker,
}

pub struct Handler {
    pub scheduler: Arc<Scheduler>,
}

impl Handler {
    /// The request is given up here: its parts can move.
    pub fn handle(&self, request: Request) -> Result<Accepted, String> {
        if !self.scheduler.serves(&request.prompt) {
            return Err(request.id.clone());
        }
        let worker = self.scheduler.pick(&request.prompt).ok_or("no worker")?;
        Ok(Accepted { id: request.id.clone(), prompt: request.prompt.clone(), worker })
    }

    /// The id goes into the answer and into the log.
    pub fn context(&self, request: Request) -> Arc<Context> {
        let context = Context::new(request.id.clone());
        println!("{} streams", request.id);
        Arc::new(context)
    }

    pub fn estimate(&self, request: &Request) -> usize {
        self.scheduler.missing_blocks(request.prompt.tokens.clone())
    }
}
