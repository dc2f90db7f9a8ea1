// tokio-util as the audit reads it: cancellation, task tracking, codecs.
// Declarations only; never compiled.
mod tokio_util {
  pub use bytes;
  pub mod sync {
    #[dyn(refcount = "a count under the token tree's lock, and an atomic increment", handle)]
    pub struct CancellationToken;
    impl CancellationToken {
      pub fn new() -> CancellationToken;
      pub fn default() -> CancellationToken;
      pub fn child_token(&self) -> CancellationToken;
      pub fn cancel(&self);
      pub fn is_cancelled(&self) -> bool;
      pub async fn cancelled(&self);
      pub async fn cancelled_owned(self);
      pub fn drop_guard(self) -> DropGuard;
      pub fn drop_guard_ref(&self) -> DropGuard;
      pub fn run_until_cancelled<F: Future>(&self, fut: F) -> impl Future<Output = Option<F::Output>>;
      pub fn run_until_cancelled_owned<F: Future>(self, fut: F) -> impl Future<Output = Option<F::Output>>;
    }
    #[dyn(handle)]
    pub struct DropGuard;
    impl DropGuard {
      pub fn disarm(self) -> CancellationToken;
    }
    #[dyn(future = "()")]
    pub struct WaitForCancellationFuture<'a>;
    #[dyn(future = "()")]
    pub struct WaitForCancellationFutureOwned;
    #[dyn(refcount = "atomic increment", handle)]
    pub struct PollSender<T>;
    impl<T> PollSender<T> {
      pub fn new(sender: tokio::sync::mpsc::Sender<T>) -> PollSender<T>;
      pub fn get_ref(&self) -> Option<&tokio::sync::mpsc::Sender<T>>;
    }
  }
  pub mod task {
    use tokio::task::JoinHandle;
    #[dyn(refcount = "atomic increment", handle)]
    pub struct TaskTracker;
    impl TaskTracker {
      pub fn new() -> TaskTracker;
      pub async fn wait(&self);
      pub fn close(&self) -> bool;
      pub fn reopen(&self) -> bool;
      pub fn is_closed(&self) -> bool;
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      #[dyn(spawn)]
      pub fn spawn<F: Future>(&self, task: F) -> JoinHandle<F::Output>;
      #[dyn(spawn)]
      pub fn spawn_on<F: Future>(&self, task: F, handle: &tokio::runtime::Handle) -> JoinHandle<F::Output>;
      #[dyn(spawn)]
      pub fn spawn_blocking<F: FnOnce() -> T, T>(&self, task: F) -> JoinHandle<T>;
      pub fn track_future<F: Future>(&self, future: F) -> impl Future<Output = F::Output>;
      pub fn token(&self) -> task_tracker::TaskTrackerToken;
    }
    pub mod task_tracker {
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct TaskTrackerToken;
    }
    #[dyn(handle, future = "Result<T, tokio::task::JoinError>")]
    pub struct AbortOnDropHandle<T>;
    impl<T> AbortOnDropHandle<T> {
      pub fn new(handle: JoinHandle<T>) -> AbortOnDropHandle<T>;
      pub fn detach(self) -> JoinHandle<T>;
      pub fn abort(&self);
      pub fn is_finished(&self) -> bool;
    }
  }
  pub mod codec {
    use futures::stream::Stream;
    use bytes::BytesMut;
    pub trait Decoder {
      type Item;
      type Error;
      fn decode(&mut self, src: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error>;
      fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error>;
    }
    pub trait Encoder<Item> {
      type Error;
      fn encode(&mut self, item: Item, dst: &mut BytesMut) -> Result<(), Self::Error>;
    }
    pub struct FramedRead<T, D>;
    impl<T, D> FramedRead<T, D> {
      pub fn new(inner: T, decoder: D) -> FramedRead<T, D>;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
      pub fn decoder(&self) -> &D;
    }
    impl<T, D: Decoder> Stream for FramedRead<T, D> {
      type Item = Result<D::Item, D::Error>;
    }
    pub struct FramedWrite<T, E>;
    impl<T, E> FramedWrite<T, E> {
      pub fn new(inner: T, encoder: E) -> FramedWrite<T, E>;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    pub struct Framed<T, U>;
    impl<T, U> Framed<T, U> {
      pub fn new(inner: T, codec: U) -> Framed<T, U>;
      pub fn into_inner(self) -> T;
    }
    impl<T, U: Decoder> Stream for Framed<T, U> {
      type Item = Result<U::Item, U::Error>;
    }
    #[dyn(copy)]
    pub struct BytesCodec;
    #[dyn(inline_container)]
    pub struct LinesCodec;
    impl LinesCodec {
      pub fn new() -> LinesCodec;
    }
    impl Decoder for LinesCodec {
      type Item = String;
      type Error = LinesCodecError;
    }
    pub enum LinesCodecError {
      MaxLineLengthExceeded,
      Io(std::io::Error),
    }
    pub struct LengthDelimitedCodec;
    impl LengthDelimitedCodec {
      pub fn new() -> LengthDelimitedCodec;
      pub fn builder() -> length_delimited::Builder;
    }
    pub mod length_delimited {
      pub struct Builder;
    }
  }
  pub mod io {
    use futures::stream::Stream;
    pub struct StreamReader<S, B>;
    impl<S, B> StreamReader<S, B> {
      pub fn new(stream: S) -> StreamReader<S, B>;
    }
    pub struct ReaderStream<R>;
    impl<R> ReaderStream<R> {
      pub fn new(reader: R) -> ReaderStream<R>;
    }
    impl<R> Stream for ReaderStream<R> {
      type Item = std::io::Result<bytes::Bytes>;
    }
  }
}
