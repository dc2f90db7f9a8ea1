/** Where what was done is remembered: the folder of one pull request in the user's state, which room `review` owns. */
export interface RerunStore {
  /** The parsed JSON; null where there is none. */
  readonly read: (name: 'reruns.json') => unknown;
  /** Written whole, and on the disk when it returns. */
  readonly write: (name: 'reruns.json', document: unknown) => void;
  /** Does something while no other process does so for this pull request. */
  readonly locked: <T>(act: () => Promise<T>) => Promise<T>;
}

/** A run of Actions that was started again, or was about to be: it is written before it is asked for. */
export interface RerunRecord {
  readonly run_id: number;
  readonly head_sha: string;
  /** The attempt that failed. */
  readonly attempt: number;
  /** Of the failures that it was done for. */
  readonly signatures: readonly string[];
  /** ISO 8601. */
  readonly at: string;
}

/** No head of a pull request has as many. */
const mostRecords = 500;

/** What was started again so far; a file that is none of ours counts as empty. */
export function readReruns(store: RerunStore): readonly RerunRecord[] {
  const data = store.read('reruns.json');
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  return list.filter(isRecord);
}

/** Notes the newest, and forgets the oldest where there are too many. */
export const writeReruns = (store: RerunStore, records: readonly RerunRecord[]): void =>
  store.write('reruns.json', records.slice(-mostRecords));

/** How often a failure, or the run that it is in, was started again on a head: words of a failure may differ each time. */
export const countReruns = (
  records: readonly RerunRecord[],
  head: string,
  { signature, run_id }: { readonly signature: string; readonly run_id: number | null },
): number =>
  records.filter(
    (record) =>
      record.head_sha === head &&
      (record.run_id === run_id || record.signatures.includes(signature)),
  ).length;

function isRecord(data: unknown): data is RerunRecord {
  if (typeof data !== 'object' || data === null) return false;
  const { run_id, head_sha, attempt, signatures, at }: Partial<Record<keyof RerunRecord, unknown>> =
    data;
  const isList = Array.isArray(signatures) && signatures.every((each) => typeof each === 'string');
  const areNumbers = Number.isSafeInteger(run_id) && Number.isSafeInteger(attempt);
  return areNumbers && isList && typeof head_sha === 'string' && typeof at === 'string';
}
