import type { StatusReport } from '../../model/journal-status.ts';
import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { type Page, pageOf } from '../page.ts';
import type { Reporter } from '../reporter.ts';
import { wrap } from '../wrap.ts';

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Of a time as git and the store write it: to the minute. */
const minute = (since: string): string => since.slice(0, 16).replace('T', ' ');

function partsOf(status: StatusReport): readonly Part[] {
  const { changed, unpushed, pending, spooled, lock, stale } = status;
  return [
    {
      title: `${countOf(changed.length, 'file')} not committed`,
      lines: changed.map(({ path, state }) => `${state} ${path}`),
    },
    {
      title: `${countOf(unpushed.length, 'commit')} not pushed`,
      lines: unpushed.map(
        ({ commit, subject, ours, since }) =>
          `${commit.slice(0, 9)} ${minute(since)} ${subject}${ours ? '' : ' (not made by the journal)'}`,
      ),
    },
    {
      title: `${countOf(pending.length, 'write')} interrupted`,
      lines: pending.map(({ subject, since }) => `${minute(since)} ${subject}`),
    },
    {
      title: `${spooled.length === 1 ? '1 entry' : `${countOf(spooled.length)} entries`} waiting`,
      lines: spooled.map(({ kind, since, why }) => `${minute(since)} ${kind}: ${why}`),
    },
    {
      title: 'a writer at work',
      lines:
        lock === null
          ? []
          : [
              `process ${lock.pid} on ${lock.host} since ${minute(lock.since)}: ${lock.what}${lock.gone ? ' (gone, the next writer takes over)' : ''}`,
            ],
    },
    { title: 'for too long', lines: stale.map(({ rule, message }) => `${message} [${rule}]`) },
  ].filter(({ lines }) => lines.length > 0);
}

function sayBranch({ root, branch, operation, upstream }: StatusReport): string {
  const on =
    branch === null ? 'no branch is checked out' : `on ${branch.replace('refs/heads/', '')}`;
  const busy = operation === null ? '' : `, in the middle of ${operation}`;
  const remote =
    upstream === null
      ? ', no remote'
      : `, ${upstream.name}${upstream.behind > 0 ? ` has ${countOf(upstream.behind, 'commit')} more` : ''}`;
  return `${root}: ${on}${busy}${remote}`;
}

function describe({ title, lines }: Part, { paint }: Page): string[] {
  return [paint('bold', title), ...lines.map((line) => `  ${printable(line)}`)];
}

/** For a terminal: where the journal stands, then what is open. */
export const reportStatusText: Reporter<StatusReport> = (status, options) => {
  const page = pageOf(options);
  const parts = partsOf(status);
  const lines = [
    ...wrap(printable(sayBranch(status)), page.width, '', 2),
    ...(parts.length === 0
      ? ['Everything is committed and pushed.']
      : parts.flatMap((part) => describe(part, page))),
  ];
  return `${lines.join('\n')}\n`;
};
