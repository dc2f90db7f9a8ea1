// The smaller crates Dynamo uses, as far as it uses them: ids, web, metrics, stores, cells, hashing, devices.
// Declarations only; never compiled.

// --- cells and swapped pointers ---
mod once_cell {
  pub mod sync {
    #[dyn(inline_container)]
    pub struct OnceCell<T>;
    impl<T> OnceCell<T> {
      pub fn new() -> OnceCell<T>;
      pub fn with_value(value: T) -> OnceCell<T>;
      pub fn get(&self) -> Option<&T>;
      pub fn get_mut(&mut self) -> Option<&mut T>;
      pub fn wait(&self) -> &T;
      pub fn set(&self, value: T) -> Result<(), T>;
      pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)>;
      pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
      pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
      pub fn take(&mut self) -> Option<T>;
      pub fn into_inner(self) -> Option<T>;
    }
    #[dyn(not_clone, deref = "T")]
    pub struct Lazy<T, F = fn() -> T>;
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
      pub fn new(f: F) -> Lazy<T, F>;
      pub fn force(this: &Lazy<T, F>) -> &T;
    }
  }
  pub mod unsync {
    pub use once_cell::sync::{Lazy, OnceCell};
  }
}
mod async_once_cell {
  pub struct OnceCell<T>;
  impl<T> OnceCell<T> {
    pub fn new() -> OnceCell<T>;
    pub fn get(&self) -> Option<&T>;
    pub async fn get_or_init<Fut: Future<Output = T>>(&self, init: Fut) -> &T;
    pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>>(&self, init: Fut) -> Result<&T, E>;
    pub fn into_inner(self) -> Option<T>;
  }
}
mod arc_swap {
  use std::sync::Arc;
  pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;
  pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;
  pub struct ArcSwapAny<T>;
  impl<T> ArcSwapAny<T> {
    pub fn new(val: T) -> ArcSwapAny<T>;
    pub fn from<U>(val: U) -> ArcSwapAny<T>;
    pub fn load(&self) -> Guard<T>;
    pub fn load_full(&self) -> T;
    pub fn store(&self, val: T);
    pub fn swap(&self, new: T) -> T;
    pub fn compare_and_swap<C>(&self, current: C, new: T) -> Guard<T>;
    pub fn rcu<R, F: FnMut(&T) -> R>(&self, f: F) -> T;
    pub fn into_inner(self) -> T;
  }
  impl<T> ArcSwapAny<Arc<T>> {
    pub fn from_pointee(val: T) -> ArcSwapAny<Arc<T>>;
  }
  impl<T> ArcSwapAny<Option<Arc<T>>> {
    pub fn empty() -> ArcSwapAny<Option<Arc<T>>>;
    pub fn from_pointee<V>(val: V) -> ArcSwapAny<Option<Arc<T>>>;
  }
  #[dyn(guard, deref = "T")]
  pub struct Guard<T>;
  impl<T> Guard<T> {
    pub fn into_inner(lease: Guard<T>) -> T;
    pub fn from_inner(inner: T) -> Guard<T>;
  }
}

// --- collections and hashing ---
mod rustc_hash {
  pub type FxHashMap<K, V> = std::collections::HashMap<K, V, FxBuildHasher>;
  pub type FxHashSet<V> = std::collections::HashSet<V, FxBuildHasher>;
  #[dyn(copy)]
  pub struct FxBuildHasher;
  #[dyn(copy)]
  pub struct FxHasher;
  impl FxHasher {
    pub fn default() -> FxHasher;
  }
}
mod hashbrown {
  pub use std::collections::{HashMap, HashSet, hash_map, hash_set};
}
mod ahash {
  pub type AHashMap<K, V> = std::collections::HashMap<K, V>;
  pub type AHashSet<V> = std::collections::HashSet<V>;
}
mod indexmap {
  use std::collections::hash_map::Entry;
  #[dyn(container, iter = "(K, V)", iter_ref = "(&K, &V)", iter_mut = "(&K, &mut V)", index = "V")]
  pub struct IndexMap<K, V, S = std::hash::RandomState>;
  impl<K, V, S> IndexMap<K, V, S> {
    pub fn new() -> IndexMap<K, V>;
    pub fn default() -> IndexMap<K, V, S>;
    pub fn with_capacity(n: usize) -> IndexMap<K, V>;
    pub fn from_iter<I>(iter: I) -> IndexMap<K, V, S>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn insert(&mut self, key: K, value: V) -> Option<V>;
    pub fn get<Q>(&self, key: &Q) -> Option<&V>;
    pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>;
    pub fn get_index(&self, index: usize) -> Option<(&K, &V)>;
    pub fn contains_key<Q>(&self, key: &Q) -> bool;
    pub fn entry(&mut self, key: K) -> Entry<K, V>;
    pub fn swap_remove<Q>(&mut self, key: &Q) -> Option<V>;
    pub fn shift_remove_index(&mut self, index: usize) -> Option<(K, V)>;
    pub fn first(&self) -> Option<(&K, &V)>;
    pub fn last(&self) -> Option<(&K, &V)>;
    pub fn pop(&mut self) -> Option<(K, V)>;
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)>;
    pub fn keys(&self) -> impl Iterator<Item = &K>;
    pub fn values(&self) -> impl Iterator<Item = &V>;
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V>;
    pub fn into_values(self) -> impl Iterator<Item = V>;
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
    pub fn clear(&mut self);
  }
  #[dyn(container, iter = "T", iter_ref = "&T")]
  pub struct IndexSet<T, S = std::hash::RandomState>;
  impl<T, S> IndexSet<T, S> {
    pub fn new() -> IndexSet<T>;
    pub fn with_capacity(n: usize) -> IndexSet<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn insert(&mut self, value: T) -> bool;
    pub fn contains<Q>(&self, value: &Q) -> bool;
    pub fn get_index(&self, index: usize) -> Option<&T>;
    pub fn swap_remove<Q>(&mut self, value: &Q) -> bool;
    pub fn shift_remove_index(&mut self, index: usize) -> Option<T>;
    pub fn first(&self) -> Option<&T>;
    pub fn pop(&mut self) -> Option<T>;
    pub fn iter(&self) -> impl Iterator<Item = &T>;
    pub fn clear(&mut self);
  }
}
mod smallvec {
  #[dyn(container, deref = "[A]", iter = "A", iter_ref = "&A", iter_mut = "&mut A", index = "A")]
  pub struct SmallVec<A>;
  impl<A, const N: usize> SmallVec<[A; N]> {
    pub fn new() -> SmallVec<[A; N]>;
    pub fn with_capacity(n: usize) -> SmallVec<[A; N]>;
    pub fn from_slice(slice: &[A]) -> SmallVec<[A; N]>;
    pub fn push(&mut self, value: A);
    pub fn pop(&mut self) -> Option<A>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn clear(&mut self);
    pub fn extend_from_slice(&mut self, slice: &[A]);
    pub fn into_vec(self) -> Vec<A>;
  }
}
mod lru {
  #[dyn(deep, iter = "(K, V)", iter_ref = "(&K, &V)")]
  pub struct LruCache<K, V, S>;
  impl<K, V, S> LruCache<K, V, S> {
    pub fn new(cap: std::num::NonZeroUsize) -> LruCache<K, V>;
    pub fn unbounded() -> LruCache<K, V>;
    pub fn with_hasher(cap: std::num::NonZeroUsize, hash_builder: S) -> LruCache<K, V, S>;
    pub fn put(&mut self, k: K, v: V) -> Option<V>;
    pub fn push(&mut self, k: K, v: V) -> Option<(K, V)>;
    pub fn get<Q>(&mut self, k: &Q) -> Option<&V>;
    pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V>;
    pub fn get_or_insert<F: FnOnce() -> V>(&mut self, k: K, f: F) -> &V;
    pub fn peek<Q>(&self, k: &Q) -> Option<&V>;
    pub fn contains<Q>(&self, k: &Q) -> bool;
    pub fn pop<Q>(&mut self, k: &Q) -> Option<V>;
    pub fn pop_lru(&mut self) -> Option<(K, V)>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn cap(&self) -> std::num::NonZeroUsize;
    pub fn resize(&mut self, cap: std::num::NonZeroUsize);
    pub fn clear(&mut self);
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
  }
}
mod moka {
  pub mod future {
    #[dyn(refcount = "atomic increments")]
    pub struct Cache<K, V>;
    impl<K, V> Cache<K, V> {
      pub fn new(max_capacity: u64) -> Cache<K, V>;
      pub async fn get<Q>(&self, key: &Q) -> Option<V>;
      pub async fn insert(&self, key: K, value: V);
      pub async fn try_get_with<F: Future<Output = Result<V, E>>, E>(&self, key: K, init: F) -> Result<V, std::sync::Arc<E>>;
      pub async fn invalidate<Q>(&self, key: &Q);
    }
  }
}
mod slotmap {
  #[dyn(container, index = "V")]
  pub struct SlotMap<K, V>;
  impl<K, V> SlotMap<K, V> {
    pub fn with_key() -> SlotMap<K, V>;
    pub fn insert(&mut self, value: V) -> K;
    pub fn remove(&mut self, key: K) -> Option<V>;
    pub fn get(&self, key: K) -> Option<&V>;
    pub fn get_mut(&mut self, key: K) -> Option<&mut V>;
  }
}
mod either {
  pub use either::Either::{Left, Right};
  #[dyn(inline_container)]
  pub enum Either<L, R> {
    Left(L),
    Right(R),
  }
  impl<L, R> Either<L, R> {
    pub fn as_ref(&self) -> Either<&L, &R>;
    pub fn as_mut(&mut self) -> Either<&mut L, &mut R>;
  }
}
mod itertools {
  pub trait Itertools: Iterator {
    fn join(&mut self, sep: &str) -> String;
    fn sorted(self) -> impl Iterator<Item = Self::Item>;
    fn dedup(self) -> impl Iterator<Item = Self::Item>;
    fn counts(self) -> std::collections::HashMap<Self::Item, usize>;
  }
}
mod ordered_float {
  #[dyn(copy, deref = "T")]
  pub struct OrderedFloat<T>(pub T);
  impl<T> OrderedFloat<T> {
    pub fn into_inner(self) -> T;
  }
  #[dyn(copy, deref = "T")]
  pub struct NotNan<T>;
}
mod blake3 {
  #[dyn(copy)]
  pub struct Hash;
  impl Hash {
    pub fn as_bytes(&self) -> &[u8; 32];
    pub fn to_hex(&self) -> HexText;
  }
  #[dyn(copy, deref = "str")]
  pub struct HexText;
  #[dyn(large = "a hash state of about two kilobytes, copied in place")]
  pub struct Hasher;
  impl Hasher {
    pub fn new() -> Hasher;
    pub fn new_keyed(key: &[u8; 32]) -> Hasher;
    pub fn update(&mut self, input: &[u8]) -> &mut Hasher;
    pub fn finalize(&self) -> Hash;
  }
  pub fn hash(input: &[u8]) -> Hash;
}
mod xxhash_rust {
  pub mod xxh3 {
    pub fn xxh3_64(input: &[u8]) -> u64;
    pub fn xxh3_64_with_seed(input: &[u8], seed: u64) -> u64;
    #[dyn(large = "a hash state of about half a kilobyte, copied in place")]
    pub struct Xxh3;
  }
}
mod base64 {
  pub trait Engine {
    fn encode<T>(&self, input: T) -> String;
    fn decode<T>(&self, input: T) -> Result<Vec<u8>, DecodeError>;
  }
  pub enum DecodeError {}
}
mod zeroize {
  #[dyn(inline_container, deref = "Z")]
  pub struct Zeroizing<Z>;
  impl<Z> Zeroizing<Z> {
    pub fn new(value: Z) -> Zeroizing<Z>;
  }
}
mod aligned_vec {
  #[dyn(container, deref = "[T]", index = "T")]
  pub struct AVec<T, A>;
}
mod ndarray {
  #[dyn(container, index = "S")]
  pub struct ArrayBase<S, D>;
  #[dyn(container, index = "A")]
  pub struct Array<A, D>;
  pub type Array1<A> = Array<A, Ix1>;
  pub type Array2<A> = Array<A, Ix2>;
  #[dyn(copy)]
  pub struct Ix1;
  #[dyn(copy)]
  pub struct Ix2;
  #[dyn(inline_container)]
  pub struct IxDyn;
}

// --- small values: ids, urls, times, patterns, random numbers ---
mod uuid {
  #[dyn(copy)]
  pub struct Uuid;
  impl Uuid {
    pub fn new_v4() -> Uuid;
    pub fn nil() -> Uuid;
    pub fn parse_str(input: &str) -> Result<Uuid, Error>;
    pub fn try_parse(input: &str) -> Result<Uuid, Error>;
    pub fn from_u128(v: u128) -> Uuid;
    pub fn from_bytes(bytes: [u8; 16]) -> Uuid;
    pub fn from_slice(b: &[u8]) -> Result<Uuid, Error>;
    pub fn as_bytes(&self) -> &[u8; 16];
    pub fn into_bytes(self) -> [u8; 16];
    pub fn as_u128(&self) -> u128;
    pub fn as_u64_pair(&self) -> (u64, u64);
    pub fn simple(self) -> Uuid;
  }
  #[dyn(inline_container)]
  pub struct Error;
}
mod url {
  #[dyn(alloc = "one allocation, length of the URL")]
  pub struct Url;
  impl Url {
    pub fn parse(input: &str) -> Result<Url, ParseError>;
    pub fn from_file_path<P>(path: P) -> Result<Url, ()>;
    pub fn as_str(&self) -> &str;
    pub fn scheme(&self) -> &str;
    pub fn username(&self) -> &str;
    pub fn password(&self) -> Option<&str>;
    pub fn host(&self) -> Option<Host<&str>>;
    pub fn host_str(&self) -> Option<&str>;
    pub fn port(&self) -> Option<u16>;
    pub fn port_or_known_default(&self) -> Option<u16>;
    pub fn path(&self) -> &str;
    pub fn path_segments(&self) -> Option<impl Iterator<Item = &str>>;
    pub fn query(&self) -> Option<&str>;
    pub fn fragment(&self) -> Option<&str>;
    pub fn join(&self, input: &str) -> Result<Url, ParseError>;
    pub fn set_query(&mut self, query: Option<&str>);
    pub fn to_file_path(&self) -> Result<std::path::PathBuf, ()>;
  }
  #[dyn(inline_container)]
  pub enum Host<S = String> {
    Domain(S),
    Ipv4(std::net::Ipv4Addr),
    Ipv6(std::net::Ipv6Addr),
  }
  #[dyn(copy)]
  pub enum ParseError {}
}
mod chrono {
  #[dyn(copy)]
  pub struct DateTime<Tz>;
  impl<Tz> DateTime<Tz> {
    pub fn from_timestamp(secs: i64, nsecs: u32) -> Option<DateTime<Utc>>;
    pub fn parse_from_rfc3339(s: &str) -> Result<DateTime<FixedOffset>, ParseError>;
    pub fn timestamp(&self) -> i64;
    pub fn timestamp_millis(&self) -> i64;
    pub fn to_rfc3339(&self) -> String;
    pub fn to_rfc3339_opts(&self, secform: SecondsFormat, use_z: bool) -> String;
    pub fn with_timezone<Tz2>(&self, tz: &Tz2) -> DateTime<Tz2>;
    pub fn format(&self, fmt: &str) -> DelayedFormat;
  }
  #[dyn(copy)]
  pub struct Utc;
  impl Utc {
    pub fn now() -> DateTime<Utc>;
  }
  #[dyn(copy)]
  pub struct Local;
  impl Local {
    pub fn now() -> DateTime<Local>;
  }
  #[dyn(copy)]
  pub struct FixedOffset;
  #[dyn(copy)]
  pub struct TimeDelta;
  impl TimeDelta {
    pub fn from_std(duration: std::time::Duration) -> Result<TimeDelta, OutOfRangeError>;
  }
  pub type Duration = TimeDelta;
  #[dyn(copy)]
  pub struct OutOfRangeError;
  #[dyn(copy)]
  pub enum SecondsFormat {
    Secs,
    Millis,
    Micros,
    Nanos,
  }
  #[dyn(copy)]
  pub struct ParseError;
  pub struct DelayedFormat;
}
mod regex {
  #[dyn(refcount = "atomic increments, and a fresh cache pool")]
  pub struct Regex;
  impl Regex {
    pub fn new(re: &str) -> Result<Regex, Error>;
    pub fn is_match(&self, haystack: &str) -> bool;
    pub fn find(&self, haystack: &str) -> Option<Match>;
    pub fn captures(&self, haystack: &str) -> Option<Captures>;
    pub fn replace<R>(&self, haystack: &str, rep: R) -> std::borrow::Cow<str>;
    pub fn replace_all<R>(&self, haystack: &str, rep: R) -> std::borrow::Cow<str>;
    pub fn split(&self, haystack: &str) -> impl Iterator<Item = &str>;
    pub fn as_str(&self) -> &str;
  }
  #[dyn(copy)]
  pub struct Match<'a>;
  impl Match {
    pub fn start(&self) -> usize;
    pub fn end(&self) -> usize;
    pub fn as_str(&self) -> &str;
    pub fn range(&self) -> std::ops::Range<usize>;
  }
  #[dyn(index = "str")]
  pub struct Captures<'a>;
  impl Captures {
    pub fn get(&self, i: usize) -> Option<Match>;
    pub fn name(&self, name: &str) -> Option<Match>;
  }
  pub enum Error {}
}
mod rand {
  pub fn rng() -> rngs::ThreadRng;
  pub fn random<T>() -> T;
  pub fn random_range<T, R>(range: R) -> T;
  pub trait Rng: Rng {
    fn random<T>(&mut self) -> T;
    fn random_range<T, R>(&mut self, range: R) -> T;
    fn sample<T, D>(&mut self, distr: D) -> T;
    fn fill<T>(&mut self, dest: &mut T);
  }
  pub trait RngCore {}
  pub trait TryRngCore {
    fn try_next_u64(&mut self) -> Result<u64, Self::Error>;
  }
  pub trait SeedableRng {
    fn seed_from_u64(state: u64) -> Self;
  }
  pub mod rngs {
    #[dyn(refcount = "plain increment, single thread")]
    pub struct ThreadRng;
    #[dyn(inline_container)]
    pub struct StdRng;
    #[dyn(inline_container)]
    pub struct SmallRng;
    #[dyn(copy)]
    pub struct OsRng;
    impl rand::Rng for ThreadRng {}
    impl rand::Rng for StdRng {}
    impl rand::Rng for SmallRng {}
  }
  pub mod seq {
    pub trait SliceRandom {
      fn shuffle<R>(&mut self, rng: &mut R);
    }
    pub trait IndexedRandom {
      type Output;
    }
  }
}
mod tempfile {
  use std::path::Path;
  #[dyn(handle)]
  pub struct TempDir;
  impl TempDir {
    pub fn new() -> std::io::Result<TempDir>;
    pub fn path(&self) -> &Path;
    pub fn keep(self) -> std::path::PathBuf;
    pub fn close(self) -> std::io::Result<()>;
  }
  #[dyn(handle)]
  pub struct NamedTempFile;
  impl NamedTempFile {
    pub fn new() -> std::io::Result<NamedTempFile>;
    pub fn new_in<P>(dir: P) -> std::io::Result<NamedTempFile>;
    pub fn path(&self) -> &Path;
    pub fn as_file(&self) -> &std::fs::File;
    pub fn persist<P>(self, new_path: P) -> Result<std::fs::File, PersistError>;
  }
  pub struct PersistError;
  pub fn tempdir() -> std::io::Result<TempDir>;
  pub fn tempfile() -> std::io::Result<std::fs::File>;
}

// --- channels and threads ---
mod flume {
  use futures::stream::Stream;
  use std::time::Duration;
  pub fn unbounded<T>() -> (Sender<T>, Receiver<T>);
  pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>);
  #[dyn(refcount = "two atomic increments", handle)]
  pub struct Sender<T>;
  impl<T> Sender<T> {
    #[dyn(send)]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>>;
    #[dyn(send)]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>>;
    #[dyn(send)]
    pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>>;
    #[dyn(send)]
    pub async fn send_async(&self, item: T) -> Result<(), SendError<T>>;
    pub fn is_disconnected(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_full(&self) -> bool;
    pub fn capacity(&self) -> Option<usize>;
  }
  #[dyn(refcount = "two atomic increments", handle, iter = "T", iter_ref = "T")]
  pub struct Receiver<T>;
  impl<T> Receiver<T> {
    pub fn recv(&self) -> Result<T, RecvError>;
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError>;
    pub async fn recv_async(&self) -> Result<T, RecvError>;
    pub fn iter(&self) -> impl Iterator<Item = T>;
    pub fn try_iter(&self) -> impl Iterator<Item = T>;
    pub fn drain(&self) -> impl Iterator<Item = T>;
    pub fn into_stream(self) -> impl Stream<Item = T>;
    pub fn is_disconnected(&self) -> bool;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
  }
  #[dyn(inline_container)]
  pub struct SendError<T>(pub T);
  impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
  }
  #[dyn(inline_container)]
  pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
  }
  #[dyn(inline_container)]
  pub enum SendTimeoutError<T> {
    Timeout(T),
    Disconnected(T),
  }
  #[dyn(copy)]
  pub enum RecvError {
    Disconnected,
  }
  #[dyn(copy)]
  pub enum TryRecvError {
    Empty,
    Disconnected,
  }
  #[dyn(copy)]
  pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
  }
}
mod crossbeam_channel {
  pub use flume::{Receiver, RecvError, RecvTimeoutError, SendError, Sender, TryRecvError, TrySendError, bounded, unbounded};
}
mod crossbeam {
  pub use crossbeam_channel as channel;
  pub use crossbeam_queue as queue;
}
mod crossbeam_queue {
  pub struct SegQueue<T>;
  impl<T> SegQueue<T> {
    pub fn new() -> SegQueue<T>;
    #[dyn(send)]
    pub fn push(&self, value: T);
    pub fn pop(&self) -> Option<T>;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
  }
  pub struct ArrayQueue<T>;
  impl<T> ArrayQueue<T> {
    pub fn new(cap: usize) -> ArrayQueue<T>;
    #[dyn(send)]
    pub fn push(&self, value: T) -> Result<(), T>;
    pub fn pop(&self) -> Option<T>;
  }
}
mod oneshot {
  pub fn channel<T>() -> (Sender<T>, Receiver<T>);
  #[dyn(handle)]
  pub struct Sender<T>;
  impl<T> Sender<T> {
    #[dyn(send)]
    pub fn send(self, message: T) -> Result<(), SendError<T>>;
    pub fn is_closed(&self) -> bool;
  }
  #[dyn(handle, future = "Result<T, RecvError>")]
  pub struct Receiver<T>;
  impl<T> Receiver<T> {
    pub fn recv(self) -> Result<T, RecvError>;
    pub fn try_recv(&self) -> Result<T, TryRecvError>;
    pub fn recv_timeout(&self, timeout: std::time::Duration) -> Result<T, RecvTimeoutError>;
  }
  pub struct SendError<T>;
  impl<T> SendError<T> {
    pub fn into_inner(self) -> T;
  }
  #[dyn(copy)]
  pub struct RecvError;
  #[dyn(copy)]
  pub enum TryRecvError {
    Empty,
    Disconnected,
  }
  #[dyn(copy)]
  pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
  }
}
mod rayon {
  #[dyn(handle)]
  pub struct ThreadPool;
  impl ThreadPool {
    pub fn install<OP: FnOnce() -> R, R>(&self, op: OP) -> R;
    #[dyn(spawn)]
    pub fn spawn<OP: FnOnce() -> ()>(&self, op: OP);
    pub fn scope<OP: FnOnce(&Scope) -> R, R>(&self, op: OP) -> R;
    pub fn join<A: FnOnce() -> RA, B: FnOnce() -> RB, RA, RB>(&self, oper_a: A, oper_b: B) -> (RA, RB);
    pub fn current_num_threads(&self) -> usize;
  }
  pub struct Scope<'scope>;
  impl Scope {
    #[dyn(spawn)]
    pub fn spawn<BODY: FnOnce(&Scope) -> ()>(&self, body: BODY);
  }
  #[dyn(spawn)]
  pub fn spawn<F: FnOnce() -> ()>(func: F);
  pub fn scope<OP: FnOnce(&Scope) -> R, R>(op: OP) -> R;
  pub fn join<A: FnOnce() -> RA, B: FnOnce() -> RB, RA, RB>(oper_a: A, oper_b: B) -> (RA, RB);
  pub mod iter {
    // Parallel closures are shared between threads: Fn, not FnMut.
    pub trait ParallelIterator: ParallelIterator {
      type Item;
      fn for_each<OP: Fn(Self::Item) -> ()>(self, op: OP);
      fn map<F: Fn(Self::Item) -> R, R>(self, map_op: F) -> impl ParallelIterator<Item = R>;
      fn filter<P: Fn(&Self::Item) -> bool>(self, filter_op: P) -> impl ParallelIterator<Item = Self::Item>;
      fn filter_map<P: Fn(Self::Item) -> Option<R>, R>(self, filter_op: P) -> impl ParallelIterator<Item = R>;
      fn enumerate(self) -> impl ParallelIterator<Item = (usize, Self::Item)>;
      fn collect<C>(self) -> C;
      fn sum<S>(self) -> S;
    }
    pub trait IntoParallelIterator {
      type Item;
      fn into_par_iter(self) -> impl ParallelIterator<Item = Self::Item>;
    }
    pub trait ParallelSlice<T> {
      fn par_iter(&self) -> impl ParallelIterator<Item = &T>;
      fn par_chunks(&self, chunk_size: usize) -> impl ParallelIterator<Item = &[T]>;
      fn par_chunks_exact(&self, chunk_size: usize) -> impl ParallelIterator<Item = &[T]>;
    }
  }
  pub mod prelude {
    pub use rayon::iter::{IntoParallelIterator, ParallelIterator, ParallelSlice};
  }
}

// --- HTTP ---
mod http {
  pub use http::header::{HeaderMap, HeaderName, HeaderValue};
  pub use http::method::Method;
  pub use http::request::Request;
  pub use http::response::Response;
  pub use http::status::StatusCode;
  pub use http::uri::Uri;
  #[dyn(deep)]
  pub struct Extensions;
  impl Extensions {
    pub fn new() -> Extensions;
    pub fn insert<T>(&mut self, val: T) -> Option<T>;
    pub fn get<T>(&self) -> Option<&T>;
    pub fn get_mut<T>(&mut self) -> Option<&mut T>;
    pub fn remove<T>(&mut self) -> Option<T>;
  }
  #[dyn(copy)]
  pub struct Version;
  pub struct Error;
  pub mod header {
    #[dyn(deep, iter = "(Option<HeaderName>, T)", iter_ref = "(&HeaderName, &T)", iter_mut = "(&HeaderName, &mut T)", index = "T")]
    pub struct HeaderMap<T = HeaderValue>;
    impl<T> HeaderMap<T> {
      pub fn new() -> HeaderMap<HeaderValue>;
      pub fn default() -> HeaderMap<HeaderValue>;
      pub fn with_capacity(capacity: usize) -> HeaderMap<T>;
      pub fn get<K>(&self, key: K) -> Option<&T>;
      pub fn get_mut<K>(&mut self, key: K) -> Option<&mut T>;
      pub fn get_all<K>(&self, key: K) -> GetAll<T>;
      pub fn contains_key<K>(&self, key: K) -> bool;
      pub fn insert<K>(&mut self, key: K, val: T) -> Option<T>;
      pub fn append<K>(&mut self, key: K, value: T) -> bool;
      pub fn remove<K>(&mut self, key: K) -> Option<T>;
      pub fn iter(&self) -> impl Iterator<Item = (&HeaderName, &T)>;
      pub fn keys(&self) -> impl Iterator<Item = &HeaderName>;
      pub fn values(&self) -> impl Iterator<Item = &T>;
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      pub fn clear(&mut self);
    }
    #[dyn(iter = "&T")]
    pub struct GetAll<'a, T>;
    impl<T> GetAll<T> {
      pub fn iter(&self) -> impl Iterator<Item = &T>;
    }
    #[dyn(refcount = "none for standard names, else an atomic increment")]
    pub struct HeaderName;
    impl HeaderName {
      pub fn from_static(src: &str) -> HeaderName;
      pub fn from_bytes(src: &[u8]) -> Result<HeaderName, InvalidHeaderName>;
      pub fn as_str(&self) -> &str;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct HeaderValue;
    impl HeaderValue {
      pub fn from_static(src: &str) -> HeaderValue;
      pub fn from_str(src: &str) -> Result<HeaderValue, InvalidHeaderValue>;
      pub fn from_bytes(src: &[u8]) -> Result<HeaderValue, InvalidHeaderValue>;
      pub fn from<T>(value: T) -> HeaderValue;
      pub fn to_str(&self) -> Result<&str, ToStrError>;
      pub fn as_bytes(&self) -> &[u8];
      pub fn is_empty(&self) -> bool;
      pub fn len(&self) -> usize;
    }
    pub struct InvalidHeaderName;
    pub struct InvalidHeaderValue;
    pub struct ToStrError;
    pub const ALLOW: HeaderName;
    pub const CONTENT_TYPE: HeaderName;
  }
  pub mod method {
    #[dyn(inline_container)]
    pub struct Method;
    impl Method {
      pub const GET: Method;
      pub const POST: Method;
      pub const PUT: Method;
      pub const DELETE: Method;
      pub const HEAD: Method;
      pub const PATCH: Method;
      pub const OPTIONS: Method;
      pub fn as_str(&self) -> &str;
    }
  }
  pub mod status {
    #[dyn(copy)]
    pub struct StatusCode;
    impl StatusCode {
      pub const OK: StatusCode;
      pub const CREATED: StatusCode;
      pub const ACCEPTED: StatusCode;
      pub const NO_CONTENT: StatusCode;
      pub const BAD_REQUEST: StatusCode;
      pub const UNAUTHORIZED: StatusCode;
      pub const NOT_FOUND: StatusCode;
      pub const CONFLICT: StatusCode;
      pub const TOO_MANY_REQUESTS: StatusCode;
      pub const INTERNAL_SERVER_ERROR: StatusCode;
      pub const NOT_IMPLEMENTED: StatusCode;
      pub const BAD_GATEWAY: StatusCode;
      pub const SERVICE_UNAVAILABLE: StatusCode;
      pub fn from_u16(src: u16) -> Result<StatusCode, InvalidStatusCode>;
      pub fn as_u16(&self) -> u16;
      pub fn as_str(&self) -> &str;
      pub fn canonical_reason(&self) -> Option<&str>;
      pub fn is_informational(&self) -> bool;
      pub fn is_success(&self) -> bool;
      pub fn is_redirection(&self) -> bool;
      pub fn is_client_error(&self) -> bool;
      pub fn is_server_error(&self) -> bool;
    }
    pub struct InvalidStatusCode;
  }
  pub mod uri {
    #[dyn(refcount = "atomic increments")]
    pub struct Uri;
    impl Uri {
      pub fn from_static(src: &str) -> Uri;
      pub fn path(&self) -> &str;
      pub fn scheme_str(&self) -> Option<&str>;
      pub fn host(&self) -> Option<&str>;
      pub fn port_u16(&self) -> Option<u16>;
      pub fn query(&self) -> Option<&str>;
    }
  }
  pub mod request {
    use http::{Extensions, HeaderMap, Method, Uri, Version};
    #[dyn(deep)]
    pub struct Request<T>;
    impl<T> Request<T> {
      pub fn new(body: T) -> Request<T>;
      pub fn builder() -> Builder;
      pub fn from_parts(parts: Parts, body: T) -> Request<T>;
      pub fn method(&self) -> &Method;
      pub fn method_mut(&mut self) -> &mut Method;
      pub fn uri(&self) -> &Uri;
      pub fn uri_mut(&mut self) -> &mut Uri;
      pub fn version(&self) -> Version;
      pub fn headers(&self) -> &HeaderMap;
      pub fn headers_mut(&mut self) -> &mut HeaderMap;
      pub fn extensions(&self) -> &Extensions;
      pub fn extensions_mut(&mut self) -> &mut Extensions;
      pub fn body(&self) -> &T;
      pub fn body_mut(&mut self) -> &mut T;
      pub fn into_body(self) -> T;
      pub fn into_parts(self) -> (Parts, T);
      pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Request<U>;
    }
    #[dyn(deep)]
    pub struct Parts {
      pub method: Method,
      pub uri: Uri,
      pub version: Version,
      pub headers: HeaderMap,
      pub extensions: Extensions,
    }
    pub struct Builder;
    impl Builder {
      pub fn new() -> Builder;
      pub fn method<T>(self, method: T) -> Builder;
      pub fn uri<T>(self, uri: T) -> Builder;
      pub fn header<K, V>(self, key: K, value: V) -> Builder;
      pub fn extension<T>(self, extension: T) -> Builder;
      pub fn body<T>(self, body: T) -> Result<Request<T>, http::Error>;
    }
  }
  pub mod response {
    use http::{Extensions, HeaderMap, StatusCode, Version};
    #[dyn(deep)]
    pub struct Response<T>;
    impl<T> Response<T> {
      pub fn new(body: T) -> Response<T>;
      pub fn builder() -> Builder;
      pub fn from_parts(parts: Parts, body: T) -> Response<T>;
      pub fn status(&self) -> StatusCode;
      pub fn status_mut(&mut self) -> &mut StatusCode;
      pub fn version(&self) -> Version;
      pub fn headers(&self) -> &HeaderMap;
      pub fn headers_mut(&mut self) -> &mut HeaderMap;
      pub fn extensions(&self) -> &Extensions;
      pub fn extensions_mut(&mut self) -> &mut Extensions;
      pub fn body(&self) -> &T;
      pub fn body_mut(&mut self) -> &mut T;
      pub fn into_body(self) -> T;
      pub fn into_parts(self) -> (Parts, T);
      pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Response<U>;
    }
    #[dyn(deep)]
    pub struct Parts {
      pub status: StatusCode,
      pub version: Version,
      pub headers: HeaderMap,
      pub extensions: Extensions,
    }
    pub struct Builder;
    impl Builder {
      pub fn new() -> Builder;
      pub fn status<T>(self, status: T) -> Builder;
      pub fn header<K, V>(self, key: K, value: V) -> Builder;
      pub fn extension<T>(self, extension: T) -> Builder;
      pub fn body<T>(self, body: T) -> Result<Response<T>, http::Error>;
    }
  }
}
mod axum {
  pub use axum::extract::{Extension, Json};
  pub use axum::routing::Router;
  pub use http;
  pub struct Error;
  impl Error {
    pub fn new<E>(error: E) -> Error;
  }
  pub fn serve<L, M>(listener: L, make_service: M) -> Serve;
  #[dyn(future = "std::io::Result<()>")]
  pub struct Serve;
  impl Serve {
    pub fn with_graceful_shutdown<F: Future>(self, signal: F) -> Serve;
  }
  // Handlers are FnOnce + Clone: the whole closure is cloned for each request and then consumed.
  pub mod routing {
    #[dyn(refcount = "atomic increment")]
    pub struct Router<S = ()>;
    impl<S> Router<S> {
      pub fn new() -> Router<S>;
      pub fn route(self, path: &str, method_router: MethodRouter<S>) -> Router<S>;
      pub fn merge<R>(self, other: R) -> Router<S>;
      pub fn layer<L>(self, layer: L) -> Router<S>;
      pub fn route_layer<L>(self, layer: L) -> Router<S>;
      pub fn fallback<H: FnOnce() -> Fut + Clone, Fut: Future>(self, handler: H) -> Router<S>;
      pub fn fallback_service<T>(self, service: T) -> Router<S>;
      pub fn method_not_allowed_fallback<H: FnOnce() -> Fut + Clone, Fut: Future>(self, handler: H) -> Router<S>;
      pub fn with_state<S2>(self, state: S) -> Router<S2>;
      pub fn into_make_service(self) -> Router<S>;
      pub fn oneshot<R>(self, req: R) -> impl Future<Output = Result<axum::response::Response, std::convert::Infallible>>;
    }
    #[dyn(refcount = "atomic increments")]
    pub struct MethodRouter<S = ()>;
    impl<S> MethodRouter<S> {
      pub fn get<H: FnOnce() -> Fut + Clone, Fut: Future>(self, handler: H) -> MethodRouter<S>;
      pub fn post<H: FnOnce() -> Fut + Clone, Fut: Future>(self, handler: H) -> MethodRouter<S>;
      pub fn delete<H: FnOnce() -> Fut + Clone, Fut: Future>(self, handler: H) -> MethodRouter<S>;
      pub fn layer<L>(self, layer: L) -> MethodRouter<S>;
      pub fn with_state<S2>(self, state: S) -> MethodRouter<S2>;
    }
    pub fn get<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
    pub fn post<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
    pub fn put<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
    pub fn patch<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
    pub fn delete<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
    pub fn any<H: FnOnce() -> Fut + Clone, Fut: Future>(handler: H) -> MethodRouter;
  }
  pub mod extract {
    #[dyn(inline_container, deref = "S")]
    pub struct State<S>(pub S);
    #[dyn(inline_container, deref = "T")]
    pub struct Path<T>(pub T);
    #[dyn(inline_container, deref = "T")]
    pub struct Query<T>(pub T);
    #[dyn(inline_container, deref = "T")]
    pub struct Json<T>(pub T);
    #[dyn(inline_container, deref = "T")]
    pub struct Extension<T>(pub T);
    #[dyn(inline_container)]
    pub struct ConnectInfo<T>(pub T);
    #[dyn(refcount = "atomic increment")]
    pub struct MatchedPath;
    impl MatchedPath {
      pub fn as_str(&self) -> &str;
    }
    #[dyn(copy)]
    pub struct DefaultBodyLimit;
    impl DefaultBodyLimit {
      pub fn max(limit: usize) -> DefaultBodyLimit;
      pub fn disable() -> DefaultBodyLimit;
    }
    pub type Request<T = axum::body::Body> = http::Request<T>;
    pub mod rejection {
      pub enum JsonRejection {}
      impl JsonRejection {
        pub fn body_text(&self) -> String;
        pub fn status(&self) -> http::StatusCode;
      }
    }
    pub mod ws {
      use futures::sink::Sink;
      use futures::stream::Stream;
      #[dyn(handle)]
      pub struct WebSocket;
      impl WebSocket {
        pub async fn recv(&mut self) -> Option<Result<Message, axum::Error>>;
        #[dyn(send)]
        pub async fn send(&mut self, msg: Message) -> Result<(), axum::Error>;
      }
      impl Stream for WebSocket {
        type Item = Result<Message, axum::Error>;
      }
      impl Sink<Message> for WebSocket {
        type Error = axum::Error;
      }
      pub struct WebSocketUpgrade;
      impl WebSocketUpgrade {
        #[dyn(spawn)]
        pub fn on_upgrade<C: FnOnce(WebSocket) -> Fut, Fut: Future>(self, callback: C) -> axum::response::Response;
      }
      #[dyn(refcount = "atomic increment")]
      pub enum Message {
        Text(Utf8Bytes),
        Binary(bytes::Bytes),
        Ping(bytes::Bytes),
        Pong(bytes::Bytes),
        Close(Option<CloseFrame>),
      }
      #[dyn(refcount = "atomic increment", deref = "str")]
      pub struct Utf8Bytes;
      #[dyn(refcount = "atomic increment")]
      pub struct CloseFrame {
        pub code: u16,
        pub reason: Utf8Bytes,
      }
    }
  }
  pub mod body {
    use futures::stream::Stream;
    pub use bytes::Bytes;
    pub struct Body;
    impl Body {
      pub fn empty() -> Body;
      pub fn new<B>(body: B) -> Body;
      pub fn from<T>(value: T) -> Body;
      pub fn from_stream<S>(stream: S) -> Body;
      pub fn into_data_stream(self) -> impl Stream<Item = Result<Bytes, axum::Error>>;
    }
    pub async fn to_bytes(body: Body, limit: usize) -> Result<Bytes, axum::Error>;
  }
  pub mod middleware {
    #[dyn(alloc = "one allocation, the service behind it")]
    pub struct Next;
    impl Next {
      pub async fn run(self, req: axum::extract::Request) -> axum::response::Response;
    }
    pub fn from_fn<F: FnMut() -> Fut + Clone, Fut: Future>(f: F) -> FromFnLayer;
    pub fn from_fn_with_state<F: FnMut() -> Fut + Clone, S, Fut: Future>(state: S, f: F) -> FromFnLayer;
    pub struct FromFnLayer;
  }
  pub mod response {
    pub use axum::extract::Json;
    pub use axum::response::sse::Sse;
    pub type Response<T = axum::body::Body> = http::Response<T>;
    pub trait IntoResponse {
      fn into_response(self) -> Response;
    }
    #[dyn(inline_container)]
    pub struct Html<T>(pub T);
    pub mod sse {
      pub struct Sse<S>;
      impl<S> Sse<S> {
        pub fn new(stream: S) -> Sse<S>;
        pub fn keep_alive(self, keep_alive: KeepAlive) -> Sse<S>;
      }
      #[dyn(alloc = "one allocation, length of the event")]
      pub struct Event;
      impl Event {
        pub fn default() -> Event;
        pub fn data<T>(self, data: T) -> Event;
        pub fn event<T>(self, event: T) -> Event;
        pub fn comment<T>(self, comment: T) -> Event;
        pub fn id<T>(self, id: T) -> Event;
      }
      #[dyn(inline_container)]
      pub struct KeepAlive;
      impl KeepAlive {
        pub fn new() -> KeepAlive;
        pub fn default() -> KeepAlive;
        pub fn interval(self, time: std::time::Duration) -> KeepAlive;
        pub fn text<T>(self, text: T) -> KeepAlive;
      }
    }
  }
}
mod axum_core {
  pub use axum::body;
  pub use axum::response;
}
mod tower {
  pub trait ServiceExt<Request> {
    fn oneshot(self, req: Request) -> impl Future<Output = Result<Self::Response, Self::Error>>;
    fn ready(&mut self) -> impl Future<Output = Result<&mut Self, Self::Error>>;
  }
}
mod reqwest {
  use futures::stream::Stream;
  pub use http::{Method, StatusCode, Version, header};
  pub use reqwest::error::{Error, Result};
  pub use url::Url;
  pub mod error {
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    impl Error {
      pub fn status(&self) -> Option<http::StatusCode>;
      pub fn url(&self) -> Option<&url::Url>;
      pub fn is_timeout(&self) -> bool;
    }
  }
  #[dyn(refcount = "atomic increment")]
  pub struct Client;
  impl Client {
    pub fn new() -> Client;
    pub fn builder() -> ClientBuilder;
    pub fn get<U>(&self, url: U) -> RequestBuilder;
    pub fn post<U>(&self, url: U) -> RequestBuilder;
    pub fn put<U>(&self, url: U) -> RequestBuilder;
    pub fn delete<U>(&self, url: U) -> RequestBuilder;
    pub fn request<U>(&self, method: Method, url: U) -> RequestBuilder;
    pub async fn execute(&self, request: Request) -> Result<Response>;
  }
  pub struct ClientBuilder;
  impl ClientBuilder {
    pub fn timeout(self, timeout: std::time::Duration) -> ClientBuilder;
    pub fn connect_timeout(self, timeout: std::time::Duration) -> ClientBuilder;
    pub fn user_agent<V>(self, value: V) -> ClientBuilder;
    pub fn redirect(self, policy: redirect::Policy) -> ClientBuilder;
    pub fn dns_resolver<R>(self, resolver: R) -> ClientBuilder;
    pub fn no_proxy(self) -> ClientBuilder;
    pub fn build(self) -> Result<Client>;
  }
  pub struct RequestBuilder;
  impl RequestBuilder {
    pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder;
    pub fn headers(self, headers: http::HeaderMap) -> RequestBuilder;
    pub fn body<T>(self, body: T) -> RequestBuilder;
    pub fn json<T>(self, json: &T) -> RequestBuilder;
    pub fn query<T>(self, query: &T) -> RequestBuilder;
    pub fn timeout(self, timeout: std::time::Duration) -> RequestBuilder;
    pub fn build(self) -> Result<Request>;
    pub async fn send(self) -> Result<Response>;
  }
  pub struct Request;
  pub struct Response;
  impl Response {
    pub fn status(&self) -> StatusCode;
    pub fn headers(&self) -> &http::HeaderMap;
    pub fn url(&self) -> &url::Url;
    pub fn content_length(&self) -> Option<u64>;
    pub async fn text(self) -> Result<String>;
    pub async fn json<T>(self) -> Result<T>;
    pub async fn bytes(self) -> Result<bytes::Bytes>;
    pub async fn chunk(&mut self) -> Result<Option<bytes::Bytes>>;
    pub fn bytes_stream(self) -> impl Stream<Item = Result<bytes::Bytes>>;
    pub fn error_for_status(self) -> Result<Response>;
  }
  pub mod redirect {
    pub struct Policy;
  }
  pub async fn get<T>(url: T) -> Result<Response>;
}

// --- gRPC ---
mod tonic {
  use futures::stream::Stream;
  pub use tonic::status::{Code, Status};
  pub use tonic::request::Request;
  pub use tonic::response::Response;
  pub mod request {
    use http::Extensions;
    pub struct Request<T>;
    impl<T> Request<T> {
      pub fn new(message: T) -> Request<T>;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
      pub fn metadata(&self) -> &tonic::metadata::MetadataMap;
      pub fn metadata_mut(&mut self) -> &mut tonic::metadata::MetadataMap;
      pub fn extensions(&self) -> &Extensions;
      pub fn extensions_mut(&mut self) -> &mut Extensions;
      pub fn into_parts(self) -> (tonic::metadata::MetadataMap, Extensions, T);
      pub fn remote_addr(&self) -> Option<std::net::SocketAddr>;
    }
  }
  pub mod response {
    pub struct Response<T>;
    impl<T> Response<T> {
      pub fn new(message: T) -> Response<T>;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
      pub fn metadata(&self) -> &tonic::metadata::MetadataMap;
      pub fn metadata_mut(&mut self) -> &mut tonic::metadata::MetadataMap;
      pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Response<U>;
    }
  }
  pub mod status {
    #[dyn(deep)]
    pub struct Status;
    impl Status {
      pub fn new<M>(code: Code, message: M) -> Status;
      pub fn ok<M>(message: M) -> Status;
      pub fn cancelled<M>(message: M) -> Status;
      pub fn unknown<M>(message: M) -> Status;
      pub fn invalid_argument<M>(message: M) -> Status;
      pub fn not_found<M>(message: M) -> Status;
      pub fn resource_exhausted<M>(message: M) -> Status;
      pub fn failed_precondition<M>(message: M) -> Status;
      pub fn unimplemented<M>(message: M) -> Status;
      pub fn internal<M>(message: M) -> Status;
      pub fn unavailable<M>(message: M) -> Status;
      pub fn code(&self) -> Code;
      pub fn message(&self) -> &str;
      pub fn details(&self) -> &[u8];
      pub fn metadata(&self) -> &tonic::metadata::MetadataMap;
    }
    #[dyn(copy)]
    pub enum Code {
      Ok,
      Cancelled,
      Unknown,
      InvalidArgument,
      DeadlineExceeded,
      NotFound,
      AlreadyExists,
      PermissionDenied,
      ResourceExhausted,
      FailedPrecondition,
      Aborted,
      OutOfRange,
      Unimplemented,
      Internal,
      Unavailable,
      DataLoss,
      Unauthenticated,
    }
  }
  pub struct Streaming<T>;
  impl<T> Streaming<T> {
    pub async fn message(&mut self) -> Result<Option<T>, Status>;
  }
  impl<T> Stream for Streaming<T> {
    type Item = Result<T, Status>;
  }
  pub mod metadata {
    #[dyn(deep)]
    pub struct MetadataMap;
    impl MetadataMap {
      pub fn new() -> MetadataMap;
      pub fn get<K>(&self, key: K) -> Option<&MetadataValue<Ascii>>;
      pub fn insert<K>(&mut self, key: K, val: MetadataValue<Ascii>) -> Option<MetadataValue<Ascii>>;
      pub fn len(&self) -> usize;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct MetadataValue<VE>;
    impl<VE> MetadataValue<VE> {
      pub fn try_from<T>(value: T) -> Result<MetadataValue<VE>, InvalidMetadataValue>;
      pub fn to_str(&self) -> Result<&str, http::header::ToStrError>;
      pub fn as_bytes(&self) -> &[u8];
    }
    #[dyn(copy)]
    pub struct Ascii;
    pub struct InvalidMetadataValue;
  }
  pub mod transport {
    #[dyn(refcount = "atomic increments")]
    pub struct Channel;
    #[dyn(deep)]
    pub struct Endpoint;
    impl Endpoint {
      pub fn from_shared<S>(s: S) -> Result<Endpoint, Error>;
      pub fn connect_timeout(self, dur: std::time::Duration) -> Endpoint;
      pub fn timeout(self, dur: std::time::Duration) -> Endpoint;
      pub async fn connect(&self) -> Result<Channel, Error>;
      pub fn connect_lazy(&self) -> Channel;
    }
    pub struct Error;
    #[dyn(deep)]
    pub struct Server;
    impl Server {
      pub fn builder() -> Server;
      pub fn add_service<S>(&mut self, svc: S) -> server::Router;
    }
    pub mod server {
      pub struct Router;
      impl Router {
        pub fn add_service<S>(self, svc: S) -> Router;
        pub async fn serve(self, addr: std::net::SocketAddr) -> Result<(), tonic::transport::Error>;
        pub async fn serve_with_shutdown<F: Future>(self, addr: std::net::SocketAddr, signal: F) -> Result<(), tonic::transport::Error>;
        pub async fn serve_with_incoming_shutdown<I, F: Future>(self, incoming: I, signal: F) -> Result<(), tonic::transport::Error>;
      }
    }
  }
}

// --- metrics ---
mod prometheus {
  pub use prometheus::core::Collector;
  pub type Result<T> = std::result::Result<T, Error>;
  pub enum Error {
    AlreadyReg,
    InconsistentCardinality { expect: usize, got: usize },
    Msg(String),
    Io(std::io::Error),
  }
  pub mod core {
    pub trait Collector {
      fn desc(&self) -> Vec<&Desc>;
      fn collect(&self) -> Vec<prometheus::proto::MetricFamily>;
    }
    #[dyn(deep)]
    pub struct Desc {
      pub fq_name: String,
      pub help: String,
      pub variable_labels: Vec<String>,
    }
    impl Desc {
      pub fn new(fq_name: String, help: String, variable_labels: Vec<String>, const_labels: std::collections::HashMap<String, String>) -> prometheus::Result<Desc>;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct GenericCounter<P>;
    impl<P> GenericCounter<P> {
      pub fn new<S1, S2>(name: S1, help: S2) -> prometheus::Result<GenericCounter<P>>;
      pub fn with_opts(opts: prometheus::Opts) -> prometheus::Result<GenericCounter<P>>;
      pub fn inc(&self);
      pub fn inc_by(&self, v: P);
      pub fn get(&self) -> P;
      pub fn reset(&self);
    }
    #[dyn(refcount = "atomic increment")]
    pub struct GenericGauge<P>;
    impl<P> GenericGauge<P> {
      pub fn new<S1, S2>(name: S1, help: S2) -> prometheus::Result<GenericGauge<P>>;
      pub fn with_opts(opts: prometheus::Opts) -> prometheus::Result<GenericGauge<P>>;
      pub fn set(&self, v: P);
      pub fn inc(&self);
      pub fn dec(&self);
      pub fn add(&self, v: P);
      pub fn get(&self) -> P;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct MetricVec<T>;
    impl<T> MetricVec<T> {
      pub fn new(opts: prometheus::Opts, label_names: &[&str]) -> prometheus::Result<MetricVec<T>>;
      pub fn with_label_values<V>(&self, vals: &[V]) -> T;
      pub fn get_metric_with_label_values<V>(&self, vals: &[V]) -> prometheus::Result<T>;
      pub fn with<V>(&self, labels: &std::collections::HashMap<&str, V>) -> T;
      pub fn remove_label_values<V>(&self, vals: &[V]) -> prometheus::Result<()>;
      pub fn reset(&self);
    }
  }
  pub type Counter = prometheus::core::GenericCounter<f64>;
  pub type IntCounter = prometheus::core::GenericCounter<u64>;
  pub type Gauge = prometheus::core::GenericGauge<f64>;
  pub type IntGauge = prometheus::core::GenericGauge<i64>;
  pub type CounterVec = prometheus::core::MetricVec<Counter>;
  pub type IntCounterVec = prometheus::core::MetricVec<IntCounter>;
  pub type GaugeVec = prometheus::core::MetricVec<Gauge>;
  pub type IntGaugeVec = prometheus::core::MetricVec<IntGauge>;
  pub type HistogramVec = prometheus::core::MetricVec<Histogram>;
  #[dyn(refcount = "atomic increment")]
  pub struct Histogram;
  impl Histogram {
    pub fn with_opts(opts: HistogramOpts) -> Result<Histogram>;
    pub fn observe(&self, v: f64);
    pub fn local(&self) -> local::LocalHistogram;
    pub fn get_sample_sum(&self) -> f64;
    pub fn get_sample_count(&self) -> u64;
  }
  #[dyn(handle)]
  pub struct HistogramTimer;
  pub mod local {
    #[dyn(alloc = "one allocation, the buckets")]
    pub struct LocalHistogram;
    impl LocalHistogram {
      pub fn observe(&self, v: f64);
      pub fn flush(&self);
    }
  }
  #[dyn(deep)]
  pub struct Opts {
    pub namespace: String,
    pub subsystem: String,
    pub name: String,
    pub help: String,
    pub const_labels: std::collections::HashMap<String, String>,
    pub variable_labels: Vec<String>,
  }
  impl Opts {
    pub fn new<S1, S2>(name: S1, help: S2) -> Opts;
    pub fn namespace<S>(self, namespace: S) -> Opts;
    pub fn const_labels(self, const_labels: std::collections::HashMap<String, String>) -> Opts;
    pub fn const_label<S1: Into<String>, S2: Into<String>>(self, name: S1, value: S2) -> Opts;
  }
  #[dyn(deep)]
  pub struct HistogramOpts {
    pub common_opts: Opts,
    pub buckets: Vec<f64>,
  }
  impl HistogramOpts {
    pub fn new<S1, S2>(name: S1, help: S2) -> HistogramOpts;
    pub fn namespace<S>(self, namespace: S) -> HistogramOpts;
    pub fn const_labels(self, const_labels: std::collections::HashMap<String, String>) -> HistogramOpts;
    pub fn const_label<S1: Into<String>, S2: Into<String>>(self, name: S1, value: S2) -> HistogramOpts;
    pub fn buckets(self, buckets: Vec<f64>) -> HistogramOpts;
  }
  #[dyn(refcount = "atomic increment")]
  pub struct Registry;
  impl Registry {
    pub fn new() -> Registry;
    pub fn default() -> Registry;
    #[dyn(send)]
    pub fn register(&self, c: Box<dyn Collector>) -> Result<()>;
    pub fn unregister(&self, c: Box<dyn Collector>) -> Result<()>;
    pub fn gather(&self) -> Vec<proto::MetricFamily>;
  }
  #[dyn(copy)]
  pub struct TextEncoder;
  impl TextEncoder {
    pub fn new() -> TextEncoder;
  }
  pub trait Encoder {
    fn encode<W>(&self, mfs: &[proto::MetricFamily], writer: &mut W) -> Result<()>;
  }
  pub mod proto {
    #[dyn(deep)]
    pub struct MetricFamily;
    impl MetricFamily {
      pub fn name(&self) -> &str;
      pub fn help(&self) -> &str;
      pub fn get_metric(&self) -> &[Metric];
      pub fn get_field_type(&self) -> MetricType;
      pub fn take_metric(&mut self) -> Vec<Metric>;
    }
    #[dyn(deep)]
    pub struct Metric;
    impl Metric {
      pub fn get_label(&self) -> &[LabelPair];
      pub fn get_counter(&self) -> &Counter;
      pub fn get_gauge(&self) -> &Gauge;
      pub fn get_histogram(&self) -> &Histogram;
    }
    #[dyn(deep)]
    pub struct LabelPair;
    impl LabelPair {
      pub fn name(&self) -> &str;
      pub fn value(&self) -> &str;
    }
    #[dyn(copy)]
    pub enum MetricType {
      COUNTER,
      GAUGE,
      SUMMARY,
      UNTYPED,
      HISTOGRAM,
    }
    #[dyn(inline_container)]
    pub struct Counter;
    #[dyn(inline_container)]
    pub struct Gauge;
    #[dyn(deep)]
    pub struct Histogram;
    impl Histogram {
      pub fn get_sample_count(&self) -> u64;
      pub fn get_sample_sum(&self) -> f64;
    }
  }
  pub fn exponential_buckets(start: f64, factor: f64, count: usize) -> Result<Vec<f64>>;
  pub fn linear_buckets(start: f64, width: f64, count: usize) -> Result<Vec<f64>>;
}

// --- control and data planes: NATS, etcd, ZeroMQ, Kubernetes, object stores ---
mod async_nats {
  use futures::stream::Stream;
  pub use async_nats::header::{HeaderMap, HeaderValue};
  #[dyn(refcount = "several atomic increments")]
  pub struct Client;
  impl Client {
    pub async fn publish<S>(&self, subject: S, payload: bytes::Bytes) -> Result<(), PublishError>;
    pub async fn publish_with_reply<S, R>(&self, subject: S, reply: R, payload: bytes::Bytes) -> Result<(), PublishError>;
    pub async fn request<S>(&self, subject: S, payload: bytes::Bytes) -> Result<Message, RequestError>;
    pub async fn request_with_headers<S>(&self, subject: S, headers: HeaderMap, payload: bytes::Bytes) -> Result<Message, RequestError>;
    pub async fn subscribe<S>(&self, subject: S) -> Result<Subscriber, SubscribeError>;
    pub async fn flush(&self) -> Result<(), FlushError>;
    pub fn server_info(&self) -> ServerInfo;
    pub fn service_builder(&self) -> service::ServiceBuilder;
  }
  pub mod connection {
    #[dyn(copy)]
    pub enum State {
      Pending,
      Connected,
      Disconnected,
    }
  }
  pub struct PublishError;
  pub struct RequestError;
  pub struct SubscribeError;
  pub struct FlushError;
  #[dyn(deep)]
  pub struct ServerInfo;
  #[dyn(handle)]
  pub struct Subscriber;
  impl Stream for Subscriber {
    type Item = Message;
  }
  pub struct UnsubscribeError;
  #[dyn(refcount = "atomic increment", deref = "str")]
  pub struct Subject;
  impl Subject {
    pub fn as_str(&self) -> &str;
  }
  #[dyn(deep)]
  pub struct Message {
    pub subject: Subject,
    pub reply: Option<Subject>,
    pub payload: bytes::Bytes,
    pub headers: Option<HeaderMap>,
    pub length: usize,
  }
  pub mod header {
    #[dyn(deep)]
    pub struct HeaderMap;
    impl HeaderMap {
      pub fn new() -> HeaderMap;
      pub fn insert<K, V>(&mut self, key: K, value: V);
      pub fn append<K, V>(&mut self, key: K, value: V);
      pub fn get<K>(&self, key: K) -> Option<&HeaderValue>;
      pub fn iter(&self) -> impl Iterator<Item = (&HeaderName, &Vec<HeaderValue>)>;
      pub fn len(&self) -> usize;
    }
    #[dyn(alloc = "one allocation, length of the text")]
    pub struct HeaderValue;
    impl HeaderValue {
      pub fn as_str(&self) -> &str;
    }
    #[dyn(alloc = "one allocation, length of the text")]
    pub struct HeaderName;
  }
  pub mod service {
    #[dyn(handle)]
    pub struct Service;
    impl Service {
      pub fn group<S>(&self, prefix: S) -> Group;
      pub async fn stop(self) -> Result<(), async_nats::Error>;
    }
    pub struct ServiceBuilder;
    pub struct Group;
    pub mod endpoint {
      #[dyn(handle)]
      pub struct Endpoint;
      impl Endpoint {
        pub async fn stop(&mut self) -> Result<(), std::io::Error>;
      }
      #[dyn(deep)]
      pub struct Stats;
    }
  }
  pub type Error = Box<dyn std::error::Error + Send + Sync>;
  pub mod jetstream {
    #[dyn(refcount = "several atomic increments")]
    pub struct Context;
    impl Context {
      pub async fn get_key_value<T>(&self, bucket: T) -> Result<kv::Store, KeyValueError>;
      pub async fn create_key_value(&self, config: kv::Config) -> Result<kv::Store, CreateKeyValueError>;
      pub async fn get_object_store<T>(&self, bucket_name: T) -> Result<object_store::ObjectStore, ObjectStoreError>;
    }
    pub struct KeyValueError;
    pub struct CreateKeyValueError;
    pub struct ObjectStoreError;
    pub fn new(client: async_nats::Client) -> Context;
    pub mod kv {
      #[dyn(deep)]
      pub struct Store {
        pub name: String,
        pub stream_name: String,
        pub prefix: String,
      }
      impl Store {
        pub async fn get<T>(&self, key: T) -> Result<Option<bytes::Bytes>, EntryError>;
        pub async fn put<T>(&self, key: T, value: bytes::Bytes) -> Result<u64, PutError>;
        pub async fn entry<T>(&self, key: T) -> Result<Option<Entry>, EntryError>;
        pub async fn delete<K>(&self, key: K) -> Result<(), DeleteError>;
      }
      #[dyn(deep)]
      pub struct Entry {
        pub bucket: String,
        pub key: String,
        pub value: bytes::Bytes,
        pub revision: u64,
        pub operation: Operation,
      }
      #[dyn(copy)]
      pub enum Operation {
        Put,
        Delete,
        Purge,
      }
      #[dyn(deep)]
      pub struct Config;
      pub struct EntryError;
      pub struct PutError;
      pub struct DeleteError;
    }
    pub mod object_store {
      #[dyn(deep)]
      pub struct ObjectStore;
    }
  }
}
mod etcd_client {
  #[dyn(refcount = "several atomic increments")]
  pub struct Client;
  impl Client {
    pub async fn connect<E, S>(endpoints: S, options: Option<ConnectOptions>) -> Result<Client, Error>;
    pub fn kv_client(&self) -> KvClient;
    pub fn watch_client(&self) -> WatchClient;
    pub fn lease_client(&self) -> LeaseClient;
    pub fn lock_client(&self) -> LockClient;
    pub async fn get<K>(&mut self, key: K, options: Option<GetOptions>) -> Result<GetResponse, Error>;
    pub async fn put<K, V>(&mut self, key: K, value: V, options: Option<PutOptions>) -> Result<PutResponse, Error>;
  }
  #[dyn(refcount = "several atomic increments")]
  pub struct KvClient;
  impl KvClient {
    pub async fn get<K>(&mut self, key: K, options: Option<GetOptions>) -> Result<GetResponse, Error>;
    pub async fn put<K, V>(&mut self, key: K, value: V, options: Option<PutOptions>) -> Result<PutResponse, Error>;
    pub async fn delete<K>(&mut self, key: K, options: Option<DeleteOptions>) -> Result<DeleteResponse, Error>;
    pub async fn txn(&mut self, txn: Txn) -> Result<TxnResponse, Error>;
  }
  #[dyn(refcount = "several atomic increments")]
  pub struct WatchClient;
  #[dyn(refcount = "several atomic increments")]
  pub struct LeaseClient;
  #[dyn(refcount = "several atomic increments")]
  pub struct LockClient;
  #[dyn(deep)]
  pub struct ConnectOptions;
  #[dyn(deep)]
  pub struct GetOptions;
  #[dyn(deep)]
  pub struct PutOptions;
  #[dyn(deep)]
  pub struct DeleteOptions;
  #[dyn(deep)]
  pub struct Txn;
  #[dyn(deep)]
  pub struct KeyValue;
  impl KeyValue {
    pub fn key(&self) -> &[u8];
    pub fn key_str(&self) -> Result<&str, Error>;
    pub fn value(&self) -> &[u8];
    pub fn value_str(&self) -> Result<&str, Error>;
    pub fn mod_revision(&self) -> i64;
    pub fn lease(&self) -> i64;
  }
  #[dyn(deep)]
  pub struct GetResponse;
  impl GetResponse {
    pub fn kvs(&self) -> &[KeyValue];
    pub fn take_kvs(&mut self) -> Vec<KeyValue>;
  }
  #[dyn(deep)]
  pub struct PutResponse;
  #[dyn(deep)]
  pub struct DeleteResponse;
  #[dyn(deep)]
  pub struct TxnResponse;
  impl TxnResponse {
    pub fn succeeded(&self) -> bool;
  }
  pub enum Error {}
}
mod zmq {
  #[dyn(refcount = "atomic increment", handle)]
  pub struct Context;
  impl Context {
    pub fn new() -> Context;
    pub fn socket(&self, socket_type: SocketType) -> Result<Socket>;
  }
  #[dyn(handle)]
  pub struct Socket;
  impl Socket {
    pub fn bind(&self, endpoint: &str) -> Result<()>;
    pub fn connect(&self, endpoint: &str) -> Result<()>;
    #[dyn(send)]
    pub fn send<T>(&self, data: T, flags: i32) -> Result<()>;
    pub fn recv_msg(&self, flags: i32) -> Result<Message>;
    pub fn get_last_endpoint(&self) -> Result<std::result::Result<String, Vec<u8>>>;
  }
  pub type Result<T> = std::result::Result<T, Error>;
  #[dyn(copy)]
  pub enum SocketType {}
  #[dyn(copy)]
  pub enum Error {}
  #[dyn(deref = "[u8]")]
  pub struct Message;
}
mod tmq {
  pub use zmq::{Context, Message};
  pub type Result<T> = std::result::Result<T, TmqError>;
  pub enum TmqError {}
  #[dyn(iter = "Message")]
  pub struct Multipart;
}
mod kube {
  #[dyn(refcount = "atomic increments")]
  pub struct Client;
  #[dyn(alloc = "atomic increments and one or two short texts")]
  pub struct Api<K>;
  pub enum Error {}
}
mod object_store {
  pub mod path {
    #[dyn(alloc = "one allocation, length of the path")]
    pub struct Path;
  }
}
mod aws_sdk_s3 {
  #[dyn(refcount = "atomic increment")]
  pub struct Client;
}
mod velo {
  #[dyn(refcount = "atomic increment")]
  pub struct Messenger;
  #[dyn(refcount = "atomic increments")]
  pub struct EventManager;
  #[dyn(copy)]
  pub struct EventHandle;
  #[dyn(handle)]
  pub struct Event;
}

// --- models, templates, Python, devices ---
mod minijinja {
  pub use minijinja::value::Value;
  #[dyn(deep)]
  pub struct Environment;
  pub struct Error;
  pub mod value {
    #[dyn(refcount = "none for plain values, else an atomic increment")]
    pub struct Value;
    impl Value {
      pub fn from_serialize<T>(value: T) -> Value;
      pub fn from<T>(value: T) -> Value;
      pub fn as_str(&self) -> Option<&str>;
    }
  }
}
mod tokenizers {
  pub use tokenizers::tokenizer::{Encoding, Tokenizer};
  pub mod tokenizer {
    #[dyn(deep)]
    pub struct Tokenizer;
    impl Tokenizer {
      pub fn from_file<P>(file: P) -> Result<Tokenizer>;
      pub fn encode<E>(&self, input: E, add_special_tokens: bool) -> Result<Encoding>;
      pub fn decode(&self, ids: &[u32], skip_special_tokens: bool) -> Result<String>;
      pub fn token_to_id(&self, token: &str) -> Option<u32>;
      pub fn id_to_token(&self, id: u32) -> Option<String>;
    }
    pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
    #[dyn(deep)]
    pub struct Encoding;
    impl Encoding {
      pub fn get_ids(&self) -> &[u32];
    }
  }
}
mod pyo3 {
  pub use pyo3::instance::{Bound, Py, PyObject};
  pub use pyo3::err::{PyErr, PyResult};
  pub use pyo3::marker::Python;
  pub mod prelude {
    pub use pyo3::{Bound, Py, PyErr, PyObject, PyResult, Python};
  }
  pub mod marker {
    #[dyn(copy)]
    pub struct Python<'py>;
    impl Python {
      pub fn with_gil<F: FnOnce(Python) -> R, R>(f: F) -> R;
      pub fn attach<F: FnOnce(Python) -> R, R>(f: F) -> R;
      pub fn allow_threads<T, F: FnOnce() -> T>(self, f: F) -> T;
      pub fn detach<T, F: FnOnce() -> T>(self, f: F) -> T;
    }
  }
  pub mod instance {
    #[dyn(refcount = "Python reference count; needs the interpreter lock", handle)]
    pub struct Py<T>;
    impl<T> Py<T> {
      pub fn clone_ref(&self, py: pyo3::Python) -> Py<T>;
      pub fn bind(&self, py: pyo3::Python) -> &Bound<T>;
      pub fn into_bound(self, py: pyo3::Python) -> Bound<T>;
    }
    #[dyn(refcount = "Python reference count")]
    pub struct Bound<'py, T>;
    impl<T> Bound<T> {
      pub fn py(&self) -> pyo3::Python;
      pub fn unbind(self) -> Py<T>;
      pub fn extract<D>(&self) -> pyo3::PyResult<D>;
    }
    pub type PyObject = Py<pyo3::types::PyAny>;
  }
  pub mod types {
    pub struct PyAny;
    pub struct PyDict;
    pub struct PyList;
    pub struct PyBytes;
  }
  pub mod err {
    pub type PyResult<T> = Result<T, PyErr>;
    pub struct PyErr;
    impl PyErr {
      pub fn new<T, A>(args: A) -> PyErr;
    }
  }
}
mod cudarc {
  pub mod driver {
    use std::sync::Arc;
    pub struct CudaContext;
    impl CudaContext {
      pub fn new(ordinal: usize) -> Result<Arc<CudaContext>, DriverError>;
      pub fn new_stream(self: &Arc<Self>) -> Result<Arc<CudaStream>, DriverError>;
      pub fn default_stream(self: &Arc<Self>) -> Arc<CudaStream>;
      pub fn new_event(self: &Arc<Self>, flags: Option<sys::CUevent_flags>) -> Result<CudaEvent, DriverError>;
      pub fn bind_to_thread(&self) -> Result<(), DriverError>;
      pub fn ordinal(&self) -> usize;
      pub fn cu_device(&self) -> i32;
    }
    pub struct CudaStream;
    impl CudaStream {
      pub fn cu_stream(&self) -> sys::CUstream;
      pub fn context(&self) -> &Arc<CudaContext>;
      pub fn synchronize(&self) -> Result<(), DriverError>;
      pub fn record_event(&self, flags: Option<sys::CUevent_flags>) -> Result<CudaEvent, DriverError>;
      pub fn wait(&self, event: &CudaEvent) -> Result<(), DriverError>;
      pub fn clone_htod<T>(self: &Arc<Self>, src: &[T]) -> Result<CudaSlice<T>, DriverError>;
      pub fn clone_dtoh<T, S>(self: &Arc<Self>, src: &S) -> Result<Vec<T>, DriverError>;
      pub fn alloc_zeros<T>(self: &Arc<Self>, len: usize) -> Result<CudaSlice<T>, DriverError>;
    }
    #[dyn(handle)]
    pub struct CudaEvent;
    impl CudaEvent {
      pub fn synchronize(&self) -> Result<(), DriverError>;
    }
    #[dyn(alloc = "one device allocation and a device copy")]
    pub struct CudaSlice<T>;
    #[dyn(copy)]
    pub struct DriverError;
    pub mod sys {
      #[dyn(copy)]
      pub struct CUstream;
      #[dyn(copy)]
      pub struct CUcontext;
      #[dyn(copy)]
      pub enum CUevent_flags {}
    }
  }
}
mod nixl_sys {
  #[dyn(refcount = "atomic increment")]
  pub struct Agent;
  impl Agent {
    pub fn new(name: &str) -> Result<Agent, NixlError>;
    pub fn name(&self) -> String;
    pub fn get_local_md(&self) -> Result<Vec<u8>, NixlError>;
    pub fn load_remote_md(&self, metadata: &[u8]) -> Result<String, NixlError>;
  }
  #[dyn(copy)]
  pub enum MemType {
    Dram,
    Vram,
    Block,
    Object,
    File,
    Unknown,
  }
  #[dyn(copy)]
  pub enum XferOp {
    Read,
    Write,
  }
  pub enum NixlError {}
  #[dyn(handle)]
  pub struct XferRequest;
}
mod validator {
  pub trait Validate {
    fn validate(&self) -> Result<(), ValidationErrors>;
  }
  #[dyn(deep)]
  pub struct ValidationErrors;
  #[dyn(deep)]
  pub struct ValidationError;
}
mod derive_builder {
  #[dyn(copy)]
  pub struct UninitializedFieldError;
}
mod humantime {
  pub fn format_duration(val: std::time::Duration) -> FormattedDuration;
  #[dyn(inline_container)]
  pub struct FormattedDuration;
}

// --- request and response bodies of the OpenAI and Anthropic style APIs ---
mod dynamo_protocols {
  pub mod types {
    use serde_json::Value;
    use std::collections::HashMap;
    #[dyn(deep)]
    pub struct CreateChatCompletionRequest {
      pub messages: Vec<ChatCompletionRequestMessage>,
      pub model: String,
      pub store: Option<bool>,
      pub reasoning_effort: Option<ReasoningEffort>,
      pub metadata: Option<Value>,
      pub frequency_penalty: Option<f32>,
      pub presence_penalty: Option<f32>,
      pub logit_bias: Option<HashMap<String, Value>>,
      pub logprobs: Option<bool>,
      pub top_logprobs: Option<u8>,
      pub max_tokens: Option<u32>,
      pub max_completion_tokens: Option<u32>,
      pub n: Option<u8>,
      pub response_format: Option<ResponseFormat>,
      pub seed: Option<i64>,
      pub service_tier: Option<ServiceTier>,
      pub stop: Option<Stop>,
      pub stream: Option<bool>,
      pub stream_options: Option<ChatCompletionStreamOptions>,
      pub temperature: Option<f32>,
      pub top_p: Option<f32>,
      pub tools: Option<Vec<ChatCompletionTool>>,
      pub tool_choice: Option<ChatCompletionToolChoiceOption>,
      pub parallel_tool_calls: Option<bool>,
      pub user: Option<String>,
    }
    #[dyn(deep)]
    pub struct CreateCompletionRequest {
      pub model: String,
      pub prompt: Prompt,
      pub suffix: Option<String>,
      pub max_tokens: Option<u32>,
      pub temperature: Option<f32>,
      pub top_p: Option<f32>,
      pub n: Option<u8>,
      pub stream: Option<bool>,
      pub stream_options: Option<ChatCompletionStreamOptions>,
      pub logprobs: Option<u8>,
      pub echo: Option<bool>,
      pub stop: Option<Stop>,
      pub presence_penalty: Option<f32>,
      pub frequency_penalty: Option<f32>,
      pub user: Option<String>,
      pub seed: Option<i64>,
    }
    #[dyn(deep)]
    pub enum Prompt {
      String(String),
      StringArray(Vec<String>),
      IntegerArray(Vec<u32>),
      ArrayOfIntegerArray(Vec<Vec<u32>>),
    }
    #[dyn(deep)]
    pub enum Stop {
      String(String),
      StringArray(Vec<String>),
    }
    #[dyn(copy)]
    pub struct ChatCompletionStreamOptions;
    #[dyn(inline_container)]
    pub enum ReasoningEffort {}
    #[dyn(inline_container)]
    pub enum ServiceTier {}
    #[dyn(deep)]
    pub enum ResponseFormat {}
    #[dyn(copy)]
    pub enum Role {
      System,
      User,
      Assistant,
      Tool,
      Function,
    }
    #[dyn(copy)]
    pub enum FinishReason {
      Stop,
      Length,
      ToolCalls,
      ContentFilter,
      FunctionCall,
    }
    #[dyn(copy)]
    pub enum CompletionFinishReason {
      Stop,
      Length,
      ContentFilter,
    }
    #[dyn(deep)]
    pub enum ChatCompletionRequestMessage {
      Developer(ChatCompletionRequestDeveloperMessage),
      System(ChatCompletionRequestSystemMessage),
      User(ChatCompletionRequestUserMessage),
      Assistant(ChatCompletionRequestAssistantMessage),
      Tool(ChatCompletionRequestToolMessage),
      Function(ChatCompletionRequestFunctionMessage),
    }
    #[dyn(deep)]
    pub struct ChatCompletionRequestDeveloperMessage;
    #[dyn(deep)]
    pub struct ChatCompletionRequestSystemMessage {
      pub content: ChatCompletionRequestSystemMessageContent,
      pub name: Option<String>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionRequestUserMessage {
      pub content: ChatCompletionRequestUserMessageContent,
      pub name: Option<String>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionRequestAssistantMessage {
      pub content: Option<ChatCompletionRequestAssistantMessageContent>,
      pub refusal: Option<String>,
      pub name: Option<String>,
      pub tool_calls: Option<Vec<ChatCompletionMessageToolCall>>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionRequestToolMessage {
      pub content: ChatCompletionRequestToolMessageContent,
      pub tool_call_id: String,
    }
    #[dyn(deep)]
    pub struct ChatCompletionRequestFunctionMessage;
    #[dyn(deep)]
    pub enum ChatCompletionRequestSystemMessageContent {}
    #[dyn(deep)]
    pub enum ChatCompletionRequestUserMessageContent {}
    #[dyn(deep)]
    pub enum ChatCompletionRequestAssistantMessageContent {}
    #[dyn(deep)]
    pub enum ChatCompletionRequestToolMessageContent {}
    #[dyn(deep)]
    pub enum ChatCompletionMessageContent {}
    #[dyn(deep)]
    pub enum ChatCompletionToolChoiceOption {}
    #[dyn(deep)]
    pub struct ChatCompletionTool {
      pub function: FunctionObject,
    }
    #[dyn(deep)]
    pub struct FunctionObject {
      pub name: String,
      pub description: Option<String>,
      pub parameters: Option<Value>,
      pub strict: Option<bool>,
    }
    #[dyn(deep)]
    pub struct FunctionCall {
      pub name: String,
      pub arguments: String,
    }
    #[dyn(deep)]
    pub struct FunctionCallStream {
      pub name: Option<String>,
      pub arguments: Option<String>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionMessageToolCall {
      pub id: String,
      pub function: FunctionCall,
    }
    #[dyn(deep)]
    pub struct ChatCompletionMessageToolCallChunk {
      pub index: u32,
      pub id: Option<String>,
      pub function: Option<FunctionCallStream>,
    }
    #[dyn(deep)]
    pub struct CreateChatCompletionStreamResponse {
      pub id: String,
      pub choices: Vec<ChatChoiceStream>,
      pub created: u32,
      pub model: String,
      pub service_tier: Option<ServiceTier>,
      pub system_fingerprint: Option<String>,
      pub object: String,
      pub usage: Option<CompletionUsage>,
    }
    #[dyn(deep)]
    pub struct ChatChoiceStream {
      pub index: u32,
      pub delta: ChatCompletionStreamResponseDelta,
      pub finish_reason: Option<FinishReason>,
      pub logprobs: Option<ChatChoiceLogprobs>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionStreamResponseDelta {
      pub content: Option<ChatCompletionMessageContent>,
      pub tool_calls: Option<Vec<ChatCompletionMessageToolCallChunk>>,
      pub role: Option<Role>,
      pub refusal: Option<String>,
      pub reasoning_content: Option<String>,
    }
    #[dyn(deep)]
    pub struct CreateChatCompletionResponse {
      pub id: String,
      pub choices: Vec<ChatChoice>,
      pub created: u32,
      pub model: String,
      pub service_tier: Option<ServiceTier>,
      pub system_fingerprint: Option<String>,
      pub object: String,
      pub usage: Option<CompletionUsage>,
    }
    #[dyn(deep)]
    pub struct ChatChoice {
      pub index: u32,
      pub message: ChatCompletionResponseMessage,
      pub finish_reason: Option<FinishReason>,
      pub logprobs: Option<ChatChoiceLogprobs>,
    }
    #[dyn(deep)]
    pub struct ChatCompletionResponseMessage {
      pub content: Option<ChatCompletionMessageContent>,
      pub refusal: Option<String>,
      pub tool_calls: Option<Vec<ChatCompletionMessageToolCall>>,
      pub role: Role,
      pub reasoning_content: Option<String>,
    }
    #[dyn(deep)]
    pub struct CreateCompletionResponse {
      pub id: String,
      pub choices: Vec<Choice>,
      pub created: u32,
      pub model: String,
      pub system_fingerprint: Option<String>,
      pub object: String,
      pub usage: Option<CompletionUsage>,
    }
    #[dyn(deep)]
    pub struct Choice {
      pub text: String,
      pub index: u32,
      pub logprobs: Option<Logprobs>,
      pub finish_reason: Option<CompletionFinishReason>,
    }
    #[dyn(deep)]
    pub struct Logprobs;
    #[dyn(deep)]
    pub struct ChatChoiceLogprobs;
    #[dyn(inline_container)]
    pub struct CompletionUsage {
      pub prompt_tokens: u32,
      pub completion_tokens: u32,
      pub total_tokens: u32,
      pub prompt_tokens_details: Option<PromptTokensDetails>,
      pub completion_tokens_details: Option<CompletionTokensDetails>,
    }
    #[dyn(inline_container)]
    pub struct PromptTokensDetails {
      pub audio_tokens: Option<u32>,
      pub cached_tokens: Option<u32>,
    }
    #[dyn(inline_container)]
    pub struct CompletionTokensDetails {
      pub audio_tokens: Option<u32>,
      pub reasoning_tokens: Option<u32>,
    }
    pub mod anthropic {
      #[dyn(deep)]
      pub struct AnthropicCreateMessageRequest {
        pub model: String,
        pub max_tokens: u32,
        pub temperature: Option<f32>,
        pub top_p: Option<f32>,
        pub stop_sequences: Option<Vec<String>>,
        pub stream: bool,
        pub metadata: Option<serde_json::Value>,
        pub service_tier: Option<String>,
      }
    }
  }
}
