/** What every reader may know of the whole tree, without opening a file: where modules lie. */
export interface Project {
  /** All paths of the tree. */
  readonly paths: ReadonlySet<string>;
  /** Rust: crate and module of a file (`dynamo_llm::kv_router::indexer`), '' where no package claims it. */
  readonly rustModule: (path: string) => string;
  /** Rust: names by which the crate of a file calls others, to the names of those crates' libraries. */
  readonly rustCrates: (path: string) => ReadonlyMap<string, string>;
  /** Python: dotted module of a file (`dynamo.planner.core`; `__init__` is its package). */
  readonly pythonModule: (path: string) => string;
  /**
   * Python: the module of ours that `import dotted` in that file means (`utils.plot` in a script beside `utils/` is
   * `benchmarks.profiler.utils.plot`), `dotted` itself where the tree has none. A package counts as a module.
   */
  readonly pythonImport: (path: string, dotted: string) => string;
  /** Python: the native module that a Rust file's `#[pymodule]` builds (`dynamo._core`), '' for none. */
  readonly nativeModule: (path: string) => string;
  /** Go: import path of a file's package (`github.com/x/y/internal/z`), '' where no go.mod claims it. */
  readonly goPackage: (path: string) => string;
}
