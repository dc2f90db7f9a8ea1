// tokio 1.x as the audit reads it: tasks, channels, locks, time, I/O.
// Declarations only; never compiled.
mod tokio {
  pub use tokio::task::spawn;

  pub mod task {
    use tokio::runtime::Handle;
    #[dyn(spawn)]
    pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output>;
    #[dyn(spawn)]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(f: F) -> JoinHandle<R>;
    #[dyn(spawn)]
    pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output>;
    pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R;
    pub async fn yield_now();
    pub async fn unconstrained<F: Future>(inner: F) -> F::Output;
    pub async fn consume_budget();
    pub fn id() -> Id;
    pub fn try_id() -> Option<Id>;
    #[dyn(copy)]
    pub struct Id;
    #[dyn(handle, future = "Result<T, JoinError>")]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
      pub fn abort(&self);
      pub fn is_finished(&self) -> bool;
      pub fn abort_handle(&self) -> AbortHandle;
      pub fn id(&self) -> Id;
    }
    #[dyn(refcount = "atomic increment of the task's references", handle)]
    pub struct AbortHandle;
    impl AbortHandle {
      pub fn abort(&self);
      pub fn is_finished(&self) -> bool;
      pub fn id(&self) -> Id;
    }
    pub struct JoinError;
    impl JoinError {
      pub fn is_cancelled(&self) -> bool;
      pub fn is_panic(&self) -> bool;
      pub fn into_panic(self) -> Box<dyn std::any::Any + Send>;
      pub fn try_into_panic(self) -> Result<Box<dyn std::any::Any + Send>, JoinError>;
      pub fn id(&self) -> Id;
    }
    #[dyn(handle)]
    pub struct JoinSet<T>;
    impl<T> JoinSet<T> {
      pub fn new() -> JoinSet<T>;
      pub fn default() -> JoinSet<T>;
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      #[dyn(spawn)]
      pub fn spawn<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle;
      #[dyn(spawn)]
      pub fn spawn_on<F: Future<Output = T>>(&mut self, task: F, handle: &Handle) -> AbortHandle;
      #[dyn(spawn)]
      pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle;
      #[dyn(spawn)]
      pub fn spawn_blocking<F: FnOnce() -> T>(&mut self, f: F) -> AbortHandle;
      #[dyn(spawn)]
      pub fn spawn_blocking_on<F: FnOnce() -> T>(&mut self, f: F, handle: &Handle) -> AbortHandle;
      pub async fn join_next(&mut self) -> Option<Result<T, JoinError>>;
      pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>>;
      pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>>;
      pub async fn shutdown(&mut self);
      pub async fn join_all(self) -> Vec<T>;
      pub fn abort_all(&mut self);
      pub fn detach_all(&mut self);
    }
    pub struct LocalKey<T>;
    impl<T> LocalKey<T> {
      pub async fn scope<F: Future>(&self, value: T, f: F) -> F::Output;
      pub fn sync_scope<F: FnOnce() -> R, R>(&self, value: T, f: F) -> R;
      pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R;
      pub fn try_with<F: FnOnce(&T) -> R, R>(&self, f: F) -> Result<R, AccessError>;
    }
    pub struct AccessError;
  }

  pub mod runtime {
    use tokio::task::JoinHandle;
    #[dyn(handle)]
    pub struct Runtime;
    impl Runtime {
      pub fn new() -> std::io::Result<Runtime>;
      pub fn handle(&self) -> &Handle;
      #[dyn(spawn)]
      pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
      #[dyn(spawn)]
      pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R>;
      pub fn block_on<F: Future>(&self, future: F) -> F::Output;
      pub fn enter(&self) -> EnterGuard;
      pub fn shutdown_timeout(self, duration: std::time::Duration);
      pub fn shutdown_background(self);
      pub fn metrics(&self) -> RuntimeMetrics;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct Handle;
    impl Handle {
      pub fn current() -> Handle;
      pub fn try_current() -> Result<Handle, TryCurrentError>;
      pub fn enter(&self) -> EnterGuard;
      #[dyn(spawn)]
      pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
      #[dyn(spawn)]
      pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R>;
      pub fn block_on<F: Future>(&self, future: F) -> F::Output;
      pub fn metrics(&self) -> RuntimeMetrics;
    }
    #[dyn(copy)]
    pub enum RuntimeFlavor {
      CurrentThread,
      MultiThread,
    }
    #[dyn(guard)]
    pub struct EnterGuard;
    pub struct TryCurrentError;
    pub struct Builder;
    impl Builder {
      pub fn new_current_thread() -> Builder;
      pub fn new_multi_thread() -> Builder;
      pub fn enable_all(&mut self) -> &mut Builder;
      pub fn enable_time(&mut self) -> &mut Builder;
      pub fn worker_threads(&mut self, val: usize) -> &mut Builder;
      pub fn max_blocking_threads(&mut self, val: usize) -> &mut Builder;
      pub fn thread_name<T>(&mut self, val: T) -> &mut Builder;
      #[dyn(send)]
      pub fn on_thread_start<F: Fn() -> ()>(&mut self, f: F) -> &mut Builder;
      pub fn enable_metrics_poll_time_histogram(&mut self) -> &mut Builder;
      pub fn build(&mut self) -> std::io::Result<Runtime>;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct RuntimeMetrics;
    impl RuntimeMetrics {
      pub fn num_workers(&self) -> usize;
      pub fn num_alive_tasks(&self) -> usize;
      pub fn global_queue_depth(&self) -> usize;
      pub fn blocking_queue_depth(&self) -> usize;
      pub fn num_blocking_threads(&self) -> usize;
      pub fn num_idle_blocking_threads(&self) -> usize;
      pub fn budget_forced_yield_count(&self) -> u64;
      pub fn worker_local_queue_depth(&self, worker: usize) -> usize;
      pub fn worker_mean_poll_time(&self, worker: usize) -> std::time::Duration;
      pub fn worker_park_count(&self, worker: usize) -> u64;
      pub fn worker_steal_count(&self, worker: usize) -> u64;
      pub fn worker_overflow_count(&self, worker: usize) -> u64;
    }
  }

  pub mod sync {
    pub use tokio::sync::once_cell::{OnceCell, SetError};
    use std::sync::Arc;
    pub struct Mutex<T>;
    impl<T> Mutex<T> {
      pub fn new(t: T) -> Mutex<T>;
      pub fn const_new(t: T) -> Mutex<T>;
      pub fn default() -> Mutex<T>;
      pub async fn lock(&self) -> MutexGuard<T>;
      pub fn blocking_lock(&self) -> MutexGuard<T>;
      pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T>;
      pub fn try_lock(&self) -> Result<MutexGuard<T>, TryLockError>;
      pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError>;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    #[dyn(guard, deref = "T")]
    pub struct MutexGuard<T>;
    impl<T> MutexGuard<T> {
      pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: MutexGuard<T>, f: F) -> MappedMutexGuard<U>;
    }
    #[dyn(guard, deref = "T")]
    pub struct OwnedMutexGuard<T>;
    #[dyn(guard, deref = "T")]
    pub struct MappedMutexGuard<T>;
    pub struct TryLockError;
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
      pub fn new(value: T) -> RwLock<T>;
      pub fn const_new(value: T) -> RwLock<T>;
      pub fn default() -> RwLock<T>;
      pub async fn read(&self) -> RwLockReadGuard<T>;
      pub fn blocking_read(&self) -> RwLockReadGuard<T>;
      pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T>;
      pub fn try_read(&self) -> Result<RwLockReadGuard<T>, TryLockError>;
      pub async fn write(&self) -> RwLockWriteGuard<T>;
      pub fn blocking_write(&self) -> RwLockWriteGuard<T>;
      pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T>;
      pub fn try_write(&self) -> Result<RwLockWriteGuard<T>, TryLockError>;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    #[dyn(guard, deref = "T")]
    pub struct RwLockReadGuard<T>;
    impl<T> RwLockReadGuard<T> {
      pub fn map<U, F: FnOnce(&T) -> &U>(this: RwLockReadGuard<T>, f: F) -> RwLockReadGuard<U>;
    }
    #[dyn(guard, deref = "T")]
    pub struct OwnedRwLockReadGuard<T>;
    #[dyn(guard, deref = "T")]
    pub struct RwLockWriteGuard<T>;
    impl<T> RwLockWriteGuard<T> {
      pub fn downgrade(self) -> RwLockReadGuard<T>;
    }
    #[dyn(guard, deref = "T")]
    pub struct OwnedRwLockWriteGuard<T>;
    pub mod once_cell {
      #[dyn(inline_container)]
      pub struct OnceCell<T>;
      impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T>;
        pub fn const_new() -> OnceCell<T>;
        pub fn new_with(value: Option<T>) -> OnceCell<T>;
        pub fn default() -> OnceCell<T>;
        pub fn initialized(&self) -> bool;
        pub fn get(&self) -> Option<&T>;
        pub fn get_mut(&mut self) -> Option<&mut T>;
        pub fn set(&self, value: T) -> Result<(), SetError<T>>;
        pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T;
        pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(&self, f: F) -> Result<&T, E>;
        pub fn into_inner(self) -> Option<T>;
        pub fn take(&mut self) -> Option<T>;
      }
      pub enum SetError<T> {
        AlreadyInitializedError(T),
        InitializingError(T),
      }
    }
    pub struct Semaphore;
    impl Semaphore {
      pub const MAX_PERMITS: usize;
      pub fn new(permits: usize) -> Semaphore;
      pub fn const_new(permits: usize) -> Semaphore;
      pub fn available_permits(&self) -> usize;
      pub fn add_permits(&self, n: usize);
      pub fn forget_permits(&self, n: usize) -> usize;
      pub async fn acquire(&self) -> Result<SemaphorePermit, AcquireError>;
      pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit, AcquireError>;
      pub fn try_acquire(&self) -> Result<SemaphorePermit, TryAcquireError>;
      pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit, TryAcquireError>;
      pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError>;
      pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError>;
      pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError>;
      pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError>;
      pub fn close(&self);
      pub fn is_closed(&self) -> bool;
    }
    #[dyn(guard)]
    pub struct SemaphorePermit;
    impl SemaphorePermit {
      pub fn forget(self);
      pub fn num_permits(&self) -> usize;
    }
    #[dyn(guard)]
    pub struct OwnedSemaphorePermit;
    impl OwnedSemaphorePermit {
      pub fn forget(self);
      pub fn merge(&mut self, other: OwnedSemaphorePermit);
      pub fn split(&mut self, n: usize) -> Option<OwnedSemaphorePermit>;
      pub fn semaphore(&self) -> &Arc<Semaphore>;
      pub fn num_permits(&self) -> usize;
    }
    pub struct AcquireError;
    pub enum TryAcquireError {
      Closed,
      NoPermits,
    }
    pub struct Notify;
    impl Notify {
      pub fn new() -> Notify;
      pub fn const_new() -> Notify;
      pub fn default() -> Notify;
      pub fn notified(&self) -> tokio::sync::futures::Notified;
      pub fn notified_owned(self: Arc<Self>) -> tokio::sync::futures::OwnedNotified;
      pub fn notify_one(&self);
      pub fn notify_last(&self);
      pub fn notify_waiters(&self);
    }
    pub mod futures {
      use std::pin::Pin;
      #[dyn(handle, future = "()")]
      pub struct Notified<'a>;
      impl Notified {
        pub fn enable(self: Pin<&mut Self>) -> bool;
      }
      #[dyn(handle, future = "()")]
      pub struct OwnedNotified;
      impl OwnedNotified {
        pub fn enable(self: Pin<&mut Self>) -> bool;
      }
    }
    pub struct Barrier;
    impl Barrier {
      pub fn new(n: usize) -> Barrier;
      pub async fn wait(&self) -> BarrierWaitResult;
    }
    #[dyn(inline_container)]
    pub struct BarrierWaitResult;
    impl BarrierWaitResult {
      pub fn is_leader(&self) -> bool;
    }
    pub mod mpsc {
      use std::time::Duration;
      pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>);
      pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>);
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        #[dyn(send)]
        pub async fn send(&self, value: T) -> Result<(), SendError<T>>;
        #[dyn(send)]
        pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>>;
        #[dyn(send)]
        pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>>;
        #[dyn(send)]
        pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>>;
        pub async fn closed(&self);
        pub fn is_closed(&self) -> bool;
        pub async fn reserve(&self) -> Result<Permit<T>, SendError<()>>;
        pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<T>, SendError<()>>;
        pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>>;
        pub fn try_reserve(&self) -> Result<Permit<T>, TrySendError<()>>;
        pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Sender<T>>>;
        pub fn same_channel(&self, other: &Sender<T>) -> bool;
        pub fn capacity(&self) -> usize;
        pub fn max_capacity(&self) -> usize;
        pub fn downgrade(&self) -> WeakSender<T>;
        pub fn strong_count(&self) -> usize;
      }
      #[dyn(refcount = "atomic increment")]
      pub struct WeakSender<T>;
      impl<T> WeakSender<T> {
        pub fn upgrade(&self) -> Option<Sender<T>>;
      }
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct UnboundedSender<T>;
      impl<T> UnboundedSender<T> {
        #[dyn(send)]
        pub fn send(&self, message: T) -> Result<(), SendError<T>>;
        pub async fn closed(&self);
        pub fn is_closed(&self) -> bool;
        pub fn same_channel(&self, other: &UnboundedSender<T>) -> bool;
        pub fn downgrade(&self) -> WeakUnboundedSender<T>;
      }
      #[dyn(refcount = "atomic increment")]
      pub struct WeakUnboundedSender<T>;
      impl<T> WeakUnboundedSender<T> {
        pub fn upgrade(&self) -> Option<UnboundedSender<T>>;
      }
      #[dyn(handle)]
      pub struct Receiver<T>;
      impl<T> Receiver<T> {
        pub async fn recv(&mut self) -> Option<T>;
        pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
        pub fn try_recv(&mut self) -> Result<T, error::TryRecvError>;
        pub fn blocking_recv(&mut self) -> Option<T>;
        pub fn poll_recv(&mut self, cx: &mut std::task::Context) -> std::task::Poll<Option<T>>;
        pub fn close(&mut self);
        pub fn is_closed(&self) -> bool;
        pub fn is_empty(&self) -> bool;
        pub fn len(&self) -> usize;
        pub fn capacity(&self) -> usize;
        pub fn max_capacity(&self) -> usize;
      }
      #[dyn(handle)]
      pub struct UnboundedReceiver<T>;
      impl<T> UnboundedReceiver<T> {
        pub async fn recv(&mut self) -> Option<T>;
        pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize;
        pub fn try_recv(&mut self) -> Result<T, error::TryRecvError>;
        pub fn blocking_recv(&mut self) -> Option<T>;
        pub fn poll_recv(&mut self, cx: &mut std::task::Context) -> std::task::Poll<Option<T>>;
        pub fn close(&mut self);
        pub fn is_closed(&self) -> bool;
        pub fn is_empty(&self) -> bool;
        pub fn len(&self) -> usize;
      }
      #[dyn(guard)]
      pub struct Permit<T>;
      impl<T> Permit<T> {
        #[dyn(send)]
        pub fn send(self, value: T);
      }
      #[dyn(guard, iter = "Permit<T>")]
      pub struct PermitIterator<T>;
      #[dyn(guard)]
      pub struct OwnedPermit<T>;
      impl<T> OwnedPermit<T> {
        #[dyn(send)]
        pub fn send(self, value: T) -> Sender<T>;
        pub fn release(self) -> Sender<T>;
      }
      pub use tokio::sync::mpsc::error::{SendError, SendTimeoutError, TrySendError};
      pub mod error {
        #[dyn(inline_container)]
        pub struct SendError<T>(pub T);
        #[dyn(inline_container)]
        pub enum TrySendError<T> {
          Full(T),
          Closed(T),
        }
        impl<T> TrySendError<T> {
          pub fn into_inner(self) -> T;
        }
        #[dyn(copy)]
        pub enum TryRecvError {
          Empty,
          Disconnected,
        }
        #[dyn(inline_container)]
        pub enum SendTimeoutError<T> {
          Timeout(T),
          Closed(T),
        }
      }
    }
    pub mod oneshot {
      pub fn channel<T>() -> (Sender<T>, Receiver<T>);
      #[dyn(handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        #[dyn(send)]
        pub fn send(self, t: T) -> Result<(), T>;
        pub async fn closed(&mut self);
        pub fn is_closed(&self) -> bool;
      }
      #[dyn(handle, future = "Result<T, error::RecvError>")]
      pub struct Receiver<T>;
      impl<T> Receiver<T> {
        pub fn close(&mut self);
        pub fn try_recv(&mut self) -> Result<T, error::TryRecvError>;
        pub fn blocking_recv(self) -> Result<T, error::RecvError>;
        pub fn is_terminated(&self) -> bool;
      }
      pub mod error {
        #[dyn(inline_container)]
        pub struct RecvError;
        #[dyn(inline_container)]
        pub enum TryRecvError {
          Empty,
          Closed,
        }
      }
    }
    pub mod broadcast {
      pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>);
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        pub fn new(capacity: usize) -> Sender<T>;
        #[dyn(send)]
        pub fn send(&self, value: T) -> Result<usize, error::SendError<T>>;
        pub fn subscribe(&self) -> Receiver<T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn receiver_count(&self) -> usize;
        pub async fn closed(&self);
      }
      #[dyn(handle)]
      pub struct Receiver<T>;
      impl<T> Receiver<T> {
        pub async fn recv(&mut self) -> Result<T, error::RecvError>;
        pub fn try_recv(&mut self) -> Result<T, error::TryRecvError>;
        pub fn blocking_recv(&mut self) -> Result<T, error::RecvError>;
        pub fn resubscribe(&self) -> Receiver<T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
      }
      pub mod error {
        #[dyn(inline_container)]
        pub struct SendError<T>(pub T);
        #[dyn(inline_container)]
        pub enum RecvError {
          Closed,
          Lagged(u64),
        }
        #[dyn(inline_container)]
        pub enum TryRecvError {
          Empty,
          Closed,
          Lagged(u64),
        }
      }
    }
    pub mod watch {
      pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>);
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        pub fn new(init: T) -> Sender<T>;
        #[dyn(send)]
        pub fn send(&self, value: T) -> Result<(), error::SendError<T>>;
        #[dyn(send)]
        pub fn send_replace(&self, value: T) -> T;
        pub fn send_modify<F: FnOnce(&mut T) -> ()>(&self, modify: F);
        pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool;
        pub fn borrow(&self) -> Ref<T>;
        pub fn is_closed(&self) -> bool;
        pub async fn closed(&self);
        pub fn subscribe(&self) -> Receiver<T>;
        pub fn receiver_count(&self) -> usize;
        pub fn same_channel(&self, other: &Sender<T>) -> bool;
      }
      #[dyn(refcount = "two atomic increments", handle)]
      pub struct Receiver<T>;
      impl<T> Receiver<T> {
        pub fn borrow(&self) -> Ref<T>;
        pub fn borrow_and_update(&mut self) -> Ref<T>;
        pub fn has_changed(&self) -> Result<bool, error::RecvError>;
        pub fn mark_changed(&mut self);
        pub fn mark_unchanged(&mut self);
        pub async fn changed(&mut self) -> Result<(), error::RecvError>;
        pub async fn wait_for<F: FnMut(&T) -> bool>(&mut self, f: F) -> Result<Ref<T>, error::RecvError>;
        pub fn same_channel(&self, other: &Receiver<T>) -> bool;
      }
      #[dyn(guard, deref = "T")]
      pub struct Ref<T>;
      impl<T> Ref<T> {
        pub fn has_changed(&self) -> bool;
      }
      pub mod error {
        #[dyn(inline_container)]
        pub struct SendError<T>(pub T);
        #[dyn(inline_container)]
        pub struct RecvError;
      }
    }
  }

  pub mod time {
    use std::pin::Pin;
    pub use std::time::Duration;
    #[dyn(copy)]
    pub struct Instant;
    impl Instant {
      pub fn now() -> Instant;
      pub fn from_std(std: std::time::Instant) -> Instant;
      pub fn into_std(self) -> std::time::Instant;
      pub fn elapsed(&self) -> Duration;
      pub fn duration_since(&self, earlier: Instant) -> Duration;
      pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration>;
      pub fn saturating_duration_since(&self, earlier: Instant) -> Duration;
      pub fn checked_add(&self, duration: Duration) -> Option<Instant>;
      pub fn checked_sub(&self, duration: Duration) -> Option<Instant>;
    }
    #[dyn(handle, future = "()")]
    pub struct Sleep;
    impl Sleep {
      pub fn deadline(&self) -> Instant;
      pub fn is_elapsed(&self) -> bool;
      pub fn reset(self: Pin<&mut Self>, deadline: Instant);
    }
    pub struct Interval;
    impl Interval {
      pub async fn tick(&mut self) -> Instant;
      pub fn poll_tick(&mut self, cx: &mut std::task::Context) -> std::task::Poll<Instant>;
      pub fn reset(&mut self);
      pub fn reset_immediately(&mut self);
      pub fn reset_after(&mut self, after: Duration);
      pub fn reset_at(&mut self, deadline: Instant);
      pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior);
      pub fn missed_tick_behavior(&self) -> MissedTickBehavior;
      pub fn period(&self) -> Duration;
    }
    #[dyn(copy)]
    pub enum MissedTickBehavior {
      Burst,
      Delay,
      Skip,
    }
    pub fn sleep(duration: Duration) -> Sleep;
    pub fn sleep_until(deadline: Instant) -> Sleep;
    pub fn interval(period: Duration) -> Interval;
    pub fn interval_at(start: Instant, period: Duration) -> Interval;
    pub async fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Result<F::Output, error::Elapsed>;
    pub async fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Result<F::Output, error::Elapsed>;
    pub async fn advance(duration: Duration);
    pub fn pause();
    pub fn resume();
    pub mod error {
      pub struct Elapsed;
    }
  }

  pub mod io {
    use std::pin::Pin;
    pub use std::io::{Error, ErrorKind, Result, SeekFrom};
    use std::task::{Context, Poll};
    pub struct ReadBuf<'a>;
    impl ReadBuf {
      pub fn new(buf: &mut [u8]) -> ReadBuf;
      pub fn remaining(&self) -> usize;
      pub fn put_slice(&mut self, buf: &[u8]);
      pub fn advance(&mut self, n: usize);
    }
    pub trait AsyncRead: AsyncRead {
      fn poll_read(self: Pin<&mut Self>, cx: &mut Context, buf: &mut ReadBuf) -> Poll<Result<()>>;
    }
    pub trait AsyncWrite: AsyncWrite {
      fn poll_write(self: Pin<&mut Self>, cx: &mut Context, buf: &[u8]) -> Poll<Result<usize>>;
      fn poll_flush(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<()>>;
      fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Result<()>>;
    }
    pub trait AsyncBufRead: AsyncBufRead {}
    pub trait AsyncSeek {}
    pub trait AsyncReadExt: AsyncRead {
      async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
      async fn read_buf<B>(&mut self, buf: &mut B) -> Result<usize>;
      async fn read_exact(&mut self, buf: &mut [u8]) -> Result<usize>;
      async fn read_u8(&mut self) -> Result<u8>;
      async fn read_u16(&mut self) -> Result<u16>;
      async fn read_u32(&mut self) -> Result<u32>;
      async fn read_to_string(&mut self, dst: &mut String) -> Result<usize>;
      fn take(self, limit: u64) -> Take<Self>;
    }
    pub trait AsyncWriteExt: AsyncWrite {
      async fn write(&mut self, src: &[u8]) -> Result<usize>;
      async fn write_all(&mut self, src: &[u8]) -> Result<()>;
      async fn write_u64(&mut self, n: u64) -> Result<()>;
      async fn flush(&mut self) -> Result<()>;
      async fn shutdown(&mut self) -> Result<()>;
    }
    pub trait AsyncBufReadExt: AsyncBufRead {
      fn lines(self) -> Lines<Self>;
    }
    impl AsyncRead for tokio::net::TcpStream {}
    impl AsyncWrite for tokio::net::TcpStream {}
    impl AsyncRead for tokio::net::UnixStream {}
    impl AsyncWrite for tokio::net::UnixStream {}
    impl AsyncRead for tokio::net::tcp::ReadHalf {}
    impl AsyncWrite for tokio::net::tcp::WriteHalf {}
    impl AsyncRead for tokio::net::tcp::OwnedReadHalf {}
    impl AsyncWrite for tokio::net::tcp::OwnedWriteHalf {}
    impl AsyncRead for tokio::fs::File {}
    impl AsyncWrite for tokio::fs::File {}
    impl AsyncRead for DuplexStream {}
    impl AsyncWrite for DuplexStream {}
    impl<T> AsyncRead for ReadHalf<T> {}
    impl<T> AsyncWrite for WriteHalf<T> {}
    impl<R> AsyncRead for BufReader<R> {}
    impl<R> AsyncBufRead for BufReader<R> {}
    impl<W> AsyncWrite for BufWriter<W> {}
    impl<R> AsyncRead for Take<R> {}
    impl AsyncRead for Stdin {}
    impl AsyncWrite for Stdout {}
    pub struct Take<R>;
    pub struct Lines<R>;
    impl<R> Lines<R> {
      pub async fn next_line(&mut self) -> Result<Option<String>>;
    }
    pub struct BufReader<R>;
    impl<R> BufReader<R> {
      pub fn new(inner: R) -> BufReader<R>;
      pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R>;
      pub fn get_ref(&self) -> &R;
      pub fn into_inner(self) -> R;
    }
    pub struct BufWriter<W>;
    impl<W> BufWriter<W> {
      pub fn new(inner: W) -> BufWriter<W>;
      pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
      pub fn get_ref(&self) -> &W;
      pub fn get_mut(&mut self) -> &mut W;
      pub fn into_inner(self) -> W;
    }
    #[dyn(handle)]
    pub struct ReadHalf<T>;
    #[dyn(handle)]
    pub struct WriteHalf<T>;
    #[dyn(handle)]
    pub struct DuplexStream;
    pub fn split<T>(stream: T) -> (ReadHalf<T>, WriteHalf<T>);
    pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>;
    pub fn stdin() -> Stdin;
    pub fn stdout() -> Stdout;
    pub fn stderr() -> Stderr;
    pub struct Stdin;
    pub struct Stdout;
    pub struct Stderr;
    pub mod unix {
      pub struct AsyncFd<T>;
      impl<T> AsyncFd<T> {
        pub fn new(inner: T) -> std::io::Result<AsyncFd<T>>;
        pub fn get_ref(&self) -> &T;
      }
      #[dyn(guard)]
      pub struct AsyncFdReadyGuard<T>;
      impl<T> AsyncFdReadyGuard<T> {
        pub fn clear_ready(&mut self);
      }
    }
  }

  pub mod net {
    use std::io::Result;
    use std::net::SocketAddr;
    #[dyn(handle)]
    pub struct TcpListener;
    impl TcpListener {
      pub async fn bind<A>(addr: A) -> Result<TcpListener>;
      pub async fn accept(&self) -> Result<(TcpStream, SocketAddr)>;
      pub fn from_std(listener: std::net::TcpListener) -> Result<TcpListener>;
      pub fn into_std(self) -> Result<std::net::TcpListener>;
      pub fn local_addr(&self) -> Result<SocketAddr>;
    }
    #[dyn(handle)]
    pub struct TcpStream;
    impl TcpStream {
      pub async fn connect<A>(addr: A) -> Result<TcpStream>;
      pub fn from_std(stream: std::net::TcpStream) -> Result<TcpStream>;
      pub fn into_std(self) -> Result<std::net::TcpStream>;
      pub fn local_addr(&self) -> Result<SocketAddr>;
      pub fn set_nodelay(&self, nodelay: bool) -> Result<()>;
      pub fn split(&mut self) -> (tcp::ReadHalf, tcp::WriteHalf);
      pub fn try_write(&self, buf: &[u8]) -> Result<usize>;
    }
    pub mod tcp {
      pub struct ReadHalf<'a>;
      pub struct WriteHalf<'a>;
      #[dyn(handle)]
      pub struct OwnedReadHalf;
      #[dyn(handle)]
      pub struct OwnedWriteHalf;
      impl OwnedWriteHalf {
        pub fn forget(self);
      }
    }
    #[dyn(handle)]
    pub struct UnixListener;
    impl UnixListener {
      pub fn bind<P>(path: P) -> Result<UnixListener>;
      pub async fn accept(&self) -> Result<(UnixStream, unix::SocketAddr)>;
    }
    #[dyn(handle)]
    pub struct UnixStream;
    impl UnixStream {
      pub async fn connect<P>(path: P) -> Result<UnixStream>;
    }
    pub mod unix {
      pub struct SocketAddr;
    }
    pub async fn lookup_host<T>(host: T) -> Result<std::vec::IntoIter<SocketAddr>>;
  }

  pub mod fs {
    use std::io::Result;
    use std::path::PathBuf;
    #[dyn(handle)]
    pub struct File;
    impl File {
      pub async fn open<P>(path: P) -> Result<File>;
      pub async fn create<P>(path: P) -> Result<File>;
      pub fn from_std(std: std::fs::File) -> File;
      pub async fn into_std(self) -> std::fs::File;
      pub async fn sync_all(&self) -> Result<()>;
      pub async fn metadata(&self) -> Result<std::fs::Metadata>;
    }
    pub struct OpenOptions;
    impl OpenOptions {
      pub fn new() -> OpenOptions;
      pub fn read(&mut self, read: bool) -> &mut OpenOptions;
      pub fn write(&mut self, write: bool) -> &mut OpenOptions;
      pub fn append(&mut self, append: bool) -> &mut OpenOptions;
      pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions;
      pub fn create(&mut self, create: bool) -> &mut OpenOptions;
      pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions;
      pub async fn open<P>(&self, path: P) -> Result<File>;
    }
    pub struct ReadDir;
    impl ReadDir {
      pub async fn next_entry(&mut self) -> Result<Option<DirEntry>>;
    }
    pub struct DirEntry;
    impl DirEntry {
      pub fn path(&self) -> PathBuf;
      pub fn file_name(&self) -> std::ffi::OsString;
      pub async fn metadata(&self) -> Result<std::fs::Metadata>;
      pub async fn file_type(&self) -> Result<std::fs::FileType>;
    }
    pub async fn read<P>(path: P) -> Result<Vec<u8>>;
    pub async fn read_to_string<P>(path: P) -> Result<String>;
    pub async fn read_dir<P>(path: P) -> Result<ReadDir>;
    pub async fn write<P, C>(path: P, contents: C) -> Result<()>;
    pub async fn create_dir_all<P>(path: P) -> Result<()>;
    pub async fn remove_file<P>(path: P) -> Result<()>;
    pub async fn remove_dir_all<P>(path: P) -> Result<()>;
    pub async fn rename<P, Q>(from: P, to: Q) -> Result<()>;
    pub async fn copy<P, Q>(from: P, to: Q) -> Result<u64>;
    pub async fn metadata<P>(path: P) -> Result<std::fs::Metadata>;
    pub async fn try_exists<P>(path: P) -> Result<bool>;
    pub async fn canonicalize<P>(path: P) -> Result<PathBuf>;
  }

  pub mod process {
    use std::process::{ExitStatus, Output};
    pub struct Command;
    impl Command {
      pub fn new<S>(program: S) -> Command;
      pub fn arg<S>(&mut self, arg: S) -> &mut Command;
      pub fn args<I>(&mut self, args: I) -> &mut Command;
      pub fn env<K, V>(&mut self, key: K, val: V) -> &mut Command;
      pub fn spawn(&mut self) -> std::io::Result<Child>;
      pub async fn output(&mut self) -> std::io::Result<Output>;
      pub async fn status(&mut self) -> std::io::Result<ExitStatus>;
    }
    #[dyn(handle)]
    pub struct Child;
    impl Child {
      pub fn id(&self) -> Option<u32>;
      pub async fn wait(&mut self) -> std::io::Result<ExitStatus>;
      pub async fn kill(&mut self) -> std::io::Result<()>;
    }
  }

  pub mod signal {
    pub async fn ctrl_c() -> std::io::Result<()>;
    pub mod unix {
      pub fn signal(kind: SignalKind) -> std::io::Result<Signal>;
      pub struct Signal;
      impl Signal {
        pub async fn recv(&mut self) -> Option<()>;
      }
      #[dyn(copy)]
      pub struct SignalKind;
      impl SignalKind {
        pub fn interrupt() -> SignalKind;
        pub fn terminate() -> SignalKind;
      }
    }
  }
}
