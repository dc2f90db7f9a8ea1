// bytes as the audit reads it.
// Declarations only; never compiled.
mod bytes {
  #[dyn(refcount = "atomic increment, none for static data", deref = "[u8]", iter = "u8", iter_ref = "&u8")]
  pub struct Bytes;
  impl Bytes {
    pub fn new() -> Bytes;
    pub fn default() -> Bytes;
    pub fn from<T>(value: T) -> Bytes;
    pub fn from_static(bytes: &[u8]) -> Bytes;
    pub fn from_owner<T>(owner: T) -> Bytes;
    pub fn from_iter<I>(iter: I) -> Bytes;
    pub fn copy_from_slice(data: &[u8]) -> Bytes;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn is_unique(&self) -> bool;
    pub fn slice<R>(&self, range: R) -> Bytes;
    pub fn slice_ref(&self, subset: &[u8]) -> Bytes;
    pub fn split_off(&mut self, at: usize) -> Bytes;
    pub fn split_to(&mut self, at: usize) -> Bytes;
    pub fn truncate(&mut self, len: usize);
    pub fn clear(&mut self);
    pub fn try_into_mut(self) -> Result<BytesMut, Bytes>;
    pub fn as_ref(&self) -> &[u8];
  }
  #[dyn(alloc = "one allocation, length of the buffer", deref = "[u8]", iter = "u8", iter_ref = "&u8")]
  pub struct BytesMut;
  impl BytesMut {
    pub fn new() -> BytesMut;
    pub fn default() -> BytesMut;
    pub fn with_capacity(capacity: usize) -> BytesMut;
    pub fn zeroed(len: usize) -> BytesMut;
    pub fn from<T>(value: T) -> BytesMut;
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn capacity(&self) -> usize;
    pub fn freeze(self) -> Bytes;
    pub fn split_off(&mut self, at: usize) -> BytesMut;
    pub fn split(&mut self) -> BytesMut;
    pub fn split_to(&mut self, at: usize) -> BytesMut;
    pub fn truncate(&mut self, len: usize);
    pub fn clear(&mut self);
    pub fn resize(&mut self, new_len: usize, value: u8);
    pub fn set_len(&mut self, len: usize);
    pub fn reserve(&mut self, additional: usize);
    pub fn try_reclaim(&mut self, additional: usize) -> bool;
    pub fn extend_from_slice(&mut self, extend: &[u8]);
    pub fn extend<I>(&mut self, iter: I);
    pub fn unsplit(&mut self, other: BytesMut);
  }
  pub trait Buf: Buf {
    fn remaining(&self) -> usize;
    fn chunk(&self) -> &[u8];
    fn advance(&mut self, cnt: usize);
    fn has_remaining(&self) -> bool;
    fn copy_to_slice(&mut self, dst: &mut [u8]);
    fn copy_to_bytes(&mut self, len: usize) -> Bytes;
    fn get_u8(&mut self) -> u8;
    fn get_i8(&mut self) -> i8;
    fn get_u16(&mut self) -> u16;
    fn get_u16_le(&mut self) -> u16;
    fn get_u32(&mut self) -> u32;
    fn get_u32_le(&mut self) -> u32;
    fn get_u64(&mut self) -> u64;
    fn get_u64_le(&mut self) -> u64;
    fn get_u128(&mut self) -> u128;
    fn get_i64(&mut self) -> i64;
    fn get_f32(&mut self) -> f32;
    fn get_f64(&mut self) -> f64;
    fn take(self, limit: usize) -> impl Buf;
    fn chain<U: Buf>(self, next: U) -> impl Buf;
    fn reader(self) -> impl std::io::Read;
  }
  impl Buf for Bytes {}
  impl Buf for BytesMut {}
  impl BufMut for BytesMut {}
  impl BufMut for Vec<u8> {}
  pub trait BufMut: BufMut {
    fn remaining_mut(&self) -> usize;
    fn has_remaining_mut(&self) -> bool;
    fn put<T: Buf>(&mut self, src: T);
    fn put_slice(&mut self, src: &[u8]);
    fn put_bytes(&mut self, val: u8, cnt: usize);
    fn put_u8(&mut self, n: u8);
    fn put_u16(&mut self, n: u16);
    fn put_u16_le(&mut self, n: u16);
    fn put_u32(&mut self, n: u32);
    fn put_u32_le(&mut self, n: u32);
    fn put_u64(&mut self, n: u64);
    fn put_u64_le(&mut self, n: u64);
    fn put_u128(&mut self, n: u128);
    fn put_i64(&mut self, n: i64);
    fn put_f32(&mut self, n: f32);
    fn put_f64(&mut self, n: f64);
    fn writer(self) -> impl std::io::Write;
  }
}
