// parking_lot as the audit reads it (tracing_mutex wraps the same locks).
// Declarations only; never compiled.
mod parking_lot {
  use std::sync::Arc;
  use std::time::{Duration, Instant};
  pub struct Mutex<T>;
  impl<T> Mutex<T> {
    pub fn new(val: T) -> Mutex<T>;
    pub fn default() -> Mutex<T>;
    pub fn lock(&self) -> MutexGuard<T>;
    pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<T>;
    pub fn try_lock(&self) -> Option<MutexGuard<T>>;
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<T>>;
    pub fn try_lock_until(&self, timeout: Instant) -> Option<MutexGuard<T>>;
    pub fn is_locked(&self) -> bool;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
  }
  #[dyn(guard, deref = "T")]
  pub struct MutexGuard<T>;
  impl<T> MutexGuard<T> {
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: MutexGuard<T>, f: F) -> MappedMutexGuard<U>;
    pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: MutexGuard<T>, f: F) -> Result<MappedMutexGuard<U>, MutexGuard<T>>;
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut MutexGuard<T>, f: F) -> U;
  }
  #[dyn(guard, deref = "T")]
  pub struct MappedMutexGuard<T>;
  #[dyn(guard, deref = "T")]
  pub struct ArcMutexGuard<T>;
  pub type FairMutex<T> = Mutex<T>;
  pub struct ReentrantMutex<T>;
  impl<T> ReentrantMutex<T> {
    pub fn new(val: T) -> ReentrantMutex<T>;
    pub fn lock(&self) -> ReentrantMutexGuard<T>;
  }
  #[dyn(guard, deref = "T")]
  pub struct ReentrantMutexGuard<T>;
  pub struct RwLock<T>;
  impl<T> RwLock<T> {
    pub fn new(val: T) -> RwLock<T>;
    pub fn default() -> RwLock<T>;
    pub fn read(&self) -> RwLockReadGuard<T>;
    pub fn read_recursive(&self) -> RwLockReadGuard<T>;
    pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<T>;
    pub fn try_read(&self) -> Option<RwLockReadGuard<T>>;
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<T>>;
    pub fn write(&self) -> RwLockWriteGuard<T>;
    pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<T>;
    pub fn try_write(&self) -> Option<RwLockWriteGuard<T>>;
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<T>>;
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<T>;
    pub fn is_locked(&self) -> bool;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
  }
  #[dyn(guard, deref = "T")]
  pub struct RwLockReadGuard<T>;
  impl<T> RwLockReadGuard<T> {
    pub fn map<U, F: FnOnce(&T) -> &U>(s: RwLockReadGuard<T>, f: F) -> MappedRwLockReadGuard<U>;
    pub fn try_map<U, F: FnOnce(&T) -> Option<&U>>(s: RwLockReadGuard<T>, f: F) -> Result<MappedRwLockReadGuard<U>, RwLockReadGuard<T>>;
  }
  #[dyn(guard, deref = "T")]
  pub struct RwLockWriteGuard<T>;
  impl<T> RwLockWriteGuard<T> {
    pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: RwLockWriteGuard<T>, f: F) -> MappedRwLockWriteGuard<U>;
    pub fn downgrade(s: RwLockWriteGuard<T>) -> RwLockReadGuard<T>;
  }
  #[dyn(guard, deref = "T")]
  pub struct RwLockUpgradableReadGuard<T>;
  impl<T> RwLockUpgradableReadGuard<T> {
    pub fn upgrade(s: RwLockUpgradableReadGuard<T>) -> RwLockWriteGuard<T>;
  }
  #[dyn(guard, deref = "T")]
  pub struct MappedRwLockReadGuard<T>;
  #[dyn(guard, deref = "T")]
  pub struct MappedRwLockWriteGuard<T>;
  #[dyn(guard, deref = "T")]
  pub struct ArcRwLockReadGuard<T>;
  #[dyn(guard, deref = "T")]
  pub struct ArcRwLockWriteGuard<T>;
  pub struct Condvar;
  impl Condvar {
    pub fn new() -> Condvar;
    pub fn notify_one(&self) -> bool;
    pub fn notify_all(&self) -> usize;
    pub fn wait<T>(&self, mutex_guard: &mut MutexGuard<T>);
    pub fn wait_for<T>(&self, mutex_guard: &mut MutexGuard<T>, timeout: Duration) -> WaitTimeoutResult;
    pub fn wait_until<T>(&self, mutex_guard: &mut MutexGuard<T>, timeout: Instant) -> WaitTimeoutResult;
    pub fn wait_while<T, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<T>, condition: F);
  }
  #[dyn(copy)]
  pub struct WaitTimeoutResult;
  impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool;
  }
  pub struct Once;
  impl Once {
    pub fn new() -> Once;
    pub fn call_once<F: FnOnce() -> ()>(&self, f: F);
  }
}
mod tracing_mutex {
  pub mod parkinglot {
    pub use parking_lot::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
  }
  pub mod stdsync {
    pub use std::sync::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
  }
}
