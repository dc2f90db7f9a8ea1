// core, alloc and std as the audit reads them (iterators are in iter.rs): types, signatures, cost of a clone.
// Declarations only; never compiled.
mod std {
  pub mod prelude {
    pub mod v1 {
      pub use std::borrow::ToOwned;
      pub use std::boxed::Box;
      pub use std::clone::Clone;
      pub use std::cmp::{Eq, Ord, PartialEq, PartialOrd};
      pub use std::convert::{AsMut, AsRef, From, Into, TryFrom, TryInto};
      pub use std::default::Default;
      pub use std::future::{Future, IntoFuture};
      pub use std::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
      pub use std::marker::{Copy, Send, Sized, Sync, Unpin};
      pub use std::mem::drop;
      pub use std::ops::{Drop, Fn, FnMut, FnOnce};
      pub use std::option::Option;
      pub use std::option::Option::{None, Some};
      pub use std::result::Result;
      pub use std::result::Result::{Err, Ok};
      pub use std::string::{String, ToString};
      pub use std::vec::Vec;
    }
  }

  // --- language traits ---
  pub mod clone {
    pub trait Clone {
      fn clone(&self) -> Self;
      fn clone_from(&mut self, source: &Self);
    }
  }
  pub mod marker {
    pub trait Copy: Clone {}
    pub trait Send {}
    pub trait Sync {}
    pub trait Sized {}
    pub trait Unpin {}
    #[dyn(copy)]
    pub struct PhantomData<T>;
    #[dyn(copy)]
    pub struct PhantomPinned;
  }
  pub mod default {
    pub trait Default {
      fn default() -> Self;
    }
  }
  pub mod convert {
    pub trait From<T> {
      fn from(value: T) -> Self;
    }
    pub trait Into<T> {
      fn into(self) -> T;
    }
    pub trait TryFrom<T> {
      type Error;
      fn try_from(value: T) -> Result<Self, Self::Error>;
    }
    pub trait TryInto<T> {
      type Error;
      fn try_into(self) -> Result<T, T::Error>;
    }
    pub trait AsRef<T> {
      fn as_ref(&self) -> &T;
    }
    pub trait AsMut<T> {
      fn as_mut(&mut self) -> &mut T;
    }
    #[dyn(copy)]
    pub enum Infallible {}
    pub fn identity<T>(x: T) -> T;
  }
  pub mod borrow {
    pub trait Borrow<Borrowed> {
      fn borrow(&self) -> &Borrowed;
    }
    pub trait BorrowMut<Borrowed> {
      fn borrow_mut(&mut self) -> &mut Borrowed;
    }
    pub trait ToOwned {
      type Owned;
      fn to_owned(&self) -> Self::Owned;
      fn clone_into(&self, target: &mut Self::Owned);
    }
    impl ToOwned for str {
      type Owned = String;
    }
    impl<T> ToOwned for [T] {
      type Owned = Vec<T>;
    }
    impl ToOwned for std::path::Path {
      type Owned = std::path::PathBuf;
    }
    impl ToOwned for std::ffi::OsStr {
      type Owned = std::ffi::OsString;
    }
    impl ToOwned for std::ffi::CStr {
      type Owned = std::ffi::CString;
    }
    #[dyn(inline_container, deref = "B")]
    pub enum Cow<'a, B> {
      Borrowed(&B),
      Owned(<B as ToOwned>::Owned),
    }
    impl<B> Cow<B> {
      pub fn from<T>(value: T) -> Cow<B>;
    }
    impl Cow<str> {
      pub fn into_owned(self) -> String;
      pub fn to_mut(&mut self) -> &mut String;
    }
    impl<T> Cow<[T]> {
      pub fn into_owned(self) -> Vec<T>;
      pub fn to_mut(&mut self) -> &mut Vec<T>;
    }
    impl Cow<std::path::Path> {
      pub fn into_owned(self) -> std::path::PathBuf;
    }
  }
  pub mod cmp {
    pub trait PartialEq<Rhs = Self> {
      fn eq(&self, other: &Rhs) -> bool;
      fn ne(&self, other: &Rhs) -> bool;
    }
    pub trait Eq: PartialEq {}
    pub trait PartialOrd<Rhs = Self> {
      fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
      fn lt(&self, other: &Rhs) -> bool;
      fn le(&self, other: &Rhs) -> bool;
      fn gt(&self, other: &Rhs) -> bool;
      fn ge(&self, other: &Rhs) -> bool;
    }
    pub trait Ord {
      fn cmp(&self, other: &Self) -> Ordering;
      fn max(self, other: Self) -> Self;
      fn min(self, other: Self) -> Self;
      fn clamp(self, min: Self, max: Self) -> Self;
    }
    #[dyn(copy)]
    pub enum Ordering {
      Less,
      Equal,
      Greater,
    }
    impl Ordering {
      pub fn is_eq(self) -> bool;
      pub fn is_ne(self) -> bool;
      pub fn is_lt(self) -> bool;
      pub fn is_gt(self) -> bool;
      pub fn is_le(self) -> bool;
      pub fn is_ge(self) -> bool;
      pub fn reverse(self) -> Ordering;
      pub fn then(self, other: Ordering) -> Ordering;
      pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering;
    }
    #[dyn(inline_container)]
    pub struct Reverse<T>(pub T);
    pub fn min<T>(v1: T, v2: T) -> T;
    pub fn max<T>(v1: T, v2: T) -> T;
    pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T;
    pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T;
    pub fn min_by_key<T, F: FnMut(&T) -> K, K>(v1: T, v2: T, f: F) -> T;
    pub fn max_by_key<T, F: FnMut(&T) -> K, K>(v1: T, v2: T, f: F) -> T;
  }
  pub mod ops {
    pub trait Deref {
      type Target;
      fn deref(&self) -> &Self::Target;
    }
    pub trait DerefMut: Deref {
      fn deref_mut(&mut self) -> &mut Self::Target;
    }
    pub trait Drop {
      fn drop(&mut self);
    }
    pub trait Fn<A> {}
    pub trait FnMut<A> {}
    pub trait FnOnce<A> {
      type Output;
    }
    pub trait Index<Idx> {
      type Output;
      fn index(&self, index: Idx) -> &Self::Output;
    }
    pub trait IndexMut<Idx>: Index<Idx> {}
    pub trait Try {
      type Ok;
      type Error;
    }
    impl<T, E> Try for Result<T, E> {
      type Ok = T;
      type Error = E;
    }
    pub trait Not {
      type Output;
      fn not(self) -> Self::Output;
    }
    pub trait Add<Rhs = Self> {
      type Output;
      fn add(self, rhs: Rhs) -> Self::Output;
    }
    pub trait Sub<Rhs = Self> {
      type Output;
    }
    pub trait Mul<Rhs = Self> {
      type Output;
    }
    pub trait Div<Rhs = Self> {
      type Output;
    }
    pub trait RangeBounds<T> {
      fn start_bound(&self) -> Bound<&T>;
      fn end_bound(&self) -> Bound<&T>;
    }
    // Ranges are Clone but not Copy: their clone is a copy of two inline values.
    #[dyn(inline_container, iter = "Idx")]
    pub struct Range<Idx> {
      pub start: Idx,
      pub end: Idx,
    }
    impl<Idx> Iterator for Range<Idx> {
      type Item = Idx;
    }
    impl<Idx> Range<Idx> {
      pub fn contains<U>(&self, item: &U) -> bool;
      pub fn is_empty(&self) -> bool;
      pub fn len(&self) -> usize;
    }
    #[dyn(inline_container, iter = "Idx")]
    pub struct RangeInclusive<Idx>;
    impl<Idx> Iterator for RangeInclusive<Idx> {
      type Item = Idx;
    }
    impl<Idx> RangeInclusive<Idx> {
      pub fn new(start: Idx, end: Idx) -> RangeInclusive<Idx>;
      pub fn start(&self) -> &Idx;
      pub fn end(&self) -> &Idx;
      pub fn into_inner(self) -> (Idx, Idx);
      pub fn contains<U>(&self, item: &U) -> bool;
      pub fn is_empty(&self) -> bool;
    }
    #[dyn(inline_container, iter = "Idx")]
    pub struct RangeFrom<Idx> {
      pub start: Idx,
    }
    impl<Idx> Iterator for RangeFrom<Idx> {
      type Item = Idx;
    }
    #[dyn(copy)]
    pub struct RangeTo<Idx> {
      pub end: Idx,
    }
    #[dyn(copy)]
    pub struct RangeToInclusive<Idx> {
      pub end: Idx,
    }
    #[dyn(copy)]
    pub struct RangeFull;
    #[dyn(inline_container)]
    pub enum Bound<T> {
      Included(T),
      Excluded(T),
      Unbounded,
    }
    impl<T> Bound<T> {
      pub fn as_ref(&self) -> Bound<&T>;
      pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Bound<U>;
    }
    impl<T> Bound<&T> {
      pub fn cloned(self) -> Bound<T>;
    }
    #[dyn(inline_container)]
    pub enum ControlFlow<B, C = ()> {
      Continue(C),
      Break(B),
    }
  }
  pub mod any {
    pub trait Any {}
    #[dyn(copy)]
    pub struct TypeId;
    impl TypeId {
      pub fn of<T>() -> TypeId;
    }
    pub fn type_name<T>() -> &str;
  }
  pub mod hash {
    pub trait Hash {
      fn hash<H: Hasher>(&self, state: &mut H);
    }
    pub trait Hasher {
      fn finish(&self) -> u64;
      fn write(&mut self, bytes: &[u8]);
      fn write_u64(&mut self, i: u64);
    }
    pub trait BuildHasher {
      type Hasher;
      fn build_hasher(&self) -> Self::Hasher;
      fn hash_one<T>(&self, x: T) -> u64;
    }
    #[dyn(inline_container)]
    pub struct DefaultHasher;
    impl DefaultHasher {
      pub fn new() -> DefaultHasher;
    }
    #[dyn(inline_container)]
    pub struct RandomState;
    impl RandomState {
      pub fn new() -> RandomState;
    }
    #[dyn(copy)]
    pub struct BuildHasherDefault<H>;
  }
  pub mod hint {
    pub fn black_box<T>(dummy: T) -> T;
    pub fn spin_loop();
  }

  // --- Option, Result ---
  pub mod option {
    #[dyn(inline_container, iter = "T", iter_ref = "&T", iter_mut = "&mut T")]
    pub enum Option<T> {
      None,
      Some(T),
    }
    impl<T> Option<T> {
      pub fn is_some(&self) -> bool;
      pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool;
      pub fn is_none(&self) -> bool;
      pub fn is_none_or<F: FnOnce(T) -> bool>(self, f: F) -> bool;
      pub fn as_ref(&self) -> Option<&T>;
      pub fn as_mut(&mut self) -> Option<&mut T>;
      pub fn as_deref(&self) -> Option<&T::Target>;
      pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>;
      pub fn as_slice(&self) -> &[T];
      pub fn expect(self, msg: &str) -> T;
      pub fn unwrap(self) -> T;
      pub fn unwrap_or(self, default: T) -> T;
      pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T;
      pub fn unwrap_or_default(self) -> T;
      pub fn unwrap_unchecked(self) -> T;
      pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U>;
      pub fn inspect<F: FnOnce(&T) -> ()>(self, f: F) -> Option<T>;
      pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U;
      pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U;
      pub fn ok_or<E>(self, err: E) -> Result<T, E>;
      pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E>;
      pub fn iter(&self) -> impl Iterator<Item = &T>;
      pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T>;
      pub fn and<U>(self, optb: Option<U>) -> Option<U>;
      pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U>;
      pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Option<T>;
      pub fn or(self, optb: Option<T>) -> Option<T>;
      pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T>;
      pub fn xor(self, optb: Option<T>) -> Option<T>;
      pub fn insert(&mut self, value: T) -> &mut T;
      pub fn get_or_insert(&mut self, value: T) -> &mut T;
      pub fn get_or_insert_default(&mut self) -> &mut T;
      pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T;
      pub fn take(&mut self) -> Option<T>;
      pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T>;
      pub fn replace(&mut self, value: T) -> Option<T>;
      pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)>;
    }
    impl<T> Option<&T> {
      pub fn copied(self) -> Option<T>;
      pub fn cloned(self) -> Option<T>;
    }
    impl<T> Option<&mut T> {
      pub fn copied(self) -> Option<T>;
      pub fn cloned(self) -> Option<T>;
    }
    impl<T, E> Option<Result<T, E>> {
      pub fn transpose(self) -> Result<Option<T>, E>;
    }
    impl<T> Option<Option<T>> {
      pub fn flatten(self) -> Option<T>;
    }
    impl<T, U> Option<(T, U)> {
      pub fn unzip(self) -> (Option<T>, Option<U>);
    }
  }
  pub mod result {
    #[dyn(inline_container, iter = "T", iter_ref = "&T", iter_mut = "&mut T")]
    pub enum Result<T, E> {
      Ok(T),
      Err(E),
    }
    impl<T, E> Result<T, E> {
      pub fn is_ok(&self) -> bool;
      pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool;
      pub fn is_err(&self) -> bool;
      pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool;
      pub fn ok(self) -> Option<T>;
      pub fn err(self) -> Option<E>;
      pub fn as_ref(&self) -> Result<&T, &E>;
      pub fn as_mut(&mut self) -> Result<&mut T, &mut E>;
      pub fn as_deref(&self) -> Result<&T::Target, &E>;
      pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E>;
      pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E>;
      pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U;
      pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U;
      pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F>;
      pub fn inspect<F: FnOnce(&T) -> ()>(self, f: F) -> Result<T, E>;
      pub fn inspect_err<F: FnOnce(&E) -> ()>(self, f: F) -> Result<T, E>;
      pub fn iter(&self) -> impl Iterator<Item = &T>;
      pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T>;
      pub fn expect(self, msg: &str) -> T;
      pub fn expect_err(self, msg: &str) -> E;
      pub fn unwrap(self) -> T;
      pub fn unwrap_err(self) -> E;
      pub fn unwrap_or(self, default: T) -> T;
      pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T;
      pub fn unwrap_or_default(self) -> T;
      pub fn and<U>(self, res: Result<U, E>) -> Result<U, E>;
      pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E>;
      pub fn or<F>(self, res: Result<T, F>) -> Result<T, F>;
      pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F>;
    }
    impl<T, E> Result<&T, E> {
      pub fn copied(self) -> Result<T, E>;
      pub fn cloned(self) -> Result<T, E>;
    }
    impl<T, E> Result<Option<T>, E> {
      pub fn transpose(self) -> Option<Result<T, E>>;
    }
    impl<T, E> Result<Result<T, E>, E> {
      pub fn flatten(self) -> Result<T, E>;
    }
  }

  // --- numbers, bool, char ---
  pub mod num {
    // Stands for every integer type.
    impl Integer {
      pub const MIN: Self;
      pub const MAX: Self;
      pub const BITS: u32;
      pub fn max(self, other: Self) -> Self;
      pub fn min(self, other: Self) -> Self;
      pub fn clamp(self, min: Self, max: Self) -> Self;
      pub fn cmp(&self, other: &Self) -> std::cmp::Ordering;
      pub fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering>;
      pub fn checked_add(self, rhs: Self) -> Option<Self>;
      pub fn checked_sub(self, rhs: Self) -> Option<Self>;
      pub fn checked_mul(self, rhs: Self) -> Option<Self>;
      pub fn checked_div(self, rhs: Self) -> Option<Self>;
      pub fn checked_pow(self, exp: u32) -> Option<Self>;
      pub fn checked_next_power_of_two(self) -> Option<Self>;
      pub fn saturating_add(self, rhs: Self) -> Self;
      pub fn saturating_sub(self, rhs: Self) -> Self;
      pub fn saturating_mul(self, rhs: Self) -> Self;
      pub fn saturating_neg(self) -> Self;
      pub fn wrapping_add(self, rhs: Self) -> Self;
      pub fn wrapping_sub(self, rhs: Self) -> Self;
      pub fn wrapping_mul(self, rhs: Self) -> Self;
      pub fn pow(self, exp: u32) -> Self;
      pub fn abs(self) -> Self;
      pub fn unsigned_abs(self) -> Self;
      pub fn div_ceil(self, rhs: Self) -> Self;
      pub fn is_multiple_of(self, rhs: Self) -> bool;
      pub fn is_power_of_two(self) -> bool;
      pub fn count_ones(self) -> u32;
      pub fn rotate_left(self, n: u32) -> Self;
      pub fn to_be_bytes(self) -> [u8; 8];
      pub fn to_le_bytes(self) -> [u8; 8];
      pub fn to_ne_bytes(self) -> [u8; 8];
      pub fn from_be_bytes(bytes: [u8; 8]) -> Self;
      pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
      pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError>;
      pub fn cast_unsigned(self) -> u64;
      // u8 only
      pub fn is_ascii_digit(&self) -> bool;
      pub fn is_ascii_hexdigit(&self) -> bool;
      pub fn is_ascii_alphabetic(&self) -> bool;
      pub fn is_ascii_alphanumeric(&self) -> bool;
      pub fn is_ascii_lowercase(&self) -> bool;
      pub fn to_ascii_lowercase(&self) -> Self;
      pub fn eq_ignore_ascii_case(&self, other: &Self) -> bool;
    }
    // Stands for f32 and f64.
    impl Float {
      pub const MIN: Self;
      pub const MAX: Self;
      pub const MIN_POSITIVE: Self;
      pub const EPSILON: Self;
      pub const INFINITY: Self;
      pub const NEG_INFINITY: Self;
      pub const NAN: Self;
      pub fn is_finite(self) -> bool;
      pub fn is_sign_negative(self) -> bool;
      pub fn floor(self) -> Self;
      pub fn ceil(self) -> Self;
      pub fn round(self) -> Self;
      pub fn fract(self) -> Self;
      pub fn abs(self) -> Self;
      pub fn powi(self, n: i32) -> Self;
      pub fn powf(self, n: Self) -> Self;
      pub fn sqrt(self) -> Self;
      pub fn exp(self) -> Self;
      pub fn ln(self) -> Self;
      pub fn log(self, base: Self) -> Self;
      pub fn log10(self) -> Self;
      pub fn cos(self) -> Self;
      pub fn tanh(self) -> Self;
      pub fn max(self, other: Self) -> Self;
      pub fn min(self, other: Self) -> Self;
      pub fn clamp(self, min: Self, max: Self) -> Self;
      pub fn total_cmp(&self, other: &Self) -> std::cmp::Ordering;
      pub fn to_bits(self) -> u64;
      pub fn to_be_bytes(self) -> [u8; 8];
      pub fn to_le_bytes(self) -> [u8; 8];
      pub fn to_ne_bytes(self) -> [u8; 8];
      pub fn from_le_bytes(bytes: [u8; 8]) -> Self;
    }
    impl bool {
      pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T>;
      pub fn then_some<T>(self, t: T) -> Option<T>;
    }
    #[dyn(copy)]
    pub struct NonZero<T>;
    impl<T> NonZero<T> {
      pub const MIN: Self;
      pub const MAX: Self;
      pub fn new(n: T) -> Option<NonZero<T>>;
      pub fn get(self) -> T;
      pub fn checked_add(self, other: T) -> Option<NonZero<T>>;
      pub fn checked_mul(self, other: NonZero<T>) -> Option<NonZero<T>>;
      pub fn saturating_add(self, other: T) -> NonZero<T>;
    }
    pub type NonZeroU8 = NonZero<u8>;
    pub type NonZeroU16 = NonZero<u16>;
    pub type NonZeroU32 = NonZero<u32>;
    pub type NonZeroU64 = NonZero<u64>;
    pub type NonZeroUsize = NonZero<usize>;
    pub type NonZeroI32 = NonZero<i32>;
    pub type NonZeroI64 = NonZero<i64>;
    #[dyn(copy)]
    pub struct Wrapping<T>(pub T);
    #[dyn(inline_container)]
    pub struct ParseIntError;
    #[dyn(inline_container)]
    pub struct ParseFloatError;
    #[dyn(copy)]
    pub struct TryFromIntError;
  }
  pub mod char {
    impl char {
      pub const MAX: char;
      pub fn is_whitespace(self) -> bool;
      pub fn is_control(self) -> bool;
      pub fn to_lowercase(self) -> impl Iterator<Item = char>;
      pub fn to_uppercase(self) -> impl Iterator<Item = char>;
      pub fn is_ascii_digit(&self) -> bool;
      pub fn is_ascii_hexdigit(&self) -> bool;
      pub fn is_ascii_alphabetic(&self) -> bool;
      pub fn is_ascii_alphanumeric(&self) -> bool;
      pub fn is_ascii_lowercase(&self) -> bool;
      pub fn to_ascii_lowercase(&self) -> char;
      pub fn eq_ignore_ascii_case(&self, other: &char) -> bool;
    }
  }

  // --- text ---
  pub mod str {
    pub trait FromStr {
      type Err;
      fn from_str(s: &str) -> Result<Self, Self::Err>;
    }
    impl FromStr for Integer {
      type Err = std::num::ParseIntError;
    }
    impl FromStr for Float {
      type Err = std::num::ParseFloatError;
    }
    impl FromStr for bool {
      type Err = ParseBoolError;
    }
    impl FromStr for String {
      type Err = std::convert::Infallible;
    }
    impl FromStr for std::net::SocketAddr {
      type Err = std::net::AddrParseError;
    }
    impl FromStr for std::net::IpAddr {
      type Err = std::net::AddrParseError;
    }
    #[dyn(copy)]
    pub struct Utf8Error;
    impl Utf8Error {
      pub fn valid_up_to(&self) -> usize;
      pub fn error_len(&self) -> Option<usize>;
    }
    #[dyn(inline_container)]
    pub struct ParseBoolError;
    impl str {
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      pub fn is_char_boundary(&self, index: usize) -> bool;
      pub fn as_bytes(&self) -> &[u8];
      pub fn as_ptr(&self) -> *const u8;
      pub fn as_str(&self) -> &str;
      pub fn get<I>(&self, i: I) -> Option<&str>;
      pub fn split_at(&self, mid: usize) -> (&str, &str);
      pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)>;
      pub fn chars(&self) -> Chars;
      pub fn char_indices(&self) -> impl Iterator<Item = (usize, char)>;
      pub fn bytes(&self) -> impl Iterator<Item = u8>;
      pub fn split_whitespace(&self) -> impl Iterator<Item = &str>;
      pub fn split_ascii_whitespace(&self) -> impl Iterator<Item = &str>;
      pub fn lines(&self) -> impl Iterator<Item = &str>;
      pub fn contains<P>(&self, pat: P) -> bool;
      pub fn starts_with<P>(&self, pat: P) -> bool;
      pub fn ends_with<P>(&self, pat: P) -> bool;
      pub fn find<P>(&self, pat: P) -> Option<usize>;
      pub fn rfind<P>(&self, pat: P) -> Option<usize>;
      pub fn split<P>(&self, pat: P) -> impl Iterator<Item = &str>;
      pub fn split_inclusive<P>(&self, pat: P) -> impl Iterator<Item = &str>;
      pub fn rsplit<P>(&self, pat: P) -> impl Iterator<Item = &str>;
      pub fn split_terminator<P>(&self, pat: P) -> impl Iterator<Item = &str>;
      pub fn splitn<P>(&self, n: usize, pat: P) -> impl Iterator<Item = &str>;
      pub fn rsplitn<P>(&self, n: usize, pat: P) -> impl Iterator<Item = &str>;
      pub fn split_once<P>(&self, delimiter: P) -> Option<(&str, &str)>;
      pub fn rsplit_once<P>(&self, delimiter: P) -> Option<(&str, &str)>;
      pub fn matches<P>(&self, pat: P) -> impl Iterator<Item = &str>;
      pub fn match_indices<P>(&self, pat: P) -> impl Iterator<Item = (usize, &str)>;
      pub fn trim(&self) -> &str;
      pub fn trim_start(&self) -> &str;
      pub fn trim_end(&self) -> &str;
      pub fn trim_matches<P>(&self, pat: P) -> &str;
      pub fn trim_start_matches<P>(&self, pat: P) -> &str;
      pub fn trim_end_matches<P>(&self, pat: P) -> &str;
      pub fn trim_ascii(&self) -> &str;
      pub fn strip_prefix<P>(&self, prefix: P) -> Option<&str>;
      pub fn strip_suffix<P>(&self, suffix: P) -> Option<&str>;
      pub fn parse<F>(&self) -> Result<F, F::Err>;
      pub fn is_ascii(&self) -> bool;
      pub fn eq_ignore_ascii_case(&self, other: &str) -> bool;
      pub fn make_ascii_lowercase(&mut self);
      pub fn make_ascii_uppercase(&mut self);
      pub fn to_ascii_lowercase(&self) -> String;
      pub fn to_ascii_uppercase(&self) -> String;
      pub fn to_lowercase(&self) -> String;
      pub fn to_uppercase(&self) -> String;
      pub fn to_string(&self) -> String;
      pub fn to_owned(&self) -> String;
      pub fn repeat(&self, n: usize) -> String;
      pub fn replace<P>(&self, from: P, to: &str) -> String;
      pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String;
      pub fn into_string(self: Box<str>) -> String;
      pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]>;
      pub fn escape_debug(&self) -> impl Iterator<Item = char>;
      pub fn escape_default(&self) -> impl Iterator<Item = char>;
      pub fn encode_utf16(&self) -> impl Iterator<Item = u16>;
    }
    #[dyn(inline_container)]
    pub struct Chars<'a>;
    impl Iterator for Chars {
      type Item = char;
    }
    impl Chars {
      pub fn as_str(&self) -> &str;
    }
    pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error>;
    pub fn from_utf8_unchecked(v: &[u8]) -> &str;
  }
  pub mod string {
    pub trait ToString {
      fn to_string(&self) -> String;
    }
    #[dyn(alloc = "one allocation, length of the text", deref = "str")]
    pub struct String;
    impl String {
      pub fn new() -> String;
      pub fn default() -> String;
      pub fn with_capacity(capacity: usize) -> String;
      pub fn from<T>(value: T) -> String;
      pub fn from_iter<I>(iter: I) -> String;
      pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error>;
      pub fn from_utf8_lossy(v: &[u8]) -> std::borrow::Cow<str>;
      pub fn from_utf8_lossy_owned(v: Vec<u8>) -> String;
      pub fn from_utf8_unchecked(bytes: Vec<u8>) -> String;
      pub fn from_str(s: &str) -> Result<String, std::convert::Infallible>;
      pub fn into_bytes(self) -> Vec<u8>;
      pub fn into_boxed_str(self) -> Box<str>;
      pub fn leak(self) -> &mut str;
      pub fn as_str(&self) -> &str;
      pub fn as_mut_str(&mut self) -> &mut str;
      pub fn as_mut_vec(&mut self) -> &mut Vec<u8>;
      pub fn push(&mut self, ch: char);
      pub fn push_str(&mut self, string: &str);
      pub fn pop(&mut self) -> Option<char>;
      pub fn insert(&mut self, idx: usize, ch: char);
      pub fn insert_str(&mut self, idx: usize, string: &str);
      pub fn remove(&mut self, idx: usize) -> char;
      pub fn truncate(&mut self, new_len: usize);
      pub fn clear(&mut self);
      pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F);
      pub fn split_off(&mut self, at: usize) -> String;
      pub fn drain<R>(&mut self, range: R) -> impl Iterator<Item = char>;
      pub fn replace_range<R>(&mut self, range: R, replace_with: &str);
      pub fn extend<I>(&mut self, iter: I);
      pub fn capacity(&self) -> usize;
      pub fn reserve(&mut self, additional: usize);
      pub fn shrink_to_fit(&mut self);
      pub fn write_str(&mut self, s: &str) -> std::fmt::Result;
      pub fn write_char(&mut self, c: char) -> std::fmt::Result;
      pub fn write_fmt(&mut self, args: std::fmt::Arguments) -> std::fmt::Result;
    }
    #[dyn(alloc = "one allocation, the bytes that failed")]
    pub struct FromUtf8Error;
    impl FromUtf8Error {
      pub fn utf8_error(&self) -> std::str::Utf8Error;
      pub fn as_bytes(&self) -> &[u8];
      pub fn into_bytes(self) -> Vec<u8>;
    }
  }
  pub mod fmt {
    pub type Result = std::result::Result<(), Error>;
    #[dyn(copy)]
    pub struct Error;
    #[dyn(copy)]
    pub struct Arguments<'a>;
    impl Arguments {
      pub fn as_str(&self) -> Option<&str>;
    }
    pub trait Debug {
      fn fmt(&self, f: &mut Formatter) -> Result;
    }
    pub trait Display {
      fn fmt(&self, f: &mut Formatter) -> Result;
    }
    pub trait Write: Write {
      fn write_str(&mut self, s: &str) -> Result;
    }
    pub struct Formatter<'a>;
    impl Write for Formatter {}
    impl Write for String {}
    impl Formatter {
      pub fn write_str(&mut self, data: &str) -> Result;
      pub fn width(&self) -> Option<usize>;
      pub fn debug_struct(&mut self, name: &str) -> DebugStruct;
    }
    pub struct DebugStruct;
    impl DebugStruct {
      pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut DebugStruct;
      pub fn finish(&mut self) -> Result;
      pub fn finish_non_exhaustive(&mut self) -> Result;
    }
    pub struct DebugTuple;
    impl DebugTuple {
      pub fn field(&mut self, value: &dyn Debug) -> &mut DebugTuple;
      pub fn finish(&mut self) -> Result;
    }
    pub struct DebugList;
    impl DebugList {
      pub fn entry(&mut self, entry: &dyn Debug) -> &mut DebugList;
      pub fn entries<I>(&mut self, entries: I) -> &mut DebugList;
      pub fn finish(&mut self) -> Result;
    }
    pub struct DebugMap;
    impl DebugMap {
      pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut DebugMap;
      pub fn entries<I>(&mut self, entries: I) -> &mut DebugMap;
      pub fn finish(&mut self) -> Result;
    }
    pub fn format(args: Arguments) -> String;
  }
  pub mod error {
    pub trait Error {
      fn source(&self) -> Option<&(dyn Error + 'static)>;
      fn description(&self) -> &str;
      fn is<T>(&self) -> bool;
      fn downcast_ref<T>(&self) -> Option<&T>;
      fn downcast_mut<T>(&mut self) -> Option<&mut T>;
      fn downcast<T>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error>>;
    }
  }

  // --- slices, arrays, Vec ---
  pub mod slice {
    use std::cmp::Ordering;
    impl<T> [T] {
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      pub fn first(&self) -> Option<&T>;
      pub fn first_mut(&mut self) -> Option<&mut T>;
      pub fn split_first(&self) -> Option<(&T, &[T])>;
      pub fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])>;
      pub fn split_last(&self) -> Option<(&T, &[T])>;
      pub fn last(&self) -> Option<&T>;
      pub fn last_mut(&mut self) -> Option<&mut T>;
      pub fn get(&self, index: usize) -> Option<&T>;
      pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
      pub fn get_unchecked(&self, index: usize) -> &T;
      pub fn get_unchecked_mut(&mut self, index: usize) -> &mut T;
      pub fn as_ptr(&self) -> *const T;
      pub fn as_mut_ptr(&mut self) -> *mut T;
      pub fn as_slice(&self) -> &[T];
      pub fn as_array<const N: usize>(&self) -> Option<&[T; N]>;
      pub fn swap(&mut self, a: usize, b: usize);
      pub fn reverse(&mut self);
      pub fn iter(&self) -> Iter<T>;
      pub fn iter_mut(&mut self) -> IterMut<T>;
      pub fn windows(&self, size: usize) -> impl Iterator<Item = &[T]>;
      pub fn chunks(&self, chunk_size: usize) -> impl Iterator<Item = &[T]>;
      pub fn chunks_mut(&mut self, chunk_size: usize) -> impl Iterator<Item = &mut [T]>;
      pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<T>;
      pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> impl Iterator<Item = &mut [T]>;
      pub fn rchunks(&self, chunk_size: usize) -> impl Iterator<Item = &[T]>;
      pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> impl Iterator<Item = &[T]>;
      pub fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]);
      pub fn first_chunk<const N: usize>(&self) -> Option<&[T; N]>;
      pub fn split_at(&self, mid: usize) -> (&[T], &[T]);
      pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]);
      pub fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])>;
      pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> impl Iterator<Item = &[T]>;
      pub fn contains(&self, x: &T) -> bool;
      pub fn starts_with(&self, needle: &[T]) -> bool;
      pub fn ends_with(&self, needle: &[T]) -> bool;
      pub fn strip_prefix<P>(&self, prefix: P) -> Option<&[T]>;
      pub fn strip_suffix<P>(&self, suffix: P) -> Option<&[T]>;
      pub fn binary_search(&self, x: &T) -> Result<usize, usize>;
      pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, f: F) -> Result<usize, usize>;
      pub fn binary_search_by_key<B, F: FnMut(&T) -> B>(&self, b: &B, f: F) -> Result<usize, usize>;
      pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize;
      pub fn sort(&mut self);
      pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F);
      pub fn sort_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F);
      pub fn sort_by_cached_key<K, F: FnMut(&T) -> K>(&mut self, f: F);
      pub fn sort_unstable(&mut self);
      pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F);
      pub fn sort_unstable_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F);
      pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]);
      pub fn is_sorted(&self) -> bool;
      pub fn is_sorted_by_key<F: FnMut(&T) -> K, K>(&self, f: F) -> bool;
      pub fn rotate_left(&mut self, mid: usize);
      pub fn rotate_right(&mut self, k: usize);
      pub fn fill(&mut self, value: T);
      pub fn fill_with<F: FnMut() -> T>(&mut self, f: F);
      pub fn clone_from_slice(&mut self, src: &[T]);
      pub fn copy_from_slice(&mut self, src: &[T]);
      pub fn copy_within<R>(&mut self, src: R, dest: usize);
      pub fn swap_with_slice(&mut self, other: &mut [T]);
      pub fn to_vec(&self) -> Vec<T>;
      pub fn to_owned(&self) -> Vec<T>;
      pub fn into_vec(self: Box<[T]>) -> Vec<T>;
      pub fn repeat(&self, n: usize) -> Vec<T>;
      pub fn as_ref(&self) -> &[T];
    }
    impl<T> [Vec<T>] {
      pub fn concat(&self) -> Vec<T>;
      pub fn join<S>(&self, sep: S) -> Vec<T>;
    }
    impl<T> [&[T]] {
      pub fn concat(&self) -> Vec<T>;
      pub fn join<S>(&self, sep: S) -> Vec<T>;
    }
    impl [String] {
      pub fn concat(&self) -> String;
      pub fn join(&self, sep: &str) -> String;
    }
    impl [&str] {
      pub fn concat(&self) -> String;
      pub fn join(&self, sep: &str) -> String;
    }
    impl [u8] {
      pub fn is_ascii(&self) -> bool;
      pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool;
      pub fn to_ascii_lowercase(&self) -> Vec<u8>;
      pub fn trim_ascii(&self) -> &[u8];
      pub fn escape_ascii(&self) -> impl Iterator<Item = u8>;
    }
    #[dyn(inline_container)]
    pub struct Iter<'a, T>;
    impl<T> Iterator for Iter<T> {
      type Item = &T;
    }
    impl<T> Iter<T> {
      pub fn as_slice(&self) -> &[T];
    }
    pub struct IterMut<'a, T>;
    impl<T> Iterator for IterMut<T> {
      type Item = &mut T;
    }
    #[dyn(inline_container)]
    pub struct ChunksExact<'a, T>;
    impl<T> Iterator for ChunksExact<T> {
      type Item = &[T];
    }
    impl<T> ChunksExact<T> {
      pub fn remainder(&self) -> &[T];
    }
    pub fn from_ref<T>(s: &T) -> &[T];
    pub fn from_mut<T>(s: &mut T) -> &mut [T];
    pub fn from_raw_parts<T>(data: *const T, len: usize) -> &[T];
    pub fn from_raw_parts_mut<T>(data: *mut T, len: usize) -> &mut [T];
  }
  pub mod array {
    impl<T, const N: usize> [T; N] {
      pub fn map<F: FnMut(T) -> U, U>(self, f: F) -> [U; N];
      pub fn as_slice(&self) -> &[T];
      pub fn as_mut_slice(&mut self) -> &mut [T];
    }
    pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(f: F) -> [T; N];
    #[dyn(copy)]
    pub struct TryFromSliceError;
  }
  pub mod vec {
    #[dyn(container, deref = "[T]", iter = "T", iter_ref = "&T", iter_mut = "&mut T", index = "T")]
    pub struct Vec<T>;
    impl<T> Vec<T> {
      pub fn new() -> Vec<T>;
      pub fn default() -> Vec<T>;
      pub fn with_capacity(capacity: usize) -> Vec<T>;
      pub fn from<U>(value: U) -> Vec<T>;
      pub fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T>;
      pub fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T>;
      pub fn capacity(&self) -> usize;
      pub fn reserve(&mut self, additional: usize);
      pub fn reserve_exact(&mut self, additional: usize);
      pub fn try_reserve(&mut self, additional: usize) -> Result<(), std::collections::TryReserveError>;
      pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), std::collections::TryReserveError>;
      pub fn shrink_to_fit(&mut self);
      pub fn shrink_to(&mut self, min_capacity: usize);
      pub fn into_boxed_slice(self) -> Box<[T]>;
      pub fn truncate(&mut self, len: usize);
      pub fn as_slice(&self) -> &[T];
      pub fn as_mut_slice(&mut self) -> &mut [T];
      pub fn set_len(&mut self, new_len: usize);
      pub fn push(&mut self, value: T);
      pub fn pop(&mut self) -> Option<T>;
      pub fn pop_if<F: FnOnce(&mut T) -> bool>(&mut self, predicate: F) -> Option<T>;
      pub fn insert(&mut self, index: usize, element: T);
      pub fn remove(&mut self, index: usize) -> T;
      pub fn swap_remove(&mut self, index: usize) -> T;
      pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
      pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
      pub fn dedup(&mut self);
      pub fn dedup_by_key<F: FnMut(&mut T) -> K, K>(&mut self, key: F);
      pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F);
      pub fn append(&mut self, other: &mut Vec<T>);
      pub fn drain<R>(&mut self, range: R) -> impl Iterator<Item = T>;
      pub fn extract_if<R, F: FnMut(&mut T) -> bool>(&mut self, range: R, filter: F) -> impl Iterator<Item = T>;
      pub fn splice<R, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> impl Iterator<Item = T>;
      pub fn clear(&mut self);
      pub fn len(&self) -> usize;
      pub fn is_empty(&self) -> bool;
      pub fn split_off(&mut self, at: usize) -> Vec<T>;
      pub fn resize(&mut self, new_len: usize, value: T);
      pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F);
      pub fn leak(self) -> &mut [T];
      pub fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I);
      pub fn extend_from_slice(&mut self, other: &[T]);
      pub fn extend_from_within<R>(&mut self, src: R);
      pub fn spare_capacity_mut(&mut self) -> &mut [std::mem::MaybeUninit<T>];
    }
    #[dyn(container, iter = "T")]
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> {
      type Item = T;
    }
    impl<T> IntoIter<T> {
      pub fn as_slice(&self) -> &[T];
    }
    pub struct Drain<'a, T>;
    impl<T> Iterator for Drain<T> {
      type Item = T;
    }
  }

  // --- pointers and cells ---
  pub mod boxed {
    #[dyn(deref = "T")]
    pub struct Box<T>;
    impl<T> Box<T> {
      pub fn new(x: T) -> Box<T>;
      pub fn default() -> Box<T>;
      pub fn pin(x: T) -> std::pin::Pin<Box<T>>;
      pub fn from<U>(value: U) -> Box<T>;
      pub fn from_iter<I>(iter: I) -> Box<T>;
      pub fn leak(b: Box<T>) -> &mut T;
      pub fn into_raw(b: Box<T>) -> *mut T;
      pub fn from_raw(raw: *mut T) -> Box<T>;
      pub fn into_pin(boxed: Box<T>) -> std::pin::Pin<Box<T>>;
      pub fn as_ref(&self) -> &T;
      pub fn as_mut(&mut self) -> &mut T;
      pub fn into_inner(boxed: Box<T>) -> T;
    }
    impl Box<dyn std::any::Any> {
      pub fn downcast<T>(self) -> Result<Box<T>, Box<dyn std::any::Any>>;
    }
  }
  pub mod rc {
    #[dyn(refcount = "plain increment, single thread", deref = "T")]
    pub struct Rc<T>;
    impl<T> Rc<T> {
      pub fn new(value: T) -> Rc<T>;
      pub fn default() -> Rc<T>;
      pub fn from<U>(value: U) -> Rc<T>;
      pub fn clone(this: &Rc<T>) -> Rc<T>;
      pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T>;
      pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>>;
      pub fn into_inner(this: Rc<T>) -> Option<T>;
      pub fn unwrap_or_clone(this: Rc<T>) -> T;
      pub fn as_ptr(this: &Rc<T>) -> *const T;
      pub fn as_ref(&self) -> &T;
      pub fn downgrade(this: &Rc<T>) -> Weak<T>;
      pub fn weak_count(this: &Rc<T>) -> usize;
      pub fn strong_count(this: &Rc<T>) -> usize;
      pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T>;
      pub fn make_mut(this: &mut Rc<T>) -> &mut T;
      pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool;
    }
    #[dyn(refcount = "plain increment of the weak count")]
    pub struct Weak<T>;
    impl<T> Weak<T> {
      pub fn new() -> Weak<T>;
      pub fn upgrade(&self) -> Option<Rc<T>>;
      pub fn strong_count(&self) -> usize;
      pub fn ptr_eq(&self, other: &Weak<T>) -> bool;
    }
  }
  pub mod pin {
    #[dyn(inline_container, deref = "P")]
    pub struct Pin<P>;
    impl<P> Pin<P> {
      pub fn new(pointer: P) -> Pin<P>;
      pub fn as_ref(&self) -> Pin<&P::Target>;
      pub fn as_mut(&mut self) -> Pin<&mut P::Target>;
      pub fn set(&mut self, value: P::Target);
      pub fn into_inner(pin: Pin<P>) -> P;
    }
    impl<T> Pin<&mut T> {
      pub fn get_mut(self) -> &mut T;
    }
    impl<T> Pin<&T> {
      pub fn get_ref(self) -> &T;
    }
  }
  pub mod cell {
    pub struct UnsafeCell<T>;
    impl<T> UnsafeCell<T> {
      pub fn new(value: T) -> UnsafeCell<T>;
      pub fn get(&self) -> *mut T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    #[dyn(inline_container)]
    pub struct Cell<T>;
    impl<T> Cell<T> {
      pub fn new(value: T) -> Cell<T>;
      pub fn get(&self) -> T;
      pub fn set(&self, val: T);
      pub fn replace(&self, val: T) -> T;
      pub fn take(&self) -> T;
      pub fn swap(&self, other: &Cell<T>);
      pub fn update<F: FnOnce(T) -> T>(&self, f: F);
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    #[dyn(inline_container)]
    pub struct RefCell<T>;
    impl<T> RefCell<T> {
      pub fn new(value: T) -> RefCell<T>;
      pub fn borrow(&self) -> Ref<T>;
      pub fn borrow_mut(&self) -> RefMut<T>;
      pub fn try_borrow(&self) -> Result<Ref<T>, BorrowError>;
      pub fn try_borrow_mut(&self) -> Result<RefMut<T>, BorrowMutError>;
      pub fn replace(&self, t: T) -> T;
      pub fn take(&self) -> T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn into_inner(self) -> T;
    }
    #[dyn(guard, deref = "T")]
    pub struct Ref<'a, T>;
    impl<T> Ref<T> {
      pub fn clone(orig: &Ref<T>) -> Ref<T>;
      pub fn map<U, F: FnOnce(&T) -> &U>(orig: Ref<T>, f: F) -> Ref<U>;
    }
    #[dyn(guard, deref = "T")]
    pub struct RefMut<'a, T>;
    impl<T> RefMut<T> {
      pub fn map<U, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<T>, f: F) -> RefMut<U>;
    }
    pub struct BorrowError;
    pub struct BorrowMutError;
    #[dyn(inline_container)]
    pub struct OnceCell<T>;
    impl<T> OnceCell<T> {
      pub fn new() -> OnceCell<T>;
      pub fn get(&self) -> Option<&T>;
      pub fn get_mut(&mut self) -> Option<&mut T>;
      pub fn set(&self, value: T) -> Result<(), T>;
      pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
      pub fn into_inner(self) -> Option<T>;
      pub fn take(&mut self) -> Option<T>;
    }
    #[dyn(deref = "T")]
    pub struct LazyCell<T, F>;
    impl<T, F> LazyCell<T, F> {
      pub fn new(f: F) -> LazyCell<T, F>;
    }
  }
  pub mod ptr {
    #[dyn(copy)]
    pub struct NonNull<T>;
    impl<T> NonNull<T> {
      pub fn new(ptr: *mut T) -> Option<NonNull<T>>;
      pub fn as_ptr(self) -> *mut T;
      pub fn as_ref(&self) -> &T;
      pub fn as_mut(&mut self) -> &mut T;
      pub fn cast<U>(self) -> NonNull<U>;
    }
    pub fn null<T>() -> *const T;
    pub fn null_mut<T>() -> *mut T;
    pub fn eq<T>(a: *const T, b: *const T) -> bool;
    pub fn from_ref<T>(r: &T) -> *const T;
    pub fn read<T>(src: *const T) -> T;
    pub fn read_volatile<T>(src: *const T) -> T;
    pub fn write<T>(dst: *mut T, src: T);
    pub fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
    pub fn write_volatile<T>(dst: *mut T, src: T);
    pub fn copy<T>(src: *const T, dst: *mut T, count: usize);
    pub fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
    pub fn drop_in_place<T>(to_drop: *mut T);
    pub fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T];
  }
  pub mod mem {
    pub fn drop<T>(x: T);
    pub fn forget<T>(t: T);
    pub fn replace<T>(dest: &mut T, src: T) -> T;
    pub fn swap<T>(x: &mut T, y: &mut T);
    pub fn take<T>(dest: &mut T) -> T;
    pub fn size_of<T>() -> usize;
    pub fn size_of_val<T>(val: &T) -> usize;
    pub fn align_of<T>() -> usize;
    pub fn align_of_val<T>(val: &T) -> usize;
    pub fn needs_drop<T>() -> bool;
    pub fn zeroed<T>() -> T;
    pub fn discriminant<T>(v: &T) -> Discriminant<T>;
    pub fn transmute<Src, Dst>(src: Src) -> Dst;
    #[dyn(copy)]
    pub struct Discriminant<T>;
    #[dyn(inline_container, deref = "T")]
    pub struct ManuallyDrop<T>;
    impl<T> ManuallyDrop<T> {
      pub fn new(value: T) -> ManuallyDrop<T>;
      pub fn into_inner(slot: ManuallyDrop<T>) -> T;
      pub fn take(slot: &mut ManuallyDrop<T>) -> T;
      pub fn drop(slot: &mut ManuallyDrop<T>);
    }
    pub struct MaybeUninit<T>;
    impl<T> MaybeUninit<T> {
      pub fn new(val: T) -> MaybeUninit<T>;
      pub fn uninit() -> MaybeUninit<T>;
      pub fn zeroed() -> MaybeUninit<T>;
      pub fn write(&mut self, val: T) -> &mut T;
      pub fn as_ptr(&self) -> *const T;
      pub fn as_mut_ptr(&mut self) -> *mut T;
      pub fn assume_init(self) -> T;
      pub fn assume_init_ref(&self) -> &T;
      pub fn assume_init_mut(&mut self) -> &mut T;
    }
  }

  // --- collections ---
  pub mod collections {
    pub use std::collections::binary_heap::BinaryHeap;
    pub use std::collections::btree_map::BTreeMap;
    pub use std::collections::btree_set::BTreeSet;
    pub use std::collections::hash_map::HashMap;
    pub use std::collections::hash_set::HashSet;
    pub use std::collections::vec_deque::VecDeque;
    pub use std::ops::Bound;
    #[dyn(inline_container)]
    pub struct TryReserveError;
    pub mod hash_map {
      pub use std::hash::{DefaultHasher, RandomState};
      #[dyn(container, iter = "(K, V)", iter_ref = "(&K, &V)", iter_mut = "(&K, &mut V)", index = "V")]
      pub struct HashMap<K, V, S = RandomState>;
      impl<K, V, S> HashMap<K, V, S> {
        pub fn new() -> HashMap<K, V>;
        pub fn default() -> HashMap<K, V, S>;
        pub fn with_capacity(capacity: usize) -> HashMap<K, V>;
        pub fn with_hasher(hash_builder: S) -> HashMap<K, V, S>;
        pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S>;
        pub fn from<U>(value: U) -> HashMap<K, V, S>;
        pub fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> HashMap<K, V, S>;
        pub fn capacity(&self) -> usize;
        pub fn hasher(&self) -> &S;
        pub fn keys(&self) -> impl Iterator<Item = &K>;
        pub fn into_keys(self) -> impl Iterator<Item = K>;
        pub fn values(&self) -> impl Iterator<Item = &V>;
        pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V>;
        pub fn into_values(self) -> impl Iterator<Item = V>;
        pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
        pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn drain(&mut self) -> impl Iterator<Item = (K, V)>;
        pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> impl Iterator<Item = (K, V)>;
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
        pub fn clear(&mut self);
        pub fn reserve(&mut self, additional: usize);
        pub fn try_reserve(&mut self, additional: usize) -> Result<(), std::collections::TryReserveError>;
        pub fn shrink_to_fit(&mut self);
        pub fn shrink_to(&mut self, min_capacity: usize);
        pub fn entry(&mut self, key: K) -> Entry<K, V>;
        pub fn get<Q>(&self, k: &Q) -> Option<&V>;
        pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)>;
        pub fn contains_key<Q>(&self, k: &Q) -> bool;
        pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V>;
        pub fn insert(&mut self, k: K, v: V) -> Option<V>;
        pub fn try_insert(&mut self, key: K, value: V) -> Result<&mut V, OccupiedError<K, V>>;
        pub fn remove<Q>(&mut self, k: &Q) -> Option<V>;
        pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)>;
        pub fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I);
      }
      pub struct OccupiedError<K, V>;
      pub enum Entry<'a, K, V> {
        Occupied(OccupiedEntry<K, V>),
        Vacant(VacantEntry<K, V>),
      }
      impl<K, V> Entry<K, V> {
        pub fn or_insert(self, default: V) -> &mut V;
        pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &mut V;
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &mut V;
        pub fn or_default(self) -> &mut V;
        pub fn and_modify<F: FnOnce(&mut V) -> ()>(self, f: F) -> Entry<K, V>;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
        pub fn key(&self) -> &K;
      }
      pub struct OccupiedEntry<'a, K, V>;
      impl<K, V> OccupiedEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn get(&self) -> &V;
        pub fn get_mut(&mut self) -> &mut V;
        pub fn into_mut(self) -> &mut V;
        pub fn insert(&mut self, value: V) -> V;
        pub fn remove(self) -> V;
        pub fn remove_entry(self) -> (K, V);
      }
      pub struct VacantEntry<'a, K, V>;
      impl<K, V> VacantEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn insert(self, value: V) -> &mut V;
        pub fn insert_entry(self, value: V) -> OccupiedEntry<K, V>;
      }
    }
    pub mod hash_set {
      use std::hash::RandomState;
      #[dyn(container, iter = "T", iter_ref = "&T")]
      pub struct HashSet<T, S = RandomState>;
      impl<T, S> HashSet<T, S> {
        pub fn new() -> HashSet<T>;
        pub fn default() -> HashSet<T, S>;
        pub fn with_capacity(capacity: usize) -> HashSet<T>;
        pub fn with_hasher(hasher: S) -> HashSet<T, S>;
        pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S>;
        pub fn from<U>(value: U) -> HashSet<T, S>;
        pub fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> HashSet<T, S>;
        pub fn capacity(&self) -> usize;
        pub fn iter(&self) -> impl Iterator<Item = &T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn drain(&mut self) -> impl Iterator<Item = T>;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, pred: F) -> impl Iterator<Item = T>;
        pub fn clear(&mut self);
        pub fn reserve(&mut self, additional: usize);
        pub fn try_reserve(&mut self, additional: usize) -> Result<(), std::collections::TryReserveError>;
        pub fn shrink_to_fit(&mut self);
        pub fn difference(&self, other: &HashSet<T, S>) -> impl Iterator<Item = &T>;
        pub fn symmetric_difference(&self, other: &HashSet<T, S>) -> impl Iterator<Item = &T>;
        pub fn intersection(&self, other: &HashSet<T, S>) -> impl Iterator<Item = &T>;
        pub fn union(&self, other: &HashSet<T, S>) -> impl Iterator<Item = &T>;
        pub fn contains<Q>(&self, value: &Q) -> bool;
        pub fn get<Q>(&self, value: &Q) -> Option<&T>;
        pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool;
        pub fn is_subset(&self, other: &HashSet<T, S>) -> bool;
        pub fn is_superset(&self, other: &HashSet<T, S>) -> bool;
        pub fn insert(&mut self, value: T) -> bool;
        pub fn replace(&mut self, value: T) -> Option<T>;
        pub fn remove<Q>(&mut self, value: &Q) -> bool;
        pub fn take<Q>(&mut self, value: &Q) -> Option<T>;
        pub fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I);
      }
    }
    pub mod btree_map {
      #[dyn(container, iter = "(K, V)", iter_ref = "(&K, &V)", iter_mut = "(&K, &mut V)", index = "V")]
      pub struct BTreeMap<K, V>;
      impl<K, V> BTreeMap<K, V> {
        pub fn new() -> BTreeMap<K, V>;
        pub fn default() -> BTreeMap<K, V>;
        pub fn from<U>(value: U) -> BTreeMap<K, V>;
        pub fn from_iter<I: IntoIterator<Item = (K, V)>>(iter: I) -> BTreeMap<K, V>;
        pub fn clear(&mut self);
        pub fn get<Q>(&self, key: &Q) -> Option<&V>;
        pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)>;
        pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>;
        pub fn first_key_value(&self) -> Option<(&K, &V)>;
        pub fn first_entry(&mut self) -> Option<OccupiedEntry<K, V>>;
        pub fn pop_first(&mut self) -> Option<(K, V)>;
        pub fn last_key_value(&self) -> Option<(&K, &V)>;
        pub fn last_entry(&mut self) -> Option<OccupiedEntry<K, V>>;
        pub fn pop_last(&mut self) -> Option<(K, V)>;
        pub fn contains_key<Q>(&self, key: &Q) -> bool;
        pub fn insert(&mut self, key: K, value: V) -> Option<V>;
        pub fn remove<Q>(&mut self, key: &Q) -> Option<V>;
        pub fn remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>;
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
        pub fn append(&mut self, other: &mut BTreeMap<K, V>);
        pub fn range<T, R>(&self, range: R) -> impl Iterator<Item = (&K, &V)>;
        pub fn range_mut<T, R>(&mut self, range: R) -> impl Iterator<Item = (&K, &mut V)>;
        pub fn entry(&mut self, key: K) -> Entry<K, V>;
        pub fn split_off<Q>(&mut self, key: &Q) -> BTreeMap<K, V>;
        pub fn into_keys(self) -> impl Iterator<Item = K>;
        pub fn into_values(self) -> impl Iterator<Item = V>;
        pub fn iter(&self) -> impl Iterator<Item = (&K, &V)>;
        pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)>;
        pub fn keys(&self) -> impl Iterator<Item = &K>;
        pub fn values(&self) -> impl Iterator<Item = &V>;
        pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, iter: I);
      }
      pub enum Entry<'a, K, V> {
        Vacant(VacantEntry<K, V>),
        Occupied(OccupiedEntry<K, V>),
      }
      impl<K, V> Entry<K, V> {
        pub fn or_insert(self, default: V) -> &mut V;
        pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &mut V;
        pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &mut V;
        pub fn or_default(self) -> &mut V;
        pub fn and_modify<F: FnOnce(&mut V) -> ()>(self, f: F) -> Entry<K, V>;
        pub fn key(&self) -> &K;
      }
      pub struct OccupiedEntry<'a, K, V>;
      impl<K, V> OccupiedEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn get(&self) -> &V;
        pub fn get_mut(&mut self) -> &mut V;
        pub fn into_mut(self) -> &mut V;
        pub fn insert(&mut self, value: V) -> V;
        pub fn remove(self) -> V;
        pub fn remove_entry(self) -> (K, V);
      }
      pub struct VacantEntry<'a, K, V>;
      impl<K, V> VacantEntry<K, V> {
        pub fn key(&self) -> &K;
        pub fn into_key(self) -> K;
        pub fn insert(self, value: V) -> &mut V;
      }
    }
    pub mod btree_set {
      #[dyn(container, iter = "T", iter_ref = "&T")]
      pub struct BTreeSet<T>;
      impl<T> BTreeSet<T> {
        pub fn new() -> BTreeSet<T>;
        pub fn default() -> BTreeSet<T>;
        pub fn from<U>(value: U) -> BTreeSet<T>;
        pub fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T>;
        pub fn range<K, R>(&self, range: R) -> impl Iterator<Item = &T>;
        pub fn difference(&self, other: &BTreeSet<T>) -> impl Iterator<Item = &T>;
        pub fn symmetric_difference(&self, other: &BTreeSet<T>) -> impl Iterator<Item = &T>;
        pub fn intersection(&self, other: &BTreeSet<T>) -> impl Iterator<Item = &T>;
        pub fn union(&self, other: &BTreeSet<T>) -> impl Iterator<Item = &T>;
        pub fn clear(&mut self);
        pub fn contains<Q>(&self, value: &Q) -> bool;
        pub fn get<Q>(&self, value: &Q) -> Option<&T>;
        pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool;
        pub fn is_subset(&self, other: &BTreeSet<T>) -> bool;
        pub fn is_superset(&self, other: &BTreeSet<T>) -> bool;
        pub fn first(&self) -> Option<&T>;
        pub fn last(&self) -> Option<&T>;
        pub fn pop_first(&mut self) -> Option<T>;
        pub fn pop_last(&mut self) -> Option<T>;
        pub fn insert(&mut self, value: T) -> bool;
        pub fn remove<Q>(&mut self, value: &Q) -> bool;
        pub fn take<Q>(&mut self, value: &Q) -> Option<T>;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn append(&mut self, other: &mut BTreeSet<T>);
        pub fn split_off<Q>(&mut self, value: &Q) -> BTreeSet<T>;
        pub fn iter(&self) -> impl Iterator<Item = &T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I);
      }
    }
    pub mod vec_deque {
      #[dyn(container, iter = "T", iter_ref = "&T", iter_mut = "&mut T", index = "T")]
      pub struct VecDeque<T>;
      impl<T> VecDeque<T> {
        pub fn new() -> VecDeque<T>;
        pub fn default() -> VecDeque<T>;
        pub fn with_capacity(capacity: usize) -> VecDeque<T>;
        pub fn from<U>(value: U) -> VecDeque<T>;
        pub fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T>;
        pub fn get(&self, index: usize) -> Option<&T>;
        pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
        pub fn swap(&mut self, i: usize, j: usize);
        pub fn capacity(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn shrink_to_fit(&mut self);
        pub fn truncate(&mut self, len: usize);
        pub fn iter(&self) -> impl Iterator<Item = &T>;
        pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T>;
        pub fn as_slices(&self) -> (&[T], &[T]);
        pub fn make_contiguous(&mut self) -> &mut [T];
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn range<R>(&self, range: R) -> impl Iterator<Item = &T>;
        pub fn drain<R>(&mut self, range: R) -> impl Iterator<Item = T>;
        pub fn clear(&mut self);
        pub fn contains(&self, x: &T) -> bool;
        pub fn front(&self) -> Option<&T>;
        pub fn front_mut(&mut self) -> Option<&mut T>;
        pub fn back(&self) -> Option<&T>;
        pub fn back_mut(&mut self) -> Option<&mut T>;
        pub fn pop_front(&mut self) -> Option<T>;
        pub fn pop_back(&mut self) -> Option<T>;
        pub fn push_front(&mut self, value: T);
        pub fn push_back(&mut self, value: T);
        pub fn swap_remove_front(&mut self, index: usize) -> Option<T>;
        pub fn swap_remove_back(&mut self, index: usize) -> Option<T>;
        pub fn insert(&mut self, index: usize, value: T);
        pub fn remove(&mut self, index: usize) -> Option<T>;
        pub fn split_off(&mut self, at: usize) -> VecDeque<T>;
        pub fn append(&mut self, other: &mut VecDeque<T>);
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
        pub fn resize(&mut self, new_len: usize, value: T);
        pub fn rotate_left(&mut self, n: usize);
        pub fn rotate_right(&mut self, n: usize);
        pub fn binary_search(&self, x: &T) -> Result<usize, usize>;
        pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize;
        pub fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I);
      }
    }
    pub mod binary_heap {
      #[dyn(container, iter = "T", iter_ref = "&T")]
      pub struct BinaryHeap<T>;
      impl<T> BinaryHeap<T> {
        pub fn new() -> BinaryHeap<T>;
        pub fn with_capacity(capacity: usize) -> BinaryHeap<T>;
        pub fn from<U>(value: U) -> BinaryHeap<T>;
        pub fn peek(&self) -> Option<&T>;
        pub fn peek_mut(&mut self) -> Option<PeekMut<T>>;
        pub fn pop(&mut self) -> Option<T>;
        pub fn push(&mut self, item: T);
        pub fn into_sorted_vec(self) -> Vec<T>;
        pub fn into_vec(self) -> Vec<T>;
        pub fn append(&mut self, other: &mut BinaryHeap<T>);
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn iter(&self) -> impl Iterator<Item = &T>;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn drain(&mut self) -> impl Iterator<Item = T>;
        pub fn clear(&mut self);
        pub fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I);
      }
      #[dyn(not_clone, deref = "T")]
      pub struct PeekMut<'a, T>;
      impl<T> PeekMut<T> {
        pub fn pop(this: PeekMut<T>) -> T;
      }
    }
  }

  // --- threads and synchronisation ---
  pub mod sync {
    use std::time::Duration;
    #[dyn(refcount = "atomic increment", deref = "T")]
    pub struct Arc<T>;
    impl<T> Arc<T> {
      pub fn new(data: T) -> Arc<T>;
      pub fn default() -> Arc<T>;
      pub fn from<U>(value: U) -> Arc<T>;
      pub fn from_iter<I>(iter: I) -> Arc<T>;
      pub fn clone(this: &Arc<T>) -> Arc<T>;
      pub fn pin(data: T) -> std::pin::Pin<Arc<T>>;
      pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T>;
      pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>>;
      pub fn into_inner(this: Arc<T>) -> Option<T>;
      pub fn unwrap_or_clone(this: Arc<T>) -> T;
      pub fn into_raw(this: Arc<T>) -> *const T;
      pub fn from_raw(ptr: *const T) -> Arc<T>;
      pub fn as_ptr(this: &Arc<T>) -> *const T;
      pub fn as_ref(&self) -> &T;
      pub fn borrow(&self) -> &T;
      pub fn downgrade(this: &Arc<T>) -> Weak<T>;
      pub fn weak_count(this: &Arc<T>) -> usize;
      pub fn strong_count(this: &Arc<T>) -> usize;
      pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool;
      pub fn make_mut(this: &mut Arc<T>) -> &mut T;
      pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T>;
    }
    impl Arc<dyn std::any::Any> {
      pub fn downcast<T>(self) -> Result<Arc<T>, Arc<dyn std::any::Any>>;
    }
    #[dyn(refcount = "atomic increment of the weak count")]
    pub struct Weak<T>;
    impl<T> Weak<T> {
      pub fn new() -> Weak<T>;
      pub fn upgrade(&self) -> Option<Arc<T>>;
      pub fn strong_count(&self) -> usize;
      pub fn weak_count(&self) -> usize;
      pub fn as_ptr(&self) -> *const T;
      pub fn ptr_eq(&self, other: &Weak<T>) -> bool;
    }
    pub struct Mutex<T>;
    impl<T> Mutex<T> {
      pub fn new(t: T) -> Mutex<T>;
      pub fn default() -> Mutex<T>;
      pub fn lock(&self) -> Result<MutexGuard<T>, PoisonError<MutexGuard<T>>>;
      pub fn try_lock(&self) -> Result<MutexGuard<T>, TryLockError<MutexGuard<T>>>;
      pub fn is_poisoned(&self) -> bool;
      pub fn clear_poison(&self);
      pub fn into_inner(self) -> Result<T, PoisonError<T>>;
      pub fn get_mut(&mut self) -> Result<&mut T, PoisonError<&mut T>>;
    }
    #[dyn(guard, deref = "T")]
    pub struct MutexGuard<T>;
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
      pub fn new(t: T) -> RwLock<T>;
      pub fn default() -> RwLock<T>;
      pub fn read(&self) -> Result<RwLockReadGuard<T>, PoisonError<RwLockReadGuard<T>>>;
      pub fn try_read(&self) -> Result<RwLockReadGuard<T>, TryLockError<RwLockReadGuard<T>>>;
      pub fn write(&self) -> Result<RwLockWriteGuard<T>, PoisonError<RwLockWriteGuard<T>>>;
      pub fn try_write(&self) -> Result<RwLockWriteGuard<T>, TryLockError<RwLockWriteGuard<T>>>;
      pub fn is_poisoned(&self) -> bool;
      pub fn into_inner(self) -> Result<T, PoisonError<T>>;
      pub fn get_mut(&mut self) -> Result<&mut T, PoisonError<&mut T>>;
    }
    #[dyn(guard, deref = "T")]
    pub struct RwLockReadGuard<T>;
    #[dyn(guard, deref = "T")]
    pub struct RwLockWriteGuard<T>;
    pub type LockResult<T> = Result<T, PoisonError<T>>;
    pub type TryLockResult<T> = Result<T, TryLockError<T>>;
    pub struct PoisonError<T>;
    impl<T> PoisonError<T> {
      pub fn new(data: T) -> PoisonError<T>;
      pub fn into_inner(self) -> T;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
    }
    pub enum TryLockError<T> {
      Poisoned(PoisonError<T>),
      WouldBlock,
    }
    pub struct Condvar;
    impl Condvar {
      pub fn new() -> Condvar;
      pub fn wait<T>(&self, guard: MutexGuard<T>) -> Result<MutexGuard<T>, PoisonError<MutexGuard<T>>>;
      pub fn wait_while<T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<T>, condition: F) -> Result<MutexGuard<T>, PoisonError<MutexGuard<T>>>;
      pub fn wait_timeout<T>(&self, guard: MutexGuard<T>, dur: Duration) -> Result<(MutexGuard<T>, WaitTimeoutResult), PoisonError<(MutexGuard<T>, WaitTimeoutResult)>>;
      pub fn wait_timeout_while<T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<T>, dur: Duration, condition: F) -> Result<(MutexGuard<T>, WaitTimeoutResult), PoisonError<(MutexGuard<T>, WaitTimeoutResult)>>;
      pub fn notify_one(&self);
      pub fn notify_all(&self);
    }
    #[dyn(copy)]
    pub struct WaitTimeoutResult;
    impl WaitTimeoutResult {
      pub fn timed_out(&self) -> bool;
    }
    pub struct Barrier;
    impl Barrier {
      pub fn new(n: usize) -> Barrier;
      pub fn wait(&self) -> BarrierWaitResult;
    }
    pub struct BarrierWaitResult;
    impl BarrierWaitResult {
      pub fn is_leader(&self) -> bool;
    }
    pub struct Once;
    impl Once {
      pub fn new() -> Once;
      pub fn call_once<F: FnOnce() -> ()>(&self, f: F);
      pub fn is_completed(&self) -> bool;
    }
    #[dyn(inline_container)]
    pub struct OnceLock<T>;
    impl<T> OnceLock<T> {
      pub fn new() -> OnceLock<T>;
      pub fn get(&self) -> Option<&T>;
      pub fn get_mut(&mut self) -> Option<&mut T>;
      pub fn set(&self, value: T) -> Result<(), T>;
      pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
      pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E>;
      pub fn wait(&self) -> &T;
      pub fn into_inner(self) -> Option<T>;
      pub fn take(&mut self) -> Option<T>;
    }
    #[dyn(not_clone, deref = "T")]
    pub struct LazyLock<T, F = fn() -> T>;
    impl<T, F: FnOnce() -> T> LazyLock<T, F> {
      pub fn new(f: F) -> LazyLock<T, F>;
      pub fn force(this: &LazyLock<T, F>) -> &T;
    }
    pub mod atomic {
      #[dyn(copy)]
      pub enum Ordering {
        Relaxed,
        Release,
        Acquire,
        AcqRel,
        SeqCst,
      }
      pub struct Atomic<T>;
      impl<T> Atomic<T> {
        pub fn new(v: T) -> Atomic<T>;
        pub fn default() -> Atomic<T>;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn into_inner(self) -> T;
        pub fn as_ptr(&self) -> *mut T;
        pub fn load(&self, order: Ordering) -> T;
        pub fn store(&self, val: T, order: Ordering);
        pub fn swap(&self, val: T, order: Ordering) -> T;
        pub fn compare_exchange(&self, current: T, new: T, success: Ordering, failure: Ordering) -> Result<T, T>;
        pub fn compare_exchange_weak(&self, current: T, new: T, success: Ordering, failure: Ordering) -> Result<T, T>;
        pub fn fetch_update<F: FnMut(T) -> Option<T>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<T, T>;
        pub fn fetch_add(&self, val: T, order: Ordering) -> T;
        pub fn fetch_sub(&self, val: T, order: Ordering) -> T;
        pub fn fetch_and(&self, val: T, order: Ordering) -> T;
        pub fn fetch_nand(&self, val: T, order: Ordering) -> T;
        pub fn fetch_or(&self, val: T, order: Ordering) -> T;
        pub fn fetch_xor(&self, val: T, order: Ordering) -> T;
        pub fn fetch_not(&self, order: Ordering) -> T;
        pub fn fetch_max(&self, val: T, order: Ordering) -> T;
        pub fn fetch_min(&self, val: T, order: Ordering) -> T;
      }
      pub type AtomicBool = Atomic<bool>;
      pub type AtomicU8 = Atomic<u8>;
      pub type AtomicU16 = Atomic<u16>;
      pub type AtomicU32 = Atomic<u32>;
      pub type AtomicU64 = Atomic<u64>;
      pub type AtomicUsize = Atomic<usize>;
      pub type AtomicI8 = Atomic<i8>;
      pub type AtomicI16 = Atomic<i16>;
      pub type AtomicI32 = Atomic<i32>;
      pub type AtomicI64 = Atomic<i64>;
      pub type AtomicIsize = Atomic<isize>;
      pub type AtomicPtr<T> = Atomic<*mut T>;
      pub fn fence(order: Ordering);
      pub fn compiler_fence(order: Ordering);
    }
    pub mod mpsc {
      use std::time::Duration;
      pub fn channel<T>() -> (Sender<T>, Receiver<T>);
      pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>);
      #[dyn(refcount = "atomic increment", handle)]
      pub struct Sender<T>;
      impl<T> Sender<T> {
        #[dyn(send)]
        pub fn send(&self, t: T) -> Result<(), SendError<T>>;
      }
      #[dyn(refcount = "atomic increment", handle)]
      pub struct SyncSender<T>;
      impl<T> SyncSender<T> {
        #[dyn(send)]
        pub fn send(&self, t: T) -> Result<(), SendError<T>>;
        #[dyn(send)]
        pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>>;
      }
      #[dyn(handle, iter = "T", iter_ref = "T")]
      pub struct Receiver<T>;
      impl<T> Receiver<T> {
        pub fn recv(&self) -> Result<T, RecvError>;
        pub fn try_recv(&self) -> Result<T, TryRecvError>;
        pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError>;
        pub fn iter(&self) -> impl Iterator<Item = T>;
        pub fn try_iter(&self) -> impl Iterator<Item = T>;
      }
      #[dyn(inline_container)]
      pub struct SendError<T>(pub T);
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
      #[dyn(inline_container)]
      pub enum TrySendError<T> {
        Full(T),
        Disconnected(T),
      }
    }
  }
  pub mod thread {
    use std::time::Duration;
    pub type Result<T> = std::result::Result<T, Box<dyn std::any::Any + Send>>;
    #[dyn(spawn)]
    pub fn spawn<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T>;
    pub fn scope<F: FnOnce(&Scope) -> T, T>(f: F) -> T;
    pub fn current() -> Thread;
    pub fn sleep(dur: Duration);
    pub fn yield_now();
    pub fn park_timeout(dur: Duration);
    pub fn panicking() -> bool;
    pub fn available_parallelism() -> std::io::Result<std::num::NonZeroUsize>;
    #[dyn(handle)]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
      pub fn join(self) -> Result<T>;
      pub fn thread(&self) -> &Thread;
      pub fn is_finished(&self) -> bool;
    }
    pub struct Scope<'a>;
    impl Scope {
      #[dyn(spawn)]
      pub fn spawn<F: FnOnce() -> T, T>(&self, f: F) -> ScopedJoinHandle<T>;
    }
    #[dyn(handle)]
    pub struct ScopedJoinHandle<T>;
    impl<T> ScopedJoinHandle<T> {
      pub fn join(self) -> Result<T>;
      pub fn thread(&self) -> &Thread;
      pub fn is_finished(&self) -> bool;
    }
    #[dyn(refcount = "atomic increment")]
    pub struct Thread;
    impl Thread {
      pub fn id(&self) -> ThreadId;
      pub fn name(&self) -> Option<&str>;
      pub fn unpark(&self);
    }
    #[dyn(copy)]
    pub struct ThreadId;
    pub struct Builder;
    impl Builder {
      pub fn new() -> Builder;
      pub fn name(self, name: String) -> Builder;
      pub fn stack_size(self, size: usize) -> Builder;
      #[dyn(spawn)]
      pub fn spawn<F: FnOnce() -> T, T>(self, f: F) -> std::io::Result<JoinHandle<T>>;
    }
    pub struct LocalKey<T>;
    impl<T> LocalKey<T> {
      pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R;
      pub fn set(&self, value: T);
      pub fn get(&self) -> T;
      pub fn take(&self) -> T;
      pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&self, f: F) -> R;
    }
    #[dyn(copy)]
    pub struct AccessError;
  }
  pub mod future {
    use std::pin::Pin;
    pub trait Future: Future {
      type Output;
      fn poll(self: Pin<&mut Self>, cx: &mut std::task::Context) -> std::task::Poll<Self::Output>;
    }
    impl<P: Future> Future for Pin<P> {
      type Output = P::Output;
    }
    impl<F: Future> Future for Box<F> {
      type Output = F::Output;
    }
    pub trait IntoFuture {
      type Output;
      fn into_future(self) -> impl Future<Output = Self::Output>;
    }
    #[dyn(future = "T")]
    pub struct Ready<T>;
    pub fn ready<T>(t: T) -> Ready<T>;
    pub fn pending<T>() -> impl Future<Output = T>;
    pub fn poll_fn<T, F: FnMut(&mut std::task::Context) -> std::task::Poll<T>>(f: F) -> impl Future<Output = T>;
  }
  pub mod task {
    use std::sync::Arc;
    #[dyn(inline_container)]
    pub enum Poll<T> {
      Ready(T),
      Pending,
    }
    impl<T> Poll<T> {
      pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U>;
      pub fn is_ready(&self) -> bool;
      pub fn is_pending(&self) -> bool;
    }
    impl<T, E> Poll<Result<T, E>> {
      pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>>;
      pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>>;
    }
    pub struct Context<'a>;
    impl Context {
      pub fn from_waker(waker: &Waker) -> Context;
      pub fn waker(&self) -> &Waker;
    }
    #[dyn(refcount = "call through the waker's table, mostly an atomic increment")]
    pub struct Waker;
    impl Waker {
      pub fn wake(self);
      pub fn wake_by_ref(&self);
      pub fn will_wake(&self, other: &Waker) -> bool;
      pub fn noop() -> &Waker;
    }
    pub trait Wake {
      fn wake(self: Arc<Self>);
      fn wake_by_ref(self: &Arc<Self>);
    }
  }
  pub mod panic {
    #[dyn(inline_container, deref = "T")]
    pub struct AssertUnwindSafe<T>(pub T);
    pub trait UnwindSafe {}
    pub trait RefUnwindSafe {}
    pub struct Location;
    impl Location {
      pub fn file(&self) -> &str;
      pub fn line(&self) -> u32;
    }
    pub struct PanicHookInfo;
    pub fn catch_unwind<F: FnOnce() -> R, R>(f: F) -> std::thread::Result<R>;
    pub fn resume_unwind(payload: Box<dyn std::any::Any + Send>) -> !;
  }

  // --- time ---
  pub mod time {
    #[dyn(copy)]
    pub struct Duration;
    impl Duration {
      pub const ZERO: Duration;
      pub const MAX: Duration;
      pub fn new(secs: u64, nanos: u32) -> Duration;
      pub fn from_secs(secs: u64) -> Duration;
      pub fn from_mins(mins: u64) -> Duration;
      pub fn from_hours(hours: u64) -> Duration;
      pub fn from_millis(millis: u64) -> Duration;
      pub fn from_micros(micros: u64) -> Duration;
      pub fn from_nanos(nanos: u64) -> Duration;
      pub fn from_secs_f64(secs: f64) -> Duration;
      pub fn from_secs_f32(secs: f32) -> Duration;
      pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError>;
      pub fn is_zero(&self) -> bool;
      pub fn as_secs(&self) -> u64;
      pub fn as_millis(&self) -> u128;
      pub fn as_micros(&self) -> u128;
      pub fn as_nanos(&self) -> u128;
      pub fn subsec_millis(&self) -> u32;
      pub fn subsec_micros(&self) -> u32;
      pub fn subsec_nanos(&self) -> u32;
      pub fn as_secs_f64(&self) -> f64;
      pub fn as_secs_f32(&self) -> f32;
      pub fn abs_diff(self, other: Duration) -> Duration;
      pub fn checked_add(self, rhs: Duration) -> Option<Duration>;
      pub fn checked_sub(self, rhs: Duration) -> Option<Duration>;
      pub fn checked_mul(self, rhs: u32) -> Option<Duration>;
      pub fn saturating_add(self, rhs: Duration) -> Duration;
      pub fn saturating_sub(self, rhs: Duration) -> Duration;
      pub fn saturating_mul(self, rhs: u32) -> Duration;
      pub fn mul_f64(self, rhs: f64) -> Duration;
      pub fn mul_f32(self, rhs: f32) -> Duration;
      pub fn div_f64(self, rhs: f64) -> Duration;
      pub fn div_duration_f64(self, rhs: Duration) -> f64;
    }
    #[dyn(copy)]
    pub struct Instant;
    impl Instant {
      pub fn now() -> Instant;
      pub fn elapsed(&self) -> Duration;
      pub fn duration_since(&self, earlier: Instant) -> Duration;
      pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration>;
      pub fn saturating_duration_since(&self, earlier: Instant) -> Duration;
      pub fn checked_add(&self, duration: Duration) -> Option<Instant>;
      pub fn checked_sub(&self, duration: Duration) -> Option<Instant>;
    }
    #[dyn(copy)]
    pub struct SystemTime;
    impl SystemTime {
      pub const UNIX_EPOCH: SystemTime;
      pub fn now() -> SystemTime;
      pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError>;
      pub fn elapsed(&self) -> Result<Duration, SystemTimeError>;
      pub fn checked_add(&self, duration: Duration) -> Option<SystemTime>;
      pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime>;
    }
    pub const UNIX_EPOCH: SystemTime;
    #[dyn(inline_container)]
    pub struct SystemTimeError;
    impl SystemTimeError {
      pub fn duration(&self) -> Duration;
    }
    #[dyn(inline_container)]
    pub struct TryFromFloatSecsError;
  }

  // --- input, output, files, processes, net ---
  pub mod io {
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    impl Error {
      pub fn new<E>(kind: ErrorKind, error: E) -> Error;
      pub fn other<E>(error: E) -> Error;
      pub fn from<E>(error: E) -> Error;
      pub fn last_os_error() -> Error;
      pub fn from_raw_os_error(code: i32) -> Error;
      pub fn raw_os_error(&self) -> Option<i32>;
      pub fn kind(&self) -> ErrorKind;
      pub fn get_ref(&self) -> Option<&(dyn std::error::Error + 'static)>;
      pub fn into_inner(self) -> Option<Box<dyn std::error::Error>>;
    }
    #[dyn(copy)]
    pub enum ErrorKind {
      NotFound,
      PermissionDenied,
      ConnectionRefused,
      ConnectionReset,
      HostUnreachable,
      NetworkUnreachable,
      ConnectionAborted,
      NotConnected,
      AddrInUse,
      AddrNotAvailable,
      NetworkDown,
      BrokenPipe,
      AlreadyExists,
      WouldBlock,
      NotADirectory,
      IsADirectory,
      DirectoryNotEmpty,
      InvalidInput,
      InvalidData,
      TimedOut,
      WriteZero,
      StorageFull,
      ResourceBusy,
      Interrupted,
      Unsupported,
      UnexpectedEof,
      OutOfMemory,
      Other,
    }
    pub trait Read: Read {
      fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
      fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
      fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
      fn by_ref(&mut self) -> &mut Self;
      fn bytes(self) -> impl Iterator<Item = Result<u8>>;
      fn chain<R: Read>(self, next: R) -> impl Read;
      fn take(self, limit: u64) -> impl Read;
    }
    pub trait Write: Write {
      fn write(&mut self, buf: &[u8]) -> Result<usize>;
      fn flush(&mut self) -> Result<()>;
      fn write_all(&mut self, buf: &[u8]) -> Result<()>;
      fn by_ref(&mut self) -> &mut Self;
    }
    pub trait Seek: Seek {
      fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    }
    pub trait BufRead: BufRead {
      fn lines(self) -> impl Iterator<Item = Result<String>>;
      fn split(self, byte: u8) -> impl Iterator<Item = Result<Vec<u8>>>;
    }
    impl Read for std::fs::File {}
    impl Write for std::fs::File {}
    impl Seek for std::fs::File {}
    impl Read for std::net::TcpStream {}
    impl Write for std::net::TcpStream {}
    impl Read for std::process::ChildStdout {}
    impl Write for std::process::ChildStdin {}
    impl Write for Vec<u8> {}
    impl<T> Read for Cursor<T> {}
    impl<T> Write for Cursor<T> {}
    impl<T> Seek for Cursor<T> {}
    impl<T> BufRead for Cursor<T> {}
    impl<R> Read for BufReader<R> {}
    impl<R> BufRead for BufReader<R> {}
    impl<W> Write for BufWriter<W> {}
    impl Read for Stdin {}
    impl BufRead for StdinLock {}
    impl Write for Stdout {}
    impl Write for Stderr {}
    #[dyn(copy)]
    pub enum SeekFrom {
      Start(u64),
      End(i64),
      Current(i64),
    }
    pub struct BufReader<R>;
    impl<R> BufReader<R> {
      pub fn new(inner: R) -> BufReader<R>;
      pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R>;
      pub fn get_ref(&self) -> &R;
      pub fn get_mut(&mut self) -> &mut R;
      pub fn into_inner(self) -> R;
      pub fn lines(self) -> impl Iterator<Item = Result<String>>;
    }
    pub struct BufWriter<W>;
    impl<W> BufWriter<W> {
      pub fn new(inner: W) -> BufWriter<W>;
      pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W>;
      pub fn get_ref(&self) -> &W;
      pub fn get_mut(&mut self) -> &mut W;
      pub fn into_inner(self) -> std::result::Result<W, IntoInnerError<BufWriter<W>>>;
    }
    pub struct IntoInnerError<W>;
    #[dyn(inline_container)]
    pub struct Cursor<T>;
    impl<T> Cursor<T> {
      pub fn new(inner: T) -> Cursor<T>;
      pub fn into_inner(self) -> T;
      pub fn get_ref(&self) -> &T;
      pub fn get_mut(&mut self) -> &mut T;
      pub fn position(&self) -> u64;
      pub fn set_position(&mut self, pos: u64);
    }
    #[dyn(copy, deref = "[u8]")]
    pub struct IoSlice<'a>;
    impl IoSlice {
      pub fn new(buf: &[u8]) -> IoSlice;
    }
    pub struct Stdin;
    impl Stdin {
      pub fn lock(&self) -> StdinLock;
      pub fn lines(self) -> impl Iterator<Item = Result<String>>;
    }
    #[dyn(guard)]
    pub struct StdinLock;
    pub struct Stdout;
    impl Stdout {
      pub fn lock(&self) -> StdoutLock;
    }
    #[dyn(guard)]
    pub struct StdoutLock;
    pub struct Stderr;
    impl Stderr {
      pub fn lock(&self) -> StderrLock;
    }
    #[dyn(guard)]
    pub struct StderrLock;
    pub trait IsTerminal {
      fn is_terminal(&self) -> bool;
    }
    pub fn stdin() -> Stdin;
    pub fn stdout() -> Stdout;
    pub fn stderr() -> Stderr;
    pub fn empty() -> impl Read;
    pub fn sink() -> impl Write;
    pub fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>;
    pub fn read_to_string<R: Read>(reader: R) -> Result<String>;
  }
  pub mod path {
    use std::ffi::{OsStr, OsString};
    #[dyn(alloc = "one allocation, length of the path", deref = "Path")]
    pub struct PathBuf;
    impl PathBuf {
      pub fn new() -> PathBuf;
      pub fn default() -> PathBuf;
      pub fn from<T>(value: T) -> PathBuf;
      pub fn from_iter<I>(iter: I) -> PathBuf;
      pub fn as_path(&self) -> &Path;
      pub fn push<P>(&mut self, path: P);
      pub fn pop(&mut self) -> bool;
      pub fn set_file_name<S>(&mut self, file_name: S);
      pub fn into_os_string(self) -> OsString;
    }
    pub struct Path;
    impl Path {
      pub fn new<S>(s: &S) -> &Path;
      pub fn as_os_str(&self) -> &OsStr;
      pub fn to_str(&self) -> Option<&str>;
      pub fn to_string_lossy(&self) -> std::borrow::Cow<str>;
      pub fn to_path_buf(&self) -> PathBuf;
      pub fn to_owned(&self) -> PathBuf;
      pub fn parent(&self) -> Option<&Path>;
      pub fn file_name(&self) -> Option<&OsStr>;
      pub fn file_stem(&self) -> Option<&OsStr>;
      pub fn extension(&self) -> Option<&OsStr>;
      pub fn strip_prefix<P>(&self, base: P) -> Result<&Path, StripPrefixError>;
      pub fn starts_with<P>(&self, base: P) -> bool;
      pub fn ends_with<P>(&self, child: P) -> bool;
      pub fn join<P: AsRef<std::path::Path>>(&self, path: P) -> PathBuf;
      pub fn with_file_name<S>(&self, file_name: S) -> PathBuf;
      pub fn components(&self) -> impl Iterator<Item = Component>;
      pub fn iter(&self) -> impl Iterator<Item = &OsStr>;
      pub fn display(&self) -> Display;
      pub fn metadata(&self) -> std::io::Result<std::fs::Metadata>;
      pub fn symlink_metadata(&self) -> std::io::Result<std::fs::Metadata>;
      pub fn canonicalize(&self) -> std::io::Result<PathBuf>;
      pub fn read_dir(&self) -> std::io::Result<std::fs::ReadDir>;
      pub fn exists(&self) -> bool;
      pub fn try_exists(&self) -> std::io::Result<bool>;
      pub fn is_file(&self) -> bool;
      pub fn is_dir(&self) -> bool;
      pub fn is_symlink(&self) -> bool;
    }
    #[dyn(copy)]
    pub enum Component<'a> {
      Prefix(PrefixComponent),
      RootDir,
      CurDir,
      ParentDir,
      Normal(&OsStr),
    }
    impl Component {
      pub fn as_os_str(self) -> &OsStr;
    }
    #[dyn(copy)]
    pub struct PrefixComponent<'a>;
    pub struct Display<'a>;
    #[dyn(inline_container)]
    pub struct StripPrefixError;
    pub fn absolute<P: AsRef<std::path::Path>>(path: P) -> std::io::Result<PathBuf>;
  }
  pub mod ffi {
    #[dyn(alloc = "one allocation, length of the text", deref = "OsStr")]
    pub struct OsString;
    impl OsString {
      pub fn new() -> OsString;
      pub fn from<T>(value: T) -> OsString;
      pub fn as_os_str(&self) -> &OsStr;
      pub fn into_string(self) -> Result<String, OsString>;
      pub fn push<T>(&mut self, s: T);
    }
    pub struct OsStr;
    impl OsStr {
      pub fn new<S>(s: &S) -> &OsStr;
      pub fn to_str(&self) -> Option<&str>;
      pub fn to_string_lossy(&self) -> std::borrow::Cow<str>;
      pub fn to_owned(&self) -> OsString;
      pub fn is_empty(&self) -> bool;
      pub fn len(&self) -> usize;
      pub fn as_bytes(&self) -> &[u8];
      pub fn eq_ignore_ascii_case<S>(&self, other: S) -> bool;
    }
    #[dyn(alloc = "one allocation, length of the text", deref = "CStr")]
    pub struct CString;
    impl CString {
      pub fn new<T>(t: T) -> Result<CString, NulError>;
      pub fn from_vec_with_nul(v: Vec<u8>) -> Result<CString, FromVecWithNulError>;
      pub fn from_raw(ptr: *mut c_char) -> CString;
      pub fn into_raw(self) -> *mut c_char;
      pub fn into_string(self) -> Result<String, IntoStringError>;
      pub fn into_bytes(self) -> Vec<u8>;
      pub fn into_bytes_with_nul(self) -> Vec<u8>;
      pub fn as_bytes(&self) -> &[u8];
    }
    pub struct NulError;
    pub struct FromVecWithNulError;
    pub struct IntoStringError;
    pub struct CStr;
    impl CStr {
      pub fn from_ptr(ptr: *const c_char) -> &CStr;
      pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError>;
      pub fn as_ptr(&self) -> *const c_char;
      pub fn to_bytes(&self) -> &[u8];
      pub fn to_str(&self) -> Result<&str, std::str::Utf8Error>;
      pub fn to_string_lossy(&self) -> std::borrow::Cow<str>;
      pub fn to_owned(&self) -> CString;
    }
    pub struct FromBytesWithNulError;
    pub struct FromBytesUntilNulError;
    #[dyn(copy)]
    pub enum c_void {}
    pub type c_char = i8;
    pub type c_int = i32;
    pub type c_uint = u32;
    pub type c_long = i64;
    pub type c_ulong = u64;
    pub type c_longlong = i64;
    pub type c_ulonglong = u64;
  }
  pub mod os {
    pub mod raw {
      pub use std::ffi::{c_char, c_int, c_long, c_uint, c_ulong, c_void};
    }
    pub mod fd {
      #[dyn(handle)]
      pub struct OwnedFd;
      #[dyn(copy)]
      pub struct BorrowedFd<'a>;
      impl BorrowedFd {
        pub fn borrow_raw(fd: RawFd) -> BorrowedFd;
      }
      pub type RawFd = i32;
      pub trait AsRawFd {
        fn as_raw_fd(&self) -> RawFd;
      }
      pub trait FromRawFd {
        fn from_raw_fd(fd: RawFd) -> Self;
      }
      pub trait IntoRawFd {}
      pub trait AsFd {}
    }
    pub mod unix {
      pub mod io {
        pub use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
      }
      pub mod fs {
        pub fn symlink<P, Q>(original: P, link: Q) -> std::io::Result<()>;
        pub trait FileExt {}
        pub trait PermissionsExt {
          fn mode(&self) -> u32;
          fn from_mode(mode: u32) -> Self;
        }
        pub trait MetadataExt {
          fn mode(&self) -> u32;
          fn size(&self) -> u64;
        }
        pub trait OpenOptionsExt {
          fn mode(&mut self, mode: u32) -> &mut Self;
        }
      }
    }
  }
  pub mod fs {
    use std::io::Result;
    use std::path::{Path, PathBuf};
    #[dyn(handle)]
    pub struct File;
    impl File {
      pub fn open<P: AsRef<std::path::Path>>(path: P) -> Result<File>;
      pub fn create<P: AsRef<std::path::Path>>(path: P) -> Result<File>;
      pub fn create_new<P: AsRef<std::path::Path>>(path: P) -> Result<File>;
      pub fn options() -> OpenOptions;
      pub fn sync_all(&self) -> Result<()>;
      pub fn lock(&self) -> Result<()>;
      pub fn unlock(&self) -> Result<()>;
      pub fn metadata(&self) -> Result<Metadata>;
      pub fn set_permissions(&self, perm: Permissions) -> Result<()>;
    }
    #[dyn(inline_container)]
    pub struct OpenOptions;
    impl OpenOptions {
      pub fn new() -> OpenOptions;
      pub fn read(&mut self, read: bool) -> &mut OpenOptions;
      pub fn write(&mut self, write: bool) -> &mut OpenOptions;
      pub fn append(&mut self, append: bool) -> &mut OpenOptions;
      pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions;
      pub fn create(&mut self, create: bool) -> &mut OpenOptions;
      pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions;
      pub fn open<P: AsRef<std::path::Path>>(&self, path: P) -> Result<File>;
    }
    #[dyn(inline_container)]
    pub struct Metadata;
    impl Metadata {
      pub fn file_type(&self) -> FileType;
      pub fn is_dir(&self) -> bool;
      pub fn is_file(&self) -> bool;
      pub fn is_symlink(&self) -> bool;
      pub fn len(&self) -> u64;
      pub fn permissions(&self) -> Permissions;
      pub fn modified(&self) -> Result<std::time::SystemTime>;
      pub fn created(&self) -> Result<std::time::SystemTime>;
    }
    #[dyn(copy)]
    pub struct FileType;
    impl FileType {
      pub fn is_dir(&self) -> bool;
      pub fn is_file(&self) -> bool;
      pub fn is_symlink(&self) -> bool;
    }
    #[dyn(inline_container)]
    pub struct Permissions;
    #[dyn(iter = "Result<DirEntry>")]
    pub struct ReadDir;
    impl Iterator for ReadDir {
      type Item = Result<DirEntry>;
    }
    pub struct DirEntry;
    impl DirEntry {
      pub fn path(&self) -> PathBuf;
      pub fn metadata(&self) -> Result<Metadata>;
      pub fn file_type(&self) -> Result<FileType>;
      pub fn file_name(&self) -> std::ffi::OsString;
    }
    pub fn read<P: AsRef<std::path::Path>>(path: P) -> Result<Vec<u8>>;
    pub fn read_to_string<P: AsRef<std::path::Path>>(path: P) -> Result<String>;
    pub fn write<P, C>(path: P, contents: C) -> Result<()>;
    pub fn remove_file<P: AsRef<std::path::Path>>(path: P) -> Result<()>;
    pub fn remove_dir_all<P: AsRef<std::path::Path>>(path: P) -> Result<()>;
    pub fn metadata<P: AsRef<std::path::Path>>(path: P) -> Result<Metadata>;
    pub fn symlink_metadata<P: AsRef<std::path::Path>>(path: P) -> Result<Metadata>;
    pub fn rename<P, Q>(from: P, to: Q) -> Result<()>;
    pub fn copy<P, Q>(from: P, to: Q) -> Result<u64>;
    pub fn hard_link<P, Q>(original: P, link: Q) -> Result<()>;
    pub fn canonicalize<P: AsRef<std::path::Path>>(path: P) -> Result<PathBuf>;
    pub fn create_dir<P: AsRef<std::path::Path>>(path: P) -> Result<()>;
    pub fn create_dir_all<P: AsRef<std::path::Path>>(path: P) -> Result<()>;
    pub fn read_dir<P: AsRef<std::path::Path>>(path: P) -> Result<ReadDir>;
    pub fn exists<P: AsRef<std::path::Path>>(path: P) -> Result<bool>;
    pub fn set_permissions<P: AsRef<std::path::Path>>(path: P, perm: Permissions) -> Result<()>;
  }
  pub mod env {
    use std::ffi::OsString;
    use std::path::PathBuf;
    #[dyn(inline_container)]
    pub enum VarError {
      NotPresent,
      NotUnicode(OsString),
    }
    pub fn var<K>(key: K) -> Result<String, VarError>;
    pub fn var_os<K>(key: K) -> Option<OsString>;
    pub fn vars() -> impl Iterator<Item = (String, String)>;
    pub fn set_var<K, V>(key: K, value: V);
    pub fn remove_var<K>(key: K);
    pub fn args() -> impl Iterator<Item = String>;
    pub fn args_os() -> impl Iterator<Item = OsString>;
    pub fn current_dir() -> std::io::Result<PathBuf>;
    pub fn temp_dir() -> PathBuf;
    pub fn home_dir() -> Option<PathBuf>;
  }
  pub mod process {
    use std::io::Result;
    pub struct Command;
    impl Command {
      pub fn new<S>(program: S) -> Command;
      pub fn arg<S>(&mut self, arg: S) -> &mut Command;
      pub fn args<I>(&mut self, args: I) -> &mut Command;
      pub fn env<K, V>(&mut self, key: K, val: V) -> &mut Command;
      pub fn env_remove<K>(&mut self, key: K) -> &mut Command;
      pub fn current_dir<P>(&mut self, dir: P) -> &mut Command;
      pub fn stdin<T>(&mut self, cfg: T) -> &mut Command;
      pub fn stdout<T>(&mut self, cfg: T) -> &mut Command;
      pub fn stderr<T>(&mut self, cfg: T) -> &mut Command;
      pub fn spawn(&mut self) -> Result<Child>;
      pub fn output(&mut self) -> Result<Output>;
      pub fn status(&mut self) -> Result<ExitStatus>;
    }
    #[dyn(handle)]
    pub struct Child {
      pub stdin: Option<ChildStdin>,
      pub stdout: Option<ChildStdout>,
      pub stderr: Option<ChildStderr>,
    }
    impl Child {
      pub fn kill(&mut self) -> Result<()>;
      pub fn id(&self) -> u32;
      pub fn wait(&mut self) -> Result<ExitStatus>;
    }
    pub struct ChildStdin;
    pub struct ChildStdout;
    pub struct ChildStderr;
    pub struct Stdio;
    impl Stdio {
      pub fn null() -> Stdio;
    }
    pub struct Output {
      pub status: ExitStatus,
      pub stdout: Vec<u8>,
      pub stderr: Vec<u8>,
    }
    #[dyn(copy)]
    pub struct ExitStatus;
    impl ExitStatus {
      pub fn success(&self) -> bool;
      pub fn code(&self) -> Option<i32>;
    }
    #[dyn(copy)]
    pub struct ExitCode;
    impl ExitCode {
      pub const SUCCESS: ExitCode;
      pub const FAILURE: ExitCode;
    }
    pub fn exit(code: i32) -> !;
    pub fn abort() -> !;
    pub fn id() -> u32;
  }
  pub mod net {
    use std::io::Result;
    use std::time::Duration;
    #[dyn(copy)]
    pub enum IpAddr {
      V4(Ipv4Addr),
      V6(Ipv6Addr),
    }
    impl IpAddr {
      pub fn from<T>(value: T) -> IpAddr;
      pub fn is_unspecified(&self) -> bool;
      pub fn is_loopback(&self) -> bool;
      pub fn is_ipv6(&self) -> bool;
    }
    #[dyn(copy)]
    pub struct Ipv4Addr;
    impl Ipv4Addr {
      pub const LOCALHOST: Ipv4Addr;
      pub const UNSPECIFIED: Ipv4Addr;
      pub fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr;
      pub fn is_loopback(&self) -> bool;
      pub fn is_unspecified(&self) -> bool;
    }
    #[dyn(copy)]
    pub struct Ipv6Addr;
    impl Ipv6Addr {
      pub const LOCALHOST: Ipv6Addr;
      pub const UNSPECIFIED: Ipv6Addr;
      pub fn segments(&self) -> [u16; 8];
      pub fn is_loopback(&self) -> bool;
      pub fn is_unspecified(&self) -> bool;
    }
    #[dyn(copy)]
    pub enum SocketAddr {
      V4(SocketAddrV4),
      V6(SocketAddrV6),
    }
    impl SocketAddr {
      pub fn new(ip: IpAddr, port: u16) -> SocketAddr;
      pub fn from<T>(value: T) -> SocketAddr;
      pub fn ip(&self) -> IpAddr;
      pub fn port(&self) -> u16;
      pub fn is_ipv6(&self) -> bool;
    }
    #[dyn(copy)]
    pub struct SocketAddrV4;
    #[dyn(copy)]
    pub struct SocketAddrV6;
    pub trait ToSocketAddrs {}
    #[dyn(inline_container)]
    pub struct AddrParseError;
    #[dyn(handle)]
    pub struct TcpListener;
    impl TcpListener {
      pub fn bind<A>(addr: A) -> Result<TcpListener>;
      pub fn local_addr(&self) -> Result<SocketAddr>;
      pub fn accept(&self) -> Result<(TcpStream, SocketAddr)>;
    }
    #[dyn(handle)]
    pub struct TcpStream;
    impl TcpStream {
      pub fn connect<A>(addr: A) -> Result<TcpStream>;
      pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> Result<TcpStream>;
      pub fn local_addr(&self) -> Result<SocketAddr>;
      pub fn set_nodelay(&self, nodelay: bool) -> Result<()>;
    }
  }
  pub mod alloc {
    #[dyn(copy)]
    pub struct Layout;
    impl Layout {
      pub fn new<T>() -> Layout;
      pub fn array<T>(n: usize) -> Result<Layout, LayoutError>;
      pub fn size(&self) -> usize;
    }
    pub struct LayoutError;
    pub fn alloc(layout: Layout) -> *mut u8;
    pub fn alloc_zeroed(layout: Layout) -> *mut u8;
    pub fn dealloc(ptr: *mut u8, layout: Layout);
  }
}
