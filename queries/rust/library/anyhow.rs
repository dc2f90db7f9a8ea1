// anyhow (and eyre-like helpers) as the audit reads it.
// Declarations only; never compiled.
mod anyhow {
  pub type Result<T, E = Error> = std::result::Result<T, E>;
  // Not Clone.
  #[dyn(not_clone, deref = "dyn std::error::Error")]
  pub struct Error;
  impl Error {
    pub fn new<E>(error: E) -> Error;
    pub fn msg<M>(message: M) -> Error;
    pub fn from<E>(error: E) -> Error;
    pub fn from_boxed(boxed_error: Box<dyn std::error::Error>) -> Error;
    pub fn context<C>(self, context: C) -> Error;
    pub fn chain(&self) -> Chain;
    pub fn root_cause(&self) -> &(dyn std::error::Error + 'static);
    pub fn is<E>(&self) -> bool;
    pub fn downcast<E>(self) -> std::result::Result<E, Error>;
    pub fn downcast_ref<E>(&self) -> Option<&E>;
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E>;
    pub fn into_boxed_dyn_error(self) -> Box<dyn std::error::Error + Send + Sync>;
    pub fn source(&self) -> Option<&(dyn std::error::Error + 'static)>;
  }
  #[dyn(inline_container)]
  pub struct Chain<'a>;
  impl Iterator for Chain {
    type Item = &(dyn std::error::Error + 'static);
  }
  pub trait Context<T, E>: Context<T, E> {
    fn context<C>(self, context: C) -> std::result::Result<T, Error>;
    fn with_context<C, F: FnOnce() -> C>(self, f: F) -> std::result::Result<T, Error>;
  }
  impl<T, E> Context<T, E> for std::result::Result<T, E> {}
  impl<T> Context<T, std::convert::Infallible> for Option<T> {}
  pub fn Ok<T>(value: T) -> Result<T>;
}
