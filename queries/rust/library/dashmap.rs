// dashmap as the audit reads it: every reference it gives out holds a shard's lock.
// Declarations only; never compiled.
mod dashmap {
  pub use dashmap::mapref::entry::Entry;
  use dashmap::mapref::entry::{OccupiedEntry, VacantEntry};
  use dashmap::mapref::multiple::{RefMulti, RefMutMulti};
  use dashmap::mapref::one::{Ref, RefMut};
  use std::hash::RandomState;

  #[dyn(deep, iter = "(K, V)", iter_ref = "RefMulti<K, V>")]
  pub struct DashMap<K, V, S = RandomState>;
  impl<K, V, S> DashMap<K, V, S> {
    pub fn new() -> DashMap<K, V>;
    pub fn default() -> DashMap<K, V, S>;
    pub fn with_capacity(capacity: usize) -> DashMap<K, V>;
    pub fn with_shard_amount(shard_amount: usize) -> DashMap<K, V>;
    pub fn with_hasher(hasher: S) -> DashMap<K, V, S>;
    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> DashMap<K, V, S>;
    pub fn with_hasher_and_shard_amount(hasher: S, shard_amount: usize) -> DashMap<K, V, S>;
    pub fn with_capacity_and_hasher_and_shard_amount(capacity: usize, hasher: S, shard_amount: usize) -> DashMap<K, V, S>;
    pub fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> DashMap<K, V, S>;
    pub fn hasher(&self) -> &S;
    pub fn insert(&self, key: K, value: V) -> Option<V>;
    pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)>;
    pub fn remove_if<Q, F: FnOnce(&K, &V) -> bool>(&self, key: &Q, f: F) -> Option<(K, V)>;
    pub fn remove_if_mut<Q, F: FnOnce(&K, &mut V) -> bool>(&self, key: &Q, f: F) -> Option<(K, V)>;
    pub fn iter(&self) -> impl Iterator<Item = RefMulti<K, V>>;
    pub fn iter_mut(&self) -> impl Iterator<Item = RefMutMulti<K, V>>;
    pub fn get<Q>(&self, key: &Q) -> Option<Ref<K, V>>;
    pub fn get_mut<Q>(&self, key: &Q) -> Option<RefMut<K, V>>;
    pub fn try_get<Q>(&self, key: &Q) -> try_result::TryResult<Ref<K, V>>;
    pub fn try_get_mut<Q>(&self, key: &Q) -> try_result::TryResult<RefMut<K, V>>;
    pub fn shrink_to_fit(&self);
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&self, f: F);
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn clear(&self);
    pub fn capacity(&self) -> usize;
    pub fn alter<Q, F: FnOnce(&K, V) -> V>(&self, key: &Q, f: F);
    pub fn alter_all<F: FnMut(&K, V) -> V>(&self, f: F);
    pub fn view<Q, R, F: FnOnce(&K, &V) -> R>(&self, key: &Q, f: F) -> Option<R>;
    pub fn contains_key<Q>(&self, key: &Q) -> bool;
    pub fn entry(&self, key: K) -> Entry<K, V>;
    pub fn try_entry(&self, key: K) -> Option<Entry<K, V>>;
    pub fn into_read_only(self) -> ReadOnlyView<K, V, S>;
  }
  #[dyn(deep)]
  pub struct ReadOnlyView<K, V, S>;
  impl<K, V, S> ReadOnlyView<K, V, S> {
    pub fn get<Q>(&self, key: &Q) -> Option<&V>;
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
    pub fn keys(&self) -> impl Iterator<Item = &K>;
    pub fn values(&self) -> impl Iterator<Item = &V>;
    pub fn len(&self) -> usize;
  }
  pub mod try_result {
    pub enum TryResult<R> {
      Present(R),
      Absent,
      Locked,
    }
    impl<R> TryResult<R> {
      pub fn try_unwrap(self) -> Option<R>;
      pub fn unwrap(self) -> R;
      pub fn is_locked(&self) -> bool;
    }
  }
  #[dyn(deep, iter = "K", iter_ref = "setref::multiple::RefMulti<K>")]
  pub struct DashSet<K, S = RandomState>;
  impl<K, S> DashSet<K, S> {
    pub fn new() -> DashSet<K>;
    pub fn default() -> DashSet<K, S>;
    pub fn with_capacity(capacity: usize) -> DashSet<K>;
    pub fn with_hasher(hasher: S) -> DashSet<K, S>;
    pub fn insert(&self, key: K) -> bool;
    pub fn remove<Q>(&self, key: &Q) -> Option<K>;
    pub fn remove_if<Q, F: FnOnce(&K) -> bool>(&self, key: &Q, f: F) -> Option<K>;
    pub fn iter(&self) -> impl Iterator<Item = setref::multiple::RefMulti<K>>;
    pub fn get<Q>(&self, key: &Q) -> Option<setref::one::Ref<K>>;
    pub fn contains<Q>(&self, key: &Q) -> bool;
    pub fn retain<F: FnMut(&K) -> bool>(&self, f: F);
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn clear(&self);
  }
  pub mod setref {
    pub mod one {
      #[dyn(guard, deref = "K")]
      pub struct Ref<K>;
      impl<K> Ref<K> {
        pub fn key(&self) -> &K;
      }
    }
    pub mod multiple {
      #[dyn(guard, deref = "K")]
      pub struct RefMulti<K>;
      impl<K> RefMulti<K> {
        pub fn key(&self) -> &K;
      }
    }
  }
  pub mod mapref {
    pub mod one {
      #[dyn(guard, deref = "V")]
      pub struct Ref<K, V>;
      impl<K, V> Ref<K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn pair(&self) -> (&K, &V);
        pub fn map<T, F: FnOnce(&V) -> &T>(self, f: F) -> MappedRef<K, V, T>;
        pub fn try_map<T, F: FnOnce(&V) -> Option<&T>>(self, f: F) -> Result<MappedRef<K, V, T>, Ref<K, V>>;
      }
      #[dyn(guard, deref = "V")]
      pub struct RefMut<K, V>;
      impl<K, V> RefMut<K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn value_mut(&mut self) -> &mut V;
        pub fn pair(&self) -> (&K, &V);
        pub fn pair_mut(&mut self) -> (&K, &mut V);
        pub fn downgrade(self) -> Ref<K, V>;
      }
      #[dyn(guard, deref = "T")]
      pub struct MappedRef<K, V, T>;
      impl<K, V, T> MappedRef<K, V, T> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &T;
      }
    }
    pub mod multiple {
      #[dyn(guard, deref = "V")]
      pub struct RefMulti<K, V>;
      impl<K, V> RefMulti<K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn pair(&self) -> (&K, &V);
      }
      #[dyn(guard, deref = "V")]
      pub struct RefMutMulti<K, V>;
      impl<K, V> RefMutMulti<K, V> {
        pub fn key(&self) -> &K;
        pub fn value(&self) -> &V;
        pub fn value_mut(&mut self) -> &mut V;
        pub fn pair(&self) -> (&K, &V);
        pub fn pair_mut(&mut self) -> (&K, &mut V);
      }
    }
    pub mod entry {
      use dashmap::mapref::one::RefMut;
      #[dyn(guard)]
      pub enum Entry<K, V> {
        Occupied(OccupiedEntry<K, V>),
        Vacant(VacantEntry<K, V>),
      }
      impl<K, V> Entry<K, V> {
        pub fn and_modify<F: FnOnce(&mut V) -> ()>(self, f: F) -> Entry<K, V>;
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn or_default(self) -> RefMut<K, V>;
        pub fn or_insert(self, value: V) -> RefMut<K, V>;
        pub fn or_insert_with<F: FnOnce() -> V>(self, value: F) -> RefMut<K, V>;
        pub fn or_try_insert_with<E, F: FnOnce() -> Result<V, E>>(self, value: F) -> Result<RefMut<K, V>, E>;
        pub fn insert(self, value: V) -> RefMut<K, V>;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
      }
      #[dyn(guard)]
      pub struct OccupiedEntry<K, V>;
      impl<K, V> OccupiedEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn get(&self) -> &V;
        pub fn get_mut(&mut self) -> &mut V;
        pub fn insert(&mut self, value: V) -> V;
        pub fn into_ref(self) -> RefMut<K, V>;
        pub fn into_key(self) -> K;
        pub fn remove(self) -> V;
        pub fn remove_entry(self) -> (K, V);
        pub fn replace_entry(self, value: V) -> (K, V);
      }
      #[dyn(guard)]
      pub struct VacantEntry<K, V>;
      impl<K, V> VacantEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn insert(self, value: V) -> RefMut<K, V>;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
      }
    }
  }
}
