// futures, async-stream and tokio-stream as the audit reads them: streams and futures are written as `impl`.
// Declarations only; never compiled.
mod futures {
  pub use futures::future::{Future, FutureExt, TryFuture, TryFutureExt};
  pub use futures::sink::{Sink, SinkExt};
  pub use futures::stream::{Stream, StreamExt, TryStream, TryStreamExt};
  pub use futures::task::{Context, Poll};

  pub mod prelude {
    pub use futures::future::{Future, FutureExt, TryFutureExt};
    pub use futures::sink::{Sink, SinkExt};
    pub use futures::stream::{Stream, StreamExt, TryStreamExt};
  }
  pub mod task {
    pub use std::task::{Context, Poll, Waker};
    pub fn noop_waker() -> Waker;
    pub fn noop_waker_ref() -> &Waker;
  }
  pub mod future {
    use std::ops::Try;
    use futures::stream::Stream;
    use std::pin::Pin;
    pub use std::future::Future;
    pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
    pub type LocalBoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;
    pub trait FutureExt: Future {
      fn map<U, F: FnOnce(Self::Output) -> U>(self, f: F) -> impl Future<Output = U>;
      fn map_into<U>(self) -> impl Future<Output = U>;
      fn then<Fut: Future, F: FnOnce(Self::Output) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
      fn into_stream(self) -> impl Stream<Item = Self::Output>;
      fn flatten(self) -> impl Future<Output = <Self::Output as Future>::Output>;
      fn flatten_stream(self) -> impl Stream<Item = <Self::Output as Stream>::Item>;
      fn fuse(self) -> impl Future<Output = Self::Output>;
      fn inspect<F: FnOnce(&Self::Output) -> ()>(self, f: F) -> impl Future<Output = Self::Output>;
      fn catch_unwind(self) -> impl Future<Output = Result<Self::Output, Box<dyn std::any::Any + Send>>>;
      fn shared(self) -> Shared<Self>;
      fn boxed(self) -> BoxFuture<Self::Output>;
      fn boxed_local(self) -> LocalBoxFuture<Self::Output>;
      fn unit_error(self) -> impl Future<Output = Result<Self::Output, ()>>;
      fn poll_unpin(&mut self, cx: &mut std::task::Context) -> std::task::Poll<Self::Output>;
      fn now_or_never(self) -> Option<Self::Output>;
    }
    pub trait TryFuture: Future {
      type Ok;
      type Error;
    }
    pub trait TryFutureExt: Future {
      fn map_ok<T, F: FnOnce(<Self::Output as Try>::Ok) -> T>(self, f: F) -> impl Future<Output = Result<T, <Self::Output as Try>::Error>>;
      fn map_err<E, F: FnOnce(<Self::Output as Try>::Error) -> E>(self, f: F) -> impl Future<Output = Result<<Self::Output as Try>::Ok, E>>;
      fn and_then<Fut: Future, F: FnOnce(<Self::Output as Try>::Ok) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
      fn or_else<Fut: Future, F: FnOnce(<Self::Output as Try>::Error) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
      fn unwrap_or_else<F: FnOnce(<Self::Output as Try>::Error) -> <Self::Output as Try>::Ok>(self, f: F) -> impl Future<Output = <Self::Output as Try>::Ok>;
      fn inspect_ok<F: FnOnce(&<Self::Output as Try>::Ok) -> ()>(self, f: F) -> impl Future<Output = Self::Output>;
      fn inspect_err<F: FnOnce(&<Self::Output as Try>::Error) -> ()>(self, f: F) -> impl Future<Output = Self::Output>;
    }
    #[dyn(refcount = "atomic increment, and a slot under a lock", handle, future = "Fut::Output")]
    pub struct Shared<Fut>;
    impl<Fut> Shared<Fut> {
      pub fn peek(&self) -> Option<&Fut::Output>;
    }
    #[dyn(inline_container, future = "T")]
    pub struct Ready<T>;
    #[dyn(future = "A::Output")]
    pub enum Either<A, B> {
      Left(A),
      Right(B),
    }
    impl<A, B> Either<A, B> {
      pub fn factor_first(self) -> Self;
    }
    #[dyn(future = "Result<Fut::Output, Aborted>")]
    pub struct Abortable<Fut>;
    pub struct Aborted;
    #[dyn(refcount = "atomic increment", handle)]
    pub struct AbortHandle;
    impl AbortHandle {
      pub fn abort(&self);
      pub fn new_pair() -> (AbortHandle, AbortRegistration);
    }
    pub struct AbortRegistration;
    pub fn abortable<Fut>(future: Fut) -> (Abortable<Fut>, AbortHandle);
    pub fn ready<T>(t: T) -> Ready<T>;
    pub fn ok<T, E>(t: T) -> Ready<Result<T, E>>;
    pub fn err<T, E>(e: E) -> Ready<Result<T, E>>;
    pub fn pending<T>() -> impl Future<Output = T>;
    pub fn lazy<F: FnOnce(&mut std::task::Context) -> R, R>(f: F) -> impl Future<Output = R>;
    pub fn poll_fn<T, F: FnMut(&mut std::task::Context) -> std::task::Poll<T>>(f: F) -> impl Future<Output = T>;
    pub fn join<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = (A::Output, B::Output)>;
    pub fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C) -> impl Future<Output = (A::Output, B::Output, C::Output)>;
    pub fn join_all<I: IntoIterator>(iter: I) -> impl Future<Output = Vec<<I::Item as Future>::Output>>;
    pub fn try_join<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = Result<(<A::Output as Try>::Ok, <B::Output as Try>::Ok), <A::Output as Try>::Error>>;
    pub fn try_join_all<I: IntoIterator>(iter: I) -> impl Future<Output = Result<Vec<<<I::Item as Future>::Output as Try>::Ok>, <<I::Item as Future>::Output as Try>::Error>>;
    pub fn select<A: Future, B: Future>(a: A, b: B) -> impl Future<Output = Either<(A::Output, B), (B::Output, A)>>;
    pub fn select_all<I: IntoIterator>(iter: I) -> impl Future<Output = (<I::Item as Future>::Output, usize, Vec<I::Item>)>;
    pub fn select_ok<I: IntoIterator>(iter: I) -> impl Future<Output = Result<(<<I::Item as Future>::Output as Try>::Ok, Vec<I::Item>), <<I::Item as Future>::Output as Try>::Error>>;
  }
  pub mod stream {
    use std::ops::Try;
    use futures::sink::Sink;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub type BoxStream<T> = Pin<Box<dyn Stream<Item = T> + Send>>;
    pub type LocalBoxStream<T> = Pin<Box<dyn Stream<Item = T>>>;
    pub use futures::stream::futures_unordered::FuturesUnordered;
    pub trait Stream: Stream {
      type Item;
      fn poll_next(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Self::Item>>;
      fn size_hint(&self) -> (usize, Option<usize>);
    }
    impl<P: Stream> Stream for Pin<P> {
      type Item = P::Item;
    }
    impl<S: Stream> Stream for Box<S> {
      type Item = S::Item;
    }
    pub trait FusedStream: Stream {
      fn is_terminated(&self) -> bool;
    }
    pub trait StreamExt: Stream {
      fn next(&mut self) -> impl Future<Output = Option<Self::Item>>;
      fn into_future(self) -> impl Future<Output = (Option<Self::Item>, Self)>;
      fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
      fn enumerate(self) -> impl Stream<Item = (usize, Self::Item)>;
      fn filter<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn filter_map<Fut: Future<Output = Option<T>>, T, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = T>;
      fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
      fn collect<C>(self) -> impl Future<Output = C>;
      fn unzip<A, B, FromA, FromB>(self) -> impl Future<Output = (FromA, FromB)>;
      fn concat(self) -> impl Future<Output = Self::Item>;
      fn count(self) -> impl Future<Output = usize>;
      fn cycle(self) -> impl Stream<Item = Self::Item>;
      fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self::Item) -> Fut>(self, init: T, f: F) -> impl Future<Output = T>;
      fn any<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Future<Output = bool>;
      fn all<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Future<Output = bool>;
      fn flatten(self) -> impl Stream<Item = <Self::Item as Stream>::Item>;
      fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> impl Stream<Item = U::Item>;
      fn flatten_unordered<L>(self, limit: L) -> impl Stream<Item = <Self::Item as Stream>::Item>;
      fn scan<S, B, Fut: Future<Output = Option<B>>, F: FnMut(&mut S, Self::Item) -> Fut>(self, initial_state: S, f: F) -> impl Stream<Item = B>;
      fn skip_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn take_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn take_until<Fut: Future>(self, fut: Fut) -> impl Stream<Item = Self::Item>;
      fn for_each<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Future<Output = ()>;
      fn for_each_concurrent<L, Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, limit: L, f: F) -> impl Future<Output = ()>;
      fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
      fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
      fn fuse(self) -> impl Stream<Item = Self::Item>;
      fn by_ref(&mut self) -> &mut Self;
      fn catch_unwind(self) -> impl Stream<Item = Result<Self::Item, Box<dyn std::any::Any + Send>>>;
      fn boxed(self) -> BoxStream<Self::Item>;
      fn boxed_local(self) -> LocalBoxStream<Self::Item>;
      fn buffered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>;
      fn buffer_unordered(self, n: usize) -> impl Stream<Item = <Self::Item as Future>::Output>;
      fn zip<St: Stream>(self, other: St) -> impl Stream<Item = (Self::Item, St::Item)>;
      fn chain<St: Stream<Item = Self::Item>>(self, other: St) -> impl Stream<Item = Self::Item>;
      fn peekable(self) -> Peekable<Self>;
      fn chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
      fn ready_chunks(self, capacity: usize) -> impl Stream<Item = Vec<Self::Item>>;
      fn forward<S>(self, sink: S) -> impl Future<Output = Result<(), S::Error>>;
      fn split<I>(self) -> (SplitSink<Self, I>, SplitStream<Self>);
      fn inspect<F: FnMut(&Self::Item) -> ()>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn poll_next_unpin(&mut self, cx: &mut Context) -> Poll<Option<Self::Item>>;
      fn select_next_some(&mut self) -> impl Future<Output = Self::Item>;
    }
    pub trait TryStream: Stream {
      type Ok;
      type Error;
    }
    pub trait TryStreamExt: Stream {
      fn try_next(&mut self) -> impl Future<Output = Result<Option<<Self::Item as Try>::Ok>, <Self::Item as Try>::Error>>;
      fn map_ok<T, F: FnMut(<Self::Item as Try>::Ok) -> T>(self, f: F) -> impl Stream<Item = Result<T, <Self::Item as Try>::Error>>;
      fn map_err<E, F: FnMut(<Self::Item as Try>::Error) -> E>(self, f: F) -> impl Stream<Item = Result<<Self::Item as Try>::Ok, E>>;
      fn inspect_ok<F: FnMut(&<Self::Item as Try>::Ok) -> ()>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn inspect_err<F: FnMut(&<Self::Item as Try>::Error) -> ()>(self, f: F) -> impl Stream<Item = Self::Item>;
      fn and_then<Fut: Future, F: FnMut(<Self::Item as Try>::Ok) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
      fn or_else<Fut: Future, F: FnMut(<Self::Item as Try>::Error) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
      fn try_for_each<Fut: Future, F: FnMut(<Self::Item as Try>::Ok) -> Fut>(self, f: F) -> impl Future<Output = Fut::Output>;
      fn try_for_each_concurrent<L, Fut: Future, F: FnMut(<Self::Item as Try>::Ok) -> Fut>(self, limit: L, f: F) -> impl Future<Output = Fut::Output>;
      fn try_collect<C>(self) -> impl Future<Output = Result<C, <Self::Item as Try>::Error>>;
      fn try_filter_map<Fut, F: FnMut(<Self::Item as Try>::Ok) -> Fut, T>(self, f: F) -> impl Stream<Item = Result<T, <Self::Item as Try>::Error>>;
      fn try_fold<T, Fut: Future, F: FnMut(T, <Self::Item as Try>::Ok) -> Fut>(self, init: T, f: F) -> impl Future<Output = Fut::Output>;
      fn try_buffer_unordered<L>(self, n: L) -> impl Stream<Item = Self::Item>;
    }
    pub struct Peekable<S>;
    impl<S: Stream> Stream for Peekable<S> {
      type Item = S::Item;
    }
    impl<S: Stream> Peekable<S> {
      pub fn peek(self: Pin<&mut Self>) -> impl Future<Output = Option<&S::Item>>;
    }
    #[dyn(handle)]
    pub struct SplitSink<S, Item>;
    impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
      type Error = S::Error;
    }
    #[dyn(handle)]
    pub struct SplitStream<S>;
    impl<S: Stream> Stream for SplitStream<S> {
      type Item = S::Item;
    }
    pub mod futures_unordered {
      use futures::stream::Stream;
      #[dyn(iter = "Fut", iter_ref = "&Fut", iter_mut = "&mut Fut")]
      pub struct FuturesUnordered<Fut>;
      impl<Fut> FuturesUnordered<Fut> {
        pub fn new() -> FuturesUnordered<Fut>;
        pub fn default() -> FuturesUnordered<Fut>;
        pub fn from_iter<I: IntoIterator<Item = Fut>>(iter: I) -> FuturesUnordered<Fut>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        #[dyn(send)]
        pub fn push(&self, future: Fut);
        pub fn clear(&mut self);
      }
      impl<Fut: Future> Stream for FuturesUnordered<Fut> {
        type Item = Fut::Output;
      }
    }
    pub struct FuturesOrdered<Fut>;
    impl<Fut> FuturesOrdered<Fut> {
      pub fn new() -> FuturesOrdered<Fut>;
      #[dyn(send)]
      pub fn push_back(&mut self, future: Fut);
    }
    impl<Fut: Future> Stream for FuturesOrdered<Fut> {
      type Item = Fut::Output;
    }
    pub struct SelectAll<St>;
    impl<St> SelectAll<St> {
      pub fn new() -> SelectAll<St>;
      pub fn push(&mut self, stream: St);
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
    }
    impl<St: Stream> Stream for SelectAll<St> {
      type Item = St::Item;
    }
    #[dyn(container)]
    pub struct Iter<I>;
    impl<I: Iterator> Stream for Iter<I> {
      type Item = I::Item;
    }
    pub fn iter<I: IntoIterator>(i: I) -> impl Stream<Item = I::Item>;
    pub fn empty<T>() -> impl Stream<Item = T>;
    pub fn pending<T>() -> impl Stream<Item = T>;
    pub fn once<Fut: Future>(future: Fut) -> impl Stream<Item = Fut::Output>;
    pub fn repeat<T>(item: T) -> impl Stream<Item = T>;
    pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> impl Stream<Item = A>;
    pub fn poll_fn<T, F: FnMut(&mut Context) -> Poll<Option<T>>>(f: F) -> impl Stream<Item = T>;
    pub fn unfold<T, F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>>, Item>(init: T, f: F) -> impl Stream<Item = Item>;
    pub fn try_unfold<T, F: FnMut(T) -> Fut, Fut: Future<Output = Result<Option<(Item, T)>, E>>, Item, E>(init: T, f: F) -> impl Stream<Item = Result<Item, E>>;
    pub fn select<A: Stream, B: Stream>(stream1: A, stream2: B) -> impl Stream<Item = A::Item>;
    pub fn select_all<I: IntoIterator>(streams: I) -> SelectAll<I::Item>;
  }
  pub mod sink {
    pub trait Sink<Item>: Sink<Item> {
      type Error;
    }
    pub trait SinkExt<Item>: Sink<Item> {
      #[dyn(send)]
      fn send(&mut self, item: Item) -> impl Future<Output = Result<(), Self::Error>>;
      #[dyn(send)]
      fn feed(&mut self, item: Item) -> impl Future<Output = Result<(), Self::Error>>;
      fn flush(&mut self) -> impl Future<Output = Result<(), Self::Error>>;
      fn close(&mut self) -> impl Future<Output = Result<(), Self::Error>>;
      fn with<U, Fut: Future, F: FnMut(U) -> Fut>(self, f: F) -> impl Sink<U>;
      fn sink_map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> impl Sink<Item>;
      fn buffer(self, capacity: usize) -> impl Sink<Item>;
    }
  }
  pub mod channel {
    pub mod mpsc {
      use futures::stream::Stream;
      pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);
      pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);
      #[dyn(alloc = "atomic increments and one allocation for the sender's task", handle)]
      pub struct Sender<T>;
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct UnboundedSender<T>;
      impl<T> UnboundedSender<T> {
        #[dyn(send)]
        pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>>;
      }
      pub struct TrySendError<T>;
      #[dyn(handle)]
      pub struct Receiver<T>;
      impl<T> Stream for Receiver<T> {
        type Item = T;
      }
      #[dyn(handle)]
      pub struct UnboundedReceiver<T>;
      impl<T> Stream for UnboundedReceiver<T> {
        type Item = T;
      }
    }
    pub mod oneshot {
      pub fn channel<T>() -> (Sender<T>, Receiver<T>);
      #[dyn(handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        #[dyn(send)]
        pub fn send(self, t: T) -> Result<(), T>;
      }
      #[dyn(handle, future = "Result<T, Canceled>")]
      pub struct Receiver<T>;
      #[dyn(copy)]
      pub struct Canceled;
    }
  }
  pub mod executor {
    pub fn block_on<F: Future>(f: F) -> F::Output;
  }
}
mod futures_util {
  pub use futures::*;
  pub use futures::{future, sink, stream, task};
}
mod futures_core {
  pub use futures::stream::Stream;
  pub mod stream {
    pub use futures::stream::{BoxStream, Stream};
  }
  pub mod future {
    pub use futures::future::BoxFuture;
  }
}
mod async_stream {
  use futures::stream::Stream;
  #[dyn(handle)]
  pub struct AsyncStream<T, U>;
  impl<T, U> Stream for AsyncStream<T, U> {
    type Item = T;
  }
}
mod tokio_stream {
  use std::ops::Try;
  pub use futures::stream::Stream;
  pub fn iter<I: IntoIterator>(i: I) -> impl Stream<Item = I::Item>;
  pub fn once<T>(value: T) -> impl Stream<Item = T>;
  pub fn empty<T>() -> impl Stream<Item = T>;
  pub fn pending<T>() -> impl Stream<Item = T>;
  // Differs from futures::StreamExt: filter, filter_map, all, any and fold take plain closures.
  pub trait StreamExt: Stream {
    fn next(&mut self) -> impl Future<Output = Option<Self::Item>>;
    fn try_next(&mut self) -> impl Future<Output = Result<Option<<Self::Item as Try>::Ok>, <Self::Item as Try>::Error>>;
    fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> impl Stream<Item = T>;
    fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(self, f: F) -> impl Stream<Item = Fut::Output>;
    fn merge<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> impl Stream<Item = T>;
    fn fuse(self) -> impl Stream<Item = Self::Item>;
    fn take(self, n: usize) -> impl Stream<Item = Self::Item>;
    fn skip(self, n: usize) -> impl Stream<Item = Self::Item>;
    fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> impl Stream<Item = Self::Item>;
    fn chain<U: Stream<Item = Self::Item>>(self, other: U) -> impl Stream<Item = Self::Item>;
    fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> impl Future<Output = bool>;
    fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> impl Future<Output = bool>;
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> impl Future<Output = B>;
    fn collect<T>(self) -> impl Future<Output = T>;
    fn timeout(self, duration: std::time::Duration) -> impl Stream<Item = Result<Self::Item, tokio::time::error::Elapsed>>;
    fn throttle(self, duration: std::time::Duration) -> impl Stream<Item = Self::Item>;
    fn chunks_timeout(self, max_size: usize, duration: std::time::Duration) -> impl Stream<Item = Vec<Self::Item>>;
  }
  pub mod wrappers {
    use futures::stream::Stream;
    #[dyn(handle)]
    pub struct ReceiverStream<T>;
    impl<T> ReceiverStream<T> {
      pub fn new(recv: tokio::sync::mpsc::Receiver<T>) -> ReceiverStream<T>;
      pub fn into_inner(self) -> tokio::sync::mpsc::Receiver<T>;
      pub fn close(&mut self);
    }
    impl<T> Stream for ReceiverStream<T> {
      type Item = T;
    }
    #[dyn(handle)]
    pub struct UnboundedReceiverStream<T>;
    impl<T> UnboundedReceiverStream<T> {
      pub fn new(recv: tokio::sync::mpsc::UnboundedReceiver<T>) -> UnboundedReceiverStream<T>;
      pub fn into_inner(self) -> tokio::sync::mpsc::UnboundedReceiver<T>;
    }
    impl<T> Stream for UnboundedReceiverStream<T> {
      type Item = T;
    }
    #[dyn(handle)]
    pub struct BroadcastStream<T>;
    impl<T> BroadcastStream<T> {
      pub fn new(rx: tokio::sync::broadcast::Receiver<T>) -> BroadcastStream<T>;
    }
    impl<T> Stream for BroadcastStream<T> {
      type Item = Result<T, errors::BroadcastStreamRecvError>;
    }
    #[dyn(handle)]
    pub struct WatchStream<T>;
    impl<T> WatchStream<T> {
      pub fn new(rx: tokio::sync::watch::Receiver<T>) -> WatchStream<T>;
    }
    impl<T> Stream for WatchStream<T> {
      type Item = T;
    }
    pub struct IntervalStream;
    impl IntervalStream {
      pub fn new(interval: tokio::time::Interval) -> IntervalStream;
    }
    impl Stream for IntervalStream {
      type Item = tokio::time::Instant;
    }
    #[dyn(handle)]
    pub struct TcpListenerStream;
    impl TcpListenerStream {
      pub fn new(listener: tokio::net::TcpListener) -> TcpListenerStream;
    }
    impl Stream for TcpListenerStream {
      type Item = std::io::Result<tokio::net::TcpStream>;
    }
    pub mod errors {
      #[dyn(inline_container)]
      pub enum BroadcastStreamRecvError {
        Lagged(u64),
      }
    }
  }
  pub struct StreamMap<K, V>;
  impl<K, V> StreamMap<K, V> {
    pub fn new() -> StreamMap<K, V>;
    pub fn insert(&mut self, k: K, stream: V) -> Option<V>;
    pub fn remove<Q>(&mut self, k: &Q) -> Option<V>;
  }
  impl<K, V: Stream> Stream for StreamMap<K, V> {
    type Item = (K, V::Item);
  }
  pub struct StreamNotifyClose<S>;
  impl<S> StreamNotifyClose<S> {
    pub fn new(stream: S) -> StreamNotifyClose<S>;
  }
  impl<S: Stream> Stream for StreamNotifyClose<S> {
    type Item = Option<S::Item>;
  }
}
