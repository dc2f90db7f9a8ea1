import type { Entry, EntryPlan, JournalSettings, JournalView } from '../../model/journal.ts';
import type { Place } from './place.ts';

/** A file as a commit has it and as it would be; bytes that are no UTF-8 are read one by one. */
export interface CheckedFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** What the store needs to know of entries; it is handed in, so that this room knows files and git alone. */
export interface StoreOptions {
  plan(entry: Entry, view: JournalView): Promise<EntryPlan>;
  readonly columns: JournalSettings['columns'];
  /** Throws a UserError when the files must not be written or must not leave the machine. */
  check(files: readonly CheckedFile[], stage: 'write' | 'push'): Promise<void>;
}

export interface Job extends StoreOptions {
  readonly place: Place;
  /** Milliseconds to wait for a lock, ours or git's. */
  readonly waitMs: number;
}
