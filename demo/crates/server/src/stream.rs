//! The streaming loop: what runs once per token.
use std::future::Future;
use std::sync::Arc;

/// What a stream gives, item by item; `None` ends it.
pub trait Stream {
    type Item;

    fn next(&mut self) -> impl Future<Output = Option<Self::Item>> + Send;
}

pub struct Context {
    pub id: String,
}

impl Context {
    pub fn new(id: String) -> Self {
        Self { id }
    }
}

pub struct Chunk {
    pub context: Arc<Context>,
    pub text: String,
}

pub async fn answer<S: Stream<Item = String>>(mut tokens: S, context: Arc<Context>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    while let Some(text) = tokens.next().await {
        chunks.push(Chunk { context: context.clone(), text });
    }
    chunks
}
