import { applyEdit } from '../../../src/journal/document/index.ts';
import { planEntry } from '../../../src/journal/entries/index.ts';
import type { Entry, EntryPlan, JournalSettings, JournalView } from '../../../src/model/journal.ts';

export type Files = Readonly<Record<string, string>>;

export const settings: JournalSettings = {
  ignore: [],
  rules: {},
  columns: {
    registry: {
      project: ['Project', 'Name', 'Folder'],
      status: ['Status'],
      repo: ['Repo', 'Repository'],
      last_active: ['Last Active', 'Last Updated', 'Updated'],
      description: ['Description', 'Summary'],
    },
    reviews: {
      pr: ['PR', 'Pull Request', 'PR #', '#'],
      title: ['Title'],
      verdict: ['Verdict'],
      posted: ['Posted'],
      reviewed: ['Reviewed', 'Date'],
      head: ['Head', 'Head SHA'],
    },
  },
  schemas: {},
  baseline: null,
  push_others: false,
  unwanted_words: [],
  private_folders: ['compute'],
};

/** Files in memory, as a work tree would show them. */
function viewOf(files: Files): JournalView {
  return {
    read: async (path) => files[path] ?? null,
    names: async (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const below = Object.keys(files).filter((path) => path.startsWith(prefix));
      const names = below.map((path) => path.slice(prefix.length).replace(/\/.*/, '/'));
      return [...new Set(names)].sort();
    },
  };
}

export const plan = (entry: Entry, files: Files): Promise<EntryPlan> =>
  planEntry(entry, viewOf(files), settings);

/** The files after the entry. */
export async function file(entry: Entry, files: Files): Promise<Files> {
  const { edits } = await plan(entry, files);
  const after: Record<string, string> = { ...files };
  for (const edit of edits) {
    if (edit.kind === 'blob') after[edit.path] = `blob ${edit.blob}\n`;
    else after[edit.path] = applyEdit(edit, after[edit.path] ?? null, settings.columns);
  }
  return after;
}

export const common = { id: 'op-1', date: '2026-08-11' } as const;

/** A journal as people wrote it: other columns, no frontmatter, two worklogs, CRLF. */
export const legacy: Files = {
  'INDEX.md':
    '# Memory\n\n| Name | Description | Last Updated | Owner |\n|---|---|---|---|\n' +
    '| [router](router/INDEX.md) | Routes \\| requests | 2026-07-01 | me |\n| planner | Plans | 2026-08-20 | |\n' +
    'Prose that is glued on.\n',
  'router/INDEX.md':
    '---\r\nproject: router\r\nrepo: ai-dynamo/dynamo # the fork\r\nbranch: main\r\nstatus: active\r\nlast-updated: 2026-07-01\r\n---\r\n# router\r\n',
  'router/ROUTER_WORKLOG.md': '# Log\n\n## 2026-07-01: began\n\n- x',
  'planner/INDEX.md': '# planner\n',
  'planner/A_WORKLOG.md': '# A\n',
  'planner/B_WORKLOG.md': '# B\n',
  'sglang-pr-reviews/INDEX.md': '---\ntype: project\nlast-updated: 2026-07-02\n---\n\n# Reviews\n',
  'sglang-pr-reviews/26976-tiered-cached-token/review.md':
    '# Tiered\n\nPR 26976, branch x.\n\n## Verdict\n\nclean\n',
};
