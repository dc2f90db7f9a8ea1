/** `dyn-journal/status@1`. */
export interface StoreStatus {
  readonly schema: 'dyn-journal/status@1';
  readonly root: string;
  /** Full name; null when none is checked out. */
  readonly branch: string | null;
  /** What somebody has begun and not ended, such as `a rebase`. */
  readonly operation: string | null;
  /** Changed files of the journal, with git's two letters: index, work tree. */
  readonly changed: readonly { readonly path: string; readonly state: string }[];
  /** `owner/branch` of the remote, and how many commits it has that are not here; null: there is no remote. */
  readonly upstream: { readonly name: string; readonly behind: number } | null;
  readonly unpushed: readonly {
    readonly commit: string;
    readonly subject: string;
    readonly ours: boolean;
    /** ISO time. */
    readonly since: string;
  }[];
  /** Writes that were begun and are not finished. */
  readonly pending: readonly {
    readonly id: string;
    readonly subject: string;
    readonly since: string;
  }[];
  /** Entries that wait to be written. */
  readonly spooled: readonly {
    readonly id: string;
    readonly kind: string;
    readonly since: string;
    readonly why: string;
  }[];
  readonly lock: {
    readonly pid: number;
    readonly host: string;
    readonly since: string;
    /** What it is doing. */
    readonly what: string;
    /** The process is not there any more: the next writer takes the lock over. */
    readonly gone: boolean;
  } | null;
}

/** `dyn-journal/doctor@1`: one line for each thing that was done, and for each that a person has to look at. */
export interface DoctorReport {
  readonly schema: 'dyn-journal/doctor@1';
  readonly root: string;
  readonly done: readonly string[];
  readonly left: readonly string[];
}

/** A state that lasts longer than it should. */
export interface StaleState {
  readonly rule: 'J100';
  readonly message: string;
}

/** What `status` shows: the state, and what of it is older than it should be. */
export interface StatusReport extends StoreStatus {
  readonly stale: readonly StaleState[];
}
