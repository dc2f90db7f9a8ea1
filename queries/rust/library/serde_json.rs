// serde and serde_json as the audit reads them (also rmp_serde, bincode, serde_yaml entry points).
// Declarations only; never compiled.
mod serde_json {
  pub use serde_json::error::{Error, Result};
  pub use serde_json::map::Map;
  pub use serde_json::number::Number;
  pub use serde_json::value::{Value, from_value, to_value};
  pub mod error {
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    impl Error {
      pub fn custom<T>(msg: T) -> Error;
      pub fn line(&self) -> usize;
      pub fn column(&self) -> usize;
      pub fn classify(&self) -> Category;
      pub fn is_io(&self) -> bool;
      pub fn is_syntax(&self) -> bool;
      pub fn is_data(&self) -> bool;
      pub fn is_eof(&self) -> bool;
    }
    #[dyn(copy)]
    pub enum Category {
      Io,
      Syntax,
      Data,
      Eof,
    }
  }
  pub mod number {
    #[dyn(inline_container)]
    pub struct Number;
    impl Number {
      pub fn from<T>(value: T) -> Number;
      pub fn from_f64(f: f64) -> Option<Number>;
      pub fn is_i64(&self) -> bool;
      pub fn is_u64(&self) -> bool;
      pub fn is_f64(&self) -> bool;
      pub fn as_i64(&self) -> Option<i64>;
      pub fn as_u64(&self) -> Option<u64>;
      pub fn as_f64(&self) -> Option<f64>;
    }
  }
  pub mod value {
    pub use serde_json::map::Map;
    pub use serde_json::number::Number;
    pub fn from_value<T>(value: Value) -> Result<T, serde_json::Error>;
    pub fn to_value<T>(value: T) -> Result<Value, serde_json::Error>;
    #[dyn(deep, index = "Value")]
    pub enum Value {
      Null,
      Bool(bool),
      Number(Number),
      String(String),
      Array(Vec<Value>),
      Object(Map<String, Value>),
    }
    impl Value {
      pub fn from<T>(value: T) -> Value;
      pub fn default() -> Value;
      pub fn get<I>(&self, index: I) -> Option<&Value>;
      pub fn get_mut<I>(&mut self, index: I) -> Option<&mut Value>;
      pub fn is_object(&self) -> bool;
      pub fn as_object(&self) -> Option<&Map<String, Value>>;
      pub fn as_object_mut(&mut self) -> Option<&mut Map<String, Value>>;
      pub fn is_array(&self) -> bool;
      pub fn as_array(&self) -> Option<&Vec<Value>>;
      pub fn as_array_mut(&mut self) -> Option<&mut Vec<Value>>;
      pub fn is_string(&self) -> bool;
      pub fn as_str(&self) -> Option<&str>;
      pub fn is_number(&self) -> bool;
      pub fn as_number(&self) -> Option<&Number>;
      pub fn is_i64(&self) -> bool;
      pub fn is_u64(&self) -> bool;
      pub fn is_f64(&self) -> bool;
      pub fn as_i64(&self) -> Option<i64>;
      pub fn as_u64(&self) -> Option<u64>;
      pub fn as_f64(&self) -> Option<f64>;
      pub fn is_boolean(&self) -> bool;
      pub fn as_bool(&self) -> Option<bool>;
      pub fn is_null(&self) -> bool;
      pub fn as_null(&self) -> Option<()>;
      pub fn pointer(&self, pointer: &str) -> Option<&Value>;
      pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Value>;
      pub fn take(&mut self) -> Value;
      pub fn sort_all_objects(&mut self);
    }
    #[dyn(alloc = "one allocation, length of the text")]
    pub struct RawValue;
    impl RawValue {
      pub fn get(&self) -> &str;
    }
  }
  pub mod map {
    use serde_json::value::Value;
    #[dyn(deep, iter = "(K, V)", iter_ref = "(&K, &V)", iter_mut = "(&K, &mut V)", index = "V")]
    pub struct Map<K, V>;
    impl<K, V> Map<K, V> {
      pub fn new() -> Map<String, Value>;
      pub fn default() -> Map<String, Value>;
      pub fn with_capacity(capacity: usize) -> Map<String, Value>;
      pub fn from_iter<I>(iter: I) -> Map<String, Value>;
      pub fn clear(&mut self);
      pub fn get<Q>(&self, key: &Q) -> Option<&V>;
      pub fn get_key_value<Q>(&self, key: &Q) -> Option<(&K, &V)>;
      pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>;
      pub fn contains_key<Q>(&self, key: &Q) -> bool;
      pub fn insert(&mut self, k: K, v: V) -> Option<V>;
      pub fn remove<Q>(&mut self, key: &Q) -> Option<V>;
      pub fn remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>;
      pub fn swap_remove<Q>(&mut self, key: &Q) -> Option<V>;
      pub fn shift_remove<Q>(&mut self, key: &Q) -> Option<V>;
      pub fn append(&mut self, other: &mut Map<K, V>);
      pub fn entry<S>(&mut self, key: S) -> Entry;
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
      pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)>;
      pub fn keys(&self) -> impl Iterator<Item = &K>;
      pub fn values(&self) -> impl Iterator<Item = &V>;
      pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V>;
      pub fn into_values(self) -> impl Iterator<Item = V>;
      pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
      pub fn extend<I>(&mut self, iter: I);
    }
    pub enum Entry<'a> {
      Vacant(VacantEntry),
      Occupied(OccupiedEntry),
    }
    impl Entry {
      pub fn key(&self) -> &String;
      pub fn or_insert(self, default: Value) -> &mut Value;
      pub fn or_insert_with<F: FnOnce() -> Value>(self, default: F) -> &mut Value;
      pub fn and_modify<F: FnOnce(&mut Value) -> ()>(self, f: F) -> Entry;
    }
    pub struct VacantEntry<'a>;
    impl VacantEntry {
      pub fn insert(self, value: Value) -> &mut Value;
    }
    pub struct OccupiedEntry<'a>;
    impl OccupiedEntry {
      pub fn get(&self) -> &Value;
      pub fn get_mut(&mut self) -> &mut Value;
      pub fn into_mut(self) -> &mut Value;
      pub fn insert(&mut self, value: Value) -> Value;
      pub fn remove(self) -> Value;
    }
  }
  pub fn from_str<T>(s: &str) -> Result<T>;
  pub fn from_slice<T>(v: &[u8]) -> Result<T>;
  pub fn from_reader<R, T>(rdr: R) -> Result<T>;
  pub fn to_string<T>(value: &T) -> Result<String>;
  pub fn to_string_pretty<T>(value: &T) -> Result<String>;
  pub fn to_vec<T>(value: &T) -> Result<Vec<u8>>;
  pub fn to_vec_pretty<T>(value: &T) -> Result<Vec<u8>>;
  pub fn to_writer<W, T>(writer: W, value: &T) -> Result<()>;
  pub fn to_writer_pretty<W, T>(writer: W, value: &T) -> Result<()>;
}
mod serde {
  pub use serde::de::{Deserialize, Deserializer};
  pub use serde::ser::{Serialize, Serializer};
  pub mod ser {
    pub trait Serialize {
      fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    }
    pub trait Serializer {
      type Ok;
      type Error;
      fn serialize_u64(self, v: u64) -> Result<Self::Ok, Self::Error>;
      fn serialize_str(self, v: &str) -> Result<Self::Ok, Self::Error>;
      fn serialize_bytes(self, v: &[u8]) -> Result<Self::Ok, Self::Error>;
      fn serialize_none(self) -> Result<Self::Ok, Self::Error>;
      fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, Self::Error>;
      fn serialize_struct(self, name: &str, len: usize) -> Result<Self::SerializeStruct, Self::Error>;
    }
    pub trait SerializeMap {
      fn serialize_entry<K, V>(&mut self, key: &K, value: &V) -> Result<(), Self::Error>;
    }
    pub trait SerializeStruct {
      fn serialize_field<T>(&mut self, key: &str, value: &T) -> Result<(), Self::Error>;
    }
    pub trait SerializeSeq {}
  }
  pub mod de {
    pub trait Deserialize {
      fn deserialize<D: Deserializer>(deserializer: D) -> Result<Self, D::Error>;
    }
    pub trait DeserializeOwned: Deserialize {}
    pub trait Deserializer {
      type Error;
      fn deserialize_any<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
      fn deserialize_str<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
      fn deserialize_string<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
      fn deserialize_bytes<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
      fn deserialize_seq<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
      fn deserialize_map<V: Visitor>(self, visitor: V) -> Result<V::Value, Self::Error>;
    }
    pub trait Visitor {
      type Value;
    }
    pub trait SeqAccess {
      type Error;
      fn next_element<T>(&mut self) -> Result<Option<T>, Self::Error>;
      fn size_hint(&self) -> Option<usize>;
    }
    pub trait MapAccess {
      type Error;
      fn next_key<K>(&mut self) -> Result<Option<K>, Self::Error>;
      fn next_value<V>(&mut self) -> Result<V, Self::Error>;
      fn next_entry<K, V>(&mut self) -> Result<Option<(K, V)>, Self::Error>;
    }
    pub trait DeserializeSeed {
      type Value;
    }
    pub trait Error {
      fn custom<T>(msg: T) -> Self;
      fn missing_field(field: &str) -> Self;
      fn invalid_length(len: usize, exp: &dyn std::fmt::Display) -> Self;
    }
    #[dyn(copy)]
    pub struct IgnoredAny;
  }
}
mod serde_yaml {
  #[dyn(deep, index = "Value")]
  pub enum Value {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Sequence(Vec<Value>),
    Mapping(Mapping),
  }
  impl Value {
    pub fn as_str(&self) -> Option<&str>;
    pub fn as_u64(&self) -> Option<u64>;
    pub fn get<I>(&self, index: I) -> Option<&Value>;
  }
  #[dyn(deep, iter = "(Value, Value)", iter_ref = "(&Value, &Value)")]
  pub struct Mapping;
  #[dyn(inline_container)]
  pub struct Number;
  pub struct Error;
  pub fn from_str<T>(s: &str) -> Result<T, Error>;
  pub fn from_reader<R, T>(rdr: R) -> Result<T, Error>;
  pub fn from_value<T>(value: Value) -> Result<T, Error>;
  pub fn to_string<T>(value: &T) -> Result<String, Error>;
  pub fn to_value<T>(value: T) -> Result<Value, Error>;
}
mod rmp_serde {
  pub mod encode {
    pub enum Error {}
  }
  pub mod decode {
    pub enum Error {}
  }
  pub fn to_vec<T>(val: &T) -> Result<Vec<u8>, encode::Error>;
  pub fn to_vec_named<T>(val: &T) -> Result<Vec<u8>, encode::Error>;
  pub fn from_slice<T>(input: &[u8]) -> Result<T, decode::Error>;
}
mod bincode {
  pub mod config {
    #[dyn(copy)]
    pub struct Configuration;
    pub fn standard() -> Configuration;
  }
  pub mod error {
    pub enum EncodeError {}
    pub enum DecodeError {}
  }
  pub mod serde {
    pub fn encode_to_vec<E, C>(val: E, config: C) -> Result<Vec<u8>, bincode::error::EncodeError>;
    pub fn decode_from_slice<D, C>(slice: &[u8], config: C) -> Result<(D, usize), bincode::error::DecodeError>;
  }
  pub fn encode_to_vec<E, C>(val: E, config: C) -> Result<Vec<u8>, error::EncodeError>;
  pub fn decode_from_slice<D, C>(src: &[u8], config: C) -> Result<(D, usize), error::DecodeError>;
}
