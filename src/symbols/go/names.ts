const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What every Go file has without an import. */
export const builtin = words(`
  any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
  uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag len
  make max min new panic print println real recover
`);

/** Methods of the standard library, of Kubernetes' clients and of their tests: alone they say nothing of ours. */
export const common = words(`
  Add AddDate After AfterEach Append As Before BeforeEach Build Bytes Cancel Check Clean Clone Close Compare Complete
  Context Contains Copy Count Create DeepCopy DeepCopyInto DeepCopyObject Default Delete DeleteAllOf Do Done Duration
  Elem Encode Decode End Equal Err Error Errorf Error Event Eventf Exec Exists Exit Exp Fatal Fatalf Find Flush For
  Format Get GetAnnotations GetClient GetGeneration GetKind GetLabels GetName GetNamespace GetObjectKind
  GetResourceVersion GetScheme GetUID GetValue Go Has Header Help Helper ID Info Infof Init Insert Int Intersects
  Is IsNil IsZero Items Join Key Keys Kind Len Less List Load LoadOrStore Lock Log Log Logf Marshal MarshalJSON
  MarshalText Match Matches Message Method Name Named New Next Now Object Observe Open Option Owns Parse Patch Path
  Pop Post Print Printf Println Push Put RLock RUnlock Range Read ReadFile Reconcile Register Release Remove Reset
  Run Scan Scheme Send ServeHTTP Set SetAnnotations SetLabels SetName SetNamespace SetupWithManager Size Skip Skipf
  Sleep Sort Start Status Stop Store String Sub Sum Swap Test Time To Trim Type Union Unlock Unmarshal UnmarshalJSON
  Unwrap Update UpdateStatus Validate ValidateCreate ValidateDelete ValidateUpdate Value Values Wait Warn Warning
  Watch Watches With WithCancel WithContext WithName WithObjects WithScheme WithStatusSubresource WithTimeout
  WithValues Wrap Write WriteHeader WriteString V
`);

/** Functions that read a variable of the environment: os.Getenv, and helpers around it. */
export const readsEnvironment = (callee: string): boolean =>
  callee === 'Getenv' ||
  callee === 'LookupEnv' ||
  /^(?:get|read|lookup|must|require|parse)\w*env(?:$|[A-Z_])/i.test(callee);
