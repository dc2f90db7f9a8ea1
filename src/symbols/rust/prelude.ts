/** Names that stand for the language's own things wherever no module says otherwise. */
export const prelude: ReadonlySet<string> = new Set(
  `Some None Ok Err Option Result Vec String Box ToString ToOwned Into From AsRef AsMut Drop Fn FnMut FnOnce Iterator
  IntoIterator Extend DoubleEndedIterator ExactSizeIterator Default Clone Copy Send Sync Sized Unpin PartialEq Eq PartialOrd Ord
  TryFrom TryInto FromIterator drop bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 Debug Hash
  AsyncFn AsyncFnMut AsyncFnOnce Future core std alloc`.split(/\s+/),
);

/** Prelude names that modules often replace with types of their own. */
export const replaced: ReadonlySet<string> = new Set(['Result', 'Future', 'Debug', 'Hash']);

/** Wrappers whose first argument is what one works with. */
export const wrappers: ReadonlySet<string> = new Set(
  `Arc Rc Box Option Result PyResult Mutex RwLock Pin MutexGuard RwLockReadGuard RwLockWriteGuard OwnedMutexGuard
  OwnedRwLockReadGuard OwnedRwLockWriteGuard MappedMutexGuard Ref RefMut RefCell Cell OnceCell OnceLock LazyLock Lazy LazyCell
  Weak Cow ManuallyDrop NonNull ArcSwap ArcSwapOption CachePadded Py Bound PyRef PyRefMut Borrowed BoxFuture LocalBoxFuture
  JoinHandle Poll UnsafeCell Reverse Wrapping`.split(/\s+/),
);

/** Collections whose last argument is what they hold. */
export const collections: ReadonlySet<string> = new Set(
  `Vec VecDeque HashSet BTreeSet IndexSet SmallVec BinaryHeap LinkedList DashSet HashMap BTreeMap DashMap IndexMap FxHashMap
  FxHashSet AHashMap Iter IntoIter BoxStream`.split(/\s+/),
);

/** Traits that say nothing of the methods one calls. */
export const markers: ReadonlySet<string> = new Set(
  'Send Sync Sized Unpin Copy Clone Debug Default Eq PartialEq Hash Ord PartialOrd UnwindSafe'.split(
    ' ',
  ),
);

/** Functions of a type that nearly always give a value of it. */
export const makers: ReadonlySet<string> = new Set(
  `default from try_from from_iter from_str deserialize clone parse_from try_parse_from parse try_parse new_uninit
  from_env from_parts`.split(/\s+/),
);

/** Calls that wrap their argument and nothing else. */
export const wraps: ReadonlySet<string> = new Set(
  'Some Ok Arc::new Rc::new Box::new Box::pin Arc::clone Rc::clone Mutex::new RwLock::new RefCell::new Cell::new Pin::new Arc::from Box::from'.split(
    ' ',
  ),
);

/** Types that come by a star more often than by name (PyO3's prelude, `super::*`), and that are none of ours. */
export const foreign: ReadonlySet<string> = new Set([
  ...wrappers,
  ...collections,
  ...`PyErr PyAny PyObject Python PyModule PyDict PyList PyTuple PyString PyBytes PyType PyCapsule PyBool PyInt PyFloat PySet
  PyCell PyAnyMethods Duration Instant SystemTime PathBuf Path Bytes BytesMut CancellationToken AtomicBool AtomicU64 AtomicUsize
  AtomicU32 AtomicI64 Ordering Uuid Infallible NonZeroUsize PhantomData`.split(/\s+/),
]);
