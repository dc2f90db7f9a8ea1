// tracing and opentelemetry as the audit reads them.
// Declarations only; never compiled.
mod tracing {
  pub use tracing::instrument::Instrument;
  pub use tracing::metadata::{Level, Metadata};
  pub use tracing::span::Span;
  pub use tracing::subscriber::Subscriber;
  pub mod span {
    // The last clone to go closes the span, which ends its recorded duration.
    #[dyn(refcount = "one call into the subscriber, mostly an atomic increment", handle)]
    pub struct Span;
    impl Span {
      pub fn current() -> Span;
      pub fn none() -> Span;
      pub fn enter(&self) -> Entered;
      pub fn entered(self) -> EnteredSpan;
      pub fn exit(self) -> Span;
      pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T;
      pub fn field<Q>(&self, field: &Q) -> Option<tracing::field::Field>;
      pub fn record<Q, V>(&self, field: &Q, value: V) -> &Span;
      pub fn is_none(&self) -> bool;
      pub fn id(&self) -> Option<Id>;
      pub fn metadata(&self) -> Option<&tracing::Metadata>;
      pub fn with_subscriber<T, F: FnOnce((&Id, &tracing::Dispatch)) -> T>(&self, f: F) -> Option<T>;
      pub fn context(&self) -> opentelemetry::Context;
      pub fn set_parent(&self, cx: opentelemetry::Context) -> Result<(), SetParentError>;
      pub fn set_attribute<K, V>(&self, key: K, value: V);
    }
    pub struct SetParentError;
    #[dyn(guard)]
    pub struct Entered;
    #[dyn(guard, deref = "Span")]
    pub struct EnteredSpan;
    impl EnteredSpan {
      pub fn exit(self) -> Span;
    }
    #[dyn(inline_container)]
    pub struct Id;
    impl Id {
      pub fn into_u64(&self) -> u64;
    }
    pub struct Attributes;
    impl Attributes {
      pub fn record(&self, visitor: &mut dyn tracing::field::Visit);
    }
    pub struct Record;
    impl Record {
      pub fn record(&self, visitor: &mut dyn tracing::field::Visit);
    }
  }
  pub mod instrument {
    pub trait Instrument {
      fn instrument(self, span: tracing::Span) -> Instrumented<Self>;
      fn in_current_span(self) -> Instrumented<Self>;
    }
    #[dyn(future = "T::Output")]
    pub struct Instrumented<T>;
    impl<T> Instrumented<T> {
      pub fn span(&self) -> &tracing::Span;
      pub fn inner(&self) -> &T;
      pub fn into_inner(self) -> T;
    }
  }
  pub mod field {
    #[dyn(copy)]
    pub struct Empty;
    #[dyn(inline_container)]
    pub struct Field;
    impl Field {
      pub fn name(&self) -> &str;
    }
    pub struct DisplayValue<T>;
    pub struct DebugValue<T>;
    pub fn display<T>(t: T) -> DisplayValue<T>;
    pub fn debug<T>(t: T) -> DebugValue<T>;
    pub trait Visit {
      fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug);
      fn record_str(&mut self, field: &Field, value: &str);
      fn record_u64(&mut self, field: &Field, value: u64);
      fn record_i64(&mut self, field: &Field, value: i64);
      fn record_f64(&mut self, field: &Field, value: f64);
      fn record_bool(&mut self, field: &Field, value: bool);
    }
  }
  pub mod metadata {
    #[dyn(copy)]
    pub struct Level;
    impl Level {
      pub const ERROR: Level;
      pub const WARN: Level;
      pub const INFO: Level;
      pub const DEBUG: Level;
      pub const TRACE: Level;
      pub fn as_str(&self) -> &str;
    }
    #[dyn(copy)]
    pub struct LevelFilter;
    impl LevelFilter {
      pub const OFF: LevelFilter;
      pub const INFO: LevelFilter;
      pub fn current() -> LevelFilter;
    }
    pub struct Metadata;
    impl Metadata {
      pub fn name(&self) -> &str;
      pub fn target(&self) -> &str;
      pub fn level(&self) -> &Level;
      pub fn file(&self) -> Option<&str>;
      pub fn line(&self) -> Option<u32>;
    }
  }
  pub mod subscriber {
    pub trait Subscriber {}
    pub struct DefaultGuard;
    pub fn set_default<S>(subscriber: S) -> tracing::dispatcher::DefaultGuard;
    pub fn set_global_default<S>(subscriber: S) -> Result<(), SetGlobalDefaultError>;
    pub fn with_default<T, S, F: FnOnce() -> T>(subscriber: S, f: F) -> T;
    pub struct SetGlobalDefaultError;
  }
  pub mod dispatcher {
    #[dyn(guard)]
    pub struct DefaultGuard;
  }
  #[dyn(refcount = "atomic increment")]
  pub struct Dispatch;
  pub struct Event;
  impl Event {
    pub fn metadata(&self) -> &Metadata;
    pub fn record(&self, visitor: &mut dyn field::Visit);
  }
}
mod opentelemetry {
  pub use opentelemetry::context::Context;
  pub mod context {
    #[dyn(refcount = "atomic increments")]
    pub struct Context;
    impl Context {
      pub fn new() -> Context;
      pub fn current() -> Context;
      pub fn get<T>(&self) -> Option<&T>;
      pub fn attach(self) -> ContextGuard;
      pub fn span(&self) -> opentelemetry::trace::SpanRef;
      pub fn with_span<T>(&self, span: T) -> Context;
    }
    #[dyn(guard)]
    pub struct ContextGuard;
  }
  #[dyn(alloc = "none for static text, else one allocation or an atomic increment")]
  pub struct Key;
  impl Key {
    pub fn new<T>(value: T) -> Key;
    pub fn as_str(&self) -> &str;
  }
  #[dyn(deep)]
  pub enum Value {
    Bool(bool),
    I64(i64),
    F64(f64),
    String(StringValue),
    Array(Array),
  }
  #[dyn(alloc = "none for static text, else one allocation")]
  pub struct StringValue;
  #[dyn(deep)]
  pub struct Array;
  #[dyn(deep)]
  pub struct KeyValue {
    pub key: Key,
    pub value: Value,
  }
  impl KeyValue {
    pub fn new<K, V>(key: K, value: V) -> KeyValue;
  }
  pub mod trace {
    #[dyn(copy)]
    pub struct TraceId;
    impl TraceId {
      pub fn from_hex(hex: &str) -> Result<TraceId, std::num::ParseIntError>;
      pub fn to_bytes(self) -> [u8; 16];
    }
    #[dyn(copy)]
    pub struct SpanId;
    impl SpanId {
      pub fn from_hex(hex: &str) -> Result<SpanId, std::num::ParseIntError>;
    }
    #[dyn(copy)]
    pub struct TraceFlags;
    impl TraceFlags {
      pub const SAMPLED: TraceFlags;
      pub fn is_sampled(&self) -> bool;
    }
    #[dyn(inline_container)]
    pub struct TraceState;
    #[dyn(inline_container)]
    pub struct SpanContext;
    impl SpanContext {
      pub fn new(trace_id: TraceId, span_id: SpanId, trace_flags: TraceFlags, is_remote: bool, trace_state: TraceState) -> SpanContext;
      pub fn trace_id(&self) -> TraceId;
      pub fn span_id(&self) -> SpanId;
      pub fn trace_flags(&self) -> TraceFlags;
      pub fn is_valid(&self) -> bool;
      pub fn is_remote(&self) -> bool;
      pub fn is_sampled(&self) -> bool;
    }
    pub struct SpanRef<'a>;
    impl SpanRef {
      pub fn span_context(&self) -> &SpanContext;
      pub fn set_attribute(&self, attribute: opentelemetry::KeyValue);
      pub fn end(&self);
    }
  }
}
