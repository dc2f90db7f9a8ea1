// Iterators of std as the audit reads them: adapters are written as `impl Iterator`.
// Declarations only; never compiled. A trait that names itself as its supertrait covers only types known to implement it.
mod std {
  pub mod iter {
    use std::cmp::Ordering;
    use std::ops::ControlFlow;

    pub trait Iterator: Iterator {
      type Item;
      fn next(&mut self) -> Option<Self::Item>;
      fn size_hint(&self) -> (usize, Option<usize>);
      fn count(self) -> usize;
      fn last(self) -> Option<Self::Item>;
      fn nth(&mut self, n: usize) -> Option<Self::Item>;
      fn step_by(self, step: usize) -> impl Iterator<Item = Self::Item>;
      fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> impl Iterator<Item = Self::Item>;
      fn zip<U: IntoIterator>(self, other: U) -> impl Iterator<Item = (Self::Item, U::Item)>;
      fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> impl Iterator<Item = B>;
      fn for_each<F: FnMut(Self::Item) -> ()>(self, f: F);
      fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Iterator<Item = Self::Item>;
      fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> impl Iterator<Item = B>;
      fn enumerate(self) -> impl Iterator<Item = (usize, Self::Item)>;
      fn peekable(self) -> Peekable<Self::Item>;
      fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Iterator<Item = Self::Item>;
      fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Iterator<Item = Self::Item>;
      fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P) -> impl Iterator<Item = B>;
      fn skip(self, n: usize) -> impl Iterator<Item = Self::Item>;
      fn take(self, n: usize) -> impl Iterator<Item = Self::Item>;
      fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(self, initial_state: St, f: F) -> impl Iterator<Item = B>;
      fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> impl Iterator<Item = U::Item>;
      fn flatten(self) -> impl Iterator<Item = <Self::Item as IntoIterator>::Item>;
      fn fuse(self) -> impl Iterator<Item = Self::Item>;
      fn inspect<F: FnMut(&Self::Item) -> ()>(self, f: F) -> impl Iterator<Item = Self::Item>;
      fn by_ref(&mut self) -> &mut Self;
      fn collect<B>(self) -> B;
      fn partition<B, F: FnMut(&Self::Item) -> bool>(self, f: F) -> (B, B);
      fn try_fold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
      fn try_for_each<F: FnMut(Self::Item) -> R, R>(&mut self, f: F) -> R;
      fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
      fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item>;
      fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
      fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
      fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
      fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
      fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
      fn max(self) -> Option<Self::Item>;
      fn min(self) -> Option<Self::Item>;
      fn max_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
      fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item>;
      fn min_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
      fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item>;
      fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB) where Self: Iterator<Item = (A, B)>;
      fn copied<T>(self) -> impl Iterator<Item = T> where Self: Iterator<Item = &T>;
      fn cloned<T>(self) -> impl Iterator<Item = T> where Self: Iterator<Item = &T>;
      fn cycle(self) -> impl Iterator<Item = Self::Item>;
      fn sum<S>(self) -> S;
      fn product<P>(self) -> P;
      fn cmp<I: IntoIterator<Item = Self::Item>>(self, other: I) -> Ordering;
      fn partial_cmp<I: IntoIterator>(self, other: I) -> Option<Ordering>;
      fn eq<I: IntoIterator>(self, other: I) -> bool;
      fn ne<I: IntoIterator>(self, other: I) -> bool;
      fn lt<I: IntoIterator>(self, other: I) -> bool;
      fn is_sorted(self) -> bool;
      fn is_sorted_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, compare: F) -> bool;
      fn is_sorted_by_key<F: FnMut(Self::Item) -> K, K>(self, f: F) -> bool;
    }
    pub trait DoubleEndedIterator: Iterator {
      fn next_back(&mut self) -> Option<Self::Item>;
      fn nth_back(&mut self, n: usize) -> Option<Self::Item>;
      fn rev(self) -> impl Iterator<Item = Self::Item>;
      fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
      fn try_rfold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
      fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
      fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
    }
    pub trait ExactSizeIterator: Iterator {
      fn len(&self) -> usize;
    }
    pub trait FusedIterator: Iterator {}
    pub trait IntoIterator {
      type Item;
      fn into_iter(self) -> impl Iterator<Item = Self::Item>;
    }
    pub trait FromIterator<A> {
      fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
    }
    pub trait Extend<A> {
      fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
    }
    pub trait Sum<A = Self> {
      fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
    }
    pub trait Product<A = Self> {
      fn product<I: Iterator<Item = A>>(iter: I) -> Self;
    }

    #[dyn(iter = "T")]
    pub struct Peekable<T>;
    impl<T> Iterator for Peekable<T> {
      type Item = T;
    }
    impl<T> Peekable<T> {
      pub fn peek(&mut self) -> Option<&T>;
      pub fn peek_mut(&mut self) -> Option<&mut T>;
      pub fn next_if<F: FnOnce(&T) -> bool>(&mut self, func: F) -> Option<T>;
      pub fn next_if_eq<R>(&mut self, expected: &R) -> Option<T>;
    }

    // Adapters by name, for fields and return types that spell them out.
    pub struct Map<I, F>;
    impl<I, B, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
      type Item = B;
    }
    pub struct Rev<I>;
    impl<I: Iterator> Iterator for Rev<I> {
      type Item = I::Item;
    }
    pub struct Filter<I, P>;
    impl<I: Iterator, P> Iterator for Filter<I, P> {
      type Item = I::Item;
    }
    pub struct Take<I>;
    impl<I: Iterator> Iterator for Take<I> {
      type Item = I::Item;
    }
    pub struct Skip<I>;
    impl<I: Iterator> Iterator for Skip<I> {
      type Item = I::Item;
    }
    pub struct Chain<A, B>;
    impl<A: Iterator, B> Iterator for Chain<A, B> {
      type Item = A::Item;
    }
    pub struct Zip<A, B>;
    impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
      type Item = (A::Item, B::Item);
    }
    pub struct Enumerate<I>;
    impl<I: Iterator> Iterator for Enumerate<I> {
      type Item = (usize, I::Item);
    }

    pub fn empty<T>() -> impl Iterator<Item = T>;
    pub fn once<T>(value: T) -> impl Iterator<Item = T>;
    pub fn once_with<A, F: FnOnce() -> A>(make: F) -> impl Iterator<Item = A>;
    pub fn repeat<T>(elt: T) -> impl Iterator<Item = T>;
    pub fn repeat_n<T>(element: T, count: usize) -> impl Iterator<Item = T>;
    pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> impl Iterator<Item = A>;
    pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> impl Iterator<Item = T>;
    pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> impl Iterator<Item = T>;
    pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> impl Iterator<Item = (A::Item, B::Item)>;
  }
}
