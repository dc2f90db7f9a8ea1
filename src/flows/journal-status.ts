import type {
  DoctorReport,
  StaleState,
  StatusReport,
  StoreStatus,
} from '../model/journal-status.ts';
import { openJournal } from './journal-open.ts';
import { patience } from './journal-write.ts';

/** Milliseconds after which what is not finished, filed or pushed counts as forgotten. */
const forgotten = 15 * 60_000;

const silent = (): void => {};

/** What is not finished, not committed, not pushed, and what of it has been so for too long. */
export async function readJournalStatus(root: string, now = Date.now()): Promise<StatusReport> {
  const { store } = await openJournal(root, { isNew: true, warn: silent });
  const status = await store.status();
  return { ...status, stale: staleIn(status, now) };
}

function staleIn({ pending, spooled, unpushed }: StoreStatus, now: number): readonly StaleState[] {
  const isOld = ({ since }: { readonly since: string }): boolean =>
    now - Date.parse(since) > forgotten;
  const say = (count: number, what: string): StaleState[] =>
    count === 0 ? [] : [{ rule: 'J100', message: `${count} ${what} for more than 15 minutes` }];
  return [
    ...say(pending.filter(isOld).length, 'interrupted writes unfinished'),
    ...say(spooled.filter(isOld).length, 'entries waiting in the spool'),
    ...say(unpushed.filter(isOld).length, 'commits not pushed'),
  ];
}

/** Finishes what was interrupted, files what waits, removes what dead processes left, and pushes. */
export async function doctorJournal(
  root: string,
  { push, warn }: { readonly push: boolean; readonly warn: (line: string) => void },
): Promise<DoctorReport> {
  const { store, settings, vault } = await openJournal(root, { isNew: true, warn });
  const pushOthers = settings.push_others;
  const { done, left } = await store.doctor({ push, pushOthers, waitMs: patience });
  return { schema: 'dyn-journal/doctor@1', root: vault.root, done, left };
}
